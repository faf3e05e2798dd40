#include "core/settings/figure.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jalon {

std::string_view name_of(Layer layer) {
  constexpr std::array<std::string_view, 9> names{"model",  "norms",         "country",
                                                  "region", "agglomeration", "town",
                                                  "study",  "scenario",      "command line"};
  return names.at(static_cast<std::size_t>(layer));
}

std::string_view name_of(Confidence confidence) {
  constexpr std::array<std::string_view, 3> names{"certain", "to verify", "hypothetical"};
  return names.at(static_cast<std::size_t>(confidence));
}

std::string_view name_of(Distribution distribution) {
  constexpr std::array<std::string_view, 10> names{
      "point",  "uniform",          "triangular", "pert",     "lognormal",
      "normal", "truncated_normal", "beta",       "discrete", "empirical"};
  return names.at(static_cast<std::size_t>(distribution));
}

Message message_of(Layer layer) {
  return Message::pattern(std::string(name_of(layer)));
}

Message message_of(Confidence confidence) {
  return Message::pattern(std::string(name_of(confidence)));
}

double Figure::in(int year) const {
  if (by_year.empty()) return value * std::pow(1 + growth, std::max(0, year - growth_from));
  const auto after = by_year.upper_bound(year);
  if (after == by_year.begin()) return after->second;
  const auto [from, start] = *std::prev(after);
  if (after == by_year.end()) return start * std::pow(1 + growth, year - from);
  const double way = static_cast<double>(year - from) / (after->first - from);
  switch (interpolation) {
    case Interpolation::linear:
      return start + way * (after->second - start);
    case Interpolation::geometric:
      return start * std::pow(after->second / start, way);
    case Interpolation::step:
      break;
  }
  return start;
}

}  // namespace jalon
