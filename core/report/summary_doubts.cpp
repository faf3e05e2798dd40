#include <algorithm>

#include "core/report/drivers.h"
#include "core/report/gates.h"
#include "core/report/summary_parts.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

// How likely each project is to lose, and what that hangs on.
void chances(Lines &out, const Say &say, const Results &r) {
  std::vector<std::string> lines;
  for (const auto &project : r.projects) {
    if (!project.appraisal) continue;
    const auto *authority = account_of(*project.appraisal, "authority");
    const auto *collective = account_of(*project.appraisal, "collective");
    if (!authority || !authority->spread || !collective || !collective->spread) continue;
    std::vector<std::string> parts{project.title, say.chance(authority->spread->loss.value),
                                   say.chance(collective->spread->loss.value)};
    const DriverResult *main = main_driver(project);
    if (!main) {
      lines.push_back(
          say("{1}: chance of loss {2} for the authority, {3} for the whole community.", parts) +
          beside(open_question(say, {&project})));
      continue;
    }
    parts.push_back(driver_name(say, r, *main));
    parts.push_back(variance_share(say, main->collective.index.total.value));
    lines.push_back(say("{1}: chance of loss {2} for the authority, {3} for the whole community; "
                        "most hangs on {4} ({5} of the spread).",
                        parts) +
                    beside(open_question(say, {&project})));
  }
  shortened(out, say, lines.size(), most_chances, [&](std::size_t i) { out.item(lines[i]); });
}

void the_draws(Lines &out, const Say &say, const Results &r) {
  const DrawsResult &d = r.draws;
  const std::string stopped = stopped_told(say, d);
  const bool appraised = std::any_of(r.projects.begin(), r.projects.end(),
                                     [](const auto &project) { return !!project.appraisal; });
  if (d.done == 0 && appraised)
    return out.caution(
        say("No draws were made: only central values are known, not how sure they are."));
  std::string line = stopped.empty() ? draws_told(say, d) : stopped;
  if (d.done > 0) line += " " + enough_told(say, d);
  if (d.done > 0 && !d.precise && !d.loose.empty()) line += " " + say.message(d.loose.front());
  std::size_t rejected = 0;
  for (const auto &project : r.projects)
    if (project.appraisal) rejected = std::max(rejected, project.appraisal->rejected);
  if (rejected > 0)
    line += " " + say("Set aside because the model gave no valid number: up to {1} per project.",
                      {say.number(static_cast<double>(rejected))});
  for (const auto &repair : d.correlations) out.caution(say.message(repair) + ".");
  if (line.empty()) return;
  if (!stopped.empty() || !d.precise)
    out.caution(line);
  else
    out.item(line);
}

void other_norms(Lines &out, const Say &say, const Results &r) {
  shortened(out, say, r.other_norms.size(), most_norms, [&](std::size_t i) {
    std::string line;
    for (const auto &sentence : norms_told(say, r, r.other_norms[i]))
      line += (line.empty() ? "" : " ") + sentence;
    out.item(line);
  });
}

void caveats(Lines &out, const Say &say, const Results &r) {
  std::size_t n = 0;
  for (const auto &plugin : r.plugins) n += plugin.caveats.size();
  if (n > 0)
    out.item(
        say("What validation has shown that a result must not be trusted with stands in the "
            "report, under \"{1}\" ({2} points).",
            {say("What the models must not be trusted with"), say.number(static_cast<double>(n))}));
}

}  // namespace

std::string open_question(const Say &say, const std::vector<const ProjectResult *> &projects) {
  std::vector<std::string> told;
  const bool several = projects.size() > 1;  // titles are long: what is unknown stands further down
  for (const auto *project : projects)
    for (const auto &measure : project->measures)
      for (const auto &gate : measure.to_confirm) {
        const std::string unknown = say("{1} is unknown", {say(gate.label)});
        std::string one = several && !gate.otherwise.empty()
                              ? say("little to gain in the following case: \"{1}\"",
                                    {gate_text(say, gate.otherwise)})
                              : gate_doubt(say, unknown, gate.otherwise);
        if (several) one = say("{1}: {2}", {project->title, one});
        if (std::find(told.begin(), told.end(), one) == told.end()) told.push_back(one);
      }
  if (told.empty()) return "";
  std::string all = told.front();
  if (told.size() > 1) all += say(" and {1} more", {std::to_string(told.size() - 1)});
  return say("to be confirmed: {1}", {all});
}

void doubts(Lines &out, const Say &say, const Results &r) {
  out.heading(say("How solid this is"));
  the_draws(out, say, r);
  chances(out, say, r);
  other_norms(out, say, r);
  for (const auto &sentence : trust_sentences(say, trust_of(r))) out.item(sentence);
  if (const auto prices = unconverted_told(say, r); !prices.empty()) out.item(prices);
  caveats(out, say, r);
  shortened(out, say, r.warnings.size(), most_warnings,
            [&](std::size_t i) { out.caution(say.message(r.warnings[i])); });
}

}  // namespace jalon
