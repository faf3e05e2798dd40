// create.h - `jalon new`: a dossier that runs at once, and says what is missing.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/territory/communes.h"

namespace jalon {

struct NewDossier {
  std::filesystem::path folder;    // must not exist, or be empty
  std::optional<Commune> commune;  // given: identity filled in, inventories estimated from peers
  std::string name;                // used without a commune
  // Given by whoever makes it, instead of what the commune's reference says; the position whole.
  std::optional<double> population, latitude, longitude;
  std::string country = "fr";
  std::string language = "fr";  // of the files written: "fr", else English
  int base_year = 0;
  std::string today = {};  // ISO date of what is given above; "" = 1 January of base_year
  // Tables that can be estimated by population, and measures to propose on them, from the
  // installed plugins. `needs` and `excludes` as the plugin declares them (names, blank between);
  // a measure that needs another is not proposed.
  std::vector<std::string> estimable_tables;
  struct Measure {
    std::string name, label, table;
    std::string needs = {}, excludes = {};
    double usual_share = 1;  // part of the rows that the proposed project covers
  };
  std::vector<Measure> measures;
};

// Writes dossier.toml, projects.toml, settings.toml, inventory/ and LISEZMOI.md (or README.md), all
// in one language. The folder above must exist. Without a population (none given, none published)
// estimates and projects are written as comments, to be opened once it is filled in; so is a
// project on a table that cannot be estimated: its explanation on lines that begin with "##", below
// it lines that are TOML without their "# ". Throws Fault and leaves nothing behind if it cannot.
// Returns the name of the read-me.
std::string create_dossier(const NewDossier &what);

}  // namespace jalon
