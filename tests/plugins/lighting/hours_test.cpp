// Proves that the hours of darkness by the legal clock are those of an independent computation in
// five-minute steps, and how far the table's interpolation is from the formulae it is made of.
#include "hours.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "harness.h"
#include "sun.h"

namespace {

using lighting::LitHours;
using namespace lighting_test;

// Steps through a year of legal time: the slow, plain way.
double stepped(double latitude, double longitude, double altitude, const LegalClock &clock,
               double from, double to) {
  constexpr double rad = std::numbers::pi / 180;
  constexpr int steps = 365 * 288;
  double hours = 0;
  for (int k = 0; k < steps; ++k) {
    const double utc = lighting::start_of_year(2023) + (k + 0.5) / 288;  // days
    const double seconds = utc * 86400 + 946728000;
    double offset = clock.offset[0];
    for (std::size_t i = 0; i < clock.since.size(); ++i)
      if (seconds >= clock.since[i]) offset = clock.offset[i];
    const double legal = std::fmod((seconds + offset) / 3600, 24);
    const bool in = from <= to ? from <= legal && legal < to : legal >= from || legal < to;
    if (!in) continue;
    const auto sun = lighting::sun_at(utc);
    const double day = utc + 0.5;
    const double hour_angle =
        ((day - std::floor(day)) * 360 - 180 + longitude + sun.equation_of_time) * rad;
    const double sine =
        std::sin(latitude * rad) * std::sin(sun.declination * rad) +
        std::cos(latitude * rad) * std::cos(sun.declination * rad) * std::cos(hour_angle);
    if (sine < std::sin(altitude * rad)) hours += 1.0 / 12;
  }
  return hours;
}

TEST(Sun, StandsWhereTheAlmanacSaysAtSolsticesAndEquinox) {
  const double year = lighting::start_of_year(2023);
  EXPECT_NEAR(lighting::sun_at(year + 171.6).declination, 23.436, 0.01);   // 21 June
  EXPECT_NEAR(lighting::sun_at(year + 355.1).declination, -23.436, 0.01);  // 22 December
  EXPECT_NEAR(lighting::sun_at(year + 78.89).declination, 0, 0.02);        // 20 March, 21:24
  // The equation of time: -14 minutes in mid-February, +16 at the start of November.
  EXPECT_NEAR(lighting::sun_at(year + 41.5).equation_of_time * 4, -14.2, 0.2);
  EXPECT_NEAR(lighting::sun_at(year + 306.5).equation_of_time * 4, 16.4, 0.2);
}

TEST(Hours, OfTheTableAreThoseOfAStepByStepSkyAtManyPlaces) {
  struct Place {
    const char *name;
    double latitude, longitude;
    LegalClock clock;
  };
  const Place places[]{{"Nice", 43.7, 7.27, european_clock(2023, 1)},
                       {"Brest", 48.39, -4.49, european_clock(2023, 1)},
                       {"Edinburgh", 55.95, -3.19, european_clock(2023, 0)},
                       {"Trondheim", 63.43, 10.4, european_clock(2023, 1)},
                       {"Akola", 20.7, 77.0, constant_clock(2023, 5.5)},
                       {"Quito", -0.2, -78.5, constant_clock(2023, -5)},
                       {"Hobart", -42.9, 147.3, constant_clock(2023, 10)}};
  for (const Place &p : places) {
    const LitHours hours(2023, p.clock.since, p.clock.offset);
    for (const double altitude : {-6.0, -3.4, -0.83}) {
      const auto at = hours.at(p.latitude, p.longitude, altitude);
      // Interpolation and all: two per mille of the night.
      EXPECT_NEAR(hours.all(at), stepped(p.latitude, p.longitude, altitude, p.clock, 0, 24), 8)
          << p.name << " " << altitude;
      EXPECT_NEAR(hours.between(at, 23, 5.5),
                  stepped(p.latitude, p.longitude, altitude, p.clock, 23, 5.5), 8)
          << p.name << " " << altitude;
      EXPECT_NEAR(hours.between(at, 18.25, 19),
                  stepped(p.latitude, p.longitude, altitude, p.clock, 18.25, 19), 8)
          << p.name << " " << altitude;
    }
  }
}

TEST(Hours, InterpolatedBetweenTwoLatitudesAreWithinOnePerMilleInFrance) {
  const auto clock = european_clock(2023, 1);
  const LitHours hours(2023, clock.since, clock.offset);
  for (double latitude = 41; latitude <= 51; latitude += 2)  // the middle between two nodes
    EXPECT_NEAR(hours.all(hours.at(latitude, 2, -3.5)), stepped(latitude, 2, -3.5, clock, 0, 24),
                0.001 * 4100);
}

TEST(Hours, OfAWindowAndOfTheRestAddUpToTheNight) {
  const auto clock = european_clock(2023, 1);
  const LitHours hours(2023, clock.since, clock.offset);
  const auto at = hours.at(45, 5, -3.5);
  EXPECT_NEAR(hours.between(at, 23, 5) + hours.between(at, 5, 23), hours.all(at), 1e-9);
  EXPECT_EQ(hours.between(at, 4, 4), 0);
  EXPECT_NEAR(hours.between(at, 0, 24), hours.all(at), 1e-9);
}

TEST(Hours, AreThoseOfACommonYearInALeapYearToo) {
  const auto common = european_clock(2023, 1), leap = european_clock(2024, 1);
  const LitHours a(2023, common.since, common.offset), b(2024, leap.since, leap.offset);
  EXPECT_NEAR(a.all(a.at(45, 5, -3.5)), b.all(b.at(45, 5, -3.5)), 4);
}

TEST(Hours, WithoutAClockAreCountedFromUtcByLongitude) {
  const LitHours blind(2023, {}, {});
  const auto clock = constant_clock(2023, -6);
  const LitHours central(2023, clock.since, clock.offset);
  EXPECT_FALSE(blind.has_clock());
  const auto a = blind.at(40.1, -88.2, -3.5), b = central.at(40.1, -88.2, -3.5);
  EXPECT_NEAR(blind.between(a, 20, 23), central.between(b, 20, 23), 2);
}

TEST(Hours, NearThePolarCircleStayBetweenNothingAndTheWholeYear) {
  const auto clock = constant_clock(2023, 0);
  const LitHours hours(2023, clock.since, clock.offset);
  for (const double latitude : {-66.0, 66.0})
    for (const double altitude : {-8.0, 0.0}) {
      const double all = hours.all(hours.at(latitude, 0, altitude));
      EXPECT_NEAR(all, stepped(latitude, 0, altitude, clock, 0, 24), 8);
    }
}

}  // namespace
