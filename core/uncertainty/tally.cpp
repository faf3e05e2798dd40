#include "core/uncertainty/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_kept = 16384;
constexpr std::size_t k_bins = 2048;
constexpr std::size_t k_row = k_bins + 2;  // below, the bins, above
constexpr std::size_t k_most_shown = 40;
constexpr double k_student = 2.131449545559323;  // 97.5 % quantile, 15 degrees of freedom
constexpr double k_worst = 0.05;

// What one set of draws says, however it is kept.
class Sample {
 public:
  virtual ~Sample() = default;
  virtual double size() const = 0;
  virtual double mean() const = 0;
  virtual double variance() const = 0;
  virtual double positive() const = 0;
  virtual double negative() const = 0;
  virtual double quantile(double p) const = 0;
  virtual double worst_mean() const = 0;
};

class Sorted : public Sample {
 public:
  explicit Sorted(std::vector<double> values) : x_(std::move(values)) {
    // Summed in the order of the draws, not of the values.
    for (const double x : x_) sum_ += x;
    const double m = mean();
    for (const double x : x_) squares_ += (x - m) * (x - m);
    std::sort(x_.begin(), x_.end());
  }
  const std::vector<double> &values() const { return x_; }
  double size() const override { return static_cast<double>(x_.size()); }
  double mean() const override { return sum_ / size(); }
  double variance() const override { return x_.size() > 1 ? squares_ / (size() - 1) : unknown; }
  double positive() const override {
    return static_cast<double>(x_.end() - std::upper_bound(x_.begin(), x_.end(), 0.0)) / size();
  }
  double negative() const override {
    return static_cast<double>(std::lower_bound(x_.begin(), x_.end(), 0.0) - x_.begin()) / size();
  }
  // Linear between order statistics (type 7).
  double quantile(double p) const override {
    const double at = p * (size() - 1);
    const auto i = static_cast<std::size_t>(at);
    if (i + 1 >= x_.size()) return x_.back();
    return x_[i] + (at - static_cast<double>(i)) * (x_[i + 1] - x_[i]);
  }
  double worst_mean() const override {
    const double wanted = std::max(1.0, k_worst * size());
    const auto whole = static_cast<std::size_t>(wanted);
    double sum = 0;
    for (std::size_t i = 0; i < whole; ++i) sum += x_[i];
    if (whole < x_.size()) sum += (wanted - static_cast<double>(whole)) * x_[whole];
    return sum / wanted;
  }

 private:
  std::vector<double> x_;
  double sum_ = 0, squares_ = 0;
};

// Counts by bin. Inside a bin the draws are taken to lie evenly.
class Binned : public Sample {
 public:
  double n = 0, up = 0, down = 0, sum = 0, squares = 0, below = 0;  // sums about the pivot
  double pivot = 0, low = 0, width = 0, least = 0, greatest = 0;
  std::vector<double> counts = std::vector<double>(k_row, 0);

  double size() const override { return n; }
  double mean() const override { return pivot + sum / n; }
  double variance() const override {
    return n > 1 ? std::max(0.0, squares - sum * sum / n) / (n - 1) : unknown;
  }
  double positive() const override { return up / n; }
  double negative() const override { return down / n; }
  double quantile(double p) const override {
    const double at = p * (n - 1) + 0.5;
    double before = 0;
    for (std::size_t b = 0; b < k_row; ++b) {
      if (counts[b] > 0 && at <= before + counts[b])
        return lower(b) + (upper(b) - lower(b)) * (at - before) / counts[b];
      before += counts[b];
    }
    return greatest;
  }
  double worst_mean() const override {
    const double wanted = std::max(1.0, k_worst * n);
    if (wanted <= counts[0]) return pivot + below / counts[0];
    double taken = counts[0], total = below;  // about the pivot
    for (std::size_t b = 1; b < k_row && taken < wanted; ++b) {
      const double part = std::min(counts[b], wanted - taken);
      if (!(part > 0)) continue;
      // The lower part of the bin.
      total += part * (lower(b) + (upper(b) - lower(b)) * part / counts[b] / 2 - pivot);
      taken += part;
    }
    return pivot + total / wanted;
  }
  double middle(std::size_t b) const { return (lower(b) + upper(b)) / 2; }

 private:
  double lower(std::size_t b) const {
    return b == 0 ? least : low + width * static_cast<double>(b - 1);
  }
  double upper(std::size_t b) const {
    return b == k_row - 1 ? greatest : low + width * static_cast<double>(b);
  }
};

std::vector<double> equal_edges(double &low, double &high, std::size_t &bins) {
  if (!(high > low)) {
    const double margin = std::max(std::fabs(low), 1.0) / 100;
    low -= margin;
    high += margin;
    bins = 1;
  }
  std::vector<double> edges;
  for (std::size_t b = 0; b <= bins; ++b)
    edges.push_back(
        b == bins ? high : low + (high - low) * static_cast<double>(b) / static_cast<double>(bins));
  return edges;
}

void add_to_histogram(Summary &s, double value, double count) {
  const auto above = std::upper_bound(s.edges.begin(), s.edges.end(), value) - s.edges.begin();
  const auto bin =
      std::clamp<std::ptrdiff_t>(above, 1, static_cast<std::ptrdiff_t>(s.counts.size()));
  s.counts[static_cast<std::size_t>(bin) - 1] += count;
}

void begin_histogram(Summary &s) {
  auto bins = static_cast<std::size_t>(std::sqrt(static_cast<double>(s.draws)));
  bins = std::clamp<std::size_t>(bins, 1, k_most_shown);
  double low = s.least, high = s.greatest;
  s.edges = equal_edges(low, high, bins);
  s.counts.assign(bins, 0);
}

template <class SampleType>
class Conclusion {
 public:
  Conclusion(const SampleType &all, const std::vector<SampleType> &replicates)
      : all_(all), replicates_(replicates) {}

  template <class Statistic>
  Estimate estimate(Statistic statistic) const {
    const double value = statistic(all_);
    const double half = k_student * error(statistic);
    return {value, value - half, value + half};
  }
  // Standard error, by the spread of the replicates.
  template <class Statistic>
  double error(Statistic statistic) const {
    std::array<double, k_replicates> x;
    double sum = 0, squares = 0;
    for (std::size_t r = 0; r < k_replicates; ++r) {
      if (!(replicates_[r].size() > 0)) return unknown;
      x[r] = statistic(replicates_[r]);
      sum += x[r];
    }
    const double mean = sum / k_replicates;
    for (const double each : x) squares += (each - mean) * (each - mean);
    return std::sqrt(squares / (k_replicates - 1) / k_replicates);
  }
  // A share: what no draw has seen may still happen; the rule of three says how often.
  template <class Statistic>
  Estimate share(Statistic statistic) const {
    Estimate e = estimate(statistic);
    if (e.value == 0) e.high = std::max(e.high, 3 / all_.size());
    if (e.value == 1) e.low = std::min(e.low, 1 - 3 / all_.size());
    if (std::isfinite(e.low))
      e = {e.value, std::clamp(e.low, 0.0, 1.0), std::clamp(e.high, 0.0, 1.0)};
    return e;
  }

  void write(Summary &s) const {
    s.mean = estimate([](const Sample &x) { return x.mean(); });
    s.standard_error = error([](const Sample &x) { return x.mean(); });
    s.standard_deviation = std::sqrt(all_.variance());
    const auto at = [&](double p) {
      return estimate([p](const Sample &x) { return x.quantile(p); });
    };
    s.p5 = at(0.05), s.p10 = at(0.1), s.p50 = at(0.5), s.p90 = at(0.9), s.p95 = at(0.95);
    s.positive = share([](const Sample &x) { return x.positive(); });
    s.loss = share([](const Sample &x) { return x.negative(); });
    s.shortfall = estimate([](const Sample &x) { return x.worst_mean(); });
  }

 private:
  const SampleType &all_;
  const std::vector<SampleType> &replicates_;
};

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
  Conclusion(sorted, replicates).write(s);
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
  Conclusion(all, replicates).write(s);
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
