// Proves: what stands wrong in real files reaches the inventory as unknown or as a finding, never
// as a figure that nobody wrote. The extracts are those of tests/core/table/data and its README.
#include <gmock/gmock.h>

#include "core/territory/own_rows.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string extracts = std::string(JALON_SOURCE_DIR) + "/tests/core/table/data/";

const std::string imports = std::string(JALON_SOURCE_DIR) + "/tests/core/app/data/imports/";
constexpr double led = 1;  // of the sample's kinds

InventoryTable read(const std::string &file, const std::string &mapping,
                    const jalon_table &declared = bins, const Surroundings &around = {}) {
  Files files("table = \"" + std::string(declared.name) + "\"\n" + mapping);
  files.source.file = file;
  return files.import(declared, around);
}
const std::vector<double> &numbers(const InventoryTable &t, const jalon_table &declared,
                                   std::string_view name) {
  for (std::size_t i = 0; i < declared.n_columns; ++i)
    if (declared.columns[i].name == name) return t.columns[i].numbers;
  throw std::runtime_error("no such column");
}

TEST(RealTraps, ATariffThatIsStillInForceHasAnUnknownEnd) {  // CRE: DATE_FIN blank
  const auto t = read(extracts + "cre_trv_13.csv",
                      "[columns.power]\nfrom = \"PART_FIXE_HT\"\n"
                      "[columns.installed]\nfrom = \"DATE_FIN\"\nfuture = true\n",
                      posts);
  ASSERT_EQ(t.rows, 13u) << told(t);
  EXPECT_THAT(t.import.quality.at("installed"), ::testing::ElementsAre(8, 0, 5));
  const auto &end = numbers(t, posts, "installed");
  EXPECT_EQ(end[0], 2013);
  EXPECT_TRUE(std::isnan(end[12])) << "not the year 0, nor that of another row";
  EXPECT_NEAR(numbers(t, posts, "power")[0], 55.56, 1e-12) << "decimal comma";
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 0u) << told(t);
}

TEST(RealTraps, AnExponentBehindADecimalCommaIsRead) {  // local consumption: 8,911819e+01
  const auto t = read(extracts + "ccpm_dle_14.csv",
                      "[columns.code]\nfrom = \"[1]\"\n[columns.volume]\nfrom = \"CONSO\"\n");
  ASSERT_EQ(t.rows, 14u) << told(t);
  EXPECT_NEAR(t.import.totals.at("volume").kept, 437299.72177, 1e-6);
  EXPECT_NEAR(numbers(t, bins, "volume")[10], 355507, 1e-9);
}

TEST(RealTraps, CopiedLinesOfAssetsAreTold) {  // Crac'h: not to be summed blindly
  const auto t = read(extracts + "patrimoine_crach_11.csv",
                      "[columns.code]\nfrom = \"NumInventaire\"\n"
                      "[columns.volume]\nfrom = \"MtValAcquiBien\"\n");
  // Rows as a spreadsheet numbers them, the header being row 1.
  EXPECT_THAT(told(t), AllOf(HasSubstr("exact copy of row 4"), HasSubstr("exact copy of row 8"),
                             HasSubstr("exact copy of row 10")));
  EXPECT_THAT(told(t), AllOf(HasSubstr("same key as row 2, other cells differ"),
                             HasSubstr("of them exact copies: 3")));
  EXPECT_TRUE(t.import.findings.front().warning) << "shown without being asked for";
}

TEST(RealTraps, CorsicanCodesNameTheirCommunesAndABlankRowNone) {  // BANATIC
  Surroundings around;
  around.communes = {"2A247", "2B033"};
  const auto t = read(extracts + "banatic_26.csv",
                      "[file]\ncommune = \"insee\"\n[columns.code]\nfrom = \"insee\"\n"
                      "[columns.volume]\nfrom = \"pmun_2025\"\n",
                      bins, around);
  EXPECT_EQ(t.rows, 2u) << told(t);
  EXPECT_EQ(t.import.rows_in, 26u) << "the blank last row is no row";
  EXPECT_EQ(t.import.rows_elsewhere, 24u);
  EXPECT_GT(t.import.totals.at("volume").kept, 50000) << "\"48 296\" is no 48";
}

TEST(RealTraps, BlankAndZeroEnergyOfASessionAreTwoThings) {  // Perth & Kinross
  const auto t = read(extracts + "sessions_perth_kinross_15.csv",
                      "[columns.code]\nfrom = \"_id\"\n[columns.volume]\nconstant = 1\n"
                      "[columns.load]\nfrom = \"Total kWh\"\n");
  ASSERT_EQ(t.rows, 15u) << told(t);
  EXPECT_THAT(t.import.quality.at("load"), ::testing::ElementsAre(13, 0, 2));
  std::size_t zeros = 0;
  for (const double kwh : numbers(t, bins, "load")) zeros += kwh == 0;
  EXPECT_EQ(zeros, 3u);
}

TEST(RealTraps, TwoSpellingsOfOneLampAreTwoTextsUntilTheMappingSaysSo) {  // Champaign
  const std::string file = std::string(TEST_DATA) + "/posts/champaign_200.csv";
  const auto with = [&](const std::string &more) {
    return read(file,
                "[columns.id]\nfrom = \"GlobalID\"\n[columns.kind]\nfrom = \"Luminaire_Type\"\n"
                "codes = { Teardrop = \"led\", Cobra = \"\", Globe = \"\", Acorn = \"\", Other = "
                "\"\", \"Cobra/Globe\" = \"\", \"Cobra/Teardrop\" = \"\", "
                "\"Teardrop/Teardrop\" = \"\"" +
                    more + " }\n",
                posts);
  };
  const auto one = with(""), both = with(", \"Tear Drop\" = \"led\"");
  EXPECT_EQ(one.import.quality.at("kind")[0], 21u) << told(one);
  EXPECT_EQ(of_kind(one, Finding::refused).size(), 3u) << "told, not guessed";
  EXPECT_EQ(both.import.quality.at("kind")[0], 24u) << told(both);
  EXPECT_EQ(of_kind(both, Finding::refused).size(), 0u) << told(both);
}

TEST(RealTraps, DatesInWordsAreRefusedAndJsonPositionsRead) {  // QualiCharge
  const auto t = read(imports + "qualicharge_6.csv",
                      "[file]\nposition = \"coordonneesxy\"\n[columns.id]\nfrom = \"id\"\n"
                      "[columns.installed]\nfrom = \"created_at\"\n",
                      posts);
  ASSERT_EQ(t.rows, 6u) << told(t);
  EXPECT_EQ(t.longitude[0], 2.798854);
  EXPECT_EQ(t.latitude[0], 48.841032);
  EXPECT_THAT(t.import.quality.at("installed"), ::testing::ElementsAre(0, 0, 6));
  EXPECT_THAT(told(t), HasSubstr("<July 23, 2024, 11:30 AM> neither a year nor a date"));
}

TEST(RealTraps, BlankCommuneCodesAreOfNoCommune) {  // QualiCharge: blank in most rows
  Surroundings around;
  around.communes = {"77018"};
  const auto t = read(imports + "qualicharge_6.csv",
                      "[file]\ncommune = \"code_insee_commune\"\n[columns.id]\nfrom = \"id\"\n"
                      "[columns.count]\nconstant = 1\n",
                      posts, around);
  EXPECT_EQ(t.rows, 1u);
  EXPECT_THAT(told(t), HasSubstr("left out: 5, of them rows that name none: 4"));
}

TEST(RealTraps, ThreeSpellingsOfYesAreOneAndANegativeLossIsNone) {  // AWWA audits
  const auto t = read(imports + "awwa_13.csv",
                      "[columns.kind]\nfrom = \"metering at curb or property line\"\n"
                      "codes = { Yes = \"led\", No = \"other\" }\nblank = [\"Select...\"]\n"
                      "[columns.power]\nfrom = \"real losses\"\n",
                      posts);
  ASSERT_EQ(t.rows, 13u) << told(t);
  EXPECT_THAT(t.import.quality.at("kind"), ::testing::ElementsAre(12, 0, 1)) << told(t);
  EXPECT_EQ(numbers(t, posts, "kind")[5], led) << "yes";
  EXPECT_EQ(numbers(t, posts, "kind")[6], led) << "YES";
  EXPECT_THAT(t.import.quality.at("power"), ::testing::ElementsAre(11, 2, 0));
  EXPECT_THAT(told(t), HasSubstr("<-65.22034748629453> -65.22034748629453 W is outside 0 to"));
  EXPECT_NE(numbers(t, posts, "power")[3], 65.22034748629453) << "its sign is not dropped";
}

}  // namespace
}  // namespace jalon
