#include <algorithm>
#include <cmath>

#include "core/diagnosis/parts.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

InventoryTable emptied(const InventoryTable &table) {
  InventoryTable none = table;
  none.rows = 0;
  for (auto &column : none.columns) {
    column.numbers.clear();
    column.texts.clear();
    column.quality.clear();
    column.fill.clear();
  }
  none.longitude.clear();
  none.latitude.clear();
  none.source_row.clear();
  return none;
}

// What is unknown with the table and without it does not rest on it.
bool moves(double with, double without) {
  if (std::isnan(with) || std::isnan(without)) return std::isnan(with) != std::isnan(without);
  const double scale = std::max(std::fabs(with), std::fabs(without));
  return std::fabs(with - without) > 1e-9 * scale;
}

}  // namespace

EstimatedParts estimated_parts(const Model &model, std::size_t k, const Sampled &sampled,
                               const Settings &settings, const std::vector<int> &years,
                               const DiagnosisOptions &options) {
  const DomainAnswers &now = sampled.central[k];
  const EstimatedParts none{std::vector<bool>(now.indicators.size(), false), false, false, false},
      all{std::vector<bool>(now.indicators.size(), true), true, true, true};
  const jalon_domain &domain = model.plugin().domain();
  const auto declared = tables_of(domain);
  auto tables = model.tables();
  bool estimated = false, read = false;
  for (std::size_t t = 0; t < declared.size(); ++t) {
    if (is_borrowed(domain, declared[t]) || tables[t].rows == 0) continue;
    read = read || !tables[t].import.estimated_table;
    if (!tables[t].import.estimated_table) continue;
    estimated = true;
    tables[t] = emptied(tables[t]);
  }
  if (!estimated) return none;
  if (!read || !options.with_tables) return all;
  try {
    std::vector<Model> without;
    without.push_back(options.with_tables(k, std::move(tables)));
    const DomainAnswers then = Asked(without, settings, years).central(0);
    EstimatedParts parts = none;
    for (std::size_t i = 0; i < now.indicators.size(); ++i)
      parts.indicators[i] = moves(now.indicators[i][0], then.indicators[i][0]);
    parts.cost = moves(now.cost[0], then.cost[0]);
    parts.revenue = moves(now.revenue[0], then.revenue[0]);
    parts.emissions = !now.emissions.empty() && moves(now.emissions[0], then.emissions[0]);
    return parts;
  } catch (const Fault &) {
    return all;
  }
}

}  // namespace jalon
