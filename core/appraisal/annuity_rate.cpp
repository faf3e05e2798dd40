// The rate of an annuity. Times r, its equation has four powers of 1+r and so no more than three
// zeros, one of them r = 0, which the factor brought in; they are found by exponential_sum.h and
// made exact on the equation itself, which does not cancel near r = 0.
#include <algorithm>
#include <array>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "core/appraisal/annuity.h"
#include "core/appraisal/exponential_sum.h"

namespace jalon::annuity {
namespace {

// Places s = log(1+r) that part the zeros: a grid finer towards 0, and the middles between zeros.
std::vector<double> parting(double nper, double pmt, double pv, double fv, bool due) {
  const double start = due ? pmt : 0;
  const std::array<double, 4> values{pv + start, pmt - pv - start, fv - start, -(pmt - start) - fv};
  const std::array<double, 4> times{-1, 0, nper - 1, nper};
  std::vector<double> points{-36, 0, 700};
  for (double s = 1e-15; s < 36; s *= 4) points.insert(points.end(), {-s, s});
  std::vector<double> near;
  for (const double rate : rates_of(values, times)) near.push_back(std::log1p(rate));
  for (std::size_t i = 0; i < near.size(); ++i) {
    points.push_back(near[i]);
    if (i > 0) points.push_back((near[i - 1] + near[i]) / 2);
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

}  // namespace

std::vector<double> rates(double nper, double pmt, double pv, double fv, bool due) {
  // The value at the start, or for rates below 0 at the end: neither overflows.
  const auto value = [&](double s) {
    const double rate = std::expm1(s);
    return s >= 0 ? pv - annuity::pv(rate, nper, pmt, fv, due)
                  : fv - annuity::fv(rate, nper, pmt, pv, due);
  };
  if (nper == 0 || (pv == 0 && pmt == 0 && fv == 0)) return {};  // any rate will do, or none
  std::vector<double> found;
  double before = 0, last = 0;
  for (const double s : parting(nper, pmt, pv, fv, due)) {
    const double now = value(s);
    if (now == 0) {
      found.push_back(std::expm1(s));
    } else if (last != 0 && (now < 0) != (last < 0)) {
      std::uintmax_t steps = 300;
      const auto close = [](double a, double b) {
        return std::fabs(b - a) <= 2e-16 * std::min(std::fabs(a), std::fabs(b));
      };
      const auto [a, b] =
          boost::math::tools::toms748_solve(value, before, s, last, now, close, steps);
      found.push_back(std::expm1(a + (b - a) / 2));
    }
    before = s;
    last = now;
  }
  // Rounding may let the value change its sign three times within one zero.
  const auto same = [](double a, double b) { return b - a <= 1e-13 * (1 + std::fabs(a)); };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

}  // namespace jalon::annuity
