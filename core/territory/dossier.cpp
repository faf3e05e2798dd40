#include "core/territory/dossier.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/text.h"
#include "core/territory/clock.h"
#include "core/territory/projects.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
constexpr double infinity = std::numeric_limits<double>::infinity();

// A name that becomes part of a file's path in config/.
std::string file_name(TomlTable &t, std::string_view key, Needed needed) {
  const auto name = t.text(key, needed).value_or("");
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos)
    return name;
  t.fault("`{1}` is `{2}`, which is no name of a file in config/"_msg(key, name), t.place_of(key),
          "lower-case letters, digits, - and _, without folder or ending"_msg);
  return "";
}

bool is_commune_code(const std::string &code) {
  return code.size() == 5 && code.find_first_not_of("0123456789AB") == std::string::npos;
}

void read_identity(TomlTable &t, Dossier &d) {
  d.insee = t.text("insee").value_or("");
  if (!d.insee.empty() && !is_commune_code(d.insee))
    t.fault("`{1}` is `{2}`"_msg("insee", d.insee), t.place_of("insee"),
            "the five signs of a commune code: \"01001\", \"2A004\""_msg,
            "leave the key out outside France"_msg);
  d.communes = t.texts("communes");
  for (const auto &code : d.communes)
    if (!is_commune_code(code))
      t.fault("`{1}` is `{2}`"_msg("communes", code), t.place_of("communes"),
              "the five signs of a commune code: \"01001\", \"2A004\""_msg);
  d.intercommunality = t.text("intercommunality").value_or("");
  d.population = t.number("population", 0, 1e9);
  t.finish();
}

// Absolute path of a file that must be there.
fs::path existing(TomlTable &t, std::string_view key, const Pattern &missing, const Dossier &d) {
  const auto name = t.text(key, Needed::yes);
  if (!name) return {};
  const auto file = (d.folder / *name).lexically_normal();
  std::error_code why;
  if (!fs::is_regular_file(file, why))
    t.fault(missing(*name), t.place_of(key), "a file in the dossier, named from its folder"_msg,
            "check the name (capitals count), or estimate the table: [[estimate]]"_msg);
  return file;
}

void read_tables(TomlTable &t, Dossier &d) {
  std::map<std::string, Place> seen;
  const auto table_name = [&](TomlTable &entry) {
    const auto name = entry.text("table", Needed::yes).value_or("");
    if (name.empty()) return name;
    const auto [first, fresh] = seen.emplace(name, entry.place());
    if (!fresh)
      entry.fault("the table `{1}` stands here a second time"_msg(name), entry.place(),
                  "each table once, as [[inventory]] or as [[estimate]]; the first is at {1}"_msg(
                      first->second.message()));
    return name;
  };
  for (auto &entry : t.tables("inventory")) {
    InventorySource source;
    source.place = entry.place();
    source.table = table_name(entry);
    source.file = existing(entry, "file", "the file `{1}` is not there"_msg, d);
    source.mapping = existing(entry, "mapping", "the mapping `{1}` is not there"_msg, d);
    entry.finish();
    d.inventories.push_back(source);
  }
  for (auto &entry : t.tables("estimate")) {
    d.estimates.push_back({table_name(entry), entry.place()});
    entry.finish();
  }
}

void read_funds(TomlTable t, Dossier &d) {
  const auto standard = t.number("default", 0, infinity);
  for (const auto &key : t.keys()) {
    if (key == "default") continue;
    const auto year = parse_number(key);
    if (!year || *year != std::floor(*year) || *year < first_year || *year > last_year) {
      t.node(key);
      t.fault("`{1}` is no year"_msg(key), t.place_of(key),
              "a year such as 2026, or default (each year of the plan not named)"_msg);
    } else if (const auto funds = t.number(key, 0, infinity)) {
      d.own_funds[static_cast<int>(*year)] = *funds;
    }
  }
  if (d.base_year == 0) return;
  std::string without;
  for (int year = d.base_year; year < d.base_year + d.plan_years; ++year) {
    if (standard) d.own_funds.emplace(year, *standard);
    if (!standard && !t.has(std::to_string(year)))
      without += (without.empty() ? "" : ", ") + std::to_string(year);
  }
  if (!without.empty())
    t.fault("the plan's years without own funds: {1}"_msg(without), t.place(),
            "an amount for each year of the plan"_msg, "name them, or give default = ..."_msg);
}

Power read_power(TomlTable &t) {
  Power p;
  p.place = t.place();
  p.holder = t.text("holder", Needed::yes).value_or("");
  const std::vector<std::string> known(power_holders.begin(), power_holders.end());
  if (!p.holder.empty() && std::find(known.begin(), known.end(), p.holder) == known.end()) {
    std::string list;
    for (const auto &holder : known) list += (list.empty() ? "" : ", ") + holder;
    const auto near = nearest(p.holder, known);
    t.fault("`{1}` is no holder of a power"_msg(p.holder), t.place_of("holder"),
            "one of {1}"_msg(list), near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  }
  p.name = t.text("name").value_or("");
  p.contract_end = t.whole("contract_end", first_year, last_year);
  p.code = t.text("code").value_or("");
  t.finish();
  return p;
}

void check_timezone(TomlTable &t, const Dossier &d) {
  if (d.timezone.empty()) return;
  try {
    legal_clock(d.timezone, d.base_year ? d.base_year : first_year);
  } catch (const Fault &f) {
    t.fault(f.message(), t.place_of("timezone"));
  }
}

void read_main(const toml::table &root, const std::string &shown, Dossier &d,
               std::vector<Fault> &faults) {
  TomlTable t(root, shown, faults);
  t.whole("schema", 1, 1, Needed::yes);
  d.name = t.text("name", Needed::yes).value_or("");
  d.country = file_name(t, "country", Needed::yes);
  d.country_place = t.place_of("country");
  d.region = file_name(t, "region", Needed::no);
  d.norms = file_name(t, "norms", Needed::no);
  d.base_year = t.whole("base_year", first_year, 2100, Needed::yes).value_or(0);
  d.years = t.whole("years", 1, 100).value_or(0);
  d.timezone = t.text("timezone").value_or("");
  check_timezone(t, d);
  if (auto identity = t.table("territory")) read_identity(*identity, d);
  read_tables(t, d);
  d.accounts = read_accounts_sources(t, d.folder);
  d.baseline = read_baseline(t, !d.accounts.empty());
  d.financing = read_financing_choices(t, d.folder);
  d.limits = read_budget_limits(t);
  d.people = {infinity, infinity, infinity};
  if (auto people = t.table("people")) {
    d.people = read_skills(*people, infinity);
    people->finish();
  }
  if (auto plan = t.table("plan")) {
    d.plan_years = plan->whole("years", 1, 30).value_or(d.plan_years);
    plan->finish();
  }
  if (const auto funds = t.table("own_funds")) read_funds(*funds, d);
  if (auto powers = t.table("powers")) {
    for (const auto &domain : powers->keys())
      if (auto power = powers->table(domain)) d.powers[domain] = read_power(*power);
    powers->finish();
  }
  t.finish();
}

}  // namespace

Dossier read_dossier(const fs::path &folder) {
  std::vector<Fault> faults;
  Dossier d = read_dossier(folder, faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return d;
}

Dossier read_dossier(const fs::path &folder, std::vector<Fault> &faults) {
  Dossier d;
  std::error_code why;
  d.folder = fs::absolute(folder, why).lexically_normal();
  const auto main = d.folder / "dossier.toml", projects = d.folder / "projects.toml";
  if (fs::exists(d.folder, why) && !fs::is_directory(d.folder, why))
    throw Fault("this is a file, not a folder"_msg, {folder.string()},
                "the folder of a dossier"_msg, "name the folder that holds dossier.toml"_msg);
  if (!fs::is_directory(d.folder, why))
    throw Fault("there is no such folder"_msg, {folder.string()}, "the folder of a dossier"_msg,
                "check the name, or start a dossier there with: {1}"_msg("jalon new"));
  if (!fs::exists(main, why))
    throw Fault("there is no dossier.toml in this folder"_msg, {folder.string()},
                "the folder of a dossier"_msg,
                "name the folder that holds dossier.toml, or start one with: {1}"_msg("jalon new"));

  const auto shown = [&](const char *name) { return (folder / name).string(); };
  d.read.push_back(main);
  if (const auto root = parse_toml(main, shown("dossier.toml"), faults))
    read_main(*root, shown("dossier.toml"), d, faults);
  if (fs::exists(projects, why)) {
    d.read.push_back(projects);
    d.projects = read_projects(projects, shown("projects.toml"), faults);
  }
  d.settings = d.folder / "settings.toml";
  sort_by_place(faults);
  return d;
}

}  // namespace jalon
