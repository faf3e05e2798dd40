// Proves that the first page weighs what is measured by what the projects are worth, names what is
// not measured, marks what rests on estimates, lists every project with its figures and the reason
// why it is refused, and says beside them what has to be confirmed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/chance.h"
#include "core/report/gates.h"
#include "core/report/html_page.h"
#include "core/report/json.h"
#include "core/report/summary.h"
#include "core/report/tell.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class FirstPage : public testing::Test {
 protected:
  std::string cover(const char *language = "en") const {
    return page::between(page::visible(page::of(r, language)), "<header", "</header>");
  }
  std::string row(const std::string &title, const char *language = "en") const {
    return page::between(cover(language), "<td class=\"t\">" + title, "</tr>");
  }
  // A second domain, of which the smallest of files was imported.
  void add_bins(std::size_t measured, std::size_t estimated) {
    InventoryResult v;
    v.domain = "bins", v.table = "bins.bins", v.label = "Bins";
    v.import.totals["volume"] = {};
    v.import.quality["volume"] = {measured, estimated, 0};
    v.import.quality["name"] = {1000000, 0, 0};  // a text: no measure of anything
    r.inventories.push_back(v);
    r.plugins.push_back({"org.example.bins", "bins", "1", "Déchets", "Waste", {}});
    r.projects[1].measures[0].table = "bins.bins";
  }
  const Words words = page::words("en"), french_words = page::words("fr");
  const Say say{words, "EUR"}, french{french_words, "EUR"};
  Results r = fixture::results();
};

TEST_F(FirstPage, ATableIsMeasuredByItsNumbersAndChoicesNotByItsNames) {
  EXPECT_TRUE(mainly_measured(r.inventories[0]));
  add_bins(2, 2);
  EXPECT_FALSE(mainly_measured(r.inventories[1]));
  r.inventories[1].import.quality["volume"] = {3, 2, 900};
  EXPECT_TRUE(mainly_measured(r.inventories[1]));
  r.inventories[1].import.estimated_table = true;
  EXPECT_FALSE(mainly_measured(r.inventories[1]));
}

TEST_F(FirstPage, WhatIsMeasuredIsWeighedByWhatTheProjectsAreWorth) {
  add_bins(1, 5);  // one cell measured: the second project, worth 3 tenths of the first
  const Worth worth = worth_of(r, chosen_projects(r));
  EXPECT_NEAR(worth.all, 1.3 * 716000.25, 1e-3);
  EXPECT_NEAR(worth.estimated, 0.3 * 716000.25, 1e-3);
  EXPECT_THAT(cover(), HasSubstr("23% of what the projects are worth rests on estimates"));
  EXPECT_THAT(cover(), Not(HasSubstr("Nothing is measured")));
  r.inventories[0].import.estimated_table = true;
  EXPECT_THAT(cover(), HasSubstr("All that the projects are worth rests on estimates"))
      << "however many cells of names are measured";
}

TEST_F(FirstPage, LossesWeighAsGainsDo) {
  add_bins(1, 5);
  for (auto &account : r.projects[1].appraisal->accounts) account.npv *= -1;
  EXPECT_NEAR(worth_of(r, chosen_projects(r)).estimated, 0.3 * 716000.25, 1e-3);
}

TEST_F(FirstPage, DomainsWithoutAMeasuredRowAreNamed) {
  EXPECT_THAT(cover(), Not(HasSubstr("Nothing is measured")));
  add_bins(0, 5);
  r.inventories[1].import.quality.erase("name");
  EXPECT_THAT(cover(), HasSubstr("Nothing is measured, all rests on estimates: Waste."));
  r.inventories[0].import.estimated_table = true;
  EXPECT_THAT(cover("fr"),
              HasSubstr("repose sur des estimations\u00a0: Éclairage public, Déchets."));
}

TEST_F(FirstPage, TheSignOfEstimatesStandsWhereOneProjectRestsOnThem) {
  EXPECT_EQ(page::count(cover(), "‡°"), 0u) << "mainly measured, though some cells are estimated";
  add_bins(1, 5);
  EXPECT_EQ(page::count(page::between(cover(), "class=\"numbers\"", "<h2>"), "‡°</sup>"), 5u)
      << "on each headline";
  EXPECT_THAT(row("Renew the old lamps"), Not(HasSubstr("‡°")));
  EXPECT_EQ(page::count(row("Presence sensors in side streets"), "‡°"), 4u);
  const auto plan =
      page::between(page::visible(page::of(r, "en")), "<section id=\"roadmap\">", "</table>");
  EXPECT_EQ(page::count(plan, "‡°"), 1u);
}

TEST_F(FirstPage, AChanceSaysHowMuchOfTheValueIsEstimated) {
  add_bins(1, 5);
  EXPECT_EQ(estimated_told(say, r, chosen_projects(r)),
            "23% of the value rests on estimates from peers, not on measured inventories");
  r.inventories[0].import.quality["power"] = {1, 9000, 0};
  EXPECT_EQ(estimated_told(say, r, chosen_projects(r)),
            "most of what is known of what is covered is estimated");
}

TEST_F(FirstPage, EveryProjectStandsInOneTable) {
  const auto renew = row("Renew the old lamps");
  for (const char *cell : {">2028<", "€780k", "+€716k", "none", "gains €372k"})
    EXPECT_THAT(renew, HasSubstr(cell));
  for (auto &account : r.projects[0].appraisal->accounts)
    if (account.name == "public") account.npv = -123456;
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr("€123k"));
  EXPECT_THAT(row("Connected poles on the square"),
              HasSubstr("left out<span class=\"small\">at the central figures costs more than it"));
}

TEST_F(FirstPage, TheGoodProjectsThatAreRefusedComeFirstWithTheirReason) {
  using Kind = Reason::Kind;
  RoadmapDecision good{"good", "A good one", {}, {}, {}, 90000};
  good.reason = {Kind::impossible,
                 {std::vector<Reason>{{Kind::digital_days, {2027, 40.0}},
                                      {Kind::funds_up_to, {2027, 150000.0}},
                                      {Kind::needs, {std::string("a"), std::string("b")}}}}};
  r.roadmap->decisions.push_back(good);
  const auto page = cover();
  EXPECT_LT(page.find("A good one"), page.find("<td class=\"t\">Connected poles"));
  EXPECT_LT(page.find("<td class=\"t\">Presence sensors"), page.find("A good one"));
  EXPECT_THAT(row("A good one"), HasSubstr("money, days of digital skills, needs another project"));
  EXPECT_THAT(row("A good one", "fr"), HasSubstr("argent, jours de compétences numériques"));
}

TEST_F(FirstPage, WithoutAPlanItSaysWhyAndListsTheProjectsAppraised) {
  r.roadmap->feasible = false;
  r.roadmap->together.reset();
  EXPECT_THAT(cover(), HasSubstr("<p class=\"warning\">No plan fits"));
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr("+€716k"));
  r.roadmap.reset();
  EXPECT_THAT(cover(), HasSubstr("Project by project"));
  r.projects.clear();
  EXPECT_THAT(cover(), Not(HasSubstr("Project by project")));
}

TEST_F(FirstPage, TermsAreSaidInPlainWords) {
  EXPECT_THAT(cover(), HasSubstr("Gain for the territory (socio-economic net present value)"));
  EXPECT_THAT(cover("fr"), HasSubstr("8 chances sur 10 d’être entre"));
  EXPECT_THAT(cover("fr"), HasSubstr("VAN socio-économique, VAN-SE"));
  auto account = r.roadmap->together->accounts[0];
  account.spread = fixture::spread(4500, 1150000, 0.9);
  account.spread->mean.value = 551234;
  EXPECT_THAT(chances_told(say, &account),
              HasSubstr("between €0 and +€1.20M (P10 to P90), mean +€600k; 90% chance"))
      << "two digits of the width";
  EXPECT_EQ(chances_told(say, nullptr), "");
}

// A gate, as a plugin declares it.
jalon_gate gate(const char *indicator, const char *otherwise) {
  jalon_gate out{};
  out.struct_size = sizeof(out);
  out.indicator = indicator;
  out.otherwise = otherwise;
  return out;
}

TEST_F(FirstPage, AGateIsUnreadWhereItsIndicatorIsUnknown) {
  const std::array gates{gate("lamps.use", "Little is used."), gate("lamps.dark", "It is dark."),
                         gate("lamps.none", "None.")};
  jalon_measure measure{};
  measure.gates = gates.data();
  measure.n_gates = 3;
  measure.gate_stride = sizeof(jalon_gate);
  auto unread = unread_gates(measure, r.indicators);
  ASSERT_EQ(unread.size(), 2u);
  EXPECT_EQ(unread[0].label, "Share switched off at night");
  EXPECT_EQ(unread[0].otherwise, "It is dark.");
  EXPECT_EQ(unread[1].label, "lamps.none") << "an indicator that is not among them";
  r.indicators[0].central = std::nan("");
  EXPECT_EQ(unread_gates(measure, r.indicators).size(), 3u);
}

TEST_F(FirstPage, ANetCostUnderAThousandIsNotToldToTheUnit) {
  for (auto &account : r.projects[0].appraisal->accounts)
    if (account.name == "public") account.npv = -561;
  EXPECT_THAT(row("Renew the old lamps"), AllOf(HasSubstr("under €1.0k"), Not(HasSubstr("561"))));
  EXPECT_THAT(row("Renew the old lamps", "fr"), HasSubstr("moins de 1,0\u00a0k€"));
}

TEST_F(FirstPage, WhatHasToBeConfirmedStandsBesideTheFigures) {
  EXPECT_EQ(to_confirm_told(say, r.projects[0]), "");
  EXPECT_THAT(page::of(r, "en"), Not(HasSubstr("to be confirmed")));
  const UnreadGate unread{"lamps.dark", "Share switched off at night", "It is dark."};
  r.projects[0].measures[0].to_confirm = {unread};
  r.projects[0].measures.push_back(r.projects[0].measures[0]);
  const std::string told =
      "to be confirmed: Share switched off at night is unknown; little to gain in the following "
      "case: \"It is dark\"";
  EXPECT_EQ(to_confirm_told(say, r.projects[0]), told) << "once for two measures";
  EXPECT_THAT(to_confirm_told(french, r.projects[0]),
              AllOf(HasSubstr("à confirmer\u00a0: on ignore «"),
                    HasSubstr("peu à gagner dans le cas suivant\u00a0: «\u00a0It is dark\u00a0»")));
  const std::string shown = escaped(told);
  const auto html = page::visible(page::of(r, "en"));
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr(shown)) << "on the first page";
  EXPECT_THAT(page::between(html, "<h3>Renew the old lamps", "</section>"), HasSubstr(shown));
  EXPECT_THAT(page::between(html, "<section id=\"roadmap\">", "</table>"), HasSubstr(shown));
  EXPECT_EQ(page::count(html, shown), 3u);
}

TEST_F(FirstPage, EveryProjectHasItsChanceAndItsRangeBesideTheCentralValue) {
  const auto renew = row("Renew the old lamps");
  EXPECT_THAT(renew, HasSubstr("8 draws in 10: +€100k to +€1.30M<"));
  EXPECT_THAT(renew, HasSubstr("94%"));
  EXPECT_THAT(renew, HasSubstr("<span class=\"small\">almost surely<"));
  EXPECT_EQ(page::count(cover(), "90% or more: almost surely"), 1u);
  r.projects[0].appraisal->accounts[1].spread = fixture::spread(-3660000, 3770000, 0.449);
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr("undecided"));
  r.projects[0].appraisal->accounts[1].spread.reset();
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr("not computed"));
}

TEST_F(FirstPage, AChanceIsSaidInWordsByFixedThresholds) {
  EXPECT_EQ(likely_told(say, 0.90), "almost surely");
  EXPECT_EQ(likely_told(say, 0.89), "probably");
  EXPECT_EQ(likely_told(say, 0.67), "probably");
  EXPECT_EQ(likely_told(say, 0.66), "undecided");
  EXPECT_EQ(likely_told(say, 0.33), "undecided");
  EXPECT_EQ(likely_told(say, 0.32), "probably not");
  EXPECT_EQ(likely_told(say, std::nan("")), "unknown");
}

TEST_F(FirstPage, ACentralValueOutsideTheMiddleOfTheDrawsIsSaidWithTheirMedian) {
  EXPECT_THAT(cover(), Not(HasSubstr("three draws of four")));
  auto &collective = r.roadmap->together->accounts[1];
  collective.npv = 4830000;
  collective.spread = fixture::spread(-2340000, 5850000, 0.73);
  collective.spread->p50.value = 1880000;
  EXPECT_EQ(off_centre(*collective.spread, 4830000), 1);
  EXPECT_EQ(off_centre(*collective.spread, 1880000), 0);
  EXPECT_EQ(off_centre(*collective.spread, -2000000), -1);
  const std::string told =
      "the central value, +€4.83M, is higher than three draws of four; one draw of two gives less "
      "than +€1.90M.";
  EXPECT_THAT(cover(), HasSubstr(told));
  EXPECT_THAT(cover(), HasSubstr("73% chance of being positive (probably)"));
  EXPECT_THAT(summary(r, words, false), HasSubstr(told));
  EXPECT_THAT(cover("fr"), HasSubstr("est plus haute que trois tirages sur quatre"));
}

TEST_F(FirstPage, TheShareOfTheDrawsBelowAValueIsReadFromTheirHistogram) {
  Spread s;
  EXPECT_FALSE(share_below(s, 0).has_value());
  s.edges = {0, 10, 20}, s.counts = {3, 1};
  EXPECT_DOUBLE_EQ(share_below(s, -1).value(), 0);
  EXPECT_DOUBLE_EQ(share_below(s, 5).value(), 1.5 / 4);
  EXPECT_DOUBLE_EQ(share_below(s, 10).value(), 3.0 / 4);
  EXPECT_DOUBLE_EQ(share_below(s, 99).value(), 1);
}

TEST_F(FirstPage, ProjectsLeftOutWithABetterChanceAreNamed) {
  EXPECT_EQ(likelier_left_out_told(say, r), "");
  ProjectResult pressure = r.projects[0];
  pressure.id = "pressure", pressure.title = "Less pressure";
  pressure.appraisal->accounts[1].spread = fixture::spread(14000, 2200000, 0.9037);
  r.projects.push_back(pressure);
  r.roadmap->decisions.push_back({"pressure", "Less pressure", {}, {}, {}, 225142});
  auto &reason = r.roadmap->decisions.back().reason;
  reason = {Reason::Kind::spoils, {2029, 225142.0, std::vector<Reason>{}}};
  EXPECT_EQ(likelier_left_out_told(say, r), "") << "the others are at 94%";
  for (auto *project : {&r.projects[0], &r.projects[1]})
    project->appraisal->accounts[1].spread->positive.value = 0.73;
  const std::string told =
      "The roadmap chooses by the central value, not by the chance of a gain. Left out, though a "
      "gain is likelier than with one that it keeps (73%): Less pressure (90%).";
  EXPECT_EQ(likelier_left_out_told(say, r), told);
  EXPECT_THAT(cover(), HasSubstr(told));
  EXPECT_THAT(summary(r, words, false), HasSubstr(told));
  reason.kind = Reason::Kind::impossible;
  EXPECT_EQ(likelier_left_out_told(say, r), "") << "it was no choice";
}

TEST_F(FirstPage, ADomainThatIsReadInPartStaysAmongTheEstimatedOnes) {
  add_bins(30, 2);
  EXPECT_THAT(cover(), Not(HasSubstr("Partly estimated")));
  InventoryResult streets;
  streets.domain = "bins", streets.table = "bins.streets", streets.label = "Streets";
  streets.import.estimated_table = true;
  r.inventories.push_back(streets);
  EXPECT_THAT(cover(), HasSubstr("Partly estimated: Waste (Streets)."));
  EXPECT_THAT(cover(), Not(HasSubstr("Nothing is measured")));
  const Page page{r, say, ""};
  EXPECT_EQ(sign_of_reading(page, "bins", true), "°");
  EXPECT_EQ(sign_of_reading({r, say, "‡°"}, "bins", false), "‡°") << "the sign stands once";
  EXPECT_EQ(sign_of_reading(page, "lamps", true), "");
}

TEST_F(FirstPage, AFileThatHoldsFarLessThanTownsOfThisSizeHaveIsDoubted) {
  r.inventories[0].expected = 3600;
  EXPECT_THAT(cover(), Not(HasSubstr("Is it complete?"))) << "1,850: just above half";
  r.inventories[0].expected = 3800;
  const std::string told =
      "Light points: the file holds 1,850 rows, where towns of this size have about 3,800. Is it "
      "complete? If it is not, what is said here of these projects may turn: Renew the old lamps "
      "(kept, 2028) · Presence sensors in side streets (kept, 2030) · Connected poles on the "
      "square (left out).";
  EXPECT_THAT(cover(), HasSubstr(told));
  EXPECT_THAT(summary(r, words, false), HasSubstr(told));
  r.inventories[0].import.estimated_table = true;
  EXPECT_THAT(cover(), Not(HasSubstr("Is it complete?"))) << "it has no file";
}

TEST_F(FirstPage, AFileOfAnotherTerritoryThatTheTownKeepsIsDoubted) {
  EXPECT_THAT(cover(), Not(HasSubstr("another territory")));
  Finding kept;
  kept.elsewhere = true;
  r.inventories[0].import.findings.push_back(kept);
  const std::string told =
      "Light points: by what it says, the file is of another territory; it was kept because the "
      "town wants it so. Is it the town's? If it is not, what is said here of these projects may "
      "turn: Renew the old lamps";
  EXPECT_THAT(summary(r, words, false), HasSubstr(told));
  EXPECT_THAT(results_json(r), HasSubstr("\"elsewhere\": true"));
}

TEST_F(FirstPage, OneFigureSaysHowMuchOfTheValueIsEstimated) {
  add_bins(1, 5);
  r.projects[0].measures[0].things_covered = 0;  // it counts in the value all the same
  const auto sentence = estimated_told(say, r, chosen_projects(r));
  EXPECT_THAT(sentence, HasSubstr("23% of the value"));
  EXPECT_THAT(cover(), HasSubstr("23% of what the projects are worth"));
}

TEST_F(FirstPage, ASavingIsNoInvestment) {
  EXPECT_EQ(invested_told(say, 806).amount, "€806");
  const Invested saved = invested_told(say, -806);
  EXPECT_EQ(saved.amount, "nothing");
  EXPECT_EQ(saved.note, "spares €806 of investment");
  r.projects[0].appraisal->to_invest = -8060;
  EXPECT_THAT(row("Renew the old lamps"), HasSubstr("spares €8.1k of investment"));
}

TEST_F(FirstPage, FiguresInOtherPricesAreToldWithALinkToTheirList) {
  EXPECT_THAT(page::of(r, "en"), Not(HasSubstr("href=\"#prices\"")));
  r.figures[1].unconverted = true;
  r.figures[1].figure.price_year = 2019;
  EXPECT_THAT(cover(), HasSubstr("Amounts count in prices of 2025; one figure is in prices"));
  EXPECT_THAT(cover(), HasSubstr("href=\"#prices\""));
  const auto list = page::between(page::of(r, "en"), "<section id=\"prices\">", "</section>");
  EXPECT_THAT(list, AllOf(HasSubstr("Price of one LED luminaire"), HasSubstr("2019")));
}

TEST_F(FirstPage, ProjectsThatAreBehindAreNamed) {
  EXPECT_EQ(behind_told(say, r), "");
  r.known_projects = {{"a", "A path", "idea", "late", "", "2027-01-01", {}, {}, "", {}},
                      {"b", "A bridge", "study", "", "", "2026-03-01", {}, {}, "", {}},
                      {"c", "A school", "operation", "under-way", "", "2025-03-01", {}, {}, "", {}},
                      {"d", "A road", "operation", "", "", "2025-03-01", {}, {}, "", {}},
                      {"e", "A hall", "idea", "", "", "2026-12-01", {}, {}, "", {}}};
  r.projects[0].status = "blocked", r.projects[0].start = "2026-11-22";
  EXPECT_THAT(cover(), HasSubstr("by what the town says of them: Renew the old lamps (blocked; "
                                 "start announced for 2026-11-22) · A path (late) · A bridge "
                                 "(start announced for 2026-03-01)."));
}

TEST_F(FirstPage, EveryStepThatTheTerminalCutsShortStandsOnThePage) {
  for (int i = 0; i < 7; ++i) {
    auto table = fixture::inventory();
    table.label = "Table " + std::to_string(i);
    table.import.estimated_table = true;
    r.inventories.push_back(table);
  }
  const auto steps = next_steps(say, r);
  EXPECT_GE(steps.size(), 8u);
  std::size_t told = 0;
  for (const auto &step : steps) told += page::has(step, "in no order of weight: `jalon diagnose`");
  EXPECT_EQ(told, 1u) << "it does not pretend to the order of the diagnosis";
  EXPECT_THAT(summary(r, words, false), HasSubstr("more: see report.html"));
  for (const auto &step : steps) EXPECT_THAT(cover(), HasSubstr("<li>" + escaped(step))) << step;
}

}  // namespace
}  // namespace jalon
