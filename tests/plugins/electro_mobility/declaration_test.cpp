// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "../declared.h"
#include "harness.h"

namespace {

using namespace electro_mobility;
using jalon::testing::Catalogue, jalon::testing::catalogue, jalon::testing::untranslated,
    jalon::testing::with_other_numbers, jalon::testing::words_read;
using ::testing::IsEmpty;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/electro_mobility/lang/fr.po");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  declared::expect_a_french_word_for_every_word(french());
  EXPECT_THAT(with_other_numbers(words_read(), french()), IsEmpty());
}

TEST(Declaration, HasAFrenchPatternForEveryFindingAndWarning) {
  const Catalogue words = french();
  electro_mobility_test::Town town;
  town.population = jalon::unknown;
  town.points = {{{"power", 22.0}, {"energy", 200000.0}},
                 {{"power", 22.0}, {"sessions", 40000.0}},
                 {{"power", 22.0}, {"energy", 30000.0}, {"sessions", 100.0}},
                 {{"power", 11.0}, {"socket_ccs", "yes"}}};
  town.vehicles = {{{"distance", 20000.0}, {"days", 100.0}, {"longest_day", 50.0}}};
  ask(town, {.years = 1});
  ASSERT_EQ(electro_mobility_test::found().size(), 5u);
  for (const auto &f : electro_mobility_test::found()) {
    EXPECT_THAT(untranslated({f.message}, words), IsEmpty());
    EXPECT_THAT(with_other_numbers({f.message}, words), IsEmpty());
  }
  for (const auto &message : electro_mobility_test::logged())
    EXPECT_TRUE(words.contains(message)) << message;
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  declared::expect_sources_in_french(french(), 15);
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    const auto has = [&](const char *words) { return source.find(words) != source.npos; };
    if (has("from memory") || has("second hand") || has("not kept")) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (has("judgement") && p.name != std::string_view("energy.electricity.carbon")) {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
  }
}

TEST(Declaration, GivesEachMeasureItsEffortAndWhenItIsWorthProposing) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    EXPECT_NE(std::string(m.relevance), "") << m.name;
    EXPECT_NE(std::string(m.follow), "") << m.name;
  }
  EXPECT_GE(ElectroMobility::caveats.size(), 3u);
  EXPECT_LE(ElectroMobility::caveats.size(), 6u);
}

TEST(Declaration, ShowsHealthAsAQuantityOfItsOwn) {
  EXPECT_EQ(std::string(lines[cycling].category), "cycling.active");
  for (std::size_t l = 0; l < n_lines; ++l)
    if (l != cycling) {
      EXPECT_NE(std::string(lines[l].category), "cycling.active") << lines[l].name;
    }
}

TEST(Declaration, HasInFrenchTheWordsThatTheNationalFileHasAsHeadersAndCodes) {
  const Catalogue all = french();
  const auto expect = [&](const char *english, const char *words) {
    ASSERT_TRUE(all.contains(english)) << english;
    EXPECT_EQ(all.at(english).find(words), 0u) << all.at(english);
  };
  expect("Power of the point", "Puissance");
  expect("Station", "Station");
  expect("Free of charge", "Gratuit");
  expect("Street", "Voirie");
  expect("Public car park", "Parking public");
  expect("Private car park open to the public", "Parking privé à usage public");
  expect("Private car park for customers", "Parking privé réservé à la clientèle");
  expect("Station for fast charging", "Station dédiée à la recharge rapide");
  expect("Reserved for disabled people", "Réservé PMR");
  expect("Accessible, not reserved", "Accessible mais non réservé PMR");
  expect("Not accessible", "Non accessible");
  expect("Open access", "Accès libre");
  expect("Restricted access", "Accès réservé");
}

}  // namespace
