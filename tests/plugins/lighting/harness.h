// harness.h - a town with lighting, asked through the SDK's test host.
#pragma once
#include <jalon/testing.hpp>

#include "lighting.h"

namespace lighting_test {

using jalon::testing::Answer, jalon::testing::Asked, jalon::testing::Entry, jalon::testing::Figure,
    jalon::testing::Figures, jalon::testing::LegalClock, jalon::testing::Row;
using jalon::testing::constant_clock, jalon::testing::european_clock, jalon::testing::fixed,
    jalon::testing::logged;

struct Town {
  std::vector<Row> points, cabinets;
  double population = jalon::unknown;
  bool estimated_from_population = false;  // the first row's count is inhabitants times the peers'
  int year = 2023;
  LegalClock clock = european_clock(2023, 1);
};

Answer ask(const Town &town, const Asked &asked);

// Figures that switch off what a hand computation does not want to see: no renewal, standby,
// late clocks, rebound, learning, studies, waste, growth of failures; poles, cables and cabinets
// that cost nothing.
Figures plain_figures();

}  // namespace lighting_test
