// Proves: the Sobol indices of a model without a closed form are those that OpenTURNS finds (data
// and script beside this file), by other points, other code and other distributions' code.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "core/base/text.h"
#include "core/uncertainty/sobol_indices.h"

namespace jalon {
namespace {

constexpr std::size_t k_inputs = 5, k_outputs = 2;

double triangular(double u, double low, double mode, double high) {
  const double at_mode = (mode - low) / (high - low);
  return u < at_mode ? low + std::sqrt(u * (high - low) * (mode - low))
                     : high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

void transform(std::size_t n, std::span<const std::uint32_t *const> k, std::span<double *const> x) {
  for (std::size_t i = 0; i < n; ++i) {
    x[0][i] = triangular(unit(k[0][i]), 80, 100, 150);
    x[1][i] = triangular(unit(k[1][i]), 8, 12, 14);
    x[2][i] = -0.01 + 0.05 * unit(k[2][i]);
    x[3][i] = 0.02 + 0.04 * unit(k[3][i]);
    x[4][i] = triangular(unit(k[4][i]), 0.5, 1, 3);
  }
}

void evaluate(std::uint64_t, std::size_t n, std::span<const double *const> x,
              std::span<double *const> y, std::uint8_t *) {
  for (std::size_t i = 0; i < n; ++i) {
    double benefit = 0, cost = x[0][i], growth = 1, discount = 1;
    for (int year = 1; year <= 20; ++year) {
      growth *= (1 + x[2][i]) / (1 + x[3][i]);
      discount /= 1 + x[3][i];
      benefit += x[1][i] * growth;
      cost += x[4][i] * discount;
    }
    y[0][i] = benefit - cost;
    y[1][i] = benefit / cost;
  }
}

struct Oracle {
  double first = 0, total = 0;
};

std::vector<Oracle> read_oracle() {
  std::ifstream file(TEST_DATA "/openturns_indices.csv");
  std::vector<Oracle> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line.starts_with("output,")) continue;
    std::stringstream cells(line);
    std::string output, input, first, total;
    std::getline(cells, output, ',') && std::getline(cells, input, ',') &&
        std::getline(cells, first, ',') && std::getline(cells, total, ',');
    all.push_back({parse_number(first).value(), parse_number(total).value()});
  }
  return all;
}

TEST(SobolIndices, are_those_of_openturns) {
  const std::vector<Oracle> oracle = read_oracle();
  ASSERT_EQ(oracle.size(), k_inputs * k_outputs);
  SobolIndices sobol({"investment", "saving", "growth", "rate", "upkeep"},
                     {{0}, {1}, {2}, {3}, {4}}, transform, k_outputs, 1 << 16, 1);
  run(sobol, {k_inputs, k_outputs, evaluate}, {});
  for (std::size_t o = 0; o < k_outputs; ++o) {
    const auto found = sobol.of(o);
    for (std::size_t i = 0; i < k_inputs; ++i) {
      const Oracle &expected = oracle[o * k_inputs + i];
      EXPECT_NEAR(found[i].first.value, expected.first, 0.003) << o << " " << i;
      EXPECT_NEAR(found[i].total.value, expected.total, 0.003) << o << " " << i;
      EXPECT_LT(found[i].total.high - found[i].total.low, 0.01);
    }
  }
}

}  // namespace
}  // namespace jalon
