// Proves: dates in the forms people use are told from numbers, and from days that never were.
#include "core/table/dates.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

TEST(Dates, GiveTheirYearInAnyOrderOfDayAndMonth) {
  for (const char *text : {"15/03/2019", "3/15/2019", "15-03-2019", "15.03.2019", "2019-03-15",
                           "2019/03/15 06:00:00+00", "2019-03-15T10:00:00Z", " 2019/3/5 ",
                           "03/2019", "2019-03", "29/02/2019x"}) {
    const auto date = read_date(text);
    if (std::string_view(text).ends_with("x"))
      EXPECT_FALSE(date.looks_so) << text;
    else
      EXPECT_EQ(date.year, 2019) << text;
  }
}

TEST(Dates, ThatNeverWereHaveNoYear) {
  for (const char *text : {"30/02/2019", "31/04/2020", "29/02/2019", "00/01/2019", "2019-13-32",
                           "13/2019", "2019-02-30 10:00"}) {
    const auto date = read_date(text);
    EXPECT_TRUE(date.looks_so) << text;
    EXPECT_FALSE(date.year) << text;
  }
  EXPECT_EQ(read_date("29/02/2020").year, 2020);
}

TEST(Dates, OfTwoDigitsDoNotTellTheirCentury) {
  const auto date = read_date("15/03/19");
  EXPECT_TRUE(date.short_year);
  EXPECT_FALSE(date.year);
}

TEST(Dates, AreNotNumbersNorOtherTexts) {
  for (const char *text :
       {"", "2019", "12.5", "12.2015", "2019.12", "250/100", "1/2", "-5", "a/b/c", "1/2/3/4",
        "2019-2020", "12345/1/1", "15/03/2019 ou 2020/x", "10-20-"})
    EXPECT_FALSE(read_date(text).looks_so && read_date(text).year &&
                 std::string_view(text).size() < 12)
        << text;
  EXPECT_FALSE(read_date("250/100").looks_so) << "two lamps on one pole";
  EXPECT_FALSE(read_date("12.5").looks_so);
}

}  // namespace
}  // namespace jalon
