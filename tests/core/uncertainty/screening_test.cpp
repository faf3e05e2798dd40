// Proves: figures that move no output are told from those that move one, however little, alone or
// with others they vary with.
#include "core/uncertainty/screening.h"

#include <gmock/gmock.h>

#include <atomic>

namespace jalon {
namespace {

using testing::ElementsAre;

Factor even(const std::string &path) {
  Factor f{path, {}};
  f.figure.distribution = Distribution::uniform;
  f.figure.value = 0.5;
  f.figure.high = 1;
  return f;
}

// x0, x1 + 1e-12 x2 and a rejection by x3; x4 counts nowhere.
Function some() {
  return {5, 2,
          [](std::uint64_t, std::size_t n, std::span<const double *const> in,
             std::span<double *const> out, std::uint8_t *rejected) {
            for (std::size_t i = 0; i < n; ++i) {
              out[0][i] = in[0][i];
              out[1][i] = in[1][i] + 1e-12 * in[2][i];
              rejected[i] = in[3][i] > 0.75;
            }
          }};
}

TEST(Screening, tells_what_moves_nothing) {
  const Joint joint({even("a"), even("b"), even("c"), even("d"), even("e")}, {});
  EXPECT_THAT(moving_groups(some(), joint, 1, {}), ElementsAre(true, true, true, true, false));
}

TEST(Screening, a_group_moves_if_one_of_it_does) {
  Correlation together;
  together.first = "a", together.second = "e", together.rank = 0.5;
  const Joint joint({even("a"), even("b"), even("c"), even("d"), even("e")}, {together});
  EXPECT_THAT(moving_groups(some(), joint, 1, {}), ElementsAre(true, true, true, true));
}

TEST(Screening, what_the_function_does_not_read_is_not_tried) {
  const Joint joint({even("a"), even("b"), even("c"), even("d"), even("e")}, {});
  Function function = some();
  std::atomic<std::size_t> points = 0;
  function.evaluate = [&, evaluate = function.evaluate](std::uint64_t first, std::size_t n, auto in,
                                                        auto out, auto rejected) {
    points += n;
    evaluate(first, n, in, out, rejected);
  };
  function.reads = {false, true, true, false, true};
  EXPECT_THAT(moving_groups(function, joint, 1, {}), ElementsAre(false, true, true, false, false));
  EXPECT_EQ(points, k_screened * (1 + 3));
}

TEST(Screening, stopped_it_takes_everything_to_move) {
  const Joint joint({even("a"), even("b"), even("c"), even("d"), even("e")}, {});
  ExperimentOptions options;
  options.cancelled = [] { return true; };
  EXPECT_THAT(moving_groups(some(), joint, 1, options), testing::Each(true));
}

}  // namespace
}  // namespace jalon
