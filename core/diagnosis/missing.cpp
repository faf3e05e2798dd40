#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/diagnosis/parts.h"

namespace jalon {
namespace {

using Kind = MissingReading::Kind;

constexpr std::size_t draws_each = 256;  // of the question what one missing thing would change
constexpr std::size_t moved_listed = 3;

struct Counts {
  std::size_t estimated = 0, unknown = 0;
  std::set<uint32_t> figures;  // declared parameters that stand for cells
};

Counts count(const InventoryColumn &column) {
  Counts n;
  for (std::size_t row = 0; row < column.quality.size(); ++row) {
    n.estimated += column.quality[row] == JALON_ESTIMATED;
    n.unknown += column.quality[row] == JALON_UNKNOWN;
    if (column.quality[row] == JALON_ESTIMATED && row < column.fill.size() &&
        column.fill[row] != JALON_NO_PARAMETER)
      n.figures.insert(column.fill[row]);
  }
  return n;
}

void name_figures(MissingReading &m, const std::set<uint32_t> &figures,
                  const jalon_domain &domain) {
  for (const uint32_t p : figures) {
    const auto &declared = parameters_of(domain)[p];
    m.figures.emplace_back(declared.name, declared.label);
  }
}

// A file replaces all that was made of the population.
MissingReading estimated_table(const jalon_domain &domain, const jalon_table &declared,
                               const InventoryTable &table) {
  MissingReading m;
  m.kind = Kind::estimated_table;
  std::set<uint32_t> figures;
  if (const auto p = parameters_of(domain).find(declared.per_inhabitant);
      p != AbiList<jalon_parameter>::npos)
    figures.insert(static_cast<uint32_t>(p));
  const auto columns = columns_of(declared);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Counts n = count(table.columns[c]);
    if (n.estimated == 0) continue;
    figures.insert(n.figures.begin(), n.figures.end());
    m.columns.emplace_back(columns[c].name, columns[c].label);
  }
  name_figures(m, figures, domain);
  m.cells = m.of = table.rows;
  return m;
}

std::vector<MissingReading> of_columns(const jalon_domain &domain, const jalon_table &declared,
                                       const InventoryTable &table) {
  std::vector<MissingReading> all;
  MissingReading nowhere;
  nowhere.kind = Kind::unknown_column;
  nowhere.cells = nowhere.of = table.rows;
  const auto columns = columns_of(declared);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].type == JALON_TEXT || columns[c].flags & JALON_KEY) continue;
    const Counts n = count(table.columns[c]);
    if (n.estimated > 0) {
      MissingReading m;
      m.kind = Kind::estimated_column;
      m.columns = {{columns[c].name, columns[c].label}};
      m.cells = n.estimated;
      m.of = table.rows;
      name_figures(m, n.figures, domain);
      all.push_back(std::move(m));
    }
    if (n.unknown == table.rows) {
      nowhere.columns.emplace_back(columns[c].name, columns[c].label);
    } else if (n.unknown > 0) {
      MissingReading m;
      m.kind = Kind::unknown_column;
      m.columns = {{columns[c].name, columns[c].label}};
      m.cells = n.unknown;
      m.of = table.rows;
      all.push_back(std::move(m));
    }
  }
  if (!nowhere.columns.empty()) all.push_back(std::move(nowhere));
  return all;
}

MissingReading partial_table(const DomainReading &d, const PartialTable &p) {
  MissingReading m;
  m.kind = Kind::partial_table;
  m.domain = d.domain;
  m.table = p.table;
  m.table_label = p.label;
  m.cells = m.of = p.rows;
  m.body = p.body;
  m.money_unknown = !d.need.cost.amount.central;
  for (const auto &x : p.twice) {
    if (m.twice.size() == moved_listed) break;
    if (x.name == "cost" ? !d.need.cost.amount.central : x.name == "revenue" && !d.revenue.central)
      continue;
    m.twice.push_back(x);
  }
  m.score = p.score;
  return m;
}

double spread(const Ranged &r) {
  return r.p10 && r.p90 ? *r.p90 - *r.p10 : std::numeric_limits<double>::quiet_NaN();
}

std::vector<uint8_t> rejected_in(const DomainAnswers &a) {
  std::vector<uint8_t> marks;
  for (const double x : a.cost) marks.push_back(std::isnan(x));
  return marks;
}

// What a range of figures does while all others stay central.
class Effects {
 public:
  Effects(const std::vector<Model> &models, const Asked &asked, const Sampled &sampled,
          const std::vector<DomainReading> &domains)
      : models_(models),
        asked_(asked),
        sampled_(sampled),
        domains_(domains),
        n_(std::min<std::size_t>(draws_each, sampled.n)) {
    for (const double x : asked.centre()) centre_.emplace_back(n_, x);
  }

  void tell(MissingReading &m) const {
    std::vector<const double *> columns;
    std::set<std::size_t> moving;
    for (std::size_t f = 0; f < centre_.size(); ++f) {
      const bool drawn = std::any_of(m.figures.begin(), m.figures.end(), [&](const auto &x) {
        return x.first == asked_.factors()[f].path;
      });
      if (drawn) moving.insert(f);
      columns.push_back(drawn ? sampled_.columns[f].data() : centre_[f].data());
    }
    if (moving.empty() || n_ == 0) return;
    double score = 0;
    std::vector<std::pair<double, MissingReading::Moved>> moved;
    for (std::size_t k = 0; k < models_.size(); ++k) {
      if (std::none_of(moving.begin(), moving.end(),
                       [&](std::size_t f) { return asked_.uses(k, f); }))
        continue;
      const DomainAnswers answers = asked_.ask(k, columns, n_);
      collect(k, answers, moved);
      if (m.domain != models_[k].plugin().domain().name) continue;
      score = money(m, k, answers);
    }
    std::stable_sort(moved.begin(), moved.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    if (!moved.empty()) score = std::max(score, moved.front().first);
    for (auto &[by, what] : moved)
      if (m.moved.size() < moved_listed) m.moved.push_back(std::move(what));
    if (m.money_unknown && moved.empty()) return;  // not nothing: it cannot be said
    m.score = score;
  }

 private:
  // The greater spread of cost and revenue, relative to the money of the domain: the greater of
  // both.
  double money(MissingReading &m, std::size_t k, const DomainAnswers &answers) const {
    const auto &central = sampled_.central[k];
    const auto rejected = rejected_in(answers);
    const Ranged cost = ranged(central.cost[0], answers.cost, rejected),
                 revenue = ranged(central.revenue[0], answers.revenue, rejected);
    const DomainReading &d = domain_of(k);
    m.money_unknown = !d.need.cost.amount.central;
    if (cost.p10 && !m.money_unknown) m.cost = {*cost.p10, *cost.p90};
    if (revenue.p10 && d.revenue.central) m.revenue = {*revenue.p10, *revenue.p90};
    m.cost_shown = d.need.cost.amount.central;
    m.revenue_shown = d.revenue.central;
    const double scale =
        std::max(d.need.cost.amount.central.value_or(0), d.revenue.central.value_or(0));
    const double widest = std::max(m.cost ? spread(cost) : 0.0, m.revenue ? spread(revenue) : 0.0);
    return scale > 0 ? widest / scale : 0;
  }

  const DomainReading &domain_of(std::size_t k) const {
    const std::string name = models_[k].plugin().domain().name;
    return *std::find_if(domains_.begin(), domains_.end(),
                         [&](const auto &d) { return d.domain == name; });
  }

  // Only what is better or worse when it moves.
  void collect(std::size_t k, const DomainAnswers &answers,
               std::vector<std::pair<double, MissingReading::Moved>> &moved) const {
    const auto &indicators = domain_of(k).indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      const IndicatorReading &d = indicators[i];
      if (!d.value.central || (d.direction == 0 && !d.gap)) continue;
      const Ranged r = ranged(*d.value.central, answers.indicators[i], rejected_in(answers));
      const double by = spread(r),
                   scale = std::max({std::fabs(*d.value.central), std::fabs(d.limit.value_or(0)),
                                     std::fabs(d.target.value_or(0))});
      if (!(by > 1e-9 * scale) || scale == 0) continue;
      moved.push_back(
          {by / scale, {d.name, d.label, d.unit, d.share, *r.p10, *r.p90, *d.value.central}});
    }
  }

  const std::vector<Model> &models_;
  const Asked &asked_;
  const Sampled &sampled_;
  const std::vector<DomainReading> &domains_;
  std::size_t n_;
  std::vector<AlignedBuffer> centre_;
};

}  // namespace

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"estimated table",
                                        "estimated column",
                                        "unknown column",
                                        "no table",
                                        "partial table",
                                        "power",
                                        "axis",
                                        "skills",
                                        "population"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<MissingReading> missing_data(const std::vector<Model> &models, const Asked &asked,
                                         const Sampled &sampled,
                                         const std::vector<DomainReading> &domains) {
  const Effects effects(models, asked, sampled, domains);
  std::vector<MissingReading> all;
  for (const auto &model : models) {
    const jalon_domain &domain = model.plugin().domain();
    const auto tables = tables_of(domain);
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const std::string name = tables[t].name;
      if (name.substr(0, name.find('.')) != domain.name) continue;  // borrowed: its own tells it
      const InventoryTable &table = model.tables()[t];
      std::vector<MissingReading> found;
      if (table.import.estimated_table)
        found.push_back(estimated_table(domain, tables[t], table));
      else if (table.rows == 0)
        found.emplace_back();
      else
        found = of_columns(domain, tables[t], table);
      for (auto &m : found) {
        m.domain = domain.name;
        m.table = name;
        m.table_label = tables[t].label;
        effects.tell(m);
        all.push_back(std::move(m));
      }
    }
  }
  for (const auto &d : domains)
    for (const auto &p : d.partial) all.push_back(partial_table(d, p));
  std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
    if (a.score.has_value() != b.score.has_value()) return a.score.has_value();
    if (a.score && *a.score != *b.score) return *a.score > *b.score;
    return !a.score && a.kind < b.kind;
  });
  return all;
}

std::vector<MissingReading> unsaid(const Dossier &dossier, const Diagnosis &d) {
  std::vector<MissingReading> all;
  const auto add = [&](Kind kind) -> MissingReading & {
    all.emplace_back().kind = kind;
    return all.back();
  };
  if (!dossier.population) add(Kind::population);
  for (const auto &domain : d.domains)
    if (!domain.power.holder) add(Kind::power).domain = domain.domain;
  std::vector<Bilingual> open;
  for (const auto &axis : d.axes)
    if (!axis.level) open.push_back(axis.axis.title);
  if (!open.empty()) add(Kind::axis).axes = open;
  if (!d.skills.business || !d.skills.digital || !d.skills.steering) add(Kind::skills);
  return all;
}

}  // namespace jalon
