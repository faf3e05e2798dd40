#include <algorithm>
#include <cmath>

#include "core/report/gates.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

// Years of work of a project: those in which its people are at it, one at least.
int years_of_work(const Results &results, const std::string &id) {
  for (const auto &project : results.projects)
    if (project.id == id && !project.days.empty()) return static_cast<int>(project.days.size());
  return 1;
}

// The central collective value, below it its spread.
TableCell value_of(const Page &page, const RoadmapDecision &decision) {
  TableCell out{page.say.signed_money(decision.value), page.sign};
  for (const auto &project : page.results.projects)
    if (project.id == decision.id && project.appraisal) {
      out.sign = sign_of_results(page, {&project});
      out.small = spread_told(page.say, account_of(*project.appraisal, "collective"));
    }
  return out;
}

// What has to be found out before its figures are believed.
std::string to_confirm_of(const Page &page, const std::string &id) {
  for (const auto &project : page.results.projects)
    if (project.id == id) return to_confirm_told(page.say, project);
  return "";
}

Data gantt_picture(Page &page, const RoadmapResult &m) {
  const Say &say = page.say;
  Json spec = {{"kind", "gantt"}, {"title", ""}, {"years", m.years}, {"rows", Json::array()}};
  Table table{{{say("Project"), false},
               {say("Start"), false},
               {say("Collective value (central)"), true},
               {say("Why so"), false},
               {say("Value lost if forced in"), true}},
              {}};
  for (const auto &d : m.decisions) {
    if (d.start_year)
      spec["rows"].push_back({{"name", d.title},
                              {"start", *d.start_year},
                              {"work", years_of_work(page.results, d.id)}});
    std::string forced;
    if (!d.start_year)
      forced = d.cost_of_forcing ? say.money(d.cost_of_forcing) : say("impossible");
    table.rows.push_back({{{d.title, "", to_confirm_of(page, d.id)},
                           {d.start_year ? std::to_string(*d.start_year) : say("left out"), ""},
                           value_of(page, d),
                           {say.reason(d.reason), ""},
                           {forced, ""}},
                          d.start_year ? "" : "aside"});
  }
  if (spec["rows"].empty()) {
    Data out;
    out.set("drawn", Data(false));
    out.set("only_table", data_of(table));
    return out;
  }
  Data out;
  out.set("drawn", picture(page, say("The roadmap, and why"),
                           say("Each bar starts in the year the project starts: work by the "
                               "town's people first, then service."),
                           {spec}, table));
  out.set("only_table", Data(false));
  return out;
}

// Used against available, by year: funds and the three skills.
Data means_picture(Page &page, const RoadmapResult &m) {
  const Say &say = page.say;
  if (m.years.empty()) return false;
  Table table{{{say("Means"), false}}, {}};
  for (const int year : m.years) table.columns.push_back({std::to_string(year), true});
  std::vector<Json> charts;
  const auto add = [&](const std::string &title, const char *unit, const auto &used,
                       const auto &available, const auto &said) {
    Json spec = {{"kind", "means"}, {"title", title}, {"unit", unit}, {"years", m.years}};
    spec["used"] = spec["available"] = Json::array();
    Table::Row row{{{title, ""}}, ""};
    for (std::size_t y = 0; y < m.years.size(); ++y) {
      spec["used"].push_back(json_number(used(y)));
      spec["available"].push_back(json_number(available(y)));
      const bool limited = std::isfinite(available(y));
      row.cells.push_back({limited ? say("{1} of {2}", {said(used(y)), said(available(y))})
                                   : say("{1}, no limit", {said(used(y))}),
                           ""});
    }
    table.rows.push_back(std::move(row));
    charts.push_back(std::move(spec));
  };
  const auto year_of = [](const std::vector<double> &by_year) {
    return [&by_year](std::size_t y) { return y < by_year.size() ? by_year[y] : NAN; };
  };
  const auto money = [&](double x) { return say.money(x); };
  const auto days = [&](double x) { return say.number(x); };
  add(say("Own funds"), "money", year_of(m.spending), year_of(m.funds), money);
  const char *skills[] = {"Business skills, days", "Digital skills, days", "Steering, days"};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto skill_of = [k](const std::vector<std::array<double, 3>> &by_year) {
      return [&by_year, k](std::size_t y) { return y < by_year.size() ? by_year[y][k] : NAN; };
    };
    add(say(skills[k]), "days", skill_of(m.days), skill_of(m.days_available), days);
  }
  return picture(page, say("Money and people: used and available"),
                 say("Own funds and person-days of the three skills, each year of the plan."),
                 std::move(charts), table,
                 say("Funds that a year leaves may serve in later years."));
}

std::string proof_of(const Say &say, const RoadmapResult &m) {
  if (m.proven)
    return say(
        "No other choice of projects and years is worth more under these limits, counting what "
        "each is worth alone and what pairs of them gain or lose together: this is proven.");
  return say(
      "The search stopped before the proof: a better plan could be worth up to {1} more "
      "({2}).",
      {say.money(m.bound - m.value), say.percent(m.gap, 1)});
}

// What pairs gain or lose, the largest first: those of the plan, or those of a project of the plan
// and one that is left out.
std::vector<std::string> pairs_told(const Say &say, const RoadmapResult &m, bool in_plan) {
  constexpr std::size_t most = 8;
  const auto decision = [&m](const std::string &id) {
    return std::find_if(m.decisions.begin(), m.decisions.end(),
                        [&](const auto &d) { return d.id == id; });
  };
  const auto title = [&](const std::string &id) {
    const auto d = decision(id);
    return d == m.decisions.end() ? id : d->title;
  };
  const auto kept = [&](const std::string &id) {
    const auto d = decision(id);
    return d != m.decisions.end() && d->start_year;
  };
  std::vector<RoadmapInteraction> chosen;
  for (const auto &pair : m.interactions)
    if (pair.value != 0 && (in_plan ? pair.chosen : kept(pair.a) != kept(pair.b)))
      chosen.push_back(pair);
  std::stable_sort(chosen.begin(), chosen.end(), [](const auto &x, const auto &y) {
    return std::fabs(x.value) > std::fabs(y.value);
  });
  std::vector<std::string> told;
  for (std::size_t i = 0; i < chosen.size() && i < most; ++i) {
    const auto &[a, b, value, both] = chosen[i];
    const std::vector<std::string> parts{title(a), title(b), say.money(std::fabs(value))};
    told.push_back(
        value < 0
            ? say("Together, \"{1}\" and \"{2}\" are worth {3} less than the sum of both.", parts)
            : say("Together, \"{1}\" and \"{2}\" are worth {3} more than the sum of both.", parts));
  }
  if (chosen.size() > most)
    told.push_back(say("{1} smaller differences of this kind stand in results.json.",
                       {std::to_string(chosen.size() - most)}));
  return told;
}

Data parts_and_whole(Page &page, const RoadmapResult &m) {
  const Say &say = page.say;
  const auto joint = npv_of(*m.together, "collective");
  if (!joint) return false;
  const double difference = *joint - m.sum_of_parts;
  const double scale = std::max(std::fabs(*joint), std::fabs(m.sum_of_parts));
  Table table{{{say("Socio-economic net present value"), false}, {say("Central value"), true}}, {}};
  table.rows = {
      {{{say("Sum of the projects, each alone"), ""},
        {say.signed_money(m.sum_of_parts), page.sign}},
       ""},
      {{{say("All of them together"), ""}, {say.signed_money(joint), page.sign}}, "total"},
      {{{say("Difference"), ""}, {say.signed_money(difference), page.sign}}, ""}};
  Data out;
  out.set("table", data_of(table));
  const auto n = chosen_projects(page.results).size();
  out.set("meaning",
          n == 1 ? say("The plan holds a single project.")
          : std::fabs(difference) <= 1e-3 * scale
              ? say("The projects of the plan hardly touch one another.")
          : difference < 0
              ? say("Together they are worth less: several act on the same things, and the same "
                    "gain cannot be had twice. The figure for all together is the one to use.")
              : say("Together they are worth more: some make others work better. The figure for "
                    "all together is the one to use."));
  const auto pairs = pairs_told(say, m, true), outside = pairs_told(say, m, false);
  out.set("has_pairs", Data(!pairs.empty()));
  out.set("pairs", list_of(pairs));
  out.set("has_outside", Data(!outside.empty()));
  out.set("outside", list_of(outside));
  return out;
}

}  // namespace

Data roadmap_section(Page &page) {
  const Say &say = page.say;
  const RoadmapResult &m = *page.results.roadmap;
  Data out;
  out.set("infeasible", m.feasible ? Data(false) : Data(no_plan_sentence(say, m)));
  out.set("gantt", gantt_picture(page, m));
  out.set("preferences", preferences_part(page));
  out.set("means", m.feasible ? means_picture(page, m) : Data(false));
  out.set("proof", m.feasible ? Data(proof_of(say, m)) : Data(false));
  const std::string of_figures = page.sign;
  const auto chosen = chosen_projects(page.results);
  page.sign = sign_of_results(page, chosen);
  out.set("whole", m.together ? parts_and_whole(page, m) : Data(false));
  out.set("together",
          m.together ? appraisal_part(page, *m.together, say("the whole plan"), page.sign, chosen)
                     : Data(false));
  page.sign = of_figures;
  return out;
}

}  // namespace jalon
