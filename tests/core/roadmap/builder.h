// builder.h - roadmap problems in a few words, and one more judge of them, for the tests.
#pragma once
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "core/roadmap/roadmap.h"

namespace jalon::test {

constexpr double free_of_limit = std::numeric_limits<double>::infinity();

// Three years from 2026, no limit on anything.
inline RoadmapProblem three_years() {
  RoadmapProblem problem;
  problem.years = {2026, 2027, 2028};
  problem.funds.assign(3, free_of_limit);
  problem.days.assign(3, {free_of_limit, free_of_limit, free_of_limit});
  problem.carry_over = false;
  return problem;
}

// A start in the year of that index which spends everything and does all its work in that year.
inline Start start_in(const RoadmapProblem &problem, std::size_t year, double value,
                      double spending, std::array<double, 3> days = {0, 0, 0}) {
  Start start;
  start.year = problem.years[year];
  start.value = value;
  start.spending.assign(problem.years.size(), 0);
  start.days.assign(problem.years.size(), {0, 0, 0});
  start.spending[year] = spending;
  start.days[year] = days;
  return start;
}

inline std::size_t add(RoadmapProblem &problem, const std::string &title,
                       std::vector<Start> starts) {
  RoadmapProject project;
  project.id = title;
  project.title = title;
  project.starts = std::move(starts);
  problem.projects.push_back(std::move(project));
  return problem.projects.size() - 1;
}

// The same project in each year, worth a little less every year that it waits.
inline std::vector<Start> any_year(const RoadmapProblem &problem, double value, double spending,
                                   std::array<double, 3> days = {0, 0, 0}) {
  std::vector<Start> starts;
  for (std::size_t y = 0; y < problem.years.size(); ++y)
    starts.push_back(start_in(problem, y, value - static_cast<double>(y), spending, days));
  return starts;
}

// Whole numbers from 0 to n - 1. The distributions of the standard library are not the same
// everywhere; the engine is.
inline int below(std::mt19937 &engine, int n) {
  return static_cast<int>(engine() % static_cast<unsigned>(n));
}

}  // namespace jalon::test
