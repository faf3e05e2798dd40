// The roots of npv(r) = 0 are the positive roots of a polynomial: in x = 1/(1+r) below 1 (r > 0)
// and, with the coefficients reversed, in y = 1+r below 1 (r < 0).
#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "core/appraisal/exact_roots.h"
#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

int sign_changes(std::span<const double> flows) {
  int changes = 0;
  double last = 0;
  for (const double flow : flows) {
    if (flow == 0) continue;
    if (last != 0 && (flow < 0) != (last < 0)) ++changes;
    last = flow;
  }
  return changes;
}

double value_at(std::span<const double> polynomial, double x) {
  double sum = 0;
  for (std::size_t i = polynomial.size(); i-- > 0;) sum = sum * x + polynomial[i];
  return sum;
}

// The root in (0, 1) of a polynomial of one sign change whose values at 0 and 1 differ in sign.
double single_root(std::span<const double> polynomial, double at_one) {
  const auto f = [&](double x) { return value_at(polynomial, x); };
  boost::math::tools::eps_tolerance<double> close(52);
  std::uintmax_t steps = 200;
  const auto [low, high] =
      boost::math::tools::toms748_solve(f, 0.0, 1.0, polynomial.front(), at_one, close, steps);
  return low + (high - low) / 2;
}

double conventional(std::span<const double> flows) {
  if (const double sum = value_at(flows, 1); sum != 0 && (sum < 0) != (flows.front() < 0)) {
    const double x = single_root(flows, sum);
    return (1 - x) / x;
  }
  const std::vector<double> reversed(flows.rbegin(), flows.rend());
  const double sum = value_at(reversed, 1);
  // Summed in one order and in the other, the same flows may round to either side of zero: then
  // they sum to zero as far as doubles can tell.
  if (sum == 0 || (sum < 0) == (reversed.front() < 0)) return 0;
  return single_root(reversed, sum) - 1;
}

}  // namespace

std::vector<double> irr(std::span<const double> flows) {
  if (!std::all_of(flows.begin(), flows.end(), [](double x) { return std::isfinite(x); }))
    return {};
  // Zero years at either end move no root.
  while (!flows.empty() && flows.front() == 0) flows = flows.subspan(1);
  while (!flows.empty() && flows.back() == 0) flows = flows.first(flows.size() - 1);
  switch (sign_changes(flows)) {
    case 0:
      return {};
    case 1:
      return {conventional(flows)};
    default:
      return exact_rates(flows);
  }
}

}  // namespace jalon
