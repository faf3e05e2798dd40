// opened.h - a dossier with everything it refers to: country, norms, settings, plugins, inventory.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/app/public_money.h"
#include "core/appraisal/norms.h"
#include "core/domain/model.h"
#include "core/settings/settings.h"
#include "core/territory/country.h"
#include "core/territory/dossier.h"

namespace jalon {

// Where the installed parts lie.
struct Install {
  std::filesystem::path config, web, lang;
  std::vector<std::filesystem::path> plugins;  // roots
};

// Beside the program (../share/jalon, ../lib/jalon/plugins), or where JALON_CONFIG and
// JALON_PLUGINS (':'-separated, searched first) say. Throws Fault if there is no config there.
Install find_install();
// The catalogues of what is installed, whatever is wrong with the rest.
std::filesystem::path find_words();

struct OpenOptions {
  std::string today;                             // ISO date
  std::string norms;                             // instead of the dossier's
  std::vector<std::filesystem::path> scenarios;  // settings files, one layer
  std::vector<std::string> assignments;          // --set
  // Also with figures that nothing gives: enough to read inventories and to explain figures.
  bool incomplete = false;
};

struct Opened {
  Dossier dossier;
  Country country;
  std::string norms_name, norms_title_fr, norms_title_en;
  Settings settings;  // resolved
  Norms norms;
  int price_year = 0;  // of all amounts in the results: the latest that a plugin counts in
  std::vector<std::shared_ptr<const Plugin>> plugins;  // of the domains the dossier uses
  std::optional<PublicMoney> money;  // nothing where no rules come for the country
  std::vector<Message> warnings;
};

// Loads all installed plugins, so that every shared figure is declared; only those whose tables or
// measures the dossier names are kept. One that cannot be loaded is a Fault if the dossier needs
// it, else a warning.
Opened open_dossier(const Install &install, const std::filesystem::path &folder,
                    const OpenOptions &options);

// Reads the inventories of each plugin's tables and gives them to a model, in order of plugins. A
// table that several domains declare is read once, by its own; the others get their columns of it,
// without what the import found.
std::vector<Model> take_inventories(const Opened &opened, const Callbacks &callbacks);

// What a model may ask of the dossier.
Facts facts_of(const Opened &opened);

// The tables of one domain, as declared; a table without source is empty.
std::vector<InventoryTable> read_tables(const Opened &opened, const Plugin &plugin);

}  // namespace jalon
