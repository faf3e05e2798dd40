// Proves that rank correlations become the Gaussian copula that has them, that what no variables
// can have becomes the nearest that they can, and that the reader is told.
#include "core/uncertainty/correlation.h"

#include <gmock/gmock.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <random>

namespace jalon {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pointwise;

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Correlation pair(const std::string &a, const std::string &b, double rank) {
  Correlation c;
  c.first = std::min(a, b);
  c.second = std::max(a, b);
  c.rank = rank;
  c.place = {"town.toml", 3, 1, {}};
  return c;
}

Matrix matrix_of(const std::vector<double> &cells) {
  const auto n = static_cast<Eigen::Index>(std::sqrt(static_cast<double>(cells.size())));
  return Eigen::Map<const Matrix>(cells.data(), n, n);
}

// L L' of a group.
Matrix product(const CorrelatedGroup &group) {
  const Matrix lower = matrix_of(group.lower);
  return lower * lower.transpose();
}

double least_eigenvalue(const Matrix &m) {
  return Eigen::SelfAdjointEigenSolver<Matrix>(m).eigenvalues().minCoeff();
}

TEST(Copula, WithoutCorrelationHasNoGroup) {
  const auto copula = copula_of({"a", "b"}, {});
  EXPECT_THAT(copula.groups, IsEmpty());
  EXPECT_THAT(copula_of({"a", "b"}, {pair("a", "b", 0)}).groups, IsEmpty());
}

// OpenTURNS, t_NormalCopula_std.expout at commit 91c3b77 (https://github.com/openturns/openturns):
// Spearman 0.25 is normal 0.261052.
TEST(Copula, HasTheNormalCorrelationThatItsRanksNeed) {
  const auto copula = copula_of({"a", "b"}, {pair("a", "b", 0.25)});
  ASSERT_EQ(copula.groups.size(), 1u);
  EXPECT_THAT(copula.groups[0].factors, ElementsAre(0, 1));
  const auto &lower = copula.groups[0].lower;
  EXPECT_EQ(lower[0], 1);
  EXPECT_EQ(lower[1], 0);
  EXPECT_NEAR(lower[2], 0.2610523844401032, 1e-16);
  EXPECT_NEAR(lower[3], std::sqrt(1 - lower[2] * lower[2]), 1e-15);
  EXPECT_THAT(copula.told, IsEmpty());
}

TEST(Copula, OfEveryRankIsTwiceTheSineOfASixthOfItsTurn) {
  for (double rank = -0.99; rank < 1; rank += 0.01) {
    const auto copula = copula_of({"a", "b"}, {pair("a", "b", rank)});
    if (copula.groups.empty()) continue;  // as near 0 as steps of 0.01 come
    EXPECT_NEAR(copula.groups[0].lower[2], 2 * std::sin(M_PI * rank / 6), 3e-16) << rank;
  }
}

TEST(Copula, OfPerfectRankCorrelationUsesOneVariableTwice) {
  for (const double rank : {1.0, -1.0}) {
    const auto copula = copula_of({"a", "b"}, {pair("a", "b", rank)});
    EXPECT_THAT(copula.groups[0].lower, ElementsAre(1, 0, rank, 0));
    EXPECT_THAT(copula.told, IsEmpty());
  }
  const auto three =
      copula_of({"a", "b", "c"}, {pair("a", "b", 1), pair("a", "c", 0.5), pair("b", "c", 0.5)});
  EXPECT_THAT(three.told, IsEmpty());
  EXPECT_EQ(three.groups[0].lower[3], 1);
  EXPECT_EQ(three.groups[0].lower[6], three.groups[0].lower[7] + three.groups[0].lower[6]);
}

TEST(Copula, GroupsAreWhatHangsTogether) {
  const auto copula = copula_of(
      {"a", "b", "c", "d", "e", "f"},
      {pair("f", "a", 0.5), pair("d", "b", -0.4), pair("f", "c", 0.3), pair("a", "e", 0)});
  ASSERT_EQ(copula.groups.size(), 2u);
  EXPECT_THAT(copula.groups[0].factors, ElementsAre(0, 2, 5));
  EXPECT_THAT(copula.groups[1].factors, ElementsAre(1, 3));
  const Matrix r = product(copula.groups[0]);
  EXPECT_NEAR(r(0, 1), 0, 1e-15);
  EXPECT_NEAR(r(0, 2), 2 * std::sin(M_PI * 0.5 / 6), 1e-15);
  EXPECT_NEAR(r(1, 2), 2 * std::sin(M_PI * 0.3 / 6), 1e-15);
}

TEST(Copula, DrawsHaveTheRankCorrelationAskedFor) {
  // Fixed seed. For another one this fails with a probability of about 0.001 (3.3 standard errors
  // of a rank correlation, each at most 1 / sqrt(n)).
  constexpr std::size_t n = 20000;
  const auto copula =
      copula_of({"a", "b", "c"}, {pair("a", "b", 0.6), pair("a", "c", -0.7), pair("b", "c", 0.1)});
  const auto &lower = copula.groups[0].lower;
  std::mt19937_64 random(7);
  std::normal_distribution<double> normal;
  std::vector<std::vector<std::pair<double, std::size_t>>> z(3);
  for (std::size_t i = 0; i < n; ++i) {
    const std::array e{normal(random), normal(random), normal(random)};
    for (std::size_t k = 0; k < 3; ++k)
      z[k].emplace_back(lower[3 * k] * e[0] + lower[3 * k + 1] * e[1] + lower[3 * k + 2] * e[2], i);
  }
  std::vector<std::vector<double>> ranks(3, std::vector<double>(n));
  for (std::size_t k = 0; k < 3; ++k) {
    std::sort(z[k].begin(), z[k].end());
    for (std::size_t i = 0; i < n; ++i) ranks[k][z[k][i].second] = (i + 0.5) / n - 0.5;
  }
  const auto spearman = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += ranks[a][i] * ranks[b][i];
    return 12 * sum / n;
  };
  const double limit = 3.3 / std::sqrt(static_cast<double>(n));
  EXPECT_NEAR(spearman(0, 1), 0.6, limit);
  EXPECT_NEAR(spearman(0, 2), -0.7, limit);
  EXPECT_NEAR(spearman(1, 2), 0.1, limit);
}

TEST(Copula, WhatCannotBeIsRepairedAndTold) {
  const auto copula =
      copula_of({"a", "b", "c"}, {pair("a", "b", 0.9), pair("a", "c", 0.9), pair("b", "c", -0.9)});
  ASSERT_EQ(copula.told.size(), 1u);
  EXPECT_THAT(copula.told[0].english(),
              AllOf(HasSubstr("a, b, c cannot vary together"),
                    HasSubstr("rank correlation of b and c: "), HasSubstr(" instead of -0.9")));
  const Matrix r = product(copula.groups[0]);
  EXPECT_TRUE(r.diagonal().isOnes(1e-12));
  EXPECT_GE(least_eigenvalue(r), 0);
  EXPECT_GT(r(1, 2), -0.7);
  EXPECT_LT(r(0, 1), 2 * std::sin(M_PI * 0.9 / 6));
}

// The ranks of these three are a correlation matrix (determinant 0.0014); what a Gaussian copula
// needs for them is none.
TEST(Copula, RanksThatNoGaussianCopulaHasAreRepairedToo) {
  const double s = -0.4995;
  EXPECT_GT(least_eigenvalue(matrix_of({1, s, s, s, 1, s, s, s, 1})), 0);
  const double r = 2 * std::sin(M_PI * s / 6);
  EXPECT_LT(least_eigenvalue(matrix_of({1, r, r, r, 1, r, r, r, 1})), 0);
  const auto copula =
      copula_of({"a", "b", "c"}, {pair("a", "b", s), pair("a", "c", s), pair("b", "c", s)});
  ASSERT_EQ(copula.told.size(), 1u);
  EXPECT_THAT(copula.told[0].english(), HasSubstr("-0.483 instead of -0.5"));
}

TEST(Copula, ACorrelationOfWhatDoesNotVaryIsToldAndLeftOut) {
  const auto copula = copula_of({"a", "b"}, {pair("a", "z", 0.5), pair("a", "b", 0.2)});
  ASSERT_EQ(copula.told.size(), 1u);
  EXPECT_THAT(copula.told[0].english(),
              "z does not vary in this run: its rank correlation with a is left out");
  EXPECT_EQ(copula.groups.size(), 1u);
}

std::string refusal(const std::vector<Correlation> &all) {
  try {
    copula_of({"a", "b"}, all);
  } catch (const Faults &faults) {
    return faults.what();
  }
  return {};
}

TEST(Copula, RefusesWhatIsNoRankCorrelation) {
  EXPECT_THAT(refusal({pair("a", "b", 1.1)}),
              AllOf(HasSubstr("town.toml:3:1"), HasSubstr("between -1 and 1")));
  EXPECT_THAT(refusal({pair("a", "b", NAN)}), HasSubstr("between -1 and 1"));
  EXPECT_THAT(refusal({pair("a", "a", 0.5)}), HasSubstr("a with itself"));
  EXPECT_THAT(refusal({pair("a", "b", 0.5), pair("a", "b", 0.5)}), HasSubstr("given twice"));
  auto turned = pair("a", "b", 0.5);
  std::swap(turned.first, turned.second);
  EXPECT_THAT(refusal({pair("a", "b", 0.5), turned}), HasSubstr("given twice"));
}

// N. J. Higham, Computing the nearest correlation matrix: a problem from finance, IMA Journal of
// Numerical Analysis 22 (2002), section 4: to four digits.
TEST(NearestCorrelation, OfThePublishedExampleIsThePublishedOne) {
  const auto x = nearest_correlation({1, 1, 0, 1, 1, 1, 0, 1, 1}, 3, 0);
  EXPECT_THAT(x, Pointwise(DoubleNear(5e-5),
                           {1.0, 0.7607, 0.1573, 0.7607, 1.0, 0.7607, 0.1573, 0.7607, 1.0}));
  const auto lifted = nearest_correlation({1, 1, 0, 1, 1, 1, 0, 1, 1}, 3);
  EXPECT_THAT(lifted, Pointwise(DoubleNear(1e-7), x));
}

TEST(NearestCorrelation, OfACorrelationMatrixIsItself) {
  const std::vector<double> r{1, 0.3, -0.2, 0.3, 1, 0.5, -0.2, 0.5, 1};
  EXPECT_EQ(nearest_correlation(r, 3), r);
  EXPECT_EQ(nearest_correlation({1}, 1), std::vector<double>{1});
}

// What makes X nearest to A (Higham 2002, theorem 2.4 and before it): X - A is a diagonal matrix
// plus a positive semidefinite one that X takes to zero.
void expect_nearest(const Matrix &a, const Matrix &x) {
  Matrix z = x - a;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    z(i, i) = 0;
    z(i, i) = -z.row(i).dot(x.row(i));  // from (Z X)(i, i) = 0 and X(i, i) = 1
  }
  EXPECT_LT((z * x).norm(), 1e-6);
  EXPECT_GT(least_eigenvalue(z), -1e-6);
}

TEST(NearestCorrelation, OfRandomMatricesIsNearestAndACorrelationMatrix) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> cell(-1, 1);
  for (const Eigen::Index n : {2, 3, 5, 8, 15, 25})
    for (int k = 0; k < 3; ++k) {
      Matrix a = Matrix::Identity(n, n);
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < i; ++j) a(i, j) = a(j, i) = cell(random);
      const std::vector<double> cells(a.data(), a.data() + n * n);
      const Matrix x = matrix_of(nearest_correlation(cells, static_cast<std::size_t>(n)));
      EXPECT_TRUE(x.diagonal().isOnes(0));
      EXPECT_EQ(x, x.transpose());
      EXPECT_GE(least_eigenvalue(x), 0.99e-8) << n;
      expect_nearest(a, x);
    }
}

}  // namespace
}  // namespace jalon
