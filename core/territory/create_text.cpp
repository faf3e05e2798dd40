#include "core/territory/create_text.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/territory/overseas.h"
#include "core/territory/position.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

// For comments and headings: a line break in a name must not end them.
std::string one_line(std::string s) {
  std::replace_if(
      s.begin(), s.end(), [](unsigned char c) { return c < 32 || c == 127; }, ' ');
  return s;
}

// Each line as a comment.
std::string commented(const std::string &text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out += end == at ? "#\n" : "# " + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

const Area *area_in(const NewDossier &what) {
  return what.commune ? area_of(std::string_view(what.commune->department)) : nullptr;
}

std::optional<double> population_of(const NewDossier &what) {
  if (what.population) return what.population;
  return what.commune ? what.commune->population : std::nullopt;
}

// A text in the language of the dossier.
std::string say(const NewDossier &what, const char *french, const char *english) {
  return what.language == "fr" ? french : english;
}

std::string name_of(const NewDossier &what) {
  return what.commune ? what.commune->name : what.name;
}

// "waste.bins" -> "waste-bins": an id of a project, a name of a file.
std::string dashed(const std::string &name) {
  auto id = lower_case(name);
  for (char &c : id)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  return id;
}

std::string territory_text(const NewDossier &what) {
  std::string s = say(what, "\n# Qui est le territoire.\n", "\n# Who the territory is.\n");
  s += "[territory]\n";
  if (what.commune) {
    s += "insee = " + toml_text(what.commune->insee) + "\n";
    if (!what.commune->intercommunality.empty())
      s += "intercommunality = " + toml_text(what.commune->intercommunality) + "\n";
  }
  if (what.population)
    s += "population = " + plain(*what.population) +
         say(what, "   # donnée en ligne de commande à la création\n",
             "   # given on the command line at creation\n");
  else if (const auto population = population_of(what))
    s += "population = " + plain(*population) +
         say(what, "   # population municipale, config/reference/communes.csv\n",
             "   # municipal population, config/reference/communes.csv\n");
  else
    s += say(what,
             "# À COMPLÉTER puis retirer le # ; sans population, rien ne peut être estimé.\n"
             "# population =\n",
             "# TO FILL IN, then remove the #; without a population nothing can be estimated.\n"
             "# population =\n");
  return s;
}

std::string estimates_text(const NewDossier &what) {
  std::string s = say(
      what,
      "\n# Ce qui existe. Tant que la ville n'a pas de fichier, une ligne est estimée d'après ses\n"
      "# pairs et sa population, et signalée comme telle partout. Avec un fichier, `jalon import`\n"
      "# remplace le bloc [[estimate]] par un bloc [[inventory]], comme celui en commentaire.\n",
      "\n# What exists. As long as the town has no file, one row is estimated from its peers and\n"
      "# its population, and flagged as such everywhere. With a file, `jalon import` replaces\n"
      "# [[estimate]] by an [[inventory]] like the one in the comment.\n");
  const bool known = population_of(what).has_value();
  if (known && !what.commune)
    s += say(what, "# Les pairs peuvent être d'un autre pays : chaque chiffre dit d'où il vient.\n",
             "# The peers may be from another country: each figure says where it comes from.\n");
  if (!known)
    s += say(what, "# Retirer les # quand la population est renseignée.\n",
             "# Remove the # once the population is filled in.\n");
  for (const auto &table : what.estimable_tables) {
    const std::string entry = "[[estimate]]\ntable = " + toml_text(table) + "\n";
    const std::string file = "inventory/" + dashed(table);
    s += "\n" + (known ? entry : commented(entry)) + "\n" +
         commented("[[inventory]]\ntable = " + toml_text(table) + "\nfile = " +
                   toml_text(file + ".csv") + "\nmapping = " + toml_text(file + ".toml") + "\n");
  }
  return s;
}

// Whether its table is there at once, estimated from the population.
bool open_project(const NewDossier &what, const NewDossier::Measure &m) {
  const auto &tables = what.estimable_tables;
  return population_of(what) && std::find(tables.begin(), tables.end(), m.table) != tables.end();
}

bool lists(const std::string &names, const std::string &name) {
  const auto list = words_of(names);
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string figure_text(const std::string &path, const std::array<double, 3> &value,
                        const std::string &evidence) {
  return "\n[" + path + "]\nvalue = " + plain(value[1]) +
         "\nunit = \"degree\"\ndist = { kind = \"triangular\", low = " + plain(value[0]) +
         ", mode = " + plain(value[1]) + ", high = " + plain(value[2]) + " }\n" + evidence;
}

std::string given(const NewDossier &what) {
  return say(what, "donnée en ligne de commande à la création",
             "given on the command line at creation");
}

}  // namespace

std::string dossier_text(const NewDossier &what) {
  std::string s =
      "# " + one_line(name_of(what)) +
      say(what, "\n# Dossier Jalon. Chaque clé est décrite dans docs/town/dossier.md.\n",
          "\n# Jalon dossier. Every key is described in docs/town/dossier.md.\n") +
      "schema = 1\nname = " + toml_text(name_of(what)) + "\ncountry = " + toml_text(what.country) +
      "\nbase_year = " + std::to_string(what.base_year) +
      say(what,
          "   # année 0 de l'évaluation\n"
          "# years = 20        # années évaluées ensuite ; sinon celles des normes\n"
          "# region = \"\"       # un fichier de config/regions\n"
          "# norms = \"\"        # un fichier de config/norms ; sinon celles du pays\n",
          "   # year 0 of the appraisal\n"
          "# years = 20        # years appraised after it; otherwise those of the norms\n"
          "# region = \"\"       # a file of config/regions\n"
          "# norms = \"\"        # a file of config/norms; otherwise the country's\n");
  const auto *area = area_in(what);
  if (area && area != &metropolitan_france)
    s += say(what, "# De mémoire, à vérifier.\n", "# From memory, to verify.\n") +
         "timezone = " + toml_text(std::string(area->timezone)) + "\n";
  else
    s += say(what, "# timezone = \"\"     # fuseau IANA ; sinon celui du pays\n",
             "# timezone = \"\"     # IANA time zone; otherwise the country's\n");
  s += territory_text(what) + estimates_text(what);
  s += say(what,
           "\n# Jours-personne par an, par compétence : métier, numérique, pilotage. Sans ce\n"
           "# tableau, aucune limite. À COMPLÉTER ; les nombres ne sont que des exemples.\n",
           "\n# Person-days a year of each skill. Without this table, no limit. TO FILL IN; the\n"
           "# numbers are only examples.\n") +
       "# [people]\n# business = 20\n# digital = 10\n# steering = 30\n";
  s += say(what,
           "\n# Ce que la ville peut investir elle-même, par an, dans la monnaie du pays. Sans ce\n"
           "# tableau, aucune limite. À COMPLÉTER ; exemples.\n"
           "# [own_funds]\n# default = 100000     # chaque année du plan non citée\n",
           "\n# What the town can invest itself, by year, in the country's currency. Without this\n"
           "# table, no limit. TO FILL IN; examples.\n"
           "# [own_funds]\n# default = 100000     # each year of the plan not named\n") +
       "# " + std::to_string(what.base_year) + " = 150000\n";
  s += say(what, "\n# Années où un projet peut commencer, à partir de base_year.\n",
           "\n# Years in which a project may start, from base_year on.\n") +
       "[plan]\nyears = 6\n";
  return s;
}

std::string projects_text(const NewDossier &what) {
  std::string s =
      say(what,
          "# Les projets candidats. Ceux-ci sont des exemples : un par action proposée, sur tout\n"
          "# l'inventaire. Les corriger, les regrouper, en ajouter, en retirer.\n"
          "# phase : idea (idée), study (étude) ou operation (travaux).\n"
          "# Toutes les clés : docs/town/dossier.md\n",
          "# The candidate projects. These are examples: one for each measure, on the whole\n"
          "# inventory. Correct, group, add or remove them.\n"
          "# phase: idea, study or operation.\n"
          "# All keys: docs/town/dossier.md\n");
  std::map<std::string, std::string> id_of;  // by measure
  std::map<std::string, int> used;
  std::vector<const NewDossier::Measure *> proposed;
  bool any_closed = false;
  for (const auto &m : what.measures) {
    if (!trim(m.needs).empty() || id_of.contains(m.name)) continue;
    auto id = dashed(m.name);
    while (used[id]++) id += "-" + std::to_string(used[id]);
    id_of[m.name] = id;
    proposed.push_back(&m);
    any_closed = any_closed || !open_project(what, m);
  }
  if (any_closed)
    s += say(
        what,
        "#\n# Un projet en commentaire attend son inventaire, estimé ou fourni (dossier.toml).\n"
        "# Retirer alors le « # » de ses lignes ; celles en « ## » restent des commentaires.\n",
        "#\n# A project in comments waits for its inventory, estimated or given (dossier.toml).\n"
        "# Then remove the \"# \" of its lines; those with \"##\" stay comments.\n");
  for (const auto *m : proposed) {
    const bool open = open_project(what, *m);
    std::string project = "[[project]]\nid = " + toml_text(id_of[m->name]) +
                          "\ntitle = " + toml_text(m->label.empty() ? m->name : m->label) +
                          "\nphase = \"idea\"\n";
    // What is live must not name what is not.
    std::string excludes;
    for (const auto *other : proposed)
      if (other != m && lists(m->excludes, other->name) && (!open || open_project(what, *other)))
        excludes += (excludes.empty() ? "" : ", ") + toml_text(id_of[other->name]);
    if (!excludes.empty()) project += "excludes = [" + excludes + "]\n";
    project += "  [[project.measure]]\n  measure = " + toml_text(m->name) + "\n";
    std::string prose =
        open ? ""
             : say(what, "## Il faut d'abord l'inventaire ", "## It first needs the inventory ") +
                   one_line(m->table) + say(what, ".\n", ".\n");
    if (m->usual_share < 1) {
      project += "  where = { share = " + plain(m->usual_share) + " }\n";
      prose += (open ? "# " : "## ") +
               say(what, "share : part usuelle, à remplacer par celle de la ville.\n",
                   "share: the usual part, to be replaced by the town's own.\n");
    }
    s += "\n" + prose + (open ? project : commented(project));
  }
  return s;
}

std::string settings_text(const NewDossier &what) {
  std::string s =
      say(what,
          "# Les chiffres propres à la ville : ils remplacent ceux du pays et des modèles.\n"
          "# `jalon explain DOSSIER CHEMIN` montre d'où vient un chiffre.\n",
          "# The town's own figures: they replace those of the country and of the models.\n"
          "# `jalon explain DOSSIER PATH` shows where a figure comes from.\n");
  if (what.latitude) {
    const auto date = what.today.empty() ? std::to_string(what.base_year) + "-01-01" : what.today;
    s += position_text("latitude", *what.latitude, given(what), date);
    s += position_text("longitude", *what.longitude, given(what), date);
    return s;
  }
  if (const auto *area = area_in(what)) {
    s += say(
        what,
        "\n# Le premier fichier importé qui donne des positions met ici leur milieu. Sinon, À\n"
        "# REMPLACER par les coordonnées de la commune (celles de la mairie suffisent) : une\n"
        "# valeur, sans `dist`, avec sa source et confidence = \"certain\".\n",
        "\n# The first imported file with positions puts their middle here. Otherwise TO REPLACE\n"
        "# by the commune's coordinates (the town hall's will do): one value, without `dist`,\n"
        "# with its source and confidence = \"certain\".\n");
    const std::string evidence =
        area == &metropolitan_france
            ? say(what, "source = \"centre de la France métropolitaine, non de la commune\"\n",
                  "source = \"centre of metropolitan France, not of the commune\"\n") +
                  "as_of = 2026\nconfidence = \"hypothetical\"\n"
            : say(what, "source = \"de mémoire : le milieu du territoire, non la commune\"\n",
                  "source = \"from memory: the middle of the territory, not the commune\"\n") +
                  "as_of = 2026\nconfidence = \"to verify\"\n";
    s += figure_text("territory.latitude", area->latitude, evidence);
    s += figure_text("territory.longitude", area->longitude, evidence);
    return s;
  }
  s += say(
      what,
      "\n# Où est la ville : le premier fichier importé qui donne des positions l'écrit ici.\n"
      "# Sinon, remplacer les 0 par ses coordonnées, dire leur source, retirer les #.\n",
      "\n# Where the town is: the first imported file with positions writes it here. Otherwise\n"
      "# replace the zeros by its coordinates, say their source, and remove the #.\n");
  for (const std::string axis : {"latitude", "longitude"})
    s += "\n# [territory." + axis +
         "]\n# value = 0\n# unit = \"degree\"\n# source = \"\"\n# as_of = " +
         std::to_string(what.base_year) + "\n# confidence = \"certain\"\n";
  return s;
}

// Nothing that changes with the first import: what is missing is asked of the program.
std::string readme_text(const NewDossier &what) {
  return "# " + one_line(name_of(what)) +
         say(what,
             "\n\nDossier Jalon : de l'inventaire à la feuille de route. Tout est en texte (TOML, "
             "CSV) ;\nil vit bien dans git. Chaque fichier dit en commentaire ce qu'il attend.\n\n"
             "## Ce qu'il y a, ce qui manque\n\n"
             "    jalon inventory .     # ce qui est mesuré, estimé, inconnu\n"
             "    jalon diagnose .      # où l'on en est, et ce qu'il faut se procurer d'abord\n\n"
             "## Ajouter un fichier\n\n"
             "    jalon import . FICHIER\n\n"
             "## Évaluer\n\n    jalon run . --out resultats\n",
             "\n\nJalon dossier: from the inventory to the roadmap. Everything is text (TOML, CSV) "
             "and\nlives well in git. Each file says in comments what it expects.\n\n"
             "## What there is, what is missing\n\n"
             "    jalon inventory .     # what is measured, estimated, unknown\n"
             "    jalon diagnose .      # where the town stands, and what to get first\n\n"
             "## To add a file\n\n"
             "    jalon import . FILE\n\n"
             "## To appraise\n\n    jalon run . --out results\n");
}

std::string inventory_text(const NewDossier &what) {
  return say(
      what,
      "Les fichiers de la ville (CSV, XLSX, ODS, GeoPackage, GeoJSON, Shapefile), tels quels, et "
      "à\ncôté de chacun sa correspondance en TOML. `jalon import` les y met et les cite dans\n"
      "dossier.toml : [[inventory]].\n",
      "The town's files (CSV, XLSX, ODS, GeoPackage, GeoJSON, Shapefile), as they are, and "
      "beside\neach its mapping in TOML. `jalon import` puts them there and names them in\n"
      "dossier.toml: [[inventory]].\n");
}

}  // namespace jalon
