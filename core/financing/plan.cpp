#include "core/financing/plan.h"

#include <deque>

#include "core/financing/draft.h"

namespace jalon {
namespace {

double weight(const FundingSource &source, Counting counting) {
  if (source.status == FundingStatus::granted || counting == Counting::all) return 1;
  return counting == Counting::expected ? source.probability.value_or(0) : 0;
}

}  // namespace

std::vector<Cents> FinancingPlan::own_by_year(Counting counting) const {
  std::vector<Cents> own(years.size());
  for (const auto &p : postings)
    if (p.flow == Flow::works) own[at(p.year)] += p.amount;
  for (const auto &source : sources) {
    if (source.kind == FundingSource::own) continue;
    const bool counts = source.kind != FundingSource::grant || weight(source, counting) == 1;
    for (std::size_t y = 0; y < years.size(); ++y)
      own[y] -= counts ? source.cash[y] : portion(source.cash[y], weight(source, counting));
  }
  return own;
}

Cents FinancingPlan::own(Counting counting) const {
  Cents sum;
  for (const Cents x : own_by_year(counting)) sum += x;
  return sum;
}

std::vector<FinancingPlan> finance_together(std::span<const FinancingRequest> requests,
                                            const FinancingRules &rules, const TownContext &town,
                                            std::span<const int> years) {
  std::deque<Draft> drafts;
  std::vector<SharedCase> shared;
  for (const auto &request : requests) {
    auto asked = drafts.emplace_back(request, rules, town, years).shared();
    shared.insert(shared.end(), asked.begin(), asked.end());
  }
  RulesAt at(rules, town.settings);
  share_caps(std::move(shared), at);
  std::vector<FinancingPlan> plans;
  for (auto &draft : drafts) plans.push_back(draft.finish(at));
  return plans;
}

FinancingPlan finance(const FinancingRequest &request, const FinancingRules &rules,
                      const TownContext &town, std::span<const int> years) {
  return std::move(finance_together({&request, 1}, rules, town, years).front());
}

double town_value(const FinancingPlan &plan, std::span<const int> years,
                  std::span<const double> discount) {
  double value = 0, factor = 1;
  const std::size_t n = years.size();
  const double fall = n > 1 ? discount[n - 1] / discount[n - 2] : 1;
  for (const int year : plan.years) {
    if (year >= years.front() && year <= years.back())
      factor = discount[static_cast<std::size_t>(year - years.front())];
    else if (year > years.back())
      factor *= fall;
    value += factor * euros(balance_of(plan.postings, Party::town, year));
  }
  return value;
}

}  // namespace jalon
