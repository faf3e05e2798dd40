// Proves: workbooks and map files, written here through GDAL, read as the same table as a CSV.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>

#include "tests/core/table/write_posts.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::HasSubstr;

enum Column { id, kind, power, installed, height, count };

const std::string columns = R"(
[columns.id]
from = "Code"
[columns.kind]
from = "Modèle"
codes = { "Sodium été" = "hps" }
[columns.power]
from = "Watt"
[columns.installed]
from = "Pose"
patterns = [{ match = '(\d{4})[/-].*', value = "$1" }]
[columns.count]
from = "Nb"
)";

InventoryTable import(const char *driver, const std::string &name, bool located,
                      std::string mapped = columns) {
  // A decimal comma in the mapping must not touch numbers that come as numbers.
  const Files files("table = \"posts.posts\"\n[file]\ndecimal = \",\"\n" + mapped, "", name);
  testing::write_posts(files.source.file, driver, located);
  return files.import();
}

void expect_posts(const InventoryTable &t) {
  ASSERT_EQ(t.rows, 3u) << told(t);
  EXPECT_EQ(t.columns[id].texts, (std::vector<std::string>{"000", "001", "002"}));
  EXPECT_EQ(t.columns[kind].numbers[0], 0) << told(t);
  EXPECT_TRUE(std::isnan(t.columns[kind].numbers[1]));
  EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{66.125, 80, 198.375}));
  EXPECT_EQ(t.columns[power].quality[1], JALON_ESTIMATED);
  EXPECT_EQ(t.columns[installed].numbers[2], 2018);
  EXPECT_EQ(t.columns[count].numbers, (std::vector<double>{1, 1, 3}));
}

TEST(Formats, WorkbooksReadLikeText) {
  for (const auto &[driver, name] :
       {std::pair{"XLSX", "posts.xlsx"}, std::pair{"ODS", "posts.ods"}}) {
    SCOPED_TRACE(driver);
    const auto t = import(driver, name, false);
    EXPECT_EQ(t.import.format, driver);
    expect_posts(t);
    EXPECT_TRUE(t.longitude.empty());
  }
}

TEST(Formats, MapFilesBringTheirPlaces) {
  std::string shape = columns;
  shape.replace(shape.find("Modèle"), 7, "Modele");
  const auto check = [](const InventoryTable &t) {
    expect_posts(t);
    ASSERT_EQ(t.longitude.size(), 3u);
    EXPECT_NEAR(t.longitude[0], 2.35, 0.01);
    EXPECT_NEAR(t.latitude[0], 48.85, 0.01);
    EXPECT_TRUE(std::isnan(t.longitude[1]));
    EXPECT_THAT(told(t), HasSubstr("no coordinates"));
  };
  check(import("GPKG", "posts.gpkg", true));
  check(import("GeoJSON", "posts.geojson", true));
  check(import("ESRI Shapefile", "posts.shp", true, shape));
}

TEST(Formats, AShapefileMayBeNamedByItsFolder) {
  std::string shape = columns;
  shape.replace(shape.find("Modèle"), 7, "Modele");
  Files files("table = \"posts.posts\"\n" + shape, "", "map/posts.shp");
  std::filesystem::create_directories(files.source.file.parent_path());
  testing::write_posts(files.source.file, "ESRI Shapefile", true);
  files.source.file = files.source.file.parent_path();
  expect_posts(files.import());
}

TEST(Formats, ALayerThatIsNotThereIsNamedWithThoseThatAre) {
  const Files files("table = \"posts.posts\"\n[file]\nlayer = \"post\"\n" + columns, "", "p.gpkg");
  testing::write_posts(files.source.file, "GPKG", false);
  EXPECT_THAT(refusal([&] { files.import(); }), HasSubstr("layer = \"posts\""));
}

TEST(Formats, TheHeaderOfASheetMayStandLower) {
  const Files files("table = \"posts.posts\"\n[file]\nheader = 2\n[columns.id]\nfrom = \"000\"\n",
                    "", "p.xlsx");
  testing::write_posts(files.source.file, "XLSX", false);
  const auto t = files.import();
  EXPECT_EQ(t.columns[id].texts, (std::vector<std::string>{"001", "002"}));
  EXPECT_EQ(t.source_row, (std::vector<std::size_t>{1, 2}));
}

// A sheet as an office keeps it: titles above the names, a name over two cells, a name with a line
// break, a name twice, sums below.
void write_office_sheet(const std::filesystem::path &file, const char *driver) {
  GDALAllRegister();
  auto *maker = GetGDALDriverManager()->GetDriverByName(driver);
  const std::unique_ptr<GDALDataset> data(
      maker->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_TRUE(data) << file;
  auto *legend = data->CreateLayer("Légende", nullptr, wkbNone, nullptr);
  OGRFieldDefn code("Code", OFTString), meaning("Sens", OFTString);
  legend->CreateField(&code);
  legend->CreateField(&meaning);
  const OGRFeatureUniquePtr one(OGRFeature::CreateFeature(legend->GetLayerDefn()));
  one->SetField(0, "SHP");
  one->SetField(1, "Sodium");
  ASSERT_EQ(legend->CreateFeature(one.get()), OGRERR_NONE);
  // The drivers write the names of fields as the first row: here that is a title.
  auto *layer = data->CreateLayer("Points", nullptr, wkbNone, nullptr);
  for (const char *name : {"Inventaire 2021", " ", "  ", "   ", "    "}) {
    OGRFieldDefn field(name, OFTString);
    ASSERT_EQ(layer->CreateField(&field), OGRERR_NONE);
  }
  const std::vector<std::vector<const char *>> rows{
      {"", "", "", "", ""},
      {"Repère", "Type de\nlampe", "Puissance\n(W)", "", "Puissance (W)"},
      {"F1", "hps", "70", "x", "84"},
      {"F2", "led", "40", "", "44"},
      {"F3", "hps", "100", "y", "117"},
      {"TOTAL", "", "210", "", "245"}};
  for (const auto &row : rows) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    for (int i = 0; i < 5; ++i)
      if (*row[static_cast<std::size_t>(i)]) feature->SetField(i, row[static_cast<std::size_t>(i)]);
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }
}

TEST(Formats, AWorkbookOfAnOfficeIsReadWithItsTitlesAndTotals) {
  for (const auto &[driver, name] :
       {std::pair{"XLSX", "office.xlsx"}, std::pair{"ODS", "office.ods"}}) {
    SCOPED_TRACE(driver);
    const Files files(
        "table = \"posts.posts\"\n[columns.id]\nfrom = \"Repère\"\n[columns.kind]\n"
        "from = \"Type de lampe\"\n[columns.power]\nfrom = \"Puissance (W) [5]\"\n",
        "", name);
    write_office_sheet(files.source.file, driver);
    const auto t = files.import();
    EXPECT_EQ(t.columns[id].texts, (std::vector<std::string>{"F1", "F2", "F3"})) << told(t);
    EXPECT_EQ(t.columns[power].numbers, (std::vector<double>{84, 44, 117})) << told(t);
    EXPECT_EQ(t.import.rows_set_aside, 1u);
    EXPECT_THAT(told(t), ::testing::AllOf(HasSubstr("found in row 3"), HasSubstr("a row of totals"),
                                          HasSubstr("called \"[4]\""),
                                          HasSubstr("<Points> the largest of several sheets")));
  }
}

TEST(Formats, AnArchiveIsToBeUnpacked) {
  const Files files("table = \"posts.posts\"\n" + columns, "PK\x03\x04 posts.shp", "posts.zip");
  EXPECT_THAT(refusal([&] { files.import(); }), HasSubstr("unpack it"));
}

TEST(Formats, ADamagedFileIsRefusedAndNothingIsPrinted) {
  for (const auto &[driver, name] :
       {std::pair{"XLSX", "d.xlsx"}, std::pair{"ODS", "d.ods"}, std::pair{"GPKG", "d.gpkg"},
        std::pair{"GeoJSON", "d.geojson"}}) {
    const Files files("table = \"posts.posts\"\n" + columns, "", name);
    testing::write_posts(files.source.file, driver, false);
    const auto bytes = read_file(files.source.file);
    write_file(files.source.file, std::string_view(bytes).substr(0, bytes.size() / 2));
    ::testing::internal::CaptureStderr();
    EXPECT_NE(refusal([&] { files.import(); }), "") << driver;
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "") << driver;
  }
}

}  // namespace
}  // namespace jalon
