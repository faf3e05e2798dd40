// Proves that no figure leaves its bounds unseen in a year that is appraised: not by growth, not by
// a distribution that widens with its years.
#include <gmock/gmock.h>

#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::fault_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// What check_years() says of energy.price (0 to 5 EUR/kWh) for a town file.
std::string said(const std::string &figure, int first, int last) {
  Bench bench;
  const auto file = bench.file(Layer::town, "energy.price = { unit = 'EUR/kWh', " + figure + " }");
  EXPECT_EQ(bench.complaint(), "");
  const auto text = fault_of([&] { bench.settings.check_years(first, last); });
  if (!text.empty()) {
    EXPECT_THAT(text, HasSubstr(file + ":1:16"));
  }
  return text;
}

TEST(Years, GrowthIsFollowedToTheLastYearAppraised) {
  const std::string doubling = "value = 1, growth = 1, growth_from = 2026";
  EXPECT_EQ(said(doubling, 2026, 2028), "");
  EXPECT_THAT(said(doubling, 2026, 2040),
              AllOf(HasSubstr("energy.price: the value of the layer town rises to 8 EUR/kWh in "
                              "2029, above the bound"),
                    HasSubstr("at most 5 EUR/kWh"), Not(HasSubstr("2030"))));
}

TEST(Years, GrowthAfterTheLastYearGivenCounts) {
  EXPECT_THAT(
      said("by_year = { 2026 = 2, 2030 = 4 }, interpolation = 'linear', growth = 0.3", 2026, 2031),
      HasSubstr("rises to 5.2 EUR/kWh in 2031"));
}

TEST(Years, ADistributionWidensWithItsYears) {
  const std::string wide =
      "by_year = { 2026 = 1, 2030 = 4 }, interpolation = 'linear', "
      "dist = { kind = 'pert', low = 0.5, high = 2 }";
  EXPECT_EQ(said(wide, 2026, 2027), "");
  EXPECT_THAT(said(wide, 2026, 2030), HasSubstr("high of the layer town rises to 6.5 EUR/kWh in "
                                                "2029"));
}

TEST(Years, YearsThatAreNotAppraisedDoNotMatter) {
  const std::string far = "value = 1, growth = 1, growth_from = 2090";
  EXPECT_EQ(said(far, 2026, 2060), "");
}

TEST(Years, GrowthWithoutEndIsNoNumber) {
  Bench bench;
  bench.file(
      Layer::town,
      "norms.value.carbon = { value = 1, unit = 'EUR/kg', growth = 1e30, growth_from = 2020 }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_THAT(fault_of([&] { bench.settings.check_years(2026, 2050); }),
              HasSubstr("grows beyond all numbers in 2031"));
}

TEST(Years, AScheduleCountsFromYearZero) {
  Bench bench;
  bench.settings.declare({.path = "norms.rate",
                          .label = "Rate",
                          .unit = "1/year",
                          .lower = 0,
                          .upper = 0.1,
                          .per_year = true,
                          .owner = "jalon"},
                         std::nullopt);
  bench.file(Layer::norms,
             "norms.rate = { by_year = { 0 = 0.04, 31 = 0.03 }, interpolation = 'step', "
             "unit = '1/year', growth = 0.5 }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(fault_of([&] { bench.settings.check_years(2026, 2057); }), "");
  EXPECT_THAT(fault_of([&] { bench.settings.check_years(2026, 2066); }), HasSubstr("in 34"));
}

TEST(Years, BoundsInAnotherCurrencyAreConverted) {
  Bench bench("HUF");
  bench.settings.declare({.path = "energy.power.price",
                          .label = "Price",
                          .unit = "currency/kWh",
                          .lower = 0,
                          .upper = 1,
                          .per_year = true,
                          .owner = "org.example.energy",
                          .bounds_unit = "EUR/kWh"},
                         std::nullopt);
  bench.settings.add_assignment("currency.rate.EUR=400");
  bench.file(
      Layer::town,
      "energy.power.price = { value = 100, unit = 'HUF/kWh', growth = 1, growth_from = 2026 }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(fault_of([&] { bench.settings.check_years(2026, 2028); }), "");
  EXPECT_THAT(fault_of([&] { bench.settings.check_years(2026, 2029); }),
              AllOf(HasSubstr("800 HUF/kWh in 2029"), HasSubstr("at most 400 HUF/kWh")));
}

}  // namespace
}  // namespace jalon
