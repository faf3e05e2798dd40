// commands.h - what each subcommand does once its options are known. Each returns an exit code and
// throws Fault for bad input.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/app/opened.h"
#include "core/base/words.h"

namespace jalon {

struct DossierOptions {
  std::filesystem::path dossier;
  std::vector<std::string> norms;  // the first instead of the dossier's; others to compare with
  std::string main_norms() const { return norms.empty() ? "" : norms.front(); }
  std::vector<std::filesystem::path> scenarios;
  std::vector<std::string> assignments;
};

struct RunOptions : DossierOptions {
  std::filesystem::path out;
  std::string draws = "auto", sampling = "sobol";  // as written
  uint64_t seed = 1;
  unsigned threads = 0;
  double solver_seconds = 10;
  bool json = false, quiet = false;
};
// The installed plugins that can be loaded; of the others a warning is logged.
std::vector<std::shared_ptr<const Plugin>> sound_plugins(const Install &install,
                                                         const Words &words);
// The log of plugins goes to the program's log, Ctrl-C to whoever asks.
Callbacks terminal_callbacks();

int command_run(const RunOptions &options, const Words &words);

struct DiagnoseOptions : DossierOptions {
  std::filesystem::path out;  // "" = diagnosis/ in the dossier
  uint64_t draws = 1024, seed = 1;
  bool propose = false, json = false;
};
int command_diagnose(const DiagnoseOptions &options, const Words &words);

struct ExplainOptions : DossierOptions {
  std::string path;  // "" = list all paths
};
int command_explain(const ExplainOptions &options, const Words &words);

struct NewOptions {
  std::filesystem::path folder;
  std::string insee, name, country = "fr";
  std::optional<double> population, latitude, longitude;  // of a place without INSEE code
  int base_year = 0;
};
int command_new(const NewOptions &options, const Words &words);

struct InventoryOptions : DossierOptions {
  bool json = false;
  std::size_t most = 40;  // findings shown per table
};
int command_inventory(const InventoryOptions &options, const Words &words);

struct ImportOptions {
  std::filesystem::path dossier, file, mapping;
  std::string table;
  bool replace = false;            // the file of a table that the dossier has already
  bool territory_checked = false;  // the town knows that its rows are its own, whatever they say
};
int command_import(const ImportOptions &options, const Words &words);

struct ProjectsOptions {
  std::filesystem::path dossier, file;
};
// The projects of a dossier in the national schema projets-territoire, checked before they are
// written; and those of such a file, or of the list of the Fonds vert, behind those it has.
int command_projects_export(const ProjectsOptions &options, const Words &words);
int command_projects_import(const ProjectsOptions &options, const Words &words);

struct CheckFileOptions {
  std::filesystem::path file;
  std::string schema;    // name of a shipped one or path; "" = say which the file resembles
  std::size_t most = 5;  // faults shown of each kind in each column, 0 = all
  bool all = false, json = false;
};
int command_check(const CheckFileOptions &options, const Words &words);

struct CalcOptions {
  bool json = false, list = false;
  std::vector<std::string> words;  // the kind, then its inputs
};
int command_calc(const CalcOptions &options, const Words &words);

int command_plugins(bool json, const Words &words);

}  // namespace jalon
