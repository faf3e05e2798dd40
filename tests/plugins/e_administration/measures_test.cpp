// Proves what each measure does, and what it does not do, on figures worked out by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "towns.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

Entry entry(const char *measure, std::map<std::string, double> options = {}, int year = 2025) {
  return {full(measure), year, {}, std::move(options)};
}
// The counter town with half of its cases on line.
Town half_on_line() {
  Town town = counter_town();
  auto &r = town.procedures[0];
  r["digital_level"] = std::string("teleprocedure");
  r["share_online"] = 0.5;
  r["share_counter"] = 0.5;
  return town;
}

TEST(Teleservice, LeavesWhatIsWhollyOnLineAsItIs) {
  Asked asked{.years = 5, .figures = worked_figures()};
  const Answer reference = ask(half_on_line(), asked);
  asked.programme = {entry("teleservice")};
  EXPECT_EQ(ask(half_on_line(), asked).lines, reference.lines);
}

TEST(Teleservice, MadeCompulsoryRaisesTakeUpAndBuysNothingWhereTheFormIsThere) {
  Asked asked{.programme = {entry("teleservice", {{"compulsory", 1}})},
              .years = 12,
              .figures = worked_figures()};
  const Answer a = ask(half_on_line(), asked);
  EXPECT_EQ(a.sum(investment), 0);
  EXPECT_NEAR(a.indicator(take_up, 11), 0.89, 0.005);
}

TEST(Teleservice, AlongABassCurveStartsFromNothing) {
  auto figures = worked_figures();
  figures[full("adoption.bass_p")] = fixed(0.028);
  figures[full("adoption.bass_q")] = fixed(0.20);
  figures[full("adoption.ceiling")] = fixed(0.65);
  const Answer a =
      ask(counter_town(),
          {.programme = {entry("teleservice", {{"bass", 1}})}, .years = 12, .figures = figures});
  for (int y = 0; y < 12; ++y) {
    const double x = std::exp(-0.228 * y);
    EXPECT_NEAR(a.indicator(take_up, static_cast<std::size_t>(y)),
                0.65 * (1 - x) / (1 + 0.20 / 0.028 * x), 1e-12);
  }
}

TEST(Teleservice, DoesNotTouchInternalFlows) {
  Town town = counter_town();
  town.procedures[0]["kind"] = std::string("internal");
  Asked asked{.years = 5, .figures = worked_figures()};
  const Answer reference = ask(town, asked);
  EXPECT_NEAR(reference.line(staff, 0), 6000 * 5 / 60.0 * 30, 1e-9);
  EXPECT_EQ(reference.line(citizen_time, 0), 0);
  for (const char *m : {"teleservice", "portal", "integration", "appointments", "assisted"}) {
    asked.programme = {entry(m)};
    EXPECT_EQ(ask(town, asked).lines, reference.lines) << m;
  }
}

TEST(Integration, SparesTheKeyingOfCasesOnLineOnly) {
  Asked asked{.programme = {entry("integration")}, .years = 2, .figures = worked_figures()};
  asked.figures[full("automation")] = fixed(0.4);
  const Answer a = ask(half_on_line(), asked);
  // 6,000 x 5 x 0.4 x 0.5 = 6,000 minutes
  EXPECT_NEAR(a.line(time_released, 1) + (a.line(staff, 0) - a.line(staff, 1)) / 30, 100, 1e-9);
  EXPECT_NEAR(a.indicator(rekeying_hours, 0), 100, 1e-9);
  EXPECT_NEAR(a.indicator(rekeying_hours, 1), 0, 1e-9);
  EXPECT_EQ(ask(counter_town(), asked).line(time_released, 1), 0);
}

TEST(Portal, SparesCallsAndTypingButDoesNotRaiseTakeUp) {
  Asked asked{
      .programme = {entry("portal", {{"price", 20000}})}, .years = 2, .figures = worked_figures()};
  asked.figures[full("follow_up.part")] = fixed(0.2);
  asked.figures[full("minutes.phone")] = fixed(6);
  asked.figures[full("portal.calls")] = fixed(0.5);
  asked.figures[full("portal.minutes")] = fixed(0.3);
  asked.figures[full("portal.connector")] = fixed(0);
  const Answer a = ask(half_on_line(), asked);
  EXPECT_NEAR(a.line(investment, 0), 22000, 1e-9);
  // 3,000 cases x 0.2 x 6 x 0.5 = 1,800 minutes; 3,000 x 10 x 0.3 = 9,000 minutes of citizens
  EXPECT_NEAR((a.indicator(minutes_per_case, 0) - a.indicator(minutes_per_case, 1)) * 6000, 1800,
              1e-8);
  EXPECT_NEAR(a.line(citizen_time, 0) - a.line(citizen_time, 1), 150, 1e-9);
  EXPECT_NEAR(a.indicator(take_up, 1), 0.5, 1e-12);
  EXPECT_TRUE(std::isnan(a.indicator(france_connect_share, 0)));
  EXPECT_EQ(a.indicator(france_connect_share, 1), 1);
}

TEST(TownPlanning, TakesFilesOnLineLinksThemAndLeavesPaper) {
  Town town = counter_town();
  town.procedures[0]["kind"] = std::string("urban_planning");
  town.population = 3000;  // no duty
  Asked asked{.programme = {entry("town_planning")}, .years = 2, .figures = worked_figures()};
  asked.figures[full("urban_planning.price")] = fixed(5000);
  asked.figures[full("urban_planning.link")] = fixed(8000);
  asked.figures[full("automation")] = fixed(0.5);
  asked.figures[full("paperless.minutes")] = fixed(0.1);
  asked.figures[full("paperless.letters")] = fixed(0.5);
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.line(investment, 0), 1.1 * 13000, 1e-9);
  // 0.8 x 10 + 0.2 x 2 + 5 x (1 - 0.5 x 0.2) x 0.9
  EXPECT_NEAR(a.indicator(minutes_per_case, 1), 12.45, 1e-9);
  EXPECT_NEAR(a.indicator(yearly_letters, 1), 6000 * 0.8 * 0.5, 1e-9);
  // Above the population of the duty, the package is bought anyway: the measure adds the link.
  town.population = 9000;
  const Answer project = ask(town, asked);
  asked.programme.clear();
  const Answer reference = ask(town, asked);
  EXPECT_NEAR(project.line(investment, 0) - reference.line(investment, 0), 1.1 * 8000, 1e-9);
}

TEST(Appointments, MoveCallsOnLineAndShortenTheWaitOfThoseWhoHadNone) {
  Asked asked{.programme = {entry("appointments")}, .years = 2, .figures = worked_figures()};
  asked.figures[full("appointment.call")] = fixed(4);
  asked.figures[full("appointment.online")] = fixed(0.5);
  asked.figures[full("appointment.wait")] = fixed(6);
  Town town = counter_town();
  const Answer without = ask(town, asked);  // nobody had an appointment: calls appear
  EXPECT_NEAR(without.indicator(minutes_per_case, 1), 15 + 2, 1e-12);
  EXPECT_NEAR(without.indicator(citizen_minutes_per_case, 1), 30 - 6 + 4, 1e-12);
  town.procedures[0]["booking"] = std::string("phone");
  const Answer phone = ask(town, asked);
  EXPECT_NEAR(phone.indicator(minutes_per_case, 0), 19, 1e-12);
  EXPECT_NEAR(phone.indicator(minutes_per_case, 1), 17, 1e-12);
  EXPECT_NEAR(phone.indicator(citizen_minutes_per_case, 1), 34, 1e-12);
  town.procedures[0]["booking"] = std::string("online");
  EXPECT_EQ(ask(town, asked).sum(investment), 0);
}

TEST(Assisted, HelpsPeopleAtACostAndMovesTheirCasesOffTheCounter) {
  Town town = half_on_line();
  town.procedures[0]["excluded_share"] = 0.2;
  Asked asked{
      .programme = {entry("assisted", {{"reach", 0.5}})}, .years = 2, .figures = worked_figures()};
  asked.figures[full("assisted.minutes")] = fixed(30);
  const Answer a = ask(town, asked);
  EXPECT_NEAR(a.indicator(unassisted_share, 0), 0.2, 1e-12);
  EXPECT_NEAR(a.indicator(unassisted_share, 1), 0.1, 1e-12);
  EXPECT_NEAR(a.indicator(take_up, 1), 0.6, 1e-12);
  EXPECT_NEAR(a.line(assisted_service, 1), 6000 * 0.2 * 0.5 * 0.5 * 30, 1e-9);
  EXPECT_NEAR(a.indicator(minutes_per_case, 1), 0.4 * 10 + 0.5 * 2 + 5, 1e-12);
  EXPECT_EQ(a.line(citizen_time, 1), a.line(citizen_time, 0));  // they still come
}

TEST(Assisted, SparesTheTimeOfThoseForcedOnLine) {
  Town town = half_on_line();
  auto &r = town.procedures[0];
  r["share_online"] = 0.9;
  r["share_counter"] = 0.1;
  r["excluded_share"] = 0.25;
  Asked asked{
      .programme = {entry("assisted", {{"reach", 1}})}, .years = 2, .figures = worked_figures()};
  asked.figures[full("citizen.seeking_help")] = fixed(60);
  const Answer a = ask(town, asked);
  // 15 % of 6,000 cases were forced, an hour each.
  EXPECT_NEAR(a.line(citizen_time, 0) - a.line(citizen_time, 1), 900, 1e-9);
  EXPECT_NEAR(a.indicator(take_up, 1), 1, 1e-12);
}

TEST(Assisted, SparesTheTimeOfThoseWhoGoOnLineWithTheOthers) {
  Town town = half_on_line();
  town.procedures[0]["excluded_share"] = 0.2;
  Asked asked{
      .programme = {entry("assisted", {{"reach", 0.5}})}, .years = 2, .figures = worked_figures()};
  asked.figures[full("citizen.early")] = fixed(0.3);
  asked.figures[full("citizen.seeking_help")] = fixed(60);
  const Answer a = ask(town, asked);
  // Half of the cases are on line: of the 1,200 that are theirs, 0.3 x 600 are; half of these no
  // longer look for help, an hour each.
  EXPECT_NEAR(a.line(citizen_time, 0) - a.line(citizen_time, 1), 90, 1e-9);
  EXPECT_EQ(std::string(lines[citizen_time].from), "users");
}

TEST(Assisted, UnderTheLabelHasItsStaffItsGrantAndTripsSpared) {
  Asked asked{.programme = {entry("assisted", {{"france_services", 1}})},
              .years = 3,
              .figures = worked_figures()};
  asked.figures[full("france_services.hours")] = fixed(3000);
  asked.figures[full("france_services.grant")] = fixed(45000);
  asked.figures[full("france_services.visits")] = fixed(2000);
  asked.figures[full("france_services.minutes")] = fixed(30);
  asked.figures[full("france_services.distance")] = fixed(15);
  asked.figures[full("france_services.equipment")] = fixed(20000);
  const Answer a = ask(counter_town(), asked);
  EXPECT_NEAR(a.line(investment, 0), 22000, 1e-9);
  EXPECT_EQ(a.line(france_services_grant, 0), 0);
  EXPECT_NEAR(a.line(assisted_service, 1), 90000, 1e-9);
  EXPECT_NEAR(a.line(france_services_grant, 1), 45000, 1e-9);
  EXPECT_NEAR(a.line(proximity_time, 1), 1000, 1e-9);
  EXPECT_NEAR(a.line(proximity_travel, 1), 30000, 1e-9);
  EXPECT_NEAR(a.line(proximity_co2e, 1), 6000, 1e-9);
}

TEST(Paperless, SparesLettersAndMovesAndScansWhatItIsTold) {
  Asked asked{.programme = {entry("paperless", {{"pages", 10000}})},
              .years = 2,
              .figures = worked_figures()};
  asked.figures[full("paperless.price")] = fixed(10000);
  asked.figures[full("paperless.page")] = fixed(0.1);
  asked.figures[full("paperless.letters")] = fixed(0.5);
  asked.figures[full("paperless.minutes")] = fixed(0.2);
  asked.figures[full("paperless.licence")] = fixed(100);
  asked.figures[full("agent.hours")] = fixed(1500);
  const Answer a = ask(counter_town(), asked);
  EXPECT_NEAR(a.line(investment, 0), 1.1 * 11000, 1e-9);
  EXPECT_NEAR(a.line(licences, 1), 100, 1e-9);  // one agent
  EXPECT_NEAR(a.indicator(yearly_letters, 1), 3000, 1e-9);
  EXPECT_NEAR(a.indicator(minutes_per_case, 1), 14, 1e-12);
  // Scanning is spent: only the tool has a value left.
  EXPECT_NEAR(a.line(residual, 1), 11000 * 5.0 / 6, 1e-9);
}

TEST(Pooling, DividesWhatIsFixedFromItsYearOnAndNothingElse) {
  Asked asked{.programme = {entry("teleservice")}, .years = 4, .figures = worked_figures()};
  asked.figures[full("platform.price")] = fixed(10000);
  asked.figures[full("platform.licence")] = fixed(2000);
  asked.figures[full("pooling.overhead")] = fixed(0.1);
  asked.figures[full("pooling.joining")] = fixed(500);
  const Answer alone = ask(counter_town(), asked);
  asked.programme.push_back(entry("pooling", {{"communes", 10}}));
  const Answer shared = ask(counter_town(), asked);
  EXPECT_NEAR(alone.line(investment, 0), 1.1 * 11000, 1e-9);
  EXPECT_NEAR(shared.line(investment, 0), 1.1 * (1000 + 0.19 * 10000 + 500), 1e-9);
  EXPECT_NEAR(shared.line(licences, 2), 0.19 * 2000, 1e-9);
  EXPECT_EQ(shared.line(staff, 3), alone.line(staff, 3));
  EXPECT_EQ(shared.line(citizen_time, 3), alone.line(citizen_time, 3));
  asked.programme[1].options["communes"] = 1;
  asked.figures[full("pooling.joining")] = fixed(0);
  EXPECT_EQ(ask(counter_town(), asked).lines, alone.lines);
}

TEST(BreakEven, IsTheNumberOfCasesAtWhichAPlatformPays) {
  auto figures = worked_figures();
  figures[full("platform.price")] = fixed(10000);
  figures[full("platform.licence")] = fixed(2000);
  const Answer a = ask(counter_town(), {.years = 1, .figures = figures});
  // Fixed: (10,000 + 1,000) x 0.5 / 6 + 2,000; a case on line: 8 minutes at 30, a letter of 1;
  // 20 % on line.
  const double needed = (11000 * 0.5 / 6 + 2000) / (5 * 0.2);
  EXPECT_NEAR(a.indicator(break_even_cases, 0), needed, 1e-9);
  EXPECT_NEAR(a.indicator(cases_over_break_even, 0), 6000 / needed, 1e-12);
  // Where a case on line spares nothing, no number of cases does.
  Town town = counter_town();
  town.procedures[0]["minutes_counter"] = 0.0;
  town.procedures[0]["letters"] = 0.0;
  EXPECT_TRUE(
      std::isnan(ask(town, {.years = 1, .figures = figures}).indicator(break_even_cases, 0)));
}

}  // namespace
