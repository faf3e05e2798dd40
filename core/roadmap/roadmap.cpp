#include "core/roadmap/roadmap.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

#include "core/base/text.h"
#include "core/roadmap/explain.h"
#include "core/roadmap/model.h"

namespace jalon {
namespace {

using Clock = std::chrono::steady_clock;

void check(const RoadmapProblem &problem) {
  const auto fits = [&](std::size_t n) { return n == 0 || n == problem.years.size(); };
  if (!fits(problem.funds.size()) || !fits(problem.days.size()) ||
      !fits(problem.net_savings.size()) || !fits(problem.debt.size()))
    throw std::invalid_argument("funds, days, savings and debt: one per year, or none at all");
  for (std::size_t p = 0; p < problem.projects.size(); ++p)
    for (const auto *list : {&problem.projects[p].needs, &problem.projects[p].excludes})
      for (const auto other : *list)
        if (other >= problem.projects.size() || other == p)
          throw std::invalid_argument("project " + problem.projects[p].id +
                                      " needs or excludes itself, or one that is not there");
  for (const auto &[a, b, value] : problem.interactions)
    if (std::max(a, b) >= problem.projects.size() || a == b || !std::isfinite(value))
      throw std::invalid_argument("an interaction is no number, or not one of two projects");
  for (const auto &room : problem.rooms)
    for (const auto &[project, share] : room.parts)
      if (project >= problem.projects.size() || !(share > 0) || !std::isfinite(share))
        throw std::invalid_argument("a room has no share, or one of a project that is not there");
}

std::vector<double> spending_of(const RoadmapProblem &problem, const Choice &choice) {
  std::vector<double> sums(problem.years.size(), 0);
  for (std::size_t y = 0; y < sums.size(); ++y)
    for (std::size_t p = 0; p < choice.size(); ++p)
      if (choice[p]) sums[y] += spending_in(problem.projects[p].starts[*choice[p]], y);
  return sums;
}

std::vector<std::array<double, 3>> days_of(const RoadmapProblem &problem, const Choice &choice) {
  std::vector<std::array<double, 3>> sums(problem.years.size(), {0, 0, 0});
  for (std::size_t y = 0; y < sums.size(); ++y)
    for (std::size_t skill = 0; skill < 3; ++skill)
      for (std::size_t p = 0; p < choice.size(); ++p)
        if (choice[p]) sums[y][skill] += days_in(problem.projects[p].starts[*choice[p]], y, skill);
  return sums;
}

double gap_of(double value, double bound) {
  return (bound - value) / std::max(std::fabs(value), 1e-9);
}

Choice choice_of(const Roadmap &roadmap) {
  Choice choice;
  for (const auto &decision : roadmap.decisions) choice.push_back(decision.start);
  return choice;
}

void set_choice(Roadmap &roadmap, const Choice &choice) {
  for (std::size_t p = 0; p < choice.size(); ++p) roadmap.decisions[p].start = choice[p];
}

// Only a search that was stopped can be improved upon; each round does, so that there is an end,
// but the clock sets an earlier one.
void add_reasons(const RoadmapProblem &problem, Roadmap &roadmap, Deadline deadline) {
  for (;;) {
    auto explanation = explain(problem, choice_of(roadmap), deadline);
    if (!explanation.better) {
      roadmap.decisions = std::move(explanation.decisions);
      return;
    }
    set_choice(roadmap, *explanation.better);
  }
}

}  // namespace

Roadmap plan(const RoadmapProblem &problem) {
  check(problem);
  const auto begin = Clock::now();
  const auto after = [&](double seconds) {
    return begin +
           std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  };
  const Deadline deadline = after(problem.time_limit);
  const double share = problem.explain ? 0.7 : 1;
  const PlanAnswer answer =
      ask(problem, {constraints_of(problem), std::nullopt, std::nullopt, false, {}},
          share * problem.time_limit);

  Roadmap roadmap;
  roadmap.decisions.resize(problem.projects.size());
  roadmap.proven =
      answer.status == PlanAnswer::Status::best || answer.status == PlanAnswer::Status::impossible;
  if (answer.status == PlanAnswer::Status::impossible) {
    if (problem.explain) roadmap.infeasible_reason = why_no_plan(problem, deadline);
  } else if (answer.status == PlanAnswer::Status::unknown) {
    roadmap.infeasible_reason = {Reason::Kind::not_found, {problem.time_limit}};
  } else {
    roadmap.feasible = true;
    set_choice(roadmap, answer.choice);
    if (problem.explain) add_reasons(problem, roadmap, deadline);
    const Choice choice = choice_of(roadmap);
    roadmap.value = value_of(problem, choice);
    roadmap.bound = std::max(answer.bound, roadmap.value);
    roadmap.gap = gap_of(roadmap.value, roadmap.bound);
    roadmap.proven = roadmap.proven || roadmap.gap <= 1e-9;
    roadmap.spending = spending_of(problem, choice);
    roadmap.days = days_of(problem, choice);
    if (const auto wrong = violations(problem, roadmap); !wrong.empty())
      throw std::logic_error("the solver returned a plan that is none: " + wrong.front());
  }
  roadmap.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return roadmap;
}

std::vector<std::string> violations(const RoadmapProblem &problem, const Roadmap &roadmap) {
  const Choice choice = choice_of(roadmap);
  if (choice.size() != problem.projects.size()) return {"there is not one decision per project"};
  std::vector<std::string> wrong;
  for (std::size_t p = 0; p < choice.size(); ++p) {
    const auto &project = problem.projects[p];
    if (choice[p] && *choice[p] >= project.starts.size())
      return {"\"" + title_of(project) + "\" has no such start"};
    if (choice[p] && !usable(project.starts[*choice[p]], problem.years.size()))
      return {"\"" + title_of(project) + "\" starts in a way of which not all is known"};
    if (choice[p] && !roadmap.feasible)
      wrong.push_back("\"" + title_of(project) + "\" is in a plan that does not exist");
  }
  if (!roadmap.feasible) return wrong;

  for (const auto &breach : breaches(problem, choice))
    wrong.push_back("not kept: " + english(name(problem, breach)));
  const auto differ = [](double a, double b) {
    return !(std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)}));
  };
  const auto said = [&](const std::string &what, double stated, double sum) {
    if (differ(stated, sum))
      wrong.push_back(what + " is given as " + plain(stated) + ", the projects make " + plain(sum));
  };
  said("the value", roadmap.value, value_of(problem, choice));
  said("the gap", roadmap.gap, gap_of(roadmap.value, roadmap.bound));
  if (roadmap.bound < roadmap.value) wrong.push_back("the bound is below the value");
  const auto spending = spending_of(problem, choice);
  const auto days = days_of(problem, choice);
  if (roadmap.spending.size() != spending.size() || roadmap.days.size() != days.size()) {
    wrong.push_back("spending and days are not given for every year");
    return wrong;
  }
  for (std::size_t y = 0; y < spending.size(); ++y) {
    const auto in = " in " + std::to_string(problem.years[y]);
    said("the spending" + in, roadmap.spending[y], spending[y]);
    for (std::size_t skill = 0; skill < 3; ++skill)
      said("the person-days" + in, roadmap.days[y][skill], days[y][skill]);
  }
  return wrong;
}

}  // namespace jalon
