#include "core/uncertainty/quantile_table.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <functional>

#include "core/uncertainty/distribution.h"

namespace jalon {
namespace {

// A quarter of what the header promises, since only middles are looked at.
constexpr double k_tolerance = 2.5e-7;
constexpr unsigned k_octaves = 32, k_bits = 3, k_most_bits = 7;
constexpr double k_per_score = 16, k_most_per_score = 256, k_last_score = 8.5;

// How far values may be off, and between what they must stay.
struct Limits {
  double median, spread, low, high;

  explicit Limits(const Figure &f)
      : median(quantile(f, 0.5)),
        spread(quantile(f, 0.99) - quantile(f, 0.01)),
        low(-DBL_MAX),
        high(DBL_MAX) {
    const bool ends =
        f.distribution != Distribution::normal && f.distribution != Distribution::lognormal;
    if (!ends) return;
    // What evaluating a cubic may round off stays inside.
    low = std::min(f.low + 4 * DBL_EPSILON * std::fabs(f.low), median);
    high = std::max(f.high - 4 * DBL_EPSILON * std::fabs(f.high), median);
  }
  double kept(double x) const { return std::clamp(x, low, high); }
  double tolerance(double x) const { return k_tolerance * std::max(spread, std::fabs(x - median)); }
};

// The cubic through values at 0, 1/4, 3/4 and 1; a straight line if it turns back in between.
Cell cubic(double y0, double y1, double y2, double y3) {
  const double a = y1 - y0, b = y2 - y0, c = y3 - y0;
  const double c1 = 8 * a - 8.0 / 3 * b + c, c2 = -56.0 / 3 * a + 40.0 / 3 * b - 16.0 / 3 * c,
               c3 = 32.0 / 3 * (a - b) + 16.0 / 3 * c;
  const double sign = c < 0 ? -1 : 1;
  const auto slope = [&](double t) { return sign * (c1 + t * (2 * c2 + t * 3 * c3)); };
  const double turn = c3 != 0 ? -c2 / (3 * c3) : 0;  // where the slope is least or greatest
  const bool rises = slope(0) >= 0 && slope(1) >= 0 && slope(std::clamp(turn, 0.0, 1.0)) >= 0;
  return rises ? Cell{{y0, c1, c2, c3}} : Cell{{y0, c, 0, 0}};
}

double middle(const Cell &c) {
  return c.c[0] + 0.5 * (c.c[1] + 0.5 * (c.c[2] + 0.5 * c.c[3]));
}

// `scale`: steps of the kernel's place in a cell.
void rescale(Cell &c, double scale) {
  c.c[1] /= scale;
  c.c[2] /= scale * scale;
  c.c[3] /= scale * scale * scale;
}

// Cells 0..n of a function that rises (sign 1) or falls (-1) with the place; false if the middle of
// one is off. Values lie at cell + 0, 1/4, 1/2 and 3/4.
bool fit(std::size_t n, const std::function<double(double cell)> &value, double sign,
         const Limits &limits, std::vector<Cell> &cells) {
  bool right = true;
  double last = limits.kept(value(0));
  const auto next = [&](double place) {
    // Rounding must not let it turn back.
    const double x = limits.kept(value(place));
    return last = sign > 0 ? std::max(last, x) : std::min(last, x);
  };
  for (std::size_t i = 0; i < n; ++i) {
    const auto at = static_cast<double>(i);
    const double y0 = last, y1 = next(at + 0.25), half = next(at + 0.5), y2 = next(at + 0.75),
                 y3 = next(at + 1);
    cells.push_back(cubic(y0, y1, y2, y3));
    right = right && std::fabs(middle(cells.back()) - half) <= limits.tolerance(half);
  }
  return right;
}

}  // namespace

QuantileTable::QuantileTable(const Figure &figure) : bits_(k_bits) {
  const Limits limits(figure);
  for (;; bits_ += 2) {
    const std::size_t per_octave = std::size_t{1} << bits_, side = k_octaves * per_octave;
    // The probability, counted from the end, at a place on a side.
    const auto tail = [&](double place) {
      const double whole = std::floor(place), inside = place - whole;
      const auto cell = static_cast<std::size_t>(whole);
      const double within = static_cast<double>(cell % per_octave) + inside;
      return std::ldexp(1 + within / static_cast<double>(per_octave),
                        static_cast<int>(cell / per_octave) - 33);
    };
    cells_.clear();
    cells_.reserve(2 * side);
    const bool low = fit(
        side, [&](double at) { return quantile(figure, tail(at)); }, 1, limits, cells_);
    const bool high = fit(
        side,
        [&](double at) {
          const double p = tail(at);
          return p < 0.5 ? upper_quantile(figure, p) : limits.median;
        },
        -1, limits, cells_);
    if ((low && high) || bits_ >= k_most_bits) break;
  }
  for (auto &cell : cells_) rescale(cell, std::ldexp(1.0, 31 - static_cast<int>(bits_)));
}

ScoreTable::ScoreTable(const Figure &figure) : per_score_(k_per_score) {
  const Limits limits(figure);
  // A triangle has a kink at its mode, other figures at most at their median: on an edge.
  double kink = 0;
  if (figure.distribution == Distribution::triangular) {
    double below = -k_last_score, above = k_last_score;
    for (int i = 0; i < 100; ++i) {
      const double half = below + (above - below) / 2;
      (at_score(figure, half) < figure.value ? below : above) = half;
    }
    kink = std::fabs(above) < k_last_score ? above : 0;
  }
  for (;; per_score_ *= 4) {
    const double edge = kink * per_score_;
    shift_ = k_last_score * per_score_ + (std::ceil(edge) - edge);
    const auto n = static_cast<std::size_t>(std::ceil(k_last_score * per_score_ + shift_)) + 1;
    last_ = std::nextafter(static_cast<double>(n), 0.0);
    cells_.clear();
    cells_.reserve(n);
    const bool right = fit(
        n, [&](double at) { return at_score(figure, (at - shift_) / per_score_); }, 1, limits,
        cells_);
    if (right || per_score_ >= k_most_per_score) break;
  }
}

}  // namespace jalon
