#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/settings/shape.h"
#include "core/uncertainty/distribution.h"

namespace jalon {
namespace {

// Without the detour through long double, as in distribution.cpp.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Beta = boost::math::beta_distribution<double, Plain>;

bool narrow(const Figure &f) {
  return !(f.low < f.high);
}

// Share of a discrete distribution at or below x.
double reached(const Figure &f, double x) {
  const auto count = std::upper_bound(f.values.begin(), f.values.end(), x) - f.values.begin();
  if (f.distribution == Distribution::empirical)
    return static_cast<double>(count) / static_cast<double>(f.values.size());
  if (count == std::ssize(f.values)) return 1;
  return std::accumulate(f.weights.begin(), f.weights.begin() + count, 0.0);
}

double below_triangle(const Figure &f, double x) {
  const double range = f.high - f.low, left = f.value - f.low, right = f.high - f.value;
  return x < f.value ? (x - f.low) / range * ((x - f.low) / left)
                     : 1 - (f.high - x) / range * (right > 0 ? (f.high - x) / right : 0);
}

double below_truncated(const Figure &f, double x) {
  const double a = (f.low - f.mean) / f.sd, b = (f.high - f.mean) / f.sd, z = (x - f.mean) / f.sd;
  if (b - a <= 1) return normal_run(a, z - a) / normal_run(a, b - a);
  return normal_share(a, z) / normal_share(a, b);
}

// Strictly between its ends.
double below(const Figure &f, double x) {
  const double range = f.high - f.low, way = (x - f.low) / range;
  switch (f.distribution) {
    case Distribution::triangular:
      return below_triangle(f, x);
    case Distribution::pert:
      return boost::math::cdf(
          Beta(1 + 4 * (f.value - f.low) / range, 1 + 4 * (f.high - f.value) / range), way);
    case Distribution::beta:
      return boost::math::cdf(Beta(f.alpha, f.beta), way);
    case Distribution::truncated_normal:
      return below_truncated(f, x);
    default:
      return way;
  }
}

double below_lognormal(const Figure &f, double x) {
  if (!(x > 0)) return 0;
  if (by_mean(f)) {
    const auto [mu, sigma] = log_shape(f);
    return normal_share((std::log(x) - mu) / sigma);
  }
  if (narrow(f)) return x < f.value ? 0 : 1;
  const double sigma = x < f.value ? std::log(f.value / f.low) : std::log(f.high / f.value);
  return normal_share(std::log(x / f.value) / sigma * k_z95);
}

// Mean of the squared distance from the median, in its unit, over one half of a lognormal.
double half_square(double sigma) {
  const auto excess = [](double s) {
    return std::expm1(s * s / 2) * normal_share(s) + std::erf(s / std::numbers::sqrt2) / 2;
  };
  return excess(2 * sigma) - 2 * excess(sigma);
}

double lognormal_deviation(const Figure &f) {
  if (by_mean(f)) return f.sd;
  if (narrow(f)) return 0;
  const double low = std::log(f.value / f.low) / k_z95, high = std::log(f.high / f.value) / k_z95;
  const double shift = mean_of(f) / f.value - 1;
  return f.value * std::sqrt(std::max(0.0, half_square(-low) + half_square(high) - shift * shift));
}

double spread_of_values(const Figure &f) {
  const double mean = mean_of(f);
  double sum = 0;
  for (std::size_t i = 0; i < f.values.size(); ++i) {
    const double off = f.values[i] - mean;
    sum +=
        off * off * (f.weights.empty() ? 1 / static_cast<double>(f.values.size()) : f.weights[i]);
  }
  return std::sqrt(sum);
}

}  // namespace

double mean(const Figure &figure) {
  return mean_of(figure);
}

double standard_deviation(const Figure &f) {
  const double range = f.high - f.low;
  switch (f.distribution) {
    case Distribution::point:
      break;
    case Distribution::uniform:
      return range / std::sqrt(12.0);
    case Distribution::triangular: {
      const double left = f.value - f.low, right = f.high - f.value;
      return std::sqrt((left * left + right * right + left * right) / 18);
    }
    case Distribution::pert: {
      const double to_mean = mean_of(f) - f.low;
      return std::sqrt(to_mean * (range - to_mean) / 7);
    }
    case Distribution::lognormal:
      return lognormal_deviation(f);
    case Distribution::normal:
      return f.sd;
    case Distribution::truncated_normal:
      return narrow(f) ? 0 : truncated(f).sd;
    case Distribution::beta: {
      const double sum = f.alpha + f.beta;
      return range * std::sqrt(f.alpha / sum * (f.beta / sum) / (sum + 1));
    }
    case Distribution::discrete:
    case Distribution::empirical:
      return spread_of_values(f);
  }
  return 0;
}

double cumulative(const Figure &f, double x) {
  switch (f.distribution) {
    case Distribution::point:
      return x < f.value ? 0 : 1;
    case Distribution::lognormal:
      return below_lognormal(f, x);
    case Distribution::normal:
      if (!(f.sd > 0)) return x < f.mean ? 0 : 1;
      return normal_share((x - f.mean) / f.sd);
    case Distribution::discrete:
    case Distribution::empirical:
      return reached(f, x);
    default:
      break;
  }
  if (x < f.low) return 0;
  if (x >= f.high) return 1;
  return std::clamp(below(f, x), 0.0, 1.0);
}

}  // namespace jalon
