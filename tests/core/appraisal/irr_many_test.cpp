// Proves: irr_many() gives each series of flows what irr() gives it, whatever stands beside it and
// whatever the processor, and NaN where there is no rate or more than one.
#include "core/appraisal/irr_many.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double k_eps = std::numeric_limits<double>::epsilon();

// Columns of flows: [year][series].
using Columns = std::vector<std::vector<double>>;
using Series = std::vector<double>;

Columns columns_of(const std::vector<Series> &all) {
  Columns columns(all.empty() ? 0 : all[0].size(), std::vector<double>(all.size()));
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t t = 0; t < columns.size(); ++t) columns[t][i] = all[i][t];
  return columns;
}

std::vector<double> rates_of(const std::vector<Series> &all,
                             std::vector<std::uint32_t> *several = nullptr, unsigned level = 4) {
  const auto columns = columns_of(all);
  std::vector<const double *> pointers;
  for (const auto &c : columns) pointers.push_back(c.data());
  std::vector<double> out(all.size(), 12345);
  irr_many(pointers, all.size(), out.data(), several, level);
  return out;
}

double rate_of(const Series &flows) {
  return rates_of({flows})[0];
}

// Kinds of series of 21 years, each with a root of its own.
struct Kind {
  const char *name;
  std::function<void(std::mt19937_64 &, Series &)> fill;
};

double unit(std::mt19937_64 &random) {
  return std::generate_canonical<double, 53>(random);
}

const std::vector<Kind> &kinds() {
  static const std::vector<Kind> all{
      {"an investment and its savings",
       [](auto &g, Series &f) {
         f[0] = -1000 * (0.5 + unit(g));
         const double saved = 60 + 80 * unit(g);
         for (std::size_t t = 1; t < f.size(); ++t) f[t] = saved * (0.95 + 0.1 * unit(g));
       }},
      {"rates from -0.999 to a million",
       [](auto &g, Series &f) {
         f[0] = -1;
         f[1] = std::pow(10, -3 + 9 * unit(g));
       }},
      {"years of nothing, works of several years, income with gaps",
       [](auto &g, Series &f) {
         const auto start = static_cast<std::size_t>(10 * unit(g));
         const auto end = start + 1 + static_cast<std::size_t>(6 * unit(g));
         for (std::size_t t = start; t < f.size(); ++t)
           f[t] = t < end ? -100 * unit(g) : (unit(g) < 0.3 ? 0 : 100 * unit(g));
         f[end] = 1;
       }},
      {"a loan",
       [](auto &g, Series &f) {
         f[0] = 1000;
         for (std::size_t t = 1; t < f.size(); ++t) f[t] = -100 * unit(g);
       }},
      {"one payment late",
       [](auto &g, Series &f) {
         f[0] = -1;
         f[1 + static_cast<std::size_t>(20 * unit(g))] = std::pow(10, -3 + 6 * unit(g));
       }},
      {"tiny and huge side by side", [](auto &g, Series &f) {
         const double scale = std::pow(10, -250 + 500 * unit(g));
         const auto turn = 1 + static_cast<std::size_t>(19 * unit(g));
         for (std::size_t t = 0; t < f.size(); ++t)
           f[t] = (t < turn ? -1 : 1) * scale * std::pow(10, -6 + 12 * unit(g));
       }}};
  return all;
}

// Kinds that change sign several times: with one rate, none or more.
const std::vector<Kind> &changing_kinds() {
  static const std::vector<Kind> all{
      {"an investment renewed on the way",
       [](auto &g, Series &f) {
         f[0] = -1000 * (0.5 + unit(g));
         for (std::size_t t = 1; t < f.size(); ++t) f[t] = 60 + 80 * unit(g);
         f[12] -= 400 * unit(g);
         f[20] += 150 * unit(g);
       }},
      {"one that waits and is paid off early",
       [](auto &g, Series &f) {
         const auto start = static_cast<std::size_t>(4 * unit(g));
         for (std::size_t t = start; t + start < f.size(); ++t) f[t] = 60 + 80 * unit(g);
         f[start] = -600 * (0.5 + unit(g));
         f[start + 12] -= 900 * unit(g);
       }},
      {"an investment dismantled at the end",
       [](auto &g, Series &f) {
         f[0] = -1000 * (0.5 + unit(g));
         for (std::size_t t = 1; t < f.size(); ++t) f[t] = 60 + 80 * unit(g);
         f[20] -= 900 * unit(g);
       }},
      {"anything",
       [](auto &g, Series &f) {
         for (double &x : f) x = unit(g) - 0.5;
       }},
      {"whole numbers, whose sums are often nothing", [](auto &g, Series &f) {
         for (std::size_t t = 0; t < 8; ++t) f[t] = std::floor(5 * unit(g)) - 2;
       }}};
  return all;
}

std::vector<Series> draw(const Kind &kind, std::size_t n) {
  std::mt19937_64 random(7);
  std::vector<Series> all(n, Series(21));
  for (auto &f : all) kind.fill(random, f);
  return all;
}

// Of a NaN only that it is one.
std::vector<std::uint64_t> bits_of(const std::vector<double> &values) {
  std::vector<std::uint64_t> bits;
  for (const double x : values) bits.push_back(std::isnan(x) ? 0 : std::bit_cast<std::uint64_t>(x));
  return bits;
}

// Where the sums of a series round off, two ways of finding its root part by a few units in the
// last place of 1 + rate; a rate itself is no finer than doubles are.
double tolerance(double rate) {
  return 16 * k_eps * (1 + rate) + k_eps * std::fabs(rate);
}

TEST(RatesOfManySeries, are_those_of_irr_one_by_one) {
  for (const Kind &kind : kinds()) {
    SCOPED_TRACE(kind.name);
    const auto all = draw(kind, 3000);
    std::vector<std::uint32_t> several;
    const auto found = rates_of(all, &several);
    EXPECT_TRUE(several.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto rates = irr(all[i]);
      ASSERT_EQ(rates.size(), 1u) << i;
      ASSERT_NEAR(found[i], rates[0], tolerance(rates[0])) << i;
    }
  }
}

TEST(RatesOfManySeries, are_as_many_as_irr_finds_where_the_sign_changes_often) {
  for (const Kind &kind : changing_kinds()) {
    SCOPED_TRACE(kind.name);
    const auto all = draw(kind, 2000);
    std::vector<std::uint32_t> several, expected;
    const auto found = rates_of(all, &several);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto rates = irr(all[i]);
      if (rates.size() > 1) expected.push_back(static_cast<std::uint32_t>(i));
      if (rates.size() == 1)
        ASSERT_NEAR(found[i], rates[0], 1e-9 * (1 + std::fabs(rates[0]))) << i;
      else
        ASSERT_THAT(found[i], testing::IsNan()) << i;
    }
    EXPECT_EQ(several, expected);
  }
}

TEST(RatesOfManySeries, make_the_value_of_their_series_change_sign) {
  for (const Kind &kind : kinds()) {
    SCOPED_TRACE(kind.name);
    const auto all = draw(kind, 1000);
    const auto found = rates_of(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto value = [&](long double growth) {
        long double sum = 0;
        for (std::size_t t = 0; t < all[i].size(); ++t) sum = sum / growth + all[i][20 - t];
        return sum;
      };
      const long double growth = 1 + static_cast<long double>(found[i]);
      const long double step = 32 * k_eps * growth + k_eps;
      ASSERT_GT(growth - step, 0) << i;
      EXPECT_LT(value(growth - step) * value(growth + step), 0) << i << ' ' << found[i];
    }
  }
}

TEST(RatesOfManySeries, are_the_same_bits_wherever_a_series_stands_and_on_any_processor) {
  std::vector<Series> all;
  for (const auto &list : {kinds(), changing_kinds()})
    for (const Kind &kind : list)
      for (auto &f : draw(kind, 500)) all.push_back(std::move(f));
  std::mt19937_64 random(3);
  std::shuffle(all.begin(), all.end(), random);
  all.resize(all.size() - 5);  // no whole number of groups
  const auto found = bits_of(rates_of(all));
  for (const unsigned level : {2u, 3u})
    EXPECT_EQ(bits_of(rates_of(all, nullptr, level)), found) << level;
  for (std::size_t i = 0; i < all.size(); i += 37)
    EXPECT_EQ(bits_of({rate_of(all[i])})[0], found[i]) << i;
  for (const std::size_t n : {1u, 31u, 32u, 33u, 1023u, 1025u}) {
    const auto part = bits_of(rates_of({all.begin(), all.begin() + static_cast<long>(n)}));
    EXPECT_TRUE(std::equal(part.begin(), part.end(), found.begin())) << n;
  }
}

TEST(RatesOfManySeries, of_flows_that_add_up_to_nothing_are_nothing) {
  EXPECT_EQ(rate_of({-100, 60, 40}), 0);
  EXPECT_EQ(rate_of({0, 0, 3, -1, -2, 0}), 0);
}

TEST(RatesOfManySeries, are_exact_for_one_year) {
  EXPECT_NEAR(rate_of({-100, 110}), 0.1, 2 * k_eps);
  EXPECT_DOUBLE_EQ(rate_of({-100, 50}), -0.5);
  EXPECT_DOUBLE_EQ(rate_of({0, 0, -1, 4, 0}), 3);
}

TEST(RatesOfManySeries, are_unknown_where_there_is_none) {
  const auto found = rates_of({{-1, -2, -3}, {1, 2, 0}, {0, 0, 0}, {-0.0, 0, 5}, {-1, 3, -4}});
  EXPECT_THAT(found, testing::Each(testing::IsNan()));
}

TEST(RatesOfManySeries, take_no_zero_for_a_change_of_sign) {
  EXPECT_NEAR(rate_of({-0.0, -100, 0.0, 121, -0.0}), 0.1, 2 * k_eps);
  EXPECT_NEAR(rate_of({0.0, 100, -0.0, -121, 0.0}), 0.1, 2 * k_eps);
}

TEST(RatesOfManySeries, say_which_series_have_several) {
  // (1+r - 1.1)(1+r - 1.2), no root, one root although the sign changes three times.
  const Series two{-1, 2.3, -1.32, 0}, none{-1, 2, -3, 0}, one{-1, 3, -3, 1.5}, usual{-1, 1, 1, 0};
  std::vector<std::uint32_t> several{99};
  const auto found = rates_of({usual, two, none, one, two, usual}, &several);
  EXPECT_THAT(several, testing::ElementsAre(1, 4));
  EXPECT_THAT(found[1], testing::IsNan());
  EXPECT_THAT(found[2], testing::IsNan());
  EXPECT_DOUBLE_EQ(found[3], irr(one).at(0));
  EXPECT_DOUBLE_EQ(found[0], found[5]);
}

TEST(RatesOfManySeries, are_unknown_for_flows_that_are_not_finite_and_spoil_no_other) {
  const double infinite = std::numeric_limits<double>::infinity();
  const auto found = rates_of({{-1, 1.5, 0}, {-1, k_nan, 2}, {-infinite, 1, 1}, {-1, 1, infinite}});
  EXPECT_DOUBLE_EQ(found[0], 0.5);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_THAT(found[i], testing::IsNan()) << i;
}

TEST(RatesOfManySeries, are_found_near_the_ends_of_the_range_of_doubles) {
  const double huge = 5e307, tiny = 5e-324;
  EXPECT_DOUBLE_EQ(rate_of({-huge, huge, 0.5 * huge}), irr(Series{-huge, huge, 0.5 * huge}).at(0));
  EXPECT_DOUBLE_EQ(rate_of({-tiny, tiny, tiny}), irr(Series{-tiny, tiny, tiny}).at(0));
}

TEST(RatesOfManySeries, of_a_hundred_years_are_those_of_irr) {
  std::mt19937_64 random(5);
  std::vector<Series> all(200, Series(100));
  for (auto &f : all)
    for (std::size_t t = 0; t < f.size(); ++t)
      f[t] = t < 3 ? -900 * unit(random) : 100 * unit(random);
  const auto found = rates_of(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double rate = irr(all[i]).at(0);
    EXPECT_NEAR(found[i], rate, tolerance(rate)) << i;
  }
}

TEST(RatesOfManySeries, need_two_years) {
  EXPECT_THAT(rate_of({-1}), testing::IsNan());
  double out = 0;
  irr_many({}, 1, &out);
  EXPECT_THAT(out, testing::IsNan());
  irr_many({}, 0, nullptr);
}

}  // namespace
}  // namespace jalon
