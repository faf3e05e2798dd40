// sobol_indices.h - which uncertain figure the spread of a result comes from.
//
// First-order index: the share of the variance that would go if the figure were known. Total index:
// the share that would stay if it alone were unknown. Saltelli's design (2010) on scrambled Sobol
// points: N points A, N points B, and for each group of factors A with the group's columns of B;
// first order by Saltelli (2010), total by Jansen. Figures that vary together are one group: of
// them only the group has an index. Intervals (95 %) are Student's over the 16 replicates.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/uncertainty/experiment.h"
#include "core/uncertainty/points.h"
#include "core/uncertainty/tally.h"

namespace jalon {

struct SobolIndex {
  Estimate first, total;
};

class SobolIndices : public Experiment {
 public:
  // What makes the values of the inputs from uniform coordinates, as Joint::transform does.
  using Transform = std::function<void(std::size_t n, std::span<const std::uint32_t *const>,
                                       std::span<double *const>)>;
  // `names`: of the factors, for their coordinates. `groups`: places of factors, each in one group.
  // `base`: points of A and of B, rounded up to whole chunks; base * (groups + 2) are evaluated.
  SobolIndices(std::vector<std::string> names, std::vector<std::vector<std::size_t>> groups,
               Transform transform, std::size_t outputs, std::uint64_t base, std::uint64_t seed);

  std::uint64_t points() const override;
  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override;
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override;

  // By group. All NaN if the output does not vary. A base point that is rejected or NaN in one of
  // its evaluations counts in none.
  std::vector<SobolIndex> of(std::size_t output) const;
  std::uint64_t counted(std::size_t output) const;  // base points that count

 private:
  Points points_;
  std::vector<std::vector<std::size_t>> groups_;
  Transform transform_;
  std::size_t factors_, outputs_;
  std::uint64_t base_;
  std::vector<double> sums_;  // see the source
  std::vector<double> a_, b_;
};

}  // namespace jalon
