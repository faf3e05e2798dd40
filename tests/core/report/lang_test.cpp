// Proves that every text of the report is in the French catalogue, and that the chart library is
// the one its README names.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "core/base/files.h"
#include "core/report/facts.h"
#include "core/report/say.h"
#include "core/report/sentences.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

const std::filesystem::path report = std::filesystem::path(JALON_SOURCE_DIR) / "core/report";

// "a" "b" as one text, escapes resolved.
std::string literal(const std::string &code) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') {
      inside = !inside;
    } else if (inside) {
      if (code[i] == '\\') ++i;
      out += code[i];
    }
  }
  return out;
}

std::set<std::string> catalogue() {
  std::set<std::string> out;
  const std::string po = read_file(report / "lang/fr.po");
  const std::regex entry(R"re(\nmsgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr "(.))re");
  for (std::sregex_iterator i(po.begin(), po.end(), entry), end; i != end; ++i)
    out.insert(literal((*i)[1]));
  return out;
}

TEST(FrenchCatalogue, HoldsEveryTextOfTheTemplates) {
  const auto known = catalogue();
  ASSERT_GT(known.size(), 250u);
  const std::regex text(R"(\{\{#t\}\}([^]*?)\{\{/t\}\})");
  std::size_t seen = 0;
  for (const auto &file : std::filesystem::directory_iterator(report / "web")) {
    if (file.path().extension() != ".mustache") continue;
    const std::string body = read_file(file.path());
    for (std::sregex_iterator i(body.begin(), body.end(), text), end; i != end; ++i, ++seen)
      EXPECT_TRUE(known.contains((*i)[1])) << file.path() << ": " << (*i)[1];
  }
  EXPECT_GT(seen, 30u);
}

TEST(FrenchCatalogue, HoldsEveryTextOfTheCode) {
  const auto known = catalogue();
  // say("..."), words_("..."), and both texts of a choice inside say(...).
  const std::regex text(
      R"re((?:say|words_|say\.count)\((?:[^"()]*[?,]\s*)?\s*((?:"(?:[^"\\]|\\.)*"\s*)+)(?::\s*((?:"(?:[^"\\]|\\.)*"\s*)+))?)re");
  std::size_t seen = 0;
  for (const auto &file : std::filesystem::directory_iterator(report)) {
    if (file.path().extension() != ".cpp") continue;
    const std::string body = read_file(file.path());
    for (std::sregex_iterator i(body.begin(), body.end(), text), end; i != end; ++i)
      for (int part = 1; part <= 2; ++part) {
        const std::string english = literal((*i)[part]);
        if (english.empty()) continue;
        ++seen;
        EXPECT_TRUE(known.contains(english)) << file.path() << ": " << english;
      }
  }
  EXPECT_GT(seen, 180u);
}

TEST(FrenchCatalogue, HoldsTheReasonsOfTheRoadmap) {
  const auto known = catalogue();
  for (int kind = 1; kind < Reason::kinds; ++kind) {
    const std::string english = template_of(static_cast<Reason::Kind>(kind));
    EXPECT_TRUE(known.contains(english)) << english;
  }
}

TEST(FrenchCatalogue, HoldsTheSentencesOfOtherRooms) {
  const auto known = catalogue();
  for (const auto &english : known_sentences()) EXPECT_TRUE(known.contains(english)) << english;
  const auto words = page::words("fr");
  const Say say(words, "EUR");
  EXPECT_EQ(say.sentence("expired on 2025-12-31: to verify"),
            "expiré le 2025-12-31\u00a0: à vérifier");
  EXPECT_EQ(say.sentence("Project \"a: b of c\": 3 of 200 draws lie outside what the model can say "
                         "and were left out."),
            "Projet «\u00a0a: b of c\u00a0»\u00a0: 3 tirages sur 200 sortent de ce que le modèle "
            "peut dire et sont écartés.");
  EXPECT_EQ(say.sentence("expired on nothing known"), "expired on nothing known");
  EXPECT_EQ(say.sentence("no source given: to verify!"), "no source given: to verify!");
}

TEST(FrenchCatalogue, NamesStakeholdersMoneyLayersAndConfidence) {
  const auto french_words = page::words("fr"), english_words = page::words("en");
  const Say say(french_words, "EUR"), english(english_words, "EUR");
  for (const char *name : {"authority", "collective", "public", "operator", "users", "residents",
                           "businesses", "state", "grid", "environment", "cost of public funds"})
    EXPECT_NE(say.account(name), english.account(name)) << name;
  for (const char *name : {"renewal", "energy", "operation", "revenue", "tax", "grant", "residual",
                           "disposal", "investment", "other"})
    EXPECT_NE(say.category(name), english.category(name)) << name;
  const auto known = catalogue();
  for (int i = 0; i <= static_cast<int>(Layer::command_line); ++i)
    EXPECT_TRUE(known.contains(std::string(name_of(static_cast<Layer>(i)))));
  for (int i = 0; i <= static_cast<int>(Confidence::hypothetical); ++i)
    EXPECT_TRUE(known.contains(std::string(name_of(static_cast<Confidence>(i)))));
}

TEST(FrenchCatalogue, KeepsThePlacesOfArguments) {
  const auto words = page::words("fr");
  for (const auto &english : catalogue())
    for (char n = '1'; n <= '9'; ++n) {
      const std::string place = std::string("{") + n + "}";
      EXPECT_EQ(page::has(english, place), page::has(words(english), place)) << english;
    }
}

TEST(ChartLibrary, IsTheOneItsReadmeNames) {
  const auto folder = report / "web/echarts";
  const auto readme = read_file(folder / "README.md");
  EXPECT_TRUE(page::has(readme, digest(read_file(folder / "echarts.common.min.js"))));
  for (const char *file : {"LICENSE", "NOTICE", "LICENSE-d3", "LICENSE-zrender"})
    EXPECT_TRUE(std::filesystem::exists(folder / file)) << file;
}

}  // namespace
}  // namespace jalon
