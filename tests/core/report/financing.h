// financing.h - who pays for two projects of fixture.h, worked out by hand. "renew": quote of
// 100,000 without VAT, 20,000 of VAT; aid granted 20,000, aid requested 30,000 (of 40,000 asked);
// certificates 5,000; VAT that comes back 16.404 % of 120,000 = 19,684.80; loan 10,000. What
// remains: 120,000 - 20,000 - 5,000 - 19,684.80 - 10,000 = 65,315.20 without the aid that is not
// granted, 35,315.20 with it, 50,315.20 with half of it. "sense": another body invests 40,000, the
// town's part is not known. Together they cost 2,400 more, in 2030: the plan's own funds are
// 104,000, -49,000 and 22,715.20 if all comes, 77,715.20 in all; 104,000 - 77,715.20 = 26,284.80 to
// advance. Towns and figures are invented.
#pragma once
#include <string>
#include <vector>

#include "tests/core/report/fixture.h"

namespace jalon::fixture {

inline FundingResult funding(const std::string &kind, const std::string &title, double amount,
                             std::vector<double> cash) {
  FundingResult s;
  s.id = s.title = title;
  s.kind = kind;
  s.asked = s.amount = amount;
  s.cash = std::move(cash);
  return s;
}

inline AlertResult alert(const std::string &id, const std::string &level, Message text) {
  return {id, level, std::move(text)};
}

inline ProjectFinancingResult renew_financing() {
  ProjectFinancingResult f;
  f.start = 2028;
  f.years = {2026, 2027, 2028, 2029, 2030};
  f.cost_excluding_vat = 100000, f.vat = 20000, f.cost_with_vat = 120000;
  f.vat_regime = "compensated";
  f.holder = "commune";
  f.private_aid = 5000, f.public_aid = 50000, f.public_aid_limit = 76000, f.own_minimum = 0.2;
  f.own_excluding_vat = 45000;
  f.own_final = {65315.2, 50315.2, 35315.2};
  f.peak_advance = 68684.8;
  f.peak_year = 2028;
  f.works = {0, 0, 120000, 0, 0};
  f.own = {{0, 0, 104000, -19000, -19684.8},
           {0, 0, 104000, -34000, -19684.8},
           {0, 0, 104000, -49000, -19684.8}};
  auto granted = funding("grant", "Rural fund", 20000, {0, 0, 6000, 14000, 0});
  granted.status = "granted", granted.funder = "state", granted.probability = 1;
  auto asked = funding("grant", "Region's lamps", 30000, {0, 0, 0, 30000, 0});
  asked.status = "requested", asked.funder = "The Region", asked.probability = 0.5;
  asked.asked = 40000, asked.limited_by = "project_cap";
  asked.why_less = "limited by the cap per project"_msg;
  asked.confidence = Confidence::to_verify;
  auto vat = funding("vat_compensation", "", 19684.8, {0, 0, 0, 0, 19684.8});
  auto certificates = funding("certificate", "Lighting sheet", 5000, {0, 0, 0, 5000, 0});
  certificates.funder = "obliged_party", certificates.confidence = Confidence::hypothetical;
  auto loan = funding("loan", "Bank loan", 10000, {0, 0, 10000, 0, 0});
  loan.funder = "lender";
  auto own = funding("own", "", 35315.2, f.own.all);
  f.sources = {granted, asked, vat, certificates, loan, own};
  f.by_start = {{2028, f.own_final, 68684.8, 50000}, {2029, {70000, 60000, 50000}, 1234, 40000}};
  f.alerts = {
      alert("procurement", "note", std::string("Publicity is needed.")),
      alert("vat_lag", "note",
            "VAT is taken to be compensated after {1} years: ask which regime is the town's."_msg(
                "2"))};
  return f;
}

inline ProjectFinancingResult sense_financing() {
  ProjectFinancingResult f;
  f.start = 2030;
  f.years = {2026, 2027, 2028, 2029, 2030};
  f.cost_excluding_vat = f.cost_with_vat = 40000;
  f.cost_confidence = Confidence::hypothetical;
  f.vat_regime = "none";
  f.holder = "syndicate";
  f.holder_part_unknown = true;
  f.public_aid_limit = 32000, f.own_minimum = 0.2;
  f.own_excluding_vat = 40000;
  f.own_final = {40000, 40000, 40000};
  f.works = {0, 0, 0, 0, 40000};
  f.own = {f.works, f.works, f.works};
  auto rateless = funding("grant", "Green fund", 0, {0, 0, 0, 0, 0});
  rateless.status = "envisaged", rateless.funder = "state";
  rateless.why_less = "the funder sets the rate, and none is given"_msg;
  f.sources = {rateless, funding("own", "", 40000, f.works)};
  f.alerts = {
      alert(
          "holder", "warning",
          "Project \"{1}\": {2} holds the power; what the town pays is not given. Shown as not known, counted in full in the roadmap."_msg(
              "Presence sensors in side streets", "a syndicate"_msg)),
      alert(
          "no_rate", "warning",
          "Project \"{1}\": the rate of \"{2}\" is set by the funder and is not given: no aid is counted."_msg(
              "Presence sensors in side streets", "Green fund"))};
  return f;
}

// Held accounts of 2022: gross savings 600,000 a year, 22,000 of capital repaid. The plan takes
// 2,000 a year from 2029 on and borrows 10,000 in 2028.
inline FinancingResult plan_financing(const std::vector<int> &years) {
  FinancingResult f;
  f.counting = "expected";
  f.years = years;
  f.accounts_year = 2022;
  f.accounts_files = {"accounts-2022.xml"};
  double debt = 1622000;
  for (const int year : years) {
    debt -= 22000;
    const double more = year >= 2029 ? 2000 : 0, lent = year >= 2028 ? 10000 : 0;
    const auto put = [](BudgetResult &b, double expenditure, double owed) {
      b.revenue.push_back(5000000);
      b.expenditure.push_back(expenditure);
      b.gross_savings.push_back(5000000 - expenditure);
      b.capital_repaid.push_back(22000);
      b.net_savings.push_back(5000000 - expenditure - 22000);
      b.debt.push_back(owed);
      b.years_to_repay.push_back(owed / (5000000 - expenditure));
      b.savings_rate.push_back((5000000 - expenditure) / 5000000);
    };
    put(f.before, 4400000, debt);
    put(f.after, 4400000 + more, debt + lent);
  }
  f.heeded = true;
  f.net_savings_floor = 577000, f.years_to_repay = 12;
  f.cost_with_vat = 162400, f.overlaps_with_vat = 2400;
  f.private_aid = 5000, f.loans = 10000;
  f.public_aid = 50000, f.granted = 20000, f.vat_compensation = 19684.8;
  f.own_final = {107715.2, 92715.2, 77715.2};
  f.peak_advance = 26284.8;
  f.peak_year = 2028;
  f.plan_years = {2026, 2027, 2028, 2029, 2030};
  f.works = {0, 0, 120000, 0, 42400};
  f.own = {{0, 0, 104000, -19000, 22715.2},
           {0, 0, 104000, -34000, 22715.2},
           {0, 0, 104000, -49000, 22715.2}};
  f.in_plan = {"renew", "sense"};
  f.alerts = {
      alert("net_savings", "grave",
            "In {1} net savings fall to {2}, below {3}."_msg("2029", "€576,000", "€577,000")),
      alert("procurement", "note", std::string("Publicity is needed.")),
      alert(
          "old_accounts", "note",
          "The accounts are of {1}, {2} years before year 0: held as they are."_msg("2022", "4"))};
  return f;
}

inline Results financed() {
  Results r = results();
  r.projects[0].financing = renew_financing();
  r.projects[1].financing = sense_financing();
  r.projects[2].financing = sense_financing();  // left out of the plan
  r.financing = plan_financing(r.years);
  return r;
}

}  // namespace jalon::fixture
