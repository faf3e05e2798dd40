#include "core/uncertainty/preference.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include "core/uncertainty/experiment.h"

namespace jalon {
namespace {

struct Compared {
  std::uint64_t above = 0, below = 0, equal = 0;  // a NaN is none of them
};

Compared compare(const double *a, const double *b, std::size_t n) {
  Compared c;
  for (std::size_t i = 0; i < n; ++i) {
    c.above += a[i] > b[i];
    c.below += a[i] < b[i];
    c.equal += a[i] == b[i];
  }
  return c;
}

double share(std::uint64_t some, std::uint64_t all) {
  return all == 0 ? std::numeric_limits<double>::quiet_NaN()
                  : static_cast<double>(some) / static_cast<double>(all);
}

void add_to(std::vector<std::uint64_t> &sum, const std::vector<std::uint64_t> &more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

}  // namespace

Preference::Preference(std::size_t quantities) : quantities_(quantities), counts_(none()) {}

Preference::Counts Preference::none() const {
  Counts counts;
  counts.above.assign(quantities_ * quantities_, 0);
  counts.equal.assign(quantities_ * quantities_, 0);
  counts.alone.assign(quantities_, 0);
  return counts;
}

void Preference::add(std::span<const double *const> columns, std::size_t n,
                     const std::uint8_t *rejected) {
  if (quantities_ == 0) return;
  std::mutex mutex;
  const std::size_t blocks = (n + k_chunk - 1) / k_chunk;
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, blocks), [&](const auto &range) {
    Counts counts = none();
    for (std::size_t b = range.begin(); b < range.end(); ++b)
      count(columns, b * k_chunk, std::min(k_chunk, n - b * k_chunk), rejected, counts);
    const std::lock_guard lock(mutex);
    add_to(counts_.above, counts.above);
    add_to(counts_.equal, counts.equal);
    add_to(counts_.alone, counts.alone);
    counts_.complete += counts.complete;
    counts_.shared += counts.shared;
  });
}

void Preference::count(std::span<const double *const> columns, std::size_t at, std::size_t n,
                       const std::uint8_t *rejected, Counts &counts) const {
  std::vector<const double *> x;
  for (const double *column : columns) x.push_back(column + at);
  std::vector<double> clean;  // with NaN for what was rejected
  const std::uint8_t *marks = rejected ? rejected + at : nullptr;
  if (marks && std::any_of(marks, marks + n, [](std::uint8_t mark) { return mark != 0; })) {
    clean.resize(quantities_ * n);
    for (std::size_t q = 0; q < quantities_; ++q) {
      for (std::size_t i = 0; i < n; ++i)
        clean[q * n + i] = marks[i] ? std::numeric_limits<double>::quiet_NaN() : x[q][i];
      x[q] = clean.data() + q * n;
    }
  }

  for (std::size_t a = 0; a < quantities_; ++a)
    for (std::size_t b = a + 1; b < quantities_; ++b) {
      const Compared c = compare(x[a], x[b], n);
      counts.above[a * quantities_ + b] += c.above;
      counts.above[b * quantities_ + a] += c.below;
      counts.equal[a * quantities_ + b] += c.equal;
    }

  std::vector<double> most(n, -std::numeric_limits<double>::infinity());
  std::vector<std::uint32_t> incomplete(n, 0), holders(n, 0);
  for (std::size_t q = 0; q < quantities_; ++q)
    for (std::size_t i = 0; i < n; ++i) {
      incomplete[i] |= static_cast<std::uint32_t>(std::isnan(x[q][i]));
      most[i] = x[q][i] > most[i] ? x[q][i] : most[i];
    }
  for (std::size_t q = 0; q < quantities_; ++q)
    for (std::size_t i = 0; i < n; ++i) holders[i] += x[q][i] == most[i];
  for (std::size_t i = 0; i < n; ++i) {
    if (incomplete[i]) holders[i] = 0;
    counts.complete += holders[i] > 0;
    counts.shared += holders[i] > 1;
  }
  for (std::size_t q = 0; q < quantities_; ++q)
    for (std::size_t i = 0; i < n; ++i) counts.alone[q] += x[q][i] == most[i] && holders[i] == 1;
}

std::uint64_t Preference::draws(std::size_t a, std::size_t b) const {
  const std::size_t ab = a * quantities_ + b, ba = b * quantities_ + a;
  return counts_.above[ab] + counts_.above[ba] + counts_.equal[std::min(ab, ba)];
}

double Preference::beats(std::size_t a, std::size_t b) const {
  return a == b ? 0 : share(counts_.above[a * quantities_ + b], draws(a, b));
}

double Preference::ties(std::size_t a, std::size_t b) const {
  if (a == b) return 1;
  return share(counts_.equal[std::min(a, b) * quantities_ + std::max(a, b)], draws(a, b));
}

double Preference::first(std::size_t a) const {
  return share(counts_.alone[a], counts_.complete);
}

double Preference::shared_first() const {
  return share(counts_.shared, counts_.complete);
}

std::uint64_t Preference::complete() const {
  return counts_.complete;
}

std::vector<std::vector<double>> Preference::beats() const {
  std::vector<std::vector<double>> all(quantities_, std::vector<double>(quantities_));
  for (std::size_t a = 0; a < quantities_; ++a)
    for (std::size_t b = 0; b < quantities_; ++b) all[a][b] = beats(a, b);
  return all;
}

std::vector<double> Preference::first() const {
  std::vector<double> all(quantities_);
  for (std::size_t a = 0; a < quantities_; ++a) all[a] = first(a);
  return all;
}

}  // namespace jalon
