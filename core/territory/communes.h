// communes.h - the shipped reference of French communes and intercommunalities (config/reference).
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace jalon {

struct Commune {
  std::string insee, name, department, region;
  std::optional<double> population;  // municipal population; some communes have none published
  std::string intercommunality;      // name, "" if none
  std::string intercommunality_siren;
};

// The commune of that code ("56046", "2A004"). Throws Fault for a code that is none; says so when
// the code is a delegated commune or a Paris, Lyon, Marseille arrondissement.
Commune find_commune(const std::filesystem::path &reference, const std::string &insee);

// Codes of what was merged into these communes: former, delegated and associated communes, and the
// arrondissements of Paris, Lyon, Marseille. Empty without the shipped file.
std::vector<std::string> former_codes(const std::filesystem::path &reference,
                                      const std::set<std::string> &communes);

// Every one of the reference in turn; none where its file is not there. The commune's
// intercommunality is known by its SIREN only.
void each_commune(const std::filesystem::path &reference,
                  const std::function<void(const Commune &)> &hear);
void each_intercommunality(
    const std::filesystem::path &reference,
    const std::function<void(const std::string &siren, const std::string &name)> &hear);
void each_department(
    const std::filesystem::path &reference,
    const std::function<void(const std::string &code, const std::string &name)> &hear);

}  // namespace jalon
