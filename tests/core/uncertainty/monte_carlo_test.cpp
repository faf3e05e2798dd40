// Proves: a Monte Carlo run tallies every output over the draws of the joint distribution, compares
// them draw by draw, and in automatic mode goes on just until it is told that it is enough.
#include "core/uncertainty/monte_carlo.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "core/uncertainty/columns.h"
#include "figures.h"
#include "known_functions.h"

namespace jalon {
namespace {

Joint joint() {
  return Joint({{"cost", figure(Distribution::uniform, 10, 15, 20)},
                {"price", figure(Distribution::triangular, 0, 1, 5)}},
               {});
}

Function two_outputs() {
  return by_row(2, 3, [](auto x, auto y) {
    y[0] = x[1] * 6 - x[0];
    y[1] = -x[0] / 2;
    y[2] = x[1] > 4 ? std::numeric_limits<double>::quiet_NaN() : 1;
    return x[0] < 19;
  });
}

TEST(MonteCarlo, tallies_every_output_over_the_draws_by_number) {
  const Joint two = joint();
  MonteCarlo draws(two, Sampling::random, 7, 5000, 3);
  EXPECT_EQ(run(draws, two_outputs(), {}), 5000u);
  EXPECT_EQ(draws.draws(), 5000u);

  // The same by hand, all at once.
  const Points points(Sampling::random, 7, {"cost", "price"}, 5000);
  std::vector<std::vector<double>> y(3);
  std::vector<std::uint8_t> rejected;
  const Columns in(2, 1, k_chunk), out(3, 1, k_chunk);
  for (std::uint64_t first = 0; first < 5000; first += k_chunk) {
    const std::size_t n = std::min<std::size_t>(k_chunk, 5000 - first);
    std::vector<std::uint8_t> marks(n);
    two.draw(points, first, n, in.all());
    two_outputs().evaluate(first, n, in.read(), out.all(), marks.data());
    for (std::size_t o = 0; o < 3; ++o) y[o].insert(y[o].end(), out[o], out[o] + n);
    rejected.insert(rejected.end(), marks.begin(), marks.end());
  }
  for (std::size_t o = 0; o < 3; ++o) {
    const Summary found = draws.of(o), expected = summarise(y[o], rejected);
    EXPECT_EQ(found.draws, expected.draws);
    EXPECT_EQ(found.rejected, expected.rejected);
    EXPECT_EQ(found.missing, expected.missing);
    EXPECT_EQ(found.mean.value, expected.mean.value);
    EXPECT_EQ(found.p10.low, expected.p10.low);
    EXPECT_EQ(found.loss.value, expected.loss.value);
  }
  EXPECT_GT(draws.of(0).rejected, 300u);
  EXPECT_GT(draws.of(2).missing, 50u);
}

TEST(MonteCarlo, has_the_same_bits_whatever_the_threads_and_the_memory) {
  const Joint two = joint();
  std::vector<std::uint64_t> bits;
  for (const unsigned threads : {1u, 2u, 5u})
    for (const std::size_t memory : {std::size_t{1}, std::size_t{64} << 20}) {
      MonteCarlo draws(two, Sampling::sobol, 7, 40000, 3);
      ExperimentOptions options;
      options.threads = threads, options.memory = memory;
      run(draws, two_outputs(), options);
      for (const double x : {draws.of(0).mean.value, draws.of(0).mean.low, draws.of(0).p90.high,
                             draws.of(1).shortfall.value})
        bits.push_back(std::bit_cast<std::uint64_t>(x));
    }
  for (std::size_t i = 4; i < bits.size(); ++i) EXPECT_EQ(bits[i], bits[i % 4]);
}

TEST(MonteCarlo, doubles_the_draws_until_it_is_enough) {
  const Joint two = joint();
  MonteCarlo draws(two, Sampling::sobol, 1, 0, 3);
  std::vector<std::uint64_t> asked;
  draws.stop_when([&] {
    asked.push_back(draws.of(0).draws + draws.of(0).rejected);
    return asked.size() == 3;
  });
  EXPECT_EQ(run(draws, two_outputs(), {}), 4 * k_first_draws);
  EXPECT_EQ(asked,
            (std::vector<std::uint64_t>{k_first_draws, 2 * k_first_draws, 4 * k_first_draws}));
}

TEST(MonteCarlo, never_makes_more_than_a_million_draws_unasked) {
  const Joint two = joint();
  MonteCarlo draws(two, Sampling::random, 1, 0, 1);
  const Function one = by_row(2, 1, [](auto x, auto y) {
    y[0] = x[0];
    return true;
  });
  EXPECT_EQ(run(draws, one, {}), k_most_draws);
  EXPECT_EQ(draws.of(0).draws, k_most_draws);
}

TEST(MonteCarlo, asks_nobody_when_the_number_of_draws_is_given) {
  const Joint two = joint();
  MonteCarlo draws(two, Sampling::random, 1, 100, 3);
  draws.stop_when([]() -> bool { throw std::logic_error("asked"); });
  EXPECT_EQ(run(draws, two_outputs(), {}), 100u);
}

TEST(MonteCarlo, compares_outputs_draw_by_draw) {
  const Joint two = joint();
  MonteCarlo draws(two, Sampling::latin_hypercube, 3, 20000, 3);
  Preference preference(2);
  draws.compare(preference, {1, 0});
  run(draws, two_outputs(), {});
  // Quantity 0 is output 1.
  EXPECT_EQ(preference.draws(0, 1), draws.of(0).draws);
  EXPECT_NEAR(preference.beats(0, 1) + preference.beats(1, 0), 1, 1e-12);
  // 6 price - cost > -cost / 2: price > cost / 12, by numerical integration.
  double share = 0, n = 0;
  for (double cost = 10.005; cost < 19; cost += 0.01, ++n) {
    const double x = cost / 12;
    share += x < 1 ? 1 - x * x / 5 : (5 - x) * (5 - x) / 20;
  }
  EXPECT_NEAR(preference.beats(1, 0), share / n, 0.005);
}

}  // namespace
}  // namespace jalon
