// Proves what must hold of any programme: parts of rows, joint evaluation, blocks, edges.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace lighting;

Town mixed() {
  Town town;
  town.population = 6000;
  town.points = {
      {{"count", 400.0}, {"lamp_type", "hps"}, {"lamp_power", 100.0}, {"installed", 1990.0}},
      {{"count", 200.0}, {"lamp_type", "hps"}, {"lamp_power", 250.0}, {"installed", 2008.0}},
      {{"count", 60.0}, {"lamp_type", "mercury"}},
      {{"count", 120.0}, {"lamp_type", "led"}, {"installed", 2016.0}},
      {{"count", 80.0}, {"lamp_type", "induction"}, {"lamp_power", 55.0}},
      {{"count", 90.0}},
      {{"lamp_type", "metal_halide"}, {"system_power", 170.0}, {"regime", "part_night"}}};
  return town;
}

// Draws that differ in everything, the same for every call.
Figures drawn() {
  Figures figures = jalon::testing::drawn();
  figures["territory.latitude"] = [](std::size_t, std::size_t d) {
    return 40 + static_cast<double>(d % 20) * 0.5;
  };
  figures["territory.longitude"] = fixed(3);
  return figures;
}

const std::vector<Entry> everything{
    {"lighting.led", 2024, {1, 0.6, 1, 0, 0.5, 1, 0}, {}},
    {"lighting.led_full", 2026, {0, 1, 0, 0, 0, 0, 0}, {}},
    {"lighting.dimming", 2025, {0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7}, {}},
    {"lighting.switch_off", 2027, {0.3, 0, 0.9, 1, 0, 0.5, 1}, {{"from", 0}, {"to", 4.5}}},
    {"lighting.presence", 2028, {0.2, 0.2, 0, 1, 1, 0, 0}, {}},
    {"lighting.remote", 2029, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, {}},
    {"lighting.astro_clocks", 2025, {1, 1, 1, 1, 1, 1, 1}, {}},
    {"lighting.subscribed_power", 2030, {1, 1, 1, 1, 1, 1, 1}, {}},
    {"lighting.removal", 2031, {0.1, 0, 0, 0.2, 0, 0, 0}, {}},
    {"lighting.on_demand", 2028, {0, 0.4, 0, 0, 0.4, 0, 1}, {{"from", 23.5}, {"to", 5}}},
    {"lighting.performance_contract", 2024, {0.8, 0.8, 0, 0, 0, 1, 0}, {{"years", 6}}}};

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
  for (Entry &e : asked.programme) e.share.assign(7, 0);
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, OfNoHoursOffChangesNothing) {
  Asked asked{.draws = 5, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = {{"lighting.switch_off", 2024, {}, {{"from", 4}, {"to", 4}}},
                     {"lighting.dimming", 2024, {}, {{"from", 2}, {"to", 2}}}};
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, OnAllRowsIsTheSumOfDisjointParts) {
  Asked asked{.programme = {{"lighting.led", 2024, {}, {}}}, .draws = 5, .figures = drawn()};
  const Answer all = ask(mixed(), asked);
  asked.programme = {{"lighting.led", 2024, {1, 0, 1, 0, 1, 0, 1}, {}},
                     {"lighting.led", 2024, {0, 1, 0, 1, 0, 1, 0}, {}}};
  expect_same(ask(mixed(), asked), all, 1e-12);
}

TEST(Programme, OnHalfOfARowIsHalfwayBetweenNothingAndAll) {
  Asked asked{.draws = 3, .figures = drawn()};
  const Answer none = ask(mixed(), asked);
  asked.programme = {{"lighting.led", 2024, {}, {}}};
  const Answer all = ask(mixed(), asked);
  asked.programme[0].share.assign(7, 0.5);
  const Answer half = ask(mixed(), asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < half.lines[l].size(); ++i)
      EXPECT_NEAR(half.lines[l][i], (none.lines[l][i] + all.lines[l][i]) / 2,
                  1e-9 * (1 + std::abs(all.lines[l][i])))
          << lines[l].name;
}

TEST(Programme, SharesOnOneRowOverlapAsMuchAsTheyCan) {
  // LED on 60 %, dimming on 30 %: the dimmed points are all LED, as if the row were cut in three.
  auto figures = drawn();
  Town whole, cut;
  whole.points = {{{"count", 100.0}, {"lamp_type", "hps"}, {"lamp_power", 100.0}}};
  for (const double n : {30.0, 30.0, 40.0})
    cut.points.push_back({{"count", n}, {"lamp_type", "hps"}, {"lamp_power", 100.0}});
  const Answer a =
      ask(whole,
          {.programme = {{"lighting.led", 2023, {0.6}, {}}, {"lighting.dimming", 2023, {0.3}, {}}},
           .draws = 3,
           .figures = figures});
  const Answer b = ask(cut, {.programme = {{"lighting.led", 2023, {1, 1, 0}, {}},
                                           {"lighting.dimming", 2023, {1, 0, 0}, {}}},
                             .draws = 3,
                             .figures = figures});
  expect_same(a, b, 1e-12);
}

TEST(Programme, OfTwoLedEntriesOnOneRowDoesTheWorkOnce) {
  Asked asked{.draws = 3, .figures = drawn()};
  asked.programme = {{"lighting.led", 2024, {}, {}}};
  const Answer once = ask(mixed(), asked);
  asked.programme.push_back({"lighting.led", 2027, {}, {}});
  expect_same(ask(mixed(), asked), once, 0);
}

TEST(Programme, OfLedHeadsLeavesPointsThatAreLedAsTheyAre) {
  Asked asked{.draws = 5, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = {{"lighting.led", 2024, {1, 1, 1, 0, 1, 1, 1}, {}}};
  const Answer others = ask(mixed(), asked);
  asked.programme = {{"lighting.led", 2024, {}, {}}};
  const Answer all = ask(mixed(), asked);
  expect_same(all, others, 0);
  for (std::size_t k = 0; k < n_indicators; ++k)
    for (std::size_t i = 0; i < all.indicators[k].size(); ++i)
      EXPECT_TRUE(all.indicators[k][i] == others.indicators[k][i] ||
                  (std::isnan(all.indicators[k][i]) && std::isnan(others.indicators[k][i])))
          << indicators[k].name;
  asked.programme = {{"lighting.led", 2024, {0, 0, 0, 1, 0, 0, 0}, {}}};
  expect_same(ask(mixed(), asked), reference, 0);
}

TEST(Programme, OfLedHeadsReplacesPointsThatAreLedWhereItIsToldTo) {
  Asked asked{.figures = plain_figures()};
  asked.programme = {{"lighting.led", 2024, {0, 0, 0, 1, 0, 0, 0}, {{"also_led", 1}}}};
  EXPECT_NEAR(ask(mixed(), asked).line(investment, 1), 120 * 600, 1e-6);
  // Not given at all is not told.
  asked.programme[0].options = {{"also_led", jalon::unknown}};
  EXPECT_EQ(ask(mixed(), asked).sum(investment), 0);
  // Full works take a point as a whole, whatever its head.
  asked.programme = {{"lighting.led", 2024, {}, {}},
                     {"lighting.led_full", 2026, {0, 0, 0, 1, 0, 0, 0}, {}}};
  EXPECT_NEAR(ask(mixed(), asked).line(investment, 3), 120 * 600, 1e-6);
}

TEST(Programme, OfLedHeadsOnAPartOfALedRowLeavesTheOtherMeasuresOfTheRow) {
  Asked asked{.draws = 3, .figures = drawn()};
  const Entry dim{"lighting.dimming", 2025, {0, 0, 0, 0.3, 0, 0, 0}, {}};
  asked.programme = {dim};
  const Answer alone = ask(mixed(), asked);
  asked.programme = {{"lighting.led", 2024, {0, 0, 0, 0.6, 0, 0, 0}, {}}, dim};
  expect_same(ask(mixed(), asked), alone, 0);
}

TEST(Programme, EvaluatedJointlyNeverSavesMoreThanTheSumOfItsParts) {
  Asked asked{.figures = plain_figures()};
  const Answer reference = ask(mixed(), asked);
  const std::vector<Entry> parts{
      {"lighting.led", 2023, {}, {}},
      {"lighting.switch_off", 2023, {}, {{"from", 0}, {"to", 5}}},
      {"lighting.dimming", 2023, {0, 0, 0, 1, 0, 0, 0}, {{"from", 22}, {"to", 6}}},
      {"lighting.astro_clocks", 2023, {}, {}}};
  std::vector<double> sum(20, 0);
  for (const Entry &e : parts) {
    asked.programme = {e};
    const Answer alone = ask(mixed(), asked);
    for (std::size_t y = 0; y < 20; ++y)
      sum[y] += reference.line(electricity, y) - alone.line(electricity, y);
  }
  asked.programme = parts;
  const Answer joint = ask(mixed(), asked);
  for (std::size_t y = 1; y < 20; ++y) {
    const double saved = reference.line(electricity, y) - joint.line(electricity, y);
    EXPECT_GT(saved, 0);
    EXPECT_LT(saved, sum[y]);
  }
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

TEST(Programme, OfMoneyIsNeverNegativeAndEnergyNeverRisesAboveTheReference) {
  Asked asked{.draws = 50, .figures = drawn()};
  const Answer reference = ask(mixed(), asked);
  asked.programme = {everything[0], everything[2], everything[3], everything[6], everything[8]};
  const Answer a = ask(mixed(), asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (const double x : a.lines[l]) ASSERT_GE(x, -1e-6) << lines[l].name;
  for (std::size_t i = 0; i < a.lines[electricity].size(); ++i)
    ASSERT_LE(a.lines[electricity][i], reference.lines[electricity][i] * (1 + 1e-12));
}

TEST(Programme, PutsItsResidualInTheLastYearOnly) {
  const Answer a = ask(mixed(), {.programme = everything, .draws = 2, .figures = drawn()});
  for (std::size_t y = 0; y + 1 < 20; ++y) EXPECT_EQ(a.line(residual, y), 0);
  EXPECT_GT(a.line(residual, 19), 0);
}

}  // namespace
