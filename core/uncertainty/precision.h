// precision.h - were there enough draws? Asked of the few results that decide, not of every figure.
//
// Good enough is what moves no decision: the next decimal of a council paper would not change. The
// bounds hold for the half-width of the 95 % interval (tally.h), each relative to the spread of the
// result, from its P10 to its P90, or to the size of its mean if nothing spreads it. The mean of a
// result with long tails, whose standard deviation is wider than that, is held against the standard
// deviation: a few far draws decide it, and no number of them that anybody waits for would tell it
// better than what they stand for.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/message.h"
#include "core/uncertainty/tally.h"

namespace jalon {

inline constexpr double k_mean_within = 0.01;       // of the spread, or of the standard deviation
inline constexpr double k_quantile_within = 0.025;  // P10 and P90: of the spread
inline constexpr double k_loss_within = 0.01;       // the chance of loss: one percentage point

// A result that matters, and what a reader calls it ("value for the territory of Street lights").
struct Watched {
  Message name;
  const Summary *summary = nullptr;
};

struct Precision {
  bool enough = true;
  std::vector<Message> loose;  // what is not good enough, a sentence each; empty if enough
  // How many draws would do at the most, a power of two: the error falls at least like one over
  // the square root of their number. Nothing if enough, or if too few were made to tell.
  std::optional<std::uint64_t> draws;
};

// Results that have no value in any draw are not good enough. Of nothing, there is enough.
Precision precision_of(std::span<const Watched> results);

// "about 32768 draws would be enough", and nothing if precision.draws has nothing.
Message advice(const Precision &precision);

}  // namespace jalon
