// questions.h - from the dossier's projects to programmes that models can be asked about.
#pragma once
#include <vector>

#include "core/app/opened.h"
#include "core/uncertainty/appraiser.h"

namespace jalon {

// A project whose measures were found in the plugins and whose rows were selected.
struct ReadyProject {
  const Project *project = nullptr;
  struct Part {
    std::size_t domain = 0, measure = 0;  // indices of plugin and declared measure
    std::size_t table = 0;
    std::vector<double> share, options;
  };
  std::vector<Part> parts;
  int earliest = 0, latest = 0;  // admissible start years, inclusive
  std::vector<Skills> effort;    // person-days by year since start
};

// Of those that can be appraised (why_not_appraised), in order of the dossier. Throws Faults for
// unknown measures and options (nearest offered), options out of bounds, rows that do not exist,
// measures of one project that exclude each other on common rows, or no admissible start year.
std::vector<ReadyProject> ready_projects(const Opened &opened, const std::vector<Model> &models);

// Measures and options of the dossier's projects that none of these plugins declares: what can be
// said of a dossier that cannot be opened.
std::vector<Fault> misnamed(const Dossier &dossier,
                            const std::vector<std::shared_ptr<const Plugin>> &plugins);

// The programmes, one per domain, of some projects started in some years.
struct Started {
  const ReadyProject *project = nullptr;
  int year = 0;
};
Question question_of(const std::vector<Started> &started, std::size_t domains);

// A warning for each measure of a project that needs another (jalon_measure::needs) which neither
// the project has nor any project it needs.
std::vector<Message> lacking_needs(const Dossier &dossier, const std::vector<Model> &models);

// A warning for each project that needs or excludes one that is not appraised: the plan cannot heed
// it. A need that is finished is met, an exclusion of what was abandoned is void: no warning.
std::vector<Message> links_untold(const Dossier &dossier);

// Things (rows times count times share) that a part covers, and those of them with an estimated
// cell among the columns that were filled.
std::pair<double, double> things_covered(const ReadyProject::Part &part, const Model &model);

}  // namespace jalon
