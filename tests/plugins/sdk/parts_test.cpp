// Proves how rows are cut into pieces, and that lanes give back what they took, draw by draw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "waste.h"

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Entries {
  std::vector<double> shares;  // of the one row, by entry
  int32_t start = 2027;
  double options[2] = {jalon::unknown, 0};
  std::vector<jalon_entry_of_programme> entries = {};
  std::vector<int32_t> years = {2025, 2026, 2027};
  jalon_programme data() {
    for (const double &s : shares)
      entries.push_back({sizeof(jalon_entry_of_programme), 0, start, 0, &s, options});
    return {sizeof(jalon_programme),
            sizeof(jalon_entry_of_programme),
            static_cast<uint32_t>(entries.size()),
            static_cast<uint32_t>(years.size()),
            entries.data(),
            years.data()};
  }
};
std::vector<jalon::Segment> cut(std::vector<double> shares, std::size_t without = SIZE_MAX) {
  Entries e{std::move(shares)};
  const jalon_programme data = e.data();
  return jalon::segments_of(jalon::Programme(data), 0, [&](std::size_t i) { return i != without; });
}

TEST(Segments, OfOverlappingSharesAreNested) {
  const auto s = cut({0.75, 0.25, 1, 0, 0.25});
  ASSERT_EQ(s.size(), 3u);
  EXPECT_EQ(s[0].part, 0.25);
  EXPECT_THAT(s[0].active, ElementsAre(0, 1, 2, 4));
  EXPECT_EQ(s[1].part, 0.5);
  EXPECT_THAT(s[1].active, ElementsAre(0, 2));
  EXPECT_EQ(s[2].part, 0.25);
  EXPECT_THAT(s[2].active, ElementsAre(2));
}

TEST(Segments, AreTheWholeRowWhereNothingCutsIt) {
  for (const auto &s : {cut({}), cut({0}), cut({0.5}, 0)}) {
    ASSERT_EQ(s.size(), 1u);
    EXPECT_EQ(s[0].part, 1);
    EXPECT_THAT(s[0].active, IsEmpty());
  }
  // Rounding must not make a share more than the row, nor less than nothing.
  EXPECT_EQ(cut({1 + 1e-12}).size(), 1u);
  EXPECT_EQ(cut({-1e-12}).size(), 1u);
}

TEST(Segments, AddUpToTheRow) {
  const auto s = cut({0.1, 1.0 / 3, 0.7, 0.9999999, 1e-9});
  double sum = 0;
  for (const auto &piece : s) sum += piece.part;
  EXPECT_NEAR(sum, 1, 1e-15);
}

TEST(Actions, CountYearsFromTheFirstAndTakeDeclaredOptionsWhereNoneIsGiven) {
  Entries e{{1}};
  const jalon_programme data = e.data();
  const auto actions = jalon::actions_of(jalon::Programme(data), waste::measures);
  ASSERT_EQ(actions.size(), 1u);
  EXPECT_EQ(actions[0].year, 2);
  EXPECT_THAT(actions[0].options, ElementsAre(0.25, 0));
}

TEST(Earlier, KeepsTheEarlierYear) {
  int year = jalon::never;
  EXPECT_TRUE(jalon::earlier(year, 3));
  EXPECT_FALSE(jalon::earlier(year, 3));
  EXPECT_FALSE(jalon::earlier(year, 5));
  EXPECT_EQ(year, 3);
}

TEST(Lanes, TakeAPartOfAColumnFilledUpWithItsLastDrawAndPutItBack) {
  std::vector<double> column(100), back(100, -1);
  for (std::size_t i = 0; i < 100; ++i) column[i] = static_cast<double>(i);
  jalon::Lanes l;
  jalon::take(column, 64, 36, l);
  EXPECT_EQ(l[0], 64);
  EXPECT_EQ(l[35], 99);
  EXPECT_EQ(l[jalon::lanes - 1], 99);
  jalon::put(l, 64, 36, back);
  EXPECT_EQ(back[63], -1);
  EXPECT_EQ(back[64], 64);
  EXPECT_EQ(back[99], 99);
}

TEST(Lanes, ThatAreNotFiniteRejectTheirOwnDrawOnly) {
  std::vector<double> first(5, 0), second(5, 0);
  double *columns[]{first.data(), second.data()};
  std::vector<uint8_t> rejected(5, 0);
  const jalon_block data{sizeof(jalon_block), 1,      0, 5, 5, nullptr, nullptr, columns, nullptr,
                         rejected.data(),     nullptr};
  std::array<jalon::Lanes, 2> lines{};
  lines[0][1] = jalon::unknown;
  lines[1][3] = std::numeric_limits<double>::infinity();
  lines[1][4] = jalon::unknown;  // past the draws that are there
  const jalon::Block block(data);
  jalon::write_lines(block, lines, 0, 1, 4);  // draws 1 to 4 of the block
  EXPECT_THAT(rejected, ElementsAre(0, 0, 1, 0, 1));
}

TEST(Lanes, OfZerosAreSaidToBeZeroWhereTheHostListensAndAreFilledWhereItDoesNot) {
  std::array<jalon::Lanes, 2> lines{};
  lines[1][2] = -0.5;
  for (const bool listens : {false, true}) {
    std::vector<double> first(3, 7), second(3, 7);
    double *columns[]{first.data(), second.data()};
    std::vector<uint8_t> rejected(3, 0), zeros(2, 0);
    const jalon_block data{sizeof(jalon_block),
                           1,
                           0,
                           3,
                           3,
                           nullptr,
                           nullptr,
                           columns,
                           nullptr,
                           rejected.data(),
                           listens ? zeros.data() : nullptr};
    const jalon::Block block(data);
    jalon::write_lines(block, lines, 0, 0, 3);
    EXPECT_EQ(first, std::vector<double>(3, listens ? 7 : 0));
    EXPECT_THAT(zeros, ElementsAre(listens ? 1 : 0, 0));
    EXPECT_THAT(second, ElementsAre(0, 0, -0.5));
    // A part of a block cannot speak for all of it.
    zeros = {0, 0};
    jalon::write_lines(block, lines, 0, 1, 2);
    EXPECT_THAT(zeros, ElementsAre(0, 0));
    EXPECT_THAT(first, ElementsAre(listens ? 7 : 0, 0, 0));
  }
}

}  // namespace
