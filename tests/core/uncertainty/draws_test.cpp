// Proves: draws are those that draws.h specifies, the same in any block, distributed as their
// figure says, and independent of each other.
//
// Statistical tests use fixed seeds, so they cannot fail by chance once they pass; for a new seed
// each Kolmogorov-Smirnov test would fail with probability 0.001 and each correlation with 0.001.
#include "core/uncertainty/draws.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <functional>

#include "figures.h"

namespace jalon {
namespace {

constexpr std::size_t k_draws = 10000;
const double k_ks_limit = std::sqrt(-0.5 * std::log(0.001 / 2) / k_draws);
constexpr double k_z_limit = 3.29;  // two-sided 0.001

TEST(Philox, gives_the_published_known_answers) {
  const philox4x32_ctr_t zero = {{0, 0, 0, 0}};
  const philox4x32_key_t key = {{0, 0}};
  const auto w = philox4x32_R(10, zero, key);
  EXPECT_EQ(w.v[0], 0x6627e8d5u);
  EXPECT_EQ(w.v[1], 0xe169c58du);
  EXPECT_EQ(w.v[2], 0xbc57ac4cu);
  EXPECT_EQ(w.v[3], 0x9b00dbd8u);
}

TEST(Uniform, is_what_an_independent_implementation_gives) {
  // Computed in Python from the words of draws.h (hashlib.blake2b, Philox by its definition).
  EXPECT_EQ(uniform(0, "waste.bin.price", 0), 0x1.1e14389b66335p-1);
  EXPECT_EQ(uniform(0, "waste.bin.price", 1), 0x1.ede92aea4c232p-2);
  EXPECT_EQ(uniform(1, "waste.bin.price", 0), 0x1.f4b09c30e1f80p-8);
  EXPECT_EQ(uniform(~uint64_t{0}, "energy.electricity.price", 12345678901), 0x1.aa2433851969ep-2);
  EXPECT_EQ(uniform(20260101, "a", (uint64_t{1} << 40) + 7), 0x1.a1b494a8ebd05p-1);
}

TEST(Uniform, is_never_0_nor_1) {
  for (uint64_t i = 0; i < 100000; ++i) {
    const double u = uniform(3, "a", i);
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
  }
  // The extreme words, by the formula of draws.h.
  EXPECT_GT((0.0 + 0.5) * 0x1p-52, 0);
  EXPECT_LT((0x1p52 - 1 + 0.5) * 0x1p-52, 1);
}

TEST(Draws, are_the_same_bits_in_any_block) {
  for (const auto kind : {Distribution::uniform, Distribution::triangular, Distribution::pert,
                          Distribution::lognormal}) {
    const Figure f = figure(kind, 1, 2, 5);
    std::vector<double> all(3000);
    fill_draws(f, 11, "waste.bin.price", 500, all);
    for (std::size_t first = 0, n = 1; first < all.size(); first += n, n = n * 2 + 1) {
      std::vector<double> part(std::min(n, all.size() - first));
      fill_draws(f, 11, "waste.bin.price", 500 + first, part);
      for (std::size_t i = 0; i < part.size(); ++i)
        ASSERT_EQ(std::bit_cast<uint64_t>(part[i]), std::bit_cast<uint64_t>(all[first + i]));
    }
  }
}

TEST(Draws, are_quantiles_at_the_uniform_numbers) {
  const Figure f = figure(Distribution::triangular, 1, 2, 5);
  std::vector<double> x(100);
  fill_draws(f, 5, "a", 40, x);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(x[i], quantile(f, uniform(5, "a", 40 + i)));
}

TEST(Draws, of_a_point_are_its_value) {
  std::vector<double> x(10);
  fill_draws(figure(Distribution::point, 4, 4, 4), 5, "a", 0, x);
  EXPECT_EQ(x, std::vector<double>(10, 4));
}

TEST(Draws, of_a_pert_come_within_a_ten_millionth_of_its_range) {
  for (const auto &[low, mode, high] : {std::tuple{0.0, 0.0, 1.0},
                                        {0.0, 1.0, 1.0},
                                        {0.0, 0.5, 1.0},
                                        {0.0, 0.01, 1.0},
                                        {-3.0, 7.0, 8.0}}) {
    const Figure f = figure(Distribution::pert, low, mode, high);
    std::vector<double> x(20000);
    fill_draws(f, 9, "a", 0, x);
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
      worst = std::max(worst, std::fabs(x[i] - quantile(f, uniform(9, "a", i))));
    EXPECT_LT(worst, 1e-7 * (high - low)) << low << " " << mode << " " << high;
    EXPECT_GE(*std::min_element(x.begin(), x.end()), low);
    EXPECT_LE(*std::max_element(x.begin(), x.end()), high);
  }
}

TEST(Draws, of_a_pert_rise_with_the_uniform_number) {
  const Figure f = figure(Distribution::pert, 0, 0.2, 1);
  std::vector<double> x(20000);
  fill_draws(f, 9, "a", 0, x);
  std::vector<std::pair<double, double>> pairs;
  for (std::size_t i = 0; i < x.size(); ++i) pairs.emplace_back(uniform(9, "a", i), x[i]);
  std::sort(pairs.begin(), pairs.end());
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end(),
                             [](const auto &a, const auto &b) { return a.second < b.second; }));
}

double distance(std::vector<double> x, const std::function<double(double)> &cdf) {
  std::sort(x.begin(), x.end());
  double worst = 0;
  const auto n = static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double f = cdf(x[i]);
    worst = std::max({worst, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
  }
  return worst;
}

void expect_distribution(const Figure &f, const std::function<double(double)> &cdf) {
  for (const uint64_t seed : {1, 2, 3}) {
    std::vector<double> x(k_draws);
    fill_draws(f, seed, "waste.bin.price", 0, x);
    EXPECT_LT(distance(x, cdf), k_ks_limit) << name_of(f.distribution) << ", seed " << seed;
  }
}

TEST(Draws, follow_their_distribution) {
  expect_distribution(figure(Distribution::uniform, -1, 1, 3),
                      [](double x) { return (x + 1) / 4; });
  expect_distribution(figure(Distribution::triangular, 0, 1, 4),
                      [](double x) { return x < 1 ? x * x / 4 : 1 - (4 - x) * (4 - x) / 12; });
  expect_distribution(figure(Distribution::pert, 0, 1, 4), [](double x) {
    return boost::math::cdf(boost::math::beta_distribution<>(2, 4), x / 4);
  });
  expect_distribution(figure(Distribution::lognormal, 5, 10, 40), [](double x) {
    const double sigma = std::log(x < 10 ? 2.0 : 4.0) / 1.6448536269514722;
    return 0.5 * std::erfc(-std::log(x / 10) / sigma / std::sqrt(2.0));
  });
}

TEST(Draws, of_a_wrong_distribution_are_told_apart) {
  // The power of the test above: a mode off by a tenth of the range does not pass.
  std::vector<double> x(k_draws);
  fill_draws(figure(Distribution::triangular, 0, 1.4, 4), 1, "waste.bin.price", 0, x);
  EXPECT_GT(distance(x, [](double y) { return y < 1 ? y * y / 4 : 1 - (4 - y) * (4 - y) / 12; }),
            k_ks_limit);
}

double correlation(const std::vector<double> &a, const std::vector<double> &b) {
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ab += (a[i] - 0.5) * (b[i] - 0.5);
  return ab / static_cast<double>(a.size()) * 12;
}

TEST(Draws, of_other_paths_seeds_and_indices_are_not_correlated) {
  const Figure f = figure(Distribution::uniform, 0, 0.5, 1);
  const auto drawn = [&](uint64_t seed, const char *path, uint64_t first) {
    std::vector<double> x(k_draws);
    fill_draws(f, seed, path, first, x);
    return x;
  };
  const auto base = drawn(1, "waste.bin.price", 0);
  const double limit = k_z_limit / std::sqrt(static_cast<double>(k_draws));
  EXPECT_LT(std::fabs(correlation(base, drawn(1, "waste.bin.prices", 0))), limit);
  EXPECT_LT(std::fabs(correlation(base, drawn(2, "waste.bin.price", 0))), limit);
  EXPECT_LT(std::fabs(correlation(base, drawn(1, "waste.bin.price", 1))), limit);
  EXPECT_LT(std::fabs(correlation(base, drawn(1, "waste.bin.price", 2))), limit);
}

TEST(YearlyDraws, scale_the_whole_path) {
  Figure f = figure(Distribution::triangular, 80, 100, 150);
  f.by_year = {{2025, 100}, {2035, 200}};
  f.interpolation = Interpolation::linear;
  const std::vector<int> years{2025, 2026, 2035, 2040};
  std::vector<double> out(4 * 16, -1), drawn(10);
  fill_draws(f, 1, "a", 30, years, 10, 16, out.data());
  fill_draws(f, 1, "a", 30, drawn);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_DOUBLE_EQ(out[i], drawn[i]);
    EXPECT_DOUBLE_EQ(out[16 + i], 1.1 * drawn[i]);
    EXPECT_DOUBLE_EQ(out[32 + i], 2 * drawn[i]);
    EXPECT_DOUBLE_EQ(out[48 + i], 2 * drawn[i]);
  }
  EXPECT_EQ(out[10], -1) << "beyond the draws nothing is written";
}

TEST(YearlyDraws, of_a_certain_path_are_the_path) {
  Figure f = figure(Distribution::point, 0, 0, 0);
  f.by_year = {{2025, 0}, {2035, 10}};
  f.interpolation = Interpolation::linear;
  std::vector<double> out(2 * 3);
  fill_draws(f, 1, "a", 0, std::vector{2025, 2030}, 3, 3, out.data());
  EXPECT_EQ(out, (std::vector<double>{0, 0, 0, 5, 5, 5}));
}

TEST(YearlyDraws, of_a_constant_around_zero_are_its_draws) {
  const Figure f = figure(Distribution::uniform, -1, 0, 1);
  std::vector<double> out(2 * 5), drawn(5);
  fill_draws(f, 1, "a", 0, std::vector{2025, 2026}, 5, 5, out.data());
  fill_draws(f, 1, "a", 0, drawn);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(out[i], drawn[i]);
    EXPECT_EQ(out[5 + i], drawn[i]);
  }
}

TEST(YearlyDraws, of_a_growing_path_around_zero_are_refused) {
  Figure f = figure(Distribution::uniform, -1, 0, 1);
  f.growth = 0.02;
  f.place = {"town.toml", 3, 1, {}};
  std::vector<double> out(5);
  try {
    fill_draws(f, 1, "a", 0, std::vector{2025}, 5, 5, out.data());
    FAIL() << "accepted";
  } catch (const Fault &fault) {
    EXPECT_EQ(fault.where().line, 3);
  }
}

}  // namespace
}  // namespace jalon
