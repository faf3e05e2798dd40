// chance.h - thresholds of statistical tests that a right sampler passes but once in a million.
//
// Seeds are fixed, so each test always gives the same answer; the rate says how likely a right
// sampler would have failed with another seed.
#pragma once
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace jalon {

inline constexpr double k_false_alarm = 1e-6;

// Cells that should be equally full.
inline double chi_squared(const std::vector<std::uint64_t> &counts) {
  const double expected =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0})) /
      static_cast<double>(counts.size());
  double sum = 0;
  for (const auto n : counts) {
    const double off = static_cast<double>(n) - expected;
    sum += off * off / expected;
  }
  return sum;
}

inline double most_chi_squared(std::size_t cells) {
  return boost::math::quantile(boost::math::complement(
      boost::math::chi_squared(static_cast<double>(cells - 1)), k_false_alarm));
}

// Greatest distance between the share of draws and a distribution function, times the root of n;
// the limit by Kolmogorov's series, 2 exp(-2 x^2).
template <class Cumulative>
double kolmogorov(std::vector<double> draws, const Cumulative &cumulative) {
  std::sort(draws.begin(), draws.end());
  const auto n = static_cast<double>(draws.size());
  double most = 0;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const double f = cumulative(draws[i]), at = static_cast<double>(i);
    most = std::max({most, (at + 1) / n - f, f - at / n});
  }
  return most * std::sqrt(n);
}

inline double most_kolmogorov() {
  return std::sqrt(std::log(2 / k_false_alarm) / 2);
}

// |z| of a standard normal variable.
inline double most_normal() {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), k_false_alarm / 2));
}

// Ratio of two estimates of one variance with these degrees of freedom.
inline double most_ratio(double above, double below) {
  return boost::math::quantile(
      boost::math::complement(boost::math::fisher_f(above, below), k_false_alarm));
}

inline double mean_of_all(const std::vector<double> &x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

inline double variance(const std::vector<double> &x) {
  const double mean = mean_of_all(x);
  double sum = 0;
  for (const double v : x) sum += (v - mean) * (v - mean);
  return sum / static_cast<double>(x.size() - 1);
}

inline double correlation(const std::vector<double> &x, const std::vector<double> &y) {
  const double mx = mean_of_all(x), my = mean_of_all(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

inline std::vector<double> ranks(const std::vector<double> &x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return x[a] < x[b]; });
  std::vector<double> rank(x.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
  return rank;
}

inline double spearman(const std::vector<double> &x, const std::vector<double> &y) {
  return correlation(ranks(x), ranks(y));
}

}  // namespace jalon
