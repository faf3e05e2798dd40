#include "core/roadmap/solver.h"

#include <Cbc_C_Interface.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "core/base/text.h"

namespace jalon {
namespace {

using Status = MixedSolution::Status;
constexpr double unlimited = MixedProgram::unlimited;
constexpr double tolerance = 1e-6;
constexpr double time_to_preprocess = 1;  // seconds, a hundred times what a roadmap takes

// Powers of two lose no digit.
double power_of_two_near(double x) {
  return std::exp2(std::floor(std::log2(x)));
}

// What one unit of a row is measured by: its limit, or its smallest coefficient.
double size_of(const MixedProgram::Row &row) {
  double least = unlimited;
  for (const double limit : {row.lower, row.upper})
    if (std::isfinite(limit) && limit != 0) least = std::min(least, std::fabs(limit));
  if (std::isfinite(least)) return power_of_two_near(least);
  for (const auto &term : row.terms)
    if (term.coefficient != 0) least = std::min(least, std::fabs(term.coefficient));
  return std::isfinite(least) ? power_of_two_near(least) : 1;
}

// The program as CBC wants it: by column, always a minimum, rows whose limit is near 1 (its
// tolerances are absolute: a row in euros and a row in person-days are to be held to the same
// relative care) and an objective large enough for its smallest step, 1e-5, to be nothing.
struct ByColumn {
  std::vector<int> start, row;
  std::vector<double> value, lower, upper, objective, row_lower, row_upper;
  double objective_scale = 1;

  explicit ByColumn(const MixedProgram &program) {
    std::vector<std::vector<std::pair<int, double>>> columns(program.columns.size());
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
      const auto &source = program.rows[r];
      const double scale = size_of(source);
      for (const auto &[c, coefficient] : source.terms) {
        if (coefficient == 0) continue;
        auto &column = columns[c];
        if (!column.empty() && column.back().first == static_cast<int>(r))
          column.back().second += coefficient / scale;
        else
          column.emplace_back(static_cast<int>(r), coefficient / scale);
      }
      row_lower.push_back(source.lower / scale);
      row_upper.push_back(source.upper / scale);
    }
    double most = 0;
    for (const auto &c : program.columns) most = std::max(most, std::fabs(c.objective));
    if (most > 0 && (most < 1e3 || most > 1e9)) objective_scale = power_of_two_near(1e6 / most);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      start.push_back(static_cast<int>(row.size()));
      for (const auto &[r, coefficient] : columns[c]) {
        row.push_back(r);
        value.push_back(coefficient);
      }
      const auto &source = program.columns[c];
      lower.push_back(source.lower);
      upper.push_back(source.upper);
      objective.push_back(source.objective * objective_scale * (program.maximise ? -1 : 1));
    }
    start.push_back(static_cast<int>(row.size()));
  }
};

using Model =
    std::unique_ptr<std::remove_pointer_t<decltype(Cbc_newModel())>, decltype(&Cbc_deleteModel)>;

Model model_of(const MixedProgram &program, const ByColumn &data, const SolverLimits &limits) {
  Model model(Cbc_newModel(), &Cbc_deleteModel);
  Cbc_setLogLevel(model.get(), 0);
  Cbc_loadProblem(model.get(), static_cast<int>(program.columns.size()),
                  static_cast<int>(program.rows.size()), data.start.data(), data.row.data(),
                  data.value.data(), data.lower.data(), data.upper.data(), data.objective.data(),
                  data.row_lower.data(), data.row_upper.data());
  for (std::size_t c = 0; c < program.columns.size(); ++c)
    if (program.columns[c].integer) Cbc_setInteger(model.get(), static_cast<int>(c));
  Cbc_setParameter(model.get(), "log", "0");
  Cbc_setParameter(model.get(), "slog", "0");
  Cbc_setParameter(model.get(), "timeMode", "elapsed");
  // CBC 2.10.8 reads through a null pointer when its time is out while it still preprocesses.
  if (limits.seconds < time_to_preprocess) Cbc_setParameter(model.get(), "preprocess", "off");
  Cbc_setParameter(model.get(), "ratioGap", plain(std::max(0.0, limits.gap)).c_str());
  if (!limits.cuts) Cbc_setParameter(model.get(), "cuts", "off");
  if (limits.threads > 1)
    Cbc_setParameter(model.get(), "threads", std::to_string(limits.threads).c_str());
  Cbc_setMaximumSeconds(model.get(), std::max(0.01, limits.seconds));
  return model;
}

MixedSolution read(Cbc_Model *model, const MixedProgram &program, const ByColumn &data) {
  MixedSolution out;
  out.bound = program.maximise ? unlimited : -unlimited;
  if (Cbc_isProvenInfeasible(model)) {
    out.status = Status::infeasible;
    return out;
  }
  if (Cbc_isContinuousUnbounded(model)) {
    out.status = Status::unbounded;
    return out;
  }
  const double bound = Cbc_getBestPossibleObjValue(model);
  if (std::fabs(bound) < 1e50)
    out.bound = bound / data.objective_scale * (program.maximise ? -1 : 1);
  const bool whole = std::any_of(program.columns.begin(), program.columns.end(),
                                 [](const auto &c) { return c.integer; });
  const double *found = whole ? Cbc_bestSolution(model) : Cbc_getColSolution(model);
  if (!found) return out;
  out.values.assign(found, found + program.columns.size());
  for (std::size_t c = 0; c < out.values.size(); ++c)
    if (program.columns[c].integer) out.values[c] = std::round(out.values[c]);
  if (!program.accepts(out.values)) {
    out.values.clear();
    return out;
  }
  out.status = Cbc_isProvenOptimal(model) ? Status::optimal : Status::feasible;
  return out;
}

// Nothing to choose: the rows hold at zero or they do not.
MixedSolution without_columns(const MixedProgram &program) {
  MixedSolution out;
  out.status = program.accepts({}) ? Status::optimal : Status::infeasible;
  return out;
}

bool bounded(const MixedProgram &program) {
  return std::all_of(program.columns.begin(), program.columns.end(), [](const auto &c) {
    return std::isfinite(c.lower) && std::isfinite(c.upper);
  });
}

MixedSolution ask(const MixedProgram &program, const SolverLimits &limits,
                  const std::vector<double> &start) {
  // CBC's front end keeps its state in statics of its own.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  const ByColumn data(program);
  const Model model = model_of(program, data, limits);
  if (program.accepts(start)) {
    std::vector<int> columns(start.size());
    std::iota(columns.begin(), columns.end(), 0);
    Cbc_setMIPStartI(model.get(), static_cast<int>(columns.size()), columns.data(), start.data());
  }
  Cbc_solve(model.get());
  return read(model.get(), program, data);
}

}  // namespace

double MixedProgram::objective_of(const std::vector<double> &values) const {
  double sum = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) sum += columns[c].objective * values.at(c);
  return sum;
}

bool MixedProgram::accepts(const std::vector<double> &values) const {
  if (values.size() != columns.size()) return false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double x = values[c], slack = tolerance * std::max(1.0, std::fabs(x));
    if (!(x >= columns[c].lower - slack && x <= columns[c].upper + slack)) return false;
    if (columns[c].integer && x != std::round(x)) return false;
  }
  for (const auto &row : rows) {
    double sum = 0, gross = 0;
    for (const auto &term : row.terms) {
      sum += term.coefficient * values[term.column];
      gross += std::fabs(term.coefficient * values[term.column]);
    }
    const auto over = [gross](double more, double less) {  // false where `less` is infinite
      return more - less > tolerance * std::max(gross, std::fabs(less));
    };
    if (std::isnan(sum) || over(sum, row.upper) || over(-sum, -row.lower)) return false;
  }
  return true;
}

MixedSolution solve(const MixedProgram &program, const SolverLimits &limits,
                    const std::vector<double> &start) {
  for (const auto &row : program.rows)
    for (const auto &term : row.terms)
      if (term.column >= program.columns.size() || !std::isfinite(term.coefficient))
        throw std::invalid_argument("a row names a column that is not there, or is not a number");
  if (program.columns.empty()) return without_columns(program);

  const auto begin = std::chrono::steady_clock::now();
  MixedSolution out = ask(program, limits, start);
  const double sign = program.maximise ? 1 : -1;
  if ((out.status == Status::infeasible || out.status == Status::unknown) && !bounded(program)) {
    // The presolve says "infeasible" for "infeasible or unbounded", and nothing at all for both.
    MixedProgram anything = program;
    for (auto &c : anything.columns) c.objective = 0;
    const auto some = ask(anything, limits, {});
    if (some.status == Status::infeasible)
      out.status = Status::infeasible;
    else if (out.status == Status::infeasible)
      out.status = some.values.empty() ? Status::unknown : Status::unbounded;
  }
  if (!out.values.empty()) out.objective = program.objective_of(out.values);
  // Also when the solver has lost its way and calls infeasible what is not.
  if (program.accepts(start) && out.status != Status::unbounded &&
      (out.values.empty() || sign * program.objective_of(start) > sign * out.objective)) {
    if (out.status != Status::feasible && out.status != Status::unknown)
      out.bound = sign * unlimited;
    out.status = Status::feasible;
    out.values = start;
    out.objective = program.objective_of(start);
  }
  if ((out.status == Status::optimal && limits.gap <= 0) ||
      (!out.values.empty() && sign * out.bound < sign * out.objective))
    out.bound = out.objective;
  out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return out;
}

}  // namespace jalon
