// Proves that each distribution is the one its definition gives: values computed by hand, quantiles
// and shares that undo each other, moments that integrals of the quantile confirm, both tails.
#include "core/uncertainty/distribution.h"

#include <gtest/gtest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>

#include "core/settings/shape.h"

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

Figure normal(double mean, double sd, Distribution kind = Distribution::normal, double low = 0,
              double high = 0) {
  Figure f = spread(kind, low, mean, high);
  f.mean = mean;
  f.sd = sd;
  return f;
}

Figure lognormal(double mean, double sd) {
  return normal(mean, sd, Distribution::lognormal);
}

Figure truncated_at(double mean, double sd, double low, double high) {
  return normal(mean, sd, Distribution::truncated_normal, low, high);
}

Figure beta(double alpha, double beta, double low, double high) {
  Figure f = spread(Distribution::beta, low, low, high);
  f.alpha = alpha;
  f.beta = beta;
  return f;
}

Figure listed(std::vector<double> values, std::vector<double> weights = {}) {
  Figure f = spread(weights.empty() ? Distribution::empirical : Distribution::discrete,
                    values.front(), 0, values.back());
  f.values = std::move(values);
  f.weights = std::move(weights);
  return f;
}

// Every kind that has a density, usual and awkward.
const std::vector<Figure> smooth{spread(Distribution::uniform, -2, 1, 4),
                                 spread(Distribution::triangular, -2, 1, 4),
                                 spread(Distribution::triangular, 0, 0, 1),
                                 spread(Distribution::triangular, 0, 1, 1),
                                 spread(Distribution::pert, -2, 1, 4),
                                 spread(Distribution::pert, -2, -2, 4),
                                 spread(Distribution::pert, -2, 4, 4),
                                 spread(Distribution::lognormal, 5, 10, 40),
                                 spread(Distribution::lognormal, 9.99, 10, 10.02),
                                 lognormal(100, 30),
                                 lognormal(1, 3),
                                 normal(-3, 2),
                                 truncated_at(1.5, 3, -2, 5),
                                 truncated_at(0, 1, 3, 40),
                                 truncated_at(0, 1, -40, -3),
                                 truncated_at(0, 10, 39, 44),
                                 truncated_at(5, 1e6, 0, 1),
                                 truncated_at(100, 10, 0, 1e9),
                                 beta(2, 5, 0, 1),
                                 beta(0.5, 0.5, -1, 3),
                                 beta(1, 1, 2, 3),
                                 beta(300, 20, 0, 10)};

std::string name(const Figure &f) {
  return std::string(name_of(f.distribution)) + " " + std::to_string(f.low) + " " +
         std::to_string(f.value) + " " + std::to_string(f.high) + " " + std::to_string(f.sd) + " " +
         std::to_string(f.alpha);
}

double range_of(const Figure &f) {
  return f.high > f.low ? std::min(f.high - f.low, 100 * standard_deviation(f))
                        : standard_deviation(f);
}

TEST(Distribution, OfAPointIsItsValueEverywhere) {
  Figure f;
  f.value = 3;
  EXPECT_EQ(quantile(f, 0.01), 3);
  EXPECT_EQ(upper_quantile(f, 0.01), 3);
  EXPECT_EQ(at_score(f, -7), 3);
  EXPECT_EQ(mean(f), 3);
  EXPECT_EQ(standard_deviation(f), 0);
  EXPECT_EQ(cumulative(f, 2.9), 0);
  EXPECT_EQ(cumulative(f, 3), 1);
}

TEST(Distribution, OfAUniformGoesStraight) {
  const Figure f = spread(Distribution::uniform, 10, 15, 20);
  EXPECT_DOUBLE_EQ(quantile(f, 0.25), 12.5);
  EXPECT_DOUBLE_EQ(quantile(f, 0.9), 19);
  EXPECT_DOUBLE_EQ(cumulative(f, 12), 0.2);
  EXPECT_EQ(mean(f), 15);
  EXPECT_DOUBLE_EQ(standard_deviation(f), 10 / std::sqrt(12.0));
}

TEST(Distribution, OfATriangularIsThatOfItsTriangle) {
  const Figure f = spread(Distribution::triangular, 0, 3, 4);
  EXPECT_DOUBLE_EQ(quantile(f, 0.75), 3) << "the mode: (3-0)/(4-0) lies below";
  EXPECT_DOUBLE_EQ(quantile(f, 0.1875), 1.5);
  EXPECT_DOUBLE_EQ(quantile(f, 0.9375), 3.5);
  EXPECT_DOUBLE_EQ(cumulative(f, 1.5), 0.1875);
  EXPECT_DOUBLE_EQ(cumulative(f, 3.5), 0.9375);
  EXPECT_DOUBLE_EQ(mean(f), 7.0 / 3);
  EXPECT_DOUBLE_EQ(standard_deviation(f), std::sqrt(13.0 / 18));
  EXPECT_DOUBLE_EQ(quantile(spread(Distribution::triangular, 0, 0, 1), 0.75), 0.5);
  EXPECT_DOUBLE_EQ(quantile(spread(Distribution::triangular, 0, 1, 1), 0.25), 0.5);
}

TEST(Distribution, OfAPertIsABeta) {
  // Mode in the middle: beta(3, 3), whose share below x is x^3 (6x^2 - 15x + 10).
  const Figure f = spread(Distribution::pert, 0, 0.5, 1);
  for (const double x : {0.01, 0.3, 0.5, 0.77})
    EXPECT_NEAR(cumulative(f, x), x * x * x * (6 * x * x - 15 * x + 10), 1e-15) << x;
  EXPECT_DOUBLE_EQ(mean(spread(Distribution::pert, 10, 12, 20)), 13);
  EXPECT_DOUBLE_EQ(standard_deviation(spread(Distribution::pert, 10, 12, 20)),
                   std::sqrt(3.0 * 7 / 7));
}

TEST(Distribution, OfALognormalHonoursItsMedianAndBothQuantiles) {
  const Figure f = spread(Distribution::lognormal, 5, 10, 40);
  EXPECT_NEAR(quantile(f, 0.05), 5, 1e-13);
  EXPECT_EQ(quantile(f, 0.5), 10);
  EXPECT_NEAR(quantile(f, 0.95), 40, 1e-13);
  EXPECT_NEAR(cumulative(f, 5), 0.05, 1e-15);
  EXPECT_NEAR(cumulative(f, 10), 0.5, 1e-15);
  EXPECT_NEAR(cumulative(f, 40), 0.95, 1e-15);
  EXPECT_EQ(cumulative(f, 0), 0);
}

TEST(Distribution, OfALognormalByMeanAndSdIsTheUsualOne) {
  const Figure f = lognormal(std::exp(0.5), std::sqrt(std::exp(2) - std::exp(1)));  // mu 0, sigma 1
  EXPECT_NEAR(quantile(f, 0.5), 1, 1e-15);
  EXPECT_NEAR(at_score(f, 2), std::exp(2), 1e-14);
  EXPECT_NEAR(cumulative(f, std::exp(-1)), 0.15865525393145705, 1e-15);
  EXPECT_EQ(mean(f), f.mean);
  EXPECT_EQ(standard_deviation(f), f.sd);
}

TEST(Distribution, OfASymmetricLognormalBothWaysIsOne) {
  const double wide = std::exp(0.4 * k_z95);
  const Figure f = spread(Distribution::lognormal, 7 / wide, 7, 7 * wide);
  EXPECT_NEAR(mean(f), 7 * std::exp(0.08), 1e-14);
  EXPECT_NEAR(standard_deviation(f), 7 * std::exp(0.08) * std::sqrt(std::expm1(0.16)), 1e-13);
  const Figure same = lognormal(mean(f), standard_deviation(f));
  for (const double z : {-6.0, -1.0, 0.0, 2.5})
    EXPECT_NEAR(at_score(f, z) / at_score(same, z), 1, 1e-13);
}

TEST(Distribution, OfANormalIsTheTableOfEveryTextbook) {
  const Figure f = normal(10, 2);
  EXPECT_EQ(quantile(f, 0.5), 10);
  EXPECT_NEAR(quantile(f, 0.975), 10 + 2 * 1.959963984540054, 1e-14);
  EXPECT_NEAR(quantile(f, 0.05), 10 - 2 * k_z95, 1e-14);
  EXPECT_NEAR(cumulative(f, 12), 0.8413447460685429, 1e-15);
  EXPECT_EQ(at_score(f, -3), 4);
  EXPECT_NEAR(quantile(f, 1e-6), 10 - 2 * k_z_millionth, 1e-13);
}

// Not beyond, and the moments of the published case: OpenTURNS, t_TruncatedNormal_std.expout at
// commit 91c3b77 (https://github.com/openturns/openturns), six digits.
TEST(Distribution, OfATruncatedNormalIsThatOfOpenTurns) {
  const Figure f = truncated_at(1.5, 3, -2, 5);
  EXPECT_NEAR(mean(f), 1.5, 1e-15);
  EXPECT_NEAR(standard_deviation(f), 1.84222, 1e-5);
  EXPECT_NEAR(cumulative(f, 3.5), 0.827107, 1e-6);
  EXPECT_NEAR(quantile(f, 0.95), 4.48948, 1e-5);
  EXPECT_NEAR(quantile(f, 0.05), -1.48948, 1e-5);
  EXPECT_EQ(cumulative(f, -2), 0);
  EXPECT_EQ(cumulative(f, 5), 1);
  EXPECT_GE(at_score(f, -30), -2);
  EXPECT_LE(at_score(f, 30), 5);
}

// The same source: t_Triangular_std.expout and, its shift of -0.5 added, t_LogNormal_std.expout.
TEST(Distribution, OfATriangularAndALognormalAreThoseOfOpenTurns) {
  const Figure t = spread(Distribution::triangular, -0.5, 1.5, 2.5);
  EXPECT_NEAR(mean(t), 1.16667, 1e-5);
  EXPECT_NEAR(standard_deviation(t), 0.62361, 1e-5);
  EXPECT_NEAR(cumulative(t, 1), 0.375, 1e-6);
  EXPECT_NEAR(cumulative(t, 2), 0.916667, 1e-6);
  EXPECT_NEAR(quantile(t, 0.25), 0.724745, 1e-6);
  EXPECT_NEAR(quantile(t, 0.95), 2.1127, 1e-5);
  EXPECT_NEAR(quantile(t, 0.05), 0.0477226, 1e-7);
  const Figure l = lognormal(1.133148, 3.30128);
  EXPECT_NEAR(cumulative(l, 1.5), 0.825615, 2e-6);
  EXPECT_NEAR(quantile(l, 0.95) - 0.5, 3.83742, 2e-5);
  EXPECT_NEAR(quantile(l, 0.05) - 0.5, -0.468798, 1e-6);
}

TEST(Distribution, OfAHalfNormalHasItsKnownMoments) {
  const Figure f = truncated_at(0, 1, 0, 1e3);
  EXPECT_NEAR(mean(f), std::sqrt(2 / M_PI), 1e-15);
  EXPECT_NEAR(standard_deviation(f), std::sqrt(1 - 2 / M_PI), 1e-15);
  EXPECT_NEAR(quantile(f, 0.5), 0.6744897501960817, 1e-15);
}

TEST(Distribution, OfANormalCutToASliverIsNearlyUniform) {
  const Figure f = truncated_at(0, 1, 2, 2 + 1e-7);
  EXPECT_NEAR((quantile(f, 0.25) - 2) / 1e-7, 0.25, 1e-7);
  EXPECT_NEAR((upper_quantile(f, 1e-9) - 2) / 1e-7, 1, 1e-8);
  EXPECT_NEAR(cumulative(f, 2 + 0.4e-7), 0.4, 1e-7);
  EXPECT_NEAR((mean(f) - 2) / 1e-7, 0.5, 1e-7);
  EXPECT_NEAR(standard_deviation(f) / 1e-7, std::sqrt(1.0 / 12), 1e-7);
}

TEST(Distribution, OfADiscreteStepsWhereItsSharesEnd) {
  const Figure f = listed({1, 4, 9}, {0.25, 0.5, 0.25});
  EXPECT_EQ(quantile(f, 0.1), 1);
  EXPECT_EQ(quantile(f, 0.25), 1) << "a quarter lies at or below 1";
  EXPECT_EQ(quantile(f, 0.250001), 4);
  EXPECT_EQ(quantile(f, 0.75), 4);
  EXPECT_EQ(quantile(f, 0.750001), 9);
  EXPECT_EQ(upper_quantile(f, 0.25), 4);
  EXPECT_EQ(upper_quantile(f, 0.249999), 9);
  EXPECT_EQ(upper_quantile(f, 0.8), 1);
  EXPECT_EQ(cumulative(f, 0.999), 0);
  EXPECT_EQ(cumulative(f, 1), 0.25);
  EXPECT_EQ(cumulative(f, 8), 0.75);
  EXPECT_EQ(cumulative(f, 9), 1);
  EXPECT_EQ(mean(f), 4.5);
  EXPECT_DOUBLE_EQ(standard_deviation(f), std::sqrt((12.25 + 2 * 0.25 + 20.25) / 4));
}

TEST(Distribution, OfAnEmpiricalTakesEachValueAlike) {
  const Figure f = listed({2, 3, 3, 8});
  EXPECT_EQ(quantile(f, 0.25), 2);
  EXPECT_EQ(quantile(f, 0.2501), 3);
  EXPECT_EQ(quantile(f, 0.75), 3);
  EXPECT_EQ(upper_quantile(f, 0.2499), 8);
  EXPECT_EQ(upper_quantile(f, 1e-300), 8);
  EXPECT_EQ(quantile(f, 1e-300), 2);
  EXPECT_EQ(at_score(f, -1), 2);
  EXPECT_EQ(at_score(f, 1), 8);
  EXPECT_EQ(cumulative(f, 3), 0.75);
  EXPECT_EQ(mean(f), 4);
  EXPECT_DOUBLE_EQ(standard_deviation(f), std::sqrt(22.0 / 4));
}

TEST(Distribution, QuantileAndShareUndoEachOther) {
  for (const Figure &f : smooth)
    for (const double u : {1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-9}) {
      // Beside a steep end a share says less of a value than a value of the share, and the reverse.
      const double x = quantile(f, u), again = quantile(f, cumulative(f, x));
      EXPECT_TRUE(std::fabs(cumulative(f, x) - u) <= 3e-14 ||
                  std::fabs(again - x) <= 1e-13 * range_of(f))
          << name(f) << " at " << u << ": " << cumulative(f, x);
    }
}

TEST(Distribution, NeverFallsAndNeverLeavesItsEnds) {
  for (const Figure &f : smooth) {
    const bool ends = f.high > f.low && f.distribution != Distribution::lognormal;
    double before = quantile(f, 0x1p-60);
    for (int i = 1; i <= 2000; ++i) {
      const double x = i == 2000 ? upper_quantile(f, 0x1p-60) : quantile(f, i / 2000.0);
      EXPECT_GE(x, before) << name(f) << " at " << i;
      EXPECT_TRUE(std::isfinite(x) && (!ends || (x >= f.low && x <= f.high))) << name(f);
      before = x;
    }
  }
}

TEST(Distribution, ReadFromTheOtherEndIsTheSame) {
  for (const Figure &f : smooth)
    for (const double u : {0.01, 0.25, 0.5, 0.75, 0.99})
      EXPECT_NEAR(upper_quantile(f, u), quantile(f, 1 - u), 2e-13 * range_of(f)) << name(f);
}

// Upside down: low becomes -high, and what lies below lies above.
TEST(Distribution, MirroredIsMirrored) {
  for (const Figure &f : smooth) {
    if (f.distribution == Distribution::lognormal) continue;
    Figure m = f;
    m.low = -f.high;
    m.high = -f.low;
    m.value = -f.value;
    m.mean = -f.mean;
    std::swap(m.alpha, m.beta);
    for (const double u : {1e-15, 1e-4, 0.2, 0.5})
      EXPECT_EQ(quantile(f, u), -upper_quantile(m, u)) << name(f) << " at " << u;
    EXPECT_NEAR(mean(f), -mean(m), 1e-14 * range_of(f)) << name(f);
    EXPECT_NEAR(standard_deviation(f), standard_deviation(m), 1e-14 * range_of(f)) << name(f);
  }
}

TEST(Distribution, AtAScoreIsTheQuantileOfItsShare) {
  for (const Figure &f : smooth)
    for (const double z : {-8.0, -3.0, -0.5, 0.0, 0.5, 3.0, 8.0}) {
      const double p = std::erfc(std::fabs(z) / std::sqrt(2.0)) / 2;
      const double x = z <= 0 ? quantile(f, p) : upper_quantile(f, p);
      EXPECT_NEAR(at_score(f, z), x, 2e-13 * (range_of(f) + std::fabs(x))) << name(f) << " " << z;
    }
}

// 53 bits of 1 - 1e-20 are 1: only the other end knows that tail.
TEST(Distribution, KnowsItsFarTails) {
  EXPECT_NEAR(upper_quantile(normal(0, 1), 1e-20), 9.262340089798408, 1e-14);
  EXPECT_NEAR(at_score(lognormal(100, 30), 9.262340089798408),
              upper_quantile(lognormal(100, 30), 1e-20), 1e-9);
  EXPECT_NEAR(1 - upper_quantile(spread(Distribution::triangular, 0, 0.5, 1), 2e-10), 1e-5, 1e-16);
  const Figure tail = truncated_at(0, 1, 3, 40);
  const double far = upper_quantile(tail, 1e-6);
  EXPECT_NEAR(std::erfc(far / std::sqrt(2.0)) / std::erfc(3 / std::sqrt(2.0)), 1e-6, 1e-19);
  EXPECT_NEAR(cumulative(normal(0, 1), -9.262340089798408), 1e-20, 1e-33);
}

// Where Boost gives up: near 0 the share is x^alpha / (alpha B(alpha, beta)), to the last digit.
TEST(Distribution, OfABetaHasTailsAtEveryShape) {
  for (const double a : {0.01, 0.1, 0.5, 1.0, 5.0, 300.0, 1e5})
    for (const double b : {0.01, 0.1, 0.5, 1.0, 2.0, 300.0, 1e5}) {
      const Figure f = beta(a, b, 0, 1);
      double before = 0;
      for (const double u : {1e-80, 1e-30, 1.9e-9, 1e-4, 0.01, 0.4999, 0.5}) {
        const double x = quantile(f, u);
        EXPECT_GE(x, before) << a << " " << b << " " << u;
        EXPECT_EQ(upper_quantile(beta(b, a, -1, 0), u), -x);
        before = x;
      }
    }
  const Figure f = beta(0.5, 2, 0, 1);  // B = 4/3
  for (const double u : {1.9e-9, 1e-12, 1e-30})
    EXPECT_NEAR(quantile(f, u) / std::pow(u * 2 / 3, 2), 1, 1e-12) << u;
}

// The mean is the integral of the quantile over all shares, here over scores.
TEST(Distribution, MomentsAreThoseOfItsQuantiles) {
  using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
  for (const Figure &f : smooth) {
    const double middle = mean(f), unit = standard_deviation(f);
    const auto moment = [&](int power) {
      const auto term = [&](double z) {
        return std::pow((at_score(f, z) - middle) / unit, power) * normal_density(z);
      };
      const double corner = 0;  // of two-sided lognormals
      return Rule::integrate(term, -20.0, corner, 12, 1e-11) +
             Rule::integrate(term, corner, 20.0, 12, 1e-11);
    };
    EXPECT_NEAR(moment(1), 0, 3e-9) << name(f);
    EXPECT_NEAR(moment(2), 1, 3e-8) << name(f);
  }
}

TEST(Distribution, WithoutWidthIsAPoint) {
  for (const Figure &f :
       {spread(Distribution::uniform, 3, 3, 3), spread(Distribution::triangular, 3, 3, 3),
        spread(Distribution::pert, 3, 3, 3), spread(Distribution::lognormal, 3, 3, 3), normal(3, 0),
        truncated_at(3, 1, 3, 3), beta(2, 5, 3, 3), listed({3}, {1}), listed({3, 3})}) {
    for (const double u : {1e-9, 0.5, 0.99}) EXPECT_EQ(quantile(f, u), 3) << name(f);
    EXPECT_EQ(at_score(f, 2), 3) << name(f);
    EXPECT_EQ(upper_quantile(f, 1e-12), 3) << name(f);
    EXPECT_EQ(mean(f), 3) << name(f);
    EXPECT_EQ(standard_deviation(f), 0) << name(f);
    EXPECT_EQ(cumulative(f, 2.999), 0) << name(f);
    EXPECT_EQ(cumulative(f, 3), 1) << name(f);
  }
}

}  // namespace
}  // namespace jalon
