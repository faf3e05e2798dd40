// budget.h - the town's budget before and after: its accounts held at the last closed year, loans
// in force running off, and what plans change. What the accounts do not tell stays unknown.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/financing/plan.h"
#include "core/territory/accounts.h"
#include "core/territory/accounts_source.h"

namespace jalon {

struct BudgetYear {
  std::optional<Cents> revenue, expenditure, capital_repaid, debt;  // debt: at the end of the year

  std::optional<Cents> gross_savings() const;
  std::optional<Cents> net_savings() const;
  std::optional<double> years_to_repay() const;  // nothing if gross savings are not above 0
  std::optional<double> savings_rate() const;    // gross savings over revenue
};

// What plans change in a year, against "before".
struct BudgetChange {
  Cents revenue, expenditure, capital_repaid, debt;
  // Capital section: spending with VAT (works, renewals), and where its money comes from. Own: what
  // is left. One-off: outside savings and the section (disposal).
  Cents capital_spending, grants, vat_compensation, certificates, loans_drawn, own, one_off;
  // Not money: depreciation of what is built, less the grants written back.
  Cents depreciation, grants_written_back;

  Cents gross_savings() const { return revenue - expenditure; }
  Cents net_savings() const { return revenue - expenditure - capital_repaid; }
};

struct BudgetPath {
  std::vector<int> years;
  std::optional<int> accounts_year;  // nothing: no accounts, "before" and "after" know nothing
  std::vector<BudgetYear> before, after;
  std::vector<BudgetChange> change;
};

// Changes by `years`. Debt is cumulated from the plans' first year on. `depreciation`: years by
// plan, 0 = not said.
std::vector<BudgetChange> changes_of(std::span<const FinancingPlan> plans,
                                     std::span<const int> years,
                                     std::span<const int> depreciation = {});

// The accounts hold at the end of the year before years[0], or at the end of their own year if that
// is later; `baseline`: growth and loans that the town takes whatever the projects.
BudgetPath budget_path(const TownAccounts &accounts, const Baseline &baseline,
                       std::span<const FinancingPlan> plans, std::span<const int> years,
                       std::span<const int> depreciation = {});

// Years over which what a project builds is depreciated: as the town says, else as the rules say of
// who holds the power; 0 = not said.
int depreciation_years(const FinancingClaim &claim, const FinancingRules &rules,
                       const Settings *settings, int start);

}  // namespace jalon
