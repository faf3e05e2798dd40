// Holds the queue equations and the model's own stations against values computed independently.
#include <gtest/gtest.h>

#include "equations.h"
#include "facts.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

TEST(Congestion, AgreesWithTheIndependentTableToItsLastDigit) {
  const auto table = read_data("congestion.json");
  ASSERT_EQ(table["rows"].size(), 24u);
  for (const auto &row : table["rows"]) {
    const int points = row[0];
    const double load = offered_load(points, row[1], row[2], row[3]);
    EXPECT_NEAR(load, row[4].get<double>(), 1e-9);
    EXPECT_NEAR(erlang_b(points, load), row[5].get<double>(), 5.1e-7);
    EXPECT_NEAR(erlang_c(points, load), row[6].get<double>(), 5.1e-7);
  }
}

TEST(Congestion, OfTheModelsStationsIsThatOfTheTable) {
  // A station of so many points, used so much: measured sessions set the use of year 0.
  for (const auto &row : read_data("congestion.json")["rows"]) {
    const double points = row[0], daily = row[1];
    Town town;
    town.points = {{{"count", points},
                    {"power", 22.0},
                    {"station", "one"},
                    {"free", "no"},
                    {"sessions", points * daily * 365}}};
    const Answer a = ask(town, {.years = 1,
                                .figures = {{"session.ac", fixed(row[2])},
                                            {"window", fixed(row[3])},
                                            {"capacity.ac", fixed(20)},
                                            {"peak_month", fixed(1)}}});
    EXPECT_NEAR(a.indicator(sessions_per_point, 0), daily, 1e-6);
    EXPECT_NEAR(a.indicator(blocked_share, 0), row[5].get<double>(), 2e-6);
    EXPECT_NEAR(a.indicator(wait_probability, 0), row[6].get<double>(), 2e-6);
  }
}

}  // namespace
