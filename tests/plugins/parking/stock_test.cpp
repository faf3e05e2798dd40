// Proves that inventories that are empty, unknown or absurd never stop the model, what stands for a
// hole, and what the model tells the town about its tables.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace parking_test;
using namespace parking;

std::vector<Entry> all_measures() {
  std::vector<Entry> programme;
  for (const auto &m : measures) programme.push_back({m.name, 2026});
  return programme;
}
void expect_sound(const Answer &a) {
  for (std::size_t l = 0; l < n_lines; ++l)
    for (const double x : a.lines[l]) ASSERT_TRUE(std::isfinite(x)) << lines[l].name;
  for (std::size_t k = 0; k < n_indicators; ++k)
    for (const double x : a.indicators[k]) ASSERT_FALSE(std::isinf(x)) << indicators[k].name;
}

TEST(Inventory, ThatIsEmptyCostsNothingAndKnowsNothing) {
  const Answer a = ask({}, {.programme = all_measures(), .draws = 2, .figures = drawn()});
  for (std::size_t l = 0; l < n_lines; ++l)
    for (const double x : a.lines[l]) ASSERT_EQ(x, 0) << lines[l].name;
  for (std::size_t k = 0; k < n_indicators; ++k)
    for (const double x : a.indicators[k]) ASSERT_TRUE(std::isnan(x)) << indicators[k].name;
}

TEST(Inventory, OfSpacesAloneIsFilledFromPeers) {
  Town town;
  town.zones = {{{"spaces", 200.0}}};
  const Answer a = ask(town, {.programme = all_measures(), .draws = 20, .figures = drawn()});
  expect_sound(a);
  EXPECT_TRUE(std::isnan(a.indicator(spaces_per_inhabitant, 0)));
  EXPECT_EQ(a.indicator(street_spaces, 0), 200);
}

// Whether a place is paid is not guessed: no share of paid spaces by size of town has a source.
TEST(Inventory, OfUnknownRegimeCountsNothingOfPaidParkingAndKnowsNothingOfIt) {
  Town town;
  town.population = 8000;
  town.zones = {{}};
  town.estimated_from_population = true;
  std::vector<Entry> of_payment;
  for (const auto &m : measures)
    if (std::string_view(m.where_choices).find("paid") != std::string_view::npos ||
        std::string_view(m.name) == "parking.zone_extension")
      of_payment.push_back({m.name, 2026});
  ASSERT_EQ(of_payment.size(), 10u);
  for (const auto &programme : {std::vector<Entry>{}, of_payment}) {
    const Answer a = ask(town, {.programme = programme, .draws = 5, .figures = drawn()});
    expect_sound(a);
    for (const Line l : {meter_fees, notice_receipts, permit_fees, control, control_contract,
                         management, upkeep, renewal, investment})
      for (const double x : a.lines[l]) ASSERT_EQ(x, 0) << lines[l].name;
    for (const Indicator k : {paid_spaces, paid_share, respect_rate, revenue_per_space,
                              notices_per_space, cost_over_revenue, paid_hours_per_day})
      for (const double x : a.indicators[k]) ASSERT_TRUE(std::isnan(x)) << indicators[k].name;
    EXPECT_GT(a.indicator(street_spaces, 0), 0);
  }
}

// Prices can follow occupancy only where it is counted.
TEST(Inventory, TellsThePartOfTheSpacesWhoseOccupancyIsCounted) {
  Town town;
  town.zones = {{{"spaces", 100.0}, {"regime", "paid"}, {"occupancy", 0.8}},
                {{"spaces", 200.0}, {"regime", "paid"}, {"digital", "sensors"}},
                {{"spaces", 100.0}, {"regime", "paid"}}};
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(occupancy_counted, 0), 0.75, 1e-12);
  const Answer a =
      ask(town, {.programme = {{"parking.sensors", 2025, {0, 0, 0.5}, {}}}, .years = 2});
  EXPECT_NEAR(a.indicator(occupancy_counted, 1), 0.875, 1e-12);
  bool gated = false;
  for (const auto &g : pricing_gate)
    gated = gated || std::string_view(g.indicator) == "parking.occupancy_counted";
  EXPECT_TRUE(gated);
}

TEST(Inventory, OfUnknownRegimeStandsBesideWhatIsKnownToBePaid) {
  Town town;
  town.zones = {{{"spaces", 120.0}, {"regime", "paid"}}, {{"spaces", 80.0}}};
  const Answer a = ask(town, {.years = 1});
  EXPECT_EQ(a.indicator(paid_spaces, 0), 120);
  EXPECT_TRUE(std::isnan(a.indicator(paid_share, 0)));
  town.zones[1]["regime"] = "free";
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(paid_share, 0), 0.6, 1e-12);
  town.zones[0]["regime"] = "free";
  EXPECT_EQ(ask(town, {.years = 1}).indicator(paid_spaces, 0), 0);
}

TEST(Inventory, OfNothingButInhabitantsFollowsTheDrawsOfTheSpaces) {
  Town town;
  town.population = 10000;
  town.zones = {{{"regime", "paid"}}};
  town.estimated_from_population = true;
  Asked asked{.years = 2, .draws = 2};
  asked.figures["parking.spaces_per_inhabitant"] = [](std::size_t, std::size_t d) {
    return d == 0 ? 0.05 : 0.08;
  };
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.indicator(street_spaces, 0, 0), 500, 1e-9);
  EXPECT_NEAR(a.indicator(street_spaces, 0, 1), 800, 1e-9);
  EXPECT_NEAR(a.line(meter_fees, 0, 1) / a.line(meter_fees, 0, 0), 1.6, 1e-9);
}

TEST(Inventory, OfAbsurdNumbersNeverStopsTheModel) {
  for (const double occupancy : {0.0, 0.005, 0.5, 0.999, 1.0})
    for (const double full : {0.0, 0.5, 1.0}) {
      Town town;
      town.population = 3000;
      town.zones = {{{"spaces", 0.0}, {"regime", "paid"}, {"occupancy", occupancy}},
                    {{"spaces", 1e6},
                     {"regime", "paid"},
                     {"occupancy", occupancy},
                     {"full_share", full},
                     {"paid_hours", 0.0},
                     {"paid_days", 0.0},
                     {"stay", 24.0},
                     {"respect", 1.0},
                     {"liable", 0.0},
                     {"checks", 5000.0},
                     {"notice", 0.0},
                     {"block_spaces", 2.0}},
                    {{"spaces", 50.0},
                     {"regime", "paid"},
                     {"occupancy", occupancy},
                     {"full_share", full},
                     {"stay", 0.1},
                     {"respect", 0.0},
                     {"checks", 0.0},
                     {"first_hour", 20.0},
                     {"later_hour", 0.0},
                     {"free_minutes", 240.0},
                     {"search", 120.0},
                     {"terminals", 0.0},
                     {"permit_price", 0.0}}};
      town.car_parks = {{{"spaces", 0.0}}, {{"spaces", 10.0}, {"occupancy", 1.0}}};
      expect_sound(ask(town, {.programme = all_measures(), .draws = 3, .figures = drawn()}));
      expect_sound(ask(town, {.draws = 3, .figures = drawn()}));
    }
}

TEST(Inventory, AtTheBoundsOfEveryFigureNeverStopsTheModel) {
  Town town;
  town.population = 8000;
  town.zones = {{{"spaces", 200.0}, {"regime", "paid"}},
                {{"spaces", 90.0}, {"regime", "free"}},
                {{"spaces", 50.0}}};
  town.car_parks = {{{"spaces", 60.0}, {"is_free", "no"}}};
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    Asked asked{.programme = all_measures(), .years = 6, .draws = 2};
    asked.figures[parameters[p].name] = [p](std::size_t, std::size_t d) {
      return d == 0 ? parameters[p].lower : parameters[p].upper;
    };
    const Answer a = ask(town, asked);
    for (std::size_t d = 0; d < 2; ++d)
      for (std::size_t l = 0; l < n_lines && !a.rejected[d]; ++l)
        for (std::size_t y = 0; y < 6; ++y)
          ASSERT_TRUE(std::isfinite(a.lines[l][y * 2 + d]))
              << parameters[p].name << " " << lines[l].name;
    ASSERT_FALSE(a.rejected[0] && a.rejected[1]) << parameters[p].name;
  }
}

std::vector<std::string> columns_found(const Town &town) {
  ask(town, {.years = 1});
  std::vector<std::string> columns;
  for (const Finding &f : found()) columns.push_back(f.column);
  return columns;
}
using Columns = std::vector<std::string>;

TEST(Findings, AreNoneInASoundInventory) {
  Town town;
  town.zones = {{{"spaces", 100.0},
                 {"regime", "paid"},
                 {"first_hour", 1.2},
                 {"occupancy", 0.7},
                 {"full_share", 0.1},
                 {"respect", 0.65},
                 {"checks", 60.0},
                 {"notices", 1000.0}},
                {{"spaces", 50.0}}};
  town.car_parks = {{{"spaces", 100.0}, {"is_free", "no"}, {"price_1h", 1.5}, {"disabled", 4.0}}};
  EXPECT_EQ(columns_found(town), Columns{});
}

TEST(Findings, NameAPriceOfNothingAndUseThePeersInstead) {
  Town town;
  town.zones = {{{"spaces", 100.0}, {"regime", "paid"}, {"first_hour", 0.0}}};
  town.car_parks = {{{"spaces", 100.0}, {"is_free", "no"}, {"price_1h", 0.0}}};
  EXPECT_EQ(columns_found(town), (Columns{"first_hour", "price_1h"}));
  const Answer a = ask(town, {.years = 1});
  EXPECT_GT(a.line(meter_fees, 0), 0);
  EXPECT_GT(a.line(car_park_fees, 0), 0);
}

TEST(Findings, NameABlankRegimeThatPricesTerminalsReceiptsOrNoticesTell) {
  for (const char *sign : {"first_hour", "later_hour", "meter_revenue", "terminals", "notices"}) {
    Town town;
    town.zones = {{{"spaces", 100.0}, {sign, 2.0}}};
    EXPECT_EQ(columns_found(town), Columns{"regime"}) << sign;
    EXPECT_EQ(ask(town, {.years = 1}).indicator(paid_spaces, 0), 100) << sign;
    town.zones[0][sign] = 0.0;
    EXPECT_TRUE(std::isnan(ask(town, {.years = 1}).indicator(paid_spaces, 0))) << sign;
    town.zones[0][sign] = 2.0;
    town.zones[0]["regime"] = "free";
    EXPECT_EQ(ask(town, {.years = 1}).indicator(paid_spaces, 0), 0) << sign;
  }
}

TEST(Findings, NamePricesOfWhatIsFree) {
  Town town;
  town.zones = {{{"spaces", 100.0}, {"regime", "free"}, {"first_hour", 1.0}}};
  town.car_parks = {{{"spaces", 100.0}, {"is_free", "yes"}, {"price_1h", 1.0}}};
  EXPECT_EQ(columns_found(town), (Columns{"first_hour", "price_1h"}));
  const Answer a = ask(town, {.years = 1});
  EXPECT_EQ(a.line(meter_fees, 0) + a.line(car_park_fees, 0), 0);
}

TEST(Findings, NameASpreadThatNoOccupancyCanHave) {
  Town town;
  town.zones = {{{"spaces", 100.0}, {"occupancy", 0.5}, {"full_share", 0.7}}};
  EXPECT_EQ(columns_found(town), Columns{"full_share"});
  EXPECT_NEAR(found()[0].values[3], 0.5 / 0.9, 1e-12);
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(mean_occupancy, 0), 0.5, 0.01);
}

TEST(Findings, NameReceiptsAndNoticesThatCannotBe) {
  Town town;
  town.zones = {{{"spaces", 10.0},
                 {"regime", "paid"},
                 {"first_hour", 1.0},
                 {"paid_hours", 8.0},
                 {"paid_days", 300.0},
                 {"occupancy", 0.5},
                 {"checks", 10.0},
                 {"meter_revenue", 1e6},
                 {"notices", 60.0}}};
  EXPECT_EQ(columns_found(town), (Columns{"meter_revenue", "notices"}));
  EXPECT_EQ(found()[0].values, (std::vector<double>{1e6, 24000}));
  town.zones[0].erase("meter_revenue");
  town.zones[0]["notices"] = 25.0;
  town.zones[0]["liable"] = 1.0;
  town.zones[0]["respect"] = 0.95;
  EXPECT_EQ(columns_found(town), Columns{"respect"});
}

TEST(Findings, NameCarParksThatContradictThemselves) {
  Town town;
  town.car_parks = {{{"spaces", 10.0},
                     {"is_free", "no"},
                     {"price_1h", 5.0},
                     {"price_24h", 3.0},
                     {"electric", 12.0}}};
  EXPECT_EQ(columns_found(town), (Columns{"price_24h", "spaces"}));
}

}  // namespace
