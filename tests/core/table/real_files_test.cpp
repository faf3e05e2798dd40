// Proves: the traps of real files of other people's programs are read for what they are, from the
// bytes as published: encodings, line ends, blank and nameless columns, decimal commas, exponents,
// dates. Sources and licences: data/README.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/table/dates.h"
#include "tests/core/table/real_file.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using namespace testing::real;
using ::testing::HasSubstr;

std::string bytes(const std::string &name) {
  return testing::bytes_of(std::string(TEST_DATA) + "/" + name);
}

TEST(RealFiles, TheExtractsKeepTheBytesThatMakeTheirTraps) {
  EXPECT_THAT(bytes("banatic_26.csv"), HasSubstr("\r\n;;;;;;;;;;;;;\r\n"));
  EXPECT_THAT(bytes("banatic_26.csv"), HasSubstr("\xE9")) << "Windows-1252";
  EXPECT_THAT(bytes("sessions_dundee_12.csv"), HasSubstr("Model,,,\r\n"));
  EXPECT_THAT(bytes("totem_crach.xml"), HasSubstr("e.gf \xE9volution"));
  EXPECT_THAT(bytes("bad_totem_annee.xml"), HasSubstr("e.gf \xEF\xBF\xBDvolution"));
}

TEST(Banatic, IsReadInItsEncodingWithoutItsBlankLastRow) {
  const auto t = read("banatic_26.csv");
  EXPECT_EQ(t.encoding, "Windows-1252");
  EXPECT_EQ(t.delimiter, ";");
  ASSERT_EQ(t.rows.size(), 26u);
  EXPECT_EQ(t.broken, 0u);
  EXPECT_THAT(told(t), HasSubstr("blank rows from here on, ignored: 1"));
  EXPECT_THAT(told(t), HasSubstr("read as Windows-1252"));
  EXPECT_THAT(column(t, "nom_membre"), ::testing::Contains("Neuville-sur-Ain"));
  for (const auto &name : column(t, "pmun_2025")) EXPECT_FALSE(name.ends_with('\r'));
}

TEST(Banatic, KeepsCodesOfCorsicaAndLeadingZerosAsText) {
  const auto t = read("banatic_26.csv");
  const auto codes = column(t, "insee");
  EXPECT_THAT(codes, ::testing::Contains("01304"));
  EXPECT_THAT(codes, ::testing::Contains("2B033"));
  EXPECT_FALSE(read_number("2A004", Decimal::unsaid).value);
}

TEST(Banatic, NumbersWithASpaceInsideAreWholeAndTotalsReAdd) {
  const auto t = read("banatic_26.csv");
  ASSERT_EQ(cell(t, 0, "total_pop_tot"), "15 156");
  EXPECT_EQ(number("15 156"), 15156);
  std::map<std::string, double> municipal, total, declared_municipal, declared_total;
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    const auto &group = cell(t, i, "siren");
    municipal[group] += number(cell(t, i, "pmun_2025"));
    total[group] += number(cell(t, i, "ptot_2025"));
    declared_municipal[group] = number(cell(t, i, "total_pop_mun"));
    declared_total[group] = number(cell(t, i, "total_pop_tot"));
  }
  EXPECT_EQ(municipal.size(), 3u);
  EXPECT_EQ(municipal, declared_municipal);
  EXPECT_EQ(total, declared_total);
}

TEST(CreTariff, DecimalCommasAreReadAndSettledByTheColumn) {
  const auto t = read("cre_trv_13.csv");
  ASSERT_EQ(t.rows.size(), 13u);
  EXPECT_EQ(t.delimiter, ";") << "not the comma of its numbers";
  const auto prices = column(t, "PART_VARIABLE_HT");
  ASSERT_EQ(sign_of(prices), Decimal::comma);
  EXPECT_EQ(number(prices[0], Decimal::comma), 0.0822);
  EXPECT_EQ(number(prices[5], Decimal::comma), 0.098) << "three decimals are no thousands";
  EXPECT_EQ(number(cell(t, 3, "PART_FIXE_TTC"), Decimal::comma), 153.7);
}

TEST(CreTariff, DaysComeBeforeMonthsAndABlankEndIsStillOpen) {
  const auto t = read("cre_trv_13.csv");
  const auto from = column(t, "DATE_DEBUT"), to = column(t, "DATE_FIN");
  EXPECT_EQ(from[0], "23/07/2012");
  EXPECT_EQ(read_date(from[0]).year, 2012);
  EXPECT_EQ(read_date(to[0]).year, 2013);
  std::size_t open = 0;
  for (std::size_t i = 0; i < to.size(); ++i) {
    EXPECT_EQ(read_date(to[i]).year.has_value(), !to[i].empty());
    if (!to[i].empty()) continue;
    ++open;
    EXPECT_EQ(read_date(from[i]).year, 2025) << "the row is not lost, nor shifted";
    EXPECT_FALSE(read_date(to[i]).looks_so) << "no date is made up";
  }
  EXPECT_EQ(open, 5u);
}

TEST(LocalConsumption, DecimalCommasWithExponentsAreNumbers) {
  const auto t = read("ccpm_dle_14.csv");
  ASSERT_EQ(t.rows.size(), 14u);
  const auto texts = column(t, "CONSO");
  ASSERT_EQ(texts[0], "8,911819e+01");
  ASSERT_EQ(sign_of(texts), Decimal::comma);
  double sum = 0;
  for (const auto &text : texts) sum += number(text, Decimal::comma);
  EXPECT_NEAR(sum, 437299.72177, 1e-6) << "added up apart from this program (Python)";
  for (const auto &text : texts)
    EXPECT_FALSE(read_number(text, Decimal::point).value) << text << " is not thousands";
}

TEST(LocalConsumption, TheColumnWithoutNameGetsOneAndCodesStayText) {
  const auto t = read("ccpm_dle_14.csv");
  EXPECT_EQ(t.header[0], "[1]");
  EXPECT_THAT(told(t), HasSubstr("column 1 has no name: called \"[1]\" here"));
  EXPECT_EQ(cell(t, 0, "[1]"), "406310");
  EXPECT_EQ(cell(t, 0, "CODE_IRIS"), "770540000");
}

TEST(Equivalents, CommasInQuotedNamesAndManyDigitsAreKept) {
  const auto t = read("ademe_6.csv");
  ASSERT_EQ(t.rows.size(), 6u);
  EXPECT_EQ(t.broken, 0u);
  EXPECT_EQ(t.delimiter, ",");
  EXPECT_EQ(t.header[2], "Thématique");
  const auto names = column(t, "Nom de l'objet ou du geste");
  EXPECT_THAT(names, ::testing::Contains("Lentilles (blondes, vertes, corail)"));
  std::map<std::string, double> kg;
  for (std::size_t i = 0; i < names.size(); ++i)
    kg[cell(t, i, "ID")] = number(cell(t, i, "kg CO2e"), Decimal::point);
  EXPECT_EQ(kg["baguette"], 0.7767000000000001);
  EXPECT_EQ(kg["populationfrancaise"], 624e9);
  EXPECT_EQ(kg["marche"], 0) << "a true zero, not a blank";
}

}  // namespace
}  // namespace jalon
