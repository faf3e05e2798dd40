// explain.h - why a plan is as it is: each question is put to the solver again.
#pragma once
#include <chrono>
#include <optional>
#include <vector>

#include "core/roadmap/model.h"

namespace jalon {

using Deadline = std::chrono::steady_clock::time_point;

// Why there is no plan (Kind::conflict): constraints that cannot hold together, none of which could
// be spared. To be asked only once it is known that there is none.
Reason why_no_plan(const RoadmapProblem &problem, Deadline deadline);

struct Explanation {
  std::vector<Decision> decisions;
  // Explaining has come upon a plan worth more than `best`: what is explained is out of date.
  std::optional<Choice> better;
};

// The time until the deadline is shared among the questions, those about projects left out first;
// each gets 0.05 s at least.
Explanation explain(const RoadmapProblem &problem, const Choice &best, Deadline deadline);

}  // namespace jalon
