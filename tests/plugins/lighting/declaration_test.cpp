// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "../declared.h"
#include "harness.h"

namespace {

using namespace lighting;
using jalon::testing::Catalogue, jalon::testing::catalogue;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/lighting/lang/fr.po");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  declared::expect_a_french_word_for_every_word(french());
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  declared::expect_sources_in_french(french(), 15);
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  declared::expect_no_guess_or_memory_called_certain(parameters);
}

TEST(Declaration, TakesAPostAwayForAllDomainsByRemovalAlone) {
  // What stands on a post, a charger of another domain too, cannot stand on one that is removed.
  for (const auto &m : measures)
    EXPECT_EQ(m.flags == JALON_OCCUPIES, std::string_view(m.name) == "lighting.removal") << m.name;
}

TEST(Declaration, GivesEveryMeasureADefaultThatLiesInItsBounds) {
  declared::expect_effort_and_defaults_in_bounds(measures);
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
