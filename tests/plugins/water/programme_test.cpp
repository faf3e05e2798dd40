// Proves what must hold of any programme and any inventory: conservation of water and money, parts
// of rows, joint evaluation, blocks, edges, hostile inventories.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

Town mixed() {
  Town town = espace_sud();
  town.population = 8000;
  town.services.push_back(cap_nord());
  town.services.push_back(
      {{"service", "Small"}, {"subscribers", 900.0}, {"management", "delegated"}});
  town.pipes = {
      {{"service", "Espace Sud"},
       {"length", 300000.0},
       {"laid", 1965.0},
       {"material", "grey_iron"}},
      {{"service", "Espace Sud"}, {"length", 700000.0}, {"laid", 1988.0}, {"material", "pvc"}},
      {{"service", "Espace Sud"}, {"length", 200000.0}, {"material", "polyethylene"}},
      {{"service", "Small"}, {"length", 12000.0}, {"laid", 1978.0}, {"repairs", 3.0}}};
  town.meters = {{{"service", "Espace Sud"}, {"count", 40000.0}, {"installed", 2012.0}},
                 {{"service", "Espace Sud"},
                  {"count", 21783.0},
                  {"installed", 1998.0},
                  {"reading", "walk_by"}},
                 {{"service", "Small"}, {"count", 900.0}}};
  town.sectors = {{{"service", "Espace Sud"}, {"length", 400.0}, {"monitoring", "telemetry"}}};
  return town;
}

const std::vector<Entry> everything{{"water.sectors", 2026, {0.6, 1, 0.5}, {}},
                                    {"water.leak_control", 2025, {0.8, 0.3, 1}, {{"years", 8}}},
                                    {"water.fast_repair", 2027, {1, 1, 0.2}, {}},
                                    {"water.pressure", 2028, {0.25, 0, 0.5}, {}},
                                    {"water.main_renewal", 2026, {0.2, 0, 0.05, 1}, {{"years", 4}}},
                                    {"water.smart_meters", 2026, {0.5, 1, 0}, {}},
                                    {"water.meter_renewal", 2029, {0, 0, 1}, {}},
                                    {"water.pumps", 2027, {1, 0, 0}, {}},
                                    {"water.knowledge", 2025, {1, 1, 1}, {}}};

void expect_same(const Answer &a, const Answer &b, double relative) {
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      ASSERT_NEAR(a.lines[l][i], b.lines[l][i], relative * (1 + std::abs(a.lines[l][i])))
          << lines[l].name << " " << i;
}

TEST(Programme, OfNoEntryAndOfEntriesThatCoverNothingIsTheReference) {
  Asked asked{.draws = 5, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = everything;
  for (Entry &e : asked.programme) e.share.assign(e.share.size(), 0);
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, ThatStartsAfterTheEndChangesNothing) {
  Asked asked{.years = 8, .draws = 3, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = everything;
  for (Entry &e : asked.programme) e.start_year = 2040;
  const Answer a = ask(mixed(), asked);
  expect_same(a, reference, 1e-12);
}

TEST(Programme, NeitherMakesNorLosesWater) {
  Asked asked{.programme = everything, .draws = 30, .figures = drawn()};
  Town town = espace_sud();
  asked.programme.resize(4);
  for (Entry &e : asked.programme) e.share.resize(1);
  const Answer a = ask(town, asked);
  const double other = 120820 + 118924, sold = 6914829;
  for (std::size_t d = 0; d < 30; ++d)
    for (std::size_t y = 0; y < 20; ++y) {
      const double entered = a.line(abstraction, y, d) + a.line(water_bought, y, d);
      const double lost = a.indicator(losses_p106, y, d) * 365 * 1657;
      const double billed = a.indicator(efficiency_p104, y, d) * entered - sold - other;
      EXPECT_NEAR(entered, sold + other + billed + lost, 1e-3);
      const double apparent = a.indicator(apparent_share, y, d) * lost;
      EXPECT_NEAR(lost, apparent + a.line(leaked, y, d), 1e-3);
      EXPECT_GT(apparent, 0);
    }
}

TEST(Programme, KeepsTransfersOutOfTheAccountOfAll) {
  Asked asked{.programme = everything, .draws = 4, .figures = drawn()};
  const Answer a = ask(mixed(), asked);
  for (std::size_t d = 0; d < 4; ++d)
    for (std::size_t y = 0; y < 20; ++y) {
      double real = 0;
      for (std::size_t l = 0; l < n_lines; ++l) {
        const bool money = std::string_view(lines[l].unit) == "currency";
        const bool from = *lines[l].from != 0, to = *lines[l].to != 0;
        if (money && from != to) real += (from ? 1 : -1) * a.line(static_cast<Line>(l), y, d);
      }
      EXPECT_NEAR(a.resources(y, d), real, 1e-6 * std::abs(real));
    }
}

TEST(Programme, OnTwiceTheAssetsIsTwiceTheFlows) {
  Town once = espace_sud(), twice = once;
  for (const char *column : {"subscribers", "length", "produced", "bought", "sold", "domestic",
                             "unmetered", "service_water", "renewed_length", "inhabitants"})
    twice.services[0][column] = 2 * std::get<double>(once.services[0][column]);
  Asked asked{.programme = {{"water.leak_control", 2026}, {"water.pressure", 2027}},
              .draws = 5,
              .figures = drawn()};
  const Answer a = ask(once, asked), b = ask(twice, asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      ASSERT_NEAR(b.lines[l][i], 2 * a.lines[l][i], 1e-9 * (1 + std::abs(a.lines[l][i])))
          << lines[l].name;
  for (std::size_t i = 0; i < a.indicators[0].size(); ++i)
    ASSERT_NEAR(a.indicators[efficiency_p104][i], b.indicators[efficiency_p104][i], 1e-12);
}

TEST(Programme, OnHalfOfAServiceIsHalfwayBetweenNothingAndAll) {
  for (const char *measure : {"water.sectors", "water.leak_control", "water.fast_repair",
                              "water.pressure", "water.pumps"}) {
    Asked asked{.draws = 3, .figures = drawn()};
    const Answer none = ask(espace_sud(), asked);
    asked.programme = {{measure, 2026, {}, {}}};
    const Answer all = ask(espace_sud(), asked);
    asked.programme[0].share = {0.5};
    const Answer half = ask(espace_sud(), asked);
    for (const Line l : {leaked, abstraction, repairs, leak_surveys, investment, electricity})
      for (std::size_t i = 0; i < half.lines[l].size(); ++i)
        EXPECT_NEAR(half.lines[l][i], (none.lines[l][i] + all.lines[l][i]) / 2,
                    1e-9 * (1 + std::abs(all.lines[l][i])))
            << measure << " " << lines[l].name;
  }
}

TEST(Programme, EvaluatedJointlyNeverSparesMoreThanTheSumOfItsParts) {
  Asked asked{.draws = 20, .figures = drawn()};
  const Answer reference = ask(espace_sud(), asked);
  const std::vector<Entry> parts{
      {"water.sectors", 2025}, {"water.leak_control", 2025}, {"water.pressure", 2025}};
  std::vector<double> sum(20 * 20, 0);
  for (const Entry &e : parts) {
    asked.programme = {e};
    const Answer alone = ask(espace_sud(), asked);
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += reference.lines[leaked][i] - alone.lines[leaked][i];
  }
  asked.programme = parts;
  const Answer joint = ask(espace_sud(), asked);
  for (std::size_t i = 20; i < sum.size(); ++i) {
    const double spared = reference.lines[leaked][i] - joint.lines[leaked][i];
    EXPECT_GT(spared, 0);
    EXPECT_LT(spared, sum[i] * (1 + 1e-12));
  }
}

TEST(Programme, OfAnyMeasureNeverLeaksMoreThanTheReference) {
  Asked asked{.draws = 60, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  for (const Entry &e : everything) {
    asked.programme = {e};
    const Answer a = ask(mixed(), asked);
    for (std::size_t i = 0; i < a.lines[leaked].size(); ++i)
      ASSERT_LE(a.lines[leaked][i], reference.lines[leaked][i] * (1 + 1e-9)) << e.measure;
  }
}

TEST(Programme, SearchingMoreOftenLeaksLessAndCostsMore) {
  Asked asked{.draws = 10, .figures = drawn()};
  Answer last = ask(espace_sud(), asked);
  for (const double months : {48, 24, 12, 6, 3}) {
    asked.programme = {{"water.leak_control", 2025, {}, {{"months", months}}}};
    const Answer a = ask(espace_sud(), asked);
    for (std::size_t i = 10; i < a.lines[leaked].size(); ++i) {
      ASSERT_LE(a.lines[leaked][i], last.lines[leaked][i] * (1 + 1e-12));
      ASSERT_GE(a.lines[leak_surveys][i], last.lines[leak_surveys][i] * (1 - 1e-12));
    }
    last = a;
  }
}

TEST(Programme, OfTwoEntriesOfOneMeasureTheEarlierCounts) {
  Asked asked{
      .programme = {{"water.pressure", 2026, {}, {{"cut", 0.2}}}}, .draws = 3, .figures = drawn()};
  const Answer once = ask(espace_sud(), asked);
  asked.programme.push_back({"water.pressure", 2029, {}, {{"cut", 0.5}}});
  expect_same(ask(espace_sud(), asked), once, 0);
}

TEST(Programme, GivesTheSameBitsForAnyBlockSize) {
  Asked asked{.programme = everything, .draws = 200, .figures = drawn()};
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
    }
}

TEST(Programme, OfMoneyIsNeverNegativeAndLeavesItsValueInTheLastYear) {
  const Answer a = ask(mixed(), {.programme = everything, .draws = 40, .figures = drawn()});
  for (std::size_t l = 0; l < n_lines; ++l)
    for (const double x : a.lines[l]) ASSERT_GE(x, -1e-6) << lines[l].name;
  for (std::size_t y = 0; y + 1 < 20; ++y) EXPECT_EQ(a.line(residual, y), 0);
  EXPECT_GT(a.line(residual, 19), 0);
}

TEST(Estimate, FromThePopulationScalesWithIt) {
  Town town;
  town.population = 6000;
  town.services = {{}};
  town.pipes = {{}};
  town.meters = {{}};
  town.services_estimated = town.pipes_estimated = town.meters_estimated = true;
  Asked asked{.draws = 30, .figures = drawn()};
  const Answer a = ask(town, asked);
  town.population = 12000;
  const Answer b = ask(town, asked);
  for (const Line l : {abstraction, leaked, repairs, sales, electricity}) {
    EXPECT_GT(a.line(l, 0), 0) << lines[l].name;
    EXPECT_NEAR(b.line(l, 5, 7), 2 * a.line(l, 5, 7), 1e-6 * a.line(l, 5, 7)) << lines[l].name;
  }
  // Usual figures make a usual service, with a range, and not a point.
  double least = 1, most = 0;
  for (std::size_t d = 0; d < 30; ++d) {
    least = std::min(least, a.indicator(efficiency_p104, 0, d));
    most = std::max(most, a.indicator(efficiency_p104, 0, d));
  }
  EXPECT_GT(least, 0.3);
  EXPECT_LT(most, 0.97);
  EXPECT_GT(most - least, 0.1);
  EXPECT_TRUE(std::isnan(a.indicator(knowledge_p103, 0)));
  // 14.6 m each make 87.6 km, of which a project can renew a part.
  asked = {.programme = {{"water.main_renewal", 2025, {0.1}, {}}}, .years = 2};
  town.population = 6000;
  EXPECT_NEAR(ask(town, asked).line(investment, 0), 0.1 * 87600 * 156 * 1.10, 1);
}

TEST(Hostile, InventoriesAreTakenInWithoutHoles) {
  const std::vector<std::vector<Row>> cases{
      {},
      {{}},
      {{}, {}, {}},
      {{{"connections", 0.0}}},
      {{{"length", 0.0}, {"produced", 0.0}, {"domestic", 0.0}}},
      {{{"connections", 10.0}, {"produced", 1e10}, {"domestic", 1.0}}},
      {{{"connections", 1e7}, {"produced", 1.0}, {"domestic", 0.0}}},
      {{{"subscribers", 5.0}, {"produced", 100.0}, {"domestic", 100.0}, {"length", 1.0}}},
      {{{"length", 1e6}, {"electricity", 0.0}, {"main_repairs", 0.0}, {"surveyed_length", 0.0}}},
      {{{"inhabitants", 3000.0}, {"year", 2022.0}}, {{"inhabitants", 3000.0}, {"year", 2023.0}}},
      {{{"bought", 1000.0}, {"sold", 999.0}, {"domestic", 1.0}, {"saved_from", "bought"}}}};
  for (std::size_t k = 0; k < cases.size(); ++k) {
    Town town;
    town.services = cases[k];
    town.pipes = {{}, {{"length", 0.0}}, {{"length", 10.0}, {"laid", 2190.0}, {"repairs", 0.0}}};
    town.meters = {{}, {{"count", 0.0}}, {{"installed", 1850.0}}};
    town.sectors = {{}, {{"length", 1e5}, {"night_flow", 0.0}, {"monitoring", "telemetry"}}};
    Asked asked{.draws = 9, .figures = drawn()};
    for (const Entry &e : everything) asked.programme.push_back({e.measure, e.start_year, {}, {}});
    const Answer a = ask(town, asked);
    for (std::size_t l = 0; l < n_lines; ++l)
      for (const double x : a.lines[l])
        ASSERT_TRUE(std::isfinite(x)) << "case " << k << " " << lines[l].name;
    for (std::size_t i = 0; i < n_indicators; ++i)
      for (const double x : a.indicators[i])
        ASSERT_FALSE(std::isinf(x)) << "case " << k << " " << indicators[i].name;
    for (const bool r : a.rejected) EXPECT_FALSE(r) << k;
  }
}

TEST(Draws, OfWhichOneIsNoNumberLoseThatOneOnly) {
  Asked asked{.years = 2, .draws = 3};
  asked.figures["water.treatment.price"] = [](std::size_t, std::size_t d) {
    return d == 1 ? jalon::unknown : 0.03;
  };
  const Answer a = ask(espace_sud(), asked);
  EXPECT_EQ(a.rejected, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(a.line(leaked, 1, 0), a.line(leaked, 1, 2));
}

}  // namespace
