// Proves what must hold whatever the figures: order, conservation, independence of draws and
// blocks.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "towns.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

// Three procedures, partly known, of several kinds.
Town mixed_town() {
  Town town = counter_town();
  town.procedures.push_back(
      {{"kind", "identity"}, {"volume", 3000.0}, {"booking", "phone"}, {"digital_level", "aucun"}});
  town.procedures.push_back({{"kind", "family"}, {"digital_level", "teleprocedure"}});
  town.procedures.push_back({{"kind", "urban_planning"}});
  town.procedures.push_back({{"kind", "internal"}, {"volume", 9000.0}});
  return town;
}
// Each figure moved within its range, differently for each draw.
std::map<std::string, Figure> spread_figures() {
  std::map<std::string, Figure> figures;
  double turn = 0.1;
  for (const auto &p : parameters) {
    if (p.distribution == JALON_POINT) continue;
    turn = std::fmod(turn + 0.61803398875, 1.0);
    figures[p.name] = [low = p.low, high = p.high, turn](std::size_t, std::size_t d) {
      return low + (high - low) * std::fmod(turn + 0.37 * static_cast<double>(d), 1.0);
    };
  }
  return figures;
}
std::vector<Entry> everything(double share = 1) {
  std::vector<Entry> programme;
  int year = 2025;
  for (const auto &m : measures)
    programme.push_back({m.name, year++ % 2 + 2025, std::vector<double>(5, share), {}});
  return programme;
}

TEST(Properties, NoShareIsNoProject) {
  Asked asked{.years = 10, .draws = 5, .figures = spread_figures()};
  const auto reference = ask(mixed_town(), asked);
  asked.programme = everything(0);
  const auto nothing = ask(mixed_town(), asked);
  EXPECT_EQ(nothing.lines, reference.lines);
}

TEST(Properties, ResultsDoNotDependOnTheSizeOfBlocksToTheBit) {
  Asked asked{.programme = everything(0.6), .years = 12, .draws = 150, .figures = spread_figures()};
  const auto whole = ask(mixed_town(), asked);
  for (const std::size_t block :
       {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{65}}) {
    asked.block = block;
    const auto cut = ask(mixed_town(), asked);
    EXPECT_EQ(cut.lines, whole.lines) << block;
    for (std::size_t k = 0; k < n_indicators; ++k)
      for (std::size_t i = 0; i < whole.indicators[k].size(); ++i)
        ASSERT_TRUE(cut.indicators[k][i] == whole.indicators[k][i] ||
                    (std::isnan(cut.indicators[k][i]) && std::isnan(whole.indicators[k][i])));
  }
}

TEST(Properties, TheOrderOfEntriesDoesNotMatter) {
  Asked asked{.programme = everything(0.6), .years = 12, .figures = spread_figures()};
  const auto one = ask(mixed_town(), asked);
  std::reverse(asked.programme.begin(), asked.programme.end());
  const auto other = ask(mixed_town(), asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t i = 0; i < one.lines[l].size(); ++i)
      EXPECT_NEAR(one.lines[l][i], other.lines[l][i], 1e-9 * (1 + std::abs(one.lines[l][i])));
}

TEST(Properties, TwiceTheCasesAreTwiceTheTimeTheLettersAndTheRoads) {
  Asked asked{.programme = everything(), .years = 12, .figures = spread_figures()};
  Town town = mixed_town();
  for (Row &r : town.procedures) r["volume"] = 1000.0;
  const auto once = ask(town, asked);
  for (Row &r : town.procedures) r["volume"] = 2000.0;
  const auto twice = ask(town, asked);
  for (const Line l :
       {staff, time_released, paper, postage, citizen_time, business_time, travel, travel_co2e})
    for (std::size_t y = 0; y < 12; ++y)
      EXPECT_NEAR(twice.line(l, y), 2 * once.line(l, y), 1e-9 * (1 + once.line(l, y)));
  for (std::size_t y = 0; y < 12; ++y) {
    EXPECT_NEAR(twice.indicator(take_up, y), once.indicator(take_up, y), 1e-12);
    EXPECT_LT(twice.line(licences, y), 2 * once.line(licences, y) + 1e-9);  // shared by more cases
  }
}

TEST(Properties, ARowCutInTwoIsTheSameAsTheRow) {
  Asked asked{.programme = {online_all}, .years = 12, .figures = worked_figures()};
  const auto one = ask(counter_town(), asked);
  Town town = counter_town();
  for (Row *r : {&town.procedures[0]}) (*r)["volume"] = 3000.0, (*r)["procedures"] = 0.5;
  town.procedures.push_back(town.procedures[0]);
  const auto two = ask(town, asked);
  for (std::size_t l = 0; l < n_lines; ++l)
    for (std::size_t y = 0; y < 12; ++y)
      EXPECT_NEAR(one.line(static_cast<Line>(l), y), two.line(static_cast<Line>(l), y), 1e-7);
}

TEST(Properties, HalfARowBringsHalfOfWhatTheRowBrings) {
  Asked asked{.years = 12, .figures = worked_figures()};
  const auto reference = ask(counter_town(), asked);
  asked.programme = {online_all};
  const auto whole = ask(counter_town(), asked);
  asked.programme[0].share = {0.5};
  const auto half = ask(counter_town(), asked);
  for (const Line l : {citizen_time, travel, paper, investment})
    for (std::size_t y = 0; y < 12; ++y)
      EXPECT_NEAR(half.line(l, y), (reference.line(l, y) + whole.line(l, y)) / 2, 1e-9);
}

TEST(Properties, TwoProjectsOfOneMeasureOnOneRowDoTheWorkOnce) {
  Asked asked{.programme = {online_all}, .years = 12, .figures = worked_figures()};
  const auto once = ask(counter_town(), asked);
  asked.programme.push_back({full("teleservice"), 2028, {}, {}});
  EXPECT_EQ(ask(counter_town(), asked).lines, once.lines);
}

TEST(Properties, PaidHoursAreHoursWorkedAndHoursFree) {
  Asked asked{.programme = everything(), .years = 15, .draws = 20, .figures = spread_figures()};
  const auto a = ask(mixed_town(), asked);
  for (std::size_t d = 0; d < 20; ++d) {
    const double cost = asked.figures[full("agent.cost")](0, d);
    const double per_post = asked.figures[full("agent.hours")](0, d);
    for (std::size_t y = 0; y < 15; ++y) {
      const double worked = a.indicator(agent_posts, y, d) * per_post;
      EXPECT_NEAR(a.line(staff, y, d) / cost, worked + a.line(time_released, y, d), 1e-7);
      EXPECT_GE(a.line(time_released, y, d), -1e-9);
      const double cash = a.indicator(cash_part, y, d);
      if (!std::isnan(cash)) {
        EXPECT_LE(cash, asked.figures[full("cashable")](0, d) + 1e-12);
        EXPECT_GE(cash, 0);
      }
      EXPECT_GE(a.indicator(take_up, y, d), 0);
      EXPECT_LE(a.indicator(take_up, y, d), 1);
    }
  }
}

TEST(Properties, FasterAdoptionSparesCitizensMoreAndAHigherCashablePartThePayroll) {
  double citizens = 1e300, payroll = 1e300;
  for (const double x : {0.0, 0.1, 0.3, 0.6}) {
    Asked asked{.programme = {online_all}, .years = 10, .figures = worked_figures()};
    asked.figures[full("adoption.rate")] = fixed(x);
    asked.figures[full("adoption.ceiling")] = fixed(0.9);
    const auto a = ask(counter_town(), asked);
    EXPECT_LT(a.sum(citizen_time), citizens);
    citizens = a.sum(citizen_time);
    asked.figures[full("cashable")] = fixed(x);
    const double paid = ask(counter_town(), asked).sum(staff);
    EXPECT_LT(paid, payroll);
    payroll = paid;
  }
}

TEST(Properties, TransfersHaveTwoEndsAndResourcesOne) {
  for (const auto &l : lines) {
    const std::string_view from = l.from, to = l.to, name = l.name;
    const bool transfer = name == full("postage") || name == full("france_services_grant");
    EXPECT_EQ(!from.empty() && !to.empty(), transfer) << name;
  }
}

}  // namespace
