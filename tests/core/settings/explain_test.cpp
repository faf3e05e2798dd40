// Proves that explain() tells a reader everything about a figure: value, all definitions, places.
#include <gmock/gmock.h>

#include <cstdlib>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::english;
using test::fault_of;
using testing::AllOf;
using testing::HasSubstr;

TEST(Explain, ShowsTheWholeStackWithTheUsedOneMarked) {
  Bench bench;
  const auto country = bench.file(Layer::country, R"([waste.bin.price]
value = 220
unit = "EUR"
dist = { kind = "triangular", low = 150, high = 400 }
source = "Tender of 2024"
as_of = 2024
price_year = 2023
valid = { to = 2025-12-31 }
)");
  bench.settings.add_assignment("waste.bin.price=250");
  ASSERT_EQ(bench.complaint(), "");
  const auto text = explain(bench.settings, "waste.bin.price", english());
  EXPECT_EQ(
      text.rfind("waste.bin.price = 250 EUR\n  Price of a bin (declared by org.example.waste)", 0),
      0u);
  EXPECT_THAT(text, HasSubstr("  \u25ba command line  --set waste.bin.price=250"));
  EXPECT_THAT(text, HasSubstr("\n    country       " + country + ":1:1"));
  EXPECT_THAT(text, HasSubstr("220 EUR, triangular(150, 220, 400)\n"));
  EXPECT_THAT(text, HasSubstr("source: Tender of 2024; as of 2024; prices of 2023; "
                              "valid to 2025-12-31; to verify\n"));
  EXPECT_THAT(text, HasSubstr("expired on 2025-12-31: to verify\n"));
}

TEST(Explain, ShowsYearsCompactly) {
  Bench bench;
  bench.file(
      Layer::norms,
      R"(norms.value.carbon = { by_year = { 2025 = 256, 2030 = 300 }, unit = "EUR/t", interpolation = "linear", growth = 0.032 }
energy.price = { value = 0.2, unit = "EUR/kWh", growth = -0.01, growth_from = 2025 }
)");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "norms.value.carbon", english()),
              HasSubstr("= 2025: 0.256, 2030: 0.3 EUR/kg (linear), then +3.2 % a year\n"));
  EXPECT_THAT(explain(bench.settings, "energy.price", english()),
              HasSubstr("0.2 EUR/kWh, then -1 % a year from 2025"));
}

TEST(Explain, SaysSoWhenNothingIsDefinedOrDeclared) {
  Bench bench;
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "energy.price", english()),
              HasSubstr("= nothing (in EUR/kWh)"));
  EXPECT_THAT(fault_of([&] { explain(bench.settings, "energy.pirce", english()); }),
              AllOf(HasSubstr("energy.pirce"), HasSubstr("energy.price")));
}

// As the build compiles it.
Words french() {
  const auto folder =
      std::filesystem::temp_directory_path() / ("jalon-explain-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string compile = "msgfmt --check -o '" + (folder / "fr.mo").string() +
                              "' '" JALON_SOURCE_DIR "/core/settings/lang/fr.po'";
  EXPECT_EQ(std::system(compile.c_str()), 0);
  Words words("fr", {folder});
  std::filesystem::remove_all(folder);
  return words;
}

TEST(Explain, SpeaksFrenchToTheLastWord) {
  Bench bench("USD");
  bench.settings.add_assignment("currency.rate.EUR=1.5");
  const auto town = bench.file(Layer::town, R"([energy.price]
by_year = { 2025 = 0.2, 2030 = 0.25 }
interpolation = "linear"
growth = -0.015
unit = "EUR/kWh"
dist = { kind = "triangular", low = 0.1, high = 0.4 }
as_of = 2024
price_year = 2023
valid = { from = 2024-01-01, to = 2025-12-31 }
final = true
reason = "marché"
)");
  ASSERT_EQ(bench.complaint(), "");
  const std::string value =
      "2025\u00a0: 0,3 ; 2030\u00a0: 0,375 USD/kWh (linéaire), puis -1,5\u00a0% par an ; "
      "triangulaire(0,15 ; 0,3 ; 0,6)\n";
  const Words words = french();
  EXPECT_EQ(
      explain(bench.settings, "energy.price", words),
      "energy.price = " + value +
          "  Price of energy (déclaré par org.example.waste)\n"
          "  \u25ba commune  " +
          town + ":1:1  " + value +
          "             sans source\u00a0; état\u00a0: 2024\u00a0; prix de 2023\u00a0; valable à "
          "partir du 2024-01-01\u00a0; valable jusqu\u2019au 2025-12-31\u00a0; à vérifier\n"
          "             définitif\u00a0: marché\n"
          "             aucune source donnée\u00a0: à vérifier\n"
          "             converti de EUR à 1.5 USD/EUR\n"
          "             expiré le 2025-12-31\u00a0: à vérifier\n");
  EXPECT_EQ(explain(bench.settings, "currency.rate.EUR", words),
            "currency.rate.EUR = 1,5 USD/EUR\n"
            "  Valeur d\u2019une unité de EUR (déclaré par jalon)\n"
            "  \u25ba ligne de commande  --set currency.rate.EUR=1.5  1,5 USD/EUR\n"
            "                       source\u00a0: ligne de commande\u00a0; certain\n");
}

TEST(Explain, SpeaksFrenchOfDistributionsAndCorrelations) {
  Bench bench;
  const auto town = bench.file(Layer::town, R"([waste.bin.price]
unit = "EUR"
dist = { kind = "discrete", values = [1.5, 4], weights = [1, 2] }
[waste.share]
dist = { kind = "truncated_normal", mean = 0.5, sd = 0.25, low = 0, high = 1 }
[[correlation]]
figures = ["waste.bin.price", "waste.share"]
rank = -0.5
source = "essai"
)");
  ASSERT_EQ(bench.complaint(), "");
  const Words words = french();
  EXPECT_THAT(explain(bench.settings, "waste.bin.price", words),
              AllOf(HasSubstr("discrète(1,5\u00a0: 33,33\u00a0% ; 4\u00a0: 66,67\u00a0%)\n"),
                    HasSubstr("  corrélation des rangs -0,5 avec waste.share, selon " + town +
                              ":6:1\n      source\u00a0: essai\u00a0; certain\n")));
  EXPECT_THAT(explain(bench.settings, "waste.share", words),
              HasSubstr("normale tronquée(moyenne 0,5 ; écart type 0,25 ; de 0 à 1)\n"));
}

TEST(Explain, ShowsWhyAFigureIsFinal) {
  Bench bench;
  bench.file(Layer::norms, "waste.share = { value = 0.1, final = true, reason = 'the decree' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "waste.share", english()),
              AllOf(HasSubstr("final: the decree"), HasSubstr("no source given: to verify")));
}

}  // namespace
}  // namespace jalon
