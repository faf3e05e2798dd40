// Proves: results are called precise enough just when each bound holds; what is not is said in
// words, and the number of draws that would do follows from the error.
#include "core/uncertainty/precision.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

Estimate around(double value, double half) {
  return {value, value - half, value + half};
}

// P10 to P90: 1,000; every bound just kept, with a hair to spare.
Summary fine() {
  Summary s;
  s.draws = 16000, s.rejected = 300, s.missing = 84;
  s.mean = around(500, 9.99);
  s.p10 = around(-100, 24.9);
  s.p90 = around(900, 24.9);
  s.loss = around(0.2, 0.00999);
  return s;
}

Precision judged(const Summary &s) {
  const Watched watched[] = {{std::string("Bins"), &s}};
  return precision_of(watched);
}

std::string said(const Precision &precision) {
  return Message::joined(precision.loose, "\n").english();
}

TEST(Precision, is_enough_when_every_bound_is_kept) {
  const Precision precision = judged(fine());
  EXPECT_TRUE(precision.enough);
  EXPECT_EQ(said(precision), "");
  EXPECT_FALSE(precision.draws);
  EXPECT_TRUE(advice(precision).empty());
  EXPECT_TRUE(precision_of({}).enough);
}

TEST(Precision, is_not_enough_as_soon_as_one_bound_is_passed_and_says_which) {
  Summary s = fine();
  s.mean = around(500, 10.1);
  EXPECT_EQ(
      said(judged(s)),
      "Bins: the mean is known to within 1.1 % of the distance from P10 to P90, and should be "
      "to within 1 %");
  s = fine();
  s.p10 = around(-100, 50);
  EXPECT_EQ(said(judged(s)),
            "Bins: the low value (P10) is known to within 5 % of the distance from P10 to P90, and "
            "should be to within 2.5 %");
  s = fine();
  s.p90 = around(900, 123.4);
  EXPECT_EQ(said(judged(s)),
            "Bins: the high value (P90) is known to within 13 % of the distance from P10 to P90, "
            "and should be to within 2.5 %");
  s = fine();
  s.loss = around(0.2, 0.02);
  const Precision precision = judged(s);
  EXPECT_FALSE(precision.enough);
  EXPECT_EQ(said(precision),
            "Bins: the chance of loss is known to within 2 points, and should be to within 1");
}

// A few far draws make the mean of a result with long tails: P10 to P90 is no measure of it.
TEST(Precision, of_a_mean_with_long_tails_is_held_against_the_standard_deviation) {
  Summary s = fine();
  s.standard_deviation = 5000;
  s.mean = around(500, 49);
  EXPECT_TRUE(judged(s).enough);
  s.mean = around(500, 60);
  EXPECT_EQ(said(judged(s)),
            "Bins: the mean is known to within 1.2 % of the standard deviation, and should be to "
            "within 1 %");
  s.standard_deviation = 999;  // no wider than P10 to P90
  EXPECT_FALSE(judged(s).enough);
  s.mean = around(500, 9.99);
  EXPECT_TRUE(judged(s).enough);
}

TEST(Precision, names_every_result_that_is_not_known_well_enough) {
  Summary a = fine(), b = fine(), c = fine();
  a.loss = around(0.2, 0.3), c.loss = around(0.2, 0.04), c.mean = around(500, 100);
  const Watched watched[] = {
      {std::string("A"), &a}, {std::string("B"), &b}, {std::string("C"), &c}};
  const Precision precision = precision_of(watched);
  ASSERT_EQ(precision.loose.size(), 3u);
  EXPECT_EQ(precision.loose[0].english().substr(0, 2), "A:");
  EXPECT_EQ(precision.loose[2].english().substr(0, 2), "C:");
}

TEST(Precision, tells_how_many_draws_would_do) {
  Summary s = fine();            // of 16,384 draws
  s.loss = around(0.2, 0.0199);  // nearly twice too wide: nearly four times the draws
  EXPECT_EQ(judged(s).draws, 65536u);
  EXPECT_EQ(advice(judged(s)).english(), "about 65536 draws would be enough");
  s.mean = around(500, 79);  // nearly eight times too wide
  EXPECT_EQ(judged(s).draws, 1u << 20);
  s.mean = around(500, 1e300);
  EXPECT_FALSE(judged(s).draws) << "nobody can make that many";
}

TEST(Precision, of_what_nothing_spreads_is_held_against_the_mean) {
  Summary s = fine();
  s.mean = around(200, 1.9), s.p10 = s.p90 = around(150, 0);
  EXPECT_TRUE(judged(s).enough);
  s.mean = around(-200, 2.1);
  EXPECT_EQ(
      said(judged(s)),
      "Bins: the mean is known to within 1.1 % of the mean value, and should be to within 1 %");
  s.mean = s.p10 = s.p90 = around(0, 0);  // a certain nothing
  s.loss = around(0, 0);
  EXPECT_TRUE(judged(s).enough);
}

TEST(Precision, of_too_few_or_no_draws_cannot_be_told) {
  const std::vector<double> few{1, 2, 3};
  const Precision precision = judged(summarise(few, {}));
  EXPECT_FALSE(precision.enough);
  EXPECT_EQ(said(precision), "Bins: there are too few draws to tell how precise it is");
  EXPECT_FALSE(precision.draws);
  EXPECT_EQ(said(judged(summarise({}, {}))), "Bins: no draw gives it a value");
  const std::vector<double> missing(100, k_nan);
  EXPECT_FALSE(judged(summarise(missing, {})).enough);
}

TEST(Precision, of_real_draws_comes_with_their_number) {
  // 16 replicates of a ramp, the same in each: nothing is uncertain but the last bits.
  std::vector<double> ramp;
  for (int i = 0; i < 1 << 14; ++i) ramp.push_back(i / 16 - 100);
  EXPECT_TRUE(judged(summarise(ramp, {})).enough);
  // Replicates that disagree.
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] += 60 * static_cast<double>(i % 16);
  EXPECT_FALSE(judged(summarise(ramp, {})).enough);
  EXPECT_GT(judged(summarise(ramp, {})).draws, ramp.size());
}

}  // namespace
}  // namespace jalon
