// Proves what a grant comes to: rates, caps of each kind, floors, bands, conditions, days, and how
// projects share the caps of the beneficiary; and what is refused in what a town asks for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/financing/claims.h"
#include "core/financing/public_aid.h"
#include "tests/core/financing/shipped.h"

namespace jalon {
namespace {

using namespace testing_financing;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The shipped rules and one of the test's own, "mine".
FinancingRules with(const std::string &keys) {
  const auto file = std::filesystem::path(testing::TempDir()) / "grant-test.toml";
  std::ofstream(file) << "[[grant]]\nid = \"mine\"\ntitle_fr = \"A\"\ntitle_en = \"A\"\n"
                         "funder = \"x\"\nsource = \"s\"\nas_of = \"2026\"\n"
                         "confidence = \"to verify\"\nspending = [\"investment\"]\n"
                      << keys;
  return read_financing_rules(JALON_SOURCE_DIR "/config/financing/fr", {file});
}

std::string eur(double x) {
  return "{ value = " + std::to_string(x) + ", unit = \"EUR\" }";
}

GrantCase works(double cost) {
  GrantCase of;
  of.cost = to_cents(cost);
  of.cost_with_vat = to_cents(cost * 1.2);
  of.units = 100;
  of.start = 2027;
  return of;
}

GrantAmount reckoned(const FinancingRules &rules, const GrantCase &of, ClaimedGrant g = {},
                     const FinancingClaim &claim = {}) {
  g.programme = "mine";
  RulesAt at(rules, nullptr);
  return grant_amount(g, claim, of, at);
}

TEST(Grant, IsItsRateOfTheBase) {
  const auto rules = with("rate = 0.3\n");
  EXPECT_EQ(euros(reckoned(rules, works(1000)).amount), 300);
  FinancingClaim half;
  half.eligible = 0.5;
  EXPECT_EQ(euros(reckoned(rules, works(1000), {}, half).amount), 150);
  FinancingClaim part;
  part.eligible_amount = 200;
  EXPECT_EQ(euros(reckoned(rules, works(1000), {}, part).amount), 60);
  const auto gross = with("rate = 0.3\nbase = \"with_vat\"\n");
  EXPECT_EQ(euros(reckoned(gross, works(1000)).amount), 360);
  EXPECT_EQ(euros(reckoned(gross, works(1000), {}, part).amount), 72);
}

TEST(Grant, TheTownsRateTakesTheRulesPlace) {
  ClaimedGrant g;
  g.rate = 0.1;
  EXPECT_EQ(euros(reckoned(with("rate = 0.3\n"), works(1000), g).amount), 100);
}

struct Capped {
  std::string cap, limited_by;
};
class Caps : public testing::TestWithParam<Capped> {};

TEST_P(Caps, HoldAndAreNamed) {
  const auto g = reckoned(with("rate = 0.5\n" + GetParam().cap + "\n"), works(1000));
  EXPECT_EQ(euros(g.asked), 500);
  EXPECT_EQ(euros(g.amount), 200);
  EXPECT_EQ(g.limited_by, GetParam().limited_by);
  EXPECT_FALSE(g.why_less.empty());
}

INSTANTIATE_TEST_SUITE_P(Grant, Caps,
                         testing::Values(Capped{"cap = { unit = " + eur(2) + " }", "unit_cap"},
                                         Capped{"cap = { project = " + eur(200) + " }",
                                                "project_cap"},
                                         Capped{"cap = { year = " + eur(200) + " }", "year_cap"}));

TEST(Grant, BelowItsFloorIsNothing) {
  const auto g =
      reckoned(with("rate = 0.5\nfloor = { project = " + eur(501) + " }\n"), works(1000));
  EXPECT_EQ(g.amount.n, 0);
  EXPECT_EQ(g.limited_by, "none");
}

TEST(Grant, WhatIsGrantedIsNotCapped) {
  ClaimedGrant g;
  g.status = FundingStatus::granted;
  g.amount = 700;
  g.decided = "2026-05-02";
  const auto rules = with("cap = { project = " + eur(200) + " }\nvalid = { to = 2020-01-01 }\n");
  EXPECT_EQ(euros(reckoned(rules, works(1000), g).amount), 700);
  EXPECT_EQ(reckoned(rules, works(1000), g).confidence, Confidence::certain);
}

TEST(Grant, BandsGoByTheNumberOfThings) {
  const auto rules = with(
      "bands = [{ units = { max = 99 }, rate = 0.1 }, { units = { min = 100 }, rate = 0.2 }]\n");
  auto of = works(1000);
  EXPECT_EQ(euros(reckoned(rules, of).amount), 200);
  of.units = 99;
  EXPECT_EQ(euros(reckoned(rules, of).amount), 100);
}

TEST(Grant, StudiesAreReckonedOnStudies) {
  auto r = quote(100000, 2026);
  r.claim.studies = 10000;
  r.claim.units = 3000;
  r.cost.tags = {"lighting_renovation"};
  r.claim.grants = {asked("lum-actee-studies", FundingStatus::requested)};
  EXPECT_EQ(euros(finance(r, shipped(), {}, from_to(2026, 2030)).public_aid), 5000);
}

TEST(Grant, WhatDoesNotFitIsCountedForNothingAndSaid) {
  const auto nothing = [](const GrantAmount &g) { return g.amount.n == 0 && !g.why_less.empty(); };
  auto of = works(1000);
  of.population = 2000;
  EXPECT_TRUE(nothing(reckoned(with("rate = 0.3\npopulation = { min = 3000 }\n"), of)));
  EXPECT_TRUE(nothing(reckoned(with("rate = 0.3\npopulation = { max = 1000 }\n"), of)));
  EXPECT_FALSE(nothing(reckoned(with("rate = 0.3\npopulation = { max = 3000 }\n"), of)));
  of.tags = {"other"};
  EXPECT_TRUE(nothing(reckoned(with("rate = 0.3\ntags = [\"these\"]\n"), of)));
  FinancingClaim small;
  small.share_of_inventory = 0.1;
  EXPECT_TRUE(nothing(reckoned(with("rate = 0.3\nshare_of_inventory_min = 0.2\n"), of, {}, small)));
  EXPECT_TRUE(reckoned(with(""), of).without_rate);
}

TEST(Grant, IsClosedOutOfItsDays) {
  EXPECT_TRUE(reckoned(with("rate = 0.3\nvalid = { to = 2026-09-30 }\n"), works(1000)).closed);
  const auto yearly =
      with("rate = 0.3\nwindow = { opens = 2025-10-01, closes = 2026-01-29, every_year = true }\n");
  EXPECT_FALSE(reckoned(yearly, works(1000)).closed);  // 1 January 2027
  ClaimedGrant summer;
  summer.decided = "2027-06-30";
  EXPECT_TRUE(reckoned(yearly, works(1000), summer).closed);
  auto r = quote(1000);
  r.claim.grants = {asked("lum-actee-studies", FundingStatus::envisaged)};
  r.claim.studies = 100;
  const auto plan = finance(r, shipped(), {}, from_to(2027, 2030));
  EXPECT_EQ(plan.public_aid.n, 0);
  EXPECT_EQ(plan.alerts.at(0).id, "closed");
}

TEST(Grant, OpenToJointRequestsAloneIsTold) {
  const auto told_ids = [](double population) {
    auto r = quote(100000, 2026);
    r.claim.studies = 10000;
    r.claim.grants = {asked("lum-actee-studies", FundingStatus::requested)};
    TownContext town;
    town.population = population;
    std::vector<std::string> ids;
    for (const auto &a : finance(r, shipped(), town, from_to(2026, 2030)).alerts)
      ids.push_back(a.id);
    return ids;
  };
  EXPECT_THAT(told_ids(3499), Contains("joint"));
  EXPECT_THAT(told_ids(3500), testing::Not(Contains("joint")));
}

TEST(SharedCaps, GoToWhatIsGrantedThenToTheEarlierThenToTheFirst) {
  const auto syndicate = [](int start, FundingStatus status) {
    auto r = quote(150000, start);
    r.claim.items = {{"luminaire", 80, 500}};  // 12,000 of aid
    auto g = asked("sde-319a", status);
    if (status == FundingStatus::granted) {
      g.amount = 6000;
      g.decided = "2027-01-01";
    }
    r.claim.grants = {g};
    return r;
  };
  const std::vector requests{
      syndicate(2027, FundingStatus::requested), syndicate(2027, FundingStatus::envisaged),
      syndicate(2027, FundingStatus::granted), syndicate(2028, FundingStatus::requested)};
  const auto plans = finance_together(requests, shipped(), {}, from_to(2027, 2031));
  const auto aid = [&](std::size_t i) { return euros(plans[i].public_aid); };
  EXPECT_EQ(aid(2), 6000);
  EXPECT_EQ(aid(0), 12000);
  EXPECT_EQ(aid(1), 2000);  // of 20,000 in 2027
  EXPECT_EQ(aid(3), 12000);
  EXPECT_EQ(euros(finance(requests[1], shipped(), {}, from_to(2027, 2031)).public_aid), 12000);
}

TEST(PublicAid, KeepsTheOwnPartToTheCent) {
  EXPECT_EQ(euros(public_aid_limit(to_cents(150000), to_cents(8400), 0.2)), 113280);
  EXPECT_EQ(euros(public_aid_limit(to_cents(0.03), {}, 0.2)), 0.02);
  EXPECT_EQ(public_aid_limit(to_cents(10), to_cents(20), 0.2).n, 0);
}

TEST(PublicAid, IsCutFromTheLastEnvisagedFirst) {
  GrantAmount a, b, c, d;
  a.amount = b.amount = c.amount = d.amount = to_cents(100);
  const std::vector<AidCase> all{{FundingStatus::granted, &a},
                                 {FundingStatus::requested, &b},
                                 {FundingStatus::envisaged, &c},
                                 {FundingStatus::envisaged, &d}};
  EXPECT_EQ(cut_excess(all, {}, to_cents(250)).n, 0);
  EXPECT_EQ(euros(d.amount), 0);
  EXPECT_EQ(euros(c.amount), 50);
  EXPECT_EQ(euros(b.amount), 100);
  EXPECT_EQ(euros(cut_excess(all, {}, to_cents(70))), 30);  // what is granted stays
  EXPECT_EQ(euros(a.amount), 100);
  EXPECT_EQ(euros(b.amount), 0);
}

std::vector<std::string> told(const FinancingClaim &claim) {
  std::vector<std::string> all;
  for (const auto &fault : check_claim(claim, "p", shipped())) all.emplace_back(fault.what());
  return all;
}

TEST(Claims, OfKnownProgrammesAreFine) {
  FinancingClaim c;
  c.cost = 100000;
  c.grants = {asked("detr", FundingStatus::requested)};
  c.grants[0].rate = 0.4;
  ClaimedLoan loan;
  loan.kind = "bdt-fixed";
  loan.share = 0.5;
  loan.rate = 0.03;
  loan.years = 20;
  c.loans = {loan};
  c.certificates = {{"res-ec-104-2026", {}}};
  c.own_minimum = "school_energy";
  EXPECT_THAT(told(c), IsEmpty());
}

TEST(Claims, OfWhatThereIsNotAreRefused) {
  FinancingClaim c;
  c.grants = {asked("dert", FundingStatus::requested)};
  c.certificates = {{"res-ec-104-2027", {}}};
  ClaimedLoan loan;
  loan.kind = "banc";
  c.loans = {loan};
  c.own_minimum = "schol_energy";
  const auto all = told(c);
  EXPECT_THAT(all, Contains(HasSubstr("did you mean `detr`?")));
  EXPECT_THAT(all, Contains(HasSubstr("`res-ec-104-2027` is no rule")));
  EXPECT_THAT(all, Contains(HasSubstr("did you mean `bank`?")));
  EXPECT_THAT(all, Contains(HasSubstr("did you mean `school_energy`?")));
}

TEST(Claims, ThatComeToMoreThanTheCostAreRefused) {
  FinancingClaim c;
  c.cost = 100000;
  c.grants = {asked("detr", FundingStatus::requested), asked("dsil", FundingStatus::envisaged)};
  c.grants[0].rate = 0.8;
  c.grants[1].amount = 30000;
  EXPECT_THAT(told(c), Contains(HasSubstr("add up to 110 % of its cost")));
  c.grants[1].status = FundingStatus::refused;
  EXPECT_THAT(told(c), IsEmpty());
}

TEST(Claims, OfVatAreRefusedWhereAnotherInvests) {
  FinancingClaim c;
  c.vat = VatRegime::compensated;
  EXPECT_THAT(told(c), IsEmpty());
  c.holder = "syndicate";  // of the domain, not of the file
  EXPECT_THAT(told(c), Contains(HasSubstr("`syndicate` holds the power")));
}

TEST(Claims, OfLoansKeepToTheirTerms) {
  FinancingClaim c;
  c.cost = 100000;
  ClaimedLoan loan;
  loan.kind = "bdt-fixed";
  loan.share = 0.6;
  loan.years = 10;
  c.loans = {loan};
  auto all = told(c);
  EXPECT_THAT(all, Contains(HasSubstr("has no rate")));
  EXPECT_THAT(all, Contains(HasSubstr("runs over 10 years")));
  EXPECT_THAT(all, Contains(HasSubstr("bears 60 % of the cost")));
  loan.kind = "bank";
  loan.rate = 0.03;
  loan.share.reset();
  loan.amount = 120001;
  c.loans = {loan};
  EXPECT_THAT(told(c), Contains(HasSubstr("of its cost with VAT")));
}

}  // namespace
}  // namespace jalon
