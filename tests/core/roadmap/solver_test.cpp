// Proves: solve() finds published optima, tells optimal from infeasible from unbounded from
// stopped, is never worse than its starting point, is silent, and gives the same thing twice.
#include "core/roadmap/solver.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <cmath>
#include <fstream>
#include <string>

namespace jalon {
namespace {

using Status = MixedSolution::Status;
constexpr double unlimited = MixedProgram::unlimited;

struct Knapsack {
  MixedProgram program;
  double optimum = 0;
};

// "n m optimum", n values, m rows of n weights, m capacities.
Knapsack read_knapsack(std::istream &in) {
  std::size_t n = 0, m = 0;
  Knapsack k;
  in >> n >> m >> k.optimum;
  k.program.columns.resize(n);
  for (auto &column : k.program.columns) in >> column.objective;
  k.program.rows.resize(m);
  for (auto &row : k.program.rows)
    for (std::size_t c = 0; c < n; ++c) {
      row.terms.push_back({c, 0});
      in >> row.terms.back().coefficient;
    }
  for (auto &row : k.program.rows) in >> row.upper;
  EXPECT_TRUE(in) << "the data file is shorter than it says";
  return k;
}

Knapsack knapsack(const std::string &file) {
  std::ifstream in(std::string(TEST_DATA) + "/" + file);
  return read_knapsack(in);
}

void expect_solved(const Knapsack &k, const std::string &what) {
  const auto s = solve(k.program, {});
  EXPECT_EQ(s.status, Status::optimal) << what;
  EXPECT_NEAR(s.objective, k.optimum, 1e-6) << what;
  EXPECT_EQ(s.bound, s.objective) << what;
  EXPECT_TRUE(k.program.accepts(s.values)) << what;
}

TEST(Solver, reaches_the_published_optimum_of_weingartner_1) {
  const auto k = knapsack("weing1.dat");
  ASSERT_EQ(k.optimum, 141278);
  expect_solved(k, "weing1");
}

TEST(Solver, reaches_the_published_optimum_of_shi_1) {
  const auto k = knapsack("weish01.dat");
  ASSERT_EQ(k.optimum, 4554);
  expect_solved(k, "weish01");
}

TEST(Solver, reaches_the_published_optima_of_petersens_seven_problems) {
  std::ifstream in(std::string(TEST_DATA) + "/mknap1.txt");
  int count = 0;
  in >> count;
  ASSERT_EQ(count, 7);
  const double published[] = {3800, 8706.1, 4015, 6120, 12400, 10618, 16537};
  for (int i = 0; i < count; ++i) {
    const auto k = read_knapsack(in);
    EXPECT_EQ(k.optimum, published[i]);
    expect_solved(k, "mknap1, problem " + std::to_string(i + 1));
  }
}

TEST(Solver, solves_without_integers_and_to_a_minimum) {
  MixedProgram p;
  p.maximise = false;  // 3x + 2y, x + y >= 4, x <= 2.5 y: cheapest is all y
  p.columns = {{3, 1, unlimited, false}, {2, 0, unlimited, false}};
  p.rows = {{4.5, unlimited, {{0, 1}, {1, 1}}}};
  const auto s = solve(p, {});
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_NEAR(s.values[0], 1, 1e-9);
  EXPECT_NEAR(s.values[1], 3.5, 1e-9);
  EXPECT_NEAR(s.objective, 10, 1e-9);
}

TEST(Solver, mixes_integers_with_others) {
  MixedProgram p;  // 2x + y, x whole, x + y <= 3.5, x <= 2.7
  p.columns = {{2, 0, 2.7, true}, {1, 0, unlimited, false}};
  p.rows = {{-unlimited, 3.5, {{0, 1}, {1, 1}}}};
  const auto s = solve(p, {});
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_EQ(s.values[0], 2);
  EXPECT_NEAR(s.values[1], 1.5, 1e-9);
}

TEST(Solver, tells_infeasible_whether_the_relaxation_shows_it_or_not) {
  MixedProgram relaxed;
  relaxed.columns = {{1, 0, 1, true}, {2, 0, 1, true}};
  relaxed.rows = {{2.5, 9, {{0, 1}, {1, 1}}}};
  EXPECT_EQ(solve(relaxed, {}).status, Status::infeasible);
  MixedProgram parity;
  parity.columns = {{1, 0, 5, true}, {2, 0, 5, true}};
  parity.rows = {{7, 7, {{0, 2}, {1, 2}}}};
  EXPECT_EQ(solve(parity, {}).status, Status::infeasible);
  EXPECT_TRUE(solve(parity, {}).values.empty());
}

TEST(Solver, tells_unbounded_from_infeasible) {
  for (const bool integer : {false, true}) {
    MixedProgram p;
    p.columns = {{1, 0, unlimited, integer}, {1, 0, 4, false}};
    p.rows = {{-unlimited, 3, {{0, -1}, {1, 1}}}};
    EXPECT_EQ(solve(p, {}).status, Status::unbounded) << integer;
    p.rows.clear();
    EXPECT_EQ(solve(p, {}).status, Status::unbounded) << integer;
    p.rows = {{2, 2, {{1, 0}}}};
    EXPECT_EQ(solve(p, {}).status, Status::infeasible) << integer;
  }
}

TEST(Solver, answers_for_no_columns_and_for_no_rows) {
  MixedProgram p;
  EXPECT_EQ(solve(p, {}).status, Status::optimal);
  EXPECT_EQ(solve(p, {}).objective, 0);
  p.rows = {{1, 2, {}}};
  EXPECT_EQ(solve(p, {}).status, Status::infeasible);
  p.rows.clear();
  p.columns = {{3, 0, 1, true}, {-3, 0, 1, true}};
  EXPECT_EQ(solve(p, {}).objective, 3);
}

TEST(Solver, adds_up_a_column_that_a_row_names_twice) {
  MixedProgram p;
  p.columns = {{1, 0, 10, true}};
  p.rows = {{-unlimited, 9, {{0, 1}, {0, 1}}}};
  EXPECT_EQ(solve(p, {}).objective, 4);
}

TEST(Solver, keeps_its_care_whatever_the_units) {
  for (const double unit : {1e-6, 1.0, 1e9}) {
    MixedProgram p;
    p.columns = {{2 * unit, 0, 1, true}, {2.000001 * unit, 0, 1, true}, {-unit, 0, 1, true}};
    p.rows = {{-unlimited, unit, {{0, unit}, {1, unit}, {2, -0.5 * unit}}}};
    const auto s = solve(p, {});
    ASSERT_EQ(s.status, Status::optimal) << unit;
    EXPECT_EQ(s.values, (std::vector<double>{0, 1, 0})) << unit;
  }
}

TEST(Solver, holds_a_small_limit_beside_a_large_coefficient) {
  MixedProgram p;
  p.columns = {{5, 0, 1, true}, {4, 0, 1, true}, {1e6, 0, 1, true}};
  p.rows = {{-unlimited, 100, {{0, 60}, {1, 40.1}, {2, 1e9}}}};
  const auto s = solve(p, {});
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_EQ(s.values, (std::vector<double>{1, 0, 0}));
}

// Equal weights and an odd capacity: hopeless for branching within any short time.
MixedProgram hard() {
  MixedProgram p;
  for (int i = 0; i < 60; ++i) p.columns.push_back({100.0 + (i * 7919) % 97, 0, 1, true});
  for (int r = 0; r < 8; ++r) {
    MixedProgram::Row row{-unlimited, 1500, {}};
    for (std::size_t i = 0; i < 60; ++i)
      row.terms.push_back(
          {i, 40.0 + static_cast<double>(
                         (i * 7919 + static_cast<std::size_t>(r) * 104729 * (i + 1)) % 61)});
    p.rows.push_back(row);
  }
  return p;
}

TEST(Solver, stopped_by_the_time_limit_says_so_and_keeps_bound_and_start_in_order) {
  const auto p = hard();
  SolverLimits limits;
  limits.seconds = 0.01;
  std::vector<double> start(p.columns.size(), 0);
  start[0] = start[1] = 1;
  ASSERT_TRUE(p.accepts(start));
  const auto s = solve(p, limits, start);
  EXPECT_EQ(s.status, Status::feasible);
  EXPECT_TRUE(p.accepts(s.values));
  EXPECT_GE(s.objective, p.objective_of(start));
  EXPECT_GE(s.bound, s.objective);
  EXPECT_LT(s.seconds, 5);
}

TEST(Solver, ignores_a_start_that_the_program_does_not_accept) {
  auto k = knapsack("weish01.dat");
  const auto s = solve(k.program, {}, std::vector<double>(k.program.columns.size(), 1));
  EXPECT_EQ(s.objective, k.optimum);
}

TEST(Solver, stops_at_the_gap_asked_for) {
  const auto k = knapsack("weish01.dat");
  SolverLimits limits;
  limits.gap = 0.05;
  const auto s = solve(k.program, limits);
  ASSERT_FALSE(s.values.empty());
  EXPECT_GE(s.objective, 0.95 * k.optimum - 1);
  EXPECT_GE(s.bound, k.optimum - 1e-6);
}

TEST(Solver, gives_the_same_solution_twice_and_the_same_optimum_on_two_threads) {
  const auto k = knapsack("weing1.dat");
  EXPECT_EQ(solve(k.program, {}).values, solve(k.program, {}).values);
  SolverLimits two;
  two.threads = 2;
  EXPECT_EQ(solve(k.program, two).objective, k.optimum);
}

TEST(Solver, writes_nothing_and_leaves_control_c_to_the_program) {
  struct sigaction before {
  }, after{};
  sigaction(SIGINT, nullptr, &before);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const auto k = knapsack("weish01.dat");
  solve(k.program, {}, std::vector<double>(k.program.columns.size(), 0));
  SolverLimits short_limit;
  short_limit.seconds = 0.01;
  solve(hard(), short_limit);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

TEST(Solver, refuses_a_row_that_names_no_column_or_no_number) {
  MixedProgram p;
  p.columns = {{1, 0, 1, true}};
  p.rows = {{0, 1, {{1, 1}}}};
  EXPECT_THROW(solve(p, {}), std::invalid_argument);
  p.rows = {{0, 1, {{0, std::nan("")}}}};
  EXPECT_THROW(solve(p, {}), std::invalid_argument);
}

TEST(MixedProgram, accepts_what_keeps_to_bounds_rows_and_integrality_only) {
  MixedProgram p;
  p.columns = {{1, 0, 2, true}, {1, 0, 2, false}};
  p.rows = {{1, 3, {{0, 1}, {1, 1}}}};
  EXPECT_TRUE(p.accepts({1, 1.5}));
  EXPECT_FALSE(p.accepts({1.5, 1}));
  EXPECT_FALSE(p.accepts({0, 0.5}));
  EXPECT_FALSE(p.accepts({2, 1.5}));
  EXPECT_FALSE(p.accepts({3, 0}));
  EXPECT_FALSE(p.accepts({1}));
  EXPECT_FALSE(p.accepts({1, std::nan("")}));
}

}  // namespace
}  // namespace jalon
