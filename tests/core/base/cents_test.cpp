// Proves: money in cents is exact: rounding is to the nearest cent, texts are read strictly, and
// what is shared out adds up to what was there.
#include "core/base/cents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

namespace jalon {
namespace {

TEST(CentsOfEuros, AreTheNearestHalvesAwayFromZero) {
  EXPECT_EQ(to_cents(67402.98).n, 6740298);
  EXPECT_EQ(to_cents(0.005).n, 1);
  EXPECT_EQ(to_cents(-0.005).n, -1);
  EXPECT_EQ(to_cents(1.005).n, 101) << "the double is below 1.005";
  EXPECT_EQ(to_cents(1.004999).n, 100);
  EXPECT_EQ(to_cents(-0.0).n, 0);
  EXPECT_EQ(to_cents(69999999999999.99).n, 6999999999999999);
}

TEST(CentsOfEuros, AreRefusedWhereADoubleTellsNone) {
  EXPECT_THROW(to_cents(9.1e13), std::range_error);
  EXPECT_THROW(to_cents(-9.1e13), std::range_error);
  EXPECT_THROW(to_cents(std::nan("")), std::range_error);
  EXPECT_THROW(to_cents(std::numeric_limits<double>::infinity()), std::range_error);
}

TEST(Cents, EveryAmountSurvivesEuros) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 10000; ++i) {
    const Cents amount{static_cast<std::int64_t>(random() % 2000000000000) - 1000000000000};
    EXPECT_EQ(to_cents(euros(amount)), amount);
    EXPECT_EQ(read_cents(text_of(amount)), amount) << text_of(amount);
  }
}

TEST(Cents, AddAndCompare) {
  Cents sum{150};
  sum += Cents{-50};
  sum -= Cents{1};
  EXPECT_EQ(sum, Cents{99});
  EXPECT_EQ(-sum, Cents{-99});
  EXPECT_LT(Cents{-1}, Cents{});
}

TEST(AmountOfText, IsReadStrictly) {
  EXPECT_EQ(read_cents("67402.98"), Cents{6740298});
  EXPECT_EQ(read_cents("-562.00"), Cents{-56200});
  EXPECT_EQ(read_cents("-0.50"), Cents{-50});
  EXPECT_EQ(read_cents("+12.5"), Cents{1250});
  EXPECT_EQ(read_cents("12"), Cents{1200});
  for (const char *none : {"", " ", "-", ".", "1.", ".5", "1.234", "1,50", "1 000.00", "1e3", "--1",
                           "1.5-", "0x10", "1.-5", "99999999999999999999", "99999999999999999"})
    EXPECT_FALSE(read_cents(none)) << none;
}

TEST(TextOfAnAmount, HasTwoDecimals) {
  EXPECT_EQ(text_of({-56200}), "-562.00");
  EXPECT_EQ(text_of({-5}), "-0.05");
  EXPECT_EQ(text_of({}), "0.00");
  EXPECT_EQ(text_of({123456789}), "1234567.89");
}

TEST(WhatIsSharedOut, AddsUpWhateverTheWeights) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 2000; ++i) {
    std::vector<double> weights(1 + random() % 12);
    for (double &w : weights) w = random() % 4 == 0 ? 0 : static_cast<double>(random() % 1000) / 7;
    weights[0] += 1;
    const Cents total{static_cast<std::int64_t>(random() % 200000001) - 100000000};
    const auto parts = spread(total, weights);
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    Cents all;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      all += parts[k];
      const double exact = static_cast<double>(total.n) * weights[k] / sum;
      EXPECT_LE(std::abs(static_cast<double>(parts[k].n) - exact), 1.0 + 1e-6);
      if (weights[k] == 0) {
        EXPECT_EQ(parts[k], Cents{});
      }
    }
    EXPECT_EQ(all, total);
  }
}

TEST(WhatIsSharedOut, GivesTheRestToTheLargestRemainders) {
  const double thirds[] = {1, 1, 1};
  EXPECT_THAT(spread({100}, thirds), ::testing::ElementsAre(Cents{34}, Cents{33}, Cents{33}));
  EXPECT_THAT(spread({-100}, thirds), ::testing::ElementsAre(Cents{-34}, Cents{-33}, Cents{-33}));
  const double uneven[] = {0.6, 0, 0.4};
  EXPECT_THAT(spread({99}, uneven), ::testing::ElementsAre(Cents{59}, Cents{0}, Cents{40}));
}

TEST(WhatIsSharedOut, NeedsWeights) {
  const double none[] = {0, 0}, negative[] = {2, -1};
  EXPECT_THROW(spread({1}, none), std::invalid_argument);
  EXPECT_THROW(spread({1}, negative), std::invalid_argument);
  EXPECT_THROW(spread({1}, {}), std::invalid_argument);
  EXPECT_TRUE(spread({}, {}).empty());
}

}  // namespace
}  // namespace jalon
