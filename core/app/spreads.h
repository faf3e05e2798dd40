// spreads.h - what the uncertain figures do to the results: distributions, drivers, preferences.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/app/portfolio.h"
#include "core/app/study.h"
#include "core/report/results.h"
#include "core/uncertainty/experiment.h"

namespace jalon {

// Of one comparison over all draws.
struct Spreads {
  std::vector<Spread> accounts;  // of the net present values
  Spread irr_authority, irr_collective;
};

// An indicator of the reference in year 0.
struct DrawnIndicator {
  Spread spread;
  std::optional<double> keeps_limit, keeps_target;  // shares of the draws; see Keeping
};

struct Drawn {
  std::vector<Spreads> comparisons;
  std::vector<std::vector<DrawnIndicator>> indicators;  // [domain][indicator]
  std::optional<PreferenceResult> preferences;          // of the projects, with at least two
  DrawsResult how;
};

// `comparisons`: one per project, in order, then any others. Stopped, it gives what was
// drawn before; Fault if that is nothing.
Drawn draw(const Portfolio &portfolio, const Appraiser &appraiser,
           std::span<const Comparison> comparisons, const StudyOptions &options);

// What drives each project, [project], greatest share of the collective variance first. Empty when
// stopped, and when nothing is uncertain. Projects are asked apart where they ask different
// domains: a figure is tried on those alone whose models take it.
std::vector<std::vector<DriverResult>> drivers(const Portfolio &portfolio,
                                               const Appraiser &appraiser,
                                               std::span<const Comparison> projects,
                                               const StudyOptions &options);

// How an experiment of the study is run, and what it says meanwhile.
ExperimentOptions experiment_options(const StudyOptions &options, const Message &what);

}  // namespace jalon
