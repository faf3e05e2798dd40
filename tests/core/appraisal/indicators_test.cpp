// Proves: the indicators of one series of flows follow the convention that each states.
#include "core/appraisal/indicators.h"

#include <gtest/gtest.h>

#include <cmath>

namespace jalon {
namespace {

using Flows = std::vector<double>;

TEST(NetPresentValue, leaves_year_0_undiscounted) {
  EXPECT_DOUBLE_EQ(npv(Flows{-100, 110}, 0.1), 0);
  EXPECT_DOUBLE_EQ(npv(Flows{5}, 0.1), 5);
  EXPECT_EQ(npv(Flows{}, 0.1), 0);
}

TEST(NetPresentValue, discounts_the_first_flow_in_the_spreadsheet_convention) {
  EXPECT_DOUBLE_EQ(npv_spreadsheet(Flows{110}, 0.1), 100);
}

TEST(NetPresentValue, with_given_factors_is_their_scalar_product) {
  EXPECT_DOUBLE_EQ(present_value(Flows{1, 2, 3}, Flows{1, 0.5, 0.25}), 2.75);
}

TEST(NetPresentValue, stops_at_the_shorter_of_flows_and_factors) {
  EXPECT_DOUBLE_EQ(present_value(Flows{1, 2, 3}, Flows{1, 0.5}), 2);
  EXPECT_DOUBLE_EQ(present_value(Flows{1}, Flows{1, 0.5}), 1);
}

TEST(Payback, is_interpolated_inside_the_year_it_crosses) {
  EXPECT_DOUBLE_EQ(payback(Flows{-200, 80, 80, 80, 80}).value(), 2.5);
  EXPECT_DOUBLE_EQ(payback(Flows{-200, 100, 100, 100}).value(), 2);
}

TEST(Payback, is_nothing_when_it_never_comes) {
  EXPECT_FALSE(payback(Flows{-200, 80, 80}).has_value());
  EXPECT_FALSE(payback(Flows{-1}).has_value());
}

TEST(Payback, is_zero_when_nothing_was_ever_owed) {
  EXPECT_EQ(payback(Flows{0, 1, 2}).value(), 0);
  EXPECT_EQ(payback(Flows{}).value(), 0);
}

TEST(Payback, counts_the_last_time_the_balance_turns_positive) {
  // Paid back in year 1, in debt again in year 2 (renewal), paid back for good in year 4.
  EXPECT_DOUBLE_EQ(payback(Flows{-10, 20, -30, 10, 20}).value(), 3.5);
  EXPECT_FALSE(payback(Flows{-10, 20, -30}).has_value());
}

TEST(Payback, of_a_sum_that_rounds_below_zero_is_still_exact) {
  // -0.7 + 7 x 0.1 is -2.8e-17 in doubles.
  Flows flows{-0.7};
  double sum = -0.7;
  for (int i = 0; i < 7; ++i) {
    flows.push_back(0.1);
    sum += 0.1;
  }
  ASSERT_NE(sum, 0) << "the case no longer shows what it is for";
  EXPECT_NEAR(payback(flows).value(), 7, 1e-9);
}

TEST(Payback, discounted_comes_later_or_never) {
  const Flows factors{1, 0.5, 0.25, 0.125};
  EXPECT_FALSE(discounted_payback(Flows{-100, 60, 60, 60}, factors).has_value());
  EXPECT_DOUBLE_EQ(discounted_payback(Flows{-100, 180, 80, 0}, factors).value(), 1.5);
}

TEST(BenefitCost, is_present_value_over_present_value) {
  EXPECT_DOUBLE_EQ(benefit_cost(Flows{0, 300}, Flows{100, 0}, Flows{1, 0.5}).value(), 1.5);
}

TEST(BenefitCost, is_nothing_without_costs) {
  EXPECT_FALSE(benefit_cost(Flows{0, 300}, Flows{0, 0}, Flows{1, 0.5}).has_value());
  EXPECT_FALSE(benefit_cost(Flows{}, Flows{}, Flows{}).has_value());
}

TEST(EquivalentAnnual, spreads_over_the_years_after_year_0) {
  EXPECT_DOUBLE_EQ(equivalent_annual(75, Flows{1, 0.5, 0.25}), 100);
}

TEST(EquivalentAnnual, is_unknown_without_years_to_spread_over) {
  EXPECT_TRUE(std::isnan(equivalent_annual(75, Flows{1})));
  EXPECT_TRUE(std::isnan(equivalent_annual(75, Flows{})));
}

}  // namespace
}  // namespace jalon
