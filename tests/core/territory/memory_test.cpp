// Proves: an inventory takes memory in proportion to its rows, and reading it leaves nothing
// behind.
#include <gtest/gtest.h>
#include <malloc.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;

std::string posts_file(int rows) {
  std::string data = "id;type;power;year;note\n";
  for (int i = 0; i < rows; ++i)
    data += "post-" + std::to_string(i) + (i % 3 ? ";LED;" : ";HPS;") +
            std::to_string(40 + i % 60) + ";" + std::to_string(1990 + i % 30) +
            ";a text that nobody asked for, row by row\n";
  return data;
}

double bytes_in_use() {
  return static_cast<double>(::mallinfo2().uordblks) + static_cast<double>(::mallinfo2().hblkhd);
}

TEST(Memory, OfAnInventoryIsInProportionToItsRows) {
  const auto held = [](int rows) {
    const Files files(
        "table = \"posts.posts\"\n[columns.id]\nfrom = \"id\"\n[columns.kind]\nfrom = \"type\"\n"
        "[columns.power]\nfrom = \"power\"\n[columns.installed]\nfrom = \"year\"\n",
        posts_file(rows));
    const double before = bytes_in_use();
    const auto table = files.import();
    EXPECT_EQ(table.rows, static_cast<std::size_t>(rows));
    return (bytes_in_use() - before) / rows;
  };
  held(100);  // what is made once
  const double small = held(2000), large = held(40000);
  EXPECT_LT(large, 2 * small) << "bytes a row, 20 times the rows";
  EXPECT_LT(large, 1000) << "a row of 6 columns, its findings included";
}

}  // namespace
}  // namespace jalon
