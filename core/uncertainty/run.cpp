#include "core/uncertainty/run.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>

namespace jalon {
namespace {

constexpr std::size_t k_most_bins = 40;

double quantile_of(const std::vector<double> &sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto i = static_cast<std::size_t>(at);
  if (i + 1 == sorted.size()) return sorted[i];
  return sorted[i] + (at - static_cast<double>(i)) * (sorted[i + 1] - sorted[i]);
}

void add_histogram(const std::vector<double> &sorted, Summary &s) {
  double low = sorted.front(), high = sorted.back();
  auto bins = static_cast<std::size_t>(std::sqrt(static_cast<double>(sorted.size())));
  bins = std::clamp<std::size_t>(bins, 1, k_most_bins);
  if (!(high > low)) {
    const double margin = std::max(std::fabs(low), 1.0) / 100;
    low -= margin;
    high += margin;
    bins = 1;
  }
  for (std::size_t b = 0; b <= bins; ++b)
    s.edges.push_back(
        b == bins ? high : low + (high - low) * static_cast<double>(b) / static_cast<double>(bins));
  s.counts.assign(bins, 0);
  for (const double x : sorted) {
    const auto above = std::upper_bound(s.edges.begin(), s.edges.end(), x) - s.edges.begin();
    ++s.counts[std::min(static_cast<std::size_t>(above), bins) - 1];
  }
}

}  // namespace

bool for_each_chunk(std::size_t draws, unsigned threads,
                    const std::function<void(std::size_t first, std::size_t n)> &work,
                    const std::function<bool()> &cancelled) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::atomic<std::size_t> lowest = none;  // chunk that threw
  std::atomic<bool> stopped = false;
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto run = [&](std::size_t chunk) {
    // A chunk below the one that threw still runs: it may throw too, and then it is the one.
    if (chunk > lowest || stopped) return;
    if (cancelled && cancelled()) {
      stopped = true;
      return;
    }
    const std::size_t first = chunk * k_chunk;
    try {
      work(first, std::min(k_chunk, draws - first));
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (chunk < lowest) {
        lowest = chunk;
        thrown = std::current_exception();
      }
    }
  };
  const std::size_t chunks = (draws + k_chunk - 1) / k_chunk;
  std::optional<tbb::global_control> more;  // than there are cores, if so asked
  if (threads > 0) more.emplace(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(threads > 0 ? static_cast<int>(threads) : tbb::task_arena::automatic);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, chunks, run, tbb::simple_partitioner()); });
  if (thrown) std::rethrow_exception(thrown);
  return !stopped;
}

Summary summarise(std::span<const double> values, std::span<const uint8_t> rejected) {
  std::vector<double> kept;
  kept.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (rejected.empty() || !rejected[i]) kept.push_back(values[i]);
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  Summary s{unknown, unknown, unknown, unknown, unknown, unknown, {}, {}};
  if (kept.empty()) return s;
  const auto n = static_cast<double>(kept.size());
  double sum = 0, squares = 0;
  for (const double x : kept) sum += x;
  s.mean = sum / n;
  for (const double x : kept) squares += (x - s.mean) * (x - s.mean);
  if (kept.size() > 1) s.standard_error = std::sqrt(squares / (n - 1) / n);
  std::sort(kept.begin(), kept.end());
  s.p10 = quantile_of(kept, 0.1);
  s.p50 = quantile_of(kept, 0.5);
  s.p90 = quantile_of(kept, 0.9);
  const auto above = kept.end() - std::upper_bound(kept.begin(), kept.end(), 0.0);
  s.positive = static_cast<double>(above) / n;
  add_histogram(kept, s);
  return s;
}

}  // namespace jalon
