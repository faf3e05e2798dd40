// doubts.h - what draws, stress and other norms say in the synthetic results of fixture.h: invented
// figures, of the shape of a real run. No number here means anything.
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/report/results.h"

namespace jalon::fixture {

inline Estimate near(double value, double by) {
  return {value, value - by, value + by};
}

inline Spread spread(double p10, double p90, double positive) {
  Spread s;
  const double width = p90 - p10;
  s.draws = 1997;
  s.rejected = 3;
  s.p10 = near(p10, width / 50);
  s.p90 = near(p90, width / 50);
  s.p50 = s.mean = near((p10 + p90) / 2, width / 80);
  s.p5 = near(p10 - 0.2 * width, width / 40);
  s.p95 = near(p90 + 0.2 * width, width / 40);
  s.shortfall = near(p10 - 0.3 * width, width / 30);
  s.least = p10 - width;
  s.greatest = p90 + width;
  s.standard_error = width / 80;
  s.standard_deviation = width / 2.56;
  s.positive = near(positive, 0.01);
  s.loss = near(1 - positive, 0.01);
  const double bin = width / 12;
  for (int i = 0; i <= 24; ++i) s.edges.push_back(s.p50.value + (i - 12) * bin);
  for (int i = 0; i < 24; ++i)
    s.counts.push_back(std::round(200 * std::exp(-std::pow((i - 11.5) / 5, 2))));
  return s;
}

inline DriverResult driver(std::vector<std::string> paths, double central, double share,
                           double reach, std::vector<double> switching) {
  DriverResult d;
  d.paths = std::move(paths);
  d.central = central;
  d.low = 0.8 * central;
  d.high = 1.3 * central;
  d.from = 0.1 * central;
  d.to = 3 * central;
  for (auto *effect : {&d.authority, &d.collective}) {
    effect->index = {near(0.9 * share, 0.02), near(share, 0.03)};
    effect->at_low = (effect == &d.authority ? 372450 : 716000) - reach;
    effect->at_high = (effect == &d.authority ? 372450 : 716000) + 1.2 * reach;
    effect->switching = switching;
  }
  return d;
}

// Price of energy, two figures that vary together, a saving that changes no sign.
inline std::vector<DriverResult> drivers() {
  auto price = driver({"energy.price"}, 0.2104, 0.54, 400000, {0.172});
  price.authority.switching = {0.19};
  auto group = driver({"lamps.led.price", "norms.value.co2e"}, 620, 0.31, 200000, {});
  for (auto *effect : {&group.authority, &group.collective})
    effect->at_low = effect->at_high = std::nan("");
  return {price, group, driver({"lamps.sensor.saving"}, 0.35, 0.08, 60000, {})};
}

inline NormsResult other_norms() {
  NormsResult n;
  n.name = "zz-old";
  n.title_fr = "Anciennes règles";
  n.title_en = "Former rules";
  n.currency = "EUR";
  n.discount_rate = 0.08;
  n.cost_of_public_funds = 0.3;
  n.residual_value = false;
  n.projects = {{"renew", 101000, -150000, 0.93, 0.071, {}},
                {"sense", 40000, 61000, 1.1, {}, 2031}};
  n.roadmap_value = 61000;
  n.values = {{"norms.value.co2e", "currency/kg", "An invented report", "2013", 0.1, 0.2, 2010,
               Confidence::to_verify}};
  return n;
}

// Into results of three projects: renew, sense (appraised) and poles (not).
inline void add_doubts(Results &r) {
  r.draws = {"sobol", 2000,
             2000,    false,
             true,    {},
             24,      {std::string("the correlations given could not all hold: made possible")}};
  r.stresses = {{"works",
                 "Les travaux coûtent 40 % de plus",
                 "Works cost 40% more",
                 "An invented guide",
                 "2022",
                 Confidence::to_verify,
                 {std::string("lamps.led.price x 1.4")},
                 {std::string("poles.price")}},
                {"delay",
                 "Un an de retard",
                 "One year late",
                 "Judgement",
                 "",
                 Confidence::hypothetical,
                 {std::string("start + 1 year")},
                 {}}};
  auto &renew = r.projects[0];
  renew.drivers = drivers();
  renew.stressed = {{"works", -12000, 331000}, {"delay", 350000, 690000}};
  renew.by_start = {{2027, 650000, 340000}, {2028, 716000, 372450}, {2029, 701000, 360000}};
  renew.best_start = 2028;
  renew.works = "civil engineering";
  renew.optimism_bias = 0.2;
  auto &a = *renew.appraisal;
  a.irr_authority_spread = spread(0.031, 0.142, 0.99);
  a.irr_authority_spread->draws = 1757;
  a.irr_authority_spread->missing = 240;
  a.mirr_authority = 0.061;
  a.mirr_collective = 0.074;
  a.benefit_cost_modified = 1.93;
  a.profitability_index = 1.48;
  a.first_year_return = 0.101;
  r.preferences = {{"renew", "sense"}, {{0.5, 0.83}, {0.17, 0.5}}, {0.83, 0.17}};
  r.rates = {{0.5, 0.022, {801000, 233000, std::nan("")}},
             {1.5, 0.042, {640000, -8000, std::nan("")}}};
  r.other_norms = {other_norms()};
}

}  // namespace jalon::fixture
