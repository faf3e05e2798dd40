// equations.h - the equations of the model, one by one, as the README numbers them.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

namespace lighting {

constexpr double clamp01(double x) {
  return std::min(std::max(x, 0.0), 1.0);
}

// (1) Power of lamp and gear.
constexpr double system_power(double lamp_watts, double ballast_share) {
  return lamp_watts * (1 + ballast_share);
}

// (2) Power at a level of light, `floor` being what is drawn at almost none.
constexpr double power_at(double level, double floor) {
  return floor + (1 - floor) * level;
}

// (3) Part of the time a detector keeps the light up: arrivals at random, each starting the hold
// time anew.
inline double part_up(double detections_per_hour, double hold_minutes) {
  return 1 - std::exp(-detections_per_hour * hold_minutes / 60);
}

// (4) Light left after burning hours, and the hours at which 70 % are left for a loss seen.
inline double lumen_maintenance(double hours, double l70) {
  return std::exp(std::log(0.7) * hours / l70);
}
inline double l70_of(double hours, double light_left) {
  return hours * std::log(0.7) / std::log(light_left);
}

// (5) Mean power over life of a head that keeps its light constant.
constexpr double constant_light_factor(double light_left_at_end) {
  return (1 + light_left_at_end) / 2;
}

// (6) Hours burnt beyond darkness by a clock that is `minutes` late at each switching.
constexpr double late_hours(double minutes) {
  return 2 * 365 * minutes / 60;
}

// (7) Part of a cohort renewed at the pace `rate` of the whole stock, `time` years from now, when
// it stands in the queue (oldest first) from `from` over `width`, both as parts of the stock.
constexpr double renewed_part(double rate, double time, double from, double width) {
  return clamp01((rate * time - from) / width);
}

// (8) Bill of a year: what is used, and what is subscribed.
constexpr double bill(double kwh, double price, double kva, double subscription) {
  return kwh * price + kva * subscription;
}

// (9) Subscription that fits an installed power.
constexpr double fitting_subscription(double kw, double margin, double power_factor,
                                      double least_kva) {
  return std::max(least_kva, margin * kw / power_factor);
}

// (10) Upkeep of a point: rounds, calls, group relamping.
constexpr double upkeep(double preventive, double failures, double call, double relamping,
                        double interval) {
  return preventive + failures * call + relamping / interval;
}

// (11) Life left in what was bought `age` years ago, as a part.
constexpr double life_left(double age, double life) {
  return std::max(0.0, 1 - age / life);
}

// (12) Weight of 2,200 K, 3,000 K and 4,000 K in a light of another colour temperature.
constexpr std::array<double, 3> colour_weights(double kelvin) {
  if (kelvin <= 3000) {
    const double w = clamp01((kelvin - 2200) / 800);
    return {1 - w, w, 0};
  }
  const double w = clamp01((kelvin - 3000) / 1000);
  return {0, 1 - w, w};
}

// (13) Part of the light of a luminaire that ends in the sky.
constexpr double part_upward(double upward, double reflectance) {
  return upward + (1 - upward) * reflectance;
}

}  // namespace lighting
