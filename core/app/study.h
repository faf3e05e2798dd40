// study.h - one run: dossier in, results out.
#pragma once
#include <functional>

#include "core/app/opened.h"
#include "core/appraisal/stress.h"
#include "core/report/results.h"
#include "core/uncertainty/points.h"

namespace jalon {

struct StudyOptions {
  std::uint64_t draws = 0;  // 0: until precise enough (precision.h)
  Sampling sampling = Sampling::sobol;
  std::uint64_t seed = 1;
  unsigned threads = 0;          // 0: all cores
  std::string date;              // ISO, for the results
  std::filesystem::path config;  // of the installation: figures are told by their place in it
  double solver_seconds = 10;    // for the roadmap
  std::vector<Stress> stresses;  // tried on every project
  bool french = true;            // titles of grants and loans
  Callbacks callbacks;
  std::function<void(const Message &what, double fraction)> progress;  // may be empty
};

// Diagnosis, appraisal of each project, roadmap, and appraisal of the roadmap as a whole. What a
// project is worth is its central collective value, on top of what it needs, in the tables and for
// the roadmap alike; what pairs of projects on common rows gain or lose together is added for the
// roadmap, each started in the year it is worth most in. The draws say how values spread, the
// drivers why. Throws Fault for anything in the dossier that cannot be used, and when stopped
// before the draws; stopped later, the results hold what was done.
Results run_study(const Opened &opened, const StudyOptions &options);

// The same dossier by other norms, at the centre: what the rules say, and what they change.
NormsResult by_other_norms(const Opened &opened, const StudyOptions &options);

}  // namespace jalon
