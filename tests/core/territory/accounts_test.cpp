// Proves: a town's accounts out of its real files are what a treasurer finds, to the cent; files
// are held against each other and against the dossier; what no file tells stays unknown.
#include "core/territory/accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/territory/country.h"
#include "core/territory/dossier.h"
#include "tests/core/table/scratch.h"
#include "tests/core/territory/accounts_data.h"

namespace jalon {
namespace {

using jalon::testing::Scratch;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Accounts : public ::testing::Test {
 protected:
  // A dossier of Crac'h with these lines after its head, the files of the test data in accounts/.
  TownAccounts read(const std::string &lines, const std::string &insee = "56046") {
    for (const auto &entry : std::filesystem::directory_iterator(accounts_data))
      folder_.write("accounts/" + entry.path().filename().string(), read_file(entry.path()));
    folder_.write("dossier.toml",
                  "schema = 1\nname = \"Crac'h\"\ncountry = \"fr\"\nbase_year = 2026\n" + lines +
                      "\n[territory]\ninsee = \"" + insee + "\"\n");
    const auto dossier = read_dossier(folder_.path());
    return read_accounts(dossier, read_country(shipped_config, "fr"), shipped_config);
  }
  static std::string file(const std::string &name, const std::string &more = "") {
    return "[[accounts]]\nfile = \"accounts/" + name + "\"\n" + more + "\n";
  }
  std::string refused(const std::string &lines, const std::string &insee = "56046") {
    try {
      read(lines, insee);
    } catch (const Fault &fault) {
      return fault.what();
    }
    return "nothing";
  }
  Scratch folder_;
};

std::vector<std::string> english(const std::vector<Message> &messages) {
  std::vector<std::string> texts;
  for (const auto &message : messages) texts.push_back(message.english());
  return texts;
}

TEST_F(Accounts, OfARealTownAreThoseOfItsTreasurer) {
  const auto accounts = read(file("closed_2021_main.xml"));
  EXPECT_THAT(english(accounts.warnings), IsEmpty())
      << "loans and account are 0.03 apart, which is nothing to tell";
  ASSERT_EQ(accounts.main.years.size(), 1u);
  const auto &y = accounts.main.years[0];
  EXPECT_EQ(y.year, 2021);
  EXPECT_EQ(y.revenue, to_cents(3000508.37)) << "as the document prints it: RReelFon";
  EXPECT_EQ(y.expenditure, to_cents(2282436.65));
  EXPECT_EQ(y.gross_savings(), to_cents(718071.72));
  EXPECT_EQ(y.capital_repaid, to_cents(139893.16));
  EXPECT_EQ(y.net_savings(), to_cents(578178.56));
  EXPECT_EQ(y.net_savings_at_least(), y.net_savings());
  EXPECT_EQ(y.interest, to_cents(30046.97));
  EXPECT_EQ(y.staff, to_cents(1127513.94));
  EXPECT_EQ(y.equipment, to_cents(774003.03));
  EXPECT_EQ(y.own_works, to_cents(54926.72));
  EXPECT_EQ(y.vat_compensation, to_cents(181351.00 + 3897.00));
  EXPECT_EQ(y.debt_end, to_cents(2079074.34));
  EXPECT_NEAR(*y.years_to_repay(), 2.895, 0.0005);
  EXPECT_EQ(accounts.main.siret, "21560046100010");
  EXPECT_EQ(accounts.main.loans.size(), 14u);
  EXPECT_EQ(accounts.main.loans_year, 2021);
  EXPECT_EQ(accounts.read.size(), 2u) << "the file and the rules";
}

// The document prints its own ratios: by inhabitant, and in hundredths.
TEST_F(Accounts, AgreeWithTheRatiosThatTheDocumentPrints) {
  const auto y = read(file("closed_2021_main.xml")).main.years.at(0);
  const double people = 3446, spent = euros(*y.expenditure - *y.own_works);
  EXPECT_NEAR(euros(*y.revenue) / people, 870.72, 0.005);
  EXPECT_NEAR(spent / people, 646.40, 0.005);
  EXPECT_NEAR(euros(*y.equipment + *y.own_works) / people, 240.55, 0.005);
  EXPECT_NEAR(euros(*y.staff) / spent * 100, 50.62, 0.005);
  EXPECT_NEAR((spent + euros(*y.capital_repaid)) / euros(*y.revenue) * 100, 78.90, 0.005);
}

TEST_F(Accounts, OfTheCsvAreTheSameButForTheDebt) {
  const auto y = read(file("closed_2021_main.csv")).main.years.at(0);
  EXPECT_EQ(y.revenue, to_cents(3000508.37));
  EXPECT_EQ(y.expenditure, to_cents(2282436.65));
  EXPECT_EQ(y.net_savings(), to_cents(578178.56));
  EXPECT_FALSE(y.debt_end) << "no state of loans is given: unknown, not 0";
  EXPECT_FALSE(y.years_to_repay());
  const auto with = read(file("closed_2021_main.csv") + file("loans_2021.csv"));
  EXPECT_EQ(with.main.years.at(0).debt_end, to_cents(2079074.34));
  EXPECT_EQ(with.main.loans.size(), 14u) << "the blank row is none";
}

TEST_F(Accounts, ABudgetIsNoAccount) {
  const auto budgets = read(file("budget_2022_main.csv") + file("change_2021_main.csv"));
  EXPECT_TRUE(budgets.none());
  EXPECT_THAT(english(budgets.warnings), ElementsAre(HasSubstr("No file is of a closed account")));
  const auto both = read(file("budget_2022_main.xml") + file("closed_2021_main.csv"));
  ASSERT_EQ(both.main.years.size(), 1u);
  EXPECT_EQ(both.main.years[0].year, 2021);
}

TEST_F(Accounts, SumsOfABudgetAreThoseItVotes) {
  const auto d = document("budget_2022_main.csv");
  const auto voted = [&](const Aggregate &a) {
    return sum_of(d, a, french_rules(), BudgetAmount::voted);
  };
  EXPECT_EQ(voted(french_rules().revenue), to_cents(3082599.00));
  EXPECT_EQ(voted(french_rules().expenditure), to_cents(2572173.00 - 500.00))
      << "without provisions (6817)";
  EXPECT_EQ(voted(french_rules().capital_repaid), to_cents(133000.00 + 5000.00))
      << "1641 and 16878";
}

TEST_F(Accounts, AnAnnexedBudgetStandsApart) {
  const auto accounts = read(file("closed_2021_annexed.xml") + file("closed_2021_main.xml"));
  EXPECT_EQ(accounts.main.years.at(0).debt_end, to_cents(2079074.34));
  ASSERT_EQ(accounts.annexed.size(), 1u);
  const auto &annexed = accounts.annexed[0];
  EXPECT_EQ(annexed.name, "LOTISSEMENT LE BOCENO");
  EXPECT_EQ(annexed.years.at(0).revenue, to_cents(1159297.82));
  EXPECT_EQ(annexed.years.at(0).expenditure, to_cents(49009.93));
  EXPECT_EQ(annexed.years.at(0).debt_end, to_cents(2500000.00));
}

TEST_F(Accounts, OfTwoBudgetsInCsvOneMustBeSaidToBeTheMainOne) {
  const auto both = file("closed_2021_main.csv") + file("closed_2021_annexed.csv");
  EXPECT_THAT(refused(both), HasSubstr("which of the budgets 21560046100010 and 21560046100085"));
  const auto said =
      read(file("closed_2021_main.csv") + file("closed_2021_annexed.csv", "budget = \"annexed\""));
  EXPECT_EQ(said.main.siret, "21560046100010");
  EXPECT_EQ(said.annexed.size(), 1u);
  const auto main =
      read(file("closed_2021_main.csv", "budget = \"main\"") + file("closed_2021_annexed.csv"));
  EXPECT_EQ(main.annexed.size(), 1u) << "all others are annexed then";
  EXPECT_THAT(refused(file("closed_2021_main.csv", "budget = \"main\"") +
                      file("closed_2021_annexed.csv", "budget = \"main\"")),
              HasSubstr("two budgets are said to be the main one"));
  EXPECT_THAT(refused(file("closed_2021_annexed.xml", "budget = \"main\"")),
              HasSubstr("the file says that this is an annexed budget"));
}

TEST_F(Accounts, OneDocumentInBothFormatsCountsOnce) {
  const auto accounts = read(file("closed_2021_main.csv") + file("closed_2021_main.xml"));
  EXPECT_EQ(accounts.main.years.size(), 1u);
  EXPECT_EQ(accounts.main.years[0].debt_end, to_cents(2079074.34)) << "the XML has the loans";
}

TEST_F(Accounts, TwoDocumentsThatDifferAreRefusedByAccount) {
  auto text = read_file(accounts_data / "closed_2021_main.csv");
  const auto at = text.find("67402.98");
  ASSERT_NE(at, text.npos);
  text.replace(at, 8, "67402.99");
  folder_.write("other.csv", text);
  EXPECT_THAT(refused(file("closed_2021_main.xml") + "[[accounts]]\nfile = \"other.csv\"\n"),
              AllOf(HasSubstr("account 60612: 67402.99 here, 67402.98 in"),
                    HasSubstr("closed_2021_main.xml")));
}

TEST_F(Accounts, AFileMustBeOfTheDossiersTownAndYear) {
  EXPECT_THAT(refused(file("closed_2021_main.xml", "year = 2022")),
              AllOf(HasSubstr("the file is of 2021, [[accounts]] says 2022"),
                    HasSubstr("dossier.toml:7:8")));
  EXPECT_THAT(refused(file("closed_2021_main.xml"), "38563"),
              HasSubstr("the file is of the commune 56046, the dossier of 38563"));
  EXPECT_THAT(refused(file("closed_2021_main.xml", "siret = \"21560046100085\"")),
              HasSubstr("no budget of this file has the SIRET 21560046100085"));
  EXPECT_THAT(refused(file("README.md")), HasSubstr("README.md"));
  EXPECT_THAT(refused(file("bad_year.xml") + file("bad_step.xml")),
              AllOf(HasSubstr("2022 en erreur"), HasSubstr("99999")))
      << "all mistakes of all files";
}

TEST_F(Accounts, ASeriesGivesTheYearsThatNoDocumentTells) {
  const auto accounts = read(file("two_communes_2000_2024.csv"), "21425");
  EXPECT_EQ(accounts.main.years.size(), 8u);
  EXPECT_EQ(accounts.main.last()->year, 2024);
  EXPECT_EQ(accounts.main.last()->debt_end, to_cents(12299826));
  EXPECT_EQ(accounts.main.loans_year, 0);
}

TEST_F(Accounts, TheBaselineFillsWhatFilesLackAndWinsAloud) {
  const auto alone = read("[baseline]\nyear = 2024\nrevenue = 5000000\ndebt = 2079074.34\n");
  ASSERT_EQ(alone.main.years.size(), 1u);
  EXPECT_EQ(alone.main.years[0].debt_end, to_cents(2079074.34));
  EXPECT_FALSE(alone.main.years[0].expenditure);
  EXPECT_THAT(english(alone.warnings), IsEmpty());

  const auto filled = read(file("closed_2021_main.csv") + "[baseline]\ndebt = 2079074.34\n");
  EXPECT_EQ(filled.main.years.at(0).year, 2021);
  EXPECT_NEAR(*filled.main.years[0].years_to_repay(), 2.895, 0.0005);
  EXPECT_THAT(english(filled.warnings), IsEmpty());

  const auto won = read(file("closed_2021_main.csv") + "[baseline]\nrevenue = 3000000\n");
  EXPECT_EQ(won.main.years.at(0).revenue, to_cents(3000000));
  EXPECT_THAT(english(won.warnings),
              ElementsAre(HasSubstr("revenue of 3000000.00 for 2021, the files 3000508.37")));
}

TEST_F(Accounts, TheBaselineIsCheckedWhereItStands) {
  EXPECT_THAT(refused("[baseline]\ndebt = -5\n"),
              AllOf(HasSubstr("dossier.toml:6:8"), HasSubstr("-5")));
  EXPECT_THAT(refused("[baseline]\ndebt = 5\n"), HasSubstr("`year` is missing"));
  EXPECT_THAT(refused("[baseline]\nyear = 2024\ngrowth = { revenue = 0.5 }\n"), HasSubstr("0.5"));
  EXPECT_THAT(
      refused(
          "[baseline]\nyear = 2024\nnew_loans = { 27 = { amount = 1, rate = 0.1, years = 2 } }\n"),
      HasSubstr("`27` is no year"));
  EXPECT_THAT(refused("[baseline]\nyear = 2024\nexpenditure = 5\ninterest = 6\n"),
              HasSubstr("interest is 6, above all expenditure: 5"));
  EXPECT_THAT(refused("[baseline]\nyear = 2024\ndept = 5\n"), HasSubstr("debt"));
  EXPECT_THAT(refused(file("nothing.xml")), HasSubstr("`accounts/nothing.xml` is not there"));
  EXPECT_THAT(refused(file("closed_2021_main.xml", "budget = \"big\"")), HasSubstr("`big`"));
  EXPECT_THAT(refused(file("closed_2021_main.xml", "siret = \"12\"")), HasSubstr("has 2 digits"));
}

TEST_F(Accounts, TheBaselineTellsGrowthAndNewLoans) {
  read(
      "[baseline]\ngrowth = { revenue = 0.01, expenditure = 0.02 }\n"
      "new_loans = { 2027 = { amount = 445000, rate = 0.035, years = 15 } }\n");
  const auto dossier = read_dossier(folder_.path());
  EXPECT_DOUBLE_EQ(dossier.baseline.revenue_growth, 0.01);
  EXPECT_DOUBLE_EQ(dossier.baseline.expenditure_growth, 0.02);
  ASSERT_EQ(dossier.baseline.new_loans.size(), 1u);
  EXPECT_EQ(dossier.baseline.new_loans.at(2027).amount, 445000);
  EXPECT_EQ(dossier.baseline.new_loans.at(2027).years, 15);
}

TEST_F(Accounts, WithoutFilesNothingIsKnown) {
  const auto accounts = read("");
  EXPECT_TRUE(accounts.none());
  EXPECT_TRUE(accounts.read.empty());
}

TEST(AccountRulesFile, MistakesAreToldWithTheirPlace) {
  Scratch folder;
  folder.write("accounts.toml",
               "[[step]]\ncode = \"01\"\nkind = \"budget\"\nlabels = [\"a\"]\n"
               "[aggregate.revenue]\nside = \"left\"\naccounts = [\"7x\"]\nsource = \"s\"\n"
               "as_of = \"2020\"\nconfidence = \"sure\"\n");
  try {
    read_account_rules(folder.path() / "accounts.toml");
    FAIL();
  } catch (const Fault &fault) {
    for (const char *text :
         {"accounts.toml:3:8: `kind` is `budget`", "`side` is `left`", "`accounts` is `7x`",
          "`confidence` is `sure`", "[aggregate.expenditure]", "[loans]", "[not_flows]"})
      EXPECT_THAT(fault.what(), HasSubstr(text));
  }
}

}  // namespace
}  // namespace jalon
