#include "core/uncertainty/draws.h"

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "core/base/files.h"

namespace jalon {
namespace {

constexpr double k_z95 = 1.6448536269514722;  // standard normal quantile at 0.95

double triangular(const Figure &f, double u) {
  const double range = f.high - f.low;
  if (!(range > 0)) return f.value;
  const double left = f.value - f.low, right = f.high - f.value;
  return u * range < left ? f.low + std::sqrt(u * range * left)
                          : f.high - std::sqrt((1 - u) * range * right);
}

// Without the detour through long double: several times faster, still to about 1e-14.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Beta = boost::math::beta_distribution<double, Plain>;

Beta pert_shape(const Figure &f) {
  const double range = f.high - f.low;
  return {1 + 4 * (f.value - f.low) / range, 1 + 4 * (f.high - f.value) / range};
}

double pert(const Figure &f, double u) {
  if (!(f.high > f.low)) return f.value;
  const auto shape = pert_shape(f);
  // From the nearer end, where the result has more digits.
  return u <= 0.5 ? f.low + (f.high - f.low) * boost::math::quantile(shape, u)
                  : f.high - (f.high - f.low) * (1 - boost::math::quantile(shape, u));
}

double lognormal(const Figure &f, double u) {
  const double z = -std::sqrt(2.0) * boost::math::erfc_inv(2 * u, Plain());
  const double sigma = (z < 0 ? std::log(f.value / f.low) : std::log(f.high / f.value)) / k_z95;
  return f.value * std::exp(sigma * z);
}

uint64_t hash_of(const std::string &path) {
  return std::stoull(digest(path).substr(0, 16), nullptr, 16);
}

using Block = std::array<uint32_t, 4>;

Block philox(uint64_t seed, uint64_t hash, uint64_t counter) {
  const auto low = [](uint64_t x) { return static_cast<uint32_t>(x); };
  const auto high = [](uint64_t x) { return static_cast<uint32_t>(x >> 32); };
  const philox4x32_ctr_t c = {{low(counter), high(counter), low(hash), high(hash)}};
  const philox4x32_key_t k = {{low(seed), high(seed)}};
  const auto w = philox4x32_R(10, c, k);
  return {w.v[0], w.v[1], w.v[2], w.v[3]};
}

double uniform_of(const Block &w, bool odd) {
  const uint64_t bits = odd ? uint64_t{w[3]} << 32 | w[2] : uint64_t{w[1]} << 32 | w[0];
  return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

// The quantile as a function of s = log(u / (1-u)) is smooth to both ends (it falls off like an
// exponential), so equal steps in s serve the tails as well as the middle. u never lies outside.
constexpr double k_last = 37, k_step = 0.125;
constexpr std::size_t k_nodes = static_cast<std::size_t>(2 * k_last / k_step) + 1;

std::vector<double> pert_table(const Figure &f) {
  const auto shape = pert_shape(f);
  const double range = f.high - f.low;
  std::vector<double> table;
  table.reserve(2 * k_nodes);
  for (std::size_t i = 0; i < k_nodes; ++i) {
    const double s = -k_last + k_step * static_cast<double>(i);
    const double e = std::exp(-std::fabs(s));
    const double tail = e / (1 + e);  // min(u, 1-u)
    const double x = s < 0 ? boost::math::quantile(shape, tail)
                           : boost::math::quantile(boost::math::complement(shape, tail));
    const double density = boost::math::pdf(shape, x);
    // Never below the node before: at the very ends rounding is larger than the step.
    const double before = table.empty() ? f.low : table[table.size() - 2];
    table.push_back(std::max(before, f.low + range * x));
    table.push_back(density > 0 ? range * tail * (1 - tail) / density * k_step : 0);
  }
  return table;
}

// Cubic through the values and slopes of two nodes; kept between them, so that it never turns back.
double interpolate(const std::vector<double> &table, double u) {
  const double at = (std::log(u / (1 - u)) + k_last) / k_step;
  const auto i = std::min(static_cast<std::size_t>(std::max(at, 0.0)), k_nodes - 2);
  const double t = at - static_cast<double>(i), r = 1 - t;
  const double *node = &table[2 * i];
  const double y =
      r * r * ((1 + 2 * t) * node[0] + t * node[1]) + t * t * ((1 + 2 * r) * node[2] - r * node[3]);
  return std::clamp(y, node[0], node[2]);
}

}  // namespace

double quantile(const Figure &figure, double u) {
  switch (figure.distribution) {
    case Distribution::point:
      break;
    case Distribution::uniform:
      return figure.low + u * (figure.high - figure.low);
    case Distribution::triangular:
      return triangular(figure, u);
    case Distribution::pert:
      return pert(figure, u);
    case Distribution::lognormal:
      return lognormal(figure, u);
  }
  return figure.value;
}

double uniform(uint64_t seed, const std::string &path, uint64_t draw) {
  return uniform_of(philox(seed, hash_of(path), draw / 2), draw % 2 == 1);
}

Sampler::Sampler(const Figure &figure, uint64_t seed, const std::string &path)
    : figure_(figure), seed_(seed), hash_(hash_of(path)) {
  if (figure.distribution == Distribution::pert && figure.high > figure.low)
    table_ = pert_table(figure);
}

double Sampler::at(double u) const {
  return table_.empty() ? quantile(figure_, u) : interpolate(table_, u);
}

void Sampler::fill(uint64_t first, std::span<double> out) const {
  if (!figure_.uncertain()) {
    std::fill(out.begin(), out.end(), figure_.value);
    return;
  }
  Block words{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const uint64_t draw = first + i;
    if (i == 0 || draw % 2 == 0) words = philox(seed_, hash_, draw / 2);
    out[i] = at(uniform_of(words, draw % 2 == 1));
  }
}

void Sampler::fill(uint64_t first, std::span<const int> years, std::size_t draws,
                   std::size_t stride, double *out) const {
  const bool constant = figure_.by_year.empty() && figure_.growth == 0;
  if (figure_.uncertain() && !constant && figure_.value == 0)
    throw Fault("a figure that varies by year and by draw has the central value 0"_msg,
                figure_.place, "a central value other than 0, which the draws scale"_msg,
                "give the figure without a distribution, or without years and growth"_msg);
  std::vector<double> drawn(draws);
  fill(first, drawn);
  for (std::size_t y = 0; y < years.size(); ++y) {
    double *column = out + y * stride;
    if (constant) {
      std::copy(drawn.begin(), drawn.end(), column);
      continue;
    }
    const double central = figure_.in(years[y]);
    for (std::size_t i = 0; i < draws; ++i)
      column[i] = figure_.uncertain() ? central * (drawn[i] / figure_.value) : central;
  }
}

void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<double> out) {
  Sampler(figure, seed, path).fill(first, out);
}

void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<const int> years, std::size_t draws, std::size_t stride, double *out) {
  Sampler(figure, seed, path).fill(first, years, draws, stride, out);
}

}  // namespace jalon
