// Holds the model against published cases. Each test says what it proves: a comparison with a
// printed result, a consistency of figures in one source, or a plausibility of a declared range.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "equations.h"
#include "facts.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

TEST(FrancePublicCharging, GivesThePriorsOfUse) {  // C01, derived
  const auto c = facts("C01");
  const double monthly =
      c["inputs"]["energy_month"].get<double>() / c["inputs"]["points"].get<double>();
  const double sessions = c["inputs"]["sessions"];
  EXPECT_NEAR(monthly, 305.9, 0.05);
  EXPECT_NEAR(monthly / sessions, declared("energy.ac").value, 0.05);
  expect_in_range("availability", c["published"]["availability"]);
}

TEST(FrancePublicCharging, IsWithinAFactorOfTwoOfWhatCarsLeadOneToExpect) {  // C01, cross-source
  // The whole country as one town: no visitors, no points of others to come.
  const auto c = facts("C01");
  Town country;
  country.year = 2024;
  country.population = 68e6;
  country.points = {{{"count", c["inputs"]["points"].get<double>()},
                     {"power", 22.0},
                     {"sessions", c["inputs"]["points"].get<double>() * 12 *
                                      c["inputs"]["sessions"].get<double>()}}};
  const Answer a = ask(country, {.years = 1, .figures = {{"transit_share", fixed(0)}}});
  const double measured = c["inputs"]["sessions"].get<double>() * 12 / 365;
  EXPECT_NEAR(a.indicator(sessions_per_point, 0), measured, 1e-6);
  const double factor = a.indicator(measured_over_expected, 0);
  EXPECT_GT(factor, 0.5);
  EXPECT_LT(factor, 2);
  RecordProperty("measured_over_expected", std::to_string(factor));
}

TEST(CotesDArmor, IsConsistentWithItselfAndWithTheNationalSession) {  // C02
  const auto c = facts("C02");
  const double before = c["inputs"]["sessions"][0], now = c["inputs"]["sessions"][1];
  const double km = c["inputs"]["km"].get<double>() / now;
  EXPECT_LT(std::abs(relative(km, c["published"]["km_per_session"])), 0.01);
  EXPECT_LT(std::abs(relative(now / before, c["published"]["growth"])), 0.01);
  // Cross-source: 114 km at the declared consumption against the national session.
  const double kwh =
      c["published"]["km_per_session"].get<double>() * declared("car.consumption").value;
  EXPECT_NEAR(kwh, 21.09, 0.01);
  EXPECT_LT(std::abs(relative(kwh, 19.5)), 0.1);
  EXPECT_NEAR(c["inputs"]["months"]["aug"].get<double>() / (now / 12), declared("peak_month").value,
              0.005);
  for (const double tariff : {0.33, 0.44, 0.55}) expect_in_range("tariff", tariff / 1.2);
  // Derived: works of a station of two points, by the model's equation.
  const double station = c["inputs"]["capex_total"].get<double>() / 165;
  const double model = works(2, declared("price.ac").value, 0, declared("grid.ac").value,
                             declared("grid.refaction").value, 0, 0);
  EXPECT_LT(std::abs(relative(model, station)), 0.4);  // dearer than in 2017
  EXPECT_NEAR(now / c["inputs"]["stations"].get<double>() / 365, 0.9458, 1e-4);
}

TEST(CotesDArmor, RampsUpSlowerInTheModelThanItDid) {  // C02, shape: misses
  // Sessions per station and day .09 in 2019, .95 in 2022, which holds the growth of cars as well.
  Town town;
  town.year = 2018;
  town.population = 600000;
  town.points = {{{"count", 0.0}}};
  const Answer a =
      ask(town, {.programme = {{"ac_stations", 2018, {}, {{"points", 358}}}}, .years = 6});
  const double model = a.indicator(sessions_per_point, 4) / a.indicator(sessions_per_point, 1);
  EXPECT_GT(model, 4);
  EXPECT_LT(model, 0.95 / 0.09 * 1.2);
  RecordProperty("growth_2019_2022", std::to_string(model));
}

TEST(Operator, BreaksEvenInThePublishedRangeAtTheTariffsOfThatTime) {  // C03, plausibility
  const auto c = facts("C03");
  const double low = c["published"]["breakeven"][0], high = c["published"]["breakeven"][1];
  const auto at = [](double tariff, double electricity) {
    return ask({}, {.years = 1,
                    .figures = {{"tariff", fixed(tariff)},
                                {"electricity.ratio", fixed(1)},
                                {"energy.electricity.price", fixed(electricity)},
                                {"grid.refaction", fixed(0.75)}}})
        .indicator(break_even_sessions, 0);
  };
  // Electricity at 0.10 EUR, as before 2021.
  EXPECT_GT(at(0.22 / 1.2, 0.10), low);
  EXPECT_LT(at(0.22 / 1.2, 0.10), high);
  // At today's prices the model asks for fewer sessions: a stated disagreement with 2018.
  EXPECT_LT(at(0.44 / 1.2, 0.16), low);
  EXPECT_GT(at(0.44 / 1.2, 0.16), 3);
}

TEST(GrandParis, StationsCostWhatIsDeclared) {  // C04, derived
  const auto c = facts("C04")["inputs"];
  const auto each = [&](const char *kind) {
    return c[kind]["capex"].get<double>() / c[kind]["points"].get<double>();
  };
  expect_in_range("price.slow", each("proximite"));
  expect_in_range("price.ac", each("citadine"));
  expect_in_range("price.ultra", each("express"));
  EXPECT_LT(each("express"),
            declared("price.ultra").value);  // bought by a metropolis, not by one town
  // All in, a hub of four points of 150 kW costs between that and what California paid (CALeVIP).
  Town town;
  town.points = {{{"count", 0.0}}};
  const Answer a = ask(town, {.programme = {{"dc_hub", 2025, {}, {{"points", 4}}}}, .years = 2});
  EXPECT_GT(a.line(investment, 0) / 4, each("express"));
  EXPECT_LT(a.line(investment, 0) / 4, facts("CALEVIP")["inputs"]["usd_a_charger"].get<double>());
}

TEST(National2030, UpkeepAndCarsPerPointLieInTheDeclaredRanges) {  // C05, derived
  const auto c = facts("C05")["inputs"];
  const auto middle = [&](const char *what) {
    return (c[what][0].get<double>() + c[what][1].get<double>()) / 2;
  };
  expect_in_range("maintenance.ac", c["maintenance"][0].get<double>() / middle("points_2025"));
  expect_in_range("maintenance.ac", c["maintenance"][1].get<double>() / middle("points_2030"));
  EXPECT_NEAR(c["capex"][1].get<double>() / middle("points_2030"), 9876.5, 0.1);
  EXPECT_NEAR(c["icct"]["ev"][1].get<double>() / c["icct"]["chargers"][1].get<double>(), 24.29,
              0.01);
}

TEST(Lodi, LosesItsEnergyByCalibrationAndItsSessionsNearly) {  // C06
  const auto c = facts("C06")["published"];
  const double energy = c["energy"], sessions = c["sessions"];
  EXPECT_NEAR(declared("price.cut").value, -energy, 1e-12);
  Town town;
  town.population = 40;  // points that are never full
  town.points = {{{"count", 60.0}, {"power", 7.0}, {"free", "yes"}}};
  const double price = declared("price.cut_at").value;
  Asked asked{.programme = {{"tariff", 2025, {}, {{"tariff", price}}}},
              .years = 3,
              .figures = {{"others.follow", fixed(0)}}};
  const Answer paid = ask(town, asked);
  asked.programme.clear();
  const Answer free = ask(town, asked);
  const double kwh = paid.line(electricity, 2) / free.line(electricity, 2) - 1;
  EXPECT_NEAR(kwh, energy, 0.005);
  // Sessions and hours, which were not used to calibrate: the model shortens neither.
  const double times =
      paid.indicator(sessions_per_point, 2) / free.indicator(sessions_per_point, 2) - 1;
  EXPECT_LT(std::abs(relative(1 + times, 1 + sessions)), 0.07);
  EXPECT_GT(std::abs(relative(1 + times, 1 + c["hours"].get<double>())), 0.1);  // misses hours
}

TEST(ManhattanBeach, SellsTenTimesWhatAFrenchPointDoes) {  // C07, derived
  const auto c = facts("C07");
  const double kwh = c["published"]["revenue"].get<double>() / c["inputs"]["price"].get<double>();
  EXPECT_NEAR(kwh, 356863, 1);
  const double stations = c["inputs"]["stations"];
  EXPECT_NEAR(kwh / stations / 365, 30.55, 0.01);
  // What 32 stations of two points can deliver holds it.
  EXPECT_GT(stations * 2 * declared("capacity.ac").value * declared("energy.ac").value * 365, kwh);
  expect_in_range("payment.price", c["inputs"]["retrofit"].get<double>() / 14);
}

TEST(Gridcog, HasALevelisedCostOfTheModelsStructure) {  // C08, derived
  const auto c = facts("C08");
  const double kwh =
      c["inputs"]["power"].get<double>() * 8760 * c["inputs"]["utilisation"].get<double>();
  EXPECT_NEAR(kwh, 788400, 1e-6);
  const double fixed_part =
      levelised(c["inputs"]["depreciation"], 1, c["inputs"]["opex"].get<double>(), kwh);
  EXPECT_NEAR(fixed_part, 0.105277, 1e-6);
  EXPECT_NEAR(c["published"]["sydney"].get<double>() - fixed_part, 0.120723, 1e-6);
}

TEST(Seattle, SavesAndDiscountsLikeThePublishedTable) {  // C09, comparison: ten cells and more
  const auto c = facts("C09");
  const double miles = c["inputs"]["vmt"], gallons = miles / c["inputs"]["mpg"].get<double>();
  const double kwh = c["inputs"]["kwh"];
  const auto saving = [&](double gas, double elec) {
    return energy_saving(miles, gallons / miles, gas, kwh / miles, elec);
  };
  EXPECT_LT(std::abs(relative(saving(c["inputs"]["gas0"], c["inputs"]["elec0"]),
                              c["published"]["annual_benefit"])),
            0.001);
  double sum = -c["inputs"]["charger"].get<double>();
  for (std::size_t y = 0; y < 10; ++y) {
    const double s = saving(c["inputs"]["gas"][y], c["inputs"]["elec"][y]);
    const double present =
        s / std::pow(1 + c["inputs"]["discount"].get<double>(), static_cast<double>(y) + 1);
    sum += present;
    EXPECT_LT(std::abs(relative(s, c["published"]["fv"][y])), 1e-5);
    EXPECT_LT(std::abs(relative(present, c["published"]["pv"][y])), 1e-5);
    EXPECT_LT(std::abs(relative(sum, c["published"]["npv"][y])), 1e-4);
  }
}

TEST(Seattle, CostsAsMuchLessToOwnAsTheTableSays) {  // C09, by the equation of ownership
  // At constant prices of its first year: the difference of two costs is the value of the savings.
  const auto c = facts("C09")["inputs"];
  const double gallons = c["vmt"].get<double>() / c["mpg"].get<double>();
  const double gas = c["gas"][0], elec = c["elec"][0], rate = c["discount"], kwh = c["kwh"];
  const double engine = ownership(0, 0, gallons, 1, gas, 0, 0, 0, rate, 10);
  const double electric_car = ownership(0, 0, kwh, 1, elec, 0, 0, c["charger"], rate, 10);
  EXPECT_NEAR(
      engine - electric_car,
      (gallons * gas - kwh * elec) / capital_recovery(rate, 10) - c["charger"].get<double>(), 1e-6);
}

TEST(Saskatoon, IsConsistent) {  // C10
  const auto c = facts("C10");
  const double fuel = c["inputs"]["fuel"], elec = c["inputs"]["elec"];
  EXPECT_LT(std::abs(relative(fuel - elec, c["published"]["saving"])), 0.001);
  EXPECT_LT(std::abs(relative(4 * c["inputs"]["unit_elec"].get<double>(), elec)), 0.05);
}

TEST(ChulaVista, KeepsItsVehiclesForAFifthAtBest) {  // C11, consistency and range
  const auto c = facts("C11");
  const double mile = 1.609344, engine = c["inputs"]["upkeep_engine_mile"];
  const double electric_car = c["inputs"]["upkeep_electric_mile"];
  EXPECT_LT(std::abs(relative(1 - electric_car / engine, c["published"]["maintenance_saving"])),
            0.001);
  // US figures, near the ends of the declared ranges (EUR a kilometre).
  EXPECT_LT(std::abs(relative(engine / mile, declared("fleet.upkeep.engine.light").high)), 0.05);
  EXPECT_LT(std::abs(relative(electric_car / mile, declared("fleet.upkeep.electric.light").low)),
            0.05);
}

TEST(FrenchBikeShare, AddsUpButIsUsedFourTimesAsMuchAsTheModelTakesForATown) {  // C12
  const auto c = facts("C12");
  const double bikes = c["inputs"]["bikes"];
  EXPECT_LT(std::abs(relative(bike_cost(bikes, c["inputs"]["cost_per_bike"][1]),
                              c["published"]["financial_cost"])),
            0.001);
  double sum = 0;
  for (const auto &part : c["published"]["benefits"]) sum += part.get<double>();
  EXPECT_LT(std::abs(relative(sum, c["published"]["total_benefit"])), 0.02);
  EXPECT_NEAR(
      c["published"]["total_benefit"].get<double>() / c["published"]["total_cost"].get<double>(),
      1.1, 1e-3);
  EXPECT_EQ(declared("bikes.cost.share").value, c["inputs"]["cost_per_bike"][1].get<double>());
  const double km = c["inputs"]["km"].get<double>() / bikes / 365;
  EXPECT_NEAR(km, 10.27, 0.01);
  EXPECT_GT(km / (declared("bikes.trips.share").value * declared("bikes.trip.share").value), 4);
  // Reached at the upper end of both figures.
  EXPECT_LT(km, declared("bikes.trips.share").high * declared("bikes.trip.share").high);
}

TEST(BikeShareCost, IsSplitIntoAWhole) {  // C13
  const auto split = facts("C13")["published"]["split"];
  double sum = 0;
  for (const auto &part : split) sum += part.get<double>();
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(LevelisedCost, ComesIntoTheAmericanRangeOnceAStationIsWellUsed) {  // C14, range
  const auto c = facts("C14")["published"];
  const auto cost = [](double kwh) {
    const double capital = works(2, declared("price.ac").value, 0, declared("grid.ac").value,
                                 declared("grid.refaction").value, 0, 0);
    return levelised(capital, capital_recovery(0.04, 10),
                     running_cost(2, 820, kwh, 0.10, 0.92, 35, 15.3, 0, 0), kwh);
  };
  EXPECT_GT(cost(0.5 * 2 * 365 * 19.5), c["bev"][2].get<double>());  // little used: dearer
  EXPECT_LT(cost(3.0 * 2 * 365 * 19.5), c["bev"][2].get<double>());
  EXPECT_GT(cost(4.5 * 2 * 365 * 19.5), c["bev"][0].get<double>());
  EXPECT_NEAR(declared("smart.energy_saving").high, -c["offpeak"].get<double>(), 1e-12);
}

}  // namespace
