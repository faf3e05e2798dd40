// Proves the equations one by one: limits, known values, and that each undoes what it should.
#include "equations.h"

#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace electro_mobility;

TEST(Spread, GoesThroughTheTwoDatesItWasSeenAt) {
  const Logistic l = logistic_of(2020, 0.067, 2024, 0.17);
  EXPECT_NEAR(logistic(1, l.pace, l.middle, 2020), 0.067, 1e-12);
  EXPECT_NEAR(logistic(1, l.pace, l.middle, 2024), 0.17, 1e-12);
  EXPECT_NEAR(logistic(0.8, l.pace, l.middle, l.middle), 0.4, 1e-12);
  EXPECT_NEAR(bass_step(0, 0.03, 0.4), 0.03, 1e-15);
  EXPECT_NEAR(bass_step(1, 0.03, 0.4), 1, 1e-15);
}

TEST(Survival, IsOneHalfAtTheHalfLifeAndWeibullsHazardIsItsSlope) {
  EXPECT_EQ(survival(20, 20, 3), 0.5);
  EXPECT_GT(survival(1, 20, 3), 0.99);
  const double h = 1e-6;
  EXPECT_NEAR(
      weibull_hazard(8, 3, 12),
      -(std::log(weibull_survival(8 + h, 3, 12)) - std::log(weibull_survival(8 - h, 3, 12))) /
          (2 * h),
      1e-6);
}

TEST(Sizing, TakesTheLargerOfDemandAndFloor) {
  EXPECT_NEAR(public_energy(100, 12000, 0.2, public_share(0.8, 0.1, 0.5), 1000),
              100 * 2400 * 0.18 + 1000, 1e-9);
  EXPECT_NEAR(sessions_for(73000, 20), 10, 1e-12);
  EXPECT_NEAR(points_for(10, 4, 0.25), 10, 1e-12);
  EXPECT_NEAR(power_floor(100, 50), 170, 1e-12);
}

TEST(Congestion, ServesNearlyAllOfALittleAndNeverMoreThanItCan) {
  EXPECT_NEAR(served(0.01, 10, 4), 0.01, 2e-6);
  EXPECT_NEAR(served(1e6, 10, 4), 40, 1e-9);
  EXPECT_EQ(served(5, 0, 4), 0);
  EXPECT_NEAR(kept(1, 1), 1 - std::exp(-1.0), 1e-15);
}

TEST(Queues, KnowTheirLimits) {
  EXPECT_EQ(erlang_b(0, 1), 1);
  EXPECT_NEAR(erlang_b(1, 0.25), 0.2, 1e-15);
  EXPECT_NEAR(erlang_c(1, 0.25), 0.25, 1e-15);
  EXPECT_EQ(erlang_c(2, 2), 1);
  EXPECT_EQ(erlang_c(2, 5), 1);
  EXPECT_NEAR(mean_wait(1, 0.25, 2, 100), 0.25 * 2 / 0.75, 1e-12);
  EXPECT_EQ(mean_wait(1, 3, 2, 0.5), 0.5);
  EXPECT_EQ(mean_wait(3, 0, 2, 0.5), 0);
}

TEST(RampUp, IsATenthOneHalfNineTenths) {
  EXPECT_NEAR(ramp_up(0, 4), 0.1, 1e-12);
  EXPECT_NEAR(ramp_up(4, 4), 0.5, 1e-12);
  EXPECT_NEAR(ramp_up(8, 4), 0.9, 1e-12);
}

TEST(Renewal, ComesOnceALifeAndIsSpreadOverTheYearItFallsIn) {
  for (const double life : {4.0, 7.3, 10.0, 12.5}) {
    double sum = 0;
    for (int age = 0; age < 50; ++age) {
      const double part = bought_again(age, life);
      EXPECT_GE(part, 0);
      EXPECT_LE(part, 1);
      sum += part;
    }
    // Fifty years hold so many lives; the last may still be under way.
    EXPECT_NEAR(sum, std::floor(50 / life - 1e-9), 1) << life;
  }
  EXPECT_EQ(bought_again(9, 10), 0);
  EXPECT_EQ(bought_again(10, 10), 1);
  EXPECT_NEAR(bought_again(7, 7.3), 0.7, 1e-12);
  EXPECT_NEAR(bought_again(8, 7.3), 0.3, 1e-12);
}

TEST(Station, PaysForItselfAtTheSessionsThatBreakEven) {
  const double recovery = capital_recovery(0.04, 10);
  EXPECT_NEAR(recovery, 0.123290944, 1e-9);
  EXPECT_EQ(capital_recovery(0, 8), 0.125);
  const double capital = works(2, 4000, 2700, 5000, 0.75, 1000, 500);
  EXPECT_NEAR(capital, 13400 + 1250 + 500, 1e-9);
  const double fee = 0.5, margin = margin_per_session(20, 0.4, 0.12, 0.9, fee);
  const double n = break_even(2000, capital, recovery, margin);
  const double kwh = 365 * n * 20;
  EXPECT_NEAR(kwh * 0.4 - 365 * n * fee,
              running_cost(1, 2000, kwh, 0.12, 0.9, 0, 0, 0, 0) + capital * recovery, 1e-6);
  EXPECT_NEAR(levelised(capital, recovery, running_cost(1, 2000, kwh, 0.12, 0.9, 0, 0, 0, 0), kwh),
              0.4 - fee / 20, 1e-9);
  EXPECT_TRUE(std::isinf(break_even(2000, capital, recovery, 0)));
  EXPECT_EQ(unit_price(100, 0.6, 0.8), 80);
  EXPECT_EQ(unit_price(100, 0.6, 0.5), 60);
}

TEST(Price, LosesThePublishedCutAndIsWorthTheAreaAbove) {
  for (const double odds : {0.0, 1e-12, 0.7, 3.0}) {
    const double slope = slope_of(0.42, 0.3, odds);
    EXPECT_NEAR(demand_at(0, slope, odds), 1, 1e-12);
    EXPECT_NEAR(demand_at(0.3, slope, odds), 0.58, 1e-12);
    double area = 0;  // numerically, above 0.2
    for (double p = 0.2; p < 30; p += 1e-3)
      area += 1e-3 * demand_at(p + 5e-4, slope, odds) / demand_at(0.2, slope, odds);
    EXPECT_NEAR(surplus(0.2, slope, odds), area, 1e-5) << odds;
  }
  for (const double odds : {0.0, 1e-12, 0.7, 3.0}) {
    const double slope = slope_of(0.42, 0.3, odds);
    double area = 0;  // numerically, from 0.2 to 0.6
    for (double p = 0.2; p < 0.6 - 1e-9; p += 1e-4)
      area += 1e-4 * demand_at(p + 5e-5, slope, odds) / demand_at(0.2, slope, odds);
    EXPECT_NEAR(surplus_to(0.2, 0.6, slope, odds), area, 1e-7) << odds;
    EXPECT_NEAR(surplus_to(0.2, 100, slope, odds), surplus(0.2, slope, odds), 1e-9) << odds;
    EXPECT_EQ(surplus_to(0.2, 0.2, slope, odds), 0);
    EXPECT_EQ(surplus_to(0.7, 0.6, slope, odds), 0);
  }
  EXPECT_NEAR(rule_of_half(100, 58, 0, 0.3), 23.7, 1e-12);
}

TEST(Environment, CreditsTheInducedPartLessWhatItUses) {
  EXPECT_NEAR(avoided_co2e(1000, 0.25, 0.2, 0.18, 0.05, 0.8, 0.03),
              0.25 * (5000 * 0.15 - 1000 / 0.8 * 0.05), 1e-12);
  EXPECT_EQ(avoided_co2e(1000, 0, 0.2, 0.18, 0.05, 0.8, 0.03), 0);
  EXPECT_NEAR(duty_of(1000, 0.25, 0.2, 0.06, 0.6), 45, 1e-12);
}

TEST(Fleet, CostsItsPriceItsKilometresAndItsBatteries) {
  EXPECT_TRUE(feasible(144, 180, 0.8));
  EXPECT_FALSE(feasible(145, 180, 0.8));
  EXPECT_EQ(battery_renewals(100000, 0.2, 50, 1500), 0);  // 400 cycles
  EXPECT_EQ(battery_renewals(800000, 0.2, 50, 1500), 2);  // 3,200
  EXPECT_NEAR(ownership(20000, 5000, 10000, 0.06, 1.5, 0.05, 500, 0, 0, 10),
              20000 - 5000 + 10 * (900 + 500 + 500), 1e-9);
  EXPECT_LT(ownership(20000, 5000, 10000, 0.06, 1.5, 0.05, 500, 0, 0.05, 10),
            ownership(20000, 5000, 10000, 0.06, 1.5, 0.05, 500, 0, 0.01, 10));
  EXPECT_NEAR(energy_saving(10000, 0.06, 1.5, 0.2, 0.2), 500, 1e-12);
}

TEST(Bikes, HaveOriginsThatSumToOne) {
  EXPECT_NEAR(other_origin(0.1, 0.4) + 0.1 + 0.4, 1, 1e-15);
  EXPECT_EQ(other_origin(0.7, 0.5), 0);
  EXPECT_NEAR(active_km(100, 0.4, 0.7, 0.2), 33.6, 1e-12);
  EXPECT_NEAR(bike_worth(1000, 9, 0.1, 0.1, 0.05, 3), 1000 * (0.9 + 0.015), 1e-9);
  EXPECT_EQ(bike_cost(20, 2500), 50000);
}

}  // namespace
