// sampling_kernels.h - the inner loops of points and joint distributions, for the processor at
// hand.
//
// Every kernel gives the same bits on every kind of processor (tested): the arithmetic of a draw is
// its own, in a fixed order, without fused multiply-add and without a call of the mathematical
// library. Part of points and joint.
#pragma once
#include <cstddef>
#include <cstdint>

namespace jalon {

// Draws that the kernels of points make at once: `first` and `n` are multiples of it.
inline constexpr std::size_t k_unit = 128;
// Lanes of a replicate's keys.
inline constexpr std::size_t k_lanes = 16;

// Philox4x32-10 of one key, ready for any counter: the round keys, and the name's half of the
// counter.
struct Philox {
  Philox(std::uint64_t seed, std::uint64_t hash);
  // One block of four words.
  void block(std::uint64_t counter, std::uint32_t (&out)[4]) const;
  std::uint64_t keys[20];  // two of 32 bits for each round
  std::uint64_t hash;
};

// One coordinate of Sobol points; everything of it with its bits reversed.
struct SobolCoordinate {
  std::uint32_t steps[64];  // exclusive or of the direction numbers 0..i: from point j to j + 1,
                            // where j + 1 has i zeros at its end
  std::uint32_t directions[64];
  std::uint32_t keys[4][k_lanes];  // of the scrambles, by replicate
};

// Permutations of more than 64 strata, those of one round of all replicates.
struct LatinRound {
  std::uint32_t strata, bits;  // 2^bits >= strata
  std::uint32_t keys[8]
                    [k_lanes];  // of the permutations: four to add, four to multiply, by replicate
};

// A cubic in the place within its cell: c[0] + c[1] t + c[2] t^2 + c[3] t^3.
struct alignas(32) Cell {
  double c[4];
};

// Cells of a quantile function: 2^cell_bits for each octave of the distance from the nearer end;
// first the 32 octaves of the lower half, then those of the upper. t counts in 2^(cell_bits - 31).
struct CoordinateCells {
  const Cell *cells;
  unsigned cell_bits;
};

// Cells of a function of a normal score z: cell floor(p) of p = z * per_score + shift.
struct ScoreCells {
  const Cell *cells;
  double per_score, shift, last;  // p is kept within 0 and last
};

// A triangle: coordinates below `turn` lie left of the mode.
struct Triangle {
  double low, high;
  std::uint32_t turn;
  float left, right;  // squares of the distance from the end, of the range, per coordinate
};

struct Kernels {
  // Words of draws first..first+n: word i mod 4 of block i / 4.
  void (*random)(const Philox &, std::uint64_t first, std::size_t n, std::uint32_t *out);
  void (*sobol)(const SobolCoordinate &, std::uint64_t first, std::size_t n, std::uint32_t *out);
  // Rows of 16 strata, one per replicate: those at position..position+rows of a round.
  void (*strata_at)(const LatinRound &, std::uint32_t position, std::size_t rows,
                    std::uint32_t *out);
  // Random words become places in the strata (of n, more than one); count: a multiple of 16.
  void (*place_in_strata)(std::uint32_t n, const std::uint32_t *strata, std::size_t count,
                          std::uint32_t *in_out);

  // n: a multiple of 16, at most 1,024.
  void (*at_coordinates)(const CoordinateCells &, const std::uint32_t *k, std::size_t n,
                         double *out);
  void (*at_scores)(const ScoreCells &, std::size_t n, double *in_out);
  void (*triangle)(const Triangle &, const std::uint32_t *k, std::size_t n, double *out);
  void (*uniform)(double low, double high, const std::uint32_t *k, std::size_t n, double *out);
  // Column i becomes the sum of lower[i][j] times column j, for all i, j <= i.
  void (*mix)(const double *lower, std::size_t columns, std::size_t n, double *const *in_out);
};

// `level`: at most this level of x86-64 (1, 3 or 4), as far as the processor has it.
Kernels kernels_for(unsigned level = 4);

}  // namespace jalon
