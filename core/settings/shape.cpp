#include "core/settings/shape.h"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

namespace jalon {
namespace {

constexpr double k_root_half = 0.70710678118654752;  // 1 / sqrt(2)
// Below this width differences of shares lose digits, and integrals over it are easy.
constexpr double k_narrow = 1;

using Gauss = boost::math::quadrature::gauss<double, 30>;

// Around the middle c of a narrow interval of half width h: moments of its density.
TruncatedShape narrow(double a, double b) {
  const double c = a + (b - a) / 2, h = (b - a) / 2;
  const auto moment = [&](int power) {
    return Gauss::integrate(
        [&](double t) { return std::pow(t, power) * std::exp(-t * (c + t / 2)); }, -h, h);
  };
  const double whole = moment(0), shift = moment(1) / whole;
  return {normal_density(c) * whole, c + shift,
          std::sqrt(std::max(0.0, moment(2) / whole - shift * shift))};
}

// Both halves of a lognormal around its median M: E[exp(sigma z)] - 1/2 over one half.
double half_excess(double sigma) {
  return std::expm1(sigma * sigma / 2) * normal_share(sigma) + std::erf(sigma * k_root_half) / 2;
}

double lognormal_mean(const Figure &f) {
  if (by_mean(f)) return f.mean;
  if (!(f.low < f.high)) return f.value;
  const double below = std::log(f.value / f.low) / k_z95,
               above = std::log(f.high / f.value) / k_z95;
  return f.value * (1 + half_excess(-below) + half_excess(above));
}

}  // namespace

double normal_density(double z) {
  return std::exp(-z * z / 2) * k_root_half * std::numbers::inv_sqrtpi;
}

double normal_share(double z) {
  return std::erfc(-z * k_root_half) / 2;
}

double normal_share(double a, double b) {
  if (b - a <= k_narrow) return normal_density(a) * normal_run(a, b - a);
  return a > 0 ? normal_share(-a) - normal_share(-b) : normal_share(b) - normal_share(a);
}

double normal_run(double a, double t) {
  return Gauss::integrate([&](double s) { return std::exp(-s * (a + s / 2)); }, 0.0, t);
}

TruncatedShape truncated(double a, double b) {
  if (b - a <= k_narrow) return narrow(a, b);
  const double share = normal_share(a, b), left = normal_density(a), right = normal_density(b);
  const double mean = (left - right) / share;
  // Far ends weigh nothing, however far they are.
  const double ends = (left > 0 ? a * left : 0) - (right > 0 ? b * right : 0);
  return {share, mean, std::sqrt(std::max(0.0, 1 + ends / share - mean * mean))};
}

TruncatedShape truncated(const Figure &f) {
  const auto z = truncated((f.low - f.mean) / f.sd, (f.high - f.mean) / f.sd);
  return {z.share, f.mean + f.sd * z.mean, f.sd * z.sd};
}

LogShape log_shape(const Figure &f) {
  const double ratio = f.sd / f.mean, variance = std::log1p(ratio * ratio);
  return {std::log(f.mean) - variance / 2, std::sqrt(variance)};
}

bool by_mean(const Figure &f) {
  return f.distribution == Distribution::lognormal && f.sd > 0;
}

double mean_of(const Figure &f) {
  switch (f.distribution) {
    case Distribution::point:
      break;
    case Distribution::uniform:
      return f.low + (f.high - f.low) / 2;
    case Distribution::triangular:
      return f.low + (f.value - f.low + (f.high - f.low)) / 3;
    case Distribution::pert:
      return f.low + (4 * (f.value - f.low) + (f.high - f.low)) / 6;
    case Distribution::lognormal:
      return lognormal_mean(f);
    case Distribution::normal:
      return f.mean;
    case Distribution::truncated_normal:
      return f.low < f.high ? std::clamp(truncated(f).mean, f.low, f.high) : f.low;
    case Distribution::beta:
      return f.low + (f.high - f.low) * (f.alpha / (f.alpha + f.beta));
    case Distribution::discrete:
      return std::inner_product(f.values.begin(), f.values.end(), f.weights.begin(), 0.0);
    case Distribution::empirical:
      return std::accumulate(f.values.begin(), f.values.end(), 0.0) /
             static_cast<double>(f.values.size());
  }
  return f.value;
}

void settle_ends(Figure &f) {
  if (f.distribution == Distribution::point) {
    f.low = f.high = f.value;
  } else if (f.distribution == Distribution::normal) {
    f.low = f.mean - k_z95 * f.sd;
    f.high = f.mean + k_z95 * f.sd;
  } else if (by_mean(f)) {
    const auto [mu, sigma] = log_shape(f);
    f.low = std::exp(mu - k_z95 * sigma);
    f.high = std::exp(mu + k_z95 * sigma);
  } else if (!f.values.empty()) {
    f.low = f.values.front();
    f.high = f.values.back();
  }
}

Reach reach_of(const Figure &f) {
  if (f.distribution == Distribution::normal)
    return {f.mean - k_z_millionth * f.sd, f.mean + k_z_millionth * f.sd, false};
  if (!by_mean(f)) return {f.low, f.high};
  const auto [mu, sigma] = log_shape(f);
  return {std::exp(mu - k_z_millionth * sigma), std::exp(mu + k_z_millionth * sigma), false};
}

}  // namespace jalon
