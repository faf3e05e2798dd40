#include "core/uncertainty/correlation.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <set>

namespace jalon {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// The sine of at most pi / 6 by its series, to the last digit or so: libraries differ there.
double sine(double x) {
  const double square = x * x;
  double sum = 0;
  for (int k = 19; k >= 3; k -= 2) sum = (1 - sum) * square / (k * (k - 1));
  return x * (1 - sum);
}

double normal_of_rank(double rank) {
  if (rank == 1 || rank == -1) return rank;
  return 2 * sine(std::numbers::pi * rank / 6);
}

// L with L L' = matrix; nothing if it has none. Where figures determine each other, their common
// variable is used once and L has zeros.
std::optional<std::vector<double>> lower_of(const std::vector<double> &matrix, std::size_t n) {
  constexpr double nothing = 1e-12, noise = 1e-9;
  std::vector<double> lower(n * n, 0);
  for (std::size_t j = 0; j < n; ++j) {
    const auto rest = [&](std::size_t i) {
      double x = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) x -= lower[i * n + k] * lower[j * n + k];
      return x;
    };
    const double pivot = rest(j);
    if (pivot < -nothing) return std::nullopt;
    const bool determined = pivot <= nothing;
    lower[j * n + j] = determined ? 0 : std::sqrt(pivot);
    for (std::size_t i = j + 1; i < n; ++i) {
      const double x = rest(i);
      if (determined && std::fabs(x) > noise) return std::nullopt;
      lower[i * n + j] = determined ? 0 : x / lower[j * n + j];
    }
  }
  return lower;
}

// The nearest matrix with eigenvalues of at least `least`. Eigen as compiled for the least
// processor gives the same bits with every compiler; it must not be compiled for others.
Matrix lifted(const Matrix &matrix, double least) {
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(matrix);
  const auto &vectors = solver.eigenvectors();
  const Matrix out =
      vectors * solver.eigenvalues().cwiseMax(least).asDiagonal() * vectors.transpose();
  return (out + out.transpose()) / 2;
}

// The correlations of one run, by places in the list of factors.
class Maker {
 public:
  explicit Maker(const std::vector<std::string> &paths) : paths_(paths), group_(paths.size()) {
    for (std::size_t i = 0; i < paths.size(); ++i) place_.emplace(paths[i], i);
    std::iota(group_.begin(), group_.end(), std::size_t{0});
  }

  void add(const Correlation &c) {
    if (!(c.rank >= -1 && c.rank <= 1))
      return refuse(c, "the rank correlation of {1} and {2} is {3}"_msg(c.first, c.second, c.rank),
                    "a rank correlation between -1 and 1"_msg);
    if (c.first == c.second)
      return refuse(c, "a rank correlation of {1} with itself"_msg(c.first),
                    "two different figures"_msg);
    if (!said_.insert({c.first, c.second}).second || said_.count({c.second, c.first}) > 0)
      return refuse(c, "the rank correlation of {1} and {2} is given twice"_msg(c.first, c.second),
                    "one of each pair"_msg);
    if (c.rank == 0) return;
    const auto first = place_.find(c.first), second = place_.find(c.second);
    for (const auto &[at, path] : {std::pair{first, c.first}, std::pair{second, c.second}})
      if (at == place_.end()) {
        copula_.told.push_back(
            "{1} does not vary in this run: its rank correlation with {2} is left out"_msg(
                path, path == c.first ? c.second : c.first));
        return;
      }
    const auto pair = std::minmax(first->second, second->second);
    normal_[{pair.first, pair.second}] = normal_of_rank(c.rank);
    join(pair.first, pair.second);
  }

  Copula done() && {
    if (!faults_.empty()) throw Faults(std::move(faults_));
    for (std::size_t root = 0; root < paths_.size(); ++root) {
      CorrelatedGroup group;
      for (std::size_t i = root; i < paths_.size(); ++i)
        if (group_[i] == root) group.factors.push_back(i);
      if (group.factors.size() > 1) finish(std::move(group));
    }
    return std::move(copula_);
  }

 private:
  void refuse(const Correlation &c, const Message &what, const Message &expected) {
    faults_.emplace_back(what, c.place, expected);
  }

  // Every factor knows the first of its group.
  void join(std::size_t i, std::size_t j) {
    const auto [into, from] = std::minmax(group_[i], group_[j]);
    std::replace(group_.begin(), group_.end(), std::size_t{from}, std::size_t{into});
  }

  void finish(CorrelatedGroup group) {
    const std::size_t n = group.factors.size();
    std::vector<double> matrix(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      matrix[i * n + i] = 1;
      for (std::size_t j = 0; j < i; ++j)
        if (const auto at = normal_.find({group.factors[j], group.factors[i]}); at != normal_.end())
          matrix[i * n + j] = matrix[j * n + i] = at->second;
    }
    auto lower = lower_of(matrix, n);
    if (!lower) {
      const auto possible = nearest_correlation(matrix, n);
      tell(group, matrix, possible);
      lower = lower_of(possible, n);
    }
    group.lower = std::move(*lower);
    copula_.groups.push_back(std::move(group));
  }

  void tell(const CorrelatedGroup &group, const std::vector<double> &wanted,
            const std::vector<double> &possible) {
    const std::size_t n = group.factors.size();
    std::vector<Message> names;
    std::size_t first = 0, second = 1;
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      names.emplace_back(paths_[group.factors[i]]);
      for (std::size_t j = i + 1; j < n; ++j) {
        const double change =
            std::fabs(rank_of_normal(possible[i * n + j]) - rank_of_normal(wanted[i * n + j]));
        if (change > largest) largest = change, first = i, second = j;
      }
    }
    const auto shown = [&](const std::vector<double> &matrix) {
      return Message::number(std::round(rank_of_normal(matrix[first * n + second]) * 1000) / 1000);
    };
    if (largest < 0.0005) return;  // of no digit that anybody reads
    copula_.told.push_back(
        "{1} cannot vary together as their rank correlations say; the nearest possible ones are "
        "used. Most changed: rank correlation of {2} and {3}: {4} instead of {5}"_msg(
            Message::joined(names), names[first], names[second], shown(possible), shown(wanted)));
  }

  const std::vector<std::string> &paths_;
  std::map<std::string, std::size_t> place_;
  std::vector<std::size_t> group_;  // the first factor of the group of each
  std::map<std::pair<std::size_t, std::size_t>, double> normal_;
  std::set<std::pair<std::string, std::string>> said_;
  std::vector<Fault> faults_;
  Copula copula_;
};

}  // namespace

double rank_of_normal(double r) {
  return 6 / std::numbers::pi * std::asin(std::clamp(r, -1.0, 1.0) / 2);
}

Copula copula_of(const std::vector<std::string> &paths,
                 const std::vector<Correlation> &correlations) {
  Maker maker(paths);
  for (const auto &each : correlations) maker.add(each);
  return std::move(maker).done();
}

std::vector<double> nearest_correlation(const std::vector<double> &matrix, std::size_t n,
                                        double least) {
  const auto size = static_cast<Eigen::Index>(n);
  const Matrix given = Eigen::Map<const Matrix>(matrix.data(), size, size);
  const auto eigenvalues =
      Eigen::SelfAdjointEigenSolver<Matrix>(given, Eigen::EigenvaluesOnly).eigenvalues();
  if (given.diagonal().isOnes(0) && eigenvalues.minCoeff() >= least) return matrix;

  Matrix unit = given, possible, correction = Matrix::Zero(size, size);
  constexpr int most = 20000;
  for (int i = 0; i < most; ++i) {
    const Matrix tried = unit - correction;
    possible = lifted(tried, least);
    correction = possible - tried;
    const Matrix before = unit;
    unit = possible;
    unit.diagonal().setOnes();
    if ((unit - before).norm() <= 1e-13 * unit.norm() &&
        (unit - possible).norm() <= 1e-13 * unit.norm())
      break;
  }
  // What is left of the way between the two: both at once to the last digit.
  const Eigen::VectorXd scale = possible.diagonal().cwiseSqrt().cwiseInverse();
  Matrix out = scale.asDiagonal() * possible * scale.asDiagonal();
  out.diagonal().setOnes();
  return {out.data(), out.data() + n * n};
}

}  // namespace jalon
