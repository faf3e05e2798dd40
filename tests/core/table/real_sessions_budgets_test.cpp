// Proves: charging sessions, budgets and accounts as published are split as they stand: columns
// without name shift nothing, dates keep their year, a blank is no zero; a budget in XML is called
// one. Sources and licences: data/README.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/table/dates.h"
#include "tests/core/table/real_file.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using namespace testing::real;
using ::testing::HasSubstr;

TEST(AccountsByYear, BlanksAreNotZeroAndTheChangeOfSourceStaysVisible) {
  const auto t = read("montbard_finances_10.csv");
  ASSERT_EQ(t.rows.size(), 10u);
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    const double year = number(cell(t, i, "year"));
    const double saved =
        number(cell(t, i, "recettes_fonct")) - number(cell(t, i, "depenses_fonct"));
    const double declared = number(cell(t, i, "epargne_brute"));
    // Until 2016 rounded to thousands and by another definition; from 2017 the difference itself.
    EXPECT_EQ(std::abs(saved - declared) < 2, year >= 2017) << year;
    EXPECT_EQ(cell(t, i, "dgf").empty(), year < 2017) << year;
    EXPECT_EQ(cell(t, i, "annuite_dette").empty(), year < 2010) << year;
    EXPECT_EQ(cell(t, i, "insee"), "21425");
  }
  EXPECT_FALSE(read_number("", Decimal::unsaid).value) << "a blank is no 0";
}

TEST(SessionsOfDundee, ThreeColumnsWithoutNameAtTheEndShiftNothing) {
  const auto t = read("sessions_dundee_12.csv");
  ASSERT_EQ(t.rows.size(), 12u);
  EXPECT_EQ(t.broken, 0u) << told(t);
  ASSERT_EQ(t.header.size(), 15u);
  EXPECT_EQ(t.header[11], "Model");
  EXPECT_EQ(t.header[12], "") << "nothing stands in it";
  EXPECT_EQ(t.header[13], "");
  EXPECT_EQ(t.header[14], "[15]");
  EXPECT_THAT(told(t), HasSubstr("column 15 has no name: called \"[15]\" here"));
  EXPECT_EQ(cell(t, 0, "[15]"), "Multiple vehicles available");
  EXPECT_EQ(cell(t, 0, "Model"), "APT 22kW Dual Outlet");
  EXPECT_EQ(cell(t, 0, "Site"), "Lochee Charging Hub, Dundee");
}

TEST(SessionsOfDundee, DaysComeFirstAndBlankEnergyIsNotZero) {
  const auto t = read("sessions_dundee_12.csv");
  for (const auto &date : column(t, "Start Date")) EXPECT_EQ(read_date(date).year, 2018) << date;
  const auto kwh = column(t, "Total kWh");
  EXPECT_EQ(std::count(kwh.begin(), kwh.end(), ""), 1);
  EXPECT_EQ(std::count(kwh.begin(), kwh.end(), "0"), 2);
  EXPECT_EQ(sign_of(kwh), Decimal::point);
  EXPECT_EQ(number(kwh[0], Decimal::point), 22.287);
  EXPECT_EQ(number("4.494", sign_of(kwh)), 4.494) << "no thousands";
}

TEST(SessionsOfPerth, DatesWithDayAndMonthExchangedKeepTheirYearAndNoOtherIsMadeUp) {
  const auto t = read("sessions_perth_kinross_15.csv");
  ASSERT_EQ(t.rows.size(), 15u);
  const auto starts = column(t, "Start Date");
  // The first of December 2018, written as the twelfth of January.
  ASSERT_THAT(starts, ::testing::Contains("2018-01-12T00:00:00"));
  for (const auto &text : starts) {
    const auto date = read_date(text);
    EXPECT_TRUE(date.year == 2018 || date.year == 2019) << text;
  }
  EXPECT_THAT(column(t, "End Date"), ::testing::Contains("1970-01-01T00:00:00"));
  const auto ends = column(t, "End Date"), kwh = column(t, "Total kWh");
  for (std::size_t i = 0; i < t.rows.size(); ++i)
    EXPECT_EQ(ends[i].empty(), kwh[i].empty()) << "a session that was not ended has no energy";
  EXPECT_EQ(std::count(kwh.begin(), kwh.end(), ""), 2);
  EXPECT_EQ(std::count(kwh.begin(), kwh.end(), "0"), 3);
}

TEST(DatesInWords, AreNoYearsAndNoNumbers) {  // QualiCharge
  const std::string text = "July 23, 2024, 11:30 AM";
  EXPECT_FALSE(read_date(text).looks_so);
  EXPECT_FALSE(read_number(text, Decimal::unsaid).value);
  EXPECT_EQ(decimal_sign_of(text), 0) << "its commas say nothing of decimals";
}

TEST(BudgetScdl, BlankSectionsStayBlankAndShiftNothing) {
  const auto t = read("scdl_crach_12.csv");
  ASSERT_EQ(t.rows.size(), 12u);
  const auto section = column(t, "BGT_SECTION");
  EXPECT_EQ(std::count(section.begin(), section.end(), ""), 8);
  std::map<std::string, double> spent;
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    EXPECT_EQ(cell(t, i, "BGT_SIRET"), "21560046100010");
    const auto &amount = cell(t, i, "BGT_MTREAL");
    if (!amount.empty()) spent[cell(t, i, "BGT_NATURE")] = number(amount, Decimal::point);
  }
  EXPECT_EQ(spent["60612"], 67402.98);  // the figures that its TOTEM twin holds
  EXPECT_EQ(spent["615232"], 18276.80);
  EXPECT_EQ(spent["1641"], 139893.16);
  EXPECT_EQ(spent["66111"], 30046.97);
  EXPECT_FALSE(spent.contains("024")) << "no amount is not an amount of 0";
}

TEST(Totem, IsCalledABudgetWhateverIsWrongInIt) {
  for (const char *name :
       {"totem_crach.xml", "bad_totem_siret.xml", "bad_totem_annee.xml", "bad_totem_etape.xml",
        "bad_totem_nomenclature.xml", "bad_totem_incomplet.xml"}) {
    const auto said = testing::refusal([&] { read(name); });
    EXPECT_THAT(said, HasSubstr("(TOTEM), not a table")) << name;
    EXPECT_THAT(said, HasSubstr("feeds the accounts")) << name;
  }
}

}  // namespace
}  // namespace jalon
