// Proves that a project that is known and not appraised is told on the page, in the summary and in
// results.json with its reason, and that nothing of it is counted or shown as zero.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/report/json.h"
#include "core/report/summary.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

KnownProjectResult funded() {
  KnownProjectResult p;
  p.id = "bikes";
  p.title = "Consigne <vélo>";
  p.phase = "operation";
  p.status = "late";
  p.owner = "CA du Pays";
  p.subsidy = 35034.5;
  p.subsidy_from = "Fonds vert, n° 1";
  p.why = "no measure of a model is given for it"_msg;
  return p;
}

Results with(std::vector<KnownProjectResult> known) {
  Results r = fixture::results();
  r.known_projects = std::move(known);
  return r;
}

TEST(KnownProjects, StandOnThePageWithTheirReasonAndWithoutAZero) {
  const std::string english = page::visible(page::of(with({funded()}), "en"));
  const std::string part = page::between(english, "Known, not appraised", "</section>");
  for (const char *told : {"Consigne &lt;vélo&gt;", "CA du Pays", "stage of works · late",
                           "Fonds vert, n° 1", "not known", "no measure of a model", "is no cost"})
    EXPECT_THAT(part, HasSubstr(told));
  EXPECT_THAT(part, Not(HasSubstr(">0"))) << "what is not known is not zero";
  const std::string french = page::visible(page::of(with({funded()}), "fr"));
  EXPECT_THAT(french, HasSubstr("Connus, non évalués"));
  EXPECT_THAT(french, HasSubstr("en retard"));
  EXPECT_THAT(french, HasSubstr("aucune action d’un modèle"));
}

TEST(KnownProjects, LeaveThePageAsItIsWhereThereIsNone) {
  EXPECT_THAT(page::of(fixture::results(), "en"), Not(HasSubstr("Known, not appraised")));
}

TEST(KnownProjects, ThatSayNoPhaseAreNotCalledIdeas) {
  auto bare = funded();
  bare.phase = bare.status = "";
  const std::string part = page::between(page::visible(page::of(with({bare}), "en")),
                                         "Known, not appraised", "</section>");
  EXPECT_THAT(part, HasSubstr("not said"));
  EXPECT_THAT(part, Not(HasSubstr("idea")));
}

TEST(KnownProjects, StandInTheSummaryBesideThoseAppraised) {
  const std::string text = summary(with({funded(), funded()}), page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("Known, but not appraised and not counted: 2 projects: Consigne"));
  EXPECT_THAT(summary(fixture::results(), page::words("en"), false), Not(HasSubstr("not counted")));
}

TEST(KnownProjects, AloneAskForAMeasureAndAreNotCalledNoProject) {
  Results r = with({funded()});
  r.projects.clear();
  r.roadmap.reset();
  const std::string text = summary(r, page::words("en"), false);
  EXPECT_THAT(text, Not(HasSubstr("names no project")));
  EXPECT_THAT(page::of(r, "en"), Not(HasSubstr("names no project")));
}

TEST(KnownProjects, StandInTheJsonWithNullForWhatIsNotKnown) {
  const auto json = nlohmann::json::parse(results_json(with({funded()})));
  const auto &p = json.at("known_projects").at(0);
  EXPECT_EQ(p.at("id"), "bikes");
  EXPECT_EQ(p.at("subsidy"), 35034.5);
  EXPECT_TRUE(p.at("budget").is_null());
  EXPECT_TRUE(p.at("start").is_null());
  EXPECT_EQ(p.at("why"), "no measure of a model is given for it");
  EXPECT_EQ(json.at("projects").size(), fixture::results().projects.size());
}

TEST(Trust, SaysHowManyInventoriesHaveNoFile) {
  Results r = fixture::results();
  for (auto &inventory : r.inventories) inventory.import.estimated_table = false;
  EXPECT_THAT(summary(r, page::words("en"), false), Not(HasSubstr("have no file")));
  r.inventories.at(0).import.estimated_table = true;
  const auto n = std::to_string(r.inventories.size());
  EXPECT_THAT(summary(r, page::words("en"), false),
              HasSubstr("1 of the " + n + " inventories have no file"));
}

}  // namespace
}  // namespace jalon
