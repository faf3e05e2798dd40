// roadmap.h - which projects, starting when.
//
// Maximise the sum of value over the chosen (project, start year), under
//   own funds: sum of spending in each year <= funds of that year
//   people: person-days of each of the three skills in each year <= those available
//   needs: a project starts no earlier than every project it needs; excludes: never both
//   must: has to be chosen
// Solved exactly by CBC; the gap is always reported.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace jalon {

// One way to do a project: start in `year`.
struct Start {
  int year = 0;
  double value = 0;                              // what it is worth, in value of year 0
  std::vector<double> spending;                  // by year of the horizon: own funds used
  std::vector<std::array<double, 3>> days;       // by year: business, digital, steering
};

struct RoadmapProject {
  std::string id, title;
  std::vector<Start> starts;  // at most one is chosen
  bool must = false;
  std::vector<std::size_t> needs, excludes;  // indices of projects
};

struct RoadmapProblem {
  std::vector<int> years;                         // of the horizon of the constraints
  std::vector<double> funds;                      // by year; infinity = no limit
  std::vector<std::array<double, 3>> days;        // by year; infinity = no limit
  std::vector<RoadmapProject> projects;
  double time_limit = 10;                         // seconds
  bool carry_over = true;                         // funds not spent remain for later years
};

struct Decision {
  std::optional<std::size_t> start;  // index into starts, nothing = not in the plan
  // Why it is out, or why it is not earlier: one sentence, English, that can be checked.
  std::string reason;
  // In the plan if it had to be: what the plan's value would lose; nothing = impossible.
  std::optional<double> cost_of_forcing;
};

struct Roadmap {
  bool feasible = false;
  std::string infeasible_reason;  // when not feasible: the constraints in conflict, in words
  std::vector<Decision> decisions;  // one per project
  double value = 0, bound = 0;      // best plan, and what no plan can exceed
  double gap = 0;                   // (bound - value) / max(|value|, 1e-9)
  bool proven = false;
  double seconds = 0;
  std::vector<double> spending;                 // by year
  std::vector<std::array<double, 3>> days;      // by year
};

Roadmap plan(const RoadmapProblem &problem);

}  // namespace jalon
