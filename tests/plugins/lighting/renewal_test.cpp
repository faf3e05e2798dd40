// Proves the reference (what is renewed anyway), capital over a long horizon, and what is left of
// it at the end.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace lighting;

Town of(const char *type, double installed = 0) {
  Town town;
  town.points = {{{"count", 1000.0}, {"lamp_type", type}, {"lamp_power", 100.0}}};
  if (installed > 0) town.points[0]["installed"] = installed;
  return town;
}
std::map<std::string, Figure> with_renewal() {
  auto figures = plain_figures();
  figures["lighting.renewal.rate"] = fixed(0.03);
  figures["lighting.renewal.mercury_rate"] = fixed(0.2);
  figures["lighting.led.life"] = fixed(20);
  return figures;
}

TEST(Reference, RenewsThreePerCentOfTheStockAYearByLed) {
  const Answer a = ask(of("hps"), {.years = 40, .figures = with_renewal()});
  EXPECT_NEAR(a.line(renewal, 0), 1000 * 0.03 * 600, 1e-6);
  EXPECT_EQ(a.indicator(led_share, 0), 0);
  EXPECT_NEAR(a.indicator(led_share, 10), 0.3, 1e-12);
  EXPECT_NEAR(a.indicator(led_share, 39), 1, 1e-12);
  // Half the power for the renewed part.
  EXPECT_NEAR(a.line(electricity, 10) / a.line(electricity, 0), 1 - 0.3 * 0.5, 1e-12);
  // From year 20 on those of year 0 are renewed again, beside the usual ones.
  EXPECT_NEAR(a.line(renewal, 19), 18000, 1e-6);
  EXPECT_NEAR(a.line(renewal, 20), 36000, 1e-6);
  EXPECT_EQ(a.sum(investment), 0);
}

TEST(Reference, RenewsMercuryFirst) {
  const Answer a = ask(of("mercury"), {.years = 10, .figures = with_renewal()});
  EXPECT_NEAR(a.indicator(led_share, 5), 1, 1e-12);
}

TEST(Reference, TakesTheOldestFirst) {
  Town town = of("hps", 1985);
  town.points.push_back(
      {{"count", 1000.0}, {"lamp_type", "hps"}, {"lamp_power", 100.0}, {"installed", 2015.0}});
  const Answer a = ask(town, {.years = 17, .figures = with_renewal()});
  // After 16 years 960 of 2,000 are renewed: all of them old ones.
  EXPECT_NEAR(a.indicator(old_share, 0), 0.5, 1e-12);
  EXPECT_NEAR(a.indicator(old_share, 16), 0.02, 1e-12);
}

TEST(Reference, RenewsLedHeadsWhenTheyDie) {
  const Answer dated = ask(of("led", 2008), {.years = 8, .figures = with_renewal()});
  for (std::size_t y = 0; y < 8; ++y)  // 15 years old: twenty in 2028
    EXPECT_NEAR(dated.line(renewal, y), y == 5 ? 600000 : 0, 1e-6) << y;
  const Answer undated = ask(of("led"), {.years = 8, .figures = with_renewal()});
  EXPECT_NEAR(undated.line(renewal, 3), 30000, 1e-6);
  EXPECT_NEAR(dated.line(electricity, 7), dated.line(electricity, 0), 1e-9);
}

TEST(Reference, IsAvoidedByTheLedMeasureFromItsYearOn) {
  Asked asked{.programme = {{"lighting.led", 2028, {}, {}}}, .figures = with_renewal()};
  const Answer a = ask(of("hps"), asked);
  EXPECT_NEAR(a.line(renewal, 4), 18000, 1e-6);
  // 15 % were renewed before; the rest is done in 2028.
  EXPECT_NEAR(a.line(investment, 5), 850 * 600, 1e-6);
  for (std::size_t y = 5; y < 20; ++y) EXPECT_EQ(a.line(renewal, y), 0);
  EXPECT_NEAR(a.indicator(led_share, 6), 1, 1e-12);
}

TEST(Capital, IsRenewedAtTheEndOfLifeInsideALongHorizon) {
  Asked asked{
      .programme = {{"lighting.led", 2023, {}, {}}}, .years = 100, .figures = with_renewal()};
  const Answer a = ask(of("hps"), asked);
  for (std::size_t y = 1; y < 100; ++y)
    EXPECT_NEAR(a.line(renewal, y), y % 20 == 0 ? 600000 : 0, 1e-6) << y;
  // Bought in year 80, worked 19 of 20 years.
  EXPECT_NEAR(a.line(residual, 99), 600000 * 0.05, 1e-6);
  EXPECT_NEAR(a.sum(residual), a.line(residual, 99), 1e-9);
}

TEST(Capital, OfFullWorksHasPolesCablesAndCabinets) {
  Asked asked{
      .programme = {{"lighting.led_full",
                     2023,
                     {},
                     {{"pole_share", 0.1}, {"cabinet_share", 0.5}, {"luminaire_price", 500}}}},
      .figures = with_renewal()};
  asked.figures["lighting.points_per_cabinet"] = fixed(25);
  asked.figures["lighting.study_share"] = fixed(0.08);
  asked.figures["lighting.pole.per_point"] = fixed(1);
  for (const char *own : {"lighting.pole.price", "lighting.cable.price", "lighting.cabinet.price"})
    asked.figures.erase(own);
  const Answer a = ask(of("hps"), asked);
  EXPECT_NEAR(a.line(investment, 0),
              1.08 * (1000 * 500 + 1000 * (0.1 * 1500 + 60) + 40 * 0.5 * 3000), 1e-6);
}

TEST(Capital, OfNodesAndClocksIsBoughtAgainAndClocksComeOnce) {
  auto figures = with_renewal();
  figures["lighting.renewal.rate"] = fixed(0);
  figures["lighting.points_per_cabinet"] = fixed(50);
  figures["lighting.clock.photocell_share"] = fixed(1);
  const Entry off{"lighting.switch_off", 2023, {}, {}};
  const Entry clocks{"lighting.astro_clocks", 2025, {}, {}};
  const Answer a = ask(of("hps"), {.programme = {off, clocks}, .years = 17, .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 20 * 450, 1e-9);
  EXPECT_EQ(a.line(investment, 2), 0);  // the clock is there
  EXPECT_NEAR(a.line(renewal, 15), 20 * 450, 1e-9);
  const Entry remote{"lighting.remote", 2023, {}, {}};
  const Answer b = ask(of("hps"), {.programme = {remote}, .years = 13, .figures = figures});
  EXPECT_NEAR(b.line(investment, 0), 1000 * 0.2 * 600, 1e-6);
  EXPECT_NEAR(b.line(renewal, 12), 1000 * 0.2 * 600, 1e-6);
  const Entry cabinets{"lighting.remote", 2023, {}, {{"per_point", 0}}};
  EXPECT_NEAR(ask(of("hps"), {.programme = {cabinets}, .figures = figures}).line(investment, 0),
              20 * 900, 1e-6);
}

TEST(Capital, PricesFallToTheirFloor) {
  Asked asked{
      .programme = {{"lighting.led", 2033, {}, {}}}, .years = 11, .figures = plain_figures()};
  asked.figures["lighting.led.learning"] = fixed(0.02);
  EXPECT_NEAR(ask(of("hps"), asked).line(investment, 10), 600000 * std::pow(0.98, 10), 1e-4);
  asked.figures["lighting.led.learning"] = fixed(0.2);
  EXPECT_NEAR(ask(of("hps"), asked).line(investment, 10), 600000 * 0.6, 1e-6);
}

TEST(Capital, DoneBeforeTheFirstYearIsNotPaidAgainButServes) {
  Asked asked{.programme = {{"lighting.led", 2020, {}, {{"power_ratio", 0.5}}}},
              .years = 20,
              .figures = with_renewal()};
  const Answer a = ask(of("hps"), asked);
  EXPECT_EQ(a.sum(investment), 0);
  EXPECT_EQ(a.indicator(led_share, 0), 1);
  EXPECT_NEAR(a.line(renewal, 17), 600000, 1e-6);
}

TEST(Upkeep, OfOldAndNewPointsIsRoundsCallsAndRelamping) {
  auto figures = with_renewal();
  for (const char *own :
       {"lighting.discharge.failure", "lighting.led.failure", "lighting.relamping.price"})
    figures.erase(own);
  Asked asked{.programme = {{"lighting.led", 2023, {}, {}}}, .figures = figures};
  const Answer a = ask(of("hps"), asked);
  EXPECT_NEAR(a.line(maintenance, 0), 1000 * (11 + 0.033 * 150 + 40.0 / 4), 1e-6);
  EXPECT_NEAR(a.line(maintenance, 1), 1000 * (11.8 + 0.001 * 150), 1e-6);
}

TEST(Upkeep, OfALuminaireEndsWithItsWasteAndItsMakingIsCounted) {
  auto figures = with_renewal();
  figures["lighting.disposal.price"] = fixed(10);
  const Answer a =
      ask(of("hps"), {.programme = {{"lighting.led", 2023, {}, {}}}, .figures = figures});
  EXPECT_NEAR(a.line(disposal, 0), 10000, 1e-9);
  EXPECT_NEAR(a.line(equipment_co2e, 0), 75000, 1e-9);
}

}  // namespace
