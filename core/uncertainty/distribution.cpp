#include "core/uncertainty/distribution.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/settings/shape.h"

namespace jalon {
namespace {

// Without the detour through long double: several times faster, still to about 1e-14.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Beta = boost::math::beta_distribution<double, Plain>;

// A probability counted from the nearer end, where it has all its digits.
struct Tail {
  double p;
  bool upper;
};

Tail tail_of(double u) {
  return u <= 0.5 ? Tail{u, false} : Tail{1 - u, true};
}

Tail tail_of_score(double z) {
  return z <= 0 ? Tail{normal_share(z), false} : Tail{normal_share(-z), true};
}

// The standard normal score that has p below it.
double score(double p) {
  if (!(p > 0)) return -std::numeric_limits<double>::infinity();
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p, Plain());
}

double score(Tail t) {
  return t.upper ? -score(t.p) : score(t.p);
}

bool narrow(const Figure &f) {
  return !(f.low < f.high);
}

// From the low end of a triangle whose mode lies `left` of its `range` from it.
double triangle(double p, double range, double left) {
  return p * range < left ? std::sqrt(p * range * left)
                          : range - std::sqrt((1 - p) * range * (range - left));
}

// Boost gives up in some far tails. There, the logarithm is halved down to the last digit.
double beta_by_halves(const Beta &shape, double p) {
  double low = -745, high = 0;  // the logarithms of the least double, and of 1
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (boost::math::cdf(shape, std::exp(middle)) < p ? low : high) = middle;
  }
  return std::exp(high);
}

double beta_share(double alpha, double beta, double p) {
  if (!(p > 0)) return 0;
  const Beta shape(alpha, beta);
  try {
    return boost::math::quantile(shape, p);
  } catch (const boost::math::evaluation_error &) {
    return beta_by_halves(shape, p);
  }
}

// The score that has a share p of a standard normal between a and b below it.
double cut(double a, double b, double p) {
  const double below = (1 - p) * normal_share(a) + p * normal_share(b),
               above = (1 - p) * normal_share(-a) + p * normal_share(-b);
  return below <= above ? score(below) : -score(above);
}

// Its distance from a, where the interval is too narrow for differences of shares: Newton on the
// integral from a.
double narrow_cut(double a, double width, double p) {
  const double whole = normal_run(a, width);
  double t = p * width;
  for (int i = 0; i < 50; ++i) {
    const double step = (normal_run(a, t) - p * whole) / std::exp(-t * (a + t / 2));
    t = std::clamp(t - step, 0.0, width);
    if (std::fabs(step) <= 1e-16 * width) break;
  }
  return t;
}

// From the high end it is what the mirrored figure has from its low one.
double truncated_normal(const Figure &f, Tail t) {
  const double first = (f.low - f.mean) / f.sd, last = (f.high - f.mean) / f.sd;
  const double a = t.upper ? -last : first, b = t.upper ? -first : last;
  const double width = (f.high - f.low) / f.sd, sign = t.upper ? -1 : 1;
  return width > 1 ? f.mean + sign * f.sd * cut(a, b, t.p)
                   : (t.upper ? f.high : f.low) + sign * f.sd * narrow_cut(a, width, t.p);
}

// From the end that the tail belongs to.
double distance(const Figure &f, Tail t) {
  const double range = f.high - f.low;
  const auto turned = [&](double x, double y) { return t.upper ? y : x; };
  switch (f.distribution) {
    case Distribution::triangular:
      return triangle(t.p, range, turned(f.value - f.low, f.high - f.value));
    case Distribution::pert: {
      const double alpha = 1 + 4 * (f.value - f.low) / range,
                   beta = 1 + 4 * (f.high - f.value) / range;
      return range * beta_share(turned(alpha, beta), turned(beta, alpha), t.p);
    }
    case Distribution::beta:
      return range * beta_share(turned(f.alpha, f.beta), turned(f.beta, f.alpha), t.p);
    default:
      return t.p * range;
  }
}

// Between its ends, from the nearer of them.
double bounded(const Figure &f, Tail t) {
  if (narrow(f)) return f.low;
  const double x = f.distribution == Distribution::truncated_normal ? truncated_normal(f, t)
                   : t.upper                                        ? f.high - distance(f, t)
                                                                    : f.low + distance(f, t);
  return std::clamp(x, f.low, f.high);
}

double lognormal(const Figure &f, double z) {
  if (by_mean(f)) {
    const auto [mu, sigma] = log_shape(f);
    return std::exp(mu + sigma * z);
  }
  if (narrow(f)) return f.value;
  const double sigma = (z < 0 ? std::log(f.value / f.low) : std::log(f.high / f.value)) / k_z95;
  return f.value * std::exp(sigma * z);
}

// The least value whose share, with all below it, reaches u.
double discrete(const Figure &f, Tail t) {
  const std::size_t n = f.values.size();
  double reached = 0;
  if (!t.upper) {
    std::size_t i = 0;
    for (; i + 1 < n && (reached += f.weights[i]) < t.p; ++i) continue;
    return f.values[i];
  }
  std::size_t i = n - 1;
  for (; i > 0 && (reached += f.weights[i]) <= t.p; --i) continue;
  return f.values[i];
}

double empirical(const Figure &f, Tail t) {
  const auto n = static_cast<double>(f.values.size());
  const double place = t.upper ? n - 1 - std::floor(n * t.p) : std::ceil(n * t.p) - 1;
  return f.values[static_cast<std::size_t>(std::clamp(place, 0.0, n - 1))];
}

double at(const Figure &f, Tail t) {
  switch (f.distribution) {
    case Distribution::point:
      break;
    case Distribution::uniform:
    case Distribution::triangular:
    case Distribution::pert:
    case Distribution::beta:
    case Distribution::truncated_normal:
      return bounded(f, t);
    case Distribution::lognormal:
      return lognormal(f, score(t));
    case Distribution::normal:
      return f.sd > 0 ? f.mean + f.sd * score(t) : f.mean;
    case Distribution::discrete:
      return discrete(f, t);
    case Distribution::empirical:
      return empirical(f, t);
  }
  return f.value;
}

}  // namespace

double quantile(const Figure &figure, double u) {
  return at(figure, tail_of(u));
}

double upper_quantile(const Figure &figure, double v) {
  const auto [p, upper] = tail_of(v);
  return at(figure, {p, !upper});
}

double at_score(const Figure &figure, double z) {
  if (figure.distribution == Distribution::lognormal) return lognormal(figure, z);
  if (figure.distribution == Distribution::normal)
    return figure.sd > 0 ? figure.mean + figure.sd * z : figure.mean;
  return at(figure, tail_of_score(z));
}

}  // namespace jalon
