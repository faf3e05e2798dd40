// lanes.hpp - draws worked through in groups, for models that want to be fast.
//
// Draws are taken in groups of `lanes`, each quantity a small column, every loop straight over the
// lanes. A last group is filled up with copies of its last draw, which are not written out. A draw
// never sees another, so that results are the same bits for any block size.
//
//   for (std::size_t first = 0; first < block.draws(); first += jalon::lanes) {
//     const std::size_t count = std::min(jalon::lanes, block.draws() - first);
//     jalon::take(block.parameter(price), first, count, w.price);
//     ...
//     jalon::each([&](std::size_t i) { w.line[bill][i] += w.price[i] * w.kwh[i]; });
//     jalon::write_lines(block, w.line, year, first, count);
//   }
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "data.hpp"

// JALON_FAST, before a function: compiled for several kinds of processor, of which the program
// takes the best it finds. All give the same bits: nothing is contracted or reordered
// (JalonAddPlugin's flags). JALON_INLINE: what such functions call.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define JALON_FAST \
  __attribute__((flatten, target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define JALON_FAST
#endif
#define JALON_INLINE __attribute__((always_inline)) inline

namespace jalon {

inline constexpr std::size_t lanes = 64;
struct alignas(64) Lanes {
  double v[lanes];
  double &operator[](std::size_t i) { return v[i]; }
  double operator[](std::size_t i) const { return v[i]; }
};

// Lanes are independent of each other, so that the compiler may take them in any number at once.
template <class F>
JALON_INLINE void each(F &&f) {
#ifndef __clang__
#pragma GCC ivdep
#endif
  for (std::size_t i = 0; i < lanes; ++i) f(i);
}

// The part of a column that is worked on, filled up with copies of its last draw.
JALON_INLINE void take(std::span<const double> column, std::size_t first, std::size_t count,
                       Lanes &out) {
  std::copy_n(column.begin() + static_cast<std::ptrdiff_t>(first), count, out.v);
  std::fill(out.v + count, out.v + lanes, out.v[count - 1]);
}

// The other way: the draws that are there, to their place in a line's or indicator's year.
JALON_INLINE void put(const Lanes &from, std::size_t first, std::size_t count,
                      std::span<double> column) {
  std::copy_n(from.v, count, column.begin() + static_cast<std::ptrdiff_t>(first));
}

JALON_INLINE bool all_zero(const Lanes &x) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < lanes; ++i) bits |= std::bit_cast<std::uint64_t>(x[i]);
  return bits == 0;
}

// All lines of a year, in the declared order. A figure outside what the model can say (a division
// by nothing) spoils its own draw only, which is rejected.
template <class List>
JALON_INLINE void write_lines(const Block &block, const List &lines, std::size_t year,
                              std::size_t first, std::size_t count) {
  Lanes spoilt{};  // not 0 where some line is not finite
  const bool whole = count == block.draws();
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (whole && all_zero(lines[l])) {
      block.zero(l, year);
      continue;
    }
    put(lines[l], first, count, block.line(l, year));
    each([&](std::size_t i) { spoilt[i] += lines[l][i] - lines[l][i]; });
  }
  for (std::size_t i = 0; i < count; ++i)
    if (!(spoilt[i] == 0)) block.reject(first + i);
}

}  // namespace jalon
