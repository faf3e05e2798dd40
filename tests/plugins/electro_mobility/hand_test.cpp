// Proves the model on a town small enough to be worked out by hand, number by number.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

// A town of 1,000 inhabitants in 2025, with round figures.
Figures round_figures() {
  return {{"cars_per_inhabitant", fixed(0.5)},
          // Half of the cars sold were electric in 2025, e / (1 + e) of them in 2026: pace 1.
          {"sales.first_year", fixed(2025)},
          {"sales.first_share", fixed(0.5)},
          {"sales.second_year", fixed(2026)},
          {"sales.second_share", fixed(std::exp(1.0) / (1 + std::exp(1.0)))},
          {"sales.rule_share", fixed(0)},
          {"local_ratio", fixed(1)},
          {"hybrid.ratio", fixed(0)},
          {"car.distance", fixed(10000)},
          {"car.consumption", fixed(0.2)},
          {"garage_share", fixed(0.5)},
          {"public_share.garage", fixed(0.1)},
          {"public_share.none", fixed(0.5)},
          {"transit_share", fixed(0)},
          {"coverage", fixed(0.002)},
          {"others.follow", fixed(0)},
          {"ramp.half_time", fixed(1)},
          {"energy.ac", fixed(20)},
          {"capacity.ac", fixed(5)},
          {"session.ac", fixed(2)},
          {"window", fixed(16)},
          {"wait.longest", fixed(10)},
          {"availability", fixed(1)},
          {"efficiency", fixed(0.8)},
          {"tariff", fixed(0.40)},
          {"price.cut", fixed(0.5)},
          {"price.cut_at", fixed(0.25)},
          {"price.odds", fixed(0)},
          {"worth.elsewhere", fixed(0.25)},
          {"electricity.ratio", fixed(1)},
          {"price.ac", fixed(6000)},
          {"civil_share", fixed(0.25)},
          {"grid.ac", fixed(4000)},
          {"grid.refaction", fixed(0.75)},
          {"study_share", fixed(0.1)},
          {"learning", fixed(0)},
          {"charger.life", fixed(10)},
          {"civil.life", fixed(20)},
          {"maintenance.ac", fixed(700)},
          {"supervision", fixed(100)},
          {"fee_share", fixed(0.1)},
          {"subscribed_ratio", fixed(0.5)},
          {"subscription_price", fixed(20)},
          {"induced", fixed(0.25)},
          {"engine.consumption", fixed(0.06)},
          {"engine.progress", fixed(0)},
          {"making", fixed(0.03)},
          {"tailpipe", fixed(0.5)},
          {"energy.electricity.price", fixed(0.16)},
          {"energy.electricity.excise_share", fixed(0.25)},
          {"energy.electricity.carbon", fixed(0.05)},
          {"energy.fuel.duty", fixed(0.6)},
          {"energy.fuel.carbon", fixed(3)}};
}

Town small() {
  Town town;
  town.population = 1000;
  town.points = {{{"count", 2.0},
                  {"power", 22.0},
                  {"station", "a"},
                  {"holder", "authority"},
                  {"free", "no"},
                  {"in_service", 2025.0}}};
  return town;
}

// Energy that the two points deliver, by hand: cars of the last 30 years weighed by the part left
// of them, 500 of them; 10,000 km x 0.2 kWh x (0.5 x 0.1 + 0.5 x 0.5) = 600 kWh each in public.
double cars_by_hand(int years_later) {
  double left = 0, electric = 0;
  for (int age = 0; age < 30; ++age) {
    const double alive = 1 / (1 + std::exp((age + 0.5 - 20) / 3));
    left += alive;
    electric += alive / (1 + std::exp(-(years_later - age)));
  }
  return 500 * electric / left;
}
double per_point_by_hand(int years_later, double points) {
  const double all = 5.0 * 20 * 365;  // a point can deliver 36,500 kWh
  const double demand = cars_by_hand(years_later) * 600 * (1 - std::exp(-points / 2));
  return all * (1 - std::exp(-demand / (points * all)));
}

TEST(Hand, PointsDeliverWhatCarsAskUpToWhatTheyCan) {
  const Answer a = ask(small(), {.years = 3, .figures = round_figures()});
  for (std::size_t y = 0; y < 3; ++y) {
    const double kwh = 2 * per_point_by_hand(static_cast<int>(y), 2);
    EXPECT_NEAR(a.indicator(electric_cars, y), cars_by_hand(static_cast<int>(y)), 1e-9);
    EXPECT_NEAR(a.line(electricity, y), kwh / 0.8, 1e-6);
    EXPECT_NEAR(a.line(revenue, y), 0.40 * kwh, 1e-6);
    EXPECT_NEAR(a.line(electricity_purchase, y), kwh / 0.8 * 0.16 * 0.75, 1e-6);
    EXPECT_NEAR(a.line(electricity_excise, y), kwh / 0.8 * 0.16 * 0.25, 1e-6);
    // 2 x 22 kW x 0.5 kVA/kW x 20 EUR; 2 x 700 EUR; 2 x 100 EUR and a tenth of the revenue.
    EXPECT_NEAR(a.line(subscription, y), 440, 1e-9);
    EXPECT_NEAR(a.line(maintenance, y), 1400, 1e-9);
    EXPECT_NEAR(a.line(operation, y), 200 + 0.04 * kwh, 1e-6);
    // A quarter of it is induced: kWh / 4 / 0.2 = 1.25 km a kWh.
    EXPECT_NEAR(a.line(engine_co2e_avoided, y), 1.25 * kwh * 0.06 * 3, 1e-6);
    EXPECT_NEAR(a.line(grid_co2e, y), kwh / 4 / 0.8 * 0.05, 1e-6);
    EXPECT_NEAR(a.line(making_co2e, y), 1.25 * kwh * 0.03, 1e-6);
    EXPECT_NEAR(a.line(engine_km_avoided, y), 1.25 * kwh * 0.5, 1e-6);
    EXPECT_NEAR(a.line(duty_lost, y), 1.25 * kwh * 0.06 * 0.6, 1e-6);
    // Demand halves each 0.25 EUR, and 0.25 EUR above the tariff there is none: a kWh is worth half
    // of 0.25 / ln 2 beyond its price.
    EXPECT_NEAR(a.line(charging_value, y),
                kwh * (0.40 + 0.125 / std::log(2.0)) - a.line(duty_lost, y), 1e-6);
    // Erlang at two points: load 2 h x sessions / 16 h.
    const double sessions = kwh / 20, load = sessions / 365 * 2 / 16;
    const double waits = load * load / (2 + load) * 1.0;
    EXPECT_NEAR(a.line(waiting, y), sessions * waits * 2 / (2 - load), 1e-6);
  }
  EXPECT_EQ(a.line(operator_revenue, 1), 0);
}

TEST(Hand, TwoMoreStationsArePaidOnceRampUpAndAreRenewedAfterTheirLife) {
  Asked asked{.years = 22, .figures = round_figures()};
  const Answer before = ask(small(), asked);
  asked.programme = {{"ac_stations", 2026, {}, {{"points", 4}, {"station_points", 2}}}};
  const Answer a = ask(small(), asked);
  // 4 x 6,000 EUR and a quarter of 2 x 4,000 EUR, with a tenth for studies; the network tariff
  // bears the three quarters.
  EXPECT_NEAR(a.line(investment, 1), 1.1 * (24000 + 2000), 1e-6);
  EXPECT_NEAR(a.line(grid_works, 1), 6000, 1e-9);
  EXPECT_NEAR(a.line(revenue, 1), before.line(revenue, 1), 1e-9);  // not open yet
  // Chargers are three quarters of the price, and live ten years; the ground twenty.
  EXPECT_NEAR(a.line(renewal, 11) - before.line(renewal, 11), 0.75 * 24000, 1e-6);
  EXPECT_NEAR(a.line(renewal, 21) - before.line(renewal, 21), 24000, 1e-6);
  EXPECT_NEAR(a.line(residual, 21) - before.line(residual, 21), 24000, 1e-6);  // all just renewed
  // Known to a tenth of the drivers at the opening in 2027, to half of them a year later.
  for (const auto &[year, part] : {std::pair<int, double>{2, 0.1}, {3, 0.5}, {4, 0.9}}) {
    const auto y = static_cast<std::size_t>(year);
    const double known = 2 + 4 * part;
    EXPECT_NEAR(a.line(revenue, y), 0.40 * known * per_point_by_hand(year, known), 1e-6) << year;
  }
  EXPECT_NEAR(a.line(maintenance, 2), 6 * 700, 1e-9);
}

TEST(Hand, AHubPaysItsTransformerAndItsDearerElectricity) {
  // Four points of 150 kW subscribe 300 kVA, more than low voltage gives; three subscribe 225.
  Asked asked{.years = 3, .figures = round_figures()};
  asked.figures["electricity.ratio"] = fixed(1.5);
  asked.figures["price.ultra"] = fixed(40000);
  asked.figures["grid.ultra"] = fixed(50000);
  asked.figures["transformer"] = fixed(70000);
  asked.figures["transformer_from"] = fixed(250);
  Town town = small();
  town.points = {{{"count", 0.0}}};
  const auto hub = [&](double points, std::map<std::string, double> more = {}) {
    more["points"] = points, more["station_points"] = points, more["power"] = 150;
    asked.programme = {{"dc_hub", 2025, {}, more}};
    return ask(town, asked);
  };
  const Answer four = hub(4);
  EXPECT_NEAR(four.line(investment, 0), 1.1 * (160000 + 12500 + 70000), 1e-6);
  EXPECT_NEAR(four.line(grid_works, 0), 37500, 1e-6);
  EXPECT_NEAR(four.line(subscription, 1), 300 * 20, 1e-9);
  EXPECT_NEAR(four.line(electricity_purchase, 1) + four.line(electricity_excise, 1),
              four.line(electricity, 1) * 0.16 * 1.5, 1e-6);
  EXPECT_NEAR(hub(3).line(investment, 0), 1.1 * (120000 + 12500), 1e-6);
  // A price of the connection that is known holds the transformer; steered power may need none.
  EXPECT_NEAR(hub(4, {{"grid", 90000.0}}).line(investment, 0), 1.1 * (160000 + 22500), 1e-6);
  asked.figures["smart.power_saving"] = fixed(0.25);
  asked.figures["smart.price"] = fixed(100);
  EXPECT_NEAR(hub(4, {{"smart", 1.0}}).line(investment, 0), 1.1 * (160000 + 12500) + 400, 1e-6);
}

TEST(Hand, OthersOpenPointsAsElectricCarsBecomeMore) {
  Asked asked{.years = 6, .figures = round_figures()};
  asked.figures["others.follow"] = fixed(0.5);
  const Answer a = ask(small(), asked);
  for (int y = 0; y < 6; ++y)
    EXPECT_NEAR(a.indicator(ac_points, static_cast<std::size_t>(y)),
                2 * (1 + 0.5 * (cars_by_hand(y) / cars_by_hand(0) - 1)), 1e-9);
}

TEST(Hand, ThePointsThereAreRenewedAtTheEndOfTheirLife) {
  const Answer a = ask(small(), {.years = 22, .figures = round_figures()});
  for (std::size_t y = 0; y < 22; ++y)
    EXPECT_NEAR(a.line(renewal, y), y == 10 ? 9000 : y == 20 ? 12000 : 0, 1e-6) << y;
  Town unknown_age = small();
  unknown_age.points[0].erase("in_service");
  EXPECT_NEAR(ask(unknown_age, {.years = 2, .figures = round_figures()}).line(renewal, 1),
              9000 / 10.0 + 3000 / 20.0, 1e-9);
  Town overdue = small();
  overdue.points[0]["in_service"] = 2001.0;
  EXPECT_NEAR(ask(overdue, {.years = 2, .figures = round_figures()}).line(renewal, 0), 12000, 1e-6);
}

TEST(Hand, AnElectricVanPaysItsPriceAndSparesItsFuel) {
  Town town;
  town.vehicles = {{{"count", 2.0},
                    {"kind", "van"},
                    {"fuel", "diesel"},
                    {"bought", 2020.0},
                    {"distance", 10000.0},
                    {"days", 200.0},
                    {"longest_day", 100.0}}};
  Asked asked{.years = 12,
              .figures = {{"fleet.market_ratio", fixed(0)},
                          {"fleet.life.van", fixed(10)},
                          {"fleet.engine_price.van", fixed(20000)},
                          {"fleet.electric_price.van", fixed(30000)},
                          {"fleet.fuel_use.van", fixed(0.1)},
                          {"fleet.power_use.van", fixed(0.24)},
                          {"efficiency", fixed(0.8)},
                          {"fleet.range.van", fixed(150)},
                          {"fleet.upkeep.engine.light", fixed(0.06)},
                          {"fleet.upkeep.electric.light", fixed(0.02)},
                          {"fleet.insurance.engine", fixed(500)},
                          {"fleet.insurance.electric", fixed(450)},
                          {"fleet.depot_per_vehicle", fixed(0.5)},
                          {"fleet.depot.van", fixed(2000)},
                          {"fleet.battery.van", fixed(50)},
                          {"fleet.battery_cycles", fixed(1500)},
                          {"study_share", fixed(0.1)},
                          {"making", fixed(0.03)},
                          {"energy.fuel.price", fixed(1.5)},
                          {"energy.fuel.duty", fixed(0.6)},
                          {"energy.fuel.carbon", fixed(3)},
                          {"energy.electricity.price", fixed(0.10)},
                          {"energy.electricity.excise_share", fixed(0)},
                          {"energy.electricity.carbon", fixed(0.05)}}};
  const Answer before = ask(town, asked);
  EXPECT_NEAR(before.line(fleet_fuel, 3), 20000 * 0.1 * 0.9, 1e-9);
  EXPECT_NEAR(before.line(fleet_duty, 3), 20000 * 0.1 * 0.6, 1e-9);
  EXPECT_NEAR(before.line(fleet_co2e, 3), 6000, 1e-9);
  EXPECT_NEAR(before.line(fleet_upkeep, 3), 1200 + 1000, 1e-9);
  EXPECT_NEAR(before.line(renewal, 5), 40000, 1e-9);  // bought in 2020, kept ten years
  EXPECT_EQ(before.indicator(fleet_suitable_share, 0), 1);
  EXPECT_EQ(before.indicator(fleet_age, 0), 5);

  asked.programme = {{"fleet_electric", 2026}};
  const Answer a = ask(town, asked);
  // Nothing happens before the vans come to be replaced, in 2030.
  for (std::size_t y = 0; y < 5; ++y) EXPECT_EQ(a.paid(y), before.paid(y));
  EXPECT_NEAR(a.line(renewal, 5), 40000, 1e-9);
  // 10,000 EUR more for each van; one charger for both, with its studies.
  EXPECT_NEAR(a.line(investment, 5), 20000 + 1.1 * 2000, 1e-9);
  EXPECT_NEAR(a.line(fleet_fuel, 5), before.line(fleet_fuel, 5), 1e-9);
  for (std::size_t y = 6; y < 12; ++y) {
    EXPECT_EQ(a.line(fleet_fuel, y), 0);
    EXPECT_EQ(a.line(fleet_co2e, y), 0);
    EXPECT_NEAR(a.line(electricity_purchase, y), 20000 * 0.24 / 0.8 * 0.10, 1e-9);
    EXPECT_NEAR(a.line(fleet_upkeep, y), 400 + 900, 1e-9);
    EXPECT_NEAR(a.line(grid_co2e, y), 20000 * 0.24 / 0.8 * 0.05, 1e-9);
    EXPECT_NEAR(a.line(making_co2e, y), 600, 1e-9);
  }
  EXPECT_EQ(a.indicator(fleet_electric_share, 5), 0);
  EXPECT_EQ(a.indicator(fleet_electric_share, 6), 1);
  // Six of ten years behind: 0.4 of the vans and of the charger are left.
  EXPECT_NEAR(a.line(residual, 11), 0.4 * (60000 + 2200), 1e-6);
}

TEST(Hand, AFleetTurnsElectricAnywayAsTheMarketDoesAndAllOfItUnderTheMeasure) {
  Town town;
  town.vehicles = {{{"count", 10.0}, {"kind", "car"}, {"fuel", "petrol"}, {"longest_day", 10.0}}};
  // Two new cars in five are electric all along; each year a tenth of the fleet is replaced.
  Asked asked{.years = 31,
              .figures = {{"sales.first_share", fixed(0.0001)},
                          {"sales.second_share", fixed(0.00010001)},
                          {"sales.rule_year", fixed(2025)},
                          {"sales.rule_share", fixed(0.4)},
                          {"fleet.life.car", fixed(10)},
                          {"fleet.engine_price.car", fixed(10000)},
                          {"fleet.electric_price.car", fixed(15000)},
                          {"fleet.battery_cycles", fixed(20000)},
                          {"fleet.depot_per_vehicle", fixed(1)},
                          {"fleet.depot.car", fixed(1000)},
                          {"study_share", fixed(0)},
                          {"learning", fixed(0)},
                          {"charger.life", fixed(60)}}};
  const Answer before = ask(town, asked);
  EXPECT_NEAR(before.indicator(fleet_electric_share, 5), 5 * 0.1 * 0.4, 1e-12);
  EXPECT_NEAR(before.indicator(fleet_electric_share, 10), 0.4, 1e-12);
  // Second time round, those that were electric stay so.
  EXPECT_NEAR(before.indicator(fleet_electric_share, 11), 0.4 + 0.1 * 0.6 * 0.4, 1e-12);
  // One car a year, of which 0.4 is dearer and needs its charger.
  EXPECT_NEAR(before.line(renewal, 3), 10000 + 0.4 * (5000 + 1000), 1e-9);
  EXPECT_EQ(before.sum(investment), 0);

  asked.programme = {{"fleet_electric", 2030}};
  const Answer a = ask(town, asked);
  for (std::size_t y = 0; y < 5; ++y) EXPECT_EQ(a.paid(y), before.paid(y));
  EXPECT_NEAR(a.line(renewal, 5), 10000 + 0.4 * 5000, 1e-9);
  // The others electric too; a charger for each that was not: of the ten due, 0.2 were on average.
  EXPECT_NEAR(a.line(investment, 5), 0.6 * 5000 + 0.8 * 1000, 1e-9);
  EXPECT_NEAR(a.indicator(fleet_electric_share, 6), 0.2 + 0.1 * 0.8, 1e-12);
  EXPECT_NEAR(a.indicator(fleet_electric_share, 15), 1, 1e-12);
  EXPECT_GT(a.indicator(fleet_electric_share, 12), before.indicator(fleet_electric_share, 12));
}

TEST(Hand, SharedBikesCostByBikeAndSaveTimeByTrip) {
  Town town;
  town.bikes = {{{"count", 0.0}}};
  Asked asked{.programme = {{"bike_share", 2025, {}, {{"bikes", 20}}}},
              .years = 3,
              .figures = {{"bikes.cost.share", fixed(2500)},
                          {"bikes.trips.share", fixed(2)},
                          {"bikes.trip.share", fixed(3)},
                          {"bikes.time.share", fixed(6)},
                          {"bikes.from_car.share", fixed(0.1)},
                          {"bikes.from_active.share", fixed(0.4)},
                          {"bikes.fee.share", fixed(100)},
                          {"bikes.damping", fixed(0.2)},
                          {"engine.consumption", fixed(0.06)},
                          {"engine.progress", fixed(0)},
                          {"tailpipe", fixed(0.5)},
                          {"energy.fuel.carbon", fixed(3)},
                          {"energy.fuel.duty", fixed(0.6)}}};
  const Answer a = ask(town, asked);
  const double trips = 20 * 2 * 365;  // 14,600
  EXPECT_EQ(a.line(bike_service, 0), 0);
  EXPECT_NEAR(a.line(bike_service, 1), 50000, 1e-9);
  EXPECT_NEAR(a.line(bike_fees, 1), 2000, 1e-9);
  EXPECT_NEAR(a.line(bike_time, 1), trips / 10, 1e-9);
  EXPECT_NEAR(a.line(cycling, 1), trips * 3 * 0.6 * 0.8, 1e-6);
  EXPECT_NEAR(a.line(engine_co2e_avoided, 1), trips * 3 * 0.1 * 0.06 * 3, 1e-6);
  EXPECT_NEAR(a.line(engine_km_avoided, 1), trips * 3 * 0.1 * 0.5, 1e-6);
  EXPECT_NEAR(a.line(duty_lost, 1), trips * 3 * 0.1 * 0.06 * 0.6, 1e-6);
  // On e-bikes the effort counts less.
  asked.programme[0].options["electric"] = 1;
  asked.figures["bikes.effort"] = fixed(0.7);
  EXPECT_NEAR(ask(town, asked).line(cycling, 1), trips * 3 * 0.6 * 0.8 * 0.7, 1e-6);
}

TEST(Hand, AnAidIsATransferAndCreditsOnlyWhatItBrings) {
  Town town;
  town.bikes = {{{"count", 0.0}}};
  const Answer a = ask(
      town, {.programme = {{"bike_aid", 2025, {}, {{"purchases", 10}, {"aid", 300}, {"years", 2}}}},
             .years = 8,
             .figures = {{"bikes.aid_induced", fixed(0.5)},
                         {"bikes.price", fixed(2000)},
                         {"bikes.life", fixed(4)},
                         {"bikes.trips.rental", fixed(1)},
                         {"bikes.time.rental", fixed(6)}}});
  const double trips_a_year = 10 * 0.5 * 365;
  for (std::size_t y = 0; y < 8; ++y) {
    EXPECT_EQ(a.line(bike_aid, y), y < 2 ? 3000 : 0) << y;
    EXPECT_EQ(a.line(bike_purchase, y), y < 2 ? 10000 : 0) << y;
    // Bikes of 2025 are ridden from 2026 to 2029, those of 2026 a year later.
    const int in_use = (y >= 1 && y <= 4 ? 1 : 0) + (y >= 2 && y <= 5 ? 1 : 0);
    EXPECT_NEAR(a.line(bike_time, y), in_use * trips_a_year / 10, 1e-9) << y;
  }
}

}  // namespace
