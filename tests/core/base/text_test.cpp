// Proves the small work on strings: trimming, nearest names, numbers without locale.
#include "core/base/text.h"

#include <gmock/gmock.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <random>

namespace jalon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Text, TrimTakesAsciiSpaceFromBothEnds) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Text, WordsAreSeparatedByAnyNumberOfSpaces) {
  EXPECT_THAT(words_of("  a  bc d "), ElementsAre("a", "bc", "d"));
  EXPECT_THAT(words_of("   "), IsEmpty());
}

TEST(Text, LowerCaseLeavesOtherAlphabetsAlone) {
  EXPECT_EQ(lower_case("AbÉ"), "abÉ");
}

TEST(Text, NearestOffersASlipAndNothingFarFetched) {
  const std::vector<std::string> names{"price", "lifetime", "share"};
  EXPECT_EQ(nearest("prcie", names), "price");
  EXPECT_EQ(nearest("LIFETME", names), "lifetime");
  EXPECT_EQ(nearest("population", names), std::nullopt);
  EXPECT_EQ(nearest("price", {}), std::nullopt);
}

TEST(Text, NearestPrefersTheLeastDistance) {
  EXPECT_EQ(nearest("bin", {"bins1", "bins", "pins"}), "bins");
}

TEST(Text, PlainIsShortAndReadsBack) {
  EXPECT_EQ(plain(0.1), "0.1");
  EXPECT_EQ(plain(600), "600");
  EXPECT_EQ(plain(-2.5), "-2.5");
  EXPECT_EQ(plain(0), "0");
  EXPECT_EQ(plain(std::nan("")), "unknown");
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> exponent(-300, 300);
  for (int i = 0; i < 1000; ++i) {
    const double x = std::pow(10, exponent(random));
    EXPECT_EQ(parse_number(plain(x)), x);
  }
  for (const double x : {1e-4, 9.9999999999999991e-5, 123456789012345.67, 999999999999999.9, 1e15,
                         0.00012345678901234567})
    EXPECT_EQ(parse_number(plain(x)), x);
  EXPECT_EQ(plain(std::numeric_limits<double>::infinity()), "inf");
}

TEST(Text, ParseNumberTakesTheWholeTextOrNothing) {
  EXPECT_EQ(parse_number("+3.5e2"), 350);
  EXPECT_EQ(parse_number("-0.5"), -0.5);
  for (const char *bad : {"", "+", "3 ", " 3", "3,5", "3.5x", "nan", "inf", "1e999", "0x10"})
    EXPECT_EQ(parse_number(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace jalon
