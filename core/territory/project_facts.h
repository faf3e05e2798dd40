// project_facts.h - what a town knows of a project beyond what is appraised: what the national
// schema `projets-territoire` 0.1.0 carries, and the money granted. Nothing here is computed with.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jalon {

// "" and empty lists = not known; an amount that is not known is nothing, never zero.
struct ProjectFacts {
  bool phase_said = false;  // Project::phase stands in the file
  std::string status;       // of the phase: one of project_statuses(), "" = not said
  std::string description;
  std::optional<double> budget;   // what the bearer expects to spend, currency of the country
  std::string start;              // expected, YYYY-MM-DD
  std::string programme;          // "CRTE"
  std::string owner;              // name of the body that bears it
  std::string owner_siren;        // nine digits
  std::string owner_siret;        // fourteen digits
  std::optional<double> subsidy;  // granted by somebody else: neither the cost nor the budget
  std::string subsidy_from;       // who granted it, and under what number
  std::vector<std::string> competences, levers;
  std::string mec_id, tet_id, recoco_id;     // in other public tools
  std::vector<std::string> authority_ids;    // collectiviteIds
  std::string uuid, created, updated;        // of the national record; times by RFC 3339
  std::map<std::string, std::string> other;  // by column that the schema has not, as it came
};

// The two ways in which codes are written: in projects.toml, and in the national schema.
struct ProjectWord {
  const char *code, *french;
};
const std::vector<ProjectWord> &project_phases();    // idea - Idée, ...
const std::vector<ProjectWord> &project_statuses();  // under-way - En cours, ...

// "" if there is none. Case and accents of `french` do not matter.
std::string code_of_french(const std::vector<ProjectWord> &words, const std::string &french);
std::string french_of_code(const std::vector<ProjectWord> &words, const std::string &code);

// "2025-03-01": a day that exists.
bool is_iso_day(const std::string &text);
// "2025-04-15T14:30:00.000Z", as the national schema asks.
bool is_iso_time(const std::string &text);
bool is_uuid_text(const std::string &text);
bool is_digits(const std::string &text, std::size_t count);

}  // namespace jalon
