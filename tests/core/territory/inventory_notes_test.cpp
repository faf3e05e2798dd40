// Proves: what a town's file is likely to have wrong (sums, copies, impossible years, counts that
// cannot be read, names in two rows) is told, and the totals still add up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;

enum Column { id, kind, power, installed, height, count };

const std::string power_only = "[columns.power]\nfrom = \"P\"\n";
const std::string kind_and_power = power_only + "[columns.kind]\nfrom = \"K\"\n";

TEST(InventoryNotes, NamesInTwoRowsAndLinesInQuotationMarksAreRead) {
  const auto two =
      import_posts("Inventaire;;;\nI;Lampe;;rue\n;K;P;\nA;hps;100;x\nB;led;40;y\n",
                   "[columns.kind]\nfrom = \"Lampe K\"\n[columns.power]\nfrom = \"Lampe P\"\n");
  EXPECT_EQ(two.columns[power].numbers, (std::vector<double>{100, 40})) << told(two);
  EXPECT_EQ(two.source_row, (std::vector<std::size_t>{1, 2}));
  EXPECT_THAT(told(two), HasSubstr("two rows, 2 and 3"));
  const auto quoted = import_posts("\"K;P\"\n\"hps;100\"\n\"led;40\"\n", kind_and_power);
  EXPECT_EQ(quoted.columns[power].numbers, (std::vector<double>{100, 40})) << told(quoted);
  EXPECT_THAT(told(quoted), HasSubstr("in quotation marks as a whole"));
  EXPECT_THAT(refusal([] { import_posts("<html><table>", power_only); }), HasSubstr("web page"));
}

TEST(InventoryNotes, ACountThatCannotBeReadIsUnknownAndStillOneThing) {
  const auto t =
      import_posts("P,N\n10,5\n20,many\n30,\n", power_only + "[columns.count]\nfrom = \"N\"\n");
  const auto &n = t.columns[count];
  EXPECT_EQ(n.numbers[0], 5);
  // An estimated count would stand for the whole population (abi.h), a measured one is not true.
  EXPECT_TRUE(std::isnan(n.numbers[1]));
  EXPECT_EQ(n.quality[1], JALON_UNKNOWN);
  EXPECT_EQ(n.numbers[2], 1) << "a missing count is one";
  EXPECT_EQ(t.import.totals.at("count").in, 6);
  EXPECT_EQ(t.import.totals.at("count").kept, 6);
  EXPECT_THAT(t.import.quality.at("count"), ::testing::ElementsAre(2, 0, 1));
  EXPECT_EQ(t.import.totals.at("power").in, 60);
  EXPECT_THAT(told(t), AllOf(HasSubstr("<many> not a number"), HasSubstr("counted as one")));
}

TEST(InventoryNotes, DuplicateKeysAreToldRowByRowAndOnceForTheFile) {
  const auto t =
      import_posts("I,P\nA,1\nB,2\nA,1\nA,7\nC,3\n", power_only + "[columns.id]\nfrom = \"I\"\n");
  EXPECT_EQ(t.rows, 5u) << "nothing is thrown away";
  EXPECT_THAT(told(t), AllOf(HasSubstr("row 3 [I] <A> exact copy of row 2"),
                             HasSubstr("row 4 [I] <A> same key as row 2, other cells differ")));
  const auto &first = t.import.findings.front();
  EXPECT_EQ(first.row, 0u);
  EXPECT_TRUE(first.warning);
  EXPECT_THAT(first.done.english(), AllOf(HasSubstr("earlier row: 2"), HasSubstr("copies: 1")));
  for (const auto &f :
       import_posts("I,P\nA,1\nB,1\n", power_only + "[columns.id]\nfrom=\"I\"\n").import.findings)
    EXPECT_FALSE(f.warning) << f.done.english();
}

TEST(InventoryNotes, YearsThatCannotBeAreRefused) {
  const auto years = [](const std::string &cells, const std::string &more = "", int year = 2026) {
    const Files files("table = \"posts.posts\"\n[columns.installed]\nfrom = \"Y\"\n" + more, cells);
    return read_inventory(make_domain(), posts, files.source, central, {.year = year});
  };
  const auto t = years(
      "Y,x\n2026,\n2090,\n1700,\n30/02/2019,\n2019-02-28,\n15/03/2019 10:30,\n03/2011,\n15/03/19,\n"
      "hier,\n2030-01-01,\n");
  EXPECT_THAT(t.columns[installed].quality, ::testing::ElementsAre(0, 2, 2, 2, 0, 0, 0, 2, 2, 2))
      << told(t);
  EXPECT_EQ(t.columns[installed].numbers[4], 2019);
  EXPECT_EQ(t.columns[installed].numbers[5], 2019);
  EXPECT_EQ(t.columns[installed].numbers[6], 2011);
  EXPECT_THAT(told(t), AllOf(HasSubstr("<2090> 2090 is to come: later than 2026"),
                             HasSubstr("<1700> 1700 is outside 1900 to 2100"),
                             HasSubstr("<30/02/2019> there is no such day"),
                             HasSubstr("two digits"), HasSubstr("neither a year nor a date")));
  EXPECT_EQ(years("Y,x\n2090,\n", "future = true\n").columns[installed].numbers[0], 2090);
  const std::string pattern = "patterns = [{ match = '.*/(\\d{4})', value = \"$1\" }]\n";
  EXPECT_THAT(told(years("Y,x\n30/02/2019,\n", pattern)), HasSubstr("no such day"))
      << "a pattern does not know the calendar";
  EXPECT_THAT(told(years("Y,x\n2090,\n", "", 0)), HasSubstr("to come")) << "else this year";
}

TEST(InventoryNotes, ARowOfTotalsIsSetAsideAndTheTotalsStillAddUp) {
  const auto t = import_posts("I;K;P\nA;hps;100\nB;led;40\nC;led;60\nTOTAL;;200\n",
                              kind_and_power + "[columns.id]\nfrom = \"I\"\n");
  EXPECT_EQ(t.rows, 3u);
  EXPECT_EQ(t.import.rows_in, 4u);
  EXPECT_EQ(t.import.rows_set_aside, 1u);
  const auto &total = t.import.totals.at("power");
  EXPECT_EQ(total.kept, 200);
  EXPECT_EQ(total.set_aside, 200);
  EXPECT_EQ(total.in, total.kept + total.set_aside);
  EXPECT_EQ(t.import.totals.at("count").in, 3) << "it is not one more thing";
  const auto aside = of_kind(t, Finding::set_aside);
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(aside[0].row, 4u);
  EXPECT_EQ(aside[0].found, "TOTAL");
  EXPECT_THAT(aside[0].done.english(), HasSubstr("keep_totals"));
  EXPECT_EQ(of_kind(t, Finding::refused).size(), 0u) << "its cells are no cells of things";
  EXPECT_EQ(
      import_posts("I;K;P\nA;hps;100\nTOTAL;;100\n", kind_and_power, "keep_totals = true").rows,
      2u);
}

TEST(InventoryNotes, AColumnMayBeInTheDossiersCurrency) {
  static constexpr std::array columns{text("id", "Identifier", JALON_KEY),
                                      number("price", "Price", "currency/kWh", {0, 100})};
  static constexpr std::array priced{table("posts.meters", "Meters", columns)};
  auto domain = make_domain();
  domain.tables = priced.data();
  domain.n_tables = 1;
  const Files files("table = \"posts.meters\"\n[columns.price]\nfrom = \"P\"\nunit = \"OMR/MWh\"\n",
                    "P,x\n25,\n");
  const auto import = [&](const std::string &currency) {
    return read_inventory(domain, priced[0], files.source, central, {.currency = currency});
  };
  EXPECT_DOUBLE_EQ(import("OMR").columns[1].numbers[0], 0.025);
  EXPECT_THAT(refusal([&] { import("EUR"); }), HasSubstr("OMR"));
}

}  // namespace
}  // namespace jalon
