// Proves that the first page weighs what is measured by what the projects are worth, names what is
// not measured, marks what rests on estimates, lists every project with its figures and the reason
// why it is refused, and says beside them what has to be confirmed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/gates.h"
#include "core/report/html_page.h"
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
  EXPECT_EQ(page::count(row("Presence sensors in side streets"), "‡°"), 3u);
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
              HasSubstr("left out<span class=\"small\">costs more than it brings"));
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

}  // namespace
}  // namespace jalon
