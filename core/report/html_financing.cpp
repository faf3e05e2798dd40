#include <algorithm>
#include <cmath>

#include "core/report/financing_tell.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

using Financed = std::vector<const ProjectResult *>;

std::string counting_note(const Say &say, const FinancingResult &f) {
  const std::string used = f.counting == "granted" ? say("the aid granted alone")
                           : f.counting == "all"   ? say("all aid asked for")
                                                   : say("the aid expected");
  return say("Expected: aid that is not granted counts by its chance, which is a judgement (‡).") +
         " " +
         (f.heeded ? say("The roadmap counts own funds with {1}.", {used})
                   : say("The dossier says nothing of financing: the roadmap counts investment "
                         "excl. VAT, and nothing of this section binds it.")) +
         (f.spared_together > 0
              ? " " + say("Invested together, the projects would spare {1} more, which is counted "
                          "nowhere here.",
                          {say.money(f.spared_together)})
              : "");
}

// What remains for the town, counted three times.
Table countings(const Page &page, const Financed &projects) {
  const Say &say = page.say;
  const FinancingResult &f = *page.results.financing;
  Table table{{{say("Remains for the town"), false},
               {say("With the aid granted alone"), true},
               {say("With the aid expected"), true},
               {say("With all aid asked for"), true},
               {say("To be advanced at most"), true}},
              {}};
  bool part_unknown = false;
  const auto add = [&](const std::string &title, const CountedAmount &own, double advance,
                       std::optional<int> year, bool unknown, const std::string &sign,
                       const std::string &kind) {
    Table::Row row{{{title, "", part_unknown ? say("unknown parts counted in full") : ""}}, kind};
    const std::string guessed = own.granted != own.expected || own.expected != own.all ? "‡" : sign;
    for (const auto &[amount, mark] :
         {std::pair{own.granted, sign}, std::pair{own.expected, guessed}, std::pair{own.all, sign}})
      row.cells.push_back(
          unknown ? TableCell{say("unknown"), "", say("counted in full: {1}", {say.money(amount)})}
                  : TableCell{say.money(amount), std::isfinite(amount) ? mark : ""});
    row.cells.push_back({advance > 0 ? say.money(advance) : say("nothing"), advance > 0 ? sign : "",
                         advance > 0 && year ? say("in {1}", {std::to_string(*year)}) : ""});
    table.rows.push_back(std::move(row));
  };
  for (const auto *p : projects) {
    const auto &of = *p->financing;
    add(p->title, of.own_final, of.peak_advance, of.peak_year, of.holder_part_unknown,
        sign_of_plan(page, *p), "");
  }
  part_unknown = std::ranges::any_of(
      projects, [](const auto *p) { return p->financing->holder_part_unknown; });
  if (!f.in_plan.empty())
    add(say("The plan as a whole"), f.own_final, f.peak_advance, f.peak_year, false, page.sign,
        "total");
  return table;
}

}  // namespace

Data financing_section(Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  if (!r.financing) return false;
  const FinancingResult &f = *r.financing;
  const Financed projects = financed_projects(r);
  Data out, plans{Data::type::list};
  const std::string told = financed_told(say, r);
  out.set("lead",
          !told.empty() ? say("The plan: {1}", {told})
          : projects.empty()
              ? say("Nothing is to be paid: no project was appraised.")
              : say("No project is chosen: each is financed here by itself, in the year it is "
                    "appraised for."));
  // Projects that nobody chose are alternatives: their sum would be nobody's plan.
  const bool summed = !f.in_plan.empty() || projects.size() == 1;
  out.set("picture", summed ? funding_picture(page, projects) : Data(false));
  out.set("countings", projects.empty() ? Data(false) : data_of(countings(page, projects)));
  out.set("counting", counting_note(say, f));
  const bool left_out = !f.in_plan.empty() && std::ranges::any_of(r.projects, [&](const auto &p) {
    return p.financing && std::ranges::find(f.in_plan, p.id) == f.in_plan.end();
  });
  out.set("left_out", left_out ? Data(say("Only projects of the plan are shown here; results.json "
                                          "holds the financing of those left out."))
                               : Data(false));
  for (const auto *project : projects) plans.push_back(financing_plan_part(page, *project));
  out.set("has_plans", Data(!projects.empty()));
  out.set("plans", plans);
  out.set("budget", budget_part(page));
  const auto holes = holes_told(say, r);
  out.set("nothing_unknown", Data(holes.empty()));
  out.set("has_holes", Data(!holes.empty()));
  out.set("holes", list_of(holes));
  return out;
}

}  // namespace jalon
