// Proves: a run covers every draw once whatever the threads, stops when asked, reports the first
// mistake, and its summary is the textbook's.
#include "core/uncertainty/run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "core/uncertainty/draws.h"
#include "figures.h"

namespace jalon {
namespace {

TEST(ForEachChunk, covers_every_draw_once_cut_at_multiples_of_a_chunk) {
  for (const std::size_t draws : {0, 1, 1023, 1024, 1025, 10000})
    for (const unsigned threads : {0, 1, 4}) {
      std::vector<std::atomic<int>> seen(draws);
      EXPECT_TRUE(for_each_chunk(draws, threads, [&](std::size_t first, std::size_t n) {
        EXPECT_EQ(first % k_chunk, 0u);
        EXPECT_EQ(n, std::min(k_chunk, draws - first));
        for (std::size_t i = 0; i < n; ++i) ++seen[first + i];
      }));
      for (const auto &count : seen) EXPECT_EQ(count, 1);
    }
}

TEST(ForEachChunk, uses_no_more_threads_than_asked) {
  std::mutex mutex;
  std::set<std::thread::id> ids;
  for_each_chunk(64 * k_chunk, 1, [&](std::size_t, std::size_t) {
    const std::lock_guard lock(mutex);
    ids.insert(std::this_thread::get_id());
  });
  EXPECT_EQ(ids.size(), 1u);
  EXPECT_EQ(*ids.begin(), std::this_thread::get_id());
}

TEST(ForEachChunk, works_at_the_same_time_on_the_threads_asked_for) {
  // Two chunks that each wait until the other has begun: one thread alone would give up waiting.
  std::atomic<int> begun = 0, met = 0;
  for_each_chunk(2 * k_chunk, 2, [&](std::size_t, std::size_t) {
    ++begun;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (begun < 2 && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    met += begun == 2;
  });
  EXPECT_EQ(met, 2);
}

TEST(ForEachChunk, gives_the_same_bits_on_one_and_on_four_threads) {
  const Sampler price(figure(Distribution::pert, 1, 2, 5), 7, "waste.bin.price");
  const auto run = [&](unsigned threads) {
    std::vector<double> out(10500);
    for_each_chunk(out.size(), threads, [&](std::size_t first, std::size_t n) {
      price.fill(first, std::span(out).subspan(first, n));
    });
    return out;
  };
  const auto one = run(1), four = run(4);
  for (std::size_t i = 0; i < one.size(); ++i)
    ASSERT_EQ(std::bit_cast<uint64_t>(one[i]), std::bit_cast<uint64_t>(four[i])) << i;
  EXPECT_EQ(summarise(one, {}).mean, summarise(four, {}).mean);
}

TEST(ForEachChunk, stops_when_asked_and_says_so) {
  for (const unsigned threads : {1, 4}) {
    std::atomic<int> polls = 0, done = 0;
    const bool finished = for_each_chunk(
        100 * k_chunk, threads, [&](std::size_t, std::size_t) { ++done; },
        [&] { return ++polls > 3; });
    EXPECT_FALSE(finished);
    EXPECT_EQ(done, 3);
  }
}

TEST(ForEachChunk, rethrows_the_exception_of_the_lowest_chunk) {
  for (const unsigned threads : {1, 4})
    for (int again = 0; again < 20; ++again) try {
        for_each_chunk(50 * k_chunk, threads, [&](std::size_t first, std::size_t) {
          const std::size_t chunk = first / k_chunk;
          // The lowest takes its time, so that others throw before it.
          if (chunk == 17) std::this_thread::sleep_for(std::chrono::milliseconds(2));
          if (chunk >= 17) throw std::runtime_error(std::to_string(chunk));
        });
        FAIL() << "nothing thrown";
      } catch (const std::runtime_error &e) {
        EXPECT_STREQ(e.what(), "17");
      }
}

TEST(Summary, of_five_numbers_is_worked_by_hand) {
  const std::vector<double> x{3, 1, 2, 5, -1};
  const Summary s = summarise(x, std::vector<uint8_t>(5));
  EXPECT_DOUBLE_EQ(s.mean, 2);
  EXPECT_DOUBLE_EQ(s.standard_error, std::sqrt(20.0 / 4 / 5));
  EXPECT_DOUBLE_EQ(s.p10, -0.2) << "type 7: at 0.4 between -1 and 1";
  EXPECT_DOUBLE_EQ(s.p50, 2);
  EXPECT_DOUBLE_EQ(s.p90, 4.2);
  EXPECT_DOUBLE_EQ(s.positive, 0.8);
  EXPECT_EQ(s.edges, (std::vector<double>{-1, 2, 5}));
  EXPECT_EQ(s.counts, (std::vector<double>{2, 3}));
}

TEST(Summary, leaves_rejected_draws_out) {
  const std::vector<double> x{1, std::nan(""), 3};
  const Summary s = summarise(x, std::vector<uint8_t>{0, 1, 0});
  EXPECT_DOUBLE_EQ(s.mean, 2);
  EXPECT_DOUBLE_EQ(s.p50, 2);
}

TEST(Summary, of_nothing_is_unknown) {
  for (const Summary &s :
       {summarise({}, {}), summarise(std::vector<double>{1}, std::vector<uint8_t>{1})}) {
    EXPECT_TRUE(std::isnan(s.mean) && std::isnan(s.p10) && std::isnan(s.positive));
    EXPECT_TRUE(s.edges.empty() && s.counts.empty());
  }
}

TEST(Summary, of_one_draw_has_no_standard_error) {
  const Summary s = summarise(std::vector<double>{4}, {});
  EXPECT_EQ(s.mean, 4);
  EXPECT_EQ(s.p10, 4);
  EXPECT_TRUE(std::isnan(s.standard_error));
}

TEST(Summary, of_equal_draws_has_one_bin_around_them) {
  const Summary s = summarise(std::vector<double>(100, 7), {});
  EXPECT_EQ(s.standard_error, 0);
  ASSERT_EQ(s.counts, (std::vector<double>{100}));
  EXPECT_LT(s.edges[0], 7);
  EXPECT_GT(s.edges[1], 7);
}

TEST(Summary, counts_zero_as_not_positive) {
  EXPECT_DOUBLE_EQ(summarise(std::vector<double>{0, 0, 1, -1}, {}).positive, 0.25);
}

TEST(Summary, puts_every_draw_in_a_bin) {
  std::vector<double> x(10000);
  fill_draws(figure(Distribution::lognormal, 1, 2, 9), 1, "a", 0, x);
  const Summary s = summarise(x, {});
  EXPECT_EQ(s.counts.size(), 40u);
  EXPECT_EQ(s.edges.size(), 41u);
  double all = 0;
  for (const double n : s.counts) all += n;
  EXPECT_EQ(all, 10000);
}

}  // namespace
}  // namespace jalon
