// known_functions.h - functions whose indices are known exactly, for the tests of Sobol indices.
// Ishigami and Homma's function (1990) and the G function of Saltelli and Sobol (1995), with their
// usual decompositions of the variance; inputs are uniform on (0, 1).
#pragma once
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "core/uncertainty/sobol_indices.h"

namespace jalon {

struct Known {
  std::function<double(std::span<const double>)> value;
  std::vector<double> first, total;
};

inline Known ishigami(double a = 7, double b = 0.1) {
  const double pi = std::numbers::pi;
  const double v1 = 0.5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2), v2 = a * a / 8;
  const double v13 = b * b * std::pow(pi, 8) * 8 / 225, v = v1 + v2 + v13;
  return {[=](std::span<const double> u) {
            const double x1 = pi * (2 * u[0] - 1), x2 = pi * (2 * u[1] - 1);
            const double x3 = pi * (2 * u[2] - 1);
            return std::sin(x1) + a * std::sin(x2) * std::sin(x2) +
                   b * x3 * x3 * x3 * x3 * std::sin(x1);
          },
          {v1 / v, v2 / v, 0},
          {(v1 + v13) / v, v2 / v, v13 / v}};
}

inline Known sobol_g(const std::vector<double> &a) {
  double product = 1;
  for (const double each : a) product *= 1 + 1 / (3 * (1 + each) * (1 + each));
  Known known;
  for (const double each : a) {
    const double v = 1 / (3 * (1 + each) * (1 + each));
    known.first.push_back(v / (product - 1));
    known.total.push_back(v * (product / (1 + v)) / (product - 1));
  }
  known.value = [a](std::span<const double> u) {
    double y = 1;
    for (std::size_t i = 0; i < a.size(); ++i) y *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    return y;
  };
  return known;
}

// Coordinates as they are.
inline SobolIndices::Transform uniform(std::size_t factors) {
  return [factors](std::size_t n, std::span<const std::uint32_t *const> coordinates,
                   std::span<double *const> values) {
    for (std::size_t f = 0; f < factors; ++f)
      for (std::size_t i = 0; i < n; ++i) values[f][i] = unit(coordinates[f][i]);
  };
}

// Of as many outputs as `evaluate` writes: a row of inputs, a row of outputs; false: rejected.
inline Function by_row(std::size_t inputs, std::size_t outputs,
                       std::function<bool(std::span<const double>, std::span<double>)> evaluate) {
  Function function;
  function.inputs = inputs, function.outputs = outputs;
  function.evaluate = [inputs, outputs, evaluate](
                          std::uint64_t, std::size_t n, std::span<const double *const> in,
                          std::span<double *const> out, std::uint8_t *rejected) {
    std::vector<double> x(inputs), y(outputs);
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = 0; i < inputs; ++i) x[i] = in[i][j];
      rejected[j] = !evaluate(x, y);
      for (std::size_t o = 0; o < outputs; ++o) out[o][j] = y[o];
    }
  };
  return function;
}

inline Function function_of(const Known &known, std::size_t inputs) {
  return by_row(inputs, 1, [value = known.value](auto x, auto y) {
    y[0] = value(x);
    return true;
  });
}

inline std::vector<std::string> named(std::size_t factors) {
  std::vector<std::string> names;
  for (std::size_t f = 0; f < factors; ++f) names.push_back("x" + std::to_string(f + 1));
  return names;
}

inline std::vector<std::vector<std::size_t>> each_alone(std::size_t factors) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t f = 0; f < factors; ++f) groups.push_back({f});
  return groups;
}

}  // namespace jalon
