// Proves: ratios, first-year return, best start and switching values are what their words say.
#include "core/appraisal/ratios.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

using Flows = std::vector<double>;

TEST(BenefitCostRatios, differ_by_where_operation_stands) {
  const BenefitCost p{.benefits = 300, .disbenefits = 20, .investment = 80, .operation = 60};
  EXPECT_DOUBLE_EQ(conventional_ratio(p).value(), 2);
  EXPECT_DOUBLE_EQ(modified_ratio(p).value(), 2.75);
  EXPECT_FALSE(conventional_ratio({}).has_value());
}

TEST(BenefitCostRatios, of_an_increment_compare_two_alternatives) {
  EXPECT_DOUBLE_EQ(
      incremental_ratio({.benefits = 10, .investment = 5}, {.benefits = 40, .investment = 20})
          .value(),
      2);
}

TEST(FirstYearReturn, counts_the_outlays_at_the_opening) {
  // 50 a year before the opening and 50 in the last year of works.
  EXPECT_DOUBLE_EQ(first_year_return(Flows{50, 50}, 10.2, 0.04).value(), 10.2 / 102);
  EXPECT_FALSE(first_year_return(Flows{0}, 1, 0.04).has_value());
}

TEST(BestStart, is_searched_among_all_starts) {
  const Flows values{1, 5, 3, 5, std::nan("")};
  EXPECT_EQ(best_start(5, [&](std::size_t i) { return values[i]; }), 1u) << "the earlier of equals";
  EXPECT_FALSE(best_start(0, [](std::size_t) { return 1.0; }).has_value());
  EXPECT_FALSE(best_start(1, [](std::size_t) { return std::nan(""); }).has_value());
}

TEST(BestStart, is_where_the_first_year_return_passes_the_rate_when_benefits_grow) {
  Flows benefits;
  for (int year = 0; year < 60; ++year) benefits.push_back(2 + 0.5 * year);
  const auto value = [&](std::size_t delay) {
    return value_of_start(Flows{100}, benefits, 0.08, delay, 1000);
  };
  const auto best = best_start(40, value).value();
  // Waiting a year saves the rate on 100 and costs the benefit of the year after the works.
  EXPECT_GE(first_year_return(Flows{100}, benefits[best + 1], 0.08).value(), 0.08 - 1e-12);
  EXPECT_LE(first_year_return(Flows{100}, benefits[best], 0.08).value(), 0.08 + 1e-12);
}

TEST(ValueOfStart, ends_with_the_life_of_the_works) {
  EXPECT_DOUBLE_EQ(value_of_start(Flows{10}, Flows{9, 9, 9, 9, 9}, 0, 1, 2), 8);
  EXPECT_DOUBLE_EQ(value_of_start(Flows{10}, Flows{9, 9}, 0, 5, 2), -10);
}

TEST(SwitchingFactor, makes_the_whole_nothing) {
  const double cost = -100, benefit = 125;
  EXPECT_DOUBLE_EQ(switching_factor(25, cost).value() * cost + benefit, 0);
  EXPECT_DOUBLE_EQ(switching_factor(25, benefit).value() * benefit + cost, 0);
  EXPECT_FALSE(switching_factor(25, 0).has_value());
}

TEST(LevelisedCost, is_the_price_that_pays_for_all) {
  const Flows costs{100, 5, 5}, output{0, 50, 50};
  const double price = levelised_cost(costs, output, 0.05, 0.05).value();
  EXPECT_NEAR(npv(Flows{-100, 50 * price - 5, 50 * price - 5}, 0.05), 0, 1e-12);
  EXPECT_FALSE(levelised_cost(costs, Flows{0, 0}, 0.05, 0.05).has_value());
}

TEST(ValuePerUnit, is_nothing_where_nothing_is_spent) {
  EXPECT_DOUBLE_EQ(value_per_unit(30, 120).value(), 0.25);
  EXPECT_FALSE(value_per_unit(30, 0).has_value());
}

TEST(ModifiedRate, is_the_rate_between_what_is_paid_and_what_is_had) {
  // 100 paid; 50 reinvested for a year at 10 % and 65 make 120.
  EXPECT_NEAR(mirr(Flows{-100, 50, 65}, 0.05, 0.1).value(), std::sqrt(1.2) - 1, 1e-15);
  EXPECT_FALSE(mirr(Flows{-1, -2}, 0.1, 0.1).has_value());
  EXPECT_FALSE(mirr(Flows{}, 0.1, 0.1).has_value());
}

TEST(FirstPayback, does_not_look_beyond_the_first_time) {
  EXPECT_DOUBLE_EQ(first_payback(Flows{-10, 20, -30, 10, 20}).value(), 0.5);
  EXPECT_DOUBLE_EQ(first_payback(Flows{-200, 80, 80, 80, 80}).value(), 2.5);
  EXPECT_FALSE(first_payback(Flows{-200, 80}).has_value());
  EXPECT_EQ(first_payback(Flows{0, 1}).value(), 0);
}

}  // namespace
}  // namespace jalon
