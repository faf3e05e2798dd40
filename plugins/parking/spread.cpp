#include "spread.h"

#include <algorithm>
#include <cmath>

namespace parking {
namespace {

constexpr double least_concentration = 0.02, most_concentration = 400;

// Continued fraction of the incomplete beta function (modified Lentz).
double fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  double c = 1, d = 1 - (a + b) * x / (a + 1);
  if (std::abs(d) < tiny) d = tiny;
  d = 1 / d;
  double f = d;
  for (int m = 1; m < 1000; ++m) {
    for (const bool odd : {false, true}) {
      const double k = m;
      const double term = odd ? -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
                              : k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
      d = 1 + term * d;
      c = 1 + term / c;
      if (std::abs(d) < tiny) d = tiny;
      if (std::abs(c) < tiny) c = tiny;
      d = 1 / d;
      f *= c * d;
      if (odd && std::abs(c * d - 1) < 1e-15) return f;
    }
  }
  return f;
}

double above(double mean, double concentration) {
  return 1 - incomplete_beta(mean * concentration, (1 - mean) * concentration, full_above);
}

}  // namespace

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * fraction(a, b, x) / a;
  return 1 - front * fraction(b, a, 1 - x) / b;
}

Spread beta_spread(double mean, double concentration) {
  const double a = mean * concentration, b = (1 - mean) * concentration;
  Spread s{};
  double weight = 0, moment = 0;
  for (std::size_t k = 0; k < n_bins; ++k) {
    const double w = incomplete_beta(a, b, bin_edges[k + 1]);
    const double m = mean * incomplete_beta(a + 1, b, bin_edges[k + 1]);
    s.weight[k] = std::max(0.0, w - weight);
    // A bin's mean lies in the bin, whatever rounding leaves of it.
    s.moment[k] =
        std::clamp(m - moment, bin_edges[k] * s.weight[k], bin_edges[k + 1] * s.weight[k]);
    weight = w;
    moment = m;
  }
  return s;
}

ShareBounds feasible_full_share(double mean) {
  return {std::max(0.0, (mean - full_above) / (1 - full_above)), std::min(1.0, mean / full_above)};
}

Spread fitted_spread(double mean, double full_share) {
  // Below 90 % the share falls with the concentration, above it rises.
  const double sign = mean < full_above ? 1 : -1;
  double low = std::log(least_concentration), high = std::log(most_concentration);
  for (int step = 0; step < 50; ++step) {
    const double middle = (low + high) / 2;
    (sign * (above(mean, std::exp(middle)) - full_share) > 0 ? low : high) = middle;
  }
  return beta_spread(mean, std::exp((low + high) / 2));
}

SpreadTable::SpreadTable() {
  data_.reserve(static_cast<std::size_t>(n_means * n_shares * stride));
  for (int i = 0; i < n_means; ++i)
    for (int j = 0; j < n_shares; ++j) {
      const Spread s = fitted_spread(0.02 * (i + 1), static_cast<double>(j) / (n_shares - 1));
      data_.insert(data_.end(), s.weight.begin(), s.weight.end());
      data_.insert(data_.end(), s.moment.begin(), s.moment.end());
    }
}

const SpreadTable &SpreadTable::get() {
  static const SpreadTable table;
  return table;
}

}  // namespace parking
