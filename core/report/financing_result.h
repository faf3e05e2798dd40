// financing_result.h - who pays what, and when: the part of Results that public finance fills.
//
// All amounts are in `currency` (double, whole cents), with the VAT that is paid unless the name
// says otherwise; series go with the years beside them. Unknown = nothing, never 0.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/settings/figure.h"

namespace jalon {

struct AlertResult {
  std::string id;     // "debt", "own_cut", ...: docs/integrator/financing.md lists them
  std::string level;  // note, warning, grave
  Message text;
};

// An amount by which part of the grants that are not granted yet counts.
struct CountedAmount {
  double granted = 0;   // only what is granted
  double expected = 0;  // the others by their probability
  double all = 0;       // all that is asked for
};

struct FundingResult {
  std::string id, title, funder;      // funder: of a grant; "" = not said
  std::string kind;                   // grant, certificate, vat_compensation, loan, own
  std::string status;                 // of a grant: granted, requested, envisaged, refused; else ""
  std::optional<double> probability;  // of a grant
  double asked = 0, amount = 0;       // amount: what is counted when all comes
  std::string limited_by;             // of a grant: rate, project_cap, public_aid_limit, ...
  Message why_less;                   // empty unless less is counted than was asked
  bool public_aid = false;            // counts in the limit on public aid
  Confidence confidence = Confidence::certain;
  std::vector<double> cash;  // by the years of the project's financing
};

// One project, started in the year that it is appraised for.
struct ProjectFinancingResult {
  int start = 0;
  std::vector<int> years;  // from the first to the last cent
  double cost_excluding_vat = 0, vat = 0, cost_with_vat = 0;
  Confidence cost_confidence = Confidence::to_verify;
  std::string vat_regime;            // compensated, deductible, final, none
  std::string holder;                // who holds the power; "" = not said
  bool holder_part_unknown = false;  // the town's part is not given: counted in full
  double private_aid = 0, public_aid = 0;
  double public_aid_limit = 0;   // the most that public aid may come to
  double own_minimum = 0;        // share
  double own_excluding_vat = 0;  // cost (with VAT where it is final) less all aid
  CountedAmount own_final;       // what the town is left with in the end
  double peak_advance = 0;       // the most to be advanced above that
  std::optional<int> peak_year;  // in which year; nothing = no advance
  std::vector<double> works;     // by `years`: spent on the works, with VAT
  struct Own {
    std::vector<double> granted, expected, all;  // by `years`; below 0 = money comes back
  };
  Own own;
  double authority_npv_after = 0;      // present value of all that the town receives and pays
  std::vector<FundingResult> sources;  // own funds last
  struct ByStart {
    int year = 0;
    CountedAmount own_final;
    double peak_advance = 0, public_aid = 0;
  };
  std::vector<ByStart> by_start;  // every year it may start in
  std::vector<AlertResult> alerts;
};

// The town's budget, by Financing::years. Debt: at the end of the year.
struct BudgetResult {
  using Series = std::vector<std::optional<double>>;
  Series revenue, expenditure, gross_savings, net_savings, capital_repaid, debt, years_to_repay,
      savings_rate;
};

struct FinancingResult {
  // The dossier says something of financing: the roadmap counts own funds after aid and VAT. False:
  // it counts investment excluding VAT, and what stands here binds nothing.
  bool heeded = false;
  std::string counting;    // granted, expected, all: the part of grants that the roadmap counts
  std::vector<int> years;  // appraised
  // Of the accounts; nothing = none are given, and before and after know nothing.
  std::optional<int> accounts_year;
  std::vector<std::string> accounts_files;  // bare names
  BudgetResult before, after;
  // What the plan changes in the capital section, by `years`; one_off: outside it and savings.
  struct Capital {
    std::vector<double> spending, grants, vat_compensation, certificates, loans, own, one_off;
  };
  Capital capital;
  struct NotMoney {
    std::vector<double> depreciation, grants_written_back;
  };
  NotMoney not_money;
  // Limits that a plan is held against.
  bool limits_apply = true;
  double net_savings_floor = 0, years_to_repay = 0;
  std::vector<std::string> in_plan;  // ids of projects; empty = nothing is chosen
  // Sums over the projects in the plan, and what these cost more together than one by one.
  double cost_with_vat = 0, overlaps_with_vat = 0;
  double public_aid = 0, private_aid = 0, granted = 0, vat_compensation = 0, loans = 0;
  CountedAmount own_final;
  double peak_advance = 0;       // the most that own funds stand above what they come to
  std::optional<int> peak_year;  // in which year; nothing = no advance
  double spared_together = 0;    // invested less together than one by one: counted nowhere
  std::vector<int> plan_years;   // from the plan's first to its last cent
  struct Own {
    std::vector<double> granted, expected, all;  // by `plan_years`; below 0 = money comes back
  };
  Own own;
  std::vector<double> works;            // by `plan_years`, with VAT
  std::vector<AlertResult> alerts;      // gravest first
  std::vector<std::string> rules_used;  // paths of figures
};

}  // namespace jalon
