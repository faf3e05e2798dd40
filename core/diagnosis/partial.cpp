#include <algorithm>
#include <cmath>

#include "core/diagnosis/parts.h"
#include "core/territory/one_source.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

// Every row twice: what a town with as many things of other bodies would have.
InventoryTable doubled(const InventoryTable &table) {
  InventoryTable twice = table;
  const auto again = [](auto &cells) {
    const auto first = cells;
    cells.insert(cells.end(), first.begin(), first.end());
  };
  twice.rows = 2 * table.rows;
  for (auto &column : twice.columns) {
    again(column.numbers);
    again(column.texts);
    again(column.quality);
    again(column.fill);
  }
  again(twice.longitude);
  again(twice.latitude);
  again(twice.source_row);
  return twice;
}

// Relative to the greater of both; 0 where one is unknown or nothing moves.
double change(double now, double then) {
  if (!std::isfinite(now) || !std::isfinite(then)) return 0;
  const double scale = std::max(std::fabs(now), std::fabs(then));
  const double by = scale > 0 ? (then - now) / scale : 0;
  return std::fabs(by) > 1e-9 ? by : 0;
}

int sign(double x) {
  return (x > 0) - (x < 0);
}

// 0 where the tables, each for itself, move it in different directions.
void join(int &bound, int moved, bool &torn) {
  if (moved == 0 || torn) return;
  torn = bound != 0 && bound != moved;
  bound = torn ? 0 : moved;
}

class Twice {
 public:
  Twice(const Model &model, std::size_t k, const Sampled &sampled, const Settings &settings,
        const std::vector<int> &years, const DiagnosisOptions &options)
      : model_(model),
        k_(k),
        now_(sampled.central[k]),
        settings_(settings),
        years_(years),
        options_(options),
        torn_(now_.indicators.size() + 3, false) {
    out_.indicators.assign(now_.indicators.size(), 0);
  }

  PartialBounds bounds() {
    const jalon_domain &domain = model_.plugin().domain();
    const auto tables = tables_of(domain);
    for (std::size_t t = 0; t < tables.size(); ++t) {
      if (is_borrowed(domain, tables[t])) continue;
      const InventoryTable &table = model_.tables()[t];
      const Finding *one = found_one_source(table.import);
      if (!one || table.rows == 0) continue;
      PartialTable p{tables[t].name, tables[t].label, one->found, table.rows, {}, {}};
      ask(t, p);
      out_.tables.push_back(std::move(p));
    }
    return std::move(out_);
  }

 private:
  // A model that refuses the longer table leaves open what it would change.
  std::optional<DomainAnswers> then(std::size_t t) const {
    if (!options_.with_tables) return std::nullopt;
    try {
      auto tables = model_.tables();
      tables[t] = doubled(tables[t]);
      std::vector<Model> longer;
      longer.push_back(options_.with_tables(k_, std::move(tables)));
      return Asked(longer, settings_, years_).central(0);
    } catch (const Fault &) {
      return std::nullopt;
    }
  }

  void ask(std::size_t t, PartialTable &p) {
    const auto longer = then(t);
    if (!longer) return;
    std::vector<std::pair<double, PartialTable::Twice>> moved;
    const auto compare = [&](std::size_t at, int &bound, double now, double then,
                             PartialTable::Twice told) {
      const double by = change(now, then);
      bool torn = torn_[at];
      join(bound, sign(by), torn);
      torn_[at] = torn;
      told.now = now;
      told.then = then;
      if (by != 0) moved.emplace_back(std::fabs(by), std::move(told));
    };
    const std::size_t n = now_.indicators.size();
    compare(n, out_.cost, now_.cost[0], longer->cost[0], {"cost", "", "currency", false, 0, 0});
    compare(n + 1, out_.revenue, now_.revenue[0], longer->revenue[0],
            {"revenue", "", "currency", false, 0, 0});
    if (!now_.emissions.empty())
      join_emissions(n + 2, change(now_.emissions[0], longer->emissions[0]));
    const auto declared = indicators_of(model_.plugin().domain());
    for (std::size_t i = 0; i < n; ++i)
      compare(i, out_.indicators[i], now_.indicators[i][0], longer->indicators[i][0],
              {declared[i].name, declared[i].label, declared[i].unit,
               (declared[i].flags & JALON_SHARE) != 0, 0, 0});
    // Those that are better or worse when they move come first.
    std::stable_sort(moved.begin(), moved.end(), [&](const auto &a, const auto &b) {
      const auto judged = [&](const PartialTable::Twice &x) {
        const auto i = declared.find(x.name);
        return i != declared.npos &&
               (std::isfinite(declared[i].limit) || std::isfinite(declared[i].target));
      };
      if (judged(a.second) != judged(b.second)) return judged(a.second);
      return a.first > b.first;
    });
    p.score = 0;
    for (auto &[by, told] : moved) {
      p.score = std::max(*p.score, by);
      p.twice.push_back(std::move(told));
    }
  }

  void join_emissions(std::size_t at, double by) {
    bool torn = torn_[at];
    join(out_.emissions, sign(by), torn);
    torn_[at] = torn;
  }

  const Model &model_;
  std::size_t k_;
  const DomainAnswers &now_;
  const Settings &settings_;
  const std::vector<int> &years_;
  const DiagnosisOptions &options_;
  std::vector<bool> torn_;
  PartialBounds out_;
};

}  // namespace

PartialBounds bounds_of(const Model &model, std::size_t k, const Sampled &sampled,
                        const Settings &settings, const std::vector<int> &years,
                        const DiagnosisOptions &options) {
  return Twice(model, k, sampled, settings, years, options).bounds();
}

}  // namespace jalon
