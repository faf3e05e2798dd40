#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/mapping.h"

namespace jalon {
namespace {

// The declared table of that name among all installed plugins.
const jalon_table &find_table(const std::string &name) {
  std::vector<std::string> known;
  for (const auto &manifest : find_plugins(find_install().plugins)) {
    const auto plugin = Plugin::load(manifest);  // stays loaded: what it declares lives on
    for (const auto &table : tables_of(plugin->domain())) {
      if (name == table.name) return table;
      known.emplace_back(table.name);
    }
  }
  const auto near = nearest(name, known);
  throw Fault("unknown table '" + name + "'", {},
              near ? "'" + *near + "'?" : "a table that `jalon plugins` lists");
}

// A Shapefile is several files of one stem; anything else is one.
std::vector<std::filesystem::path> parts_of(const std::filesystem::path &file) {
  std::vector<std::filesystem::path> parts{file};
  if (lower_case(file.extension().string()) != ".shp") return parts;
  for (const char *ending : {".dbf", ".shx", ".prj", ".cpg"})
    if (auto part = std::filesystem::path(file).replace_extension(ending);
        std::filesystem::exists(part))
      parts.push_back(part);
  return parts;
}

}  // namespace

int command_import(const ImportOptions &o, const Words &words) {
  const auto dossier_file = o.dossier / "dossier.toml";
  const std::string before = read_file(dossier_file);
  const Dossier dossier = read_dossier(o.dossier);
  for (const auto &source : dossier.inventories)
    if (source.table == o.table)
      throw Fault("the dossier has an inventory of '" + o.table + "' already", source.place,
                  "one file for each table",
                  "take that [[inventory]] out first, or edit its mapping");
  const jalon_table &table = find_table(o.table);
  const auto folder = o.dossier / "inventory";
  const auto data = folder / o.file.filename();
  auto mapping = data;
  mapping.replace_extension(".toml");
  for (const auto &file : {data, mapping})
    if (std::filesystem::exists(file) && !std::filesystem::equivalent(file, o.file))
      throw Fault("exists already", {file.string()}, "a new name", "rename one of the two files");
  if (!o.mapping.empty()) read_mapping(o.mapping, table);
  const std::string proposed =
      o.mapping.empty() ? propose_mapping(o.file, table) : read_file(o.mapping);
  for (const auto &part : parts_of(o.file))
    if (const auto copy = folder / part.filename(); !std::filesystem::exists(copy))
      write_file(copy, read_file(part));
  write_file(mapping, proposed);
  const auto relative = [&](const std::filesystem::path &file) {
    return "inventory/" + file.filename().string();
  };
  std::string after = before;
  if (!after.empty() && after.back() != '\n') after += '\n';
  after += "\n[[inventory]]\ntable = \"" + o.table + "\"\nfile = \"" + relative(data) +
           "\"\nmapping = \"" + relative(mapping) + "\"\n";
  write_file(dossier_file, after);
  std::cout << words("Added:") << " " << data.string() << "\n"
            << words("Mapping, to be checked and completed:") << " " << mapping.string() << "\n"
            << words("Then see what was understood:") << " jalon inventory " << o.dossier.string()
            << "\n";
  for (const auto &estimate : dossier.estimates)
    if (estimate.table == o.table)
      std::cout << words(
                       "Take the [[estimate]] of this table out of dossier.toml: the file "
                       "replaces it.")
                << "\n";
  return done;
}

}  // namespace jalon
