#include <spdlog/spdlog.h>

#include <iostream>

#include "core/app/collect.h"
#include "core/app/commands.h"
#include "core/app/loading.h"
#include "core/app/program.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/diagnosis/json.h"
#include "core/diagnosis/propose.h"
#include "core/report/diagnosis_report.h"

namespace jalon {
namespace {

// What the page shows of the dossier beside the diagnosis itself: tables, maps, digests.
Results seen_of(const Opened &opened, const std::vector<Model> &models) {
  Results seen;
  seen.program_version = JALON_VERSION;
  seen.date = today();
  collect_identity(opened, models, seen);
  collect_inventories(models, seen);
  collect_figures(opened, seen);
  return seen;
}

}  // namespace

int command_diagnose(const DiagnoseOptions &o, const Words &words) {
  const Install install = find_install();
  const Opened opened =
      open_dossier(install, o.dossier, {today(), o.main_norms(), o.scenarios, o.assignments});
  for (const auto &warning : opened.warnings) spdlog::warn("{}", warning.in(words));
  const auto models = take_inventories(opened, terminal_callbacks());
  DiagnosisOptions options;
  options.config = install.config;
  options.years = opened.dossier.years;
  options.draws = o.draws;
  options.seed = o.seed;
  options.cancelled = stop_requested;
  const Facts facts = facts_of(opened);
  options.with_tables = [&](std::size_t k, std::vector<InventoryTable> tables) {
    return Model(opened.plugins[k], std::move(tables), facts, {});
  };
  const Diagnosis diagnosis = diagnose(opened.dossier, opened.settings, models, options);

  const auto out = o.out.empty() ? opened.dossier.folder / "diagnosis" : o.out;
  const std::string json = diagnosis_json(diagnosis, words);
  write_file(out / "diagnosis.json", json);
  write_file(out / "diagnosis.html",
             diagnosis_html(diagnosis, seen_of(opened, models), words, install.web));
  const auto proposed = opened.dossier.folder / "projects.proposed.toml";
  if (o.propose) write_file(proposed, proposed_projects(diagnosis, words));
  if (o.json) {
    std::cout << json;
    return done;
  }
  std::cout << diagnosis_summary(diagnosis, words, colour_wanted()) << words("Diagnosis:") << " "
            << (out / "diagnosis.html").string() << "\n";
  if (o.propose) std::cout << words("Candidate projects:") << " " << proposed.string() << "\n";
  return done;
}

}  // namespace jalon
