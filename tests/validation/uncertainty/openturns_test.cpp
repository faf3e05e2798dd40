// Proves that distributions and Gaussian copulas are those of OpenTURNS, an independent program.
//
// Tolerances: values within 2e-12 of the spread between P5 and P95 (upper tails of heavy ones: or
// of the value itself), shares within 1e-13, moments within 1e-11 of the standard deviation.
// OpenTURNS inverts some distributions by iteration, to about 1e-13 of their range, and integrates
// the moments of some.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/uncertainty/correlation.h"
#include "core/uncertainty/distribution.h"

namespace jalon {
namespace {

using Json = nlohmann::json;

const Json &oracle() {
  static const Json all = Json::parse(std::ifstream(TEST_DATA "/openturns.json"));
  return all;
}

Distribution kind_of(const std::string &name) {
  for (int i = 0;; ++i)
    if (const auto kind = static_cast<Distribution>(i); name_of(kind) == name) return kind;
}

Figure figure_of(const Json &said) {
  Figure f;
  f.distribution = kind_of(said.at("kind"));
  f.value = said.value("value", 0.0);
  f.low = said.value("low", 0.0);
  f.high = said.value("high", 0.0);
  f.mean = said.value("dist_mean", 0.0);
  f.sd = said.value("dist_sd", 0.0);
  f.alpha = said.value("alpha", 0.0);
  f.beta = said.value("beta", 0.0);
  f.values = said.value("values", std::vector<double>());
  f.weights = said.value("weights", std::vector<double>());
  return f;
}

std::string name(const Json &said) {
  Json shown = said;
  for (const char *long_one : {"quantiles", "upper_quantiles", "shares"}) shown.erase(long_one);
  return shown.dump();
}

// At the very share where a step ends the last digit decides which of two values is meant.
bool between_steps(const Figure &f, double u) {
  if (f.values.empty()) return false;
  return std::any_of(f.values.begin(), f.values.end(),
                     [&](double x) { return std::fabs(cumulative(f, x) - u) < 1e-12; });
}

TEST(OpenTurns, QuantilesAreTheSame) {
  for (const Json &said : oracle().at("distributions")) {
    const Figure f = figure_of(said);
    const double spread = quantile(f, 0.95) - quantile(f, 0.05);
    for (const auto &at : said.at("quantiles")) {
      const double u = at.at(0), x = at.at(1);
      if (between_steps(f, u)) continue;
      EXPECT_NEAR(quantile(f, u), x, 2e-12 * spread) << name(said) << " at " << u;
    }
    for (const auto &at : said.at("upper_quantiles")) {
      const double v = at.at(0), x = at.at(1);
      EXPECT_NEAR(upper_quantile(f, v), x, 2e-12 * std::max(spread, std::fabs(x)))
          << name(said) << " at 1 - " << v;
    }
  }
}

TEST(OpenTurns, SharesAreTheSame) {
  std::size_t seen = 0;
  for (const Json &said : oracle().at("distributions"))
    for (const auto &at : said.at("shares")) {
      EXPECT_NEAR(cumulative(figure_of(said), at.at(0)), at.at(1).get<double>(), 1e-13)
          << name(said) << " at " << at.at(0);
      ++seen;
    }
  EXPECT_GT(seen, 400u);
}

TEST(OpenTurns, MomentsAreTheSame) {
  for (const Json &said : oracle().at("distributions")) {
    const Figure f = figure_of(said);
    const double sd = standard_deviation(f);
    EXPECT_NEAR(mean(f), said.at("mean").get<double>(), 1e-11 * sd) << name(said);
    if (!said.at("sd").is_null()) {
      EXPECT_NEAR(sd, said.at("sd").get<double>(), 1e-11 * sd) << name(said);
    }
  }
}

TEST(OpenTurns, EveryKindOfDistributionIsThere) {
  for (int i = 1; i <= static_cast<int>(Distribution::empirical); ++i) {
    const auto &all = oracle().at("distributions");
    EXPECT_GE(std::count_if(all.begin(), all.end(),
                            [&](const Json &said) {
                              return said.at("kind") == name_of(static_cast<Distribution>(i));
                            }),
              2)
        << i;
  }
}

TEST(OpenTurns, CopulasAreTheSame) {
  for (const Json &said : oracle().at("copulas")) {
    const auto ranks = said.at("ranks").get<std::vector<std::vector<double>>>();
    const std::size_t n = ranks.size();
    std::vector<std::string> paths;
    std::vector<Correlation> correlations;
    for (std::size_t i = 0; i < n; ++i) {
      paths.push_back(std::string(1, static_cast<char>('a' + i)));
      for (std::size_t j = 0; j < i; ++j) {
        Correlation &c = correlations.emplace_back();
        c.first = paths[j];
        c.second = paths[i];
        c.rank = ranks[i][j];
        EXPECT_NEAR(said.at("back")[i][j].get<double>(), ranks[i][j], 1e-14);
      }
    }
    const auto copula = copula_of(paths, correlations);
    ASSERT_EQ(copula.groups.size(), 1u);
    EXPECT_TRUE(copula.told.empty());
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        EXPECT_NEAR(copula.groups[0].lower[i * n + j], said.at("lower")[i][j].get<double>(), 1e-14);
  }
}

}  // namespace
}  // namespace jalon
