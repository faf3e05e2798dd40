// Proves that the project worked out by hand comes out to the cent: grants with their caps, the
// limit on public aid, VAT compensation, instalments, certificates, the loan, own funds by year,
// and the town's savings and debt before and after. The numbers are those of a table made with
// decimal arithmetic apart from this program; the accounts are those of Crac'h, closed in 2021.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>

#include "core/financing/alerts.h"
#include "core/financing/needs.h"
#include "core/financing/public_aid.h"

namespace jalon {
namespace {

using ::testing::ElementsAre;

const FinancingRules &rules() {
  static const auto all =
      read_financing_rules(JALON_SOURCE_DIR "/config/financing/fr", {TEST_DATA "/region.toml"});
  return all;
}

std::vector<int> years(int first = 2027, int last = 2031) {
  std::vector<int> all(static_cast<std::size_t>(last - first + 1));
  std::iota(all.begin(), all.end(), first);
  return all;
}

FinancingRequest project() {
  FinancingRequest r;
  r.project = "led";
  r.title = "LED";
  r.start = 2027;
  r.cost.vat = VatRegime::compensated;
  r.cost.procurement = "works";
  r.cost.tags = {"lighting_renovation", "energy_saving_certificates"};
  r.cost.units = 300;
  // From 2029 it saves 12,000 of energy and 3,000 of upkeep a year, excluding VAT.
  r.cost.lines = {{"investment", "21534", {90000, 60000, 0, 0, 0}},
                  {"energy", "", {0, 0, -12000, -12000, -12000}},
                  {"maintenance", "", {0, 0, -3000, -3000, -3000}}};
  auto &c = r.claim;
  c.cost = 150000;
  c.phasing = {0.6, 0.4};
  c.units = 300;
  c.items = {{"luminaire", 300, 500}};
  ClaimedGrant syndicate, detr, region;
  syndicate.programme = "sde-319a";
  syndicate.status = FundingStatus::requested;
  detr.programme = "detr";
  detr.status = FundingStatus::requested;
  detr.rate = 0.40;
  region.programme = "region";
  region.amount = 50000;
  c.grants = {syndicate, detr, region};
  ClaimedLoan loan;
  loan.kind = "bank";
  loan.amount = 20000;
  loan.rate = 0.035;
  loan.years = 10;
  c.loans = {loan};
  c.certificates = {{"res-ec-104-2026", {}}};
  return r;
}

// The same once the syndicate has granted what its yearly cap leaves.
FinancingRequest granted() {
  auto r = project();
  r.claim.grants[0].status = FundingStatus::granted;
  r.claim.grants[0].amount = 20000;
  r.claim.grants[0].decided = "2027-01-15";
  return r;
}

FinancingPlan plan_of(const FinancingRequest &r) {
  TownContext town;
  town.population = 3446;
  return finance(r, rules(), town, years());
}

const FundingSource &source(const FinancingPlan &plan, const std::string &id) {
  for (const auto &s : plan.sources)
    if (s.id == id) return s;
  throw std::runtime_error("no source " + id);
}

std::vector<double> first_years(const FinancingPlan &plan, std::span<const Cents> cash) {
  std::vector<double> all;
  for (std::size_t y = 0; y < 5; ++y) all.push_back(euros(cash[plan.at(2027) + y]));
  return all;
}

std::vector<double> flow(const FinancingPlan &plan, Flow flow) {
  std::vector<double> all;
  for (const int year : years()) all.push_back(euros(sum_of(plan.postings, flow, year)));
  return all;
}

TownAccounts accounts() {
  AccountsYear y;
  y.year = 2021;
  y.revenue = to_cents(3000508.37);
  y.expenditure = to_cents(2282436.65);
  y.capital_repaid = to_cents(139893.16);
  y.debt_end = to_cents(2079074.34);
  TownAccounts a;
  a.main.years = {y};
  return a;
}

TEST(Led, TheSyndicatePaysItsRateUpToItsCapPerYear) {
  const auto plan = plan_of(project());
  const auto &s = source(plan, "sde-319a");
  EXPECT_EQ(euros(s.asked), 45000);  // 30 % x min(500, 500) x 300
  EXPECT_EQ(euros(s.amount), 20000);
  EXPECT_EQ(s.limited_by, "beneficiary_year_cap");
}

TEST(Led, TheLimitOnPublicAidCutsWhatIsOnlyEnvisaged) {
  const auto plan = plan_of(granted());
  EXPECT_EQ(euros(plan.private_aid), 8400);  // 300 x 4,000 kWh x 7 EUR/MWh
  EXPECT_EQ(euros(plan.public_aid_limit), 113280);
  EXPECT_EQ(euros(plan.public_aid), 113280);
  EXPECT_EQ(euros(source(plan, "detr").amount), 60000);
  EXPECT_EQ(euros(source(plan, "region").asked), 50000);
  EXPECT_EQ(euros(source(plan, "region").amount), 33280);
  EXPECT_EQ(source(plan, "region").limited_by, "public_aid_limit");
  EXPECT_EQ(euros(plan.own_excluding_vat), 28320);  // 20 % of 141,600
}

TEST(Led, EverySourceIsPaidInItsYears) {
  const auto plan = plan_of(granted());
  const auto cash = [&](const char *id) { return first_years(plan, source(plan, id).cash); };
  EXPECT_THAT(flow(plan, Flow::works), ElementsAre(108000, 72000, 0, 0, 0));
  EXPECT_THAT(cash("sde-319a"), ElementsAre(0, 0, 20000, 0, 0));
  EXPECT_THAT(cash("detr"), ElementsAre(18000, 18000, 24000, 0, 0));
  EXPECT_THAT(cash("region"), ElementsAre(19968, 6656, 6656, 0, 0));
  EXPECT_THAT(cash("res-ec-104-2026"), ElementsAre(0, 0, 8400, 0, 0));
  EXPECT_THAT(cash("vat_compensation"), ElementsAre(0, 0, 17716.32, 11810.88, 0));
  EXPECT_THAT(cash("bank"), ElementsAre(20000, 0, 0, 0, 0));
  EXPECT_THAT(cash("own"), ElementsAre(50032, 47344, -76772.32, -11810.88, 0));
}

TEST(Led, OwnFundsComeToWhatIsLeft) {
  const auto plan = plan_of(granted());
  EXPECT_EQ(euros(plan.cost_with_vat), 180000);
  EXPECT_EQ(euros(plan.own_final), 8792.80);
  EXPECT_EQ(euros(plan.peak_advance), 88583.20);
  EXPECT_EQ(euros(plan.own(Counting::all)), 8792.80);
  EXPECT_EQ(euros(plan.own(Counting::expected)), 65416.80);
  EXPECT_EQ(euros(plan.own(Counting::granted_only)), 102072.80);
  // Own funds and loan are the own part and the VAT that is never compensated.
  const Cents never = plan.vat - source(plan, "vat_compensation").amount;
  EXPECT_EQ(euros(never), 472.80);
  EXPECT_EQ(plan.own_final + to_cents(20000), plan.own_excluding_vat + never);
}

TEST(Led, TheLoanIsRepaidFromTheYearAfter) {
  const auto plan = plan_of(granted());
  EXPECT_THAT(flow(plan, Flow::loan_capital), ElementsAre(0, 1704.83, 1764.50, 1826.26, 1890.18));
  EXPECT_THAT(flow(plan, Flow::loan_interest), ElementsAre(0, 700, 640.33, 578.57, 514.65));
  const auto paid = [&](int year) {
    return euros(sum_of(plan.postings, Flow::loan_capital, year) +
                 sum_of(plan.postings, Flow::loan_interest, year));
  };
  EXPECT_EQ(paid(2036), 2404.83);
  EXPECT_EQ(paid(2037), 2404.79);  // takes what rounding left
  EXPECT_EQ(euros(sum_of(plan.postings, Flow::loan_interest)), 4048.26);
}

TEST(Led, ThePartnerPaysAtMostHalfOfWhatIsBorne) {
  EXPECT_EQ(euros(partner_limit(to_cents(150472.80), to_cents(80000), 0.5)), 35236.40);
  auto r = project();
  ClaimedGrant other, partner;
  other.programme = "detr";
  other.status = FundingStatus::requested;
  other.amount = 80000;
  partner.programme = "fonds-de-concours";
  partner.status = FundingStatus::requested;
  partner.amount = 40000;
  r.claim.grants = {other, partner};
  r.claim.certificates.clear();
  const auto plan = plan_of(r);
  EXPECT_EQ(euros(source(plan, "fonds-de-concours").amount), 35236.40);
  EXPECT_EQ(source(plan, "fonds-de-concours").limited_by, "partner_limit");
}

TEST(Led, SavingsAndDebtBeforeAndAfter) {
  const std::vector plans{plan_of(granted())};
  const auto path = budget_path(accounts(), {}, plans, years());
  const auto column = [](const std::vector<BudgetYear> &of, auto what) {
    std::vector<double> all;
    for (const auto &y : of) all.push_back(euros(*what(y)));
    return all;
  };
  const auto gross = [](const BudgetYear &y) { return y.gross_savings(); };
  const auto net = [](const BudgetYear &y) { return y.net_savings(); };
  const auto debt = [](const BudgetYear &y) { return y.debt; };
  EXPECT_THAT(column(path.before, gross), testing::Each(718071.72));
  EXPECT_THAT(column(path.after, gross),
              ElementsAre(718071.72, 717371.72, 735431.39, 735493.15, 735557.07));
  EXPECT_THAT(column(path.before, net), testing::Each(578178.56));
  EXPECT_THAT(column(path.after, net),
              ElementsAre(578178.56, 575773.73, 593773.73, 593773.73, 593773.73));
  EXPECT_THAT(column(path.before, debt),
              ElementsAre(1939181.18, 1799288.02, 1659394.86, 1519501.70, 1379608.54));
  EXPECT_THAT(column(path.after, debt),
              ElementsAre(1959181.18, 1817583.19, 1675925.53, 1534206.11, 1392422.77));
  const auto to_repay = [](const std::vector<BudgetYear> &of) {
    std::vector<double> all;
    for (const auto &y : of) all.push_back(std::round(*y.years_to_repay() * 1000) / 1000);
    return all;
  };
  EXPECT_THAT(to_repay(path.before), ElementsAre(2.701, 2.506, 2.311, 2.116, 1.921));
  EXPECT_THAT(to_repay(path.after), ElementsAre(2.728, 2.534, 2.279, 2.086, 1.893));
}

TEST(Led, NoStudyIsCompulsoryAndCompetitionIs) {
  const std::vector plans{plan_of(granted())};
  TownContext town;
  town.population = 3446;
  const auto path = budget_path(accounts(), {}, plans, years());
  const auto alerts = programme_alerts(plans, path, accounts(), {}, rules(), town);
  std::vector<std::string> ids;
  for (const auto &a : alerts) ids.push_back(a.id);
  EXPECT_THAT(ids, testing::UnorderedElementsAre("own_cut", "vat_lag", "peak", "procurement",
                                                 "old_accounts"));
}

TEST(Led, TheRoadmapIsToldWhatTheStartTakes) {
  const auto plan = plan_of(granted());
  const BudgetThresholds thresholds{100000, 10};
  const auto needs = needs_of(plan, years(), Counting::all, thresholds);
  EXPECT_THAT(needs.own_funds, ElementsAre(50032, 47344, -76772.32, -11810.88, 0));
  EXPECT_NEAR(needs.net_savings[1], -2404.83, 1e-9);
  EXPECT_NEAR(needs.debt[1], 18295.17, 1e-9);
  EXPECT_NEAR(needs.debt_used[1], 18295.17 + 10 * 700, 1e-9);
  const auto room = room_of(budget_path(accounts(), {}, {}, years()), {}, thresholds);
  EXPECT_NEAR(*room.net_savings[0], 478178.56, 1e-9);
  EXPECT_NEAR(*room.debt[0], 7180717.20 - 1939181.18, 1e-6);
}

}  // namespace
}  // namespace jalon
