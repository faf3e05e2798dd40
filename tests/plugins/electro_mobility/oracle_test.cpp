// Proves the model against a second implementation, written draw by draw from the equations, on a
// town of several kinds of points and a programme of several measures, over uncertain figures.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace electro_mobility_test;
using namespace electro_mobility;

struct Kind {
  double points, kw, own;
  const char *cls;
  double price_before, price_after;  // NaN: the usual one
  int opens;                         // in service from this year on
};

struct Oracle {
  Figures figures = drawn();
  double operator()(const char *name, std::size_t y, std::size_t d) const {
    const auto own = figures.find("electro_mobility." + std::string(name));
    return own == figures.end() ? figures.at(name)(y, d) : own->second(y, d);
  }
  // Part of cars that is electric `year` years from 2025.
  double electric(int year, std::size_t d) const {
    const auto f = [&](const char *n) { return (*this)(n, 0, d); };
    const auto logit = [](double p) { return std::log(p) - std::log1p(-p); };
    const double a = logit(f("sales.first_share")), b = logit(f("sales.second_share"));
    double sum = 0, weight = 0;
    for (int age = 29; age >= 0; --age) {
      const double t = 2025 + year - age;
      double sold = 1 / (1 + std::exp(-(a + (b - a) * (t - 2020) / 4)));
      if (t >= 2035) sold = std::max(sold, f("sales.rule_share"));
      const double alive =
          1 - 1 / (1 + std::exp(-(age + 0.5 - f("car.half_life")) / f("car.spread")));
      sum += alive * sold, weight += alive;
    }
    return std::min(1.0, f("local_ratio") * sum / weight);
  }
};

TEST(Oracle, AgreesOnEnergyMoneyAndGasesOfEachYearAndDraw) {
  Town town;
  town.population = 8000;
  town.points = {{{"count", 6.0}, {"power", 22.0}, {"holder", "authority"}, {"free", "yes"}},
                 {{"count", 4.0}, {"power", 7.0}, {"holder", "operator"}, {"free", "no"}},
                 {{"count", 2.0}, {"power", 100.0}, {"holder", "authority"}, {"free", "no"}}};
  const Asked asked{
      .programme = {{"tariff", 2027, {1, 0, 0}, {{"tariff", 0.2}}},
                    {"ac_stations", 2026, {}, {{"points", 8}}},
                    {"dc_hub", 2028, {}, {{"points", 4}, {"concession", 0.4}, {"tariff", 0.45}}}},
      .draws = 70,
      .figures = drawn()};
  const Answer a = ask(town, asked);
  const double usual = jalon::unknown;
  const Kind kinds[]{{6, 22, 1, "ac", 0, 0.2, 0},
                     {4, 7, 0, "slow", usual, usual, 0},
                     {2, 100, 1, "fast", usual, usual, 0},
                     {8, 22, 1, "ac", usual, usual, 2},
                     {4, 150, 0.6, "ultra", 0.45, 0.45, 4}};
  const Oracle f;
  for (std::size_t d = 0; d < asked.draws; ++d) {
    const double odds = f("price.odds", 0, d), cut = f("price.cut", 0, d);
    // Logit: odds x e^(-b p) of charging here; b such that the published cut comes about.
    const auto here = [&](double b, double p) {
      const double o = odds * std::exp(-b * p);
      return o / (1 + o);
    };
    double low = 0, high = 200;
    for (int step = 0; step < 200; ++step) {
      const double b = (low + high) / 2;
      (here(b, f("price.cut_at", 0, d)) / here(b, 0) > 1 - cut ? low : high) = b;
    }
    const double b = (low + high) / 2, tariff = f("tariff", 0, d);
    for (std::size_t y = 0; y < 20; ++y) {
      const double cars =
          8000 * f("cars_per_inhabitant", y, d) * f.electric(static_cast<int>(y), d);
      const double in_public = f("garage_share", y, d) * f("public_share.garage", y, d) +
                               (1 - f("garage_share", y, d)) * f("public_share.none", y, d);
      const double wanted = cars * (1 + f("hybrid.ratio", y, d) * f("hybrid.energy", y, d)) *
                            f("car.distance", y, d) * f("car.consumption", y, d) * in_public *
                            (1 + f("transit_share", y, d));
      const auto full = [&](const Kind &k, const char *cls) {
        return k.points * f("availability", y, d) *
               f(("capacity." + std::string(cls)).c_str(), y, d) *
               f(("energy." + std::string(cls)).c_str(), y, d) * 365;
      };
      const double more_cars = f.electric(static_cast<int>(y), d) / f.electric(0, d) - 1;
      const double grown = 1 + f("others.follow", y, d) * more_cars;
      double supply = 0, there = 0;
      const auto known = [&](const Kind &k) {
        if (k.opens == 0) return 1.0;
        const double age = static_cast<double>(y) - k.opens;
        return age < 0 ? 0 : 1 / (1 + std::pow(9.0, 1 - age / f("ramp.half_time", y, d)));
      };
      for (const Kind &k : kinds) {
        if (k.opens == 0) there += full(k, k.cls);
        supply += full(k, k.cls) * known(k) * (k.opens == 0 ? grown : 1);
      }
      const double enough = 8000 * f("coverage", y, d) * f("availability", y, d) *
                            f("capacity.ac", y, d) * f("energy.ac", y, d) * 365;
      const double load = wanted * (1 - std::exp(-supply / enough)) / supply;
      double kwh = 0, own_kwh = 0, income = 0, maintained = 0;
      for (const Kind &k : kinds) {
        const double asked_price = y > 2 ? k.price_after : k.price_before;
        const double p = std::isnan(asked_price) ? tariff : asked_price;
        const double e =
            full(k, k.cls) * known(k) * (1 - std::exp(-load * here(b, p) / here(b, tariff)));
        kwh += e, own_kwh += k.own * e, income += k.own * e * p;
        if (static_cast<int>(y) >= k.opens)
          maintained += k.own * k.points * f(("maintenance." + std::string(k.cls)).c_str(), y, d);
      }
      kwh += there * (grown - 1) * (1 - std::exp(-load));
      const double from_grid = kwh / f("efficiency", y, d);
      EXPECT_NEAR(a.line(electricity, y, d), from_grid, 1e-6 * from_grid);
      EXPECT_NEAR(a.line(revenue, y, d), income, 1e-6 * (1 + income));
      EXPECT_NEAR(a.line(electricity_purchase, y, d),
                  own_kwh / f("efficiency", y, d) * f("energy.electricity.price", y, d) *
                      f("electricity.ratio", y, d) *
                      (1 - f("energy.electricity.excise_share", y, d)),
                  1e-6 * own_kwh);
      EXPECT_NEAR(a.line(maintenance, y, d), maintained, 1e-9 * maintained);
      const double km = f("induced", y, d) * kwh / f("car.consumption", y, d);
      const double litres = km * f("engine.consumption", y, d) /
                            (1 + f("engine.progress", y, d) * static_cast<double>(y));
      EXPECT_NEAR(a.line(engine_co2e_avoided, y, d), litres * f("energy.fuel.carbon", y, d),
                  1e-6 * litres);
    }
  }
}

TEST(Oracle, AgreesOnTheRenewalOfAFleetOfAllAges) {
  Town town;
  for (int year = 2008; year < 2025; ++year)
    town.vehicles.push_back({{"count", 1.0 + year % 3},
                             {"kind", year % 2 ? "car" : "van"},
                             {"fuel", "diesel"},
                             {"bought", static_cast<double>(year)},
                             {"longest_day", 60.0},
                             {"distance", 8000.0},
                             {"days", 200.0}});
  Asked asked{
      .programme = {{"fleet_electric", 2027}}, .years = 30, .draws = 20, .figures = drawn()};
  asked.figures["electro_mobility.fleet.market_ratio"] = fixed(0);  // none electric before
  const Answer a = ask(town, asked);
  const Oracle f;
  for (std::size_t d = 0; d < asked.draws; ++d) {
    std::vector<double> electric(31, 0);
    double all = 0;
    for (int bought = 2008; bought < 2025; ++bought) {
      const double n = 1.0 + bought % 3;
      const double life = f(bought % 2 ? "fleet.life.car" : "fleet.life.van", 0, d);
      const double range = f(bought % 2 ? "fleet.range.car" : "fleet.range.van", 0, d);
      all += n;
      if (60 > 0.8 * range) continue;
      // Due dates one after the other; each falls over a year, as the purchases of a fleet do.
      double replaced = 0;
      std::vector<double> due(31, 0);
      for (double at = std::max(0.0, bought - 2025 + life); at < 31; at += life) {
        const auto first = static_cast<std::size_t>(at);
        due[first] += static_cast<double>(first) + 1 - at;
        if (first + 1 < 31) due[first + 1] += at - static_cast<double>(first);
      }
      for (std::size_t y = 0; y < 30; ++y) {
        electric[y] += n * replaced;
        if (y >= 2) replaced = std::min(1.0, replaced + due[y]);
      }
    }
    for (std::size_t y = 0; y < 30; ++y)
      EXPECT_NEAR(a.indicator(fleet_electric_share, y, d), electric[y] / all, 1e-9) << y;
  }
}

}  // namespace
