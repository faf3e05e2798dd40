// Holds the model's adoption against what happened: 332 British services, French tax returns. Each
// test says what it proves: a backtest (fitted on a part, scored on the rest), or a derived figure.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "facts.h"

namespace {

using namespace e_administration;
using namespace e_administration_test;

const jalon_parameter &declared(const std::string &name) {
  for (const auto &p : parameters)
    if ("e_administration." + name == p.name) return p;
  throw std::runtime_error("no such parameter");
}
bool within(double x, double low, double high) {
  return x >= low && x <= high;  // false for what is not given
}

// Take-up by the plugin itself, `years` on from a share, with the figures given.
double by_plugin(double share, std::size_t years, std::map<std::string, Figure> figures) {
  Town town;
  town.procedures = {{{"volume", 1000.0},
                      {"share_online", share},
                      {"digital_level", "teleprocedure"},
                      {"excluded_share", 0.0}}};
  return ask(town, {.years = years + 1, .figures = std::move(figures)}).indicator(take_up, years);
}
std::map<std::string, Figure> curve(double rate, double ceiling) {
  return {{"e_administration.adoption.rate", fixed(rate)},
          {"e_administration.adoption.ceiling", fixed(ceiling)}};
}

std::vector<double> yearly_growth(double from = 0.02, double to = 0.98) {
  std::vector<double> growth;
  for (const Service &s : services())
    for (std::size_t y = 0; y + 1 < 6; ++y)
      if (within(s.share[y], 0.02, 0.98) && within(s.share[y + 1], 0.02, 0.98) &&
          s.share[y] >= from && s.share[y] < to)
        growth.push_back(logit_rate(s.share[y], s.share[y + 1], 1));
  return growth;
}

TEST(BritishServices, GrowAsTheDeclaredRateSays) {  // derived: where the default comes from
  const auto published = facts("EA02")["published"]["annual_logit_growth"];
  const auto growth = yearly_growth();
  ASSERT_EQ(growth.size(), published["n"].get<std::size_t>());
  EXPECT_NEAR(quantile(growth, 0.5), published["median"], 0.005);
  EXPECT_NEAR(quantile(growth, 0.10), published["p10"], 0.015);
  EXPECT_NEAR(quantile(growth, 0.25), published["p25"], 0.015);
  EXPECT_NEAR(quantile(growth, 0.75), published["p75"], 0.015);
  EXPECT_NEAR(quantile(growth, 0.90), published["p90"], 0.015);
  double sum = 0;
  for (const double g : growth) sum += g;
  EXPECT_NEAR(sum / static_cast<double>(growth.size()), published["mean"], 0.005);
  const auto &rate = declared("adoption.rate");
  EXPECT_NEAR(rate.value, quantile(growth, 0.5), 0.05);
  EXPECT_LT(rate.high, 0.56);  // the hope of 2012 is the upper end, not the centre
}

TEST(BritishServices, GrowAlikeFromWhereverTheyStart) {  // derived
  const auto published = facts("EA02")["published"]["by_start_share"];
  EXPECT_NEAR(quantile(yearly_growth(0.2, 0.5), 0.5), published["0.2-0.5"]["median_k"], 0.006);
  EXPECT_NEAR(quantile(yearly_growth(0.5, 0.8), 0.5), published["0.5-0.8"]["median_k"], 0.006);
  EXPECT_NEAR(quantile(yearly_growth(0.8, 0.981), 0.5), published["0.8-0.98"]["median_k"], 0.006);
  EXPECT_NEAR(quantile(yearly_growth(0.02, 0.2), 0.5), published["0.02-0.2"]["median_k"], 0.021);
  for (const double from : {0.02, 0.2, 0.5, 0.8}) {
    const double k = quantile(yearly_growth(from, from < 0.1 ? 0.2 : from + 0.3), 0.5);
    EXPECT_TRUE(within(k, declared("adoption.rate").low, declared("adoption.rate").high));
  }
}

TEST(BritishServices, ThatBeganLowNeverReachedEightyPerCentInFourYears) {  // what happened
  std::vector<double> later;
  for (const Service &s : services())
    if (within(s.share[1], 0.02, 0.30) && s.share[5] >= 0) later.push_back(s.share[5]);
  ASSERT_GE(later.size(), 14u);
  EXPECT_LT(quantile(later, 1), 0.8);
  EXPECT_NEAR(quantile(later, 0.5), 0.36, 0.005);
  // Neither does the model, at the upper end of its range.
  const auto &rate = declared("adoption.rate");
  EXPECT_LT(by_plugin(0.3, 4, curve(rate.high, 1)), 0.8);
}

// Mean absolute errors and biases, in points, of forecasts of year `to` from what was seen in
// `first` and `second`.
struct Scores {
  std::size_t n = 0;
  double pooled = 0, no_change = 0, hoped = 0, shipped = 0, bias_pooled = 0, bias_hoped = 0;
};
Scores backtest(std::size_t first, std::size_t second, std::size_t to, double low, double high) {
  std::vector<const Service *> used;
  std::vector<double> rates;
  for (const Service &s : services())
    if (within(s.share[first], low, high) && s.share[second] > 0 && s.share[second] < 1 &&
        s.share[to] >= 0 && within(s.share[second], 0.01, 0.99)) {
      used.push_back(&s);
      rates.push_back(
          logit_rate(s.share[first], s.share[second], static_cast<double>(second - first)));
    }
  Scores scores;
  scores.n = used.size();
  const std::size_t ahead = to - second;
  for (std::size_t i = 0; i < used.size(); ++i) {
    auto others = rates;
    others.erase(others.begin() + static_cast<long>(i));
    const double now = used[i]->share[second], then = used[i]->share[to];
    const double k = quantile(others, 0.5);
    const double pooled = by_plugin(now, ahead, curve(k, 1));
    EXPECT_NEAR(pooled, logit_forecast(now, k, static_cast<double>(ahead)), 1e-12);
    const double hoped = by_plugin(now, ahead, curve(0.55, 1));
    const auto n = static_cast<double>(used.size()) / 100;
    scores.pooled += std::abs(pooled - then) / n;
    scores.no_change += std::abs(now - then) / n;
    scores.hoped += std::abs(hoped - then) / n;
    scores.shipped += std::abs(by_plugin(now, ahead, {}) - then) / n;
    scores.bias_pooled += (pooled - then) / n;
    scores.bias_hoped += (hoped - then) / n;
  }
  return scores;
}
TEST(BritishServices, TwoYearsAheadTheCurveBeatsNoChangeAndTheHopeOf2012) {  // backtest
  const Scores s = backtest(1, 3, 5, 0.05, 0.97);
  EXPECT_EQ(s.n, 39u);
  EXPECT_NEAR(s.pooled, 4.8, 0.25);  // the study: 40 services, 4.8, 8.0, 8.2
  EXPECT_NEAR(s.no_change, 8.0, 0.4);
  EXPECT_NEAR(s.hoped, 8.2, 0.4);
  EXPECT_LT(s.pooled, s.no_change - 1);
  EXPECT_LT(s.pooled, s.hoped - 1);
  EXPECT_GT(s.bias_hoped, 5);  // too high
  EXPECT_LT(std::abs(s.bias_pooled), 1.5);
  RecordProperty("shipped_points", std::to_string(s.shipped));
}

TEST(BritishServices, OneServiceThatLeaptMakesAFourthOfTheError) {  // backtest, what we found
  // With all services from 1 to 99 %: one went from 6 to 75 % in two years.
  const Scores s = backtest(1, 3, 5, 0.01, 0.99);
  EXPECT_EQ(s.n, 40u);
  EXPECT_NEAR(s.pooled, 6.4, 0.05);
  EXPECT_NEAR(s.no_change, 9.7, 0.05);
  EXPECT_NEAR(s.hoped, 9.6, 0.05);
}

TEST(BritishServices, OneYearAheadTheCurveGainsNearlyNothing) {  // backtest
  const Scores s = backtest(3, 4, 5, 0.01, 0.99);
  EXPECT_GT(s.n, 95u);
  EXPECT_LT(s.pooled, s.no_change);
  EXPECT_GT(s.pooled, s.no_change - 1);  // the study: 6.7 against 7.1, not significant
}

TEST(BritishServices, InAnEarlierWindowTheHopeOf2012DidAsWell) {  // backtest
  const Scores s = backtest(0, 2, 4, 0.01, 0.99);
  EXPECT_NEAR(s.pooled, 7.7, 0.1);
  EXPECT_NEAR(s.no_change, 10.4, 0.35);
  EXPECT_NEAR(s.hoped, 7.9, 0.2);
  EXPECT_LT(std::abs(s.pooled - s.hoped), 0.3);
}

TEST(BritishServices, TheFiguresShippedForATownAreWorseThanTheCurveOfTheServices) {
  // Expected: the shipped ceiling (70 %) is that of free choice in a town; services above it stay.
  const Scores s = backtest(1, 3, 5, 0.05, 0.97);
  EXPECT_LT(s.shipped, s.no_change);
  EXPECT_GT(s.shipped, s.pooled);
}

TEST(FrenchTaxReturns, ABassCurveFittedTo2011MissesTheObligation) {  // backtest, by the plugin
  const auto f = facts("EA04");
  const double households = f["inputs"]["households_millions"];
  Town town;
  town.year = 2001;
  town.procedures = {{{"volume", 1000.0}, {"digital_level", "aucun"}, {"excluded_share", 0.0}}};
  Asked asked{.programme = {{"e_administration.teleservice", 2001, {}, {{"bass", 1}}}},
              .years = 19};
  asked.figures["e_administration.adoption.bass_p"] = fixed(0.028);
  asked.figures["e_administration.adoption.bass_q"] = fixed(0.20);
  asked.figures["e_administration.adoption.ceiling"] = fixed(24 / households);
  const Answer a = ask(town, asked);
  const auto millions = [&](const Answer &answer, int year) {
    return households * answer.indicator(take_up, static_cast<std::size_t>(year - 2001));
  };
  const std::map<int, std::pair<double, double>> study{{2014, {16.630391, 0.25041}},
                                                       {2017, {19.708701, -0.03389}},
                                                       {2018, {20.470737, -0.10997}},
                                                       {2019, {21.11438, -0.15542}}};
  for (const auto &[year, result] : study) {
    const double observed = f["published"]["observed_after_2011"][std::to_string(year)];
    EXPECT_NEAR(millions(a, year), result.first, 1e-5) << year;
    EXPECT_NEAR(relative(millions(a, year), observed), result.second, 1e-4) << year;
  }
  // The obligation (2016 to 2019, by income, hence in steps) taken as one date brackets 2019: too
  // low without, too high with. A town's obligation needs its date and its exemptions.
  town.procedures[0]["mandatory_from"] = 2016.0;
  const Answer bound = ask(town, asked);
  EXPECT_NEAR(millions(bound, 2014), millions(a, 2014), 1e-9);
  EXPECT_LT(millions(a, 2019), 25);
  EXPECT_GT(millions(bound, 2019), 25);
}

TEST(DanishPost, ExemptAndCeilingAgree) {  // derived
  const double exempt = facts("EA08")["inputs"]["exempt"];
  EXPECT_NEAR(declared("obligation.exempt").value, exempt, 1e-12);
  EXPECT_NEAR(obligation_ceiling(declared("obligation.ceiling").value, exempt), 0.89, 1e-12);
}

}  // namespace
