// Proves each equation by a value worked out by hand, and by what must hold of it in general.
#include "equations.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace water;

TEST(Balance, FallsIntoWhatIsAuthorisedAndWhatIsLost) {
  const Volumes v{1000, 300, 100, 700, 50, 20, 30};
  EXPECT_EQ(supplied(v), 1200);
  EXPECT_EQ(authorised(v), 800);
  EXPECT_EQ(water_losses(v), 400);
  EXPECT_EQ(real_losses(water_losses(v), 60), 340);
  EXPECT_EQ(non_revenue(water_losses(v), v), 450);
}

TEST(Indicators, OfAServiceAgreeWithEachOther) {
  const Volumes v{1000000, 300000, 100000, 750000, 0, 0, 50000};
  const double km = 100;
  EXPECT_NEAR(efficiency(v), 900000 / 1300000.0, 1e-15);
  EXPECT_NEAR(loss_index(v, km), 400000 / 36500.0, 1e-12);
  EXPECT_NEAR(unaccounted_index(v, km), 450000 / 36500.0, 1e-12);
  EXPECT_NEAR(consumption_index(v, km), 900000 / 36500.0, 1e-12);
  EXPECT_NEAR(efficiency_from(consumption_index(v, km), loss_index(v, km)), efficiency(v), 1e-12);
  EXPECT_NEAR(renewal_rate(4, km), 0.008, 1e-15);
}

TEST(Indicators, HaveALegalThresholdThatEndsAtEightyFivePerCent) {
  EXPECT_NEAR(legal_threshold(0), 0.65, 1e-15);
  EXPECT_NEAR(legal_threshold(10), 0.67, 1e-15);
  EXPECT_NEAR(legal_threshold(10, 0.70), 0.72, 1e-15);  // water-stressed, high abstraction
  EXPECT_NEAR(legal_threshold(1000), 0.85, 1e-15);
}

TEST(Unavoidable, LossesAreTheSumOfTheirParts) {
  EXPECT_EQ(unavoidable_litres(10, 1000, 0, 50), (180 + 800) * 50);
  EXPECT_EQ(unavoidable_litres(10, 1000, 2, 50, 12), (180 + 800 + 50) * 25);
  const double mains = background_part.mains + reported_part.mains + unreported_part.mains;
  const double connections =
      background_part.connection + reported_part.connection + unreported_part.connection;
  EXPECT_NEAR(mains, 18, 0.05);
  EXPECT_NEAR(connections, 0.8, 1e-9);
  EXPECT_NEAR(
      background_part.private_pipe + reported_part.private_pipe + unreported_part.private_pipe, 25,
      1e-9);
}

TEST(Unavoidable, LossesInAmericanUnitsAreEightInAThousandHigher) {
  const double miles = 100, connections = 8000, psi = 60;
  const double us = unavoidable_gallons(miles, connections, 0, psi) * 3.785411784;
  const double si = unavoidable_litres(miles * 1.609344, connections, 0, psi * 0.70307);
  EXPECT_NEAR(us / si, 1.008, 0.004);
}

TEST(Unavoidable, LossesClassTheIndex) {
  EXPECT_EQ(leakage_class(1.4), 0);
  EXPECT_EQ(leakage_class(1.5), 1);
  EXPECT_EQ(leakage_class(3), 2);
  EXPECT_EQ(leakage_class(4), 3);
  EXPECT_EQ(leakage_class(9), 4);
  EXPECT_EQ(leakage_class(9, true), 3);
}

TEST(Rise, OfLeakageWithoutEffortGoesOnForEver) {
  EXPECT_EQ(unreported_after(2, 3, 0, 4), 14);
  EXPECT_EQ(unreported_mean(2, 3, 0, 4), 8);
}

TEST(Rise, SettlesWhereSurveysRemoveWhatRises) {
  // Every half year: 2 / 0.5 = 4 a year; 3 a year settle at 3 x 0.5 / 2.
  const double removal = removal_of_interval(0.5);
  EXPECT_EQ(removal, 4);
  EXPECT_NEAR(unreported_after(10, 3, removal, 30), 0.75, 1e-12);
  EXPECT_NEAR(unreported_after(0.75, 3, removal, 1), 0.75, 1e-15);
  EXPECT_NEAR(unreported_mean(0.75, 3, removal, 1), 0.75, 1e-15);
  EXPECT_NEAR(unreported_mean(10, 3, removal, 1), 0.75 + 9.25 * (1 - std::exp(-4.0)) / 4, 1e-12);
}

TEST(Rise, WithLittleRemovalIsNearlyThatWithout) {
  EXPECT_NEAR(unreported_after(2, 3, 1e-7, 4), 14, 1e-5);
  EXPECT_NEAR(unreported_mean(2, 3, 1e-7, 4), 8, 1e-5);
}

TEST(Economic, IntervalIsTheCheapestThereIs) {
  const double ci = 120, cv = 0.2, rr = 2.5, km = 80;
  const double best = economic_interval(ci, cv, rr);
  const double cost = control_cost(best, ci, cv, rr, km);
  for (double t = 0.05; t < 8; t += 0.05)
    EXPECT_GE(control_cost(t, ci, cv, rr, km), cost * (1 - 1e-12)) << t;
  // There, what is spent on searching is what the leakage left is worth.
  const double budget = control_budget(best, ci, km);
  EXPECT_NEAR(cost, 2 * budget, 1e-9);
  EXPECT_NEAR(economic_unreported(budget, cv), 365 * rr * km * best / 2, 1e-6);
  EXPECT_NEAR(economic_interval_months(ci, cv, rr) / 12, best, 3e-5);
}

TEST(Leaks, SaveByEarlierAwarenessWhatTheyWouldHaveRun) {
  EXPECT_EQ(leak_volume(2, 10), 480);
  EXPECT_NEAR(new_leaks(2.64, 100, 2.2), 5, 1e-12);
  EXPECT_EQ(awareness_saving(5, 2, 100, 40), 5 * 2 * 24 * 60);
  // Rise times the time that leaks run is the mean of what runs.
  EXPECT_NEAR(365 * leak_volume(2.2, 1) * new_leaks(2.64, 100, 2.2) * 0.5, 365 * 2.64 * 100 * 0.5,
              1e-6);
}

TEST(Leaks, ThroughAHoleGoWithTheRootOfPressure) {
  const double q = hole_flow(0.75, 1e-4, 4e5);
  EXPECT_NEAR(q, 0.75 * 1e-4 * std::sqrt(2 * 4e5 / 1000), 1e-12);
  EXPECT_NEAR(hole_flow(0.75, 1e-4, 1e5) / q, 0.5, 1e-12);
}

TEST(Pressure, RatioAndExponents) {
  EXPECT_NEAR(pressure_ratio(50, 40, 1), 0.8, 1e-15);
  EXPECT_NEAR(leakage_exponent(1, 0.5), 1.5, 1e-15);
  EXPECT_NEAR(leakage_exponent(0, burst_exponent(0)), 0.5, 1e-15);
  EXPECT_NEAR(leakage_exponent(0.5, burst_exponent(1)), 1.5, 1e-15);
  EXPECT_NEAR(burst_cut(1.4, 0.2), 0.28, 1e-15);
  EXPECT_NEAR(burst_cut(2.8, 0.5, 0.8), 0.8, 1e-15);
}

TEST(Mains, BreakMoreWithAgeAndSpareByRenewal) {
  EXPECT_NEAR(break_rate(0.2, 0.03, 70, 50), 0.2 * std::exp(0.6), 1e-15);
  EXPECT_NEAR(breaks_spared(3, 0.5, 0.1), 1.2, 1e-12);
  EXPECT_NEAR(leakage_spared(2, 4, 1), 2190, 1e-9);
  EXPECT_EQ(renewed_part(0.02, 10, 0.2, 5), 0);
  EXPECT_NEAR(renewed_part(0.02, 15, 0.2, 5), 0.5, 1e-12);
  EXPECT_EQ(renewed_part(0.02, 40, 0.2, 5), 1);
}

TEST(Meters, MissMoreWithAgeButNeverMoreThanHalf) {
  EXPECT_NEAR(under_registration(10, 0.01, 0.003), 0.04, 1e-15);
  EXPECT_EQ(under_registration(1000, 0.01, 0.003), 0.5);
  EXPECT_NEAR(apparent_loss(960, 0.04), 40, 1e-12);
  EXPECT_NEAR(recovered(1000, 0.05, 0.01), 40, 1e-12);
}

TEST(Value, OfALostCubicMetreIsMarginalOrAverage) {
  const double own = marginal_value(1, 0.5, 0.1, 0.03, 0.05, 0.57);
  EXPECT_NEAR(own, 0.13, 1e-15);
  EXPECT_NEAR(marginal_value(0, 0.5, 0.1, 0.03, 0.05, 0.57), 0.57, 1e-15);
  EXPECT_NEAR(value_of_m3(own, 0.12, 0), 0.13, 1e-15);
  EXPECT_NEAR(value_of_m3(own, 0.12, 1), 0.25, 1e-15);
}

TEST(Value, OfPuttingOffAnInvestmentIsItsInterest) {
  EXPECT_NEAR(deferral_value(1e6, 0.05, 1), 1e6 * (1 - 1 / 1.05), 1e-6);
  EXPECT_EQ(deferral_value(1e6, 0.05, 0), 0);
}

TEST(Levy, OnPerformanceGoesFromOneFifthToAll) {
  EXPECT_EQ(performance_part(0.5, 10), 0);
  EXPECT_NEAR(performance_part(0.75, 0), 0.275, 1e-12);
  EXPECT_EQ(performance_part(0.99, 0), 0.55);
  EXPECT_NEAR(levy_coefficient(0.55, 0.25), 0.2, 1e-12);
  EXPECT_EQ(levy_coefficient(0, 0), 1);
}

TEST(Lives, CountWhatWasBoughtAndWhatIsLeft) {
  EXPECT_EQ(whole_lives(30, 15), 2);
  EXPECT_NEAR(part_lived(20, 15), 1 / 3.0, 1e-12);
  EXPECT_EQ(left_of_any_age(0, 40), 0.5);
  EXPECT_NEAR(left_of_any_age(20, 40), 0.125, 1e-15);
  EXPECT_EQ(left_of_any_age(50, 40), 0);
}

}  // namespace
