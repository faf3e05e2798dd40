// Proves what must hold of any programme: parts of rows, joint evaluation, blocks, twice the town.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

Town mixed() {
  Town town;
  town.points = {
      {{"count", 4.0}, {"power", 22.0}, {"station", "a"}, {"holder", "authority"}, {"free", "yes"}},
      {{"power", 22.0}, {"station", "b"}, {"in_service", 2016.0}},
      {{"power", 7.4}, {"station", "b"}, {"holder", "authority"}},
      {{"count", 2.0}, {"power", 50.0}, {"holder", "operator"}, {"in_service", 2021.0}},
      {{"count", 3.0}},
      {{"count", 2.0}, {"power", 150.0}, {"free", "no"}}};
  town.vehicles = {{{"count", 6.0}, {"kind", "car"}, {"bought", 2017.0}, {"distance", 9000.0}},
                   {{"count", 3.0}, {"kind", "van"}, {"days", 200.0}},
                   {{"kind", "truck"}, {"bought", 2010.0}, {"longest_day", 70.0}},
                   {{"kind", "car"}, {"fuel", "electric"}},
                   {{"count", 5.0}}};
  town.bikes = {{{"count", 12.0}, {"kind", "station_share"}, {"trips", 9000.0}},
                {{"count", 30.0}, {"kind", "rental"}, {"electric", "yes"}}};
  town.lights = {{{"count", 900.0}}, {{"count", 100.0}}};
  town.zones = {{{"spaces", 120.0}}, {{"spaces", 80.0}}};
  return town;
}

const std::vector<Entry> everything{
    {"slow_points", 2026, {1, 1, 1, 1, 1, 1}, {{"points", 8}}},
    {"ac_stations", 2027, {1, 1, 0, 1, 1, 1}, {{"points", 6}, {"smart", 1}, {"tariff", 0.3}}},
    {"dc_hub", 2028, {1, 1, 1, 1, 1, 1}, {{"points", 4}, {"concession", 0.7}, {"fee", 500}}},
    {"lamp_chargers", 2026, {0.01, 0.05}, {}},
    {"kerb_charging", 2027, {0, 0.1}, {{"concession", 1}}},
    {"tariff", 2026, {1, 0.5, 0, 0, 0.4, 0}, {{"tariff", 0.25}}},
    {"smart_charging", 2028, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, {}},
    {"fleet_electric", 2026, {1, 0.6, 1, 1, 0.3}, {}},
    {"bike_share", 2027, {1, 1}, {{"bikes", 30}}},
    {"bike_rental", 2026, {1, 0.5}, {}},
    {"bike_aid", 2025, {1, 1}, {{"purchases", 12}}}};

TEST(Programme, OfNoEntryAndOfEntriesThatCoverNothingIsTheReference) {
  Asked asked{.draws = 5, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = everything;
  for (Entry &e : asked.programme) e.share.assign(e.share.size(), 0);
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, GivesTheSameBitsWhateverTheBlocks) {
  Asked asked{.programme = everything, .draws = 150, .figures = drawn()};
  const Answer whole = ask(mixed(), asked);
  for (const std::size_t block : {1u, 7u, 64u, 65u}) {
    asked.block = block;
    const Answer parts = ask(mixed(), asked);
    for (std::size_t l = 0; l < n_lines; ++l) EXPECT_EQ(whole.lines[l], parts.lines[l]);
    for (std::size_t k = 0; k < n_indicators; ++k)
      for (std::size_t i = 0; i < whole.indicators[k].size(); ++i)
        EXPECT_TRUE(whole.indicators[k][i] == parts.indicators[k][i] ||
                    (std::isnan(whole.indicators[k][i]) && std::isnan(parts.indicators[k][i])))
            << indicators[k].name;
  }
}

TEST(Programme, OfTwiceTheTownIsTwiceTheFlows) {
  Asked asked{.programme = everything, .draws = 3, .figures = drawn()};
  const Answer once = ask(mixed(), asked);
  Town town = mixed();
  town.population *= 2;
  for (auto *rows : {&town.points, &town.vehicles, &town.bikes, &town.lights})
    for (Row &row : *rows) {
      const auto n = row.find("count");
      row["count"] = 2 * (n == row.end() ? 1 : std::get<double>(n->second));
      if (row.contains("trips")) row["trips"] = 2 * std::get<double>(row["trips"]);
    }
  for (Row &row : town.zones) row["spaces"] = 2 * std::get<double>(row["spaces"]);
  // Twice as many stations, not twice as large: queues depend on the size of one.
  for (std::size_t r = 0; r < 3; ++r) {
    Row twin = town.points[r];
    twin["count"] = std::get<double>(twin["count"]) / 2;
    town.points[r] = twin;
    twin["station"] = std::get<std::string>(twin["station"]) + " twin";
    town.points.push_back(twin);
  }
  for (Entry &e : asked.programme) {
    for (const char *number : {"points", "bikes", "purchases"})
      if (e.options.contains(number)) e.options[number] *= 2;
    if (e.share.size() == 6)
      for (std::size_t r = 0; r < 3; ++r) e.share.push_back(e.share[r]);
  }
  const Answer twice = ask(town, asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < once.lines[l].size(); ++i)
      ASSERT_NEAR(twice.lines[l][i], 2 * once.lines[l][i], 1e-9 * (1 + std::abs(once.lines[l][i])))
          << lines[l].name << " " << i;
}

TEST(Programme, OnPartsOfOneRowOverlapsAsMuchAsItCan) {
  Town whole, cut;
  whole.points = {{{"count", 10.0}, {"power", 22.0}, {"free", "yes"}}};
  for (const double n : {3.0, 3.0, 4.0})
    cut.points.push_back({{"count", n}, {"power", 22.0}, {"free", "yes"}});
  Asked asked{.draws = 3, .figures = drawn()};
  asked.programme = {{"tariff", 2026, {0.6}, {}}, {"smart_charging", 2026, {0.3}, {}}};
  const Answer a = ask(whole, asked);
  asked.programme = {{"tariff", 2026, {1, 1, 0}, {}}, {"smart_charging", 2026, {1, 0, 0}, {}}};
  expect_same(a, ask(cut, asked), 1e-12);
}

TEST(Programme, ThatFoundsBuildsItsNumberTimesThePartOfTheTableItCovers) {
  Asked asked{.draws = 3, .figures = drawn()};
  asked.programme = {{"ac_stations", 2026, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, {{"points", 12}}}};
  const Answer half = ask(mixed(), asked);
  asked.programme = {{"ac_stations", 2026, {}, {{"points", 6}}}};
  expect_same(half, ask(mixed(), asked), 1e-12);
  // Rows weigh as many points as they hold: 4 of 13 here.
  asked.programme = {{"ac_stations", 2026, {1, 0, 0, 0, 0, 0}, {{"points", 13}}}};
  const Answer first = ask(mixed(), asked);
  asked.programme = {{"ac_stations", 2026, {}, {{"points", 4}}}};
  expect_same(first, ask(mixed(), asked), 1e-12);
}

TEST(Programme, FoundsTheFirstPointsOfATownThatHasNone) {
  for (const bool empty : {false, true}) {
    Town town;
    if (!empty) town.points = {{{"count", 0.0}}};
    Asked asked;
    const Answer none = ask(town, asked);
    EXPECT_EQ(none.sum(revenue) + none.sum(operator_revenue) + none.sum(renewal), 0);
    asked.programme = {{"ac_stations", 2026, {}, {{"points", 6}}}};
    const Answer a = ask(town, asked);
    EXPECT_GT(a.line(investment, 1), 6 * 5000);
    EXPECT_GT(a.line(revenue, 2), 0);
    EXPECT_GT(a.line(revenue, 10), a.line(revenue, 2));
    if (!empty) {
      EXPECT_EQ(none.indicator(points_per_1000, 0), 0);
      EXPECT_EQ(a.indicator(points_per_1000, 2), 0.6);
    }
  }
}

TEST(Programme, WithoutADecidedNumberBuildsWhatItsInhabitantsPlan) {
  Town town;
  town.points = {{}};
  town.estimated = {t_points};
  Asked asked{.figures = {{"plan.ac", fixed(0.0008)}}};
  const double before = ask(town, asked).line(maintenance, 3);
  asked.programme = {{"ac_stations", 2026}};
  EXPECT_NEAR(ask(town, asked).line(maintenance, 3) - before, 8 * 700, 1e-9);
  asked.programme[0].share = {0.25};
  EXPECT_NEAR(ask(town, asked).line(maintenance, 3) - before, 2 * 700, 1e-9);
}

TEST(Programme, EstimatedFromTheInhabitantsFollowsTheDrawsOfThePeers) {
  Town town;
  town.points = town.vehicles = town.bikes = town.lights = town.zones = {{}};
  town.estimated = {t_points, t_fleet, t_bikes, t_lights, t_zones};
  Asked asked{
      .programme = {{"lamp_chargers", 2026, {0.01}, {}}, {"kerb_charging", 2026, {0.01}, {}}},
      .draws = 2};
  for (const char *per : {"points_per_inhabitant", "fleet.per_inhabitant", "bikes.per_inhabitant",
                          "lighting.points_per_inhabitant", "parking.spaces_per_inhabitant"}) {
    const double x = declared(per).value;
    asked.figures[per] = [x](std::size_t, std::size_t d) { return d == 0 ? x : 2 * x; };
  }
  const Answer a = ask(town, asked);
  for (const Line l : {maintenance, fleet_fuel, bike_service, kerb_space, investment, renewal})
    EXPECT_NEAR(a.line(l, 1, 1), 2 * a.line(l, 1, 0), 1e-9 * a.line(l, 1, 1)) << lines[l].name;
  EXPECT_NEAR(a.line(kerb_space, 2), 500 * 0.01 * 500, 1e-9);  // 500 EUR a year each
}

TEST(Programme, PutsItsResidualInTheLastYearOnly) {
  const Answer a = ask(mixed(), {.programme = everything, .draws = 2, .figures = drawn()});
  for (const Line l : {residual, operator_residual}) {
    for (std::size_t y = 0; y + 1 < 20; ++y) EXPECT_EQ(a.line(l, y), 0);
    EXPECT_GT(a.line(l, 19), 0);
  }
}

TEST(Programme, MovesOnlyMoneyThatComesFromSomebodyOrIsMadeOrUsed) {
  // Sum of all accounts = resources used less values made: transfers cancel.
  const Answer a = ask(mixed(), {.programme = everything, .draws = 2, .figures = drawn()});
  for (std::size_t y = 0; y < 20; ++y)
    for (std::size_t d = 0; d < 2; ++d) {
      double accounts = 0, resources = 0;
      for (const char *who :
           {"authority", "operator", "users", "residents", "businesses", "state", "grid"})
        accounts += a.paid(y, d, who);
      for (std::size_t l = 0; l < n_lines; ++l) {
        if (std::string_view(lines[l].unit) != "currency") continue;
        const bool from = *lines[l].from != 0, to = *lines[l].to != 0;
        if (from != to) resources += (from ? 1 : -1) * a.line(static_cast<Line>(l), y, d);
      }
      EXPECT_NEAR(accounts, resources, 1e-9 * (1 + std::abs(resources)));
    }
}

TEST(Programme, OfTwoEntriesOnOneThingDoesTheWorkOnce) {
  Asked asked{.draws = 3, .figures = drawn()};
  asked.programme = {{"lamp_chargers", 2026, {0.01, 0}, {}}, {"fleet_electric", 2026}};
  const Answer once = ask(mixed(), asked);
  asked.programme.push_back({"lamp_chargers", 2028, {0.01, 0}, {}});
  asked.programme.push_back({"fleet_electric", 2029});
  expect_same(ask(mixed(), asked), once, 0);
}

}  // namespace
