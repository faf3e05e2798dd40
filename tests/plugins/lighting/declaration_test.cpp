// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <jalon/testing_words.hpp>
#include <stdexcept>
#include <string>

#include "harness.h"

namespace {

using namespace lighting;
using jalon::testing::Catalogue, jalon::testing::catalogue, jalon::testing::sources,
    jalon::testing::untranslated, jalon::testing::with_other_numbers, jalon::testing::without_doubt,
    jalon::testing::Words, jalon::testing::words_read;
using ::testing::IsEmpty;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/lighting/lang/fr.po");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  EXPECT_THAT(untranslated(words_read(), french()), IsEmpty());
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  EXPECT_THAT(untranslated(sources(), french()), IsEmpty());
  EXPECT_THAT(with_other_numbers(sources(), french()), IsEmpty());
  EXPECT_THAT(without_doubt(sources(), french(),
                            {{"from memory", "de mémoire"},
                             {"judgement", "jugement"},
                             {"not kept", "non conservée"}}),
              IsEmpty());
  EXPECT_GT(sources().size(), 15u);
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    if (source.find("from memory") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source.find("judgement") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source == "engineering judgement") {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
  }
}

TEST(Declaration, TakesAPostAwayForAllDomainsByRemovalAlone) {
  // What stands on a post, a charger of another domain too, cannot stand on one that is removed.
  for (const auto &m : measures)
    EXPECT_EQ(m.flags == JALON_OCCUPIES, std::string_view(m.name) == "lighting.removal") << m.name;
}

TEST(Declaration, GivesEveryMeasureADefaultThatLiesInItsBounds) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    for (const auto &o : std::span(m.options, m.n_options))
      if (o.value == o.value) {
        EXPECT_LE(o.lower, o.value) << m.name << o.name;
        EXPECT_GE(o.upper, o.value) << m.name << o.name;
      }
  }
}

TEST(Declaration, SaysWhenEachMeasureIsWorthProposingAndWhatNotToTrust) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_gates, 0u) << m.name;
    EXPECT_GT(std::string_view(m.relevance).size(), 10u) << m.name;
  }
  EXPECT_GE(Lighting::caveats.size(), 3u);
  EXPECT_LE(Lighting::caveats.size(), 6u);
}

const jalon_parameter &figure(std::string_view name) {
  for (const auto &p : parameters)
    if (name == p.name) return p;
  throw std::runtime_error("no such parameter");
}

TEST(Declaration, SaysWhichFigureIsAJudgementAndGivesRatiosARatiosSpread) {
  EXPECT_EQ(figure("energy.electricity.excise_share").confidence, uint32_t{JALON_HYPOTHETICAL});
  EXPECT_EQ(figure("lighting.failure.growth").confidence, uint32_t{JALON_HYPOTHETICAL});
  EXPECT_EQ(figure("lighting.failure.growth").lower, 1);  // no growth
  for (const char *name : {"lighting.safety.crime_part_night", "lighting.safety.crime_dimming",
                           "lighting.safety.crime_white"})
    EXPECT_EQ(figure(name).distribution, uint32_t{JALON_LOGNORMAL}) << name;
  // Holes of a regime are filled with a range, not with a point.
  for (const char *name : {"lighting.regime.reduced_from", "lighting.regime.reduced_to",
                           "lighting.regime.reduced_level"})
    EXPECT_NE(figure(name).distribution, uint32_t{JALON_POINT}) << name;
}

TEST(Declaration, HasInFrenchTheWordsThatFilesHaveAsHeadersAndCodes) {
  std::ifstream file(JALON_SOURCE_DIR "/plugins/lighting/lang/fr.po");
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  const auto expect = [&](const std::string &english, const std::string &french) {
    EXPECT_NE(all.find("msgid \"" + english + "\"\nmsgstr \"" + french), all.npos) << english;
  };
  // The host finds a header by the first word of a label, a code by its words or its initials.
  expect("Cabinet that feeds the point", "Armoire\"");
  expect("High-pressure sodium", "Sodium haute pression\"");      // SHP
  expect("Metal halide", "Iodures métalliques\"");                // IM
  expect("Mercury", "Ballon fluorescent, mercure (BF)\"");        // BF
  expect("Lit all night", "Allumé toute la nuit (permanent)\"");  // permanent
  expect("Switched off for a part of the night", "Extinction ");  // extinction
}

}  // namespace
