// Proves that tables are what they stand for: within 1e-6 of the spread from P1 to P99 (or of the
// distance from the median, where that is more) of the exact quantile, in every octave of both
// tails; that they rise with the coordinate, stay between the ends, and are the same bits on every
// kind of processor.
#include "core/uncertainty/quantile_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/uncertainty/distribution.h"
#include "core/uncertainty/points.h"
#include "shapes.h"

namespace jalon {
namespace {

constexpr std::size_t k_most = 1024;

// Coordinates of all octaves of both tails, ascending; `per_octave` in each and its edges.
std::vector<std::uint32_t> sweep(std::size_t per_octave) {
  std::vector<std::uint32_t> all;
  for (int octave = 0; octave < 31; ++octave)
    for (std::size_t i = 0; i < per_octave; ++i) {
      const double within = static_cast<double>(i) / static_cast<double>(per_octave);
      const auto k = static_cast<std::uint32_t>(std::ldexp(1 + within, octave));
      for (const std::uint32_t near : {k - 1, k, k + 1})
        for (const std::uint32_t end : {near, ~near}) all.push_back(end);
    }
  for (const std::uint32_t k : {0u, ~0u, 0x7fffffffu, 0x80000000u}) all.push_back(k);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  while (all.size() % 16 != 0) all.push_back(~0u);
  return all;
}

double exact(const Figure &f, std::uint32_t k) {
  return k < 0x80000000u ? quantile(f, unit(k)) : upper_quantile(f, unit(~k));
}

double bound(const Figure &f, double x) {
  const double spread = quantile(f, 0.99) - quantile(f, 0.01);
  return 1e-6 * std::max(spread, std::fabs(x - quantile(f, 0.5)));
}

// One unit in the last place of the larger end that a table reaches.
double last_digit(double x) {
  return std::nextafter(std::fabs(x), HUGE_VAL) - std::fabs(x);
}

bool ends(const Figure &f) {
  return f.distribution != Distribution::normal && f.distribution != Distribution::lognormal;
}

template <class Table, class Cells, class In>
std::vector<double> looked_up(const Table &table, const Cells &cells, const std::vector<In> &in) {
  std::vector<double> out(in.size());
  for (std::size_t at = 0; at < in.size(); at += k_most) {
    const std::size_t n = std::min(k_most, in.size() - at);
    table(cells, in.data() + at, n, out.data() + at);
  }
  return out;
}

TEST(QuantileTable, IsRightInEveryOctaveOfBothTails) {
  const auto k = sweep(101);
  for (const auto &[name, f] : tabulated_shapes()) {
    const QuantileTable table(f);
    const auto values = looked_up(kernels_for().at_coordinates, table.cells(), k);
    double worst = 0;
    std::uint32_t where = 0;
    for (std::size_t i = 0; i < k.size(); ++i) {
      const double x = exact(f, k[i]), off = std::fabs(values[i] - x) / bound(f, x);
      if (off > worst) worst = off, where = k[i];
      if (ends(f)) {
        ASSERT_GE(values[i], f.low) << name;
        ASSERT_LE(values[i], f.high) << name;
      }
      if (i > 0) {
        ASSERT_GE(values[i], values[i - 1] - 2 * last_digit(values[i])) << name << " " << k[i];
      }
    }
    EXPECT_LE(worst, 1) << name << " at " << where << " of 2^32, " << table.cells().cell_bits;
  }
}

// Tables of cells read by a formula written out here.
TEST(QuantileTable, IsReadTheSameOnEveryKindOfProcessor) {
  const auto k = sweep(37);
  for (const auto &[name, f] : tabulated_shapes()) {
    const QuantileTable table(f);
    const CoordinateCells cells = table.cells();
    const auto plain = looked_up(kernels_for(1).at_coordinates, cells, k);
    EXPECT_EQ(plain, looked_up(kernels_for(3).at_coordinates, cells, k)) << name;
    EXPECT_EQ(plain, looked_up(kernels_for(4).at_coordinates, cells, k)) << name;
    for (std::size_t i = 0; i < k.size(); ++i) {
      const bool upper = k[i] >= 0x80000000u;
      const std::uint64_t odd = 2 * std::uint64_t{upper ? ~k[i] : k[i]} + 1;
      int octave = 0;
      while (odd >> (octave + 1) != 0) ++octave;
      const std::uint64_t whole = odd << (31 - octave);  // the leading bit at 31
      const std::size_t per_octave = std::size_t{1} << cells.cell_bits;
      const std::size_t cell = (upper ? 32 * per_octave : 0) +
                               static_cast<std::size_t>(octave) * per_octave +
                               ((whole >> (31 - cells.cell_bits)) & (per_octave - 1));
      const auto t =
          static_cast<double>(whole & ((std::uint64_t{1} << (31 - cells.cell_bits)) - 1));
      const double *c = cells.cells[cell].c;
      ASSERT_EQ(plain[i], (c[0] + c[2] * (t * t)) + t * (c[1] + c[3] * (t * t))) << name;
    }
  }
}

std::vector<double> scores() {
  std::vector<double> z;
  for (int i = -8500; i <= 8500; ++i)
    z.push_back(std::clamp(i / 1000.0 + 1e-4 * (i % 7), -8.5, 8.5));
  std::sort(z.begin(), z.end());
  while (z.size() % 16 != 0) z.push_back(z.back());
  return z;
}

TEST(ScoreTable, IsRightForEveryScore) {
  const auto z = scores();
  for (const auto &[name, f] : all_shapes()) {
    if (!f.values.empty() || !(f.low < f.high)) continue;
    const ScoreTable table(f);
    for (const unsigned level : {1u, 3u, 4u}) {
      std::vector<double> values = z;
      for (std::size_t at = 0; at < values.size(); at += k_most)
        kernels_for(level).at_scores(table.cells(), std::min(k_most, values.size() - at),
                                     values.data() + at);
      double worst = 0, where = 0;
      for (std::size_t i = 0; i < z.size(); ++i) {
        const double x = at_score(f, std::clamp(z[i], -8.5, 8.5)),
                     off = std::fabs(values[i] - x) / bound(f, x);
        if (off > worst) worst = off, where = z[i];
        if (ends(f)) {
          ASSERT_GE(values[i], f.low) << name;
          ASSERT_LE(values[i], f.high) << name;
        }
        if (i > 0) {
          ASSERT_GE(values[i], values[i - 1] - 2 * last_digit(values[i])) << name << " " << z[i];
        }
      }
      EXPECT_LE(worst, 1) << name << " at " << where << ", " << table.cells().per_score;
    }
  }
}

TEST(ScoreTable, HoldsScoresBeyondItsEnds) {
  const Figure f = normal(0, 1);
  const ScoreTable table(f);
  std::vector<double> z(16, 0);
  z[0] = -100;
  z[1] = 100;
  z[2] = -1e300;
  z[3] = 1e300;
  kernels_for().at_scores(table.cells(), z.size(), z.data());
  EXPECT_NEAR(z[0], -8.5, 0.1);
  EXPECT_NEAR(z[1], 8.5, 0.1);
  EXPECT_EQ(z[0], z[2]);
  EXPECT_EQ(z[1], z[3]);
  EXPECT_NEAR(z[4], 0, 1e-12);
}

}  // namespace
}  // namespace jalon
