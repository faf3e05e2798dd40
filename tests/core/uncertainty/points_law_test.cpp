// Proves that points are as uniform and as independent as each method promises, and what better
// points are good for. Each check is wrong once in a million (chance.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chance.h"
#include "core/uncertainty/points.h"

namespace jalon {
namespace {

using Words = std::vector<std::uint32_t>;

Words drawn(const Points &points, std::size_t coordinate, std::uint64_t first, std::size_t n) {
  Words out(n);
  points.fill(coordinate, first, out);
  return out;
}

// What a nested uniform scramble promises of two points that agree in their first bits and differ
// in the next: all that follows is independent and uniform.
TEST(PointsLaw, ScramblesAreUniformAndIndependentBeyondTheFirstBitThatDiffers) {
  struct Two {
    std::size_t first, second;
    unsigned same;  // bits
  };
  for (const auto [first, second, same] :
       {Two{0, 1, 0}, Two{0, 2, 1}, Two{5, 7, 1}, Two{0, 4, 2}, Two{3, 19, 4}}) {
    std::vector<std::uint64_t> one(256), two(4096), pair(256);
    for (std::uint64_t seed = 0; seed < 8000; ++seed) {
      const Points points(Sampling::sobol, seed, {"a"}, 1);
      const Words out = drawn(points, 0, 0, k_replicates * (second + 1));
      for (std::size_t r = 0; r < k_replicates; ++r) {
        const std::uint32_t x = out[first * k_replicates + r], y = out[second * k_replicates + r];
        ASSERT_EQ(x >> (31 - same), y >> (31 - same) ^ 1);
        ++one[x >> 24];
        const unsigned shift = 31 - same - 6;
        ++two[(x >> shift & 63) << 6 | (y >> shift & 63)];
        if (r % 2 == 0)
          ++pair[x >> 28 << 4 | out[first * k_replicates + r + 1] >> 28];  // replicates
      }
    }
    EXPECT_LT(chi_squared(one), most_chi_squared(one.size())) << first << " " << second;
    EXPECT_LT(chi_squared(two), most_chi_squared(two.size())) << first << " " << second;
    EXPECT_LT(chi_squared(pair), most_chi_squared(pair.size())) << first << " " << second;
  }
}

// Two draws of one round lie in any two different strata, all alike; within its stratum a draw is
// uniform; draws of two coordinates know nothing of each other. Strata are put into at most eight
// bands.
TEST(PointsLaw, LatinPermutationsAreFair) {
  for (const std::size_t strata : {2u, 3u, 4u, 6u, 13u, 16u, 64u, 65u, 100u, 256u, 1000u, 1024u}) {
    const std::size_t bands = std::min<std::size_t>(strata, 8), rounds = 3000;
    const Points points(Sampling::latin_hypercube, 12, {"a", "b"}, strata * k_replicates);
    const auto stratum = [&](std::uint32_t k) {
      return static_cast<std::size_t>(unit(k) * static_cast<double>(strata));
    };
    std::vector<double> size(bands);
    for (std::size_t s = 0; s < strata; ++s) ++size[s * bands / strata];
    for (const auto &[one, other] : {std::pair<std::size_t, std::size_t>{0, strata / 2},
                                     {0, 1},
                                     {strata - 2, strata - 1},
                                     {0, strata / 4}}) {
      if (one == other) continue;
      std::vector<double> pairs(bands * bands), across(bands * bands);
      std::vector<std::uint64_t> place(64);
      for (std::size_t round = 0; round < rounds; ++round) {
        const auto row = [&](std::size_t coordinate, std::size_t position) {
          return drawn(points, coordinate, (round * strata + position) * k_replicates,
                       k_replicates);
        };
        const Words a = row(0, one), second = row(0, other), b = row(1, one);
        for (std::size_t r = 0; r < k_replicates; ++r) {
          const std::size_t band = stratum(a[r]) * bands / strata * bands;
          ASSERT_NE(stratum(a[r]), stratum(second[r]));
          ++pairs[band + stratum(second[r]) * bands / strata];
          ++across[band + stratum(b[r]) * bands / strata];
          const double inside = unit(a[r]) * static_cast<double>(strata);
          ++place[static_cast<std::size_t>((inside - std::floor(inside)) * 64)];
        }
      }
      const auto n = static_cast<double>(rounds * k_replicates), all = static_cast<double>(strata);
      double off_pairs = 0, off_across = 0;
      std::size_t cells = 0;
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double x = size[i / bands], y = size[i % bands],
                     differ = x * (y - (i / bands == i % bands ? 1 : 0)),
                     expected = n * differ / (all * (all - 1)), free = n * x * y / (all * all);
        if (differ > 0)
          off_pairs += (pairs[i] - expected) * (pairs[i] - expected) / expected, ++cells;
        off_across += (across[i] - free) * (across[i] - free) / free;
      }
      EXPECT_LT(off_pairs, most_chi_squared(cells)) << strata << ": " << one << " " << other;
      EXPECT_LT(off_across, most_chi_squared(across.size())) << strata;
      EXPECT_LT(chi_squared(place), most_chi_squared(place.size())) << strata;
    }
  }
}

TEST(PointsLaw, AreUniformAndIndependentOfEachOther) {
  for (const auto sampling : {Sampling::random, Sampling::latin_hypercube, Sampling::sobol}) {
    constexpr std::size_t n = 1 << 20;
    const Points points(sampling, 4, {"a", "b"}, 1000 * k_replicates);
    const Words a = drawn(points, 0, 0, n), b = drawn(points, 1, 0, n);
    std::vector<std::uint64_t> one(1024), low(1024), two(4096), next(4096);
    for (std::size_t i = 0; i < n; ++i) {
      ++one[a[i] >> 22];
      ++low[a[i] & 1023];
      ++two[a[i] >> 26 << 6 | b[i] >> 26];
      if (i % 2 == 0) ++next[a[i] >> 26 << 6 | a[i + 1] >> 26];
    }
    const std::string name(name_of(sampling));
    EXPECT_LT(chi_squared(one), most_chi_squared(one.size())) << name;
    EXPECT_LT(chi_squared(two), most_chi_squared(two.size())) << name;
    // Replicates of Sobol points are scrambles of the same points: independent from one seed to
    // another, as tested above, and not from draw to draw.
    if (sampling != Sampling::sobol) {
      EXPECT_LT(chi_squared(next), most_chi_squared(next.size())) << name;
      EXPECT_LT(chi_squared(low), most_chi_squared(low.size())) << name;
    }
  }
}

// Means of a function of eight coordinates by replicate. The spread between replicates is that of a
// mean of n random draws, and how much less by the other methods is what they are for; both
// estimates of a variance have 15 degrees of freedom.
TEST(PointsLaw, BetterPointsGiveMeansThatVaryLess) {
  constexpr std::size_t n = 1024, dimensions = 8;
  std::vector<std::string> names;
  for (std::size_t d = 0; d < dimensions; ++d) names.push_back("f" + std::to_string(d));
  const auto spread = [&](Sampling sampling, bool rough) {
    const Points points(sampling, 31, names, n * k_replicates);
    std::vector<double> value(n * k_replicates, rough ? 0 : 1), means(k_replicates);
    for (std::size_t d = 0; d < dimensions; ++d) {
      const Words k = drawn(points, d, 0, value.size());
      for (std::size_t i = 0; i < k.size(); ++i) {
        if (rough)
          value[i] += unit(k[i]);
        else
          value[i] *= 1 + 0.3 * (unit(k[i]) - 0.5);
      }
    }
    for (std::size_t i = 0; i < value.size(); ++i)
      means[i % k_replicates] +=
          (rough ? (value[i] > 4.5 ? 1.0 : 0.0) : value[i]) / static_cast<double>(n);
    return variance(means);
  };
  const double most = most_ratio(15, 15);
  // Var(product) = (1 + 0.09 / 12)^8 - 1, and the mean of n of them.
  const double expected = (std::pow(1 + 0.09 / 12, 8) - 1) / static_cast<double>(n);
  EXPECT_LT(spread(Sampling::random, false) / expected, most_chi_squared(16) / 15);
  EXPECT_GT(spread(Sampling::random, false) / expected, 1 / most);
  EXPECT_GT(spread(Sampling::random, false) / spread(Sampling::latin_hypercube, false), 20);
  EXPECT_GT(spread(Sampling::random, false) / spread(Sampling::sobol, false), 2000);
  EXPECT_GT(spread(Sampling::random, true) / spread(Sampling::sobol, true), 1);
}

}  // namespace
}  // namespace jalon
