#include "model.h"

#include <algorithm>
#include <cmath>

#include "equations.h"

namespace electro_mobility {

static_assert(
    parameters[parameter_named("electro_mobility.charger.life")].lower >= shortest_life &&
    parameters[parameter_named("electro_mobility.civil.life")].lower >= shortest_life &&
    parameters[parameter_named("electro_mobility.fleet.life.car")].lower >= shortest_life &&
    parameters[parameter_named("electro_mobility.fleet.life.van")].lower >= shortest_life &&
    parameters[parameter_named("electro_mobility.fleet.life.heavy")].lower >= shortest_life);

Work::Work(const Plan &plan)
    : parameters(electro_mobility::parameters.size()),
      cars(plan.years),
      market(plan.years),
      potential(plan.years),
      prices(plan.prices.size()),
      groups(plan.groups.size()),
      equipment(plan.equipment.size()),
      vehicles(plan.vehicles.size()),
      bikes(plan.bikes.size()),
      purchases(plan.aids.size()),
      ramp(plan.years + 1),
      again(plan.years + 1),
      civil_again(plan.years + 1) {
  for (auto &kind : depot) kind.assign(plan.years, Lanes{});
}

namespace {
void run_year(const Plan &plan, Work &w, const jalon::Block &block, std::size_t first,
              std::size_t count, std::size_t year) {
  for (std::size_t p = 0; p < parameters.size(); ++p)
    if (parameters[p].flags & JALON_PER_YEAR)
      take(block.parameter(p, year), first, count, w.parameters[p]);
  Year now{plan, w, static_cast<int>(year), static_cast<int>(plan.years) - 1};
  for (Lanes &l : w.line) l = Lanes{};
  const Lanes &floor = now.of("electro_mobility.price_floor");
  const Lanes &follow = now.of("electro_mobility.others.follow");
  const Lanes &cars_today = w.cars.front(), &cars = w.cars[year];
  each([&](std::size_t i) {
    w.charger[i] = greater(floor[i], w.learning[i]);
    w.others[i] = opened_by_others(cars_today[i] > 0 ? cars[i] / cars_today[i] : 1, follow[i]);
  });
  serve(now);
  run_points(now);
  buy_points(now);
  run_fleet(now);
  run_bikes(now);
  if (now.y == now.last)
    each([&](std::size_t i) {
      w.line[residual][i] = w.left[i];
      w.line[operator_residual][i] = w.operator_left[i];
    });
  write(now, block, first, count);
  const Lanes &fall = now.of("electro_mobility.learning");
  each([&](std::size_t i) { w.learning[i] *= 1 - fall[i]; });
}
}  // namespace

JALON_FAST void Work::load(const jalon::Block &block, std::size_t first, std::size_t count) {
  for (std::size_t p = 0; p < parameters.size(); ++p)
    if (!(electro_mobility::parameters[p].flags & JALON_PER_YEAR))
      take(block.parameter(p), first, count, parameters[p]);
}

JALON_FAST void pay_electricity(Year &now, const Lanes &kwh, const Lanes &price_factor) {
  const Lanes &price = now.of("energy.electricity.price");
  const Lanes &excise = now.of("energy.electricity.excise_share");
  Lanes &bought = now.w.line[electricity_purchase], &tax = now.w.line[electricity_excise];
  Lanes &taken = now.w.line[electricity];
  each([&](std::size_t i) {
    const double bill = kwh[i] * price[i] * price_factor[i];
    bought[i] += bill * (1 - excise[i]);
    tax[i] += bill * excise[i];
    taken[i] += kwh[i];
  });
}

void Prepared::evaluate(const jalon::Block &block) const {
  Work work(plan_);
  for (std::size_t first = 0; first < block.draws(); first += lanes) {
    const std::size_t count = std::min(lanes, block.draws() - first);
    work.load(block, first, count);
    work.left = work.operator_left = Lanes{};
    each([&](std::size_t i) { work.learning[i] = 1; });
    set_up_demand(plan_, work);
    set_up_points(plan_, work);
    set_up_fleet(plan_, work);
    set_up_bikes(plan_, work);
    for (std::size_t year = 0; year < plan_.years; ++year)
      run_year(plan_, work, block, first, count, year);
  }
}

}  // namespace electro_mobility
