#include "harness.h"

#include <gtest/gtest.h>

#include <cmath>

namespace electro_mobility_test {

Answer ask(const Town &town, const Asked &asked) {
  using electro_mobility::tables;
  const std::vector<Row> *rows[]{&town.points, &town.vehicles, &town.bikes, &town.lights,
                                 &town.zones};
  jalon::testing::Town all{.population = town.population, .year = town.year};
  for (std::size_t t = 0; t < tables.size(); ++t) all.tables[tables[t].name] = *rows[t];
  for (const std::size_t t : town.estimated) all.estimated.push_back(tables[t].name);
  return jalon::testing::ask(all, asked);
}

void expect_same(const Answer &a, const Answer &b, double relative) {
  for (std::size_t l = 0; l < electro_mobility::n_lines; ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      ASSERT_NEAR(a.lines[l][i], b.lines[l][i], relative * (1 + std::abs(a.lines[l][i])))
          << electro_mobility::lines[l].name << " " << i;
}

}  // namespace electro_mobility_test
