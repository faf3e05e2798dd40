// Proves that what happens anyway is paid in the reference and in the project at the same prices,
// so that only real differences count; and that failures grow with age where they are told to.
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
// 1,000 points on 700 poles, 40 cabinets; all worth 1,230,000 EUR, of 40 years.
constexpr double worth = 700 * 1500 + 1000 * 60 + 40 * 3000;
std::map<std::string, Figure> with_structures() {
  auto figures = plain_figures();
  for (const char *own : {"lighting.pole.price", "lighting.cable.price", "lighting.cabinet.price"})
    figures.erase(own);
  figures["lighting.pole.per_point"] = fixed(0.7);
  figures["lighting.points_per_cabinet"] = fixed(25);
  figures["lighting.structure.life"] = fixed(40);
  figures["lighting.led.life"] = fixed(20);
  return figures;
}

TEST(Structures, AreRenewedInTheReferenceAtTheEndOfTheirLife) {
  const Answer a = ask(of("hps"), {.years = 100, .figures = with_structures()});
  for (std::size_t y = 0; y < 100; ++y) EXPECT_NEAR(a.line(renewal, y), worth / 40, 1e-6) << y;
  EXPECT_EQ(a.sum(investment), 0);
  // Of any age alike: half of their worth is left at any time.
  EXPECT_NEAR(a.line(residual, 99), worth * (40 * 41 / 2) / 1600, 1e-6);
}

TEST(Structures, AreNoneOfTheBusinessOfNewHeads) {
  Asked asked{.figures = with_structures()};
  const Answer reference = ask(of("hps"), asked);
  asked.programme = {{"lighting.led", 2023, {}, {}}};
  const Answer a = ask(of("hps"), asked);
  EXPECT_NEAR(a.line(investment, 0), 600000, 1e-6);
  for (std::size_t y = 0; y < 20; ++y)
    EXPECT_NEAR(a.line(renewal, y), reference.line(renewal, y), 1e-6);
}

// Money of 60 years less what is left at the end.
double used_up(const Answer &a) {
  return a.sum(investment) + a.sum(renewal) - a.sum(residual);
}

TEST(Structures, OfFullWorksOnlyLoseTheLifeTheyStillHad) {
  for (const std::size_t years : {12u, 25u, 60u, 100u})
    for (const int start : {2023, 2026, 2030})
      for (const double part : {0.0, 0.1, 0.5, 1.0}) {
        Asked asked{.programme = {{"lighting.led", start, {}, {{"luminaire_price", 0}}}},
                    .years = years,
                    .figures = with_structures()};
        asked.figures["lighting.led.price"] = fixed(0);
        asked.figures["lighting.cable.price"] = fixed(0);
        const double reference = used_up(ask(of("hps"), asked));
        asked.programme[0].measure = "lighting.led_full";
        asked.programme[0].options["pole_share"] = part;
        asked.programme[0].options["cabinet_share"] = part;
        const double project = used_up(ask(of("hps"), asked));
        // What falls due k years later is bought k years too early, for k below part x 40.
        const double k = part * 40, lost = k * (k - 1) / 2 / 1600;
        EXPECT_NEAR(project - reference, (worth - 60000) * std::max(0.0, lost), 1e-3)
            << years << " " << start << " " << part;
      }
}

TEST(Structures, OfFullWorksSpareTheRenewalsThatFollow) {
  Asked asked{
      .programme = {{"lighting.led_full", 2025, {}, {{"pole_share", 0.1}, {"cabinet_share", 0.1}}}},
      .years = 50,
      .figures = with_structures()};
  asked.figures["lighting.led.price"] = fixed(0);
  asked.figures["lighting.cable.price"] = fixed(0);
  const Answer a = ask(of("hps"), asked);
  const double all = worth - 60000;
  EXPECT_NEAR(a.line(investment, 2), 0.1 * all, 1e-6);
  for (std::size_t y = 0; y < 50; ++y) {
    const double expected = y < 2    ? all / 40
                            : y < 6  ? 0
                            : y < 42 ? all / 40
                            : y < 43 ? 0.1 * all
                            : y < 46 ? 0
                                     : all / 40;
    EXPECT_NEAR(a.line(renewal, y), expected, 1e-6) << y;
  }
}

TEST(Structures, GoWithAPointThatIsRemovedButForTheCabinet) {
  const Answer a = ask(
      of("hps"), {.programme = {{"lighting.removal", 2025, {}, {}}}, .figures = with_structures()});
  EXPECT_NEAR(a.line(renewal, 1), worth / 40, 1e-6);
  EXPECT_NEAR(a.line(renewal, 3), 40 * 3000 / 40.0, 1e-6);
}

TEST(Heads, CostInLaterRenewalsWhatTheyCostInTheReference) {
  auto figures = plain_figures();
  figures["lighting.led.life"] = fixed(20);
  const Answer a =
      ask(of("hps"), {.programme = {{"lighting.led", 2023, {}, {{"luminaire_price", 420}}}},
                      .years = 22,
                      .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 420000, 1e-6);
  EXPECT_NEAR(a.line(renewal, 20), 600000, 1e-6);
}

TEST(Heads, PastTheirLifeAreRenewedInTheFirstYear) {
  auto figures = plain_figures();
  figures["lighting.led.life"] = fixed(20);
  const Answer a = ask(of("led", 1999), {.years = 22, .figures = figures});
  for (std::size_t y = 0; y < 22; ++y)
    EXPECT_NEAR(a.line(renewal, y), y % 20 == 0 ? 600000 : 0, 1e-6) << y;
}

TEST(Heads, ThatWereThereCountAtTheEndByTheLifeTheyHaveLeft) {
  auto figures = plain_figures();
  figures["lighting.led.life"] = fixed(20);
  Asked asked{.years = 6, .figures = figures};  // bought in 2020, seen from 2028
  EXPECT_NEAR(ask(of("led", 2020), asked).line(residual, 5), 600000 * 12 / 20.0, 1e-6);
  asked.programme = {{"lighting.led", 2023, {}, {{"also_led", 1}}}};
  EXPECT_NEAR(ask(of("led", 2020), asked).line(residual, 5), 600000 * 15 / 20.0, 1e-6);
}

TEST(Heads, RenewedByLedAreOldNoMore) {
  auto figures = plain_figures();
  figures["lighting.led.life"] = fixed(20);
  Asked asked{.years = 60, .figures = figures};
  const Answer there = ask(of("led", 2008), asked);  // renewed in 2028
  for (std::size_t y = 0; y < 60; ++y) EXPECT_EQ(there.indicator(old_share, y), 0) << y;
  asked.figures["lighting.led.life"] = fixed(30);  // old from 2034 to 2038
  const Answer lasting = ask(of("led", 2008), asked);
  for (std::size_t y = 0; y < 30; ++y)
    EXPECT_EQ(lasting.indicator(old_share, y), y >= 11 && y <= 15 ? 1 : 0) << y;
  asked.programme = {{"lighting.led", 2023, {}, {}}};
  const Answer measure = ask(of("hps", 1985), asked);
  EXPECT_EQ(measure.indicator(old_share, 0), 1);
  EXPECT_EQ(measure.indicator(old_share, 1), 0);
  EXPECT_EQ(measure.indicator(old_share, 25), 0);
  EXPECT_EQ(measure.indicator(old_share, 26), 1);
  EXPECT_EQ(measure.indicator(old_share, 31), 0);
}

TEST(Failures, OfOldLampsGrowAsTheyAgeAndNotWithGrowthOne) {
  auto figures = plain_figures();
  figures.erase("lighting.discharge.failure");
  figures["lighting.discharge.life"] = fixed(30);
  Asked asked{.years = 40, .figures = figures};
  const auto calls = [&](const Town &town, std::size_t y) {
    return (ask(town, asked).line(maintenance, y) - 11000) / (1000 * 0.033 * 150);
  };
  EXPECT_NEAR(calls(of("hps"), 0), 1, 1e-12);
  EXPECT_NEAR(calls(of("hps"), 15), 1, 1e-12);
  asked.figures["lighting.failure.growth"] = fixed(2);
  EXPECT_NEAR(calls(of("hps"), 0), 1, 1e-12);      // the mean of all ages
  EXPECT_NEAR(calls(of("hps"), 15), 1.75, 1e-12);  // from half a life on
  EXPECT_NEAR(calls(of("hps"), 39), 2, 1e-12);     // all are past their life
  EXPECT_NEAR(calls(of("hps", 2013), 0), 2 * 9.5 / 30, 1e-12);
  EXPECT_NEAR(calls(of("hps", 2013), 10), 2 * 19.5 / 30, 1e-12);
  EXPECT_NEAR(calls(of("hps", 1960), 0), 2, 1e-12);
}

TEST(Failures, OfALedHeadHaveTheirMeanOverItsLifeWhateverTheirGrowth) {
  auto figures = plain_figures();
  figures.erase("lighting.led.failure");
  figures["lighting.led.life"] = fixed(20);
  figures["lighting.failure.growth"] = fixed(1.6);
  Asked asked{.programme = {{"lighting.led", 2023, {}, {}}}, .years = 41, .figures = figures};
  const Answer a = ask(of("hps"), asked);
  const auto calls = [&](std::size_t y) {
    return (a.line(maintenance, y) - 11800) / (1000 * 0.001 * 150);
  };
  EXPECT_NEAR(calls(1), 0.4 + 1.2 * 0.5 / 20, 1e-12);
  EXPECT_NEAR(calls(20), 0.4 + 1.2 * 19.5 / 20, 1e-12);
  EXPECT_NEAR(calls(21), calls(1), 1e-12);  // renewed
  double sum = 0;
  for (std::size_t y = 1; y <= 20; ++y) sum += calls(y);
  EXPECT_NEAR(sum, 20, 1e-9);
}

TEST(DarkPoints, NeitherWearOutNorAreRenewed) {
  auto figures = plain_figures();
  for (const char *own :
       {"lighting.discharge.failure", "lighting.relamping.price", "lighting.renewal.rate"})
    figures.erase(own);
  Town town = of("hps", 1980);
  town.points.push_back(town.points[0]);
  town.points[0]["regime"] = std::string("off");
  const Answer a = ask(town, {.years = 40, .figures = figures});
  EXPECT_NEAR(a.line(maintenance, 0), 11000 + 1000 * (11 + 0.033 * 150 + 10), 1e-6);
  // The lit thousand alone is in the queue.
  EXPECT_NEAR(a.line(renewal, 0), 30 * 600, 1e-6);
  EXPECT_NEAR(a.indicator(led_share, 39), 0.5, 1e-12);
}

TEST(Dimming, ThenLedLosesTheBallastsAndSetsTheNewHeads) {
  auto figures = plain_figures();
  const Entry dim{"lighting.dimming", 2023, {}, {}}, head{"lighting.led", 2026, {}, {}};
  const Answer a = ask(of("hps"), {.programme = {dim, head}, .years = 5, .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 100000, 1e-6);
  EXPECT_NEAR(a.line(investment, 3), 600000 + 25000, 1e-6);
  EXPECT_NEAR(a.line(residual, 4), 625000 * 19 / 20.0, 1e-6);
}

TEST(Clocks, AreNotBoughtAgainOnceRemoteManagementDoesTheirWork) {
  auto figures = plain_figures();
  figures["lighting.points_per_cabinet"] = fixed(50);
  figures["lighting.clock.photocell_share"] = fixed(1);
  const Entry clocks{"lighting.astro_clocks", 2023, {}, {}};
  const Entry remote{"lighting.remote", 2028, {}, {{"per_point", 0}}};
  const Answer a = ask(of("hps"), {.programme = {clocks, remote}, .years = 16, .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 20 * 450, 1e-9);
  EXPECT_EQ(a.line(renewal, 15), 0);
  EXPECT_NEAR(a.line(residual, 15), 20 * 900 * (1 - 10 / 12.0), 1e-6);
}

}  // namespace
