// Proves: the quantile of each distribution is the one its definition gives.
#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "core/uncertainty/draws.h"
#include "figures.h"

namespace jalon {
namespace {

TEST(Quantile, of_a_point_is_its_value) {
  EXPECT_EQ(quantile(figure(Distribution::point, 3, 3, 3), 0.01), 3);
}

TEST(Quantile, of_a_uniform_goes_straight_from_low_to_high) {
  const Figure f = figure(Distribution::uniform, 10, 15, 20);
  EXPECT_DOUBLE_EQ(quantile(f, 0.25), 12.5);
  EXPECT_DOUBLE_EQ(quantile(f, 0.9), 19);
}

TEST(Quantile, of_a_triangular_inverts_its_distribution_function) {
  const Figure f = figure(Distribution::triangular, 0, 3, 4);
  EXPECT_DOUBLE_EQ(quantile(f, 0.75), 3) << "the mode: (3-0)/(4-0) lies below";
  EXPECT_DOUBLE_EQ(quantile(f, 0.1875), 1.5);
  EXPECT_DOUBLE_EQ(quantile(f, 0.9375), 3.5);
}

TEST(Quantile, of_a_triangular_may_have_its_mode_at_an_end) {
  EXPECT_DOUBLE_EQ(quantile(figure(Distribution::triangular, 0, 0, 1), 0.75), 0.5);
  EXPECT_DOUBLE_EQ(quantile(figure(Distribution::triangular, 0, 1, 1), 0.25), 0.5);
}

TEST(Quantile, of_a_pert_is_that_of_its_beta) {
  const Figure f = figure(Distribution::pert, 10, 12, 20);
  const boost::math::beta_distribution<> beta(1.8, 4.2);
  for (const double u : {1e-12, 0.001, 0.3, 0.5, 0.7, 0.999, 1 - 1e-12})
    EXPECT_NEAR(boost::math::cdf(beta, (quantile(f, u) - 10) / 10), u, 1e-12) << u;
}

TEST(Quantile, of_a_lognormal_honours_its_median_and_both_quantiles) {
  const Figure f = figure(Distribution::lognormal, 5, 10, 40);
  EXPECT_NEAR(quantile(f, 0.05), 5, 1e-12);
  EXPECT_NEAR(quantile(f, 0.5), 10, 1e-12);
  EXPECT_NEAR(quantile(f, 0.95), 40, 1e-12);
  EXPECT_GT(quantile(f, 0x1p-53), 0);
  EXPECT_TRUE(std::isfinite(quantile(f, 1 - 0x1p-53)));
}

TEST(Quantile, never_falls_and_never_leaves_its_bounds) {
  for (const auto &f :
       {figure(Distribution::uniform, -2, 1, 4), figure(Distribution::triangular, -2, 1, 4),
        figure(Distribution::pert, -2, 1, 4), figure(Distribution::pert, -2, -2, 4),
        figure(Distribution::pert, -2, 4, 4)}) {
    double before = -2;
    for (int i = 0; i <= 2000; ++i) {
      const double u = i == 0 ? 0x1p-53 : i == 2000 ? 1 - 0x1p-53 : i / 2000.0;
      const double x = quantile(f, u);
      EXPECT_GE(x, before) << name_of(f.distribution) << " at " << u;
      EXPECT_LE(x, 4);
      before = x;
    }
  }
}

}  // namespace
}  // namespace jalon
