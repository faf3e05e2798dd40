// Proves: an experiment is asked for every point once and handed the answers in order, whatever the
// threads and the memory; it stops when asked with what is whole; it may ask for more; the first
// mistake is the one reported.
#include "core/uncertainty/experiment.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace jalon {
namespace {

// Point i has the input i; the function answers its square and its opposite.
class Squares : public Experiment {
 public:
  explicit Squares(std::uint64_t points) : points_(points) {}
  std::uint64_t points() const override { return points_; }
  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override {
    EXPECT_EQ(first / k_chunk, (first + n - 1) / k_chunk) << "within one chunk";
    for (std::size_t i = 0; i < n; ++i) in[0][i] = static_cast<double>(first + i);
  }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    EXPECT_EQ(first, squares.size()) << "in order";
    EXPECT_EQ(first % k_chunk, 0u);
    squares.insert(squares.end(), out[0], out[0] + n);
    opposites.insert(opposites.end(), out[1], out[1] + n);
    marks.insert(marks.end(), rejected, rejected + n);
    if (more > 0 && squares.size() == points_) points_ += more, more = 0;
  }

  std::vector<double> squares, opposites;
  std::vector<std::uint8_t> marks;
  std::uint64_t more = 0;  // points wanted once all were taken

 private:
  std::uint64_t points_;
};

Function square() {
  return {1, 2,
          [](std::uint64_t, std::size_t n, std::span<const double *const> in,
             std::span<double *const> out, std::uint8_t *rejected) {
            for (std::size_t i = 0; i < n; ++i) {
              out[0][i] = in[0][i] * in[0][i];
              out[1][i] = -in[0][i];
              rejected[i] = in[0][i] == 5000;
            }
          }};
}

ExperimentOptions with(unsigned threads, std::size_t memory = 64 << 20) {
  ExperimentOptions options;
  options.threads = threads;
  options.memory = memory;
  return options;
}

TEST(Run, hands_every_point_over_once_and_in_order) {
  for (const std::uint64_t points : {0, 1, 1023, 1024, 1025, 100000})
    for (const unsigned threads : {1, 4})
      for (const std::size_t memory : {std::size_t{1}, std::size_t{64} << 20}) {
        Squares squares(points);
        EXPECT_EQ(run(squares, square(), with(threads, memory)), points);
        ASSERT_EQ(squares.squares.size(), points);
        for (std::uint64_t i = 0; i < points; ++i) {
          ASSERT_EQ(squares.squares[i], static_cast<double>(i) * static_cast<double>(i));
          ASSERT_EQ(squares.marks[i], i == 5000);
        }
      }
}

TEST(Run, goes_on_for_an_experiment_that_wants_more) {
  Squares squares(2 * k_chunk);
  squares.more = 5000;
  EXPECT_EQ(run(squares, square(), with(2)), 2 * k_chunk + 5000);
}

TEST(Run, works_at_the_same_time_on_the_threads_asked_for) {
  // Two chunks that each wait until the other has begun: one thread alone would give up waiting.
  std::atomic<int> begun = 0, met = 0;
  const Function waiting{1, 2, [&](auto, auto, auto, auto, auto) {
                           ++begun;
                           const auto deadline =
                               std::chrono::steady_clock::now() + std::chrono::seconds(20);
                           while (begun < 2 && std::chrono::steady_clock::now() < deadline)
                             std::this_thread::yield();
                           met += begun == 2;
                         }};
  Squares squares(2 * k_chunk);
  run(squares, waiting, with(2));
  EXPECT_EQ(met, 2);
}

TEST(Run, uses_no_more_threads_than_asked) {
  std::mutex mutex;
  std::set<std::thread::id> ids;
  const Function noting{1, 2, [&](auto, auto, auto, auto, auto) {
                          const std::lock_guard lock(mutex);
                          ids.insert(std::this_thread::get_id());
                        }};
  Squares squares(64 * k_chunk);
  run(squares, noting, with(1));
  EXPECT_EQ(ids.size(), 1u);
}

TEST(Run, stopped_it_keeps_what_is_whole) {
  for (const unsigned threads : {1, 4}) {
    std::atomic<int> polls = 0;
    ExperimentOptions options = with(threads, 1);
    options.cancelled = [&] { return ++polls > 30; };
    Squares squares(1000 * k_chunk);
    const auto taken = run(squares, square(), options);
    EXPECT_EQ(taken, squares.squares.size());
    EXPECT_EQ(taken % k_chunk, 0u);
    EXPECT_GT(taken, 0u);
    EXPECT_LE(taken, 30 * k_chunk);
  }
}

TEST(Run, rethrows_what_the_lowest_chunk_threw) {
  const Function throwing{1, 2, [](std::uint64_t first, auto, auto, auto, auto) {
                            const std::uint64_t chunk = first / k_chunk;
                            // The lowest takes its time, so that others throw before it.
                            if (chunk == 17)
                              std::this_thread::sleep_for(std::chrono::milliseconds(2));
                            if (chunk >= 17) throw std::runtime_error(std::to_string(chunk));
                          }};
  for (const unsigned threads : {1, 4})
    for (int again = 0; again < 20; ++again) try {
        Squares squares(50 * k_chunk);
        run(squares, throwing, with(threads));
        FAIL() << "nothing thrown";
      } catch (const std::runtime_error &e) {
        EXPECT_STREQ(e.what(), "17");
      }
}

TEST(Run, tells_how_far_it_is) {
  std::atomic<int> told = 0;
  std::atomic<double> most = 0;
  ExperimentOptions options = with(2);
  options.progress = [&](double f) {
    ++told;
    for (double now = most; f > now && !most.compare_exchange_weak(now, f);) {
    }
  };
  Squares squares(10 * k_chunk);
  run(squares, square(), options);
  EXPECT_EQ(told, 10);
  EXPECT_EQ(most, 1);
}

}  // namespace
}  // namespace jalon
