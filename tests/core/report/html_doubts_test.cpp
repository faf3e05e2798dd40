// Proves that the page shows what draws, stress and other norms say, in words and tables, and does
// without each of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string seen(const Results &results, const char *language = "en") {
  return page::visible(page::of(results, language));
}

TEST(ReportDoubts, ShowChancesMeansAndWorstCases) {
  const auto html = seen(fixture::results());
  const auto lines = page::between(html, "<div class=\"bottom-lines\">", "</table>");
  EXPECT_THAT(lines, HasSubstr("+€365k ± €11k"));
  EXPECT_THAT(lines, HasSubstr("Chance of loss"));
  EXPECT_THAT(lines, HasSubstr("On average in the worst 5% of cases"));
  EXPECT_THAT(lines, HasSubstr("draws: 3.1% to 14.2% (P10 to P90); no single rate in 12% of the"));
  EXPECT_THAT(html, HasSubstr("95% sure: "));
  EXPECT_THAT(html, HasSubstr("in the worst 5% of cases"));
  const auto more =
      page::between(html, "<details class=\"more\"><summary>More indicators", "</det");
  EXPECT_THAT(more, HasSubstr("6.1%"));
  EXPECT_THAT(more, HasSubstr("1.93"));
}

TEST(ReportDoubts, ShowWhatDecidesTheResult) {
  const auto html = page::of(fixture::results(), "en");
  const auto text = page::visible(html);
  EXPECT_THAT(text, HasSubstr("If &quot;Price of electricity&quot; falls below 0.172"));
  EXPECT_THAT(text, HasSubstr("most hangs on Price of electricity: 54% of the spread."));
  EXPECT_THAT(text, HasSubstr("They vary together"));
  EXPECT_THAT(text, HasSubstr("Saving by presence sensors<sup class=\"sign\">‡</sup><span "
                              "class=\"small\">hypothetical</span>"));
  EXPECT_THAT(text, HasSubstr("95% sure: 51% to 57%; the authority: 54%"));
  nlohmann::json drawn;
  for (const auto all = page::charts(html); const auto &chart : all["charts"])
    if (chart["kind"] == "tornado" && drawn.is_null()) drawn = chart;
  ASSERT_EQ(drawn["rows"].size(), 2u) << "a group has no bar";
  EXPECT_EQ(drawn["rows"][0]["name"], "Price of electricity");
  EXPECT_NEAR(drawn["rows"][0]["low"].get<double>(), -400000, 1) << "from the central value";
  EXPECT_NEAR(drawn["zero"].get<double>(), -716000.25, 1e-6);
}

TEST(ReportDoubts, DrawTenFiguresAndFoldTheRest) {
  auto r = fixture::results();
  auto &drivers = r.projects[0].drivers;
  for (int i = 0; i < 11; ++i)
    drivers.push_back(fixture::driver({"figure." + std::to_string(i)}, 1, 0.001, 1000 + i, {}));
  const auto html = page::of(r, "en");
  EXPECT_THAT(page::visible(html), HasSubstr("11 more figures that weigh less"));
  for (const auto all = page::charts(html); const auto &chart : all["charts"])
    if (chart["kind"] == "tornado") {
      EXPECT_EQ(chart["rows"].size(), 10u);
      EXPECT_EQ(chart["rows"][2]["name"], "figure.10") << "the greatest first";
    }
  EXPECT_EQ(page::count(html, ">figure.10<"), 1u) << "and each stands in one table";
}

TEST(ReportDoubts, SayWhetherTheProjectStillPaysUnderStress) {
  const auto html = seen(fixture::results());
  const auto table = page::between(html, "If things go wrong</h4>", "</table>");
  EXPECT_THAT(table, HasSubstr("Works cost 40% more"));
  EXPECT_THAT(table, HasSubstr("lamps.led.price x 1.4"));
  EXPECT_THAT(table, HasSubstr("still pays for the whole community"));
  EXPECT_THAT(table, HasSubstr("no longer pays for the authority"));
  EXPECT_THAT(table, HasSubstr("change: -€385k"));
  EXPECT_THAT(seen(fixture::results(), "fr"), HasSubstr("Les travaux coûtent 40 % de plus"));
  EXPECT_THAT(html, HasSubstr("An invented guide (2022)"));
  EXPECT_THAT(html, HasSubstr("Worth most to the whole community if started in 2028: +€716k."));
  EXPECT_THAT(html, HasSubstr("2028 (best)"));
  EXPECT_THAT(html, HasSubstr("add 20% to its investment"));
}

TEST(ReportDoubts, CompareProjectsInTheRoadmapOrBesideTheProjects) {
  auto r = fixture::results();
  const auto plan = page::between(seen(r), "<section id=\"roadmap\">", "<section id=");
  EXPECT_THAT(plan, HasSubstr("How often is one worth more than another?"));
  EXPECT_THAT(plan, HasSubstr("1. Renew the old lamps"));
  EXPECT_THAT(plan, HasSubstr("83%"));
  r.roadmap.reset();
  EXPECT_EQ(page::count(seen(r), "How often is one worth more"), 1u);
  for (std::size_t i = 0; i < 15; ++i) {
    r.preferences->ids.push_back("p" + std::to_string(i));
    r.preferences->first.push_back(i == 14 ? 0.9 : 0);
  }
  const auto many = seen(r);
  EXPECT_THAT(many, HasSubstr("1. p14")) << "those most often first";
  EXPECT_THAT(many, HasSubstr("7 more projects stand in results.json."));
  EXPECT_THAT(many, HasSubstr("unknown")) << "a matrix that is too small is no crash";
}

TEST(ReportDoubts, CompareNormsAndRates) {
  auto r = fixture::results();
  const auto norms = page::between(seen(r), "<section id=\"norms\">", "</section>");
  EXPECT_THAT(norms, HasSubstr("Renew the old lamps no longer pays for the whole community"));
  EXPECT_THAT(norms, HasSubstr("the roadmap changes"));
  EXPECT_THAT(norms, HasSubstr("4.2% (beta 1.5)"));
  EXPECT_EQ(page::count(norms, ">changes<"), 1u) << "sense, at the higher rate";
  EXPECT_THAT(norms, HasSubstr("prices of 2010"));
  EXPECT_THAT(norms, HasSubstr("†"));
  EXPECT_THAT(norms, HasSubstr("8.0%"));
  r.other_norms[0].currency = "GBP";
  EXPECT_THAT(seen(r), HasSubstr("are in GBP: compare signs and choices, not amounts."));
  r.other_norms.clear();
  r.rates.clear();
  EXPECT_EQ(page::count(seen(r), "id=\"norms\""), 0u);
}

TEST(ReportDoubts, TellHowManyDrawsAndWhetherEnough) {
  auto r = fixture::results();
  EXPECT_THAT(page::between(seen(r), "<header", "</header>"), HasSubstr("That is enough"));
  const auto draws = page::between(seen(r), "<section id=\"draws\">", "</section>");
  EXPECT_THAT(draws, HasSubstr("2,000 draws of 24 uncertain figures (scrambled Sobol points)."));
  EXPECT_THAT(draws, HasSubstr("3 draws were set aside because the model gave no valid number."));
  EXPECT_THAT(draws, HasSubstr("could not all hold"));
  EXPECT_THAT(draws, Not(HasSubstr("Draws went on")));
  r.draws.stopped = true;
  r.draws.precise = false;
  r.draws.asked = 0;
  r.draws.loose = {std::string("the <mean> of a")};
  const auto html = seen(r);
  EXPECT_THAT(page::between(html, "<header", "class=\"numbers\""),
              HasSubstr("Stopped before the end, on request, after 2,000 draws."));
  EXPECT_THAT(html, HasSubstr("the &lt;mean&gt; of a"));
  EXPECT_THAT(html, HasSubstr("Draws went on"));
}

TEST(ReportDoubts, DoWithoutAny) {
  auto r = fixture::results();
  r.draws = {};
  for (auto &p : r.projects) {
    p.drivers.clear();
    p.stressed.clear();
    p.by_start.clear();
    p.best_start.reset();
    if (p.appraisal)
      for (auto &account : p.appraisal->accounts) account.spread.reset();
  }
  r.stresses.clear();
  r.preferences.reset();
  const auto html = page::of(r, "fr");
  EXPECT_EQ(page::unbalanced(html), "");
  for (const auto all = page::charts(html); const auto &chart : all["charts"])
    EXPECT_NE(chart["kind"], "tornado");
  EXPECT_THAT(html, Not(HasSubstr("Si les choses tournent mal")));
  EXPECT_THAT(html, HasSubstr("Aucun tirage n’a été fait"));
}

TEST(ReportDoubts, NeverShowNaNNorInfinity) {
  auto r = fixture::results();
  const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
  auto &p = r.projects[0];
  Spread none;
  none.mean = none.p10 = none.p50 = none.p90 = none.loss = none.shortfall =
      none.positive = {nan, nan, nan};
  none.rejected = 2000;
  for (auto &account : p.appraisal->accounts) account.spread = none;
  p.appraisal->irr_authority_spread = none;
  p.drivers[0].collective = {{{nan, nan, nan}, {nan, -inf, inf}}, nan, inf, {nan}};
  p.drivers[0].central = p.drivers[0].low = nan;
  p.drivers[2].from = -inf;
  p.stressed[0] = {"no-such-scenario", nan, inf};
  p.by_start[0].collective = nan;
  r.preferences->beats[0][1] = nan;
  r.rates[0].collective = {};
  r.other_norms[0].projects[0].collective = inf;
  r.other_norms[0].values[0].first = nan;
  for (const char *language : {"en", "fr"}) {
    const auto html = page::of(r, language);
    EXPECT_EQ(page::unbalanced(html), "");
    const auto text = page::visible(html);
    for (const char *token : {"NaN", ">nan", " nan", ">inf<", "+inf", "-inf", "∞"})
      EXPECT_THAT(text, Not(HasSubstr(token))) << language;
  }
  EXPECT_THAT(seen(r), HasSubstr("no-such-scenario"));
}

TEST(ReportDoubts, CopeWithHugeAndTinyNumbers) {
  auto r = fixture::results();
  auto &p = r.projects[0];
  p.drivers[0].collective.switching = {1e-300, 1e300};
  p.drivers[0].collective.at_high = 1e300;
  p.stressed[0].collective = -1e300;
  p.appraisal->accounts[1].spread->p90.value = 1e15;
  r.draws.done = ~std::uint64_t{0};
  EXPECT_EQ(page::unbalanced(page::of(r, "fr")), "");
}

}  // namespace
}  // namespace jalon
