// Proves that the SDK's test host hands a plugin what the contract says, reads its answers by name
// or place, and lets no breach of the contract pass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <jalon/testing.hpp>

#include "waste.h"

namespace {

using namespace jalon::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Town town() {
  return {.tables = {{"bins",
                      {{{"count", 300.0}, {"kind", "paper"}, {"size", 120.0}},
                       {{"count", 100.0}, {"kind", "rest"}},
                       {{"street", "High Street"}}}}}};
}
Entry sorting(waste::Mode mode) {
  return {"sorting", 2026, {}, {{"mode", static_cast<double>(mode)}}};
}
std::string breach(waste::Mode mode) {
  try {
    ask(town(), {.programme = {sorting(mode)}, .years = 2, .draws = 3, .block = 2});
  } catch (const std::logic_error &x) {
    return x.what();
  }
  return "";
}

TEST(Ask, FillsHolesByTheDeclaredRulesAndLeavesOthersUnknown) {
  // 300 x 120 l + 100 x 660 l (rest) + 1 x 240 l (kind unknown).
  const Answer a = ask(town(), {.years = 1});
  EXPECT_EQ(a.line("litres", 0), 36000 + 66000 + 240);
  EXPECT_EQ(a.line(0, 0), 401 * 100);
  EXPECT_EQ(a.indicator("waste.bins_in_all", 0), 401);
  EXPECT_THAT(logged(), ElementsAre("a bin of unknown kind"));
}

TEST(Ask, EstimatesACountFromThePopulation) {
  Town small{.tables = {{"bins", {{}}}}, .estimated = {"bins"}, .population = 3000};
  EXPECT_EQ(ask(small, {.years = 1}).indicator("bins_in_all", 0), 1500);
  small.tables.clear();
  EXPECT_THROW(ask(small), std::invalid_argument);
}

TEST(Ask, TakesSharesAndOptionsByNameAndServesFromTheYearAfter) {
  const Answer a = ask(
      town(), {.programme = {{"waste.sorting", 2026, {1, 0.5, 0}, {{"saving", 0.2}}}}, .years = 4});
  const double before = 401, after = 300 * 0.8 + 100 * 0.9 + 1;
  for (std::size_t y = 0; y < 4; ++y)
    EXPECT_NEAR(a.indicator(0, y), y < 2 ? before : after, 1e-9) << y;
  EXPECT_NEAR(a.sum("collection"), 100 * 2 * (before + after), 1e-6);
}

TEST(Ask, GivesFiguresByYearAndDrawAndKeepsDrawsApartInAnyBlock) {
  Asked asked{.years = 3,
              .draws = 5,
              .figures = {{"bin.cost", [](auto, auto d) { return 10.0 * static_cast<double>(d); }},
                          {"energy.fuel.price", [](auto y, auto d) {
                             return static_cast<double>(y) + 0.1 * static_cast<double>(d);
                           }}}};
  const Answer a = ask(town(), asked);
  EXPECT_EQ(a.line("collection", 2, 4), 401 * 40);
  EXPECT_EQ(a.line("fuel", 2, 4), 2.4);
  for (const std::size_t block : {1u, 2u, 5u}) {
    asked.block = block;
    EXPECT_EQ(difference(a, ask(town(), asked)), "");
  }
  asked.figures["bin.cost"] = fixed(1);
  EXPECT_THAT(difference(a, ask(town(), asked)), HasSubstr("waste.collection, year 0, draw 0"));
}

TEST(Ask, AddsUpMoneyByStakeholderAndLeavesQuantitiesOut) {
  const Answer a = ask(town(), {.years = 1});
  EXPECT_EQ(a.paid(0), 40100);
  EXPECT_EQ(a.paid(0, 0, "operator"), 1.5 - 40100);
  EXPECT_EQ(a.paid(0, 0, "users"), 0);
  EXPECT_EQ(a.resources(0), 1.5);
}

TEST(Ask, TellsFindingsByNameAndForgetsThemAtTheNextQuestion) {
  Town many = town();
  many.tables["bins"][1]["count"] = 2e6;
  ask(many);
  ASSERT_EQ(found().size(), 1u);
  EXPECT_EQ(found()[0].table, "waste.bins");
  EXPECT_EQ(found()[0].column, "count");
  EXPECT_EQ(found()[0].row, 1u);
  EXPECT_THAT(found()[0].values, ElementsAre(2e6));
  ask(town());
  EXPECT_THAT(found(), IsEmpty());
}

TEST(Ask, OffersTheLegalClock) {
  Town t = town();
  t.tables.clear();
  t.clock = european_clock(2024, 1);
  EXPECT_EQ(t.clock.since[1], 1711846800);  // 31 March 2024, 01:00 UTC
  ask(t);
  EXPECT_THAT(logged(), ElementsAre("summer time"));
  t.clock = constant_clock(2024, 5.5);
  ask(t);
  EXPECT_THAT(logged(), ElementsAre("same clock"));
}

Refused refusal(const Town &t, const Asked &asked = {}) {
  try {
    ask(t, asked);
  } catch (const Refused &x) {
    return x;
  }
  throw std::logic_error("it was not refused");
}

TEST(Ask, TellsWhyAPluginRefuses) {
  Town nowhere = town();
  nowhere.tables["bins"][0]["street"] = "nowhere";
  EXPECT_STREQ(refusal(nowhere).what(), "nobody lives there");
  EXPECT_EQ(refusal(nowhere).status, JALON_E_ARGUMENT);
  EXPECT_EQ(refusal(nowhere).parameter, JALON_NO_PARAMETER);
  const Asked blames{.programme = {sorting(waste::blames_a_figure)}};
  EXPECT_EQ(refusal(town(), blames).parameter, uint32_t{waste::cost});
  const Asked throws{.programme = {sorting(waste::throws_something)}};
  EXPECT_EQ(refusal(town(), throws).status, JALON_E_INSTANCE);
}

TEST(Ask, LetsNoBreachOfTheContractPass) {
  EXPECT_EQ(breach(waste::good), "");
  EXPECT_THAT(breach(waste::line_not_filled),
              HasSubstr("waste.fuel in year 0, draw 0: not filled"));
  EXPECT_THAT(breach(waste::line_unknown), HasSubstr("waste.fuel in year 0, draw 0: no finite"));
  EXPECT_THAT(breach(waste::indicator_infinite), HasSubstr("waste.bins_in_all in year 0"));
  EXPECT_THAT(breach(waste::indicator_not_filled), HasSubstr("waste.bins_in_all in year 0"));
  EXPECT_THAT(breach(waste::beyond_the_draws), HasSubstr("beyond the draws"));
}

TEST(Ask, LetsARejectedDrawHoldAnything) {
  const Answer a =
      ask(town(), {.programme = {sorting(waste::rejects)}, .years = 1, .draws = 3, .block = 2});
  EXPECT_THAT(a.rejected, ElementsAre(true, false, true));  // the first of each block
}

TEST(Ask, RefusesWhatThePluginDoesNotDeclare) {
  const auto bad = [](const Town &t, const Asked &a = {}) {
    EXPECT_THROW(ask(t, a), std::invalid_argument);
  };
  bad({.tables = {{"boxes", {}}}});
  bad({.tables = {{"bins", {{{"colour", "red"}}}}}});
  bad({.tables = {{"bins", {{{"kind", "glass"}}}}}});
  bad({.tables = {{"trucks", {}}}, .estimated = {"trucks"}});
  bad(town(), {.programme = {{"composting", 2025}}});
  bad(town(), {.programme = {{"sorting", 2025, {1}}}});
  bad(town(), {.programme = {{"sorting", 2025, {}, {{"savings", 1}}}}});
  bad(town(), {.figures = {{"bin.price", fixed(1)}}});
  EXPECT_THROW(ask(town()).line("collections", 0), std::invalid_argument);
  EXPECT_THROW(ask(town(), {.years = 2}).line("collection", 2), std::out_of_range);
}

TEST(Drawn, LiesInTheDeclaredRangesAndDiffersBetweenDraws) {
  const Figures figures = drawn();
  double least = 1000, most = 0;
  for (std::size_t d = 0; d < 500; ++d) {
    const double x = figures.at("waste.bin.cost")(0, d);
    EXPECT_EQ(x, figures.at("waste.bin.cost")(7, d));
    least = std::min(least, x), most = std::max(most, x);
    for (const std::size_t y : {0u, 60u}) EXPECT_LE(figures.at("energy.fuel.price")(y, d), 2.1);
  }
  EXPECT_GE(least, 80);
  EXPECT_LT(least, 82);
  EXPECT_LE(most, 150);
  EXPECT_GT(most, 148);
  EXPECT_EQ(figures.at("waste.size.large")(0, 3), 660);
}

TEST(DeclaredFigure, IsFoundWithoutTheDomainsName) {
  EXPECT_EQ(declared_figure("bin.cost").value, 100);
  EXPECT_THROW(declared_figure("fuel.price"), std::invalid_argument);
}

TEST(Ask, OfNoDrawsAndNoTablesAnswersNothing) {
  const Answer a = ask({}, {.years = 3, .draws = 0});
  EXPECT_TRUE(a.lines[0].empty());
}

}  // namespace
