// Proves that figures in another currency than the dossier's are converted by a rate that somebody
// answers for, marked, or refused: dollars never turn into euros silently.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::marks_of;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char *in_euros = "energy.price = { value = 100, unit = 'EUR/MWh', source = 'x' }";

Figure default_price() {
  Figure f;
  f.value = 0.2;
  f.low = 0.1;
  f.high = 0.4;
  f.distribution = Distribution::triangular;
  f.unit = "EUR/kWh";
  f.source = "x";
  return f;
}

TEST(Currency, ARateConvertsAndLeavesAMark) {
  Bench bench("USD");
  bench.file(Layer::town, in_euros);
  bench.file(Layer::country,
             "currency.rate.EUR = { value = 1.08, unit = 'USD/EUR', source = 'central bank' }");
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("energy.price");
  EXPECT_DOUBLE_EQ(f.value, 0.108);
  EXPECT_EQ(f.unit, "USD/kWh");
  EXPECT_THAT(marks_of(f), ElementsAre("converted from EUR at 1.08 USD/EUR"));
  EXPECT_EQ(f.confidence, Confidence::certain);
}

TEST(Currency, TheInverseRateIsUnderstood) {
  Bench bench("USD");
  bench.file(Layer::town, in_euros);
  bench.file(Layer::country, "currency.rate.EUR = { value = 0.8, unit = 'EUR/USD', source = 'x' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_DOUBLE_EQ(bench.settings.at("energy.price").value, 0.125);
  EXPECT_EQ(bench.settings.at("currency.rate.EUR").value, 1.25);
  EXPECT_EQ(bench.settings.at("currency.rate.EUR").unit, "USD/EUR");
}

TEST(Currency, ADoubtfulRateMakesADoubtfulFigure) {
  Bench bench("USD");
  bench.file(Layer::town, in_euros);
  bench.settings.add_assignment("currency.rate.EUR=1.1");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("energy.price").confidence, Confidence::certain);
  Bench doubtful("USD");
  doubtful.file(Layer::town,
                std::string(in_euros) + "\ncurrency.rate.EUR = { value = 1.1, unit = 'USD/EUR' }");
  ASSERT_EQ(doubtful.complaint(), "");
  EXPECT_EQ(doubtful.settings.at("energy.price").confidence, Confidence::to_verify);
}

TEST(Currency, WithoutRateTheFigureThatIsUsedIsRefused) {
  Bench bench("USD");
  bench.file(Layer::town, in_euros);
  EXPECT_THAT(
      bench.complaint(),
      AllOf(HasSubstr("energy.price is in EUR, the dossier counts in USD"),
            HasSubstr("give currency.rate.EUR (settings.toml or --set) or this figure in USD")));
}

TEST(Currency, AWeakerFigureWithoutRateIsShownUnconverted) {
  Bench bench("USD");
  bench.settings.declare(bench.settings.key("energy.price"), default_price());
  EXPECT_THAT(bench.complaint(), HasSubstr("energy.price is in EUR"));
  bench.file(Layer::town, "energy.price = { value = 0.15, unit = 'USD/kWh', source = 'x' }");
  ASSERT_EQ(bench.complaint(), "");
  const auto stack = bench.settings.stack("energy.price");
  ASSERT_EQ(stack.size(), 2u);
  EXPECT_EQ(stack[1].value, 0.2);
  EXPECT_EQ(stack[1].unit, "EUR/kWh");
  EXPECT_THAT(marks_of(stack[1]), Contains("in EUR, not converted: no rate is known"));
}

TEST(Currency, ADefaultIsConvertedWithItsDistribution) {
  Bench bench("USD");
  bench.settings.declare(bench.settings.key("energy.price"), default_price());
  bench.settings.add_assignment("currency.rate.EUR=2 USD/EUR");
  ASSERT_EQ(bench.complaint(), "");
  const auto &f = bench.settings.at("energy.price");
  EXPECT_EQ(f.value, 0.4);
  EXPECT_EQ(f.low, 0.2);
  EXPECT_EQ(f.high, 0.8);
}

TEST(Currency, ABadRateIsRefused) {
  const auto said = [](const std::string &rate) {
    Bench bench("USD");
    bench.file(Layer::town, "currency.rate.EUR = " + rate);
    return bench.complaint();
  };
  EXPECT_THAT(said("{ value = 0, unit = 'USD/EUR' }"), HasSubstr("a number above 0"));
  EXPECT_THAT(said("{ value = 1, unit = 'USD/GBP' }"), HasSubstr("is no rate between EUR and USD"));
  EXPECT_THAT(said("1.08"), HasSubstr("no unit is given"));
  EXPECT_THAT(said("{ dist = { kind = 'uniform', low = 1, high = 2 }, unit = 'USD/EUR' }"),
              HasSubstr("central value alone"));
  EXPECT_THAT(said("{ by_year = { 2025 = 1 }, unit = 'USD/EUR' }"),
              HasSubstr("central value alone"));
}

TEST(Currency, TwoRatesInOneLayerAreRefused) {
  Bench bench("USD");
  bench.settings.add_assignment("currency.rate.EUR=2");
  bench.settings.add_assignment("currency.rate.EUR=3");
  EXPECT_THAT(bench.complaint(), HasSubstr("given twice"));
}

}  // namespace
}  // namespace jalon
