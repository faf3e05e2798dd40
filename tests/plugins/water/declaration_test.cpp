// Proves that what the plugin declares can be read, in French too, and says where it comes from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "../declared.h"
#include "findings.h"
#include "harness.h"

namespace {

using namespace water;
using jalon::testing::Catalogue, jalon::testing::catalogue, jalon::testing::untranslated,
    jalon::testing::with_other_numbers, jalon::testing::Words;
using ::testing::IsEmpty;

Catalogue french() {
  return catalogue(JALON_SOURCE_DIR "/plugins/water/lang/fr.po");
}

TEST(Declaration, HasAFrenchWordForEveryWordAUserReads) {
  declared::expect_a_french_word_for_every_word(french());
  EXPECT_THAT(untranslated(Words(std::begin(all_told), std::end(all_told)), french()), IsEmpty());
}

TEST(Declaration, SaysInFrenchTheSameNumbersAndTheSameDoubts) {
  declared::expect_sources_in_french(french(), 40);
  Words all;
  for (const auto &[english, words] : french()) all.insert(english);
  EXPECT_THAT(with_other_numbers(all, french()), IsEmpty());
}

TEST(Declaration, NeverCallsAGuessOrAMemoryCertain) {
  int certain = 0;
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    const auto has = [&](const char *words) { return source.find(words) != source.npos; };
    if (has("from memory")) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (has("judgement") || has("expert range")) {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
    certain += p.confidence == JALON_CERTAIN;
  }
  for (const auto &k : indicators) {
    const std::string_view source = k.source;
    const bool held = k.limit == k.limit || k.target == k.target;
    EXPECT_EQ(held, !source.empty()) << k.name;  // limit and target only where a source gives one
  }
  EXPECT_GT(certain, 8);
}

TEST(Declaration, GatesReadIndicatorsThatTheDiagnosisKnows) {
  const auto a = water_test::ask(water_test::espace_sud(), {.years = 1});
  int gates = 0;
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    EXPECT_FALSE(std::string_view(m.relevance).empty()) << m.name;
    gates += static_cast<int>(m.n_gates);
  }
  EXPECT_GE(gates, 6);
  // Losses of this service lie above their economic level: searching is worth proposing.
  EXPECT_GT(a.indicator(real_over_economic, 0), 1);
}

TEST(Declaration, SaysThatTheValueOfALostCubicMetreIsMarginalUnlessDeclared) {
  const auto &p = parameters[parameter_named("water.value.average")];
  EXPECT_EQ(p.value, 0);
  EXPECT_EQ(p.lower, 0);
  EXPECT_EQ(p.upper, 1);
  EXPECT_EQ(p.distribution, uint32_t{JALON_POINT});
}

TEST(Declaration, DatesTheLaw) {
  for (const char *name : {"water.threshold.base", "water.threshold.stressed",
                           "water.threshold.slope", "water.threshold.cap", "water.levy.increase",
                           "water.levy.price", "water.performance_levy.rate"}) {
    bool yearly = false;
    for (const auto &p : parameters)
      if (std::string_view(name) == p.name) yearly = (p.flags & JALON_PER_YEAR) != 0;
    EXPECT_TRUE(yearly) << name;
  }
}

TEST(Declaration, SharesTheElectricityWithLighting) {
  std::ifstream file(JALON_SOURCE_DIR "/plugins/lighting/parameters.h");
  const std::string theirs{std::istreambuf_iterator<char>(file), {}};
  for (const char *name : {"energy.electricity.price", "energy.electricity.excise_share",
                           "energy.electricity.carbon"}) {
    EXPECT_NE(theirs.find(std::string("\"") + name + "\""), theirs.npos);
    for (const auto &p : parameters)
      if (std::string_view(name) == p.name) {
        EXPECT_NE(theirs.find(std::string("\"") + p.unit + "\""), theirs.npos) << name;
      }
  }
}

TEST(Declaration, HasInFrenchTheWordsThatFilesHaveAsHeadersAndCodes) {
  const Catalogue words = french();
  EXPECT_EQ(words.at("Volume produced"), "Volume produit");
  EXPECT_EQ(words.at("Asbestos cement"), "Amiante-ciment");
  EXPECT_EQ(words.at("Grey cast iron"), "Fonte grise");
  EXPECT_EQ(words.at("Delegated to an operator"), "Délégation");
  EXPECT_EQ(words.at("Run by the authority"), "Régie");
}

}  // namespace
