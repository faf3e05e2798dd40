// Proves each equation of the model on figures worked out by hand.
#include "equations.h"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace e_administration;

TEST(Adoption, OfALogisticCurveIsHalfItsCeilingInTheMiddle) {
  EXPECT_DOUBLE_EQ(logistic_share(0.7, 0.25, 4, 4), 0.35);
  // 0.7 / (1 + e^-1)
  EXPECT_NEAR(logistic_share(0.7, 0.5, 6, 4), 0.7 / 1.36787944117, 1e-10);
}

TEST(Adoption, StepByStepStaysOnTheCurve) {
  double share = logistic_share(0.7, 0.25, 0, 6);
  for (int year = 1; year <= 20; ++year) {
    share = logistic_step(share, 0.7, std::exp(0.25));
    EXPECT_NEAR(share, logistic_share(0.7, 0.25, year, 6), 1e-12) << year;
  }
  EXPECT_EQ(logistic_step(0, 0.7, 2), 0);      // nobody: nothing spreads
  EXPECT_EQ(logistic_step(0.7, 0.7, 2), 0.7);  // all who ever will
  EXPECT_EQ(logistic_step(1, 1, 2), 1);
}

TEST(Adoption, SeenInASeriesGivesTheRateThatMadeIt) {
  EXPECT_NEAR(logit_rate(0.2, logit_forecast(0.2, 0.31, 4), 4), 0.31, 1e-12);
  // From 20 to 80 % in 3 and in 5 years: 2 ln 4 = 2.7726 over the years.
  EXPECT_NEAR(logit_rate(0.2, 0.8, 3), 0.924, 0.001);
  EXPECT_NEAR(logit_rate(0.2, 0.8, 5), 0.555, 0.001);
}

TEST(Adoption, OfABassCurveStartsFromNothingAndStaysOnTheCurve) {
  EXPECT_EQ(bass(0.03, 0.4, 0), 0);
  // x = e^-0.43 = 0.650509; (1 - x) / (1 + 13.333 x)
  EXPECT_NEAR(bass(0.03, 0.4, 1), 0.349491 / 9.673453, 1e-6);
  double share = 0;
  for (int year = 1; year <= 15; ++year) {
    share = bass_step(share, 0.6, 0.03, 0.4, std::exp(-0.43));
    EXPECT_NEAR(share, 0.6 * bass(0.03, 0.4, year), 1e-12) << year;
  }
  EXPECT_EQ(bass_step(0.8, 0.6, 0.03, 0.4, 0.65), 0.8);  // above its ceiling already
}

TEST(Obligation, LeavesOutTheExempt) {
  EXPECT_NEAR(obligation_ceiling(1, 0.11), 0.89, 1e-12);
  EXPECT_NEAR(obligation_ceiling(0.95, 0.2), 0.76, 1e-12);
}

TEST(Agents, AreCountedByChannelInFrontAndBehind) {
  const std::array split{0.3, 0.1}, minutes{10.0, 2.0};
  EXPECT_DOUBLE_EQ(offline_mean(split, minutes), 8);  // (3 + 0.2) / 0.4
  EXPECT_DOUBLE_EQ(offline_mean(std::array{0.0, 0.0}, minutes), 0);
  EXPECT_DOUBLE_EQ(front_minutes(100, 0.25, 8, 4), 700);
  EXPECT_DOUBLE_EQ(back_minutes(100, 0.25, 6, 0.5), 525);
  EXPECT_DOUBLE_EQ(follow_up_minutes(100, 0.25, 0.2, 5), 25);
  EXPECT_DOUBLE_EQ(agent_hours(100, 0.25, 8, 4, 6, 0.5, 0.2, 5), 1250.0 / 60);
  EXPECT_DOUBLE_EQ(posts(3000, 1500), 2);
}

TEST(Cash, IsAPartOfTheTimeReleasedAndNeverMoreThanTheVacancies) {
  EXPECT_DOUBLE_EQ(cash_hours(0, 160, 0.5, 1000), 80);
  EXPECT_DOUBLE_EQ(cash_hours(0, 160, 0.5, 30), 30);
  EXPECT_DOUBLE_EQ(cash_hours(60, 160, 0.5, 30), 80);
  EXPECT_DOUBLE_EQ(cash_hours(80, 40, 0.5, 30), 20);  // work came back: people are hired again
  EXPECT_DOUBLE_EQ(cash_hours(80, 0, 0.5, 30), 0);
}

TEST(Case, CostsItsMinutesAndItsLetters) {
  EXPECT_DOUBLE_EQ(time_cost(24, 19.8), 7.92);
  EXPECT_DOUBLE_EQ(letters_cost(1000, 0.2, 1.3), 1500);
}

TEST(Citizens, SpareTheFormTheRoadAndTheWait) {
  // 1,000 cases, 30 % more on line: 300 x (15 + 20 + 10 - 9) / 60
  EXPECT_DOUBLE_EQ(citizen_hours_spared(1000, 0.3, 15, 20, 10, 9), 180);
}

TEST(StandardCostModel, MultipliesPriceAndQuantity) {
  EXPECT_DOUBLE_EQ(standard_cost(40, 1.5, 200, 2), 24000);
}

TEST(Excluded, AreForcedOnlyWhereThereAreNotEnoughOthers) {
  EXPECT_DOUBLE_EQ(forced(0.7, 0.16), 0);
  EXPECT_NEAR(forced(0.89, 0.16), 0.05, 1e-12);
  EXPECT_NEAR(alone_online(0.89, 0.16, 0), 0.05, 1e-12);
  EXPECT_NEAR(alone_online(0.5, 0.2, 1), 0.1, 1e-12);     // as everybody
  EXPECT_NEAR(alone_online(0.5, 0.2, 0.3), 0.03, 1e-12);  // three in ten of them as everybody
  EXPECT_NEAR(alone_online(1, 0.2, 0.3), 0.2, 1e-12);     // nobody is left elsewhere
  EXPECT_DOUBLE_EQ(assisted_hours(6000, 0.1, 0.5, 30), 150);
}

TEST(Transaction, CostsTheMeanOfItsChannels) {
  EXPECT_DOUBLE_EQ(mean_cost(0.25, 2, 10), 8);
  EXPECT_DOUBLE_EQ(offline_cost(0.25, 8, 2), 10);
  EXPECT_DOUBLE_EQ(part_saved(0.25, 0.75, 2, 10), 0.5);
}

TEST(BreakEven, IsWhereSavingsPayWhatIsFixed) {
  EXPECT_DOUBLE_EQ(break_even_volume(9000, 3, 0.3), 10000);
}

TEST(Pooling, DividesWhatIsFixedAndAddsSomeOfIt) {
  EXPECT_DOUBLE_EQ(pooled_part(1, 0.15), 1);
  EXPECT_DOUBLE_EQ(pooled_part(10, 0), 0.1);
  EXPECT_DOUBLE_EQ(pooled_part(10, 0.1), 0.19);
  for (double n = 1; n < 50; ++n) EXPECT_GT(pooled_part(n, 0.15), pooled_part(n + 1, 0.15));
}

TEST(Renewal, ComesAtEachLifeAndLeavesTheRestOfTheLast) {
  EXPECT_EQ(renewals(5, 6), 0);
  EXPECT_EQ(renewals(6, 6), 1);
  EXPECT_EQ(renewals(13, 6.5), 2);
  EXPECT_DOUBLE_EQ(life_left(0, 6), 1);
  EXPECT_NEAR(life_left(7, 6), 5.0 / 6, 1e-12);
}

}  // namespace
