#include "core/appraisal/exponential_sum.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

namespace jalon {
namespace {

constexpr double k_epsilon = std::numeric_limits<double>::epsilon();
// Beyond these, 1+r or r is no double.
constexpr double k_least = -36.7, k_most = 709;
constexpr std::size_t k_most_changes = 200, k_most_work = 1000000, k_many = 10000;

// One term: sign * exp(log_size - time * s). Sizes are kept as logarithms because factors of many
// derivatives and far rates leave the range of doubles.
struct Term {
  double sign, log_size, time;
};

class Sum {
 public:
  Sum(std::span<const double> values, std::span<const double> times) {
    std::vector<std::pair<double, double>> flows;
    for (std::size_t i = 0; i < values.size(); ++i) flows.emplace_back(times[i], values[i]);
    std::stable_sort(flows.begin(), flows.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < flows.size();) {
      const double time = flows[i].first;
      double value = 0;
      for (; i < flows.size() && flows[i].first == time; ++i) value += flows[i].second;
      if (value != 0) terms_.push_back({value < 0 ? -1.0 : 1.0, std::log(std::fabs(value)), time});
    }
  }

  std::vector<std::size_t> changes() const {  // places before which the sign changes
    std::vector<std::size_t> places;
    for (std::size_t i = 1; i < terms_.size(); ++i)
      if (terms_[i].sign != terms_[i - 1].sign) places.push_back(i);
    return places;
  }

  // The derivative after a shift that removes the change of sign before `place`.
  Sum without_change(std::size_t place) const {
    Sum next = *this;
    const double middle = (terms_[place - 1].time + terms_[place].time) / 2;
    for (auto &term : next.terms_) {
      term.log_size += std::log(std::fabs(middle - term.time));
      if (term.time > middle) term.sign = -term.sign;
    }
    return next;
  }

  // The sum over its largest term; `noise`: how far rounding may be off.
  double at(double s, double *noise = nullptr) const {
    double most = -std::numeric_limits<double>::infinity();
    for (const auto &term : terms_) most = std::max(most, term.log_size - term.time * s);
    double sum = 0, error = 0;
    for (const auto &term : terms_) {
      const double size = std::exp(term.log_size - term.time * s - most);
      sum += term.sign * size;
      error += size * (8 + std::fabs(term.time * s) + std::fabs(term.log_size));
    }
    if (noise) *noise = error * k_epsilon;
    return sum;
  }

  int sign_at(double s) const {
    double noise = 0;
    const double sum = at(s, &noise);
    return std::fabs(sum) <= noise ? 0 : sum < 0 ? -1 : 1;
  }

 private:
  std::vector<Term> terms_;
};

double between(const Sum &sum, double low, double high) {
  std::uintmax_t steps = 300;
  const auto close = [](double a, double b) {
    return std::fabs(b - a) <= k_epsilon * std::min(std::fabs(a), std::fabs(b));
  };
  const auto [a, b] = boost::math::tools::toms748_solve([&](double s) { return sum.at(s); }, low,
                                                        high, close, steps);
  return a + (b - a) / 2;
}

// Zeros, `parting` being points between which the sum has no more than one.
std::vector<double> zeros(const Sum &sum, std::vector<double> parting) {
  parting.push_back(k_least);
  parting.push_back(k_most);
  std::sort(parting.begin(), parting.end());
  std::vector<double> found;
  int last = 0;
  for (std::size_t i = 0; i < parting.size(); ++i) {
    const int sign = sum.sign_at(parting[i]);
    if (sign == 0) {
      // Neighbours that cannot be told from zero either are the same zero.
      if (i == 0 || last != 0) found.push_back(parting[i]);
    } else if (last == -sign && i > 0) {
      found.push_back(between(sum, parting[i - 1], parting[i]));
    }
    last = sign;
  }
  return found;
}

std::vector<double> grid(int points) {
  std::vector<double> all;
  for (int i = -points; i <= points; ++i) all.push_back(8.0 * i / points);
  return all;
}

}  // namespace

std::vector<double> rates_of(std::span<const double> values, std::span<const double> times) {
  std::vector<Sum> levels{Sum(values, times)};
  auto changes = levels.back().changes();
  if (changes.empty()) return {};
  std::vector<double> parting;
  if (changes.size() > k_most_changes || changes.size() * values.size() > k_most_work) {
    parting = grid(values.size() > k_many ? 400 : 4000);
  } else {
    for (; changes.size() > 1; changes = levels.back().changes())
      levels.push_back(levels.back().without_change(changes[changes.size() / 2]));
    for (std::size_t level = levels.size(); level-- > 1;) parting = zeros(levels[level], parting);
    const auto more = grid(64);
    parting.insert(parting.end(), more.begin(), more.end());
  }
  std::vector<double> rates;
  for (const double s : zeros(levels.front(), parting))
    if (const double rate = std::expm1(s); rate > -1 && std::isfinite(rate)) rates.push_back(rate);
  return rates;
}

double usual_rate(std::span<const double> rates, std::span<const double> values,
                  std::span<const double> times, std::optional<double> guess) {
  if (rates.size() == 1) return rates.front();
  double in = 0, out = 0;
  for (const double value : values) (value > 0 ? in : out) += std::fabs(value);
  const double start = guess.value_or(std::min(0.1, in / out - 1));
  const auto nearest = [&](double rate) {
    return *std::min_element(rates.begin(), rates.end(), [&](double a, double b) {
      const double at = std::log1p(rate);
      return std::fabs(std::log1p(a) - at) < std::fabs(std::log1p(b) - at);
    });
  };
  if (!(start > -1)) return rates.front();
  double rate = start;
  for (int step = 0; step < 50 && rate > -1; ++step) {
    double sum = 0, slope = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double worth = values[i] * std::pow(1 + rate, -times[i]);
      sum += worth;
      slope -= times[i] * worth / (1 + rate);
    }
    const double change = sum / slope;
    if (!std::isfinite(change)) break;
    rate -= change;
    if (rate > -1 && std::fabs(change) <= 1e-9 * (1 + std::fabs(rate))) return nearest(rate);
  }
  return nearest(start);
}

}  // namespace jalon
