#include "core/financing/needs.h"

#include <algorithm>

namespace jalon {

RoadmapNeeds needs_of(const FinancingPlan &plan, std::span<const int> years, Counting counting,
                      const BudgetThresholds &thresholds) {
  RoadmapNeeds needs;
  const auto own = plan.own_by_year(counting);
  const auto changes = changes_of({&plan, 1}, years);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const bool within = years[y] >= plan.years.front() && years[y] <= plan.years.back();
    const auto &c = changes[y];
    needs.own_funds.push_back(within ? euros(own[plan.at(years[y])]) : 0);
    needs.gross_savings.push_back(euros(c.gross_savings()));
    needs.net_savings.push_back(euros(c.net_savings()));
    needs.debt.push_back(euros(c.debt));
    needs.net_savings_used.push_back(-needs.net_savings.back());
    needs.debt_used.push_back(needs.debt.back() -
                              thresholds.years_to_repay * needs.gross_savings.back());
  }
  return needs;
}

RoadmapRoom room_of(const BudgetPath &budget, const BudgetLimits &limits,
                    const BudgetThresholds &thresholds) {
  RoadmapRoom room;
  room.net_savings.resize(budget.years.size());
  room.debt.resize(budget.years.size());
  if (!limits.apply) return room;
  for (std::size_t y = 0; y < budget.years.size(); ++y) {
    const auto &before = budget.before[y];
    const auto net = before.net_savings(), gross = before.gross_savings();
    if (net) room.net_savings[y] = std::max(0.0, euros(*net) - thresholds.net_savings_floor);
    if (gross && before.debt)
      room.debt[y] = std::max(0.0, thresholds.years_to_repay * euros(*gross) - euros(*before.debt));
  }
  return room;
}

}  // namespace jalon
