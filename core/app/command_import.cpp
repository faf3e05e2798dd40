#include <iostream>
#include <optional>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/dossier_edit.h"
#include "core/territory/mapping.h"
#include "core/territory/position.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// The declared table of that name among all installed plugins.
const jalon_table &find_table(const std::vector<std::shared_ptr<const Plugin>> &plugins,
                              const std::string &name) {
  std::vector<std::string> known;
  for (const auto &plugin : plugins) {
    for (const auto &table : tables_of(plugin->domain())) {
      if (name == table.name) return table;
      known.emplace_back(table.name);
    }
  }
  const auto near = nearest(name, known);
  throw Fault("unknown table '{1}'"_msg(name), {},
              near ? "'{1}'?"_msg(*near) : Message("a table that `jalon plugins` lists"_msg));
}

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

// What the mapping knows of the table by now, for the user to see what is left to do.
Message state_of(const fs::path &mapping, const jalon_table &table, const std::string &currency) {
  try {
    const auto read = read_mapping(mapping, table, currency);
    std::string mapped, missing;
    for (const auto &column : columns_of(table)) {
      auto &list = read.columns.contains(column.name) ? mapped : missing;
      list += (list.empty() ? "" : ", ") + std::string(column.name);
    }
    return missing.empty() ? "Columns found: {1}"_msg(mapped)
                           : "Columns found: {1}; not found: {2}"_msg(mapped, missing);
  } catch (const Fault &) {
    return "No column was recognised: until the mapping names some, the dossier cannot be read"_msg;
  }
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
  for (const auto &source : dossier.inventories)
    if (source.table == o.table)
      throw Fault("the dossier has an inventory of '{1}' already"_msg(o.table), source.place,
                  "one file for each table"_msg,
                  "take that [[inventory]] out first, or edit its mapping"_msg);
  const auto country = read_country(install.config, dossier.country, dossier.country_place);
  const auto &currency = country.currency;
  const auto plugins = sound_plugins(install, words);
  const jalon_table &table = find_table(plugins, o.table);
  const auto parts = parts_of(o.file);
  const auto folder = o.dossier / "inventory";
  const auto data = folder / parts[0].filename();
  const auto mapping = fs::path(data).replace_extension(".toml");
  for (const auto &part : parts) refuse_existing(folder / part.filename(), part);
  refuse_existing(mapping, o.mapping);
  if (!o.mapping.empty()) read_mapping(o.mapping, table, currency);

  // Labels are looked up in the reader's language first, then in French for the files of France.
  std::vector<fs::path> catalogues{install.lang};
  for (const auto &plugin : plugins) catalogues.push_back(plugin->manifest().folder / "lang");
  const Words french("fr", catalogues);
  std::vector<const Words *> languages{&words};
  if (words.language() != "fr") languages.push_back(&french);
  const std::string written =
      o.mapping.empty() ? propose_mapping(parts[0], table, languages) : read_file(o.mapping);
  const auto named = [](const fs::path &file) { return "inventory/" + file.filename().string(); };
  const std::string after = with_inventory(read_file(dossier_file), dossier_file.string(), o.table,
                                           named(data), named(mapping));
  NewFiles files;
  for (const auto &part : parts) files.write(folder / part.filename(), read_file(part));
  files.write(mapping, written);
  const auto middle = middle_position(data, mapping, table, surroundings_of(dossier, country));
  const auto settings =
      middle ? settings_with(dossier, country.language, *middle, data) : std::nullopt;
  const std::string before = read_file(dossier_file);
  write_file(dossier_file, after);
  if (settings) write_or(dossier.settings, *settings, [&] { write_file(dossier_file, before); });
  files.keep();

  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("Added: {1}"_msg(data.string()));
  for (const auto &estimate : dossier.estimates)
    if (estimate.table == o.table)
      say("In {1}, this file replaces the [[estimate]] of {2}."_msg(dossier_file.string(),
                                                                    o.table));
  say("Mapping, to be checked and completed: {1}"_msg(mapping.string()));
  say(state_of(mapping, table, currency));
  if (settings)
    say("Position of the town, the middle of {1} rows, written into {2}: latitude {3}, longitude {4}"_msg(
        words.number(static_cast<double>(middle->rows)), dossier.settings.string(),
        words.number(middle->latitude, 5), words.number(middle->longitude, 5)));
  say("Then see what was understood: {1}"_msg("jalon inventory " + o.dossier.string()));
  return done;
}

}  // namespace jalon
