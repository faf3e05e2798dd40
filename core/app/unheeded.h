// unheeded.h - what a dossier says and a run does not use.
#pragma once
#include <vector>

#include "core/app/opened.h"
#include "core/report/results.h"

namespace jalon {

// One warning for each thing said that changes nothing, so that nobody believes it was heeded: a
// holder of a power over a domain that nothing in the dossier is of; start years beyond those of
// the plan; the start or the budget that a project's bearer announces, where the appraisal takes
// another (`projects`: those appraised).
std::vector<Message> unheeded(const Opened &opened, const std::vector<ProjectResult> &projects);

}  // namespace jalon
