#include "core/uncertainty/sample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double k_worst = 0.05;
constexpr std::size_t k_most_shown = 40;

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
    s.mean = estimate([](const auto &x) { return x.mean(); });
    s.standard_error = error([](const auto &x) { return x.mean(); });
    s.standard_deviation = std::sqrt(all_.variance());
    const auto at = [&](double p) {
      return estimate([p](const auto &x) { return x.quantile(p); });
    };
    s.p5 = at(0.05), s.p10 = at(0.1), s.p50 = at(0.5), s.p90 = at(0.9), s.p95 = at(0.95);
    s.positive = share([](const auto &x) { return x.positive(); });
    s.loss = share([](const auto &x) { return x.negative(); });
    s.shortfall = estimate([](const auto &x) { return x.worst_mean(); });
  }

 private:
  const SampleType &all_;
  const std::vector<SampleType> &replicates_;
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

}  // namespace

Sorted::Sorted(std::vector<double> values) : x_(std::move(values)) {
  for (const double x : x_) sum_ += x;
  const double m = mean();
  for (const double x : x_) squares_ += (x - m) * (x - m);
  std::sort(x_.begin(), x_.end());
}

double Sorted::variance() const {
  return x_.size() > 1 ? squares_ / (size() - 1) : unknown;
}

double Sorted::positive() const {
  return static_cast<double>(x_.end() - std::upper_bound(x_.begin(), x_.end(), 0.0)) / size();
}

double Sorted::negative() const {
  return static_cast<double>(std::lower_bound(x_.begin(), x_.end(), 0.0) - x_.begin()) / size();
}

double Sorted::quantile(double p) const {
  const double at = p * (size() - 1);
  const auto i = static_cast<std::size_t>(at);
  if (i + 1 >= x_.size()) return x_.back();
  return x_[i] + (at - static_cast<double>(i)) * (x_[i + 1] - x_[i]);
}

double Sorted::worst_mean() const {
  const double wanted = std::max(1.0, k_worst * size());
  const auto whole = static_cast<std::size_t>(wanted);
  double sum = 0;
  for (std::size_t i = 0; i < whole; ++i) sum += x_[i];
  if (whole < x_.size()) sum += (wanted - static_cast<double>(whole)) * x_[whole];
  return sum / wanted;
}

double Binned::lower(std::size_t b) const {
  return b == 0 ? least : low + width * static_cast<double>(b - 1);
}

double Binned::upper(std::size_t b) const {
  return b == k_row - 1 ? greatest : low + width * static_cast<double>(b);
}

double Binned::variance() const {
  return n > 1 ? std::max(0.0, squares - sum * sum / n) / (n - 1) : unknown;
}

double Binned::quantile(double p) const {
  const double at = p * (n - 1) + 0.5;
  double before = 0;
  for (std::size_t b = 0; b < k_row; ++b) {
    if (counts[b] > 0 && at <= before + counts[b])
      return lower(b) + (upper(b) - lower(b)) * (at - before) / counts[b];
    before += counts[b];
  }
  return greatest;
}

double Binned::worst_mean() const {
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

void conclude(const Sorted &all, const std::vector<Sorted> &replicates, Summary &summary) {
  Conclusion(all, replicates).write(summary);
}

void conclude(const Binned &all, const std::vector<Binned> &replicates, Summary &summary) {
  Conclusion(all, replicates).write(summary);
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

}  // namespace jalon
