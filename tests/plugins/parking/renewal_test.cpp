// Proves how equipment is bought again, and what is left of it at the end.
#include "renewal.h"

#include <gtest/gtest.h>

#include <numeric>

#include "equations.h"

namespace {

using namespace parking;

TEST(Renewal, FallsDueAtTheEndOfEachLife) {
  const Renewals r = renewals(6, 0, 0, 1, 19);
  for (int y = 0; y < 20; ++y)
    EXPECT_DOUBLE_EQ(r.bought[static_cast<std::size_t>(y)],
                     y == 1 || y == 7 || y == 13 || y == 19 ? 1 : 0)
        << y;
  EXPECT_DOUBLE_EQ(r.left, 1);  // bought in the last year
}

TEST(Renewal, OfALifeThatEndsWithinAYearSplitsOverTwo) {
  const Renewals r = renewals(5.25, 0, 0, 0, 9);
  EXPECT_DOUBLE_EQ(r.bought[5], 0.75);
  EXPECT_DOUBLE_EQ(r.bought[6], 0.25);
}

TEST(Renewal, LeavesTheLifeThatIsLeft) {
  EXPECT_DOUBLE_EQ(renewals(10, 0, 0, 0, 4).left, 0.6);
  EXPECT_DOUBLE_EQ(renewals(10, 0, 0, 0, 13).left, 0.7);  // bought again in year 10
}

TEST(Renewal, ComesSoonerWhereSupportMayEnd) {
  const Renewals r = renewals(50, 0.1, 0, 0, 3);
  EXPECT_DOUBLE_EQ(r.bought[1], 0.1);
  EXPECT_NEAR(r.bought[2], 0.9 * 0.1 + 0.1 * 0.1, 1e-15);  // the old and the new ones
  // In the long run, a year's part is one over the mean life.
  const Renewals l = renewals(12, 0.07, 0, 0, 400);
  const double mean = std::accumulate(l.bought.end() - 100, l.bought.end(), 0.0) / 100;
  double life = 0;
  for (int a = 0; a < 13; ++a) life += alive_after(a, 12, 0.07);
  EXPECT_NEAR(mean, 1 / life, 1e-3);
}

TEST(Renewal, OfWhatGrowsCheaperCostsLessButNotNothing) {
  const Renewals r = renewals(5, 0, 0.1, 0, 40);
  EXPECT_NEAR(r.bought[5], 0.59049, 1e-9);
  EXPECT_DOUBLE_EQ(r.bought[40], 0.5);
}

TEST(Renewal, OfSomethingOlderThanTheHorizonGoesOn) {
  const Renewals r = renewals(10, 0, 0, -4, 19);
  EXPECT_DOUBLE_EQ(r.bought[0], 0);
  EXPECT_DOUBLE_EQ(r.bought[6], 1);
  EXPECT_DOUBLE_EQ(r.bought[16], 1);
  EXPECT_EQ(renewals(10, 0, 0, 25, 19).left, 0);
}

}  // namespace
