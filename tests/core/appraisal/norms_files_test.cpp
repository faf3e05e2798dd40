// Proves: every norms file that ships loads, in its own currency, with a source, a date and a
// confidence for each figure, and says what its country's rules are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/appraisal/norms.h"

namespace jalon {
namespace {

struct Loaded {
  Settings settings;
  Norms norms;
};

Loaded load(const std::string &name, const std::string &currency) {
  Settings settings(currency, "2020-01-01");
  declare_norms(settings);
  settings.add_file(Layer::norms, JALON_SOURCE_DIR "/config/norms/" + name + ".toml");
  settings.resolve();
  Norms norms = norms_from(settings);
  return {std::move(settings), std::move(norms)};
}

class ShippedNorms : public testing::TestWithParam<std::pair<const char *, const char *>> {};

TEST_P(ShippedNorms, load_and_say_where_each_figure_comes_from) {
  const auto [name, currency] = GetParam();
  const auto [settings, norms] = load(name, currency);
  int figures = 0;
  for (const auto &path : settings.paths()) {
    if (!settings.defined(path) || settings.at(path).layer != Layer::norms) continue;
    ++figures;
    EXPECT_FALSE(settings.at(path).source.empty()) << path;
    EXPECT_FALSE(settings.at(path).as_of.empty()) << path;
    // What was not read in the named source may not pass for certain.
    for (const char *doubt :
         {"from memory", "second hand", "Judgement", "de mémoire", "de seconde main", "Jugement"}) {
      const bool doubted = settings.at(path).source.find(doubt) != std::string::npos;
      EXPECT_FALSE(doubted && settings.at(path).confidence == Confidence::certain) << path;
    }
  }
  EXPECT_GE(figures, 4);
  EXPECT_THAT(norms.public_stakeholders, testing::ElementsAre("authority", "state"));
}

INSTANTIATE_TEST_SUITE_P(All, ShippedNorms,
                         testing::Values(std::pair{"fr-2025", "EUR"}, std::pair{"fr-2013", "EUR"},
                                         std::pair{"us-a94", "USD"}, std::pair{"us-scghg", "USD"},
                                         std::pair{"gb-greenbook", "GBP"}));

TEST(ShippedNormsFiles, are_all_tested) {
  int files = 0;
  for (const auto &entry : std::filesystem::directory_iterator(JALON_SOURCE_DIR "/config/norms"))
    files += entry.path().extension() == ".toml";
  EXPECT_EQ(files, 5) << "add the new file to the list above";
}

TEST(FrenchNorms, of_2025_discount_at_3_2_percent_and_price_carbon_by_the_rule) {
  const Norms norms = load("fr-2025", "EUR").norms;
  EXPECT_EQ(norms.discount_rate.value, 0.032);
  EXPECT_EQ(norms.cost_of_public_funds, 0.2);
  const Figure &carbon = norms.values.at("co2e");
  EXPECT_DOUBLE_EQ(carbon.in(2025), 0.256);
  EXPECT_NEAR(carbon.in(2030), 0.29967, 5e-6);
  EXPECT_NEAR(carbon.in(2050), 0.56264, 5e-6);
  EXPECT_NEAR(norms.values.at("casualty.hospitalised").value,
              0.125 * norms.values.at("casualty.killed").value, 1000);
  EXPECT_NEAR(norms.values.at("casualty.light").value,
              0.005 * norms.values.at("casualty.killed").value, 5);
}

TEST(FrenchNorms, of_2013_discount_at_4_5_percent_and_follow_the_carbon_path_of_2019) {
  const Norms norms = load("fr-2013", "EUR").norms;
  EXPECT_EQ(norms.discount_rate.value, 0.045);
  for (const auto &[year, euros] : std::map<int, double>{
           {2018, 54}, {2020, 87}, {2025, 168}, {2030, 250}, {2040, 500}, {2050, 775}, {2060, 775}})
    EXPECT_NEAR(norms.values.at("co2e").in(year), euros / 1000, 1e-12) << year;
}

TEST(FrenchNorms, of_2013_are_marked_as_expired) {
  Settings settings("EUR", "2026-01-01");
  declare_norms(settings);
  settings.add_file(Layer::norms, JALON_SOURCE_DIR "/config/norms/fr-2013.toml");
  settings.resolve();
  EXPECT_THAT(settings.at("norms.discount_rate").marks,
              testing::Contains("expired on {1}: to verify"_msg("2021-10-21")));
}

TEST(AmericanNorms, leave_unpriced_what_the_circular_does_not_price) {
  const Norms norms = load("us-a94", "USD").norms;
  EXPECT_EQ(norms.discount_rate.value, 0.07);
  EXPECT_TRUE(norms.values.empty());
}

TEST(AmericanNorms, with_a_social_cost_of_carbon_discount_at_its_rate) {
  const Norms norms = load("us-scghg", "USD").norms;
  EXPECT_EQ(norms.discount_rate.value, 0.02);
  EXPECT_DOUBLE_EQ(norms.values.at("co2e").in(2025), 0.21);
}

TEST(BritishNorms, decline_as_the_green_book_says) {
  const Norms norms = load("gb-greenbook", "GBP").norms;
  EXPECT_NEAR(discount_factor(norms.discount_rate, 76), 0.091915875684577, 1e-12);
  EXPECT_DOUBLE_EQ(norms.values.at("co2e").in(2025), 0.27306);
}

}  // namespace
}  // namespace jalon
