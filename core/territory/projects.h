// projects.h - projects.toml of a dossier. Internal to the room: read_dossier() is the way in.
#pragma once
#include <string>
#include <vector>

#include "core/territory/dossier.h"
#include "core/territory/toml_reader.h"

namespace jalon {

// Person-days of each skill, from a table with the keys business, digital, steering; a skill that
// is not named is `unnamed`.
Skills read_skills(TomlTable &table, double unnamed);

// Every [[project]] of the file, held against each other: unique ids, needs and excludes that
// exist, no circle of needs. Mistakes go to `faults`.
std::vector<Project> read_projects(const std::filesystem::path &file, const std::string &shown,
                                   std::vector<Fault> &faults);

// Years that a dossier may speak of: anything else is a slip of the hand.
inline constexpr int first_year = 1990, last_year = 2150;

}  // namespace jalon
