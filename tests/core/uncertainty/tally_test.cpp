// Proves: what a tally says of few draws is the textbook's; of many, what exact sorting says to a
// fraction of a bin; its intervals hold the truth as often as they claim; and it is the same bits
// however the draws are handed over.
#include "core/uncertainty/tally.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Summary summary_of(const std::vector<double> &values) {
  return summarise(values, {});
}

std::vector<double> normal_draws(std::size_t n, unsigned seed) {
  std::mt19937_64 generator(seed);
  std::normal_distribution<double> normal(3, 2);
  std::vector<double> x(n);
  for (double &each : x) each = normal(generator);
  return x;
}

TEST(Summary, of_five_numbers_is_worked_by_hand) {
  const Summary s = summary_of({3, 1, 2, 5, -1});
  EXPECT_DOUBLE_EQ(s.mean.value, 2);
  EXPECT_DOUBLE_EQ(s.standard_deviation, std::sqrt(20.0 / 4));
  EXPECT_DOUBLE_EQ(s.p10.value, -0.2) << "type 7: at 0.4 between -1 and 1";
  EXPECT_DOUBLE_EQ(s.p50.value, 2);
  EXPECT_DOUBLE_EQ(s.p90.value, 4.2);
  EXPECT_DOUBLE_EQ(s.positive.value, 0.8);
  EXPECT_DOUBLE_EQ(s.loss.value, 0.2);
  EXPECT_DOUBLE_EQ(s.shortfall.value, -1) << "the worst 5 % are the worst one";
  EXPECT_EQ(s.edges, (std::vector<double>{-1, 2, 5}));
  EXPECT_EQ(s.counts, (std::vector<double>{2, 3}));
  EXPECT_TRUE(std::isnan(s.standard_error)) << "five draws do not make 16 replicates";
}

TEST(Summary, interval_of_the_mean_is_students_over_the_replicates) {
  // Replicate r holds r twice: means 0 to 15, mean 7.5, variance 680/30 of them.
  std::vector<double> x;
  for (int i = 0; i < 32; ++i) x.push_back(i % 16);
  const Summary s = summary_of(x);
  const double error = std::sqrt(340.0 / 15 / 16);
  EXPECT_DOUBLE_EQ(s.mean.value, 7.5);
  EXPECT_NEAR(s.standard_error, error, 1e-12);
  EXPECT_NEAR(s.mean.high - s.mean.value, 2.131449545559323 * error, 1e-12);
  EXPECT_NEAR(s.mean.value - s.mean.low, 2.131449545559323 * error, 1e-12);
}

TEST(Summary, worst_five_per_cent_of_one_to_a_hundred) {
  std::vector<double> x;
  for (int i = 100; i > 0; --i) x.push_back(i);
  EXPECT_DOUBLE_EQ(summary_of(x).shortfall.value, 3) << "1 to 5";
  x.resize(90);  // 100 to 11: 4.5 draws
  EXPECT_DOUBLE_EQ(summary_of(x).shortfall.value, (11 + 12 + 13 + 14 + 15 * 0.5) / 4.5);
}

TEST(Summary, what_no_draw_has_seen_may_still_happen) {
  const Summary s = summary_of(std::vector<double>(3000, 7.0));
  EXPECT_EQ(s.loss.value, 0);
  EXPECT_DOUBLE_EQ(s.loss.high, 0.001) << "rule of three";
  EXPECT_EQ(s.positive.value, 1);
  EXPECT_DOUBLE_EQ(s.positive.low, 0.999);
  EXPECT_EQ(s.edges.size(), 2u);
}

TEST(Summary, of_nothing_is_unknown_and_not_zero) {
  for (const Summary &s : {summary_of({}), summary_of({unknown, unknown})}) {
    EXPECT_EQ(s.draws, 0u);
    EXPECT_TRUE(std::isnan(s.mean.value));
    EXPECT_TRUE(std::isnan(s.loss.value));
    EXPECT_TRUE(s.edges.empty());
  }
}

TEST(Summary, counts_the_rejected_and_the_missing_apart) {
  const std::vector<double> x{1, unknown, 1e9, 3};
  const std::vector<std::uint8_t> rejected{0, 0, 1, 0};
  const Summary s = summarise(x, rejected);
  EXPECT_EQ(s.draws, 2u);
  EXPECT_EQ(s.rejected, 1u);
  EXPECT_EQ(s.missing, 1u);
  EXPECT_EQ(s.mean.value, 2);
}

TEST(Tally, of_many_draws_says_what_sorting_them_says) {
  const auto x = normal_draws(200000, 1);
  Tally tally;
  tally.add(x, nullptr);
  const Summary binned = tally.summary(), exact = summary_of(x);
  const double bin = (exact.greatest - exact.least) / 2048;
  EXPECT_NEAR(binned.mean.value, exact.mean.value, 1e-11);
  EXPECT_NEAR(binned.mean.low, exact.mean.low, 1e-11);
  EXPECT_NEAR(binned.standard_deviation, exact.standard_deviation, 1e-11);
  EXPECT_EQ(binned.least, exact.least);
  EXPECT_EQ(binned.greatest, exact.greatest);
  EXPECT_EQ(binned.loss.value, exact.loss.value);
  EXPECT_EQ(binned.loss.low, exact.loss.low);
  for (const auto quantile :
       {&Summary::p5, &Summary::p10, &Summary::p50, &Summary::p90, &Summary::p95}) {
    EXPECT_NEAR((binned.*quantile).value, (exact.*quantile).value, bin / 4);
    EXPECT_NEAR((binned.*quantile).low, (exact.*quantile).low, bin);
  }
  EXPECT_NEAR(binned.shortfall.value, exact.shortfall.value, bin / 4);
  double all = 0;
  for (const double count : binned.counts) all += count;
  EXPECT_EQ(all, 200000);
}

TEST(Tally, is_the_same_bits_however_the_draws_are_handed_over) {
  auto x = normal_draws(50000, 2);
  x[777] = unknown;
  std::vector<std::uint8_t> rejected(x.size());
  rejected[20] = rejected[30000] = 1;
  Tally whole;
  whole.add(x, rejected.data());
  for (const std::size_t step : {1, 16, 1000, 16384}) {
    Tally parts;
    for (std::size_t i = 0; i < x.size(); i += step)
      parts.add(std::span(x).subspan(i, std::min(step, x.size() - i)), rejected.data() + i);
    const Summary a = whole.summary(), b = parts.summary();
    EXPECT_EQ(a.mean.value, b.mean.value);
    EXPECT_EQ(a.p10.low, b.p10.low);
    EXPECT_EQ(a.shortfall.value, b.shortfall.value);
    EXPECT_EQ(a.counts, b.counts);
    EXPECT_EQ(b.rejected, 2u);
    EXPECT_EQ(b.missing, 1u);
  }
}

// What lies below a single value stays below it, whatever came before.
TEST(Tally, of_one_value_and_few_others_is_the_same_bits_however_they_are_handed_over) {
  std::vector<double> x(40000, 5);
  x[20000] = 4, x[30000] = 4.5, x[31000] = 6;
  Tally whole, parts;
  whole.add(x, nullptr);
  for (std::size_t i = 0; i < x.size(); i += 1000)
    parts.add(std::span(x).subspan(i, 1000), nullptr);
  const Summary a = whole.summary(), b = parts.summary();
  EXPECT_EQ(a.least, 4);
  EXPECT_EQ(a.greatest, 6);
  EXPECT_EQ(a.shortfall.value, b.shortfall.value);
  EXPECT_EQ(a.counts, b.counts);
  EXPECT_NEAR(a.mean.value, 5 - 0.5 / 40000, 1e-12);
}

TEST(Tally, of_one_value_again_and_again) {
  Tally tally;
  tally.add(std::vector<double>(40000, -2.5), nullptr);
  const Summary s = tally.summary();
  EXPECT_EQ(s.mean.value, -2.5);
  EXPECT_EQ(s.p10.value, -2.5);
  EXPECT_EQ(s.p90.value, -2.5);
  EXPECT_EQ(s.shortfall.value, -2.5);
  EXPECT_EQ(s.loss.value, 1);
  EXPECT_EQ(s.standard_deviation, 0);
}

TEST(Tally, keeps_what_lies_outside_of_all_that_came_first) {
  std::vector<double> x = normal_draws(20000, 3);
  x[18000] = -1e6, x[18001] = 1e6;
  Tally tally;
  tally.add(x, nullptr);
  const Summary s = tally.summary(), exact = summary_of(x);
  EXPECT_EQ(s.least, -1e6);
  EXPECT_EQ(s.greatest, 1e6);
  EXPECT_NEAR(s.mean.value, exact.mean.value, 1e-9);
  EXPECT_NEAR(s.p10.value, exact.p10.value, 0.01);
  EXPECT_NEAR(s.shortfall.value, exact.shortfall.value, 0.01);
}

// 400 runs of independent draws: an interval that claims 95 % misses between 5 and 40 of them but
// for one run of the test in a million (binomial, 20 expected).
TEST(Tally, intervals_hold_the_truth_as_often_as_they_claim) {
  int mean = 0, p90 = 0, loss = 0;
  constexpr double true_p90 = 3 + 2 * 1.2815515655446004, true_loss = 0.06680720126885807;
  for (unsigned seed = 100; seed < 500; ++seed) {
    const Summary s = summary_of(normal_draws(4096, seed));
    mean += s.mean.low > 3 || s.mean.high < 3;
    p90 += s.p90.low > true_p90 || s.p90.high < true_p90;
    loss += s.loss.low > true_loss || s.loss.high < true_loss;
  }
  for (const int missed : {mean, p90, loss}) {
    EXPECT_GE(missed, 5);
    EXPECT_LE(missed, 40);
  }
}

}  // namespace
}  // namespace jalon
