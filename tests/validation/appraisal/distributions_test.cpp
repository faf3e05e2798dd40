// Proves: quantiles are those that OpenTURNS prints, moments those of published closed forms.
//
// Out of scope until the functions exist: Sobol indices, rank correlation, low-discrepancy
// sequences, truncated and four-parameter distributions.
#include "cases.h"
#include "core/uncertainty/draws.h"

namespace jalon {
namespace {

Figure spread(Distribution kind, double low, double value, double high) {
  Figure f;
  f.distribution = kind;
  f.low = low;
  f.value = value;
  f.high = high;
  return f;
}

// Mean and variance by the middle points of n equal slices of probability.
std::pair<double, double> moments(const Figure &f) {
  constexpr int n = 50000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double x = quantile(f, (i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  return {sum / n, squares / n - sum / n * (sum / n)};
}

TEST(PublishedDistributions, triangular) {
  const Case c = find_case("distributions", "triangular-1");
  const Figure f = spread(Distribution::triangular, c.at("inputs").at("min"),
                          c.at("inputs").at("mode"), c.at("inputs").at("max"));
  const Case &out = c.at("expected");
  const double tol = c.at("tol_abs");
  expect_near(quantile(f, 0.05), out.at("quantile_0_05"), tol);
  expect_near(quantile(f, 0.25), out.at("quantile_0_25"), tol);
  expect_near(quantile(f, 0.95), out.at("quantile_0_95"), tol);
  const auto [mean, variance] = moments(f);
  expect_near(mean, out.at("mean"), tol);
  expect_near(variance, out.at("variance"), tol);
}

TEST(PublishedDistributions, pert) {
  const Case c = find_case("distributions", "pert-1");
  const auto [mean, variance] =
      moments(spread(Distribution::pert, c.at("inputs").at("min"), c.at("inputs").at("mode"),
                     c.at("inputs").at("max")));
  expect_near(mean, c.at("expected").at("mean"), 1e-9);
  expect_near(variance, c.at("expected").at("variance"), 1e-6);  // of the slices
}

TEST(PublishedDistributions, lognormal) {
  const Case c = find_case("distributions", "lognormal-1");
  const Case &in = c.at("inputs"), &out = c.at("expected");
  // Median and both 5 % quantiles say the same lognormal as mu and sigma; the shift is ours to add.
  const double median = std::exp(in.at("mu_log").get<double>()), shift = in.at("shift");
  const double wide = std::exp(in.at("sigma_log").get<double>() * 1.6448536269514722);
  const Figure f = spread(Distribution::lognormal, median / wide, median, median * wide);
  const double tol = c.at("tol_abs");
  expect_near(quantile(f, 0.05) + shift, out.at("quantile_0_05"), tol);
  expect_near(quantile(f, 0.95) + shift, out.at("quantile_0_95"), tol);
  expect_near(quantile(f, out.at("cdf_at_1")) + shift, 1, tol);
}

}  // namespace
}  // namespace jalon
