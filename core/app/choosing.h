// choosing.h - which projects to carry out and when: the roadmap of a portfolio.
#pragma once
#include <optional>

#include "core/app/financed.h"
#include "core/roadmap/roadmap.h"

namespace jalon {

struct Choice {
  RoadmapProblem problem;  // by project, as in the portfolio
  Roadmap roadmap;
  // Value to the authority of each start of each project, beside the problem's collective value.
  std::vector<std::vector<double>> authority;
  // Of each start of each project, on its own; empty where no rules come for the country.
  std::vector<std::vector<FinancingPlan>> financing;

  // The start that the plan has for a project, else the one it is worth most in.
  const Start &start_of(std::size_t project) const;
  // The year it is worth most in. Nothing where no start's value is known.
  std::optional<int> best_year(std::size_t project) const;
};

struct ChoiceOptions {
  double solver_seconds = 10;
  const Financed *financed = nullptr;  // nothing where no rules come for the country
  std::function<void(const Message &what, double fraction)> progress;  // may be empty
  std::function<bool()> cancelled;                                     // may be empty
};

// Every project at each of its admissible start years, what pairs of projects on common rows gain
// or lose together, then the best set of them. Throws Fault when stopped. `portfolio` has projects.
Choice choose(const Portfolio &portfolio, const Appraiser &appraiser, const ChoiceOptions &options);

}  // namespace jalon
