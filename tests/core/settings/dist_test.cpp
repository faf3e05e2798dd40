// Proves what a settings file may say of how a figure varies, what becomes of it in another unit,
// and that distributions which cannot be are refused with their place and what to do.
#include <gmock/gmock.h>

#include "core/settings/shape.h"
#include "tests/core/settings/support.h"

namespace jalon {
namespace {

using test::Bench;
using test::complaint_of;
using test::english;
using test::fault_of;
using testing::AllOf;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// waste.bin.price (0 to 2000 EUR) with a distribution, in euros.
Figure price(const std::string &dist, const std::string &value = {}) {
  Bench bench;
  bench.file(Layer::town,
             "waste.bin.price = { " + value + " unit = 'EUR', source = 'x', dist = " + dist + " }");
  EXPECT_EQ(bench.complaint(), "") << dist;
  return bench.settings.at("waste.bin.price");
}

TEST(Dist, ANormalStandsAroundItsMean) {
  const Figure f = price("{ kind = 'normal', mean = 200, sd = 20 }");
  EXPECT_EQ(f.distribution, Distribution::normal);
  EXPECT_EQ(f.value, 200);
  EXPECT_EQ(f.mean, 200);
  EXPECT_EQ(f.sd, 20);
  EXPECT_DOUBLE_EQ(f.low, 200 - 20 * 1.6448536269514722) << "5 %";
  EXPECT_DOUBLE_EQ(f.high, 200 + 20 * 1.6448536269514722) << "95 %";
}

TEST(Dist, TheValueIsTheMeanThatIsLeftOut) {
  const Figure f = price("{ kind = 'normal', sd = 20 }", "value = 200,");
  EXPECT_EQ(f.mean, 200);
  EXPECT_EQ(price("{ kind = 'lognormal', sd = 20 }", "value = 200,").mean, 200);
}

TEST(Dist, AValueBesideTheMeanIsTheCentralOne) {
  const Figure f = price("{ kind = 'normal', mean = 210, sd = 20 }", "value = 200,");
  EXPECT_EQ(f.value, 200);
  EXPECT_EQ(f.mean, 210);
}

TEST(Dist, ATruncatedNormalStandsAroundItsOwnMean) {
  const Figure f = price("{ kind = 'truncated_normal', mean = 0, sd = 100, low = 0, high = 2000 }");
  EXPECT_EQ(f.distribution, Distribution::truncated_normal);
  EXPECT_NEAR(f.value, 79.788456080286536, 1e-12) << "100 sqrt(2 / pi), of a half normal";
  EXPECT_EQ(f.low, 0);
  EXPECT_EQ(f.high, 2000);
}

TEST(Dist, ALognormalIsGivenInThreeWays) {
  const Figure mean = price("{ kind = 'lognormal', mean = 100, sd = 30 }");
  EXPECT_EQ(mean.value, 100);
  EXPECT_EQ(mean.sd, 30);
  EXPECT_LT(mean.low, mean.value);
  const Figure two = price("{ kind = 'lognormal', low = 40, high = 90 }");
  EXPECT_DOUBLE_EQ(two.value, 60) << "sqrt(40 * 90)";
  EXPECT_EQ(two.sd, 0);
  const Figure three = price("{ kind = 'lognormal', low = 40, median = 50, high = 90 }");
  EXPECT_EQ(three.value, 50);
  EXPECT_EQ(three.high, 90);
}

TEST(Dist, ABetaStandsAroundItsMean) {
  const Figure f = price("{ kind = 'beta', alpha = 2, beta = 6, low = 100, high = 500 }");
  EXPECT_EQ(f.alpha, 2);
  EXPECT_EQ(f.beta, 6);
  EXPECT_EQ(f.value, 200);
}

TEST(Dist, ValuesAreSortedAndWeightsAreShares) {
  const Figure f = price("{ kind = 'discrete', values = [9, 1, 4, 7], weights = [1, 1, 2, 0] }");
  EXPECT_THAT(f.values, ElementsAre(1, 4, 9)) << "7 never happens";
  EXPECT_THAT(f.weights, ElementsAre(0.25, 0.5, 0.25));
  EXPECT_EQ(f.value, 4.5);
  EXPECT_EQ(f.low, 1);
  EXPECT_EQ(f.high, 9);
  const Figure e = price("{ kind = 'empirical', values = [8, 3.0, 2, 3] }");
  EXPECT_THAT(e.values, ElementsAre(2, 3, 3, 8));
  EXPECT_THAT(e.weights, IsEmpty());
  EXPECT_EQ(e.value, 4);
}

TEST(Dist, EverythingConvertsWithTheUnit) {
  Bench bench("USD");
  bench.settings.add_assignment("currency.rate.EUR=2");
  bench.file(Layer::town, R"(
waste.bin.price = { unit = "kEUR", dist = { kind = "normal", mean = 0.2, sd = 0.02 } }
energy.price = { unit = "EUR/MWh", dist = { kind = "discrete", values = [100, 300], weights = [1, 3] } }
norms.value.carbon = { unit = "EUR/t", dist = { kind = "beta", alpha = 1, beta = 1, low = 50, high = 150 } }
air.temperature = { unit = "degC", dist = { kind = "truncated_normal", mean = 20, sd = 2, low = 10, high = 30 } }
)");
  ASSERT_EQ(bench.complaint(), "");
  const Figure &n = bench.settings.at("waste.bin.price");
  EXPECT_EQ(n.mean, 400);
  EXPECT_EQ(n.sd, 40);
  EXPECT_EQ(n.value, 400);
  EXPECT_DOUBLE_EQ(n.low, 400 - 40 * k_z95);
  const Figure &d = bench.settings.at("energy.price");
  EXPECT_THAT(d.values, ElementsAre(0.2, 0.6));
  EXPECT_THAT(d.weights, ElementsAre(0.25, 0.75));
  EXPECT_EQ(d.high, 0.6);
  const Figure &b = bench.settings.at("norms.value.carbon");
  EXPECT_EQ(b.low, 0.1);
  EXPECT_EQ(b.high, 0.3);
  EXPECT_EQ(b.alpha, 1);
  const Figure &t = bench.settings.at("air.temperature");
  EXPECT_THAT(t.mean, DoubleEq(293.15));
  EXPECT_EQ(t.sd, 2) << "a difference: no offset";
  EXPECT_THAT(t.value, DoubleEq(293.15));
}

TEST(Dist, ALogNormalMeanConvertsBeforeItIsJudged) {
  Bench bench;
  bench.file(
      Layer::town,
      "air.temperature = { unit = 'degC', dist = { kind = 'lognormal', mean = -5, sd = 1 } }");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_DOUBLE_EQ(bench.settings.at("air.temperature").mean, 268.15);
}

struct Mistake {
  const char *dist, *place, *said;
};
class RefusedDist : public testing::TestWithParam<Mistake> {};

// In `waste.bin.price = { unit = 'EUR', dist = ... }`, dist begins at column 42.
TEST_P(RefusedDist, SaysWhereAndWhat) {
  const auto &[dist, place, said] = GetParam();
  const auto complaint =
      complaint_of(std::string("waste.bin.price = { unit = 'EUR', dist = ") + dist + " }");
  EXPECT_THAT(complaint, AllOf(HasSubstr(std::string(".toml:1:") + place + ": "), HasSubstr(said)))
      << dist;
  EXPECT_THAT(complaint, Not(HasSubstr("no value is given"))) << dist;
}

const Mistake mistakes[] = {
    {"{ kind = 'normal', mean = 3 }", "42", "sd is missing; expected: kind, sd"},
    {"{ kind = 'normal', sd = 3 }", "42", "mean is missing; expected: mean, or the value"},
    {"{ kind = 'normal', mean = 3, sd = 0 }", "76", "found 0; expected: a number above 0"},
    {"{ kind = 'normal', mean = 3, sd = -1 }", "76", "leave dist out"},
    {"{ kind = 'normal', mean = nan, sd = 1 }", "68", "not a finite number"},
    {"{ kind = 'normal', mean = 3, sd = 1, low = 0 }", "85",
     "a normal distribution has no low; expected: one of kind, sd, mean"},
    {"{ kind = 'normal', mean = 1000, sd = 1e-20 }", "19", "makes no distribution"},
    {"{ kind = 'normal', mean = 100, sd = 30 }", "19",
     "the lowest draw in a million given by the layer country, -42.602"},
    {"{ kind = 'normal', mean = 100, sd = 30 }", "19",
     "such as truncated_normal with low and high"},
    {"{ kind = 'normal', mean = 1900, sd = 30 }", "19", "the highest draw in a million"},
    {"{ kind = 'lognormal', mean = 0, sd = 30 }", "19", "the mean of a lognormal is 0 EUR"},
    {"{ kind = 'lognormal', mean = -1, sd = 30 }", "19", "a number above 0"},
    {"{ kind = 'lognormal', mean = 100, sd = 3, low = 4 }", "90", "has no low"},
    {"{ kind = 'lognormal', mean = 1e-300, sd = 1e300 }", "19", "a finite number"},
    {"{ kind = 'lognormal', mean = 1, sd = 1e6 }", "19", "nine draws out of ten"},
    {"{ kind = 'lognormal', mean = 1500, sd = 300 }", "19", "the highest draw in a million"},
    {"{ kind = 'lognormal', low = 4 }", "42", "high is missing; expected: kind, low, high"},
    {"{ kind = 'lognormal', low = 0, high = 4 }", "19", "0 < low < median < high"},
    {"{ kind = 'lognormal', low = 5, high = 4 }", "19", "low <= value <= high"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1, low = 0 }", "42", "high is missing"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1, low = 5, high = 4 }", "19", "low < high"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1, low = 4, high = 4 }", "19", "low < high"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1, low = 9, high = 12 }", "19",
     "a normal of mean 3 EUR and sd 1 EUR has nearly nothing between 9 EUR and 12 EUR"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1e-200, low = 4, high = 5 }", "19",
     "nearly nothing"},
    {"{ kind = 'truncated_normal', mean = 3, sd = 1, low = -1, high = 12 }", "19",
     "low given by the layer country, -1 EUR"},
    {"{ kind = 'beta', alpha = 0, beta = 1, low = 0, high = 1 }", "67",
     "found 0; expected: a number between 0.01"},
    {"{ kind = 'beta', alpha = 2, beta = -1, low = 0, high = 1 }", "77", "found -1"},
    {"{ kind = 'beta', alpha = 2, beta = 2, low = 1, high = 1 }", "19", "low < high"},
    {"{ kind = 'beta', alpha = 2, low = 1, high = 1 }", "42", "beta is missing"},
    {"{ kind = 'beta', alpha = 2, beta = 2, low = 0, mode = 1, high = 2 }", "96",
     "to do: give the central value as value"},
    {"{ kind = 'discrete', values = [], weights = [] }", "72",
     "the list is empty; expected: a list of numbers"},
    {"{ kind = 'discrete', values = [1, 2] }", "42", "weights is missing"},
    {"{ kind = 'discrete', values = [1, 2], weights = [1, 2, 3] }", "90",
     "3 weights for 2 values; expected: as many weights as values"},
    {"{ kind = 'discrete', values = [1, 2], weights = [1, -2] }", "94", "found -2"},
    {"{ kind = 'discrete', values = [1, 2], weights = [0, 0] }", "90", "every weight is 0"},
    {"{ kind = 'discrete', values = [1, 2], weights = [1e308, 1e308] }", "90", "too large"},
    {"{ kind = 'discrete', values = [1, 2], weights = [1, nan] }", "94", "not a finite number"},
    {"{ kind = 'discrete', values = [1, 2], weights = [1, 0] }", "19",
     "every value of the distribution is 1 EUR"},
    {"{ kind = 'discrete', values = [1, -2], weights = [1, 1] }", "19",
     "a value of the distribution given by the layer country, -2 EUR"},
    {"{ kind = 'empirical', values = 3 }", "73", "found 3; expected: a list of numbers"},
    {"{ kind = 'empirical', values = [3, 'x'] }", "77", "found the text \"x\""},
    {"{ kind = 'empirical', values = [3, inf] }", "77", "not a finite number"},
    {"{ kind = 'empirical', values = [3, 3] }", "19", "give it as value, without dist"},
    {"{ kind = 'empirical', values = [3, 4], weights = [1, 1] }", "91",
     "an empirical distribution has no weights"},
    {"{ kind = 'empirical', values = [3, 2001] }", "19", "2001 EUR, is above the bound"},
    {"{ kind = 'uniform', low = 1, high = 2, sd = 1 }", "86", "has no sd"},
    {"{ kind = 'triangular', low = 1, high = 2, mode = 3 }", "19", "low <= value <= high"},
};
INSTANTIATE_TEST_SUITE_P(Each, RefusedDist, testing::ValuesIn(mistakes));

TEST(Dist, ANegativeWeightIsNotAlsoToldAsNoWeightAtAll) {
  EXPECT_THAT(
      complaint_of("waste.bin.price = { value = 1, unit = 'EUR', dist = { kind = 'discrete', "
                   "values = [1, 2], weights = [1, -1] } }"),
      testing::AllOf(HasSubstr("found -1"), testing::Not(HasSubstr("every weight is 0"))));
}

TEST(Dist, ACentralValueFarFromItsDistributionIsRefused) {
  EXPECT_THAT(
      complaint_of("waste.bin.price = { value = 300, unit = 'EUR', dist = { kind = "
                   "'normal', mean = 200, sd = 20 } }"),
      HasSubstr("the central value is 300 EUR, but nine draws out of ten lie between 167.1"));
  EXPECT_THAT(complaint_of("waste.bin.price = { value = 30, unit = 'EUR', dist = { kind = "
                           "'discrete', values = [1, 2], weights = [1, 1] } }"),
              HasSubstr("low, value and high are 1, 30, 2 EUR"));
}

TEST(Dist, YearsScaleItAndStayWithinBounds) {
  // energy.price, 0 to 5 EUR/kWh; one in a million of the first year is 1.475, of 2030 4.43.
  Bench bench;
  bench.file(Layer::town, R"([energy.price]
by_year = { 2026 = 1, 2030 = 3, 2034 = 4 }
interpolation = "linear"
unit = "EUR/kWh"
dist = { kind = "normal", sd = 0.1 }
)");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("energy.price").mean, 1) << "of the first year";
  EXPECT_NO_THROW(bench.settings.check_years(2026, 2030));
  EXPECT_THAT(fault_of([&] { bench.settings.check_years(2026, 2034); }),
              AllOf(HasSubstr("the highest draw in a million of the layer town rises to 5.16"),
                    HasSubstr("in 2032")));
}

TEST(Dist, ValuesScaleWithTheirYearsToo) {
  Bench bench;
  bench.file(Layer::town, R"([energy.price]
unit = "EUR/kWh"
growth = 1
growth_from = 2026
dist = { kind = "discrete", values = [1, 2], weights = [1, 1] }
)");
  ASSERT_EQ(bench.complaint(), "");
  EXPECT_EQ(bench.settings.at("energy.price").value, 1.5);
  EXPECT_NO_THROW(bench.settings.check_years(2026, 2027));
  EXPECT_THAT(fault_of([&] { bench.settings.check_years(2026, 2028); }),
              AllOf(HasSubstr("rises to"), HasSubstr("in 2028")));
}

TEST(Dist, ARateOfACurrencyHasNone) {
  Bench bench("USD");
  bench.file(Layer::town,
             "currency.rate.EUR = { unit = 'USD/EUR', dist = { kind = 'normal', mean = 1, sd = 0.1 "
             "} }");
  EXPECT_THAT(bench.complaint(), HasSubstr("a rate is used at its central value alone"));
}

TEST(Dist, IsExplainedByItsParameters) {
  const auto told = [](const std::string &dist) {
    Bench bench;
    bench.file(Layer::town,
               "waste.bin.price = { unit = 'EUR', source = 'x', dist = " + dist + " }");
    EXPECT_EQ(bench.complaint(), "");
    return explain(bench.settings, "waste.bin.price", english());
  };
  EXPECT_THAT(told("{ kind = 'normal', mean = 200, sd = 20 }"),
              HasSubstr("200 EUR, normal(mean 200, sd 20)\n"));
  EXPECT_THAT(told("{ kind = 'lognormal', mean = 200, sd = 20 }"),
              HasSubstr("lognormal(mean 200, sd 20)\n"));
  EXPECT_THAT(told("{ kind = 'lognormal', low = 40, high = 90 }"), HasSubstr("lognormal(40, 60"));
  EXPECT_THAT(told("{ kind = 'truncated_normal', mean = 50, sd = 20, low = 0, high = 100 }"),
              HasSubstr("50 EUR, truncated_normal(mean 50, sd 20, from 0 to 100)\n"));
  EXPECT_THAT(told("{ kind = 'beta', alpha = 2, beta = 6, low = 100, high = 500 }"),
              HasSubstr("200 EUR, beta(alpha 2, beta 6, from 100 to 500)\n"));
  EXPECT_THAT(told("{ kind = 'discrete', values = [1, 4], weights = [1, 2] }"),
              HasSubstr("3 EUR, discrete(1: 33.33 %, 4: 66.67 %)\n"));
  EXPECT_THAT(told("{ kind = 'empirical', values = [1, 4, 7, 2] }"),
              HasSubstr("3.5 EUR, empirical(4 values, from 1 to 7)\n"));
}

TEST(Dist, ThePluginsFiveAreNumberedAsTheBoundaryNumbersThem) {
  EXPECT_EQ(static_cast<int>(Distribution::point), 0);
  EXPECT_EQ(static_cast<int>(Distribution::uniform), 1);
  EXPECT_EQ(static_cast<int>(Distribution::triangular), 2);
  EXPECT_EQ(static_cast<int>(Distribution::pert), 3);
  EXPECT_EQ(static_cast<int>(Distribution::lognormal), 4);
}

}  // namespace
}  // namespace jalon
