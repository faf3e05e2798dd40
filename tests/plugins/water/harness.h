// harness.h - a town's drinking water, asked through the SDK's test host.
#pragma once
#include <jalon/testing.hpp>

#include "water.h"

namespace water_test {

using jalon::testing::Answer, jalon::testing::Asked, jalon::testing::Entry, jalon::testing::Figure,
    jalon::testing::Figures, jalon::testing::Finding, jalon::testing::Row;
using jalon::testing::drawn, jalon::testing::fixed, jalon::testing::found;

struct Town {
  std::vector<Row> services, pipes, meters, sectors;
  double population = jalon::unknown;
  // Tables whose first row's count the host made from the population.
  bool services_estimated = false, pipes_estimated = false, meters_estimated = false;
  int year = 2025;
};

Answer ask(const Town &town, const Asked &asked = {});

// Was this found in the inventory by the last ask?
bool told(std::string_view message);

// What is there of a row of the inventory as CSV text, for the published services.
Town espace_sud();  // SISPEA 2022, first service
Row cap_nord();     // the second, whose volumes were copied from the first

}  // namespace water_test
