// import_replace.h - next year's file in the place of this year's: what it replaces, and what
// differs.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/app/import_plan.h"
#include "core/territory/dossier.h"
#include "core/territory/inventory_difference.h"

namespace jalon {

// The inventories that the dossier has of the plan's tables already, one for each table, nullptr =
// none; they point into `dossier`. Throws Fault if there is one and it is not to be replaced.
std::vector<const InventorySource *> replaced_by(const ImportPlan &plan, const Dossier &dossier,
                                                 bool replace);

// The mapping that the town has corrected for the files of these tables; "" if there is none, or if
// two tables have two.
std::filesystem::path own_mapping(const std::vector<const InventorySource *> &olds);

// As dossier.toml writes it: from the dossier's folder, where it lies within.
std::string named_from(const std::filesystem::path &dossier, const std::filesystem::path &file);

// Removes the files of the replaced inventories that lie in the dossier's folder and that it no
// longer names.
void remove_replaced(const std::filesystem::path &dossier_folder,
                     const std::vector<const InventorySource *> &olds);

Message difference_told(const InventoryDifference &difference, const Words &words);

}  // namespace jalon
