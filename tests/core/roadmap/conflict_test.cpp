// Proves: conflict_in finds a part that conflicts, from which nothing can be taken away.
#include "core/roadmap/conflict.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace jalon {
namespace {

std::vector<Constraint> numbered(std::size_t n) {
  std::vector<Constraint> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back({Constraint::Kind::must, i, 0});
  return all;
}

std::set<std::size_t> numbers(const std::vector<Constraint> &set) {
  std::set<std::size_t> out;
  for (const auto &c : set) out.insert(c.first);
  return out;
}

TEST(Conflict, is_minimal_whatever_conflicts) {
  std::mt19937 engine(3);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + engine() % 12;
    std::vector<std::set<std::size_t>> conflicts(1 + engine() % 3);
    for (auto &conflict : conflicts)
      for (std::size_t i = 0, size = 1 + engine() % 4; i < size; ++i) conflict.insert(engine() % n);
    const auto conflicting = [&](const std::set<std::size_t> &set) {
      return std::any_of(conflicts.begin(), conflicts.end(), [&](const auto &conflict) {
        return std::includes(set.begin(), set.end(), conflict.begin(), conflict.end());
      });
    };
    const auto found = numbers(conflict_in(
        numbered(n), [&](const std::vector<Constraint> &s) { return conflicting(numbers(s)); }));
    EXPECT_TRUE(conflicting(found));
    for (const auto one : found) {
      auto without = found;
      without.erase(one);
      EXPECT_FALSE(conflicting(without));
    }
  }
}

TEST(Conflict, prefers_what_comes_first) {
  const auto found = conflict_in(numbered(6), [](const std::vector<Constraint> &s) {
    const auto set = numbers(s);
    return (set.count(0) && set.count(1)) || set.count(5);
  });
  EXPECT_EQ(numbers(found), (std::set<std::size_t>{0, 1}));
}

TEST(Conflict, is_empty_when_nothing_at_all_can_be_kept) {
  EXPECT_TRUE(conflict_in(numbered(4), [](const auto &) { return true; }).empty());
}

TEST(Conflict, is_everything_when_nothing_can_be_shown) {
  EXPECT_EQ(conflict_in(numbered(4), [](const auto &) { return false; }).size(), 4u);
}

}  // namespace
}  // namespace jalon
