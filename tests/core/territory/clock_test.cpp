// Proves that the legal clock of a place is that of the time-zone database, past 2037 too.
#include "core/territory/clock.h"

#include <gmock/gmock.h>

#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<double> changes(const Clock &c) {
  return {c.since.begin() + 1, c.since.end()};
}

// The oracle is GNU date (glibc): seconds since 1970 below are from `date -u -d 'YYYY-MM-DD hh:mm'
// +%s`.
TEST(Clock, OfParisChangesOnTheLastSundaysOfMarchAndOctober) {
  const auto c = legal_clock("Europe/Paris", 2023);
  EXPECT_THAT(c.offset, ElementsAre(3600, 7200, 3600));
  EXPECT_THAT(changes(c), ElementsAre(1679792400, 1698541200));  // 26 March, 29 October, 01:00 UTC
}

TEST(Clock, OfChicagoChangesInMarchAndNovember) {
  const auto c = legal_clock("America/Chicago", 2023);
  EXPECT_THAT(c.offset, ElementsAre(-21600, -18000, -21600));
  EXPECT_THAT(changes(c), ElementsAre(1678608000, 1699167600));  // 12 March 08:00, 5 November 07:00
}

TEST(Clock, OfMuscatNeverChanges) {
  const auto c = legal_clock("Asia/Muscat", 2023);
  EXPECT_THAT(c.offset, ElementsAre(14400));
  EXPECT_EQ(c.since.size(), 1u);
}

TEST(Clock, OfTheSouthHasItsSummerAtBothEndsOfTheYear) {
  const auto c = legal_clock("Australia/Sydney", 2023);
  EXPECT_THAT(c.offset, ElementsAre(39600, 36000, 39600));
  EXPECT_THAT(changes(c),
              ElementsAre(1680364800, 1696089600));  // 1 April 16:00, 30 September 16:00
}

TEST(Clock, BeginsBeforeTheLocalYearDoes) {
  constexpr double year_2023 = 1672531200;
  for (const char *zone : {"Europe/Paris", "Asia/Muscat", "Pacific/Kiritimati", "Pacific/Niue"}) {
    const auto c = legal_clock(zone, 2023);
    EXPECT_LE(c.since.front(), year_2023 - c.offset.front()) << zone;
  }
}

// The compiled zone files stop in 2037; a plan does not.
TEST(Clock, KeepsChangingAfterTheLastListedYear) {
  EXPECT_THAT(changes(legal_clock("Europe/Paris", 2045)),
              ElementsAre(2374102800, 2392851600));  // 26 March, 29 October 2045
  EXPECT_THAT(changes(legal_clock("Europe/Paris", 2040)),
              ElementsAre(2216250000, 2234998800));  // 25 March, 28 October of a leap year
  EXPECT_THAT(changes(legal_clock("America/Chicago", 2050)), ElementsAre(2530771200, 2551330800));
}

TEST(Clock, AnUnknownZoneIsAnsweredWithTheNearest) {
  EXPECT_THAT(testing::refusal([] { legal_clock("Europe/Pariss", 2023); }),
              HasSubstr("did you mean \"Europe/Paris\"?"));
  for (const char *name : {"", "Paris", "../../etc/passwd", "Europe/", "UTC+2", "CEST", "\xff"})
    EXPECT_NE(testing::refusal([&] { legal_clock(name, 2023); }), "") << name;
}

TEST(Clock, RefusesAYearThatIsNone) {
  EXPECT_NE(testing::refusal([] { legal_clock("Europe/Paris", 0); }), "");
  EXPECT_NE(testing::refusal([] { legal_clock("Europe/Paris", 2000000000); }), "");
}

}  // namespace
}  // namespace jalon
