// Distributions and dependence.
#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>

#include "core/base/text.h"
#include "core/calc/kind.h"
#include "core/calc/spread.h"

namespace jalon::calc {
namespace {

constexpr double pi = boost::math::constants::pi<double>();

double probability(double p) {
  if (!(p > 0 && p < 1))
    throw Fault("the probability {1} is asked for"_msg(p), {}, "between 0 and 1"_msg);
  return p;
}

// As fields are named: 3_5 for 3.5.
std::string name_of_number(double x) {
  std::string name = plain(x);
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

Json known(double x) {
  return std::isnan(x) ? Json() : Json(x);
}

Answer distribution(const Inputs &in) {
  const Spread s = spread_of(in);
  Answer answer;
  answer.add("mean", known(s.mean)).add("std", known(std::sqrt(s.variance)));
  answer.add("variance", known(s.variance)).add("skewness", known(s.skewness));
  answer.add("kurtosis", known(s.kurtosis));
  answer.add("entropy", known(entropy_of(s)));
  for (const auto &[name, value] : s.more) answer.add(name, value);
  for (const auto &[name, p] : {std::pair{"quantile_0_05", 0.05},
                                {"quantile_0_25", 0.25},
                                {"quantile_0_5", 0.5},
                                {"quantile_0_75", 0.75},
                                {"quantile_0_95", 0.95}})
    answer.add(name, s.quantile(p));
  // A short table of the distribution, at whole and half numbers.
  constexpr int most = 40;
  const double from = std::ceil(2 * s.quantile(0.001)), to = std::floor(2 * s.quantile(0.999));
  for (double twice = from; twice <= to && to - from < most; ++twice) {
    const std::string name = name_of_number(twice / 2);
    answer.add("pdf_at_" + name, known(s.density(twice / 2)));
    answer.add("cdf_at_" + name, known(s.cumulative(twice / 2)));
  }
  answer.described = [s](std::string_view name) -> std::optional<Json> {
    if (name == "median") return s.quantile(0.5);
    if (name == "excess_kurtosis") return known(s.kurtosis - 3);
    const auto after = [&](std::string_view prefix) {
      return name.starts_with(prefix) ? number_in_name(name.substr(prefix.size())) : std::nullopt;
    };
    if (const auto x = after("pdf_at_")) return s.density(*x);
    if (const auto x = after("cdf_at_")) return s.cumulative(*x);
    if (const auto x = after("survival_at_")) return 1 - s.cumulative(*x);
    if (const auto p = after("quantile_")) return s.quantile(probability(*p));
    return std::nullopt;
  };
  return answer;
}

void correlation_within(double r, const char *key) {
  if (!(std::fabs(r) <= 1))
    throw Fault("input `{1}` is {2}"_msg(key, r), {}, "from {1} to {2}"_msg(-1, 1));
}

// Gaussian copula: Spearman s = 6/pi asin(r/2), Kendall t = 2/pi asin r.
Answer rank_correlation(const Inputs &in) {
  const auto copula = in.text("copula", "gaussian");
  if (copula != "gaussian" && copula != "normal")
    throw Fault("there is no copula \"{1}\""_msg(copula), {}, "one of: {1}"_msg("gaussian"));
  double r = 0;
  if (const auto spearman = in.maybe("spearman")) {
    correlation_within(*spearman, "spearman");
    r = 2 * std::sin(pi * *spearman / 6);
  } else if (const auto kendall = in.maybe("kendall")) {
    correlation_within(*kendall, "kendall");
    r = std::sin(pi * *kendall / 2);
  } else {
    r = in.either({"r", "rho", "correlation"});
    correlation_within(r, "r");
  }
  Answer answer;
  answer.add("r", r)
      .add("spearman", 6 / pi * std::asin(r / 2))
      .add("kendall", 2 / pi * std::asin(r));
  return answer;
}

// P(X < a, Y < b): Plackett's integral over the correlation, in angles.
double bivariate_normal(double a, double b, double r) {
  const boost::math::normal_distribution<> normal;
  const auto phi = [&](double x) { return boost::math::cdf(normal, x); };
  if (r == 1) return phi(std::min(a, b));
  if (r == -1) return std::max(0.0, phi(a) + phi(b) - 1);
  boost::math::quadrature::tanh_sinh<double> integrator;
  const double angle = std::asin(r);
  if (angle == 0) return phi(a) * phi(b);
  const double integral = integrator.integrate(
      [&](double part) {
        const double theta = angle * part, cosine = std::cos(theta);
        return std::exp(-(a * a + b * b - 2 * a * b * std::sin(theta)) / (2 * cosine * cosine));
      },
      0.0, 1.0, 1e-13);
  return std::clamp(phi(a) * phi(b) + angle * integral / (2 * pi), 0.0, 1.0);
}

Answer bivariate_normal_cdf(const Inputs &in) {
  std::vector<double> values;
  for (const auto &point : in.rows("points")) {
    if (point.size() != 3)
      throw Fault("a point of `points` has {1} entries"_msg(static_cast<double>(point.size())), {},
                  "three: two bounds and their correlation"_msg);
    correlation_within(point[2], "points");
    values.push_back(bivariate_normal(point[0], point[1], point[2]));
  }
  return named("cdf", values);
}

}  // namespace

std::vector<Kind> distribution_kinds() {
  return {
      {"distribution",
       "dist:text [min] [mode] [max] [mu] [sigma] [mu_log] [sigma_log] [shift] [alpha] [beta] "
       "[shape]",
       "moments and quantiles of a distribution; pdf_at_x, cdf_at_x and quantile_0_xx "
       "are fields that can be asked for, given at whole and half numbers if "
       "nothing is; kurtosis of a normal: 3"_msg,
       distribution},
      {"rank_correlation", "[copula:text] [spearman] [kendall] [r]",
       "correlation of a Gaussian copula and the rank correlations it gives"_msg, rank_correlation},
      {"bivariate_normal_cdf", "points:json",
       "probability that two normals of a correlation lie below two bounds; points: [a, "
       "b, correlation]"_msg,
       bivariate_normal_cdf},
  };
}

}  // namespace jalon::calc
