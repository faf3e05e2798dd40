#include "core/report/summary.h"

#include <algorithm>
#include <cmath>

#include "core/report/chance.h"
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

std::string invested(const Say &say, const AppraisalResult &a) {
  const Invested told = invested_told(say, a.to_invest);
  return told.note.empty() ? told.amount : say("{1} ({2})", {told.amount, told.note});
}

void one_by_one(Lines &out, const Say &say, const Results &r) {
  if (r.projects.empty() && r.known_projects.empty())
    out.item(say("The dossier names no project yet."));
  std::vector<const ProjectResult *> appraised;
  for (const auto &project : r.projects)
    if (project.appraisal) appraised.push_back(&project);
  shortened(out, say, appraised.size(), most_projects, [&](std::size_t i) {
    const auto &a = *appraised[i]->appraisal;
    out.item(say("{1}: invests {2}; for the authority {3}, for the whole community {4}.",
                 {appraised[i]->title, invested(say, a), say.signed_money(npv_of(a, "authority")),
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
  out.item(
      say("{1}: {2}; {3}.", {say("To invest"), invested(say, a), payback_told(say, r, subject)}) +
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
    const std::string value = say.signed_money(found->npv), apart = off_centre_told(say, found);
    std::string spread = spread_told(say, found);
    if (!spread.empty() && !estimated.empty()) spread += " (" + estimated + ")";
    out.item(spread.empty()
                 ? say("{1}: {2}", {say(label), value}) + "."
                 : say("{1}: {2} at the central figures; {3}.", {say(label), value, spread}) +
                       (apart.empty() ? "" : " " + apart) +
                       (open.empty() ? "" : " " + say("(To be confirmed, see above.)")));
  }
  out.item(say("{1}: {2}",
               {say("Collective value created per public {1}", {say.symbol()}),
                a.value_per_public ? say.ratio(a.value_per_public) : say("no net public cost")}) +
           ".");
}

void what_next(Lines &out, const Say &say, const Results &r) {
  out.heading(say("What to do next"));
  const auto steps = next_steps(say, r);
  shortened(out, say, steps.size(), most_steps,
            [&](std::size_t i) { out.item(std::to_string(i + 1) + ". " + steps[i]); });
}

// What may overturn all the rest.
void first_of_all(Lines &out, const Say &say, const Results &r) {
  const auto small = doubtful_files_told(say, r);
  shortened(out, say, small.size(), 1, [&](std::size_t i) { out.caution(small[i]); });
  if (const auto behind = behind_told(say, r); !behind.empty()) out.caution(behind);
}

}  // namespace

std::string summary(const Results &results, const Words &words, bool colour) {
  const Say say(words, results.currency);
  Lines out(colour);
  std::string title = results.territory;
  if (results.population) title += " · " + say("{1} inhabitants", {say.number(results.population)});
  out.title(title);
  out.item(appraised_sentence(say, results));
  first_of_all(out, say, results);
  what_we_have(out, say, results);
  cost_and_gain(out, say, results);
  if (const auto known = known_sentence(say, results); !known.empty()) out.item(known);
  the_plan(out, say, results);
  doubts(out, say, results);
  what_next(out, say, results);
  return std::move(out).text();
}

}  // namespace jalon
