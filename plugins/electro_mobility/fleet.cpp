// The municipal fleet: what is replaced and when, what it uses, and the chargers at the depot.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

constexpr std::size_t n_kinds = 3;
#define ELECTRO_MOBILITY_BY_KIND(what)                           \
  std::array<std::size_t, n_kinds> {                             \
    parameter_named("electro_mobility.fleet." what ".car"),      \
        parameter_named("electro_mobility.fleet." what ".van"),  \
        parameter_named("electro_mobility.fleet." what ".heavy") \
  }
constexpr auto fuel_use = ELECTRO_MOBILITY_BY_KIND("fuel_use");
constexpr auto power_use = ELECTRO_MOBILITY_BY_KIND("power_use");
constexpr auto engine_price = ELECTRO_MOBILITY_BY_KIND("engine_price");
constexpr auto electric_price = ELECTRO_MOBILITY_BY_KIND("electric_price");
constexpr auto life_of = ELECTRO_MOBILITY_BY_KIND("life");
constexpr auto range_of = ELECTRO_MOBILITY_BY_KIND("range");
constexpr auto battery_of = ELECTRO_MOBILITY_BY_KIND("battery");
constexpr auto depot_of = ELECTRO_MOBILITY_BY_KIND("depot");
#undef ELECTRO_MOBILITY_BY_KIND
constexpr std::size_t heavy = 2;

const Lanes &drawn_or(const Work &w, const Drawn &d, Lanes &store) {
  if (d.drawn()) return w.parameters[d.parameter];
  each([&](std::size_t i) { store[i] = d.value; });
  return store;
}

// Vehicles of one kind and age that are replaced in the year at work: the part of them.
void due(const Year &now, const Vehicles &v, const Lanes &life, Lanes &part) {
  const double y = now.y, since = std::min(now.y, v.bought - now.plan.first_year);
  if (v.bought == 0)
    each([&](std::size_t i) { part[i] = 1 / life[i]; });
  else  // what is past its life is replaced at once
    each([&](std::size_t i) { part[i] = bought_again(y - greater(since, -life[i]), life[i]); });
}

void keep(Year &now, const Lanes &money, const Lanes &life) {
  const double age = now.last - now.y;
  each([&](std::size_t i) { now.w.left[i] += money[i] * life_left(age, life[i]); });
}

// Electric part of what the town buys anyway: as the market where it is free to choose, and as the
// European rule says where that holds. It is for cars and vans.
void bought_anyway(const Year &now, std::size_t kind, Lanes &part) {
  part = Lanes{};
  if (kind == heavy) return;
  const Lanes &market = now.w.market[static_cast<std::size_t>(now.y)];
  const Lanes &ratio = now.of("electro_mobility.fleet.market_ratio");
  const Lanes &rule = now.of("electro_mobility.sales.rule_year");
  const double year = now.plan.first_year + now.y;
  each([&](std::size_t i) {
    part[i] = year >= rule[i] ? market[i] : lesser(1.0, ratio[i] * market[i]);
  });
}

// Replacements of the year: like for like or as the market, electric for those that the measure
// takes. Only vehicles whose days fit ever become electric; none goes back.
JALON_FAST void replace(Year &now, const Vehicles &v, VehicleLanes &f, const Lanes &market) {
  Work &w = now.w;
  const Lanes &life = w.parameters[life_of[v.kind]];
  const Lanes &engine = w.parameters[engine_price[v.kind]];
  const Lanes &electric = w.parameters[electric_price[v.kind]];
  const double measure = now.y >= v.from ? 1 : 0;
  Lanes part, money;
  due(now, v, life, part);
  const Lanes &usual = v.electric ? electric : engine;
  if (now.y == std::max(v.from, 0)) f.at_start = f.anyway;
  auto &coming = w.depot[v.kind][static_cast<std::size_t>(now.y)];
  each([&](std::size_t i) {
    // Of those due, electric already: none the first time round, the mean of all later on.
    const double were = f.replaced[i] < 1 - 1e-9 ? 0 : f.anyway[i];
    const double chosen = were + (1 - were) * market[i];
    const double more = part[i] * f.fit[i] * (electric[i] - engine[i]);
    const double anyway = part[i] * f.count[i] * usual[i] + more * chosen;
    const double extra = measure * more * (1 - chosen);
    w.line[renewal][i] += anyway;
    w.line[investment][i] += extra;
    money[i] = anyway + extra;
    // What comes this year serves from the next on.
    f.replaced[i] += part[i];
    f.anyway[i] = lesser(1.0, f.anyway[i] + part[i] * (chosen - were));
    f.done[i] = lesser(1.0, f.done[i] + measure * part[i]);
    const double next = measure > 0 ? f.done[i] + (1 - f.done[i]) * f.at_start[i] : f.anyway[i];
    const double arrived = f.fit[i] * (next - f.electric[i]);
    coming[i] += arrived;
    w.arrived_by_measure[v.kind][i] += measure * arrived;
    f.electric[i] = next;
  });
  keep(now, money, life);
}

JALON_FAST void depots(Year &now) {
  Work &w = now.w;
  const Lanes &per_vehicle = now.of("electro_mobility.fleet.depot_per_vehicle");
  const Lanes &life = now.of("electro_mobility.charger.life");
  const Lanes &studies = now.of("electro_mobility.study_share");
  for (std::size_t kind = 0; kind < n_kinds; ++kind) {
    const Lanes &price = w.parameters[depot_of[kind]];
    const auto &coming = w.depot[kind];
    const auto y = static_cast<std::size_t>(now.y);
    Lanes bought, renewed{}, money;
    const Lanes &of_measure = w.arrived_by_measure[kind];
    for (std::size_t s = 0; s < y; ++s) {
      const Lanes &again = w.again[y - s];
      each([&](std::size_t i) { renewed[i] += coming[s][i] * again[i]; });
    }
    each([&](std::size_t i) {
      const double each_one = per_vehicle[i] * price[i] * (1 + studies[i]);
      const double measure = of_measure[i] * each_one;
      bought[i] = coming[y][i] * each_one;
      renewed[i] *= per_vehicle[i] * price[i] * w.charger[i];
      w.line[investment][i] += measure;
      w.line[renewal][i] += renewed[i] + bought[i] - measure;
      money[i] = bought[i] + renewed[i];
    });
    keep(now, money, life);
  }
}

}  // namespace

JALON_FAST void set_up_fleet(const Plan &plan, Work &w) {
  const Lanes &peak = w.of("electro_mobility.fleet.peak_day");
  const Lanes &used = w.of("electro_mobility.fleet.range_used");
  const Lanes &cell = w.of("electro_mobility.fleet.battery_price");
  const Lanes &cycles = w.of("electro_mobility.fleet.battery_cycles");
  for (auto &kind : w.depot)
    for (Lanes &year : kind) year = Lanes{};
  for (std::size_t k = 0; k < plan.vehicles.size(); ++k) {
    const Vehicles &v = plan.vehicles[k];
    VehicleLanes &f = w.vehicles[k];
    f.batteries = f.count = f.fit = f.km = f.fit_km = Lanes{};
    f.anyway = f.at_start = f.done = f.replaced = f.electric = Lanes{};
    const Lanes &range = w.parameters[range_of[v.kind]];
    for (std::size_t r = 0; r < v.rows.size(); ++r) {
      const VehicleRow &row = plan.stock->vehicles[v.rows[r]];
      Lanes n, km_store, days_store;
      w.count(row.count, n);
      const Lanes &km = drawn_or(w, row.distance, km_store);
      const Lanes &days = drawn_or(w, row.days, days_store);
      const double part = v.part[r];
      const bool known = !std::isnan(row.longest_day), can = !v.electric;
      each([&](std::size_t i) {
        const double longest = known ? row.longest_day : km[i] / days[i] * peak[i];
        const double fits = can && feasible(longest, range[i], used[i]) ? 1 : 0;
        const double vehicles = n[i] * part;
        f.count[i] += vehicles;
        f.km[i] += vehicles * km[i];
        f.fit[i] += vehicles * fits;
        f.fit_km[i] += vehicles * fits * km[i];
      });
    }
    const Lanes &battery = w.parameters[battery_of[v.kind]];
    const Lanes &kwh_per_km = w.parameters[power_use[v.kind]];
    const Lanes &life = w.parameters[life_of[v.kind]];
    const Lanes &vehicles = v.electric ? f.count : f.fit, &km = v.electric ? f.km : f.fit_km;
    each([&](std::size_t i) {
      const double each_km = vehicles[i] > 0 ? km[i] / vehicles[i] : 0;
      f.batteries[i] = battery[i] * cell[i] / life[i] *
                       battery_renewals(each_km * life[i], kwh_per_km[i], battery[i], cycles[i]);
    });
  }
}

namespace {

// What vehicles of one kind do in the year at work.
struct Use {
  Lanes count{}, electric{}, km{}, electric_km{};
};

JALON_FAST void run_kind(Year &now, std::size_t kind, const Use &use, Lanes &kwh) {
  Work &w = now.w;
  const bool is_heavy = kind == heavy;
  const Lanes &fuel_price = now.of("energy.fuel.price");
  const Lanes &duty = now.of("energy.fuel.duty");
  const Lanes &fuel_carbon = now.of("energy.fuel.carbon");
  const Lanes &grid = now.of("energy.electricity.carbon");
  const Lanes &efficiency = now.of("electro_mobility.efficiency");
  const Lanes &making = now.of("electro_mobility.making");
  const Lanes &tailpipe = now.of("electro_mobility.tailpipe");
  const Lanes &insured = now.of("electro_mobility.fleet.insurance.engine");
  const Lanes &insured_electric = now.of("electro_mobility.fleet.insurance.electric");
  const Lanes &upkeep = is_heavy ? now.of("electro_mobility.fleet.upkeep.engine.heavy")
                                 : now.of("electro_mobility.fleet.upkeep.engine.light");
  const Lanes &upkeep_electric = is_heavy ? now.of("electro_mobility.fleet.upkeep.electric.heavy")
                                          : now.of("electro_mobility.fleet.upkeep.electric.light");
  const Lanes &litres_per_km = w.parameters[fuel_use[kind]];
  const Lanes &kwh_per_km = w.parameters[power_use[kind]];
  each([&](std::size_t i) {
    const double engine = use.count[i] - use.electric[i];
    const double engine_km = greater(0.0, use.km[i] - use.electric_km[i]);
    const double litres = engine_km * litres_per_km[i];
    const double charged = use.electric_km[i] * kwh_per_km[i] / efficiency[i];
    const double kept = engine_km * upkeep[i] + use.electric_km[i] * upkeep_electric[i] +
                        engine * insured[i] + use.electric[i] * insured_electric[i];
    const double paid_duty = litres * lesser(duty[i], fuel_price[i]);
    w.line[fleet_fuel][i] += litres * fuel_price[i] - paid_duty;
    w.line[fleet_duty][i] += paid_duty;
    w.line[fleet_upkeep][i] += kept;
    w.line[fleet_co2e][i] += litres * fuel_carbon[i];
    w.line[fleet_engine_km][i] += engine_km * tailpipe[i];
    w.line[grid_co2e][i] += charged * grid[i];
    w.line[making_co2e][i] += use.electric_km[i] * making[i];
    kwh[i] += charged;
    w.vehicles_rest[i] += engine;
    w.fleet_km[i] += use.km[i];
    w.fleet_cost[i] += litres * fuel_price[i] + kept;
  });
}

}  // namespace

JALON_FAST void run_fleet(Year &now) {
  Work &w = now.w;
  w.vehicles_known = w.vehicles_electric = w.vehicles_rest = w.vehicles_fit = Lanes{};
  w.fleet_km = w.fleet_cost = w.age = w.aged = Lanes{};
  if (now.plan.vehicles.empty()) return;
  std::array<Use, n_kinds> uses{};
  for (std::size_t k = 0; k < now.plan.vehicles.size(); ++k) {
    const Vehicles &v = now.plan.vehicles[k];
    VehicleLanes &f = w.vehicles[k];
    Use &use = uses[v.kind];
    const double all = v.electric ? 1 : 0, known = v.fuel_known ? 1 : 0;
    each([&](std::size_t i) {
      const double electric = all * f.count[i] + f.fit[i] * f.electric[i];
      w.vehicles_known[i] += known * f.count[i];
      w.vehicles_electric[i] += known * electric;
      use.count[i] += f.count[i];
      use.electric[i] += electric;
      use.km[i] += f.km[i];
      use.electric_km[i] += all * f.km[i] + f.fit_km[i] * f.electric[i];
      w.line[renewal][i] += electric * f.batteries[i];
      w.vehicles_fit[i] += f.fit[i] * (1 - f.electric[i]);
    });
    if (v.bought != 0 && now.y == 0) {
      const double age = std::max(0, now.plan.first_year - v.bought);
      each([&](std::size_t i) {
        w.age[i] += f.count[i] * age;
        w.aged[i] += f.count[i];
      });
    }
  }
  Lanes kwh{}, as_it_is;
  each([&](std::size_t i) { as_it_is[i] = 1; });
  for (std::size_t kind = 0; kind < n_kinds; ++kind) run_kind(now, kind, uses[kind], kwh);
  const Lanes &price = now.of("energy.electricity.price");
  each([&](std::size_t i) { w.fleet_cost[i] += kwh[i] * price[i]; });
  pay_electricity(now, kwh, as_it_is);
  std::array<Lanes, n_kinds> market;
  for (std::size_t kind = 0; kind < n_kinds; ++kind) {
    bought_anyway(now, kind, market[kind]);
    w.arrived_by_measure[kind] = Lanes{};
  }
  for (std::size_t k = 0; k < now.plan.vehicles.size(); ++k) {
    const Vehicles &v = now.plan.vehicles[k];
    replace(now, v, w.vehicles[k], market[v.kind]);
  }
  depots(now);
}

}  // namespace electro_mobility
