#include <iostream>
#include <limits>
#include <optional>
#include <set>

#include "core/app/commands.h"
#include "core/app/import_accounts.h"
#include "core/app/import_files.h"
#include "core/app/import_plan.h"
#include "core/app/import_replace.h"
#include "core/app/import_told.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/abi_list.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/dossier_edit.h"
#include "core/territory/likeness.h"
#include "core/territory/mapping.h"
#include "core/territory/position.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// What was read of one table, before the dossier is changed. Estimates are none of its business: a
// figure that nobody gave fills no hole.
InventoryTable look_at(const jalon_domain &domain, const jalon_table &table, const fs::path &data,
                       const fs::path &mapping, const Surroundings &around) {
  return read_inventory(
      domain, table, {table.name, data, mapping, {}},
      [](uint32_t) { return std::numeric_limits<double>::quiet_NaN(); }, around);
}

[[noreturn]] void refuse_useless(Message why, const jalon_table &declared, const fs::path &file) {
  throw Fault(std::move(why), {file.string()}, "rows of {1}"_msg(declared.name),
              "check that the file is for this table; if it is, write a mapping and name it with "
              "--mapping (docs/town/inventory.md); nothing was changed"_msg);
}

Message hardly_any(const jalon_table &declared, std::size_t columns) {
  return "columns of this file that look like those of {1}: {2}, too few to be of use"_msg(
      declared.name, columns);
}

// A mapping was proposed, and nothing stands in it.
void refuse_empty(const fs::path &mapping, const jalon_table &declared, const std::string &currency,
                  const fs::path &file) {
  std::vector<Fault> faults;
  if (read_mapping(mapping, declared, currency, faults).columns.empty())
    refuse_useless(hardly_any(declared, 0), declared, file);
}

// A file of which nothing is understood would only make the dossier unreadable. What counts the
// things, what must be known, things on a map, or several columns of numbers and choices are of
// use.
void refuse_useless(const jalon_table &declared, const InventoryTable &table, bool proposed,
                    const fs::path &file) {
  std::size_t useful = 0, columns = 0;
  bool counts = false, key = false;
  for (const auto &column : columns_of(declared)) {
    const std::size_t measured = table.import.quality.at(column.name)[JALON_MEASURED];
    const bool count = column.name == std::string_view(declared.count_column);
    if (measured == 0 || (count && std::string_view(column.name) == "count")) continue;
    ++columns;
    key = key || column.flags & JALON_KEY;
    if (column.type != JALON_TEXT) ++useful;
    counts = counts || count || column.flags & JALON_REQUIRED;
  }
  if (table.rows == 0)
    refuse_useless("no row of this file can be kept in {1}"_msg(declared.name), declared, file);
  const bool on_a_map = key && !table.longitude.empty();
  if (!counts && !on_a_map && useful < (proposed ? 2u : 1u))
    refuse_useless(hardly_any(declared, columns), declared, file);
}

// What the mapping knows of the table by now, for the user to see what is left to do.
Message state_of(const InventoryTable &table, const jalon_table &declared) {
  std::string found, missing;
  for (const auto &column : columns_of(declared)) {
    const bool any = table.import.quality.at(column.name)[JALON_MEASURED] > 0;
    auto &list = any ? found : missing;
    list += (list.empty() ? "" : ", ") + std::string(column.name);
  }
  return missing.empty() ? "Columns found: {1}"_msg(found)
                         : "Columns found: {1}; not found, or blank: {2}"_msg(found, missing);
}

// settings.toml with the town's position; nothing if it gives one already.
std::optional<std::string> settings_with(const Dossier &dossier, const std::string &language,
                                         const MiddlePosition &middle, const fs::path &data) {
  const std::string n = std::to_string(middle.rows), name = data.filename().string();
  const std::string source = language == "fr" ? "position médiane des " + n + " lignes de " + name
                                              : "median position of the " + n + " rows of " + name;
  const bool one = middle.rows == 1;
  const std::string only = language == "fr" ? "position de la seule ligne de " + name
                                            : "position of the only row of " + name;
  const bool there = fs::exists(dossier.settings);
  return with_position(there ? read_file(dossier.settings) : "", dossier.settings.string(), middle,
                       one ? only : source, today());
}

// Takes back what was written before if this cannot be written.
template <class Undo>
void write_or(const fs::path &file, const std::string &bytes, Undo &&undo) {
  try {
    write_file(file, bytes);
  } catch (const Fault &) {
    undo();
    throw;
  }
}

// Columns of which no mapping reads anything. They are kept all the same: the mapping is there to
// be completed, and the file to be checked.
std::vector<Message> unread_columns(const ImportPlan &plan, const fs::path &mapping,
                                    const std::string &currency) {
  std::set<std::string> read;
  for (const auto *table : plan.tables) {
    const Mapping m = read_mapping(mapping, *table, currency);
    const auto add = [&](const std::vector<std::string> &names) {
      for (const auto &name : names) read.insert(folded_header(name));
    };
    for (const auto &[declared, column] : m.columns) add(column.all_from());
    for (const auto &[column, texts] : m.skip) add({column});
    add(m.commune);
    add(m.one_source);
    add({m.longitude, m.latitude, m.position});
  }
  std::vector<Message> unread;
  for (const auto &name : plan.columns)
    if (!read.contains(folded_header(name))) unread.emplace_back(name);
  return unread;
}

// The inventory as it was; nothing if it can no longer be read.
std::optional<InventoryTable> look_at_old(const jalon_domain &domain, const jalon_table &table,
                                          const InventorySource *old, const Surroundings &around) {
  if (!old) return std::nullopt;
  try {
    return look_at(domain, table, old->file, old->mapping, around);
  } catch (const Fault &) {
    return std::nullopt;
  }
}

}  // namespace

int command_import(const ImportOptions &o, const Words &words) {
  const Install install = find_install();
  const auto dossier_file = o.dossier / "dossier.toml";
  const Dossier dossier = read_dossier(o.dossier);
  const auto country = read_country(install.config, dossier.country, dossier.country_place);
  const auto parts = parts_of(o.file);
  if (o.mapping.empty() && o.table.empty() &&
      import_accounts(o, dossier, country, install.config, parts[0], words))
    return done;
  const auto plugins = sound_plugins(install, words);
  const Tongues tongues(install, plugins, words);
  ImportPlan plan = plan_import(o, install, plugins, country.currency, parts[0], tongues);
  const auto olds = replaced_by(plan, dossier, o.replace);
  const fs::path own = o.mapping.empty() ? own_mapping(olds) : fs::path();
  if (!own.empty()) {
    ImportOptions with = o;
    with.mapping = own;
    if (plan.tables.size() == 1) with.table = plan.tables[0]->name;
    plan = plan_import(with, install, plugins, country.currency, parts[0], tongues);
  }
  const auto folder = o.dossier / "inventory";
  auto data = folder / parts[0].filename();
  if (plan.clean && plan.clean->as_csv) data.replace_extension(".csv");
  const auto mapping = own.empty() ? fs::path(data).replace_extension(".toml") : own;
  std::vector<fs::path> replaced;
  for (const auto *old : olds)
    if (old) {
      for (const auto &part : parts_of(old->file)) replaced.push_back(part);
      replaced.push_back(old->mapping);
    }
  const auto allowed = [&](const fs::path &file) {
    auto all = replaced;
    all.push_back(file);
    return all;
  };
  if (plan.clean) {
    refuse_place(data, parts[0]);
    refuse_existing(data, replaced);
  } else {
    for (const auto &part : parts) refuse_existing(folder / part.filename(), allowed(part));
  }
  if (own.empty()) refuse_existing(mapping, allowed(o.mapping));

  Staging staging(folder);
  fs::path staged;
  if (plan.clean)
    staged = staging.write(data.filename().string(), plan.clean->bytes);
  else
    for (const auto &part : parts) {
      const auto file = staging.write(part.filename().string(), read_file(part));
      if (staged.empty()) staged = file;
    }
  const bool proposed = plan.mapping.empty();
  fs::path reading = plan.mapping;
  const auto checked = [&](const std::string &text) {
    return o.territory_checked ? with_territory_checked(text, mapping.string()) : text;
  };
  if (proposed)
    reading = staging.write(mapping.filename().string(),
                            checked(propose_mapping(staged, *plan.tables[0], tongues.languages())));
  else if (own.empty())
    reading = staging.write(mapping.filename().string(), checked(read_file(plan.mapping)));
  else if (checked(read_file(own)) != read_file(own))
    throw Fault("the mapping of the dossier stays as it is"_msg, {own.string()},
                "territory_checked = true under [file] of it"_msg,
                "write it there, then import without --territory-checked"_msg);
  const std::string before = read_file(dossier_file);
  std::string after = before;
  for (std::size_t i = 0; i < olds.size(); ++i)
    after = (olds[i] ? with_other_file : with_inventory)(
        after, dossier_file.string(), plan.tables[i]->name, named_from(o.dossier, data),
        named_from(o.dossier, mapping));
  const Surroundings around = surroundings_of(dossier, country);
  std::vector<InventoryTable> tables;
  std::vector<std::optional<InventoryTable>> formers;
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    if (proposed) refuse_empty(reading, *plan.tables[i], country.currency, parts[0]);
    tables.push_back(look_at(*plan.domains[i], *plan.tables[i], staged, reading, around));
    refuse_useless(*plan.tables[i], tables.back(), proposed, parts[0]);
    formers.push_back(look_at_old(*plan.domains[i], *plan.tables[i], olds[i], around));
  }
  const auto middle = middle_position(tables[0], around);
  const auto settings =
      middle ? settings_with(dossier, country.language, *middle, data) : std::nullopt;
  staging.place();
  write_or(dossier_file, after, [&] { staging.take_back(); });
  if (settings)
    write_or(dossier.settings, *settings, [&] {
      write_file(dossier_file, before);
      staging.take_back();
    });
  if (!replaced.empty()) remove_replaced(o.dossier, olds);

  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  for (const auto &line : plan.told) say(line);
  say(replaced.empty()
          ? "Added: {1}"_msg(data.string())
          : "Replaced: {1}, by {2}"_msg(replaced[0].filename().string(), data.string()));
  for (const auto &estimate : dossier.estimates)
    for (const auto *table : plan.tables)
      if (estimate.table == table->name)
        say("In {1}, this file replaces the [[estimate]] of {2}."_msg(dossier_file.string(),
                                                                      estimate.table));
  say(!own.empty()   ? "Mapping of the dossier, as it was: {1}"_msg(mapping.string())
      : plan.shipped ? "Mapping that comes with Jalon for these files: {1}"_msg(mapping.string())
                     : "Mapping, to be checked and completed: {1}"_msg(mapping.string()));
  if (auto unread = unread_columns(plan, mapping, country.currency); !unread.empty())
    say("Columns stored that the mapping does not read, for you to add or take out: {1}"_msg(
        Message::joined(std::move(unread))));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Import &import = tables[i].import;
    if (tables.size() > 1) say("{1}:"_msg(tables[i].name));
    if (formers[i])
      say(difference_told(difference_of(*plan.tables[i], *formers[i], tables[i]), words));
    else if (olds[i])
      say("The former file can no longer be read: the two were not compared"_msg());
    say(state_of(tables[i], *plan.tables[i]));
    if (import.place_unsaid)
      say("Nothing in this file says which territory it is of: check that it is this one."_msg());
    say("Rows: {1} read, {2} kept, {3} of other communes left out, {4} set aside for other reasons"_msg(
        words.number(static_cast<double>(import.rows_in)),
        words.number(static_cast<double>(import.rows_kept)),
        words.number(static_cast<double>(import.rows_elsewhere)),
        words.number(static_cast<double>(import.rows_set_aside - import.rows_elsewhere))));
    for (const auto &line : set_aside_told(import, words)) say(line);
    for (const auto &finding : import.findings)
      if (finding.warning)
        say(finding.column.empty() ? "To check: {1}"_msg(finding.done)
                                   : "To check, {1}: {2}"_msg(finding.column, finding.done));
  }
  if (settings)
    say("Position of the town, the middle of {1} rows, written into {2}: latitude {3}, longitude {4}"_msg(
        words.number(static_cast<double>(middle->rows)), dossier.settings.string(),
        words.number(middle->latitude, 5), words.number(middle->longitude, 5)));
  say("Then see what was understood: {1}"_msg("jalon inventory " + o.dossier.string()));
  return done;
}

}  // namespace jalon
