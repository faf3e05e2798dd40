// Proves: a mapping is read whole, and every mistake in it is named with its place and a remedy.
#include "core/territory/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

Mapping read(const std::string &text) {
  const Files files(text);
  return read_mapping(files.source.mapping, posts);
}
std::string why(const std::string &text) {
  return refusal([&] { read(text); });
}
const std::string head = "table = \"posts.posts\"\n";

TEST(Mapping, ReadsEveryKeyOfTheDocumentation) {
  const auto m = read(head + R"(
[file]
encoding = "Windows-1252"
delimiter = "\t"
decimal = ","
layer = "Sheet1"
header = 3
longitude = "X"
latitude = "Y"
crs = "EPSG:3857"
skip = { Statut = ["Déposé", "HS"], Type = "none" }
[columns.power]
from = ["Wattage", "W2"]
unit = "kW"
blank = ["N/A", 0]
patterns = [
  { match = '(\d+)\s*\((LED)\)', value = "$1", set = { kind = "led" } },
  { match = '(\d+)/(\d+)', sum = ["$1", "$2"] },
]
[columns.kind]
from = " Type "
codes = { HPS = "hps", "Mercury Vapor" = "other", "?" = "" }
other = "other"
[columns.count]
constant = 1
)");
  EXPECT_EQ(m.encoding, "Windows-1252");
  EXPECT_EQ(m.delimiter, "tab");
  EXPECT_EQ(m.decimal, ",");
  EXPECT_EQ(m.layer, "Sheet1");
  EXPECT_EQ(m.header, 3);
  EXPECT_EQ(m.longitude + m.latitude + m.crs, "XYEPSG:3857");
  EXPECT_EQ(m.skip.at("Statut").size(), 2u);
  EXPECT_EQ(m.skip.at("Type"), std::vector<std::string>{"none"});
  const auto &power = m.columns.at("power");
  EXPECT_EQ(power.from, (std::vector<std::string>{"Wattage", "W2"}));
  EXPECT_EQ(power.unit, "kW");
  EXPECT_EQ(power.blank, (std::vector<std::string>{"N/A", "0"}));
  ASSERT_EQ(power.patterns.size(), 2u);
  EXPECT_EQ(power.patterns[0].set.at("kind"), "led");
  EXPECT_EQ(power.patterns[1].sum.size(), 2u);
  EXPECT_TRUE(std::regex_match("66 (led)", power.patterns[0].match)) << "case does not matter";
  EXPECT_EQ(m.columns.at("kind").from[0], "Type");
  EXPECT_EQ(m.columns.at("kind").codes.at("?"), "");
  EXPECT_EQ(m.columns.at("kind").other, "other");
  EXPECT_EQ(m.columns.at("count").constant, "1");
  EXPECT_EQ(m.columns.at("count").place.line, 25);
}

TEST(Mapping, NamesEachMistakeWithItsPlaceAndANearName) {
  const std::string column = head + "[columns.power]\nfrom = \"W\"\n";
  EXPECT_THAT(why(head + "[columns.powr]\nfrom = \"W\"\n"),
              AllOf(HasSubstr("mapping.toml:2"), HasSubstr("powr"), HasSubstr("\"power\"")));
  EXPECT_THAT(why(column + "blanks = [\"0\"]\n"), AllOf(HasSubstr(":4:"), HasSubstr("`blank`")));
  EXPECT_THAT(why(head + "[file]\nencodign = \"UTF-8\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("`encoding`"));
  EXPECT_THAT(why(head + "[columns.kind]\nfrom = \"T\"\ncodes = { L = \"ledd\" }\n"),
              AllOf(HasSubstr("ledd"), HasSubstr("\"led\"")));
  EXPECT_THAT(why(head + "[columns.kind]\nfrom = \"T\"\nother = \"others\"\n"),
              HasSubstr("\"other\""));
  EXPECT_THAT(why(column + "unit = \"m\"\n"), AllOf(HasSubstr(":4:"), HasSubstr("convert")));
  EXPECT_THAT(why(column + "patterns = [{ match = '(\\d+', value = \"$1\" }]\n"),
              HasSubstr("bad pattern"));
  EXPECT_THAT(why(column + "patterns = [{ match = '(\\d+)', value = \"$2\" }]\n"),
              HasSubstr("group 2"));
  EXPECT_THAT(why(column + "patterns = [{ match = 'x' }]\n"), HasSubstr("says nothing"));
  EXPECT_THAT(
      why(column + "patterns = [{ match = 'x', value = \"1\", set = { knd = \"led\" } }]\n"),
      HasSubstr("\"kind\""));
  EXPECT_THAT(
      why(column + "patterns = [{ match = 'x', value = \"1\", set = { kind = \"laser\" } }]\n"),
      HasSubstr("laser"));
  EXPECT_THAT(why(column + "constant = 3\n"), HasSubstr("both"));
  EXPECT_THAT(why(head + "[columns.power]\nunit = \"W\"\n"), HasSubstr("neither"));
  EXPECT_THAT(why(head + "[columns.count]\nconstant = 1.5\n"), HasSubstr("whole number"));
  EXPECT_THAT(why(head + "[columns.power]\nconstant = 9999\n"), HasSubstr("outside"));
  EXPECT_THAT(why(head + "[file]\ndecimal = \";\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("decimal sign"));
  EXPECT_THAT(why(head + "[file]\ndelimiter = \"ab\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("delimiter"));
  EXPECT_THAT(why(head + "[file]\nheader = 0\n[columns.id]\nfrom=\"a\"\n"), HasSubstr("header"));
  EXPECT_THAT(why(head + "[file]\ncrs = \"EPSG:nowhere\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("coordinate system"));
  EXPECT_THAT(why(head + "[file]\nlongitude = \"X\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("latitude"));
  EXPECT_THAT(why(head + "[file]\nencoding = \"UTF-9\"\n[columns.id]\nfrom=\"a\"\n"),
              HasSubstr("UTF-9"));
  EXPECT_THAT(why("table = \"posts.bins\"\n[columns.id]\nfrom=\"a\"\n"), HasSubstr("posts.posts"));
  EXPECT_THAT(why("[columns.id]\nfrom=\"a\"\n"), HasSubstr("`table` is missing"));
  EXPECT_THAT(why(head), HasSubstr("no column is mapped"));
  EXPECT_THAT(why("table = \n"), AllOf(HasSubstr("mapping.toml:1"), HasSubstr("there is nothing")));
  EXPECT_THAT(refusal([] { read_mapping("/nowhere/m.toml", posts); }), HasSubstr("cannot be read"));
}

TEST(Mapping, TellsAllMistakesAtOnce) {
  try {
    read(head + "[columns.powr]\nfrom = \"W\"\n[columns.kind]\nfrm = \"T\"\nother = \"x\"\n");
    FAIL() << "accepted";
  } catch (const Faults &faults) {
    EXPECT_GE(faults.all().size(), 4u) << faults.what();
  }
}

TEST(Mapping, ACrsIsADefinitionAndNeverAFileOrAnAddress) {
  EXPECT_NE(why(head + "[file]\ncrs = \"/etc/passwd\"\n[columns.id]\nfrom=\"a\"\n"), "");
  EXPECT_NE(why(head + "[file]\ncrs = \"http://localhost/x\"\n[columns.id]\nfrom=\"a\"\n"), "");
}

}  // namespace
}  // namespace jalon
