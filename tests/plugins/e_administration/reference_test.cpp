// Proves what happens without any project: take-up goes on rising, the law is obeyed, tools in
// place are renewed; so that a project is not credited with it.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "towns.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

Town on_line(double share) {
  Town town = counter_town();
  town.procedures[0]["digital_level"] = std::string("teleprocedure");
  town.procedures[0]["share_online"] = share;
  town.procedures[0]["share_counter"] = 1 - share;
  return town;
}

TEST(Reference, LetsTakeUpRiseAlongTheCurve) {
  Asked asked{.years = 12, .figures = worked_figures()};
  asked.figures[full("adoption.rate")] = fixed(0.25);
  asked.figures[full("adoption.ceiling")] = fixed(0.7);
  const Answer a = ask(on_line(0.3), asked);
  const double middle = std::log(0.7 / 0.3 - 1) / 0.25;
  for (std::size_t y = 0; y < 12; ++y)
    EXPECT_NEAR(a.indicator(take_up, y), logistic_share(0.7, 0.25, static_cast<double>(y), middle),
                1e-12);
  EXPECT_LT(a.line(staff, 11), a.line(staff, 0));
}

TEST(Reference, KeepsAShareThatIsAboveTheCeilingAlready) {
  Asked asked{.years = 5, .figures = worked_figures()};
  asked.figures[full("adoption.rate")] = fixed(0.5);
  const Answer a = ask(on_line(0.95), asked);
  for (std::size_t y = 0; y < 5; ++y) EXPECT_NEAR(a.indicator(take_up, y), 0.95, 1e-12);
}

TEST(Reference, PutsOnLineWhatTheLawWantsAndPaysForItInTheYearBefore) {
  Town town = counter_town();
  town.procedures[0]["offer_required_from"] = 2028.0;
  const Answer a = ask(town, {.years = 6, .figures = worked_figures()});
  EXPECT_EQ(a.indicator(take_up, 2), 0);
  EXPECT_NEAR(a.indicator(take_up, 3), 0.2, 1e-12);
  EXPECT_NEAR(a.line(investment, 2), 1100, 1e-9);
  EXPECT_EQ(a.sum(investment), a.line(investment, 2));
  EXPECT_TRUE(std::isnan(a.indicator(legal_compliance, 2)));  // nothing is due yet
  EXPECT_EQ(a.indicator(legal_compliance, 3), 1);
}

TEST(Reference, CatchesUpAtOnceWithWhatIsOverdueSoThatAProjectBringsNothingMore) {
  Town town = counter_town();
  town.procedures[0]["offer_required_from"] = 2019.0;
  const Answer reference = ask(town, {.years = 6, .figures = worked_figures()});
  EXPECT_EQ(reference.indicator(legal_compliance, 0), 0);
  EXPECT_EQ(reference.indicator(legal_compliance, 1), 1);
  const Answer project =
      ask(town, {.programme = {online_all}, .years = 6, .figures = worked_figures()});
  EXPECT_EQ(project.lines, reference.lines);
}

TEST(Reference, RaisesTakeUpUnderAnObligationOfUsersAtItsDateOnly) {
  Town town = on_line(0.3);
  town.procedures[0]["mandatory_from"] = 2027.0;
  Asked asked{.years = 12, .figures = worked_figures()};
  asked.figures[full("obligation.rate")] = fixed(0.9);
  asked.figures[full("obligation.exempt")] = fixed(0.11);
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.indicator(take_up, 1), 0.3, 1e-12);
  double share = 0.3;
  for (std::size_t y = 2; y < 12; ++y) {
    share = logistic_step(share, 0.89, std::exp(0.9));
    EXPECT_NEAR(a.indicator(take_up, y), share, 1e-12);
  }
  EXPECT_GT(share, 0.88);
}

TEST(Reference, HoldsTheDutyOfTownPlanningAboveItsPopulationOnly) {
  Town town = counter_town();
  town.procedures[0]["kind"] = std::string("urban_planning");
  Asked asked{.years = 4, .figures = worked_figures()};
  asked.figures[full("urban_planning.price")] = fixed(4000);
  const Answer large = ask(town, asked);
  EXPECT_NEAR(large.line(investment, 0), 4400, 1e-9);  // the package, no platform
  EXPECT_NEAR(large.indicator(take_up, 1), 0.2, 1e-12);
  EXPECT_EQ(large.indicator(legal_compliance, 0), 0);
  town.population = 3000;
  const Answer small = ask(town, asked);
  EXPECT_EQ(small.sum(investment), 0);
  EXPECT_EQ(small.indicator(take_up, 3), 0);
  EXPECT_TRUE(std::isnan(small.indicator(legal_compliance, 3)));
  // A town that says when its duty begins is believed.
  town.population = 9000;
  town.procedures[0]["offer_required_from"] = 2027.0;
  EXPECT_EQ(ask(town, asked).indicator(take_up, 1), 0);
}

TEST(Reference, RenewsAndLicensesThePlatformThatIsThere) {
  Asked asked{.years = 4, .figures = worked_figures()};
  asked.figures[full("platform.price")] = fixed(12000);
  asked.figures[full("platform.licence")] = fixed(3000);
  const Answer a = ask(on_line(0.3), asked);
  for (std::size_t y = 0; y < 4; ++y) {
    EXPECT_NEAR(a.line(licences, y), 3000, 1e-9);
    EXPECT_NEAR(a.line(renewal, y), 0.5 * (12000 + 1000) / 6, 1e-9);  // platform and one form
    EXPECT_EQ(a.line(investment, y), 0);
  }
}

TEST(Reference, PaysForMoreCasesInFullAndForLessByItsPart) {
  Asked asked{.years = 2, .figures = worked_figures()};
  asked.figures[full("volume_growth")] = fixed(0.1);
  EXPECT_NEAR(ask(counter_town(), asked).line(staff, 1), 1.1 * 45000, 1e-9);
  asked.figures[full("volume_growth")] = fixed(-0.1);
  EXPECT_NEAR(ask(counter_town(), asked).line(staff, 1), 0.95 * 45000, 1e-9);
}

TEST(Reference, OfATownWithoutAListStandsForItsInhabitants) {
  Town town;
  town.procedures = {Row{}};
  town.population = 8000;
  town.estimated_from_population = true;
  Asked asked{.years = 3, .draws = 2};
  asked.figures[full("cases_per_inhabitant")] = [](auto, std::size_t d) { return d == 0 ? 2 : 3; };
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.indicator(yearly_cases, 0, 0), 16000, 1e-9);
  EXPECT_NEAR(a.indicator(yearly_cases, 0, 1), 24000, 1e-9);
  EXPECT_NEAR(a.indicator(cases_per_procedure, 0, 0), 16000.0 / 40, 1e-9);
  // 30 % of the procedures on line, 35 % of whose cases come so.
  EXPECT_NEAR(a.indicator(take_up, 0, 0), 0.3 * 0.35, 1e-12);
  // What nobody knows stays unknown.
  for (const Indicator k : {fully_online, france_connect_share, accessibility_score,
                            satisfaction_score, legal_compliance, urban_planning_cases})
    EXPECT_TRUE(std::isnan(a.indicator(k, 0))) << indicators[k].name;
  EXPECT_GT(a.indicator(cases_over_break_even, 0), 0);
}

}  // namespace
