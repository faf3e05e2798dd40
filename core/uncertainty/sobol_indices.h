// sobol_indices.h - which uncertain figure the spread of a result comes from.
//
// First-order index: the share of the variance that would go if the figure were known. Total index:
// the share that would stay if it alone were unknown. Saltelli's design (2010) on scrambled Sobol
// points: N points A, N points B, and for each group of factors A with the group's columns of B;
// first order by Saltelli (2010), total by Jansen. Figures that vary together are one group: of
// them only the group has an index. Intervals (95 %) are Student's over the 16 replicates.
#pragma once
#include <functional>
#include <memory>
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

// Memory does not grow with the base: between two takes the answers of at most one base chunk
// ((groups + 2) * k_chunk points) are kept; the values of A and B of the base chunks under way are
// kept too (32 MB at most, or two base chunks), so that each is made once for all groups.
class SobolIndices : public Experiment {
 public:
  // What makes the values of the inputs from uniform coordinates, as Joint::transform does: the
  // values of a group depend on its own coordinates alone. At most k_chunk points. [any thread]
  using Transform = std::function<void(std::size_t n, std::span<const std::uint32_t *const>,
                                       std::span<double *const>)>;
  // `names`: of the factors, for their coordinates. `groups`: places of factors, each in one group
  // at most; one that is in none must move nothing (screening.h).
  // `base`: points of A and of B, rounded up to whole chunks; base * (groups + 2) are evaluated.
  // Throws what Points throws for twice as many coordinates as there are names.
  SobolIndices(std::vector<std::string> names, std::vector<std::vector<std::size_t>> groups,
               Transform transform, std::size_t outputs, std::uint64_t base, std::uint64_t seed);
  ~SobolIndices() override;

  std::uint64_t points() const override;
  // Chunk c evaluates base chunk c / (groups + 2): A, B, then A with each group from B.
  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override;
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override;

  // By group, of the base points taken whole. All NaN if the output does not vary (by more than
  // what rounding leaves: 1e-12 of its mean). A base point that is rejected or has no finite value
  // in one of its evaluations counts in none. Intervals are NaN if a replicate has no point.
  std::vector<SobolIndex> of(std::size_t output) const;
  std::uint64_t counted(std::size_t output) const;  // base points that count

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace jalon
