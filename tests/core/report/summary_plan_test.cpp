// Proves that the terminal says first which projects are worth it and were refused, and what is
// lacking; who pays for the plan, in three lines at most; that an open question stands beside the
// figure it puts in doubt; and that the list of a diagnosis holds what is proposed, doubts
// included.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/diagnosis_report.h"
#include "core/report/summary.h"
#include "tests/core/report/financing.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Kind = Reason::Kind;

std::string told(const Results &r, const char *language = "en") {
  return summary(r, page::words(language), false);
}

// Two that lack days and one that is crowded out by money, behind those that the fixture has.
Results with_refused() {
  auto r = fixture::results();
  auto add = [&](const char *id, double value, Reason reason) {
    RoadmapDecision d{id, std::string("Project ") + id, {}, std::move(reason), {}, value};
    r.roadmap->decisions.push_back(d);
    ProjectResult p = r.projects.front();
    p.id = id;
    p.days = {{4, 30, 2}, {0, 5, 0}};
    r.projects.push_back(p);
  };
  add("small", 3000,
      {Kind::displaces,
       {1000.0, 2027, std::vector<Reason>{{Kind::nothing_moves, {}}},
        std::vector<Reason>{{Kind::funds_short, {2027, 150000.0, 180000.0}}}}});
  add("great", 90000,
      {Kind::impossible,
       {std::vector<Reason>{{Kind::digital_days, {2027, 15.0}},
                            {Kind::digital_days, {2028, 20.0}}}}});
  return r;
}

TEST(SummaryPlan, SaysFirstWhatIsWorthItAndRefusedAndWhatIsLacking) {
  const auto text = told(with_refused());
  EXPECT_THAT(text, HasSubstr("Refused: Project great (+€90k; 8 draws in 10: +€100k to +€1.30M; "
                              "chance of a gain 94%, almost surely). What is lacking: digital "
                              "person-days: up to 30 a year needed, 20 available."));
  EXPECT_THAT(text, HasSubstr("almost surely). What is lacking: the own funds of 2027 (€150k, "
                              "where €180k would be needed)."));
  EXPECT_THAT(text, Not(HasSubstr("Worth it"))) << "no verdict by the central value alone";
  EXPECT_LT(text.find("Project great ("), text.find("Project small ("));
  EXPECT_LT(text.find("Project small ("), text.find("Retained, 2028: "));
  EXPECT_LT(text.find("Retained, 2028: "), text.find("Left out: Connected poles"));
  const auto french = told(with_refused(), "fr");
  EXPECT_THAT(french, HasSubstr("Refusé\u00a0: Project great"));
  EXPECT_THAT(french, Not(HasSubstr("Rentable")));
}

TEST(SummaryPlan, GivesEachProjectItsRangeAndItsChanceInWordsWhoseThresholdsAreSaidOnce) {
  const auto text = told(fixture::results());
  EXPECT_THAT(text, HasSubstr("Retained, 2028: Renew the old lamps (+€716k; 8 draws in 10: +€100k "
                              "to +€1.30M; chance of a gain 94%, almost surely)."));
  EXPECT_EQ(page::count(text, "90% or more: almost surely; 67% to 90%: probably"), 1u);
  auto r = fixture::results();
  for (auto &project : r.projects)
    if (project.appraisal)
      for (auto &account : project.appraisal->accounts) account.spread.reset();
  EXPECT_THAT(told(r), Not(HasSubstr("almost surely; 67%"))) << "without draws there is no chance";
}

TEST(SummaryPlan, TellsThoseWithoutValueOnOneLine) {
  auto r = fixture::results();
  for (int i = 0; i < 4; ++i) r.roadmap->decisions.push_back(r.roadmap->decisions[2]);
  const auto text = told(r);
  EXPECT_EQ(page::count(text, "Left out"), 1u);
  EXPECT_THAT(text, HasSubstr("positive at no start year: Connected poles on the square (-€52k)"));
  EXPECT_THAT(text, HasSubstr(" and 2 more."));
}

TEST(SummaryPlan, FitsAScreenHoweverManyAreRefused) {
  auto r = with_refused();
  for (int i = 0; i < 30; ++i) {
    r.roadmap->decisions.push_back(r.roadmap->decisions.back());
    r.roadmap->decisions.push_back(r.roadmap->decisions[2]);
    r.roadmap->decisions.push_back(r.roadmap->decisions[0]);
    r.roadmap->decisions.back().start_year = 2030 + i;
    r.inventories.push_back(fixture::inventory());
    r.warnings.push_back(std::string("another warning"));
  }
  r.other_norms.clear();
  EXPECT_LE(page::count(told(r), "\n"), 38u);
}

TEST(SummaryPlan, TellsInThreeLinesWhoPays) {
  const auto with = fixture::financed();
  const auto text = told(with);
  EXPECT_EQ(page::count(text, "\n"), page::count(told(fixture::results()), "\n") + 3);
  EXPECT_THAT(text, HasSubstr("  Financing of the plan: €162k with VAT; aid €55k, of which granted "
                              "€20k; VAT that comes back €20k; loans €10k; remains for the town "
                              "€78k if all aid comes, €108k with the aid granted alone; to be "
                              "advanced meanwhile, up to €26k (2028); the town's part of what "
                              "another body bears is unknown and counted in full.\n"));
  EXPECT_THAT(text, HasSubstr("  Lowest net savings: €576k in 2029 (€578k without the plan). Debt: "
                              "at most 2.7 years"));
  EXPECT_THAT(text,
              HasSubstr("  Serious: In 2029 net savings fall to €576,000, below €577,000.\n"));
  EXPECT_LT(text.find("Left out: Connected poles"), text.find("Financing of the plan"));
  EXPECT_THAT(told(with, "fr"), HasSubstr("Financement du plan\u00a0: 162\u00a0k€ TTC"));
  EXPECT_THAT(told(with, "fr"), HasSubstr("Épargne nette la plus basse"));
}

TEST(SummaryPlan, TellsNothingOfWhoPaysWithoutFinancingOrWithoutAPlan) {
  EXPECT_THAT(told(fixture::results()), Not(HasSubstr("Financing of the plan")));
  auto r = fixture::financed();
  r.financing->in_plan.clear();
  EXPECT_EQ(told(r), told(fixture::results()));
}

TEST(SummaryPlan, DoesNotCallAidThatNobodySpokeOfNothing) {
  auto r = fixture::financed();
  r.financing->in_plan = {"sense"};
  r.projects[1].financing->sources.erase(r.projects[1].financing->sources.begin());
  r.financing->public_aid = r.financing->private_aid = r.financing->granted = 0;
  r.financing->vat_compensation = r.financing->loans = r.financing->peak_advance = 0;
  r.financing->own_final = {40000, 40000, 40000};
  EXPECT_THAT(told(r),
              HasSubstr("with VAT; no aid is said; remains for the town €40k; the town's"));
}

TEST(SummaryPlan, LeavesOutAnAdvanceOfAFewEuros) {
  auto r = fixture::financed();
  r.financing->peak_advance = 202;
  EXPECT_THAT(told(r), Not(HasSubstr("to be advanced")));
  EXPECT_THAT(told(r), HasSubstr("with the aid granted alone; the town's part"));
}

TEST(SummaryPlan, SaysThatSavingsAreUnknownWithoutAccountsOnceOnly) {
  auto r = fixture::financed();
  r.financing->accounts_year.reset();
  const std::string none = "No accounts are given: savings and debt are not known.";
  r.financing->alerts = {
      fixture::alert("no_accounts", "warning",
                     "No accounts are given: savings and debt are not known."_msg),
      fixture::alert("own_cut", "warning", std::string("Aid is cut.")),
      fixture::alert("procurement", "note", std::string("Publicity is needed."))};
  EXPECT_EQ(page::count(told(r), none), 1u);
  EXPECT_THAT(told(r), HasSubstr("  Beware: Aid is cut.\n"));
  EXPECT_THAT(told(r), Not(HasSubstr("Publicity")));
}

TEST(SummaryPlan, FitsAScreenWithWhoPaysToo) {
  auto r = with_refused();
  const auto financed = fixture::financed();
  r.financing = financed.financing;
  for (std::size_t i = 0; i < 3; ++i) r.projects[i].financing = financed.projects[i].financing;
  for (int i = 0; i < 30; ++i) {
    r.financing->alerts.push_back(r.financing->alerts.front());
    r.roadmap->decisions.push_back(r.roadmap->decisions.back());
    r.roadmap->decisions.push_back(r.roadmap->decisions[0]);
    r.roadmap->decisions.back().start_year = 2030 + i;
    r.inventories.push_back(fixture::inventory());
    r.warnings.push_back(std::string("another warning"));
  }
  r.other_norms.clear();
  EXPECT_LE(page::count(told(r), "\n"), 41u) << "38, and three lines of who pays";
}

TEST(SummaryPlan, OpenQuestionStandsBesideTheFigureThatItPutsInDoubt) {
  auto r = fixture::results();
  EXPECT_THAT(told(r), Not(HasSubstr("to be confirmed")));
  UnreadGate gate;
  gate.label = "Points that are off at night";
  gate.otherwise = "Nearly all are off already.";
  for (auto &project : r.projects)
    if (project.id == "renew") project.measures.front().to_confirm = {gate};
  const std::string question =
      "to be confirmed: Points that are off at night is unknown; little to gain in the following "
      "case: "
      "\"Nearly all are off already\"";
  const auto text = told(r);
  const auto line_of = [&](const std::string &what) {
    const auto at = text.find(what);
    return at == text.npos ? "" : text.substr(at, text.find('\n', at) - at);
  };
  EXPECT_THAT(
      line_of("To invest:"),
      HasSubstr("to be confirmed: Renew the old lamps: little to gain in the following case: "
                "\"Nearly all are off already\")"));
  EXPECT_THAT(line_of("Socio-economic net present value:"),
              HasSubstr("(To be confirmed, see above"));
  EXPECT_THAT(line_of("Renew the old lamps: chance of loss"), HasSubstr(question));
  EXPECT_THAT(line_of("Presence sensors in side streets: chance of loss"),
              Not(HasSubstr("confirmed")));
}

TEST(DiagnosisSummary, ListsWhatIsProposedAndMarksItsDoubts) {
  Diagnosis d;
  d.currency = "EUR";
  CandidateReading sure, doubtful, variant;
  sure.label = "Sure thing";
  sure.status = CandidateReading::Status::relevant;
  sure.choice = CandidateReading::Choice::proposed;
  doubtful.label = "Doubtful thing";
  doubtful.choice = CandidateReading::Choice::proposed;
  GateReading gate;
  gate.label = "Lamps off at night";
  gate.otherwise = "All are off already.";
  doubtful.gates = {gate};
  variant.label = "Another way of the sure thing";
  variant.status = CandidateReading::Status::relevant;
  variant.choice = CandidateReading::Choice::variant;
  d.candidates = {sure, doubtful, variant};
  const auto text = diagnosis_summary(d, page::words("en"), false);
  EXPECT_THAT(text, HasSubstr("Sure thing\n"));
  EXPECT_THAT(text,
              HasSubstr("Doubtful thing (to be confirmed: Lamps off at night is unknown; little "
                        "to gain in the following case: \"All are off already\")"));
  EXPECT_THAT(text, Not(HasSubstr("Another way")));
}

}  // namespace
}  // namespace jalon
