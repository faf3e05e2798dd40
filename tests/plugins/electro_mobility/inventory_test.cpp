// Proves what the model makes of a hole, of an absurd cell and of an empty table: unknown is never
// zero, what contradicts itself is told to the town, and nothing crashes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<Entry> all_measures() {
  std::vector<Entry> programme;
  for (const auto &m : measures)
    programme.push_back(
        {std::string(m.name).substr(std::string_view("electro_mobility.").size()), 2026, {}, {}});
  return programme;
}
void expect_finite(const Answer &a) {
  for (std::size_t l = 0; l < n_lines; ++l)
    for (const double x : a.lines[l]) ASSERT_TRUE(std::isfinite(x)) << lines[l].name;
  for (std::size_t k = 0; k < n_indicators; ++k)
    for (const double x : a.indicators[k]) ASSERT_FALSE(std::isinf(x)) << indicators[k].name;
  for (const bool r : a.rejected) EXPECT_FALSE(r);
}

TEST(Inventory, ThatIsEmptyGivesFiniteLinesAndUnknownIndicators) {
  for (const double population : {0.0, 5000.0, jalon::unknown}) {
    Town town;
    town.population = population;
    const Answer a = ask(town, {.programme = all_measures(), .draws = 70, .figures = drawn()});
    expect_finite(a);
    const Answer none = ask(town, {});
    for (const Indicator k :
         {points_per_1000, ac_points, power_over_floor, supply_over_need, sessions_per_point,
          free_share, fleet_electric_share, fleet_age, bikes_per_1000, cost_cover})
      EXPECT_TRUE(std::isnan(none.indicator(k, 0))) << indicators[k].name;
    for (std::size_t l = 0; l < n_lines; ++l) EXPECT_EQ(none.sum(static_cast<Line>(l)), 0);
  }
}

TEST(Inventory, OfWhichNothingIsKnownStillGivesFiniteLines) {
  Town town;
  town.points = town.vehicles = town.bikes = town.lights = {{}, {}, {}};
  town.zones = {{{"spaces", 40.0}}};
  const Answer a = ask(town, {.programme = all_measures(), .draws = 70, .figures = drawn()});
  expect_finite(a);
  EXPECT_TRUE(std::isnan(a.indicator(free_share, 0)));
  EXPECT_TRUE(std::isnan(a.indicator(availability, 0)));
  EXPECT_TRUE(std::isnan(a.indicator(fleet_age, 0)));
  EXPECT_NEAR(a.indicator(points_per_1000, 0), 0.3, 1e-12);  // a missing count is one
  // Counted as points of 22 kW and vehicles with an engine, but shown as what nobody knows.
  for (const Indicator k :
       {slow_points, ac_points, fast_points, ultra_points, fleet_electric_share})
    for (std::size_t y = 0; y < 20; ++y) EXPECT_TRUE(std::isnan(a.indicator(k, y))) << y;
}

TEST(Inventory, CountsInAShareOnlyWhatIsKnown) {
  Town town;
  town.vehicles = {{{"count", 3.0}, {"fuel", "diesel"}},
                   {{"count", 1.0}, {"fuel", "electric"}},
                   {{"count", 6.0}}};
  town.points = {{{"count", 2.0}, {"power", 7.0}}, {{"count", 4.0}, {"power", 50.0}}};
  const Answer a = ask(town, {.years = 1});
  EXPECT_NEAR(a.indicator(fleet_electric_share, 0), 0.25, 1e-12);
  EXPECT_EQ(a.indicator(slow_points, 0), 2);
  EXPECT_EQ(a.indicator(fast_points, 0), 4);
  EXPECT_EQ(a.indicator(ultra_points, 0), 0);  // known to be none
}

TEST(Inventory, WithAbsurdNumbersStaysFinite) {
  Town town;
  town.population = 1e9;
  town.points = {{{"count", 0.0}},
                 {{"count", 1e5}, {"power", 1000.0}, {"in_service", 2200.0}},
                 {{"power", 0.5}, {"in_service", 1990.0}, {"energy", 1e9}, {"sessions", 1e8}}};
  town.vehicles = {{{"count", 1e5}, {"distance", 0.0}, {"bought", 2200.0}},
                   {{"distance", 300000.0}, {"days", 1.0}, {"bought", 1950.0}, {"kind", "bus"}}};
  town.bikes = {{{"count", 1e5}, {"trips", 1e9}}, {{"count", 0.0}, {"trips", 5.0}}};
  town.lights = {{{"count", 1e6}}};
  town.zones = {{{"spaces", 0.0}}};
  expect_finite(
      ask(town, {.programme = all_measures(), .years = 40, .draws = 70, .figures = drawn()}));
}

TEST(Inventory, IsReadByTheClassesOfTheNationalPlans) {
  Town town;
  for (const double kw : {3.7, 7.4, 11.0, 22.0, 24.0, 50.0, 149.0, 150.0, 350.0})
    town.points.push_back({{"power", kw}});
  const Answer a = ask(town, {.years = 1});
  EXPECT_EQ(a.indicator(slow_points, 0), 2);
  EXPECT_EQ(a.indicator(ac_points, 0), 2);
  EXPECT_EQ(a.indicator(fast_points, 0), 3);
  EXPECT_EQ(a.indicator(ultra_points, 0), 2);
  const double kw = 3.7 + 7.4 + 11 + 22 + 24 + 50 + 149 + 150 + 350;
  const double cars = a.indicator(electric_cars, 0);
  EXPECT_NEAR(a.indicator(power_over_floor, 0), kw / (1.3 * cars + 0.8 * 0.5 * cars), 1e-12);
  EXPECT_EQ(indicators[power_over_floor].limit, 1);
  EXPECT_NE(std::string_view(indicators[power_over_floor].source).find("binds the State"),
            std::string_view::npos);
}

TEST(Inventory, GivesPartsOfWhatIsKnownOnly) {
  Town town;
  town.points = {{{"count", 3.0}, {"free", "yes"}, {"accessibility", "reserved"}},
                 {{"count", 1.0}, {"free", "no"}, {"always_open", "yes"}, {"availability", 0.7}},
                 {{"count", 6.0}, {"availability", 0.9}, {"accessibility", "not_accessible"}}};
  const Answer a = ask(town, {.years = 1});
  EXPECT_NEAR(a.indicator(free_share, 0), 0.75, 1e-12);
  EXPECT_NEAR(a.indicator(always_open_share, 0), 1, 1e-12);
  EXPECT_NEAR(a.indicator(accessible_share, 0), 3.0 / 9, 1e-12);
  EXPECT_NEAR(a.indicator(availability, 0), (0.7 + 6 * 0.9) / 7, 1e-12);
}

TEST(Inventory, TellsWhatItsOwnSumsContradict) {
  Town town;
  town.points = {{{"power", 22.0}, {"energy", 5000.0}, {"sessions", 300.0}},
                 {{"power", 22.0}, {"energy", 200000.0}},
                 {{"power", 22.0}, {"sessions", 40000.0}},
                 {{"power", 22.0}, {"energy", 30000.0}, {"sessions", 100.0}},
                 {{"power", 11.0}, {"socket_ccs", "yes"}}};
  town.vehicles = {{{"distance", 20000.0}, {"days", 100.0}, {"longest_day", 50.0}}};
  const Answer a = ask(town, {.years = 1, .figures = {{"others.follow", fixed(0)}}});
  ASSERT_THAT(found(), SizeIs(5));
  EXPECT_EQ(found()[0].row, 1u);
  EXPECT_EQ(found()[0].column, "energy");
  EXPECT_THAT(found()[0].values, ::testing::ElementsAre(200000, 1, 22));
  EXPECT_EQ(found()[1].row, 2u);
  EXPECT_EQ(found()[1].column, "sessions");
  EXPECT_EQ(found()[2].row, 3u);
  EXPECT_THAT(found()[2].message, HasSubstr("neither is used"));
  EXPECT_EQ(found()[3].row, 4u);
  EXPECT_EQ(found()[3].column, "power");
  EXPECT_EQ(found()[4].table, tables[t_fleet].name);
  EXPECT_EQ(found()[4].column, "longest_day");
  // Only the first row counts as measured: 5,000 kWh at one of five equal points.
  EXPECT_NEAR(a.line(electricity, 0) * 0.92, 25000, 1e-6);
  EXPECT_NEAR(a.indicator(energy_per_session, 0), 5000 / 300.0, 1e-9);
  // Every figure of a message has a place, and every place a figure.
  for (const Finding &f : found())
    for (std::size_t k = 1; k <= 9; ++k)
      EXPECT_EQ(f.message.find("{" + std::to_string(k) + "}") != f.message.npos,
                k <= f.values.size())
          << f.message;
}

TEST(Inventory, ThatIsSoundGetsNoFinding) {
  Town town;
  town.points = {
      {{"power", 50.0}, {"socket_ccs", "yes"}, {"energy", 40000.0}, {"sessions", 2000.0}}};
  town.vehicles = {{{"distance", 20000.0}, {"days", 200.0}, {"longest_day", 150.0}}, {}};
  ask(town, {.years = 1});
  EXPECT_THAT(found(), IsEmpty());
}

TEST(Inventory, OfVehiclesWhoseDayIsTooLongIsLeftAlone) {
  Town town;
  town.vehicles = {{{"kind", "van"}, {"fuel", "diesel"}, {"longest_day", 144.1}},
                   {{"kind", "van"}, {"fuel", "diesel"}, {"longest_day", 143.9}}};
  const Figures range{{"fleet.range.van", fixed(180)}, {"fleet.life.van", fixed(4)}};
  const Answer before = ask(town, {.figures = range});
  EXPECT_EQ(before.indicator(fleet_suitable_share, 0), 0.5);  // 0.8 x 180 km is 144 km
  const Answer a = ask(town, {.programme = {{"fleet_electric", 2025}}, .figures = range});
  EXPECT_EQ(a.indicator(fleet_electric_share, 19), 0.5);
  EXPECT_EQ(a.indicator(fleet_suitable_share, 19), 0);
}

TEST(Draws, OfWhichOneIsNoNumberLoseThatOneOnly) {
  Town town;
  town.points = {{{"count", 5.0}}};
  Asked asked{.years = 3, .draws = 3};
  asked.figures["tariff"] = [](std::size_t, std::size_t d) {
    return d == 1 ? jalon::unknown : 0.3;
  };
  const Answer a = ask(town, asked);
  EXPECT_EQ(a.rejected, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(a.line(revenue, 1, 0), a.line(revenue, 1, 2));
}

TEST(Draws, MayBeNone) {
  Town town;
  town.points = {{}};
  EXPECT_EQ(ask(town, {.draws = 0}).lines[revenue].size(), 0u);
}

}  // namespace
