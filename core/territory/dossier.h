// dossier.h - the folder of one territory, read from dossier.toml. All paths in it are relative to
// the dossier. docs/town/dossier.md describes every key.
#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/territory/accounts_source.h"
#include "core/territory/project_facts.h"
#include "core/territory/project_financing.h"

namespace jalon {

// The three skills of a project, in person-days or any other amount.
struct Skills {
  double business = 0, digital = 0, steering = 0;
};

// Which rows of a table a measure covers. Empty: all rows.
struct RowFilter {
  // Text and choice columns: one of these values. ("kind" -> {"paper", "glass"})
  std::map<std::string, std::vector<std::string>> any_of;
  // Number columns: between, inclusive.
  std::map<std::string, std::array<double, 2>> between;
  double share = 1;  // part of each of these rows, 0 to 1
};

struct ProjectMeasure {
  std::string measure;  // declared name: "waste.sorting"
  RowFilter where;
  std::map<std::string, double> options;  // by option name
  Place place;
};

// What the town may do. A project may bundle measures of several domains; one without a measure is
// known, and not appraised.
struct Project {
  std::string id, title;
  std::string phase = "idea";  // idea, study, operation
  std::string works;           // kind of works, for the optimism bias of the norms; "" = not said
  Place works_place;
  std::vector<ProjectMeasure> measures;
  std::optional<int> earliest, latest;  // admissible start years; default: the roadmap's window
  bool must = false;                    // to be in the plan whatever its value
  std::vector<std::string> needs;       // ids of projects that must start before or together
  std::vector<std::string> excludes;    // ids of projects that cannot be in the same plan
  std::optional<std::vector<Skills>> effort;  // person-days by year since start; default: measures'
  ProjectFacts facts;
  FinancingClaim financing;
  Place place;
};

// Why a project is only told, and neither appraised nor planned; empty = it is appraised.
Message why_not_appraised(const Project &project);

struct InventorySource {
  std::string table;              // declared name: "waste.bins"
  std::filesystem::path file;     // absolute
  std::filesystem::path mapping;  // absolute; TOML, see mapping.h
  Place place;
};

// A table that the town has no file for yet: one row estimated from peers by population.
struct InventoryEstimate {
  std::string table;
  Place place;
};

// Who decides on a domain, [powers.<domain>]. A domain that is not named: not said.
struct Power {
  std::string holder;               // one of power_holders
  std::string name;                 // of the intercommunality, syndicate, operator; "" = not said
  std::optional<int> contract_end;  // year in which the contract in force ends
  std::string code;                 // BANATIC code of the competence, "" = not said
  Place place;
};
inline constexpr std::array power_holders{
    "commune", "intercommunality", "syndicate", "concession", "state", "other"};

struct Dossier {
  std::filesystem::path folder;
  std::string name;
  std::string insee;                  // "" outside France
  std::vector<std::string> communes;  // INSEE codes of others that belong to the territory
  std::string intercommunality;       // name, "" if none or unknown
  std::optional<double> population;
  std::string country;   // name of a file in config/countries, without ending
  Place country_place;   // where dossier.toml names it, for read_country()
  std::string region;    // in config/regions; "" = none
  std::string norms;     // in config/norms; "" = the country's
  std::string timezone;  // IANA; "" = the country's
  int base_year = 0;     // year 0 of the appraisal
  int years = 0;         // years appraised after year 0; 0 = the norms' horizon
  std::vector<InventorySource> inventories;
  std::vector<InventoryEstimate> estimates;
  std::vector<Project> projects;  // projects.toml
  std::vector<AccountsSource> accounts;
  Baseline baseline;
  FinancingChoices financing;
  BudgetLimits limits;
  // Currency by year: what the town can invest itself. Every year of the plan, or empty: no limit.
  std::map<int, double> own_funds;
  std::map<std::string, Power> powers;  // by domain
  Skills people;       // person-days a year of each skill; infinity = not said, so no limit
  int plan_years = 6;  // start years considered: base_year .. base_year+this-1
  std::filesystem::path settings;           // settings.toml; may not exist
  std::vector<std::filesystem::path> read;  // files read, for the digest
};

// Reads dossier.toml and, if there is one, projects.toml of a folder. Throws Faults naming every
// mistake with its position: missing or unknown key (nearest offered), wrong type, unknown project
// id, ...
Dossier read_dossier(const std::filesystem::path &folder);
// The same, mistakes put behind `faults` for whoever looks for more of them: if there are any, what
// is read is not whole. Throws Fault if there is no dossier at all.
Dossier read_dossier(const std::filesystem::path &folder, std::vector<Fault> &faults);

// A warning for each project that is late by its status, or whose announced start is before
// `today` (ISO) while no status says whether it began.
std::vector<Message> late_projects(const Dossier &dossier, const std::string &today);

}  // namespace jalon
