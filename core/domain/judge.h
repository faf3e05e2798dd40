// judge.h - whether what a model has filled is numbers. Part of model.
#pragma once
#include <functional>

#include "core/domain/model.h"

namespace jalon {

struct BadCell {
  std::size_t column, year, draw;
  bool unfilled;  // still as mark_unfilled() left it, or only added to
};

// Before a model is asked: marks every draw of a run's first block, and of the others the last,
// which tells a column that is not filled at all at next to no cost.
void mark_unfilled(const BlockView &block, std::size_t years);

// Hands each line's cell of an accepted draw that is no finite number to `found`, which may reject
// the draw. `unseen`: by line, not 0 where it is not looked at; or null.
using Found = std::function<void(const BadCell &)>;
void bad_lines(const BlockView &block, std::size_t years, const uint8_t *unseen,
               const Found &found);
// The same for infinite indicators. One may be NaN: nobody knows it.
void bad_indicators(const BlockView &block, std::size_t years, const Found &found);

}  // namespace jalon
