#include "core/report/tell.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/report/chance.h"

namespace jalon {
namespace {

// Titles hold commas of their own; of long lists the first few are enough.
std::string joined(const Say &say, const std::vector<std::string> &titles) {
  constexpr std::size_t most = 4;
  std::string out;
  for (std::size_t i = 0; i < titles.size() && i < most; ++i)
    out += (out.empty() ? "" : " · ") + titles[i];
  if (titles.size() > most) out += say(" and {1} more", {std::to_string(titles.size() - most)});
  return out;
}

}  // namespace

std::string appraised_sentence(const Say &say, const Results &results) {
  std::vector<std::string> titles;
  for (const auto &project : results.projects) titles.push_back(project.title);
  if (titles.empty()) return say("No project was appraised: this is a survey of what exists.");
  const auto n = static_cast<double>(titles.size());
  const std::string first = results.years.empty() ? "" : std::to_string(results.years.front());
  const std::string last = results.years.empty() ? "" : std::to_string(results.years.back());
  const std::string what = say.count(n, "{1} project", "{1} projects");
  return say("{1}, appraised from {2} to {3}: {4}.", {what, first, last, joined(say, titles)});
}

std::string known_sentence(const Say &say, const Results &results) {
  if (results.known_projects.empty()) return "";
  std::vector<std::string> titles;
  for (const auto &project : results.known_projects) titles.push_back(project.title);
  return say("Known, but not appraised and not counted: {1}: {2}.",
             {say.count(static_cast<double>(titles.size()), "{1} project", "{1} projects"),
              joined(say, titles)});
}

std::string spread_told(const Say &say, const AccountResult *account) {
  if (!account || !account->spread) return "";
  const Spread &s = *account->spread;
  return say(
      "over the draws: mean {1}, {2} to {3} (P10 to P90), {4} chance of being positive ({5})",
      {drawn_money(say, s.mean.value, s), drawn_money(say, s.p10.value, s),
       drawn_money(say, s.p90.value, s), say.chance(s.positive.value),
       likely_told(say, s.positive.value)});
}

std::string chances_told(const Say &say, const AccountResult *account) {
  if (!account || !account->spread) return "";
  const Spread &s = *account->spread;
  return say(
      "8 chances in 10 of lying between {1} and {2} (P10 to P90), mean {3}; {4} chance of being "
      "positive ({5})",
      {drawn_money(say, s.p10.value, s), drawn_money(say, s.p90.value, s),
       drawn_money(say, s.mean.value, s), say.chance(s.positive.value),
       likely_told(say, s.positive.value)});
}

std::string amounts_told(const Say &say, const Results &results) {
  const auto &roadmap = results.roadmap;
  if (!roadmap || !roadmap->together) return "";
  const auto chosen = std::count_if(roadmap->decisions.begin(), roadmap->decisions.end(),
                                    [](const auto &d) { return d.start_year.has_value(); });
  const auto all = static_cast<double>(roadmap->decisions.size());
  return say(chosen == 1 ? "The amounts are those of the roadmap: {1} project of {2}."
                         : "The amounts are those of the roadmap: {1} projects of {2}, together.",
             {say.number(static_cast<double>(chosen)), say.number(all)});
}

std::string column_told(const Say &say, const InventoryResult *inventory,
                        const std::string &column) {
  if (inventory)
    for (const auto &[name, label] : inventory->labels)
      if (name == column) return say(label);
  return column;
}

const InventoryResult *inventory_of(const Results &results, const std::string &table) {
  for (const auto &inventory : results.inventories)
    if (inventory.table == table) return &inventory;
  return nullptr;
}

std::string estimated_told(const Say &say, const Results &results,
                           const std::vector<const ProjectResult *> &projects) {
  std::size_t covering = 0, estimated = 0, doubtful = 0;
  bool measured = false;
  for (const auto *project : projects) {
    double covered = 0, known_by_estimate = 0;
    for (const auto &measure : project->measures) {
      covered += measure.things_covered;
      known_by_estimate += measure.things_estimated;
      const InventoryResult *inventory = inventory_of(results, measure.table);
      if (!inventory) continue;
      for (const auto &[column, cells] : inventory->import.quality)
        measured |= cells[0] > 0 && !inventory->import.estimated_table;
    }
    if (!(covered > 0)) continue;
    ++covering;
    estimated += rests_on_estimates(results, *project);
    doubtful += known_by_estimate >= covered * (1 - 1e-9);
  }
  if (covering == 0) return "";
  // By the same sum as trust_sentences.
  const Worth worth = worth_of(results, projects);
  if (estimated == covering && worth.estimated == worth.all)
    return measured ? say("most of what is known of what is covered is estimated")
                    : say("all that is known of what is covered is estimated, nothing is measured");
  if (worth.estimated > 0)
    return say("{1} of the value rests on estimates from peers, not on measured inventories",
               {say.chance(worth.estimated / worth.all)});
  return doubtful == covering ? say("something of each thing covered is estimated, not measured")
                              : "";
}

Invested invested_told(const Say &say, double to_invest) {
  if (to_invest > -0.5) return {say.money(to_invest), ""};
  return {say("nothing"), say("spares {1} of investment", {say.money(-to_invest)})};
}

std::string payback_told(const Say &say, const Results &results, const Subject &subject) {
  const AppraisalResult &a = *subject.appraisal;
  if (!a.payback) return say("does not pay back within the years appraised");
  const AccountResult *authority = account_of(a, "authority");
  double first = 0;  // years before the first flow, from which a payback counts
  while (authority && first < static_cast<double>(authority->flows.size()) &&
         authority->flows[static_cast<std::size_t>(first)] == 0)
    ++first;
  const double last_start = subject.last_start - results.years.front();
  return subject.project || last_start < first + *a.payback
             ? say("pays back in {1}", {say.years(a.payback)})
             : say("its projects start in different years: see the payback of each");
}

std::string estimated_told(const Say &say, const Results &results, const Subject &subject) {
  return subject.project ? estimated_told(say, results, std::vector{subject.project})
                         : estimated_told(say, results, chosen_projects(results));
}

std::string things_told(const Say &say, const InventoryResult *inventory, double things) {
  const std::string column = inventory ? inventory->count_column : "";
  if (column.empty()) {
    const std::string n = say.things(things);
    const double shown = std::fabs(things) < 0.5 ? things : std::round(things);
    return say.one(shown) ? say("{1} row", {n}) : say("{1} rows", {n});
  }
  const auto label = std::find_if(inventory->labels.begin(), inventory->labels.end(),
                                  [&](const auto &each) { return each.first == column; });
  const auto total = inventory->import.totals.find(column);
  const std::string unit =
      total == inventory->import.totals.end() ? "" : say.unit(total->second.unit);
  const std::string n = say.things(things) + (unit.empty() ? "" : "\u00a0" + unit);
  return label == inventory->labels.end() ? n : say("{1} ({2})", {n, say(label->second)});
}

std::string no_plan_sentence(const Say &say, const RoadmapResult &roadmap) {
  const std::string why = say.reason(roadmap.infeasible_reason);
  return why.empty() ? say("No plan fits the means and duties given.") : why;
}

std::vector<std::string> plan_lines(const Say &say, const Results &results) {
  if (!results.roadmap) return {};
  const RoadmapResult &m = *results.roadmap;
  if (!m.feasible) return {no_plan_sentence(say, m)};
  std::map<int, std::vector<std::string>> by_year;
  for (const auto &decision : m.decisions)
    if (decision.start_year) by_year[*decision.start_year].push_back(decision.title);
  std::vector<std::string> out;
  for (const auto &[year, titles] : by_year)
    out.push_back(say("{1}: {2}", {std::to_string(year), joined(say, titles)}));
  if (out.empty()) out.push_back(say("No project is worth starting under these limits."));
  return out;
}

std::vector<std::string> trust_sentences(const Say &say, const Trust &t) {
  std::vector<std::string> out;
  // By what the projects are worth, not by cells: a long file of small things would hide that what
  // matters was never measured.
  std::string base;
  const auto add = [&](const std::string &sentence) {
    base += (base.empty() ? "" : " ") + sentence;
  };
  if (t.worth.all > 0)
    add(t.worth.estimated == 0
            ? say("What the projects are worth rests on inventories that are mainly measured.")
        : t.worth.estimated == t.worth.all
            ? say("All that the projects are worth rests on estimates from peers, not on measured "
                  "inventories.")
            : say("{1} of what the projects are worth rests on estimates from peers, not on "
                  "measured inventories.",
                  {say.chance(t.worth.estimated / t.worth.all)}));
  std::string domains;
  for (const auto &[french, english] : t.unmeasured)
    domains += (domains.empty() ? "" : ", ") + say.title(french, english);
  if (!domains.empty()) add(say("Nothing is measured, all rests on estimates: {1}.", {domains}));
  std::string partly;
  for (const auto &[title, labels] : t.partly) {
    std::string tables;
    for (const auto &label : labels) tables += (tables.empty() ? "" : " · ") + say(label);
    partly +=
        (partly.empty() ? "" : ", ") + say("{1} ({2})", {say.title(title[0], title[1]), tables});
  }
  if (!partly.empty()) add(say("Partly estimated: {1}.", {partly}));
  if (t.cells_measured + t.cells_estimated > 0)
    add(say("Cells of the inventory: {1} measured, {2} estimated, {3} unknown.",
            {say.number(static_cast<double>(t.cells_measured)),
             say.number(static_cast<double>(t.cells_estimated)),
             say.number(static_cast<double>(t.cells_unknown))}));
  if (t.tables_estimated > 0)
    add(say("{1} of the {2} inventories have no file: they are estimated as a whole.",
            {say.number(static_cast<double>(t.tables_estimated)),
             say.number(static_cast<double>(t.tables))}));
  if (!base.empty()) out.push_back(base);
  if (t.to_verify + t.hypothetical > 0)
    out.push_back(say(
        "Figures used: {1}, of which to verify: {2}, hypothetical: {3}. They are listed at the "
        "end, to be replaced by your own.",
        {say.number(static_cast<double>(t.figures)), say.number(static_cast<double>(t.to_verify)),
         say.number(static_cast<double>(t.hypothetical))}));
  else if (t.figures > 0)
    out.push_back(say("All {1} figures used were read in the source named.",
                      {say.number(static_cast<double>(t.figures))}));
  if (out.empty()) out.push_back(say("No figure entered these results."));
  return out;
}

std::string inventory_sentence(const Say &say, const InventoryResult &v) {
  const Import &i = v.import;
  if (i.estimated_table)
    return say("{1}: {2}, estimated from peers by population: no inventory was given.",
               {say(v.label), things_told(say, &v, two_digits(v.things))});
  return say(
      "{1}: {2}, from {3} ({4} rows read, {5} kept, {6} set aside).",
      {say(v.label), things_told(say, &v, v.things), i.file.filename().string(),
       say.number(static_cast<double>(i.rows_in)), say.number(static_cast<double>(i.rows_kept)),
       say.number(static_cast<double>(i.rows_set_aside))});
}

std::string kind_of_finding(const Say &say, Finding::Kind kind) {
  switch (kind) {
    case Finding::repaired:
      return say("repaired");
    case Finding::estimated:
      return say("estimated");
    case Finding::refused:
      return say("refused");
    case Finding::set_aside:
      return say("row set aside");
    case Finding::note:
      break;
  }
  return say("note");
}

}  // namespace jalon
