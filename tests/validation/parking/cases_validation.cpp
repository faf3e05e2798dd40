// Holds the model against published cases. Each test says what it proves: a comparison with a
// printed result, a consistency of figures in one source, a prior (no counterpart in print), the
// shape of a change, or an expected failure.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "facts.h"

namespace {

using namespace parking_test;
using namespace parking;

void expect_in_range(std::string_view name, double x) {
  EXPECT_GE(x, declared(name).low) << name;
  EXPECT_LE(x, declared(name).high) << name;
}
Answer answer(const Row &zone, std::vector<Entry> programme, std::size_t years = 12,
              std::map<std::string, Figure> figures = {}) {
  Town town;
  town.population = 10000;
  town.zones = {zone};
  return ask(town, {.programme = std::move(programme), .years = years, .figures = figures});
}

TEST(Capcoa, PriceTimesElasticityIsTheWorkedExample) {  // comparison (arithmetic)
  const auto c = facts("B08");
  for (std::size_t k = 0; k < 2; ++k) {
    const double change = first_order_change(c["inputs"]["elasticity"], c["inputs"]["increase"][k]);
    EXPECT_LT(std::abs(relative(change, c["published"]["vmt"][k])), 0.03);
  }
}

TEST(Capcoa, TheWholeModelComesWithinAFewTenthsOfAPoint) {  // comparison, with constant elasticity
  const auto c = facts("B08");
  // Streets with room, all pay: only the price answers.
  const std::map<std::string, Figure> figures{
      {"parking.elasticity", fixed(c["inputs"]["elasticity"])},
      {"parking.elasticity.stay", fixed(0)},
      {"parking.respect.slope", fixed(0)}};
  for (std::size_t k = 0; k < 2; ++k) {
    const double increase = c["inputs"]["increase"][k];
    const Answer a = answer(known_zone(0.4, 0.0),
                            {{"parking.tariff", 2025, {}, {{"increase", increase}}}}, 2, figures);
    const double change = relative(a.indicator(mean_occupancy, 1), a.indicator(mean_occupancy, 0));
    EXPECT_NEAR(change, c["published"]["vmt"][k].get<double>(), 0.011);
    EXPECT_LT(change, 0);
  }
  const double stay = c["published"]["elasticity_with_duration"].get<double>() -
                      c["inputs"]["elasticity"].get<double>();
  EXPECT_NEAR(declared("parking.elasticity.stay").value, stay, 1e-9);
}

TEST(SanFrancisco, FiguresOfTheEvaluationAgreeWithEachOther) {  // consistency
  const auto p = facts("B01")["published"];
  const double before =
      facts("B01")["inputs"]["rate_after"].get<double>() - p["rate_change"].get<double>();
  EXPECT_LT(std::abs(relative(p["rate_change"].get<double>() / before, p["rate_change_rel"])),
            0.03);
  expect_in_range("parking.elasticity", p["elasticity_year1"]);
}

// Two years of the pilot: steps of 0.25 USD on 2.69, some five changes a year. The level of search
// (11.6 minutes) is from memory, and so are the bounds of the price.
struct Pilot {
  double full, search, kilometres;
};
Pilot pilot(double elasticity, double occupancy, double full) {
  Row zone = known_zone(occupancy, full);
  zone["search"] = facts("B01")["inputs"]["search_before"].get<double>();
  zone["first_hour"] = 2.69;
  const Answer a = answer(zone,
                          {{"parking.demand_pricing",
                            2025,
                            {},
                            {{"step", 0.25}, {"least", 0.1}, {"most", 2.2}, {"changes", 5}}}},
                          3, {{"parking.elasticity", fixed(elasticity)}});
  return {relative(a.indicator(full_share, 2), a.indicator(full_share, 0)),
          relative(a.indicator(search_minutes, 2), a.indicator(search_minutes, 0)),
          relative(a.line(cruising, 2), a.line(cruising, 0))};
}

TEST(SanFrancisco, PricesThatFollowOccupancyThinOutFullBlocksAndSearch) {  // shape only
  const auto p = facts("B01")["published"];
  // At the low elasticities that critics of the pilot's -0.4 hold for right.
  const Pilot low = pilot(-0.10, 0.60, 0.25), middle = pilot(-0.20, 0.60, 0.25);
  EXPECT_NEAR(low.full, p["blocks_full"].get<double>(), 0.05);
  EXPECT_LT(middle.full, low.full);
  // Search and kilometres lie between the two, or a little beyond.
  EXPECT_LT(middle.search, -0.3);
  EXPECT_GT(middle.search, p["search_change"].get<double>());
  EXPECT_LT(p["vmt_ghg"].get<double>(), low.kilometres);
  EXPECT_GT(p["vmt_ghg"].get<double>(), middle.kilometres);
}

TEST(SanFrancisco, FullBlocksFellFarLessThanThePilotsOwnElasticitySays) {  // expected failure
  const double published = facts("B01")["published"]["blocks_full"];
  const double elasticity = facts("B01")["published"]["elasticity_year1"];
  for (const double occupancy : {0.60, 0.70})
    for (const double full : {0.15, 0.25})
      EXPECT_LT(pilot(elasticity, occupancy, full).full, 2.5 * published);
}

TEST(SanFrancisco, AQueueAloneExplainsAboutAMinuteAt85PerCent) {  // what bounds the search module
  Row zone = known_zone(0.85, 0.1);
  zone.erase("search");
  for (const double full : {0.05, 0.1, 0.2}) {
    zone["full_share"] = full;
    EXPECT_LT(answer(zone, {}, 1).indicator(search_minutes, 0), 1.3);
  }
}

TEST(SanFrancisco, PayingMadeEasierTurnsNoticesIntoPayments) {  // prior: no counterpart in print
  const auto p = facts("B02")["published"];
  const double paid = (1 + p["net_meter_revenue"][0].get<double>()) /
                          (1 + p["net_meter_revenue"][1].get<double>()) -
                      1;
  const double fined =
      (1 + p["citations"][0].get<double>()) / (1 + p["citations"][1].get<double>()) - 1;
  EXPECT_NEAR(paid, 0.290, 1e-3);
  EXPECT_NEAR(fined, -0.177, 1e-3);
  Row zone = known_zone(0.7, 0.1);
  zone["respect"] = 0.65;
  zone["checks"] = 60.0;
  const Answer a =
      answer(zone, {{"parking.mobile_payment", 2025}}, 10,
             {{"parking.mobile.respect", fixed(declared("parking.mobile.respect").high)}});
  const double notices =
      relative(a.indicator(notices_per_space, 9), a.indicator(notices_per_space, 0));
  EXPECT_NEAR(notices, fined, 0.03);  // the high value of the range
  EXPECT_GT(a.line(meter_fees, 9), a.line(meter_fees, 0));
  EXPECT_LT(relative(a.line(meter_fees, 9), a.line(meter_fees, 0)),
            paid);  // limits grew longer, too
}

TEST(Rennes, ChecksByScanCarRaiseNoticesAtOnceAndCostWhatWasPaid) {  // shape; inputs not printed
  const auto c = facts("B03");
  expect_in_range("parking.scan.check", c["derived"]["cost_per_check"]);
  expect_in_range("parking.notice.yield", c["derived"]["yield"]);
  expect_in_range("parking.scan.checks", c["derived"]["control_per_space"].get<double>() /
                                             c["derived"]["cost_per_check"].get<double>());
  // From 0.65 to 0.87 (range 0.75 to 0.90): central figures, four times the checks.
  Row zone = known_zone(0.7, 0.1);
  zone["respect"] = 0.65;
  zone["checks"] = 54.0;
  const Answer a = answer(zone, {{"parking.scan_car", 2025, {}, {{"checks", 220}}}});
  EXPECT_GT(relative(a.line(notice_receipts, 1), a.line(notice_receipts, 0)),
            c["published"]["notice_growth_2024"]);
  EXPECT_GT(a.indicator(respect_rate, 11), 0.75);
  EXPECT_LT(a.indicator(respect_rate, 11), 0.93);
}

TEST(Rennes, TheThreePointsTheLogitRestsOnLieOnIt) {  // prior: n = 3, assumed stay and hours
  // Not known better than that: the declared figures give the respect after the reform and after
  // the scan cars within their ranges, at 4 EUR a stay.
  const double level = declared("parking.respect.level").value;
  const double slope = declared("parking.respect.slope").value;
  EXPECT_GT(respect_of(level, slope, 1), 0.75);
  EXPECT_LT(respect_of(level, slope, 1), 0.90);
  EXPECT_NEAR(respect_of(level, slope, 1 / 4.1), 0.47, 0.1);
}

TEST(France, TheFirstYearOfNoticesIsWhatATownOfUnknownZonesGets) {  // prior and plausibility
  const auto p = facts("B04")["published"];
  const double day = p["revenue_per_space_day"][0];
  EXPECT_NEAR(day / p["first_hour"][1].get<double>(), 2.73, 0.01);
  EXPECT_EQ(declared("parking.notice.face").value, p["fps_mean"].get<double>());
  EXPECT_EQ(declared("parking.peer.first_hour").value, p["first_hour"][0].get<double>());
  EXPECT_EQ(declared("parking.peer.first_hour").high, p["first_hour"][2].get<double>());
  // All at their central values.
  Town town;
  town.zones = {{{"spaces", 100.0}, {"regime", "paid"}}};
  const Answer a = ask(town, {.years = 1});
  EXPECT_LT(std::abs(relative(a.indicator(notices_per_space, 0), p["fps_per_space"])), 0.15);
  EXPECT_GT(a.indicator(paid_hours_per_day, 0), 2);
  EXPECT_LT(a.indicator(paid_hours_per_day, 0), 2.9);
  EXPECT_GT(a.indicator(revenue_per_space, 0) / 300, 2);
  EXPECT_LT(a.indicator(revenue_per_space, 0) / 300, 5);
  // 3.63 EUR a space and day is what its own mean price and the model's identity give.
  EXPECT_LT(std::abs(relative(meter_revenue(1, 0.7, 8, 1, 0.75, 0.65, 1.33), day)), 0.01);
}

TEST(France, TotalsOfNoticesAndFeesAgreeAndBoundTheCostOfTheService) {  // consistency, prior
  const auto c = facts("B05");
  const auto receipts = c["inputs"]["receipts"];
  EXPECT_LT(std::abs(relative(receipts[3].get<double>() / receipts[0].get<double>() - 1,
                              c["published"]["growth"])),
            0.01);
  const auto street = c["inputs"]["onstreet_paid"];
  EXPECT_EQ(street["revenue"].get<double>() - street["charges"].get<double>(),
            c["published"]["net"].get<double>());
  const double each =
      c["inputs"]["fps_receipts"][2].get<double>() * 1e6 / c["inputs"]["fps_count"].get<double>();
  EXPECT_NEAR(each, 24.8, 0.05);
  Town town;
  town.zones = {{{"spaces", 100.0}, {"regime", "paid"}}};
  const double cost = ask(town, {.years = 1}).indicator(cost_over_revenue, 0);
  const double national = street["charges"].get<double>() / street["revenue"].get<double>();
  EXPECT_NEAR(cost, national, 0.10);
}

TEST(Netherlands, ConsistencyOfTheFigures) {
  const auto p = facts("B07")["published"];
  EXPECT_NEAR(p["rotterdam"][1].get<double>() / p["rotterdam"][0].get<double>() - 1, 0.86, 0.01);
  EXPECT_NEAR(p["amsterdam"][1].get<double>() / p["amsterdam"][0].get<double>() - 1, 0.61, 0.02);
  EXPECT_NEAR(p["fines_month"][1].get<double>() / facts("B07")["inputs"]["scanned"].get<double>(),
              0.15, 1e-9);
  expect_in_range("parking.foot.pace", facts("B07")["inputs"]["foot"]);
}

// The years after a scan car came, when checks rose so that the first year's notices are those of
// Rotterdam in 2016: notices of the second year over the first.
double second_over_first(double slope, double adjustment) {
  Row zone = known_zone(0.7, 0.1);
  zone["respect"] = facts("B07")["published"]["utrecht_paid"][0].get<double>();
  zone["checks"] = 100.0;
  const auto p = facts("B07")["published"]["rotterdam"];
  const double more = p[1].get<double>() / p[0].get<double>();
  const Answer a = answer(zone, {{"parking.scan_car", 2025, {}, {{"checks", 100 * more}}}}, 8,
                          {{"parking.respect.slope", fixed(slope)},
                           {"parking.respect.adjustment", fixed(adjustment)},
                           {"parking.elasticity", fixed(0)}});
  EXPECT_NEAR(relative(a.indicator(notices_per_space, 1), a.indicator(notices_per_space, 0)),
              more - 1, 0.01);
  return a.indicator(notices_per_space, 2) / a.indicator(notices_per_space, 1);
}

TEST(Netherlands, NoticesOfRotterdamRiseThenFall) {  // shape: holds
  EXPECT_LT(second_over_first(1.31, 0.75), 1);
  EXPECT_GT(second_over_first(1.31, 0.75), 1 / 1.857);  // and stay above what they were
}

TEST(Netherlands, NoticesOfRotterdamFellLessThanTheModelSays) {  // expected failure
  const auto p = facts("B07")["published"]["rotterdam"];
  const double published = p[2].get<double>() / p[1].get<double>();  // -6 %
  EXPECT_LT(second_over_first(1.31, 0.75), published - 0.15);
  // The slowest answer that is declared still falls twice as fast.
  const double slowest = second_over_first(declared("parking.respect.slope").low,
                                           declared("parking.respect.adjustment").low);
  EXPECT_LT(slowest, published - 0.04);
  EXPECT_GT(slowest, published - 0.10);
}

TEST(Netherlands, RespectOfUtrechtRisesAsItDid) {  // shape; the checks are not printed
  const auto u = facts("B07")["published"]["utrecht_paid"];
  // 0.71 to 0.84 in two years: between 1.4 and 3 times the threat at the declared slopes.
  const double low = std::exp((logit(u[1]) - logit(u[0])) / declared("parking.respect.slope").high);
  const double high = std::exp((logit(u[1]) - logit(u[0])) / declared("parking.respect.slope").low);
  EXPECT_GT(low, 1.3);
  EXPECT_LT(high, 4);
  expect_in_range("parking.peer.respect", 0.65);
}

TEST(OffStreet, CostsOfThreeTownsLieInTheDeclaredRanges) {  // derived: no counterpart in print
  const auto in = facts("B09")["inputs"];
  const double niort = in["niort"]["cost"].get<double>() / in["niort"]["spaces"].get<double>();
  EXPECT_NEAR(niort, facts("B09")["published"]["niort_per_space"], 1e-6);
  const auto silo = in["rennes_silo"];
  const double running = silo["opex_4yr"].get<double>() / 4 / silo["spaces"].get<double>();
  EXPECT_EQ(running, 400);
  EXPECT_EQ(declared("parking.off_street.running").value, running);
  const auto near = in["strasbourg"]["proximity"];
  expect_in_range("parking.park_and_ride.price",
                  near["capex"].get<double>() / near["n"].get<double>());
  EXPECT_EQ(near["revenue"].get<double>() / near["n"].get<double>(), 665);
  // A space of the silo, at 4 % over 30 years, costs 0.42 EUR an hour open; underground twice that.
  const double silo_hour = levelised_cost(15000, 0.04, 30, 400, 1, 3000);
  EXPECT_NEAR(silo_hour, (15000 * 0.057830 + 400) / 3000, 1e-4);
  EXPECT_NEAR(levelised_cost(niort, 0.04, 30, 400, 1, 3000), 0.664, 1e-3);
}

TEST(France, TimeLostSearchingGivesTheValueOfTime) {  // derived
  const auto in = facts("B11")["inputs"];
  const double value = in["value"].get<double>() / in["hours"].get<double>();
  EXPECT_NEAR(value, 8.57, 0.01);
  EXPECT_NEAR(declared("parking.value_of_time").value, value, 0.05);
}

TEST(Certu, HoursPaidAreTheLimitAndTheTargetOfTheIndicator) {
  const auto p = facts("B12")["published"];
  EXPECT_EQ(indicators[paid_hours_per_day].limit, p["hppj_median"].get<double>());
  EXPECT_EQ(indicators[paid_hours_per_day].target, p["hppj_expected"][0].get<double>());
  // Before the reform: the national respect of 0.3 at the same occupancy gives less than 2 hours.
  EXPECT_LT(paid_hours_per_space(0.7, 8, 0.8, p["national_respect"]), 2);
}

TEST(Nice, GaveUpItsSensorsInAYearThatTheDeclaredHazardAllows) {
  const double year = facts("B10")["published"]["in_year"];
  const double alive = std::pow(1 - declared("parking.sensor.obsolescence").high, year);
  EXPECT_LT(alive, 0.5);  // at the high value, most are given up by then
  EXPECT_GT(std::pow(1 - declared("parking.sensor.obsolescence").value, year), 0.75);
}

TEST(Bnls, PricesOfCarParksAreTheDecilesOfTheNationalFile) {
  const auto p = facts("BNLS")["published"];
  EXPECT_EQ(declared("parking.peer.off_street_hour").low,
            p["first_hour"]["first_decile"].get<double>());
  EXPECT_EQ(declared("parking.peer.off_street_hour").value,
            p["first_hour"]["first_quartile"].get<double>());
  EXPECT_EQ(declared("parking.peer.off_street_hour").high, p["first_hour"]["median"].get<double>());
  EXPECT_NEAR(declared("parking.peer.off_street_month").value,
              p["month"]["first_quartile"].get<double>(), 0.5);
}

}  // namespace
