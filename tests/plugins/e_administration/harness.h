// harness.h - a town's procedures, asked about through the SDK's test host.
#pragma once
#include <jalon/testing.hpp>

#include "e_administration.h"

namespace e_administration_test {

using jalon::testing::Answer, jalon::testing::Asked, jalon::testing::Cell, jalon::testing::Entry,
    jalon::testing::Figure, jalon::testing::Figures, jalon::testing::Finding, jalon::testing::Row;
using jalon::testing::fixed, jalon::testing::found;

struct Town {
  std::vector<Row> procedures;
  double population = jalon::unknown;
  bool estimated_from_population = false;  // the first row's volume is inhabitants times the peers'
  int year = 2025;
};

Answer ask(const Town &town, const Asked &asked);

// Figures that switch off what a hand computation does not want to see: growth of cases and of
// take-up, licences, upkeep, new versions, training, overruns, letters, vacancies, existing help.
Figures plain_figures();

}  // namespace e_administration_test
