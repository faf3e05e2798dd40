// columns.h - the buffers of one thread: a column per parameter, line and indicator of one domain.
#pragma once
#include <boost/align/aligned_allocator.hpp>
#include <vector>

#include "core/domain/model.h"

namespace jalon {

using AlignedBuffer = std::vector<double, boost::alignment::aligned_allocator<double, 64>>;

// `n` columns of `rows` times `stride` cells, each 64-byte aligned if stride is a multiple of 8.
class Columns {
 public:
  Columns(std::size_t n, std::size_t rows, std::size_t stride);
  std::span<double *const> all() const { return pointers_; }
  std::span<const double *const> read() const { return read_; }
  double *operator[](std::size_t i) const { return pointers_[i]; }

 private:
  AlignedBuffer cells_;
  std::vector<double *> pointers_;
  std::vector<const double *> read_;
};

}  // namespace jalon
