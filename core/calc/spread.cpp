#include "core/calc/spread.h"

#include <boost/math/distributions.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace jalon::calc {
namespace {

namespace math = boost::math;

template <class Moment>
double moment_or_nan(Moment moment) {
  try {
    return moment();
  } catch (const std::exception &) {  // Boost's word for a moment that does not exist
    return std::numeric_limits<double>::quiet_NaN();
  }
}

// scale * X + shift
template <class Law>
Spread spread_from(const Law &law, double shift = 0, double scale = 1) {
  Spread s;
  const auto [least, most] = math::support(law);
  s.density = [law, shift, scale, a = least, b = most](double x) {
    const double y = (x - shift) / scale;
    return y < a || y > b ? 0 : math::pdf(law, y) / scale;
  };
  s.cumulative = [law, shift, scale, a = least, b = most](double x) {
    const double y = (x - shift) / scale;
    return y <= a ? 0 : y >= b ? 1 : math::cdf(law, y);
  };
  s.quantile = [law, shift, scale](double p) { return shift + scale * math::quantile(law, p); };
  s.mean = moment_or_nan([&] { return shift + scale * math::mean(law); });
  s.variance = moment_or_nan([&] { return scale * scale * math::variance(law); });
  s.skewness = moment_or_nan([&] { return math::skewness(law); });
  s.kurtosis = moment_or_nan([&] { return math::kurtosis(law); });
  return s;
}

double positive(const Inputs &in, std::initializer_list<const char *> keys) {
  const double x = in.either(keys);
  if (!(x > 0)) throw Fault("input `{1}` is {2}"_msg(*keys.begin(), x), {}, "more than 0"_msg);
  return x;
}

std::pair<double, double> ends(const Inputs &in) {
  const double least = in.either({"min", "a"}), most = in.either({"max", "b"});
  if (!(least < most))
    throw Fault("inputs `{1}` and `{2}` are {3} and {4}"_msg("min", "max", least, most), {},
                "the lesser first"_msg);
  return {least, most};
}

double mode_within(const Inputs &in, double least, double most) {
  const double mode = in.either({"mode", "m"});
  if (mode < least || mode > most)
    throw Fault("input `{1}` is {2}"_msg("mode", mode), {}, "from {1} to {2}"_msg(least, most));
  return mode;
}

// shape1 and shape2 on [least, most]
Spread beta_between(double shape1, double shape2, double least, double most) {
  Spread s = spread_from(math::beta_distribution<>(shape1, shape2), least, most - least);
  s.entropy = std::log(most - least) + math::lgamma(shape1) + math::lgamma(shape2) -
              math::lgamma(shape1 + shape2) - (shape1 - 1) * math::digamma(shape1) -
              (shape2 - 1) * math::digamma(shape2) +
              (shape1 + shape2 - 2) * math::digamma(shape1 + shape2);
  return s;
}

Spread pert(const Inputs &in) {
  const auto [least, most] = ends(in);
  const double mode = mode_within(in, least, most), shape = in.number("shape", 4);
  if (!(shape > 0)) throw Fault("input `{1}` is {2}"_msg("shape", shape), {}, "more than 0"_msg);
  const double shape1 = 1 + shape * (mode - least) / (most - least),
               shape2 = 1 + shape * (most - mode) / (most - least);
  Spread s = beta_between(shape1, shape2, least, most);
  s.more = {{"shape1", shape1}, {"shape2", shape2}};
  return s;
}

// Either end may be open.
Spread truncated_normal(const Inputs &in) {
  const double mu = in.either({"mu", "mean"}), sigma = positive(in, {"sigma", "sd", "std"});
  const math::normal_distribution<> law(mu, sigma);
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const double least = in.maybe_either({"min", "a"}).value_or(-infinite);
  const double most = in.maybe_either({"max", "b"}).value_or(infinite);
  if (!(least < most))
    throw Fault("inputs `{1}` and `{2}` are {3} and {4}"_msg("min", "max", least, most), {},
                "the lesser first"_msg);
  // In the upper tail probabilities are counted from above, where they keep their digits.
  const bool upper = least > mu;
  const auto tail = [=](double x) {
    if (std::isinf(x)) return (x > 0) != upper ? 1.0 : 0.0;
    return upper ? math::cdf(math::complement(law, x)) : math::cdf(law, x);
  };
  const double at_least = tail(least), share = tail(most) - at_least;
  if (share == 0) throw Fault("between {1} and {2} this normal has no weight"_msg(least, most));
  Spread s;
  s.density = [=](double x) {
    return x < least || x > most ? 0 : math::pdf(law, x) / std::fabs(share);
  };
  s.cumulative = [=](double x) {
    return x <= least ? 0 : x >= most ? 1 : (tail(x) - at_least) / share;
  };
  s.quantile = [=](double p) {
    const double at = at_least + p * share;
    const double x = upper ? math::quantile(math::complement(law, at)) : math::quantile(law, at);
    return std::clamp(x, least, most);
  };
  const double low = std::max(least, mu - 40 * sigma), high = std::min(most, mu + 40 * sigma);
  const auto moment = [&](double center, int power) {
    return math::quadrature::gauss_kronrod<double, 61>::integrate(
        [&](double x) { return std::pow(x - center, power) * s.density(x); }, low, high, 15, 1e-13);
  };
  s.mean = mu + moment(mu, 1);
  s.variance = moment(s.mean, 2);
  s.skewness = moment(s.mean, 3) / std::pow(s.variance, 1.5);
  s.kurtosis = moment(s.mean, 4) / (s.variance * s.variance);
  return s;
}

Spread beta(const Inputs &in) {
  const double alpha = positive(in, {"alpha", "shape1"}), b = positive(in, {"beta", "shape2"});
  const bool scaled = in.has("min") || in.has("max") || in.has("a") || in.has("b");
  const auto [least, most] = scaled ? ends(in) : std::pair(0.0, 1.0);
  return beta_between(alpha, b, least, most);
}

}  // namespace

Spread spread_of(const Inputs &in) {
  const std::string name = lower_case(in.text("dist", ""));
  if (name == "uniform") {
    const auto [least, most] = ends(in);
    return spread_from(math::uniform_distribution<>(least, most));
  }
  if (name == "triangular") {
    const auto [least, most] = ends(in);
    return spread_from(math::triangular_distribution<>(least, mode_within(in, least, most), most));
  }
  if (name == "pert") return pert(in);
  if (name == "beta" || name == "beta4" || name == "beta_4") return beta(in);
  if (name == "normal")
    return spread_from(math::normal_distribution<>(in.either({"mu", "mean"}),
                                                   positive(in, {"sigma", "sd", "std"})));
  if (name == "truncated_normal") return truncated_normal(in);
  if (name == "lognormal" || name == "lognormal_shifted")
    return spread_from(math::lognormal_distribution<>(in.either({"mu_log", "mu"}),
                                                      positive(in, {"sigma_log", "sigma"})),
                       in.maybe_either({"shift", "gamma"}).value_or(0));
  if (name == "exponential")
    return spread_from(math::exponential_distribution<>(positive(in, {"lambda", "rate"})),
                       in.number("shift", 0));
  if (name == "gamma")
    return spread_from(
        math::gamma_distribution<>(positive(in, {"shape", "k"}), in.maybe("scale").value_or(1)),
        in.number("shift", 0));
  if (name == "weibull")
    return spread_from(math::weibull_distribution<>(positive(in, {"shape", "alpha"}),
                                                    in.maybe_either({"scale", "beta"}).value_or(1)),
                       in.number("shift", 0));
  if (name == "gumbel")
    return spread_from(math::extreme_value_distribution<>(in.either({"mu", "location"}),
                                                          positive(in, {"beta", "scale"})));
  if (name == "student")
    return spread_from(math::students_t_distribution<>(positive(in, {"nu", "df"})),
                       in.number("mu", 0), in.maybe("sigma").value_or(1));
  throw Fault("there is no distribution \"{1}\""_msg(name), {},
              "one of: {1}"_msg("uniform, triangular, pert, beta, normal, truncated_normal, "
                                "lognormal, lognormal_shifted, exponential, gamma, weibull, "
                                "gumbel, student"));
}

double entropy_of(const Spread &spread) {
  if (spread.entropy) return *spread.entropy;
  // Of what lies beyond these ends, the entropy is less than the integration's own error; nearer to
  // 0 some quantiles cannot be computed.
  constexpr double end = 1e-13;
  math::quadrature::tanh_sinh<double> integrator;
  return moment_or_nan([&] {
    return integrator.integrate(
        [&](double u) {
          const double density = spread.density(spread.quantile(u));
          return density > 0 && std::isfinite(density) ? -std::log(density) : 0;
        },
        end, 1 - end, 1e-10);
  });
}

}  // namespace jalon::calc
