#include <cmath>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/territory/inventory.h"
#include "core/territory/rows.h"

namespace jalon {

InventoryTable estimate_inventory(const jalon_domain &domain, const jalon_table &table,
                                  const Dossier &dossier, const ParameterValue &value_of) {
  Place where{(dossier.folder / "dossier.toml").string()};
  for (const auto &estimate : dossier.estimates)
    if (estimate.table == table.name) where = estimate.place;
  const auto columns = columns_of(table);
  const auto count = columns.find(table.count_column);
  if (!*table.per_inhabitant || count == columns.npos)
    throw Fault("the table \"{1}\" cannot be estimated by population"_msg(table.name), where,
                "an inventory file"_msg, "add the town's own file with its mapping"_msg);
  if (!dossier.population || !(*dossier.population > 0))
    throw Fault("the population is unknown"_msg, where, "population = ... in dossier.toml"_msg,
                "give it, or add the town's own file"_msg);
  const auto parameter = parameter_index(domain, table.per_inhabitant);
  const double each = value_of(parameter);
  const double things = each * *dossier.population;
  if (!std::isfinite(things))
    throw Fault("the figure {1} is unknown"_msg(table.per_inhabitant), where,
                "a number for each inhabitant"_msg, "give it in settings.toml"_msg);

  InventoryTable result = make_table(table);
  auto &import = result.import;
  import.format = "estimate";
  import.estimated_table = true;
  Row row(table);
  // No parameter behind the count: a model would take that parameter's draws, which are for one
  // inhabitant, for the number of things.
  row.estimate(count, things, JALON_NO_PARAMETER);
  import.findings.push_back(
      {Finding::estimated, 1, table.count_column, "",
       "estimated at {1}: {2} inhabitants times {3} (peer figure {4})"_msg(
           Message::number(std::round(things * 100) / 100), *dossier.population,
           Message::number(each), table.per_inhabitant)});
  const Fills fills(domain, table, value_of);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!row.unknown(c)) continue;
    if (const auto estimate = fills.find(c, row)) {
      row.estimate(c, estimate->value, estimate->parameter);
      import.findings.push_back({Finding::estimated, 1, columns[c].name, "", estimate->done});
    } else if (columns[c].flags & JALON_REQUIRED) {
      import.findings.push_back({Finding::note, 1, columns[c].name, "",
                                 "required and unknown: nothing to estimate it from"_msg});
    }
  }
  append(result, table, row);
  result.source_row.push_back(1);
  import.rows_in = import.rows_kept = 1;
  for (const jalon_column &column : columns)
    if (column.type == JALON_NUMBER) import.totals[column.name] = {0, 0, 0, column.unit};
  return result;
}

}  // namespace jalon
