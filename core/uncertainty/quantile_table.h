// quantile_table.h - the values of a distribution, looked up instead of computed.
//
// A table holds cubics, each over a cell of the coordinate or of the normal score. Where values
// change fast cells are made narrower, until the middle of each cell is right. Tables rise with the
// coordinate and stay within the ends of the distribution.
//
// They are right within 1e-6 of the spread from P1 to P99, or of the distance from the median where
// that is more (the far tails of a distribution without ends): tested against distribution.h.
#pragma once
#include <vector>

#include "core/settings/figure.h"
#include "core/uncertainty/sampling_kernels.h"

namespace jalon {

// For pert, beta, lognormal, normal and truncated normal figures with low < high.
class QuantileTable {
 public:
  explicit QuantileTable(const Figure &figure);
  CoordinateCells cells() const { return {cells_.data(), bits_}; }

 private:
  std::vector<Cell> cells_;
  unsigned bits_;
};

// For any figure whose quantile function is continuous. Scores beyond 8.5 standard deviations (one
// draw in 10^16) are held there.
class ScoreTable {
 public:
  explicit ScoreTable(const Figure &figure);
  ScoreCells cells() const { return {cells_.data(), per_score_, shift_, last_}; }

 private:
  std::vector<Cell> cells_;
  double per_score_, shift_, last_;
};

}  // namespace jalon
