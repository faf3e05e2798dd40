// Proves each equation by itself, on numbers worked out by hand.
#include "equations.h"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace parking;

TEST(Identities, TurnoverArrivalsAndPaidHoursFollowFromOccupancy) {
  EXPECT_DOUBLE_EQ(turnover(0.7, 8, 1.25), 4.48);
  EXPECT_DOUBLE_EQ(served_arrivals(0.7, 100, 1.25), 56);
  EXPECT_DOUBLE_EQ(paid_hours_per_space(0.7, 8, 0.8, 0.6), 2.688);
}

TEST(FreeMinutes, LeaveTheSamePartOfTimeOfStaysAndOfCarsChecked) {
  EXPECT_DOUBLE_EQ(beyond(0, 1.2), 1);
  EXPECT_NEAR(beyond(0.5, 1), 0.6065306597, 1e-10);
}

TEST(Payment, OfAFlatTariffIsPriceTimesStayAndOfASteepOneMore) {
  EXPECT_NEAR(mean_payment(1.5, 0, 2, 2), 3, 1e-12);
  // First hour 1, later 3, mean stay 1 h: 1 - 1/e of an hour at 1, 1/e at 3.
  EXPECT_NEAR(mean_payment(1, 0, 1, 3), 1 + 2 / std::exp(1.0), 1e-12);
  // Half an hour free at a flat price: what is left is exp(-0.5).
  EXPECT_NEAR(mean_payment(1, 0.5, 2, 2), 2 * std::exp(-0.5), 1e-12);
  // Two hours free: the first hour costs nothing.
  EXPECT_NEAR(mean_payment(1, 2, 5, 1), std::exp(-2.0), 1e-12);
}

TEST(Cost, AddsPriceTimeAndWhatANoticeThreatens) {
  EXPECT_DOUBLE_EQ(generalised_cost(2, 1.5, 10, 0.1, 0.05, 0.05, 0.6, 5), 3 + 2 + 2);
  EXPECT_DOUBLE_EQ(expected_money(0.6, 3, 5), 0.6 * 3 + 0.4 * 5);
}

TEST(Demand, FollowsConstantElasticityAndItsFirstOrder) {
  EXPECT_NEAR(demand_factor(1.25, 1, -0.11), 0.97575, 1e-5);
  EXPECT_DOUBLE_EQ(first_order_change(-0.11, 0.25), -0.0275);
  EXPECT_NEAR(stay_after(2, 2, 1, -0.5), 1.41421356, 1e-8);
  EXPECT_DOUBLE_EQ(demand_factor(3, 3, -0.4), 1);
}

TEST(Demand, OfCostAnswersMoneyAsTheElasticityToMoneySays) {
  // Money is half of the cost: a price 1 % dearer makes the cost 0.5 % dearer.
  const double e = cost_elasticity(-0.3, 4, 2);
  EXPECT_DOUBLE_EQ(e, -0.6);
  EXPECT_NEAR(demand_factor(2.02 + 2, 4, e), 1 - 0.3 * 0.01, 2e-5);
  EXPECT_DOUBLE_EQ(cost_elasticity(-0.3, 100, 1), -1.2);  // at most four times
  EXPECT_DOUBLE_EQ(cost_elasticity(-0.3, 2, 0), -0.3);
}

TEST(Logit, GivesBackTheSharesItWasCalibratedOn) {
  const std::array cost{3.0, 2.0, 2.5, 6.0, 5.0}, shares{0.4, 0.1, 0.2, 0.1, 0.2};
  const auto constants = logit_constants(cost, shares, 0.7);
  const auto again = logit_shares(cost, constants, 0.7);
  for (std::size_t i = 0; i < shares.size(); ++i) EXPECT_NEAR(again[i], shares[i], 1e-12);
  // One alternative dearer: the others gain in proportion to their shares.
  auto dearer = cost;
  dearer[0] += 1;
  const auto after = logit_shares(dearer, constants, 0.7);
  EXPECT_LT(after[0], 0.4);
  EXPECT_NEAR(after[2] / after[1], 2, 1e-12);
  EXPECT_NEAR(after[0], pivoted(0.4, 1, 0.7), 1e-12);
  double sum = 0;
  for (const double s : after) sum += s;
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Logit, DoesNotOverflowAtAnyScale) {
  const std::array cost{0.0, 1.0, 900.0}, constants{800.0, 900.0, 1000.0};
  const auto shares = logit_shares(cost, constants, 50);
  EXPECT_NEAR(shares[1], 1, 1e-12);
  EXPECT_TRUE(logit_shares({}, {}, 1).empty());
}

TEST(Macro, ShoupsDriverCruisesSixMinutesToSaveADollar) {
  EXPECT_NEAR(60 * shoup_cruising(1, 1, 0, 1, 1, 9), 6, 1e-12);
  EXPECT_DOUBLE_EQ(saturated_throughput(100, 2), 50);
  // A dearer fee that empties the streets of cruising leaves the full price: 10 cars cruising for
  // 100 spaces and 2 h stays cost 0.2 h; at 10 an hour as much as a fee of 1 an hour.
  EXPECT_DOUBLE_EQ(full_price(10, 0.05, 2, 10, 100, 2, 0), full_price(10, 0.05, 2, 0, 100, 2, 1));
  EXPECT_DOUBLE_EQ(spaces_inspected(0.9), 1 / (1 - 0.9));
  EXPECT_DOUBLE_EQ(saturated_cruising(120, 100, 1, 0.25), 5);
  EXPECT_DOUBLE_EQ(saturated_cruising(80, 100, 1, 0.25), 0);
  EXPECT_DOUBLE_EQ(cruising_kilometres(60, 0.1, 10, 8, 300), 144000);
}

TEST(Respect, RisesWithChecksNoticesAndFallsWithThePrice) {
  EXPECT_NEAR(checked_during(0.1, 2), 1 - std::exp(-0.2), 1e-12);
  EXPECT_DOUBLE_EQ(expected_notice(0.1, 30), 3);
  EXPECT_NEAR(respect_of(1.74, 1.31, 1), 0.8506, 1e-4);
  EXPECT_LT(respect_of(1.74, 1.31, 0.3), respect_of(1.74, 1.31, 0.6));
  EXPECT_DOUBLE_EQ(respect_after(0.65, 1.31, 1), 0.65);
  // Calibrated on one observation, it goes through another of the same line.
  EXPECT_NEAR(respect_after(respect_of(1.74, 1.31, 0.3), 1.31, 2), respect_of(1.74, 1.31, 0.6),
              1e-12);
  const RespectLine line =
      respect_line(respect_of(1.2, 0.9, 0.3), 0.3, respect_of(1.2, 0.9, 0.8), 0.8);
  EXPECT_NEAR(line.level, 1.2, 1e-12);
  EXPECT_NEAR(line.slope, 0.9, 1e-12);
}

TEST(Respect, GoesAPartOfTheWayEachYear) {
  double r = 0.6;
  for (int y = 0; y < 3; ++y) r = respect_next(r, 0.8, 0.5);
  EXPECT_NEAR(r, 0.775, 1e-12);  // 0.7, 0.75, 0.775
}

TEST(Notices, CountCashAndSurcharge) {
  EXPECT_DOUBLE_EQ(notices(4800, 0.7, 0.6, 0.8), 4800 * 0.7 * 0.4 * 0.8);
  EXPECT_DOUBLE_EQ(notice_cash(1000, 25, 0.75), 18750);
  EXPECT_DOUBLE_EQ(surcharge(25, 0.2, 50), 50);
  EXPECT_DOUBLE_EQ(surcharge(400, 0.2, 50), 80);
  EXPECT_DOUBLE_EQ(respect_seen(notices(4800, 0.7, 0.6, 0.8), 4800, 0.7, 0.8), 0.6);
}

TEST(Revenue, OfTheTerminalsAndCostOfTheService) {
  EXPECT_DOUBLE_EQ(meter_revenue(1, 0.7, 8, 300, 0.75, 0.65, 1.33),
                   0.7 * 8 * 300 * 0.75 * 0.65 * 1.33);
  EXPECT_DOUBLE_EQ(operating_cost(4, 400, 10000, 0.08, 4800, 1.6, 1000, 4, 28000),
                   1600 + 800 + 7680 + 4000 + 28000);
}

TEST(Welfare, TheRuleOfAHalfSplitsIntoPaymentsAndWhatIsGivenUp) {
  // 100 stays at 2 become 90 at 3.
  EXPECT_DOUBLE_EQ(surplus_change(100, 90, 2, 3), -95);
  EXPECT_DOUBLE_EQ(deadweight(-10, 1), -5);
  EXPECT_DOUBLE_EQ(worth_given_up(100, 90, 2, 3), 25);
  // What users pay more (270 - 200) and what they give up (25) is their loss of surplus (95).
  EXPECT_DOUBLE_EQ((90 * 3 - 100 * 2) + worth_given_up(100, 90, 2, 3), 95);
}

TEST(Controller, StepsUpWhenFullDownWhenEmptyAndStaysInItsBounds) {
  constexpr Controller c{0.8, 0.6, 0.25, 0.5, 2};
  EXPECT_DOUBLE_EQ(next_price(1, 0.85, c), 1.25);
  EXPECT_DOUBLE_EQ(next_price(1, 0.7, c), 1);
  EXPECT_DOUBLE_EQ(next_price(1, 0.5, c), 0.75);
  EXPECT_DOUBLE_EQ(next_price(1.9, 0.9, c), 2);
  EXPECT_DOUBLE_EQ(next_price(0.6, 0.1, c), 0.5);
}

TEST(OffStreet, LevelisedCostAndBreakEven) {
  EXPECT_NEAR(capital_recovery(0.04, 30), 0.05783, 1e-5);
  EXPECT_DOUBLE_EQ(capital_recovery(0, 20), 0.05);
  // 500 spaces, 15,000 each, 400 a year each, at 0 % over 30 years: 900 a space and year.
  EXPECT_NEAR(levelised_cost(7.5e6, 0, 30, 2e5, 500, 1500), 0.6, 1e-12);
  EXPECT_NEAR(break_even_occupancy(7.5e6, 0, 30, 2e5, 500, 3000, 1.5), 0.2, 1e-12);
  EXPECT_DOUBLE_EQ(guided_saving(100, 0.1, 0.3, 0.5), 1.5);
}

TEST(Equipment, LivesShorterWhenItsMakerMayGiveUp) {
  EXPECT_DOUBLE_EQ(expected_life(10, 0), 10);
  EXPECT_NEAR(expected_life(10, 0.1), 6.32121, 1e-5);
  EXPECT_DOUBLE_EQ(learnt_price(100, 0.1, 2, 50), 81);
  EXPECT_DOUBLE_EQ(learnt_price(100, 0.1, 20, 50), 50);
}

}  // namespace
