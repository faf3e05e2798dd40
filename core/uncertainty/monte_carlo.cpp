#include "core/uncertainty/monte_carlo.h"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace jalon {
namespace {

std::vector<std::string> names_of(const Joint &joint) {
  std::vector<std::string> names;
  for (const Factor &factor : joint.factors()) names.push_back(factor.path);
  return names;
}

}  // namespace

MonteCarlo::MonteCarlo(const Joint &joint, Sampling sampling, std::uint64_t seed,
                       std::uint64_t draws, std::size_t outputs)
    : joint_(joint),
      points_(sampling, seed, names_of(joint), draws == 0 ? k_first_draws : draws),
      automatic_(draws == 0),
      wanted_(automatic_ ? k_first_draws : draws),
      tallies_(outputs) {}

void MonteCarlo::compare(Preference &preference, std::vector<std::size_t> outputs) {
  comparisons_.push_back({&preference, std::move(outputs)});
}

void MonteCarlo::fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const {
  joint_.draw(points_, first, n, in);
}

void MonteCarlo::take(std::uint64_t, std::size_t n, std::span<const double *const> out,
                      const std::uint8_t *rejected) {
  tbb::parallel_for(std::size_t{0}, tallies_.size(), [&](std::size_t o) {
    tallies_[o].add({out[o], n}, rejected);
  });
  for (const Comparison &comparison : comparisons_) {
    std::vector<const double *> columns;
    for (const std::size_t output : comparison.outputs) columns.push_back(out[output]);
    comparison.preference->add(columns, n, rejected);
  }
  taken_ += n;
  if (automatic_ && taken_ == wanted_ && wanted_ < k_most_draws && !(enough_ && enough_()))
    wanted_ *= 2;
}

}  // namespace jalon
