// Proves what must hold of any programme: parts of rows, joint evaluation, blocks, edges.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "harness.h"

namespace {

using namespace parking_test;
using namespace parking;

Town mixed() {
  Town town;
  town.population = 9000;
  town.zones = {{{"spaces", 300.0}, {"regime", "paid"}, {"occupancy", 0.8}, {"full_share", 0.3}},
                {{"spaces", 120.0}, {"regime", "paid"}, {"search", 5.0}, {"mobile", "yes"}},
                {{"spaces", 400.0}, {"regime", "free"}, {"occupancy", 0.85}},
                {{"spaces", 100.0}, {"regime", "time_limited"}},
                {{"spaces", 60.0}, {"regime", "resident"}},
                {{"spaces", 90.0}}};  // unknown regime
  town.car_parks = {{{"spaces", 150.0}, {"is_free", "no"}, {"managed_by", "operator"}},
                    {{"spaces", 80.0}, {"is_free", "yes"}}};
  return town;
}
const std::vector<Entry> everything{
    {"parking.zone_extension", 2026, {0, 0, 0.5, 1, 0, 0.4}, {}},
    {"parking.tariff", 2027, {1, 0.5, 0.5, 0, 0, 1}, {}},
    {"parking.free_minutes", 2026, {0.3, 0.3, 0.3, 0.3, 0.3, 0.3}, {}},
    {"parking.demand_pricing", 2028, {0.5, 0.2, 0, 0, 0, 0}, {}},
    {"parking.notice_level", 2027, {1, 1, 1, 1, 1, 1}, {}},
    {"parking.scan_car", 2026, {0.8, 1, 0, 0, 0, 0}, {}},
    {"parking.mobile_payment", 2025, {1, 1, 1, 1, 1, 1}, {}},
    {"parking.sensors", 2027, {0.5, 0, 0.2, 0, 1, 0}, {}},
    {"parking.permits", 2026, {1, 1, 0, 0, 1, 0}, {}},
    {"parking.park_and_ride", 2029, {0.2, 0.2, 0.2, 0.2, 0, 0}, {}},
    {"parking.reallocation", 2030, {0.1, 0, 0.05, 0, 0.5, 1}, {}},
    {"parking.off_street_guidance", 2026, {1, 0.5}, {}}};

double scale_of(const Answer &a, std::size_t l, std::size_t i) {
  return 1 + std::abs(a.lines[l][i]);
}
void expect_same(const Answer &a, const Answer &b, double relative, double times = 1) {
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      ASSERT_NEAR(a.lines[l][i] * times, b.lines[l][i], relative * times * scale_of(a, l, i))
          << lines[l].name << " " << i;
}

TEST(Programme, OfNoEntryAndOfEntriesThatCoverNothingIsTheReference) {
  Asked asked{.draws = 5, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = everything;
  for (Entry &e : asked.programme) e.share.assign(e.share.size(), 0);
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, OfEntriesAfterTheHorizonIsTheReference) {
  Asked asked{.draws = 3, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = everything;
  for (Entry &e : asked.programme) e.start_year = 2080;
  const Answer late = ask(mixed(), asked);
  expect_same(late, reference, 1e-12);
}

TEST(Programme, LeavesTheYearsBeforeItsMeasuresAsTheyAre) {
  Asked asked{.draws = 3, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  for (const Entry &e : everything) {
    asked.programme = {e};
    const Answer a = ask(mixed(), asked);
    const auto before = static_cast<std::size_t>(e.start_year - 2025);
    for (std::size_t l = 0; l < n_lines; ++l)
      for (std::size_t i = 0; i < before * 3; ++i)
        ASSERT_NEAR(a.lines[l][i], reference.lines[l][i], 1e-9 * scale_of(a, l, i))
            << e.measure << " " << lines[l].name;
  }
}

TEST(Programme, OfTwiceTheTownIsTwiceEverything) {
  Town twice = mixed();
  twice.population *= 2;
  for (auto *table : {&twice.zones, &twice.car_parks})
    for (Row &row : *table) row["spaces"] = 2 * std::get<double>(row["spaces"]);
  Asked asked{.programme = everything, .draws = 3, .figures = drawn()};
  const Answer one = ask(mixed(), asked), two = ask(twice, asked);
  expect_same(one, two, 1e-9, 2);
  for (std::size_t k = 0; k < n_indicators; ++k) {
    const bool counts = k == street_spaces || k == paid_spaces || k == off_street_spaces;
    for (std::size_t i = 0; i < one.indicators[k].size(); ++i)
      if (!std::isnan(one.indicators[k][i])) {
        ASSERT_NEAR(one.indicators[k][i] * (counts ? 2 : 1), two.indicators[k][i], 1e-7)
            << indicators[k].name;
      }
  }
}

TEST(Programme, OnARowCutInTwoIsThatOnTheRow) {
  Town cut = mixed();
  cut.zones[0]["spaces"] = 120.0;
  Row rest = cut.zones[0];
  rest["spaces"] = 180.0;
  cut.zones.push_back(rest);
  for (const char *name : {"parking.tariff", "parking.sensors", "parking.scan_car",
                           "parking.demand_pricing", "parking.free_minutes"}) {
    Asked asked{
        .programme = {{name, 2026, {0.4, 0, 0, 0, 0, 0}, {}}}, .draws = 3, .figures = drawn()};
    const Answer whole = ask(mixed(), asked);
    asked.programme = {{name, 2026, {1, 0, 0, 0, 0, 0, 0}, {}}};
    expect_same(whole, ask(cut, asked), 1e-9);
  }
}

TEST(Programme, OfTwoEntriesOfOneMeasureOnARowBuysOnce) {
  Asked asked{.programme = {{"parking.sensors", 2026}}, .draws = 2, .figures = drawn()};
  const Answer once = ask(mixed(), asked);
  asked.programme.push_back({"parking.sensors", 2029});
  expect_same(ask(mixed(), asked), once, 1e-12);
}

TEST(Programme, EvaluatedJointlyIsNotTheSumOfItsParts) {
  Town town;
  town.population = 9000;
  town.zones = {mixed().zones[0]};
  Asked asked{.years = 8};
  const auto fees = [&](std::vector<Entry> programme) {
    asked.programme = std::move(programme);
    return ask(town, asked).line(meter_fees, 6);
  };
  const double none = fees({});
  const Entry price{"parking.tariff", 2025, {}, {{"increase", 0.5}}};
  const Entry checks{"parking.foot_control", 2025, {}, {{"checks", 150}}};
  const double both = fees({price, checks}) - none;
  const double sum = fees({price}) - none + fees({checks}) - none;
  EXPECT_GT(std::abs(both - sum), 0.01 * none);  // dearer stays are paid by more who are checked
}

TEST(Programme, MovesMoneyWithoutMakingAny) {
  // Fees, notices, permits, concession and contract name both ends.
  for (const Line l : {meter_fees, permit_fees, notice_receipts, notice_surcharge, car_park_fees,
                       car_park_fees_operator, concession_fee, control_contract}) {
    EXPECT_NE(std::string(lines[l].from), "") << lines[l].name;
    EXPECT_NE(std::string(lines[l].to), "") << lines[l].name;
  }
}

TEST(Programme, ConservesCarsInTheQueue) {
  // Those who come are served or give up: stays = arrivals x (1 - given up).
  const Answer a = ask(mixed(), {.draws = 4, .figures = drawn()});
  for (std::size_t d = 0; d < 4; ++d) {
    EXPECT_GT(a.indicator(given_up_share, 0, d), 0);
    EXPECT_LT(a.indicator(given_up_share, 0, d), 1);
    EXPECT_LE(a.indicator(mean_occupancy, 0, d), 1);
  }
}

TEST(Programme, AnswersEachStepInTheRightDirection) {
  const auto after = [](const char *name, std::map<std::string, double> options, Indicator k) {
    Asked asked{.programme = {{name, 2025, {}, std::move(options)}}, .years = 12};
    return ask(mixed(), asked).indicator(k, 11);
  };
  double before = 2;
  for (const double increase : {-0.5, 0.0, 0.25, 1.0, 3.0}) {
    const double now = after("parking.tariff", {{"increase", increase}}, mean_occupancy);
    EXPECT_LT(now, before) << increase;
    before = now;
  }
  before = 0;
  for (const double checks : {5.0, 40.0, 100.0, 400.0}) {
    const double now = after("parking.foot_control", {{"checks", checks}}, respect_rate);
    EXPECT_GT(now, before);
    before = now;
  }
  before = 0;
  for (const double amount : {10.0, 25.0, 60.0, 150.0}) {
    const double now = after("parking.notice_level", {{"amount", amount}}, respect_rate);
    EXPECT_GT(now, before);
    before = now;
  }
  before = 1e9;
  for (const double minutes : {0.0, 20.0, 60.0}) {
    const double now = after("parking.free_minutes", {{"minutes", minutes}}, revenue_per_space);
    EXPECT_LT(now, before);
    before = now;
  }
}

TEST(Programme, GivesTheSameBitsForAnyBlockSize) {
  Asked asked{.programme = everything, .draws = 150, .figures = drawn()};
  const Answer a = ask(mixed(), asked);
  for (const std::size_t block : {1u, 7u, 64u, 65u, 128u}) {
    asked.block = block;
    EXPECT_EQ(jalon::testing::difference(a, ask(mixed(), asked)), "");
  }
}

TEST(Programme, OverOneYearAHundredYearsAndNoDrawsHasNoHoles) {
  for (const std::size_t years : {1u, 2u, 100u})
    for (const std::size_t draws : {0u, 3u}) {
      const Answer a = ask(
          mixed(), {.programme = everything, .years = years, .draws = draws, .figures = drawn()});
      for (std::size_t l = 0; l < n_lines; ++l)
        for (const double x : a.lines[l]) ASSERT_TRUE(std::isfinite(x)) << lines[l].name;
      for (std::size_t k = 0; k < n_indicators; ++k)
        for (const double x : a.indicators[k]) ASSERT_FALSE(std::isinf(x)) << indicators[k].name;
    }
}

TEST(Programme, OfMoneyIsNeverNegativeButForStaysGained) {
  const Answer a = ask(mixed(), {.programme = everything, .draws = 40, .figures = drawn()});
  for (std::size_t l = 0; l < n_lines; ++l)
    if (l != stays_forgone && l != search_unmeasured) {
      for (const double x : a.lines[l]) ASSERT_GE(x, -1e-6) << lines[l].name;
    }
  for (std::size_t d = 0; d < 40; ++d) {
    for (std::size_t y = 0; y + 1 < 20; ++y) EXPECT_EQ(a.line(residual, y, d), 0);
    EXPECT_GT(a.line(residual, 19, d), 0);
  }
}

TEST(Programme, ThatStartedBeforeTheHorizonIsInForceFromItsFirstYear) {
  Asked asked{.programme = {{"parking.tariff", 2020, {}, {{"increase", 0.5}}},
                            {"parking.sensors", 2021, {}, {}}},
              .years = 6};
  const Answer a = ask(mixed(), asked);
  asked.programme = {};
  EXPECT_GT(a.line(meter_fees, 0), ask(mixed(), asked).line(meter_fees, 0));
  EXPECT_EQ(a.line(investment, 0), 0);
}

TEST(Draws, OfWhichOneIsNoNumberLoseThatOneOnly) {
  Asked asked{.years = 2, .draws = 3};
  asked.figures["parking.terminal.life"] = [](std::size_t, std::size_t d) {
    return d == 1 ? jalon::unknown : 10;
  };
  const Answer a = ask(mixed(), asked);
  EXPECT_EQ(a.rejected, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(a.line(meter_fees, 1, 0), a.line(meter_fees, 1, 2));
}

}  // namespace
