// Proves light on demand, the split of works and savings under a performance contract, and that a
// figure outside the model spoils its own draw only.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace lighting;

Town sodium(double count = 1000) {
  Town town;
  town.points = {{{"count", count}, {"lamp_type", "hps"}, {"lamp_power", 100.0}}};
  return town;
}
double window(double from, double to) {
  const auto clock = european_clock(2023, 1);
  const LitHours hours(2023, clock.since, clock.offset);
  return hours.between(hours.at(46, 4.84, -3.5), from, to);
}

TEST(OnDemand, IsDarkBetweenRequestsAndPaidByCabinet) {
  Asked asked{.programme = {{"lighting.on_demand", 2023, {}, {{"from", 23}, {"to", 5}}}},
              .years = 12,
              .figures = plain_figures()};
  asked.figures["lighting.on_demand.rate"] = fixed(6);
  asked.figures["lighting.on_demand.hold"] = fixed(10);
  asked.figures["lighting.points_per_cabinet"] = fixed(50);
  Town town = sodium();
  town.points[0]["regime"] = std::string("all_night");
  const Answer a = ask(town, asked);
  const double on = 1 - std::exp(-1.0);
  EXPECT_NEAR(a.line(electricity, 0) - a.line(electricity, 1), 115 * window(23, 5) * (1 - on),
              1e-6);
  EXPECT_NEAR(a.line(investment, 0), 20 * 800, 1e-6);
  EXPECT_NEAR(a.line(operation, 1), 20 * 50, 1e-9);
  EXPECT_NEAR(a.line(renewal, 10), 20 * 800, 1e-6);
  EXPECT_EQ(a.indicator(reduced_share, 1), 1);
}

TEST(OnDemand, BringsLightBackToStreetsThatWereDarkButNotToDeadPoints) {
  Town town = sodium();
  town.points[0]["regime"] = std::string("part_night");
  town.points[0]["reduced_from"] = 23.0;
  town.points[0]["reduced_to"] = 5.0;
  Asked asked{.programme = {{"lighting.on_demand", 2023, {}, {{"from", 23}, {"to", 5}}}},
              .years = 2,
              .figures = plain_figures()};
  const Answer a = ask(town, asked);
  EXPECT_GT(a.line(electricity, 1), a.line(electricity, 0));
  town.points[0]["regime"] = std::string("off");
  EXPECT_EQ(ask(town, asked).line(electricity, 1), 0);
}

const Entry head{"lighting.led", 2024, {}, {{"power_ratio", 0.5}}};

TEST(Contract, MovesWorksToTheOperatorAndSharesTheBillSaved) {
  Asked asked{.programme = {head}, .years = 12, .figures = plain_figures()};
  const Answer own = ask(sodium(), asked);
  asked.programme.push_back({"lighting.performance_contract",
                             2024,
                             {},
                             {{"years", 6}, {"share", 0.95}, {"financed", 0.75}}});
  const Answer a = ask(sodium(), asked);
  EXPECT_NEAR(a.line(operator_works, 1), 0.75 * 600000, 1e-6);
  EXPECT_NEAR(a.line(investment, 1), 0.25 * 600000, 1e-6);
  for (std::size_t y = 0; y < 12; ++y) {
    const double saved = a.line(electricity, 0) - a.line(electricity, y);
    EXPECT_NEAR(a.line(contract_payment, y), y > 1 && y <= 7 ? 0.95 * 0.163 * saved : 0, 1e-6) << y;
    // What is used, and what the works cost, is the same for all together.
    EXPECT_EQ(a.line(electricity, y), own.line(electricity, y));
    EXPECT_NEAR(a.line(investment, y) + a.line(operator_works, y), own.line(investment, y), 1e-6);
    EXPECT_NEAR(a.paid(y) - own.paid(y), a.line(contract_payment, y) - a.line(operator_works, y),
                1e-6);
  }
  EXPECT_EQ(std::string(lines[contract_payment].from), "authority");
  EXPECT_EQ(std::string(lines[contract_payment].to), "operator");
}

TEST(Contract, CoversItsPointsAndItsYearsOnly) {
  Asked asked{.programme = {head,
                            {"lighting.performance_contract", 2024, {0.5}, {{"years", 3}}},
                            {"lighting.astro_clocks", 2030, {}, {}}},
              .years = 12,
              .figures = plain_figures()};
  const Answer a = ask(sodium(), asked);
  EXPECT_NEAR(a.line(operator_works, 1), 300000, 1e-6);
  EXPECT_EQ(a.line(operator_works, 7), 0);
  EXPECT_NEAR(a.line(contract_payment, 2),
              0.8 * 0.163 * (a.line(electricity, 0) - a.line(electricity, 2)) / 2, 1e-6);
}

TEST(Contract, WithoutSavingsPaysNothingAndNeverTakesBack) {
  Asked asked{.programme = {{"lighting.performance_contract", 2023, {}, {}},
                            {"lighting.remote", 2023, {}, {}}},
              .figures = plain_figures()};  // nodes use more than nothing saved
  const Answer a = ask(sodium(), asked);
  for (std::size_t y = 0; y < 20; ++y) EXPECT_EQ(a.line(contract_payment, y), 0);
}

TEST(Draws, OfWhichOneIsNoNumberLoseThatOneOnly) {
  Asked asked{.years = 2, .draws = 3, .figures = plain_figures()};
  asked.figures["lighting.cabinet.standby"] = [](std::size_t, std::size_t d) {
    return d == 1 ? jalon::unknown : 10;
  };
  const Answer a = ask(sodium(), asked);
  EXPECT_EQ(a.rejected, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(a.line(electricity, 1, 0), a.line(electricity, 1, 2));
}

}  // namespace
