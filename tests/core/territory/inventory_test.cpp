// Proves: each cell ends measured, estimated or unknown; whatever was repaired, estimated, refused
// or set aside is told; nothing comes in that does not go out.
#include "core/territory/inventory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

enum Column { id, kind, power, installed, height, count };

const std::string power_only = "[columns.power]\nfrom = \"P\"\n";
const std::string kind_and_power = power_only + "[columns.kind]\nfrom = \"K\"\n";

std::vector<double> powers(const std::string &data, const std::string &file = "") {
  return import_posts(data, power_only, file).columns[power].numbers;
}

TEST(Inventory, AMissingCellTakesTheFirstFillThatAppliesAndSaysSo) {
  const auto t = import_posts("K,P\nhps,\nled, \nLED,100\n", kind_and_power);
  ASSERT_EQ(t.rows, 3u);
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{110, 80, 100}));
  EXPECT_EQ(t.columns[power].quality,
            (std::vector<uint8_t>{JALON_ESTIMATED, JALON_ESTIMATED, JALON_MEASURED}));
  EXPECT_EQ(t.columns[power].fill, (std::vector<uint32_t>{0, 1, JALON_NO_PARAMETER}));
  EXPECT_EQ(t.columns[kind].numbers, (std::vector<double>{0, 1, 1}));
  EXPECT_THAT(t.import.quality.at("power"), ::testing::ElementsAre(1, 2, 0));
  EXPECT_THAT(t.import.quality.at("id"), ::testing::ElementsAre(0, 0, 3));
  const auto estimated = of_kind(t, Finding::estimated);
  ASSERT_EQ(estimated.size(), 2u);
  EXPECT_EQ(estimated[0].row, 1u);
  EXPECT_EQ(estimated[0].column, "P");
  EXPECT_THAT(estimated[0].done.english(), AllOf(HasSubstr("110 W"), HasSubstr("posts.power.hps")));
}

TEST(Inventory, UnknownStaysUnknownAndIsNeverZero) {
  const auto t = import_posts("P\n5\n", power_only);
  EXPECT_TRUE(std::isnan(t.columns[kind].numbers[0]));
  EXPECT_TRUE(std::isnan(t.columns[height].numbers[0])) << "its fill has no figure yet";
  EXPECT_EQ(t.columns[height].quality[0], JALON_UNKNOWN);
  EXPECT_EQ(t.columns[id].texts[0], "");
  EXPECT_EQ(t.columns[count].numbers[0], 1) << "a missing count is one";
  EXPECT_EQ(t.columns[count].quality[0], JALON_MEASURED);
}

TEST(Inventory, ARefusedCellIsListedThenEstimated) {
  const auto t = import_posts("P\n3000\nabc\nnan\n-1\n", power_only);
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{80, 80, 80, 80}));
  const auto refused = of_kind(t, Finding::refused);
  ASSERT_EQ(refused.size(), 4u);
  EXPECT_THAT(refused[0].done.english(), HasSubstr("outside 0 to 2000 W"));
  EXPECT_EQ(refused[1].found, "abc");
  EXPECT_EQ(of_kind(t, Finding::estimated)[1].found, "abc");
}

TEST(Inventory, WholeNumbersAreAskedForWhereDeclared) {
  const auto t = import_posts("Y\n2010\n2010.5\n2011.0\n", "[columns.installed]\nfrom = \"Y\"\n");
  EXPECT_EQ(t.columns[installed].numbers[0], 2010);
  EXPECT_TRUE(std::isnan(t.columns[installed].numbers[1]));
  EXPECT_EQ(t.columns[installed].numbers[2], 2011);
}

TEST(Inventory, TheDecimalSignIsTheMappingsElseTheColumnsElseRefused) {
  EXPECT_EQ(powers("P;x\n1,234;\n", "decimal = \",\""), std::vector<double>{1.234});
  EXPECT_EQ(powers("P;x\n1,234;\n", "decimal = \".\""), std::vector<double>{1234});
  EXPECT_EQ(powers("P;x\n1,234;\n12,5;\n"), (std::vector<double>{1.234, 12.5}));
  EXPECT_EQ(powers("P;x\n1,234;\n12.5;\n"), (std::vector<double>{1234, 12.5}));
  const auto alone = import_posts("P;x\n1,234;\n", power_only);
  ASSERT_EQ(of_kind(alone, Finding::refused).size(), 1u);
  EXPECT_THAT(of_kind(alone, Finding::refused)[0].done.english(), HasSubstr("decimal ="));
  const auto both = import_posts("P;x\n1,234;\n12.5;\n12,5;\n", power_only);
  EXPECT_EQ(both.columns[power].quality[0], JALON_ESTIMATED);
  EXPECT_EQ(both.columns[power].numbers[1], 12.5);
  EXPECT_EQ(both.columns[power].numbers[2], 12.5);
}

TEST(Inventory, ARecognisedDecimalCommaIsToldOnceForItsColumn) {
  const auto t = import_posts("P;x\n12,5;\n13,5;\n", power_only);
  EXPECT_THAT(told(t), HasSubstr("decimal comma recognised"));
  EXPECT_EQ(of_kind(t, Finding::repaired).size(), 0u);
}

TEST(Inventory, RepairsAreListedOneByOne) {
  const auto t = import_posts(
      "P\n1 234\n1\xE2\x80\xAF"
      "500\n100 W\n7\n",
      power_only);
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{1234, 1500, 100, 7}));
  EXPECT_EQ(of_kind(t, Finding::repaired).size(), 3u);
}

TEST(Inventory, UnitsAreConvertedAndAUnitInTheCellWins) {
  const auto t = import_posts("P\n0.25\n0.1 kW\n100 W\n", power_only + "unit = \"kW\"\n");
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{250, 100, 100}));
}

TEST(Inventory, ChoicesAreMatchedByCodeThenByNameThenByOther) {
  const std::string columns =
      "[columns.kind]\nfrom = \"K\"\ncodes = { IND = \"induction\", \"?\" = \"\" }\n";
  const std::string data = "K,x\nIND,\nind,\nled,\nLED,\n?,\nlaser,\n";
  const auto strict = import_posts(data, columns);
  EXPECT_THAT(strict.columns[kind].quality, ::testing::ElementsAre(0, 0, 0, 0, 2, 2));
  ASSERT_EQ(of_kind(strict, Finding::refused).size(), 1u);
  EXPECT_EQ(of_kind(strict, Finding::refused)[0].found, "laser");
  const auto kind_of_laser = import_posts(data, columns + "other = \"other\"\n");
  EXPECT_EQ(kind_of_laser.columns[kind].numbers[5], 3);
  EXPECT_EQ(of_kind(kind_of_laser, Finding::repaired).size(), 1u);
}

TEST(Inventory, AWordNearAChoiceIsOfferedNotTaken) {
  const auto t = import_posts("K,x\ninductoin,\n", "[columns.kind]\nfrom = \"K\"\n");
  EXPECT_EQ(t.columns[kind].quality[0], JALON_UNKNOWN);
  EXPECT_THAT(told(t), HasSubstr("nearest: induction"));
}

TEST(Inventory, TextsKeepTheirLeadingZeros) {
  const auto t = import_posts("I,x\n 00123 ,\n1e5,\n", "[columns.id]\nfrom = \"I\"\n");
  EXPECT_EQ(t.columns[id].texts, (std::vector<std::string>{"00123", "1e5"}));
}

TEST(Inventory, SeveralColumnsGiveTheFirstThatIsNotBlank) {
  const auto t = import_posts("A,B\n,5\nN/A,6\n7,8\n",
                              "[columns.power]\nfrom = [\"A\", \"B\"]\nblank = [\"N/A\"]\n");
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{5, 6, 7}));
}

const std::string with_patterns = R"(
[columns.power]
from = "P"
patterns = [
  { match = '(\d+)\s*\((LED)\)', value = "$1", set = { kind = "led" } },
  { match = '(\d+)/(\d+)', sum = ["$1", "$2"] },
  { match = 'none', value = "" },
]
[columns.kind]
from = "K"
[columns.installed]
from = "D"
patterns = [{ match = '(\d{4})/.*', value = "$1" }]
)";

TEST(Inventory, PatternsReadWhatIsNoNumberAndTellOtherColumns) {
  const auto t = import_posts(
      "P,K,D\n286(LED),,2018/01/01 06:00:00+00\n66 (led),hps,\n250/100,hps,\n70,hps,\nnone,hps,\n",
      with_patterns);
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{286, 66, 350, 70, 110}));
  EXPECT_EQ(t.columns[installed].numbers[0], 2018);
  EXPECT_EQ(t.columns[kind].numbers[0], 1) << "told by the power";
  EXPECT_EQ(t.columns[kind].quality[0], JALON_MEASURED);
  EXPECT_EQ(t.columns[kind].numbers[1], 0) << "its own cell wins";
  EXPECT_THAT(told(t), HasSubstr("which is kept")) << told(t);
}

TEST(Inventory, APatternThatYieldsNonsenseIsRefused) {
  const auto t = import_posts("P\n9000/100\nx12\n", R"([columns.power]
from = "P"
patterns = [{ match = '(\d+)/(\d+)', sum = ["$1", "$2"] }, { match = '(x)\d+', value = "$1" }]
)");
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 2u) << told(t);
  EXPECT_EQ(of_kind(t, Finding::estimated).size(), 2u);
}

TEST(Inventory, AnEndlessCellIsRefusedBeforeAPatternSeesIt) {
  const auto t = import_posts("P,K,D\n" + std::string(60000, '1') + ",hps,\n", with_patterns);
  EXPECT_THAT(told(t), HasSubstr("longer than 1000 bytes"));
}

TEST(Inventory, RaggedRowsAreSetAsideAndNeverShifted) {
  const auto t = import_posts("P,K\n1,hps\n2\n3,hps,4\n5,\"hps\n6,led\n", kind_and_power);
  EXPECT_EQ(t.rows, 2u);
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{1, 6}));
  EXPECT_EQ(t.source_row, (std::vector<std::size_t>{1, 5}));
  EXPECT_EQ(t.import.rows_in, 5u);
  EXPECT_EQ(t.import.rows_set_aside, 3u);
  const auto aside = of_kind(t, Finding::set_aside);
  ASSERT_EQ(aside.size(), 3u);
  EXPECT_EQ(aside[1].row, 3u);
  EXPECT_EQ(aside[1].found, "3,hps,4");
}

TEST(Inventory, BlankRowsAreNoRows) {
  const auto t = import_posts("P,K\n1,hps\n,\n\n", kind_and_power);
  EXPECT_EQ(t.import.rows_in, 1u);
  EXPECT_THAT(told(t), HasSubstr("blank rows from here on, ignored: 2"));
}

TEST(Inventory, SkippedRowsAreSetAsideWithTheirNumbers) {
  const auto t = import_posts("P,S\n100,on\n40,Removed\n60,removed \n", power_only,
                              "skip = { S = [\"Removed\"] }");
  EXPECT_EQ(t.rows, 1u);
  EXPECT_EQ(t.import.rows_set_aside, 2u);
  const auto &total = t.import.totals.at("power");
  EXPECT_EQ(total.in, 200);
  EXPECT_EQ(total.kept, 100);
  EXPECT_EQ(total.set_aside, 100);
}

TEST(Inventory, ARowWithoutARequiredCellIsSetAside) {
  const Files files(
      "table = \"posts.bins\"\n[columns.code]\nfrom = \"C\"\n[columns.volume]\n"
      "from = \"V\"\n[columns.load]\nfrom = \"L\"\n",
      "C,V,L\na,10,1\n,20,2\nb,x,4\na,30,8\n");
  const auto t = files.import(bins);
  EXPECT_EQ(t.rows, 2u);
  EXPECT_EQ(t.import.totals.at("load").set_aside, 6);
  EXPECT_EQ(t.import.totals.at("volume").set_aside, 20);
  EXPECT_THAT(told(t), AllOf(HasSubstr("code is required"), HasSubstr("volume is required"),
                             HasSubstr("same key as row 2")));
}

TEST(Inventory, HeadersMayStandLowerAndBeSilly) {
  const auto t = import_posts("Inventory 2024,,\n\nP,P,\n5,6,7\n", power_only, "header = 3");
  EXPECT_EQ(t.columns[power].numbers, std::vector<double>{5});
  EXPECT_THAT(told(t), AllOf(HasSubstr("same name as an earlier one: called \"P [2]\""),
                             HasSubstr("has no name: called \"[3]\"")));
}

TEST(Inventory, EncodingsAndDelimitersAreReported) {
  const auto t = import_posts("P;Mod\xE8le\n5;\xE9t\xE9\n", "[columns.id]\nfrom = \"Modèle\"\n");
  EXPECT_EQ(t.columns[id].texts[0], "été");
  EXPECT_EQ(t.import.encoding, "Windows-1252");
  EXPECT_EQ(t.import.delimiter, ";");
  EXPECT_THAT(told(t), HasSubstr("read as Windows-1252"));
}

TEST(Inventory, CoordinatesBecomeLongitudeAndLatitude) {
  const std::string file = "longitude = \"X\"\nlatitude = \"Y\"\ncrs = \"EPSG:3857\"";
  const auto t = import_posts("P,X,Y\n1,-9824847.80767025,4887225.98189152\n2,,\n3,abc,4\n4,0,0\n",
                              power_only, file);
  ASSERT_EQ(t.longitude.size(), 4u);
  EXPECT_NEAR(t.longitude[0], -88.258109, 1e-6);  // x / 6378137
  EXPECT_NEAR(t.latitude[0], 40.146307, 1e-6);    // atan(sinh(y / 6378137))
  for (int i : {1, 2, 3}) EXPECT_TRUE(std::isnan(t.longitude[static_cast<std::size_t>(i)])) << i;
  EXPECT_THAT(told(t), AllOf(HasSubstr("no coordinates"), HasSubstr("no coordinate: not a number"),
                             HasSubstr("0, 0 is written where")));
  EXPECT_TRUE(import_posts("P\n1\n", power_only).longitude.empty());
}

TEST(Inventory, MetresTakenForDegreesAreRefused) {
  const auto t = import_posts("P,X,Y\n1,-9824847.8,4887225.9\n", power_only,
                              "longitude = \"X\"\nlatitude = \"Y\"");
  EXPECT_TRUE(t.longitude.empty());
  EXPECT_THAT(told(t), HasSubstr("say crs"));
}

TEST(Inventory, RowsAreThoseOfTheFileAsASpreadsheetShowsThem) {
  const auto t =
      import_posts("Posts\n2026\nI;P\na;1\n\"b\nc\";2\n\nd;x\n\"b\nc\";2\n",
                   power_only + "[columns.id]\nfrom = \"I\"\n", "header = 3\ndelimiter = \";\"");
  EXPECT_EQ(t.import.rows_above, 3u);
  const auto refused = of_kind(t, Finding::refused);
  ASSERT_EQ(refused.size(), 1u) << told(t);
  EXPECT_EQ(refused[0].row, 4u);
  EXPECT_EQ(row_in_file(t.import, refused[0]), 7u) << "a cell of two lines is in one row";
  EXPECT_EQ(row_in_file(t.import, Finding{}), 0u);
  EXPECT_THAT(told(t), HasSubstr("exact copy of row 5"));
}

TEST(Inventory, AllMistakesOfAMappingAreToldAtOnceInOrderOfLines) {
  const Files files(
      "table = \"posts.posts\"\n"
      "[file]\nlongitude = \"XX\"\nlatitude = \"YY\"\n"
      "skip = { Etat = [\"d\"] }\n"
      "[columns.power]\nfrom = \"PP\"\nunit = \"kg\"\n"
      "[columns.kind]\nfrom = \"K\"\ncodes = { a = \"ledd\" }\n",
      "P,K\n1,a\n");
  std::vector<int> lines;
  try {
    files.import();
    FAIL();
  } catch (const Faults &faults) {
    for (const auto &fault : faults.all()) lines.push_back(fault.where().line);
  }
  EXPECT_EQ(lines, (std::vector<int>{3, 4, 5, 7, 8, 11}));
}

TEST(Inventory, FilesThatCannotBeUsedAreRefusedWithAdvice) {
  const auto why = [](const std::string &data, const std::string &columns = power_only) {
    return refusal([&] { import_posts(data, columns); });
  };
  EXPECT_THAT(why(" \n"), HasSubstr("empty"));
  EXPECT_THAT(why("P,K\n"), HasSubstr("no row"));
  EXPECT_THAT(why(",,\n1,2,3\n"), HasSubstr("no column name"));
  EXPECT_THAT(why(std::string("P\n\0\0\x01", 5)), HasSubstr("not a text file"));
  EXPECT_THAT(why("\xD0\xCF\x11\xE0 old"), HasSubstr(".xlsx"));
  EXPECT_THAT(why("%PDF-1.4"), HasSubstr("PDF"));
  EXPECT_THAT(why("PK\x03\x04 nothing"), HasSubstr("archive"));
  EXPECT_THAT(why("PK\x03\x04 xl/workbook.xml"), HasSubstr("cannot be read as XLSX"));
  EXPECT_THAT(
      why("Pw,K\n1,2\n", "[columns.power]\nfrom = \"Pv\"\n[columns.kind]\nfrom = \"Q9q\"\n"),
      AllOf(HasSubstr("mapping.toml"), HasSubstr("\"Pv\""), HasSubstr("did you mean \"Pw\""),
            HasSubstr("\"Q9q\"")));
  const Files missing("table = \"posts.posts\"\n" + power_only);
  EXPECT_THAT(refusal([&] { missing.import(); }), HasSubstr("no such file"));
  Files folder("table = \"posts.posts\"\n" + power_only);
  folder.source.file = folder.folder.path();
  EXPECT_THAT(refusal([&] { folder.import(); }), HasSubstr("folder"));
}

// Any file of whole numbers, with any defects: what comes in is what is kept and what is not.
TEST(Inventory, TotalsInAreTotalsKeptPlusTotalsSetAside) {
  std::mt19937 random(20240607);
  const auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int file = 0; file < 200; ++file) {
    std::string data = "C,V,L,S\n";
    double volume = 0, load = 0;
    std::size_t rows = 0;
    for (int row = 0, n = 1 + upto(60); row < n; ++row, ++rows) {
      const long v = upto(2000001) - 1000000, l = upto(1000000);
      const bool bad_v = upto(6) == 0, bad_l = upto(6) == 0, ragged = upto(8) == 0;
      data += (upto(7) ? "k" + std::to_string(upto(20)) : "") + "," +
              (bad_v ? "?" : std::to_string(v)) + "," + (bad_l ? "" : std::to_string(l)) + "," +
              (upto(5) ? "on" : "off") + (ragged ? ",x" : "") + "\n";
      if (!ragged && !bad_v) volume += static_cast<double>(v);
      if (!ragged && !bad_l) load += static_cast<double>(l);
    }
    const auto t =
        Files(
            "table = \"posts.bins\"\n[file]\nskip = { S = [\"off\"] }\n[columns.code]\n"
            "from = \"C\"\n[columns.volume]\nfrom = \"V\"\n[columns.load]\nfrom = \"L\"\n",
            data)
            .import(bins);
    ASSERT_EQ(t.import.rows_in, rows);
    ASSERT_EQ(t.import.rows_in, t.import.rows_kept + t.import.rows_set_aside);
    ASSERT_EQ(t.import.rows_kept, t.rows);
    ASSERT_EQ(of_kind(t, Finding::set_aside).size(), t.import.rows_set_aside);
    ASSERT_EQ(t.import.totals.at("volume").in, volume) << data;
    ASSERT_EQ(t.import.totals.at("load").in, load);
    double kept = 0;
    for (const double x : t.columns[1].numbers) kept += x;
    for (const auto &[name, total] : t.import.totals)
      ASSERT_EQ(total.in, total.kept + total.set_aside) << name << "\n" << data;
    ASSERT_EQ(t.import.totals.at("volume").kept, kept);
  }
}

TEST(Inventory, ARealFileWithItsDefectsIsReadToTheLastWatt) {
  Files files(R"(table = "posts.posts"
[file]
longitude = "X"
latitude = "Y"
crs = "EPSG:3857"
[columns.id]
from = "GlobalID"
[columns.power]
from = "Lamp_Wattage"
patterns = [
  { match = '(\d+)\s*\(LED\)', value = "$1", set = { kind = "led" } },
  { match = '(\d+)\s*(?:\(LED\))?/(\d+)\s*(?:\(LED\))?', sum = ["$1", "$2"] },
]
[columns.kind]
from = "Lamp_Type"
codes = { IND = "induction", Other = "other" }
other = "other"
[columns.installed]
from = "InstallDate"
patterns = [{ match = '(\d{4})/.*', value = "$1" }]
)");
  files.source.file = TEST_DATA "/posts/champaign_200.csv";
  const auto t = files.import();
  EXPECT_EQ(t.rows, 200u);
  EXPECT_EQ(t.import.format, "CSV");
  EXPECT_EQ(t.import.encoding, "UTF-8");
  EXPECT_EQ(t.import.delimiter, ",");
  // Counted and added up apart from this program (Python's csv module).
  EXPECT_THAT(t.import.quality.at("power"), ::testing::ElementsAre(171, 29, 0));
  EXPECT_EQ(t.import.totals.at("power").in, 35432);
  EXPECT_THAT(t.import.quality.at("installed"), ::testing::ElementsAre(50, 0, 150));
  EXPECT_EQ(t.columns[kind].numbers.size(), 200u);
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 0u) << told(t);
  ASSERT_EQ(t.longitude.size(), 200u);
  for (const double x : t.longitude) EXPECT_NEAR(x, -88.27, 0.1);
  for (const double y : t.latitude) EXPECT_NEAR(y, 40.11, 0.1);
}

TEST(Inventory, AHundredThousandRowsTakeSeconds) {
  std::string data = "I;K;P;X;Y\n";
  for (int i = 0; i < 100000; ++i)
    data += std::to_string(i) + ";" + (i % 3 ? "hps" : "led") + ";" + std::to_string(i % 400) +
            (i % 5 ? "" : ",5") + (i % 7 ? "" : " W") + ";2," + std::to_string(100000 + i) +
            ";48,5\n";
  const auto start = std::chrono::steady_clock::now();
  const auto t = import_posts(data, "[columns.id]\nfrom = \"I\"\n" + kind_and_power,
                              "longitude = \"X\"\nlatitude = \"Y\"\ndecimal = \",\"");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(t.rows, 100000u);
  EXPECT_EQ(t.longitude.size(), 100000u);
  RecordProperty("seconds", std::to_string(took.count()));
  EXPECT_LT(took.count(), 20) << "a couple of seconds on an idle machine, without sanitizers";
}

}  // namespace
}  // namespace jalon
