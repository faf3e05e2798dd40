// Proves the rules by which layers become one figure per path, and what is refused on the way.
#include "core/settings/settings.h"

#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::complaint_of;
using test::fault_of;
using test::infinity;
using test::marks_of;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string price(const std::string &value, const std::string &more = {}) {
  return "[waste.bin.price]\nvalue = " + value + "\nunit = 'EUR'\nsource = 'x'\n" + more;
}

TEST(Settings, TheStrongestLayerWinsWholeWhateverTheOrderOfReading) {
  Bench bench;
  bench.file(Layer::town, price("300"));
  bench.file(Layer::country, price("200", "as_of = 2020\n"));
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.bin.price").value, 300);
  EXPECT_EQ(bench.settings.at("waste.bin.price").as_of, "") << "nothing of the weaker record";
  const auto stack = bench.settings.stack("waste.bin.price");
  ASSERT_EQ(stack.size(), 2u);
  EXPECT_EQ(stack[0].layer, Layer::town);
  EXPECT_EQ(stack[1].value, 200);
}

TEST(Settings, WhatTheParserMustNotBeGivenIsToldAsASlip) {
  std::string deep = "a";
  for (int i = 0; i < 100000; ++i) deep += ".a";
  for (const auto &text : {std::string("[=\n"), "x = [}\n" + price("1"), deep + " = 1\n"}) {
    Bench bench;
    bench.file(Layer::town, text);
    EXPECT_THAT(bench.complaint(), HasSubstr(":1:"));
    EXPECT_THAT(bench.complaint(), HasSubstr("; to do: "));
  }
}

TEST(Settings, UnitsConvertWithDistributionAndYears) {
  Bench bench;
  bench.file(Layer::town, R"(
air.temperature = { value = 20, unit = "degC", dist = { kind = "uniform", low = 10, high = 30 } }
[energy.price]
by_year = { 2025 = 100, 2030 = 200 }
interpolation = "linear"
unit = "EUR/MWh"
dist = { kind = "triangular", low = 90, mode = 100, high = 120 }
)");
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("energy.price");
  EXPECT_EQ(f.by_year, (std::map<int, double>{{2025, 0.1}, {2030, 0.2}}));
  EXPECT_EQ(f.low, 0.09);
  EXPECT_EQ(f.high, 0.12);
  EXPECT_EQ(f.unit, "EUR/kWh");
  const auto &t = bench.settings.at("air.temperature");
  EXPECT_DOUBLE_EQ(t.value, 293.15);
  EXPECT_DOUBLE_EQ(t.low, 283.15);
}

TEST(Settings, TheBoundItselfIsInsideWhateverTheUnit) {
  Bench bench;
  bench.file(Layer::town, "waste.share = { value = 100, unit = '%' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.share").value, 1);
}

TEST(Settings, AnUnknownPathIsRefusedWithTheNearest) {
  EXPECT_THAT(complaint_of("waste.bin.prcie = 3"),
              AllOf(HasSubstr(".toml:1:19: no figure is called waste.bin.prcie"),
                    HasSubstr("expected: waste.bin.price")));
  EXPECT_THAT(complaint_of("bin.price = 3"), HasSubstr("expected: waste.bin.price"));
  EXPECT_THAT(complaint_of("something.else = 3"), HasSubstr("expected: a declared path"));
}

TEST(Settings, TwoDefinitionsInOneLayerAreRefusedNamingBoth) {
  Bench bench;
  const auto first = bench.file(Layer::region, price("1")),
             second = bench.file(Layer::region, "\n" + price("1"));
  EXPECT_THAT(bench.complaint(), AllOf(HasSubstr(first + ":1:1"), HasSubstr(second + ":2:1"),
                                       HasSubstr("given twice in the layer region")));
  Bench line;
  line.settings.add_assignment("waste.share=0.1");
  line.settings.add_assignment("waste.share=0.2");
  EXPECT_THAT(line.complaint(), AllOf(HasSubstr("waste.share=0.1"), HasSubstr("waste.share=0.2")));
}

TEST(Settings, AFinalFigureIsNotReplacedAndTheReasonIsTold) {
  Bench bench;
  const auto weak = bench.file(Layer::country, price("1", "final = true\nreason = 'the law'\n")),
             strong = bench.file(Layer::town, price("2"));
  EXPECT_THAT(bench.complaint(),
              AllOf(HasSubstr(weak + ":1:1"), HasSubstr(strong + ":1:1"), HasSubstr("the law")));
}

TEST(Settings, AFinalFigureMayReplaceAWeakerOne) {
  Bench bench;
  bench.file(Layer::country, price("1"));
  bench.file(Layer::town, price("2", "final = true\nreason = 'ours'\n"));
  EXPECT_EQ(bench.complaint(), "");
}

TEST(Settings, BoundsAreCheckedAndTheLayerNamed) {
  EXPECT_THAT(complaint_of(price("2001")),
              AllOf(HasSubstr("the layer country, 2001 EUR, is above the bound"),
                    HasSubstr("at most 2000 EUR")));
  EXPECT_THAT(complaint_of(price("-1")), HasSubstr("below the bound"));
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'pert', low = -3, high = 10 }")),
              HasSubstr("low given by the layer country, -3 EUR"));
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'pert', low = 3, high = 3000 }")),
              HasSubstr("high given by the layer country"));
  EXPECT_THAT(complaint_of("energy.price = { by_year = { 2031 = 6 }, unit = 'EUR/kWh' }"),
              HasSubstr("the value of 2031"));
}

TEST(Settings, ABadDistributionIsRefused) {
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'pert', low = 10, high = 12 }")),
              HasSubstr("low <= value <= high"));
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'uniform', low = 9, high = 9 }")),
              HasSubstr("low < high"));
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'lognormal', low = 0, high = 12 }")),
              HasSubstr("0 < low < median < high"));
  EXPECT_THAT(complaint_of(price("9", "dist = { kind = 'lognormal', low = 9, high = 12 }")),
              HasSubstr("0 < low < median < high"));
  EXPECT_THAT(complaint_of("energy.price = { by_year = { 2025 = 0 }, unit = 'EUR/kWh', "
                           "dist = { kind = 'uniform', low = 0, high = 1 } }"),
              HasSubstr("a first year other than 0"));
}

TEST(Settings, UnitsThatDoNotConvertAreRefused) {
  EXPECT_THAT(complaint_of("energy.price = { value = 1, unit = 'EUR/kg' }"),
              AllOf(HasSubstr("EUR/kg does not convert to EUR/kWh"), HasSubstr(".toml:1:16")));
  EXPECT_THAT(complaint_of("energy.price = { value = 1, unit = 'wibble' }"),
              HasSubstr("\"wibble\" is no unit"));
  EXPECT_THAT(complaint_of("energy.price = { value = 1 }"), HasSubstr("no unit is given"));
  EXPECT_THAT(complaint_of("energy.price = 1"), HasSubstr("no unit is given"));
}

TEST(Settings, ByYearAndGrowthNeedAYearlyKey) {
  EXPECT_THAT(complaint_of("waste.share = { by_year = { 2025 = 0.2 } }"),
              HasSubstr("it does not vary by year"));
  EXPECT_THAT(complaint_of("waste.share = { value = 0.2, growth = 0.1, growth_from = 2025 }"),
              HasSubstr("it does not vary by year"));
}

TEST(Settings, GeometricInterpolationStaysAboveZeroAndGrowthNeedsATrueZero) {
  EXPECT_THAT(complaint_of("energy.price = { by_year = { 2025 = 0, 2026 = 1 }, "
                           "interpolation = 'geometric', unit = 'EUR/kWh' }"),
              HasSubstr("passes through 0 in 2025"));
  EXPECT_THAT(complaint_of("air.temperature = { value = 20, unit = 'degC', growth = 0.1, "
                           "growth_from = 2025 }"),
              HasSubstr("has no growth"));
}

TEST(Settings, AnExpiredFigureIsUsedWithAMark) {
  Bench bench;
  bench.file(Layer::town, price("3", "valid = { to = 2025-12-31 }\n"));
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("waste.bin.price");
  EXPECT_EQ(f.value, 3);
  EXPECT_THAT(marks_of(f), ElementsAre("expired on 2025-12-31: to verify"));
  EXPECT_EQ(f.confidence, Confidence::to_verify);
}

TEST(Settings, AFigureNotYetValidIsUsedWithAMarkAndTodayIsInside) {
  Bench bench;
  bench.file(Layer::country, price("3", "valid = { from = 2026-11-23, to = 2026-11-23 }\n"));
  bench.file(Layer::town,
             "waste.share = { value = 0.1, source = 'x', confidence = 'hypothetical', "
             "valid = { from = 2027-01-01 } }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(bench.settings.at("waste.bin.price").marks, IsEmpty());
  EXPECT_THAT(marks_of(bench.settings.at("waste.share")),
              ElementsAre("not valid before 2027-01-01: to verify"));
  EXPECT_EQ(bench.settings.at("waste.share").confidence, Confidence::hypothetical);
}

TEST(Settings, ARequiredFigureThatNobodyGivesIsAskedForOnce) {
  Bench bench;
  bench.settings.declare({.path = "waste.rate",
                          .label = "Rate",
                          .unit = "currency/t",
                          .lower = 0,
                          .upper = infinity,
                          .owner = "org.example.waste"},
                         std::nullopt);
  EXPECT_THAT(bench.complaint(),
              AllOf(HasSubstr("nothing gives waste.rate (Rate"), HasSubstr("a figure in EUR/t")));
  EXPECT_FALSE(bench.settings.defined("waste.rate"));
  EXPECT_THAT(fault_of([&] { bench.settings.at("waste.rate"); }), HasSubstr("nothing gives"));
  bench.file(Layer::town, "waste.rate = { value = 'x' }");
  EXPECT_THAT(bench.complaint(), Not(HasSubstr("nothing gives")));
}

// A bench that lacks waste.rate, with one file that hides whether it was given.
std::string complaint_without_rate(const std::string &text) {
  Bench bench;
  bench.settings.declare({.path = "waste.rate",
                          .label = "Rate",
                          .unit = "currency/t",
                          .lower = 0,
                          .upper = infinity,
                          .owner = "org.example.waste"},
                         std::nullopt);
  bench.file(Layer::town, text);
  return bench.complaint();
}

TEST(Settings, AFigureIsNotCalledMissingWhereAnotherMistakeHidesIt) {
  for (const char *text : {"waste.rate = { value = 3, unit = 'EUR/t' }\n[broken",
                           "waste.rte = { value = 3, unit = 'EUR/t' }", "waste = 'x'",
                           "waste.rate = { valu = 3, unit = 'EUR/t' }"}) {
    const auto said = complaint_without_rate(text);
    EXPECT_NE(said, "") << text;
    EXPECT_THAT(said, Not(HasSubstr("nothing gives"))) << text;
  }
  EXPECT_THAT(complaint_without_rate("waste.share = 'x'"), HasSubstr("nothing gives waste.rate"));
}

TEST(Settings, AMissingFileHidesWhatItGives) {
  Bench bench;
  bench.settings.declare({.path = "waste.rate",
                          .label = "Rate",
                          .unit = "1",
                          .lower = 0,
                          .upper = 1,
                          .owner = "org.example.waste"},
                         std::nullopt);
  bench.settings.add_file(Layer::town, "/nowhere/settings.toml");
  EXPECT_THAT(bench.complaint(), Not(HasSubstr("nothing gives")));
}

TEST(Settings, ABrokenRateIsNotAskedForAgain) {
  Bench bench("USD");
  bench.file(Layer::town,
             "energy.price = { value = 1, unit = 'EUR/kWh' }\n"
             "currency.rate.EUR = { value = 'x', unit = 'USD/EUR' }");
  EXPECT_THAT(bench.complaint(), Not(HasSubstr("the dossier counts in")));
}

TEST(Settings, AMissingFileIsAFaultOfResolve) {
  Bench bench;
  bench.settings.add_file(Layer::town, "/nowhere/settings.toml");
  EXPECT_THAT(bench.complaint(), HasSubstr("/nowhere/settings.toml: cannot be read"));
}

TEST(Settings, DefaultsAreTheWeakestLayerAndTheFirstWins) {
  Bench bench;
  const Key key{.path = "shared.wage",
                .label = "Wage",
                .unit = "currency/h",
                .lower = 0,
                .upper = 100,
                .owner = "org.example.a"};
  Figure figure;
  figure.value = figure.low = figure.high = 30;
  figure.unit = "EUR/h";
  bench.settings.declare(key, figure);
  figure.value = figure.low = figure.high = 40;
  auto same = key;
  same.unit = "EUR/h";
  same.owner = "org.example.b";
  bench.settings.declare(same, figure);
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("shared.wage").value, 30);
  EXPECT_EQ(bench.settings.at("shared.wage").layer, Layer::model);
  EXPECT_EQ(bench.settings.stack("shared.wage").size(), 1u);
  for (auto change : {+[](Key &k) { k.upper = 99; }, +[](Key &k) { k.unit = "currency/day"; },
                      +[](Key &k) { k.per_year = true; }, +[](Key &k) { k.unit = "kg"; }}) {
    auto other = same;
    change(other);
    EXPECT_THAT(fault_of([&] { bench.settings.declare(other, std::nullopt); }),
                AllOf(HasSubstr("org.example.a"), HasSubstr("org.example.b")));
  }
  auto wrong = key;
  wrong.path = "shared.other";
  wrong.unit = "flurb";
  EXPECT_THAT(fault_of([&] { bench.settings.declare(wrong, std::nullopt); }), HasSubstr("flurb"));
}

TEST(Settings, ADefaultOutsideItsOwnBoundsIsRefused) {
  Bench bench;
  Figure figure;
  figure.value = figure.low = figure.high = 3;
  bench.settings.declare(
      {.path = "a.b", .label = "", .unit = "1", .lower = 0, .upper = 1, .owner = "org.example.a"},
      figure);
  EXPECT_THAT(bench.complaint(), HasSubstr("the layer model, 3, is above"));
}

TEST(Settings, ResolvingAgainAfterMoreFilesGivesTheNewFigure) {
  Bench bench("USD");
  bench.file(Layer::country, price("100"));
  bench.file(Layer::country, "currency.rate.EUR = { value = 1.08, unit = 'USD/EUR' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.bin.price").value, 108);
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.bin.price").value, 108);
  bench.file(Layer::town, "currency.rate.EUR = { value = 0.5, unit = 'EUR/USD' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("waste.bin.price").value, 200);
}

TEST(Settings, TheDigestFollowsBytesLayersAndAssignmentsButNotNames) {
  const auto digest = [](Layer layer, const std::string &text, const std::string &set,
                         bool other_name = false) {
    Bench bench;
    if (other_name) bench.file(Layer::model, "");
    Settings settings("EUR", "2026-11-23");
    settings.add_file(layer, bench.file(layer, text));
    if (!set.empty()) settings.add_assignment(set);
    return settings.digest();
  };
  const auto base = digest(Layer::town, "a = 1", "");
  EXPECT_EQ(base.size(), 64u);
  EXPECT_EQ(digest(Layer::town, "a = 1", "", true), base);
  EXPECT_NE(digest(Layer::region, "a = 1", ""), base);
  EXPECT_NE(digest(Layer::town, "a = 2", ""), base);
  EXPECT_NE(digest(Layer::town, "a = 1", "a=1"), base);
}

TEST(Settings, PathsAreSortedAndShowNoUnusedRate) {
  Bench bench;
  EXPECT_THAT(bench.settings.paths(),
              ElementsAre("air.temperature", "energy.price", "norms.value.carbon",
                          "waste.bin.price", "waste.share"));
  EXPECT_TRUE(bench.settings.declared("currency.rate.USD"));
  EXPECT_FALSE(bench.settings.declared("currency.rate.EUR"));
  bench.file(Layer::town, "currency.rate.USD = { value = 0.9, unit = 'EUR/USD' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(bench.settings.paths(), Contains("currency.rate.USD"));
  EXPECT_THAT(fault_of([&] { bench.settings.key("waste.shore"); }), HasSubstr("waste.share"));
}

TEST(Settings, TodayMustBeADate) {
  EXPECT_THAT(fault_of([] { Settings("EUR", "23/11/2026"); }), HasSubstr("is no date"));
}

}  // namespace
}  // namespace jalon
