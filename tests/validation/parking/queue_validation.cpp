// Holds the queue of a block against an independent computation (not published results).
#include <gtest/gtest.h>

#include "facts.h"
#include "queue.h"

namespace {

using namespace parking_test;
using namespace parking;

TEST(Golden, QueueIsThatOfTheIndependentComputationToItsLastDigit) {
  const auto data = read_data("queue.json");
  ASSERT_EQ(data["rows"].size(), 14u);
  for (const auto &row : data["rows"]) {
    const Queue q = erlang_a(row["N"], row["lam_per_h"], row["mean_stay_h"], row["patience_h"]);
    EXPECT_NEAR(q.occupancy, row["occupancy"].get<double>(), 1e-6);
    EXPECT_NEAR(q.full, row["prob_full"].get<double>(), 1e-6);
    EXPECT_NEAR(q.cruising, row["mean_cruising_cars"].get<double>(), 1e-6);
    EXPECT_NEAR(60 * q.wait, row["mean_wait_min_all"].get<double>(), 1e-6);
    EXPECT_NEAR(q.given_up, row["abandon_share"].get<double>(), 1e-6);
  }
  EXPECT_NEAR(erlang_b(data["erlang_b"]["N"], data["erlang_b"]["a"]),
              data["erlang_b"]["B"].get<double>(), 1e-6);
}

TEST(Golden, TheTableServesItWithinAThousandthOfASpace) {
  for (const auto &row : read_data("queue.json")["rows"]) {
    const int spaces = row["N"];
    const double load = row["lam_per_h"].get<double>() * row["mean_stay_h"].get<double>() / spaces;
    const auto place =
        QueueTable::row_of(row["mean_stay_h"].get<double>() / row["patience_h"].get<double>());
    const double lost = QueueTable(spaces).lost_at(load, place);
    EXPECT_NEAR(load - lost, row["occupancy"].get<double>(), 5e-4);
    EXPECT_NEAR(lost, load * row["abandon_share"].get<double>(), 5e-4);
  }
}

}  // namespace
