#include "core/report/summary.h"

#include <algorithm>
#include <cmath>

#include "core/report/summary_parts.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

void what_we_have(Lines &out, const Say &say, const Results &r) {
  out.heading(say("What we have"));
  if (r.inventories.empty()) out.caution(say("No inventory was read."));
  shortened(out, say, r.inventories.size(), most_tables,
            [&](std::size_t i) { out.item(inventory_sentence(say, r.inventories[i])); });
}

void one_by_one(Lines &out, const Say &say, const Results &r) {
  if (r.projects.empty() && r.known_projects.empty())
    out.item(say("The dossier names no project yet."));
  std::vector<const ProjectResult *> appraised;
  for (const auto &project : r.projects)
    if (project.appraisal) appraised.push_back(&project);
  shortened(out, say, appraised.size(), most_projects, [&](std::size_t i) {
    const auto &a = *appraised[i]->appraisal;
    out.item(
        say("{1}: invests {2}; for the authority {3}, for the whole community {4}.",
            {appraised[i]->title, say.money(a.to_invest), say.signed_money(npv_of(a, "authority")),
             say.signed_money(npv_of(a, "collective"))}) +
        beside(open_question(say, {appraised[i]})));
  });
}

void cost_and_gain(Lines &out, const Say &say, const Results &r) {
  out.heading(say("What it would cost and bring"));
  const Subject subject = subject_of(r);
  if (!subject.appraisal) return one_by_one(out, say, r);
  const AppraisalResult &a = *subject.appraisal;
  const std::string amounts = amounts_told(say, r), estimated = estimated_told(say, r, subject);
  const std::string open =
      open_question(say, subject.project ? std::vector{subject.project} : chosen_projects(r));
  out.item(say("{1}: {2}; {3}.",
               {say("To invest"), say.money(a.to_invest), payback_told(say, r, subject)}) +
           beside(open) + (amounts.empty() ? "" : " " + amounts));
  if (const auto running = running_effect(a, r.years, subject.last_start, r.currency))
    out.item(say("{1}: {2}", {*running < 0 ? say("Extra running cost a year")
                                           : say("Saved or earned a year, renewals apart"),
                              say.money(std::fabs(*running))}) +
             ".");
  for (const auto &[account, label] :
       {std::pair{"authority", "Net present value for the authority"},
        std::pair{"collective", "Socio-economic net present value"}}) {
    const auto *found = account_of(a, account);
    if (!found) continue;
    const std::string value = say.signed_money(found->npv);
    std::string spread = spread_told(say, found);
    if (!spread.empty() && !estimated.empty()) spread += " (" + estimated + ")";
    out.item(spread.empty()
                 ? say("{1}: {2}", {say(label), value}) + "."
                 : say("{1}: {2} at the central figures; {3}.", {say(label), value, spread}) +
                       (open.empty() ? "" : " " + say("(To be confirmed, see above.)")));
  }
  out.item(say("{1}: {2}",
               {say("Collective value created per public {1}", {say.symbol()}),
                a.value_per_public ? say.ratio(a.value_per_public) : say("no net public cost")}) +
           ".");
}

// Missing data first: tables without a file, columns with most holes, figures to verify.
void what_next(Lines &out, const Say &say, const Results &r) {
  out.heading(say("What to do next"));
  std::vector<std::string> steps;
  for (const auto &v : r.inventories)
    if (v.import.estimated_table)
      steps.push_back(say("Give a real inventory for: {1}.", {say(v.label)}));
  std::vector<std::pair<std::size_t, std::string>> holes;
  for (const auto &v : r.inventories)
    for (const auto &[column, cells] : v.import.quality) {
      if (v.import.estimated_table || cells[1] + cells[2] == 0) continue;
      const auto label = std::find_if(v.labels.begin(), v.labels.end(),
                                      [&name = column](const auto &l) { return l.first == name; });
      holes.emplace_back(
          cells[1] + cells[2],
          say(v.label) + ", " + (label == v.labels.end() ? column : say(label->second)));
    }
  std::stable_sort(holes.begin(), holes.end(),
                   [](const auto &a, const auto &b) { return a.first > b.first; });
  for (std::size_t i = 0; i < holes.size() && i < 2; ++i)
    steps.push_back(say("Complete {1}: {2} cells are estimated or unknown.",
                        {holes[i].second, say.number(static_cast<double>(holes[i].first))}));
  const Trust trust = trust_of(r);
  if (trust.to_verify + trust.hypothetical > 0)
    steps.push_back(
        say("Replace the figures marked † and ‡ by your own: {1} of them, listed at "
            "the end of the report.",
            {say.number(static_cast<double>(trust.to_verify + trust.hypothetical))}));
  if (r.projects.empty())
    steps.push_back(r.known_projects.empty()
                        ? say("Name candidate projects in projects.toml.")
                        : say("Give the projects of projects.toml a measure: without one they "
                              "cannot be appraised."));
  if (steps.empty()) steps.push_back(say("Nothing is missing: read the report and decide."));
  shortened(out, say, steps.size(), most_steps,
            [&](std::size_t i) { out.item(std::to_string(i + 1) + ". " + steps[i]); });
}

}  // namespace

std::string summary(const Results &results, const Words &words, bool colour) {
  const Say say(words, results.currency);
  Lines out(colour);
  std::string title = results.territory;
  if (results.population) title += " · " + say("{1} inhabitants", {say.number(results.population)});
  out.title(title);
  out.item(appraised_sentence(say, results));
  what_we_have(out, say, results);
  cost_and_gain(out, say, results);
  if (const auto known = known_sentence(say, results); !known.empty()) out.item(known);
  the_plan(out, say, results);
  doubts(out, say, results);
  what_next(out, say, results);
  return std::move(out).text();
}

}  // namespace jalon
