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

using namespace parking;
using jalon::testing::Catalogue, jalon::testing::catalogue;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/parking/lang/fr.po");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  declared::expect_a_french_word_for_every_word(french());
}

TEST(Declaration, SaysInFrenchWhereEachFigureComesFromWithTheSameNumbers) {
  declared::expect_sources_in_french(french(), 20);
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  declared::expect_no_guess_or_memory_called_certain(parameters);
}

TEST(Declaration, GivesEveryMeasureADefaultThatLiesInItsBounds) {
  declared::expect_effort_and_defaults_in_bounds(measures);
}

TEST(Declaration, SaysForEveryMeasureWhenItIsNotWorthProposing) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_gates, 0u) << m.name;
    EXPECT_NE(std::string(m.relevance), "") << m.name;
  }
  // Only the new use of the kerb takes it from others.
  for (const auto &m : measures)
    EXPECT_EQ(m.flags == JALON_OCCUPIES, std::string(m.name) == "parking.reallocation") << m.name;
}

TEST(Declaration, TellsTheTownWhatTheModelMustNotBeTrustedWith) {
  EXPECT_GE(Parking::caveats.size(), 3u);
  EXPECT_LE(Parking::caveats.size(), 6u);
  const std::string first = Parking::caveats[0];
  EXPECT_NE(first.find("must not carry the decision unless it was measured"), first.npos);
}

TEST(Declaration, ValuesNoSearchTimeSparedThatNobodyMeasuredUnlessToldTo) {
  for (const auto &p : parameters)
    if (std::string(p.name) == "parking.search.valued") {
      EXPECT_EQ(p.value, 0);
      EXPECT_EQ(p.distribution, uint32_t{JALON_POINT});
    }
}

const jalon_column &figure_column(std::string_view name) {
  for (const auto &c : car_park_columns)
    if (name == c.name) return c;
  throw std::runtime_error("no such column");
}

TEST(Declaration, HasAColumnForEachColumnOfTheNationalSchemaThatIsRead) {
  // In lang/, the words that the files have as headers and codes.
  std::ifstream file(JALON_SOURCE_DIR "/plugins/parking/lang/fr.po");
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  const auto expect = [&](const std::string &english, const std::string &french) {
    EXPECT_NE(all.find("msgid \"" + english + "\"\nmsgstr \"" + french), all.npos) << english;
  };
  expect("Spaces for disabled people", "Places PMR");                         // nb_pmr
  expect("Park-and-ride spaces", "Places de parc relais (P+R)");              // nb_pr
  expect("Kind of users", "Type d’usagers");                                  // type_usagers
  expect("Kind of structure", "Type d’ouvrage");                              // type_ouvrage
  expect("Enclosed, on the surface", "Enclos en surface");                    // enclos_en_surface
  expect("Building or underground", "Ouvrage");                               // ouvrage
  expect("Greatest height", "Hauteur maximale");                              // hauteur_max
  expect("Price of 1 hour, with VAT", "Tarif 1");                             // tarif_1h
  expect("Price of a month for residents, with VAT", "Abonnement résident");  // abo_resident
  for (const char *name : {"price_1h", "price_2h", "price_24h", "resident_month", "month"})
    EXPECT_NO_THROW(figure_column(name)) << name;
}

}  // namespace
