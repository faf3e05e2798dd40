// Proves: two files of one table are compared by key, whatever their order; without a key in every
// row by the whole row; rows that stand twice count twice; unknown is no difference.
#include "core/territory/inventory_difference.h"

#include <gmock/gmock.h>

#include "core/base/abi_list.h"
#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;

InventoryTable read(const std::string &rows) {
  return import_posts("I;P;H\n" + rows,
                      "[columns.id]\nfrom = \"I\"\n[columns.power]\nfrom = \"P\"\n"
                      "[columns.height]\nfrom = \"H\"\n",
                      "delimiter = \";\"");
}
InventoryDifference difference(const std::string &before, const std::string &after) {
  return difference_of(posts, read(before), read(after));
}

TEST(InventoryDifference, IsCountedByKeyInAnyOrder) {
  const auto d = difference("a;10;1\nb;20;2\nc;30;\nd;40;4\n", "c;30;\nb;21;2\ne;50;5\na;10;1\n");
  EXPECT_TRUE(d.by_key);
  EXPECT_EQ(d.added, 1u);
  EXPECT_EQ(d.gone, 1u);
  EXPECT_EQ(d.changed, 1u);
  EXPECT_EQ(d.same, 2u);
}

TEST(InventoryDifference, OfTheSameFileIsNone) {
  const auto d = difference("a;10;1\na;10;1\n", "a;10;1\na;10;1\n");
  EXPECT_EQ(d.added + d.gone + d.changed, 0u);
  EXPECT_EQ(d.same, 2u);
}

TEST(InventoryDifference, ARowThatStandsTwiceCountsTwice) {
  const auto d = difference("a;10;1\na;10;1\na;11;1\n", "a;10;1\n");
  EXPECT_EQ(d.gone, 2u);
  EXPECT_EQ(d.same, 1u);
}

TEST(InventoryDifference, WithoutAKeyInEachRowAChangedRowIsGoneAndAdded) {
  const auto d = difference("a;10;1\n;20;2\n", "a;11;1\n;20;2\n");
  EXPECT_FALSE(d.by_key);
  EXPECT_EQ(d.added, 1u);
  EXPECT_EQ(d.gone, 1u);
  EXPECT_EQ(d.changed, 0u);
  EXPECT_EQ(d.same, 1u);
}

}  // namespace
}  // namespace jalon
