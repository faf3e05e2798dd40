// Proves by hand what becomes of mains and meters: ageing, renewal at the usual pace, projects,
// what is left of them, and that income from better meters is a transfer.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

Town service(double km = 10) {
  Town town;
  town.services = {{{"service", "A"},
                    {"connections", 500.0},
                    {"subscribers", 1000.0},
                    {"length", km},
                    {"produced", 100000.0},
                    {"bought", 0.0},
                    {"sold", 0.0},
                    {"domestic", 75000.0},
                    {"non_domestic", 0.0},
                    {"unmetered", 0.0},
                    {"service_water", 0.0},
                    {"main_repairs", 10.0},
                    {"connection_repairs", 0.0}}};
  return town;
}
std::map<std::string, Figure> plain() {
  return {{"water.meter.error_new", fixed(0.01)},
          {"water.meter.error_growth", fixed(0.004)},
          {"water.theft", fixed(0)},
          {"water.demand.growth", fixed(0)},
          {"water.study_share", fixed(0)},
          {"water.meter.life", fixed(15)},
          {"water.main.ageing", fixed(0)},
          {"water.main.renewal_rate", fixed(0.02)}};
}

TEST(Mains, AreRenewedOldestFirstAtTheUsualPace) {
  Town town = service();
  town.pipes = {{{"length", 4000.0}, {"laid", 1950.0}}, {{"length", 6000.0}, {"laid", 1990.0}}};
  const Answer a = ask(town, {.years = 60, .figures = plain()});
  // 2 % of 10 km a year: 200 m, 156 EUR each; meters: 1,000 / 15 x 70.
  const double meters = 1000 / 15.0 * 70;
  for (const std::size_t y : {0u, 19u, 20u, 49u})
    EXPECT_NEAR(a.line(renewal, y) - meters, 200 * 156, 1e-6) << y;
  EXPECT_NEAR(a.line(renewal, 50) - meters, 0, 1e-6);  // all done; a main lives 70 years
  // Ages: 75 and 35 years now; the old ones are gone in 20 years.
  EXPECT_NEAR(a.indicator(main_age, 0), 0.4 * 75 + 0.6 * 35, 1e-9);
  EXPECT_NEAR(a.indicator(main_age, 20), 0.4 * 10 + 0.6 * 55, 1e-9);
}

TEST(Mains, RenewedByAProjectAreNotRenewedAnyway) {
  Town town = service();
  town.pipes = {{{"length", 4000.0}, {"laid", 1950.0}}, {{"length", 6000.0}, {"laid", 1990.0}}};
  Asked q{.programme = {{"water.main_renewal", 2030, {1, 0}, {{"price", 200}, {"years", 3}}}},
          .years = 25,
          .figures = plain()};
  const Answer a = ask(town, q), none = ask(town, {.years = 25, .figures = plain()});
  // Five years of 200 m were done; 3 km are left, over three years.
  for (const std::size_t y : {5u, 6u, 7u}) EXPECT_NEAR(a.line(investment, y), 200000, 1e-6);
  EXPECT_NEAR(none.line(renewal, 10) - a.line(renewal, 10), 200 * 156, 1e-6);
  EXPECT_EQ(a.line(renewal, 22), none.line(renewal, 22));  // the newer ones keep their turn
  // P107.2 from the sixth year on: the mean of the five before.
  EXPECT_TRUE(std::isnan(a.indicator(renewal_p107, 0)));  // the town does not tell its pace
  town.services[0]["renewed_length"] = 1.0;               // 0.2 km a year
  const Answer told = ask(town, q);
  EXPECT_NEAR(told.indicator(renewal_p107, 0), 0.02, 1e-12);
  EXPECT_NEAR(told.indicator(renewal_p107, 8), (2 * 0.2 + 3.0) / 5 / 10, 1e-9);
}

TEST(Mains, SpareBreaksAndLeakageForTheirLength) {
  // Measured: 8 of the 10 breaks on 1 km of the old mains.
  Town town = service();
  town.pipes = {{{"length", 1000.0}, {"repairs", 8.0}, {"laid", 1960.0}},
                {{"length", 9000.0}, {"repairs", 2.0}, {"laid", 1995.0}}};
  auto figures = plain();
  figures["water.main.renewal_rate"] = fixed(0);
  figures["water.rate_of_rise"] = fixed(0.01);  // next to no unreported leaks are found
  Asked q{.programme = {{"water.main_renewal", 2025, {1, 0}, {}}}, .years = 10, .figures = figures};
  const Answer a = ask(town, q);
  EXPECT_NEAR(a.line(investment, 0), 156000, 1e-6);
  // Without ageing a new main breaks like the mean of the service, once per km: 3 instead of 10.
  EXPECT_NEAR(a.line(repairs, 1) / a.line(repairs, 0), 0.3, 0.02);
  EXPECT_LT(a.line(leaked, 1), a.line(leaked, 0));
  // With the measured breaks elsewhere the same km brings little.
  town.pipes[0]["repairs"] = 1.0;
  town.pipes[1]["repairs"] = 9.0;
  const Answer b = ask(town, q);
  EXPECT_NEAR(b.line(repairs, 1) / b.line(repairs, 0), 1, 1e-4);
}

TEST(Mains, OldOnesAreWorthWhatIsLeftOfTheirLife) {
  Town town = service();
  town.pipes = {{{"length", 10000.0}, {"laid", 2005.0}}};
  auto figures = plain();
  figures["water.main.renewal_rate"] = fixed(0);
  figures["water.meter.price"] = fixed(0);
  const Answer none = ask(town, {.years = 10, .figures = figures});
  EXPECT_NEAR(none.line(residual, 9), 1.56e6 * (1 - 30 / 70.0), 1e-3);
  const Answer a =
      ask(town, {.programme = {{"water.main_renewal", 2025}}, .years = 10, .figures = figures});
  EXPECT_NEAR(a.line(residual, 9), 1.56e6 * (1 - 9 / 70.0), 1e-3);
}

TEST(Mains, AgeingRaisesBreaksAndLeakageUnlessRenewalKeepsUp) {
  Town town = service();
  town.pipes = {{{"length", 10000.0}, {"laid", 1975.0}}};
  auto figures = plain();
  figures["water.main.ageing"] = fixed(0.04);
  figures["water.main.renewal_rate"] = fixed(0);
  const Answer a = ask(town, {.years = 31, .figures = figures});
  EXPECT_GT(a.line(leaked, 30), a.line(leaked, 0) * 1.3);
  EXPECT_LT(a.indicator(efficiency_p104, 30), a.indicator(efficiency_p104, 0));
  figures["water.main.renewal_rate"] = fixed(0.04);
  const Answer b = ask(town, {.years = 31, .figures = figures});
  EXPECT_LT(b.line(leaked, 30), a.line(leaked, 0));
}

TEST(Meters, FoundToMissWaterMoveMoneyAndSpareNothing) {
  Town town = service();
  town.meters = {{{"count", 1000.0}, {"installed", 2015.0}, {"reading", "on_site"}}};
  const Answer a =
      ask(town, {.programme = {{"water.meter_renewal", 2025}}, .years = 10, .figures = plain()});
  const Answer none = ask(town, {.years = 10, .figures = plain()});
  // In year 0 they are 10.5 years old on average and miss 5.2 %; used: 75,000 / 0.948. A year on
  // they would miss 5.6 %, new ones miss 1.2 %.
  const double used = 75000 / 0.948;
  EXPECT_NEAR(none.line(sales, 1), used * 0.944 * 1.5, 1e-6);
  EXPECT_NEAR(a.line(sales, 1), used * 0.988 * 1.5, 1e-6);
  EXPECT_NEAR(a.line(leaked, 1), none.line(leaked, 1), 1e-6);
  EXPECT_NEAR(a.line(abstraction, 1), none.line(abstraction, 1), 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 70000, 1e-9);
  // For all together nothing is gained: what the authority gets the users pay.
  EXPECT_NEAR(a.resources(1), none.resources(1), 1e-6);
  EXPECT_NEAR(none.paid(1) - a.paid(1),
              used * 0.044 * 1.5 + none.line(performance_levy, 1) - a.line(performance_levy, 1),
              1e-6);
  EXPECT_EQ(a.indicator(meter_age, 0), 10);
  EXPECT_EQ(a.indicator(meter_age, 1), 1);
  // In the reference they are renewed when 15 years old: in 2030, at the end of the fifth year.
  EXPECT_NEAR(none.line(renewal, 4) - none.line(renewal, 3), 70000, 1e-6);
}

TEST(Meters, ReadAtADistanceSpareReadersAndWarnOfLeaks) {
  Town town = service();
  town.meters = {{{"count", 1000.0}, {"installed", 2020.0}, {"reading", "on_site"}}};
  const Answer none = ask(town, {.years = 5, .figures = plain()});
  const Answer a =
      ask(town,
          {.programme = {{"water.smart_meters", 2025, {0.5}, {}}}, .years = 5, .figures = plain()});
  EXPECT_NEAR(a.line(investment, 0), 500 * 130, 1e-6);
  EXPECT_NEAR(a.line(meter_reading, 1), 500 * 4, 1e-6);
  EXPECT_NEAR(a.line(monitoring_costs, 1), 500 * 4, 1e-6);
  EXPECT_EQ(a.indicator(remote_meters, 0), 0);
  EXPECT_EQ(a.indicator(remote_meters, 1), 0.5);
  // Half the users are warned: 0.5 x 2.5 % x 40 % of what is used is spared, and not produced.
  const double used = 75000 / (1 - 0.01 - 0.004 * 5.5);
  EXPECT_NEAR(none.line(abstraction, 1) - a.line(abstraction, 1), used * 0.5 * 0.025 * 0.4, 1e-6);
  const Answer radio = ask(town, {.programme = {{"water.smart_meters", 2025, {}, {{"network", 0}}}},
                                  .years = 5,
                                  .figures = plain()});
  EXPECT_NEAR(radio.line(investment, 0), 95000, 1e-6);
  EXPECT_NEAR(radio.line(meter_reading, 1), 0.3 * 4000, 1e-6);
  EXPECT_EQ(radio.line(abstraction, 1), none.line(abstraction, 1));  // nobody is warned
  EXPECT_EQ(radio.indicator(remote_meters, 1), 0);
}

TEST(Meters, PastTheirLifeAreRenewedOverALife) {
  Town town = service();
  town.meters = {{{"count", 900.0}, {"installed", 2000.0}}};
  const Answer a = ask(town, {.years = 16, .figures = plain()});
  EXPECT_NEAR(a.line(renewal, 0) - 200 * 156, 900 / 15.0 * 70, 1e-6);
  EXPECT_EQ(a.indicator(meter_age, 0), 25);
  EXPECT_LT(a.indicator(meter_age, 15), 8);
}

TEST(Districts, ThatAreThereAreNotBuiltAgain) {
  Town town = service();
  town.sectors = {
      {{"length", 4.0}, {"monitoring", "telemetry"}, {"night_flow", 1.2}, {"night_use", 0.2}},
      {{"length", 2.0}, {"monitoring", "by_hand"}}};
  auto figures = plain();
  figures["water.district.length"] = fixed(2);
  const Answer a =
      ask(town, {.programme = {{"water.sectors", 2025}}, .years = 3, .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 3 * 12000, 1e-6);  // 6 of 10 km
  EXPECT_NEAR(a.indicator(sectorised, 0), 0.4, 1e-12);
  EXPECT_EQ(a.indicator(sectorised, 1), 1);
  // 24 m3 a day on 4 km by night flows: 6 m3/km/d against the real losses of the balance.
  EXPECT_NEAR(a.indicator(night_over_balance, 0), 6 / a.indicator(real_loss_index, 0), 1e-9);
}

}  // namespace
