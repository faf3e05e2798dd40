#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/diagnosis/parts.h"

namespace jalon {
namespace {

// Each amount over the largest of the dossier.
void relate(std::vector<DomainReading> &domains, StakeReading NeedReading::*stake,
            std::optional<double> population) {
  double largest = 0;
  for (const auto &d : domains)
    largest = std::max(largest, (d.need.*stake).amount.central.value_or(0));
  for (auto &d : domains) {
    StakeReading &s = d.need.*stake;
    if (!s.amount.central) continue;
    if (population && *population > 0) s.per_inhabitant = *s.amount.central / *population;
    if (largest > 0) s.relative = std::max(0.0, *s.amount.central / largest);
  }
}

void weigh_by_town(std::vector<DomainReading> &domains, const Survey &survey) {
  double largest = 0;
  std::vector<std::string> names;
  for (const auto &d : domains) names.push_back(d.domain);
  for (const auto &[domain, weight] : survey.stakes) {
    largest = std::max(largest, weight);
    if (std::find(names.begin(), names.end(), domain) != names.end()) continue;
    const auto near = nearest(domain, names);
    throw Fault("[stakes] weighs `{1}`, which is no domain of this dossier"_msg(domain),
                survey.stake_places.at(domain), "one of {1}"_msg([&] {
                  std::string list;
                  for (const auto &name : names) list += (list.empty() ? "" : ", ") + name;
                  return list;
                }()),
                near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  }
  for (auto &d : domains) {
    const auto weight = survey.stakes.find(d.domain);
    if (weight == survey.stakes.end()) continue;  // not weighed: unknown
    d.need.weight = weight->second;
    if (largest > 0) d.need.stake = weight->second / largest;
  }
}

void weigh_by_size(DomainReading &d) {
  double sum = 0, n = 0;
  for (const auto *s : {&d.need.cost, &d.need.emissions})
    if (s->relative) sum += *s->relative, ++n;
  if (n > 0) d.need.stake = sum / n;
}

std::size_t factors_known(const NeedReading &n) {
  return static_cast<std::size_t>(n.gap.central.has_value()) + n.stake.has_value() +
         n.power.has_value();
}

}  // namespace

void weigh_needs(std::vector<DomainReading> &domains, const Survey &survey,
                 std::optional<double> population) {
  relate(domains, &NeedReading::cost, population);
  relate(domains, &NeedReading::emissions, population);
  if (!survey.stakes.empty()) weigh_by_town(domains, survey);
  for (auto &d : domains) {
    if (survey.stakes.empty()) weigh_by_size(d);
    NeedReading &n = d.need;
    n.power = d.power.factor;
    n.at_most = n.gap.central.value_or(1) * n.stake.value_or(1) * n.power.value_or(1);
    if (factors_known(n) == 3) n.need = n.at_most;
  }
  std::stable_sort(domains.begin(), domains.end(), [](const auto &a, const auto &b) {
    if (a.need.at_most != b.need.at_most) return a.need.at_most > b.need.at_most;
    return factors_known(a.need) > factors_known(b.need);
  });
  for (std::size_t i = 0; i < domains.size(); ++i) domains[i].need.rank = i + 1;
}

}  // namespace jalon
