// Proves what --set understands, and that what it does not is quoted back with what to write.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Assignment, AnAssignmentIsStrongestAndNeedsNeitherUnitNorSource) {
  Bench bench;
  bench.file(Layer::scenario, "waste.bin.price = { value = 3, unit = 'EUR', source = 'x' }");
  bench.settings.add_assignment("waste.bin.price=250");
  bench.settings.add_assignment(" energy.price = 100 EUR/MWh");
  bench.settings.add_assignment("waste.share=20 %");
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("waste.bin.price");
  EXPECT_EQ(f.value, 250);
  EXPECT_EQ(f.source, "command line");
  EXPECT_EQ(f.layer, Layer::command_line);
  EXPECT_THAT(f.marks, IsEmpty());
  EXPECT_FALSE(f.uncertain());
  EXPECT_EQ(bench.settings.at("energy.price").value, 0.1);
  EXPECT_EQ(bench.settings.at("waste.share").value, 0.2);
}

TEST(Assignment, ABadAssignmentIsQuotedBack) {
  Bench bench;
  for (const char *text : {"waste.share", "=3", "waste.share=", "waste.share=0,5",
                           "waste.share=nan", "waste.share=0.5kg"})
    bench.settings.add_assignment(text);
  const auto said = bench.complaint();
  for (const char *text : {"--set waste.share: ", "--set =3: ", "--set waste.share=: ",
                           "--set waste.share=nan: ", "--set waste.share=0.5kg: "})
    EXPECT_THAT(said, HasSubstr(text));
  EXPECT_THAT(said, HasSubstr("write the decimals after a point"));
}

// What resolve() says of norms.discount (a share a year, up to a quarter) set on the command line.
std::string said_of_rate(const std::string &value, double expected) {
  Bench bench;
  bench.settings.declare({.path = "norms.discount",
                          .label = "Discount rate",
                          .unit = "1/year",
                          .lower = 0,
                          .upper = 0.25,
                          .per_year = true,
                          .required = false,
                          .owner = "jalon"},
                         std::nullopt);
  bench.settings.add_assignment("norms.discount=" + value);
  auto said = bench.complaint();
  if (said.empty()) {
    EXPECT_EQ(bench.settings.at("norms.discount").value, expected) << value;
  }
  return said;
}

TEST(Assignment, APercentageIsARateAYear) {
  for (const char *text :
       {"4.5 %", "4.5%", "4.5 %/year", "4.5%/year", "4.5 percent", "0.045", "0.045 1/year"})
    EXPECT_EQ(said_of_rate(text, 0.045), "") << text;
}

TEST(Assignment, ASlipInTheUnitOfARateSaysWhatToWrite) {
  EXPECT_THAT(said_of_rate("4.5 %/an", 0),
              HasSubstr("expected: a rate a year: \"%/year\", \"%\" or \"1/year\""));
  EXPECT_THAT(said_of_rate("4.5", 0), HasSubstr("at most 0.25 1/year"));
}

TEST(Assignment, APercentageOfAShareIsNoRate) {
  Bench bench;
  bench.settings.add_assignment("waste.share=20 %/year");
  EXPECT_THAT(bench.complaint(), HasSubstr("a number without unit, or \"%\""));
}

TEST(Assignment, AUnitMayFollowAtOnce) {
  Bench bench;
  bench.settings.add_assignment("waste.bin.price=250EUR");
  bench.settings.add_assignment("waste.share=1e-1");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.bin.price").value, 250);
  EXPECT_EQ(bench.settings.at("waste.share").value, 0.1);
}

TEST(Assignment, SpacesInsideANumberAreRefused) {
  Bench bench;
  bench.settings.add_assignment("waste.bin.price=1 250 EUR");
  EXPECT_THAT(bench.complaint(), AllOf(HasSubstr("\"1 250 EUR\" is no number"),
                                       HasSubstr("write the number without spaces")));
}

TEST(Assignment, APercentageInAFileIsARateToo) {
  Bench bench;
  bench.settings.declare({.path = "norms.discount",
                          .label = "Discount rate",
                          .unit = "1/year",
                          .lower = 0,
                          .upper = 0.25,
                          .required = false,
                          .owner = "jalon"},
                         std::nullopt);
  bench.file(Layer::town,
             "norms.discount = { value = 4.5, unit = '%', source = 'x', "
             "dist = { kind = 'uniform', low = 3, high = 6 } }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("norms.discount").high, 0.06);
}

}  // namespace
}  // namespace jalon
