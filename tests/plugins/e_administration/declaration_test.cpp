// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "../declared.h"
#include "harness.h"

namespace {

using namespace e_administration;
using jalon::testing::Catalogue, jalon::testing::catalogue, jalon::testing::with_other_numbers,
    jalon::testing::Words;
using ::testing::IsEmpty;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/e_administration/lang/fr.po");
}

std::string text_of(const char *file) {
  std::ifstream in(std::string(JALON_SOURCE_DIR "/plugins/e_administration/") + file);
  std::stringstream all;
  all << in.rdbuf();
  return std::regex_replace(all.str(), std::regex("\"\\s*\"(?=[^,;)])"), "");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  declared::expect_a_french_word_for_every_word(french());
}

TEST(Declaration, HasAFrenchPatternWithTheSamePlacesForEveryFinding) {
  const Catalogue words = french();
  const std::string source = text_of("findings.cpp");
  const std::regex message("\"([^\"]*(?:model|reference|counts for nothing)[^\"]*)\"");
  std::size_t n = 0;
  for (std::sregex_iterator m(source.begin(), source.end(), message), end; m != end; ++m) {
    const auto place = words.find((*m)[1]);
    if ((*m)[1].str().find(' ') == std::string::npos) continue;
    ASSERT_NE(place, words.end()) << (*m)[1];
    ++n;
    for (const char *value : {"{1}", "{2}"})
      EXPECT_EQ((*m)[1].str().find(value) == std::string::npos,
                place->second.find(value) == std::string::npos);
  }
  EXPECT_EQ(n, 10u);
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  declared::expect_sources_in_french(french(), 20);
  const std::span caveats = EAdministration::caveats;
  EXPECT_THAT(with_other_numbers(Words(caveats.begin(), caveats.end()), french()), IsEmpty());
}

TEST(Declaration, WritesFrenchAsItIsPrinted) {
  for (const auto &[english, words] : french()) {
    EXPECT_EQ(words.find('\''), std::string::npos) << words;
    EXPECT_FALSE(std::regex_search(words, std::regex(" [:;?!%]"))) << words;
  }
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    if (source.find("from memory") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source.find("judgement") != source.npos) {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
  }
}

TEST(Declaration, KeepsTheLevelsOfTheNationalObservatoryInTheirOrder) {
  const auto &column = procedure_columns[ColumnNamed("digital_level").place];
  EXPECT_TRUE(column.flags & JALON_DIGITAL);
  std::string all;
  for (const auto &c : std::span(column.choices, column.n_choices))
    all += c.name + std::string(" ");
  EXPECT_EQ(all, "aucun pdfnonremplissable pdfremplissable formulaire teleprocedure edi ");
}

TEST(Declaration, GivesEveryMeasureItsEffortAndAGateThatCanClose) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    EXPECT_GT(m.n_gates, 0u) << m.name;
  }
}

TEST(Declaration, SharesNoPlatformThatNobodyBuilds) {
  EXPECT_STREQ(measures[pooling].needs, "e_administration.teleservice");
  EXPECT_STREQ(measures[teleservice].needs, "");  // no circle
}

TEST(Declaration, FillsHolesWithinTheBoundsOfTheirColumns) {
  for (const auto &c : procedure_columns)
    for (const auto &f : std::span(c.fills, c.n_fills)) {
      const auto p = std::find_if(parameters.begin(), parameters.end(), [&](const auto &q) {
        return std::string_view(q.name) == f.parameter;
      });
      ASSERT_NE(p, parameters.end());
      EXPECT_EQ(std::string_view(p->unit), c.unit) << c.name;
      EXPECT_GE(p->lower, c.lower) << c.name;
      EXPECT_LE(p->upper, c.upper) << c.name;
    }
}

TEST(Declaration, SaysWhatTheValidationDoesNotAllow) {
  EXPECT_GE(EAdministration::caveats.size(), 3u);
  EXPECT_LE(EAdministration::caveats.size(), 6u);
}

}  // namespace
