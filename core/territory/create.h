// create.h - `jalon new`: a dossier that runs at once, and says what is missing.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/territory/communes.h"

namespace jalon {

struct NewDossier {
  std::filesystem::path folder;     // must not exist, or be empty
  std::optional<Commune> commune;   // given: identity filled in, inventories estimated from peers
  std::string name;                 // used without a commune
  std::string country = "fr";
  int base_year = 0;
  // Tables that can be estimated by population, and measures to propose on them, from the
  // installed plugins: (table name), (measure name, label).
  std::vector<std::string> estimable_tables;
  struct Measure {
    std::string name, label, table;
  };
  std::vector<Measure> measures;
};

// Writes dossier.toml, projects.toml, settings.toml, inventory/ and LISEZMOI.md, each commented in
// French and English. Throws Fault and leaves nothing behind if it cannot.
void create_dossier(const NewDossier &what);

}  // namespace jalon
