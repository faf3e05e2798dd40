// Proves that the page is whole, speaks both languages, fetches nothing, shows each picture as a
// table too, and copes with everything that may be missing.
#include "core/report/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/report/diagnosis_tell.h"
#include "core/report/facts.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using page::has;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReportHtml, IsBalancedInBothLanguagesWhateverIsMissing) {
  for (const char *language : {"fr", "en"}) {
    EXPECT_EQ(page::unbalanced(page::of(fixture::results(), language)), "");
    EXPECT_EQ(page::unbalanced(page::of(fixture::bare(), language)), "");
  }
}

TEST(ReportHtml, FetchesNothing) {
  const auto html = page::of(fixture::results(), "fr");
  const auto seen = page::visible(html);
  for (const char *load : {"src=", "<link", "<iframe", "@import", "url("})
    EXPECT_THAT(seen, Not(HasSubstr(load)));
  for (const char *load : {"http://", "https://", "href=\"/"})
    EXPECT_FALSE(has(seen, load)) << load;
  for (const char *load : {"href=\"http", "src=\"http", "src='http", "@import url"})
    EXPECT_EQ(page::count(html, load), 0u) << load;
  EXPECT_THAT(html, HasSubstr("default-src 'none'")) << "and a browser is told so";
}

TEST(ReportHtml, SpeaksTheLanguageOfTheReader) {
  const auto french = page::visible(page::of(fixture::results(), "fr"));
  const auto english = page::visible(page::of(fixture::results(), "en"));
  EXPECT_THAT(french, HasSubstr("<html lang=\"fr\">"));
  for (const char *text : {"État des lieux", "VAN-SE", "VAN financière", "Feuille de route",
                           "temps de retour", "à vérifier", "hypothétique", "TRI"})
    EXPECT_TRUE(has(french, text)) << text;
  for (const char *text : {"Net present value", "Roadmap", "to verify", "What we have"}) {
    EXPECT_FALSE(has(french, text)) << text;
    EXPECT_TRUE(has(english, text)) << text;
  }
  EXPECT_TRUE(has(french, "936\u00a0k€")) << "amounts as the French write them";
  EXPECT_TRUE(has(english, "€936k"));
}

TEST(ReportHtml, PutsTheHeadlinesOfThePlanFirst) {
  const auto html = page::visible(page::of(fixture::results(), "en"));
  const auto cover = page::between(html, "<header", "</header>");
  EXPECT_EQ(page::count(cover, "class=\"number\""), 5u);
  EXPECT_THAT(cover, HasSubstr("€113k")) << "running budget, an average year";
  EXPECT_THAT(cover, HasSubstr("86% chance"));
  EXPECT_THAT(cover, HasSubstr("Renew the old lamps</td><td class=\"t\">2028"));
  EXPECT_THAT(cover, HasSubstr("Connected poles on the square</td><td class=\"t\">left out"));
  EXPECT_THAT(cover, HasSubstr("rests on inventories that are mainly measured"));
  EXPECT_THAT(cover, HasSubstr("8 chances in 10 of lying between"));
  EXPECT_THAT(cover, HasSubstr("The sums were done again 2,000 times"));
  EXPECT_THAT(cover, HasSubstr("Figures used: 4, of which to verify: 2, hypothetical: 1"));
}

TEST(ReportHtml, ShowsEachPictureAsATableToo) {
  const auto html = page::of(fixture::results(), "en");
  const auto charts = page::charts(html)["charts"];
  const auto seen = page::visible(html);
  std::set<std::string> kinds;
  std::size_t placed = 0;
  for (auto at = seen.find("<figure>"); at != seen.npos; at = seen.find("<figure>", at + 1)) {
    const auto figure = seen.substr(at, seen.find("</figure>", at) - at);
    EXPECT_THAT(figure, HasSubstr("<figcaption>"));
    EXPECT_THAT(figure, HasSubstr("aria-label=\""));
    EXPECT_THAT(figure, HasSubstr("<details open>")) << "without scripts the table must be seen";
    EXPECT_THAT(figure, HasSubstr("<td")) << "and hold something";
    placed += page::count(figure, "class=\"chart\"");
  }
  for (const auto &chart : charts) {
    kinds.insert(chart["kind"].get<std::string>());
    EXPECT_THAT(seen, HasSubstr("id=\"" + chart["id"].get<std::string>() + "\""));
  }
  EXPECT_EQ(placed, charts.size());
  EXPECT_EQ(kinds, (std::set<std::string>{"inventory", "map", "bullets", "flows", "stakeholders",
                                          "distribution", "gantt", "means", "tornado"}));
  EXPECT_THAT(seen, HasSubstr("<noscript>"));
}

TEST(ReportHtml, MarksWhatIsNotCertainInItsPlace) {
  const auto html = page::visible(page::of(fixture::results(), "en"));
  const auto sources = page::between(html, "<section id=\"sources\">", "</section>");
  EXPECT_EQ(page::count(sources, "class=\"verify\""), 2u) << "one to verify, one expired";
  EXPECT_EQ(page::count(sources, "class=\"guess\""), 1u);
  EXPECT_EQ(page::count(sources, "†"), 4u) << "beside value and word: not by colour alone";
  EXPECT_EQ(page::count(sources, "‡"), 2u);
  EXPECT_THAT(sources, HasSubstr("expired on 2025-12-31"));
  auto sure = fixture::results();
  sure.figures.resize(0);
  sure.projects[0].measures[0].things_estimated = 0;
  const auto cover = page::between(page::visible(page::of(sure, "en")), "<header", "</header>");
  EXPECT_EQ(page::count(cover, "<sup"), 0u);
}

TEST(ReportHtml, WarnsOfSeveralRatesOfReturnAndOfRelevance) {
  const auto html = page::visible(page::of(fixture::results(), "en"));
  EXPECT_EQ(page::count(html, "There are several internal rates of return"), 1u);
  EXPECT_THAT(html, HasSubstr("3.1%; 12.0%"));
  EXPECT_THAT(html, HasSubstr("poles that must be replaced anyway"));
  EXPECT_THAT(html, HasSubstr("not valued in money"));
  EXPECT_THAT(html, HasSubstr("could not be appraised"));
}

TEST(ReportHtml, ExplainsTheDifferenceBetweenTheWholeAndItsParts) {
  const auto html = page::visible(page::of(fixture::results(), "en"));
  EXPECT_THAT(html, HasSubstr("Together they are worth less"));
  EXPECT_THAT(html, HasSubstr("<li>Together, &quot;Renew the old lamps&quot; and &quot;Presence "
                              "sensors in side streets&quot; are worth €20k less than the sum of "
                              "both.</li>"));
  EXPECT_EQ(page::count(html, "than the sum of both"), 2u);
  EXPECT_THAT(html.substr(html.find("projects left out do touch one another:")),
              HasSubstr("Connected poles on the square&quot; are worth €500 more"));
  auto better = fixture::results();
  better.roadmap->sum_of_parts = 500000;
  EXPECT_THAT(page::of(better, "en"), HasSubstr("Together they are worth more"));
  better.roadmap->sum_of_parts = *npv_of(*better.roadmap->together, "collective");
  EXPECT_THAT(page::of(better, "en"),
              HasSubstr("The projects of the plan hardly touch one another."));
  better.roadmap->decisions[1].start_year.reset();
  EXPECT_THAT(page::of(better, "en"), HasSubstr("The plan holds a single project."));
}

// With one mark alone there is nothing to lie between.
TEST(ReportHtml, SaysWhereAnIndicatorWithOneMarkStands) {
  auto r = fixture::results();
  r.indicators.resize(1);
  auto &use = r.indicators[0];  // less is better
  use.central = 80, use.limit = 90, use.target = std::nullopt;
  EXPECT_THAT(page::visible(page::of(r, "en")), HasSubstr("within the limit"));
  use.limit = std::nullopt, use.target = 45;
  EXPECT_THAT(page::visible(page::of(r, "en")), HasSubstr("short of the target"));
  use.limit = 90;
  EXPECT_THAT(page::visible(page::of(r, "en")), HasSubstr("between limit and target"));
}

TEST(ReportHtml, JudgesAnIndicatorByTheDrawsAsTheDiagnosisDoes) {
  auto r = fixture::results();
  r.indicators.resize(1);
  auto &use = r.indicators[0];  // less is better
  use.central = 80, use.limit = 90, use.target = 45;
  use.keeps_limit = 0.3, use.keeps_target = 0;
  const auto told = page::visible(page::of(r, "en"));
  EXPECT_THAT(told, HasSubstr("above the limit in 70% of the draws: measure it first"));
  EXPECT_FALSE(has(told, "between limit and target"));
  use.keeps_limit = 1;
  EXPECT_THAT(page::visible(page::of(r, "en")), HasSubstr("between limit and target"));
  IndicatorReading same;
  same.direction = -1, same.value.central = 80, same.limit = 90, same.target = 45;
  same.keeps_limit = 0.3, same.keeps_target = 0, same.standing = standing_of(marks_of(same));
  const Say say(page::words("en"), "EUR");
  EXPECT_THAT(told, HasSubstr(standing_told(say, same)));
}

TEST(ReportHtml, JudgesNothingReadOnAFileOfOneBody) {
  auto r = fixture::results();
  r.indicators.resize(1);
  r.indicators[0].central = 95, r.indicators[0].limit = 90;
  r.inventories[0].import.findings.push_back(
      {Finding::note, 0, "operator", "ACME", "however it is told"_msg, true, false, true});
  const auto told = page::visible(page::of(r, "en"));
  EXPECT_THAT(told, HasSubstr("not judged: the file is of one body (see the diagnosis)"));
  EXPECT_FALSE(has(told, "needs attention"));
  r.indicators[0].limit = r.indicators[0].target = std::nullopt;
  EXPECT_FALSE(has(page::visible(page::of(r, "en")), "not judged")) << "there is nothing to judge";
}

TEST(ReportHtml, SaysWhichFiguresAreCentralAndWhichComeFromTheDraws) {
  const auto html = page::visible(page::of(fixture::results(), "en"));
  EXPECT_THAT(page::between(html, "<header", "</header>"), HasSubstr("Amounts are central"));
  const auto lines = page::between(html, "<div class=\"bottom-lines\">", "</table>");
  for (const char *row : {"Net present value (central)", "Mean over the draws",
                          "Likely range over the draws (P10 to P90)", "Chance of being positive"})
    EXPECT_THAT(lines, HasSubstr(row));
  const auto plan = page::between(html, "<section id=\"roadmap\">", "</table>");
  EXPECT_THAT(plan, HasSubstr("Collective value (central)"));
  EXPECT_THAT(plan, HasSubstr("<span class=\"small\">over the draws: mean"));
}

TEST(ReportHtml, ShowsSharesInPerCentAndCountsWhole) {
  auto r = fixture::results();
  r.inventories[0].things = 530.6;
  r.projects[0].measures[0].things_covered = 123.4;
  r.figures[2].share = true;
  const auto html = page::visible(page::of(r, "fr"));
  EXPECT_THAT(html, HasSubstr("42\u00a0%")) << "an indicator";
  EXPECT_THAT(html, HasSubstr("de 31\u00a0% à 50\u00a0%"));
  EXPECT_THAT(html, HasSubstr("35\u00a0%")) << "a figure";
  EXPECT_THAT(html, HasSubstr("de 28\u00a0% à 45,5\u00a0%"));
  EXPECT_THAT(html, HasSubstr("531"));
  EXPECT_FALSE(has(html, "530,6"));
  EXPECT_FALSE(has(html, "123,4"));
}

TEST(ReportHtml, TranslatesWarningsAndMarksWithWhatTheyName) {
  const auto html = page::visible(page::of(fixture::results(), "fr"));
  EXPECT_THAT(html, HasSubstr("il a été estimé d’après la population de la commune"));
  EXPECT_FALSE(has(html, "to verify"));
}

TEST(ReportHtml, GroupsFindingsThatSayTheSame) {
  auto r = fixture::results();
  for (std::size_t n = 1; n <= 30; ++n)
    r.inventories[0].import.findings.push_back({Finding::set_aside, 100 + n, "commune", "38565",
                                                std::string("the mapping skips these rows")});
  const auto html = page::visible(page::of(r, "en"));
  EXPECT_EQ(page::count(html, "read as 100"), 1u);
  EXPECT_EQ(page::count(html, "the mapping skips these rows"), 1u);
  const auto found = page::between(html, "What was found in the file", "</table>");
  EXPECT_THAT(found, HasSubstr(">25<")) << "how often";
  EXPECT_THAT(found, HasSubstr(">30<"));
  EXPECT_THAT(found, HasSubstr("101, 102, 103, 104, 105, …")) << "the first rows";
  EXPECT_THAT(found, HasSubstr("38565")) << "what stood there";
}

TEST(ReportHtml, ShortensTheKindsOfFindingsAndPointsToAllOfThem) {
  auto r = fixture::results();
  for (char c = 'a'; c <= 'z'; ++c)
    r.inventories[0].import.findings.push_back(
        {Finding::refused, 200, std::string("column ") + c, "x", std::string("no number")});
  EXPECT_THAT(page::visible(page::of(r, "en")),
              HasSubstr("The first 20 of 28; all of them stand in results.json."));
}

TEST(ReportHtml, NamesAccountsAndTaxesOnlyInTheCountryTheyBelongTo) {
  auto r = fixture::results();
  EXPECT_TRUE(has(page::of(r, "en"), "account M57 21534"));
  for (const char *other : {"", "CGNC"}) {
    r.accounts = other;
    const auto html = page::of(r, "en");
    EXPECT_FALSE(has(html, "21534")) << other;
    EXPECT_FALSE(has(html, "VAT partly compensated")) << other;
  }
}

TEST(ReportHtml, DoesWithoutRoadmapSpreadsAndAppraisals) {
  auto r = fixture::results();
  r.roadmap.reset();
  for (auto &project : r.projects)
    if (project.appraisal) {
      for (auto &account : project.appraisal->accounts) account.spread.reset();
      project.appraisal->draws = 0;
    }
  const auto html = page::of(r, "en");
  EXPECT_EQ(page::unbalanced(html), "");
  EXPECT_FALSE(has(html, "id=\"roadmap\""));
  EXPECT_TRUE(has(html, "No draws were made"));
  EXPECT_TRUE(has(html, "The projects were appraised one by one"));
  for (const auto drawn = page::charts(html); const auto &chart : drawn["charts"])
    EXPECT_NE(chart["kind"], "distribution");
  r.projects.resize(1);
  const auto alone = page::between(page::of(r, "en"), "<header", "</header>");
  EXPECT_EQ(page::count(alone, "class=\"number\""), 5u) << "one project: it is the headline";
}

TEST(ReportHtml, TellsAnImpossiblePlanAndAnEstimatedInventory) {
  auto r = fixture::results();
  r.roadmap->feasible = false;
  r.roadmap->together.reset();
  for (auto &decision : r.roadmap->decisions) decision.start_year.reset();
  r.roadmap->infeasible_reason = {
      Reason::Kind::conflict,
      {std::vector<Reason>{{Reason::Kind::must, {std::string("Renew the old lamps")}},
                           {Reason::Kind::funds, {2027, 150000.0}}}}};
  r.inventories[0].import = {};
  r.inventories[0].import.estimated_table = true;
  const auto html = page::of(r, "fr");
  EXPECT_EQ(page::unbalanced(html), "");
  EXPECT_THAT(html, HasSubstr("Aucun plan ne peut respecter tout ceci"));
  EXPECT_THAT(html, HasSubstr("aucun inventaire n’a été fourni"));
  for (const auto drawn = page::charts(html); const auto &chart : drawn["charts"])
    EXPECT_NE(chart["kind"], "gantt");
}

TEST(ReportHtml, NeverShowsNaN) {
  auto r = fixture::results();
  r.projects[0].appraisal->lines[0].programme[3] = std::nan("");
  r.projects[0].appraisal->accounts[0].npv = std::nan("");
  r.indicators[0].central = std::nan("");
  const auto html = page::visible(page::of(r, "en"));
  EXPECT_THAT(html, Not(HasSubstr("NaN")));
  EXPECT_THAT(html, Not(HasSubstr(">nan")));
  EXPECT_THAT(html, HasSubstr("unknown"));
}

TEST(ReportHtml, RefusesAFolderWithoutItsTemplates) {
  EXPECT_THROW(report_html(fixture::bare(), page::words("en"), "/no/such/folder"), Fault);
}

}  // namespace
}  // namespace jalon
