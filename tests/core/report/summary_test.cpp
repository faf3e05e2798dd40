// Proves that the summary tells a mayor, in a screenful, what there is, what it costs and brings,
// the plan, the doubts and the next steps.
#include "core/report/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Summary, FitsAScreen) {
  for (const char *language : {"fr", "en"}) {
    const auto lines = page::count(summary(fixture::results(), page::words(language), false), "\n");
    EXPECT_GE(lines, 15u);
    EXPECT_LE(lines, 30u);
  }
  auto large = fixture::results();
  for (int i = 0; i < 40; ++i) {
    large.inventories.push_back(fixture::inventory());
    large.warnings.push_back("another warning");
    large.roadmap->decisions.push_back(large.roadmap->decisions.back());
    large.projects.push_back(large.projects.front());
  }
  EXPECT_LE(page::count(summary(large, page::words("en"), false), "\n"), 36u);
}

TEST(Summary, TellsNumbersPlanDoubtsAndNextSteps) {
  const auto text = summary(fixture::results(), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("Bourg-l'Étang · 7,420 inhabitants"));
  EXPECT_THAT(text, HasSubstr("To invest: €936k; pays back in 8.4 years."));
  EXPECT_THAT(text, HasSubstr("Socio-economic net present value: +€859k"));
  EXPECT_THAT(text, HasSubstr("2028: Renew the old lamps"));
  EXPECT_THAT(text, HasSubstr("not positive at any start year"));
  EXPECT_THAT(text, HasSubstr("1. Complete Light points, Power: 650 cells"));
  EXPECT_LT(text.find("1. Complete"), text.find("3. Replace the figures"));
}

TEST(Summary, AsksForAnInventoryFirstWhereThereIsNone) {
  auto r = fixture::results();
  r.inventories[0].import.estimated_table = true;
  const auto text = summary(r, page::words("fr"), false);
  EXPECT_THAT(text, HasSubstr("1. Fournir un inventaire réel"));
  EXPECT_THAT(text, HasSubstr("estimés selon la population"));
}

TEST(Summary, ColoursOnlyWhenAsked) {
  EXPECT_THAT(summary(fixture::results(), page::words("en"), false), Not(HasSubstr("\033")));
  EXPECT_THAT(summary(fixture::results(), page::words("en"), true), HasSubstr("\033[1m"));
}

TEST(Summary, CopesWithNothing) {
  const auto text = summary(fixture::bare(), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("No inventory was read."));
  EXPECT_THAT(text, HasSubstr("Name candidate projects"));
  EXPECT_THAT(text, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace jalon
