// Proves that the page tells who pays what and when with sums that agree, what the budget becomes,
// and what is unknown as unknown, never as nothing; and that without financing it says none of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/financing_tell.h"
#include "core/report/html_page.h"
#include "tests/core/report/financing.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using page::has;
using ::testing::HasSubstr;
using ::testing::Not;

const char *const begins = "<section id=\"financing\">";

// The section alone; "" if there is none. Sections of projects stand within it.
std::string section(const Results &r, const char *language = "en") {
  const auto html = page::visible(page::of(r, language));
  const auto from = html.find(begins);
  if (from == html.npos) return "";
  return html.substr(from, html.find("<section id=\"norms\">", from) - from);
}

// The row of a table whose first cell begins so.
std::string row(const std::string &text, const std::string &first) {
  const auto at = text.find("<td class=\"t\">" + first);
  return at == text.npos ? "" : text.substr(at, text.find("</tr>", at) - at);
}

nlohmann::json funding_chart(const Results &r) {
  const auto drawn = page::charts(page::of(r, "en"));
  for (const auto &chart : drawn["charts"])
    if (chart["kind"] == "funding") return chart;
  return nullptr;
}

TEST(FinancingHtml, IsAbsentWhereNothingIsKnownOfIt) {
  for (const auto &r : {fixture::results(), fixture::bare()}) {
    const auto html = page::of(r, "en");
    EXPECT_FALSE(has(page::visible(html), "financing"));
    EXPECT_TRUE(funding_chart(r).is_null());
  }
}

TEST(FinancingHtml, StandsBehindTheRoadmapInBothLanguages) {
  for (const char *language : {"fr", "en"}) {
    const auto html = page::of(fixture::financed(), language);
    EXPECT_EQ(page::unbalanced(html), "");
    EXPECT_LT(html.find("<section id=\"roadmap\">"), html.find(begins));
    EXPECT_LT(html.find(begins), html.find("<section id=\"norms\">"));
    EXPECT_TRUE(has(html, "<a href=\"#financing\">"));
  }
  EXPECT_THAT(section(fixture::financed(), "fr"), HasSubstr("<h2>Qui paie quoi, et quand</h2>"));
}

TEST(FinancingHtml, DrawsSourcesThatComeToTheWorksInEachYear) {
  const auto chart = funding_chart(fixture::financed());
  ASSERT_FALSE(chart.is_null());
  EXPECT_EQ(chart["years"], (std::vector<int>{2028, 2029, 2030})) << "from the first cent on";
  std::vector<double> sums(3);
  for (const auto &bar : chart["bars"])
    for (std::size_t y = 0; y < 3; ++y) sums[y] += bar["values"][y].get<double>();
  EXPECT_NEAR(sums[0], 120000, 0.01);
  EXPECT_NEAR(sums[1], 0, 0.01);
  EXPECT_NEAR(sums[2], 42400, 0.01) << "with what they cost more together";
  for (const auto &bar : chart["bars"]) {
    EXPECT_EQ(bar["hatched"].get<bool>(), bar["name"] == "aid not granted yet");
    if (bar["name"] == "own funds of the town") {
      EXPECT_NEAR(bar["values"][1].get<double>(), -49000, 0.01) << "money comes back";
    }
  }
  EXPECT_NEAR(chart["line"]["values"][1].get<double>(), -19000, 0.01) << "granted alone";
}

TEST(FinancingHtml, TellsThePictureAsATableWithItsSum) {
  const auto text = section(fixture::financed());
  const auto figure = page::between(text, "<figure>", "</figure>");
  EXPECT_THAT(row(figure, "2029"), HasSubstr("-€49k"));
  const auto total = row(figure, "All years");
  for (const char *amount : {"€162k", "€78k", "€20k", "€30k", "€5.0k", "€10k", "€93k", "€108k"})
    EXPECT_TRUE(has(total, amount)) << amount << " in " << total;
  EXPECT_THAT(figure, HasSubstr("Of it €2.4k because projects touch the same things."));
  auto r = fixture::financed();
  for (auto &source : r.projects[0].financing->sources)
    if (source.kind == "certificate") source.cash.assign(5, 0);
  EXPECT_THAT(page::between(section(r), "<figure>", "</figure>"), Not(HasSubstr("certificates")))
      << "a source that pays nothing takes no room";
}

TEST(FinancingHtml, GivesThePlanOfAProjectWithStatusMarksAndLimits) {
  const auto text = section(fixture::financed());
  const auto plan =
      page::between(text, "<caption>Financing plan excl. VAT: Renew the old lamps", "</section>");
  EXPECT_THAT(row(plan, "Rural fund"), HasSubstr("the State"));
  EXPECT_THAT(row(plan, "Rural fund"), HasSubstr("granted</td>"));
  EXPECT_THAT(row(plan, "Rural fund"), HasSubstr("€20,000</td>")) << "certain: no mark";
  EXPECT_THAT(row(plan, "Rural fund"), HasSubstr("20.0%"));
  const auto region = row(plan, "Region&apos;s lamps");
  EXPECT_THAT(region, HasSubstr("requested<span class=\"small\">chance 50%"));
  EXPECT_THAT(region, HasSubstr("€30,000<sup class=\"sign\">†</sup>"));
  EXPECT_THAT(region, HasSubstr("asked: €40,000; limited by the cap per project"));
  EXPECT_THAT(row(plan, "Lighting sheet"), HasSubstr("€5,000<sup class=\"sign\">‡</sup>"));
  EXPECT_THAT(row(plan, "own funds of the town"), HasSubstr("€45,000<sup class=\"sign\">†</sup>"));
  EXPECT_THAT(row(plan, "Bank loan"), HasSubstr("part of the own funds"));
  EXPECT_THAT(row(plan, "Cost of the works"), HasSubstr("€100,000"));
  EXPECT_FALSE(has(plan, "VAT compensation")) << "no source of a plan without VAT";
  EXPECT_THAT(plan,
              HasSubstr("Public aid counted: €50,000 of at most €76,000; the town must bring at "
                        "least 20% of the public funding itself."));
  EXPECT_THAT(plan, HasSubstr("With VAT: €120,000, of which VAT €20,000; €19,685 come back from "
                              "2030 on."));
  EXPECT_THAT(plan, HasSubstr("€65,315 with the aid granted alone, €50,315 with the aid expected, "
                              "€35,315 with all of it; to be advanced meanwhile, up to €68,685 "
                              "(2028)."));
  EXPECT_THAT(plan, HasSubstr("To know: Publicity is needed."));
}

TEST(FinancingHtml, CountsWhatRemainsThreeTimes) {
  const auto table =
      page::between(section(fixture::financed()), "<h3>What remains for the town</h3>", "</table>");
  const auto renew = row(table, "Renew the old lamps");
  EXPECT_LT(renew.find("€65k"), renew.find("€50k<sup class=\"sign\">‡")) << "a judgement";
  EXPECT_LT(renew.find("€50k"), renew.find("€35k<sup class=\"sign\">†"));
  EXPECT_THAT(renew, HasSubstr("<span class=\"small\">in 2028</span>"));
  EXPECT_THAT(row(table, "The plan as a whole"), HasSubstr("€78k<sup class=\"sign\">‡</sup></td>"));
  EXPECT_THAT(row(table, "The plan as a whole"), HasSubstr("unknown parts counted in full"));
  EXPECT_THAT(section(fixture::financed()),
              HasSubstr("The roadmap counts own funds with the aid expected."));
  auto r = fixture::financed();
  r.financing->counting = "granted";
  EXPECT_THAT(section(r), HasSubstr("The roadmap counts own funds with the aid granted alone."));
  r.financing->heeded = false;
  EXPECT_THAT(section(r), HasSubstr("nothing of this section binds it."));
  EXPECT_THAT(section(r), Not(HasSubstr("The roadmap counts own funds")));
  r.financing->spared_together = 4000;
  EXPECT_THAT(section(r), HasSubstr("would spare €4.0k more, which is counted nowhere here."));
}

TEST(FinancingHtml, SaysThatAPartNobodyGaveIsUnknown) {
  const auto text = section(fixture::financed());
  const auto table = page::between(text, "<h3>What remains for the town</h3>", "</table>");
  const auto sense = row(table, "Presence sensors");
  EXPECT_EQ(page::count(sense, "unknown<span class=\"small\">counted in full: €40k"), 3u);
  const auto plan =
      page::between(text, "<caption>Financing plan excl. VAT: Presence", "</section>");
  EXPECT_THAT(row(plan, "own funds of the town"), HasSubstr("unknown"));
  EXPECT_THAT(
      row(plan, "Green fund"),
      HasSubstr("unknown<span class=\"small\">nothing is counted: the funder sets the rate, "
                "and none is given"));
  EXPECT_THAT(plan, Not(HasSubstr("€0</td>")));
  EXPECT_THAT(row(plan, "Green fund"), HasSubstr("chance unknown"));
  EXPECT_THAT(plan, HasSubstr("what remains for the town is unknown"));
  EXPECT_THAT(plan, Not(HasSubstr("class=\"warning\""))) << "what is unknown stands by itself";
}

TEST(FinancingHtml, ListsWhatIsNotKnownOnce) {
  const auto text = section(fixture::financed());
  const auto holes = text.substr(text.find("<h3>What is not known of it</h3>"));
  EXPECT_EQ(page::count(text, "holds the power; what the town pays is not given"), 1u);
  for (const char *hole :
       {"the rate of &quot;Green fund&quot; is set by the funder", "VAT is taken to be compensated",
        "No quote stands behind the cost of &quot;Presence sensors in side streets&quot;",
        "The chance of &quot;Green fund&quot; is unknown"})
    EXPECT_TRUE(has(holes, hole)) << hole;
  EXPECT_FALSE(has(holes, "Renew the old lamps")) << "it has a quote";
  auto r = fixture::financed();
  r.projects[1].financing.reset();
  EXPECT_THAT(section(r), HasSubstr("Who pays for &quot;Presence sensors in side streets&quot; is "
                                    "unknown"));
  r.financing->in_plan = {"renew"};
  r.projects[0].financing->alerts.clear();
  EXPECT_THAT(section(r), HasSubstr("Nothing that this section needs is unknown."));
}

TEST(FinancingHtml, ShowsTheBudgetWithAndWithoutThePlan) {
  const auto text = section(fixture::financed());
  EXPECT_THAT(text, HasSubstr("Lowest net savings: €576k in 2029 (€578k without the plan)."));
  EXPECT_THAT(text, HasSubstr("Debt: at most 2.7 years of gross savings to repay it, in 2026 "
                              "(without the plan: 2.7 years)."));
  EXPECT_THAT(text, HasSubstr("Accounts of 2022, read from accounts-2022.xml."));
  const auto table = page::between(text, "<caption>The budget with the plan", "</table>");
  EXPECT_THAT(row(table, "2029"),
              HasSubstr("€576,000<sup class=\"sign\">‡</sup><span class=\"small\">without: "
                        "€578,000</span>"));
  EXPECT_THAT(row(table, "2029"), HasSubstr("€5,000,000<span class=\"small\">unchanged</span>"))
      << "as the accounts";
  EXPECT_THAT(row(table, "2033"), HasSubstr("€1,456,000"));
  EXPECT_EQ(row(table, "2034"), "") << "folded";
  EXPECT_THAT(text.substr(text.find("<summary>Later years")), HasSubstr(">2046</td>"));
}

TEST(FinancingHtml, SaysWhatSavingsAndDebtAreHeldAgainst) {
  auto r = fixture::financed();
  EXPECT_THAT(section(r), HasSubstr("The roadmap keeps net savings at €577k at least and the debt "
                                    "at 12 years of gross savings at most."));
  r.financing->limits_apply = false;
  EXPECT_THAT(section(r), HasSubstr("the roadmap is not bound by it."));
}

TEST(FinancingHtml, PutsTheLevelOfAnAlertInWordsAndEachAlertInOnePlace) {
  const auto text = section(fixture::financed());
  EXPECT_THAT(text, HasSubstr("<li>Serious: In 2029 net savings fall to €576,000"));
  EXPECT_THAT(text, HasSubstr("<li>To know: The accounts are of 2022"));
  EXPECT_EQ(page::count(text, "Publicity is needed."), 1u);
  EXPECT_THAT(text, Not(HasSubstr("No threshold")));
  auto r = fixture::financed();
  r.financing->alerts.clear();
  EXPECT_THAT(section(r), HasSubstr("No threshold of the rules or of the dossier is passed."));
}

TEST(FinancingHtml, SaysThatSavingsAndDebtAreUnknownWithoutAccounts) {
  auto r = fixture::financed();
  r.financing->accounts_year.reset();
  for (auto *budget : {&r.financing->before, &r.financing->after})
    for (auto *series : {&budget->revenue, &budget->expenditure, &budget->gross_savings,
                         &budget->net_savings, &budget->debt, &budget->years_to_repay})
      series->assign(r.years.size(), std::nullopt);
  const auto text = section(r);
  EXPECT_EQ(page::count(text, "No accounts are given: savings and debt are not known."), 2u);
  EXPECT_THAT(text, Not(HasSubstr("The budget with the plan, and")));
  EXPECT_THAT(text, Not(HasSubstr("No threshold"))) << "nobody has looked";
}

TEST(FinancingHtml, SaysWhatTheAccountsDoNotTell) {
  auto r = fixture::financed();
  for (auto *budget : {&r.financing->before, &r.financing->after})
    for (auto *series : {&budget->debt, &budget->years_to_repay})
      series->assign(r.years.size(), std::nullopt);
  const auto text = section(r);
  EXPECT_THAT(text, HasSubstr("Debt: unknown."));
  EXPECT_THAT(text, HasSubstr("The accounts do not tell, in one year at least: debt."));
  const auto year = row(page::between(text, "<caption>The budget with", "</table>"), "2029");
  EXPECT_EQ(page::count(year, "<td class=\"n\">unknown<span"), 2u);
  EXPECT_THAT(year, Not(HasSubstr("€0")));
}

TEST(FinancingHtml, SaysThatADebtWithoutSavingsIsNeverRepaid) {
  auto r = fixture::financed();
  r.financing->after.gross_savings[3] = -1000;
  r.financing->after.years_to_repay[3] = std::nullopt;
  EXPECT_THAT(section(r), HasSubstr("Debt: no gross savings to repay it from in 2029."));
  EXPECT_THAT(section(r), HasSubstr("never: no gross savings"));
  r = fixture::financed();
  for (auto *budget : {&r.financing->before, &r.financing->after})
    for (auto *series : {&budget->debt, &budget->years_to_repay})
      series->assign(r.years.size(), 0.0);
  EXPECT_THAT(section(r), HasSubstr("Debt: none."));
}

TEST(FinancingHtml, DoesNotAddUpProjectsThatNobodyChose) {
  auto r = fixture::financed();
  r.financing->in_plan.clear();
  EXPECT_TRUE(funding_chart(r).is_null());
  EXPECT_THAT(section(r), HasSubstr("No project is chosen"));
  EXPECT_THAT(section(r), HasSubstr("Connected poles on the square")) << "each by itself";
  EXPECT_THAT(section(r), Not(HasSubstr("The plan as a whole")));
  r.projects.resize(1);
  EXPECT_FALSE(funding_chart(r).is_null()) << "a single one is its own plan";
  r.projects.clear();
  EXPECT_THAT(section(r), HasSubstr("Nothing is to be paid"));
}

TEST(FinancingHtml, NamesWhereTheProjectsLeftOutStand) {
  auto r = fixture::financed();
  EXPECT_THAT(section(r), HasSubstr("results.json holds the financing of those left out"));
  EXPECT_THAT(section(r), Not(HasSubstr("plan excl. VAT: Connected poles")));
  r.projects[2].financing.reset();
  EXPECT_THAT(section(r), Not(HasSubstr("those left out")));
}

TEST(FinancingHtml, TellsTheRegimesOfVat) {
  auto r = fixture::financed();
  auto &f = *r.projects[0].financing;
  f.vat_regime = "final";
  EXPECT_THAT(section(r), HasSubstr("<caption>Financing plan with VAT, which stays a cost: Renew"));
  EXPECT_THAT(row(section(r), "Cost of the works"), HasSubstr("€120,000"));
  f.vat_regime = "deductible";
  EXPECT_THAT(section(r), HasSubstr("deducted from the VAT that the town collects"));
  f.vat_regime = "compensated";
  f.sources.erase(f.sources.begin() + 2);
  EXPECT_THAT(section(r), HasSubstr("none of it comes back"));
  EXPECT_THAT(section(r), HasSubstr("Another body invests: the town pays no VAT on it."));
}

TEST(FinancingHtml, DoesNotCallAidThatNobodySpokeOfNothing) {
  auto r = fixture::financed();
  auto &sources = r.projects[1].financing->sources;
  sources.erase(sources.begin());
  EXPECT_THAT(section(r), HasSubstr("No aid is said; public aid may come to €32,000 at most"));
  EXPECT_THAT(section(r), Not(HasSubstr("Public aid counted: €0")));
}

TEST(FinancingHtml, SaysTheSameAmountOrAdvanceOnce) {
  auto r = fixture::financed();
  auto &f = *r.projects[0].financing;
  f.alerts.push_back(fixture::alert("peak", "note", std::string("Up to so much until 2030.")));
  EXPECT_THAT(section(r), Not(HasSubstr("to be advanced meanwhile, up to €68,685")));
  EXPECT_THAT(section(r), HasSubstr("To know: Up to so much until 2030."));
  f.own_final = {35315.2, 35315.2, 35315.2};
  EXPECT_THAT(section(r), HasSubstr("<li>Remains for the town in the end: €35,315.</li>"));
}

TEST(FinancingHtml, GivesEachTableACaptionOrAHeading) {
  auto text = section(fixture::financed());
  std::size_t tables = 0;
  for (auto at = text.find("<table>"); at != text.npos;
       at = text.find("<table>", at + 1), ++tables) {
    const auto before = text.substr(at > 60 ? at - 60 : 0, at > 60 ? 60 : at);
    const auto after = text.substr(at, 40);
    EXPECT_TRUE(has(after, "<caption>") || has(before, "</h3>") || has(before, "</summary>"))
        << before << after;
  }
  EXPECT_EQ(tables, 7u) << "picture, countings, two plans, a choice of starts, budget, its rest";
}

TEST(FinancingHtml, SpeaksTheFrenchOfThoseWhoPay) {
  const auto text = section(fixture::financed(), "fr");
  for (const char *said :
       {"acquise", "sollicitée", "envisagée", "Plan de financement HT", "Épargne nette",
        "Dépenses réelles de fonctionnement", "Ce que l’on ne sait pas", "Grave\u00a0: ",
        "À savoir\u00a0: ", "TVA qui revient (FCTVA)", "20\u202f000\u00a0€", "inconnu"})
    EXPECT_TRUE(has(text, said)) << said;
  for (const char *english : {"town", "unknown", "granted", "requested", "VAT", "without", "asked"})
    EXPECT_FALSE(has(text, english))
        << english << ": "
        << text.substr(text.find(english) > 80 ? text.find(english) - 80 : 0, 200);
}

TEST(FinancingHtml, EscapesTitlesAndCopesWithWhatIsShortOrNoNumber) {
  auto r = fixture::financed();
  auto &f = *r.projects[0].financing;
  f.sources[0].title = "</script><b>fund";
  f.works = {0, std::nan("")};
  f.own.granted.clear();
  f.sources[1].cash.clear();
  f.own_final.all = std::nan("");
  r.financing->after.debt.resize(2);
  r.financing->before.revenue.clear();
  r.financing->peak_year.reset();
  r.financing->in_plan.push_back("nobody");
  const auto html = page::of(r, "en");
  EXPECT_EQ(page::unbalanced(html), "");
  EXPECT_FALSE(has(html, "</script><b>"));
  for (const char *number : {">nan", "NaN", "€nan", "unknown<sup"})
    EXPECT_THAT(section(r), Not(HasSubstr(number)));
  EXPECT_THAT(section(r), HasSubstr("unknown"));
  r.financing->years.clear();
  EXPECT_EQ(page::unbalanced(page::of(r, "fr")), "");
}

}  // namespace
}  // namespace jalon
