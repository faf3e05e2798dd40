// unheeded.h - what a dossier says and a run does not use.
#pragma once
#include <optional>
#include <vector>

#include "core/app/opened.h"
#include "core/report/results.h"

namespace jalon {

// One warning for each holder of a power over a domain that nothing in the dossier is of, with the
// domain of `plugins` that was most likely meant, by its name or its label in any language.
std::vector<Message> unheeded_powers(const Dossier &dossier,
                                     const std::vector<std::shared_ptr<const Plugin>> &plugins);

// That no rules of public finance come for the country, where the dossier says something of its
// financing.
std::optional<Message> unheeded_financing(const Dossier &dossier);

// One warning for each thing said that changes nothing, so that nobody believes it was heeded:
// start years beyond those of the plan; the start or the budget that a project's bearer announces,
// where the appraisal takes another (`projects`: those appraised).
std::vector<Message> unheeded(const Opened &opened, const std::vector<ProjectResult> &projects);

}  // namespace jalon
