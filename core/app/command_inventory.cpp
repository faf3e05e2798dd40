#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/finding_groups.h"
#include "core/territory/quantities.h"

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
                           {"rows_elsewhere", import.rows_elsewhere},
                           {"estimated_table", import.estimated_table}};
  for (const auto &[column, t] : import.totals)
    j["totals"][column] = {{"in", t.in}, {"kept", t.kept}, {"set_aside", t.set_aside}};
  for (const auto &[column, q] : import.quality)
    j["quality"][column] = {{"measured", q[0]}, {"estimated", q[1]}, {"unknown", q[2]}};
  j["findings"] = nlohmann::ordered_json::array();
  for (const auto &f : import.findings)
    j["findings"].push_back({{"kind", kind_names[f.kind]},
                             {"row", f.row},
                             {"row_in_file", row_in_file(import, f)},
                             {"column", f.column},
                             {"found", f.found},
                             {"done", f.done.english()},
                             {"warning", f.warning}});
  return j;
}

Message kind_of(const Finding &f) {
  if (f.warning) return "to check"_msg;
  switch (f.kind) {
    case Finding::repaired:
      return "repaired"_msg;
    case Finding::estimated:
      return "estimated"_msg;
    case Finding::refused:
      return "refused"_msg;
    case Finding::set_aside:
      return "row set aside"_msg;
    case Finding::note:
      return "note"_msg;
  }
  return {};
}

Message quoted(const Finding &f) {
  return "'{1}'"_msg(f.found);
}

// What was done, once if it is the same for all, else with each example.
Message examples_of(const FindingGroup &group, const Import &import) {
  std::vector<Message> examples;
  for (const Finding *f : group.examples) {
    // Of a few texts among others that are blank none stands for all.
    if (group.same_done && (f->found.empty() || group.some_blank)) continue;
    if (group.same_done)
      examples.push_back(quoted(*f));
    else if (f->found.empty())
      examples.push_back("row {1}: {2}"_msg(row_in_file(import, *f), f->done));
    else
      examples.push_back("row {1}: '{2}': {3}"_msg(row_in_file(import, *f), f->found, f->done));
  }
  if (group.more) examples.push_back(std::string("..."));
  if (!group.same_done) return Message::joined(std::move(examples), "; ");
  const Message &done = group.first->done;
  return examples.empty() ? done : "{1}: {2}"_msg(Message::joined(std::move(examples)), done);
}

Message told(const FindingGroup &group, const Import &import) {
  constexpr std::size_t shown = 5;
  const Finding &f = *group.first;
  std::vector<Message> where{kind_of(f)};
  std::string rows;
  for (std::size_t i = 0; i < group.rows.size() && i < shown; ++i)
    rows += (i ? ", " : "") + std::to_string(group.rows[i]);
  if (group.rows.size() == 1) where.push_back("row {1}"_msg(rows));
  if (group.rows.size() > 1)
    where.push_back(
        "{1} rows ({2})"_msg(group.rows.size(), rows + (group.rows.size() > shown ? ", ..." : "")));
  if (!f.column.empty()) where.push_back(f.column);
  return "{1}: {2}"_msg(Message::joined(std::move(where)), examples_of(group, import));
}

// A column as people call it, and as mappings, projects and --json name it.
std::string told(const jalon_column &column, const Words &w) {
  return w(column.label) + " [" + column.name + "]";
}

void print(const InventoryTable &table, const jalon_table &declared, std::size_t most,
           const Words &w) {
  const auto say = [&](const Message &line) { std::cout << line.in(w) << "\n"; };
  const auto say_below = [&](const Message &line) { std::cout << "  " << line.in(w) << "\n"; };
  const auto n = [&](auto count) { return w.number(static_cast<double>(count)); };
  const Import &import = table.import;
  const std::string name = w(declared.label) + " [" + table.name + "]";
  if (import.estimated_table) {
    say("{1}: no file, one row estimated from the population"_msg(name));
  } else {
    say("{1}: {2}"_msg(name, import.file.string()));
    std::string read = import.format + ", " + import.encoding;
    if (!import.delimiter.empty()) read += ", '" + import.delimiter + "'";
    std::cout << "  " << read << "\n";
    say_below("rows read {1}, kept {2}, set aside {3}"_msg(n(import.rows_in), n(import.rows_kept),
                                                           n(import.rows_set_aside)));
  }
  std::string nothing;
  for (const auto &column : columns_of(declared)) {
    const auto &q = import.quality.at(column.name);
    if (q[0] + q[1] == 0)
      nothing += (nothing.empty() ? "" : ", ") + told(column, w);
    else
      say_below("{1}: {2} measured, {3} estimated, {4} unknown"_msg(told(column, w), n(q[0]),
                                                                    n(q[1]), n(q[2])));
  }
  if (!nothing.empty()) say_below("unknown in every row: {1}"_msg(nothing));
  for (const auto &column : columns_of(declared)) {
    const auto total = import.totals.find(column.name);
    if (total == import.totals.end() || import.quality.at(column.name)[0] == 0 ||
        !sums_up(declared, column))
      continue;
    const auto &t = total->second;
    say_below("total of {1}: {2} = {3} kept + {4} set aside"_msg(
        told(column, w), w.number(t.in, 2), w.number(t.kept, 2), w.number(t.set_aside, 2)));
  }
  const auto groups = group_findings(import);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (most > 0 && i == most) {
      say_below("... {1} more findings; --most 0 or --json shows all"_msg(n(groups.size() - i)));
      break;
    }
    say_below(told(groups[i], import));
  }
}

}  // namespace

int command_inventory(const InventoryOptions &o, const Words &words) {
  const Opened opened = open_dossier(find_install(), o.dossier,
                                     {today(), o.main_norms(), o.scenarios, o.assignments, true});
  auto all = nlohmann::ordered_json::array();
  bool any = false;
  // Taken in by the models, which have their say on what was read.
  for (const auto &model : take_inventories(opened, {}))
    for (const auto &table : model.tables()) {
      const jalon_domain &domain = model.plugin().domain();
      const auto declared = tables_of(domain);
      if (table.rows == 0 && table.import.file.empty()) continue;
      if (is_borrowed(domain, declared[declared.find(table.name)])) continue;
      any = true;
      if (o.json)
        all.push_back(json_of(table));
      else
        print(table, declared[declared.find(table.name)], o.most, words);
    }
  if (o.json)
    std::cout << all.dump(2) << "\n";
  else if (!any)
    std::cout
        << "This dossier has no inventory. Add a file with `{1}`; `jalon plugins` lists the tables. Or estimate one from the population: write [[estimate]] in dossier.toml."_msg(
               "jalon import " + o.dossier.string() + " FILE --table TABLE")
               .in(words)
        << "\n";
  return done;
}

}  // namespace jalon
