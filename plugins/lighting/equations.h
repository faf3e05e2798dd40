// equations.h - the equations of the model, one by one, as the README numbers them.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

namespace lighting {

// std::min and std::max by value: references to what is lesser keep loops from being vectorised.
constexpr double lesser(double a, double b) {
  return b < a ? b : a;
}
constexpr double greater(double a, double b) {
  return a < b ? b : a;
}

constexpr double clamp01(double x) {
  return lesser(greater(x, 0.0), 1.0);
}

// (1) Power of lamp and gear.
constexpr double system_power(double lamp_watts, double ballast_share) {
  return lamp_watts * (1 + ballast_share);
}

// (2) Power at a level of light, `floor` being what is drawn at almost none.
constexpr double power_at(double level, double floor) {
  return floor + (1 - floor) * level;
}

// (3) Part of the time a detector (or a request) keeps the light up: arrivals at random, each
// starting the hold time anew.
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
// it stands in the queue (oldest first) from `from` over a width, both as parts of the stock;
// `density` is 1 / width.
constexpr double renewed_part(double rate, double time, double from, double density) {
  return clamp01((rate * time - from) * density);
}

// (8) Bill of a year: what is used, and what is subscribed.
constexpr double bill(double kwh, double price, double kva, double subscription) {
  return kwh * price + kva * subscription;
}

// (9) Subscription that fits an installed power.
constexpr double fitting_subscription(double kw, double margin, double power_factor,
                                      double least_kva) {
  return greater(least_kva, margin * kw / power_factor);
}

// (10) Upkeep of a point in a year: rounds, calls, and the year's part of group relamping.
constexpr double upkeep(double preventive, double failures, double call, double relamping) {
  return preventive + failures * call + relamping;
}

// (11) Life left in what was bought `age` years ago, as a part.
constexpr double life_left(double age, double life) {
  return greater(0.0, 1 - age / life);
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

// (14) Failures at a part `x` of the life over their mean over the life: a straight line that ends
// at `growth`, between Weibull's shapes 1 (growth 1) and 2 (growth 2). Past the life it stays
// there.
constexpr double failures_at(double x, double growth) {
  return 2 - growth + 2 * (growth - 1) * clamp01(x);
}

// The same, mean of a stock of any age alike, `x` lives later, of which none was renewed.
constexpr double failures_of_ageing(double x, double growth) {
  const double young = 1 - clamp01(x);
  return failures_at(1 - young * young / 2, growth);
}

// Of lives, one after the other, the part behind in the one at work.
constexpr double part_lived(double lives) {  // not negative
  return lives - static_cast<double>(static_cast<int>(lives));
}

// (15) Part that falls due up to `time` after works, of a stock of any age alike renewed at the end
// of each life, when the works took the part `ahead` that stood first in line. The part taken comes
// back as a whole, a life after the works, and is not counted here.
inline double due_after_works(double time, double ahead, double life) {
  if (time <= 0) return 0;
  const double lives = std::floor(time / life);
  return lives * (1 - ahead) + greater(0.0, time / life - lives - ahead);
}

// (16) Life left, at the end of year `last`, in the part of a stock of any age alike in year 0 that
// falls due from year `from` to year `to`, as a part of what the whole stock is worth new.
constexpr double left_of_ageing(double from, double to, double last, double life) {
  const double a = greater(from, last + 1) - last - 0.5, b = lesser(to, life) - last - 0.5;
  return b > a ? (b * b - a * a) / (2 * life * life) : 0;
}

}  // namespace lighting
