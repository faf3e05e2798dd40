// Proves what points are, draw by draw: random words by Random123, Sobol points by Boost and a
// scramble written out here, Latin hypercubes stratum by stratum; that a draw depends on its number
// alone, to the last bit.
#include "core/uncertainty/points.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/random/sobol.hpp>
#include <set>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/uncertainty/sampling_kernels.h"

namespace jalon {
namespace {

using Words = std::vector<std::uint32_t>;

Words drawn(const Points &points, std::size_t coordinate, std::uint64_t first, std::size_t n) {
  Words out(n);
  points.fill(coordinate, first, out);
  return out;
}

std::uint64_t hash_of(const std::string &text) {
  return std::stoull(digest(text).substr(0, 16), nullptr, 16);
}

std::array<std::uint32_t, 4> philox(std::uint64_t seed, std::uint64_t counter, std::uint64_t hash) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
  const philox4x32_ctr_t c = {{low(counter), high(counter), low(hash), high(hash)}};
  const philox4x32_key_t k = {{low(seed), high(seed)}};
  const auto w = philox4x32_R(10, c, k);
  return {w.v[0], w.v[1], w.v[2], w.v[3]};
}

// Draws of one replicate, of a coordinate.
Words replicate(const Points &points, std::size_t coordinate, std::size_t which, std::size_t n) {
  const Words all = drawn(points, coordinate, 0, n * k_replicates);
  Words own;
  for (std::size_t j = 0; j < n; ++j) own.push_back(all[j * k_replicates + which]);
  return own;
}

TEST(Points, AreNamed) {
  EXPECT_EQ(name_of(Sampling::random), "random");
  EXPECT_EQ(name_of(Sampling::latin_hypercube), "latin-hypercube");
  EXPECT_EQ(name_of(Sampling::sobol), "sobol");
}

TEST(Points, PhiloxGivesTheKnownAnswersOfItsAuthors) {
  std::uint32_t w[4];
  Philox(0, 0).block(0, w);
  EXPECT_EQ((Words{w, w + 4}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  Philox(~0ull, ~0ull).block(~0ull, w);
  EXPECT_EQ((Words{w, w + 4}), (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  Philox(0x299f31d0a4093822, 0x0370734413198a2e).block(0x85a308d3243f6a88, w);
  EXPECT_EQ((Words{w, w + 4}), (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Points, RandomDrawsAreRandom123) {
  for (const std::uint64_t seed : {0ull, 42ull, 0xfedcba9876543210ull}) {
    const Points points(Sampling::random, seed, {"waste.price", "é"}, 1000);
    for (const std::uint64_t first : {0ull, 1023ull, 0xfffffff0ull * 4, 0xfffffffffffull}) {
      const Words out = drawn(points, 1, first, 300);
      for (std::uint64_t i = 0; i < out.size(); ++i)
        ASSERT_EQ(out[i], philox(seed, (first + i) / 4, hash_of("é"))[(first + i) % 4]) << i;
    }
  }
}

TEST(Points, ADrawDependsOnItsNumberAlone) {
  for (const auto sampling : {Sampling::random, Sampling::latin_hypercube, Sampling::sobol}) {
    const Points points(sampling, 7, {"a", "b", "c"}, 1600);
    const Words all = drawn(points, 2, 0, 5000);
    // Backwards, in pieces that fit nothing.
    for (std::size_t end = all.size(); end > 0;) {
      const std::size_t n = std::min<std::size_t>(end, 1 + end % 137);
      const Words part = drawn(points, 2, end - n, n);
      ASSERT_TRUE(std::equal(part.begin(), part.end(), all.begin() + end - n)) << end;
      end -= n;
    }
    for (const std::size_t i : {0u, 1u, 15u, 16u, 127u, 128u, 4999u})
      EXPECT_EQ(drawn(points, 2, i, 1)[0], all[i]);
    EXPECT_TRUE(drawn(points, 2, 5, 0).empty());
  }
}

// What was drawn once is drawn for ever, with any compiler, on any processor.
TEST(Points, FirstDrawsAreThoseOfAnyOtherBuild) {
  const auto first = [](Sampling sampling, std::uint64_t draws = 100'000) {
    const Points points(sampling, 20260101, {"waste.price", "waste.amount"}, draws);
    std::string bytes;
    for (std::size_t c = 0; c < 2; ++c)
      for (const auto word : drawn(points, c, 0, 40'000))
        for (int i = 0; i < 4; ++i) bytes += static_cast<char>(word >> 8 * i & 0xff);
    return digest(bytes).substr(0, 16);
  };
  EXPECT_EQ(first(Sampling::random), "b42843c096b9bb35");
  EXPECT_EQ(first(Sampling::latin_hypercube), "19312a046d57d3bf");
  EXPECT_EQ(first(Sampling::latin_hypercube, 500), "12d83fd0694a800d");
  EXPECT_EQ(first(Sampling::sobol), "713e8d63897240b3");
}

TEST(Points, EveryKindOfProcessorGivesTheSameBits) {
  const Kernels plain = kernels_for(1);
  std::uint32_t w[4], x[4];
  SobolCoordinate s;
  for (std::uint32_t i = 0; i < 64; ++i) {
    Philox(1, 2).block(i, w);
    s.directions[i] = w[0];
    s.steps[i] = (i > 0 ? s.steps[i - 1] : 0) ^ s.directions[i];
  }
  for (std::uint32_t i = 0; i < k_lanes; ++i) {
    Philox(3, 4).block(i, x);
    for (int k = 0; k < 4; ++k) s.keys[k][i] = k % 2 == 1 ? x[k] | 1 : x[k];
  }
  for (const unsigned level : {3u, 4u}) {
    const Kernels kernels = kernels_for(level);
    Words a(1024), b(1024);
    const std::uint64_t first = 0xffffffff00ull;
    plain.random({5, 6}, first, a.size(), a.data());
    kernels.random({5, 6}, first, b.size(), b.data());
    EXPECT_EQ(a, b);
    for (const std::uint32_t strata : {2u, 3u, 65u, 100u, 1000u, 1023u, 1024u}) {
      LatinRound r{strata, static_cast<std::uint32_t>(std::bit_width(strata - 1)), {}};
      for (std::uint32_t i = 0; i < k_lanes; ++i)
        for (std::uint32_t k = 0; k < 8; ++k) r.keys[k][i] = k < 4 ? 77 * i + k : 2 * i + 1;
      const std::size_t rows = std::min<std::size_t>(strata, a.size() / k_lanes);
      Words strata_of(a.size()), the_same(a.size());
      const auto position = strata - static_cast<std::uint32_t>(rows);
      plain.strata_at(r, position, rows, strata_of.data());
      kernels.strata_at(r, position, rows, the_same.data());
      EXPECT_EQ(strata_of, the_same) << strata;
      plain.place_in_strata(strata, strata_of.data(), a.size(), a.data());
      kernels.place_in_strata(strata, strata_of.data(), b.size(), b.data());
      EXPECT_EQ(a, b) << strata;
    }
    plain.sobol(s, first, a.size(), a.data());
    kernels.sobol(s, first, b.size(), b.data());
    EXPECT_EQ(a, b);
  }
}

TEST(Points, CompanionsDoNotMatterButToThePlaceAmongSobolCoordinates) {
  for (const auto sampling : {Sampling::random, Sampling::latin_hypercube, Sampling::sobol}) {
    const Points alone(sampling, 1, {"x"}, 10'000), beside(sampling, 1, {"y", "x", "z"}, 10'000),
        first(sampling, 1, {"x", "q"}, 10'000), other(sampling, 2, {"x"}, 10'000);
    EXPECT_EQ(drawn(alone, 0, 100, 500), drawn(first, 0, 100, 500));
    EXPECT_EQ(drawn(alone, 0, 100, 500) == drawn(beside, 1, 100, 500), sampling != Sampling::sobol);
    EXPECT_NE(drawn(alone, 0, 100, 500), drawn(other, 0, 100, 500));
  }
}

// --- Sobol ---

std::uint32_t reversed(std::uint32_t x) {
  std::uint32_t y = 0;
  for (int i = 0; i < 32; ++i) y |= (x >> i & 1) << (31 - i);
  return y;
}

std::uint32_t scrambled(std::uint32_t x, const std::array<std::uint32_t, 4> &key) {
  x = reversed(x);
  x ^= x * 0x3d20adea;
  x += key[0];
  x *= key[1] | 1;
  x ^= x * 0x05526c56;
  x ^= x * 0x53a22864;
  x += key[2];
  x *= key[3] | 1;
  x ^= x * 0x3d20adea;
  return reversed(x);
}

TEST(Points, SobolDrawsAreBoostsPointsInNaturalOrderScrambled) {
  constexpr std::size_t dimensions = 40, points_in_all = 512;
  std::vector<std::string> names;
  for (std::size_t d = 0; d < dimensions; ++d) names.push_back("f" + std::to_string(d));
  // Boost goes by Gray code and leaves out the first point, which is 0.
  std::vector<Words> expected(points_in_all, Words(dimensions));
  boost::random::sobol engine(dimensions);
  for (std::size_t n = 1; n < points_in_all; ++n)
    for (std::size_t d = 0; d < dimensions; ++d)
      expected[n ^ n >> 1][d] = static_cast<std::uint32_t>(engine() >> 32);
  const Points points(Sampling::sobol, 99, names, 1);
  for (const std::size_t d : {0u, 1u, 2u, 17u, 39u}) {
    const Words out = drawn(points, d, 0, points_in_all * k_replicates);
    for (std::size_t i = 0; i < out.size(); ++i)
      ASSERT_EQ(out[i], scrambled(expected[i / k_replicates][d],
                                  philox(99, i % k_replicates, hash_of(names[d] + "\nscramble"))))
          << d << " " << i;
  }
}

TEST(Points, SobolPointsFarOutAreStillTheSame) {
  const Points points(Sampling::sobol, 3, {"a", "b"}, 1);
  boost::random::sobol engine(2);
  const std::uint64_t far = 0x123456789;  // beyond 2^32 points of a replicate
  std::uint64_t n = far;                  // whose Gray code is `far`
  for (std::uint64_t shift = 1; shift < 64; shift *= 2) n ^= n >> shift;
  engine.seed(n - 1);
  engine();
  const auto x = static_cast<std::uint32_t>(engine() >> 32);
  EXPECT_EQ(drawn(points, 1, far * k_replicates + 5, 1)[0],
            scrambled(x, philox(3, 5, hash_of("b\nscramble"))));
}

// The first 2^m points of each replicate: one in each of 2^m equal intervals in every coordinate,
// and in the first two one in each box of 2^-a by 2^-(m-a).
TEST(Points, EachReplicateOfSobolIsANet) {
  std::vector<std::string> names;
  for (int d = 0; d < 30; ++d) names.push_back("f" + std::to_string(d));
  const Points points(Sampling::sobol, 5, names, 1);
  constexpr unsigned m = 9;
  for (std::size_t r = 0; r < k_replicates; ++r) {
    for (std::size_t d = 0; d < names.size(); ++d) {
      std::set<std::uint32_t> hit;
      for (const auto x : replicate(points, d, r, 1 << m)) hit.insert(x >> (32 - m));
      ASSERT_EQ(hit.size(), 1u << m) << r << " " << d;
    }
    const Words x = replicate(points, 0, r, 1 << m), y = replicate(points, 1, r, 1 << m);
    for (unsigned a = 1; a < m; ++a) {
      std::set<std::uint32_t> hit;
      for (std::size_t i = 0; i < x.size(); ++i)
        hit.insert(x[i] >> (32 - a) << (m - a) | y[i] >> (32 - (m - a)));
      ASSERT_EQ(hit.size(), 1u << m) << r << " " << a;
    }
  }
}

// --- Latin hypercubes ---

TEST(Points, EachRoundOfALatinHypercubeHitsEachStratumOnce) {
  for (const std::uint64_t strata :
       {1u, 2u, 3u, 7u, 33u, 63u, 64u, 65u, 100u, 1000u, 1023u, 1024u}) {
    const Points points(Sampling::latin_hypercube, 8, {"a"}, strata * k_replicates + 3);
    for (std::size_t r = 0; r < k_replicates; ++r) {
      const Words own = replicate(points, 0, r, 3 * strata);
      for (std::size_t round = 0; round < 3; ++round) {
        std::set<std::uint64_t> hit;
        for (std::size_t i = 0; i < strata; ++i)
          hit.insert(static_cast<std::uint64_t>(unit(own[round * strata + i]) *
                                                static_cast<double>(strata)));
        ASSERT_EQ(hit.size(), strata) << strata << " " << r << " " << round;
      }
    }
  }
}

TEST(Points, StrataAreBoundedHoweverManyDrawsAreAskedFor) {
  const Points few(Sampling::latin_hypercube, 8, {"a"}, 0), random(Sampling::random, 8, {"a"}, 0);
  EXPECT_EQ(drawn(few, 0, 0, 200), drawn(random, 0, 0, 200));  // one stratum
  const Points many(Sampling::latin_hypercube, 8, {"a"}, 1'000'000'000),
      most(Sampling::latin_hypercube, 8, {"a"}, 16 * 1024);
  EXPECT_EQ(drawn(many, 0, 0, 40'000), drawn(most, 0, 0, 40'000));
}

TEST(Points, MoreCoordinatesThanSobolHasAreRefused) {
  std::vector<std::string> names(3668);
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i);
  try {
    const Points points(Sampling::sobol, 1, names, 100);
    FAIL();
  } catch (const Fault &fault) {
    EXPECT_EQ(std::string(fault.what()),
              "Sobol points have 3667 coordinates at most, and 3668 are asked for; to do: draw by "
              "`random` or by `latin-hypercube`");
  }
  EXPECT_EQ(Points(Sampling::random, 1, names, 100).coordinates(), 3668u);
  names.pop_back();
  EXPECT_EQ(drawn(Points(Sampling::sobol, 1, names, 100), 3666, 0, 10).size(), 10u);
  EXPECT_EQ(Points(Sampling::sobol, 1, {}, 100).coordinates(), 0u);
}

}  // namespace
}  // namespace jalon
