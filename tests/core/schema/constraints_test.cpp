// Proves: every constraint is checked on the value and not on its spelling, at its very bounds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/schema/checking.h"

namespace jalon {
namespace {

using testing::checked;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::refused;
using testing::said;
using testing::schema_of;
using testing::told;

TEST(Constraints, RequiredRefusesWhatStandsForNothing) {
  const auto schema =
      schema_of(R"({"name": "a", "constraints": {"required": true}}, {"name": "b"})",
                R"("missingValues": ["", "NC"])");
  const auto report = checked(schema, "a,b\n,x\nNC,x\n ,x\nz,x\n");
  EXPECT_THAT(told(report), ElementsAre("required 2 a", "required 3 a"));
  EXPECT_THAT(said(report), HasSubstr("'NC' stands for a value that is missing"));
}

TEST(Constraints, UniqueComparesValues) {
  EXPECT_THAT(refused(R"("type": "number", "constraints": {"unique": true})",
                      {"1", "1.0", "", "", "2", "10e-1"}),
              ElementsAre("1.0", "10e-1"));
  EXPECT_THAT(refused(R"("type": "integer", "constraints": {"unique": true})",
                      {"9007199254740993", "9007199254740992", "007", "7", "-0", "0"}),
              ElementsAre("7", "0"));
  EXPECT_THAT(refused(R"("type": "string", "constraints": {"unique": true})", {"a", "A", "a"}),
              ElementsAre("a"));
  EXPECT_THAT(refused(R"("type": "datetime", "constraints": {"unique": true})",
                      {"2024-01-01T12:00:00+02:00", "2024-01-01T10:00:00Z"}),
              ElementsAre("2024-01-01T10:00:00Z"));
}

TEST(Constraints, AValueThatStandsTwiceNamesTheRowOfTheFirst) {
  const auto schema = schema_of(R"({"name": "a", "constraints": {"unique": true}})");
  EXPECT_THAT(said(checked(schema, "a\nx\ny\nx\n")),
              HasSubstr("row 4, column a: 'x' stands in row 2"));
}

TEST(Constraints, PatternsMatchTheWholeValue) {
  const auto bad = [](const std::string &pattern, const std::vector<std::string> &values) {
    return refused(R"("constraints": {"pattern": ")" + pattern + "\"}", values);
  };
  EXPECT_THAT(bad("[0-9]{3}", {"123", "1234", "a123", "12"}), ElementsAre("1234", "a123", "12"));
  EXPECT_THAT(bad("^a|b$", {"a", "b", "ab", "ax"}), ElementsAre("ab", "ax"))
      << "an alternative is the whole value too";
  EXPECT_THAT(bad("a*", {"aaa", "aaa\n"}), ElementsAre("aaa\n")) << "a line end is a sign";
  EXPECT_THAT(bad("(?:(?:^|,)(^[A-Z]{2}$|None))+$", {"AB", "None", "ab"}), ElementsAre("ab"));
  EXPECT_THAT(bad("^(?!0)\\\\d+$", {"10", "01"}), ElementsAre("01")) << "look-ahead";
  EXPECT_THAT(bad("\\\\p{Lu}.{3}", {"Été!", "été!"}), ElementsAre("été!")) << "signs, not bytes";
  EXPECT_THAT(bad("\\\\d+", {"12", "\xD9\xA1"}), ElementsAre("\xD9\xA1")) << "digits of ASCII";
}

TEST(Constraints, APatternThatNeedsTooMuchWorkIsToldAndDoesNotHang) {
  const auto schema = schema_of(R"({"name": "a", "constraints": {"pattern": "(x+x+)+[yz]"}})");
  const auto report = checked(schema, "a\n" + std::string(5000, 'x') + "\n");
  EXPECT_THAT(told(report), ElementsAre("pattern 2 a"));
  EXPECT_THAT(said(report), HasSubstr("too much work"));
}

TEST(Constraints, ALongCellDoesNotExhaustTheStack) {
  const auto schema = schema_of(R"({"name": "a", "constraints": {"pattern": "(a|b)*"}})");
  const auto report = checked(schema, "a\n" + std::string(3'000'000, 'a') + "\n");
  EXPECT_LE(report.n_faults, 1u);
}

TEST(Constraints, EnumComparesValues) {
  EXPECT_THAT(
      refused(R"("constraints": {"enum": ["Voirie", "Parking"]})", {"Voirie", "voirie", ""}),
      ElementsAre("voirie"));
  EXPECT_THAT(refused(R"("type": "integer", "constraints": {"enum": [1, 2]})", {"01", "3", "+2"}),
              ElementsAre("3"));
  EXPECT_THAT(
      refused(R"("type": "number", "constraints": {"enum": [0.5, "2"]})", {"5e-1", "2.0", "1"}),
      ElementsAre("1"));
  EXPECT_THAT(refused(R"("type": "boolean", "constraints": {"enum": [true]})", {"1", "TRUE", "0"}),
              ElementsAre("0"));
}

TEST(Constraints, BoundsAreAllowedThemselves) {
  EXPECT_THAT(refused(R"("type": "number", "constraints": {"minimum": -180, "maximum": 180})",
                      {"-180", "180.0", "180.1", "-1e3", "NaN"}),
              ElementsAre("180.1", "-1e3"));
  EXPECT_THAT(
      refused(
          R"("type": "date", "constraints": {"minimum": "2024-01-01", "maximum": "2024-12-31"})",
          {"2024-01-01", "2023-12-31", "2024-12-31", "2025-01-01"}),
      ElementsAre("2023-12-31", "2025-01-01"));
  EXPECT_THAT(
      refused(R"("type": "date", "format": "%d/%m/%Y", "constraints": {"minimum": "01/02/2024"})",
              {"01/02/2024", "31/01/2024", "15/02/2024"}),
      ElementsAre("31/01/2024"));
  EXPECT_THAT(refused(R"("type": "year", "constraints": {"minimum": "1900"})", {"1899", "1900"}),
              ElementsAre("1899"));
  EXPECT_THAT(refused(R"("type": "yearmonth", "constraints": {"maximum": "2024-03"})",
                      {"2024-04", "2024-03", "2023-12"}),
              ElementsAre("2024-04"));
  EXPECT_THAT(refused(R"("type": "time", "constraints": {"minimum": "08:00:00"})",
                      {"07:59:59", "08:00:00"}),
              ElementsAre("07:59:59"));
  EXPECT_THAT(refused(R"("type": "duration", "constraints": {"maximum": "P1Y"})",
                      {"P13M", "P12M", "P366D"}),
              ElementsAre("P13M", "P366D"));
  EXPECT_THAT(refused(R"("type": "datetime", "constraints": {"maximum": "2024-01-01T12:00:00Z"})",
                      {"2024-01-01T12:30:00+01:00", "2024-01-01T12:30:00Z"}),
              ElementsAre("2024-01-01T12:30:00Z"));
}

TEST(Constraints, LengthsCountSignsAndElements) {
  EXPECT_THAT(
      refused(R"("constraints": {"minLength": 2, "maxLength": 3})", {"é", "éé", "ééé", "éééé"}),
      ElementsAre("é", "éééé"));
  EXPECT_THAT(refused(R"("type": "array", "constraints": {"minLength": 1, "maxLength": 2})",
                      {"[]", "[1]", "[1,2,3]"}),
              ElementsAre("[]", "[1,2,3]"));
  EXPECT_THAT(refused(R"("type": "object", "constraints": {"maxLength": 1})",
                      {R"({"a":1})", R"({"a":1,"b":2})"}),
              ElementsAre(R"({"a":1,"b":2})"));
}

TEST(Constraints, AValueMayHaveSeveralFaults) {
  EXPECT_THAT(told(checked(schema_of(R"({"name": "a", "constraints":
                  {"pattern": "[a-z]+", "enum": ["x"], "maxLength": 1}})"),
                           "a\nAB\n")),
              ElementsAre("pattern 2 a", "enum 2 a", "max-length 2 a"));
}

TEST(PrimaryKey, IsUniqueAsAWholeAndNeverEmpty) {
  const auto schema =
      schema_of(R"({"name": "a"}, {"name": "b"}, {"name": "c"})", R"("primaryKey": ["a", "b"])");
  const auto report = checked(schema, "a,b,c\n1,2,x\n1,3,x\n1,2,x\n,2,x\n12,,x\n1,22,x\n");
  EXPECT_THAT(told(report), ElementsAre("primary-key 4 a, b", "required 5 a", "required 6 b"));
  EXPECT_THAT(said(report), HasSubstr("stands in row 2 already"));
  EXPECT_THAT(told(checked(schema_of(R"({"name": "a"}, {"name": "b"})", R"("primaryKey": "a")"),
                           "a,b\nx,1\nx,2\n")),
              ElementsAre("primary-key 3 a"));
}

TEST(PrimaryKey, IsNoKeyWhenOneOfItsColumnsIsNotThere) {
  const auto schema =
      schema_of(R"({"name": "a"}, {"name": "b"}, {"name": "c"})", R"("primaryKey": ["a", "b"])");
  EXPECT_THAT(told(checked(schema, "a,c\n1,x\n1,x\n")), ElementsAre("missing-column 0 b"));
}

}  // namespace
}  // namespace jalon
