// Proves: the judge of plans finds every kind of fault in a plan written by hand, and no fault in a
// sound one.
#include "core/roadmap/constraint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"

namespace jalon {
namespace {

using test::add;
using test::any_year;
using test::start_in;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Case {
  RoadmapProblem problem = test::three_years();
  Roadmap roadmap;
};

// A in 2026, B in 2027, C left out: 30 + 20 of value, within all limits.
Case sound() {
  Case c;
  c.problem.funds = {100, 100, 100};
  c.problem.days.assign(3, {10, 10, 10});
  add(c.problem, "A", {start_in(c.problem, 0, 30, 100, {1, 2, 3})});
  add(c.problem, "B", {start_in(c.problem, 1, 20, 80, {4, 5, 6})});
  add(c.problem, "C", {start_in(c.problem, 1, 10, 80, {4, 5, 6})});
  c.roadmap.feasible = true;
  c.roadmap.decisions.resize(3);
  c.roadmap.decisions[0].start = c.roadmap.decisions[1].start = 0;
  c.roadmap.value = c.roadmap.bound = 50;
  c.roadmap.spending = {100, 80, 0};
  c.roadmap.days = {{1, 2, 3}, {4, 5, 6}, {0, 0, 0}};
  return c;
}

std::vector<std::string> wrong(const Case &c) {
  return violations(c.problem, c.roadmap);
}

TEST(Violations, are_none_in_a_sound_plan) {
  EXPECT_THAT(wrong(sound()), IsEmpty());
}

TEST(Violations, name_a_must_that_is_left_out) {
  auto c = sound();
  c.problem.projects[2].must = true;
  EXPECT_THAT(wrong(c), ElementsAre("not kept: \"C\" must be done"));
}

TEST(Violations, name_an_exclusion_said_by_either) {
  auto c = sound();
  c.problem.projects[1].excludes = {0};
  EXPECT_THAT(wrong(c), ElementsAre("not kept: \"A\" and \"B\" exclude each other"));
}

TEST(Violations, name_a_thing_of_which_more_is_taken_than_there_is) {
  auto c = sound();
  c.problem.rooms = {{{{0, 0.6}, {1, 0.5}, {2, 0.3}}}, {{{0, 0.7}, {1, 0.1}, {1, 0.2}}}};
  EXPECT_THAT(wrong(c), ElementsAre("not kept: there is no room on the same things for all of "
                                    "these: \"A\"; \"B\"; \"C\""));
}

TEST(Violations, name_a_need_that_is_missing_or_late) {
  auto c = sound();
  c.problem.projects[0].needs = {1};  // starts later
  c.problem.projects[1].needs = {2};  // not there
  c.problem.projects[2].needs = {1};  // not asked
  EXPECT_THAT(wrong(c),
              ElementsAre(HasSubstr("\"A\" needs \"B\""), HasSubstr("\"B\" needs \"C\"")));
  c = sound();
  c.problem.projects[1].needs = {0};
  EXPECT_THAT(wrong(c), IsEmpty());
}

TEST(Violations, name_the_year_in_which_funds_do_not_suffice) {
  auto c = sound();
  c.problem.funds = {100, 79, 0};
  EXPECT_THAT(wrong(c),
              ElementsAre("not kept: the own funds of 2027 (79, where 80 would be needed)"));
  c.problem.carry_over = true;
  EXPECT_THAT(wrong(c),
              ElementsAre("not kept: the own funds up to 2027 (179 in all, where 180 would be "
                          "needed)",
                          "not kept: the own funds up to 2028 (179 in all, where 180 would be "
                          "needed)"));
  c.problem.funds = {101, 79, 0};
  EXPECT_THAT(wrong(c), IsEmpty());
  c.problem.funds = {std::nan(""), test::free_of_limit, 0};
  EXPECT_THAT(wrong(c), IsEmpty());
}

TEST(Violations, name_the_skill_and_the_year_in_which_days_do_not_suffice) {
  auto c = sound();
  c.problem.days = {{0.5, 10, 10}, {10, 4, 10}, {10, 10, 10}};
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("business person-days of 2026 (0.5, where 1"),
                                    HasSubstr("digital person-days of 2027 (4, where 5")));
  c = sound();
  c.problem.days[1][2] = 5.9;
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("steering person-days of 2027")));
}

TEST(Violations, name_the_year_in_which_savings_or_the_room_for_debt_do_not_suffice) {
  auto c = sound();
  c.problem.net_savings = {test::free_of_limit, 50, 50};
  c.problem.debt = {1000, 900, std::nan("")};
  auto &a = c.problem.projects[0].starts[0], &b = c.problem.projects[1].starts[0];
  a.net_savings = {999, 30, -10};
  a.debt = {1000, 600};
  b.net_savings = {0, 21, 60};
  b.debt = {0, 400, 1e9};
  EXPECT_THAT(
      wrong(c),
      ElementsAre("not kept: what net savings leave in 2027 (50, where 51 would be needed)",
                  "not kept: the room for debt of 2027 (900, where 1,000 would be needed)"));
  // Nothing of a year remains for the next, whatever the purse does.
  c.problem.carry_over = true;
  EXPECT_THAT(wrong(c), testing::SizeIs(2));
  b.net_savings[1] = 20;
  b.debt[1] = 300;
  EXPECT_THAT(wrong(c), IsEmpty());
  b.debt[1] = std::nan("");
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("not all is known")));
}

TEST(Violations, forgive_rounding_and_nothing_more) {
  auto c = sound();
  c.problem.funds[0] = 100 * (1 - 1e-9);
  EXPECT_THAT(wrong(c), IsEmpty());
  c.problem.funds[0] = 100 * (1 - 1e-5);
  EXPECT_THAT(wrong(c), testing::SizeIs(1));
}

TEST(Violations, name_totals_that_are_not_those_of_the_decisions) {
  auto c = sound();
  c.roadmap.value = c.roadmap.bound = 51;
  EXPECT_THAT(wrong(c), ElementsAre("the value is given as 51, the projects make 50"));
  c = sound();
  c.roadmap.spending[1] = 79;
  EXPECT_THAT(wrong(c), ElementsAre("the spending in 2027 is given as 79, the projects make 80"));
  c = sound();
  c.roadmap.days[1][0] = 0;
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("the person-days in 2027")));
  c = sound();
  c.roadmap.days.clear();
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("not given for every year")));
  c = sound();
  c.roadmap.bound = 49;
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("the gap"), HasSubstr("bound is below")));
}

TEST(Violations, name_decisions_that_make_no_sense) {
  auto c = sound();
  c.roadmap.decisions.pop_back();
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("one decision per project")));
  c = sound();
  c.roadmap.decisions[1].start = 1;
  EXPECT_THAT(wrong(c), ElementsAre("\"B\" has no such start"));
  c = sound();
  c.problem.projects[0].starts[0].value = std::nan("");
  EXPECT_THAT(wrong(c), ElementsAre(HasSubstr("not all is known")));
  c = sound();
  c.roadmap.feasible = false;
  EXPECT_THAT(wrong(c), testing::SizeIs(2));
}

TEST(Constraints, are_listed_once_each_and_only_where_they_limit) {
  auto c = sound();
  c.problem.projects[0].excludes = {1, 1};
  c.problem.projects[1].excludes = {0};
  c.problem.projects[2].needs = {0, 0};
  c.problem.funds[2] = test::free_of_limit;
  c.problem.days.clear();
  EXPECT_EQ(constraints_of(c.problem).size(), 1 + 1 + 2u);
  c.problem.net_savings = {1, 2, test::free_of_limit};
  c.problem.debt = {0, std::nan(""), test::free_of_limit};
  EXPECT_EQ(constraints_of(c.problem).size(), 4 + 2 + 1u);
}

}  // namespace
}  // namespace jalon
