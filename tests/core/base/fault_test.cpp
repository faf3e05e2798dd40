// Proves that faults name their place and say what to do, in one form.
#include "core/base/fault.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

Place place(const char *file, int line = 0, int column = 0, const char *field = "") {
  return {file, line, column, field};
}

TEST(Place, IsWrittenAsFarAsItIsKnown) {
  EXPECT_EQ(place("town.toml", 12, 3).text(), "town.toml:12:3");
  EXPECT_EQ(place("town.toml", 12).text(), "town.toml:12");
  EXPECT_EQ(place("town.toml").text(), "town.toml");
  EXPECT_EQ(place("town.toml", 0, 3).text(), "town.toml") << "a column alone tells nothing";
  EXPECT_EQ(Place{}.text(), "");
}

TEST(Place, OfATableNamesRowAndColumn) {
  EXPECT_EQ(place("bins.csv", 7, 0, "size").text(), "bins.csv, row 7, column size");
  EXPECT_EQ(place("bins.csv", 0, 0, "size").text(), "bins.csv, column size");
}

TEST(Fault, SaysPlaceFoundExpectedAndAdvice) {
  EXPECT_STREQ(Fault("found"_msg, place("a", 1, 2), "this"_msg, "do that"_msg).what(),
               "a:1:2: found; expected: this; to do: do that");
  EXPECT_STREQ(Fault("found"_msg).what(), "found");
  const Fault fault("found"_msg, place("a", 1, 2));
  EXPECT_EQ(fault.found().english(), "found");
  EXPECT_EQ(fault.where().line, 1);
}

TEST(Faults, AreOneFaultWithAllMessages) {
  try {
    throw Faults({Fault("one"_msg), Fault("two"_msg)});
  } catch (const Fault &fault) {
    EXPECT_STREQ(fault.what(), "one\ntwo");
    const auto *faults = dynamic_cast<const Faults *>(&fault);
    ASSERT_NE(faults, nullptr);
    EXPECT_EQ(faults->all().size(), 2u);
  }
}

}  // namespace
}  // namespace jalon
