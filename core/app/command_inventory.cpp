#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/mapping.h"

namespace jalon {
namespace {

constexpr std::array kind_names{"repaired", "estimated", "refused", "set aside", "note"};

nlohmann::ordered_json json_of(const InventoryTable &table) {
  const Import &import = table.import;
  nlohmann::ordered_json j{{"table", table.name},
                           {"file", import.file.string()},
                           {"format", import.format},
                           {"encoding", import.encoding},
                           {"delimiter", import.delimiter},
                           {"rows_in", import.rows_in},
                           {"rows_kept", import.rows_kept},
                           {"rows_set_aside", import.rows_set_aside},
                           {"estimated_table", import.estimated_table}};
  for (const auto &[column, t] : import.totals)
    j["totals"][column] = {{"in", t.in}, {"kept", t.kept}, {"set_aside", t.set_aside}};
  for (const auto &[column, q] : import.quality)
    j["quality"][column] = {{"measured", q[0]}, {"estimated", q[1]}, {"unknown", q[2]}};
  j["findings"] = nlohmann::ordered_json::array();
  for (const auto &f : import.findings)
    j["findings"].push_back({{"kind", kind_names[f.kind]},
                             {"row", f.row},
                             {"column", f.column},
                             {"found", f.found},
                             {"done", f.done}});
  return j;
}

void print(const InventoryTable &table, std::size_t most, const Words &w) {
  const Import &import = table.import;
  std::cout << table.name << ": ";
  if (import.estimated_table) {
    std::cout << w("no file, one row estimated from the population") << "\n";
  } else {
    std::cout << import.file.string() << "\n  " << import.format << ", " << import.encoding;
    if (!import.delimiter.empty()) std::cout << ", '" << import.delimiter << "'";
    std::cout << "\n  " << w("rows read") << " " << import.rows_in << ", " << w("kept") << " "
              << import.rows_kept << ", " << w("set aside") << " " << import.rows_set_aside << "\n";
  }
  for (const auto &[column, q] : import.quality)
    std::cout << "  " << column << ": " << q[0] << " " << w("measured") << ", " << q[1] << " "
              << w("estimated") << ", " << q[2] << " " << w("unknown") << "\n";
  for (const auto &[column, t] : import.totals)
    std::cout << "  " << w("total") << " " << column << ": " << w.number(t.in, 2) << " = "
              << w.number(t.kept, 2) << " " << w("kept") << " + " << w.number(t.set_aside, 2) << " "
              << w("set aside") << "\n";
  std::size_t shown = 0;
  for (const auto &f : import.findings) {
    if (most > 0 && shown == most) {
      std::cout << "  ... " << import.findings.size() - shown << " "
                << w("more findings; --most 0 or --json shows all") << "\n";
      break;
    }
    ++shown;
    std::cout << "  " << w(kind_names[f.kind]);
    if (f.row > 0) std::cout << ", " << w("row") << " " << f.row;
    if (!f.column.empty()) std::cout << ", " << f.column;
    if (!f.found.empty()) std::cout << ": '" << f.found << "'";
    std::cout << ": " << f.done << "\n";
  }
}

}  // namespace

int command_inventory(const InventoryOptions &o, const Words &words) {
  const Opened opened =
      open_dossier(find_install(), o.dossier, {today(), o.norms, o.scenarios, o.assignments});
  auto all = nlohmann::ordered_json::array();
  for (const auto &plugin : opened.plugins)
    for (const auto &table : read_tables(opened, *plugin)) {
      if (table.rows == 0 && table.import.file.empty()) continue;
      if (o.json)
        all.push_back(json_of(table));
      else
        print(table, o.most, words);
    }
  if (o.json) std::cout << all.dump(2) << "\n";
  return done;
}

}  // namespace jalon
