// solver.h - mixed-integer linear programs, and the one place that knows who solves them (CBC).
//
// Nothing here knows what a project is. Another solver would replace solver.cpp and nothing else.
#pragma once
#include <cstddef>
#include <limits>
#include <vector>

namespace jalon {

// Minimise or maximise the sum of objective * x, each column and each row between its bounds.
struct MixedProgram {
  static constexpr double unlimited = std::numeric_limits<double>::infinity();
  struct Column {
    double objective = 0;
    double lower = 0, upper = 1;  // +-infinity = no bound
    bool integer = true;
  };
  struct Term {
    std::size_t column = 0;
    double coefficient = 0;
  };
  struct Row {
    double lower = -unlimited, upper = unlimited;
    std::vector<Term> terms;  // a column named twice counts twice
  };
  bool maximise = true;
  std::vector<Column> columns;
  std::vector<Row> rows;

  double objective_of(const std::vector<double> &values) const;
  // Bounds, integrality and rows hold, up to one millionth of a row's limit or of what is summed.
  bool accepts(const std::vector<double> &values) const;
};

struct SolverLimits {
  double seconds = 10;  // wall clock; the solver looks at it now and then, and may exceed it a bit
  int threads = 1;      // with more than one, which of several equal optima comes out may vary
  double gap = 0;       // stop when |bound - objective| <= gap * |bound|
  bool cuts = true;     // look for cutting planes; which way is faster depends on the program
};

struct MixedSolution {
  // `feasible` and `unknown`: a limit was reached, with and without a solution in hand.
  enum class Status { optimal, feasible, infeasible, unbounded, unknown };
  Status status = Status::unknown;
  std::vector<double> values;  // by column, integers exactly so; empty if there is no solution
  double objective = 0;        // of `values`, recomputed from the program
  double bound = 0;            // no solution is better than this (infinite if not known)
  double seconds = 0;
};

// `start`, if it is not empty and if the program accepts it, is where the search begins: what
// comes out is at least as good. Writes nothing anywhere. With one thread, and a time limit that
// is not reached, the same program gives the same solution. Thread-safe, one solve at a time.
MixedSolution solve(const MixedProgram &program, const SolverLimits &limits,
                    const std::vector<double> &start = {});

}  // namespace jalon
