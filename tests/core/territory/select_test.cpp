// Proves: a filter covers exactly the rows it describes, and a wrong one is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Select : public ::testing::Test {
 protected:
  std::vector<double> rows(const RowFilter &where) const {
    return covered(table, posts, where, {"projects.toml", 7, 1, {}});
  }
  std::string why(const RowFilter &where) const {
    return refusal([&] { rows(where); });
  }
  const InventoryTable table = import_posts(
      "I,K,P,Y\na,hps,100,1990\nb,led,50,2015\nc,,50,\n",
      "[columns.id]\nfrom=\"I\"\n[columns.kind]\nfrom=\"K\"\n[columns.power]\nfrom=\"P\"\n"
      "[columns.installed]\nfrom=\"Y\"\n");
};

TEST_F(Select, NothingAskedIsEverythingCovered) {
  EXPECT_THAT(rows({}), ElementsAre(1, 1, 1));
  RowFilter half;
  half.share = 0.5;
  EXPECT_THAT(rows(half), ElementsAre(0.5, 0.5, 0.5));
}

TEST_F(Select, ConditionsHoldTogetherAndUnknownIsNotCovered) {
  EXPECT_THAT(rows({{{"kind", {"hps", "led"}}}, {}, 1}), ElementsAre(1, 1, 0));
  EXPECT_THAT(rows({{{"kind", {"led"}}}, {{"power", {50, 60}}}, 0.25}), ElementsAre(0, 0.25, 0));
  EXPECT_THAT(rows({{}, {{"installed", {1900, 2015}}}, 1}), ElementsAre(1, 1, 0));
  EXPECT_THAT(rows({{{"id", {"c"}}}, {}, 1}), ElementsAre(0, 0, 1));
}

TEST_F(Select, WrongFiltersAreRefusedWithTheirPlace) {
  EXPECT_THAT(why({{{"knd", {"hps"}}}, {}, 1}), HasSubstr("projects.toml:7"));
  EXPECT_THAT(why({{{"knd", {"hps"}}}, {}, 1}), HasSubstr("\"kind\""));
  EXPECT_THAT(why({{{"kind", {"hsp"}}}, {}, 1}), HasSubstr("\"hps\""));
  EXPECT_THAT(why({{{"power", {"100"}}}, {}, 1}), HasSubstr("holds numbers"));
  EXPECT_THAT(why({{}, {{"kind", {0, 1}}}, 1}), HasSubstr("holds no numbers"));
  EXPECT_THAT(why({{{"kind", {"induction"}}}, {}, 1}), HasSubstr("no row"));
  EXPECT_THAT(why({{{"kind", {}}}, {}, 1}), HasSubstr("no row"));
  EXPECT_THAT(why({{}, {{"power", {60, 50}}}, 1}), HasSubstr("between 60 and 50"));
  EXPECT_THAT(why({{}, {}, 0}), HasSubstr("share"));
  EXPECT_THAT(why({{}, {}, 1.5}), HasSubstr("share"));
  EXPECT_THAT(why({{}, {}, unknown}), HasSubstr("share"));
}

}  // namespace
}  // namespace jalon
