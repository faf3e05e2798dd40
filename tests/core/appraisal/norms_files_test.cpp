// Proves: every norms file that ships loads, in its own currency, with a source, a date and a
// confidence for each figure, and says what its country's rules are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

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
                                         std::pair{"fr-2013-geometric", "EUR"},
                                         std::pair{"fr-2005", "EUR"}, std::pair{"fr-1985", "EUR"},
                                         std::pair{"eu-2014-cohesion", "EUR"},
                                         std::pair{"eu-2014-other", "EUR"},
                                         std::pair{"eu-2021", "EUR"}, std::pair{"us-a94", "USD"},
                                         std::pair{"us-scghg", "USD"},
                                         std::pair{"gb-greenbook", "GBP"}));

TEST(ShippedNormsFiles, are_all_tested) {
  int files = 0;
  for (const auto &entry : std::filesystem::directory_iterator(JALON_SOURCE_DIR "/config/norms"))
    files += entry.path().extension() == ".toml";
  EXPECT_EQ(files, 11) << "add the new file to the list above";
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

// Rows of a table of EUR/t by year; NaN where a path has no value.
std::map<int, std::array<double, 2>> published_paths() {
  std::ifstream file(TEST_DATA "/norms/fr_carbon_value_paths.csv");
  std::map<int, std::array<double, 2>> paths;
  for (std::string row; std::getline(file, row);) {
    if (row.starts_with("#") || row.starts_with("year")) continue;
    const auto first = row.find(','), second = row.find(',', first + 1);
    const std::string after = row.substr(second + 1);
    paths[std::stoi(row)] = {std::stod(row.substr(first + 1)),
                             after.empty() ? std::nan("") : std::stod(after)};
  }
  return paths;
}

TEST(FrenchNorms, follow_the_carbon_paths_year_by_year) {
  const Norms of_2013 = load("fr-2013", "EUR").norms, of_2025 = load("fr-2025", "EUR").norms;
  const auto paths = published_paths();
  ASSERT_EQ(paths.size(), 34u);
  for (const auto &[year, value] : paths) {
    EXPECT_NEAR(1000 * of_2013.values.at("co2e").in(year), value[0], 1e-9) << year;
    if (std::isnan(value[1])) continue;
    EXPECT_NEAR(1000 * of_2025.values.at("co2e").in(year), value[1], 0.005) << year;
  }
}

TEST(FrenchNorms, read_geometrically_follow_the_path_of_benefriches) {
  // incubateur-ademe/benefriches@ff601707: 150 in 2025, 184 in 2027, 250 in 2030, flat after 2050.
  const Figure carbon = load("fr-2013-geometric", "EUR").norms.values.at("co2e");
  for (const auto &[year, euros] : std::map<int, double>{{2020, 90},
                                                         {2025, 150},
                                                         {2027, 184},
                                                         {2030, 250},
                                                         {2040, 500},
                                                         {2050, 775},
                                                         {2070, 775}})
    EXPECT_NEAR(1000 * carbon.in(year), euros, 0.5) << year;
  EXPECT_NEAR(1000 * load("fr-2013", "EUR").norms.values.at("co2e").in(2025), 168, 1e-9);
}

TEST(FrenchNorms, read_geometrically_differ_in_the_carbon_path_alone) {
  const Settings linear = load("fr-2013", "EUR").settings;
  const Settings geometric = load("fr-2013-geometric", "EUR").settings;
  for (const auto &path : linear.paths()) {
    ASSERT_EQ(linear.defined(path), geometric.defined(path)) << path;
    if (!linear.defined(path) || path == "norms.value.co2e") continue;
    const Figure &a = linear.at(path), &b = geometric.at(path);
    EXPECT_EQ(a.value, b.value) << path;
    EXPECT_EQ(a.by_year, b.by_year) << path;
    EXPECT_EQ(a.source, b.source) << path;
  }
}

TEST(FrenchNorms, of_2013_bring_the_carbon_value_to_prices_of_2023_as_published) {
  const Norms norms = norms_from(load("fr-2013", "EUR").settings, 2023);
  EXPECT_NEAR(1000 * norms.values.at("co2e").in(2030), 279, 1e-6);
  EXPECT_EQ(norms.values.at("co2e").price_year, 2023);
}

TEST(FrenchNorms, of_2025_are_tried_at_both_ends_of_beta) {
  const Norms norms = load("fr-2025", "EUR").norms;
  EXPECT_EQ(norms.beta.low, 0.7);
  EXPECT_EQ(norms.beta.high, 1.4);
  EXPECT_NEAR(with_beta(norms, norms.beta.low).discount_rate.value, 0.026, 1e-15);
  EXPECT_NEAR(with_beta(norms, norms.beta.high).discount_rate.value, 0.040, 1e-15);
  EXPECT_EQ(norms.scarcity_of_public_funds, 0);
}

TEST(FrenchNorms, of_the_past_had_higher_rates) {
  EXPECT_EQ(load("fr-1985", "EUR").norms.discount_rate.in(5), 0.08);
  const Figure rate = load("fr-2005", "EUR").norms.discount_rate;
  EXPECT_EQ(rate.in(30), 0.04);
  EXPECT_LT(rate.in(31), 0.04);
  EXPECT_EQ(load("fr-2005", "EUR").norms.cost_of_public_funds, 0.3);
}

TEST(EuropeanNorms, discount_by_period_and_country) {
  EXPECT_EQ(load("eu-2014-cohesion", "EUR").norms.discount_rate.value, 0.05);
  EXPECT_EQ(load("eu-2014-other", "EUR").norms.discount_rate.value, 0.03);
  const Norms norms = load("eu-2021", "EUR").norms;
  EXPECT_EQ(norms.discount_rate.value, 0.03);
  EXPECT_NEAR(1000 * norms.values.at("co2e").in(2030), 250, 1e-9);
  EXPECT_NEAR(1000 * norms.values.at("co2e").in(2060), 800, 1e-9);
}

// Factors of the schedule in HM Treasury's Green Book, https://ppponline.affinitext.com/public/
// book?id=1475&toc_id=508091, table 6.1, from closed forms: 1.035^30 x 1.03^45 x 1.025 for year 76.
TEST(BritishNorms, decline_as_the_green_book_says) {
  const Norms norms = load("gb-greenbook", "GBP").norms;
  for (const auto &[year, factor] : std::map<int, double>{{0, 1},
                                                          {1, 1 / 1.035},
                                                          {5, 0.841973166858524},
                                                          {30, 0.345901369516798 * 1.03},
                                                          {31, 0.345901369516798},
                                                          {75, 0.0942137725766914},
                                                          {76, 0.091915875684577}})
    EXPECT_NEAR(discount_factor(norms.discount_rate, year), factor, 1e-12) << year;
  EXPECT_DOUBLE_EQ(norms.values.at("co2e").in(2025), 0.27306);
}

// Mott MacDonald's bounds, https://ppponline.affinitext.com/public/book?id=1343&toc_id=444193.
TEST(BritishNorms, add_optimism_bias_from_the_upper_bound) {
  const Norms norms = load("gb-greenbook", "GBP").norms;
  struct Published {
    double upper, lower, duration_upper, duration_lower;
  };
  const std::map<std::string, Published> table{{"standard_buildings", {0.24, 0.02, 0.04, 0.01}},
                                               {"non_standard_buildings", {0.51, 0.04, 0.39, 0.02}},
                                               {"standard_civil", {0.44, 0.03, 0.20, 0.01}},
                                               {"non_standard_civil", {0.66, 0.06, 0.25, 0.03}},
                                               {"equipment", {2.00, 0.10, 0.54, 0.10}}};
  ASSERT_EQ(table.size(), kinds_of_works().size());
  for (const auto &[works, bounds] : table) {
    const OptimismBias &bias = norms.optimism.at(works);
    EXPECT_EQ(norms.optimism_bias(works), bounds.upper) << works;
    EXPECT_EQ(bias.investment.low, bounds.lower) << works;
    EXPECT_EQ(bias.investment.high, bounds.upper) << works;
    EXPECT_EQ(bias.duration.value, bounds.duration_upper) << works;
    EXPECT_EQ(bias.duration.low, bounds.duration_lower) << works;
  }
}

TEST(BritishNorms, weigh_incomes_by_an_elasticity_of_1_3) {
  Settings settings("GBP", "2020-01-01");
  declare_norms(settings);
  settings.add_file(Layer::norms, JALON_SOURCE_DIR "/config/norms/gb-greenbook.toml");
  settings.add_assignment("norms.income.users=0.4");  // 20,000 of 50,000
  settings.resolve();
  EXPECT_NEAR(norms_from(settings).weight_of("users"), 3.2909555108355937, 1e-9);
}

}  // namespace
}  // namespace jalon
