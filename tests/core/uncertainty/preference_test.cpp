// Proves: shares of draws in which one quantity beats another are counted right, ties and missing
// values apart, whatever the pieces they came in.
#include "core/uncertainty/preference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

using Table = std::vector<std::vector<double>>;  // [quantity][draw]

Preference of(const Table &table, const std::vector<std::uint8_t> &rejected = {}) {
  Preference preference(table.size());
  std::vector<const double *> columns;
  for (const auto &column : table) columns.push_back(column.data());
  preference.add(columns, table.at(0).size(), rejected.empty() ? nullptr : rejected.data());
  return preference;
}

TEST(Preference, counts_who_is_worth_more_and_who_is_first) {
  const Preference p = of({{1, 5, 2, 0}, {2, 3, 2, -1}, {0, 4, 1, -2}});
  EXPECT_EQ(p.draws(0, 1), 4u);
  EXPECT_EQ(p.beats(0, 1), 0.5);
  EXPECT_EQ(p.beats(1, 0), 0.25);
  EXPECT_EQ(p.ties(0, 1), 0.25);
  EXPECT_EQ(p.ties(1, 0), 0.25);
  EXPECT_EQ(p.beats(0, 2), 1);
  EXPECT_EQ(p.beats(2, 0), 0);
  EXPECT_EQ(p.beats(2, 1), 0.25);
  EXPECT_EQ(p.first(0), 0.5);
  EXPECT_EQ(p.first(1), 0.25);
  EXPECT_EQ(p.first(2), 0);
  EXPECT_EQ(p.shared_first(), 0.25);
  EXPECT_EQ(p.beats(), (Table{{0, 0.5, 1}, {0.25, 0, 0.75}, {0, 0.25, 0}}));
  EXPECT_EQ(p.first(), (std::vector<double>{0.5, 0.25, 0}));
}

TEST(Preference, leaves_out_a_missing_value_from_the_pairs_it_touches_only) {
  const Preference p = of({{1, 5, k_nan}, {2, k_nan, 1}, {3, 4, 2}});
  EXPECT_EQ(p.draws(0, 1), 1u);
  EXPECT_EQ(p.beats(1, 0), 1);
  EXPECT_EQ(p.draws(0, 2), 2u);
  EXPECT_EQ(p.beats(0, 2), 0.5);
  EXPECT_EQ(p.draws(1, 2), 2u);
  EXPECT_EQ(p.beats(2, 1), 1);
  EXPECT_EQ(p.complete(), 1u);
  EXPECT_EQ(p.first(2), 1);
}

TEST(Preference, leaves_out_rejected_draws_everywhere) {
  const Preference p = of({{1, 9, 1}, {2, 3, 0}}, {0, 1, 0});
  EXPECT_EQ(p.draws(0, 1), 2u);
  EXPECT_EQ(p.beats(0, 1), 0.5);
  EXPECT_EQ(p.complete(), 2u);
}

TEST(Preference, of_no_draw_is_unknown) {
  const Preference none(2), missing = of({{k_nan}, {1}});
  for (const Preference *p : {&none, &missing}) {
    EXPECT_TRUE(std::isnan(p->beats(0, 1)));
    EXPECT_TRUE(std::isnan(p->ties(0, 1)));
    EXPECT_TRUE(std::isnan(p->first(0)));
    EXPECT_EQ(p->beats(0, 0), 0);
  }
  Preference empty(0);
  empty.add({}, 5, nullptr);
  EXPECT_TRUE(empty.beats().empty());
}

TEST(Preference, of_infinite_values_compares_them_too) {
  const double inf = std::numeric_limits<double>::infinity();
  const Preference p = of({{-inf, inf, -inf}, {-inf, 1, 0}});
  EXPECT_EQ(p.ties(0, 1), 1.0 / 3);
  EXPECT_EQ(p.shared_first(), 1.0 / 3);
  EXPECT_EQ(p.first(1), 1.0 / 3);
}

TEST(Preference, is_the_same_by_hand_and_in_any_pieces) {
  constexpr std::size_t k_draws = 5000, k_quantities = 4;
  Table table(k_quantities, std::vector<double>(k_draws));
  std::vector<std::uint8_t> rejected(k_draws);
  std::uint32_t state = 1;
  const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 16; };
  for (std::size_t i = 0; i < k_draws; ++i) {
    for (auto &column : table) column[i] = next() % 50 == 0 ? k_nan : next() % 10;
    rejected[i] = i > 2500 && next() % 20 == 0;
  }
  Preference pieces(k_quantities);
  for (std::size_t at = 0, size = 1; at < k_draws; at += size, size = 3 * size + 7) {
    const std::size_t n = std::min(size, k_draws - at);
    std::vector<const double *> columns;
    for (const auto &column : table) columns.push_back(column.data() + at);
    pieces.add(columns, n, rejected.data() + at);
  }
  const Preference whole = of(table, rejected);
  EXPECT_EQ(pieces.beats(), whole.beats());
  EXPECT_EQ(pieces.first(), whole.first());

  double above = 0, both = 0, first = 0, complete = 0;
  for (std::size_t i = 0; i < k_draws; ++i) {
    if (rejected[i]) continue;
    both += !std::isnan(table[1][i]) && !std::isnan(table[3][i]);
    above += table[3][i] > table[1][i];
    bool all = true, best = true;
    for (std::size_t q = 0; q < k_quantities; ++q) {
      all = all && !std::isnan(table[q][i]);
      best = best && (q == 2 || table[2][i] > table[q][i]);
    }
    complete += all, first += all && best;
  }
  EXPECT_EQ(whole.beats(3, 1), above / both);
  EXPECT_EQ(whole.first(2), first / complete);
  EXPECT_EQ(static_cast<double>(whole.complete()), complete);
}

}  // namespace
}  // namespace jalon
