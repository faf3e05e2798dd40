// Proves that results.json says all that the results hold, in a fixed order, with no token that is
// no JSON, and numbers that read back as the same doubles.
#include "core/report/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using nlohmann::ordered_json;

std::vector<std::string> keys_of(const ordered_json &object) {
  std::vector<std::string> out;
  for (const auto &[key, value] : object.items()) out.push_back(key);
  return out;
}

TEST(ResultsJson, BeginsWithItsSchemaAndKeepsItsOrder) {
  const auto text = results_json(fixture::results());
  EXPECT_EQ(text.find("{\n  \"schema\": \"jalon.results/1\""), 0u);
  EXPECT_EQ(text.back(), '\n');
  const std::vector<std::string> expected = {
      "schema",      "run",         "draws",    "years",
      "inventories", "indicators",  "projects", "known_projects",
      "roadmap",     "financing",   "stresses", "preferences",
      "rates",       "other_norms", "figures",  "warnings"};
  EXPECT_EQ(keys_of(ordered_json::parse(text)), expected);
}

TEST(ResultsJson, HasTheSameFieldsWhetherKnownOrNot) {
  const auto full = ordered_json::parse(results_json(fixture::results()));
  const auto bare = ordered_json::parse(results_json(fixture::bare()));
  EXPECT_EQ(keys_of(full), keys_of(bare));
  EXPECT_EQ(keys_of(full["run"]), keys_of(bare["run"]));
  EXPECT_EQ(keys_of(full["indicators"][0]), keys_of(bare["indicators"][0]));
  EXPECT_TRUE(bare["roadmap"].is_null());
  EXPECT_TRUE(bare["run"]["population"].is_null());
  EXPECT_TRUE(bare["indicators"][0]["central"].is_null());
}

TEST(ResultsJson, ReadsBackAsTheSameNumbers) {
  auto r = fixture::results();
  r.discount_rate = 0.1 + 0.2;
  r.projects[0].appraisal->accounts[0].npv = 1.0 / 3.0;
  r.projects[0].appraisal->accounts[0].flows[0] = 123456789.123456789;
  r.projects[0].appraisal->investment = 5e-324;
  const auto j = ordered_json::parse(results_json(r));
  const auto &a = j["projects"][0]["appraisal"];
  EXPECT_EQ(j["run"]["discount_rate"].get<double>(), 0.1 + 0.2);
  EXPECT_EQ(a["accounts"][0]["npv"].get<double>(), 1.0 / 3.0);
  EXPECT_EQ(a["accounts"][0]["flows"][0].get<double>(), 123456789.123456789);
  EXPECT_EQ(a["investment"].get<double>(), 5e-324);
  EXPECT_EQ(j["run"]["seed"].get<uint64_t>(), 18446744073709551615u);
}

TEST(ResultsJson, WritesNullForWhatIsNoFiniteNumber) {
  auto r = fixture::results();
  r.discount_rate = std::numeric_limits<double>::infinity();
  r.projects[0].appraisal->lines[0].programme[1] = std::nan("");
  r.inventories[0].points[0][0] = std::nanf("");
  const auto text = results_json(r);
  for (const char *token : {"nan", "NaN", "inf", "Infinity"}) {
    const std::string bare = std::string(": ") + token;
    EXPECT_EQ(text.find(bare), text.npos) << token;
  }
  const auto j = ordered_json::parse(text);
  EXPECT_TRUE(j["run"]["discount_rate"].is_null());
  EXPECT_TRUE(j["projects"][0]["appraisal"]["lines"][0]["programme"][1].is_null());
  EXPECT_TRUE(j["inventories"][0]["points"][0][0].is_null());
  EXPECT_TRUE(j["roadmap"]["funds"][5].is_null());
  EXPECT_TRUE(j["projects"][0]["appraisal"]["value_per_public"].is_null());
}

TEST(ResultsJson, ListsEveryFindingAndKeepsNothingOfTheMachine) {
  const auto j = ordered_json::parse(results_json(fixture::results()));
  const auto &import = j["inventories"][0]["import"];
  EXPECT_EQ(import["findings"].size(), 26u);
  EXPECT_EQ(import["findings"][25]["kind"], "set_aside");
  EXPECT_EQ(import["file"], "inventory/points.csv");
  EXPECT_EQ(import["totals"]["power"]["in"], 186200);
  auto elsewhere = fixture::results();
  elsewhere.inventories[0].import.file = "/home/somebody/points.csv";
  const auto k = ordered_json::parse(results_json(elsewhere));
  EXPECT_EQ(k["inventories"][0]["import"]["file"], "points.csv");
}

TEST(ResultsJson, SaysTheReasonsOfThePlanAsASentenceAndInPieces) {
  const auto j = ordered_json::parse(results_json(fixture::results()));
  const auto &late = j["roadmap"]["decisions"][0];
  EXPECT_NE(late["reason"].get<std::string>().find("2027"), std::string::npos);
  EXPECT_EQ(late["reason_pieces"]["arguments"][0], 2027);
  EXPECT_EQ(late["reason_pieces"]["arguments"][1][0]["arguments"][1], 150000.0);
  EXPECT_TRUE(j["roadmap"]["decisions"][1]["reason_pieces"].is_null());
  EXPECT_TRUE(j["roadmap"]["decisions"][2]["start_year"].is_null());
}

TEST(ResultsJson, StaysUtf8WhateverTheTextsAre) {
  auto r = fixture::results();
  r.territory = "Saint-\xc9tienne";  // Windows-1252, not UTF-8
  r.warnings = {std::string("\"quoted\" \\ and \n a line")};
  const auto j = ordered_json::parse(results_json(r));
  EXPECT_EQ(j["run"]["territory"], "Saint-\ufffdtienne");
  EXPECT_EQ(j["warnings"][0], "\"quoted\" \\ and \n a line");
}

TEST(ResultsJson, TellsFiguresWithTheirOrigin) {
  const auto j = ordered_json::parse(results_json(fixture::results()));
  const auto &lamp = j["figures"][1];
  EXPECT_EQ(lamp["label"], "Price of one LED luminaire");
  EXPECT_EQ(j["figures"][0]["marks"][0], "expired on 2025-12-31: to verify");
  EXPECT_EQ(j["warnings"][0],
            "There is no inventory of \"Light points\" yet: it was estimated from the town's "
            "population.");
  EXPECT_EQ(lamp["confidence"], "to verify");
  EXPECT_EQ(lamp["distribution"], "triangular");
  EXPECT_EQ(lamp["place"], "settings.toml:12:3");
  EXPECT_EQ(lamp["value"], 620);
  EXPECT_TRUE(j["figures"][3]["value"].is_null()) << "a path by year has no single value";
  EXPECT_EQ(j["figures"][3]["by_year"]["2050"], 0.563);
}

TEST(ResultsJson, TellsWhatADistributionHasBesideItsEnds) {
  auto r = fixture::results();
  auto &figure = r.figures[1].figure;
  const auto shape = [&] {
    return ordered_json::parse(results_json(r))["figures"][1]["shape"].dump();
  };
  EXPECT_EQ(shape(), "null") << "a triangular figure";
  figure.distribution = Distribution::normal;
  figure.mean = 5, figure.sd = 2;
  EXPECT_EQ(shape(), R"({"mean":5.0,"sd":2.0})");
  figure.distribution = Distribution::discrete;
  figure.values = {1, 2}, figure.weights = {0.25, 0.75};
  EXPECT_EQ(shape(), R"({"values":[1.0,2.0],"weights":[0.25,0.75]})");
}

TEST(ResultsJson, SaysReasonsInTheLanguageOfTheRunWithTheSameIdInEach) {
  const auto r = fixture::results();
  const auto french = ordered_json::parse(results_json(r, page::words("fr")));
  const auto english = ordered_json::parse(results_json(r));
  EXPECT_EQ(french["run"]["language"], "fr");
  EXPECT_EQ(english["run"]["language"], "en");
  const auto &said = french["roadmap"]["decisions"][2], &same = english["roadmap"]["decisions"][2];
  EXPECT_THAT(said["reason"], testing::HasSubstr("Sa valeur collective"));
  EXPECT_THAT(same["reason"], testing::HasSubstr("Its collective value is not positive"));
  for (const auto *d : {&said, &same}) {
    EXPECT_EQ((*d)["reason_id"], "no_value");
    EXPECT_EQ((*d)["reason_pieces"]["id"], "no_value");
  }
  EXPECT_EQ(said["reason_pieces"], same["reason_pieces"]);
}

TEST(ResultsJson, HasEveryFieldDocumented) {
  const auto documented = read_file(std::string(JALON_SOURCE_DIR) + "/docs/integrator/results.md");
  std::vector<std::string> missing;
  // Keys that are names chosen by the dossier, not fields.
  const std::set<std::string> named = {"totals", "quality", "columns", "by_year", "digests"};
  const std::function<void(const ordered_json &)> walk = [&](const ordered_json &j) {
    if (j.is_array() && !j.empty()) walk(j[0]);
    if (!j.is_object()) return;
    for (const auto &[key, value] : j.items()) {
      if (documented.find('`' + key + '`') == documented.npos) missing.push_back(key);
      if (!named.contains(key)) walk(value);
    }
  };
  walk(ordered_json::parse(results_json(fixture::results())));
  EXPECT_TRUE(missing.empty()) << ordered_json(missing).dump();
}

}  // namespace
}  // namespace jalon
