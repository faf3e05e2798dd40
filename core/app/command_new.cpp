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
  what.population = o.population;
  what.latitude = o.latitude;
  what.longitude = o.longitude;
  what.today = today();
  what.country = o.insee.empty() ? o.country : "fr";
  what.base_year = o.base_year ? o.base_year : std::stoi(what.today.substr(0, 4));
  if (!o.insee.empty()) what.commune = find_commune(install.config / "reference", o.insee);
  if (o.insee.empty() && o.name.empty())
    throw Fault("neither a code nor a name was given"_msg, {},
                "--insee CODE for a French commune, or --name NAME"_msg,
                "e.g. {1}"_msg("jalon new my-town --insee 56046"));
  // A wrong country is said now, not at the first run.
  what.language = read_country(install.config, what.country).language == "fr" ? "fr" : "en";
  const auto plugins = sound_plugins(install, words);
  // What is written is the town's, in its language, whoever sits at the terminal.
  std::vector<std::filesystem::path> catalogues{install.lang};
  for (const auto &plugin : plugins) catalogues.push_back(plugin->manifest().folder / "lang");
  const Words its_own(what.language, catalogues);
  for (const auto &plugin : plugins) {
    for (const auto &table : tables_of(plugin->domain()))
      if (*table.per_inhabitant) what.estimable_tables.emplace_back(table.name);
    for (const auto &m : measures_of(plugin->domain()))
      what.measures.push_back(
          {m.name, its_own(m.label), m.table, m.needs, m.excludes, m.usual_share});
  }
  const auto readme = create_dossier(what);
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("Dossier made: {1}"_msg(o.folder.string()));
  say("Read {1} in it, then: {2}"_msg(
      readme, "jalon run " + o.folder.string() + " --out " + (o.folder / "out").string()));
  return done;
}

}  // namespace jalon
