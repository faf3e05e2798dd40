#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/diagnosis/parts.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

using Status = CandidateReading::Status;
using Choice = CandidateReading::Choice;
using State = GateReading::State;

std::optional<double> known(double x) {
  return std::isfinite(x) ? std::optional(x) : std::nullopt;
}

const IndicatorReading *find(const std::vector<DomainReading> &domains, const std::string &name) {
  for (const auto &d : domains)
    for (const auto &i : d.indicators)
      if (i.name == name) return &i;
  return nullptr;
}

bool within(const GateReading &g, double value) {
  return (!g.lower || value >= *g.lower) && (!g.upper || value <= *g.upper);
}

GateReading read_gate(const jalon_gate &gate, const std::vector<Model> &models,
                      const Sampled &sampled, const std::vector<DomainReading> &domains,
                      double doubtful_share) {
  GateReading g;
  g.indicator = gate.indicator;
  g.lower = known(gate.lower);
  g.upper = known(gate.upper);
  g.otherwise = gate.otherwise ? gate.otherwise : "";
  if (const auto *indicator = find(domains, g.indicator)) {
    g.label = indicator->label;
    g.unit = indicator->unit;
    g.share = indicator->share;
    g.value = indicator->value.central;
    g.estimated = indicator->estimated;
    g.bound = indicator->value.bound;
  }
  for (std::size_t k = 0; k < models.size(); ++k) {
    const auto declared = indicators_of(models[k].plugin().domain());
    const auto i = declared.find(g.indicator);
    if (i == declared.npos) continue;
    judge_gate(g, sampled.draws[k].indicators[i], sampled.rejected[k], doubtful_share);
    break;
  }
  return g;
}

// What the measure is meant for, counted.
void count_things(CandidateReading &c, const jalon_measure &m, const jalon_table &declared,
                  const InventoryTable &table) {
  const auto columns = columns_of(declared);
  const auto at = m.where_column && *m.where_column ? columns.find(m.where_column) : columns.npos;
  const auto choices = m.where_choices ? words_of(m.where_choices) : std::vector<std::string>();
  if (at != columns.npos) {
    c.where_column = columns[at].name;
    for (const auto &choice : choices_of(columns[at]))
      if (std::find(choices.begin(), choices.end(), choice.name) != choices.end())
        c.where_choices.emplace_back(choice.name, choice.label);
  }
  for (std::size_t row = 0; row < table.rows; ++row) {
    const double things = things_in_row(declared, table, row);
    if (std::isnan(things)) {
      c.things_unknown += 1;
    } else if (at == columns.npos) {
      c.things += things;
    } else if (table.columns[at].quality[row] == JALON_UNKNOWN) {
      c.things_unknown += things;
    } else {
      const auto which = static_cast<std::size_t>(table.columns[at].numbers[row]);
      const std::string name = choices_of(columns[at])[which].name;
      if (std::find(choices.begin(), choices.end(), name) != choices.end()) c.things += things;
    }
  }
}

Status status_of(const CandidateReading &c) {
  const auto any = [&](State state) {
    return std::any_of(c.gates.begin(), c.gates.end(),
                       [&](const auto &g) { return g.state == state; });
  };
  if (c.things == 0 && c.things_unknown == 0) return Status::nothing_to_cover;
  if (any(State::closed)) return Status::not_relevant;
  if (c.things == 0 || any(State::cannot_tell)) return Status::cannot_tell;
  return Status::relevant;
}

bool lists(const std::vector<std::string> &names, const std::string &name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Something to gain, as far as the gates tell, on figures that are the town's own.
bool surely_gains(const CandidateReading &c) {
  return c.status == Status::relevant && !c.gates.empty() &&
         std::none_of(c.gates.begin(), c.gates.end(), [](const auto &g) { return g.estimated; });
}

// Of one domain's measures that may be proposed, in the order in which they are considered.
void choose(const std::vector<CandidateReading *> &eligible, const ProposalRule &rule,
            std::vector<const CandidateReading *> &proposed) {
  int chosen = 0;
  for (CandidateReading *c : eligible) {
    const auto among_proposed = [&](const std::string &measure) {
      return std::any_of(proposed.begin(), proposed.end(),
                         [&](const auto *p) { return p->measure == measure; });
    };
    const auto rival = std::find_if(proposed.begin(), proposed.end(), [&](const auto *p) {
      return lists(p->excludes, c->measure) || lists(c->excludes, p->measure);
    });
    const auto lacking = std::find_if_not(c->needs.begin(), c->needs.end(), among_proposed);
    if (rival != proposed.end()) {
      c->choice = Choice::variant;
      c->instead_of = (*rival)->measure;
    } else if (lacking != c->needs.end()) {
      c->choice = Choice::needs;
      c->instead_of = *lacking;
    } else if (chosen == rule.per_domain) {
      c->choice = Choice::beyond;
    } else {
      c->choice = Choice::proposed;
      proposed.push_back(c);
      ++chosen;
    }
  }
}

// More things of an inventory that may be incomplete move the value one way: only what no such
// move could turn is told.
void settle_bounded(GateReading &g) {
  const bool open = g.chance ? *g.chance == 1 : within(g, *g.value);
  const auto &behind = g.bound > 0 ? g.upper : g.lower;  // that it may still cross
  const bool past = behind && g.bound * (*g.value - *behind) > 0;
  const bool surely_past = past && (!g.chance || *g.chance == 0);
  g.state = surely_past ? State::closed : open && !behind ? State::open : State::cannot_tell;
}

}  // namespace

std::string_view name_of(Choice choice) {
  constexpr std::string_view names[] = {"", "proposed", "variant", "needs", "beyond"};
  return names[static_cast<std::size_t>(choice)];
}

std::string_view name_of(Status status) {
  constexpr std::string_view names[] = {"relevant", "cannot tell", "not relevant",
                                        "nothing to cover"};
  return names[static_cast<std::size_t>(status)];
}

void judge_gate(GateReading &g, std::span<const double> draws, std::span<const uint8_t> rejected,
                double doubtful_share) {
  g.chance.reset();
  g.state = State::cannot_tell;
  if (!g.value) return;
  g.state = within(g, *g.value) ? State::open : State::closed;
  if (g.bound != 0) settle_bounded(g);
  double open = 0, n = 0;
  for (std::size_t i = 0; i < draws.size(); ++i) {
    if (rejected[i]) continue;
    if (std::isnan(draws[i])) return;  // as its range: unknown in one draw is unknown
    open += within(g, draws[i]);
    n += 1;
  }
  if (n == 0) return;
  g.chance = open / n;
  if (g.bound != 0) return settle_bounded(g);
  const bool doubtful = std::min(*g.chance, 1 - *g.chance) > doubtful_share;
  g.state = doubtful ? State::cannot_tell : *g.chance > 0.5 ? State::open : State::closed;
}

void choose_proposals(std::vector<CandidateReading> &all, const std::vector<DomainReading> &domains,
                      const ProposalRule &rule) {
  std::vector<const CandidateReading *> proposed;
  for (const auto &domain : domains) {
    std::vector<CandidateReading *> eligible;
    for (auto &c : all)
      if (c.domain == domain.domain && c.things > 0 &&
          (c.status == Status::relevant || c.status == Status::cannot_tell))
        eligible.push_back(&c);
    std::stable_partition(eligible.begin(), eligible.end(),
                          [](const auto *c) { return surely_gains(*c); });
    choose(eligible, rule, proposed);
  }
}

std::vector<CandidateReading> candidates_of(const std::vector<Model> &models,
                                            const Sampled &sampled,
                                            const std::vector<DomainReading> &domains,
                                            const Dossier &dossier, const ProposalRule &rule) {
  std::vector<CandidateReading> all;
  for (const auto &reading : domains) {  // in order of need
    const auto model = std::find_if(models.begin(), models.end(), [&](const Model &m) {
      return reading.domain == m.plugin().domain().name;
    });
    const jalon_domain &domain = model->plugin().domain();
    for (const auto &m : measures_of(domain)) {
      const auto t = tables_of(domain).find(m.table);
      CandidateReading c;
      c.domain = domain.name;
      c.measure = m.name;
      c.label = m.label;
      c.help = m.help ? m.help : "";
      c.relevance = m.relevance ? m.relevance : "";
      c.table = m.table;
      c.table_label = tables_of(domain)[t].label;
      c.usual_share = m.usual_share;
      c.needs = words_of(m.needs ? m.needs : "");
      c.excludes = words_of(m.excludes ? m.excludes : "");
      for (const auto &gate : gates_of(m))
        c.gates.push_back(read_gate(gate, models, sampled, domains, rule.doubtful_share));
      count_things(c, m, tables_of(domain)[t], model->tables()[t]);
      for (const auto &project : dossier.projects)
        for (const auto &planned : project.measures)
          c.planned = c.planned || planned.measure == c.measure;
      c.status = status_of(c);
      all.push_back(std::move(c));
    }
  }
  choose_proposals(all, domains, rule);
  const auto rank = [](const CandidateReading &c) {
    const bool aside = c.choice != Choice::proposed;  // the others stay in order of need
    return std::pair(aside, aside ? c.status : Status::relevant);
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
  return all;
}

}  // namespace jalon
