#include "core/roadmap/model.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace jalon {
namespace {

using Row = MixedProgram::Row;

// Said with one 0-or-1 column per project and start, and rewritten at the end with columns "started
// in this way or in one that comes before it" (its running sum). The two are equivalent, also
// without the integers; but to branch on the second halves the years instead of striking out a
// single one, which was twelve times faster on thirty projects over six years.
class Model {
 public:
  Model(const RoadmapProblem &problem, const PlanQuestion &question)
      : problem_(problem),
        question_(question),
        columns_(problem.projects.size()),
        needed_by_(problem.projects.size()),
        beside_(problem.projects.size()) {
    add_columns();
    for (std::size_t p = 0; p < columns_.size(); ++p) add_once(p);
    for (std::size_t p = 0; p < columns_.size(); ++p) add_worthless(p);
    for (const auto &constraint : question.kept) add(constraint);
    rewrite();
    add_interactions();
  }

  const MixedProgram &program() const { return by_then_; }
  std::vector<double> first_guess() const;
  Choice choice(const std::vector<double> &values) const;

 private:
  struct Way {
    std::size_t start, column;
  };

  // Worth nothing and asked for by nobody: not even a column.
  bool offered(std::size_t p, const Start &start) const {
    return usable(start, problem_.years.size()) &&
           (start.value > 0 || problem_.projects[p].must || question_.project == p ||
            !needed_by_[p].empty() || gains_somewhere(p));
  }

  bool gains_somewhere(std::size_t p) const {
    return std::any_of(beside_[p].begin(), beside_[p].end(),
                       [](const Beside &b) { return b.value > 0; });
  }

  void add_columns() {
    for (const auto &[a, b, value] : problem_.interactions) {
      beside_[a].push_back({b, value});
      beside_[b].push_back({a, value});
    }
    for (std::size_t p = 0; p < columns_.size(); ++p)
      for (const auto q : problem_.projects[p].needs) needed_by_[q].push_back(p);
    for (std::size_t p = 0; p < columns_.size(); ++p)
      for (std::size_t s = 0; s < problem_.projects[p].starts.size(); ++s) {
        const Start &start = problem_.projects[p].starts[s];
        if (!offered(p, start)) continue;
        if (question_.project == p && question_.start && question_.start != s) continue;
        columns_[p].push_back({s, 0});
      }
    for (std::size_t p = 0; p < columns_.size(); ++p) {
      const auto &starts = problem_.projects[p].starts;
      std::stable_sort(columns_[p].begin(), columns_[p].end(), [&](const Way &a, const Way &b) {
        return starts[a.start].year < starts[b.start].year;
      });
      for (auto &way : columns_[p]) {
        way.column = program_.columns.size();
        program_.columns.push_back({question_.any ? 0 : starts[way.start].value, 0, 1, true});
      }
    }
  }

  // Column by column of a project, those for which `keep` holds.
  template <class Keep>
  void put(Row &row, std::size_t p, double coefficient, Keep keep) const {
    for (const auto &[s, column] : columns_[p])
      if (keep(problem_.projects[p].starts[s])) row.terms.push_back({column, coefficient});
  }

  void add_once(std::size_t p) {
    Row once{question_.project == p ? 1.0 : 0.0, 1, {}};
    put(once, p, 1, [](const Start &) { return true; });
    program_.rows.push_back(once);
  }

  void add_worthless(std::size_t p) {
    if (problem_.projects[p].must || question_.project == p) return;
    Row worthless{-MixedProgram::unlimited, 0, {}};
    put(worthless, p, 1, [](const Start &start) { return start.value <= 0; });
    if (worthless.terms.empty()) return;
    for (const auto other : needed_by_[p])
      put(worthless, other, -1, [](const Start &) { return true; });
    for (const auto &[other, value] : beside_[p])
      if (value > 0) put(worthless, other, -1, [](const Start &) { return true; });
    program_.rows.push_back(worthless);
  }

  void add(const Constraint &c) {
    const auto always = [](const Start &) { return true; };
    if (c.kind == Constraint::Kind::must) {
      Row row{1, 1, {}};
      put(row, c.first, 1, always);
      program_.rows.push_back(row);
    } else if (c.kind == Constraint::Kind::excludes) {
      Row row{-MixedProgram::unlimited, 1, {}};
      put(row, c.first, 1, always);
      put(row, c.second, 1, always);
      program_.rows.push_back(row);
    } else if (c.kind == Constraint::Kind::needs) {
      add_need(c.first, c.second);
    } else if (c.kind == Constraint::Kind::room) {
      Row row{-MixedProgram::unlimited, 1 + room_rounding / 2, {}};
      for (const auto &[project, share] : problem_.rooms[c.first].parts)
        put(row, project, share, always);
      program_.rows.push_back(row);
    } else {
      Row row{-MixedProgram::unlimited, account_of(problem_, c).available, {}};
      for (std::size_t p = 0; p < columns_.size(); ++p)
        for (const auto &[s, column] : columns_[p])
          if (const double use = used(problem_, c, problem_.projects[p].starts[s]); use != 0)
            row.terms.push_back({column, use});
      program_.rows.push_back(row);
    }
  }

  // For every year in which it may start: started by then <= the needed one started by then. Far
  // tighter, without the integers, than comparing start years.
  void add_need(std::size_t p, std::size_t needed) {
    std::vector<int> years;
    for (const auto &way : columns_[p])
      years.push_back(problem_.projects[p].starts[way.start].year);
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    for (const int year : years) {
      const auto by_then = [year](const Start &start) { return start.year <= year; };
      Row row{-MixedProgram::unlimited, 0, {}};
      put(row, p, 1, by_then);
      put(row, needed, -1, by_then);
      program_.rows.push_back(row);
    }
  }

  // x = this running sum - the one before it.
  void rewrite() {
    const auto n = program_.columns.size();
    std::vector<char> follows(n, 0);
    for (const auto &ways : columns_)
      for (std::size_t i = 1; i < ways.size(); ++i) follows[ways[i].column] = 1;
    by_then_ = program_;
    by_then_.rows.clear();
    for (std::size_t c = 0; c < n; ++c)
      if (follows[c]) {
        by_then_.columns[c - 1].objective -= program_.columns[c].objective;
        by_then_.rows.push_back({-MixedProgram::unlimited, 0, {{c - 1, 1}, {c, -1}}});
      }
    for (std::size_t r = 0; r < program_.rows.size(); ++r) {
      const Row &row = program_.rows[r];
      // "Once" is in the bounds of the last running sum.
      if (r < columns_.size() && row.lower == 0) continue;
      std::map<std::size_t, double> sums;
      double most = 0;
      for (const auto &[c, coefficient] : row.terms) {
        sums[c] += coefficient;
        if (follows[c]) sums[c - 1] -= coefficient;
        most = std::max(most, std::fabs(coefficient));
      }
      Row rewritten{row.lower, row.upper, {}};
      for (const auto &[c, sum] : sums)
        if (std::fabs(sum) > 1e-12 * most) rewritten.terms.push_back({c, sum});
      by_then_.rows.push_back(std::move(rewritten));
    }
  }

  // One column "both are in" per pair: the product of two columns that are 0 or 1. It would be that
  // at every optimum without being held to whole numbers; but with continuous columns the solver
  // was slower, and on some small problems ended without proof.
  void add_interactions() {
    if (question_.any) return;
    for (const auto &[first, second, value] : problem_.interactions) {
      if (columns_[first].empty() || columns_[second].empty() || value == 0) continue;
      const std::size_t a = columns_[first].back().column, b = columns_[second].back().column;
      const std::size_t both = by_then_.columns.size();
      by_then_.columns.push_back({value, 0, 1, true});
      pairs_.emplace_back(a, b);
      if (value < 0) {
        by_then_.rows.push_back({-MixedProgram::unlimited, 1, {{a, 1}, {b, 1}, {both, -1}}});
        continue;
      }
      by_then_.rows.push_back({-MixedProgram::unlimited, 0, {{both, 1}, {a, -1}}});
      by_then_.rows.push_back({-MixedProgram::unlimited, 0, {{both, 1}, {b, -1}}});
    }
  }

  const RoadmapProblem &problem_;
  const PlanQuestion &question_;
  std::vector<std::vector<Way>> columns_;  // by project
  std::vector<std::vector<std::size_t>> needed_by_;
  std::vector<std::vector<Beside>> beside_;                 // by project
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;  // "chosen at all" of both
  MixedProgram program_, by_then_;
};

// What has to be in first, then the plan nearby, then the most valuable, whatever still fits: a
// plan to fall back on when the time limit is short. Rows that ask for something may remain unmet;
// the solver then does not take it.
std::vector<double> Model::first_guess() const {
  const auto n = program_.columns.size();
  std::vector<std::vector<std::pair<std::size_t, double>>> rows_of(n);
  std::vector<int> asked_for(n, 0), nearby(n, 0), taken(columns_.size(), 0);
  std::vector<std::size_t> project_of(n, 0);
  for (std::size_t p = 0; p < columns_.size(); ++p)
    for (const auto &way : columns_[p]) project_of[way.column] = p;
  const auto gain = [&](std::size_t c) {
    double sum = program_.columns[c].objective;
    for (const auto &[other, value] : beside_[project_of[c]])
      if (taken[other] && !question_.any) sum += value;
    return sum;
  };
  for (std::size_t p = 0; p < question_.near.size(); ++p)
    for (const auto &way : columns_[p]) nearby[way.column] = question_.near[p] == way.start;
  for (std::size_t r = 0; r < program_.rows.size(); ++r)
    for (const auto &term : program_.rows[r].terms) {
      rows_of[term.column].emplace_back(r, term.coefficient);
      if (program_.rows[r].lower == 1) asked_for[term.column] = 1;
    }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (asked_for[a] != asked_for[b]) return asked_for[a] > asked_for[b];
    if (nearby[a] != nearby[b]) return nearby[a] > nearby[b];
    return program_.columns[a].objective > program_.columns[b].objective;
  });
  std::vector<double> values(n, 0), sums(program_.rows.size(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto c : order) {
      if (values[c] > 0 || (!asked_for[c] && !nearby[c] && gain(c) <= 0)) continue;
      const bool fits = std::all_of(rows_of[c].begin(), rows_of[c].end(), [&](const auto &use) {
        return use.second <= 0 || sums[use.first] + use.second <= program_.rows[use.first].upper;
      });
      if (!fits) continue;
      values[c] = 1;
      taken[project_of[c]] = 1;
      for (const auto &[r, coefficient] : rows_of[c]) sums[r] += coefficient;
      changed = true;
    }
  }
  for (const auto &ways : columns_)
    for (std::size_t i = 1; i < ways.size(); ++i)
      values[ways[i].column] += values[ways[i - 1].column];
  for (const auto &[a, b] : pairs_) values.push_back(std::min(values[a], values[b]));
  return values;
}

Choice Model::choice(const std::vector<double> &values) const {
  Choice chosen(columns_.size());
  for (std::size_t p = 0; p < columns_.size(); ++p)
    for (const auto &[s, column] : columns_[p])
      if (values[column] > 0.5 && !chosen[p]) chosen[p] = s;
  return chosen;
}

}  // namespace

PlanAnswer ask(const RoadmapProblem &problem, const PlanQuestion &question, double seconds) {
  const Model model(problem, question);
  SolverLimits limits;
  limits.seconds = seconds;
  limits.cuts = false;  // measured: three times faster without, the rows being few and dense
  const auto solution = solve(model.program(), limits, model.first_guess());

  PlanAnswer answer;
  // Were nothing but "one start each" to hold: always finite, the solver's bound may not be.
  for (const auto &project : problem.projects) {
    double most = 0;
    for (const auto &start : project.starts)
      if (usable(start, problem.years.size())) most = std::max(most, start.value);
    answer.bound += most;
  }
  for (const auto &pair : problem.interactions) answer.bound += std::max(0.0, pair.value);
  answer.bound = std::min(answer.bound, solution.bound);
  if (solution.status == MixedSolution::Status::optimal)
    answer.status = PlanAnswer::Status::best;
  else if (solution.status == MixedSolution::Status::feasible)
    answer.status = PlanAnswer::Status::found;
  else if (solution.status == MixedSolution::Status::infeasible)
    answer.status = PlanAnswer::Status::impossible;
  if (!answer.has_plan()) return answer;
  answer.choice = model.choice(solution.values);
  answer.value = value_of(problem, answer.choice);
  if (answer.status == PlanAnswer::Status::best)
    answer.bound = answer.value;
  else
    answer.bound = std::max(answer.bound, answer.value);
  return answer;
}

}  // namespace jalon
