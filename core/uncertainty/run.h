// run.h - a run of many draws, cut into chunks; and what its results say.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace jalon {

// Draws of a full chunk: small enough for the caches, large enough for a plugin's call to be free.
inline constexpr std::size_t k_chunk = 1024;

// Runs `work(first, n)` over [0, draws) cut at multiples of k_chunk, on `threads` threads (0 = all
// cores); `n` may be less at the end. If chunks throw, the exception of the lowest chunk that
// throws is rethrown, whatever the threads did, and chunks after it may not be run. `cancelled` is
// polled before each chunk (from any thread); once it says yes no other chunk is begun and, unless
// a chunk threw, the answer is false. True: all chunks are done.
bool for_each_chunk(std::size_t draws, unsigned threads,
                    const std::function<void(std::size_t first, std::size_t n)> &work,
                    const std::function<bool()> &cancelled = {});

// Of the accepted draws. NaN stands for what they cannot tell: everything when there is none, the
// standard error when there is one.
struct Summary {
  double mean, standard_error;  // of the mean
  double p10, p50, p90;         // linear between order statistics (type 7)
  double positive;              // share of draws above zero
  // Equal bins from the least to the greatest value, at most 40 (the square root of the number of
  // draws if less); a value on an inner edge counts above it. One bin around a single value. Empty
  // when there is no draw.
  std::vector<double> edges, counts;
};

// `rejected[i]` other than 0 sets draw i aside; an empty list rejects none. Computed in the order
// of the index, so that it never depends on threads.
Summary summarise(std::span<const double> values, std::span<const uint8_t> rejected);

}  // namespace jalon
