// roadmap.h - which projects, starting when.
//
// Maximise the sum of value over the chosen (project, start year), plus what pairs of chosen
// projects gain or lose together, under
//   own funds: sum of spending in each year <= funds of that year
//   net savings: what projects take of them in each year <= what there is above the floor
//   debt: what projects take of the room to borrow in each year <= that room
//   people: person-days of each of the three skills in each year <= those available
//   needs: a project starts no earlier than every project it needs; excludes: never both
//   room: what several take of the same thing is no more than all of it
//   must: has to be chosen
// Solved exactly by CBC; the gap is always reported. Every reason given has been checked by solving
// again, or by arithmetic.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/roadmap/reason.h"

namespace jalon {

// One way to do a project: start in `year`. Lists by year may be shorter than the horizon (nothing
// in the years after) or longer (what comes after the horizon is not constrained). Spending and
// days may be negative: a saving of the year helps pay the other projects of that year; so may what
// is taken of net savings and of the room for debt. A start with anything unknown (NaN) or infinite
// in it is never chosen.
struct Start {
  int year = 0;
  double value = 0;                         // what it is worth, in value of year 0
  std::vector<double> spending;             // by year of the horizon: own funds used
  std::vector<std::array<double, 3>> days;  // by year: business, digital, steering
  // By year: by how much net savings fall; what is taken of the room for debt (years_to_repay times
  // what gross savings fall by, and the debt).
  std::vector<double> net_savings{}, debt{};
};

struct RoadmapProject {
  std::string id, title;
  // At most one is chosen. Those worth nothing or less are chosen only if the project must be done,
  // if a chosen project needs it, or if it gains something beside a chosen one (a positive
  // Interaction); never for the money that they save in some year.
  std::vector<Start> starts;
  bool must = false;
  std::vector<std::size_t> needs, excludes;  // indices of projects; exclusion holds both ways
};

// What two projects that are both in the plan are worth together, whenever they start, minus the
// sum of both: negative where they save the same thing.
struct Interaction {
  std::size_t first = 0, second = 0;  // indices of projects
  double value = 0;
};

// What projects take of one thing for good: the shares of those in the plan add up to 1 at most.
struct Room {
  struct Part {
    std::size_t project = 0;  // index
    double share = 0;         // above 0
  };
  std::vector<Part> parts;
};

struct RoadmapProblem {
  std::vector<int> years;                   // of the horizon of the constraints
  std::vector<double> funds;                // by year; infinity or NaN = no limit; empty = none
  std::vector<std::array<double, 3>> days;  // by year, likewise
  // By year, likewise: net savings above their floor, room for debt. Nothing of a year remains for
  // another.
  std::vector<double> net_savings{}, debt{};
  std::vector<RoadmapProject> projects;
  std::vector<Interaction> interactions;  // a pair named twice counts twice
  std::vector<Room> rooms;
  double time_limit = 10;  // seconds: aimed at, with a little more for many projects left out
  // Funds not spent remain for later years: what has been spent up to each year <= the funds up to
  // it. The account begins anew after a year without limit.
  bool carry_over = true;
  bool explain = true;  // false: no reasons and no costs of forcing, much faster
};

struct Decision {
  std::optional<std::size_t> start;  // index into starts, nothing = not in the plan
  // Why it is out, why it does not start in the year that suits it best, why it is in though it is
  // worth nothing; or, of those in at their best year, that this is so. Kind::none where reasons
  // were not asked for.
  Reason reason;
  // What the plan's value would lose if it had to be in: 0 for those that are. At most this, where
  // the reason says that the search was stopped; negative (a gain) for Kind::pays alone. Nothing =
  // impossible, not found within the time, or not asked.
  std::optional<double> cost_of_forcing;
};

struct Roadmap {
  bool feasible = false;
  Reason infeasible_reason;         // when not feasible: the constraints in conflict, in words
  std::vector<Decision> decisions;  // one per project
  double value = 0, bound = 0;      // best plan (interactions counted), what no plan can exceed
  double gap = 0;                   // (bound - value) / max(|value|, 1e-9)
  bool proven = false;              // that the plan is the best, or that there is none
  double seconds = 0;
  std::vector<double> spending;             // by year
  std::vector<std::array<double, 3>> days;  // by year
};

// Throws std::invalid_argument for indices out of range, lists that do not fit the years,
// interactions that are no numbers and rooms whose shares are none. Where the time limit is not
// reached, the same problem gives the same plan.
Roadmap plan(const RoadmapProblem &problem);

// What is wrong with a roadmap, in English: constraints it breaks, totals that are not those of its
// decisions. Empty = nothing. Recomputed from the problem alone, no solver involved; up to one
// millionth of the amounts in play is taken for rounding.
std::vector<std::string> violations(const RoadmapProblem &problem, const Roadmap &roadmap);

}  // namespace jalon
