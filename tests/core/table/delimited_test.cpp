// Proves: text is decoded and split without losing, shifting or inventing a cell.
#include "core/table/delimited.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/table/encoding.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using Cells = std::vector<std::string>;
using testing::refusal;

TEST(Delimited, SplitsQuotesDoubledQuotesAndLineEndsInside) {
  const auto r = split_records("a,\"b, c\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",,x\n", ',');
  ASSERT_EQ(r.size(), 2u);
  EXPECT_EQ(r[0].cells, (Cells{"a", "b, c", "say \"hi\""}));
  EXPECT_EQ(r[1].cells, (Cells{"two\nlines", "", "x"}));
}

TEST(Delimited, KnowsTheThreeLineEndsAndNeedsNoneAtTheEnd) {
  for (const char *text : {"a;b\nc;d", "a;b\r\nc;d\r\n", "a;b\rc;d\r"})
    EXPECT_EQ(split_records(text, ';').size(), 2u) << text;
  EXPECT_EQ(split_records("a\n\nb\n", ';').size(), 3u);
}

TEST(Delimited, LeavesQuotesInsideACellAlone) {
  EXPECT_EQ(split_records("5\" pipe,x\n", ',')[0].cells, (Cells{"5\" pipe", "x"}));
}

TEST(Delimited, AStrayQuoteCostsItsOwnLineOnly) {
  const auto r = split_records("a,\"b\nc,d\ne,f\n", ',');
  ASSERT_EQ(r.size(), 3u);
  EXPECT_FALSE(r[0].broken.empty());
  EXPECT_EQ(r[0].cells, (Cells{"a,\"b"}));
  EXPECT_EQ(r[1].cells, (Cells{"c", "d"}));
  const auto s = split_records("\"a\"x,b\nc,d\n", ',');
  ASSERT_EQ(s.size(), 2u);
  EXPECT_FALSE(s[0].broken.empty());
  EXPECT_TRUE(s[1].broken.empty());
}

TEST(Delimited, RecognisesTheDelimiterByEvenRows) {
  EXPECT_EQ(recognise_delimiter("a;b;c\n1,5;2,5;x\n1;2,5;y\n", 1).sign, ';');
  EXPECT_EQ(recognise_delimiter("a,b\n1;2,3\n4;5,6\n", 1).sign, ',');
  EXPECT_EQ(recognise_delimiter("a\tb\n1\t2\n", 1).sign, '\t');
  EXPECT_EQ(recognise_delimiter("a|b\n1|2\n", 1).sign, '|');
  EXPECT_EQ(recognise_delimiter("Title, of a sheet\na;b;c\n1;2;3\n", 2).sign, ';');
  EXPECT_EQ(recognise_delimiter("only\n1\n2\n", 1).columns, 1u);
}

TEST(Delimited, SaysWhenAnotherDelimiterFitsAsWell) {
  EXPECT_THAT(recognise_delimiter("a,b;c\n1,2;3\n", 1).rivals, ::testing::SizeIs(1));
  EXPECT_THAT(recognise_delimiter("a;b;c\n1;2;3,5\n", 1).rivals, ::testing::IsEmpty());
}

TEST(Encoding, IsRecognisedByMarkThenByUtf8ThenAssumed) {
  const auto plain = decode_text("\xC3\xA9t\xC3\xA9", "", "f");
  EXPECT_EQ(plain.encoding, "UTF-8");
  EXPECT_FALSE(plain.assumed);
  EXPECT_EQ(decode_text("\xEF\xBB\xBFx", "", "f").text, "x");
  EXPECT_EQ(decode_text("\xEF\xBB\xBFx", "utf-8", "f").text, "x");
  const auto western = decode_text("\xE9t\xE9 \x80", "", "f");
  EXPECT_EQ(western.text, "\xC3\xA9t\xC3\xA9 \xE2\x82\xAC");
  EXPECT_EQ(western.encoding, "Windows-1252");
  EXPECT_TRUE(western.assumed);
  EXPECT_FALSE(decode_text("\xE9", "Windows-1252", "f").assumed);
  EXPECT_EQ(decode_text(std::string("\xFF\xFE\xE9\0,\0", 6), "", "f").text, "\xC3\xA9,");
  EXPECT_EQ(decode_text(std::string("\xFE\xFF\0\xE9\0,", 6), "", "f").text, "\xC3\xA9,");
}

TEST(Encoding, IsNeverForcedOnBytesThatAreNotIt) {
  using ::testing::HasSubstr;
  EXPECT_THAT(refusal([] { decode_text("a\nb\xE9", "UTF-8", "f.csv"); }),
              ::testing::AllOf(HasSubstr("f.csv:2"), HasSubstr("0xE9"), HasSubstr("encoding")));
  EXPECT_THAT(refusal([] { decode_text("\xEF\xBB\xBF\xE9", "", "f"); }), HasSubstr("UTF-8"));
  EXPECT_THAT(refusal([] { decode_text("\xE9\x81", "", "f"); }), HasSubstr("Windows-1252"));
  EXPECT_THAT(refusal([] { decode_text(std::string("a\0b", 3), "", "f"); }),
              HasSubstr("not a text file"));
  EXPECT_THAT(refusal([] {
                decode_text(std::string("\xFF\xFE"
                                        "a",
                                        3),
                            "", "f");
              }),
              HasSubstr("UTF-16"));
  EXPECT_FALSE(known_encoding("latin-nonsense"));
  EXPECT_FALSE(known_encoding(""));
  EXPECT_FALSE(known_encoding("UTF-8//IGNORE"));
}

TEST(Delimited, ALineWithTextBehindAClosingMarkIsSplitAsMostProgramsWould) {
  const std::string line =
      "id,\"\"PARK - \"\"des soeurs\"\" Rue C\"\",\"1, rue A\",\"[6.3, 45.6]\",x";
  const auto r = split_records(line + "\n", ',');
  ASSERT_FALSE(r[0].broken.empty());
  EXPECT_TRUE(r[0].misquoted);
  EXPECT_EQ(split_misquoted(line, ',', 5),
            (Cells{"id", "PARK - \"des soeurs\" Rue C", "1, rue A", "[6.3, 45.6]", "x"}));
  EXPECT_TRUE(split_misquoted(line, ',', 6).empty()) << "another number of cells: nobody knows";
  EXPECT_FALSE(split_records("a,\"b\n", ',')[0].misquoted) << "opened and not closed";
  EXPECT_FALSE(split_records("\"a\"b,c\nd,e\n", ',')[1].misquoted);
  EXPECT_EQ(split_misquoted("\"a\"b,", ',', 2), (Cells{"\"a\"b", ""}));
}

}  // namespace
}  // namespace jalon
