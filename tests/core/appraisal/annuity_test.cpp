// Proves: the annuity functions agree with one another and with payments worked by hand, at
// ordinary rates, at rates of nothing, near nothing, and below nothing, for long terms too.
#include "core/appraisal/annuity.h"

#include <gmock/gmock.h>

#include <cmath>

namespace jalon {
namespace {

using testing::IsEmpty;

struct Loan {
  double rate, nper, pv, fv;
  bool due;
};

std::vector<Loan> loans() {
  std::vector<Loan> all;
  for (const double rate : {-0.3, -0.01, -1e-9, 0.0, 1e-12, 1e-6, 0.004, 0.1, 0.3})
    for (const double nper : {1.0, 2.0, 12.0, 37.5})
      for (const double fv : {0.0, -40.0, 250.0})
        for (const bool due : {false, true}) all.push_back({rate, nper, 1000, fv, due});
  return all;
}

TEST(Payment, of_two_years_at_ten_per_cent) {
  // 100 x 0.1 / (1 - 1.1^-2) = 57.619047...
  EXPECT_NEAR(annuity::pmt(0.1, 2, 100), -57.61904761904762, 1e-12);
  EXPECT_NEAR(annuity::pmt(0.1, 2, 100, 0, true), -57.61904761904762 / 1.1, 1e-12);
  EXPECT_DOUBLE_EQ(annuity::pmt(0, 4, 100, 20), -30);
}

TEST(Payment, gives_back_what_it_was_made_of) {
  for (const auto &[rate, nper, pv, fv, due] : loans()) {
    SCOPED_TRACE(testing::Message() << rate << " " << nper << " " << fv << " " << due);
    const double pmt = annuity::pmt(rate, nper, pv, fv, due);
    EXPECT_NEAR(annuity::pv(rate, nper, pmt, fv, due), pv, 1e-6);
    EXPECT_NEAR(annuity::fv(rate, nper, pmt, pv, due), fv, 1e-9 * std::pow(1 + rate, nper) + 1e-8);
    EXPECT_NEAR(annuity::nper(rate, pmt, pv, fv, due), nper, 1e-6);
  }
}

TEST(Rate, is_found_again_from_the_payment) {
  for (const auto &[rate, nper, pv, fv, due] : loans()) {
    if (nper == 1 && due) continue;  // paid at once: any rate will do
    SCOPED_TRACE(testing::Message() << rate << " " << nper << " " << fv << " " << due);
    const auto found = annuity::rates(nper, annuity::pmt(rate, nper, pv, fv, due), pv, fv, due);
    double nearest = 1;
    for (const double each : found) nearest = std::min(nearest, std::fabs(each - rate));
    EXPECT_LE(nearest, 1e-10);
    EXPECT_LE(found.size(), 2u);
  }
}

TEST(Rate, may_be_nothing_or_very_near_it) {
  ASSERT_EQ(annuity::rates(10, -10, 100).size(), 1u);
  EXPECT_EQ(annuity::rates(10, -10, 100)[0], 0);
  // 137600 - 208 x 700 + 8000 = 0, with a second rate elsewhere.
  EXPECT_THAT(annuity::rates(208, -700, 137600, 8000), testing::Contains(0));
  const auto near = annuity::rates(10, -10, 100.0000001);  // slope of the value at 0: -550
  ASSERT_EQ(near.size(), 1u);
  EXPECT_NEAR(near[0], -1e-7 / 550, 1e-16);
}

TEST(Rate, may_be_none_or_two) {
  EXPECT_THAT(annuity::rates(10, 10, 100), IsEmpty());
  EXPECT_THAT(annuity::rates(0, 0, 0), IsEmpty());
  const auto two = annuity::rates(5, 250, -1000, -200);  // -1000, 4 x 250, 50: one only
  ASSERT_EQ(two.size(), 1u);
  const auto both = annuity::rates(10, 10, -30, -75);
  ASSERT_EQ(both.size(), 2u);
  for (const double rate : both) EXPECT_NEAR(annuity::pv(rate, 10, 10, -75), -30, 1e-9);
}

TEST(InterestAndPrincipal, add_up_to_the_payment_and_to_the_loan) {
  for (const auto &[rate, nper, pv, fv, due] : loans()) {
    if (nper != std::floor(nper)) continue;
    SCOPED_TRACE(testing::Message() << rate << " " << nper << " " << fv << " " << due);
    const double pmt = annuity::pmt(rate, nper, pv, fv, due);
    double owed = pv, interest = 0;
    for (double per = 1; per <= nper; ++per) {
      const double part = annuity::ipmt(rate, per, nper, pv, fv, due),
                   principal = annuity::ppmt(rate, per, nper, pv, fv, due);
      EXPECT_NEAR(part + principal, pmt, 1e-9 * std::fabs(pmt));
      if (!due) {
        EXPECT_NEAR(part, -owed * rate, 1e-7 * (1 + std::fabs(owed)));
      }
      owed += principal;
      interest += part;
    }
    if (!due) {
      EXPECT_NEAR(owed, -fv, 1e-7 * pv);
    }
    if (fv == 0) {
      EXPECT_NEAR(annuity::cumipmt(rate, nper, pv, 1, nper, due), interest, 1e-7 * pv);
      EXPECT_NEAR(annuity::cumprinc(rate, nper, pv, 1, nper, due), pmt * nper - interest,
                  1e-7 * pv);
    }
  }
}

TEST(InterestAndPrincipal, of_some_periods_are_the_sum_of_each) {
  for (const bool due : {false, true})
    for (const double start : {1.0, 2.0, 7.0}) {
      double interest = 0, principal = 0;
      for (double per = start; per <= 11; ++per) {
        interest += annuity::ipmt(0.013, per, 24, 5000, 0, due);
        principal += annuity::ppmt(0.013, per, 24, 5000, 0, due);
      }
      EXPECT_NEAR(annuity::cumipmt(0.013, 24, 5000, start, 11, due), interest, 1e-9);
      EXPECT_NEAR(annuity::cumprinc(0.013, 24, 5000, start, 11, due), principal, 1e-9);
    }
}

TEST(InterestAndPrincipal, keep_their_digits_over_long_terms_at_high_rates) {
  // Near the end of 300 periods at 15 %, what is owed is the discounted rest of the payments.
  const double pmt = annuity::pmt(0.15, 300, 1000);
  EXPECT_NEAR(annuity::ipmt(0.15, 300, 300, 1000), pmt * (1 - 1 / 1.15), 1e-10);
  EXPECT_TRUE(std::isfinite(annuity::pmt(0.8, 10000, 1000)));
}

TEST(Growth, is_rate_periods_and_values_alike) {
  EXPECT_DOUBLE_EQ(annuity::rri(2, 100, 121), std::sqrt(1.21) - 1);
  EXPECT_NEAR(annuity::pduration(0.1, 100, 121), 2, 1e-12);
  EXPECT_NEAR(annuity::effect(0.1, 4), std::pow(1.025, 4) - 1, 1e-15);
  EXPECT_NEAR(annuity::nominal(annuity::effect(0.07, 12), 12), 0.07, 1e-15);
  EXPECT_EQ(annuity::effect(0, 4), 0);
}

TEST(Depreciation, of_all_years_is_cost_less_salvage) {
  double sum = 0;
  for (double year = 1; year <= 5; ++year) sum += annuity::syd(1000, 100, 5, year);
  EXPECT_DOUBLE_EQ(sum, 900);
  EXPECT_DOUBLE_EQ(annuity::sln(1000, 100, 5), 180);
}

TEST(Schedules, carry_flows_forward) {
  const std::vector<double> rates{0.1, -0.5}, flows{100, 50};
  EXPECT_DOUBLE_EQ(annuity::fvschedule(100, rates), 55);
  EXPECT_NEAR(annuity::nfv(0.1, 3, flows), 121 + 55, 1e-12);
  EXPECT_NEAR(annuity::capital_recovery(0.1, 2), 0.5761904761904762, 1e-15);
  EXPECT_EQ(annuity::capital_recovery(0, 4), 0.25);
}

}  // namespace
}  // namespace jalon
