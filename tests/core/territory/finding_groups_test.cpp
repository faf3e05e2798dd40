// Proves: findings of one kind, column and deed are told once whatever their values, with examples
// and the rows a spreadsheet shows; different deeds stay apart.
#include "core/territory/finding_groups.h"

#include <gmock/gmock.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::ElementsAre;

TEST(FindingGroups, ValuesDoNotTellThemApart) {
  const auto t = import_posts(
      "title\n\nP,D\n1,2001/01/05\n2,2002/01/05\n3,2003/11/05\n4,2004/01/05\nx,2004/01/05\n",
      "[columns.power]\nfrom = \"P\"\n[columns.installed]\nfrom = \"D\"\n"
      "patterns = [{ match = '(\\d{4})/.*', value = \"$1\" }]\n",
      "header = 3\ndelimiter = \",\"");
  const auto groups = group_findings(t.import);
  ASSERT_EQ(groups.size(), 3u) << told(t);
  EXPECT_EQ(groups[0].first->kind, Finding::refused);
  EXPECT_THAT(groups[0].rows, ElementsAre(8));
  const auto &dates = groups[1].first->kind == Finding::repaired ? groups[1] : groups[2];
  EXPECT_EQ(dates.count, 5u);
  EXPECT_THAT(dates.rows, ElementsAre(4, 5, 6, 7, 8)) << "rows of the file";
  EXPECT_EQ(dates.examples.size(), 3u);
  EXPECT_TRUE(dates.more);
  EXPECT_FALSE(dates.same_done);
}

TEST(FindingGroups, KindColumnAndDeedDo) {
  Import import;
  import.findings = {{Finding::note, 0, "a", "", "seen"_msg()},
                     {Finding::note, 1, "b", "", "seen"_msg()},
                     {Finding::note, 2, "b", "x", "heard of {1}"_msg(2.5)},
                     {Finding::note, 3, "b", "yy", "heard of {1}"_msg("yy")},
                     {Finding::repaired, 3, "b", "", "seen"_msg()},
                     {Finding::note, 4, "b", "x", "heard of {1}"_msg(-7)},
                     { Finding::note,
                       5,
                       "b",
                       "x",
                       "seen"_msg(),
                       true }};
  const auto groups = group_findings(import);
  ASSERT_EQ(groups.size(), 5u);
  EXPECT_TRUE(groups[0].first->warning);
  EXPECT_TRUE(groups[1].rows.empty()) << "of the whole file";
  EXPECT_THAT(groups[3].rows, ElementsAre(2, 3, 4));
  EXPECT_EQ(groups[4].first->kind, Finding::repaired);
  EXPECT_TRUE(groups[4].same_done);
}

TEST(FindingGroups, RowsThatTheMappingSkipsAreOneGroupAtTheEnd) {
  const auto t =
      import_posts("P;S\n1;old\n2;older\n3;new\n;new\n", "[columns.power]\nfrom = \"P\"\n",
                   "skip = { S = [\"old\", \"older\"] }");
  const auto groups = group_findings(t.import);
  ASSERT_FALSE(groups.empty());
  EXPECT_TRUE(groups.back().first->asked);
  EXPECT_EQ(groups.back().count, 2u);
  for (std::size_t i = 0; i + 1 < groups.size(); ++i) EXPECT_FALSE(groups[i].first->asked);
}

TEST(FindingGroups, SayWhetherNothingStoodInSomeOfThem) {
  Import import;
  import.findings = {{Finding::estimated, 1, "c", "", "estimated"_msg()},
                     {Finding::estimated, 2, "c", "40.00", "estimated"_msg()},
                     { Finding::estimated,
                       3,
                       "d",
                       "40.00",
                       "estimated"_msg() }};
  const auto groups = group_findings(import);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_TRUE(groups[0].some_blank) << "no text stands for all";
  EXPECT_FALSE(groups[1].some_blank);
}

}  // namespace
}  // namespace jalon
