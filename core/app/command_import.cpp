#include <iostream>
#include <limits>
#include <optional>

#include "core/app/commands.h"
#include "core/app/import_plan.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/abi_list.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/dossier_edit.h"
#include "core/territory/mapping.h"
#include "core/territory/position.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// A Shapefile is several files of one stem, and may be named by its folder; anything else is one.
std::vector<fs::path> parts_of(fs::path file) {
  std::error_code error;
  if (fs::is_directory(file, error)) {
    std::vector<fs::path> shapes;
    for (const auto &entry : fs::directory_iterator(file))
      if (lower_case(entry.path().extension().string()) == ".shp") shapes.push_back(entry.path());
    if (shapes.size() != 1)
      throw Fault("this is a folder"_msg, {file.string()}, "a file"_msg,
                  "name a file inside it"_msg);
    file = shapes[0];
  }
  std::vector<fs::path> parts{file};
  if (lower_case(file.extension().string()) != ".shp") return parts;
  for (const auto &entry :
       fs::directory_iterator(file.parent_path().empty() ? "." : file.parent_path()))
    if (entry.path().stem() == file.stem() && entry.path().filename() != file.filename())
      for (const char *ending : {".dbf", ".shx", ".prj", ".cpg"})
        if (lower_case(entry.path().extension().string()) == ending) parts.push_back(entry.path());
  return parts;
}

void refuse_existing(const fs::path &file, const fs::path &same) {
  std::error_code error;
  if (fs::exists(file) && !fs::equivalent(file, same, error))
    throw Fault("exists already"_msg, {file.string()}, "a new name"_msg,
                "rename one of the two files"_msg);
}

// What is stored differs from the file: it must not take the place of the file itself.
void refuse_place(const fs::path &data, const fs::path &file) {
  std::error_code error;
  if (fs::equivalent(data, file, error))
    throw Fault("this file lies in the dossier and tells of persons"_msg, {file.string()},
                "a file outside the dossier"_msg,
                "move it out, then import it from there: a copy without them is made"_msg);
  refuse_existing(data, {});
}

// Written together or not at all.
class NewFiles {
 public:
  ~NewFiles() {
    std::error_code error;
    for (const auto &file : kept_ ? std::vector<fs::path>{} : files_) fs::remove(file, error);
  }
  void write(const fs::path &file, const std::string &bytes) {
    if (fs::exists(file)) return;  // it is the very file that is imported
    write_file(file, bytes);
    files_.push_back(file);
  }
  void keep() { kept_ = true; }

 private:
  std::vector<fs::path> files_;
  bool kept_ = false;
};

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
  const bool there = fs::exists(dossier.settings);
  return with_position(there ? read_file(dossier.settings) : "", dossier.settings.string(), middle,
                       source, today());
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

}  // namespace

int command_import(const ImportOptions &o, const Words &words) {
  const Install install = find_install();
  const auto dossier_file = o.dossier / "dossier.toml";
  const Dossier dossier = read_dossier(o.dossier);
  const auto country = read_country(install.config, dossier.country, dossier.country_place);
  const auto plugins = sound_plugins(install, words);
  const Tongues tongues(install, plugins, words);
  const auto parts = parts_of(o.file);
  const ImportPlan plan = plan_import(o, install, plugins, country.currency, parts[0], tongues);
  for (const auto *table : plan.tables)
    for (const auto &source : dossier.inventories)
      if (source.table == table->name)
        throw Fault("the dossier has an inventory of '{1}' already"_msg(source.table), source.place,
                    "one file for each table"_msg,
                    "take that [[inventory]] out first, or edit its mapping"_msg);
  const auto folder = o.dossier / "inventory";
  auto data = folder / parts[0].filename();
  if (plan.clean && plan.clean->as_csv) data.replace_extension(".csv");
  const auto mapping = fs::path(data).replace_extension(".toml");
  if (plan.clean)
    refuse_place(data, parts[0]);
  else
    for (const auto &part : parts) refuse_existing(folder / part.filename(), part);
  refuse_existing(mapping, o.mapping);

  NewFiles files;
  if (plan.clean)
    files.write(data, plan.clean->bytes);
  else
    for (const auto &part : parts) files.write(folder / part.filename(), read_file(part));
  const bool proposed = plan.mapping.empty();
  files.write(mapping, proposed ? propose_mapping(data, *plan.tables[0], tongues.languages())
                                : read_file(plan.mapping));
  const auto named = [](const fs::path &file) { return "inventory/" + file.filename().string(); };
  std::string after = read_file(dossier_file);
  for (const auto *table : plan.tables)
    after = with_inventory(after, dossier_file.string(), table->name, named(data), named(mapping));
  const Surroundings around = surroundings_of(dossier, country);
  std::vector<InventoryTable> tables;
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    if (proposed) refuse_empty(mapping, *plan.tables[i], country.currency, parts[0]);
    tables.push_back(look_at(*plan.domains[i], *plan.tables[i], data, mapping, around));
    refuse_useless(*plan.tables[i], tables.back(), proposed, parts[0]);
  }
  const auto middle = middle_position(tables[0], around);
  const auto settings =
      middle ? settings_with(dossier, country.language, *middle, data) : std::nullopt;
  const std::string before = read_file(dossier_file);
  write_file(dossier_file, after);
  if (settings) write_or(dossier.settings, *settings, [&] { write_file(dossier_file, before); });
  files.keep();

  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  for (const auto &line : plan.told) say(line);
  say("Added: {1}"_msg(data.string()));
  for (const auto &estimate : dossier.estimates)
    for (const auto *table : plan.tables)
      if (estimate.table == table->name)
        say("In {1}, this file replaces the [[estimate]] of {2}."_msg(dossier_file.string(),
                                                                      estimate.table));
  say(plan.shipped ? "Mapping that comes with Jalon for these files: {1}"_msg(mapping.string())
                   : "Mapping, to be checked and completed: {1}"_msg(mapping.string()));
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Import &import = tables[i].import;
    if (tables.size() > 1) say("{1}:"_msg(tables[i].name));
    say(state_of(tables[i], *plan.tables[i]));
    say("Rows: {1} read, {2} kept, {3} of other communes left out, {4} set aside for other reasons"_msg(
        words.number(static_cast<double>(import.rows_in)),
        words.number(static_cast<double>(import.rows_kept)),
        words.number(static_cast<double>(import.rows_elsewhere)),
        words.number(static_cast<double>(import.rows_set_aside - import.rows_elsewhere))));
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
