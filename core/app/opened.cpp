#include "core/app/opened.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/app/loading.h"
#include "core/app/questions.h"
#include "core/app/unheeded.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/clock.h"
#include "core/territory/quantities.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

// The domain that a declared name belongs to: its first word.
std::string domain_of(const std::string &name) {
  return name.substr(0, name.find('.'));
}

// Domains the dossier names, with a place to blame for each.
std::map<std::string, Place> domains_used(const Dossier &dossier) {
  std::map<std::string, Place> used;
  for (const auto &source : dossier.inventories)
    used.emplace(domain_of(source.table), source.place);
  for (const auto &estimate : dossier.estimates)
    used.emplace(domain_of(estimate.table), estimate.place);
  for (const auto &project : dossier.projects)
    for (const auto &m : project.measures) used.emplace(domain_of(m.measure), m.place);
  return used;
}

std::filesystem::path config_file(const std::filesystem::path &folder, const std::string &name,
                                  const Pattern &unknown, const Place &place) {
  const auto file = folder / (name + ".toml");
  if (std::filesystem::exists(file)) return file;
  std::vector<std::string> known;
  std::string list;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".toml") known.push_back(entry.path().stem().string());
  std::sort(known.begin(), known.end());
  for (const auto &k : known) list += (list.empty() ? "" : ", ") + k;
  const auto near = nearest(name, known);
  throw Fault(unknown(name), place, near ? "'{1}'?"_msg(*near) : Message(list),
              "choose one of: {1}; or add a file to {2}"_msg(list, folder.string()));
}

// The titles of a file that settings have read without complaint.
std::pair<std::string, std::string> titles_in(const std::filesystem::path &file) {
  const std::string text = read_file(file), name = file.stem().string();
  const auto table = read_toml(text, file.string());
  const std::string english = table.at_path("about.title_en").value_or(name);
  return {table.at_path("about.title_fr").value_or(english), english};
}

// Plugins of the domains that are used; what is wrong with the others.
struct Loaded {
  std::vector<std::shared_ptr<const Plugin>> plugins;
  std::vector<Fault> aside;
};

// Every used domain is served, or the reason is told: the refusals first, what follows from them
// after.
Loaded load_and_declare(const Install &install, const std::map<std::string, Place> &used,
                        bool incomplete, Settings &settings) {
  const auto needed = [&](const Manifest &m) {
    // Where not even the domain can be read, folders are named like their domain more often than
    // not.
    return used.contains(m.domain.empty() ? m.folder.filename().string() : m.domain);
  };
  Loaded loaded;
  std::vector<Fault> faults;
  std::set<std::string> served;
  for (auto &p : load_installed({install.plugins, needed, !incomplete}, settings)) {
    auto &told = needed(p.manifest) ? faults : loaded.aside;
    told.insert(told.end(), p.faults.begin(), p.faults.end());
    served.insert(p.manifest.domain);
    if (p.plugin && needed(p.manifest)) loaded.plugins.push_back(std::move(p.plugin));
  }
  if (!faults.empty()) throw Faults(std::move(faults));
  for (const auto &[domain, place] : used) {
    if (served.contains(domain)) continue;
    const auto near = nearest(domain, {served.begin(), served.end()});
    faults.emplace_back("no installed plugin serves '{1}'"_msg(domain), place,
                        near ? "'{1}'?"_msg(*near) : "a domain that `jalon plugins` lists"_msg,
                        "install its plugin, or correct the name"_msg);
  }
  if (!faults.empty()) {
    // One of those that cannot be read may be the one that is missed.
    faults.insert(faults.begin(), loaded.aside.begin(), loaded.aside.end());
    throw Faults(std::move(faults));
  }
  return loaded;
}

// A figure that only a refused plugin knows looks like a misspelt one: the refusal is told first.
void resolve(Settings &settings, const std::vector<Fault> &aside) {
  try {
    settings.resolve();
  } catch (const Fault &fault) {
    if (aside.empty()) throw;
    auto all = aside;
    if (const auto *several = dynamic_cast<const Faults *>(&fault))
      all.insert(all.end(), several->all().begin(), several->all().end());
    else
      all.push_back(fault);
    throw Faults(std::move(all));
  }
}

// A value that goes on after the last year anybody gives one for is nobody's figure.
void mark_continued(Norms &norms, int last_year) {
  for (auto &[category, figure] : norms.values) {
    if (figure.by_year.empty() || last_year <= figure.by_year.rbegin()->first) continue;
    figure.marks.push_back("no value is given after {1}, and the last goes on: to verify"_msg(
        std::to_string(figure.by_year.rbegin()->first)));
    figure.confidence = std::max(figure.confidence, Confidence::to_verify);
  }
}

bool incomes_without_weight(const Settings &settings, const Norms &norms) {
  if (!norms.weights.empty()) return false;
  for (const auto &path : settings.paths())
    if (path.starts_with("norms.income.") && settings.defined(path) && settings.at(path).value != 1)
      return true;
  return false;
}

// The owner's column of a borrowed one. Throws Fault if it has none, or another under that name.
const InventoryColumn &lent(const jalon_domain &guest, const jalon_table &borrowed,
                            const jalon_column &column, const jalon_domain &owner,
                            const InventoryTable &table) {
  const auto refuse = [&](const Message &why) -> Fault {
    return Fault("plugin {1} borrows column {2} of table {3}: {4}"_msg(guest.id, column.name,
                                                                       borrowed.name, why),
                 {}, "the column as plugin {1} declares it"_msg(owner.id),
                 "install versions of the two that agree"_msg);
  };
  const auto &whole = tables_of(owner)[tables_of(owner).find(borrowed.name)];
  const auto at = columns_of(whole).find(column.name);
  if (at == AbiList<jalon_column>::npos) throw refuse("there is none"_msg);
  const auto &own = columns_of(whole)[at];
  if (own.type != column.type) throw refuse("it is of another type"_msg);
  if (own.type == JALON_NUMBER && std::string_view(own.unit) != column.unit)
    throw refuse("it is in {1}, not in {2}"_msg(own.unit, column.unit));
  const auto mine = choices_of(column), theirs = choices_of(own);
  bool same = mine.size() == theirs.size();
  for (std::size_t i = 0; same && i < mine.size(); ++i)
    same = std::string_view(mine[i].name) == theirs[i].name;
  if (!same) throw refuse("it offers other choices"_msg);
  return table.columns[at];
}

InventoryTable borrowed_table(const jalon_domain &guest, const jalon_table &borrowed,
                              const jalon_domain &owner, const InventoryTable &table) {
  InventoryTable mine;
  mine.name = table.name;
  mine.rows = table.rows;
  mine.longitude = table.longitude;
  mine.latitude = table.latitude;
  mine.source_row = table.source_row;
  mine.import.file = table.import.file;
  mine.import.estimated_table = table.import.estimated_table;
  for (const auto &column : columns_of(borrowed)) {
    mine.columns.push_back(lent(guest, borrowed, column, owner, table));
    // Figures of the owner stand behind its estimates; the guest has none of them.
    auto &fill = mine.columns.back().fill;
    std::fill(fill.begin(), fill.end(), JALON_NO_PARAMETER);
  }
  return mine;
}

InventoryTable empty_table(const jalon_table &declared) {
  InventoryTable table;
  table.name = declared.name;
  for (const auto &column : columns_of(declared)) {
    table.columns.emplace_back();
    table.columns.back().name = column.name;
  }
  return table;
}

// Every mistake in the names and keys of a dossier at once, whichever room knows them.
Dossier read_whole(const Install &install, const std::filesystem::path &folder) {
  std::vector<Fault> faults;
  Dossier dossier = read_dossier(folder, faults);
  for (const auto &project : dossier.projects) {
    try {
      check_works(project.works, project.works_place);
    } catch (const Fault &fault) {
      faults.push_back(fault);
    }
  }
  if (faults.empty()) return dossier;
  std::vector<Fault> aside;
  for (auto &fault : misnamed(dossier, load_sound(install.plugins, aside)))
    if (aside.empty()) faults.push_back(std::move(fault));  // else it may be of what is not loaded
  sort_by_place(faults);
  throw Faults(std::move(faults));
}

Fault nothing_named(const Dossier &dossier, const Place &place) {
  return Fault(
      "this dossier names no inventory and no project"_msg, place,
      "at least one [[inventory]], [[estimate]] or project"_msg,
      dossier.population
          ? Message("take the # away from the [[estimate]] blocks of dossier.toml, and what the "
                    "town has no file for is estimated from its population; or add a file with "
                    "`jalon import`"_msg)
          : Message("give `population` under [territory] of dossier.toml and take the # away from "
                    "its [[estimate]] blocks, or in France start again with `jalon new --insee`, "
                    "and all is estimated from the population; or add a file with `jalon "
                    "import`"_msg));
}

}  // namespace

Opened open_dossier(const Install &install, const std::filesystem::path &folder,
                    const OpenOptions &options) {
  Dossier dossier = read_whole(install, folder);
  const Place place{(folder / "dossier.toml").string()};
  Country country = read_country(install.config, dossier.country, dossier.country_place);
  const std::string norms = !options.norms.empty()   ? options.norms
                            : !dossier.norms.empty() ? dossier.norms
                                                     : country.norms;
  const auto norms_file = config_file(install.config / "norms", norms, "unknown norms '{1}'"_msg,
                                      options.norms.empty() ? place : Place{"--norms"});
  const auto used = domains_used(dossier);
  if (used.empty() && dossier.projects.empty()) throw nothing_named(dossier, place);
  Settings settings(country.currency, options.today);
  declare_norms(settings);
  auto loaded = load_and_declare(install, used, options.incomplete, settings);
  auto money = read_public_money(install.config, dossier, country, settings);

  settings.add_file(Layer::norms, norms_file);
  settings.add_file(Layer::country, country.file);
  if (!dossier.region.empty())
    settings.add_file(Layer::region, config_file(install.config / "regions", dossier.region,
                                                 "unknown region '{1}'"_msg, place));
  if (std::filesystem::exists(dossier.settings)) settings.add_file(Layer::town, dossier.settings);
  for (const auto &scenario : options.scenarios) settings.add_file(Layer::scenario, scenario);
  for (const auto &assignment : options.assignments) settings.add_assignment(assignment);
  resolve(settings, loaded.aside);

  int price_year = loaded.plugins.empty() ? dossier.base_year : 0;
  for (const auto &plugin : loaded.plugins)
    price_year = std::max(price_year, static_cast<int>(plugin->domain().price_year));
  Norms rules = norms_from(settings, price_year);
  if (dossier.years == 0) dossier.years = rules.horizon;
  settings.check_years(dossier.base_year, dossier.base_year + dossier.years);
  auto [title_fr, title_en] = titles_in(norms_file);
  mark_continued(rules, dossier.base_year + dossier.years);
  std::vector<Message> warnings;
  if (incomes_without_weight(settings, rules))
    warnings.push_back(
        "Incomes are given (norms.income), but the rules of appraisal have no norms.eta: they "
        "weigh nothing."_msg);
  for (const auto &fault : loaded.aside) warnings.push_back(fault.message());
  for (auto &told : unheeded_powers(dossier, loaded.plugins)) warnings.push_back(std::move(told));
  for (auto &told : late_projects(dossier, options.today)) warnings.push_back(std::move(told));
  if (money)
    for (auto &told : money->warnings) warnings.push_back(std::move(told));
  else if (auto told = unheeded_financing(dossier))
    warnings.push_back(std::move(*told));
  return {std::move(dossier),  std::move(country),  norms,
          std::move(title_fr), std::move(title_en), std::move(settings),
          std::move(rules),    price_year,          std::move(loaded.plugins),
          std::move(money),    std::move(warnings)};
}

Facts facts_of(const Opened &o) {
  Facts facts;
  facts.numbers["territory.population"] =
      o.dossier.population.value_or(std::numeric_limits<double>::quiet_NaN());
  facts.numbers["territory.year"] = o.dossier.base_year;
  const std::string zone = o.dossier.timezone.empty() ? o.country.timezone : o.dossier.timezone;
  facts.texts["territory.name"] = o.dossier.name;
  facts.texts["territory.currency"] = o.country.currency;
  facts.texts["territory.timezone"] = zone;
  const Clock clock = legal_clock(zone, o.dossier.base_year);
  facts.series["territory.clock.since"] = clock.since;
  facts.series["territory.clock.offset"] = clock.offset;
  return facts;
}

std::vector<InventoryTable> read_tables(const Opened &o, const Plugin &plugin) {
  const jalon_domain &domain = plugin.domain();
  const ParameterValue value_of = [&](uint32_t p) {
    const std::string path = parameters_of(domain)[p].name;
    if (!o.settings.defined(path)) return std::numeric_limits<double>::quiet_NaN();
    const auto &figure = o.settings.at(path);
    return figure.by_year.empty() ? figure.value : figure.in(o.dossier.base_year);
  };
  for (const auto &source : o.dossier.inventories)
    if (domain_of(source.table) == domain.name &&
        tables_of(domain).find(source.table) == AbiList<jalon_table>::npos) {
      std::vector<std::string> known;
      for (const auto &t : tables_of(domain)) known.emplace_back(t.name);
      const auto near = nearest(source.table, known);
      throw Fault("unknown table '{1}'"_msg(source.table), source.place,
                  near ? "'{1}'?"_msg(*near) : "a table of domain {1}"_msg(domain.name));
    }
  const Surroundings around = surroundings_of(o.dossier, o.country);
  std::vector<InventoryTable> tables;
  for (const auto &declared : tables_of(domain)) {
    if (is_borrowed(domain, declared)) {
      tables.push_back(empty_table(declared));
      continue;
    }
    const auto named = [&](const auto &x) { return x.table == declared.name; };
    const auto &files = o.dossier.inventories;
    const auto &estimates = o.dossier.estimates;
    if (const auto at = std::find_if(files.begin(), files.end(), named); at != files.end())
      tables.push_back(read_inventory(domain, declared, *at, value_of, around));
    else if (std::any_of(estimates.begin(), estimates.end(), named))
      tables.push_back(estimate_inventory(domain, declared, o.dossier, value_of));
    else
      tables.push_back(empty_table(declared));
  }
  return tables;
}

std::vector<Model> take_inventories(const Opened &o, const Callbacks &callbacks) {
  std::vector<std::vector<InventoryTable>> all;
  for (const auto &plugin : o.plugins) all.push_back(read_tables(o, *plugin));
  for (std::size_t guest = 0; guest < all.size(); ++guest) {
    const jalon_domain &domain = o.plugins[guest]->domain();
    for (std::size_t t = 0; t < all[guest].size(); ++t) {
      const auto &declared = tables_of(domain)[t];
      if (!is_borrowed(domain, declared)) continue;
      for (std::size_t owner = 0; owner < all.size(); ++owner) {
        const jalon_domain &other = o.plugins[owner]->domain();
        const auto at = tables_of(other).find(declared.name);
        if (other.name == domain_of(declared.name) && at != AbiList<jalon_table>::npos)
          all[guest][t] = borrowed_table(domain, declared, other, all[owner][at]);
      }
    }
  }
  std::vector<Model> models;
  for (std::size_t k = 0; k < all.size(); ++k)
    models.emplace_back(o.plugins[k], std::move(all[k]), facts_of(o), callbacks);
  return models;
}

}  // namespace jalon
