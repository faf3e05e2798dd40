// Proves what [project.financing], [financing] and [limits] are read as, and that what contradicts
// itself is refused with its place.
#include "core/territory/project_financing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/territory/dossier.h"

namespace jalon {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
  FinancingClaim claim;
  std::vector<std::string> faults;
};

Read read(const std::string &text) {
  std::vector<Fault> faults;
  const auto root = read_toml(text, "projects.toml");
  TomlTable top(root, "projects.toml", faults);
  Read out{read_financing_claim(top), {}};
  for (const auto &fault : faults) out.faults.emplace_back(fault.what());
  return out;
}

TEST(ProjectFinancing, ReadsEveryKey) {
  const auto [c, faults] = read(R"(
    [financing]
    cost = 150000
    cost_confidence = "certain"
    phasing = [0.6, 0.4]
    engaged = "2027-03-01"
    units = 300
    share_of_inventory = 0.3
    items = [{ kind = "luminaire", quantity = 300, unit_cost = 500 }]
    eligible = 0.9
    vat = "compensated"
    vat_rate = 0.2
    own_minimum = "school_energy"
    own_minimum_source = "arrêté du 3 mars"
    studies = 12000
    depreciation = 20
    certificate = [{ sheet = "res" }]
    loan = [{ kind = "bank", amount = 20000, rate = 0.035, years = 10, profile = "bullet" }]
    [[financing.grant]]
    programme = "detr"
    status = "requested"
    rate = 0.40
    probability = 0.5
    [[financing.grant]]
    title = "Aide"
    funder = "Fondation"
    public = false
    status = "granted"
    amount = 5000
    decided = "2027-06-30"
    reference = "n° 123")");
  EXPECT_THAT(faults, IsEmpty());
  EXPECT_TRUE(c.said);
  EXPECT_EQ(c.cost, 150000);
  EXPECT_EQ(c.cost_confidence, Confidence::certain);
  EXPECT_THAT(c.phasing, ElementsAre(0.6, 0.4));
  EXPECT_EQ(c.engaged, "2027-03-01");
  ASSERT_EQ(c.items.size(), 1U);
  EXPECT_EQ(c.items[0].unit_cost, 500);
  EXPECT_EQ(c.vat, VatRegime::compensated);
  EXPECT_EQ(c.own_minimum, "school_energy");
  ASSERT_EQ(c.grants.size(), 2U);
  EXPECT_EQ(c.grants[0].status, FundingStatus::requested);
  EXPECT_FALSE(c.grants[1].public_aid);
  ASSERT_EQ(c.loans.size(), 1U);
  EXPECT_EQ(c.loans[0].profile, LoanProfile::bullet);
  EXPECT_EQ(c.certificates.at(0).sheet, "res");
  EXPECT_EQ(c.depreciation, 20);
}

TEST(ProjectFinancing, NothingSaidIsNothing) {
  const auto [c, faults] = read("title = \"x\"\n");
  EXPECT_THAT(faults, IsEmpty());
  EXPECT_FALSE(c.said);
  EXPECT_EQ(c.cost, std::nullopt);
}

struct Bad {
  const char *text, *told;
};
class BadClaims : public testing::TestWithParam<Bad> {};

TEST_P(BadClaims, AreRefusedWithTheirPlace) {
  const auto [c, faults] = read("[financing]\n" + std::string(GetParam().text) + "\n");
  EXPECT_THAT(faults, Contains(HasSubstr(GetParam().told)));
  for (const auto &fault : faults) EXPECT_THAT(fault, HasSubstr("projects.toml:"));
}

INSTANTIATE_TEST_SUITE_P(
    ProjectFinancing, BadClaims,
    testing::Values(
        Bad{"cost = -1", "`cost` is -1"}, Bad{"phasing = [0.6, 0.3]", "`phasing` adds up to 0.9"},
        Bad{"phasing = []", "no list of shares"}, Bad{"phasing = [1.5, -0.5]", "no list of shares"},
        Bad{"phasing = [\"a\"]", "no list of shares"}, Bad{"engaged = \"2027-02-30\"", "`engaged`"},
        Bad{"eligible = 1.5", "`eligible` is 1.5"},
        Bad{"eligible = 0.5\neligible_amount = 3", "both `eligible` and `eligible_amount`"},
        Bad{"cost = 10\nstudies = 11", "more than the cost"},
        Bad{"units = 2\nitems = [{ kind = \"a\", quantity = 3, unit_cost = 1 }]", "3 of one kind"},
        Bad{"vat = \"compensate\"", "did you mean `compensated`?"},
        Bad{"vat = \"none\"", "`vat` is `none`"},
        Bad{"holder = \"syndicate\"\nvat = \"compensated\"", "`syndicate` holds the power"},
        Bad{"holder = \"commune\"\ncontribution = 0.5", "the commune holds the power"},
        Bad{"own_minimum = \"school_energy\"", "names no decision"},
        Bad{"loan = [{ kind = \"bank\", years = 10 }]", "has no amount"},
        Bad{"loan = [{ kind = \"bank\", amount = 1, years = 61 }]", "`years` is 61"},
        Bad{"loan = [{ kind = \"bank\", amount = 1, share = 0.1, years = 6 }]",
            "both `amount` and `share`"},
        Bad{"loan = [{ kind = \"bank\", amount = 1, years = 6, grace = 6 }]", "`grace` is 6"},
        Bad{"certificate = [{ sheet = \"a\" }, { sheet = \"a\" }]", "a second time"},
        Bad{"grant = [{ programme = \"detr\" }]", "`status` is missing"},
        Bad{"grant = [{ status = \"requested\" }]", "names no programme"},
        Bad{"grant = [{ programme = \"detr\", status = \"granted\", rate = 0.3 }]",
            "its amount or the day of the decision is missing"},
        Bad{"grant = [{ programme = \"detr\", status = \"refused\", probability = 0.3 }]",
            "`probability` is given"},
        Bad{"grant = [{ programme = \"detr\", status = \"requested\", rate = 0.3, amount = 1 }]",
            "both `rate` and `amount`"},
        Bad{"grnat = 1", "did you mean `grant`?"}));

TEST(DossierFinancing, ReadsChoicesAndLimits) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dossier-financing";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "aides.toml") << "\n";
  std::vector<Fault> faults;
  const auto root = read_toml(
      "[financing]\nfiles = [\"aides.toml\"]\nvat_compensation_lag = 1\ncount = \"all\"\n"
      "[limits]\nnet_savings_floor = 100000\nyears_to_repay = 10\napply = false\n",
      "dossier.toml");
  TomlTable top(root, "dossier.toml", faults);
  const auto choices = read_financing_choices(top, folder);
  const auto limits = read_budget_limits(top);
  top.finish();
  EXPECT_THAT(faults, IsEmpty());
  EXPECT_EQ(choices.vat_compensation_lag, 1);
  EXPECT_EQ(choices.count, Counting::all);
  EXPECT_EQ(choices.files.at(0).filename(), "aides.toml");
  EXPECT_FALSE(limits.apply);
  EXPECT_EQ(limits.net_savings_floor, 100000);
  EXPECT_EQ(limits.years_to_repay, 10);
}

TEST(DossierFinancing, IsPartOfTheDossier) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dossier-with-financing";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "dossier.toml")
      << "schema = 1\nname = \"x\"\ncountry = \"fr\"\nbase_year = 2027\n"
         "[financing]\ncount = \"granted\"\n[limits]\nyears_to_repay = 9\n";
  std::ofstream(folder / "projects.toml") << "[[project]]\nid = \"p\"\ntitle = \"P\"\n"
                                             "[project.financing]\ncost = 5\n"
                                             "[[project.financing.grant]]\ntitle = \"a\"\n"
                                             "funder = \"b\"\nstatus = \"envisaged\"\n";
  const auto dossier = read_dossier(folder);
  EXPECT_EQ(dossier.financing.count, Counting::granted_only);
  EXPECT_EQ(dossier.limits.years_to_repay, 9);
  EXPECT_EQ(dossier.projects.at(0).financing.cost, 5);
  EXPECT_EQ(dossier.projects.at(0).financing.grants.at(0).funder, "b");
}

TEST(DossierFinancing, RefusesWhatCannotBe) {
  std::vector<Fault> faults;
  const auto root = read_toml(
      "[financing]\nfiles = [\"not-there.toml\"]\ncount = \"some\"\nvat_compensation_lag = 9\n"
      "[limits]\nnet_savings_floor = -5\n",
      "dossier.toml");
  TomlTable top(root, "dossier.toml", faults);
  read_financing_choices(top, testing::TempDir());
  read_budget_limits(top);
  EXPECT_EQ(faults.size(), 4U);
}

}  // namespace
}  // namespace jalon
