// Proves that every figure may lie anywhere within its declared bounds, and that a draw that is no
// number spoils itself alone: the host looks for switching values there.
#include "../bounds.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "equations.h"
#include "harness.h"

namespace {

using namespace parking_test;
using namespace parking;

const bounds::Declaration declared{parameters, tables, measures, lines, indicators};

Town estimated() {
  Town town;
  town.population = 7800;
  town.estimated_from_population = true;
  town.zones = {{{"spaces", 400.0}}};
  return town;
}
Town surveyed() {
  Town town;
  town.population = 9000;
  town.zones = {{{"spaces", 300.0}, {"regime", "paid"}, {"occupancy", 0.8}, {"full_share", 0.3}},
                {{"spaces", 400.0}, {"regime", "free"}, {"occupancy", 0.85}, {"search", 4.0}},
                {{"spaces", 60.0}, {"regime", "resident"}},
                {{"spaces", 90.0}}};
  town.car_parks = {{{"spaces", 150.0}, {"is_free", "no"}}};
  return town;
}
std::vector<Entry> everything(const Town &town) {
  std::vector<Entry> programme{
      {"parking.zone_extension", 2026, {}, {}},  {"parking.tariff", 2027, {}, {}},
      {"parking.free_minutes", 2026, {}, {}},    {"parking.demand_pricing", 2028, {}, {}},
      {"parking.notice_level", 2027, {}, {}},    {"parking.scan_car", 2026, {}, {}},
      {"parking.mobile_payment", 2025, {}, {}},  {"parking.sensors", 2027, {}, {}},
      {"parking.permits", 2026, {}, {}},         {"parking.park_and_ride", 2028, {}, {}},
      {"parking.reallocation", 2029, {0.2}, {}}, {"parking.zone_removal", 2029, {}, {}}};
  programme[10].share.resize(town.zones.size(), 0.1);
  if (!town.car_parks.empty()) programme.push_back({"parking.off_street_guidance", 2026, {}, {}});
  return programme;
}

void expect_all_finite(const Answer &a, const char *what) {
  bounds::expect_no_draw_rejected(declared, a, what);
}

TEST(Bounds, LetEachFigureAloneLieAtItsOwn) {
  for (const Town &town : {estimated(), surveyed()}) {
    Asked asked{
        .years = 8, .draws = 2 * parameters.size(), .figures = bounds::one_at_a_bound(declared)};
    expect_all_finite(ask(town, asked), "reference");
    for (const Entry &e : everything(town)) {
      asked.programme = {e};
      expect_all_finite(ask(town, asked), e.measure.c_str());
    }
    asked.programme = everything(town);
    expect_all_finite(ask(town, asked), "everything");
  }
}

TEST(Bounds, LetAllFiguresLieAtThemAtOnce) {
  for (const Town &town : {estimated(), surveyed()}) {
    Asked asked{.years = 8, .draws = 640, .figures = bounds::all_at_bounds(declared)};
    expect_all_finite(ask(town, asked), "reference");
    for (const Entry &e : everything(town)) {
      asked.programme = {e};
      expect_all_finite(ask(town, asked), e.measure.c_str());
    }
    asked.programme = everything(town);
    expect_all_finite(ask(town, asked), "everything");
  }
}

TEST(Bounds, LetWalkingAndTimeCostNothingWhereParkingIsFree) {
  Town town = estimated();
  town.zones[0]["regime"] = "free";
  town.zones[0]["occupancy"] = 0.3;
  for (const char *free : {"parking.walk", "parking.value_of_time"})
    for (const char *measure : {"parking.park_and_ride", "parking.sensors",
                                "parking.zone_extension", "parking.reallocation"}) {
      const Asked asked{
          .programme = {{measure, 2026, {0.5}, {}}}, .draws = 3, .figures = {{free, fixed(0)}}};
      expect_all_finite(ask(town, asked), measure);
    }
}

TEST(Bounds, ThatABlankDrawBreaksSpoilItAlone) {
  for (const double wrong : {std::nan(""), std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()})
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      Asked asked{.programme = everything(surveyed()), .years = 6, .draws = 3};
      const double usual = parameters[p].value;
      asked.figures[parameters[p].name] = [=](std::size_t, std::size_t draw) {
        return draw == 1 ? wrong : usual;
      };
      const Answer a = ask(surveyed(), asked);
      EXPECT_TRUE(a.rejected[1]) << parameters[p].name;
      EXPECT_FALSE(a.rejected[0] || a.rejected[2]) << parameters[p].name;
    }
}

// Outside the bounds the host asks nothing; the model must still not read where nothing is.
TEST(Bounds, ThatAreLeftByAMileDoNotEndTheProgram) {
  for (const double far : {-1e300, -1e6, 1e6, 1e300})
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Asked asked{.programme = everything(surveyed()),
                        .years = 4,
                        .draws = 2,
                        .figures = {{parameters[p].name, fixed(far)}}};
      EXPECT_NO_THROW(ask(surveyed(), asked)) << parameters[p].name << " " << far;
    }
}

TEST(Bounds, OfTheQueuesTableHoldWhateverTheLoad) {
  const QueueTable queue(12);
  const auto row = QueueTable::row_of(4);
  const double none = queue.lost_at(0, row), last = queue.lost_at(QueueTable::last_load, row);
  EXPECT_EQ(none, 0);
  EXPECT_TRUE(std::isnan(queue.lost_at(std::nan(""), row)));
  EXPECT_GT(queue.lost_at(1e6, row), last);
  EXPECT_TRUE(std::isfinite(queue.lost_at(1e300, row)));
  EXPECT_LE(queue.lost_at(-1, row), 0);
  EXPECT_LE(queue.lost_at(-1e300, row), 0);
  for (const double impatience :
       {std::nan(""), 0.0, -1.0, std::numeric_limits<double>::infinity()}) {
    const auto r = QueueTable::row_of(impatience);
    EXPECT_GE(r.first, 0) << impatience;
    EXPECT_LE(r.first, (QueueTable::n_impatience - 2) * QueueTable::n_loads) << impatience;
  }
}

TEST(Bounds, OfTheLogitHoldWhateverTheCost) {
  EXPECT_EQ(pivoted(1, 1e6, 10), 1);
  EXPECT_EQ(pivoted(0.5, -1e6, 10), 1);
  EXPECT_NEAR(pivoted(0.5, 1e6, 10), 0, 1e-300);
}

// The national base of car parks has hours at 40.00.
TEST(Bounds, OfAPriceOffStreetHoldThoseOfTheNationalBase) {
  const jalon_column &hour = car_park_columns[car_park_column("price_1h")];
  EXPECT_GE(hour.upper, 40);
  EXPECT_EQ(jalon::testing::declared_figure("parking.peer.off_street_hour").upper, hour.upper);
}

}  // namespace
