// hours.h - hours of darkness in a year, by the legal clock.
//
// A table over latitude (2 degrees), sun altitude (1 degree) and legal time of day (5 minutes),
// made once from the sun and the clock of the dossier and read by linear interpolation. Longitude
// shifts the time of day. All hours are those of a year of 365 days.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace lighting {

class LitHours {
 public:
  // The clock as the host gives it (abi.h, territory.clock.*). Empty: no clock is known, and the
  // legal time is taken to be UTC plus a whole number of hours, by longitude, all year.
  LitHours(int year, std::span<const double> since, std::span<const double> offset);

  // Where to read the table for one place and one switching altitude.
  struct Place {
    std::array<std::size_t, 4> corner;
    std::array<double, 4> weight;
    double shift;  // hours, 0 to 24
  };
  Place at(double latitude, double longitude, double altitude) const;

  // Hours of darkness whose legal time of day lies before `hour` (0 to 24). [any thread]
  double before(const Place &place, double hour) const;
  double all(const Place &place) const { return before(place, 24); }
  // Between two hours; over midnight when `from` is after `to`; nothing when they are equal.
  double between(const Place &place, double from, double to) const;

  bool has_clock() const { return has_clock_; }

 private:
  double cumulative(const Place &place, double hour) const;
  bool has_clock_;
  double reference_longitude_ = 0;
  std::vector<double> table_;  // [latitude][altitude][end of slot]
};

}  // namespace lighting
