// projects_edit.h - projects written behind those of projects.toml, which otherwise stays as it is.
#pragma once
#include <string>
#include <vector>

#include "core/territory/dossier.h"

namespace jalon {

// A project without measures as a [[project]] of projects.toml, each line ended by `end`.
std::string toml_of(const Project &project, const std::string &end = "\n");

// `text` with these projects behind it, every byte before them as it was. `shown`: the file's name
// in messages. Throws Fault for a slip in the text, with its place, and if the file is so written
// that nothing can stand behind it.
std::string with_projects(const std::string &text, const std::string &shown,
                          const std::vector<Project> &projects);

// An id that says what the title says: "Éclairage du Marin" becomes "eclairage-du-marin". "projet"
// if the title has no letter that an id may have.
std::string id_of_title(const std::string &title);

}  // namespace jalon
