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
  if (!d.need.cost.amount.central) return;  // emissions alone would stand for the whole
  double sum = 0, n = 0;
  for (const auto *s : {&d.need.cost, &d.need.emissions})
    if (s->relative) sum += *s->relative, ++n;
  if (n > 0) d.need.stake = sum / n;
}

std::size_t factors_known(const NeedReading &n) {
  return static_cast<std::size_t>(n.gap.central.has_value()) + n.stake.has_value() +
         n.power.has_value();
}

// A bound that stands on an unknown gap or stake says nothing of how much there is to do: it comes
// after what is known, and before what needs nothing.
int order_of(const NeedReading &n) {
  if (n.at_most == 0) return 2;
  return n.gap.central && n.stake ? 0 : 1;
}

Message gap_to_get(const DomainReading &d) {
  std::vector<Message> figures;
  for (const auto &i : d.indicators)
    if ((i.standing == Standing::unknown && (i.limit || i.target)) ||
        i.standing == Standing::bounded)
      figures.push_back(Message::pattern(i.label));
  return figures.empty()
             ? Message(
                   "no source gives a limit or a target for any of its indicators: hold them "
                   "against peers, or against what the town itself aims at"_msg)
             : "the figure of what has a limit or a target ({1})"_msg(
                   Message::joined(std::move(figures), " · "));
}

// The files that may lack the things of others.
Message whole_tables(const DomainReading &d) {
  std::vector<Message> tables;
  for (const auto &p : d.partial)
    tables.push_back("{1}: those of others than {2} too"_msg(Message::pattern(p.label), p.body));
  return Message::joined(std::move(tables), " · ");
}

Message cost_to_get(const DomainReading &d) {
  if (d.unmeasured.empty()) return "what it costs and emits"_msg;
  std::vector<Message> tables;
  for (const auto &label : d.unmeasured) tables.push_back(Message::pattern(label));
  return "what it costs and brings in, by the town's own file ({1})"_msg(
      Message::joined(std::move(tables), " · "));
}

std::vector<Message> what_to_get(const DomainReading &d, bool own_weights) {
  std::vector<Message> all;
  const bool bounded = std::any_of(d.indicators.begin(), d.indicators.end(),
                                   [](const auto &i) { return i.standing == Standing::bounded; });
  if (!d.need.gap.central) {
    all.push_back(gap_to_get(d));
    if (bounded) all.push_back(whole_tables(d));
  }
  if (!d.need.stake)
    all.push_back(own_weights ? Message("its weight, in [stakes] of diagnosis.toml"_msg)
                              : cost_to_get(d));
  if (!d.need.power)
    all.push_back("who holds the power ([powers.{1}] in dossier.toml)"_msg(d.domain));
  return all;
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
    n.to_get = what_to_get(d, !survey.stakes.empty());
  }
  std::stable_sort(domains.begin(), domains.end(), [](const auto &a, const auto &b) {
    if (order_of(a.need) != order_of(b.need)) return order_of(a.need) < order_of(b.need);
    if (a.need.at_most != b.need.at_most) return a.need.at_most > b.need.at_most;
    return factors_known(a.need) > factors_known(b.need);
  });
  for (std::size_t i = 0; i < domains.size(); ++i) domains[i].need.rank = i + 1;
}

}  // namespace jalon
