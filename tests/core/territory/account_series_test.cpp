// Proves: accounts by year are read through the mapping of their kind; years of another source are
// left out and said; savings are told as far as they are known and no further.
#include "core/territory/account_series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/table/scratch.h"
#include "tests/core/territory/accounts_data.h"

namespace jalon {
namespace {

using jalon::testing::Scratch;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const auto mapping = shipped_config / "mappings/comptes-communes.toml";

struct Series {
  std::vector<AccountsYear> years;
  std::vector<Message> warnings;
  std::vector<std::string> faults;
};

Series series_of(const std::filesystem::path &file, const std::string &insee,
                 const std::filesystem::path &through = mapping) {
  Series s;
  std::vector<Fault> faults;
  s.years = read_account_series(read_source_table(file, {}), through, insee, s.warnings, faults);
  s.faults = texts_of(faults);
  return s;
}

Series series_of_text(const std::string &text, const std::string &with = "") {
  Scratch folder;
  folder.write("accounts.csv", text);
  if (with.empty()) return series_of(folder.path() / "accounts.csv", "21425");
  folder.write("mapping.toml", with);
  return series_of(folder.path() / "accounts.csv", "21425", folder.path() / "mapping.toml");
}

TEST(AccountSeries, LeavesOutTheYearsOfAnotherSource) {
  const auto s = series_of(accounts_data / "two_communes_2000_2024.csv", "21425");
  EXPECT_THAT(s.faults, ElementsAre());
  ASSERT_EQ(s.years.size(), 8u);
  EXPECT_EQ(s.years.front().year, 2017);
  EXPECT_EQ(s.years.back().year, 2024);
  ASSERT_EQ(s.warnings.size(), 1u);
  EXPECT_THAT(s.warnings[0].english(),
              AllOf(HasSubstr("2000, 2001"), HasSubstr("2016"), Not(HasSubstr("2017"))));
}

TEST(AccountSeries, TellsNetSavingsOnlyAsALeast) {
  const auto s = series_of(accounts_data / "two_communes_2000_2024.csv", "21425");
  ASSERT_EQ(s.years.size(), 8u);
  const auto &first = s.years.front(), &last = s.years.back();
  EXPECT_EQ(last.gross_savings(), to_cents(2556943)) << "12,020,006 - 9,463,063";
  EXPECT_FALSE(last.net_savings()) << "the capital is not told";
  EXPECT_EQ(last.net_savings_at_least(), to_cents(2556943 - 1967456));
  EXPECT_EQ(first.net_savings_at_least(), to_cents(11532855 - 9776492 - 2147833));
  EXPECT_EQ(last.debt_end, to_cents(12299826));
  EXPECT_NEAR(*last.years_to_repay(), 4.81, 0.005);
  EXPECT_FALSE(last.interest);
}

TEST(AccountSeries, AYearWithoutGrossSavingsStays) {
  const auto s = series_of_text(
      "insee,year,recettes_fonct,depenses_fonct,epargne_brute,dette\n"
      "21425,2024,1000,900,,50\n21425,2023,1000,900,101,\n21425,2022,1000,900,102,5\n");
  EXPECT_THAT(s.faults, ElementsAre());
  ASSERT_EQ(s.years.size(), 2u) << "2022 is 2 apart";
  EXPECT_EQ(s.years[0].year, 2023) << "1 apart";
  EXPECT_FALSE(s.years[0].debt_end);
  EXPECT_EQ(s.years[1].debt_end, Cents{5000});
}

TEST(AccountSeries, AmountsMayBeThousands) {
  const auto s = series_of_text("an,prod\n2024,1000\n",
                                "[series]\nyear = \"an\"\nrevenue = \"prod\"\nscale = 1000\n");
  EXPECT_THAT(s.faults, ElementsAre());
  ASSERT_EQ(s.years.size(), 1u);
  EXPECT_EQ(s.years[0].revenue, Cents{100000000});
  EXPECT_FALSE(s.years[0].expenditure);
  EXPECT_FALSE(s.years[0].gross_savings());
  EXPECT_FALSE(s.years[0].years_to_repay());
}

TEST(AccountSeries, TellsEveryMistakeWithItsPlace) {
  const auto s = series_of_text(
      "insee,year,recettes_fonct,depenses_fonct\n"
      "21425,2024,1000,9x0\n21425,2024,1000,900\n21425,soon,1000,900\n21663,never,a,b\n");
  EXPECT_THAT(
      s.faults,
      ElementsAre(AllOf(HasSubstr("row 1, column depenses_fonct"), HasSubstr("`9x0`")),
                  AllOf(HasSubstr("row 2, column year"), HasSubstr("the first is in row 1")),
                  AllOf(HasSubstr("row 3, column year"), HasSubstr("`soon`"))));
}

TEST(AccountSeries, NeedsTheCommuneAndItsColumns) {
  const auto file = accounts_data / "two_communes_2000_2024.csv";
  EXPECT_THAT(series_of(file, "").faults, ElementsAre(HasSubstr("of several communes")));
  EXPECT_THAT(series_of(file, "56046").faults,
              ElementsAre(HasSubstr("no row is of the commune 56046")));
  EXPECT_THAT(series_of_text("a,b\n1,2\n").faults,
              ElementsAre(HasSubstr("the column year is missing"),
                          HasSubstr("the column insee is missing")));
  EXPECT_THAT(series_of_text("a,b\n1,2\n", "table = \"waste.bins\"\n").faults,
              ElementsAre(HasSubstr("the table [series] is missing")));
  EXPECT_THAT(series_of_text("a,b\n1,2\n", "[series]\nyear = \"a\"\nrevenu = \"b\"\n").faults,
              ElementsAre(HasSubstr("revenu")));
}

}  // namespace
}  // namespace jalon
