#include "core/uncertainty/joint.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstring>

#include "core/uncertainty/experiment.h"
#include "core/uncertainty/marginal.h"
#include "core/uncertainty/quantile_table.h"

namespace jalon {
namespace {

constexpr std::size_t k_step = 16;  // kernels take multiples of it

std::size_t padded(std::size_t n) {
  return (n + k_step - 1) / k_step * k_step;
}

Figure standard_normal() {
  Figure f;
  f.distribution = Distribution::normal;
  f.sd = 1;
  f.low = -1;
  f.high = 1;
  return f;
}

// A group of one is drawn by its coordinate, another by normal scores.
struct Group {
  std::vector<std::size_t> factors;
  std::unique_ptr<const Marginal> alone;
  std::vector<double> lower;
  std::vector<std::unique_ptr<const ScoreMarginal>> together;
};

struct alignas(64) Coordinates {
  std::uint32_t k[k_chunk];
};

}  // namespace

struct Joint::Impl {
  std::vector<Factor> factors;
  std::vector<std::vector<std::size_t>> groups;
  std::vector<Message> told;
  Kernels kernels = kernels_for();
  std::vector<Group> made;                 // as `groups`
  std::unique_ptr<const Marginal> normal;  // where there are groups of several

  // Tables take a while.
  void make_tables() {
    tbb::parallel_for(std::size_t{0}, made.size(), [&](std::size_t g) {
      Group &group = made[g];
      if (group.factors.size() == 1) {
        group.alone = marginal(factors[group.factors[0]].figure, kernels);
        return;
      }
      group.together.resize(group.factors.size());
      tbb::parallel_for(std::size_t{0}, group.factors.size(), [&](std::size_t i) {
        group.together[i] = score_marginal(factors[group.factors[i]].figure, kernels);
      });
    });
    if (groups.size() < factors.size()) normal = marginal(standard_normal(), kernels);
  }

  // `coordinate`: the column of a factor, with n cells, a multiple of 16.
  template <class Coordinate>
  void transform(std::size_t n, const Coordinate &coordinate,
                 std::span<double *const> values) const {
    std::vector<double *> columns;
    for (const auto &g : made) {
      if (g.alone) {
        g.alone->at_coordinates(coordinate(g.factors[0]), n, values[g.factors[0]]);
        continue;
      }
      columns.clear();
      for (const auto i : g.factors) {
        columns.push_back(values[i]);
        normal->at_coordinates(coordinate(i), n, values[i]);
      }
      kernels.mix(g.lower.data(), columns.size(), n, columns.data());
      for (std::size_t i = 0; i < columns.size(); ++i) g.together[i]->at_scores(n, columns[i]);
    }
  }

  // Columns of a length that kernels do not take are made beside and copied.
  template <class Coordinate>
  void transform_any(std::size_t n, const Coordinate &coordinate,
                     std::span<double *const> values) const {
    if (n == padded(n)) {
      transform(n, coordinate, values);
      return;
    }
    const std::size_t whole = padded(n);
    std::vector<double> cells(whole * values.size());
    std::vector<double *> columns;
    for (std::size_t i = 0; i < values.size(); ++i) columns.push_back(cells.data() + i * whole);
    transform(whole, coordinate, columns);
    for (std::size_t i = 0; i < values.size(); ++i) std::copy_n(columns[i], n, values[i]);
  }
};

Joint::Joint(std::vector<Factor> factors, const std::vector<Correlation> &correlations) {
  auto impl = std::make_unique<Impl>();
  std::vector<std::string> paths;
  for (const auto &factor : factors) paths.push_back(factor.path);
  Copula copula = copula_of(paths, correlations);
  impl->factors = std::move(factors);
  impl->told = std::move(copula.told);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto group =
        std::find_if(copula.groups.begin(), copula.groups.end(), [&](const CorrelatedGroup &g) {
          return std::find(g.factors.begin(), g.factors.end(), i) != g.factors.end();
        });
    if (group == copula.groups.end())
      impl->made.push_back({{i}, nullptr, {}, {}});
    else if (group->factors.front() == i)
      impl->made.push_back({group->factors, nullptr, group->lower, {}});
    else
      continue;
    impl->groups.push_back(impl->made.back().factors);
  }
  impl->make_tables();
  impl_ = std::move(impl);
}

Joint::~Joint() = default;
Joint::Joint(Joint &&) noexcept = default;

const std::vector<Factor> &Joint::factors() const {
  return impl_->factors;
}

const std::vector<std::vector<std::size_t>> &Joint::groups() const {
  return impl_->groups;
}

const std::vector<Message> &Joint::told() const {
  return impl_->told;
}

double Joint::rank(std::size_t first, std::size_t second) const {
  if (first == second) return 1;
  for (const auto &group : impl_->made) {
    const auto place = [&](std::size_t factor) {
      return static_cast<std::size_t>(
          std::find(group.factors.begin(), group.factors.end(), factor) - group.factors.begin());
    };
    const std::size_t i = place(first), j = place(second), n = group.factors.size();
    if (i == n || j == n) continue;
    double normal = 0;
    for (std::size_t k = 0; k < n; ++k) normal += group.lower[i * n + k] * group.lower[j * n + k];
    return rank_of_normal(normal);
  }
  return 0;
}

void Joint::transform(std::size_t n, std::span<const std::uint32_t *const> coordinates,
                      std::span<double *const> values) const {
  Coordinates padding;
  impl_->transform_any(
      n,
      [&](std::size_t i) -> const std::uint32_t * {
        if (n == padded(n)) return coordinates[i];
        std::memcpy(padding.k, coordinates[i], n * sizeof *padding.k);
        std::fill(padding.k + n, padding.k + padded(n), 0u);
        return padding.k;
      },
      values);
}

void Joint::draw(const Points &points, std::uint64_t first, std::size_t n,
                 std::span<double *const> values) const {
  Coordinates drawn;
  impl_->transform_any(
      n,
      [&](std::size_t i) -> const std::uint32_t * {
        points.fill(i, first, {drawn.k, padded(n)});
        return drawn.k;
      },
      values);
}

}  // namespace jalon
