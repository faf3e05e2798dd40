// sun.h - where the sun is, and when it crosses an altitude. Low-precision formulae of the
// Astronomical Almanac (0.01 degree between 1950 and 2050), without refraction.
//
// Time is in days since 2000-01-01 12:00 UTC; angles are in degrees unless a name says otherwise.
#pragma once
#include <span>
#include <vector>

namespace lighting {

struct Sun {
  double declination;       // degrees
  double equation_of_time;  // degrees of hour angle: solar time minus mean time
};
Sun sun_at(double days);

// Days since 2000-01-01 12:00 UTC of 0 h UTC on the first of January of a year.
double start_of_year(int year);

// The sun day by day over some years, read between the days. Immutable once made.
class Ephemeris {
 public:
  // From 0 h UTC `first` on, `days` days (both in the count above; a day is read either side).
  Ephemeris(double first, int days);

  // Morning and evening crossings of some altitudes (given by their sines, neighbours next to each
  // other) around the transit of day k (0 = the first) at `longitude`, the latitude given by sine
  // and cosine. Answers in days. Where the sun stays above all day, the crossings lie half a day
  // from the transit, so that the night between two such days has no length; where it stays below,
  // both are the transit.
  struct Day {
    double morning;  // the sun rises above the altitude
    double evening;  // the sun falls below it
  };
  void crossings(int k, double longitude, double sine_latitude, double cosine_latitude,
                 std::span<const double> sine_altitudes, std::span<Day> out) const;

 private:
  struct Sample {
    double sine, cosine, equation;
  };
  Sample at(double days) const;
  double first_;
  std::vector<Sample> samples_;
};

}  // namespace lighting
