// Proves: the row of names is found under titles and never guessed among values, and every column
// that holds something can be named.
#include "core/table/header_row.h"

#include <gtest/gtest.h>

namespace jalon {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST(HeaderRow, IsTheFirstWhereNothingStandsAboveIt) {
  EXPECT_EQ(recognise_header(Rows{{"id", "type", "watt"}, {"1", "led", "40"}}), 1u);
  EXPECT_EQ(recognise_header(Rows{{"id"}, {"1"}}), 1u);
  EXPECT_EQ(recognise_header(Rows{}), 1u);
  EXPECT_EQ(recognise_header(Rows{{"id", ""}, {"a", "b"}}), 1u) << "two columns tell too little";
}

TEST(HeaderRow, IsFoundUnderTitlesAndBlanks) {
  EXPECT_EQ(recognise_header(Rows{{"Inventaire de la ville", "", ""},
                                  {"", "", ""},
                                  {"id", "type", "watt"},
                                  {"1", "led", "40"}}),
            3u);
  EXPECT_EQ(recognise_header(Rows{{"Inventaire"}, {"id", "type", "watt"}, {"1", "led", "40"}}), 2u);
  EXPECT_EQ(recognise_header(Rows{{"Point", "", "", "Lampe", ""},
                                  {"id", "rue", "voie", "type", "watt"},
                                  {"1", "a", "b", "led", "40"}}),
            2u)
      << "a row of groups over the names";
}

TEST(HeaderRow, IsNotARowOfValues) {
  EXPECT_EQ(recognise_header(Rows{{"id", "", "", "", ""}, {"1", "led", "40", "a", "b"}}), 1u);
  EXPECT_EQ(recognise_header(Rows{{"", "", ""}, {"1", "2", "3"}}), 1u);
  EXPECT_EQ(recognise_header(Rows{{"x", "", ""}, {"a", "b", "12/03/2019"}}), 1u);
}

TEST(HeaderRow, MayBeTwoRows) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of_two_rows({"id", "Lampe", "", "rue"}, {"", "Type", "Puissance\n(W)", ""}),
            (Names{"id", "Lampe Type", "Lampe Puissance (W)", "rue"}));
  EXPECT_EQ(names_of_two_rows({"id", "Lampe", ""}, {"P1", "led", "x"}), Names{})
      << "a thing: it fills what has a name already";
  EXPECT_EQ(names_of_two_rows({"id", "Lampe", ""}, {"", "led", "40"}), Names{}) << "a number";
  EXPECT_EQ(names_of_two_rows({"id", "Lampe", ""}, {"", "", ""}), Names{});
}

TEST(ColumnNames, CountWhiteSpaceOnce) {
  EXPECT_EQ(column_name("  Puissance\n (W) "), "Puissance (W)");
  EXPECT_EQ(column_name("a\r\n\tb\xC2\xA0\xE2\x80\xAF c"), "a b c");
  EXPECT_EQ(column_name(" \n"), "");
}

TEST(ColumnNames, AreGivenWhereTheyLackOrRepeat) {
  SourceTable t;
  t.header = {"a", "", "a", "", "a [3]"};
  t.rows.push_back({1, {"1", "2", "3", "", "5"}});
  name_columns(t);
  EXPECT_EQ(t.header, (std::vector<std::string>{"a", "[2]", "a [3]", "", "a [3] [5]"}));
  EXPECT_EQ(t.findings.size(), 3u) << "nothing to say of a column that is all blank";
}

}  // namespace
}  // namespace jalon
