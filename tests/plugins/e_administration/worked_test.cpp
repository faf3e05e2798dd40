// Proves one town worked out by hand: a procedure at the counter that is put on line.
#include <gtest/gtest.h>

#include "towns.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

TEST(Worked, TheReferenceGoesOnAtTheCounter) {
  const Answer a = ask(counter_town(), {.years = 8, .figures = worked_figures()});
  for (std::size_t y = 0; y < 8; ++y) {
    EXPECT_NEAR(a.line(staff, y), 45000, 1e-9);  // 6,000 x 15 / 60 = 1,500 hours at 30
    EXPECT_EQ(a.line(time_released, y), 0);
    EXPECT_NEAR(a.line(paper, y), 1500, 1e-9);
    EXPECT_NEAR(a.line(postage, y), 4500, 1e-9);
    EXPECT_NEAR(a.line(citizen_time, y), 3000, 1e-9);
    EXPECT_NEAR(a.line(travel, y), 24000, 1e-9);
    EXPECT_NEAR(a.line(travel_co2e, y), 4800, 1e-9);
    for (const Line none : {investment, renewal, residual, licences, upkeep, assisted_service,
                            france_services_grant, premises_saved, business_time})
      EXPECT_EQ(a.line(none, y), 0) << lines[none].name;
    EXPECT_EQ(a.indicator(take_up, y), 0);
    EXPECT_EQ(a.indicator(fully_online, y), 0);
    EXPECT_NEAR(a.indicator(minutes_per_case, y), 15, 1e-12);
    EXPECT_NEAR(a.indicator(cost_per_case, y), 8.5, 1e-12);  // 7.5 of time, 1 of a letter
  }
}

TEST(Worked, OnLineAFifthOfTheCasesMovesAndHalfOfTheTimeReleasedIsMoney) {
  const Answer a =
      ask(counter_town(), {.programme = {online_all}, .years = 8, .figures = worked_figures()});
  EXPECT_NEAR(a.line(staff, 0), 45000, 1e-9);
  EXPECT_NEAR(a.line(investment, 0), 1100, 1e-9);  // 1,000 and 10 % over
  EXPECT_EQ(a.indicator(fully_online, 0), 0);      // paid in this year, in service from the next
  for (std::size_t y = 1; y < 8; ++y) {
    // 0.8 x 10 + 0.2 x 2 + 5 = 13.4 minutes: 1,340 hours; 160 released, 80 off the payroll
    EXPECT_NEAR(a.line(staff, y), 1420 * 30, 1e-9);
    EXPECT_NEAR(a.line(time_released, y), 80, 1e-9);
    EXPECT_NEAR(a.line(paper, y), 1200, 1e-9);
    EXPECT_NEAR(a.line(postage, y), 3600, 1e-9);
    EXPECT_NEAR(a.line(citizen_time, y), 2600, 1e-9);  // 6,000 x (0.8 x 30 + 0.2 x 10) / 60
    EXPECT_NEAR(a.line(travel, y), 19200, 1e-9);
    EXPECT_NEAR(a.indicator(take_up, y), 0.2, 1e-12);
    EXPECT_EQ(a.indicator(fully_online, y), 1);
    EXPECT_NEAR(a.indicator(cash_part, y), 0.5, 1e-12);
    EXPECT_EQ(a.line(investment, y), 0);
    EXPECT_NEAR(a.line(renewal, y), y == 6 ? 500 : 0, 1e-9);
  }
  // The version of year 6 has served one of six years at the end of year 7.
  EXPECT_NEAR(a.line(residual, 7), 500 * 5.0 / 6, 1e-9);
  EXPECT_EQ(a.sum(residual), a.line(residual, 7));
}

TEST(Worked, MoneyComesOnlyAsPostsFallVacant) {
  Asked asked{.programme = {online_all}, .years = 6, .figures = worked_figures()};
  asked.figures[full("agent.attrition")] = fixed(0.02);  // 30 hours of 1,500 a year
  const Answer a = ask(counter_town(), asked);
  const double cash[] = {0, 30, 60, 80, 80, 80};
  for (std::size_t y = 0; y < 6; ++y) {
    EXPECT_NEAR(a.line(staff, y), (1500 - cash[y]) * 30, 1e-9) << y;
    EXPECT_NEAR(a.line(time_released, y), y > 0 ? 160 - cash[y] : 0, 1e-9) << y;
  }
}

TEST(Worked, ADecisionOnThePriceReplacesTheFigureAndADeskClosesOnlyIfToldSo) {
  const Answer a =
      ask(counter_town(), {.programme = {{"e_administration.teleservice",
                                          2026,
                                          {},
                                          {{"procedure_price", 3000}, {"premises", 700}}}},
                           .years = 4,
                           .figures = worked_figures()});
  EXPECT_EQ(a.line(investment, 0), 0);
  EXPECT_NEAR(a.line(investment, 1), 3300, 1e-9);
  EXPECT_EQ(a.line(premises_saved, 1), 0);
  EXPECT_EQ(a.line(premises_saved, 2), 700);
  EXPECT_EQ(a.indicator(take_up, 1), 0);
  EXPECT_NEAR(a.indicator(take_up, 2), 0.2, 1e-12);
}

TEST(Worked, ThePlatformIsBoughtOnceWhateverTheNumberOfProcedures) {
  Town town = counter_town();
  town.procedures.push_back(counter_row());
  Asked asked{.programme = {{"e_administration.teleservice", 2025, {1, 0}, {}},
                            {"e_administration.teleservice", 2027, {0, 1}, {}}},
              .years = 5,
              .figures = worked_figures()};
  asked.figures[full("platform.price")] = fixed(10000);
  asked.figures[full("platform.licence")] = fixed(2000);
  asked.figures[full("platform.licence_per_inhabitant")] = fixed(0.5);
  asked.figures[full("training")] = fixed(300);
  asked.figures[full("agent.hours")] = fixed(1500);
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.line(investment, 0), 1.1 * 11000 + 2 * 300, 1e-9);  // 3,000 hours: two agents
  EXPECT_NEAR(a.line(investment, 2), 1100, 1e-9);
  EXPECT_EQ(a.line(licences, 0), 0);
  for (std::size_t y = 1; y < 5; ++y) EXPECT_NEAR(a.line(licences, y), 4500, 1e-9);
}

}  // namespace
