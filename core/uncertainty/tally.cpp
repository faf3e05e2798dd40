#include "core/uncertainty/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

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
  low_ = std::numeric_limits<double>::infinity();
  double high = -low_, sum = 0, n = 0;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (kept_rejected_[i] || std::isnan(kept_[i])) continue;
    low_ = std::min(low_, kept_[i]);
    high = std::max(high, kept_[i]);
    sum += kept_[i];
    ++n;
  }
  if (!(n > 0)) low_ = high = 0;
  pivot_ = n > 0 ? sum / n : 0;
  least_ = low_, greatest_ = high;
  per_value_ = high > low_ ? k_bins / (high - low_) : 0;
  bins_.assign(k_replicates * k_row, 0);
  const auto kept = std::move(kept_);
  const auto marks = std::move(kept_rejected_);
  seen_ = 0;
  count(kept, marks.data());
}

void Tally::count_one(std::size_t r, double x, bool rejected) {
  if (rejected) {
    ++rejected_;
    return;
  }
  if (std::isnan(x)) {
    ++missing_;
    return;
  }
  const double d = x - pivot_;
  ++n_[r];
  sum_[r] += d;
  squares_[r] += d * d;
  positive_[r] += x > 0;
  negative_[r] += x < 0;
  const double at = (x - low_) * per_value_;
  std::size_t bin = 0;
  if (x < least_ || at < 0) {
    below_[r] += d;
  } else if (at > k_bins || (per_value_ == 0 && x > low_)) {
    bin = k_row - 1;
    above_[r] += d;
  } else {
    bin = 1 + std::min(static_cast<std::size_t>(at), k_bins - 1);
  }
  ++bins_[r * k_row + bin];
}

void Tally::count(std::span<const double> values, const std::uint8_t *rejected) {
  double low = least_, high = greatest_;
  for (std::size_t i = 0; i < values.size(); ++i) {
    count_one((seen_ + i) % k_replicates, values[i], rejected && rejected[i]);
    if (!(rejected && rejected[i])) {
      low = values[i] < low ? values[i] : low;
      high = values[i] > high ? values[i] : high;
    }
  }
  least_ = low, greatest_ = high;
  seen_ += values.size();
}

Summary Tally::summary() const {
  if (bins_.empty()) return exact_summary(kept_, kept_rejected_);
  Summary s = empty_summary();
  s.rejected = rejected_, s.missing = missing_;
  Binned all;
  std::vector<Binned> replicates(k_replicates);
  for (std::size_t r = 0; r < k_replicates; ++r) {
    Binned &one = replicates[r];
    one.n = static_cast<double>(n_[r]);
    one.up = static_cast<double>(positive_[r]), one.down = static_cast<double>(negative_[r]);
    one.sum = sum_[r], one.squares = squares_[r], one.below = below_[r];
    all.n += one.n, all.up += one.up, all.down += one.down;
    all.sum += one.sum, all.squares += one.squares, all.below += one.below;
    s.draws += n_[r];
    for (std::size_t b = 0; b < k_row; ++b) {
      one.counts[b] = static_cast<double>(bins_[r * k_row + b]);
      all.counts[b] += one.counts[b];
    }
  }
  if (s.draws == 0) return s;
  for (Binned *x : {&all}) {
    x->pivot = pivot_, x->low = low_, x->least = least_, x->greatest = greatest_;
    x->width = per_value_ > 0 ? 1 / per_value_ : 0;
  }
  for (Binned &x : replicates) {
    x.pivot = pivot_, x.low = low_, x.least = least_, x.greatest = greatest_, x.width = all.width;
  }
  conclude(all, replicates, s);
  s.least = least_, s.greatest = greatest_;
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
