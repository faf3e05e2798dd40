#include "core/uncertainty/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/clones.h"
#include "core/uncertainty/sample.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_kept = 16384;

Summary empty_summary() {
  constexpr Estimate none{unknown, unknown, unknown};
  Summary s;
  s.mean = s.p5 = s.p10 = s.p50 = s.p90 = s.p95 = s.positive = s.loss = s.shortfall = none;
  s.standard_error = s.standard_deviation = s.least = s.greatest = unknown;
  return s;
}

Summary exact_summary(std::span<const double> values, std::span<const std::uint8_t> rejected) {
  Summary s = empty_summary();
  std::vector<double> all;
  std::vector<std::vector<double>> by_replicate(k_replicates);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (rejected[i]) {
      ++s.rejected;
    } else if (std::isnan(values[i])) {
      ++s.missing;
    } else {
      all.push_back(values[i]);
      by_replicate[i % k_replicates].push_back(values[i]);
    }
  }
  s.draws = all.size();
  if (all.empty()) return s;
  const Sorted sorted(std::move(all));
  std::vector<Sorted> replicates;
  for (auto &x : by_replicate) replicates.emplace_back(std::move(x));
  conclude(sorted, replicates, s);
  s.least = sorted.values().front(), s.greatest = sorted.values().back();
  begin_histogram(s);
  for (const double x : sorted.values()) add_to_histogram(s, x, 1);
  return s;
}

constexpr std::size_t k_rows = 64;  // of one draw of each replicate, counted at a time
constexpr std::size_t k_at_once = k_rows * k_replicates;
constexpr std::int32_t k_outside = k_replicates * k_row;  // the bin of what has no value

// Distances from the pivot, 0 where there is no value, and the places of the bins that values go
// to. No loop here branches: with the flags of this file each becomes vectors.
JALON_CLONED_LOOP void place(const double *__restrict values, const Scale &scale,
                             double *__restrict distances, std::int32_t *__restrict bins) {
  const double pivot = scale.pivot, low = scale.low, per_value = scale.per_value;
  const double single = per_value == 0 ? low : std::numeric_limits<double>::infinity();
  constexpr double last = k_bins - 1;
  for (std::size_t i = 0; i < k_at_once; ++i) {
    const double x = values[i], d = x - pivot, at = (x - low) * per_value;
    distances[i] = x == x ? d : 0;
    const double up = at > 0 ? at : 0, inside = up < last ? up : last;
    std::int32_t bin = 1 + static_cast<std::int32_t>(inside);
    const bool above = (at > k_bins) | (x > single);
    bin = above ? static_cast<std::int32_t>(k_row - 1) : bin;
    bin = x < low ? 0 : bin;
    bin += static_cast<std::int32_t>(i % k_replicates * k_row);
    bins[i] = x == x ? bin : k_outside;
  }
}

JALON_CLONED_LOOP void add_up(const double *__restrict values, const double *__restrict distances,
                              double low, Counted &counted) {
  Counted c = counted;
  for (std::size_t row = 0; row < k_at_once; row += k_replicates)
    for (std::size_t r = 0; r < k_replicates; ++r) {
      const double x = values[row + r], d = distances[row + r];
      c.n[r] += x == x ? 1.0 : 0.0;
      c.sum[r] += d;
      c.squares[r] += d * d;
      c.positive[r] += x > 0 ? 1.0 : 0.0;
      c.negative[r] += x < 0 ? 1.0 : 0.0;
      c.below[r] += x < low ? d : 0.0;
      c.least[r] = x < c.least[r] ? x : c.least[r];
      c.greatest[r] = x > c.greatest[r] ? x : c.greatest[r];
    }
  counted = c;
}

JALON_CLONED_LOOP bool all_at_pivot(const double *values, const Scale &scale) {
  if (scale.per_value != 0 || scale.low != scale.pivot) return false;
  const double pivot = scale.pivot;
  std::uint64_t other = 0;
  for (std::size_t i = 0; i < k_at_once; ++i) other |= values[i] != pivot;
  return other == 0;
}

}  // namespace

std::uint64_t Tally::draws() const {
  return seen_;
}

void Tally::add(std::span<const double> values, const std::uint8_t *rejected) {
  while (!values.empty()) {
    std::size_t n = values.size();
    if (seen_ < k_kept) {
      n = std::min<std::size_t>(n, k_kept - seen_);
      kept_.insert(kept_.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n));
      if (rejected)
        kept_rejected_.insert(kept_rejected_.end(), rejected, rejected + n);
      else
        kept_rejected_.resize(kept_rejected_.size() + n, 0);
      seen_ += n;
    } else {
      if (bins_.empty()) begin_bins();
      count(values, rejected);
    }
    values = values.subspan(n);
    if (rejected) rejected += n;
  }
}

void Tally::begin_bins() {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double low = infinity, high = -infinity, sum = 0, n = 0;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (kept_rejected_[i] || std::isnan(kept_[i])) continue;
    low = std::min(low, kept_[i]);
    high = std::max(high, kept_[i]);
    sum += kept_[i];
    ++n;
  }
  scale_ = {};
  if (n > 0) scale_ = {sum / n, low, high > low ? k_bins / (high - low) : 0};
  counted_ = {};
  counted_.least.fill(infinity);
  counted_.greatest.fill(-infinity);
  bins_.assign(k_replicates * k_row + 1, 0);
  const auto kept = std::move(kept_);
  const auto marks = std::move(kept_rejected_);
  seen_ = rejected_ = 0;
  count(kept, marks.data());
}

void Tally::count(std::span<const double> values, const std::uint8_t *rejected) {
  alignas(64) std::array<double, k_at_once> known, distances;
  alignas(64) std::array<std::int32_t, k_at_once> bins;
  while (!values.empty()) {
    const std::size_t before = seen_ % k_replicates;  // of the row that the draws begin in
    const std::size_t n = std::min(k_at_once - before, values.size());
    const auto marked =
        rejected ? n - static_cast<std::size_t>(std::count(rejected, rejected + n, 0)) : 0;
    const double *at = values.data();
    if (marked == 0 && n == k_at_once && all_at_pivot(at, scale_)) {
      count_at_pivot();
      values = values.subspan(n);
      if (rejected) rejected += n;
      seen_ += n;
      continue;
    }
    if (marked > 0 || n < k_at_once) {
      known.fill(unknown);
      for (std::size_t i = 0; i < n; ++i)
        known[before + i] = marked > 0 && rejected[i] ? unknown : at[i];
      at = known.data();
    }
    place(at, scale_, distances.data(), bins.data());
    add_up(at, distances.data(), scale_.low, counted_);
    for (std::size_t i = before; i < before + n; ++i) ++bins_[static_cast<std::size_t>(bins[i])];
    rejected_ += marked;
    values = values.subspan(n);
    if (rejected) rejected += n;
    seen_ += n;
  }
}

// As add_up and the bins would, which it spares: many an account never has a flow.
void Tally::count_at_pivot() {
  const double x = scale_.pivot;
  auto &c = counted_;
  for (std::size_t r = 0; r < k_replicates; ++r) {
    c.n[r] += k_rows;
    c.positive[r] += x > 0 ? k_rows : 0;
    c.negative[r] += x < 0 ? k_rows : 0;
    c.least[r] = std::min(x, c.least[r]);
    c.greatest[r] = std::max(x, c.greatest[r]);
    bins_[r * k_row + 1] += k_rows;
  }
}

Summary Tally::summary() const {
  if (bins_.empty()) return exact_summary(kept_, kept_rejected_);
  Summary s = empty_summary();
  const auto &c = counted_;
  Binned all;
  std::vector<Binned> replicates(k_replicates);
  double draws = 0;
  for (std::size_t r = 0; r < k_replicates; ++r) {
    Binned &one = replicates[r];
    one.n = c.n[r], one.up = c.positive[r], one.down = c.negative[r];
    one.sum = c.sum[r], one.squares = c.squares[r], one.below = c.below[r];
    all.n += one.n, all.up += one.up, all.down += one.down;
    all.sum += one.sum, all.squares += one.squares, all.below += one.below;
    draws += c.n[r];
    for (std::size_t b = 0; b < k_row; ++b) {
      one.counts[b] = static_cast<double>(bins_[r * k_row + b]);
      all.counts[b] += one.counts[b];
    }
  }
  s.draws = static_cast<std::uint64_t>(draws);
  s.rejected = rejected_;
  s.missing = seen_ - s.draws - rejected_;
  if (s.draws == 0) return s;
  all.pivot = scale_.pivot, all.low = scale_.low;
  all.width = scale_.per_value > 0 ? 1 / scale_.per_value : 0;
  all.least = *std::min_element(c.least.begin(), c.least.end());
  all.greatest = *std::max_element(c.greatest.begin(), c.greatest.end());
  for (Binned &x : replicates) {
    x.pivot = all.pivot, x.low = all.low, x.width = all.width;
    x.least = all.least, x.greatest = all.greatest;
  }
  conclude(all, replicates, s);
  s.least = all.least, s.greatest = all.greatest;
  begin_histogram(s);
  for (std::size_t b = 0; b < k_row; ++b)
    if (all.counts[b] > 0) add_to_histogram(s, all.middle(b), all.counts[b]);
  return s;
}

Summary summarise(std::span<const double> values, std::span<const std::uint8_t> rejected) {
  if (!rejected.empty()) return exact_summary(values, rejected);
  const std::vector<std::uint8_t> none(values.size(), 0);
  return exact_summary(values, none);
}

}  // namespace jalon
