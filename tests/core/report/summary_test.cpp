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
    EXPECT_LE(lines, 39u) << "38, and a line for the other norms";
    auto ordinary = fixture::results();
    ordinary.other_norms.clear();
    EXPECT_LE(page::count(summary(ordinary, page::words(language), false), "\n"), 38u);
  }
}

TEST(Summary, TellsDrawsChancesAndWhatDecides) {
  auto r = fixture::results();
  const auto text = summary(r, page::words("en"), false);
  EXPECT_THAT(text,
              HasSubstr("  2,000 draws of 24 uncertain figures (scrambled Sobol points). That "
                        "is enough"));
  EXPECT_THAT(text, HasSubstr("Set aside because the model gave no valid number: up to 3"));
  EXPECT_THAT(text, HasSubstr("Renew the old lamps: chance of loss 14% for the authority, 6% for "
                              "the whole community; most hangs on Price of electricity (54% of "));
  EXPECT_THAT(text, HasSubstr("Presence sensors in side streets: chance of loss 14% for the "
                              "authority, 6% for the whole community.\n"));
  r.draws.stopped = true;
  r.draws.precise = false;
  r.draws.asked = 5000;
  r.draws.loose = {std::string("What is loose.")};
  EXPECT_THAT(summary(r, page::words("en"), false),
              HasSubstr("Stopped before the end, on request: 2,000 draws of 5,000 were made."));
  EXPECT_THAT(summary(r, page::words("en"), false), HasSubstr("precise answer. What is loose."));
  r.draws = {};
  EXPECT_THAT(summary(r, page::words("fr"), false), HasSubstr("Aucun tirage n’a été fait"));
}

TEST(Summary, TellsOtherNormsInALine) {
  const auto text = summary(fixture::results(), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("-€150k instead of +€716k. By \"Former rules\" the roadmap changes"));
}

TEST(Summary, FitsAScreenForTheLargestDossierAndSaysWhatIsLeftOut) {
  auto large = fixture::results();
  for (int i = 0; i < 40; ++i) {
    large.inventories.push_back(fixture::inventory());
    large.inventories.back().import.estimated_table = i % 2;
    large.warnings.push_back(std::string("another warning"));
    large.roadmap->decisions.push_back(large.roadmap->decisions[2]);  // left out
    large.roadmap->decisions.push_back(large.roadmap->decisions[0]);
    large.roadmap->decisions.back().start_year = 2030 + i;
    large.projects.push_back(large.projects.front());
  }
  large.other_norms.clear();
  const auto text = summary(large, page::words("en"), false);
  EXPECT_LE(page::count(text, "\n"), 38u);
  EXPECT_THAT(text, HasSubstr("... and 39 more: see report.html.")) << "41 tables, 2 named";
  EXPECT_THAT(text, HasSubstr("... and 39 more: see report.html.")) << "41 left out, 2 explained";
  large.roadmap.reset();
  EXPECT_LE(page::count(summary(large, page::words("fr"), false), "\n"), 38u);
  large.other_norms.assign(9, fixture::other_norms());
  EXPECT_LE(page::count(summary(large, page::words("fr"), false), "\n"), 41u);
}

TEST(Summary, NamesTheSpreadBesideTheCentralFigure) {
  const auto text = summary(fixture::results(), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("+€859k at the central figures; over the draws: mean +€900k"));
}

TEST(Summary, TellsNumbersPlanDoubtsAndNextSteps) {
  const auto text = summary(fixture::results(), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("Bourg-l'Étang · 7,420 inhabitants"));
  EXPECT_THAT(text, HasSubstr("To invest: €936k; pays back in 8.4 years."));
  EXPECT_THAT(text, HasSubstr("Socio-economic net present value: +€859k"));
  EXPECT_THAT(text, HasSubstr("Retained, 2028: Renew the old lamps"));
  EXPECT_THAT(text, HasSubstr("not positive at any start year"));
  EXPECT_THAT(text, HasSubstr("1. Complete Light points, Power: 650 cells"));
  EXPECT_LT(text.find("1. Complete"), text.find("3. Replace the figures"));
}

TEST(Summary, AsksForAnInventoryFirstWhereThereIsNone) {
  auto r = fixture::results();
  r.inventories[0].import.estimated_table = true;
  const auto text = summary(r, page::words("fr"), false);
  EXPECT_THAT(text, HasSubstr("1. Fournir un inventaire réel"));
  EXPECT_THAT(text, HasSubstr("estimation selon la population"));
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
