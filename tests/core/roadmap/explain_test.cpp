// Proves: the sentences about projects left out or late, on problems where they can be foretold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"

namespace jalon {
namespace {

using test::add;
using test::any_year;
using test::start_in;
using test::three_years;

std::string said(const RoadmapProblem &problem, std::size_t project) {
  return english(plan(problem).decisions[project].reason);
}

TEST(Explain, says_of_a_project_that_is_in_at_its_best_year_that_it_is) {
  auto problem = three_years();
  add(problem, "A", {start_in(problem, 0, 10, 0), start_in(problem, 2, 12, 0)});
  add(problem, "B", {start_in(problem, 0, 12, 0), start_in(problem, 2, 12, 0)});
  add(problem, "C", {start_in(problem, 1, 1, 0)});
  add(problem, "D", any_year(problem, 10, 0));
  problem.projects[3].must = true;
  EXPECT_EQ(said(problem, 0), "It is worth most when started in 2028.");
  EXPECT_THAT(said(problem, 1), testing::StartsWith("In no year would it be worth more than"));
  EXPECT_EQ(said(problem, 2), "It can only start in 2027.");
  EXPECT_EQ(said(problem, 3), "It must be done. It is worth most when started in 2026.");
}

TEST(Explain, says_beside_what_a_project_is_worth_less_than_it_adds) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 100, 0));
  const auto b = add(problem, "B", any_year(problem, 30, 0));
  add(problem, "C", any_year(problem, 50, 0));
  problem.interactions = {{0, b, -45}, {b, 2, 5}};
  const auto roadmap = plan(problem);
  EXPECT_EQ(roadmap.value, 150);
  EXPECT_EQ(roadmap.decisions[b].cost_of_forcing, 10);
  EXPECT_EQ(english(roadmap.decisions[b].reason),
            "It would take from the plan at least as much as it adds: alone, started in 2026, it "
            "is worth 30; together with \"A\" it is worth 45 less than the sum of both; together "
            "with \"C\" it is worth 5 more than the sum of both.");
}

TEST(Explain, names_limits_and_losses_beside_others_where_both_keep_a_project_out) {
  auto problem = three_years();
  problem.funds = {100, 0, 0};
  add(problem, "A", {start_in(problem, 0, 100, 80)});
  const auto b = add(problem, "B", {start_in(problem, 0, 30, 80)});
  problem.interactions = {{0, b, -40}};
  EXPECT_EQ(
      said(problem, b),
      "Taking it would cost the plan 70 of value: in the best plan with it, which starts it in "
      "2026, \"A\" would leave the plan. What keeps it from simply being added: the own funds of "
      "2026 (100, where 160 would be needed); together with \"A\" it is worth 40 less than the "
      "sum of both.");
}

TEST(Explain, names_the_savings_and_the_debt_that_keep_a_project_out) {
  auto problem = three_years();
  problem.net_savings = {10, 10, 10};
  problem.debt = {500, 500, 500};
  add(problem, "A", {start_in(problem, 0, 100, 0)});
  const auto b = add(problem, "B", {start_in(problem, 0, 30, 0)});
  auto &a_start = problem.projects[0].starts[0], &b_start = problem.projects[b].starts[0];
  a_start.net_savings = {0, 6, 6};
  b_start.net_savings = {0, 5, 4};
  a_start.debt = {300, 290, 280};
  b_start.debt = {100, 250, 90};
  EXPECT_EQ(said(problem, b),
            "Taking it would cost the plan 70 of value: in the best plan with it, which starts it "
            "in 2026, \"A\" would leave the plan. What keeps it from simply being added: what net "
            "savings leave in 2027 (10, where 11 would be needed); the room for debt of 2027 (500, "
            "where 540 would be needed).");
  b_start.debt[0] = 501;
  EXPECT_EQ(said(problem, b),
            "No plan can include it and keep to all of this: the room for debt of 2026 (500).");
}

TEST(Explain, says_what_carries_a_project_that_is_worth_nothing_alone) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 100, 0));
  const auto b = add(problem, "B", any_year(problem, -10, 0));
  problem.interactions = {{b, 0, 25}};
  EXPECT_EQ(said(problem, b),
            "It is in the plan because together with \"A\" it is worth 25 more than the sum of "
            "both; its own value is -10.");
}

TEST(Explain, says_that_a_project_is_worth_nothing_and_what_forcing_it_would_cost) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, -1500, 0));
  const auto roadmap = plan(problem);
  EXPECT_EQ(english(roadmap.decisions[0].reason),
            "Its collective value is not positive at any start year (best: -1,500, starting in "
            "2026).");
  EXPECT_EQ(roadmap.decisions[0].cost_of_forcing, 1500);
}

TEST(Explain, says_that_there_is_no_start_year) {
  auto problem = three_years();
  add(problem, "A", {});
  EXPECT_EQ(said(problem, 0), "It has no possible start year.");
}

TEST(Explain, says_what_would_leave_the_plan_at_what_price_and_for_want_of_what) {
  auto problem = three_years();
  problem.funds = {0, 150000, 0};
  add(problem, "A", {start_in(problem, 1, 225000, 100000)});
  const auto b = add(problem, "B", {start_in(problem, 1, 100000, 75000)});
  EXPECT_EQ(
      said(problem, b),
      "Taking it would cost the plan 125,000 of value: in the best plan with it, which starts "
      "it in 2027, \"A\" would leave the plan. What keeps it from simply being added: the own "
      "funds of 2027 (150,000, where 175,000 would be needed).");
}

TEST(Explain, says_what_would_move_and_what_would_come_in) {
  auto problem = three_years();
  problem.days.assign(3, {10, 100, 100});
  add(problem, "A",
      {start_in(problem, 0, 50, 0, {10, 0, 0}), start_in(problem, 1, 20, 0, {10, 0, 0})});
  const auto b = add(problem, "B", {start_in(problem, 0, 15, 0, {2.5, 0, 0})});
  const auto c = add(problem, "C", any_year(problem, -5, 0));
  problem.projects[b].needs = {c};
  EXPECT_EQ(said(problem, b),
            "Taking it would cost the plan 20 of value: in the best plan with it, which starts it "
            "in 2026, \"C\" would come into the plan; \"A\" would start in 2027 instead of 2026. "
            "What keeps it from simply being added: \"B\" needs \"C\", which must start no later; "
            "the business person-days of 2026 (10, where 12.5 would be needed).");
}

TEST(Explain, says_that_it_excludes_what_is_in_the_plan) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 50, 0));
  const auto b = add(problem, "B", any_year(problem, 30, 0));
  problem.projects[b].excludes = {0};
  EXPECT_EQ(
      said(problem, b),
      "Taking it would cost the plan 20 of value: in the best plan with it, which starts it in "
      "2026, \"A\" would leave the plan. What keeps it from simply being added: \"A\" and "
      "\"B\" exclude each other.");
}

TEST(Explain, says_which_constraint_makes_a_project_impossible) {
  auto problem = three_years();
  problem.funds = {100, 100, 100};
  add(problem, "A", {start_in(problem, 1, 50, 100.5)});
  const auto roadmap = plan(problem);
  EXPECT_EQ(english(roadmap.decisions[0].reason),
            "No plan can include it and keep to all of this: the own funds of 2027 (100).");
  EXPECT_FALSE(roadmap.decisions[0].cost_of_forcing);
}

TEST(Explain, says_that_what_must_be_done_makes_a_project_impossible) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 1, 0));
  add(problem, "B", any_year(problem, 100, 0));
  problem.projects[0].must = true;
  problem.projects[0].excludes = {1};
  EXPECT_EQ(said(problem, 1),
            "No plan can include it and keep to all of this: \"A\" must be done; \"A\" and \"B\" "
            "exclude each other.");
}

TEST(Explain, says_that_another_plan_is_worth_as_much) {
  auto problem = three_years();
  problem.funds = {10, 0, 0};
  add(problem, "A", {start_in(problem, 0, 5, 10)});
  add(problem, "B", {start_in(problem, 0, 5, 10)});
  const auto roadmap = plan(problem);
  const std::size_t out = roadmap.decisions[0].start ? 1 : 0;
  EXPECT_EQ(roadmap.decisions[out].cost_of_forcing, 0);
  EXPECT_EQ(english(roadmap.decisions[out].reason),
            "It is a tie: another plan, with this project, would be worth exactly as much. It "
            "would start in 2026, and \"" +
                problem.projects[1 - out].title +
                "\" would leave the plan. Both cannot be had: the own funds of 2026 (10, where 20 "
                "would be needed).");
}

TEST(Explain, says_of_what_the_plan_brings_already_that_it_would_bring_nothing_more) {
  auto problem = three_years();
  add(problem, "Sectors", {start_in(problem, 0, 50, 0)});
  const auto leaks = add(problem, "Leaks", {start_in(problem, 0, 30, 0)});
  problem.interactions = {{0, 1, -30}};
  const auto roadmap = plan(problem);
  EXPECT_EQ(roadmap.decisions[leaks].reason.kind, Reason::Kind::adds_nothing);
  EXPECT_EQ(said(problem, leaks),
            "Added to the plan it would bring nothing more: alone, started in 2026, it would be "
            "worth 30, but the plan brings that already (together with \"Sectors\" it is worth 30 "
            "less than the sum of both).");
}

TEST(Explain, says_why_a_project_does_not_start_in_its_best_year) {
  auto problem = three_years();
  problem.funds = {100, 100, 0};
  add(problem, "A", {start_in(problem, 0, 50, 80), start_in(problem, 1, 10, 80)});
  const auto b = add(problem, "B", {start_in(problem, 0, 30, 80), start_in(problem, 1, 25, 80)});
  EXPECT_EQ(said(problem, b),
            "Its best start year would be 2026, but starting it then would cost the plan 35 of "
            "value: in the best plan that does, \"A\" would start in 2027 instead of 2026. What "
            "keeps it from simply being moved: the own funds of 2026 (100, where 160 would be "
            "needed).");
}

TEST(Explain, says_what_makes_the_best_year_impossible) {
  auto problem = three_years();
  problem.carry_over = true;
  problem.funds = {50, 50, 50};
  add(problem, "A", any_year(problem, 50, 100));
  EXPECT_EQ(said(problem, 0),
            "Its best start year would be 2026, but no plan can start it then and keep to all of "
            "this: the own funds of 2026 (50).");
}

TEST(Explain, names_a_few_of_the_limits_and_of_the_moves_and_counts_the_others) {
  auto problem = three_years();
  problem.days.assign(3, {40, 40, 40});
  problem.funds = {400, 400, 400};
  for (const char *title : {"A", "B", "C", "D"}) {
    auto late = start_in(problem, 1, 90, 100, {10, 10, 10});
    add(problem, title, {start_in(problem, 0, 100, 100, {10, 10, 10}), late});
  }
  const auto e = add(problem, "E", {start_in(problem, 0, 5, 400, {40, 40, 40})});
  EXPECT_EQ(
      said(problem, e),
      "Taking it would cost the plan 35 of value: in the best plan with it, which starts it in "
      "2026, \"A\" would start in 2027 instead of 2026; \"B\" would start in 2027 instead of "
      "2026; the start years of 2 others would change. What keeps it from simply being added: "
      "the own funds of 2026 (400, where 800 would be needed); the business person-days of "
      "2026 (40, where 80 would be needed); 2 other limits.");
}

TEST(Explain, names_the_account_when_funds_are_carried_over) {
  auto problem = three_years();
  problem.carry_over = true;
  problem.funds = {50, 50, 50};
  add(problem, "A", {start_in(problem, 2, 50, 151)});
  EXPECT_EQ(
      said(problem, 0),
      "No plan can include it and keep to all of this: the own funds up to 2028 (150 in all).");
}

TEST(Explain, uses_the_id_of_a_project_without_title) {
  auto problem = three_years();
  add(problem, "A", any_year(problem, 50, 0));
  problem.projects[0].title.clear();
  add(problem, "B", any_year(problem, 30, 0));
  problem.projects[1].excludes = {0};
  EXPECT_THAT(said(problem, 1), testing::HasSubstr("\"A\" would leave the plan"));
}

TEST(Explain, says_nothing_when_it_is_not_asked_to) {
  auto problem = three_years();
  problem.funds = {1, 1, 1};
  add(problem, "A", any_year(problem, 50, 10));
  problem.explain = false;
  const auto roadmap = plan(problem);
  EXPECT_EQ(english(roadmap.decisions[0].reason), "");
  EXPECT_FALSE(roadmap.decisions[0].cost_of_forcing);
}

TEST(Explain, out_of_time_gives_bounds_and_says_that_the_search_was_stopped) {
  std::mt19937 engine(7);
  auto problem = three_years();
  problem.funds = {9000, 9000, 9000};
  for (auto &year : problem.days) year = {600, 600, 600};
  problem.time_limit = 0.01;
  for (int p = 0; p < 150; ++p)
    add(problem, "P" + std::to_string(p),
        any_year(problem, 100 + test::below(engine, 50), 300 + test::below(engine, 50),
                 {5.0 + test::below(engine, 9), 5.0 + test::below(engine, 9),
                  5.0 + test::below(engine, 9)}));
  const auto roadmap = plan(problem);
  EXPECT_EQ(violations(problem, roadmap), std::vector<std::string>{});
  bool stopped_somewhere = false;
  for (const auto &decision : roadmap.decisions) {
    if (decision.start) continue;
    const auto text = english(decision.reason);
    EXPECT_NE(text, "");
    const bool stopped = decision.reason.kind == Reason::Kind::displaces_at_least;
    if (stopped) {
      EXPECT_LE(std::get<double>(decision.reason.arguments[0]),
                std::get<double>(decision.reason.arguments[1]));
      EXPECT_THAT(text, testing::HasSubstr("stopped by the time limit"));
    }
    stopped_somewhere =
        stopped_somewhere || stopped || decision.reason.kind == Reason::Kind::displaces_at_most;
  }
  EXPECT_TRUE(stopped_somewhere);
}

}  // namespace
}  // namespace jalon
