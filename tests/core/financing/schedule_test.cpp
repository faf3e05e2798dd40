// Proves the schedules: loans of each profile, loans in force that run off, instalments of grants,
// certificates, VAT terms, phasing of the works, and figures that hold between days.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/financing/certificates.h"
#include "core/financing/instalments.h"
#include "core/financing/loan.h"
#include "core/financing/vat.h"
#include "tests/core/financing/shipped.h"

namespace jalon {
namespace {

using namespace testing_financing;
using ::testing::ElementsAre;

std::vector<double> in_euros(const std::vector<Cents> &all) {
  std::vector<double> out;
  for (const Cents x : all) out.push_back(euros(x));
  return out;
}

// 575,624.78 at 1.48 % over 61 quarters: 33,903.44 of capital and 8,331.66 of interest in the first
// year by hand; the first budget 2022 of the town that bears it says 33,903.47 and 8,331.65.
TEST(Loan, AgreesWithALoanThatATownPays) {
  LoanTerms terms{to_cents(575624.78), 0.0148, 61, 1};
  // 61 quarters are no whole years: as 61 periods of a quarter's rate.
  terms.rate = 0.0148 / 4;
  const auto quarters = loan(terms);
  Cents capital, interest;
  for (std::size_t q = 0; q < 4; ++q) {
    capital += quarters[q].capital;
    interest += quarters[q].interest;
  }
  EXPECT_NEAR(euros(capital), 33903.44, 0.02);
  EXPECT_NEAR(euros(interest), 8331.66, 0.02);
}

TEST(Loan, RepaysEqualPartsOfCapital) {
  const auto all = loan({to_cents(1000), 0.10, 3, 1, 0, LoanProfile::constant_capital});
  EXPECT_EQ(euros(all[0].capital), 333.33);
  EXPECT_EQ(euros(all[0].interest), 100);
  EXPECT_EQ(euros(all[1].interest), 66.67);
  EXPECT_EQ(euros(all[2].capital), 333.34);  // takes the rest
  EXPECT_EQ(all[2].outstanding.n, 0);
}

TEST(Loan, ABulletIsRepaidAtTheEnd) {
  const auto all = loan({to_cents(1000), 0.05, 4, 4, 0, LoanProfile::bullet});
  EXPECT_EQ(all[2].capital.n, 0);
  EXPECT_EQ(euros(all[2].interest), 50);  // four times 12.50
  EXPECT_EQ(euros(all[3].capital), 1000);
}

TEST(Loan, ThePeriodOfGraceBearsInterestAlone) {
  const auto all = loan({to_cents(1000), 0.10, 3, 1, 1, LoanProfile::constant_annuity});
  EXPECT_EQ(all[0].capital.n, 0);
  EXPECT_EQ(euros(all[0].interest), 100);
  EXPECT_EQ(euros(all[1].capital), 476.19);  // 1000 x 0.1/(1 - 1.1^-2) = 576.19
  EXPECT_EQ(euros(all[2].capital), 523.81);
}

TEST(Loan, WithoutInterestIsSharedOut) {
  const auto all = loan({to_cents(100), 0, 3});
  EXPECT_EQ(euros(all[0].capital), 33.33);
  EXPECT_EQ(euros(all[2].capital), 33.34);
  EXPECT_EQ(all[1].interest.n, 0);
}

TEST(RunOff, GoesOnAsTheLoanWasPaid) {
  TownLoan l;
  l.rate = 0.05;  // what was paid says 3 %
  l.outstanding_start = to_cents(1000);
  l.outstanding_end = to_cents(900);
  l.capital_paid = to_cents(100);
  l.interest_paid = to_cents(30);
  const auto all = run_off(l, 12);
  EXPECT_EQ(euros(all[0].interest), 27);
  EXPECT_EQ(euros(all[0].capital), 103);
  EXPECT_EQ(euros(all[1].interest), 23.91);
  EXPECT_EQ(all.back().outstanding.n, 0);
  Cents capital;
  for (const auto &y : all) capital += y.capital;
  EXPECT_EQ(euros(capital), 900);
}

TEST(RunOff, ALoanThatRepaysNothingIsRepaidWhenItsYearsAreOver) {
  TownLoan l;
  l.outstanding_start = l.outstanding_end = to_cents(500);
  l.interest_paid = to_cents(10);
  l.years_left = 2;
  const auto all = run_off(l, 3);
  EXPECT_EQ(all[0].capital.n, 0);
  EXPECT_EQ(euros(all[1].capital), 500);
  EXPECT_EQ(all[2].interest.n, 0);
}

const std::vector<Cents> k_spent{to_cents(60), to_cents(40)};

TEST(Instalments, FollowTheWorksUpToTheirCeiling) {
  EXPECT_THAT(in_euros(instalments(to_cents(1000), {0.3, 0.8, 1, 1}, k_spent, 0)),
              ElementsAre(300, 300, 400));
  EXPECT_THAT(in_euros(instalments(to_cents(1000), {0, 0.8, 0, 2}, k_spent, 0)),
              ElementsAre(600, 200, 0, 200));
}

TEST(Instalments, WaitForTheDecision) {
  EXPECT_THAT(in_euros(instalments(to_cents(1000), {0.3, 0.8, 0, 1}, k_spent, 1)),
              ElementsAre(0, 800, 200));
  EXPECT_THAT(in_euros(instalments(to_cents(1000), {0.3, 0.8, 0, 1}, k_spent, 4)),
              ElementsAre(0, 0, 0, 0, 1000));
  EXPECT_THAT(in_euros(instalments(to_cents(1000), {0.3, 0.8, 0, 0}, k_spent, -3)),
              ElementsAre(600, 400));
}

TEST(Instalments, OfNothingSpentAreTheBalance) {
  const std::vector<Cents> none(1);
  EXPECT_THAT(in_euros(instalments(to_cents(10), {0, 0.8, 0, 1}, none, 0)), ElementsAre(0, 10));
}

TEST(Certificates, HoldOnTheDayOfTheOrder) {
  RulesAt at(shipped(), nullptr);
  const auto *old_sheet = shipped().certificate("res-ec-104-2025");
  const auto *sheet = shipped().certificate("res-ec-104-2026");
  EXPECT_EQ(euros(certificate_amount(*old_sheet, 1000, "2025-12-31", at).amount), 65100);
  EXPECT_TRUE(certificate_amount(*old_sheet, 1000, "2026-01-01", at).closed);
  EXPECT_EQ(euros(certificate_amount(*sheet, 1000, "2026-01-01", at).amount), 28000);
  EXPECT_EQ(certificate_amount(*sheet, 1000, "2030-01-01", at).amount.n, 0);
}

TEST(Vat, EveryRegimePaysAndRecoversItsOwnWay) {
  RulesAt at(shipped(), nullptr);
  const auto terms = [&](VatRegime regime, const char *kind, int year) {
    return vat_terms(at, regime, kind, year, std::nullopt, std::nullopt);
  };
  EXPECT_EQ(terms(VatRegime::deductible, "commune", 2027).rate, 0);
  EXPECT_EQ(terms(VatRegime::none, "commune", 2027).rate, 0);
  EXPECT_EQ(terms(VatRegime::final_cost, "commune", 2027).rate, 0.20);
  EXPECT_EQ(terms(VatRegime::final_cost, "commune", 2027).compensation, 0);
  EXPECT_EQ(terms(VatRegime::compensated, "commune", 2027).compensation, 0.16404);
  EXPECT_EQ(terms(VatRegime::compensated, "commune", 2027).lag, 2);
  EXPECT_EQ(terms(VatRegime::compensated, "intercommunality", 2025).lag, 0);
  EXPECT_EQ(terms(VatRegime::compensated, "intercommunality", 2026).lag, 1);
  EXPECT_EQ(vat_terms(at, VatRegime::compensated, "commune", 2027, 0.1, 1).lag, 1);
  EXPECT_EQ(vat_terms(at, VatRegime::compensated, "commune", 2027, 0.1, 1).rate, 0.1);
  EXPECT_TRUE(account_in("21534", shipped().vat_eligible));
  EXPECT_FALSE(account_in("2041582", shipped().vat_eligible));
  EXPECT_FALSE(account_in("2111", shipped().vat_eligible));
}

jalon_line line_of(const char *category, const char *from, const char *to) {
  jalon_line line{};
  line.unit = "currency";
  line.category = category;
  line.from = from;
  line.to = to;
  return line;
}

TEST(Cost, IsWhatTheAuthorityPaysMoreThanInTheReference) {
  ProjectCost cost;
  const std::vector<double> programme{100, 50}, reference{20, 50};
  const auto invest = line_of("investment", "authority", "");
  add_line(cost, invest, programme, reference, 1.5, "M57 21534");
  add_line(cost, line_of("revenue", "users", "authority"), programme, reference, 1.5, "M57 70");
  add_line(cost, line_of("residual", "", "authority"), programme, reference, 1, "");
  add_line(cost, line_of("energy", "operator", ""), programme, reference, 1, "");
  auto quantity = invest;
  quantity.unit = "kWh";
  add_line(cost, quantity, programme, reference, 1, "");
  ASSERT_EQ(cost.lines.size(), 2U);
  EXPECT_THAT(cost.lines[0].by_year, ElementsAre(120, 0));
  EXPECT_EQ(cost.lines[0].account, "21534");
  EXPECT_THAT(cost.lines[1].by_year, ElementsAre(-80, 0));  // received, and no investment
  EXPECT_EQ(cost.lines[1].account, "");
}

TEST(Cost, MeasuresThatDifferLeaveTheRegimeOpen) {
  jalon_measure a{}, b{};
  a.vat = "compensated";
  a.procurement = "works";
  a.grants = "x y";
  b.vat = "final";
  b.procurement = "services";
  b.grants = "y";
  ProjectCost cost;
  add_measure(cost, a);
  EXPECT_EQ(cost.vat, VatRegime::compensated);
  EXPECT_EQ(cost.procurement, "works");
  add_measure(cost, b);
  EXPECT_EQ(cost.vat, std::nullopt);
  EXPECT_EQ(cost.procurement, "supplies");
  EXPECT_THAT(cost.tags, ElementsAre("x", "y"));
}

TEST(Cost, AQuoteTakesTheModelsYearsUnlessPhased) {
  ProjectCost cost;
  cost.lines = {{"investment", "", {0, 300, 100, -7}}};
  const auto years = from_to(2026, 2029);
  FinancingClaim claim;
  EXPECT_THAT(in_euros(works_of(cost, claim, 2027, years, 0)), ElementsAre(300, 100));
  EXPECT_THAT(in_euros(works_of(cost, claim, 2027, years, 0.1)), ElementsAre(330, 121));
  claim.phasing = {0.5, 0.25, 0.25};
  EXPECT_THAT(in_euros(works_of(cost, claim, 2027, years, 0)), ElementsAre(200, 100, 100));
  claim.cost = 1000;
  EXPECT_THAT(in_euros(works_of(cost, claim, 2027, years, 0.1)), ElementsAre(500, 250, 250));
  claim.phasing.clear();
  EXPECT_THAT(in_euros(works_of(cost, claim, 2027, years, 0)), ElementsAre(750, 250));
  EXPECT_THAT(in_euros(works_of({}, claim, 2027, years, 0)), ElementsAre(1000));
}

TEST(DatedFigure, TakesTheNearestPeriodAndSaysSo) {
  Figure a, b;
  a.value = 1;
  a.valid_from = "2020-01-01";
  a.valid_to = "2021-12-31";
  b.value = 2;
  b.valid_from = "2024-01-01";
  const DatedFigure dated{"p", "1", 0, 9, {a, b}};
  EXPECT_EQ(dated.on("2019-12-31").figure->value, 1);
  EXPECT_EQ(dated.on("2019-12-31").in_force, InForce::not_yet);
  EXPECT_EQ(dated.on("2021-12-31").in_force, InForce::yes);
  EXPECT_EQ(dated.on("2022-01-01").figure->value, 1);
  EXPECT_EQ(dated.on("2022-01-01").in_force, InForce::expired);
  EXPECT_EQ(dated.on("2024-01-01").figure->value, 2);
  EXPECT_EQ(DatedFigure{}.on("2024-01-01").figure, nullptr);
}

}  // namespace
}  // namespace jalon
