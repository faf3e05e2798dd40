// alerts.h - what the plans of a programme and the budget they lead to must make a town look at.
#pragma once
#include <span>
#include <vector>

#include "core/financing/budget.h"
#include "core/territory/dossier.h"

namespace jalon {

// The limits of the dossier, or the alerts of the rules where it says none.
struct BudgetThresholds {
  double net_savings_floor = 0, years_to_repay = 0;
};
BudgetThresholds thresholds_of(const BudgetLimits &limits, RulesAt &at, int year);

// Those of the plans and those of the budget, gravest first, each text once.
std::vector<Alert> programme_alerts(std::span<const FinancingPlan> plans, const BudgetPath &budget,
                                    const TownAccounts &accounts, const BudgetLimits &limits,
                                    const FinancingRules &rules, const TownContext &town);

// A subsidy that stands among a project's facts and enters no sum; nothing if there is none.
std::optional<Alert> subsidy_alert(const Project &project, const FinancingClaim &claim,
                                   const std::string &currency);

}  // namespace jalon
