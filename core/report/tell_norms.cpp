#include <cmath>

#include "core/report/drivers.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

std::optional<double> worth(const Results &results, const std::string &id) {
  for (const auto &project : results.projects)
    if (project.id == id && project.appraisal) return npv_of(*project.appraisal, "collective");
  return std::nullopt;
}

// What happens to one project from the plan of this run to that of the other norms; "" = nothing.
std::string moved(const Say &say, const std::string &title, const std::optional<int> &here,
                  const std::optional<int> &there) {
  if (here == there) return "";
  if (!there) return say("{1} is left out", {title});
  if (!here) return say("{1} comes in, in {2}", {title, std::to_string(*there)});
  return say("{1} starts in {2} instead of {3}",
             {title, std::to_string(*there), std::to_string(*here)});
}

}  // namespace

std::vector<std::string> norms_told(const Say &say, const Results &results,
                                    const NormsResult &other) {
  const Say there = say.in_currency(other.currency.empty() ? results.currency : other.currency);
  const std::string &by = say.title(other.title_fr, other.title_en);
  std::vector<std::string> out;
  std::size_t compared = 0;
  for (const auto &project : other.projects) {
    const auto here = worth(results, project.id);
    if (!here || !std::isfinite(*here) || !std::isfinite(project.collective)) continue;
    ++compared;
    if ((*here > 0) == (project.collective > 0)) continue;
    const std::vector<std::string> parts{title_of(results, project.id), by,
                                         there.signed_money(project.collective),
                                         say.signed_money(here)};
    out.push_back(
        *here > 0
            ? say("{1} no longer pays for the whole community by \"{2}\": {3} instead of {4}.",
                  parts)
            : say("{1} pays for the whole community by \"{2}\": {3} instead of {4}.", parts));
  }
  if (out.empty() && compared > 0)
    out.push_back(say("By \"{1}\" no project changes sign for the whole community.", {by}));
  if (!results.roadmap || !results.roadmap->feasible) {
    if (out.empty()) out.push_back(say("By \"{1}\" nothing can be compared.", {by}));
    return out;
  }
  std::string changes;
  for (const auto &decision : results.roadmap->decisions)
    for (const auto &project : other.projects) {
      if (project.id != decision.id) continue;
      const auto change = moved(say, decision.title, decision.start_year, project.start_year);
      if (change.empty()) continue;
      changes = changes.empty() ? change : say("{1}; {2}", {changes, change});
    }
  out.push_back(changes.empty() ? say("By \"{1}\" the roadmap stays the same.", {by})
                                : say("By \"{1}\" the roadmap changes: {2}.", {by, changes}));
  return out;
}

}  // namespace jalon
