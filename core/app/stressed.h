// stressed.h - the projects if things go otherwise than planned: stress scenarios, other rates.
#pragma once
#include <span>

#include "core/app/portfolio.h"
#include "core/appraisal/stress.h"
#include "core/report/results.h"

namespace jalon {

// `years`: the start of each project, as appraised. Adds to Results::stresses and to each project's
// `stressed`, everything else being central. A scenario that changes nothing here is left out of
// the projects.
void try_stresses(const Portfolio &portfolio, std::span<const int> years,
                  std::span<const Stress> stresses, Results &out);

// The collective value of each project at both ends of the range of beta; nothing if the norms say
// no range or no premium.
void try_rates(const Portfolio &portfolio, std::span<const int> years, Results &out);

}  // namespace jalon
