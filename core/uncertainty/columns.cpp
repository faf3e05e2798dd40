#include "core/uncertainty/columns.h"

namespace jalon {

Columns::Columns(std::size_t n, std::size_t rows, std::size_t stride) : cells_(n * rows * stride) {
  for (std::size_t i = 0; i < n; ++i) {
    pointers_.push_back(cells_.data() + i * rows * stride);
    read_.push_back(pointers_.back());
  }
}

}  // namespace jalon
