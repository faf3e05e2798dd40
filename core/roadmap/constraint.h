// constraint.h - the constraints of a problem one by one, and whether a choice keeps to them.
//
// Plain arithmetic on the problem: it judges what the solver says.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "core/roadmap/roadmap.h"

namespace jalon {

struct Constraint {
  enum class Kind {
    must,
    excludes,
    needs,
    room,
    funds,
    business,
    digital,
    steering,
    net_savings,
    debt
  };
  Kind kind = Kind::must;
  std::size_t first = 0;   // project; of rooms its index; of limits by year that of the year
  std::size_t second = 0;  // the project needed or excluded
};

// Shares that add up to 1 in decimals may not do so in binary, and the solver rounds too.
inline constexpr double room_rounding = 1e-6;

// By project: index of the chosen start, nothing = left out.
using Choice = std::vector<std::optional<std::size_t>>;

// Every constraint that limits something, those that are simplest to understand first.
std::vector<Constraint> constraints_of(const RoadmapProblem &problem);

double spending_in(const Start &start, std::size_t year);
double days_in(const Start &start, std::size_t year, std::size_t skill);
// Nothing in it is unknown or infinite.
bool usable(const Start &start, std::size_t years);
bool startable(const RoadmapProject &project, std::size_t years);  // one of its starts is

// A limit on the sum over some years, `from` to `to` inclusive (indices).
struct Account {
  std::size_t from = 0, to = 0;
  double available = 0;
};
// Of the limits by year: Kind::funds and those after it.
Account account_of(const RoadmapProblem &problem, const Constraint &constraint);
double used(const RoadmapProblem &problem, const Constraint &constraint, const Start &start);

struct Breach {
  Constraint constraint;
  double needed = 0, available = 0;  // of limits by year
};
std::vector<Breach> breaches(const RoadmapProblem &problem, const Choice &choice);

double value_of(const RoadmapProblem &problem, const Choice &choice);  // interactions counted

// Another project, and what is gained (lost, if negative) when both are in the plan.
struct Beside {
  std::size_t other = 0;
  double value = 0;
};
// Of project `p` with each of the projects chosen, in the order of the problem.
std::vector<Beside> beside(const RoadmapProblem &problem, const Choice &choice, std::size_t p);

const std::string &title_of(const RoadmapProject &project);  // the id if it has none
Reason name(const RoadmapProblem &problem, const Constraint &constraint);
Reason name(const RoadmapProblem &problem, const Breach &breach);

}  // namespace jalon
