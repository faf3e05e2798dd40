// Proves that units convert exactly as people expect, that currencies never mix by accident, and
// that what does not convert is refused with the right name in the message.
#include "core/settings/units.h"

#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::fault_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Units, EnergyAndPowerWordsOfATownAreKnown) {
  const Units units("EUR");
  EXPECT_EQ(units.convert(1, "kWh", "J"), 3.6e6);
  EXPECT_EQ(units.convert(2, "GWh", "MWh"), 2000);
  EXPECT_EQ(units.convert(5, "kVA", "W"), 5000);
  EXPECT_EQ(units.convert(5, "kvar", "VA"), 5000);
  EXPECT_TRUE(units.known("lm/W"));
  EXPECT_TRUE(units.known("lx"));
  EXPECT_EQ(units.convert(3, "trip/day", "1/day"), 3);
  EXPECT_EQ(units.convert(2, "tCO2e", "kg"), 2000);
  EXPECT_EQ(units.convert(2, "kgCO2e/kWh", "kg/kWh"), 2);
  EXPECT_EQ(units.convert(2, "g CO2e", "kg"), 0.002);
  EXPECT_EQ(units.convert(16, "%", "1"), 0.16);
  EXPECT_EQ(units.convert(16, "percent", "1"), 0.16);
}

TEST(Units, ConversionLeavesNoBinaryNoise) {
  const Units units("EUR");
  EXPECT_EQ(units.convert(100, "EUR/MWh", "EUR/kWh"), 0.1);
  EXPECT_EQ(units.convert(173.3, "currency/MWh", "EUR/kWh"), 0.1733);
  EXPECT_EQ(units.convert(0.1 + 0.2, "EUR", "currency"), 0.1 + 0.2) << "the same unit";
}

TEST(Units, OffsetUnitsConvert) {
  const Units units("EUR");
  EXPECT_DOUBLE_EQ(units.convert(20, "degC", "K"), 293.15);
  EXPECT_DOUBLE_EQ(units.convert(50, "degF", "degC"), 10);
}

TEST(Units, CurrencyIsTheDossiersOwnAndTakesPrefixes) {
  const Units units("USD");
  EXPECT_EQ(units.currency(), "USD");
  EXPECT_EQ(units.convert(3, "kUSD", "currency"), 3000);
  EXPECT_EQ(units.convert(3, "USD/kWh", "currency/kWh"), 3);
}

TEST(Units, AForeignCurrencyNeedsARate) {
  Units units("USD");
  EXPECT_THAT(fault_of([&] { units.convert(1, "EUR/kWh", "currency/kWh"); }),
              HasSubstr("no rate is known for EUR"));
  units.set_rate("EUR", 1.08);
  EXPECT_DOUBLE_EQ(units.convert(100, "EUR/MWh", "USD/kWh"), 0.108);
  EXPECT_DOUBLE_EQ(units.convert(1, "kEUR", "USD"), 1080);
  units.set_rate("EUR", 2);
  EXPECT_DOUBLE_EQ(units.convert(1, "EUR", "USD"), 2) << "a new rate replaces the old";
  units.clear_rates();
  EXPECT_THAT(fault_of([&] { units.convert(1, "EUR", "USD"); }), HasSubstr("EUR"));
  EXPECT_NE(fault_of([&] { units.set_rate("EUR", 0); }), "");
  EXPECT_NE(fault_of([&] { units.set_rate("USD", 1); }), "");
}

TEST(Units, ForeignCurrenciesOfAUnitAreFound) {
  const Units units("EUR");
  EXPECT_THAT(units.foreign_currencies("USD/kWh"), ElementsAre("USD"));
  EXPECT_THAT(units.foreign_currencies("kGBP.USD-1"), ElementsAre("GBP", "USD"));
  EXPECT_THAT(units.foreign_currencies("EUR/kWh"), IsEmpty());
  EXPECT_THAT(units.foreign_currencies("currency/m3"), IsEmpty());
}

TEST(Units, WhatDoesNotConvertIsRefusedByName) {
  const Units units("EUR");
  EXPECT_THAT(fault_of([&] { units.convert(1, "EUR/kg", "EUR/kWh"); }),
              HasSubstr("EUR/kg does not convert to EUR/kWh"));
  EXPECT_THAT(fault_of([&] { units.convert(1, "wibble", "kWh"); }),
              HasSubstr("\"wibble\" is no unit"));
  EXPECT_THAT(fault_of([&] { units.convert(1, "kWh", "wibble"); }),
              HasSubstr("\"wibble\" is no unit"));
  EXPECT_FALSE(units.known("wibble"));
  EXPECT_FALSE(units.known(std::string(5000, '(')));
}

TEST(Units, ReciprocalsAndLogarithmsAreNoConversion) {
  const Units units("EUR");
  EXPECT_NE(fault_of([&] { units.convert(5, "kWh/EUR", "EUR/kWh"); }), "");
  EXPECT_NE(fault_of([&] { units.convert(5, "lg(re 1 mW)", "W"); }), "");
}

TEST(Units, ACurrencyMustLookLikeOne) {
  EXPECT_THAT(fault_of([] { Units("euro"); }), HasSubstr("ISO 4217"));
}

}  // namespace
}  // namespace jalon
