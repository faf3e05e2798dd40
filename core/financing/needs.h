// needs.h - what the start of a project takes from the limits of a roadmap, and what these leave.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/financing/alerts.h"

namespace jalon {

// By plan year, in currency; changes against "before".
struct RoadmapNeeds {
  std::vector<double> own_funds;  // may be below 0: aid that comes back
  std::vector<double> gross_savings, net_savings, debt;
  // Use of the two limits below.
  std::vector<double> net_savings_used;  // -net savings
  std::vector<double> debt_used;         // debt - T x gross savings, T years to repay
};
RoadmapNeeds needs_of(const FinancingPlan &plan, std::span<const int> years, Counting counting,
                      const BudgetThresholds &thresholds);

// The sum of what the projects of a plan use may not exceed what is available in a year:
//   net savings: sum of -net savings <= before - floor
//   debt:        sum of (debt - T x gross savings) <= T x gross savings before - debt before
// Where "before" breaks the limit by itself, 0 is left: no worse than without. Nothing: no limit,
// or not known.
struct RoadmapRoom {
  std::vector<std::optional<double>> net_savings, debt;
};
RoadmapRoom room_of(const BudgetPath &budget, const BudgetLimits &limits,
                    const BudgetThresholds &thresholds);

}  // namespace jalon
