// Proves that the report says no more than is known: chances never read as sure, an estimated base
// is told beside them, counts have their unit, marks stand where a figure is not certain, and only
// there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/diagnosis_tell.h"
#include "core/report/drivers.h"
#include "core/report/html_page.h"
#include "core/report/summary.h"
#include "core/report/tell.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Wording : public testing::Test {
 protected:
  std::string html(const char *language = "en") const {
    return page::visible(page::of(r, language));
  }
  const Words french_words = page::words("fr"), english_words = page::words("en");
  const Say french{french_words, "EUR"}, english{english_words, "EUR"};
  Results r = fixture::results();
};

TEST_F(Wording, AChanceIsNeverSure) {
  EXPECT_EQ(english.chance(1), "over 99%");
  EXPECT_EQ(english.chance(0), "under 1%");
  EXPECT_EQ(french.chance(0.9951), "plus de 99\u00a0%");
  EXPECT_EQ(english.chance(0.99), "99%");
  EXPECT_EQ(english.chance(0.01), "1%");
  EXPECT_EQ(english.chance(0.5), "50%");
  EXPECT_EQ(english.chance(std::nan("")), "unknown");
  for (auto &account : r.roadmap->together->accounts)
    if (account.spread) account.spread->positive.value = 1;
  EXPECT_THAT(html(), HasSubstr("over 99% chance of being positive"));
  EXPECT_THAT(html(), Not(HasSubstr("100% chance")));
  EXPECT_THAT(html("fr"), HasSubstr("probabilité d’être positif\u00a0: plus de 99\u00a0%"));
}

TEST_F(Wording, AnEstimatedBaseIsToldBesideTheChance) {
  auto &measure = r.projects[0].measures[0];
  const std::vector projects{static_cast<const ProjectResult *>(&r.projects[0])};
  EXPECT_EQ(estimated_told(english, r, projects), "") << "60 of 1,320";
  measure.things_estimated = measure.things_covered;
  EXPECT_THAT(estimated_told(english, r, projects), HasSubstr("something of each thing covered"));
  EXPECT_THAT(html(), HasSubstr("something of each thing covered"));
  r.inventories[0].import.estimated_table = true;
  EXPECT_THAT(estimated_told(english, r, projects), HasSubstr("nothing is measured"));
  r.projects[1].measures[0].things_estimated = r.projects[1].measures[0].things_covered;
  EXPECT_THAT(summary(r, english_words, false), HasSubstr("nothing is measured"));
  measure.things_covered = measure.things_estimated = 0;
  EXPECT_EQ(estimated_told(english, r, projects), "") << "nothing is covered";
}

TEST_F(Wording, TheAmountsSayWhoseTheyAre) {
  const std::string told = "The amounts are those of the roadmap: 2 projects of 3, together.";
  EXPECT_EQ(amounts_told(english, r), told);
  EXPECT_THAT(page::between(html(), "<header", "</header>"), HasSubstr(told));
  EXPECT_THAT(summary(r, english_words, false), HasSubstr(told));
  r.roadmap->decisions[0].start_year.reset();
  EXPECT_EQ(amounts_told(french, r),
            "Les montants sont ceux de la feuille de route\u00a0: 1 projet sur 3.");
  r.roadmap->together.reset();
  EXPECT_EQ(amounts_told(english, r), "");
}

TEST_F(Wording, OnlyWhatAProjectChangesOrNamesIsToBeFollowed) {
  const auto path = [](const std::string &name, const std::string &label, double with) {
    return PathResult{name, label, "1", {1.0, 1.0}, {1.0, with}};
  };
  for (auto &project : r.projects)
    if (project.appraisal)
      project.appraisal->indicators = {
          path("lamps.changed", "Label changed", 2), path("lamps.same", "Label same", 1),
          path("lamps.named", "Label named", 1), path("water.changed", "Label of water", 2),
          path("lamps.gone", "Label gone", std::nan(""))};
  r.roadmap->together.reset();
  r.projects[0].measures[0].follow = "lamps.other lamps.named";
  const auto page = html();
  EXPECT_EQ(page::count(page, "Label changed"), 2u) << "once in each of two projects";
  EXPECT_EQ(page::count(page, "Label gone"), 2u);
  EXPECT_EQ(page::count(page, "Label named"), 1u);
  EXPECT_EQ(page::count(page, "Label same") + page::count(page, "Label of water"), 0u);
}

TEST_F(Wording, ThePhaseOfWorksIsNoCostOfOperationAndNoService) {
  r.projects[0].phase = "operation";
  KnownProjectResult known;
  known.phase = "operation";
  r.known_projects = {known};
  EXPECT_EQ(page::count(html("fr"), "phase de travaux"), 2u);
  EXPECT_EQ(page::count(html(), "stage of works"), 2u);
}

TEST_F(Wording, TheSideOfALimitIsNamed) {
  r.indicators.resize(1);
  auto &i = r.indicators[0];
  i.target.reset();
  i.central = 95, i.limit = 90;
  EXPECT_THAT(html("fr"), HasSubstr("au-dessus du seuil"));
  i.direction = 1, i.central = 40, i.limit = 100;
  EXPECT_THAT(html("fr"), HasSubstr("en dessous du seuil"));
  IndicatorReading reading;
  reading.standing = Standing::beyond_limit;
  reading.value.central = 40, reading.limit = 100;
  EXPECT_THAT(standing_told(english, reading), HasSubstr("below the limit"));
}

TEST_F(Wording, CountsHaveTheirUnit) {
  auto &v = r.inventories[0];
  EXPECT_THAT(inventory_sentence(english, v), HasSubstr("Light points: 1,850 rows"));
  EXPECT_THAT(html(), HasSubstr("covers 1,320 rows"));
  v.count_column = "length";
  v.labels.push_back({"length", "Length"});
  v.import.totals["length"].unit = "m";
  EXPECT_THAT(inventory_sentence(english, v), HasSubstr("Light points: 1,850\u00a0m (Length)"));
  EXPECT_THAT(html(), HasSubstr("covers 1,320\u00a0m (Length)"));
  EXPECT_EQ(things_told(english, nullptr, 1), "1 row");
  EXPECT_EQ(things_told(french, nullptr, 0.9), "1 ligne");
}

TEST_F(Wording, UnitsAreWordsOfTheLanguage) {
  EXPECT_EQ(french.quantity(1.95, "1/day"), "1,95/jour");
  EXPECT_EQ(french.quantity(67, "currency/month"), "67\u00a0€/mois");
  EXPECT_EQ(french.quantity(2.5, "m3/km/d"), "2,5\u00a0m³/km/jour");
  EXPECT_EQ(english.quantity(2.5, "m3/km/d"), "2.5\u00a0m³/km/day");
  EXPECT_EQ(french.quantity(200, "day"), "200 jours");
  EXPECT_EQ(french.quantity(1, "month"), "1 mois");
  EXPECT_EQ(english.quantity(1, "day"), "1 day");
  EXPECT_EQ(french.ratio(1.666), "1,67");
  EXPECT_EQ(french.ratio(0.0012), "0,0012") << "too small for two decimals";
}

TEST_F(Wording, AValueAtTheEndOfTheSearchIsNoTurningPoint) {
  auto driver = r.projects[0].drivers[0];
  const auto told = [&] { return switching_told(english, r, r.projects[0], driver, "collective"); };
  driver.from = 0, driver.to = 1;
  driver.collective.switching = {1e-9};
  EXPECT_EQ(told(), "");
  EXPECT_THAT(steady_told(english, r, driver), HasSubstr("no value between"));
  driver.collective.switching = {1.0};
  EXPECT_EQ(told(), "");
  driver.collective.switching = {0.01};
  EXPECT_THAT(told(), HasSubstr("falls below 0.01"));
  driver.from = driver.to = std::nan("");
  EXPECT_THAT(told(), HasSubstr("falls below 0.01")) << "no ends are known";
}

TEST_F(Wording, AProjectThatLosesIsNotWorthMost) {
  auto &p = r.projects[0];
  p.by_start = {{2028, -48000, -1}, {2029, -60000, -2}};
  p.best_start = 2028;
  EXPECT_THAT(html(), HasSubstr("it loses for the whole community; least if started in 2028"));
  EXPECT_THAT(html(), Not(HasSubstr("Worth most to the whole community if started in 2028")));
}

TEST_F(Wording, TheErrorOfAMeanHasNoCents) {
  Spread s = fixture::spread(-90000, 820000, 0.86);
  s.mean.value = -42000, s.standard_error = 60.07;
  EXPECT_EQ(mean_told(french, s), "-42\u00a0k€ ± moins de 1,0\u00a0k€");
  s.standard_error = 352.46, s.mean.value = 812;
  EXPECT_EQ(mean_told(french, s), "+812\u00a0€ ± 350\u00a0€") << "two digits of the error";
}

// Today's reading of an indicator.
TEST_F(Wording, WhatComesFromTheTownsFileAloneHasNoMark) {
  const Page page{r, english, "‡", Json::array()};
  IndicatorResult i;
  i.domain = "lamps", i.unit = "1";
  i.central = i.p10 = i.p90 = 8;
  const auto sign = [&] { return sign_of_reading(page, i.domain, is_fixed(i)); };
  EXPECT_EQ(sign(), "‡") << "not drawn: nobody knows";
  i.moved = false;
  EXPECT_EQ(sign(), "");
  i.central = 0;
  EXPECT_EQ(sign(), "") << "none counted";
  i.unit = "currency";
  EXPECT_EQ(sign(), "‡") << "an amount may be cut off at nothing";
  i.unit = "1", i.share = true, i.central = 1;
  EXPECT_EQ(sign(), "‡") << "and a share at the whole";
  i.central = 0.5;
  EXPECT_EQ(sign(), "");
  i.domain = "other";
  EXPECT_EQ(sign(), "‡°") << "no file of that domain";
  i.domain = "lamps";
  r.inventories[0].import.estimated_table = true;
  EXPECT_EQ(sign(), "‡°");
}

TEST_F(Wording, WhatIsUnknownHasNoMark) {
  auto &path = r.projects[0].appraisal->indicators[0];
  path.reference.assign(path.reference.size(), std::nan(""));
  r.figures[2].figure.confidence = Confidence::hypothetical;
  EXPECT_THAT(html(), Not(HasSubstr("unknown<sup")));
}

TEST_F(Wording, WhoIsLevelWithItsPeersIsSaidSo) {
  IndicatorReading i;
  i.unit = "1";
  i.share = true;
  i.value.central = 0.824;
  PeerPlace place;
  place.peer.mean = 0.821;
  place.side = 1;
  EXPECT_THAT(peer_told(english, i, place), HasSubstr("level with them"));
  place.peer.mean = 0.7;
  EXPECT_THAT(peer_told(english, i, place), HasSubstr("does better"));
}

TEST_F(Wording, AnUnknownHolderIsNotAnUnknownNumber) {
  DomainReading d;
  d.need.at_most = 0.4;
  d.need.gap.central = 0.8;
  d.need.stake = 0.5;
  EXPECT_THAT(need_sentence(french, d), HasSubstr("compétence détenue (titulaire inconnu)"));
}

}  // namespace
}  // namespace jalon
