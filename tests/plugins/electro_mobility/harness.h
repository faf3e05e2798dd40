// harness.h - a town's charge points, vehicles and bikes, asked about through the SDK's test host.
#pragma once
#include <jalon/testing.hpp>

#include "electro_mobility.h"

namespace electro_mobility_test {

using jalon::testing::Answer, jalon::testing::Asked, jalon::testing::Entry, jalon::testing::Figure,
    jalon::testing::Figures, jalon::testing::Finding, jalon::testing::Row;
using jalon::testing::drawn, jalon::testing::fixed, jalon::testing::found, jalon::testing::logged;

struct Town {
  std::vector<Row> points, vehicles, bikes, lights, zones;
  double population = 10000;
  // Tables (by place) whose first row's count is inhabitants times the peers'.
  std::vector<std::size_t> estimated = {};
  int year = 2025;
};

Answer ask(const Town &town, const Asked &asked);

// A declared figure, by its name without "electro_mobility." if its own.
inline const jalon_parameter &declared(std::string_view name) {
  return jalon::testing::declared_figure(name);
}

// Every line equal, to a relative error.
void expect_same(const Answer &a, const Answer &b, double relative);

}  // namespace electro_mobility_test
