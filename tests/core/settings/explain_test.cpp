// Proves that explain() tells a reader everything about a figure: value, all definitions, places.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
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
  const auto text = explain(bench.settings, "waste.bin.price");
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
  EXPECT_THAT(explain(bench.settings, "norms.value.carbon"),
              HasSubstr("= 2025: 0.256, 2030: 0.3 EUR/kg (linear), then +3.2 % a year\n"));
  EXPECT_THAT(explain(bench.settings, "energy.price"),
              HasSubstr("0.2 EUR/kWh, then -1 % a year from 2025"));
}

TEST(Explain, SaysSoWhenNothingIsDefinedOrDeclared) {
  Bench bench;
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "energy.price"), HasSubstr("= nothing (in EUR/kWh)"));
  EXPECT_THAT(fault_of([&] { explain(bench.settings, "energy.pirce"); }),
              AllOf(HasSubstr("energy.pirce"), HasSubstr("energy.price")));
}

TEST(Explain, ShowsWhyAFigureIsFinal) {
  Bench bench;
  bench.file(Layer::norms, "waste.share = { value = 0.1, final = true, reason = 'the decree' }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(explain(bench.settings, "waste.share"),
              AllOf(HasSubstr("final: the decree"), HasSubstr("no source given: to verify")));
}

}  // namespace
}  // namespace jalon
