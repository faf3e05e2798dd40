// saltelli_sums.h - the sums that the Sobol indices of one output are made of, by replicate. Part
// of sobol_indices.
//
// Base chunks are added in order. Each is first summed by itself, lane by lane (point i belongs to
// replicate i mod 16, which is also its lane), so that no bit depends on waves, threads or the
// width of the processor's vectors.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "core/uncertainty/points.h"
#include "core/uncertainty/sobol_indices.h"

namespace jalon {

class SaltelliSums {
 public:
  explicit SaltelliSums(std::size_t groups) : groups_(groups), products_(2 * groups) {}

  // A base chunk: the output for A, B, and A with each group from B, k_chunk cells each, one after
  // another. `bad`: marks of base points that count nowhere, or null.
  void add(const double *chunk, const std::uint8_t *bad);

  std::vector<SobolIndex> indices() const;
  std::uint64_t counted() const;

 private:
  using Lanes = std::array<double, k_replicates>;
  struct Moments {
    Lanes a{}, b{}, aa{}, bb{};  // sums and sums of squares about pivot_
  };
  void begin(const double *a, const std::vector<std::uint8_t> &marks);
  bool add_chunk(const double *chunk);

  std::size_t groups_;
  bool begun_ = false;
  double pivot_ = 0;  // near the mean: the estimators are exact, and sharp, only about it
  std::array<std::uint64_t, k_replicates> n_{};
  Moments moments_;
  std::vector<Lanes> products_;  // by group: of b (ab - a), then of (ab - a)^2
};

}  // namespace jalon
