#include "core/appraisal/irr_many.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <numeric>

#include "core/appraisal/indicators.h"
#include "core/base/clones.h"
#include "core/base/processor.h"

// Vectors are handed to inlined functions only: no binary interface depends on them.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace jalon {
namespace {

constexpr std::size_t k_group = 32;  // a multiple of the lanes of any processor
constexpr std::size_t k_block = 1024;
constexpr int k_rounds = 8;  // then irr() takes over
constexpr std::size_t k_levels = 8;

// States of a series.
constexpr std::int64_t is_done = 0, has_none = 1, goes_on = 2, is_other = 3, has_several = 4,
                       must_prove = 5;  // goes on, until P is seen to change its sign at x

// A block of series: its first cell in each column is number `offset`.
struct Block {
  const double *const *flows;
  std::size_t years, offset;
  double reach;        // longest step of ln x
  double least, most;  // x whose powers stay well inside the range of doubles
  double *tile;        // room for the flows of a group, side by side, exact and rough
};

// The series of a block at work.
struct alignas(64) State {
  double x[k_block], rate[k_block];
  std::int64_t state[k_block];
  bool unfinished[k_block / k_group];  // groups that hold series neither done nor without rate
};

// The same lines for each kind of processor. Not by target_clones: GCC takes vectors apart for the
// plainest processor before it makes the clones.
namespace plain {
#define JALON_WIDTH 2
#define JALON_VECTORS 2
#include "core/appraisal/irr_lanes.h"
#undef JALON_WIDTH
#undef JALON_VECTORS
}  // namespace plain
#ifdef __x86_64__
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
#endif
namespace v3 {
#define JALON_WIDTH 4
#define JALON_VECTORS 2
#include "core/appraisal/irr_lanes.h"
#undef JALON_WIDTH
#undef JALON_VECTORS
}  // namespace v3
#ifdef __clang__
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4")
#endif
namespace v4 {
#define JALON_WIDTH 8
#define JALON_VECTORS 4
#include "core/appraisal/irr_lanes.h"
#undef JALON_WIDTH
#undef JALON_VECTORS
}  // namespace v4
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

struct Kernel {
  void (*first_round)(const Block &, std::size_t, State &);
  void (*next_round)(const Block &, std::size_t, State &);
  void (*judge)(const Block &, std::size_t, State &);
};

Kernel kernel_for(unsigned level) {
#ifdef __x86_64__
  level = processor_level(level);
  if (level == 4) return {v4::first_round, v4::next_round, v4::judge};
  if (level == 3) return {v3::first_round, v3::next_round, v3::judge};
#endif
  return {plain::first_round, plain::next_round, plain::judge};
}

std::size_t padded(std::size_t n) {
  return (n + k_group - 1) / k_group * k_group;
}

JALON_CLONED_LOOP void gather(const double *from, const std::uint32_t *places, std::size_t n,
                              double *__restrict to) {
  for (std::size_t i = 0; i < n; ++i) to[i] = from[places[i]];
}

class Solver {
 public:
  Solver(const Kernel &kernel, std::span<const double *const> flows, std::size_t n, double *out,
         std::vector<std::uint32_t> *several)
      : kernel_(kernel),
        flows_(flows),
        n_(n),
        out_(out),
        several_(several),
        tile_(std::make_unique_for_overwrite<double[]>(room())) {
    const auto years = static_cast<double>(flows.size());
    most_ = std::ldexp(1.0, static_cast<int>(600 / years));
    reach_ = 400 / years;
  }

  void solve(std::size_t first, std::size_t n) {
    first_ = first;
    for (auto *list : {&places_, &others_, &several_here_}) list->clear();
    std::fill(std::begin(now_.unfinished), std::end(now_.unfinished), false);
    const std::size_t whole = n / k_group * k_group;
    kernel_.first_round(block(flows_.data(), first), whole, now_);
    std::copy_n(now_.rate, whole, out_ + first);
    for (std::size_t i = 0; i < whole; i += k_group)
      if (now_.unfinished[i / k_group])
        for (std::size_t k = i; k < i + k_group; ++k) sort_out(k, k);
    go_on();
    if (whole < n) {
      places_.resize(n - whole);
      std::iota(places_.begin(), places_.end(), static_cast<std::uint32_t>(whole));
      work(kernel_.first_round);
      go_on();
    }
    if (others_.empty()) return;
    std::swap(places_, others_);
    others_.clear();
    if (!std::is_sorted(places_.begin(), places_.end())) std::sort(places_.begin(), places_.end());
    work(kernel_.judge);
    go_on();
    for (const auto place : others_) ask(place);
    std::sort(several_here_.begin(), several_here_.end());
    if (several_)
      for (const auto place : several_here_)
        several_->push_back(static_cast<std::uint32_t>(first_) + place);
  }

 private:
  Block block(const double *const *columns, std::size_t offset) const {
    return {columns, flows_.size(), offset, reach_, 1 / most_, most_, aligned_tile()};
  }

  // Doubles of the tile: the flows of a group, once more in single precision, and what aligns them.
  std::size_t room() const { return flows_.size() * (k_group + k_group / 2) + 8; }
  double *aligned_tile() const {
    void *at = tile_.get();
    std::size_t space = room() * sizeof(double);
    return static_cast<double *>(std::align(64, space - 64, at, space));
  }

  // The series at work, in order, side by side; the last group is filled up with copies of the
  // first of them.
  Block gathered() {
    const std::size_t n = places_.size(), full = padded(n);
    if (n == full && places_.front() + n == places_.back() + 1)  // they stand so already
      return block(flows_.data(), first_ + places_.front());
    if (columns_.empty()) {
      const std::size_t most = padded(std::min(k_block, n_));
      cells_ = std::make_unique_for_overwrite<double[]>(flows_.size() * most);
      for (std::size_t t = 0; t < flows_.size(); ++t) columns_.push_back(&cells_[t * most]);
    }
    for (std::size_t i = n; i < full; ++i) {
      places_.push_back(places_.front());
      now_.x[i] = now_.x[0];
      now_.state[i] = has_none;
    }
    for (std::size_t t = 0; t < flows_.size(); ++t)
      gather(flows_[t] + first_, places_.data(), full, columns_[t]);
    places_.resize(n);
    return block(columns_.data(), 0);
  }

  // Those that go on close their ranks each time, so that no group waits for one of its lanes.
  void go_on() {
    for (int round = 1; round < k_rounds && !places_.empty(); ++round) work(kernel_.next_round);
    others_.insert(others_.end(), places_.begin(), places_.end());
    places_.clear();
  }

  void work(void (*round)(const Block &, std::size_t, State &)) {
    if (places_.empty()) return;
    const Block b = gathered();
    std::swap(places_, at_work_);
    places_.clear();
    round(b, padded(at_work_.size()), now_);
    for (std::size_t i = 0; i < at_work_.size(); ++i) {
      out_[first_ + at_work_[i]] = now_.rate[i];
      sort_out(i, at_work_[i]);
    }
  }

  // The series worked on at i, number `place` of the block.
  void sort_out(std::size_t i, std::size_t place) {
    if (now_.state[i] == is_other) others_.push_back(static_cast<std::uint32_t>(place));
    if (now_.state[i] == has_several) several_here_.push_back(static_cast<std::uint32_t>(place));
    if (now_.state[i] != goes_on && now_.state[i] != must_prove) return;
    now_.x[places_.size()] = now_.x[i];
    now_.state[places_.size()] = now_.state[i];
    places_.push_back(static_cast<std::uint32_t>(place));
  }

  void ask(std::uint32_t place) {
    series_.clear();
    for (const double *column : flows_) series_.push_back(column[first_ + place]);
    const auto roots = irr(series_);
    out_[first_ + place] = roots.size() == 1 ? roots[0] : std::numeric_limits<double>::quiet_NaN();
    if (roots.size() > 1) several_here_.push_back(place);
  }

  const Kernel kernel_;
  std::span<const double *const> flows_;
  std::size_t n_;
  double *out_;
  std::vector<std::uint32_t> *several_;
  std::unique_ptr<double[]> tile_;
  double most_, reach_;
  std::unique_ptr<double[]> cells_;
  std::vector<double *> columns_;
  std::vector<double> series_;
  std::vector<std::uint32_t> places_, at_work_, others_, several_here_;  // of the block
  std::size_t first_ = 0;
  State now_;
};

}  // namespace

void irr_many(std::span<const double *const> flows, std::size_t n, double *out,
              std::vector<std::uint32_t> *several, unsigned level) {
  if (several) several->clear();
  if (flows.empty()) {
    std::fill_n(out, n, std::numeric_limits<double>::quiet_NaN());
    return;
  }
  const Kernel kernel = kernel_for(level);
  Solver solver(kernel, flows, n, out, several);
  for (std::size_t first = 0; first < n; first += k_block)
    solver.solve(first, std::min(k_block, n - first));
}

}  // namespace jalon
