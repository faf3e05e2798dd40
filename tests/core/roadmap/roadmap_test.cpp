// Proves: each constraint of plan(), alone, on problems solved by hand; what it says of plans that
// do not exist; limits that are not there; a problem of the size of a real town.
#include "core/roadmap/roadmap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "builder.h"

namespace jalon {
namespace {

using test::add;
using test::any_year;
using test::start_in;
using test::three_years;
using testing::HasSubstr;
using testing::Not;
constexpr double free_of_limit = test::free_of_limit;
const double unknown = std::nan("");

// Start year by project, 0 = left out.
std::vector<int> years_of(const RoadmapProblem &problem, const Roadmap &roadmap) {
  std::vector<int> years;
  for (std::size_t p = 0; p < roadmap.decisions.size(); ++p) {
    const auto &start = roadmap.decisions[p].start;
    years.push_back(start ? problem.projects[p].starts[*start].year : 0);
  }
  return years;
}

Roadmap planned(const RoadmapProblem &problem) {
  Roadmap roadmap = plan(problem);
  EXPECT_EQ(violations(problem, roadmap), std::vector<std::string>{});
  return roadmap;
}

TEST(Plan, of_no_project_at_all_is_feasible_and_worth_nothing) {
  for (auto problem : {three_years(), RoadmapProblem{}}) {
    const auto roadmap = planned(problem);
    EXPECT_TRUE(roadmap.feasible);
    EXPECT_TRUE(roadmap.proven);
    EXPECT_EQ(roadmap.value, 0);
    EXPECT_EQ(roadmap.bound, 0);
    EXPECT_EQ(roadmap.gap, 0);
    EXPECT_EQ(roadmap.spending.size(), problem.years.size());
  }
}

TEST(Plan, without_limits_takes_everything_of_worth_at_its_best_start) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 10, 1000));
  add(problem, "B", {start_in(problem, 0, 3, 5), start_in(problem, 2, 7, 5)});
  add(problem, "C", any_year(problem, -1, 0));
  const auto roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2026, 2028, 0}));
  EXPECT_EQ(roadmap.value, 17);
  EXPECT_EQ(roadmap.spending, (std::vector<double>{1000, 0, 5}));
}

TEST(Plan, keeps_to_the_own_funds_of_each_year) {
  auto problem = three_years();
  problem.funds = {100, 60, 0};
  add(problem, "A", any_year(problem, 50, 100));
  add(problem, "B", any_year(problem, 40, 60));
  add(problem, "C", any_year(problem, 30, 50));
  const auto roadmap = planned(problem);
  // A 2026 and B 2027: 50 + 39. B with C (60 + 50) exceeds 2026.
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2026, 2027, 0}));
  EXPECT_EQ(roadmap.value, 89);
}

TEST(Plan, carries_funds_over_to_later_years_but_never_back) {
  auto problem = three_years();
  problem.funds = {50, 50, 50};
  add(problem, "A", any_year(problem, 50, 120));
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{0}));
  problem.carry_over = true;
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{2028}));
  problem.projects[0].starts.pop_back();
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{0}));
}

TEST(Plan, begins_the_account_anew_after_a_year_without_limit) {
  for (const double none : {free_of_limit, unknown}) {
    auto problem = three_years();
    problem.carry_over = true;
    problem.funds = {500, none, 50};
    add(problem, "A", {start_in(problem, 2, 10, 51)});
    add(problem, "B", {start_in(problem, 1, 10, 1e9)});
    EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{0, 2027}));
  }
}

TEST(Plan, lets_the_saving_of_one_project_pay_another) {
  auto problem = three_years();
  problem.funds = {10, 0, 0};
  Start saving = start_in(problem, 0, 1, 10);
  saving.spending = {10, -20, -20};
  add(problem, "Saves", {saving});
  add(problem, "Costs", any_year(problem, 9, 20));
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{2026, 2027}));
}

TEST(Plan, does_nothing_worthless_for_the_money_it_saves) {
  auto problem = three_years();
  problem.funds = {0, 0, 0};
  add(problem, "Closes", any_year(problem, -5, -100));
  add(problem, "Costs", any_year(problem, 50, 20));
  const auto roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{0, 0}));
  EXPECT_EQ(roadmap.decisions[0].cost_of_forcing, -45);
  EXPECT_EQ(
      english(roadmap.decisions[0].reason),
      "Its own collective value, started in 2026, would be -5: it is left out, though what it "
      "saves would let the plan as a whole gain 45.");
}

TEST(Plan, keeps_to_the_days_of_each_skill) {
  for (std::size_t skill = 0; skill < 3; ++skill) {
    auto problem = three_years();
    for (auto &year : problem.days) year[skill] = 10;
    std::array<double, 3> days = {500, 500, 500};
    days[skill] = 6;
    add(problem, "A", any_year(problem, 50, 0, days));
    add(problem, "B", any_year(problem, 40, 0, days));
    const auto roadmap = planned(problem);
    EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2026, 2027})) << skill;
    EXPECT_EQ(roadmap.days[1][skill], 6);
  }
}

TEST(Plan, starts_nothing_before_what_it_needs) {
  auto problem = three_years();
  const auto a = add(problem, "A", any_year(problem, 50, 0));
  const auto b = add(problem, "B", {start_in(problem, 1, 5, 0)});
  problem.projects[a].needs = {b};
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{2027, 2027}));
  problem.projects[a].starts = {start_in(problem, 0, 50, 0)};
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{0, 2027}));
}

TEST(Plan, takes_what_is_worth_less_than_nothing_if_what_needs_it_pays_for_it) {
  auto problem = three_years();
  const auto a = add(problem, "A", any_year(problem, 50, 0));
  const auto b = add(problem, "B", any_year(problem, -20, 0));
  problem.projects[a].needs = {b};
  auto roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2026, 2026}));
  EXPECT_EQ(english(roadmap.decisions[b].reason),
            "It is in the plan because \"A\" needs it; its own value is -20.");
  problem.projects[b].starts = any_year(problem, -60, 0);
  roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{0, 0}));
  EXPECT_EQ(roadmap.decisions[a].cost_of_forcing, 10);
}

TEST(Plan, starts_projects_that_need_each_other_together) {
  auto problem = three_years();
  const auto a = add(problem, "A", {start_in(problem, 0, 9, 0), start_in(problem, 2, 5, 0)});
  const auto b = add(problem, "B", {start_in(problem, 1, 9, 0), start_in(problem, 2, 5, 0)});
  problem.projects[a].needs = {b};
  problem.projects[b].needs = {a};
  EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{2028, 2028}));
}

TEST(Plan, never_takes_two_that_exclude_each_other_whichever_of_them_says_so) {
  for (const bool first : {true, false}) {
    auto problem = three_years();
    add(problem, "A", any_year(problem, 50, 0));
    add(problem, "B", any_year(problem, 60, 0));
    problem.projects[first ? 0 : 1].excludes = {first ? std::size_t{1} : std::size_t{0}};
    EXPECT_EQ(years_of(problem, planned(problem)), (std::vector<int>{0, 2026}));
  }
}

TEST(Plan, does_what_must_be_done_at_any_loss) {
  auto problem = three_years();
  problem.funds = {10, 10, 10};
  const auto a = add(problem, "A", {start_in(problem, 0, -30, 10)});
  add(problem, "B", {start_in(problem, 0, 20, 5)});
  problem.projects[a].must = true;
  const auto roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2026, 0}));
  EXPECT_EQ(roadmap.value, -30);
  EXPECT_EQ(english(roadmap.decisions[a].reason),
            "It is in the plan because it must be done; its own value is -30.");
}

// Measured on a real dossier: the two were held to exclude each other, and the better one was lost.
TEST(Plan, keeps_what_is_worth_much_beside_what_must_be_done_and_spoils_some_of_it) {
  auto problem = three_years();
  const auto must = add(problem, "must", {start_in(problem, 0, 468, 0)});
  const auto other = add(problem, "other", {start_in(problem, 0, 128649, 0)});
  problem.projects[must].must = true;
  problem.interactions = {{must, other, 117016.0 - 468 - 128649}};
  const auto roadmap = plan(problem);
  EXPECT_TRUE(roadmap.decisions[must].start);
  EXPECT_TRUE(roadmap.decisions[other].start);
  EXPECT_EQ(roadmap.value, 117016);
  EXPECT_EQ(roadmap.bound, 117016);
  EXPECT_TRUE(roadmap.proven);
  problem.projects[must].must = false;
  const auto free = plan(problem);
  EXPECT_FALSE(free.decisions[must].start);
  EXPECT_EQ(free.value, 128649);
  EXPECT_EQ(free.decisions[must].cost_of_forcing, 128649 - 117016);
}

TEST(Plan, takes_together_what_is_worth_something_only_together) {
  auto problem = three_years();
  const auto a = add(problem, "A", any_year(problem, -5, 0));
  const auto b = add(problem, "B", any_year(problem, -3, 0));
  problem.interactions = {{a, b, 20}};
  const auto roadmap = plan(problem);
  EXPECT_EQ(roadmap.value, 12);
  EXPECT_EQ(violations(problem, roadmap), std::vector<std::string>{});
  problem.interactions = {{a, b, 8}};
  EXPECT_EQ(plan(problem).value, 0);
}

TEST(Plan, refuses_interactions_that_are_none) {
  for (const Interaction &wrong :
       {Interaction{0, 0, 1}, Interaction{0, 2, 1}, Interaction{0, 1, test::free_of_limit}}) {
    auto problem = three_years();
    add(problem, "A", any_year(problem, 1, 0));
    add(problem, "B", any_year(problem, 1, 0));
    problem.interactions = {wrong};
    EXPECT_THROW(plan(problem), std::invalid_argument);
  }
}

// Each pair brings a little less than both: the worst there is.
RoadmapProblem on_the_same_things(std::size_t n) {
  std::mt19937 engine(11);
  auto problem = three_years();
  problem.funds.assign(3, 13.0 * static_cast<double>(n));
  problem.explain = false;
  for (std::size_t p = 0; p < n; ++p)
    add(problem, "P" + std::to_string(p),
        any_year(problem, 100 + test::below(engine, 50), 60 + test::below(engine, 50)));
  for (std::size_t p = 0; p < n; ++p)
    for (std::size_t q = p + 1; q < n; ++q)
      problem.interactions.push_back({p, q, -static_cast<double>(test::below(engine, 30))});
  return problem;
}

TEST(Plan, of_twelve_projects_on_the_same_things_is_proven_the_best) {
  auto problem = on_the_same_things(12);
  problem.time_limit = 600;  // whatever the machine and the sanitizers
  EXPECT_TRUE(planned(problem).proven);
}

TEST(Plan, of_thirty_projects_on_the_same_things_has_a_bound_when_time_runs_out) {
  auto problem = on_the_same_things(30);
  problem.time_limit = 1;
  const auto roadmap = planned(problem);
  EXPECT_GE(roadmap.bound, roadmap.value);
  EXPECT_GT(roadmap.value, 600) << "by far more than any four of them";
}

TEST(Plan, that_cannot_be_names_what_conflicts_and_nothing_else) {
  auto problem = three_years();
  problem.funds = {100, 100, 100};
  problem.days.assign(3, {10, 10, 10});
  for (const char *title : {"A", "B"})
    problem.projects[add(problem, title, {start_in(problem, 1, 5, 70)})].must = true;
  const auto c = add(problem, "C", any_year(problem, 5, 10, {1, 1, 1}));
  problem.projects[c].must = true;
  const auto roadmap = planned(problem);
  EXPECT_FALSE(roadmap.feasible);
  EXPECT_TRUE(roadmap.proven);
  EXPECT_EQ(
      english(roadmap.infeasible_reason),
      "No plan can keep to all of this: \"A\" must be done; \"B\" must be done; the own funds "
      "of 2027 (100).");
  for (const auto &decision : roadmap.decisions) EXPECT_FALSE(decision.start);
}

TEST(Plan, that_cannot_be_names_needs_exclusions_days_and_missing_starts) {
  const auto reason = [](const RoadmapProblem &problem) {
    const auto roadmap = plan(problem);
    EXPECT_FALSE(roadmap.feasible);
    return english(roadmap.infeasible_reason);
  };
  auto problem = three_years();
  add(problem, "A", any_year(problem, 5, 0));
  add(problem, "B", any_year(problem, 5, 0));
  problem.projects[0].must = true;

  auto needs = problem;
  needs.projects[0].needs = {1};
  needs.projects[0].excludes = {1};
  EXPECT_EQ(reason(needs),
            "No plan can keep to all of this: \"A\" must be done; \"A\" and \"B\" exclude each "
            "other; \"A\" needs \"B\", which must start no later.");
  auto no_start = problem;
  no_start.projects[0].starts.clear();
  EXPECT_EQ(reason(no_start),
            "No plan can keep to all of this: \"A\" must be done but has no start "
            "year for which all is known.");
  auto needs_nothing = problem;
  needs_nothing.projects[0].needs = {1};
  needs_nothing.projects[1].starts.clear();
  EXPECT_THAT(reason(needs_nothing),
              HasSubstr("\"A\" needs \"B\", which has no start year for which all is known"));
  auto days = problem;
  days.projects[0].starts = {start_in(problem, 2, 5, 0, {1, 12.5, 1})};
  days.days.assign(3, {12, 12, 12});
  EXPECT_THAT(reason(days), HasSubstr("the digital person-days of 2028 (12)"));
  auto owing = problem;
  owing.projects[0].must = false;
  owing.funds = {100, -1000, 1000};
  EXPECT_EQ(reason(owing), "No plan can keep to all of this: the own funds of 2027 (-1,000).");
  owing.carry_over = true;
  EXPECT_EQ(reason(owing),
            "No plan can keep to all of this: the own funds up to 2027 (-900 in all).");
}

TEST(Plan, never_takes_a_start_of_which_something_is_unknown) {
  auto problem = three_years();
  auto worth = start_in(problem, 0, unknown, 0), cost = start_in(problem, 1, 90, unknown);
  auto days = start_in(problem, 1, 90, 0, {0, unknown, 0}), known = start_in(problem, 2, 4, 0);
  add(problem, "A", {worth, cost, days, known});
  add(problem, "B", {worth, cost, days});
  const auto roadmap = planned(problem);
  EXPECT_EQ(years_of(problem, roadmap), (std::vector<int>{2028, 0}));
  EXPECT_THAT(english(roadmap.decisions[1].reason), HasSubstr("not known for any start year"));
  EXPECT_FALSE(roadmap.decisions[1].cost_of_forcing);
}

TEST(Plan, reads_short_lists_as_nothing_in_the_years_after_and_ignores_years_beyond) {
  auto problem = three_years();
  problem.funds = {10, 10, 10};
  Start start;
  start.year = 2026;
  start.value = 1;
  start.spending = {10, 10};
  Start beyond = start;
  beyond.value = 2;
  beyond.spending = {0, 0, 0, 1e9};
  add(problem, "A", {start});
  add(problem, "B", {beyond});
  EXPECT_EQ(planned(problem).spending, (std::vector<double>{10, 10, 0}));
}

TEST(Plan, without_any_list_of_limits_has_none) {
  auto problem = three_years();
  problem.funds.clear();
  problem.days.clear();
  add(problem, "A", any_year(problem, 1, 1e12, {1e6, 1e6, 1e6}));
  EXPECT_EQ(planned(problem).value, 1);
}

TEST(Plan, refuses_a_problem_that_contradicts_itself) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 1, 1));
  auto wrong = problem;
  wrong.projects[0].needs = {1};
  EXPECT_THROW(plan(wrong), std::invalid_argument);
  wrong = problem;
  wrong.projects[0].excludes = {0};
  EXPECT_THROW(plan(wrong), std::invalid_argument);
  wrong = problem;
  wrong.funds.pop_back();
  EXPECT_THROW(plan(wrong), std::invalid_argument);
  wrong = problem;
  wrong.net_savings = {1};
  EXPECT_THROW(plan(wrong), std::invalid_argument);
  wrong = problem;
  wrong.debt = {1};
  EXPECT_THROW(plan(wrong), std::invalid_argument);
}

TEST(Plan, out_of_time_at_once_still_has_a_plan_a_bound_and_no_proof_it_does_not_have) {
  std::mt19937 engine(7);
  auto problem = three_years();
  problem.funds = {9000, 9000, 9000};
  for (auto &year : problem.days) year = {600, 600, 600};
  problem.time_limit = 0.01;
  problem.explain = false;
  for (int p = 0; p < 400; ++p)
    add(problem, "P" + std::to_string(p),
        any_year(problem, 100 + test::below(engine, 50), 100 + test::below(engine, 50),
                 {5.0 + test::below(engine, 9), 5.0 + test::below(engine, 9),
                  5.0 + test::below(engine, 9)}));
  const auto roadmap = planned(problem);
  EXPECT_TRUE(roadmap.feasible);
  EXPECT_GT(roadmap.value, 0);
  EXPECT_GE(roadmap.bound, roadmap.value);
  EXPECT_EQ(roadmap.proven, roadmap.gap <= 1e-9);
  EXPECT_TRUE(std::isfinite(roadmap.gap));
}

// As a town would have it: three years of work per project, a few needs and exclusions, money for
// about half of it.
RoadmapProblem town(unsigned seed) {
  std::mt19937 engine(seed);
  RoadmapProblem problem;
  problem.years = {2026, 2027, 2028, 2029, 2030, 2031};
  problem.funds = {300e3, 320e3, 280e3, 300e3, 310e3, 300e3};
  problem.days.assign(6, {90, 70, 60});
  for (int p = 0; p < 30; ++p) {
    const double cost = 20e3 + 1000 * test::below(engine, 200);
    const double value = cost * (0.2 + 0.02 * test::below(engine, 100));
    std::array<double, 3> days{};
    for (auto &d : days) d = 5 + test::below(engine, 25);
    std::vector<Start> starts;
    for (std::size_t y = 0; y < 6; ++y) {
      Start start = start_in(problem, y, std::round(value * std::pow(0.96, y)), 0.7 * cost, days);
      if (y + 1 < 6) start.spending[y + 1] = 0.3 * cost;
      for (std::size_t later = y + 1; later < 6; ++later) start.days[later] = {1, 2, 1};
      starts.push_back(start);
    }
    add(problem, "Project " + std::to_string(p), starts);
    if (p > 4 && p % 4 == 0)
      problem.projects.back().needs.push_back(static_cast<std::size_t>(test::below(engine, p)));
    if (p > 4 && p % 5 == 0)
      problem.projects.back().excludes.push_back(static_cast<std::size_t>(test::below(engine, p)));
  }
  problem.projects[3].must = true;
  return problem;
}

TEST(Plan, of_thirty_projects_over_six_years_is_proven_the_best) {
  auto problem = town(1);
  problem.time_limit = 120;
  problem.explain = false;
  const auto roadmap = planned(problem);
  ASSERT_TRUE(roadmap.feasible);
  EXPECT_TRUE(roadmap.proven);
  EXPECT_EQ(roadmap.gap, 0);
  const auto years = years_of(problem, roadmap);
  const auto left_out = std::count(years.begin(), years.end(), 0);
  EXPECT_GT(left_out, 5);
  EXPECT_LT(left_out, 25);
  std::cout << "proven in " << roadmap.seconds << " s, " << left_out << " left out\n";
}

TEST(Plan, of_thirty_projects_is_explained_and_its_reasons_hold) {
  const auto problem = town(1);
  const auto roadmap = planned(problem);
  for (std::size_t p = 0; p < problem.projects.size(); ++p) {
    const auto &decision = roadmap.decisions[p];
    if (decision.start) {
      EXPECT_EQ(decision.cost_of_forcing, 0);
      continue;
    }
    EXPECT_NE(english(decision.reason), "");
    if (decision.reason.kind == Reason::Kind::displaces) {
      EXPECT_GT(*decision.cost_of_forcing, 0);
    }
  }
  std::cout << "planned and explained in " << roadmap.seconds << " s\n";
}

}  // namespace
}  // namespace jalon
