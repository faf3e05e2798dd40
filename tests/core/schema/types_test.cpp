// Proves: every type and format of Table Schema takes the texts that the specification gives it and
// refuses others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/schema/checking.h"

namespace jalon {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using testing::refused;
using Texts = std::vector<std::string>;

struct Case {
  std::string name, field;
  Texts good, bad;
};

void PrintTo(const Case &tested, std::ostream *out) {
  *out << tested.field;
}

class Types : public ::testing::TestWithParam<Case> {};

TEST_P(Types, TakeTheirTextsAndRefuseOthers) {
  const auto &c = GetParam();
  EXPECT_THAT(refused(c.field, c.good), IsEmpty());
  EXPECT_THAT(refused(c.field, c.bad), ElementsAreArray(c.bad));
}

const std::vector<Case> cases{
    {"String", R"("type": "string")", {"", "x", " y ", "été", "12"}, {}},
    {"Any", R"("type": "any")", {"", "x", "1"}, {}},
    {"Untyped", R"("title": "no type is a string")", {"x"}, {}},
    {"Email",
     R"("type": "string", "format": "email")",
     {"a@b.fr", "jean.dupont+x@mairie.example.org", "é@b.fr"},
     {"a", "a@", "@b.fr", "a@b@c.fr", "a b@c.fr", "a@.fr", "a@b..fr", "a@b.fr,c@d.fr"}},
    {"Uri",
     R"("type": "string", "format": "uri")",
     {"https://www.example.fr/x?y=1#z", "mailto:a@b.fr", "urn:isbn:1", "http://été.fr"},
     {"www.example.fr", "http://", "https://a b", ":x", "1a:x", "x:"}},
    {"Uuid",
     R"("type": "string", "format": "uuid")",
     {"01890e30-5a80-7c22-9842-8263d0d0d890", "01890E30-5A80-7C22-9842-8263D0D0D890"},
     {"01890e30", "01890e30-5a80-7c22-9842-8263d0d0d89g", "01890e305a807c2298428263d0d0d890"}},
    {"Binary",
     R"("type": "string", "format": "binary")",
     {"aGVsbG8=", "YQ==", "YWJj"},
     {"a", "aGVsbG8", "a===", "=aaa", "a b="}},
    {"Integer",
     R"("type": "integer")",
     {"0", "-12", "+3", "007", "123456789012345678901234567890", " 5 "},
     {"1.0", "1,5", "1e3", "x", "1 000", "--1", "+", "0x10", "12 u"}},
    {"IntegerWithGroups",
     R"("type": "integer", "groupChar": " ")",
     {"1 000", "12"},
     {"1,000", "x"}},
    {"IntegerDressed",
     R"("type": "integer", "bareNumber": false)",
     {"95%", "EUR 12", "-3 km"},
     {"%", "1.5", "12 a 13"}},
    {"Number",
     R"("type": "number")",
     {"0", "1.5", "-.5", "5.", "1e-3", "+2.5E+10", "NaN", "INF", "-INF", "1e400"},
     {"1,5", "1 000.5", "x", ".", "1e", "nan", "inf", "0x1p3", "1.2.3", "12 %"}},
    {"NumberOfFrance",
     R"("type": "number", "decimalChar": ",", "groupChar": " ")",
     {"1 234,5", "0,5", "12"},
     {"1.5", "1,2,3"}},
    {"NumberWithPoints",
     R"("type": "number", "decimalChar": ",", "groupChar": ".")",
     {"1.234,5", "1.234.567"},
     {"1,2,3"}},
    {"NumberDressed",
     R"("type": "number", "bareNumber": false, "decimalChar": ",")",
     {"12,5 %", "-0,5 EUR", "ca. 3"},
     {"EUR", "-"}},
    {"Boolean",
     R"("type": "boolean")",
     {"true", "True", "TRUE", "1", "false", "False", "FALSE", "0"},
     {"vrai", "oui", "tRue", " true", "2"}},
    {"BooleanOfFrance",
     R"("type": "boolean", "trueValues": ["vrai", "oui"], "falseValues": ["faux"])",
     {"vrai", "oui", "faux"},
     {"true", "0", "non"}},
    {"Date",
     R"("type": "date")",
     {"2024-02-29", "1999-12-31", "0001-01-01"},
     {"2023-02-29", "2024-13-01", "24-01-01", "2024-1-5", "15/03/2024", "2024-03-15T00:00:00Z",
      "2024-03-15 "}},
    {"DateByPattern",
     R"("type": "date", "format": "%d/%m/%Y")",
     {"15/03/2024", "5/3/2024", "29/02/2024"},
     {"2024-03-15", "30/02/2024", "15-03-2024", "15/03/24", "15/03/2024 x"}},
    {"DateByOldPattern", R"("type": "date", "format": "fmt:%Y-%m-%d")", {"2024-03-15"}, {"x"}},
    {"DateAny",
     R"("type": "date", "format": "any")",
     {"2024-03-15", "15/03/2024", "15.03.2024", "March 15, 2024", "July 23, 2024, 11:30 AM"},
     {"x", "31/31/2024", "2024"}},
    {"Datetime",
     R"("type": "datetime")",
     {"2022-10-18T12:35:49Z", "2022-10-18T12:35:49+0000", "2023-01-30T10:27:50+01:00",
      "2025-04-15T14:30:00.000Z", "2022-10-18T12:35:49", "2022-10-18 12:35:49"},
     {"2022-10-18", "2022-10-18T25:00:00Z", "2022-10-18T12:35Z", "18/10/2022 12:35:49",
      "2022-10-18T12:35:49+1", "2022-10-18T12:35:49."}},
    {"DatetimeByPattern",
     R"("type": "datetime", "format": "%d/%m/%Y %H:%M:%S.%f %z")",
     {"18/10/2022 12:35:49.5 +0200", "18/10/2022 12:35:49.123456 Z"},
     {"18/10/2022 12:35:49", "18/10/2022 24:35:49.5 +0200"}},
    {"DatetimeAny", R"("type": "datetime", "format": "any")", {"18/10/2022 12:35"}, {"12:35"}},
    {"Time",
     R"("type": "time")",
     {"10:30:00", "23:59:60", "10:30:00.5", "10:30:00Z", "10:30:00+02:00"},
     {"10:30", "24:00:00", "10:60:00", "10h30"}},
    {"TimeByPattern", R"("type": "time", "format": "%I:%M %p")", {"9:05 PM"}, {"21:05", "0:05 AM"}},
    {"TimeAny",
     R"("type": "time", "format": "any")",
     {"10:30", "10h30", "9:05 pm"},
     {"x", "25h00"}},
    {"Year", R"("type": "year")", {"2024", "0000", "-0044"}, {"24", "2024.0", "x", "20 24"}},
    {"Yearmonth", R"("type": "yearmonth")", {"2024-03"}, {"2024", "2024-13", "2024-3", "03/2024"}},
    {"Duration",
     R"("type": "duration")",
     {"P1Y", "P1Y2M3DT4H5M6S", "PT0.5S", "-P1D", "P2W", "PT30M"},
     {"P", "PT", "1Y", "P1H", "PT1D", "P1.5D", "P1M1Y", "P1YT", "P-1D", "PT5M30"}},
    {"Geopoint",
     R"("type": "geopoint")",
     {"2.35, 48.85", "2.35,48.85", "-180,-90"},
     {"2.35", "2.35;48.85", "181,0", "0,91", "a,b", "1,2,3"}},
    {"GeopointArray",
     R"("type": "geopoint", "format": "array")",
     {"[7.48710500,48.345345]", "[ 1 , 2 ]", "[\"1.5\", \"2\"]"},
     {"7.4,48.3", "[1]", "[1,2,3]", "[1,91]", "[a,b]", "[null,1]", "{}", "[", "[]]"}},
    {"GeopointObject",
     R"("type": "geopoint", "format": "object")",
     {R"({"lon": 1, "lat": 2})"},
     {R"({"lon": 1})", R"({"lon": 1, "lat": 2, "z": 3})", "[1,2]"}},
    {"Geojson",
     R"("type": "geojson")",
     {R"({"type":"Point","coordinates":[1,2]})",
      R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})",
      R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})",
      R"({"type":"Feature","geometry":null,"properties":{}})",
      R"({"type":"FeatureCollection","features":[]})"},
     {R"({"type":"Point"})", R"({"type":"Point","coordinates":[1]})",
      R"({"type":"Pt","coordinates":[1,2]})", R"({"type":"Polygon","coordinates":[[0,0]]})",
      R"({"type":"Feature"})", R"({"type":"FeatureCollection","features":[1]})", "[1,2]", "x"}},
    {"Topojson",
     R"("type": "geojson", "format": "topojson")",
     {R"({"type":"Topology","objects":{},"arcs":[]})"},
     {R"({"type":"Point","coordinates":[1,2]})"}},
    {"Array", R"("type": "array")", {"[]", "[1, \"a\", null]"}, {"{}", "a,b", "[", "1"}},
    {"Object", R"("type": "object")", {"{}", R"({"a": [1]})"}, {"[]", "{a: 1}", "x"}},
};

INSTANTIATE_TEST_SUITE_P(Each, Types, ::testing::ValuesIn(cases),
                         [](const auto &tested) { return tested.param.name; });

TEST(Values, OfNoValueAreThoseTheSchemaLists) {
  using testing::checked, testing::schema_of, testing::told;
  const auto standard = schema_of(R"({"name": "a", "type": "integer"}, {"name": "b"})");
  EXPECT_THAT(told(checked(standard, "a,b\n,x\n1,x\nNA,x\n")), ::testing::ElementsAre("type 4 a"));
  const auto listed = schema_of(R"({"name": "a", "type": "integer"}, {"name": "b"})",
                                R"("missingValues": ["NA", "-"])");
  EXPECT_THAT(told(checked(listed, "a,b\n,x\n-,x\nNA,x\n")), ::testing::ElementsAre("type 2 a"));
}

}  // namespace
}  // namespace jalon
