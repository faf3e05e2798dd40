// Proves the equations of the lighting model one by one, on figures worked by hand.
#include "equations.h"

#include <gtest/gtest.h>

namespace {

using namespace lighting;

TEST(Equations, ABallastAddsItsShareToTheLamp) {
  EXPECT_DOUBLE_EQ(system_power(250, 0.18), 295);
}

TEST(Equations, HalfTheLightOfALedTakesALittleMoreThanHalfThePower) {
  EXPECT_DOUBLE_EQ(power_at(0.5, 0.05), 0.525);
  EXPECT_DOUBLE_EQ(power_at(0.5, 0.34), 0.67);  // discharge, two-level ballast
  EXPECT_DOUBLE_EQ(power_at(1, 0.34), 1);
}

TEST(Equations, ADetectorThatSeesSixtyAnHourForAMinuteIsUpFor63PerCentOfTheTime) {
  EXPECT_NEAR(part_up(60, 1), 1 - std::exp(-1.0), 1e-12);
  EXPECT_EQ(part_up(0, 1), 0);
}

TEST(Equations, LightAtL70IsSeventyPerCentAndTheInverseFindsIt) {
  EXPECT_NEAR(lumen_maintenance(100000, 100000), 0.7, 1e-12);
  EXPECT_NEAR(l70_of(20300, lumen_maintenance(20300, 36500)), 36500, 1e-6);
}

TEST(Equations, TheQueueOfRenewalTakesTheOldestFirst) {
  // 3 % a year; the oldest fifth stands at 0 to 0.2, the next at 0.2 to 1.
  EXPECT_DOUBLE_EQ(renewed_part(0.03, 2, 0, 5), 0.3);
  EXPECT_EQ(renewed_part(0.03, 2, 0.2, 1.25), 0);
  EXPECT_EQ(renewed_part(0.03, 10, 0, 5), 1);
  EXPECT_NEAR(renewed_part(0.03, 10, 0.2, 1.25), 0.125, 1e-12);
  EXPECT_EQ(renewed_part(0.03, -4, 0, 1), 0);
}

TEST(Equations, ASubscriptionNeverFallsBelowTheLeastOfACabinet) {
  EXPECT_NEAR(fitting_subscription(9, 1.2, 0.9, 5), 12, 1e-12);
  EXPECT_EQ(fitting_subscription(1, 1.2, 0.9, 5), 5);
}

TEST(Equations, ColoursBetweenThreePointsAreBlendedAndHeldOutside) {
  EXPECT_EQ(colour_weights(2200), (std::array<double, 3>{1, 0, 0}));
  EXPECT_EQ(colour_weights(1800), (std::array<double, 3>{1, 0, 0}));
  EXPECT_EQ(colour_weights(2600), (std::array<double, 3>{0.5, 0.5, 0}));
  EXPECT_EQ(colour_weights(3500), (std::array<double, 3>{0, 0.5, 0.5}));
  EXPECT_EQ(colour_weights(6500), (std::array<double, 3>{0, 0, 1}));
}

TEST(Equations, LifeLeftFallsInAStraightLineToNothing) {
  EXPECT_DOUBLE_EQ(life_left(5, 20), 0.75);
  EXPECT_EQ(life_left(25, 20), 0);
}

TEST(Equations, UpkeepOfADischargePointIsRoundsCallsAndItsPartOfRelamping) {
  EXPECT_DOUBLE_EQ(upkeep(11, 0.033, 150, 40 / 4.0), 11 + 4.95 + 10);
}

TEST(Equations, FailuresGrowInALineWhoseMeanOverALifeIsOne) {
  for (const double growth : {1.0, 1.5, 2.0}) {
    EXPECT_DOUBLE_EQ(failures_at(0.5, growth), 1);
    EXPECT_DOUBLE_EQ(failures_at(1, growth), growth);
    EXPECT_DOUBLE_EQ(failures_at(3, growth), growth);
    EXPECT_DOUBLE_EQ(failures_of_ageing(0, growth), 1);
    EXPECT_DOUBLE_EQ(failures_of_ageing(2, growth), growth);
  }
  // Weibull's hazard of shape 2, k/life (age/life)^(k - 1), over its mean.
  EXPECT_DOUBLE_EQ(failures_at(0.25, 2), 2 * 0.25);
}

TEST(Equations, WhatWorksTookComesDueALifeLater) {
  EXPECT_EQ(due_after_works(4, 0.1, 40), 0);  // the next four years were taken
  EXPECT_DOUBLE_EQ(due_after_works(5, 0.1, 40), 1 / 40.0);
  EXPECT_DOUBLE_EQ(due_after_works(40, 0.1, 40), 0.9);
  EXPECT_DOUBLE_EQ(due_after_works(44, 0.1, 40), 0.9);
  EXPECT_NEAR(due_after_works(80, 0.1, 40), 1.8, 1e-12);
}

TEST(Equations, AStockOfAnyAgeAlikeIsHalfUsedUp) {
  // Seen from year 0 all of it but the year at work is there.
  EXPECT_NEAR(left_of_ageing(0, 40, 0, 40) + 1 / 40.0, (40 * 41 / 2) / 1600.0, 1e-12);
  EXPECT_EQ(left_of_ageing(0, 40, 50, 40), 0);
}

}  // namespace
