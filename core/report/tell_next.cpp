#include <algorithm>
#include <cmath>
#include <map>

#include "core/report/tell.h"

namespace jalon {
namespace {

// A few titles, and how many more there are.
std::string some(const Say &say, const std::vector<std::string> &titles, std::size_t most) {
  const std::size_t shown = titles.size() <= most + 1 ? titles.size() : most;
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) out += (i ? " · " : "") + titles[i];
  if (shown < titles.size()) out += say(" and {1} more", {std::to_string(titles.size() - shown)});
  return out;
}

// The columns with most holes of the tables that were read.
std::vector<std::string> holes(const Say &say, const Results &r) {
  constexpr std::size_t most = 2;
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto &v : r.inventories)
    for (const auto &[column, cells] : v.import.quality)
      if (!v.import.estimated_table && cells[1] + cells[2] > 0)
        found.emplace_back(cells[1] + cells[2], say(v.label) + ", " + column_told(say, &v, column));
  std::stable_sort(found.begin(), found.end(),
                   [](const auto &a, const auto &b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found.size() && i < most; ++i)
    out.push_back(say("Complete {1}: {2} cells are estimated or unknown.",
                      {found[i].second, say.number(static_cast<double>(found[i].first))}));
  return out;
}

bool of_domain(const Results &r, const ProjectResult &project, const std::string &domain) {
  return std::any_of(
      project.measures.begin(), project.measures.end(), [&](const ProjectResult::Measure &m) {
        const InventoryResult *inventory = inventory_of(r, m.table);
        return m.name.starts_with(domain + ".") || (inventory && inventory->domain == domain);
      });
}

// The projects of a domain, each with what the roadmap says of it.
std::vector<std::string> decisions_of(const Say &say, const Results &r, const std::string &domain) {
  std::vector<std::string> out;
  for (const auto &project : r.projects) {
    if (!of_domain(r, project, domain)) continue;
    std::string told = project.title;
    if (r.roadmap && r.roadmap->feasible)
      for (const auto &d : r.roadmap->decisions)
        if (d.id == project.id)
          told = say("{1} ({2})",
                     {told, d.start_year ? say("kept, {1}", {std::to_string(*d.start_year)})
                                         : say("left out")});
    out.push_back(std::move(told));
  }
  return out;
}

// "" if a project is on time, as far as is said.
std::string behind(const Say &say, const std::string &status, const std::string &phase,
                   const std::string &start, const std::string &today) {
  static const std::map<std::string, const char *> texts = {
      {"late", "late"}, {"paused", "paused"}, {"blocked", "blocked"}};
  const auto stopped = texts.find(status);
  const std::string state = stopped == texts.end() ? "" : say(stopped->second);
  // What is under way or done has begun; so has, if nothing else is said, what is in works.
  const bool may_wait = status.empty() ? phase != "operation" : stopped != texts.end();
  const bool past = may_wait && !start.empty() && !today.empty() && start < today;
  if (!past) return state;
  const std::string date = say("start announced for {1}", {start});
  return state.empty() ? date : say("{1}; {2}", {state, date});
}

}  // namespace

std::vector<std::string> next_steps(const Say &say, const Results &r) {
  std::vector<std::string> steps;
  for (const auto &v : r.inventories)
    if (v.import.estimated_table)
      steps.push_back(say("Give a real inventory for: {1}.", {say(v.label)}));
  for (auto &hole : holes(say, r)) steps.push_back(std::move(hole));
  if (steps.size() > 1)
    steps.back() += " " + say("These are in no order of weight: `jalon diagnose` lists all that is "
                              "missing by what it would change in the picture of today.");
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
  return steps;
}

std::vector<std::string> doubtful_files_told(const Say &say, const Results &r) {
  constexpr double small = 0.5;
  constexpr std::size_t most = 6;
  std::vector<std::string> out;
  const auto told_with_decisions = [&](std::string told, const InventoryResult &v) {
    if (const auto decisions = decisions_of(say, r, v.domain); !decisions.empty())
      told += " " + say("If it is not, what is said here of these projects may turn: {1}.",
                        {some(say, decisions, most)});
    out.push_back(std::move(told));
  };
  for (const auto &v : r.inventories)
    if (of_elsewhere(v.import))
      told_with_decisions(say("{1}: by what it says, the file is of another territory; it was kept "
                              "because the town wants it so. Is it the town's?",
                              {say(v.label)}),
                          v);
  for (const auto &v : r.inventories) {
    if (v.import.estimated_table || !v.expected || !(v.things < small * *v.expected)) continue;
    const std::vector<std::string> parts{say(v.label), things_told(say, &v, v.things),
                                         say.things(rounded_to(*v.expected, *v.expected))};
    told_with_decisions(
        say("{1}: the file holds {2}, where towns of this size have about {3}. Is it complete?",
            parts),
        v);
  }
  return out;
}

std::string behind_told(const Say &say, const Results &r) {
  constexpr std::size_t most = 4;
  std::vector<std::string> titles;
  const auto add = [&](const std::string &title, const std::string &why) {
    if (!why.empty()) titles.push_back(say("{1} ({2})", {title, why}));
  };
  for (const auto &p : r.projects) add(p.title, behind(say, p.status, p.phase, p.start, r.date));
  for (const auto &p : r.known_projects)
    add(p.title, behind(say, p.status, p.phase, p.start, r.date));
  if (titles.empty()) return "";
  return say("Projects that are behind, by what the town says of them: {1}.",
             {some(say, titles, most)});
}

std::string unconverted_told(const Say &say, const Results &r) {
  const auto n = std::count_if(r.figures.begin(), r.figures.end(),
                               [](const FigureResult &f) { return f.unconverted; });
  if (n == 0) return "";
  const std::string year = std::to_string(r.price_year);
  const auto number = static_cast<double>(n);
  return say.one(number)
             ? say("Amounts count in prices of {1}; one figure is in prices of another year and "
                   "was not converted.",
                   {year})
             : say("Amounts count in prices of {1}; {2} figures are in prices of another year and "
                   "were not converted.",
                   {year, say.number(number)});
}

}  // namespace jalon
