// Proves that numbers are put as people read them: shares in per cent, counts whole, units short,
// no dust of rounding.
#include "core/report/say.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/report/page.h"

namespace jalon {
namespace {

class SayTest : public testing::Test {
 protected:
  const Words french_words = page::words("fr"), english_words = page::words("en");
  const Say french{french_words, "EUR"}, english{english_words, "EUR"};
};

TEST_F(SayTest, AReadingOfAShareIsRoundedToPerCent) {
  EXPECT_EQ(french.reading(0.1697, "1", true), "17\u00a0%");
  EXPECT_EQ(english.reading(0.1697, "1", true), "17%");
  EXPECT_EQ(english.reading(0.034, "1", true), "3.4%");
  EXPECT_EQ(english.reading(0.05, "1", true), "5%");
  EXPECT_EQ(english.reading(-0.0677, "1", true), "-6.8%");
  EXPECT_EQ(english.reading(0.0012, "1", true), "0.12%");
  EXPECT_EQ(english.reading(0, "1", true), "0%");
  EXPECT_EQ(english.reading(1, "1", true), "100%");
}

TEST_F(SayTest, AFigureThatIsAShareKeepsItsDigits) {
  EXPECT_EQ(english.figure(0.455, "1", true), "45.5%");
  EXPECT_EQ(english.figure(0.07, "1", true), "7%");
  EXPECT_EQ(english.figure(0.032, "1/year", true), "3.2%/year");
  EXPECT_EQ(french.figure(0.032, "1/year", true), "3,2\u00a0%/an");
}

TEST_F(SayTest, AUnitOfPerCentIsAShare) {
  EXPECT_EQ(french.quantity(16.97, "%"), "16,97\u00a0%");
  EXPECT_EQ(french.reading(16.97, "%", false), "17\u00a0%");
}

TEST_F(SayTest, WhatIsNoShareStaysANumber) {
  EXPECT_EQ(english.reading(42.3, "1", false), "42.3");
  EXPECT_EQ(english.reading(0.5, "kWh", false), "0.5\u00a0kWh");
  EXPECT_EQ(english.reading({}, "1", true), "unknown");
}

TEST_F(SayTest, WhatWasComputedIsRoundedToTwoDigitsOfItsUncertainty) {
  EXPECT_EQ(rounded_to(352.46, 46.7), 352);
  EXPECT_EQ(rounded_to(1301721, 560958), 1300000);
  EXPECT_EQ(rounded_to(0.2183, 0.3947), 0.22);
  EXPECT_EQ(rounded_to(0.2183, 100), 0) << "lost in its range";
  EXPECT_EQ(rounded_to(60, 103), 60);
  EXPECT_EQ(rounded_to(-6.5351, 0), -6.54) << "none known: three digits of its own";
  EXPECT_EQ(rounded_to(61783, 0), 61783) << "a whole number";
  EXPECT_EQ(rounded_to(100, 0), 100);
  EXPECT_EQ(two_digits(352.46), 350);
  EXPECT_EQ(rounded_to(0, 5), 0);
  EXPECT_TRUE(std::isnan(rounded_to(std::nan(""), 1)));
  EXPECT_EQ(rounded_to(3.14159, std::nan("")), 3.14);
  EXPECT_EQ(french.reading(651.44, "kWh", false, 46.7), "651\u00a0kWh");
  EXPECT_EQ(english.reading(93.27, "currency", false, 35.4), "€93") << "no cents";
  EXPECT_EQ(french.ratio(102.44), "102");
}

TEST_F(SayTest, UnitsInTextsOfOtherRoomsAreWords) {
  EXPECT_EQ(english.with_units("estimated at 3 m3/km/d/year (peer figure x)"),
            "estimated at 3 m³/km/day/year (peer figure x)");
  EXPECT_EQ(french.with_units("estimé à 0,57 currency/m3 (chiffre y)"),
            "estimé à 0,57 €/m³ (chiffre y)");
  EXPECT_EQ(french.with_units("estimé à 200 jour (chiffre z)"), "estimé à 200 jours (chiffre z)");
  EXPECT_EQ(french.with_units("estimé à 1,2 jour."), "estimé à 1,2 jour.");
  EXPECT_EQ(english.with_units("estimated at 1.2 day."), "estimated at 1.2 days.");
  EXPECT_EQ(english.with_units("1 day, 40 year"), "1 day, 40 years");
  EXPECT_EQ(french.with_units("12 (monnaie du dossier) par an"), "12 € par an");
  for (const char *text : {"rue 3 m3x", "lot 2 and/or 3", "12 a/b", "", "5 dayton", "the m3/km"})
    EXPECT_EQ(english.with_units(text), text) << "no unit after a number";
  EXPECT_EQ(english.message("estimated at {1} (peer figure {2})"_msg(
                Message::joined({Message::number(2.04), Message::pattern("currency/m3")}, " "),
                std::string("water.tariff"))),
            "estimated at 2.04 €/m³ (peer figure water.tariff)");
}

TEST_F(SayTest, ACountIsWhole) {
  EXPECT_EQ(english.things(530.6), "531");
  EXPECT_EQ(english.things(1234567.2), "1,234,567");
  EXPECT_EQ(english.things(0), "0");
  EXPECT_EQ(english.things(0.25), "0.25") << "part of one is not none";
  EXPECT_EQ(english.things(std::nan("")), "unknown");
}

TEST_F(SayTest, UnitsAreShortAndInTheReadersLanguage) {
  EXPECT_EQ(french.quantity(20, "year"), "20 ans");
  EXPECT_EQ(english.quantity(1, "year"), "1 year");
  EXPECT_EQ(french.quantity(108, "currency/year"), "108\u00a0€/an");
  EXPECT_EQ(english.quantity(0.2, "currency/kWh"), "0.2\u00a0€/kWh");
  EXPECT_EQ(english.quantity(0.19, "currency/(kg)"), "0.19\u00a0€/kg");
  EXPECT_EQ(english.unit("currency/(kg.year)"), "€/(kg.year)");
  EXPECT_EQ(french.quantity(10, "minute"), "10\u00a0min");
  EXPECT_EQ(french.quantity(-3.5, "degree"), "-3,5°");
  EXPECT_EQ(english.unit("1"), "");
  EXPECT_EQ(english.unit(""), "");
}

TEST_F(SayTest, TheDustOfRoundingIsNothing) {
  EXPECT_EQ(english.number(1e-9), "0");
  EXPECT_EQ(english.money(-1e-10), "€0");
  EXPECT_EQ(english.signed_money(1e-10), "€0");
  EXPECT_EQ(english.signed_money(0.01), "+€0.01");
}

TEST_F(SayTest, SeveralRatesArePartedAsTheLanguageDoes) {
  EXPECT_EQ(english.rates({0.031, 0.12}), "3.1%; 12.0%");
  EXPECT_EQ(french.rates({0.031, 0.12}), "3,1\u00a0%\u00a0; 12,0\u00a0%");
}

TEST_F(SayTest, AMessageOfAnotherRoomIsTranslatedWithWhatItHolds) {
  const Message warning =
      "Project \"{1}\": {2} of {3} draws lie outside what the model can say and "
      "were left out."_msg("a: b of c", 3, 200);
  EXPECT_EQ(french.message(warning),
            "Projet «\u00a0a: b of c\u00a0»\u00a0: 3 tirages sur 200 sortent de ce que le modèle "
            "peut dire et sont écartés.");
}

}  // namespace
}  // namespace jalon
