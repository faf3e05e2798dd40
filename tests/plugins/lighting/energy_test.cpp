// Proves what a programme uses and pays in a year, on small towns worked by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace lighting;

// 1,000 sodium points of 100 W, 115 W with gear, around Lyon.
Town sodium(double count = 1000) {
  Town town;
  town.points = {{{"count", count}, {"lamp_type", "hps"}, {"lamp_power", 100.0}}};
  return town;
}

double night(double latitude = 46, double longitude = 4.84, double altitude = -3.5) {
  const auto clock = european_clock(2023, 1);
  const LitHours hours(2023, clock.since, clock.offset);
  return hours.all(hours.at(latitude, longitude, altitude));
}
double window(double from, double to) {
  const auto clock = european_clock(2023, 1);
  const LitHours hours(2023, clock.since, clock.offset);
  return hours.between(hours.at(46, 4.84, -3.5), from, to);
}

TEST(Energy, OfTheReferenceIsPointsTimesSystemPowerTimesDarkness) {
  const Answer a = ask(sodium(), {.years = 3, .figures = plain_figures()});
  for (std::size_t y = 0; y < 3; ++y)
    EXPECT_NEAR(a.line(electricity, y), 1000 * 0.115 * night(), 1e-6);
}

TEST(Energy, ComesFromAnInstalledPowerThatCountsLampsWithTheirGear) {
  Town town = sodium();
  town.points.push_back({{"count", 100.0}, {"lamp_type", "led"}, {"system_power", 40.0}});
  town.points.push_back({{"count", 10.0}, {"system_power", 200.0}, {"regime", "off"}});
  Asked asked{.programme = {{"lighting.led", 2023, {1, 0, 0}, {{"power_ratio", 0.5}}},
                            {"lighting.removal", 2024, {0, 1, 0}, {}}},
              .years = 3,
              .figures = plain_figures()};
  asked.figures["lighting.points_per_cabinet"] = fixed(37);
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.indicator(installed_power, 0), 115 + 4 + 2, 1e-9);
  EXPECT_NEAR(a.indicator(installed_power, 1), 57.5 + 4 + 2, 1e-9);
  EXPECT_NEAR(a.indicator(installed_power, 2), 57.5 + 2, 1e-9);
  EXPECT_NEAR(a.indicator(power_per_cabinet, 0), 121 / (1110 / 37.0), 1e-9);
  EXPECT_EQ(indicators[installed_power].direction, 0);
}

TEST(Energy, TwiceTheLampsIsTwiceTheEnergyMoneyAndWaste) {
  Asked asked{.programme = {{"lighting.led", 2024, {}, {}}}, .figures = plain_figures()};
  asked.figures.erase("lighting.renewal.rate");
  const Answer one = ask(sodium(1000), asked), two = ask(sodium(2000), asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t y = 0; y < 20; ++y)
      EXPECT_NEAR(two.lines[l][y], 2 * one.lines[l][y], 1e-9 * std::abs(two.lines[l][y]))
          << lines[l].name;
}

TEST(Energy, AnLedHeadServesFromTheYearAfterItsWorks) {
  Asked asked{.programme = {{"lighting.led", 2024, {}, {{"power_ratio", 0.5}}}},
              .years = 4,
              .figures = plain_figures()};
  const Answer a = ask(sodium(), asked);
  const double before = 115 * night();
  EXPECT_NEAR(a.line(electricity, 0), before, 1e-6);
  EXPECT_NEAR(a.line(electricity, 1), before, 1e-6);
  EXPECT_NEAR(a.line(electricity, 2), before / 2, 1e-6);
  EXPECT_NEAR(a.line(investment, 1), 1000 * 600, 1e-6);
  EXPECT_EQ(a.line(investment, 0) + a.line(investment, 2) + a.line(investment, 3), 0);
  EXPECT_EQ(a.indicator(led_share, 1), 0);
  EXPECT_EQ(a.indicator(led_share, 2), 1);
}

TEST(Energy, SwitchingOffSavesTheHoursOfTheWindowAndNotTheSubscription) {
  Asked asked{.programme = {{"lighting.switch_off", 2023, {}, {{"from", 23}, {"to", 5}}}},
              .years = 2,
              .figures = plain_figures()};
  const Answer a = ask(sodium(), asked);
  EXPECT_NEAR(a.line(electricity, 1), 115 * (night() - window(23, 5)), 1e-6);
  EXPECT_EQ(a.line(subscription, 1), a.line(subscription, 0));
  const double bill = a.line(electricity_purchase, 1) + a.line(electricity_excise, 1);
  EXPECT_NEAR(bill, 0.163 * a.line(electricity, 1), 1e-9);
  EXPECT_NEAR(a.line(electricity_excise, 1), 0.15 * bill, 1e-9);
  EXPECT_NEAR(a.line(electricity_co2e, 1), 0.052 * a.line(electricity, 1), 1e-9);
}

TEST(Energy, DimmingInHoursThatAreSwitchedOffBringsNothing) {
  const Entry off{"lighting.switch_off", 2023, {}, {{"from", 23}, {"to", 5}}};
  const Entry dim{"lighting.dimming", 2023, {}, {{"from", 0}, {"to", 4}, {"level", 0.5}}};
  const Answer alone = ask(sodium(), {.programme = {off}, .figures = plain_figures()});
  const Answer both = ask(sodium(), {.programme = {off, dim}, .figures = plain_figures()});
  for (std::size_t y = 0; y < 20; ++y)
    EXPECT_EQ(both.line(electricity, y), alone.line(electricity, y));
  EXPECT_GT(both.line(investment, 0), alone.line(investment, 0));
}

TEST(Energy, DimmingAfterLedActsOnThePowerOfTheLed) {
  const Entry head{"lighting.led", 2023, {}, {{"power_ratio", 0.5}}};
  const Entry dim{"lighting.dimming", 2023, {}, {{"from", 22}, {"to", 6}, {"level", 0.5}}};
  const Answer a = ask(sodium(), {.programme = {head, dim}, .figures = plain_figures()});
  const double dimmed = window(22, 6);
  EXPECT_NEAR(a.line(electricity, 1), 57.5 * (night() - dimmed + 0.525 * dimmed), 1e-6);
}

TEST(Energy, DimmingASodiumLampToHalfStillTakesTwoThirdsOfItsPower) {
  const Entry dim{"lighting.dimming", 2023, {}, {{"from", 22}, {"to", 6}, {"level", 0.5}}};
  const Answer a = ask(sodium(), {.programme = {dim}, .figures = plain_figures()});
  EXPECT_NEAR(a.line(electricity, 1), 115 * (night() - 0.33 * window(22, 6)), 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 1000 * 100, 1e-6);  // two-level ballasts
}

TEST(Energy, PresenceDetectionLetsTheLightComeUpForAPartOfTheTime) {
  Asked asked{.programme = {{"lighting.presence", 2023, {}, {{"low_level", 0.2}}}},
              .figures = plain_figures()};
  asked.figures["lighting.presence.rate"] = fixed(60);
  asked.figures["lighting.presence.hold"] = fixed(1);
  const Answer a = ask(sodium(), asked);
  const double up = 1 - std::exp(-1.0), level = 0.2 + 0.8 * up;
  const double power = 0.34 + 0.66 * level;
  EXPECT_NEAR(a.line(electricity, 1), 115 * (night() - (1 - power) * window(22, 6)), 1e-6);
}

TEST(Energy, StandbyOfNodesAndCabinetsIsPaidDayAndNight) {
  Asked asked{.programme = {{"lighting.remote", 2023, {}, {}}}, .figures = plain_figures()};
  asked.figures["lighting.cabinet.standby"] = fixed(10);
  asked.figures["lighting.points_per_cabinet"] = fixed(25);
  const Answer a = ask(sodium(), asked);
  const double cabinets = 40 * 10 * 8.76;
  EXPECT_NEAR(a.line(electricity, 0), 115 * night() + cabinets, 1e-6);
  EXPECT_NEAR(a.line(electricity, 1), 115 * night() + cabinets + 1000 * 1 * 8.76, 1e-6);
  EXPECT_NEAR(a.line(operation, 1), 3000, 1e-9);
}

TEST(Energy, LateClocksBurnMoreAndExactOnesNot) {
  Asked asked{.programme = {{"lighting.astro_clocks", 2023, {}, {}}}, .figures = plain_figures()};
  asked.figures["lighting.clock.offset"] = fixed(30);
  asked.figures["lighting.clock.photocell_share"] = fixed(0.5);
  Town town = sodium();
  const Answer unknown_clock = ask(town, asked);
  EXPECT_NEAR(unknown_clock.line(electricity, 0), 115 * (night() + 0.5 * 365), 1e-6);
  EXPECT_NEAR(unknown_clock.line(electricity, 1), 115 * night(), 1e-6);
  // Half of these cabinets turn out to have an exact clock: none is bought for them.
  EXPECT_NEAR(unknown_clock.line(investment, 0), 0.5 * 1000 / 31 * 450, 1e-6);

  town.points[0]["cabinet"] = std::string("A");
  town.cabinets = {{{"id", "A"}, {"clock", "photocell"}}};
  EXPECT_NEAR(ask(town, asked).line(electricity, 0), 115 * (night() + 365), 1e-6);
  EXPECT_NEAR(ask(town, asked).line(investment, 0), 450, 1e-9);
  town.cabinets = {{{"id", "A"}, {"clock", "astronomical"}}};
  const Answer exact = ask(town, asked);
  EXPECT_NEAR(exact.line(electricity, 0), 115 * night(), 1e-6);
  EXPECT_EQ(exact.line(investment, 0), 0);  // there is one already
}

TEST(Energy, ADialClockIsNoPhotocellAndHasItsOwnLateness) {
  Asked asked{.programme = {{"lighting.astro_clocks", 2023, {}, {}}}, .figures = plain_figures()};
  asked.figures["lighting.clock.offset"] = fixed(30);
  asked.figures["lighting.clock.other_offset"] = fixed(12);
  asked.figures["lighting.clock.photocell_share"] = fixed(0.5);
  Town town = sodium();
  town.points[0]["cabinet"] = std::string("A");
  town.cabinets = {{{"id", "A"}, {"clock", "other"}}};
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.line(electricity, 0), 115 * (night() + 2 * 365 * 12 / 60.0), 1e-6);
  EXPECT_NEAR(a.line(electricity, 1), 115 * night(), 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 450, 1e-9);
}

TEST(Energy, WhatIsSwitchedOffAtAnHourHangsOnAClock) {
  Asked asked{.years = 1, .figures = plain_figures()};
  asked.figures["lighting.clock.offset"] = fixed(30);
  Town town = sodium();
  town.points[0]["regime"] = std::string("part_night");
  town.points[0]["reduced_from"] = 0.0;
  town.points[0]["reduced_to"] = 6.0;
  EXPECT_NEAR(ask(town, asked).line(electricity, 0), 115 * (night() - window(0, 6)), 1e-6);
}

TEST(Energy, HoursOfARegimeFilledFromPeersMoveWithTheirDraws) {
  Town town = sodium();
  town.points[0]["regime"] = std::string("part_night");
  Asked asked{.years = 1, .draws = 3, .figures = plain_figures()};
  const double from[]{23, 22, 1.5};
  asked.figures["lighting.regime.reduced_from"] = [&](std::size_t, std::size_t d) {
    return from[d];
  };
  const Answer off = ask(town, asked);
  for (std::size_t d = 0; d < 3; ++d)
    EXPECT_NEAR(off.line(electricity, 0, d), 115 * (night() - window(from[d], 5)), 1e-6);
  EXPECT_EQ(off.indicator(reduced_share, 0, 1), 1);
  EXPECT_EQ(off.indicator(reduced_share, 0, 2), 0);  // three hours and a half

  town.points[0]["regime"] = std::string("dimmed");
  asked.figures["lighting.regime.reduced_level"] = fixed(0.2);
  const Answer dim = ask(town, asked);
  EXPECT_NEAR(dim.line(electricity, 0, 1), 115 * (night() - 0.66 * 0.8 * window(22, 5)), 1e-6);
  // What is known stays.
  town.points[0]["reduced_from"] = 23.0;
  EXPECT_NEAR(ask(town, asked).line(electricity, 0, 1),
              115 * (night() - 0.66 * 0.8 * window(23, 5)), 1e-6);
}

// Of 1,000 points of unknown regime, six in ten are off from 23 to 5 as peers are: they burn what
// points of that regime burn, the others the whole night; the town is not said to reduce its light.
TEST(Energy, OfAnUnknownRegimeIsThatOfPeersForADrawnPartOfThePoints) {
  Town told = sodium(), split = sodium();
  split.points.push_back(split.points[0]);
  split.points[0]["count"] = 400.0;
  split.points[0]["regime"] = std::string("all_night");
  split.points[1]["count"] = 600.0;
  split.points[1]["regime"] = std::string("part_night");
  Town unknown = sodium();
  unknown.points[0].erase("regime");
  Asked asked{.years = 3, .draws = 2, .figures = plain_figures()};
  asked.figures["lighting.peer.part_night_share"] = [](std::size_t, std::size_t d) {
    return d == 0 ? 0.6 : 0.2;
  };
  const Entry off{"lighting.switch_off", 2023, {}, {{"from", 22}, {"to", 4}}};
  const Entry dim{"lighting.dimming", 2023, {}, {{"from", 20}, {"to", 6}, {"level", 0.5}}};
  for (const auto &programme : {std::vector<Entry>{}, {off}, {dim}}) {
    asked.programme = programme;
    const Answer a = ask(unknown, asked), b = ask(split, asked);
    for (std::size_t y = 0; y < 3; ++y) {
      EXPECT_NEAR(a.line(electricity, y, 0), b.line(electricity, y, 0), 1e-6);
      EXPECT_NEAR(a.indicator(lit_hours, y, 0), b.indicator(lit_hours, y, 0), 1e-9);
      EXPECT_GT(a.line(electricity, y, 1), a.line(electricity, y, 0));
      EXPECT_TRUE(std::isnan(a.indicator(reduced_share, y)));
    }
  }
  // The gain of switching off is that of the points which burn all night, and of the hour before
  // 23 for the others.
  asked.programme = {off};
  const Answer a = ask(unknown, asked);
  EXPECT_NEAR(a.line(electricity, 0, 0) - a.line(electricity, 1, 0),
              115 * (0.4 * window(22, 4) + 0.6 * window(22, 23)), 1e-6);
}

TEST(Energy, OfAKnownRegimeDoesNotFollowPeers) {
  Town town = sodium();
  town.points[0]["regime"] = std::string("all_night");
  Asked asked{.years = 1, .figures = plain_figures()};
  asked.figures["lighting.peer.part_night_share"] = fixed(0.9);
  EXPECT_NEAR(ask(town, asked).line(electricity, 0), 115 * night(), 1e-6);
}

TEST(Energy, ASubscriptionStaysAsItWasMadeUntilItIsMadeAnew) {
  const Entry head{"lighting.led", 2026, {}, {{"power_ratio", 0.5}}};
  const Entry early{"lighting.subscribed_power", 2023, {}, {{"margin", 1}}};
  const Entry late{"lighting.subscribed_power", 2028, {}, {{"margin", 1}}};
  Asked asked{.programme = {head, early}, .years = 8, .figures = plain_figures()};
  const double full = 115 / 0.9 * 100;
  const Answer once = ask(sodium(), asked);
  EXPECT_NEAR(once.line(subscription, 1), full, 1e-6);
  EXPECT_NEAR(once.line(subscription, 7), full, 1e-6);
  asked.programme.push_back(late);
  const Answer twice = ask(sodium(), asked);
  EXPECT_NEAR(twice.line(subscription, 5), full, 1e-6);
  EXPECT_NEAR(twice.line(subscription, 6), full / 2, 1e-6);
  EXPECT_GT(twice.line(investment, 5), 0);
}

TEST(Energy, NoMarginNorLeastMakesASubscriptionNegative) {
  const Entry gone{"lighting.removal", 2023, {}, {}};
  const Entry change{"lighting.subscribed_power", 2023, {}, {}};
  Asked asked{.programme = {gone, change}, .years = 3, .figures = plain_figures()};
  asked.figures["lighting.subscribed.minimum"] = fixed(0);
  EXPECT_NEAR(ask(sodium(), asked).line(subscription, 2), 0, 1e-9);
}

TEST(Energy, OfARecordedRegimeIsThatOfItsHours) {
  Town town = sodium();
  town.points[0]["regime"] = std::string("part_night");  // 23 to 5 from peers
  EXPECT_NEAR(ask(town, {.figures = plain_figures()}).line(electricity, 0),
              115 * (night() - window(23, 5)), 1e-6);
  town.points[0]["reduced_from"] = 0.0;
  town.points[0]["reduced_to"] = 6.0;
  EXPECT_NEAR(ask(town, {.figures = plain_figures()}).line(electricity, 0),
              115 * (night() - window(0, 6)), 1e-6);
  town.points[0]["regime"] = std::string("dimmed");
  EXPECT_NEAR(ask(town, {.figures = plain_figures()}).line(electricity, 0),
              115 * (night() - 0.33 * window(0, 6)), 1e-6);
  town.points[0]["regime"] = std::string("off");
  EXPECT_EQ(ask(town, {.figures = plain_figures()}).line(electricity, 0), 0);
}

TEST(Energy, ASubscriptionBroughtDownFollowsTheInstalledPower) {
  const Entry head{"lighting.led", 2023, {}, {{"power_ratio", 0.5}}};
  const Entry change{"lighting.subscribed_power", 2023, {}, {}};
  Asked asked{.programme = {head, change}, .figures = plain_figures()};
  asked.figures["lighting.points_per_cabinet"] = fixed(50);
  const Answer a = ask(sodium(), asked);
  EXPECT_NEAR(a.line(subscription, 0), 115 * 1.5 * 100, 1e-6);
  EXPECT_NEAR(a.line(subscription, 1), 57.5 * 1.2 / 0.9 * 100, 1e-6);
  // The least of 20 cabinets, 1 kVA each, does not bind; with 100 kVA each it does, and the
  // subscription is never raised.
  asked.figures["lighting.subscribed.minimum"] = fixed(100);
  EXPECT_NEAR(ask(sodium(), asked).line(subscription, 1), 115 * 1.5 * 100, 1e-6);
}

TEST(Energy, ARemovedPointUsesAndCostsNothingMore) {
  Asked asked{.programme = {{"lighting.removal", 2024, {}, {}}}, .figures = plain_figures()};
  asked.figures["lighting.renewal.rate"] = fixed(0.03);
  const Answer a = ask(sodium(), asked);
  EXPECT_GT(a.line(electricity, 1), 0);
  for (std::size_t y = 2; y < 20; ++y) {
    EXPECT_EQ(a.line(electricity, y), 0);
    EXPECT_EQ(a.line(maintenance, y), 0);
    EXPECT_EQ(a.line(renewal, y), 0);
    EXPECT_TRUE(std::isnan(a.indicator(energy_per_point, y)));
  }
  EXPECT_NEAR(a.line(investment, 1), 150 * 1000, 1e-6);
  EXPECT_EQ(a.line(residual, 19), 0);
}

TEST(Energy, ReboundTakesItsPartOfTheLedSaving) {
  Asked asked{.programme = {{"lighting.led", 2023, {}, {}}}, .figures = plain_figures()};
  asked.figures["lighting.rebound"] = fixed(0.1);
  EXPECT_NEAR(ask(sodium(), asked).line(electricity, 1), 115 * 0.55 * night(), 1e-6);
}

TEST(Energy, LightToTheSkyFallsWithShieldedHeadsAndRisesWithBlue) {
  Asked asked{.figures = plain_figures()};
  // 115 kW x 75 lm/W x (0.05 + 0.95 x 0.1) x hours.
  const Answer now = ask(sodium(), asked);
  EXPECT_NEAR(now.line(upward_light, 0), 0.115 * 75 * 0.145 * night(), 1e-6);
  asked.programme = {{"lighting.led", 2023, {}, {{"colour_temperature", 2200}}}};
  const Answer warm = ask(sodium(), asked);
  EXPECT_NEAR(warm.line(upward_light, 1), 0.0575 * 140 * (0.01 + 0.99 * 0.1) * 1.1 * night(), 1e-6);
  asked.programme = {{"lighting.led", 2023, {}, {{"colour_temperature", 4000}}}};
  EXPECT_NEAR(ask(sodium(), asked).line(upward_light, 1), warm.line(upward_light, 1) * 2.4 / 1.1,
              1e-6);
}

TEST(Energy, CountsTheLightThatIsTakenAwayAndNotThatOfLateClocks) {
  Asked asked{.figures = plain_figures()};
  asked.figures["lighting.clock.offset"] = fixed(30);  // half an hour after sunrise, too
  const double all = 1000 * night();
  EXPECT_NEAR(ask(sodium(), asked).line(light_given, 1), all, 1e-3);
  const auto left = [&](const Entry &entry) {
    asked.programme = {entry};
    return ask(sodium(), asked).line(light_given, 1);
  };
  EXPECT_NEAR(left({"lighting.led", 2023, {}, {}}), all, 1e-3);
  EXPECT_NEAR(left({"lighting.astro_clocks", 2023, {}, {}}), all, 1e-3);
  EXPECT_NEAR(left({"lighting.removal", 2023, {0.8}, {}}), 0.2 * all, 1e-3);
  // Half the light from midnight to 5:00 is lost like all of it in half the hours.
  const double off = all - left({"lighting.switch_off", 2023, {}, {{"from", 0}, {"to", 5}}});
  EXPECT_GT(off, 1000 * 4.9 * 365);
  EXPECT_NEAR(left({"lighting.dimming", 2023, {}, {{"from", 0}, {"to", 5}, {"level", 0.5}}}),
              all - off / 2, 1e-3);
  EXPECT_EQ(std::string(lines[light_given].to), "users");  // less of it is their loss
}

TEST(Energy, ConstantLightOutputDrawsTheMeanOfStartAndEnd) {
  Asked asked{.programme = {{"lighting.led", 2023, {}, {{"constant_light", 1}}}},
              .figures = plain_figures()};
  asked.figures["lighting.led.life"] = fixed(20);
  asked.figures["lighting.led.l70"] = fixed(20 * night());  // 70 % left at the end
  asked.figures["lighting.led.dirt"] = fixed(1);
  const Answer a = ask(sodium(), asked);
  EXPECT_NEAR(a.line(electricity, 1), 115 * 0.5 * 0.85 * night(), 1e-6);
  EXPECT_NEAR(a.indicator(maintenance_factor, 1), 0.7, 1e-9);
}

}  // namespace
