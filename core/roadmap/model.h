// model.h - a roadmap problem as a mixed program, put to the solver.
#pragma once
#include <optional>
#include <vector>

#include "core/roadmap/constraint.h"
#include "core/roadmap/solver.h"

namespace jalon {

// What is asked of the solver: the best plan, or another one to compare it with.
struct PlanQuestion {
  std::vector<Constraint> kept;        // the others are dropped
  std::optional<std::size_t> project;  // has to be in, as if `must`
  std::optional<std::size_t> start;    // and in this way
  bool any = false;                    // is there a plan at all? its value is of no interest
  Choice near;                         // empty, or a plan that may be a good beginning
};

struct PlanAnswer {
  enum class Status { best, found, impossible, unknown };  // unknown, found: time ran out
  Status status = Status::unknown;
  bool has_plan() const { return status == Status::best || status == Status::found; }
  Choice choice;                // when best or found
  double value = 0, bound = 0;  // bound: no plan that fits the question is worth more
};

PlanAnswer ask(const RoadmapProblem &problem, const PlanQuestion &question, double seconds);

}  // namespace jalon
