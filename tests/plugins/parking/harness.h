// harness.h - a town's parking, asked about through the SDK's test host.
#pragma once
#include <jalon/testing.hpp>

#include "parking.h"

namespace parking_test {

using jalon::testing::Answer, jalon::testing::Asked, jalon::testing::Entry, jalon::testing::Figure,
    jalon::testing::Figures, jalon::testing::Finding, jalon::testing::Row;
using jalon::testing::drawn, jalon::testing::fixed, jalon::testing::found;

struct Town {
  std::vector<Row> zones, car_parks;
  double population = jalon::unknown;
  bool estimated_from_population =
      false;  // the first zone's spaces are inhabitants times the peers'
  int year = 2025;
};

Answer ask(const Town &town, const Asked &asked);

}  // namespace parking_test
