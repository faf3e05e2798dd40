// Proves: a column is summed up only where the sum tells something.
#include "core/territory/quantities.h"

#include <gtest/gtest.h>

#include "jalon/declare.hpp"

namespace jalon {
namespace {

constexpr std::array columns{number("length", "Length", "m", {0, 1e8}),
                             number("things", "Things", "1", {0, 1e6}),
                             number("volume", "Volume", "litre", {0, 1e9}),
                             number("energy", "Energy", "MWh", {0, 1e9}),
                             number("price", "Price", "currency", {0, 100}),
                             number("month", "Price of a month", "currency/month", {0, 1000}),
                             number("height", "Height", "cm", {0, 2000}),
                             number("year", "Year", "1", {1900, 2200}, {}, JALON_INTEGER),
                             number("index", "Index", "1", {0, 120}),
                             number("share", "Share", "1", {0, 1}),
                             number("flow", "Flow", "m3/h", {0, 1e6}),
                             text("id", "Identifier")};
constexpr jalon_table declared = table("t.things", "Things", columns, "length");

TEST(Quantities, AreSummedWhereTheSumTellsSomething) {
  for (std::size_t c = 0; c < columns.size(); ++c)
    EXPECT_EQ(sums_up(declared, columns[c]), c < 4) << columns[c].name;
}

}  // namespace
}  // namespace jalon
