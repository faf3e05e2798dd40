// Electric cars of the inhabitants, and what they and visitors ask of public points.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

constexpr std::size_t ages = 30;  // older cars are counted as gone

}  // namespace

JALON_FAST void set_up_demand(const Plan &plan, Work &w) {
  const Lanes &year_a = w.of("electro_mobility.sales.first_year");
  const Lanes &share_a = w.of("electro_mobility.sales.first_share");
  const Lanes &year_b = w.of("electro_mobility.sales.second_year");
  const Lanes &share_b = w.of("electro_mobility.sales.second_share");
  const Lanes &rule_year = w.of("electro_mobility.sales.rule_year");
  const Lanes &rule_share = w.of("electro_mobility.sales.rule_share");
  const Lanes &half_life = w.of("electro_mobility.car.half_life");
  const Lanes &spread = w.of("electro_mobility.car.spread");

  // Both curves are logistic: the odds of a year are those of the last times a factor.
  std::array<Lanes, ages> alive;
  Lanes odds, factor, all{};
  each([&](std::size_t i) {
    odds[i] = std::exp((0.5 - half_life[i]) / spread[i]);
    factor[i] = std::exp(1 / spread[i]);
  });
  for (Lanes &left : alive)
    each([&](std::size_t i) {
      left[i] = 1 / (1 + odds[i]);
      odds[i] *= factor[i];
      all[i] += left[i];
    });
  std::vector<Lanes> sold(ages + plan.years);  // part of new cars, by year
  const double begin = plan.first_year - static_cast<double>(ages);
  each([&](std::size_t i) {
    const Logistic sales = logistic_of(year_a[i], share_a[i], year_b[i], share_b[i]);
    odds[i] = std::exp(-sales.pace * (begin - sales.middle));
    factor[i] = std::exp(-sales.pace);
  });
  for (std::size_t k = 0; k < sold.size(); ++k) {
    const double year = begin + static_cast<double>(k);
    each([&](std::size_t i) {
      const double part = 1 / (1 + odds[i]);
      sold[k][i] = year >= rule_year[i] ? greater(part, rule_share[i]) : part;
      odds[i] *= factor[i];
    });
  }
  const Lanes &each_has = w.of("electro_mobility.cars_per_inhabitant");
  const Lanes &local = w.of("electro_mobility.local_ratio");
  const Lanes &hybrids = w.of("electro_mobility.hybrid.ratio");
  const Lanes &hybrid_energy = w.of("electro_mobility.hybrid.energy");
  const Lanes &km = w.of("electro_mobility.car.distance");
  const Lanes &use = w.of("electro_mobility.car.consumption");
  const Lanes &garage = w.of("electro_mobility.garage_share");
  const Lanes &with = w.of("electro_mobility.public_share.garage");
  const Lanes &without = w.of("electro_mobility.public_share.none");
  const Lanes &transit = w.of("electro_mobility.transit_share");
  const double people = plan.stock->people();
  for (std::size_t y = 0; y < plan.years; ++y) {
    w.market[y] = sold[y + ages];
    Lanes stock{};
    for (std::size_t a = 0; a < ages; ++a) {
      const Lanes &left = alive[a], &new_cars = sold[y + ages - a];
      each([&](std::size_t i) { stock[i] += left[i] * new_cars[i]; });
    }
    each([&](std::size_t i) {
      const double cars = people * each_has[i];
      const double electric = cars * lesser(1.0, local[i] * stock[i] / all[i]);
      const double own = public_energy(electric * (1 + hybrids[i] * hybrid_energy[i]), km[i],
                                       use[i], public_share(garage[i], with[i], without[i]), 0);
      w.cars[y][i] = electric;
      w.potential[y][i] = own * (1 + transit[i]);
    });
  }
}

}  // namespace electro_mobility
