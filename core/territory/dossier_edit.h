// dossier_edit.h - an inventory file written into dossier.toml, which otherwise stays as it is.
#pragma once
#include <string>

#include "core/territory/dossier.h"

namespace jalon {

// The text of dossier.toml with an [[inventory]] for `table`, in the place of its [[estimate]] if
// it has one; every other byte stays. `file` and `mapping` are written as they are, from the
// dossier's folder. Throws Fault for a slip in the text, with its place, and if the file is so
// written that this cannot be done: the user is told what to write.
std::string with_inventory(const std::string &text, const std::string &shown,
                           const std::string &table, const std::string &file,
                           const std::string &mapping);

// The same for a table that has an [[inventory]] already: its `file` and `mapping` are written
// anew, every other byte stays; not one changes where both are as they stand.
std::string with_other_file(const std::string &text, const std::string &shown,
                            const std::string &table, const std::string &file,
                            const std::string &mapping);

// The text of dossier.toml with one more [[accounts]]; every other byte stays. `budget` and `siret`
// are left out where they are "". Throws Fault as with_inventory() does.
std::string with_accounts(const std::string &text, const std::string &shown,
                          const std::string &file, const std::string &budget,
                          const std::string &siret, int year);

}  // namespace jalon
