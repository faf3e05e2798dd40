// Proves the queue of a block against its balances, its limits and a second way to solve it, the
// table that stands for it, and the spread of occupancies.
#include "queue.h"

#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "spread.h"

namespace {

using namespace parking;

// A second way: unnormalised logarithms of the weights of 0, 1, 2, ... cars.
Queue by_logarithms(int spaces, double arrivals, double stay, double patience) {
  std::vector<double> log_weight{0};
  double top = 0;
  for (int k = 1; k < 6000; ++k) {
    const double leave = std::min(k, spaces) / stay + std::max(0, k - spaces) / patience;
    log_weight.push_back(log_weight.back() + std::log(arrivals / leave));
    top = std::max(top, log_weight.back());
  }
  double all = 0, taken = 0, full = 0, queue = 0;
  for (int k = 0; k < 6000; ++k) {
    const double p = std::exp(log_weight[static_cast<std::size_t>(k)] - top);
    all += p;
    taken += p * std::min(k, spaces);
    if (k >= spaces) full += p;
    queue += p * std::max(0, k - spaces);
  }
  return {taken / all / spaces, full / all, queue / all, queue / all / arrivals,
          queue / all / arrivals / patience};
}

TEST(Queue, IsThatOfASecondWayOverAWideRange) {
  for (const int n : {1, 2, 7, 25, 120, 400})
    for (const double load : {0.05, 0.5, 0.85, 1.0, 1.2, 3.0})
      for (const double patience : {0.05, 0.25, 2.0}) {
        const Queue a = erlang_a(n, load * n / 1.3, 1.3, patience);
        const Queue b = by_logarithms(n, load * n / 1.3, 1.3, patience);
        EXPECT_NEAR(a.occupancy, b.occupancy, 1e-10) << n << " " << load;
        EXPECT_NEAR(a.full, b.full, 1e-10);
        EXPECT_NEAR(a.cruising, b.cruising, 1e-8 * (1 + b.cruising));
        EXPECT_NEAR(a.given_up, b.given_up, 1e-10);
      }
}

TEST(Queue, BalancesArrivalsWithDeparturesAndThoseWhoGiveUp) {
  const Queue q = erlang_a(30, 33, 1, 0.25);
  EXPECT_NEAR(33 * (1 - q.given_up), 30 * q.occupancy, 1e-9);
  EXPECT_NEAR(q.cruising / 0.25, 33 * q.given_up, 1e-9);
}

TEST(Queue, OfDriversWhoNeverWaitIsErlangB) {
  const Queue q = erlang_a(10, 7, 1, 1e-9);
  EXPECT_NEAR(q.full, erlang_b(10, 7), 1e-6);
  EXPECT_NEAR(erlang_b(10, 7), 0.078741, 1e-6);
}

TEST(Queue, FarBeyondSaturationIsTheFluidLimit) {
  const Queue q = erlang_a(50, 500, 1, 0.25);
  EXPECT_NEAR(q.cruising, saturated_cruising(500, 50, 1, 0.25), 1e-6);
  EXPECT_NEAR(q.occupancy, 1, 1e-9);
}

TEST(Queue, OfNobodyIsEmpty) {
  const Queue q = erlang_a(10, 0, 1, 1);
  EXPECT_EQ(q.occupancy, 0);
  EXPECT_EQ(q.wait, 0);
}

TEST(QueueTable, IsWithinAThousandthOfASpaceOfTheQueue) {
  for (const int n : {5, 25, 60, 200}) {
    const QueueTable table(n);
    double worst = 0;
    for (const double impatience : {0.3, 1.0, 4.7, 9.0, 40.0})
      for (double load = 0.013; load < 3.95; load += 0.0317) {
        const Queue q = erlang_a(n, load * n, 1, 1 / impatience);
        const double lost = table.lost_at(load, QueueTable::row_of(impatience));
        worst = std::max(worst, std::abs(lost - load * q.given_up));
        EXPECT_GE(lost, 0);
        EXPECT_LE(lost, load);
      }
    EXPECT_LT(worst, 1e-3) << n;
  }
}

TEST(QueueTable, GrowsWithLoadAndTakesAnyImpatience) {
  const QueueTable table(25);
  for (const double impatience : {1e-6, 0.25, 4.0, 1e6}) {
    double before = 0;
    for (double load = 0; load < 900; load += 0.37) {
      const double lost = table.lost_at(load, QueueTable::row_of(impatience));
      EXPECT_GE(lost, before - 1e-12);
      before = lost;
    }
  }
}

TEST(Beta, IsTheKnownValueOfSmallCases) {
  EXPECT_NEAR(incomplete_beta(1, 1, 0.3), 0.3, 1e-14);
  EXPECT_NEAR(incomplete_beta(2, 3, 0.4), 0.5248, 1e-12);  // 1 - 0.6^4 - 4 x 0.4 x 0.6^3
  EXPECT_NEAR(incomplete_beta(0.5, 0.5, 0.5), 0.5, 1e-12);
  EXPECT_NEAR(incomplete_beta(200, 100, 0.7), 1 - incomplete_beta(100, 200, 0.3), 1e-12);
}

TEST(Spread, HasTheMeanAndTheShareThatWereObserved) {
  for (const double mean : {0.3, 0.5, 0.7, 0.85})
    for (const double share : {0.02, 0.1, 0.25}) {
      const Spread s = fitted_spread(mean, share);
      double all = 0, moment = 0, full = 0;
      for (std::size_t k = 0; k < n_bins; ++k) {
        all += s.weight[k];
        moment += s.moment[k];
        if (k >= first_full_bin) full += s.weight[k];
        EXPECT_GE(s.moment[k], bin_edges[k] * s.weight[k] - 1e-12);
        EXPECT_LE(s.moment[k], bin_edges[k + 1] * s.weight[k] + 1e-12);
      }
      EXPECT_NEAR(all, 1, 1e-10);
      EXPECT_NEAR(moment, mean, 1e-9);
      EXPECT_NEAR(full, share, 1e-6) << mean;
    }
}

TEST(Spread, TakesTheNearestWhereNoneHasBoth) {
  const Spread s = fitted_spread(0.5, 0.9);  // half taken on average, nearly always full: no
  double all = 0, moment = 0;
  for (std::size_t k = 0; k < n_bins; ++k) all += s.weight[k], moment += s.moment[k];
  EXPECT_NEAR(all, 1, 1e-9);
  EXPECT_NEAR(moment, 0.5, 1e-9);
  EXPECT_NEAR(feasible_full_share(0.5).most, 0.5 / 0.9, 1e-12);
  EXPECT_NEAR(feasible_full_share(0.95).least, 0.5, 1e-9);
}

}  // namespace
