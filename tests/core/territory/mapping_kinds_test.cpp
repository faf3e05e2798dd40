// Proves: a mapping may sum and divide columns, take units from a column, read both coordinates in
// one, feed a second table and fit files of several generations; what is missing stays unknown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/territory/position.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

InventoryTable import_bins(const std::string &data, const std::string &mapping) {
  return Files("table = \"posts.bins\"\n" + mapping, data).import(bins);
}
constexpr std::size_t volume = 1, load = 2;
const std::string code = "[columns.code]\nfrom = \"id\"\n";

TEST(Sum, OfColumnsIsReadWithTheDecimalSignOfAllOfThem) {
  const auto t = import_bins("id;a;b\n1;1,5;2\n2;10;0,25\n",
                             code + "[columns.volume]\nadd = [\"a\", \"b\"]\n");
  EXPECT_EQ(t.columns[volume].numbers, (std::vector<double>{3.5, 10.25})) << told(t);
}

TEST(Sum, OfWhichAPartIsUnknownIsUnknownAndNeverZero) {
  const auto t =
      import_bins("id;a;b\n1;1;\n2;;\n3;x;1\n4;1;2\n",
                  code + "[columns.load]\nadd = [\"a\", \"b\"]\n[columns.volume]\nconstant = 1\n");
  EXPECT_TRUE(std::isnan(t.columns[load].numbers[0]));
  EXPECT_TRUE(std::isnan(t.columns[load].numbers[1]));
  EXPECT_TRUE(std::isnan(t.columns[load].numbers[2]));
  EXPECT_EQ(t.columns[load].numbers[3], 3);
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 2u) << "blank in all is no refusal\n" << told(t);
  EXPECT_THAT(told(t), HasSubstr("a part of the sum is unknown"));
}

TEST(Quotient, DividesAndRefusesZeroAndBlank) {
  const auto t = import_bins("id;a;n\n1;6;4\n2;6;0\n3;6;\n4;;3\n",
                             code +
                                 "[columns.volume]\nconstant = 1\n[columns.load]\nfrom = \"a\"\n"
                                 "over = \"n\"\n");
  EXPECT_EQ(t.columns[load].numbers[0], 1.5);
  for (const std::size_t row : {1u, 2u, 3u}) EXPECT_TRUE(std::isnan(t.columns[load].numbers[row]));
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 2u) << told(t);
}

TEST(Quotient, IsHeldAgainstTheBoundsOfTheColumn) {
  const auto t =
      import_posts("p;n\n9000;2\n9000;6\n", "[columns.power]\nfrom = \"p\"\nover = \"n\"\n");
  EXPECT_EQ(t.columns[2].numbers[1], 1500) << "9000 alone is out of bounds, the quotient is not";
  EXPECT_THAT(told(t), HasSubstr("4500 W is outside 0 to 2000 W"));
}

TEST(UnitsOfRows, AreConvertedAndUnknownOnesRefused) {
  const auto t = import_posts("p;u\n100;W\n0.2;kW\n5;hp?\n7;\n1;KW\n",
                              "[columns.power]\nfrom = \"p\"\n"
                              "units = { from = \"u\", W = \"W\", kW = \"kW\" }\n");
  EXPECT_EQ(t.columns[2].numbers[0], 100);
  EXPECT_NEAR(t.columns[2].numbers[1], 200, 1e-9);
  EXPECT_NEAR(t.columns[2].numbers[4], 1000, 1e-9) << "capitals do not matter";
  EXPECT_THAT(told(t), AllOf(HasSubstr("\"hp?\", is not listed in `units`"),
                             HasSubstr("its unit is missing")));
}

TEST(PositionInOneColumn, IsReadInItsFormsAndRefusedOtherwise) {
  const auto t = import_posts(
      "id;p\n1;[2.35, 48.85]\n2;POINT(2.36 48.86)\n3;2.37;\n4;41.93. 8.75\n5;\n",
      "[columns.id]\nfrom = \"id\"\n", "position = \"p\"\nheader = 1\ndelimiter = \";\"");
  ASSERT_EQ(t.rows, 4u) << "row 3 has a cell too many";
  EXPECT_EQ(t.longitude[0], 2.35);
  EXPECT_EQ(t.latitude[1], 48.86);
  EXPECT_TRUE(std::isnan(t.longitude[2])) << "a point too many";
  EXPECT_TRUE(std::isnan(t.longitude[3]));
  EXPECT_THAT(told(t), HasSubstr("<41.93. 8.75> no position"));
}

TEST(PositionInOneColumn, MayHaveTheLatitudeFirst) {
  const auto t = import_posts("id;p\n1;48.85, 2.35\n", "[columns.id]\nfrom = \"id\"\n",
                              "position = \"p\"\nlatitude_first = true");
  EXPECT_EQ(t.longitude[0], 2.35);
}

TEST(PositionInOneColumn, ExchangedCoordinatesAreToldAndNotUsed) {
  std::string data = "id;p\n";
  for (int i = 0; i < 20; ++i)
    data += std::to_string(i) + ";[2.3" + std::to_string(i) + ", 48.8]\n";
  data += "x;[48.8, 2.3]\n";
  const Files files(
      "table = \"posts.posts\"\n[file]\nposition = \"p\"\n[columns.id]\nfrom = \"id\"\n", data);
  const auto t = files.import();
  EXPECT_TRUE(std::isnan(t.longitude.back())) << told(t);
  EXPECT_THAT(told(t), HasSubstr("exchanged"));
}

TEST(Lenient, TakesNamesOfSeveralGenerationsAndSaysWhatIsMissing) {
  const std::string mapping =
      "table = \"posts.posts\"\n[file]\nlenient = true\nblank = [\".\"]\nlongitude = \"X\"\n"
      "latitude = \"Y\"\nskip = { Statut = [\"off\"] }\n[columns.id]\nfrom = [\"N° d'id\", "
      "\"ident\"]\n[columns.power]\nfrom = \"Puissance\"\n[columns.height]\nfrom = "
      "\"hauteur\"\n[columns.installed]\nadd = [\"a\", \"b\"]\n";
  const auto old = Files(mapping, "N D'ID;PUISSANCE\nA;100\nB;.\n").import();
  EXPECT_EQ(old.columns[0].texts[0], "A");
  EXPECT_EQ(old.columns[2].numbers[0], 100);
  EXPECT_EQ(old.columns[2].quality[1], JALON_ESTIMATED) << "a point is a blank here";
  EXPECT_THAT(told(old), HasSubstr("may give: height, installed"));
  const auto later =
      Files(mapping, "ident;puissance;hauteur;statut\nA;100;6;on\nB;60;5;OFF\n").import();
  EXPECT_EQ(later.rows, 1u) << "skipped by a column of another spelling";
  EXPECT_EQ(later.columns[4].numbers[0], 6);
}

TEST(Lenient, DoesNotGuessBetweenTwoColumnsOfOneFoldedName) {
  const auto t = Files(
                     "table = \"posts.posts\"\n[file]\nlenient = true\n[columns.power]\nfrom = "
                     "\"PUISSANCE\"\n[columns.id]\nfrom = \"id\"\n",
                     "id;Puissance;puissance\nA;1;2\n")
                     .import();
  EXPECT_THAT(told(t), HasSubstr("may give: power"));
}

TEST(SecondTable, TakesItsOwnColumnsAndRowsOfTheSameFile) {
  const std::string mapping =
      "table = \"posts.posts\"\n[recognise]\ntitle_fr = \"a\"\n[file]\nskip = { k = [\"bin\"] }\n"
      "[columns.id]\nfrom = \"id\"\n[also.\"posts.bins\".skip]\nk = \"post\"\n"
      "[also.\"posts.bins\".columns.code]\nfrom = \"id\"\n"
      "[also.\"posts.bins\".columns.volume]\nfrom = \"v\"\n";
  const Files files(mapping, "id;k;v\nP1;post;\nB1;bin;240\nB2;bin;120\n");
  EXPECT_EQ(files.import(posts).rows, 1u);
  const auto t = files.import(bins);
  EXPECT_EQ(t.rows, 2u) << told(t);
  EXPECT_EQ(t.import.totals.at("volume").kept, 360);
}

TEST(MappingLanguage, MistakesInTheNewKeysAreToldWithTheirPlace) {
  const auto why = [](const std::string &text) {
    const Files files("table = \"posts.posts\"\n" + text);
    return refusal([&] { read_mapping(files.source.mapping, posts); });
  };
  EXPECT_THAT(why("[columns.kind]\nadd = [\"a\", \"b\"]\n"),
              AllOf(HasSubstr("`add` is for columns of numbers"), HasSubstr(":3:")));
  EXPECT_THAT(why("[columns.power]\nfrom = \"a\"\nadd = [\"b\"]\n"),
              HasSubstr("both `from` and `add`"));
  EXPECT_THAT(why("[columns.power]\nover = \"b\"\n"), HasSubstr("neither `from` nor `constant`"));
  EXPECT_THAT(why("[columns.power]\nfrom = \"a\"\nunits = { from = \"u\", x = \"kg\" }\n"),
              HasSubstr("a unit that converts to W"));
  EXPECT_THAT(why("[columns.power]\nfrom = \"a\"\nunits = { W = \"W\" }\n"),
              HasSubstr("`from` is missing"));
  EXPECT_THAT(why("[file]\nposition = \"p\"\nlongitude = \"x\"\nlatitude = \"y\"\n"),
              HasSubstr("both `position` and `longitude`"));
  EXPECT_THAT(why("[file]\nlatitude_first = true\n"), HasSubstr("goes with `position`"));
  const Files files(
      "table = \"posts.posts\"\n[columns.id]\nadd = 1\n[columns.power]\nadd = "
      "[\"a\", \"zz\"]\n",
      "a;b\n1;2\n");
  EXPECT_THAT(refusal([&] { files.import(); }), HasSubstr("has no column \"zz\""));
}

}  // namespace
}  // namespace jalon
