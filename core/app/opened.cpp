#include "core/app/opened.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/clock.h"

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

Figure default_of(const jalon_parameter &p, const jalon_domain &d) {
  Figure f;
  f.value = p.value;
  f.distribution = static_cast<Distribution>(p.distribution);
  const bool point = p.distribution == JALON_POINT;
  f.low = point ? p.value : p.low;
  f.high = point ? p.value : p.high;
  f.unit = spelt(p.unit, d.currency);
  f.source = p.source;
  f.as_of = p.as_of;
  f.price_year = f.unit != p.unit ? d.price_year : 0;
  f.confidence = static_cast<Confidence>(p.confidence);
  f.layer = Layer::model;
  f.place.file = std::string("plugin ") + d.id + " " + d.version;
  return f;
}

void declare_parameters(Settings &settings, const jalon_domain &d, bool required) {
  for (const auto &p : parameters_of(d)) {
    Key key;
    key.path = p.name;
    key.label = p.label;
    key.unit = p.unit;
    key.lower = p.lower;
    key.upper = p.upper;
    key.per_year = p.flags & JALON_PER_YEAR;
    key.required = required;
    key.owner = d.id;
    if (const auto given = spelt(p.unit, d.currency); given != p.unit) key.bounds_unit = given;
    settings.declare(key, std::isnan(p.value) ? std::nullopt : std::optional(default_of(p, d)));
  }
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
  const auto table = toml::parse(std::string_view(text), std::string_view(file.native()));
  const std::string english = table.at_path("about.title_en").value_or(name);
  return {table.at_path("about.title_fr").value_or(english), english};
}

// Loads what is installed; returns the plugins of the domains that are used.
std::vector<std::shared_ptr<const Plugin>> load_and_declare(
    const Install &install, const std::map<std::string, Place> &used, bool incomplete,
    Settings &settings, std::vector<Message> &warnings) {
  std::vector<std::shared_ptr<const Plugin>> kept;
  std::vector<std::string> domains;
  for (const auto &manifest : find_plugins(install.plugins)) {
    const bool needed = used.contains(manifest.domain);
    domains.push_back(manifest.domain);
    try {
      auto plugin = Plugin::load(manifest);
      declare_parameters(settings, plugin->domain(), needed && !incomplete);
      if (needed) {
        declare_values(settings, plugin->domain());
        kept.push_back(std::move(plugin));
      }
    } catch (const Fault &fault) {
      if (needed) throw;
      warnings.push_back(fault.message());
    }
  }
  for (const auto &[domain, place] : used)
    if (std::find(domains.begin(), domains.end(), domain) == domains.end()) {
      const auto near = nearest(domain, domains);
      throw Fault("no installed plugin serves '{1}'"_msg(domain), place,
                  near ? "'{1}'?"_msg(*near) : "a domain that `jalon plugins` lists"_msg,
                  "install its plugin, or correct the name"_msg);
    }
  return kept;
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

InventoryTable empty_table(const jalon_table &declared) {
  InventoryTable table;
  table.name = declared.name;
  for (const auto &column : columns_of(declared)) {
    table.columns.emplace_back();
    table.columns.back().name = column.name;
  }
  return table;
}

}  // namespace

Opened open_dossier(const Install &install, const std::filesystem::path &folder,
                    const OpenOptions &options) {
  Dossier dossier = read_dossier(folder);
  const Place place{(folder / "dossier.toml").string()};
  Country country = read_country(install.config, dossier.country);
  const std::string norms = !options.norms.empty()   ? options.norms
                            : !dossier.norms.empty() ? dossier.norms
                                                     : country.norms;
  const auto norms_file =
      config_file(install.config / "norms", norms, "unknown norms '{1}'"_msg, place);
  const auto used = domains_used(dossier);
  if (used.empty())
    throw Fault("this dossier names no inventory and no project"_msg, place,
                "at least one [[inventory]], [[estimate]] or project"_msg,
                "add a file with `jalon import`"_msg);
  Settings settings(country.currency, options.today);
  declare_norms(settings);
  std::vector<Message> warnings;
  auto plugins = load_and_declare(install, used, options.incomplete, settings, warnings);

  settings.add_file(Layer::norms, norms_file);
  settings.add_file(Layer::country, country.file);
  if (!dossier.region.empty())
    settings.add_file(Layer::region, config_file(install.config / "regions", dossier.region,
                                                 "unknown region '{1}'"_msg, place));
  if (std::filesystem::exists(dossier.settings)) settings.add_file(Layer::town, dossier.settings);
  for (const auto &scenario : options.scenarios) settings.add_file(Layer::scenario, scenario);
  for (const auto &assignment : options.assignments) settings.add_assignment(assignment);
  settings.resolve();

  Norms rules = norms_from(settings);
  if (dossier.years == 0) dossier.years = rules.horizon;
  settings.check_years(dossier.base_year, dossier.base_year + dossier.years);
  auto [title_fr, title_en] = titles_in(norms_file);
  return {std::move(dossier),  std::move(country),  norms,
          std::move(title_fr), std::move(title_en), std::move(settings),
          std::move(rules),    std::move(plugins),  std::move(warnings)};
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
  std::vector<Model> models;
  for (const auto &plugin : o.plugins)
    models.emplace_back(plugin, read_tables(o, *plugin), facts_of(o), callbacks);
  return models;
}

}  // namespace jalon
