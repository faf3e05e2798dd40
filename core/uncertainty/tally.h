// tally.h - what many draws of one quantity say, gathered as they come.
//
// Memory does not grow with the draws: the first 16,384 are kept and summed up exactly; after that
// they are counted in 2,048 equal bins between the least and the greatest of those (what lies
// outside is counted beside), and quantiles are read between the edges of a bin.
//
// Draws come in replicates (points.h): the 95 % interval of any result is the Student interval of
// its 16 values, one per replicate, around the value of all draws together.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/uncertainty/points.h"

namespace jalon {

// With its 95 % confidence interval; NaN where the draws cannot tell.
struct Estimate {
  double value = 0, low = 0, high = 0;
};

struct Summary {
  std::uint64_t draws = 0;     // that had a value
  std::uint64_t rejected = 0;  // that the model could not evaluate
  std::uint64_t missing = 0;   // that have no such value (NaN), and were not rejected
  Estimate mean;
  double standard_error = 0;      // of the mean
  double standard_deviation = 0;  // of the draws
  double least = 0, greatest = 0;
  Estimate p5, p10, p50, p90, p95;
  Estimate positive;   // share of the draws above zero
  Estimate loss;       // share of the draws below zero
  Estimate shortfall;  // mean of the worst 5 %
  // Equal bins from the least to the greatest value, at most 40; a value on an inner edge counts
  // above it. One bin around a single value, none without draws.
  std::vector<double> edges, counts;
};

// Where the bins of a tally lie.
struct Scale {
  double pivot = 0;               // what sums are about
  double low = 0, per_value = 0;  // bins to one unit of the value
};

// What was counted, by replicate; numbers of draws are whole.
struct Counted {
  using ByReplicate = std::array<double, k_replicates>;
  alignas(64) ByReplicate n{};
  ByReplicate positive{}, negative{};
  ByReplicate sum{}, squares{}, below{};  // about the pivot; below: of what lies below the bins
  ByReplicate least{}, greatest{};
};

class Tally {
 public:
  // Draws in order of their number, the first of which is a multiple of k_replicates.
  // `rejected`: one mark per draw, or null.
  void add(std::span<const double> values, const std::uint8_t *rejected);
  std::uint64_t draws() const;
  Summary summary() const;

 private:
  void begin_bins();
  void count(std::span<const double> values, const std::uint8_t *rejected);
  void count_at_pivot();

  std::uint64_t seen_ = 0;
  std::vector<double> kept_;  // the first draws; empty once they are counted in bins
  std::vector<std::uint8_t> kept_rejected_;

  // Once there are more.
  std::uint64_t rejected_ = 0;
  Scale scale_;
  Counted counted_;
  std::vector<std::uint32_t> bins_;  // [replicate][below, bins, above], and those without a value
};

// All at once: the summary of a tally of these.
Summary summarise(std::span<const double> values, std::span<const std::uint8_t> rejected);

}  // namespace jalon
