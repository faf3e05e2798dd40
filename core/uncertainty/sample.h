// sample.h - what one set of draws says, kept value by value or counted in bins; and the intervals
// that its replicates give. Part of tally.
#pragma once
#include <vector>

#include "core/uncertainty/tally.h"

namespace jalon {

inline constexpr std::size_t k_bins = 2048;
inline constexpr std::size_t k_row = k_bins + 2;  // below, the bins, above

// Every value. Summed in the order of the draws, not of the values.
class Sorted {
 public:
  explicit Sorted(std::vector<double> values);
  const std::vector<double> &values() const { return x_; }
  double size() const { return static_cast<double>(x_.size()); }
  double mean() const { return sum_ / size(); }
  double variance() const;
  double positive() const;          // share above zero
  double negative() const;          // share below zero
  double quantile(double p) const;  // linear between order statistics (type 7)
  double worst_mean() const;        // of the worst 5 %

 private:
  std::vector<double> x_;
  double sum_ = 0, squares_ = 0;
};

// Counts by bin. Inside a bin the draws are taken to lie evenly.
struct Binned {
  double n = 0, up = 0, down = 0, sum = 0, squares = 0, below = 0;  // sums about the pivot
  double pivot = 0, low = 0, width = 0, least = 0, greatest = 0;
  std::vector<double> counts = std::vector<double>(k_row, 0);

  double size() const { return n; }
  double mean() const { return pivot + sum / n; }
  double variance() const;
  double positive() const { return up / n; }
  double negative() const { return down / n; }
  double quantile(double p) const;
  double worst_mean() const;
  double middle(std::size_t b) const { return (lower(b) + upper(b)) / 2; }
  double lower(std::size_t b) const;
  double upper(std::size_t b) const;
};

// Writes what all draws say, with intervals by the replicates: mean, quantiles, shares, shortfall.
void conclude(const Sorted &all, const std::vector<Sorted> &replicates, Summary &summary);
void conclude(const Binned &all, const std::vector<Binned> &replicates, Summary &summary);

// The histogram of a summary whose draws, least and greatest value are known.
void begin_histogram(Summary &summary);
void add_to_histogram(Summary &summary, double value, double count);

}  // namespace jalon
