// Proves that what is unknown in an inventory stays usable, is never zero, and carries the range of
// the figure it is filled from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace lighting;

double kwh(const Town &town, std::map<std::string, Figure> figures = plain_figures()) {
  return ask(town, {.years = 1, .figures = std::move(figures)}).line(electricity, 0);
}

TEST(Stock, OfAPointAboutWhichNothingIsKnownIsAboutTheNationalMean) {
  Town town;
  town.points = {{}};
  EXPECT_NEAR(kwh(town), 533, 20);
}

TEST(Stock, OfAPointOfKnownTypeTakesTheUsualPowerOfThatType) {
  Town town;
  town.points = {{{"lamp_type", "induction"}}};
  const double induction = kwh(town);
  town.points = {{{"lamp_type", "induction"}, {"lamp_power", 85.0}}};
  EXPECT_NEAR(induction, kwh(town), 1e-9);
}

TEST(Stock, FilledFromAFigureMovesWithTheDrawsOfThatFigure) {
  Town town;
  town.points = {{{"lamp_type", "led"}}};
  auto figures = plain_figures();
  const double usual = kwh(town, figures);
  figures["lighting.peer.lamp_power.led"] = fixed(110);
  EXPECT_NEAR(kwh(town, figures), 2 * usual, 1e-9);
  town.points[0]["lamp_power"] = 55.0;
  EXPECT_NEAR(kwh(town, figures), usual, 1e-9);
}

TEST(Stock, MeasuredSystemPowerIsTakenAsItIs) {
  Town town;
  town.points = {{{"lamp_type", "hps"}, {"lamp_power", 100.0}, {"system_power", 130.0}}};
  const double measured = kwh(town);
  town.points = {{{"lamp_type", "hps"}, {"lamp_power", 130.0}}};
  EXPECT_NEAR(measured, kwh(town) / 1.15, 1e-9);
}

TEST(Stock, OfATownKnownByItsPopulationOnlyMovesWithThePointsPerInhabitant) {
  Town town;
  town.population = 10000;
  town.estimated_from_population = true;
  town.points = {{}};
  auto figures = plain_figures();
  const double usual = kwh(town, figures);
  EXPECT_NEAR(usual, 1550 * 533, 1550 * 20);
  figures["lighting.points_per_inhabitant"] = fixed(0.31);
  EXPECT_NEAR(kwh(town, figures), 2 * usual, 1e-6);
  const Answer a = ask(town, {.programme = {{"lighting.led", 2023, {}, {}}}, .figures = figures});
  EXPECT_NEAR(a.line(investment, 0), 3100 * 600, 1e-6);
  EXPECT_NEAR(a.indicator(energy_per_inhabitant, 0), 2 * usual / 10000, 1e-9);
}

TEST(Stock, EmptyInventoryCostsNothingAndItsRatiosAreUnknown) {
  const Answer a = ask(Town{}, {.years = 2, .figures = plain_figures()});
  for (std::size_t l = 0; l < n_lines; ++l) EXPECT_EQ(a.lines[l][0], 0) << lines[l].name;
  EXPECT_TRUE(std::isnan(a.indicator(energy_per_point, 0)));
  EXPECT_TRUE(std::isnan(a.indicator(energy_per_inhabitant, 0)));
}

TEST(Stock, UnknownYearsGiveAnUnknownShareOfOldPoints) {
  Town town;
  town.points = {{{"lamp_type", "hps"}}};
  const Answer a = ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_TRUE(std::isnan(a.indicator(old_share, 0)));
  EXPECT_TRUE(std::isnan(a.indicator(metered_over_modelled, 0)));
}

TEST(Stock, CabinetsAreCountedByTableByNameOrByPeers) {
  auto figures = plain_figures();
  figures["lighting.points_per_cabinet"] = fixed(20);
  const auto per_cabinet = [&](const Town &town) {
    return ask(town, {.years = 1, .figures = figures}).indicator(points_per_cabinet, 0);
  };
  Town town;
  town.points = {{{"count", 60.0}, {"cabinet", "A"}}, {{"count", 40.0}, {"cabinet", "B"}}};
  EXPECT_DOUBLE_EQ(per_cabinet(town), 50);
  town.points.push_back({{"count", 20.0}});  // fed by an unknown cabinet: one more
  EXPECT_DOUBLE_EQ(per_cabinet(town), 40);
  town.cabinets = {{{"id", "A"}}, {{"id", "B"}}, {{"id", "C"}}, {{"id", "D"}}};
  EXPECT_DOUBLE_EQ(per_cabinet(town), 30);
}

TEST(Stock, ACabinetThatPointsNameIsCountedEvenIfTheTableForgotIt) {
  Town town;
  for (const char *name : {"A", "B", "C"})
    town.points.push_back({{"count", 30.0}, {"lamp_type", "hps"}, {"cabinet", name}});
  town.cabinets = {{{"id", "A"}, {"subscribed_power", 3.0}, {"energy", 9000.0}}};
  const Answer a = ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_DOUBLE_EQ(a.indicator(points_per_cabinet, 0), 30);
  // Two cabinets of three are not subscribed for in the table, nor metered.
  EXPECT_NEAR(a.line(subscription, 0), (3 + 2 / 3.0 * 1.5 * 90 * 0.115) * 100, 1e-6);
  EXPECT_TRUE(std::isnan(a.indicator(metered_over_modelled, 0)));
}

TEST(Stock, KnownSubscriptionsCountAndTheUnknownOnesComeFromThePower) {
  Town town;
  town.points = {{{"count", 100.0}, {"lamp_type", "hps"}, {"lamp_power", 100.0}}};
  town.cabinets = {{{"id", "A"}, {"subscribed_power", 9.0}, {"energy", 24000.0}},
                   {{"id", "B"}, {"energy", 24000.0}}};
  const Answer a = ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_NEAR(a.line(subscription, 0), (9 + 0.5 * 1.5 * 11.5) * 100, 1e-6);
  EXPECT_NEAR(a.indicator(metered_over_modelled, 0), 48000 / a.line(electricity, 0), 1e-12);
}

TEST(Stock, AMissingClockIsSaid) {
  Town town;
  town.points = {{}};
  ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_TRUE(logged().empty());
  town.clock = {};
  ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_THAT(logged(), testing::ElementsAre(testing::HasSubstr("legal clock")));
}

TEST(Stock, SafetyIsARatioThatFollowsThePointsConcerned) {
  Town town;
  town.points = {{{"count", 100.0}, {"lamp_type", "hps"}, {"regime", "all_night"}}};
  auto figures = plain_figures();
  figures["lighting.safety.collisions"] = fixed(1.1);
  figures["lighting.safety.crime_part_night"] = fixed(0.9);
  const Answer a = ask(
      town,
      {.programme = {{"lighting.switch_off", 2023, {0.5}, {}}}, .years = 2, .figures = figures});
  EXPECT_EQ(a.indicator(night_collisions_change, 0), 0);
  EXPECT_NEAR(a.indicator(night_collisions_change, 1), 0.05, 1e-12);
  EXPECT_NEAR(a.indicator(night_crime_change, 1), -0.05, 1e-12);
  EXPECT_EQ(a.indicator(reduced_share, 0), 0);
  EXPECT_EQ(a.indicator(reduced_share, 1), 0.5);
}

TEST(Stock, ShowsNoShareOfWhatNobodyHasTold) {
  Town town;
  town.points = {{{"count", 100.0}}};
  const Asked asked{
      .programme = {{"lighting.led", 2023, {}, {}}}, .years = 3, .figures = plain_figures()};
  const Answer none = ask(town, asked);
  for (const Indicator k : {led_share, reduced_share})
    for (std::size_t y = 0; y < 3; ++y) EXPECT_TRUE(std::isnan(none.indicator(k, y)));
  EXPECT_GT(none.indicator(installed_power, 0), 0);  // an estimate, from the usual lamp
  EXPECT_TRUE(std::isnan(ask({}, {.years = 1}).indicator(installed_power, 0)));
  // Where a part is told, the share is that of this part.
  town.points = {{{"count", 100.0}},
                 {{"count", 30.0}, {"lamp_type", "led"}, {"regime", "all_night"}},
                 {{"count", 10.0},
                  {"lamp_type", "hps"},
                  {"regime", "part_night"},
                  {"reduced_from", 23.0},
                  {"reduced_to", 5.0}}};
  const Answer some = ask(town, {.years = 1, .figures = plain_figures()});
  EXPECT_NEAR(some.indicator(led_share, 0), 0.75, 1e-12);
  EXPECT_NEAR(some.indicator(reduced_share, 0), 0.25, 1e-12);
}

}  // namespace
