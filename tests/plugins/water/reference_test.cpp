// Proves the reference and single measures by hand: the numbers are worked out in the comments.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

// 1,000 connections on 20 km, 200,000 m3 produced, 150,000 accounted, 3,000 without meter, 40 m.
Town village() {
  Town town;
  town.services = {{{"service", "Village"},
                    {"connections", 1000.0},
                    {"subscribers", 1000.0},
                    {"length", 20.0},
                    {"produced", 200000.0},
                    {"bought", 0.0},
                    {"sold", 0.0},
                    {"domestic", 150000.0},
                    {"non_domestic", 0.0},
                    {"unmetered", 2000.0},
                    {"service_water", 1000.0},
                    {"pressure", 40.0},
                    {"main_repairs", 4.0},
                    {"connection_repairs", 5.0},
                    {"renewed_length", 0.0},
                    {"surveyed_length", 2.0}}};
  return town;
}

// No ageing, no growth; a rise of 3 and leaks of 2.5 m3/h: 21,900 m3 a year, one new leak a year.
std::map<std::string, Figure> plain() {
  return {{"water.meter.error_new", fixed(0.02)},   {"water.meter.error_growth", fixed(0)},
          {"water.theft", fixed(0.0025)},           {"water.leak_flow", fixed(2.5)},
          {"water.main.ageing", fixed(0)},          {"water.demand.growth", fixed(0)},
          {"water.study_share", fixed(0)},          {"water.meter.life", fixed(15)},
          {"water.pressure.use_exponent", fixed(0)}};
}
Asked asked(std::vector<Entry> programme = {}, std::size_t years = 20) {
  return {.programme = std::move(programme), .years = years, .figures = plain()};
}

// Meters miss 150,000 x 0.02 / 0.98 = 3,061.22, 500 are taken without a contract; of 47,000 lost
// 43,438.78 leak.
constexpr double leaks = 47000 - 150000 * 0.02 / 0.98 - 500;
// Background: 0.365 x 40 x (9.6 x 20 + 0.6 x 1000).
constexpr double background = 0.365 * 40 * 792;
// Of the one leak found a year, 2.58 x 20 / (2.58 x 20 + 0.16 x 1000) is on mains; the others of
// the 4 and 5 repairs were reported: 12 m3/h for 3 days, 1.6 m3/h for 8 days.
constexpr double on_mains = 51.6 / 211.6;
constexpr double reported = (4 - on_mains) * 864 + (5 - (1 - on_mains)) * 307.2;
constexpr double unreported = leaks - background - reported;

TEST(Village, HasTheIndicatorsOfItsReport) {
  const Answer a = ask(village(), asked());
  EXPECT_NEAR(a.indicator(efficiency_p104, 0), 153000 / 200000.0, 1e-12);
  EXPECT_NEAR(a.indicator(losses_p106, 0), 47000 / 7300.0, 1e-9);
  EXPECT_NEAR(a.indicator(unaccounted_p105, 0), 50000 / 7300.0, 1e-9);
  EXPECT_NEAR(a.indicator(consumption_index_ilc, 0), 153000 / 7300.0, 1e-9);
  // 65 + 20.9589 / 5 = 69.19 %
  EXPECT_NEAR(a.indicator(legal_efficiency, 0), 0.65 + 0.002 * 153000 / 7300, 1e-12);
  EXPECT_NEAR(a.indicator(efficiency_gap, 0), 0.765 - 0.65 - 0.002 * 153000 / 7300, 1e-12);
  EXPECT_EQ(a.indicator(renewal_p107, 0), 0);
  EXPECT_NEAR(a.indicator(main_break_rate, 0), 4 / 20.0, 1e-12);
  EXPECT_NEAR(a.indicator(real_loss_index, 0), leaks / 7300, 1e-9);
  EXPECT_NEAR(a.indicator(apparent_share, 0), 1 - leaks / 47000, 1e-9);
  EXPECT_NEAR(a.indicator(value_of_lost_m3, 0), 0.5 * 0.10 + 0.03 + 0.05, 1e-12);
  // sqrt(2 x 100 / (365 x 0.13 x 3)) years, and 2 x unreported / 21,900
  EXPECT_NEAR(a.indicator(economic_months, 0), 12 * std::sqrt(200 / (365 * 0.13 * 3)), 1e-9);
  EXPECT_NEAR(a.indicator(today_months, 0), 24 * unreported / 21900, 1e-9);
  // Fewer than 3,000 connections: the unavoidable losses were not made for that.
  EXPECT_TRUE(std::isnan(a.indicator(leakage_index_ili, 0)));
  for (const Indicator k : {knowledge_p103, price_d102, debt_p153, remote_meters, meter_age,
                            main_age, sectorised, pressure_exponent, night_over_balance})
    EXPECT_TRUE(std::isnan(a.indicator(k, 0))) << indicators[k].name;
}

TEST(Village, PaysWhatAHandWorksOut) {
  const Answer a = ask(village(), asked());
  for (const std::size_t y : {0u, 7u, 19u}) {
    EXPECT_NEAR(a.line(leaked, y), leaks, 1e-6);
    EXPECT_NEAR(a.line(abstraction, y), 200000, 1e-6);
    EXPECT_NEAR(a.line(electricity, y), 100000, 1e-6);
    EXPECT_NEAR(a.line(electricity_purchase, y), 8500, 1e-6);
    EXPECT_NEAR(a.line(electricity_excise, y), 1500, 1e-6);
    EXPECT_NEAR(a.line(electricity_co2e, y), 5200, 1e-6);
    EXPECT_NEAR(a.line(treatment, y), 6000, 1e-6);
    EXPECT_NEAR(a.line(treatment_co2e, y), 20000, 1e-6);
    EXPECT_EQ(a.line(bulk_purchase, y), 0);
    EXPECT_NEAR(a.line(fixed_production, y), 24000, 1e-6);
    EXPECT_NEAR(a.line(abstraction_levy, y), 10000, 1e-6);
    // 75 % - 0.2 x 20.5479 % - 65 % = 5.8904 points x 2.75 % = 0.161986; less 0.15 for management.
    EXPECT_NEAR(a.line(performance_levy, y),
                15000 * (1 - 0.0275 * (75 - 0.2 * 150000 / 7300 - 65) - 0.15), 1e-6);
    EXPECT_NEAR(a.line(repairs, y), 4 * 2000 + 5 * 1000, 1e-6);
    EXPECT_NEAR(a.line(leak_surveys, y), 200, 1e-6);
    EXPECT_NEAR(a.line(interruption, y), 4 * 30 * 4, 1e-6);
    EXPECT_NEAR(a.line(meter_reading, y), 4000, 1e-6);
    EXPECT_NEAR(a.line(sales, y), 150000 * 1.5, 1e-6);
    EXPECT_EQ(a.line(operator_sales, y), 0);
    EXPECT_EQ(a.line(sewer_sales, y), 0);                     // its tariff is not given
    EXPECT_NEAR(a.line(renewal, y), 1000 / 15.0 * 70, 1e-6);  // meters; no main is renewed
    EXPECT_EQ(a.line(investment, y), 0);
  }
  // Meters of any age: half their price. Mains of 38 years, 58 at the end, of a life of 70.
  EXPECT_NEAR(a.line(residual, 19), 35000 + 20000 * 156 * (1 - 58 / 70.0), 1e-3);
  EXPECT_EQ(a.line(residual, 18), 0);
}

TEST(Village, LosesLessWhileItSearchesAndMoreAgainWhenItStops) {
  const Answer a =
      ask(village(), asked({{"water.leak_control", 2025, {}, {{"months", 6}, {"years", 5}}}}));
  // Twice a year: four removals a year, 21,900 / 4 = 5,475 m3 in the end.
  const double e = std::exp(-4.0), level = 21900 / 4.0;
  const double first = level + (unreported - level) * (1 - e) / 4;
  EXPECT_NEAR(a.line(leaked, 0), leaks, 1e-6);
  EXPECT_NEAR(a.line(leaked, 1), background + reported + first, 1e-6);
  EXPECT_NEAR(a.line(leaked, 5), background + reported + level, 1);
  EXPECT_NEAR(a.line(leak_surveys, 1), 2 * 20 * 100, 1e-6);
  EXPECT_NEAR(a.line(leak_surveys, 6), 200, 1e-6);
  // As it stops: never faster than the natural rate of rise, back to today's level in the end.
  for (std::size_t y = 6; y < 20; ++y) {
    EXPECT_GT(a.line(leaked, y), a.line(leaked, y - 1));
    EXPECT_LT(a.line(leaked, y) - a.line(leaked, y - 1), 21900);
    EXPECT_LT(a.line(leaked, y), leaks);
  }
  EXPECT_NEAR(a.line(leaked, 19), leaks, 5);
  // The leaks that were waiting are repaired once: as many more as is removed more.
  const double found = 4 * first / 21900;
  EXPECT_NEAR(a.line(repairs, 1), 13000 + (found - 1) * (on_mains * 2000 + (1 - on_mains) * 1000),
              1e-6);
}

TEST(Village, SearchesAsOftenAsItPaysUnlessToldOtherwise) {
  const Answer a = ask(village(), asked({{"water.leak_control", 2025}}));
  const double years = std::sqrt(200 / (365 * 0.13 * 3));
  EXPECT_NEAR(a.line(leak_surveys, 1), 20 / years * 100, 1e-6);
  EXPECT_NEAR(a.line(leaked, 19), background + reported + 21900 * years / 2, 1);
}

TEST(Village, GainsByDistrictsAShorterRunAndAShorterSearch) {
  const Answer a =
      ask(village(), asked({{"water.sectors", 2025, {}, {{"length", 5}, {"days", 60}}}}));
  // Four districts; leaks run 60 days; crews walk a fifth of the mains every 120 days.
  EXPECT_NEAR(a.line(investment, 0), 4 * 12000, 1e-6);
  EXPECT_NEAR(a.line(monitoring_costs, 1), 4 * 500, 1e-6);
  EXPECT_NEAR(a.line(leak_surveys, 1), 20 * 0.2 * 365 / 120 * 100, 1e-6);
  EXPECT_NEAR(a.line(leaked, 19), background + reported + 21900 * 60 / 365.0, 1);
  EXPECT_NEAR(a.line(renewal, 15) - a.line(renewal, 14), 4 * 12000, 1e-6);
  EXPECT_EQ(a.indicator(sectorised, 1), 1);
}

TEST(Village, LeaksLessUnderLessPressure) {
  const Answer a = ask(
      village(),
      asked({{"water.pressure", 2025, {}, {{"cut", 0.2}, {"exponent", 1.2}, {"stations", 2}}}}));
  const double flows = std::pow(0.8, 1.2), bursts = 1 - 1.4 * 0.2;
  EXPECT_NEAR(a.line(leaked, 1), flows * (background + bursts * reported + unreported), 1e-6);
  EXPECT_NEAR(a.line(leaked, 19), a.line(leaked, 1), 1e-3);
  EXPECT_NEAR(a.line(investment, 0), 50000, 1e-6);
  EXPECT_NEAR(a.line(monitoring_costs, 1), 1600, 1e-6);
  EXPECT_NEAR(a.indicator(mean_pressure, 1), 32, 1e-9);
  // Reported leaks are fewer; those that are found are as many.
  EXPECT_NEAR(a.line(repairs, 1), 13000 - 0.28 * ((4 - on_mains) * 2000 + (4 + on_mains) * 1000),
              1e-6);
  EXPECT_EQ(a.line(sales, 1), a.line(sales, 0));  // no part of the use depends on pressure here
}

TEST(Village, RepairsReportedLeaksSooner) {
  const Answer a = ask(village(), asked({{"water.fast_repair", 2025, {}, {{"part", 0.5}}}}));
  EXPECT_NEAR(a.line(leaked, 1), background + reported / 2 + unreported, 1e-6);
  EXPECT_NEAR(a.line(repairs, 1), 14000, 1e-6);
}

TEST(Village, PaysForWaterSparedFromWhatItBuys) {
  Town town = village();
  town.services[0]["produced"] = 150000.0;
  town.services[0]["bought"] = 50000.0;
  town.services[0]["bought_price"] = 0.8;
  town.services[0]["saved_from"] = std::string("bought");
  const Answer a = ask(town, asked({{"water.fast_repair", 2025, {}, {{"part", 0.5}}}}));
  EXPECT_NEAR(a.line(bulk_purchase, 0), 40000, 1e-6);
  EXPECT_NEAR(a.line(bulk_purchase, 0) - a.line(bulk_purchase, 1), reported / 2 * 0.8, 1e-6);
  EXPECT_NEAR(a.line(abstraction, 1), 150000, 1e-6);
  EXPECT_NEAR(a.indicator(value_of_lost_m3, 0), 0.8, 1e-12);
}

TEST(Village, CountsFixedCostsOnlyIfTheValueIsDeclaredAverage) {
  auto q = asked({{"water.fast_repair", 2025, {}, {{"part", 0.5}}}});
  EXPECT_NEAR(ask(village(), q).line(fixed_production, 1), 24000, 1e-6);
  q.figures["water.value.average"] = fixed(1);
  const Answer a = ask(village(), q);
  EXPECT_NEAR(a.line(fixed_production, 0) - a.line(fixed_production, 1), reported / 2 * 0.12, 1e-6);
  EXPECT_NEAR(a.indicator(value_of_lost_m3, 0), 0.25, 1e-12);
}

TEST(Village, PaysTheRaisedLevyBelowTheThresholdUnlessItHasAPlan) {
  Town town = village();
  town.services[0]["domestic"] = 120000.0;  // 61.5 % against 68.4 %
  auto q = asked({}, 3);
  // The law as it was until 2024, the year after as it is since.
  q.figures["water.levy.increase"] = [](std::size_t y, std::size_t) { return y < 2 ? 1 : 0; };
  const Answer a = ask(town, q);
  EXPECT_NEAR(a.line(abstraction_levy, 0), 20000, 1e-6);
  EXPECT_NEAR(a.line(abstraction_levy, 2), 10000, 1e-6);
  town.services[0]["action_plan"] = std::string("yes");
  EXPECT_NEAR(ask(town, q).line(abstraction_levy, 0), 10000, 1e-6);
  town.services[0]["knowledge"] = 30.0;  // no detailed inventory, either
  EXPECT_NEAR(ask(town, q).line(abstraction_levy, 0), 20000, 1e-6);
  q.programme = {{"water.knowledge", 2025, {}, {{"points", 60}}}};
  const Answer b = ask(town, q);
  EXPECT_NEAR(b.line(abstraction_levy, 1), 10000, 1e-6);
  EXPECT_EQ(b.indicator(knowledge_p103, 0), 30);
  EXPECT_EQ(b.indicator(knowledge_p103, 1), 60);
  EXPECT_NEAR(b.line(investment, 0), 20 * 60, 1e-6);
}

TEST(Village, IsHeldToMoreInAStressedZoneThatDrawsMuch) {
  Town town = village();
  town.services[0]["stressed"] = std::string("yes");
  auto q = asked({}, 1);
  const double usual = ask(town, q).indicator(legal_efficiency, 0);
  q.figures["water.threshold.abstraction"] = fixed(199000);
  EXPECT_NEAR(ask(town, q).indicator(legal_efficiency, 0), usual + 0.05, 1e-12);
}

TEST(Village, LeavesRunningCostsWithTheOperatorUnderAContract) {
  Town town = village();
  auto q = asked({}, 1);
  q.figures["water.contract.passed_on"] = fixed(0.25);
  const Answer own = ask(town, q);
  town.services[0]["management"] = std::string("delegated");
  const Answer a = ask(town, q);
  const double running = own.line(electricity_purchase, 0) + own.line(treatment, 0) +
                         own.line(fixed_production, 0) + own.line(repairs, 0) +
                         own.line(leak_surveys, 0) + own.line(meter_reading, 0);
  EXPECT_NEAR(a.line(operator_running, 0), 0.75 * running, 1e-6);
  EXPECT_NEAR(a.line(repairs, 0), 0.25 * 13000, 1e-6);
  EXPECT_NEAR(a.line(operator_excise, 0), 0.75 * 1500, 1e-6);
  EXPECT_NEAR(a.resources(0), own.resources(0), 1e-6);
}

TEST(Village, SharesReceiptsWithTheOperatorUnderAContract) {
  Town town = village();
  auto q = asked({}, 1);
  q.figures["water.contract.operator_receipts"] = fixed(0.8);
  town.services[0]["management"] = std::string("delegated");
  const Answer a = ask(town, q);
  EXPECT_NEAR(a.line(sales, 0), 0.2 * 150000 * 1.5, 1e-6);
  EXPECT_NEAR(a.line(operator_sales, 0), 0.8 * 150000 * 1.5, 1e-6);
  EXPECT_EQ(std::string(lines[operator_sales].to), "operator");
}

TEST(Village, BillsSewerageApartAndOnlyAtATariffThatItGives) {
  Town town = village();
  auto q = asked({}, 1);
  EXPECT_EQ(ask(town, q).line(sewer_sales, 0), 0);
  town.services[0]["sewer_tariff"] = 2.0;
  const Answer a = ask(town, q);
  EXPECT_NEAR(a.line(sewer_sales, 0), 150000 * 2, 1e-6);
  EXPECT_NEAR(a.line(sales, 0), 150000 * 1.5, 1e-6);
}

}  // namespace
