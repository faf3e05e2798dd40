// Proves: sums and remarks are told from things, and a thing is not taken for a sum by its name.
#include "core/territory/totals_rows.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

SourceTable sheet(const std::vector<std::vector<std::string>> &rows) {
  SourceTable t;
  t.header = {"id", "type", "watt"};
  for (const auto &cells : rows) t.rows.push_back({t.rows.size() + 1, cells});
  return t;
}

std::vector<std::size_t> rows_of(const SourceTable &t) {
  std::vector<std::size_t> rows;
  for (const auto &[i, finding] : find_totals(t)) rows.push_back(i);
  return rows;
}
using Found = std::vector<std::size_t>;

TEST(Totals, AreKnownByTheWordWhereverItStands) {
  for (const char *word : {"TOTAL", "Total général", "Totaux", "TOTAL :", "Grand total", "Somme",
                           "Sous-total", "Total commune"}) {
    EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {word, "", "1"}})), Found{1}) << word;
    EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"", word, "250 W"}})), Found{1}) << word;
  }
}

TEST(Totals, OfPartsAreTheSumsAboveThem) {
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1,5"},
                           {"b", "led", "2"},
                           {"Sous-total nord", "", "3,5"},
                           {"c", "led", "4"},
                           {"d", "led", "5"},
                           {"Sous-total sud", "", "9"},
                           {"TOTAL", "", "12,5"}})),
            (Found{2, 5, 6}));
}

TEST(Totals, AThingOfThatNameStays) {
  EXPECT_EQ(rows_of(sheet({{"Total", "led", "1"}, {"b", "led", "2"}})), Found{}) << "has a type";
  EXPECT_EQ(rows_of(sheet({{"Total", "", "7"}, {"b", "led", "2"}, {"c", "led", "2"}})), Found{})
      << "not the last, no sum";
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"12", "Total", "7"}})), Found{});
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"Totalement neuf", "", "7"}})), Found{});
}

TEST(Totals, TheWordAloneInARowIsNoThing) {
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"Total", "", ""}})), Found{1});
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"", "TOTAL :", " "}, {"b", "led", "2"}})), Found{1});
  EXPECT_EQ(rows_of(sheet({{"Total", "", ""}, {"a", "led", "1"}, {"P-12", "", ""}})), Found{0});
  SourceTable names;
  names.header = {"name"};
  for (const char *name : {"Total", "b"}) names.rows.push_back({names.rows.size() + 1, {name}});
  EXPECT_EQ(rows_of(names), Found{}) << "a file of one column: nothing is missing beside it";
}

TEST(Totals, WithoutTheWordAreALastRowOfSumsWithoutIdentifier) {
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"b", "led", "2"}, {"c", "", "3"}, {"", "", "6"}})),
            Found{3});
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"b", "led", "2"}, {"c", "", "3"}, {"", "", "7"}})),
            Found{})
      << "no sum";
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"b", "led", "2"}, {"c", "", "3"}, {"d", "", "6"}})),
            Found{})
      << "has an identifier";
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"b", "led", "2"}, {"", "", "3"}})), Found{})
      << "two numbers may add up to a third by chance";
}

TEST(Totals, ARemarkAtTheFootIsNoThing) {
  EXPECT_EQ(
      rows_of(sheet(
          {{"a", "led", "1"}, {"TOTAL", "", "1"}, {"Source : services techniques, 2021", "", ""}})),
      (Found{1, 2}));
  EXPECT_EQ(rows_of(sheet({{"a", "led", "1"}, {"P-12", "", ""}})), Found{}) << "an identifier";
}

}  // namespace
}  // namespace jalon
