// Proves: on hundreds of small problems, plan() finds exactly the value that trying every plan
// finds, says "infeasible" exactly when none exists, and its statements about other plans are true.
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "builder.h"

namespace jalon {
namespace {

using test::below;
using Plan = std::vector<std::optional<std::size_t>>;

// Written from the words of roadmap.h, sharing nothing with the room.
bool allowed(const RoadmapProblem &problem, const Plan &plan) {
  const auto n = problem.projects.size();
  const auto needed = [&](std::size_t p) {
    for (std::size_t q = 0; q < n; ++q)
      if (plan[q])
        for (const auto r : problem.projects[q].needs)
          if (r == p) return true;
    return false;
  };
  const auto helped = [&](std::size_t p) {
    for (const auto &pair : problem.interactions)
      if (pair.value > 0 &&
          ((pair.first == p && plan[pair.second]) || (pair.second == p && plan[pair.first])))
        return true;
    return false;
  };
  for (std::size_t p = 0; p < n; ++p) {
    const auto &project = problem.projects[p];
    if (project.must && !plan[p]) return false;
    if (!plan[p]) continue;
    const Start &start = project.starts[*plan[p]];
    if (start.value <= 0 && !project.must && !needed(p) && !helped(p)) return false;
    for (const auto q : project.needs)
      if (!plan[q] || problem.projects[q].starts[*plan[q]].year > start.year) return false;
    for (const auto q : project.excludes)
      if (plan[q]) return false;
  }
  for (const auto &room : problem.rooms) {
    double taken = 0;
    for (const auto &part : room.parts) taken += plan[part.project] ? part.share : 0;
    if (taken > 1) return false;
  }
  double purse = 0;
  for (std::size_t y = 0; y < problem.years.size(); ++y) {
    double spent = 0, days[3] = {0, 0, 0};
    for (std::size_t p = 0; p < n; ++p) {
      if (!plan[p]) continue;
      const Start &start = problem.projects[p].starts[*plan[p]];
      spent += start.spending[y];
      for (std::size_t k = 0; k < 3; ++k) days[k] += start.days[y][k];
    }
    purse = (problem.carry_over ? purse : 0) + problem.funds[y] - spent;
    if (purse < 0) return false;
    if (std::isinf(purse)) purse = 0;
    double savings = 0, debt = 0;
    for (std::size_t p = 0; p < n; ++p) {
      if (!plan[p]) continue;
      const Start &start = problem.projects[p].starts[*plan[p]];
      if (y < start.net_savings.size()) savings += start.net_savings[y];
      if (y < start.debt.size()) debt += start.debt[y];
    }
    if (!problem.net_savings.empty() && savings > problem.net_savings[y]) return false;
    if (!problem.debt.empty() && debt > problem.debt[y]) return false;
    for (std::size_t k = 0; k < 3; ++k)
      if (days[k] > problem.days[y][k]) return false;
  }
  return true;
}

// The best value of the plans that `keep` lets through.
std::optional<double> best(const RoadmapProblem &problem,
                           const std::function<bool(const Plan &)> &keep) {
  std::optional<double> most;
  Plan plan(problem.projects.size());
  const std::function<void(std::size_t)> from = [&](std::size_t p) {
    if (p == plan.size()) {
      if (!keep(plan)) return;
      double value = 0;
      for (std::size_t q = 0; q < p; ++q)
        if (plan[q]) value += problem.projects[q].starts[*plan[q]].value;
      for (const auto &pair : problem.interactions)
        if (plan[pair.first] && plan[pair.second]) value += pair.value;
      if (!most || value > *most) most = value;
      return;
    }
    plan[p].reset();
    from(p + 1);
    for (std::size_t s = 0; s < problem.projects[p].starts.size(); ++s) {
      plan[p] = s;
      from(p + 1);
    }
  };
  from(0);
  return most;
}

// Whole numbers, so that sums are exact and ties are real.
RoadmapProblem random_problem_without_interactions(unsigned seed) {
  std::mt19937 engine(seed);
  auto problem = test::three_years();
  problem.carry_over = below(engine, 2) == 0;
  for (auto &funds : problem.funds)
    funds = below(engine, 8) == 0 ? test::free_of_limit : below(engine, 130);
  for (auto &year : problem.days)
    for (auto &days : year) days = below(engine, 4) == 0 ? test::free_of_limit : below(engine, 40);
  const int n = 3 + below(engine, 4);
  for (int p = 0; p < n; ++p) {
    std::vector<Start> starts;
    for (std::size_t y = 0; y < 3; ++y) {
      if (below(engine, 8) == 0) continue;
      Start start = test::start_in(problem, y, below(engine, 100) - 20, 0);
      for (std::size_t later = y; later < 3; ++later) {
        start.spending[later] = below(engine, 60) - (later > y ? 25 : 0);
        for (auto &days : start.days[later]) days = below(engine, 15);
      }
      starts.push_back(start);
    }
    test::add(problem, "P" + std::to_string(p), starts);
  }
  const auto another = [&](std::size_t p) {
    const auto q = static_cast<std::size_t>(below(engine, n - 1));
    return q >= p ? q + 1 : q;
  };
  for (std::size_t p = 0; p < problem.projects.size(); ++p) {
    if (below(engine, 4) == 0) problem.projects[p].needs.push_back(another(p));
    if (below(engine, 4) == 0) problem.projects[p].excludes.push_back(another(p));
    problem.projects[p].must = below(engine, 8) == 0;
  }
  return problem;
}

// Every third problem has a thing or two of which several projects take quarters.
void add_rooms(RoadmapProblem &problem, unsigned seed) {
  if (seed % 3 != 0) return;
  std::mt19937 engine(seed + 200000);
  for (int room = below(engine, 2); room >= 0; --room) {
    problem.rooms.emplace_back();
    for (std::size_t p = 0; p < problem.projects.size(); ++p)
      if (const int quarters = below(engine, 4); quarters > 0)
        problem.rooms.back().parts.push_back({p, quarters * 0.25});
  }
}

// Every fourth problem has a town with savings and debt: loans weigh on both after the start, gains
// relieve them, and some years know no limit.
void add_budget(RoadmapProblem &problem, unsigned seed) {
  if (seed % 4 != 0) return;
  std::mt19937 engine(seed + 300000);
  const auto limit = [&](int most) {
    return below(engine, 5) == 0 ? test::free_of_limit : static_cast<double>(below(engine, most));
  };
  for (std::size_t y = 0; y < problem.years.size(); ++y) {
    problem.net_savings.push_back(limit(30));
    problem.debt.push_back(limit(120));
  }
  for (auto &project : problem.projects)
    for (auto &start : project.starts) {
      start.net_savings.assign(problem.years.size(), 0);
      start.debt.assign(problem.years.size(), 0);
      for (std::size_t y = 0; y < problem.years.size(); ++y) {
        if (problem.years[y] < start.year) continue;
        start.net_savings[y] = below(engine, 20) - 6;
        start.debt[y] = below(engine, 80) - 15;
      }
    }
}

// Every other problem has pairs that are worth more, or less, than their sum.
RoadmapProblem random_problem(unsigned seed) {
  auto problem = random_problem_without_interactions(seed);
  add_rooms(problem, seed);
  add_budget(problem, seed);
  if (seed % 2 == 0) return problem;
  std::mt19937 engine(seed + 100000);
  for (std::size_t p = 0; p < problem.projects.size(); ++p)
    for (std::size_t q = p + 1; q < problem.projects.size(); ++q)
      if (below(engine, 2) == 0)
        problem.interactions.push_back({p, q, static_cast<double>(below(engine, 100) - 50)});
  return problem;
}

TEST(Plan, is_worth_exactly_what_trying_every_plan_finds) {
  int feasible = 0, infeasible = 0, lost = 0, gained = 0, crowded = 0, poor = 0, indebted = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    auto problem = random_problem(seed);
    problem.explain = false;
    const auto expected = best(problem, [&](const Plan &p) { return allowed(problem, p); });
    const Roadmap roadmap = plan(problem);
    ASSERT_EQ(roadmap.feasible, expected.has_value()) << "seed " << seed;
    ASSERT_TRUE(roadmap.proven) << "seed " << seed;
    ASSERT_EQ(violations(problem, roadmap), std::vector<std::string>{}) << "seed " << seed;
    if (!expected) {
      ++infeasible;
      continue;
    }
    ++feasible;
    auto roomy = problem;
    roomy.rooms.clear();
    crowded += !problem.rooms.empty() && plan(roomy).value > roadmap.value;
    if (!problem.debt.empty()) {
      auto rich = problem, free_of_debt = problem;
      rich.net_savings.clear();
      free_of_debt.debt.clear();
      poor += plan(rich).value > roadmap.value;
      indebted += plan(free_of_debt).value > roadmap.value;
    }
    ASSERT_EQ(roadmap.value, *expected) << "seed " << seed;
    ASSERT_EQ(roadmap.bound, *expected) << "seed " << seed;
    ASSERT_EQ(roadmap.gap, 0) << "seed " << seed;
    Plan chosen;
    for (const auto &decision : roadmap.decisions) chosen.push_back(decision.start);
    ASSERT_TRUE(allowed(problem, chosen)) << "seed " << seed;
    for (const auto &pair : problem.interactions)
      if (chosen[pair.first] && chosen[pair.second]) ++(pair.value < 0 ? lost : gained);
  }
  EXPECT_GT(crowded, 20) << "where room decides";
  EXPECT_GT(poor, 5) << "where net savings decide";
  EXPECT_GT(indebted, 5) << "where debt decides";
  EXPECT_GT(lost, 10);
  EXPECT_GT(gained, 30);
  EXPECT_GT(feasible, 200);
  EXPECT_GT(infeasible, 20);
}

TEST(Plan, states_the_true_cost_of_forcing_each_project_in) {
  int costs = 0, impossible = 0;
  for (unsigned seed = 1; seed <= 120; ++seed) {
    const auto problem = random_problem(seed);
    const Roadmap roadmap = plan(problem);
    if (!roadmap.feasible) continue;
    for (std::size_t p = 0; p < problem.projects.size(); ++p) {
      // Forcing is the same as having to be done.
      auto forced = problem;
      forced.projects[p].must = true;
      const auto with = best(forced, [&](const Plan &x) { return allowed(forced, x); });
      const auto cost = roadmap.decisions[p].cost_of_forcing;
      ASSERT_EQ(cost.has_value(), with.has_value()) << "seed " << seed << " project " << p;
      if (!with) {
        ++impossible;
        continue;
      }
      ASSERT_EQ(*cost, roadmap.value - *with) << "seed " << seed << " project " << p;
      costs += *cost > 0;
    }
  }
  EXPECT_GT(costs, 50);
  EXPECT_GT(impossible, 50);
}

TEST(Plan, gives_a_reason_for_every_project_left_out_and_for_every_start_year) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const auto problem = random_problem(seed);
    const Roadmap roadmap = plan(problem);
    if (!roadmap.feasible) {
      EXPECT_NE(english(roadmap.infeasible_reason), "") << "seed " << seed;
      continue;
    }
    for (std::size_t p = 0; p < problem.projects.size(); ++p) {
      const auto &decision = roadmap.decisions[p];
      const std::string said = english(decision.reason);
      EXPECT_EQ(said.find('{'), said.npos) << said;
      if (!decision.start) {
        EXPECT_NE(said, "") << "seed " << seed << " project " << p;
        continue;
      }
      double most = -1e9;
      for (const auto &start : problem.projects[p].starts) most = std::max(most, start.value);
      const double own = problem.projects[p].starts[*decision.start].value;
      EXPECT_NE(said, "") << "seed " << seed << " project " << p;
      EXPECT_EQ(said.starts_with("Its best start year would be"), own != most)
          << "seed " << seed << ": " << said;
    }
  }
}

TEST(Plan, is_the_same_twice_down_to_the_words) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const auto problem = random_problem(seed);
    const Roadmap first = plan(problem), second = plan(problem);
    EXPECT_EQ(english(first.infeasible_reason), english(second.infeasible_reason));
    for (std::size_t p = 0; p < problem.projects.size(); ++p) {
      EXPECT_EQ(first.decisions[p].start, second.decisions[p].start) << "seed " << seed;
      EXPECT_EQ(english(first.decisions[p].reason), english(second.decisions[p].reason));
    }
  }
}

}  // namespace
}  // namespace jalon
