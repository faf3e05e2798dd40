#include "harness.h"

namespace parking_test {

Answer ask(const Town &town, const Asked &asked) {
  std::vector<std::string> estimated;
  if (town.estimated_from_population) estimated = {"zones"};
  return jalon::testing::ask({.tables = {{"zones", town.zones}, {"car_parks", town.car_parks}},
                              .estimated = estimated,
                              .population = town.population,
                              .year = town.year},
                             asked);
}

}  // namespace parking_test
