// Proves: names, versions and UTF-8 are told from what merely looks like them.
#include "core/domain/verify_words.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

TEST(Names, AreWordsJoinedByDots) {
  for (const char *good : {"a", "waste.bin_2.cost", "co2e"}) EXPECT_TRUE(is_name(good)) << good;
  for (const char *bad : {"", ".", "a.", ".a", "a..b", "A", "a b", "a-b", "\xc3\xa9"})
    EXPECT_FALSE(is_name(bad)) << bad;
}

TEST(Versions, AreSemantic) {
  for (const char *good : {"0.1.0", "10.20.30", "1.0.0-rc.1", "1.0.0+build", "1.0.0-a+b.c"})
    EXPECT_TRUE(is_semver(good)) << good;
  for (const char *bad : {"", "1", "1.0", "1.0.", "1.0.0.0", "01.0.0", "v1.0.0", "1.0.0-", "1.0.0+",
                          "1.0.0-a..b", "1.0.0 "})
    EXPECT_FALSE(is_semver(bad)) << bad;
}

TEST(Utf8, IsWellFormed) {
  for (const char *good : {"", "abc", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char *bad : {"\xe9t", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80",
                          "\xe0\x80\xaf", "\x80", "\xff"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

TEST(Words, AreThoseOfTheBoundary) {
  EXPECT_TRUE(is_money_category("disposal"));
  EXPECT_FALSE(is_money_category("co2e"));
  EXPECT_TRUE(is_procurement("works"));
  EXPECT_FALSE(is_procurement(""));
  EXPECT_TRUE(is_vat(""));
  EXPECT_TRUE(is_stakeholder("grid"));
  EXPECT_FALSE(is_stakeholder("mayor"));
}

}  // namespace
}  // namespace jalon
