#include "sun.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace lighting {
namespace {

constexpr double radians = std::numbers::pi / 180;

double wrapped(double degrees) {
  return degrees - 360 * std::round(degrees / 360);
}

}  // namespace

Sun sun_at(double days) {
  const double mean_longitude = 280.460 + 0.9856474 * days;
  const double anomaly = (357.528 + 0.9856003 * days) * radians;
  const double longitude =
      (mean_longitude + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly)) * radians;
  const double obliquity = (23.439 - 0.0000004 * days) * radians;
  const double ascension =
      std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude)) / radians;
  return {std::asin(std::sin(obliquity) * std::sin(longitude)) / radians,
          wrapped(mean_longitude - ascension)};
}

double start_of_year(int year) {
  using namespace std::chrono;
  const sys_days day = std::chrono::year(year) / January / 1;
  const sys_days epoch = std::chrono::year(2000) / January / 1;
  return static_cast<double>((day - epoch).count()) - 0.5;
}

Ephemeris::Ephemeris(double first, int days) : first_(first - 2) {
  samples_.reserve(static_cast<std::size_t>(days) + 5);
  for (int k = 0; k < days + 5; ++k) {
    const Sun sun = sun_at(first_ + k);
    samples_.push_back({std::sin(sun.declination * radians), std::cos(sun.declination * radians),
                        sun.equation_of_time});
  }
}

// Between two days the straight line is good to 0.001 degree.
Ephemeris::Sample Ephemeris::at(double days) const {
  const double x = std::clamp(days - first_, 0.0, static_cast<double>(samples_.size()) - 1.001);
  const auto i = static_cast<std::size_t>(x);
  const double w = x - static_cast<double>(i);
  const Sample &a = samples_[i], &b = samples_[i + 1];
  return {a.sine + w * (b.sine - a.sine), a.cosine + w * (b.cosine - a.cosine),
          a.equation + w * (b.equation - a.equation)};
}

void Ephemeris::crossings(int k, double longitude, double sine_latitude, double cosine_latitude,
                          std::span<const double> sine_altitudes, std::span<Day> out) const {
  const double noon = first_ + 2 + k + 0.5 - longitude / 360;
  // The hour angle at which the sun stands at the altitude; held to 0..180 where it never does,
  // which makes the whole day lit or dark.
  const auto improved = [&](double t, double side, double sine_altitude) {
    const Sample sun = at(t);
    const double cosine =
        (sine_altitude - sine_latitude * sun.sine) / (cosine_latitude * sun.cosine);
    const double hour_angle = std::acos(std::clamp(cosine, -1.0, 1.0)) / radians;
    return noon + (side * hour_angle - sun.equation) / 360;
  };
  // Each altitude starts from the crossing of its neighbour: one step is then enough.
  double morning = improved(noon - 0.25, -1, sine_altitudes[0]);
  double evening = improved(noon + 0.25, +1, sine_altitudes[0]);
  for (std::size_t i = 0; i < sine_altitudes.size(); ++i) {
    morning = improved(morning, -1, sine_altitudes[i]);
    evening = improved(evening, +1, sine_altitudes[i]);
    out[i] = {morning, evening};
  }
}

}  // namespace lighting
