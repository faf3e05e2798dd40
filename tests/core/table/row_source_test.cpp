// Proves: a file read row by row comes as it stands, with the rows a spreadsheet numbers.
#include "core/table/row_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/table/encoding.h"
#include "tests/core/table/scratch.h"
#include "tests/core/table/write_posts.h"

namespace jalon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Rows {
  std::vector<std::string> header, rows;
};

// Each row as "number: a|b", a broken one marked.
Rows read(const std::filesystem::path &file, const Reading &how = {}) {
  RowSource source(file, how);
  Rows all{source.about().header, {}};
  for (SourceRow row; source.next(row);) {
    std::string text = std::to_string(row.number) + (row.broken.empty() ? ": " : "! ");
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i ? "|" : "") + row.cells[i];
    all.rows.push_back(text);
  }
  return all;
}

Rows read_text(const std::string &bytes, const Reading &how = {}) {
  const testing::Scratch folder;
  folder.write("t.csv", bytes);
  return read(folder.path() / "t.csv", how);
}

TEST(RowSource, KeepsRaggedBrokenAndBlankRows) {
  const auto all = read_text("a,b,a\n1,2,3\n1\n\n\"x,1,2\n1,\"two\nlines\",3,4\n");
  EXPECT_THAT(all.header, ElementsAre("a", "b", "a"));
  EXPECT_THAT(all.rows,
              ElementsAre("2: 1|2|3", "3: 1", "4: ", "5! \"x,1,2", "6: 1|two\nlines|3|4"));
}

TEST(RowSource, CountsRowsFromTheTopWhereverTheHeaderStands) {
  const auto all = read_text("Title;;\n;;\na;b;c\nx;y;z\n");
  EXPECT_THAT(all.header, ElementsAre("a", "b", "c"));
  EXPECT_THAT(all.rows, ElementsAre("4: x|y|z"));
  Reading first;
  first.header = 1;
  EXPECT_THAT(read_text("Title;;\n;;\na;b;c\nx;y;z\n", first).rows, ::testing::SizeIs(3));
  Reading beyond;
  beyond.header = 9;
  EXPECT_THAT(testing::refusal([&] { read_text("a,b\n1,2\n", beyond); }), HasSubstr("no row 9"));
}

TEST(RowSource, MayHoldNoRowBelowTheHeader) {
  EXPECT_THAT(read_text("a,b\n").rows, ::testing::IsEmpty());
  EXPECT_THAT(read_text("a,b").rows, ::testing::IsEmpty());
}

TEST(RowSource, RefusesAHeaderThatCannotBeSplit) {
  EXPECT_THAT(testing::refusal([] { read_text("\"a,b\n"); }), HasSubstr("quotation mark"));
}

TEST(RowSource, GivesWorkbooksAndMapsByTheirOwnNumbers) {
  const testing::Scratch folder;
  testing::write_posts(folder.path() / "t.xlsx", "XLSX", false);
  testing::write_posts(folder.path() / "t.gpkg", "GPKG", true);
  EXPECT_THAT(read(folder.path() / "t.xlsx").rows.at(0), HasSubstr("2: 000|"));
  EXPECT_THAT(read(folder.path() / "t.gpkg").rows.at(0), HasSubstr("1: 000|"));
}

TEST(Encoding, OfBytesTakenIsThatOfBytesDecoded) {
  for (const std::string &bytes :
       {std::string("abc"), std::string("\xEF\xBB\xBFx"), std::string("\xEF\xBB\xBF\xEF\xBB\xBFx"),
        std::string("\xE9t\xE9"), std::string("\xFF\xFE\xE9\0,\0", 6), std::string("\xC3\xA9"),
        std::string(40'000, 'x') + "\xC3\xA9"})
    for (const char *wanted : {"", "UTF-8", "utf8", "Windows-1252"}) {
      std::string first, second;
      const auto decoded = testing::refusal([&] {
        const auto d = decode_text(bytes, wanted, "f");
        first = d.text + d.encoding + (d.assumed ? "?" : "");
      });
      const auto taken = testing::refusal([&] {
        const auto d = take_text(bytes, wanted, "f");
        second = d.text + d.encoding + (d.assumed ? "?" : "");
      });
      EXPECT_EQ(decoded, taken);
      EXPECT_EQ(first, second);
    }
}

}  // namespace
}  // namespace jalon
