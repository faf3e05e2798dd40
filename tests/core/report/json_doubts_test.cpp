// Proves that results.json holds all that draws, stress and other norms say, and null for what the
// draws cannot tell.
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "core/report/json.h"
#include "tests/core/report/fixture.h"

namespace jalon {
namespace {

using nlohmann::ordered_json;

ordered_json written(const Results &results) {
  return ordered_json::parse(results_json(results));
}

TEST(ResultsJsonDoubts, GivesEachQuantileWithItsInterval) {
  const auto s = written(fixture::results())["projects"][0]["appraisal"]["accounts"][1]["spread"];
  EXPECT_EQ(s["draws"], 1997);
  EXPECT_EQ(s["rejected"], 3);
  EXPECT_EQ(s["p10"], 120000);
  EXPECT_EQ(s["intervals"]["p10"],
            ordered_json({120000 - 1190000 / 50.0, 120000 + 1190000 / 50.0}));
  EXPECT_NEAR(s["loss"].get<double>(), 0.06, 1e-12);
  EXPECT_EQ(s["shortfall"], 120000 - 0.3 * 1190000);
  EXPECT_EQ(s["intervals"].size(), 9u);
}

TEST(ResultsJsonDoubts, ListsTheGatesOfAMeasureThatNobodyCouldRead) {
  auto r = fixture::results();
  const auto measure = [&] { return written(r)["projects"][0]["measures"][0]; };
  EXPECT_EQ(measure()["to_confirm"], ordered_json::array()) << "every gate was read";
  r.projects[0].measures[0].to_confirm = {{"lamps.dark", "Share switched off", "It is dark."}};
  EXPECT_EQ(measure()["to_confirm"],
            ordered_json::parse(R"([{"indicator": "lamps.dark", "label": "Share switched off",
                                     "otherwise": "It is dark."}])"));
}

TEST(ResultsJsonDoubts, TellsHowTheDrawsWereMade) {
  auto r = fixture::results();
  r.draws.asked = 0;
  r.draws.done = 18000000000000000000u;
  r.draws.stopped = true;
  r.draws.loose = {std::string("the mean of a")};
  const auto j = written(r);
  EXPECT_TRUE(j["draws"]["asked"].is_null()) << "until precise enough";
  EXPECT_EQ(j["draws"]["done"].get<std::uint64_t>(), 18000000000000000000u);
  EXPECT_EQ(j["run"]["draws"], j["draws"]["done"]);
  EXPECT_EQ(j["draws"]["sampling"], "sobol");
  EXPECT_EQ(j["draws"]["stopped"], true);
  EXPECT_EQ(j["draws"]["loose"][0], "the mean of a");
  EXPECT_EQ(j["draws"]["correlations"].size(), 1u);
}

TEST(ResultsJsonDoubts, TellsWhatDecidesAndWhatStressDoes) {
  const auto p = written(fixture::results())["projects"][0];
  EXPECT_EQ(p["drivers"][0]["paths"], ordered_json({"energy.price"}));
  EXPECT_EQ(p["drivers"][0]["collective"]["switching"], ordered_json({0.172}));
  EXPECT_EQ(p["drivers"][0]["collective"]["total"]["value"], 0.54);
  EXPECT_TRUE(p["drivers"][1]["authority"]["at_low"].is_null()) << "a group has none";
  EXPECT_EQ(p["drivers"][2]["collective"]["switching"], ordered_json::array());
  EXPECT_EQ(p["stressed"][0]["scenario"], "works");
  EXPECT_EQ(p["stressed"][0]["authority"], -12000);
  EXPECT_EQ(p["best_start"], 2028);
  EXPECT_EQ(p["by_start"][2]["collective"], 701000);
  EXPECT_EQ(p["optimism_bias"], 0.2);
}

TEST(ResultsJsonDoubts, ComparesProjectsRatesAndNorms) {
  const auto j = written(fixture::results());
  EXPECT_EQ(j["preferences"]["beats"][0][1], 0.83);
  EXPECT_EQ(j["rates"][1]["beta"], 1.5);
  EXPECT_TRUE(j["rates"][1]["collective"][2].is_null()) << "not appraised";
  const auto &other = j["other_norms"][0];
  EXPECT_EQ(other["residual_value"], false);
  EXPECT_TRUE(other["projects"][0]["start_year"].is_null());
  EXPECT_EQ(other["values"][0]["price_year"], 2010);
  EXPECT_EQ(other["values"][0]["confidence"], "to verify");
  EXPECT_EQ(j["stresses"][0]["left_out"][0], "poles.price");
}

TEST(ResultsJsonDoubts, WritesNullForWhatTheDrawsCannotTell) {
  auto r = fixture::results();
  const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
  auto &a = *r.projects[0].appraisal;
  a.accounts[0].spread = Spread{};
  a.accounts[0].spread->mean = {nan, -inf, inf};
  a.irr_collective_spread.reset();
  a.mirr_authority = nan;
  r.projects[0].drivers[0].collective.index.total = {nan, nan, nan};
  r.projects[0].stressed[0].collective = -inf;
  r.projects[0].optimism_bias = nan;
  r.preferences->beats[0][1] = nan;
  r.rates[0].rate = inf;
  r.other_norms[0].projects[0].collective = nan;
  r.other_norms[0].values[0].last = inf;
  const auto text = results_json(r);
  for (const char *token : {": nan", ": -nan", "NaN", ": inf", ": -inf", "Infinity"})
    EXPECT_EQ(text.find(token), text.npos) << token;
  const auto p = written(r)["projects"][0];
  EXPECT_TRUE(p["appraisal"]["accounts"][0]["spread"]["mean"].is_null());
  EXPECT_EQ(p["appraisal"]["accounts"][0]["spread"]["intervals"]["mean"],
            ordered_json({nullptr, nullptr}));
  EXPECT_TRUE(p["appraisal"]["irr_collective_spread"].is_null());
  EXPECT_TRUE(p["drivers"][0]["collective"]["total"]["value"].is_null());
}

TEST(ResultsJsonDoubts, KeepsItsFieldsWhereNothingWasDrawn) {
  const auto j = written(fixture::bare());
  EXPECT_EQ(j["draws"]["done"], 0);
  EXPECT_TRUE(j["preferences"].is_null());
  for (const char *list : {"stresses", "rates", "other_norms"})
    EXPECT_EQ(j[list], ordered_json::array()) << list;
}

}  // namespace
}  // namespace jalon
