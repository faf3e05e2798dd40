// Proves: what a file has wrong as a whole (its columns, its rows, its encoding) is told with the
// row a spreadsheet shows, and nothing is told twice or lost.
#include "core/schema/check_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "core/base/files.h"
#include "tests/core/schema/checking.h"
#include "tests/core/table/write_posts.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using testing::checked;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::said;
using testing::schema_of;
using testing::told;

const TableSchema three = schema_of(R"({"name": "id", "constraints": {"required": true}},
    {"name": "Nom commun", "title": "Nom"}, {"name": "n", "type": "integer"})");

TEST(CheckTable, AFileAsTheSchemaAsksHasNoFault) {
  const auto report = checked(three, "id,Nom commun,n\na,x,1\nb,,\n");
  EXPECT_THAT(told(report), IsEmpty());
  EXPECT_EQ(report.rows, 2u);
  EXPECT_EQ(report.columns, 3u);
  EXPECT_EQ(report.encoding, "UTF-8");
  EXPECT_EQ(report.delimiter, ",");
}

TEST(CheckTable, ColumnsMissingAreFaultsIfRequiredAndRemarksIfNot) {
  const auto report = checked(three, "Nom commun,x\na,1\n");
  EXPECT_THAT(told(report),
              ElementsAre("missing-column 0 id", "(missing-column 0 n)", "(extra-column 0 x)"));
  EXPECT_EQ(report.n_faults, 1u);
  EXPECT_EQ(report.n_remarks, 2u);
}

TEST(CheckTable, AColumnNamedAlmostRightIsCheckedAllTheSame) {
  const auto report = checked(three, "ID,nom_commun,n\n,x,1\n");
  EXPECT_THAT(told(report),
              ElementsAre("column-name 0 ID", "column-name 0 nom_commun", "required 2 ID"));
  EXPECT_THAT(said(report), HasSubstr("rename it 'id'"));
  EXPECT_THAT(said(checked(schema_of(R"({"name": "prise_type", "constraints": {"required": true}},
                                        {"name": "b"})"),
                           "prise_typ,b\n1,2\n")),
              HasSubstr("is it the column 'prise_typ'?"));
}

TEST(CheckTable, ColumnsInAnotherOrderAreARemarkAndFoundByName) {
  const auto report = checked(three, "n,id,Nom commun\nx,a,b\n");
  EXPECT_THAT(told(report), ElementsAre("(column-order 0 id)", "type 2 n"));
}

TEST(CheckTable, AColumnTwiceThereOrWithoutNameIsTold) {
  const auto report = checked(three, "id,Nom commun,n,id,\na,b,1,,\n");
  EXPECT_THAT(told(report), ElementsAre("duplicate-column 0 id", "column-name 1"));
  EXPECT_THAT(said(report), AllOf(HasSubstr("column 4"), HasSubstr("column 5 has no name")));
}

TEST(CheckTable, AFileOfAnotherTableGetsOneFault) {
  const auto report = checked(three, "x,y\n1,2\n3,4\n");
  EXPECT_THAT(told(report), ElementsAre("no-columns 1"));
  EXPECT_EQ(report.rows, 2u);
}

TEST(CheckTable, RowsThatAreRaggedBrokenOrBlankAreToldAndTheOthersChecked) {
  const auto report =
      checked(three, "id,Nom commun,n\na,b\na,\"x\ny\",q\na,b,1,2\n,,\n\"a,b,1\nc,d,e\n");
  EXPECT_THAT(told(report), ElementsAre("ragged-row 2", "type 3 n", "ragged-row 4", "blank-row 5",
                                        "broken-row 6", "type 7 n"));
  EXPECT_EQ(report.rows, 6u);
  EXPECT_THAT(said(report), AllOf(HasSubstr("row 2: the row has 2 cells; expected: 3 cells"),
                                  HasSubstr("quotation mark")));
}

TEST(CheckTable, AHeaderBelowTitlesIsToldAndRowsKeepTheirNumbers) {
  const auto report = checked(three, "Titre,,\n,,\nid,Nom commun,n\na,b,1\nc,d,x\n");
  EXPECT_THAT(told(report), ElementsAre("header-row 3", "type 5 n"));
}

TEST(CheckTable, EveryEncodingAndDelimiterOfTheReaderIsRead) {
  const std::string text = "id;Nom commun;n\na;\xE9t\xE9;x\n";
  const auto western = checked(three, text);
  EXPECT_THAT(told(western), ElementsAre("(encoding 0)", "type 2 n"));
  EXPECT_EQ(western.encoding, "Windows-1252");
  EXPECT_EQ(western.delimiter, ";");
  EXPECT_THAT(told(checked(three, "\xEF\xBB\xBFid\tNom commun\tn\r\na\tb\tx\r\n")),
              ElementsAre("type 2 n"));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("id,Nom commun,n\na,b,x\n")) wide += std::string(1, c) + '\0';
  EXPECT_THAT(told(checked(three, wide)), ElementsAre("(encoding 0)", "type 2 n"));
  EXPECT_THAT(told(checked(three, "\"id,Nom commun,n\"\n\"a,b,x\"\n")),
              ElementsAre("layout 0", "type 2 n"));
}

TEST(CheckTable, AFileWithoutRowsIsARemark) {
  EXPECT_THAT(told(checked(three, "id,Nom commun,n\n")), ElementsAre("(no-rows 0)"));
}

TEST(CheckTable, AFileThatIsNoTableIsRefused) {
  EXPECT_THAT(testing::refusal([] { checked(three, " \n"); }), HasSubstr("empty"));
  EXPECT_THAT(testing::refusal([] { checked(three, "%PDF-1.4"); }), HasSubstr("PDF"));
  EXPECT_THAT(testing::refusal([] { check_table(three, "/nowhere/t.csv"); }),
              HasSubstr("no such file"));
}

TEST(CheckTable, KeepsNoMoreFaultsThanAskedForAndCountsThemAll) {
  std::string bytes = "id,Nom commun,n\n";
  for (int i = 0; i < 100; ++i) bytes += "a,b,x\n,b,1\n";
  CheckOptions options;
  options.most = 3;
  const auto report = checked(three, bytes, options);
  EXPECT_EQ(report.n_faults, 200u);
  EXPECT_EQ(report.faults.size(), 6u);
  ASSERT_EQ(report.counts.size(), 2u);
  EXPECT_EQ(report.counts[0].column, "id");
  EXPECT_EQ(report.counts[0].all, 100u);
  EXPECT_EQ(report.counts[1].kept, 3u);
}

TEST(CheckTable, AdviceNamesTheRightTextWhereOnlyOneCanBeMeant) {
  const auto advice = [](const std::string &field, const std::string &value) {
    const auto report = checked(schema_of("{\"name\": \"v\", " + field + "}, {\"name\": \"k\"}"),
                                "v,k\n\"" + value + "\",k\n");
    return report.faults.empty() ? "" : report.faults[0].advice.english();
  };
  EXPECT_EQ(advice(R"("type": "number")", "5,5"), "write 5.5");
  EXPECT_EQ(advice(R"("type": "number")", "1 234,5"), "write 1234.5");
  EXPECT_THAT(advice(R"("type": "number")", "1,234"), HasSubstr("correct the cell"))
      << "with or without decimals: not guessed";
  EXPECT_EQ(advice(R"("type": "integer")", "1 000"), "write 1000");
  EXPECT_EQ(advice(R"("type": "boolean")", "Oui"), "write true");
  EXPECT_EQ(advice(R"("type": "date")", "25/03/2024"), "write 2024-03-25");
  EXPECT_THAT(advice(R"("type": "date")", "05/03/2024"), HasSubstr("correct the cell"));
  EXPECT_EQ(advice(R"("type": "geopoint", "format": "array")", "[48.8, 102.3]"),
            "exchange the two: longitude comes first");
  EXPECT_EQ(advice(R"("constraints": {"enum": ["Accès libre"]})", "acces libre"),
            "write Accès libre");
  EXPECT_EQ(advice(R"("constraints": {"enum": ["gratuit", "payant"]})", "grattuit"),
            "did you mean 'gratuit'?");
  EXPECT_EQ(advice(R"("constraints": {"pattern": "\\d{5}"})", "1001"),
            "a leading zero was lost: write 01001");
  EXPECT_EQ(advice(R"("constraints": {"pattern": "\\d{9}"})", "882 332 562"), "write 882332562");
}

TEST(CheckTable, LongCellsAreCutAtWholeSigns) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "é";
  const auto report =
      checked(schema_of(R"({"name": "a", "type": "integer"})"), "a\n" + text + "\n");
  ASSERT_EQ(report.faults.size(), 1u);
  EXPECT_LT(report.faults[0].value.size(), 1010u);
  EXPECT_LT(said(report).size(), 300u);
}

TEST(CheckTable, WorkbooksAndMapsAreReadWithTheirTypedCells) {
  const auto posts = schema_of(R"({"name": "Code", "constraints": {"required": true}},
      {"name": "Modèle"}, {"name": "Watt", "type": "number", "decimalChar": ","},
      {"name": "Pose", "type": "date", "format": "%d/%m/%Y", "constraints": {"minimum": "02/03/2018"}},
      {"name": "Nb", "type": "integer", "constraints": {"maximum": 2}})");
  for (const auto &[driver, name, first] :
       {std::tuple{"XLSX", "t.xlsx", 2u}, std::tuple{"ODS", "t.ods", 2u},
        std::tuple{"GPKG", "t.gpkg", 1u}}) {
    SCOPED_TRACE(driver);
    const testing::Scratch folder;
    testing::write_posts(folder.path() / name, driver, false);
    const auto report = check_table(posts, folder.path() / name);
    EXPECT_THAT(told(report), ElementsAre("minimum " + std::to_string(first) + " Pose",
                                          "maximum " + std::to_string(first + 2) + " Nb"));
    EXPECT_EQ(report.rows, 3u);
  }
}

// Each row in its place: a wide file is checked in time that grows with it and no faster.
TEST(CheckTable, AHundredThousandRowsAreAMatterOfSeconds) {
  std::string fields, header, row;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "c" + std::to_string(i);
    fields += (i ? "," : "") + std::string("{\"name\": \"") + name +
              (i % 4 == 0   ? R"(", "constraints": {"pattern": "^[A-Z]{2}[A-Z0-9]{4,33}$"}})"
               : i % 4 == 1 ? R"(", "type": "date", "format": "%Y-%m-%d"})"
               : i % 4 == 2 ? R"(", "type": "number", "constraints": {"minimum": 0}})"
                            : R"(", "type": "boolean"})");
    header += (i ? "," : "") + name;
    row += std::string(i ? "," : "") + (i % 4 == 0   ? "FRA68P68021001"
                                        : i % 4 == 1 ? "2024-03-15"
                                        : i % 4 == 2 ? "22.5"
                                                     : "true");
  }
  std::string bytes = header + "\n";
  for (int i = 0; i < 100'000; ++i) bytes += row + "\n";
  const auto begun = std::chrono::steady_clock::now();
  const auto report = checked(schema_of(fields), bytes);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  EXPECT_EQ(report.rows, 100'000u);
  EXPECT_EQ(report.n_faults, 0u);
  EXPECT_LT(took.count(), 30) << "ten times what a slow computer needs";
  RecordProperty("seconds", std::to_string(took.count()));
}

}  // namespace
}  // namespace jalon
