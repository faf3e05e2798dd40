#include "core/calc/iman_conover.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <cmath>
#include <numeric>

#include "core/base/fault.h"

namespace jalon::calc {
namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

Matrix matrix_of(const Rows &rows) {
  Matrix m(static_cast<Index>(rows.size()), static_cast<Index>(rows.front().size()));
  for (Index i = 0; i < m.rows(); ++i)
    for (Index j = 0; j < m.cols(); ++j)
      m(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  return m;
}

Rows rows_of(const Matrix &m) {
  Rows rows(static_cast<std::size_t>(m.rows()));
  for (Index i = 0; i < m.rows(); ++i)
    for (Index j = 0; j < m.cols(); ++j) rows[static_cast<std::size_t>(i)].push_back(m(i, j));
  return rows;
}

Matrix correlation_of(const Matrix &m) {
  const Matrix centred = m.rowwise() - m.colwise().mean();
  const Matrix products = centred.transpose() * centred;
  const Eigen::VectorXd sizes = products.diagonal().cwiseSqrt();
  return (products.array() / (sizes * sizes.transpose()).array()).matrix();
}

// The upper triangle U with U'U = m.
Matrix upper_root(const Matrix &m, const char *name) {
  const Eigen::LLT<Matrix> root(m);
  if (!m.allFinite() || root.info() != Eigen::Success)
    throw Fault(
        "the correlations of `{1}` are impossible: no variables can have them all"_msg(name), {},
        "a positive definite matrix"_msg);
  return root.matrixU();
}

void check(const Matrix &samples, const Matrix &target, const Matrix &scores) {
  if (scores.rows() != samples.rows() || scores.cols() != samples.cols())
    throw Fault("`X` has {1} rows of {2} and `scores_M` {3} of {4}"_msg(
                    static_cast<double>(samples.rows()), static_cast<double>(samples.cols()),
                    static_cast<double>(scores.rows()), static_cast<double>(scores.cols())),
                {}, "a score for each sample"_msg);
  if (target.rows() != samples.cols() || target.cols() != samples.cols())
    throw Fault(
        "`target_correlation` has {1} rows of {2}"_msg(static_cast<double>(target.rows()),
                                                       static_cast<double>(target.cols())),
        {}, "{1} rows of {1}, one for each column of `X`"_msg(static_cast<double>(samples.cols())));
  for (Index i = 0; i < target.rows(); ++i)
    for (Index j = 0; j <= i; ++j)
      if (target(i, j) != target(j, i) || (i == j && target(i, i) != 1))
        throw Fault("`target_correlation` has {1} in row {2}, column {3}"_msg(
                        target(i, j), static_cast<double>(i + 1), static_cast<double>(j + 1)),
                    {}, "a symmetric matrix with 1 on its diagonal"_msg);
}

// Places in rising order of a column, equals in their order.
std::vector<Index> order_of(const Matrix &m, Index column) {
  std::vector<Index> order(static_cast<std::size_t>(m.rows()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return m(a, column) < m(b, column); });
  return order;
}

}  // namespace

Reordered iman_conover(const Rows &samples, const Rows &target, const Rows &scores) {
  const Matrix x = matrix_of(samples), s = matrix_of(target), m = matrix_of(scores);
  check(x, s, m);
  const Matrix e = correlation_of(m);
  const Matrix c = upper_root(s, "target_correlation"), f = upper_root(e, "scores_M");
  const Matrix t = m * f.triangularView<Eigen::Upper>().solve(c);
  Matrix reordered(x.rows(), x.cols());
  for (Index j = 0; j < x.cols(); ++j) {
    const auto from = order_of(x, j), to = order_of(t, j);
    for (std::size_t i = 0; i < from.size(); ++i) reordered(to[i], j) = x(from[i], j);
  }
  return {rows_of(c), rows_of(e),         rows_of(f),
          rows_of(t), rows_of(reordered), rows_of(correlation_of(reordered))};
}

Rows scores_of(std::size_t rows, std::size_t columns, std::uint32_t seed) {
  const boost::math::normal_distribution<> normal;
  std::vector<double> scores;
  double squares = 0;
  for (std::size_t i = 1; i <= rows; ++i) {
    const double place = static_cast<double>(i) / static_cast<double>(rows + 1);
    scores.push_back(boost::math::quantile(normal, place));
    squares += scores.back() * scores.back();
  }
  const double size = std::sqrt(squares / static_cast<double>(rows));
  for (double &score : scores) score /= size > 0 ? size : 1;
  boost::random::mt19937 random(seed);
  Rows all(rows, std::vector<double>(columns));
  for (std::size_t j = 0; j < columns; ++j) {
    if (j > 0)  // Fisher and Yates, the same on every machine
      for (std::size_t i = rows; i > 1; --i) std::swap(scores[i - 1], scores[random() % i]);
    for (std::size_t i = 0; i < rows; ++i) all[i][j] = scores[i];
  }
  return all;
}

}  // namespace jalon::calc
