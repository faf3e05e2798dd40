#include "core/settings/bounds.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace jalon {

Bounds bounds_of(const Key &key, const Units &units) {
  const std::string &given = key.bounds_unit.empty() ? key.unit : key.bounds_unit;
  return bounds_in(units, {key.lower, key.upper}, spelt(given, units.currency()),
                   spelt(key.unit, units.currency()));
}

bool meets(double x, double bound) {
  return x == bound || std::fabs(x - bound) <= 1e-12 * std::max(1.0, std::fabs(bound));
}

std::string amount(double x, const std::string &unit) {
  return unit == "1" ? plain(x) : plain(x) + " " + unit;
}

Message bound_expected(double x, double bound, const std::string &unit) {
  return (x < bound ? "at least {1}"_msg : "at most {1}"_msg)(amount(bound, unit));
}

}  // namespace jalon
