// Proves: irr() returns every rate above -1 that makes the value nothing, each once, and none else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

using Flows = std::vector<double>;
using testing::ElementsAre;
using testing::IsEmpty;

// Flows whose rates of return are exactly `rates`: the product of (1+r - (1+rate)) in powers of
// 1+r, written from the first year on.
Flows flows_with(const std::vector<double> &rates) {
  Flows p{1};
  for (const double rate : rates) {
    Flows next(p.size() + 1);
    for (std::size_t i = 0; i < p.size(); ++i) {
      next[i] += p[i];
      next[i + 1] -= p[i] * (1 + rate);
    }
    p = next;
  }
  return p;
}

void expect_rates(const Flows &flows, const std::vector<double> &rates, double tolerance = 1e-12) {
  const auto found = irr(flows);
  ASSERT_EQ(found.size(), rates.size()) << testing::PrintToString(found);
  for (std::size_t i = 0; i < rates.size(); ++i)
    EXPECT_NEAR(found[i], rates[i], tolerance * (1 + std::fabs(rates[i])));
}

TEST(RateOfReturn, of_a_loan_of_one_year_is_its_interest) {
  expect_rates({-100, 110}, {0.1}, 1e-15);
}

TEST(RateOfReturn, may_be_negative) {
  expect_rates({-100, 50}, {-0.5});
}

TEST(RateOfReturn, may_be_nothing_at_all) {
  EXPECT_THAT(irr(Flows{}), IsEmpty());
  EXPECT_THAT(irr(Flows{0, 0}), IsEmpty());
  EXPECT_THAT(irr(Flows{-1, -2}), IsEmpty());
  EXPECT_THAT(irr(Flows{1, -1, 1}), IsEmpty()) << "two changes of sign, no real root";
}

TEST(RateOfReturn, of_flows_that_sum_to_nothing_is_zero) {
  EXPECT_THAT(irr(Flows{-100, 50, 50}), ElementsAre(0));
}

TEST(RateOfReturn, ignores_empty_years_at_both_ends) {
  expect_rates({0, 0, -100, 110, 0}, {0.1});
}

TEST(RateOfReturn, finds_three_rates) {
  expect_rates(flows_with({-0.5, 0.25, 1.5}), {-0.5, 0.25, 1.5});
}

TEST(RateOfReturn, reports_a_double_rate_once) {
  expect_rates({-100, 220, -121}, {0.1}, 1e-15);  // (110 - 100 (1+r))^2 / 100
  EXPECT_THAT(irr(Flows{1, -2, 1}), ElementsAre(0));
  EXPECT_THAT(irr(Flows{-1, 3, -3, 1}), ElementsAre(0)) << "a triple one too";
}

TEST(RateOfReturn, reports_a_double_rate_beside_single_ones) {
  // (1+r-1.5)^2 (1+r-0.5)(1+r-3), all coefficients exact in binary.
  expect_rates(flows_with({0.5, 0.5, -0.5, 2}), {-0.5, 0.5, 2}, 1e-15);
}

TEST(RateOfReturn, parts_rates_that_are_nearly_one) {
  const double near = 0.5 + 0x1p-20;  // the product is exact in doubles
  expect_rates(flows_with({0.5, near}), {0.5, near}, 1e-15);
}

TEST(RateOfReturn, tells_a_near_miss_from_a_hit) {
  // (1+r-1.5)^2 + 2^-40 never is zero, (1+r-1.5)^2 - 2^-40 is so twice.
  Flows miss = flows_with({0.5, 0.5}), hit = miss;
  miss[2] += 0x1p-40;
  hit[2] -= 0x1p-40;
  EXPECT_THAT(irr(miss), IsEmpty());
  expect_rates(hit, {0.5 - 0x1p-20, 0.5 + 0x1p-20}, 1e-15);
}

TEST(RateOfReturn, finds_very_large_and_nearly_total_losses) {
  expect_rates({-1, 1e9}, {1e9 - 1});
  expect_rates({-1e9, 1}, {1e-9 - 1}, 1e-15);
  expect_rates({1e-3, -1e3, 1e3, -1e-3}, {-0.999998999998999998, 0, 999997.999998999998}, 1e-12);
}

TEST(RateOfReturn, of_unknown_flows_is_nothing) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(irr(Flows{-100, unknown, 120}), IsEmpty());
  EXPECT_THAT(irr(Flows{-100, std::numeric_limits<double>::infinity()}), IsEmpty());
}

TEST(RateOfReturn, finds_all_of_up_to_seven_random_rates) {
  std::mt19937_64 random(20260101);
  for (int run = 0; run < 200; ++run) {
    // Multiples of 1/64 keep the coefficients exact.
    std::vector<int> steps;
    std::generate_n(std::back_inserter(steps), 1 + run % 7,
                    [&] { return static_cast<int>(random() % 190) - 62; });
    std::sort(steps.begin(), steps.end());
    std::vector<double> all, each;
    for (const int step : steps) all.push_back(step / 64.0);
    std::unique_copy(all.begin(), all.end(), std::back_inserter(each));
    expect_rates(flows_with(all), each, 1e-15);
    if (HasFailure()) FAIL() << "run " << run << ": " << testing::PrintToString(all);
  }
}

TEST(RateOfReturn, of_random_flows_makes_their_value_vanish) {
  std::mt19937_64 random(7);
  std::size_t roots = 0;
  for (int run = 0; run < 300; ++run) {
    Flows flows(21);
    for (double &flow : flows) flow = static_cast<double>(random() % 20001) - 10000;
    const auto rates = irr(flows);
    roots += rates.size();
    // Odd when the ends differ in sign, even otherwise (no double root here).
    EXPECT_EQ(rates.size() % 2 == 1, (flows.front() < 0) != (flows.back() < 0));
    for (const double rate : rates) {
      ASSERT_GT(rate, -1);
      double size = 0;
      for (std::size_t t = 0; t < flows.size(); ++t)
        size += std::fabs(flows[t]) * std::pow(1 + rate, -static_cast<double>(t)) *
                static_cast<double>(t + 1);
      EXPECT_LE(std::fabs(npv(flows, rate)), 1e-13 * size) << rate;
    }
  }
  EXPECT_GT(roots, 200u);
}

}  // namespace
}  // namespace jalon
