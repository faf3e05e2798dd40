// Proves that bounds which a plugin states in its own currency hold a dossier in another one to the
// same amounts, and never refuse a figure for want of a rate.
#include "core/settings/bounds.h"

#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::fault_of;
using testing::AllOf;
using testing::HasSubstr;

const Key power{.path = "energy.power.price",
                .label = "Price of power",
                .unit = "currency/kWh",
                .lower = 0,
                .upper = 5,
                .per_year = true,
                .owner = "org.example.energy",
                .bounds_unit = "EUR/kWh"};

Figure in_euros(double value) {
  Figure f;
  f.value = value;
  f.low = value / 2;
  f.high = value * 2;
  f.distribution = Distribution::triangular;
  f.unit = "EUR/kWh";
  f.source = "x";
  return f;
}

// A dossier in `currency`, with what one EUR is worth there; "" = nobody knows.
std::string complaint_in(const std::string &currency, const std::string &rate,
                         const std::string &figure) {
  Bench bench(currency);
  bench.settings.declare(power, in_euros(0.2));
  if (!rate.empty()) bench.settings.add_assignment("currency.rate.EUR=" + rate);
  if (!figure.empty())
    bench.file(Layer::town, "energy.power.price = { source = 'x', " + figure + " }");
  return bench.complaint();
}

TEST(Bounds, TheDefaultsOfAPluginHoldInAWeakCurrency) {
  EXPECT_EQ(complaint_in("HUF", "400", ""), "");
  Bench bench("HUF");
  bench.settings.declare(power, in_euros(0.2));
  bench.settings.add_assignment("currency.rate.EUR=400");
  bench.settings.resolve();
  EXPECT_EQ(bench.settings.at("energy.power.price").value, 80);
}

TEST(Bounds, AValueBeyondIsRefusedInTheMoneyOfTheDossier) {
  EXPECT_EQ(complaint_in("HUF", "400", "value = 2000, unit = 'HUF/kWh'"), "");
  EXPECT_THAT(complaint_in("HUF", "400", "value = 2001, unit = 'HUF/kWh'"),
              AllOf(HasSubstr("the layer town, 2001 HUF/kWh, is above the bound"),
                    HasSubstr("at most 2000 HUF/kWh")));
  EXPECT_THAT(complaint_in("HUF", "400",
                           "by_year = { 2026 = 80, 2030 = 9000 }, interpolation = 'linear', "
                           "unit = 'HUF/kWh'"),
              HasSubstr("the value of 2030"));
}

TEST(Bounds, AStrongCurrencyIsHeldAsTightly) {
  EXPECT_THAT(complaint_in("GBP", "0.8", "value = 4.5, unit = 'GBP/kWh'"),
              HasSubstr("at most 4 GBP/kWh"));
}

TEST(Bounds, WithoutRateOnlyTheSignIsChecked) {
  EXPECT_EQ(complaint_in("HUF", "", "value = 90000, unit = 'HUF/kWh'"), "");
  EXPECT_THAT(complaint_in("HUF", "", "value = -1, unit = 'HUF/kWh'"),
              HasSubstr("at least 0 HUF/kWh"));
}

TEST(Bounds, InTheDossiersOwnCurrencyTheyAreThoseDeclared) {
  EXPECT_THAT(complaint_in("EUR", "", "value = 6, unit = 'EUR/kWh'"),
              HasSubstr("at most 5 EUR/kWh"));
}

TEST(Bounds, ConvertWithTheirUnitAndStayOpenWhereTheyWere) {
  Units units("HUF");
  units.set_rate("EUR", 400);
  const Bounds b = bounds_in(units, {-test::infinity, 2}, "kEUR", "HUF");
  EXPECT_EQ(b.lower, -test::infinity);
  EXPECT_EQ(b.upper, 800000);
  EXPECT_NE(fault_of([&] { bounds_in(units, {0, 1}, "EUR", "kg"); }), "");
}

TEST(Bounds, TwoPluginsOfTwoCurrenciesMayShareAFigure) {
  Bench bench("HUF");
  bench.settings.declare(power, in_euros(0.2));
  Key other = power;
  other.owner = "org.example.other";
  other.bounds_unit = "USD/kWh";
  other.upper = 6;
  EXPECT_EQ(fault_of([&] { bench.settings.declare(other, std::nullopt); }), "");
  other.bounds_unit = "EUR/kWh";
  EXPECT_THAT(fault_of([&] { bench.settings.declare(other, std::nullopt); }),
              HasSubstr("org.example.other"));
  other.bounds_unit = "flurb";
  EXPECT_THAT(fault_of([&] { bench.settings.declare(other, std::nullopt); }), HasSubstr("flurb"));
}

}  // namespace
}  // namespace jalon
