// Proves that what is drawn of a figure is its distribution, by every way of drawing: within 1e-6
// of the spread from P1 to P99 of the exact value at a coordinate, exactly so for steps; that
// correlated figures have the rank correlation asked for and keep their distributions, others are
// independent; and that a draw depends on its number alone, to the last bit. Statistical checks are
// wrong once in a million each.
#include "core/uncertainty/joint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "chance.h"
#include "core/base/files.h"
#include "core/uncertainty/distribution.h"
#include "core/uncertainty/experiment.h"
#include "core/uncertainty/sampling_kernels.h"
#include "shapes.h"

namespace jalon {
namespace {

using Column = std::vector<double>;

constexpr Sampling k_all[] = {Sampling::random, Sampling::latin_hypercube, Sampling::sobol};

std::vector<Factor> factors_of(const std::vector<Shape> &shapes) {
  std::vector<Factor> factors;
  for (const auto &shape : shapes) factors.push_back({shape.name, shape.figure});
  return factors;
}

std::vector<std::string> names_of(const Joint &joint) {
  std::vector<std::string> names;
  for (const auto &factor : joint.factors()) names.push_back(factor.path);
  return names;
}

Correlation pair_of(std::string first, std::string second, double rank) {
  Correlation c;
  c.first = std::min(first, second);
  c.second = std::max(first, second);
  c.rank = rank;
  return c;
}

// Draws first..first+n, in pieces of `piece`.
std::vector<Column> drawn(const Joint &joint, const Points &points, std::uint64_t first,
                          std::size_t n, std::size_t piece = k_chunk) {
  std::vector<Column> columns(joint.factors().size(), Column(n));
  std::vector<double *> at;
  for (std::size_t done = 0; done < n; done += piece) {
    at.clear();
    for (auto &column : columns) at.push_back(column.data() + done);
    joint.draw(points, first + done, std::min(piece, n - done), at);
  }
  return columns;
}

std::vector<Column> drawn(const Joint &joint, Sampling sampling, std::size_t n,
                          std::uint64_t seed = 1) {
  return drawn(joint, Points(sampling, seed, names_of(joint), n), 0, n);
}

double at(const Joint &joint, std::uint32_t k) {
  const std::uint32_t *in = &k;
  double x = 0, *out = &x;
  joint.transform(1, {&in, 1}, {&out, 1});
  return x;
}

// The joint distribution that later tests draw: two groups and two figures alone.
Joint mixed() {
  using D = Distribution;
  return Joint({{"a", figure(D::pert, 10, 14, 30)},
                {"b", figure(D::triangular, 0, 1, 5)},
                {"c", lognormal_by_mean(3, 1)},
                {"d", figure(D::uniform, 0, 1, 2)},
                {"e", normal(5, 2)},
                {"f", steps({1, 2, 4}, {0.5, 0.25, 0.25})},
                {"g", figure(D::pert, 0, 0, 1)}},
               {pair_of("b", "e", 0.7), pair_of("e", "g", -0.3), pair_of("a", "f", 0.5)});
}

TEST(Joint, GroupsWhatVariesTogether) {
  const Joint joint = mixed();
  EXPECT_EQ(joint.groups(), (std::vector<std::vector<std::size_t>>{{0, 5}, {1, 4, 6}, {2}, {3}}));
  EXPECT_EQ(joint.factors()[4].path, "e");
  EXPECT_TRUE(joint.told().empty());
  EXPECT_TRUE(Joint({}, {}).groups().empty());
}

TEST(Joint, TellsOfCorrelationsWithFiguresThatDoNotVary) {
  const Joint joint({{"a", normal(0, 1)}}, {pair_of("a", "z", 0.5)});
  EXPECT_EQ(joint.told().size(), 1u);
  EXPECT_EQ(joint.groups().size(), 1u);
}

TEST(Joint, EveryDistributionIsDrawnWithinItsBoundAtEveryScale) {
  for (const auto &[name, f] : all_shapes()) {
    const Joint joint({{name, f}}, {});
    const double spread = quantile(f, 0.99) - quantile(f, 0.01), median = quantile(f, 0.5);
    double worst = 0, last = -HUGE_VAL;
    std::vector<std::uint32_t> all;
    for (int octave = 0; octave < 32; ++octave)
      for (std::uint32_t i = 0; i < 19; ++i) {
        const auto k = static_cast<std::uint32_t>(std::ldexp(1 + i / 19.0, octave) - 1);
        all.push_back(k);
        all.push_back(~k);
      }
    for (const double share : {0.1, 0.2, 0.3, 0.35, 0.5, 0.6})  // where modes and steps lie
      for (int i = -2; i <= 2; ++i)
        all.push_back(static_cast<std::uint32_t>(std::lround(share * 0x1p32) + i));
    std::sort(all.begin(), all.end());
    for (const auto k : all) {
      const double x = at(joint, k),
                   exact = k < 0x80000000u ? quantile(f, unit(k)) : upper_quantile(f, unit(~k));
      if (!f.values.empty()) {
        ASSERT_EQ(x, quantile(f, unit(k))) << name << " " << k;
      } else if (spread > 0) {
        worst = std::max(worst, std::fabs(x - exact) / std::max(spread, std::fabs(exact - median)));
      } else {
        ASSERT_EQ(x, exact) << name;
      }
      ASSERT_GE(x, last - 1e-15 * std::fabs(x)) << name << " " << k;
      last = x;
      if (f.distribution != Distribution::normal && f.distribution != Distribution::lognormal) {
        ASSERT_GE(x, f.low) << name;
        ASSERT_LE(x, f.high) << name;
      }
    }
    EXPECT_LE(worst, 1e-6) << name;
  }
}

TEST(Joint, DrawsFollowTheirDistributionByEveryMethodAloneAndTogether) {
  auto shapes = all_shapes();
  std::erase_if(shapes, [](const Shape &s) {
    return !s.figure.values.empty() || !(s.figure.low < s.figure.high);
  });
  std::vector<Correlation> chain;
  for (std::size_t i = 1; i < shapes.size(); ++i)
    chain.push_back(pair_of(shapes[i - 1].name, shapes[i].name, i % 2 == 0 ? 0.4 : -0.6));
  const Joint alone(factors_of(shapes), {}), together(factors_of(shapes), chain);
  ASSERT_EQ(alone.groups().size(), shapes.size());
  ASSERT_EQ(together.groups().size(), 1u);
  for (const Joint *joint : {&alone, &together})
    for (const auto sampling : k_all) {
      const auto columns = drawn(*joint, sampling, 20'000, 17);
      for (std::size_t i = 0; i < shapes.size(); ++i)
        EXPECT_LT(kolmogorov(columns[i], [&](double x) { return cumulative(shapes[i].figure, x); }),
                  most_kolmogorov())
            << shapes[i].name << " " << name_of(sampling) << " " << joint->groups().size();
    }
}

TEST(Joint, StepsAreDrawnAsOftenAsTheyShould) {
  const std::vector<Factor> factors = {{"d", steps({1, 2, 4}, {0.5, 0.25, 0.25})},
                                       {"e", steps({1, 2, 3, 4, 5}, {})}};
  const Joint alone(factors, {}), together(factors, {pair_of("d", "e", 0.8)});
  constexpr std::size_t n = 100'000;
  for (const Joint *joint : {&alone, &together}) {
    const auto columns = drawn(*joint, Sampling::random, n, 3);
    const auto off = [&](const Column &column, double value, double share) {
      const auto count = static_cast<double>(std::count(column.begin(), column.end(), value));
      return std::fabs(count - n * share) / std::sqrt(n * share * (1 - share));
    };
    EXPECT_LT(off(columns[0], 1, 0.5), most_normal());
    EXPECT_LT(off(columns[0], 4, 0.25), most_normal());
    for (const double value : {1, 2, 3, 4, 5})
      EXPECT_LT(off(columns[1], value, 0.2), most_normal());
  }
}

// The asymptotic standard error of a Spearman correlation is at most 1 / sqrt(n - 1), as it is
// without correlation.
TEST(Joint, HasTheRankCorrelationAskedFor) {
  const Joint joint = mixed();
  constexpr std::size_t n = 40'000;
  const auto random = drawn(joint, Sampling::random, n, 5),
             sobol = drawn(joint, Sampling::sobol, n);
  const double most = most_normal() / std::sqrt(n - 1.0);
  for (const auto &[i, j, rank] : {std::tuple{1, 4, 0.7}, {4, 6, -0.3}, {1, 6, 0.0}}) {
    EXPECT_NEAR(spearman(random[i], random[j]), rank, most) << i << " " << j;
    EXPECT_NEAR(spearman(sobol[i], sobol[j]), rank, 0.002) << i << " " << j;
  }
}

TEST(Joint, SaysTheRankCorrelationThatIsUsed) {
  const auto shape = [](std::string name) {
    Factor f{std::move(name), {}};
    f.figure.distribution = Distribution::uniform;
    f.figure.value = 0.5, f.figure.low = 0, f.figure.high = 1;
    return f;
  };
  const std::vector factors{shape("a"), shape("b"), shape("c"), shape("d")};
  const Joint possible(factors, {pair_of("a", "b", 0.7)});
  EXPECT_NEAR(possible.rank(0, 1), 0.7, 1e-12);
  EXPECT_EQ(possible.rank(0, 3), 0);
  EXPECT_EQ(possible.rank(2, 2), 1);
  // The nearest to three that contradict each other: all give way alike, normal correlations to
  // a half, which is a rank correlation of 6 / pi asin(1/4).
  const Joint impossible(factors,
                         {pair_of("a", "b", 0.9), pair_of("a", "c", 0.9), pair_of("b", "c", -0.9)});
  EXPECT_NEAR(impossible.rank(0, 1), 0.48259, 1e-4);
  EXPECT_NEAR(impossible.rank(2, 1), -0.48259, 1e-4);
}

TEST(Joint, FiguresWithoutCorrelationAreIndependent) {
  const Joint joint = mixed();
  constexpr std::size_t n = 100'000, bands = 16;
  const auto columns = drawn(joint, Sampling::random, n, 9);
  const auto band = [&](std::size_t column) {
    Column rank = ranks(columns[column]);
    for (double &r : rank) r = std::floor(r * bands / n);
    return rank;
  };
  for (const auto &[i, j] : {std::pair{0, 1}, {0, 2}, {2, 3}, {3, 4}, {0, 6}, {2, 6}}) {
    const auto x = band(static_cast<std::size_t>(i)), y = band(static_cast<std::size_t>(j));
    std::vector<std::uint64_t> cells(bands * bands);
    for (std::size_t k = 0; k < n; ++k) ++cells[static_cast<std::size_t>(x[k] * bands + y[k])];
    EXPECT_LT(chi_squared(cells), most_chi_squared(cells.size())) << i << " " << j;
    EXPECT_LT(std::fabs(spearman(columns[i], columns[j])), most_normal() / std::sqrt(n - 1.0));
  }
}

TEST(Joint, ADrawDependsOnItsNumberAlone) {
  const Joint joint = mixed();
  for (const auto sampling : k_all) {
    const Points points(sampling, 6, names_of(joint), 3000);
    const auto all = drawn(joint, points, 0, 3000);
    for (const std::size_t piece : {1u, 7u, 16u, 100u, 1000u}) {
      EXPECT_EQ(drawn(joint, points, 0, 3000, piece), all) << piece;
      const auto later = drawn(joint, points, 1001, 999, piece);
      for (std::size_t i = 0; i < later.size(); ++i)
        EXPECT_TRUE(std::equal(later[i].begin(), later[i].end(), all[i].begin() + 1001));
    }
  }
}

TEST(Joint, DrawsAreTransformedPoints) {
  const Joint joint = mixed();
  const Points points(Sampling::sobol, 6, names_of(joint), 3000);
  for (const std::size_t n : {1u, 15u, 64u, 1000u, 1024u}) {
    const auto expected = drawn(joint, points, 77, n);
    std::vector<std::vector<std::uint32_t>> k(expected.size(), std::vector<std::uint32_t>(n));
    std::vector<Column> values(expected.size(), Column(n));
    std::vector<const std::uint32_t *> in;
    std::vector<double *> out;
    for (std::size_t i = 0; i < k.size(); ++i) {
      points.fill(i, 77, k[i]);
      in.push_back(k[i].data());
      out.push_back(values[i].data());
    }
    joint.transform(n, in, out);
    EXPECT_EQ(values, expected) << n;
  }
}

TEST(Joint, CompanionsDoNotChangeAFigure) {
  const Figure f = figure(Distribution::pert, 1, 2, 5), g = normal(0, 1);
  const Joint alone({{"x", f}}, {}),
      beside({{"y", g}, {"x", f}, {"z", g}}, {pair_of("y", "z", 0.5)});
  for (const auto sampling : {Sampling::random, Sampling::latin_hypercube})
    EXPECT_EQ(drawn(alone, sampling, 2000)[0], drawn(beside, sampling, 2000)[1]);
}

std::string digest_of(const std::vector<Column> &columns) {
  std::string bytes;
  for (const auto &column : columns)
    for (const double x : column) {
      std::uint64_t bits;
      std::memcpy(&bits, &x, sizeof bits);
      for (int i = 0; i < 8; ++i) bytes += static_cast<char>(bits >> 8 * i & 0xff);
    }
  return digest(bytes).substr(0, 16);
}

// Whatever compiler built this and whatever processor runs it. Tables are made with Boost.Math and
// the mathematical library of the system: these are the draws with those of Debian 12.
TEST(Joint, FirstDrawsAreThoseOfAnyOtherBuild) {
  auto shapes = all_shapes();
  const Joint alone(factors_of(shapes), {}), together = mixed();
  EXPECT_EQ(digest_of(drawn(alone, Sampling::random, 20'000, 20260101)), "6f11d4bab604b8bf");
  EXPECT_EQ(digest_of(drawn(together, Sampling::sobol, 20'000, 20260101)), "7fc47557ca9dd5bf");
}

TEST(Joint, ValueKernelsGiveTheSameBitsOnEveryKindOfProcessor) {
  std::vector<std::uint32_t> k(1024);
  Points(Sampling::random, 1, {"a"}, 1).fill(0, 0, k);
  k[0] = 0;
  k[1] = ~0u;
  for (std::uint32_t i = 0; i < 64; ++i) k[100 + i] = i % 2 == 0 ? 1u << i / 2 : ~(1u << i / 2);
  const Kernels plain = kernels_for(1);
  const double lower[] = {1, 0, 0, 0.5, 0.8660254037844386, 0, -0.3, 0.1, 0.9486832980505138};
  for (const unsigned level : {3u, 4u}) {
    const Kernels kernels = kernels_for(level);
    Column a(k.size()), b(k.size());
    for (const std::uint32_t turn : {0u, 1u, 1u << 30, 0x80000001u, ~0u}) {
      const auto share = static_cast<float>(turn * 0x1p-32);
      const Triangle t{-3, 8, turn, share * 0x1p-32f, (1 - share) * 0x1p-32f};
      plain.triangle(t, k.data(), k.size(), a.data());
      kernels.triangle(t, k.data(), k.size(), b.data());
      EXPECT_EQ(a, b) << turn;
    }
    plain.uniform(-0.1, 0.7, k.data(), k.size(), a.data());
    kernels.uniform(-0.1, 0.7, k.data(), k.size(), b.data());
    EXPECT_EQ(a, b);
    std::vector<Column> x(3, a), y(3, a);
    std::reverse(x[1].begin(), x[1].end());
    y[1] = x[1];
    double *in_x[] = {x[0].data(), x[1].data(), x[2].data()},
           *in_y[] = {y[0].data(), y[1].data(), y[2].data()};
    plain.mix(lower, 3, k.size(), in_x);
    kernels.mix(lower, 3, k.size(), in_y);
    EXPECT_EQ(x, y);
    EXPECT_EQ(x[0], a);
    EXPECT_NEAR(x[2][5], -0.3 * a[5] + 0.1 * a[1018] + 0.9486832980505138 * a[5], 1e-15);
  }
}

}  // namespace
}  // namespace jalon
