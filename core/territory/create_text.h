// create_text.h - the texts of a new dossier. Internal to the room: create_dossier() writes them.
#pragma once
#include <string>

#include "core/territory/create.h"

namespace jalon {

std::string dossier_text(const NewDossier &what);
std::string projects_text(const NewDossier &what);
std::string settings_text(const NewDossier &what);
std::string readme_text(const NewDossier &what);     // LISEZMOI.md or README.md
std::string inventory_text(const NewDossier &what);  // the same in inventory/

}  // namespace jalon
