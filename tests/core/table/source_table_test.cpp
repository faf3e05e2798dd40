// Proves: the cells of workbooks and map files come as the texts that a delimited file would hold,
// lines with their lengths; a line with marks out of place is mended where only one reading is
// possible; what is no table is called by its name.
#include "core/table/source_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/table/row_source.h"
#include "tests/core/table/scratch.h"
#include "tests/core/table/write_posts.h"

namespace jalon {
namespace {

TEST(SourceTable, TextsOfTypedCellsAreFaithful) {
  for (const auto &[driver, name] :
       {std::pair{"XLSX", "t.xlsx"}, std::pair{"ODS", "t.ods"}, std::pair{"GPKG", "t.gpkg"}}) {
    const testing::Scratch folder;
    testing::write_posts(folder.path() / name, driver, false);
    const auto t = read_source_table(folder.path() / name, {});
    EXPECT_THAT(t.rows[2].cells,
                ::testing::ElementsAre("002", "Sodium été", "198.375", "2018/03/03", "3"))
        << driver;
  }
}

TEST(SourceTable, ALineIsAsLongAsItIsOnTheGround) {
  const testing::Scratch folder;
  const std::string head = R"({"type":"FeatureCollection",)", row = R"({"type":"Feature",)";
  folder.write("lines.geojson",
               head + R"("features":[)" + row +
                   R"("properties":{"a":1},"geometry":{"type":"LineString","coordinates":)"
                   R"([[5,45],[5.01,45]]}},)" +
                   row +
                   R"("properties":{"a":2},"geometry":{"type":"MultiLineString","coordinates":)"
                   R"([[[5,45],[5,45.01]],[[6,45],[6,45.01]]]}},)" +
                   row + R"("properties":{"a":3},"geometry":null}]})");
  const auto t = read_source_table(folder.path() / "lines.geojson", {});
  const auto at = t.column(length_column);
  ASSERT_NE(at, SourceTable::npos);
  // A hundredth of a degree at 45 degrees on WGS 84: 788.47 m of the parallel, 1111.32 of the
  // meridian (radii of curvature 6388838.29 cos 45 and 6367381.82 m times 0.01 pi / 180).
  EXPECT_NEAR(std::stod(t.rows[0].cells[at]), 788.47, 0.02);
  EXPECT_NEAR(std::stod(t.rows[1].cells[at]), 2 * 1111.32, 0.05);
  EXPECT_EQ(t.rows[2].cells[at], "") << "no line, no length";
  folder.write("points.geojson",
               head + R"("features":[)" + row +
                   R"("properties":{"a":1},"geometry":{"type":"Point","coordinates":[5,45]}}]})");
  EXPECT_EQ(read_source_table(folder.path() / "points.geojson", {}).column(length_column),
            SourceTable::npos);
  RowSource judged(folder.path() / "lines.geojson");
  EXPECT_EQ(judged.about().header, std::vector<std::string>{"a"}) << "who judges a file sees it";
}

TEST(SourceTable, ALineThatOtherProgramsCanSplitIsReadAndTold) {
  const testing::Scratch folder;
  folder.write("t.csv", "a,b,c\n1,\"\"x \"\"y\"\" z\"\",3\n1,\"\"x, y\"\",3\n4,5,6\n");
  const auto t = read_source_table(folder.path() / "t.csv", {});
  ASSERT_EQ(t.rows.size(), 2u);
  EXPECT_THAT(t.rows[0].cells, ::testing::ElementsAre("1", "x \"y\" z", "3"));
  EXPECT_EQ(t.rows[0].number, 1u);
  EXPECT_EQ(t.broken, 1u) << "four cells: nobody knows";
  ASSERT_EQ(t.findings.size(), 2u);
  EXPECT_EQ(t.findings[0].kind, Finding::repaired);
}

TEST(SourceTable, AnXmlFileIsCalledWhatItIs) {
  const testing::Scratch folder;
  const auto said = [&](const std::string &bytes) {
    folder.write("t.xml", bytes);
    return testing::refusal([&] { read_source_table(folder.path() / "t.xml", {}); });
  };
  EXPECT_THAT(said("<?xml version=\"1.0\"?>\n<!-- a > b -->\n<n:DocumentBudgetaire a=\"1\">"),
              ::testing::HasSubstr("(TOTEM), not a table"));
  EXPECT_THAT(said("\xEF\xBB\xBF<?xml version=\"1.0\"?><Feed/>"),
              ::testing::HasSubstr("an XML file (<feed>)"));
  EXPECT_THAT(said("<!DOCTYPE html><p>"), ::testing::HasSubstr("web page"));
  EXPECT_THAT(said("<?xml"), ::testing::HasSubstr("XML file"));
}

// 40 MB without a line end, of which no more than the first part is read; lines that are short, and
// an XML file of one line, are told apart from it.
TEST(SourceTable, LineThatIsTooLongIsRefusedBeforeTheFileIsSplit) {
  const testing::Scratch folder;
  const auto said = [&](const std::string &bytes) {
    folder.write("t.csv", bytes);
    return testing::refusal([&] { read_source_table(folder.path() / "t.csv", {}); });
  };
  std::string much;
  for (int i = 0; i < 40 * 1024 * 128; ++i) much += "abc;def;";
  EXPECT_THAT(said("a;b\n1;2\n" + much),
              ::testing::AllOf(::testing::HasSubstr("line 3 is longer than 16 MB"),
                               ::testing::HasSubstr("line ends between")));
  EXPECT_THAT(said("a;b\r1;2\r" + much), ::testing::HasSubstr("line 3 is longer"));
  EXPECT_THAT(said("<?xml version=\"1.0\"?><feed>" + much),
              ::testing::HasSubstr("XML file (<feed>)"));
  std::string lines = "a;b\n";
  while (lines.size() < 20 * 1024 * 1024) lines += std::string(4000, 'x') + ";1\n";
  folder.write("t.csv", lines);
  EXPECT_EQ(read_source_table(folder.path() / "t.csv", {}).header.size(), 2u);
}

TEST(SourceTable, BrokenWorkbookIsToldInWordsWithThoseOfTheLibraryAsDetail) {
  const testing::Scratch folder;
  folder.write("t.xlsx", std::string("PK\x03\x04") + " nothing of a workbook");
  const auto said = testing::refusal([&] { read_source_table(folder.path() / "t.xlsx", {}); });
  EXPECT_THAT(said, ::testing::HasSubstr("cannot be read as XLSX: the file is damaged, cut short"));
  EXPECT_THAT(said, ::testing::HasSubstr("(detail from GDAL: "));
}

TEST(SourceTable, JsonThatIsNoMapIsCalledWhatItIs) {
  const testing::Scratch folder;
  const auto said = [&](const std::string &bytes) {
    folder.write("t.json", bytes);
    return testing::refusal([&] { read_source_table(folder.path() / "t.json", {}); });
  };
  EXPECT_THAT(said(R"([{"code":"01015","type":"commune-deleguee"}])"),
              ::testing::HasSubstr("a JSON file, but no map"));
  EXPECT_THAT(said("{"), ::testing::HasSubstr("a JSON file, but no map"));
  EXPECT_THAT(said(R"({"type" : "FeatureCollection", "features":[)"),
              ::testing::HasSubstr("cannot be read as GeoJSON"));
  EXPECT_THAT(said(R"({"type":"Point","coordinates":[5,45]})"),
              ::testing::HasSubstr("the layer holds no row or no column"))
      << "a bare geometry is a map";
}

}  // namespace
}  // namespace jalon
