// Proves: the tornado moves one figure at a time; switching values are all found, to the last
// digits, and none is invented where the model has no answer.
#include "core/uncertainty/one_at_a_time.h"

#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "known_functions.h"

namespace jalon {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

// One input, one output, between two ends.
std::vector<double> switches(double low, double high, std::function<double(double)> f,
                             std::function<bool(double)> accepted = {}) {
  const Function function = by_row(1, 1, [&](auto x, auto y) {
    y[0] = f(x[0]);
    return !accepted || accepted(x[0]);
  });
  const double centre[] = {0.5};
  const Swing swing[] = {{0, low, high}};
  return switching_values(function, centre, swing, {}).at(0).at(0);
}

TEST(Tornado, moves_one_figure_at_a_time_and_keeps_the_others_central) {
  const Function function = by_row(3, 2, [](auto x, auto y) {
    y[0] = 100 * x[0] + 10 * x[1] + x[2];
    y[1] = -x[2];
    return x[1] < 9;
  });
  const double centre[] = {1, 2, 3};
  const Swing swings[] = {{2, 0, 5}, {0, -1, 4}, {1, 1, 9}};
  const Tornado t = tornado(function, centre, swings, {});
  EXPECT_EQ(t.central, (std::vector<double>{123, -3}));
  ASSERT_EQ(t.bars.size(), 2u);
  ASSERT_EQ(t.bars[0].size(), 3u);
  EXPECT_EQ(t.bars[0][0].at_low, 120);
  EXPECT_EQ(t.bars[0][0].at_high, 125);
  EXPECT_EQ(t.bars[0][1].at_low, -77);
  EXPECT_EQ(t.bars[0][1].at_high, 423);
  EXPECT_EQ(t.bars[0][2].at_low, 113);
  EXPECT_TRUE(std::isnan(t.bars[0][2].at_high)) << "rejected";
  EXPECT_EQ(t.bars[1][0].at_high, -5);
  EXPECT_EQ(t.bars[1][1].at_high, -3);
}

TEST(Tornado, of_hundreds_of_figures_and_of_none) {
  constexpr std::size_t k_many = 700;  // more than a chunk of points
  const Function function = by_row(k_many, 1, [](auto x, auto y) {
    y[0] = 0;
    for (std::size_t i = 0; i < x.size(); ++i) y[0] += x[i] * static_cast<double>(i);
    return true;
  });
  const std::vector<double> centre(k_many, 0);
  std::vector<Swing> swings;
  for (std::size_t i = 0; i < k_many; ++i) swings.push_back({i, -1, 2});
  const Tornado t = tornado(function, centre, swings, {});
  for (std::size_t i = 0; i < k_many; ++i) {
    EXPECT_EQ(t.bars[0][i].at_low, -static_cast<double>(i));
    EXPECT_EQ(t.bars[0][i].at_high, 2 * static_cast<double>(i));
  }
  EXPECT_EQ(tornado(function, centre, {}, {}).central, std::vector<double>{0});
}

TEST(Tornado, says_nan_for_what_a_stopped_run_did_not_come_to) {
  const Function function = by_row(1, 1, [](auto, auto y) {
    y[0] = 1;
    return true;
  });
  const double centre[] = {0};
  const Swing swings[] = {{0, 1, 2}};
  ExperimentOptions options;
  options.cancelled = [] { return true; };
  const Tornado t = tornado(function, centre, swings, options);
  EXPECT_TRUE(std::isnan(t.central[0]));
  EXPECT_TRUE(std::isnan(t.bars[0][0].at_high));
}

TEST(SwitchingValues, are_exact_to_the_last_digits) {
  const auto one = switches(0, 1, [](double x) { return x - 1.0 / 3; });
  ASSERT_EQ(one.size(), 1u);
  EXPECT_NEAR(one[0], 1.0 / 3, 1e-12);
  const auto root = switches(1, 3, [](double x) { return 2 - x * x; });
  ASSERT_EQ(root.size(), 1u);
  EXPECT_NEAR(root[0], std::numbers::sqrt2, 2e-12);
  const auto large = switches(-4e9, 7e9, [](double x) { return x - 1234567891.25; });
  ASSERT_EQ(large.size(), 1u);
  EXPECT_NEAR(large[0], 1234567891.25, 0.012);
  // Ends so near that doubles end first.
  const double next = std::nextafter(1.0, 2.0);
  const auto tight = switches(1, std::nextafter(next, 2.0), [&](double x) { return x - next; });
  EXPECT_EQ(tight, std::vector<double>{next});
}

TEST(SwitchingValues, may_be_several_and_ascend) {
  const auto found = switches(10, 0, [](double x) { return std::cos(x); });
  ASSERT_EQ(found.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(found[i], (static_cast<double>(i) + 0.5) * std::numbers::pi, 1e-11);
  // 255 steps apart from each other, all told apart.
  EXPECT_EQ(
      switches(0, 255, [](double x) { return std::sin(std::numbers::pi * (x + 0.5)); }).size(),
      255u);
}

TEST(SwitchingValues, are_found_where_the_output_jumps) {
  const auto found = switches(0, 1, [](double x) { return x < 0.7 ? -5.0 : 3.0; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0], 0.7, 1e-12);
}

TEST(SwitchingValues, are_none_without_a_change_of_sign) {
  EXPECT_TRUE(switches(0, 1, [](double) { return 3; }).empty());
  EXPECT_TRUE(switches(0, 1, [](double) { return 0; }).empty());
  EXPECT_TRUE(switches(2, 2, [](double x) { return x - 2; }).empty());
  EXPECT_TRUE(switches(0, 1, [](double) { return k_nan; }).empty());
  EXPECT_TRUE(switches(0, k_nan, [](double x) { return x > 0 ? 1 : -1; }).empty());
  EXPECT_TRUE(switches(0, std::numeric_limits<double>::infinity(), [](double x) {
                return x > 0 ? 1 : -1;
              }).empty());
}

TEST(SwitchingValues, are_searched_only_where_a_first_look_leaves_a_doubt) {
  std::atomic<int> calls = 0;
  const auto counted = [&](std::function<double(double)> f) {
    calls = 0;
    switches(0, 1, [&](double x) {
      ++calls;
      return f(x);
    });
    return calls.load();
  };
  EXPECT_EQ(counted([](double x) { return 1 + x; }), 33);
  EXPECT_EQ(counted([](double x) { return -1 - x * x; }), 33);
  EXPECT_EQ(counted([](double) { return 0; }), 33);
  EXPECT_EQ(counted([](double x) { return 1e6 + x + 1e-11 * std::sin(1e9 * x); }), 33)
      << "rounding is no change of direction";
  // Not one way: what lies between the looks is unknown, and every step is tried.
  EXPECT_EQ(counted([](double x) { return 1 + (x - 0.5) * (x - 0.5); }), 33 + 257);
  EXPECT_GT(counted([](double x) { return x - 0.3; }), 33 + 257);
  EXPECT_EQ(counted([](double x) { return x < 0.4 || x > 0.6 ? 1 : k_nan; }), 33 + 257);
}

TEST(SwitchingValues, of_a_dip_that_the_first_look_sees_only_the_slope_of_are_found) {
  // Below zero on three steps of 256 that are none of those looked at, but not one way.
  const auto dip = [](double x) { return std::fabs(x - 0.29) - 0.006 + 1e-3 * x; };
  EXPECT_EQ(switches(0, 1, dip).size(), 2u);
}

TEST(SwitchingValues, take_a_zero_met_exactly_as_it_is) {
  EXPECT_EQ(switches(0, 1, [](double x) { return x - 0.25; }), std::vector<double>{0.25});
  EXPECT_EQ(switches(0, 1, [](double x) { return x; }), std::vector<double>{0});
  EXPECT_EQ(switches(0, 1, [](double x) { return 1 - x; }), std::vector<double>{1});
  EXPECT_EQ(switches(0, 1, [](double x) { return (x - 0.5) * (x - 0.5); }),
            std::vector<double>{0.5});
  // Rounded, so that it is zero a little around 0.25 too: still one value.
  EXPECT_EQ(switches(0, 1, [](double x) { return std::round((x - 0.25) * 1e9); }),
            std::vector<double>{0.25});
}

TEST(SwitchingValues, are_both_ends_of_a_stretch_of_zeros) {
  const auto found =
      switches(0, 1, [](double x) { return x < 0.3 ? x - 0.3 : std::max(0.0, x - 0.6); });
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NEAR(found[0], 0.3, 1e-12);
  EXPECT_NEAR(found[1], 0.6, 1e-12);
}

TEST(SwitchingValues, are_not_seen_across_points_without_a_value) {
  const auto line = [](double x) { return x - 0.5021; };
  const auto outside = [](double x) { return x < 0.45 || x > 0.55; };
  EXPECT_TRUE(switches(0, 1, line, outside).empty());
  EXPECT_TRUE(switches(0, 1, [&](double x) { return outside(x) ? line(x) : k_nan; }).empty());
  // A hole that lies between two steps of the search.
  const auto hole = [](double x) { return std::fabs(x - 0.5021) > 1e-3; };
  EXPECT_TRUE(switches(0, 1, line, hole).empty());
  EXPECT_TRUE(switches(0, 1, [&](double x) { return hole(x) ? line(x) : k_nan; }).empty());
  // A hole elsewhere hides nothing.
  EXPECT_EQ(switches(0, 1, line, [](double x) { return x < 0.6; }).size(), 1u);
}

TEST(SwitchingValues, of_many_outputs_and_figures_each_have_their_own) {
  constexpr std::size_t k_inputs = 150, k_outputs = 12;
  const Function function = by_row(k_inputs, k_outputs, [](auto x, auto y) {
    double sum = 0;
    for (const double each : x) sum += each;
    for (std::size_t o = 0; o < y.size(); ++o) y[o] = sum - static_cast<double>(o) * 0.0703;
    return true;
  });
  const std::vector<double> centre(k_inputs, 0);
  std::vector<Swing> swings;
  for (std::size_t i = 0; i < k_inputs; ++i)
    swings.push_back({i, -0.01 * static_cast<double>(i), 1});
  ExperimentOptions options;
  options.memory = 1;
  std::atomic<double> least = 1, most = 0;
  options.progress = [&](double fraction) {
    if (fraction < least) least = fraction;
    if (fraction > most) most = fraction;
  };
  const auto found = switching_values(function, centre, swings, options);
  ASSERT_EQ(found.size(), k_outputs);
  for (std::size_t o = 0; o < k_outputs; ++o)
    for (std::size_t s = 0; s < k_inputs; ++s) {
      ASSERT_EQ(found[o][s].size(), 1u) << o << " " << s;
      EXPECT_NEAR(found[o][s][0], static_cast<double>(o) * 0.0703, 5e-12);
    }
  EXPECT_GT(least, 0);
  EXPECT_EQ(most, 1);
  // The same bits, however it is cut.
  options.threads = 1, options.memory = 64 << 20;
  EXPECT_EQ(switching_values(function, centre, swings, options), found);
}

TEST(SwitchingValues, of_a_stopped_run_are_those_narrowed_by_then) {
  std::atomic<int> calls = 0;
  const Function function = by_row(1, 1, [&](auto x, auto y) {
    ++calls;
    y[0] = x[0] < 0 ? x[0] + 0.51 : x[0] - 0.5;  // one unknown to the search, one met exactly
    return true;
  });
  const double centre[] = {0};
  const Swing swings[] = {{0, -1, 1}};
  ExperimentOptions options;
  constexpr int k_search = 33 + 257;  // a first look, then every step
  options.cancelled = [&] { return calls >= k_search; };
  const auto found = switching_values(function, centre, swings, options);
  EXPECT_EQ(calls, k_search);
  EXPECT_EQ(found[0][0], std::vector<double>{0.5});
}

}  // namespace
}  // namespace jalon
