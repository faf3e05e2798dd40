#include <cstdlib>
#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/territory/create.h"

namespace jalon {

int command_new(const NewOptions &o, const Words &words) {
  const Install install = find_install();
  NewDossier what;
  what.folder = o.folder;
  what.name = o.name;
  what.country = o.insee.empty() ? o.country : "fr";
  what.base_year = o.base_year ? o.base_year : std::stoi(today().substr(0, 4));
  if (!o.insee.empty()) what.commune = find_commune(install.config / "reference", o.insee);
  if (o.insee.empty() && o.name.empty())
    throw Fault("neither a code nor a name was given", {},
                "--insee CODE for a French commune, or --name NAME",
                "e.g. jalon new my-town --insee 56046");
  read_country(install.config, what.country);  // a wrong country is said now, not at the first run
  for (const auto &manifest : find_plugins(install.plugins)) {
    const auto plugin = Plugin::load(manifest);
    for (const auto &table : tables_of(plugin->domain()))
      if (*table.per_inhabitant) what.estimable_tables.emplace_back(table.name);
    for (const auto &m : measures_of(plugin->domain()))
      what.measures.push_back(
          {m.name, words(m.label), m.table, m.needs, m.excludes, m.usual_share});
  }
  create_dossier(what);
  std::cout << words("Dossier made:") << " " << o.folder.string() << "\n"
            << words("Read LISEZMOI.md in it, then:") << " jalon run " << o.folder.string()
            << " --out " << (o.folder / "out").string() << "\n";
  return done;
}

}  // namespace jalon
