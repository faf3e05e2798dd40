#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/propose.h"
#include "core/territory/create.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

// The projects of a dossier that has only estimates: what its first diagnosis finds worth a look.
// What stands in the way is said in the file and to whoever made the dossier.
void propose_projects(const Install &install, const NewDossier &what, const Words &its_own,
                      const Words &words) {
  const auto file = what.folder / "projects.toml";
  try {
    OpenOptions options;
    options.today = what.today;
    const Opened opened = open_dossier(install, what.folder, options);
    DiagnosisOptions asked;
    asked.config = install.config;
    asked.years = opened.dossier.years;
    asked.cancelled = stop_requested;
    const auto models = take_inventories(opened, terminal_callbacks());
    write_file(file,
               first_projects(diagnose(opened.dossier, opened.settings, models, asked), its_own));
  } catch (const Fault &fault) {
    const Message why = "No project is proposed yet: {1}"_msg(fault.message());
    std::string text;
    for (const Message &line :
         {why, "Once that is mended: {1}"_msg("`jalon diagnose --propose`")}) {
      std::string s = line.in(its_own);
      std::replace(s.begin(), s.end(), '\n', ' ');
      text += "# " + s + "\n";
    }
    write_file(file, text);
    spdlog::warn("{}", why.in(words));
  }
}

}  // namespace

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
  if (std::any_of(o.name.begin(), o.name.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    throw Fault("the name holds a line end or another control character"_msg, {},
                "a name on one line"_msg, "write it on one line behind --name"_msg);
  // A wrong country is said now, not at the first run.
  what.language = read_country(install.config, what.country).language == "fr" ? "fr" : "en";
  // Without a population nothing can be diagnosed: all measures are written, as comments.
  const bool known = what.population || (what.commune && what.commune->population);
  const auto plugins = sound_plugins(install, words);
  // What is written is the town's, in its language, whoever sits at the terminal.
  std::vector<std::filesystem::path> catalogues{install.lang};
  for (const auto &plugin : plugins) catalogues.push_back(plugin->manifest().folder / "lang");
  const Words its_own(what.language, catalogues);
  for (const auto &plugin : plugins) {
    for (const auto &table : tables_of(plugin->domain()))
      if (*table.per_inhabitant && !is_borrowed(plugin->domain(), table))
        what.estimable_tables.emplace_back(table.name);
    if (known) continue;
    for (const auto &m : measures_of(plugin->domain()))
      what.measures.push_back(
          {m.name, its_own(m.label), m.table, m.needs, m.excludes, m.usual_share});
  }
  const auto readme = create_dossier(what);
  if (known && !what.estimable_tables.empty()) propose_projects(install, what, its_own, words);
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("Dossier made: {1}"_msg(o.folder.string()));
  say("Read {1} in it, then: {2}"_msg(
      readme, "jalon run " + o.folder.string() + " --out " + (o.folder / "out").string()));
  return done;
}

}  // namespace jalon
