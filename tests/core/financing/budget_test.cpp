// Proves the town's budget before and after, what is warned of, what a roadmap may use, and what
// becomes of projects whose power somebody else holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/financing/needs.h"
#include "tests/core/financing/shipped.h"

namespace jalon {
namespace {

using namespace testing_financing;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

TownAccounts accounts(double revenue, double expenditure, double capital, double debt) {
  AccountsYear y;
  y.year = 2026;
  y.revenue = to_cents(revenue);
  y.expenditure = to_cents(expenditure);
  y.capital_repaid = to_cents(capital);
  y.debt_end = to_cents(debt);
  TownAccounts a;
  a.main.years = {y};
  return a;
}

std::vector<std::string> ids(const std::vector<Alert> &alerts) {
  std::vector<std::string> all;
  for (const auto &a : alerts) all.push_back(a.id);
  return all;
}

std::vector<std::string> warned(const TownAccounts &a, const std::vector<FinancingPlan> &plans,
                                std::optional<double> population = 4000) {
  TownContext town;
  town.population = population;
  const auto path = budget_path(a, {}, plans, from_to(2027, 2030));
  return ids(programme_alerts(plans, path, a, {}, shipped(), town));
}

TEST(BudgetPath, HoldsTheAccountsAndRunsTheDebtOff) {
  const auto path = budget_path(accounts(1000, 700, 100, 250), {}, {}, from_to(2027, 2030));
  EXPECT_EQ(euros(*path.before[0].gross_savings()), 300);
  EXPECT_EQ(euros(*path.before[1].net_savings()), 200);
  EXPECT_EQ(euros(*path.before[2].capital_repaid), 50);  // what is left of the debt
  EXPECT_EQ(euros(*path.before[3].debt), 0);
  EXPECT_EQ(*path.before[0].years_to_repay(), 0.5);
  EXPECT_EQ(*path.before[0].savings_rate(), 0.3);
}

TEST(BudgetPath, WithoutAccountsKnowsNothingButTheChanges) {
  auto r = quote(1000);
  const auto plan = finance(r, shipped(), {}, from_to(2027, 2030));
  const auto path = budget_path({}, {}, {&plan, 1}, from_to(2027, 2030));
  EXPECT_EQ(path.accounts_year, std::nullopt);
  EXPECT_EQ(path.after[0].net_savings(), std::nullopt);
  EXPECT_EQ(path.after[0].years_to_repay(), std::nullopt);
  EXPECT_EQ(euros(path.change[0].capital_spending), 1200);
  EXPECT_EQ(euros(path.change[2].vat_compensation), 196.85);
  EXPECT_EQ(path.change[0].own + path.change[2].own, plan.own_final);
}

TEST(BudgetPath, LoansInForceRunOffOneByOneWhereTheyMakeTheDebt) {
  auto a = accounts(1000, 700, 100, 250);
  a.main.years[0].interest = to_cents(10);
  TownLoan l;
  l.outstanding_start = to_cents(350);
  l.outstanding_end = to_cents(250);
  l.capital_paid = to_cents(100);
  l.interest_paid = to_cents(7);  // 2 %
  a.main.loans = {l};
  a.main.loans_year = 2026;
  const auto path = budget_path(a, {}, {}, from_to(2027, 2029));
  EXPECT_EQ(euros(*path.before[0].capital_repaid), 102);
  EXPECT_EQ(euros(*path.before[0].expenditure), 695);  // interest 5 instead of 10
  a.main.loans[0].outstanding_end = to_cents(90);      // only a part of the debt is listed
  EXPECT_EQ(euros(*budget_path(a, {}, {}, from_to(2027, 2029)).before[0].capital_repaid), 100);
}

TEST(BudgetPath, TheBaselineGrowsAndBorrows) {
  Baseline b;
  b.revenue_growth = 0.01;
  b.new_loans[2027] = {100, 0.10, 2};
  const auto path = budget_path(accounts(1000, 700, 0, 0), b, {}, from_to(2027, 2029));
  EXPECT_EQ(euros(*path.before[1].revenue), 1020.10);
  EXPECT_EQ(euros(*path.before[0].debt), 100);
  EXPECT_EQ(euros(*path.before[1].expenditure), 710);
  EXPECT_EQ(euros(*path.before[1].capital_repaid), 47.62);
  EXPECT_EQ(euros(*path.before[2].debt), 0);
}

TEST(BudgetPath, DepreciatesOverItsYearsAndNoMoneyMoves) {
  const auto plan = finance(quote(1000), shipped(), {}, from_to(2027, 2030));
  const std::vector over{3};
  const auto path = budget_path({}, {}, {&plan, 1}, from_to(2027, 2031), over);
  EXPECT_EQ(path.change[0].depreciation.n, 0);
  EXPECT_EQ(euros(path.change[1].depreciation), 400);
  EXPECT_EQ(euros(path.change[3].depreciation), 400);
  EXPECT_EQ(path.change[4].depreciation.n, 0);
  EXPECT_EQ(path.change[1].net_savings().n, 0);
  FinancingClaim claim;
  claim.holder = "syndicate";
  EXPECT_EQ(depreciation_years(claim, shipped(), nullptr, 2027), 30);
  claim.depreciation = 12;
  EXPECT_EQ(depreciation_years(claim, shipped(), nullptr, 2027), 12);
  EXPECT_EQ(depreciation_years({}, shipped(), nullptr, 2027), 0);
}

TEST(Alerts, NameWhatADirectorMustSee) {
  EXPECT_THAT(warned(accounts(1000, 700, 100, 4000), {}), Contains("debt"));
  EXPECT_THAT(warned(accounts(1000, 700, 100, 3600), {}), Not(Contains("debt")));
  EXPECT_THAT(warned(accounts(1000, 1001, 0, 100), {}), Contains("no_savings"));
  EXPECT_THAT(warned(accounts(1000, 950, 100, 500), {}), Contains("net_savings"));
  EXPECT_THAT(warned(accounts(1000, 950, 100, 500), {}), Contains("balance"));
  EXPECT_THAT(warned({}, {}), ElementsAre("no_accounts"));
  auto old = accounts(1000, 700, 100, 300);
  old.main.years[0].year = 2024;
  EXPECT_THAT(warned(old, {}), ElementsAre("old_accounts"));
  BudgetAccounts other;
  other.name = "estate";
  other.years = accounts(1, 1, 0, 9).main.years;
  auto two = accounts(1000, 700, 100, 300);
  two.annexed = {other};
  EXPECT_THAT(warned(two, {}), ElementsAre("other_budget"));
}

// The share of the operating revenue from which the study is compulsory falls with the population.
TEST(Alerts, TheImpactStudyGoesByThePopulation) {
  const std::vector plans{finance(quote(1000), shipped(), {}, from_to(2027, 2030))};  // 1,200
  const auto studied = [&](double revenue, std::optional<double> population) {
    return ids(programme_alerts(
        plans, budget_path(accounts(revenue, 1, 0, 0), {}, plans, from_to(2027, 2030)),
        accounts(revenue, 1, 0, 0), {}, shipped(), [&] {
          TownContext town;
          town.population = population;
          return town;
        }()));
  };
  EXPECT_THAT(studied(799, 4999), Contains("impact_study"));
  EXPECT_THAT(studied(800, 4999), Not(Contains("impact_study")));
  EXPECT_THAT(studied(1199, 5000), Contains("impact_study"));
  EXPECT_THAT(studied(1200, 14999), Not(Contains("impact_study")));
  EXPECT_THAT(studied(1599, 15000), Contains("impact_study"));
  EXPECT_THAT(studied(2399, 50000), Contains("impact_study"));
  EXPECT_THAT(studied(2400, 50000), Not(Contains("impact_study")));
  EXPECT_THAT(studied(800, std::nullopt), Contains("revenue_unknown"));
}

TEST(Alerts, ProcurementGoesByWhatIsBoughtAndWhen) {
  const auto told = [&](double cost, const char *kind, const char *engaged) {
    auto r = quote(cost);
    r.cost.procurement = kind;
    r.claim.engaged = engaged;
    return ids(finance(r, shipped(), {}, from_to(2027, 2030)).alerts);
  };
  EXPECT_THAT(told(99999, "works", "2027-01-01"), Not(Contains("procurement")));
  EXPECT_THAT(told(100000, "works", "2027-01-01"), Contains("procurement"));
  EXPECT_THAT(told(59999, "services", "2027-01-01"), Not(Contains("procurement")));
  EXPECT_THAT(told(59999, "services", "2026-03-31"), Contains("procurement"));
  EXPECT_THAT(told(216000, "supplies", "2027-01-01"), Contains("formal"));
  EXPECT_THAT(told(216000, "supplies", "2028-01-01"), Contains("expired"));
}

TEST(Alerts, SayWhatAPlanRestsOn) {
  auto r = quote(100000);
  r.cost.vat.reset();
  r.claim.grants = {asked("detr", FundingStatus::requested)};
  r.claim.own_minimum = "school_energy";
  r.claim.own_minimum_source = "decision";
  EXPECT_THAT(ids(finance(r, shipped(), {}, from_to(2027, 2030)).alerts),
              testing::IsSupersetOf({"vat_unsaid", "no_rate", "exception"}));
  auto over = quote(100000);
  auto g = asked("detr", FundingStatus::granted);
  g.amount = 90000;
  g.decided = "2026-11-01";
  over.claim.grants = {g};
  EXPECT_THAT(ids(finance(over, shipped(), {}, from_to(2027, 2030)).alerts),
              Contains("own_exceeded"));
}

TEST(Alerts, ASubsidyAmongTheFactsIsToldOnce) {
  Project p;
  p.title = "p";
  p.measures.emplace_back();
  EXPECT_EQ(subsidy_alert(p, {}, "EUR"), std::nullopt);
  p.facts.subsidy = 1000;
  EXPECT_EQ(subsidy_alert(p, {}, "EUR")->id, "subsidy_fact");
  FinancingClaim claim;
  claim.grants.emplace_back();
  EXPECT_EQ(subsidy_alert(p, claim, "EUR"), std::nullopt);
}

TEST(Holder, ASyndicateInvestsAndTheTownPaysItsPart) {
  auto r = quote(100000);
  r.claim.holder = "syndicate";
  r.claim.contribution = 0.7;
  r.cost.lines = {{"energy", "", {0, -1000, -1000, -1000}}};
  const auto plan = finance(r, shipped(), {}, from_to(2027, 2030));
  EXPECT_EQ(euros(plan.cost_with_vat), 70000);
  EXPECT_EQ(plan.regime, VatRegime::none);
  EXPECT_EQ(sum_of(plan.postings, Flow::vat_compensation).n, 0);
  // Energy saved stays in the town's books, with its VAT.
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::running_cost)), -3600);
  r.claim.contribution.reset();
  const auto unknown = finance(r, shipped(), {}, from_to(2027, 2030));
  EXPECT_TRUE(unknown.holder_part_unknown);
  EXPECT_EQ(euros(unknown.cost_with_vat), 100000);
  r.claim.holder = "concession";
  EXPECT_EQ(sum_of(finance(r, shipped(), {}, from_to(2027, 2030)).postings, Flow::running_cost).n,
            0);
}

TEST(Running, VatFollowsTheRegimeAndUpkeepIsCompensated) {
  auto r = quote(0);
  r.cost.lines = {{"maintenance", "615232", {1000, 0, 0, 0}}, {"revenue", "", {-500, 0, 0, 0}}};
  const auto years = from_to(2027, 2030);
  auto plan = finance(r, shipped(), {}, years);
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::running_cost, 2027)), 1200);
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::running_compensation, 2029)), 196.85);
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::running_revenue, 2027)), 500);
  r.cost.vat = VatRegime::deductible;
  plan = finance(r, shipped(), {}, years);
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::running_cost, 2027)), 1000);
  EXPECT_EQ(sum_of(plan.postings, Flow::running_compensation).n, 0);
}

TEST(Running, SparedRenewalsAreInTheBudgetAndNotInOwnFunds) {
  auto r = quote(1000);
  r.cost.lines = {{"renewal", "21534", {0, -500, 0, 0}}};
  const auto years = from_to(2027, 2030);
  const auto plan = finance(r, shipped(), {}, years);
  EXPECT_EQ(plan.own_by_year(Counting::all)[1].n, 0);
  EXPECT_EQ(euros(changes_of({&plan, 1}, years)[1].capital_spending), -600);
}

// 75 of 100 on 21534, 25 on 2041582, which is never compensated: 120 x 0.75 x 16.404 %.
TEST(Compensation, IsOfSpendingOnEligibleAccountsAlone) {
  FinancingRequest r;
  r.start = 2027;
  r.cost.vat = VatRegime::compensated;
  r.cost.lines = {{"investment", "21534", {75}}, {"investment", "2041582", {25}}};
  const auto plan = finance(r, shipped(), {}, from_to(2027, 2027));
  EXPECT_EQ(euros(plan.eligible_with_vat[0]), 90);
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::vat_compensation, 2029)), 14.76);
  EXPECT_EQ(euros(plan.own_final), 105.24);
}

TEST(Loans, NeverComeToMoreThanTheWorks) {
  auto r = quote(1000);
  ClaimedLoan loan;
  loan.kind = "bank";
  loan.amount = 900;
  loan.rate = 0.03;
  loan.years = 5;
  r.claim.loans = {loan, loan};
  const auto plan = finance(r, shipped(), {}, from_to(2027, 2030));
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::loan_drawn)), 1200);
}

TEST(TownValue, IsTheDiscountedSumOfItsPostings) {
  auto r = quote(1000);
  r.claim.vat = VatRegime::final_cost;
  ClaimedLoan loan;
  loan.kind = "bank";
  loan.share = 1;
  loan.rate = 0.05;
  loan.years = 10;
  r.claim.loans = {loan};
  const auto years = from_to(2027, 2029);
  const std::vector<double> discount{1, 1 / 1.05, 1 / 1.05 / 1.05};
  // A loan at the rate of discount is worth nothing, its years after the last one included.
  EXPECT_NEAR(town_value(finance(r, shipped(), {}, years), years, discount), -1200, 0.05);
}

TEST(Roadmap, RoomIsWhatIsLeftUnderTheLimits) {
  const auto path = budget_path(accounts(1000, 700, 100, 1000), {}, {}, from_to(2027, 2028));
  const auto room = room_of(path, {}, {50, 10});
  EXPECT_NEAR(*room.net_savings[0], 150, 1e-9);
  EXPECT_NEAR(*room.debt[0], 3000 - 900, 1e-9);
  EXPECT_EQ(*room_of(path, {}, {500, 1}).net_savings[0], 0);  // broken by itself: no worse
  BudgetLimits off;
  off.apply = false;
  EXPECT_EQ(room_of(path, off, {50, 10}).debt[0], std::nullopt);
  EXPECT_EQ(room_of(budget_path({}, {}, {}, from_to(2027, 2028)), {}, {50, 10}).net_savings[0],
            std::nullopt);
}

}  // namespace
}  // namespace jalon
