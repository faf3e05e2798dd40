#include <algorithm>
#include <array>
#include <cmath>

#include "core/settings/bounds.h"
#include "core/settings/fit.h"
#include "core/settings/shape.h"

namespace jalon {
namespace {

// Keys of by_year below this count from year 0 of the appraisal: a schedule of rates.
constexpr int first_calendar_year = 1000;

struct Reached {
  double x;
  Message which;
};

// What the draws of a year may reach: they scale the whole path by draw / value.
std::array<Reached, 3> reached(const Figure &figure, int year) {
  const double middle = figure.in(year);
  const double scale = figure.value == 0 ? 1 : middle / figure.value;
  if (!figure.uncertain())
    return {{{middle, "the value"_msg}, {middle, "low"_msg}, {middle, "high"_msg}}};
  const auto [low, high, ends] = reach_of(figure);
  return {{{middle, "the central value"_msg},
           {low * scale, ends ? "low"_msg : "the lowest draw in a million"_msg},
           {high * scale, ends ? "high"_msg : "the highest draw in a million"_msg}}};
}

}  // namespace

std::optional<Fault> beyond_bounds(const Figure &figure, const Key &key, const Units &units,
                                   int first, int last) {
  if (figure.growth == 0 && figure.by_year.empty()) return std::nullopt;
  const bool schedule =
      !figure.by_year.empty() && figure.by_year.rbegin()->first < first_calendar_year;
  const Bounds bounds = bounds_of(key, units);
  for (int year = schedule ? 0 : first; year <= (schedule ? last - first : last); ++year)
    for (const auto &[x, which] : reached(figure, year)) {
      const double bound = std::clamp(x, bounds.lower, bounds.upper);
      if (std::isfinite(x) && meets(x, bound)) continue;
      if (!std::isfinite(x))
        return Fault("{1}: {2} grows beyond all numbers in {3}"_msg(key.path, which, year),
                     figure.place, "a growth that ends, by years of by_year"_msg);
      return Fault(
          (x < bound ? "{1}: {2} of the layer {3} falls to {4} in {5}, below the bound"_msg
                     : "{1}: {2} of the layer {3} rises to {4} in {5}, above the bound"_msg)(
              key.path, which, message_of(figure.layer), amount(x, figure.unit), year),
          figure.place, bound_expected(x, bound, figure.unit),
          "correct growth, by_year or dist, so that it holds in every appraised year"_msg);
    }
  return std::nullopt;
}

}  // namespace jalon
