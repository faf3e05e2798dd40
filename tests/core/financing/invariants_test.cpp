// Proves what must hold of every plan, to the cent, on 10,000 random ones: each year's uses are its
// sources, no transfer makes money, compensation is the rule on eligible spending, loans are
// repaid, public aid keeps to its limit, and what is counted lies between its extremes.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "core/financing/budget.h"
#include "tests/core/financing/shipped.h"

namespace jalon {
namespace {

using namespace testing_financing;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  double real(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_()) / 4294967296.0;
  }
  int whole(int low, int high) {
    return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1));
  }
  bool heads(double chance = 0.5) { return real(0, 1) < chance; }

 private:
  std::mt19937 engine_;  // the same numbers everywhere
};

ClaimedGrant random_grant(Dice &dice, int start) {
  ClaimedGrant g;
  const char *ids[] = {
      "detr", "dsil", "sde-319a", "fonds-vert-lighting", "fonds-de-concours", "lum-actee-studies",
      ""};
  g.programme = ids[dice.whole(0, 6)];
  if (g.programme.empty()) {
    g.title = "another";
    g.funder = "somebody";
    g.public_aid = dice.heads(0.7);
  }
  g.status = static_cast<FundingStatus>(dice.whole(0, 3));
  if (dice.heads()) g.rate = dice.real(0, 1);
  if (!g.rate && dice.heads(0.7)) g.amount = dice.real(0, 200000);
  if (g.status == FundingStatus::granted) {
    g.rate.reset();
    g.amount = dice.real(0, 60000);
    g.decided = std::to_string(start + dice.whole(-1, 3)) + "-06-30";
  }
  if (dice.heads(0.3)) g.probability = dice.real(0, 1);
  return g;
}

FinancingRequest random_request(Dice &dice, int n_years) {
  FinancingRequest r;
  r.start = 2026 + dice.whole(0, 5);
  r.project = r.title = "p" + std::to_string(dice.whole(0, 9));
  const char *accounts[] = {"21534", "2051", "", "2041582"};
  const char *categories[] = {"investment", "investment", "renewal", "energy", "maintenance",
                              "operation",  "revenue",    "grant",   "tax",    "disposal"};
  for (int l = dice.whole(0, 6); l >= 0; --l) {
    CostLine line{categories[dice.whole(0, 9)], accounts[dice.whole(0, 3)], {}};
    for (int y = 0; y < n_years; ++y)
      line.by_year.push_back(y + 2026 < r.start || dice.heads(0.6) ? 0 : dice.real(-20000, 80000));
    r.cost.lines.push_back(line);
  }
  if (dice.heads(0.9)) r.cost.vat = static_cast<VatRegime>(dice.whole(0, 2));
  r.cost.units = dice.whole(0, 500);
  r.cost.tags = {"lighting_renovation"};
  auto &c = r.claim;
  if (dice.heads()) c.cost = dice.real(0, 400000);
  if (dice.heads(0.3)) c.phasing = {0.25, 0.25, 0.5};
  if (dice.heads(0.3)) c.items = {{"luminaire", dice.real(0, 300), dice.real(0, 900)}};
  if (dice.heads(0.2)) c.holder = dice.heads() ? "syndicate" : "intercommunality";
  if (!c.holder.empty() && dice.heads(0.8)) c.contribution = dice.real(0, 1);
  if (dice.heads(0.2)) c.own_minimum = "school_energy";
  c.eligible = dice.heads() ? 1 : dice.real(0, 1);
  for (int g = dice.whole(0, 5); g > 0; --g) c.grants.push_back(random_grant(dice, r.start));
  if (dice.heads(0.4)) c.certificates.push_back({"res-ec-104-2026", {}});
  for (int l = dice.whole(0, 2); l > 0; --l) {
    ClaimedLoan loan;
    loan.kind = "bank";
    if (dice.heads())
      loan.amount = dice.real(0, 100000);
    else
      loan.share = dice.real(0, 0.7);
    loan.rate = dice.heads(0.1) ? 0 : dice.real(0, 0.08);
    loan.years = dice.whole(1, 40);
    loan.profile = static_cast<LoanProfile>(dice.whole(0, 2));
    if (dice.heads(0.2)) loan.grace = dice.whole(0, *loan.years - 1);
    c.loans.push_back(loan);
  }
  return r;
}

TownContext random_town(Dice &dice) {
  TownContext town;
  if (dice.heads()) town.population = dice.real(500, 30000);
  if (dice.heads(0.2)) town.authority = "intercommunality";
  if (dice.heads(0.3)) town.vat_lag = dice.whole(0, 2);
  return town;
}

void every_year_balances(const FinancingPlan &plan) {
  const Party all[] = {Party::town,   Party::suppliers, Party::state,        Party::funder,
                       Party::lender, Party::users,     Party::obliged_party};
  for (std::size_t y = 0; y < plan.years.size(); ++y) {
    Cents sources, made;
    for (const auto &s : plan.sources) sources += s.cash[y];
    EXPECT_EQ(sources, sum_of(plan.postings, Flow::works, plan.years[y]));
    for (const Party party : all) made += balance_of(plan.postings, party, plan.years[y]);
    EXPECT_EQ(made, Cents{});
  }
}

void sources_add_up(const FinancingPlan &plan) {
  Cents all;
  for (const auto &s : plan.sources) {
    Cents cash;
    for (const Cents x : s.cash) cash += x;
    EXPECT_EQ(cash, s.amount) << s.id;
    all += s.amount;
    if (s.kind == FundingSource::own) continue;
    EXPECT_GE(s.amount.n, 0);
    for (const Cents x : s.cash) EXPECT_GE(x.n, 0) << s.id;
    if (s.status == FundingStatus::refused) {
      EXPECT_EQ(s.amount, Cents{});
    }
    if (s.status != FundingStatus::granted) {
      EXPECT_LE(s.amount, s.asked);
    }
  }
  EXPECT_EQ(all, plan.cost_with_vat);
  EXPECT_EQ(plan.cost_excluding_vat + plan.vat, plan.cost_with_vat);
}

void compensation_is_the_rule(const FinancingPlan &plan, const TownContext &town) {
  RulesAt at(shipped(), nullptr);
  Cents expected;
  for (std::size_t y = 0; y < plan.years.size(); ++y) {
    const auto day = first_day(plan.years[y]);
    expected +=
        portion(plan.eligible_with_vat[y], at.get("financing.vat_compensation.rate", day, -1));
    if (plan.regime == VatRegime::compensated) {
      EXPECT_LE(plan.eligible_with_vat[y], sum_of(plan.postings, Flow::works, plan.years[y]));
    }
  }
  EXPECT_EQ(sum_of(plan.postings, Flow::vat_compensation), expected);
  (void)town;
}

void loans_are_repaid(const FinancingPlan &plan) {
  for (std::size_t s = 0; s < plan.sources.size(); ++s) {
    if (plan.sources[s].kind != FundingSource::loan) continue;
    Cents left = plan.sources[s].amount;
    for (const auto &p : plan.postings)
      if (p.source == s && p.flow == Flow::loan_capital) {
        left -= p.amount;
        EXPECT_GE(left.n, 0);
      }
    EXPECT_EQ(left, Cents{});
  }
}

void aid_keeps_to_its_limit(const FinancingPlan &plan) {
  Cents granted, certificates, aid;
  for (const auto &s : plan.sources) {
    if (!s.public_aid) continue;
    aid += s.amount;
    if (s.kind == FundingSource::grant && s.status == FundingStatus::granted) granted += s.amount;
  }
  EXPECT_EQ(aid, plan.public_aid);
  const bool told = std::any_of(plan.alerts.begin(), plan.alerts.end(),
                                [](const Alert &a) { return a.id == "own_exceeded"; });
  EXPECT_EQ(told, plan.public_aid > plan.public_aid_limit);
  if (plan.public_aid > plan.public_aid_limit) {
    EXPECT_EQ(plan.public_aid, granted);
  }
}

void counting_lies_between(const FinancingPlan &plan) {
  const auto all = plan.own_by_year(Counting::all), some = plan.own_by_year(Counting::expected),
             sure = plan.own_by_year(Counting::granted_only);
  for (std::size_t y = 0; y < all.size(); ++y) {
    EXPECT_LE(all[y], some[y]);
    EXPECT_LE(some[y], sure[y]);
  }
  EXPECT_EQ(plan.own(Counting::all), plan.own_final);
  EXPECT_GE(plan.peak_advance.n, 0);
}

TEST(Invariants, HoldOfTenThousandRandomPlans) {
  const auto years = from_to(2026, 2035);
  for (unsigned seed = 0; seed < 10000; ++seed) {
    Dice dice(seed);
    const auto request = random_request(dice, 10);
    const auto town = random_town(dice);
    const auto plan = finance(request, shipped(), town, years);
    SCOPED_TRACE("seed " + std::to_string(seed));
    every_year_balances(plan);
    sources_add_up(plan);
    compensation_is_the_rule(plan, town);
    loans_are_repaid(plan);
    aid_keeps_to_its_limit(plan);
    counting_lies_between(plan);
    if (HasFailure()) break;
  }
}

bool same_plan(const FinancingPlan &a, const FinancingPlan &b) {
  bool same = a.postings.size() == b.postings.size() && a.alerts == b.alerts &&
              a.own_final == b.own_final && a.public_aid == b.public_aid;
  for (std::size_t i = 0; same && i < a.postings.size(); ++i)
    same = a.postings[i].amount == b.postings[i].amount && a.postings[i].year == b.postings[i].year;
  return same;
}

TEST(Invariants, OneProjectTogetherIsTheProjectAlone) {
  const auto years = from_to(2026, 2035);
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Dice dice(seed);
    const std::vector one{random_request(dice, 10)};
    const auto together = finance_together(one, shipped(), {}, years);
    ASSERT_TRUE(same_plan(together.front(), finance(one.front(), shipped(), {}, years))) << seed;
  }
}

TEST(Invariants, ARefusedGrantIsNoGrant) {
  const auto years = from_to(2026, 2035);
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Dice dice(seed);
    auto with = random_request(dice, 10);
    for (auto &g : with.claim.grants) g.status = FundingStatus::refused;
    auto without = with;
    without.claim.grants.clear();
    ASSERT_EQ(finance(with, shipped(), {}, years).own_by_year(Counting::all),
              finance(without, shipped(), {}, years).own_by_year(Counting::all))
        << seed;
  }
}

TEST(Invariants, NoOrderOfPostingsMatters) {
  const auto years = from_to(2026, 2035);
  for (unsigned seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    auto plan = finance(random_request(dice, 10), shipped(), {}, years);
    const auto before = changes_of({&plan, 1}, years);
    const auto own = plan.own_by_year(Counting::expected);
    std::reverse(plan.postings.begin(), plan.postings.end());
    const auto after = changes_of({&plan, 1}, years);
    for (std::size_t y = 0; y < years.size(); ++y) {
      ASSERT_EQ(before[y].own, after[y].own);
      ASSERT_EQ(before[y].debt, after[y].debt);
      ASSERT_EQ(before[y].net_savings(), after[y].net_savings());
    }
    ASSERT_EQ(own, plan.own_by_year(Counting::expected));
  }
}

TEST(Invariants, MoreRateIsNeverLessAid) {
  const auto years = from_to(2026, 2035);
  for (unsigned seed = 0; seed < 500; ++seed) {
    Dice dice(seed);
    auto request = quote(dice.real(1, 300000), 2027);
    auto g = asked("detr", FundingStatus::requested);
    g.rate = dice.real(0, 0.9);
    request.claim.grants = {g};
    const auto low = finance(request, shipped(), {}, years);
    request.claim.grants[0].rate = *g.rate + 0.1;
    const auto high = finance(request, shipped(), {}, years);
    ASSERT_LE(low.public_aid, high.public_aid);
    ASSERT_LE(high.public_aid, high.cost_excluding_vat);
  }
}

TEST(Invariants, APlanTakesMicroseconds) {
  const auto years = from_to(2026, 2050);
  Dice dice(7);
  std::vector<FinancingRequest> requests;
  for (int i = 0; i < 100; ++i) requests.push_back(random_request(dice, 25));
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < 10; ++round)
    for (const auto &r : requests) finance(r, shipped(), {}, years);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  // Ten times what it takes on a slow machine: only a plan that became a search would fail.
  EXPECT_LT(taken.count() / 1000, 5e-3);
  RecordProperty("microseconds", static_cast<int>(taken.count() * 1000));
}

}  // namespace
}  // namespace jalon
