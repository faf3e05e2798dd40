// import_accounts.h - the town's accounts brought into its dossier: TOTEM documents as tables,
// since the XML names persons; budgets in SCDL columns, states of loans and series of years as they
// are.
#pragma once
#include <filesystem>

#include "core/app/commands.h"
#include "core/territory/country.h"
#include "core/territory/dossier.h"

namespace jalon {

// Whether it was a file of accounts, and has been imported into the folder accounts/ of the dossier
// and into its dossier.toml. Throws Fault, and changes nothing, where the accounts with this file
// cannot be read, are of another commune, or are there already (unless to be replaced).
bool import_accounts(const ImportOptions &options, const Dossier &dossier, const Country &country,
                     const std::filesystem::path &config, const std::filesystem::path &file,
                     const Words &words);

}  // namespace jalon
