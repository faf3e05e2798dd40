// Proves that lists which are empty, unknown, contradictory or absurd give no nonsense, and that
// the town is told what the model made of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "towns.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

bool told(std::string_view column, std::string_view words) {
  return std::any_of(found().begin(), found().end(), [&](const Finding &f) {
    return f.column == column && f.message.find(words) != std::string::npos;
  });
}
void expect_finite(const e_administration_test::Answer &a) {
  for (const auto &line : a.lines)
    for (const double x : line) EXPECT_TRUE(std::isfinite(x));
  for (const auto &k : a.indicators)
    for (const double x : k) EXPECT_FALSE(std::isinf(x));
  for (const bool r : a.rejected) EXPECT_FALSE(r);
}
std::vector<Entry> everything(std::size_t rows) {
  std::vector<Entry> programme;
  for (const auto &m : measures)
    programme.push_back({m.name, 2025, std::vector<double>(rows, 1), {}});
  return programme;
}

TEST(Hostile, AnEmptyListIsNothingAndNotZeroPerCent) {
  const auto a = ask({}, {.programme = everything(0), .years = 5});
  expect_finite(a);
  EXPECT_EQ(a.sum(staff), 0);
  EXPECT_EQ(a.sum(investment), 0);
  for (const Indicator k : {take_up, fully_online, minutes_per_case, cost_per_case, yearly_cases,
                            yearly_letters, rekeying_hours, agent_posts, unassisted_share})
    EXPECT_TRUE(std::isnan(a.indicator(k, 0)));
}

TEST(Hostile, NoDrawsAreNoResults) {
  EXPECT_EQ(ask(counter_town(), {.years = 3, .draws = 0}).lines[staff].size(), 0u);
}

TEST(Hostile, ARowOfWhichNothingIsKnownIsEstimatedFromTheInhabitants) {
  Town town;
  town.procedures = {Row{}, Row{{"kind", "family"}}};
  town.population = 6000;
  const auto a = ask(town, {.programme = everything(2), .years = 10});
  expect_finite(a);
  EXPECT_NEAR(a.indicator(yearly_cases, 0), 6000 * (0.02 + 1), 1e-9);
}

TEST(Hostile, WithoutInhabitantsARowWithoutCasesCountsForNothingAndIsTold) {
  Town town;
  town.procedures = {Row{{"kind", "family"}}, counter_row()};
  const auto a = ask(town, {.programme = everything(2), .years = 10});
  expect_finite(a);
  EXPECT_NEAR(a.indicator(yearly_cases, 0), 6000, 1e-9);
  EXPECT_TRUE(told("volume", "counts for nothing"));
  EXPECT_TRUE(std::isnan(a.indicator(cases_per_inhabitant, 0)));
}

TEST(Hostile, CasesOnLineTellTheCasesWhereThePartIsKnown) {
  Town town;
  town.procedures = {Row{{"online_volume", 300.0}, {"share_online", 0.25}}};
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(yearly_cases, 0), 1200, 1e-9);
}

TEST(Hostile, MoreCasesOnLineThanInAllAreAllOfThem) {
  Town town = counter_town();
  town.procedures[0]["online_volume"] = 7000.0;
  const auto a = ask(town, {.years = 2});
  EXPECT_NEAR(a.indicator(take_up, 0), 1, 1e-12);
  EXPECT_TRUE(told("online_volume", "takes all of them"));
  EXPECT_EQ(found()[0].values, (std::vector<double>{7000, 6000}));
  expect_finite(a);
}

TEST(Hostile, NumbersOfCasesAreBelievedBeforePartsAndLevels) {
  Town town = counter_town();
  town.procedures[0]["online_volume"] = 1500.0;
  town.procedures[0]["share_online"] = 0.6;
  const auto a = ask(town, {.years = 1});
  EXPECT_NEAR(a.indicator(take_up, 0), 0.25, 1e-12);
  EXPECT_TRUE(told("share_online", "uses the numbers"));
  EXPECT_TRUE(told("digital_level", "believes the cases"));
}

TEST(Hostile, PartsOfChannelsThatDoNotAddUpAreBroughtToOne) {
  Town town = counter_town();
  auto &r = town.procedures[0];
  r["digital_level"] = std::string("formulaire");
  r["share_online"] = 0.4;
  r["share_phone"] = 1.0;  // with 1.0 at the counter
  const auto a = ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_TRUE(told("share_counter", "add up"));
  EXPECT_NEAR(a.indicator(counter_share, 0), 0.3, 1e-12);
  expect_finite(a);
}

TEST(Hostile, TheLawsDatesAreTold) {
  Town town = counter_town();
  town.procedures[0]["offer_required_from"] = 2018.0;
  ask(town, {.years = 1});
  EXPECT_TRUE(told("offer_required_from", "since {1}"));
  town = counter_town();
  town.procedures[0]["mandatory"] = std::string("yes");
  ask(town, {.years = 1});
  EXPECT_TRUE(told("mandatory", "not on line"));
  town.procedures[0]["digital_level"] = std::string("teleprocedure");
  town.procedures[0]["share_online"] = 0.2;
  ask(town, {.years = 1});
  EXPECT_TRUE(told("mandatory", "only a part {1}"));
}

TEST(Hostile, AWrongUnitOfMinutesIsTold) {
  Town town = counter_town();
  town.procedures[0]["minutes_counter"] = 600.0;  // seconds
  town.procedures[0]["volume"] = 20000.0;
  ask(town, {.years = 1});
  EXPECT_TRUE(told("volume", "full-time posts"));
  town.procedures[0]["minutes_counter"] = 10.0;
  ask(town, {.years = 1});
  EXPECT_FALSE(told("volume", "full-time posts"));
}

TEST(Hostile, AStatusThatContradictsItsLevelIsToldAndWins) {
  Town town = counter_town();
  town.procedures[0]["online_status"] = std::string("full");
  const auto a = ask(town, {.years = 1});
  EXPECT_TRUE(told("online_status", "contradict"));
  EXPECT_EQ(a.indicator(fully_online, 0), 1);
}

TEST(Hostile, ExtremesWithinTheBoundsStayFinite) {
  Town town = counter_town();
  for (const double volume : {0.0, 1.0, 1e8}) {
    town.procedures[0]["volume"] = volume;
    town.procedures[0]["excluded_share"] = 1.0;
    Asked asked{.programme = everything(1), .years = 40, .draws = 2};
    for (const auto &p : parameters)
      asked.figures[p.name] = [low = p.lower, high = p.upper](std::size_t, std::size_t d) {
        return d == 0 ? low : high;
      };
    // All parts of unknown channels at 0, or all at 1, too.
    expect_finite(ask(town, asked));
  }
}

TEST(Hostile, AFigureThatIsNoNumberSpoilsItsOwnDrawOnly) {
  Asked asked{.years = 2, .draws = 3};
  asked.figures[full("agent.cost")] = [](std::size_t, std::size_t d) {
    return d == 1 ? jalon::unknown : 27;
  };
  const auto a = ask(counter_town(), asked);
  EXPECT_EQ(a.rejected, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(a.line(staff, 1, 0), a.line(staff, 1, 2));
}

}  // namespace
