// Proves how points are used: conservation of energy, price, measured use, who pays, crowding.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "harness.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

Town paid_points(double count = 10) {
  Town town;
  town.points = {{{"count", count}, {"power", 22.0}, {"holder", "authority"}, {"free", "no"}}};
  return town;
}
Figures alone() {
  return {{"others.follow", fixed(0)}};
}
double delivered(const Answer &a, std::size_t year, double efficiency = 0.92) {
  return a.line(electricity, year) * efficiency;
}

TEST(Charging, NeverDeliversMoreThanIsAskedNorThanPointsCan) {
  Asked asked{.draws = 40, .figures = drawn()};
  for (const double points : {1.0, 10.0, 100.0, 10000.0}) {
    const Answer a = ask(paid_points(points), asked);
    for (std::size_t y = 0; y < 20; ++y)
      for (std::size_t d = 0; d < 40; ++d) {
        const auto f = [&](const char *name) {
          return asked.figures.at("electro_mobility." + std::string(name))(y, d);
        };
        const double kwh = a.line(electricity, y, d) * f("efficiency");
        const double grown =
            1 + f("others.follow") *
                    (a.indicator(electric_cars, y, d) / a.indicator(electric_cars, 0, d) - 1);
        const double can =
            points * grown * f("availability") * f("capacity.ac") * 365 * f("energy.ac");
        const double asked_for =
            public_energy(
                a.indicator(electric_cars, y, d) * (1 + f("hybrid.ratio") * f("hybrid.energy")),
                f("car.distance"), f("car.consumption"),
                public_share(f("garage_share"), f("public_share.garage"), f("public_share.none")),
                0) *
            (1 + f("transit_share"));
        EXPECT_LE(kwh, can * (1 + 1e-12));
        EXPECT_LE(kwh, asked_for * (1 + 1e-12));
      }
  }
}

// Whatever the demand, the tariff, the class and the others who open points: no point takes more
// sessions than it can while it works, in the mean of all.
TEST(Charging, NeverPutsMoreSessionsOnAPointThanItCanTake) {
  Asked asked{.programme = {{"ac_stations", 2026, {}, {{"points", 2}, {"tariff", 0}}}},
              .draws = 40,
              .figures = drawn()};
  for (const double people : {500.0, 8000.0, 1e6})
    for (const double power : {3.7, 22.0, 50.0, 150.0}) {
      Town town;
      town.population = people;
      town.points = {{{"count", 2.0}, {"power", power}, {"free", "yes"}}};
      const Answer a = ask(town, asked);
      for (std::size_t y = 0; y < 20; ++y)
        for (std::size_t d = 0; d < 40; ++d) {
          const auto f = [&](const char *name) {
            return asked.figures.at("electro_mobility." + std::string(name))(y, d);
          };
          const char *of_class = power < 7.4   ? "capacity.slow"
                                 : power <= 22 ? "capacity.ac"
                                 : power < 150 ? "capacity.fast"
                                               : "capacity.ultra";
          const double most = f("availability") * std::max(f(of_class), f("capacity.ac"));
          ASSERT_LE(a.indicator(sessions_per_point, y, d), most * (1 + 1e-12)) << power;
        }
      if (people == 1e6 && power == 22) {
        // So many drivers that the points are nearly full: the bound is reached, not far above.
        const double most = asked.figures.at("electro_mobility.availability")(19, 0) *
                            asked.figures.at("electro_mobility.capacity.ac")(19, 0);
        EXPECT_GT(a.indicator(sessions_per_point, 19, 0), 0.9 * most);
      }
    }
}

TEST(Charging, SaysWhenAStationWouldNeedMoreSessionsThanItCanTake) {
  Asked asked{.years = 1};
  asked.figures["capacity.ac"] = fixed(4.5);
  asked.figures["availability"] = fixed(0.8);
  for (const double tariff : {0.25, 0.40}) {
    asked.figures["tariff"] = fixed(tariff);
    const Answer a = ask(paid_points(), asked);
    EXPECT_NEAR(a.indicator(break_even_over_capacity, 0),
                a.indicator(break_even_sessions, 0) / (2 * 4.5 * 0.8), 1e-12);
    EXPECT_EQ(a.indicator(break_even_over_capacity, 0) > 1, tariff == 0.25);
  }
  asked.figures["tariff"] = fixed(0.1);  // loses money on every kWh
  EXPECT_TRUE(std::isnan(ask(paid_points(), asked).indicator(break_even_over_capacity, 0)));
}

TEST(Charging, AtMorePointsIsMoreInAllAndLessAtEach) {
  const Asked asked{.figures = alone()};
  Answer before = ask(paid_points(1), asked);
  for (const double points : {2.0, 5.0, 20.0, 100.0}) {
    const Answer a = ask(paid_points(points), asked);
    for (std::size_t y = 0; y < 20; ++y) {
      EXPECT_GT(delivered(a, y), delivered(before, y));
      EXPECT_LT(a.indicator(sessions_per_point, y), before.indicator(sessions_per_point, y));
    }
    before = a;
  }
}

TEST(Charging, NewPointsTakeAPartOfTheirDriversFromTheOthers) {
  Town town = paid_points(10);
  town.points[0]["holder"] = std::string("operator");
  Asked asked{.figures = alone()};
  const Answer before = ask(town, asked);
  asked.programme = {{"ac_stations", 2026, {}, {{"points", 10}}}};
  const Answer a = ask(town, asked);
  for (std::size_t y = 2; y < 20; ++y) {
    EXPECT_LT(a.line(operator_revenue, y), before.line(operator_revenue, y));
    // But not all of them.
    EXPECT_GT(a.line(revenue, y), before.line(operator_revenue, y) - a.line(operator_revenue, y));
  }
}

TEST(Charging, LosesThePublishedPartWhenAFreePointAsksThatPrice) {
  // At points that are never full the whole response shows: 42 % lost at 0.27 EUR.
  Town town = paid_points(50);
  town.points[0]["free"] = std::string("yes");
  town.population = 30;
  Asked asked{
      .programme = {{"tariff", 2025, {}, {{"tariff", 0.27}}}},
      .figures = {
          {"others.follow", fixed(0)}, {"price.cut", fixed(0.42)}, {"price.cut_at", fixed(0.27)}}};
  for (const double odds : {0.0, 1.0, 3.0}) {
    asked.figures["price.odds"] = fixed(odds);
    const Answer a = ask(town, asked);
    asked.programme[0].options["tariff"] = 0;
    const Answer free = ask(town, asked);
    EXPECT_NEAR(delivered(a, 3) / delivered(free, 3), 0.58, 0.002) << odds;
    EXPECT_EQ(free.line(revenue, 3), 0);
    EXPECT_NEAR(a.line(revenue, 3), 0.27 * delivered(a, 3), 1e-9);
    // Terminals are paid only if there is something to pay; what drivers lose is more than the fee
    // on what they still take, and less than on what they took.
    EXPECT_NEAR(a.line(investment, 0) - free.line(investment, 0), 50 * 2000, 1e-6);
    const double lost = (free.line(charging_value, 3) + free.line(duty_lost, 3)) -
                        (a.line(charging_value, 3) + a.line(duty_lost, 3) - a.line(revenue, 3));
    EXPECT_GT(lost, 0.27 * delivered(a, 3));
    EXPECT_LT(lost, 0.27 * delivered(free, 3));
    asked.programme[0].options["tariff"] = 0.27;
  }
}

TEST(Charging, TakesTheLatestOfTwoTariffsFromItsYear) {
  const Answer a = ask(paid_points(), {.programme = {{"tariff", 2030, {}, {{"tariff", 0.5}}},
                                                     {"tariff", 2026, {}, {{"tariff", 0.3}}}},
                                       .figures = alone()});
  for (std::size_t y = 0; y < 20; ++y)
    EXPECT_NEAR(a.line(revenue, y) / delivered(a, y), y < 2 ? 0.367 : y < 6 ? 0.3 : 0.5, 1e-9) << y;
}

TEST(Charging, StartsFromTheUseThatWasMeasured) {
  Town town = paid_points(10);
  town.points[0]["energy"] = 30000.0;
  const Answer a = ask(town, {.figures = alone()});
  EXPECT_NEAR(delivered(a, 0), 30000, 1e-6);
  EXPECT_GT(delivered(a, 5), 30000);
  const double expected = delivered(ask(paid_points(10), {.figures = alone()}), 0);
  const double factor = a.indicator(measured_over_expected, 0);
  EXPECT_EQ(factor < 1, 30000 < expected);
  EXPECT_TRUE(std::isnan(ask(paid_points(), {}).indicator(measured_over_expected, 0)));
  // Sessions alone say the same through their usual energy.
  town.points[0].erase("energy");
  town.points[0]["sessions"] = 30000 / 19.5;
  EXPECT_NEAR(delivered(ask(town, {.figures = alone()}), 0), 30000, 1e-6);
}

TEST(Charging, StartsFromMeasuredUseAtFreeAndPaidPointsTogether) {
  Town town = paid_points(10);
  town.points.push_back({{"count", 4.0}, {"power", 50.0}, {"free", "yes"}, {"energy", 90000.0}});
  town.points[0]["energy"] = 20000.0;
  const Answer a = ask(town, {.draws = 9, .figures = [] {
                                Figures f = drawn();
                                f["electro_mobility.efficiency"] = fixed(0.92);
                                return f;
                              }()});
  for (std::size_t d = 0; d < 9; ++d) EXPECT_NEAR(a.line(electricity, 0, d) * 0.92, 110000, 1) << d;
}

TEST(Charging, OfWhichMoreWasMeasuredThanPointsCanIsTakenAsFull) {
  Town town = paid_points(1);
  town.points[0]["energy"] = 22.0 * 8000;
  const Answer a = ask(town, {.figures = alone()});
  EXPECT_NEAR(delivered(a, 0), 0.98 * 0.82 * 4.5 * 365 * 19.5, 1e-3);
}

TEST(Charging, WithoutAPopulationFollowsWhatWasMeasured) {
  Town town = paid_points(10);
  town.population = jalon::unknown;
  EXPECT_EQ(ask(town, {}).line(revenue, 0), 0);
  EXPECT_FALSE(logged().empty());
  town.points[0]["energy"] = 30000.0;
  const Answer a = ask(town, {.figures = alone()});
  EXPECT_NEAR(delivered(a, 0), 30000, 1e-6);
  EXPECT_TRUE(std::isnan(a.indicator(electric_cars, 0)));
  EXPECT_TRUE(std::isnan(a.indicator(points_per_1000, 0)));
}

TEST(Charging, UnderAConcessionMovesCostAndRevenueAndChangesNoFlow) {
  Asked asked{.programme = {{"dc_hub", 2026, {}, {{"points", 4}}}}, .figures = alone()};
  const Answer own = ask(paid_points(), asked);
  asked.programme[0].options["concession"] = 1;
  asked.programme[0].options["fee"] = 400;
  const Answer let = ask(paid_points(), asked);
  for (std::size_t y = 0; y < 20; ++y) {
    EXPECT_EQ(own.line(electricity, y), let.line(electricity, y));
    EXPECT_NEAR(own.line(revenue, y) + own.line(operator_revenue, y),
                let.line(revenue, y) + let.line(operator_revenue, y), 1e-6);
    EXPECT_NEAR(own.line(investment, y), let.line(operator_works, y), 1e-6);
    EXPECT_EQ(let.line(concession_fee, y), y > 1 ? 1600 : 0);
    // All accounts together are the same.
    EXPECT_NEAR(own.resources(y), let.resources(y), 1e-6);
  }
}

TEST(Charging, SteeredTakesAsMuchForLess) {
  Asked asked{.figures = alone()};
  const Answer before = ask(paid_points(), asked);
  asked.programme = {{"smart_charging", 2025}};
  const Answer a = ask(paid_points(), asked);
  EXPECT_EQ(a.line(electricity, 3), before.line(electricity, 3));
  EXPECT_NEAR(a.line(electricity_purchase, 3), 0.92 * before.line(electricity_purchase, 3), 1e-6);
  EXPECT_NEAR(a.line(subscription, 3), 0.75 * before.line(subscription, 3), 1e-9);
  EXPECT_NEAR(a.line(operation, 3) - before.line(operation, 3), 300, 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 2500, 1e-9);
  EXPECT_NEAR(a.line(renewal, 10) - before.line(renewal, 10), 2500, 1e-6);
}

TEST(Charging, CreditsOnlyTheKilometresThatPublicPointsInduce) {
  Asked asked{.programme = {{"ac_stations", 2026, {}, {{"points", 10}}}}, .figures = alone()};
  asked.figures["induced"] = fixed(0);
  const Answer none = ask(paid_points(), asked);
  for (const Line l : {engine_co2e_avoided, grid_co2e, making_co2e, engine_km_avoided, duty_lost})
    EXPECT_EQ(none.sum(l), 0) << lines[l].name;
  asked.figures["induced"] = fixed(0.1);
  const Answer some = ask(paid_points(), asked);
  asked.figures["induced"] = fixed(0.5);
  const Answer more = ask(paid_points(), asked);
  EXPECT_NEAR(more.sum(engine_co2e_avoided), 5 * some.sum(engine_co2e_avoided), 1e-6);
  EXPECT_EQ(std::string(lines[duty_lost].from), "state");
  EXPECT_EQ(std::string(lines[duty_lost].to), "users");
}

TEST(Charging, QueuesLikeTheEquationsAtTheStationsThatTheTownNames) {
  Town one, apart;
  one.population = apart.population = 3000;
  for (int k = 0; k < 4; ++k) {
    one.points.push_back({{"power", 22.0}, {"station", "big"}});
    apart.points.push_back({{"power", 22.0}, {"station", "s" + std::to_string(k)}});
  }
  const Asked asked{.figures = alone()};
  const Answer big = ask(one, asked), small = ask(apart, asked);
  const double load = big.indicator(sessions_per_point, 4) * 2.5 / 16 * 1.36;
  EXPECT_NEAR(big.indicator(blocked_share, 4), erlang_b(4, 4 * load), 1e-12);
  EXPECT_NEAR(small.indicator(blocked_share, 4), erlang_b(1, load), 1e-12);
  EXPECT_NEAR(small.indicator(wait_probability, 4), std::min(1.0, load), 1e-12);
  EXPECT_LT(big.line(waiting, 4), small.line(waiting, 4));
}

TEST(Charging, OnKerbSpacesCostsThemEachYearAndOnLampPostsNothing) {
  Town town = paid_points();
  town.zones = {{{"spaces", 200.0}}, {{"spaces", 100.0}}};
  town.lights = {{{"count", 1000.0}}};
  const Answer a = ask(town, {.programme = {{"kerb_charging", 2026, {0.02, 0.1}, {}},
                                            {"lamp_chargers", 2026, {0.005}, {}}},
                              .figures = {{"kerb.space_value", fixed(600)}}});
  EXPECT_EQ(a.line(kerb_space, 1), 0);
  EXPECT_NEAR(a.line(kerb_space, 2), 14 * 600, 1e-9);
  EXPECT_EQ(std::string(lines[kerb_space].from), "residents");
  EXPECT_EQ(a.indicator(slow_points, 2), 5);
  // 14 points of 22 kW and 7 connections, 5 chargers on posts with no connection; with studies.
  EXPECT_NEAR(
      a.line(investment, 1),
      1.08 * (14 * 6700 * (0.35 + 0.65 * 0.97) + 7 * 5000 * 0.6 + 5 * 2000 * (0.35 + 0.65 * 0.97)),
      1e-6);
}

TEST(Charging, OnAPostOrAKerbSpaceTakesItForAllDomains) {
  // A post that street lighting removes (JALON_OCCUPIES, too) carries no charger; LED heads, which
  // take nothing, and chargers stand on the same posts. All else builds on nobody's things.
  for (std::size_t m = 0; m < measures.size(); ++m)
    EXPECT_EQ((measures[m].flags & JALON_OCCUPIES) != 0, m == lamp_chargers || m == kerb_charging)
        << measures[m].name;
}

}  // namespace
