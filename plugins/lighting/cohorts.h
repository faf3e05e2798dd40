// cohorts.h - rows that behave alike, put together once per programme.
//
// A cohort is a number of points under one treatment, with one way of ageing and one regime. Its
// power is a sum of few terms, so that rows filled from one peer figure share the draws of it.
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "profile.h"

namespace lighting {

// Which power ratio an LED that replaces the lamp takes.
enum RatioGroup : int {
  ratio_general,
  ratio_mercury,
  ratio_fluorescent,
  ratio_induction,
  ratio_incandescent,
  n_ratios,
  ratio_of_led = n_ratios
};
RatioGroup ratio_group(int type);

// Lamps of one type in a cohort: watts that are known, and points whose lamp power is drawn.
struct Lamps {
  int type;
  double lamp_watts = 0;    // without gear, summed over points (per point or inhabitant unit)
  double system_watts = 0;  // with gear, measured
  std::vector<std::pair<uint32_t, double>> drawn;  // parameter, points
  double upward;                                   // NaN = drawn
  std::array<double, 3> colour{};  // weights of 2,200, 3,000, 4,000 K; all 0 = drawn
};

struct Cohort {
  std::size_t treatment = 0;
  RatioGroup ratio = ratio_general;
  bool is_led = false;
  bool per_inhabitant = false;
  bool dark = false;                         // never lit: nothing wears, nothing is renewed
  Switching switching = Switching::unknown;  // before any measure
  double points = 0;                         // or inhabitants
  double gear = 0;                           // part of the points that need gear to dim
  double typed = 0, told = 0;                // parts of known lamp type, of known regime
  // Place in the queue of renewal (old lamps): from, width, and 1 / width.
  double queue_from = 0, queue_width = 1, density = 1;
  double age = jalon::unknown;       // mean, in year 0; NaN = any age alike
  double dated = 0;                  // points of known year
  std::vector<double> older;         // by year: those of them older than 25 years, untouched
  std::size_t before = 0;            // profile before any measure
  std::vector<std::size_t> profile;  // by year
  std::vector<Lamps> lamps;
};

// A programme made ready: all that does not depend on draws.
struct Plan {
  Plan(const Stock &stock, const jalon::Programme &programme);

  const Stock *stock;
  int first_year;
  std::size_t years;
  std::vector<Treatment> treatments;
  Profiles profiles;
  std::vector<Cohort> cohorts;
};

}  // namespace lighting
