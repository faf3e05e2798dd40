// study.h - one run: dossier in, results out.
#pragma once
#include <functional>

#include "core/app/opened.h"
#include "core/report/results.h"

namespace jalon {

struct StudyOptions {
  std::size_t draws = 10000;
  uint64_t seed = 1;
  unsigned threads = 0;        // 0: all cores
  std::string date;            // ISO, for the results
  double solver_seconds = 10;  // for the roadmap
  Callbacks callbacks;
  std::function<void(const Message &what, double fraction)> progress;  // may be empty
};

// Diagnosis, appraisal of each project, roadmap, and appraisal of the roadmap as a whole. What a
// project is worth is its central collective value, on top of what it needs, in the tables and for
// the roadmap alike; what pairs of projects on common rows gain or lose together is added for the
// roadmap, each started in the year it is worth most in. The draws say how values spread. Throws
// Fault for anything in the dossier that cannot be used.
Results run_study(const Opened &opened, const StudyOptions &options);

}  // namespace jalon
