// Proves: an inventory takes the place of its estimate, and no other byte of dossier.toml changes.
#include "core/territory/dossier_edit.h"

#include <gmock/gmock.h>
#include <toml++/toml.h>

#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::refusal;

std::string added(const std::string &text, const std::string &table = "waste.bins") {
  return with_inventory(text, "dossier.toml", table, "inventory/bins \"1\".csv",
                        "inventory/b.toml");
}
const std::string block =
    "[[inventory]]\ntable = \"waste.bins\"\nfile = \"inventory/bins \\\"1\\\".csv\"\n"
    "mapping = \"inventory/b.toml\"\n";

TEST(DossierEdit, PutsTheFileInThePlaceOfTheEstimate) {
  const std::string before =
      "schema = 1 # é\n\n# bins\n[[estimate]]   # from peers\ntable = \"waste.bins\"  # all\n"
      "# [[inventory]]\n# file = \"x\"\n\n[[estimate]]\ntable = \"waste.trucks\"\n\n[plan]\nyears "
      "= 6";
  const std::string after = "schema = 1 # é\n\n# bins\n" + block +
                            "# [[inventory]]\n# file = \"x\"\n\n[[estimate]]\ntable = "
                            "\"waste.trucks\"\n\n[plan]\nyears = 6";
  EXPECT_EQ(added(before), after);
}

TEST(DossierEdit, TheLastLineOfAFileIsALineToo) {
  EXPECT_EQ(added("schema = 1\n[[estimate]]\ntable = \"waste.bins\""), "schema = 1\n" + block);
}

TEST(DossierEdit, WithoutAnEstimateTheBlockComesLast) {
  EXPECT_EQ(added("schema = 1"), "schema = 1\n\n" + block);
  EXPECT_EQ(added(""), "\n" + block);
  EXPECT_EQ(added("[[estimate]]\ntable = \"waste.trucks\"\n"),
            "[[estimate]]\ntable = \"waste.trucks\"\n\n" + block);
}

TEST(DossierEdit, LineEndsStayWhatTheyAre) {
  const auto after = added("schema = 1\r\n[[estimate]]\r\ntable = \"waste.bins\"\r\n[plan]\r\n");
  EXPECT_EQ(std::count(after.begin(), after.end(), '\n'),
            std::count(after.begin(), after.end(), '\r'));
  EXPECT_EQ(toml::parse(after)["inventory"][0]["table"].value<std::string>(), "waste.bins");
  EXPECT_FALSE(toml::parse(after).contains("estimate"));
}

TEST(DossierEdit, WhatCannotBeDoneIsSaidAndNotDone) {
  EXPECT_THAT(refusal([] { added("estimate = [{ table = \"waste.bins\" }]\n"); }),
              HasSubstr("nothing was changed"));
  EXPECT_THAT(refusal([] { added("inventory = [{ table = \"waste.x\" }]\n"); }),
              HasSubstr("write it in by hand"));
  const std::string lines =
      "[[inventory]]\ntable = \"waste.bins\"\nfile = \"\"\"\na\"\"\"\nmapping = \"b\"\n";
  EXPECT_THAT(refusal([&] { with_other_file(lines, "d", "waste.bins", "x", "y"); }),
              HasSubstr("nothing was changed"));
}

TEST(DossierEdit, ASlipIsToldWithItsPlace) {
  const std::string slip = "name = \"X\"\npopulation = 12 000\n";
  const auto at_the_slip = AllOf(HasSubstr("dossier.toml:2:"), HasSubstr("12 000"));
  EXPECT_THAT(refusal([&] { added(slip); }), at_the_slip);
  EXPECT_THAT(refusal([&] { with_other_file(slip, "dossier.toml", "waste.bins", "x", "y"); }),
              at_the_slip);
}

TEST(DossierEdit, AnotherFileChangesTheseTwoLinesOnly) {
  const std::string before =
      "schema = 1 # é\n[[inventory]]  # bins\n# of 2024\n  file = \"inventory/a.csv\" # old\n"
      "table = \"waste.bins\"\nmapping = \"inventory/m.toml\"\n\n[[inventory]]\n"
      "table = \"waste.trucks\"\nfile = \"inventory/t.csv\"\nmapping = \"inventory/t.toml\"\n";
  std::string after = before;
  const std::string line = "\"inventory/a.csv\" # old";
  after.replace(after.find(line), line.size(), "\"inventory/b.csv\"");
  EXPECT_EQ(with_other_file(before, "d", "waste.bins", "inventory/b.csv", "inventory/m.toml"),
            after);
  EXPECT_EQ(with_other_file(before, "d", "waste.bins", "inventory/a.csv", "inventory/m.toml"),
            before);
  for (const std::string other :
       {"schema = 1\n", "inventory = [{ table = \"waste.bins\", file = \"a\", mapping = \"b\" }]\n",
        "[[inventory]]\ntable = \"waste.bins\"\nfile = \"a\"\n"})
    EXPECT_THAT(refusal([&] { with_other_file(other, "d", "waste.bins", "x", "y"); }),
                ::testing::AnyOf(HasSubstr("nothing was changed")))
        << other;
}

}  // namespace
}  // namespace jalon
