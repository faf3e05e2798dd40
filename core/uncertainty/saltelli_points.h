// saltelli_points.h - the values of the points A and B of Saltelli's design, each made once. Part
// of sobol_indices.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/uncertainty/columns.h"
#include "core/uncertainty/points.h"
#include "core/uncertainty/sobol_indices.h"

namespace jalon {

class SaltelliPoints {
 public:
  SaltelliPoints(const std::vector<std::string> &names, SobolIndices::Transform transform,
                 std::uint64_t base, std::uint64_t seed);

  // k_chunk values of every factor.
  class Chunk {
   public:
    explicit Chunk(std::array<Columns, 2> sides) : sides_(std::move(sides)) {}

   private:
    friend class SaltelliPoints;
    std::once_flag made_[2];
    std::array<Columns, 2> sides_;
  };
  // [these three: any thread, several at once]
  std::shared_ptr<Chunk> chunk(std::uint64_t base_chunk) const;
  const Columns &a(std::uint64_t base_chunk, Chunk &chunk) const {
    return side(0, base_chunk, chunk);
  }
  const Columns &b(std::uint64_t base_chunk, Chunk &chunk) const {
    return side(1, base_chunk, chunk);
  }
  // Base chunks below this one are asked for no more.
  void forget(std::uint64_t below);

 private:
  const Columns &side(std::size_t which, std::uint64_t base_chunk, Chunk &chunk) const;

  std::size_t factors_;
  Points points_;  // the coordinates of A, then those of B
  SobolIndices::Transform transform_;
  mutable std::mutex mutex_;
  mutable std::vector<std::pair<std::uint64_t, std::shared_ptr<Chunk>>> kept_;
  mutable std::vector<std::array<Columns, 2>> spare_;  // memory to be used again
};

}  // namespace jalon
