// accounts_data.h - the real accounts that tests read (data/accounts/README.md).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/territory/budget_document.h"
#include "core/territory/scdl_budget.h"
#include "core/territory/totem.h"

namespace jalon {

inline const std::filesystem::path accounts_data = std::string(TEST_DATA) + "/accounts";
inline const std::filesystem::path shipped_config = std::string(JALON_SOURCE_DIR) + "/config";

inline const AccountRules &french_rules() {
  static const AccountRules rules =
      read_account_rules(shipped_config / "financing/fr/accounts.toml");
  return rules;
}

inline std::vector<BudgetDocument> totem_of(const std::string &bytes, std::vector<Fault> &faults) {
  return read_totem(bytes, "town.xml", french_rules(), faults);
}

// The one document of a file that has no mistake.
inline BudgetDocument document(const std::string &name) {
  std::vector<Fault> faults;
  const auto file = accounts_data / name;
  auto documents = file.extension() == ".xml"
                       ? read_totem(read_file(file), file, french_rules(), faults)
                       : read_scdl(read_source_table(file, {}), french_rules(), faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return documents.at(0);
}

inline std::vector<std::string> texts_of(const std::vector<Fault> &faults) {
  std::vector<std::string> texts;
  for (const auto &fault : faults) texts.push_back(fault.what());
  return texts;
}

}  // namespace jalon
