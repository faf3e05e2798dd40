// Proves: a file all of whose rows are of one body says so, as a warning of the whole file; one
// that names several, or does not say of every row, does not.
#include "core/territory/one_source.h"

#include <gmock/gmock.h>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string keys = "one_source = [\"operator\", \"brand\"]\ncommune = \"insee\"\n";

InventoryTable import(const std::string &rows, const std::string &more = "") {
  Surroundings around;
  around.communes = {"38563"};
  return Files(
             "table = \"posts.posts\"\n[file]\n" + keys + more + "[columns.power]\nfrom = \"P\"\n",
             "P;operator;brand;insee\n" + rows)
      .import(posts, around);
}
const auto partial = HasSubstr("lower bound");

TEST(OneSource, IsToldOfTheRowsOfTheTown) {
  const auto t = import("1;Acme;a;38563\n2;ACME ;b;38563\n3;Acmé;c;38565\n");
  EXPECT_THAT(told(t), AllOf(partial, HasSubstr("rows, 2, are of one source here, Acme")));
  const auto &finding =
      t.import.findings.back().warning ? t.import.findings.back() : t.import.findings.front();
  EXPECT_TRUE(finding.warning);
  EXPECT_EQ(finding.column, "operator");
  EXPECT_EQ(finding.row, 0u);
}

TEST(OneSource, ManyInTheFileAreEnoughThoughOneServesTheTown) {
  EXPECT_THAT(told(import("1;Acme;a;38563\n2;Bolt;a;38565\n")), Not(partial));
}

TEST(OneSource, AColumnWithHolesTellsNothingAndTheNextIsAsked) {
  EXPECT_THAT(told(import("1;Acme;a;38563\n2;;b;38563\n")), Not(partial));
  EXPECT_THAT(told(import("1;Acme;a;38563\n2;;A;38563\n")), HasSubstr("one source here, a"));
  EXPECT_THAT(told(import("1;;;38563\n2;;;38563\n")), Not(partial));
}

TEST(OneSource, AColumnThatIsNotThereIsAMistakeUnlessTheMappingIsLenient) {
  const std::string file = "P;insee\n1;38563\n", columns = "[columns.power]\nfrom = \"P\"\n";
  const std::string head = "table = \"posts.posts\"\n[file]\n" + keys;
  EXPECT_THAT(refusal([&] { Files(head + columns, file).import(posts); }),
              HasSubstr("no column \"operator\""));
  EXPECT_EQ(Files(head + "lenient = true\n" + columns, file).import(posts).rows, 1u);
}

}  // namespace
}  // namespace jalon
