#include "core/app/import_replace.h"

#include "core/app/import_files.h"

namespace jalon {

namespace fs = std::filesystem;

namespace {

// From the folder; "" for a file that lies elsewhere.
fs::path from_within(const fs::path &folder, const fs::path &file) {
  const auto relative = fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(folder));
  return relative.empty() || *relative.begin() == ".." ? fs::path() : relative;
}

}  // namespace

std::vector<const InventorySource *> replaced_by(const ImportPlan &plan, const Dossier &dossier,
                                                 bool replace) {
  std::vector<const InventorySource *> olds(plan.tables.size(), nullptr);
  for (std::size_t i = 0; i < olds.size(); ++i)
    for (const auto &source : dossier.inventories)
      if (source.table == plan.tables[i]->name) {
        if (!replace)
          throw Fault("the dossier has an inventory of '{1}' already"_msg(source.table),
                      source.place, "one file for each table"_msg,
                      "add --replace to put this file in its place; or edit its mapping"_msg);
        olds[i] = &source;
      }
  return olds;
}

fs::path own_mapping(const std::vector<const InventorySource *> &olds) {
  fs::path found;
  for (const auto *old : olds) {
    if (!old || !fs::exists(old->mapping)) return {};
    if (!found.empty() && found != old->mapping) return {};
    found = old->mapping;
  }
  return found;
}

std::string named_from(const fs::path &dossier, const fs::path &file) {
  const auto inside = from_within(dossier, file);
  return inside.empty() ? file.string() : inside.generic_string();
}

void remove_replaced(const fs::path &dossier_folder,
                     const std::vector<const InventorySource *> &olds) {
  const Dossier now = read_dossier(dossier_folder);
  std::vector<fs::path> needed;
  for (const auto &source : now.inventories) {
    needed.push_back(source.mapping);
    for (const auto &part : parts_of(source.file)) needed.push_back(part);
  }
  const auto remove = [&](const fs::path &file) {
    std::error_code error;
    for (const auto &other : needed)
      if (fs::equivalent(file, other, error)) return;
    if (!from_within(dossier_folder, file).empty()) fs::remove(file, error);
  };
  for (const auto *old : olds) {
    if (!old) continue;
    for (const auto &part : parts_of(old->file)) remove(part);
    remove(old->mapping);
  }
}

Message difference_told(const InventoryDifference &d, const Words &words) {
  const auto n = [&](std::size_t count) { return words.number(static_cast<double>(count)); };
  return d.by_key
             ? "Against the former file, by key: {1} rows added, {2} gone, {3} changed, {4} as they were"_msg(
                   n(d.added), n(d.gone), n(d.changed), n(d.same))
             : "Against the former file, row by row as there is no key in each: {1} rows added or changed, {2} gone or changed, {3} as they were"_msg(
                   n(d.added), n(d.gone), n(d.same));
}

}  // namespace jalon
