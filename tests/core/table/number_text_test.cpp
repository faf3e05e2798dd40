// Proves: numbers are read as people write them, and nothing ambiguous is guessed.
#include "core/table/number_text.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

struct Example {
  const char *text;
  Decimal decimal;
  double value;
};

TEST(NumberText, ReadsTheHabitsOfOfficesAndCountries) {
  const Example examples[] = {
      {"100", Decimal::unsaid, 100},
      {" 100 ", Decimal::unsaid, 100},
      {"-3", Decimal::unsaid, -3},
      {"\xE2\x88\x92"
       "3",
       Decimal::unsaid, -3},
      {"+7", Decimal::unsaid, 7},
      {"12,5", Decimal::unsaid, 12.5},
      {"0,125", Decimal::unsaid, 0.125},
      {"1234,567", Decimal::unsaid, 1234.567},
      {"1.234", Decimal::unsaid, 1.234},
      {"1.234", Decimal::comma, 1234},
      {"1,234", Decimal::comma, 1.234},
      {"1,234", Decimal::point, 1234},
      {"1.234,5", Decimal::unsaid, 1234.5},
      {"1,234.5", Decimal::unsaid, 1234.5},
      {"1,234,567", Decimal::unsaid, 1234567},
      {"1.234.567", Decimal::unsaid, 1234567},
      {"15 156", Decimal::unsaid, 15156},
      {"15\xC2\xA0"
       "156,5",
       Decimal::unsaid, 15156.5},
      {"1\xE2\x80\xAF"
       "234\xE2\x80\xAF"
       "567",
       Decimal::unsaid, 1234567},
      {"1\xE2\x80\x89"
       "234",
       Decimal::unsaid, 1234},
      {"1'234.50", Decimal::unsaid, 1234.5},
      {"1\xE2\x80\x99"
       "234",
       Decimal::unsaid, 1234},
      {"1e3", Decimal::unsaid, 1000},
      {"2,5E-2", Decimal::unsaid, 0.025},
      {"1.5e+2", Decimal::unsaid, 150},
      {"8,911819e+01", Decimal::unsaid, 89.11819},
      {"1,234e+01", Decimal::unsaid, 12.34},  // no thousands before an exponent
      {"1,234e+01", Decimal::both, 12.34},
      {".5", Decimal::unsaid, 0.5},
      {"5.", Decimal::unsaid, 5},
      {"12,5", Decimal::both, 12.5},
      {"12.5", Decimal::both, 12.5},
  };
  for (const auto &e : examples) {
    const auto read = read_number(e.text, e.decimal);
    ASSERT_TRUE(read.value) << e.text << ": " << read.refused.english();
    EXPECT_EQ(*read.value, e.value) << e.text;
  }
}

TEST(NumberText, RefusesWhatIsNoNumberOrCouldBeTwo) {
  for (const char *text :
       {"",        "-",         ".",         ",",         "e5",      "1e",    "1e+",   "nan",
        "NaN",     "inf",       "-Infinity", "0x10",      "1_000",   "12 5",  "1 23",  "1,23,456",
        "1.2.3",   "1,234.5.6", "12-5",      "--1",       "1e99999", "1e999", "100 W", "1,234",
        "250/100", "286(LED)",  "1 234 5",   "0,123 456", "١٢"}) {
    const auto read = read_number(text, Decimal::unsaid);
    EXPECT_FALSE(read.value) << text;
    EXPECT_FALSE(read.refused.empty()) << text;
  }
  EXPECT_FALSE(read_number("1.234", Decimal::both).value);
  EXPECT_FALSE(read_number("12,5", Decimal::point).value);
  EXPECT_FALSE(read_number("12.5", Decimal::comma).value);
  EXPECT_FALSE(read_number("1,234e+01", Decimal::point).value) << "not 12340";
  EXPECT_FALSE(read_number("1.234e+01", Decimal::comma).value) << "not 12340";
}

TEST(NumberText, TellsWhatItRepaired) {
  EXPECT_TRUE(read_number("100", Decimal::unsaid).repaired.empty());
  EXPECT_TRUE(read_number("12,5", Decimal::unsaid).repaired.empty());
  EXPECT_FALSE(read_number("1 234", Decimal::unsaid).repaired.empty());
  EXPECT_FALSE(read_number("1,234", Decimal::point).repaired.empty());
}

TEST(NumberText, TakesTheUnitBehindTheNumberAndNoOther) {
  const auto read = read_number("100 W", Decimal::unsaid, {"W", "kW"});
  ASSERT_TRUE(read.value);
  EXPECT_EQ(*read.value, 100);
  EXPECT_EQ(read.unit, 0);
  EXPECT_FALSE(read.repaired.empty());
  EXPECT_EQ(read_number("0,1kW", Decimal::unsaid, {"W", "kW"}).unit, 1);
  EXPECT_FALSE(read_number("0.1 MW", Decimal::unsaid, {"W", "kW"}).value);
  EXPECT_FALSE(read_number("W", Decimal::unsaid, {"W"}).value);
}

TEST(NumberText, OnlyClearTextsDecideTheSignOfTheirColumn) {
  EXPECT_EQ(decimal_sign_of("12,5"), ',');
  EXPECT_EQ(decimal_sign_of("12.5"), '.');
  EXPECT_EQ(decimal_sign_of("1.234,5"), ',');
  EXPECT_EQ(decimal_sign_of("1,234,567"), '.');
  EXPECT_EQ(decimal_sign_of("1.234.567"), ',');
  EXPECT_EQ(decimal_sign_of("1,234e+01"), ',');
  for (const char *text : {"1,234", "1.234", "100", "", "a,b", "1,2,3", "3 rue, 5"})
    EXPECT_EQ(decimal_sign_of(text), 0) << text;
}

}  // namespace
}  // namespace jalon
