// Money of the points: what they use, cost and bring in a year, and what is bought for them.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

// What a year of all points comes to, by who bears it.
struct Sums {
  Lanes kwh[2]{}, price_weighted[2]{};  // delivered; the same times the part of the price paid
  Lanes income[2]{}, worth{}, sessions{}, kva[2]{}, upkeep[2]{}, service[2]{};
};
enum Side { town, operators };

JALON_FAST void sum_group(Year &now, const Group &g, const GroupLanes &group, Sums &sums) {
  Work &w = now.w;
  const PriceLanes &price = w.prices[g.price[static_cast<std::size_t>(now.y)]];
  const Lanes &kwh = w.of(energy_of, g.cls), &upkeep = w.of(upkeep_of, g.cls);
  const Lanes &watching = now.of("electro_mobility.supervision");
  const Lanes &ratio = now.of("electro_mobility.subscribed_ratio");
  const Lanes &cheaper = now.of("electro_mobility.smart.energy_saving");
  const Lanes &lower = now.of("electro_mobility.smart.power_saving");
  const Lanes &steering = now.of("electro_mobility.smart.service");
  const double smart = now.y > g.smart ? 1 : 0;
  each([&](std::size_t i) {
    const double own = group.own[i], e = group.served[i], n = group.points[i];
    const double kva = group.kilowatts[i] * ratio[i] * (1 - smart * lower[i]);
    const double service = n * (watching[i] + smart * steering[i]);
    const double part = 1 - smart * cheaper[i];
    sums.kwh[town][i] += own * e, sums.kwh[operators][i] += (1 - own) * e;
    sums.price_weighted[town][i] += own * e * part;
    sums.price_weighted[operators][i] += (1 - own) * e * part;
    sums.income[town][i] += own * e * price.price[i];
    sums.income[operators][i] += (1 - own) * e * price.price[i];
    sums.worth[i] += e * (price.price[i] + price.worth[i]);
    sums.sessions[i] += e / kwh[i];
    sums.kva[town][i] += own * kva, sums.kva[operators][i] += (1 - own) * kva;
    sums.upkeep[town][i] += own * n * upkeep[i];
    sums.upkeep[operators][i] += (1 - own) * n * upkeep[i];
    sums.service[town][i] += own * service, sums.service[operators][i] += (1 - own) * service;
    w.points[i] += n;
    w.kilowatts[i] += group.kilowatts[i];
    w.in_class[g.cls][i] += n;
  });
  if (g.fee > 0) {
    Lanes &fees = w.line[concession_fee];
    each([&](std::size_t i) { fees[i] += group.points[i] * (1 - group.own[i]) * g.fee; });
  }
  if (g.kerb) {
    const Lanes &space = now.of("kerb.space_value");
    each([&](std::size_t i) { w.line[kerb_space][i] += group.points[i] * space[i]; });
  }
}

// Drivers who find the station full, in the mean of the year (who waits) and its busiest month.
JALON_FAST void queue(Year &now, const Group &g, const GroupLanes &group) {
  Work &w = now.w;
  const Lanes &kwh = w.of(energy_of, g.cls), &length = w.of(session_of, g.cls);
  const Lanes &window = now.of("electro_mobility.window");
  const Lanes &longest = now.of("electro_mobility.wait.longest");
  const Lanes &peak = now.of("electro_mobility.peak_month");
  const int c = g.station_points;
  Lanes sessions, load, usual, busiest;
  each([&](std::size_t i) {
    sessions[i] = group.served[i] / kwh[i];
    load[i] = offered_load(c, sessions[i] / (365 * greater(group.points[i], 1e-12)), length[i],
                           window[i]);
    usual[i] = busiest[i] = 1;
  });
  // (9) point by point, so that draws go side by side.
  for (int k = 1; k <= c; ++k)
    each([&](std::size_t i) {
      const double most = load[i] * peak[i];
      usual[i] = load[i] * usual[i] / (k + load[i] * usual[i]);
      busiest[i] = most * busiest[i] / (k + most * busiest[i]);
    });
  each([&](std::size_t i) {
    const double most = load[i] * peak[i];
    const double wait = erlang_c_of(c, load[i], usual[i]);
    w.line[waiting][i] +=
        sessions[i] * wait *
        (load[i] < c ? lesser(length[i] / (c - load[i]), longest[i]) : longest[i]);
    w.blocked[i] += sessions[i] * busiest[i];
    w.waits[i] += sessions[i] * erlang_c_of(c, most, busiest[i]);
    w.weight[i] += sessions[i];
  });
}

// What kilometres that public charging alone makes electric change.
JALON_FAST void induced(Year &now, const Lanes &kwh, const Lanes &worth) {
  Work &w = now.w;
  const Lanes &part = now.of("electro_mobility.induced");
  const Lanes &use = now.of("electro_mobility.car.consumption");
  const Lanes &fuel = now.of("electro_mobility.engine.consumption");
  const Lanes &progress = now.of("electro_mobility.engine.progress");
  const Lanes &carbon = now.of("energy.fuel.carbon");
  const Lanes &grid = now.of("energy.electricity.carbon");
  const Lanes &efficiency = now.of("electro_mobility.efficiency");
  const Lanes &making = now.of("electro_mobility.making");
  const Lanes &tailpipe = now.of("electro_mobility.tailpipe");
  const Lanes &duty = now.of("energy.fuel.duty");
  const double y = now.y;
  each([&](std::size_t i) {
    const double km = part[i] * kwh[i] / use[i];
    const double litres = km * fuel[i] / (1 + progress[i] * y);
    const double lost = litres * duty[i];
    w.line[engine_co2e_avoided][i] += litres * carbon[i];
    w.line[grid_co2e][i] += part[i] * kwh[i] / efficiency[i] * grid[i];
    w.line[making_co2e][i] += km * making[i];
    w.line[engine_km_avoided][i] += km * tailpipe[i];
    w.line[duty_lost][i] += lost;
    w.line[charging_value][i] += worth[i] - lost;
  });
}

}  // namespace

JALON_FAST void run_points(Year &now) {
  const Plan &plan = now.plan;
  Work &w = now.w;
  Sums s;
  w.points = w.kilowatts = w.blocked = w.waits = w.weight = Lanes{};
  for (Lanes &n : w.in_class) n = Lanes{};
  for (std::size_t k = 0; k < plan.groups.size(); ++k) {
    if (!plan.groups[k].serves_in(now.y)) continue;
    sum_group(now, plan.groups[k], w.groups[k], s);
    queue(now, plan.groups[k], w.groups[k]);
  }
  // Those that others open meanwhile, of the same kinds as those there.
  const PriceLanes &usual = w.prices[usual_price];
  Lanes all;
  each([&](std::size_t i) {
    const double more = w.others[i] - 1;
    const double e = w.there_capacity[i] * more * w.filled[i];
    s.kwh[operators][i] += e;
    s.price_weighted[operators][i] += e;
    s.income[operators][i] += e * usual.price[i];
    s.worth[i] += e * (usual.price[i] + usual.worth[i]);
    for (std::size_t c = 0; c < n_classes; ++c) {
      const double n = w.there[c][i] * more;
      w.points[i] += n;
      w.in_class[c][i] += n;
      s.sessions[i] += n * w.of(capacity_of, static_cast<Class>(c))[i] * 365 * w.filled[i] *
                       now.of("electro_mobility.availability")[i];
    }
    all[i] = s.kwh[town][i] + s.kwh[operators][i];
  });
  const Lanes &efficiency = now.of("electro_mobility.efficiency");
  const Lanes &of_lighting = now.of("energy.electricity.price");
  const Lanes &dearer = now.of("electro_mobility.electricity.ratio");
  const Lanes &excise = now.of("energy.electricity.excise_share");
  const Lanes &kva_price = now.of("electro_mobility.subscription_price");
  const Lanes &fees = now.of("electro_mobility.fee_share");
  auto &line = w.line;
  each([&](std::size_t i) {
    const double price = of_lighting[i] * dearer[i];
    const double bill = s.price_weighted[town][i] / efficiency[i] * price;
    const double other_bill = s.price_weighted[operators][i] / efficiency[i] * price;
    line[electricity_purchase][i] += bill * (1 - excise[i]);
    line[electricity_excise][i] += bill * excise[i];
    line[operator_energy][i] += other_bill * (1 - excise[i]);
    line[operator_excise][i] += other_bill * excise[i];
    line[electricity][i] += all[i] / efficiency[i];
    line[subscription][i] += s.kva[town][i] * kva_price[i];
    line[operator_subscription][i] += s.kva[operators][i] * kva_price[i];
    line[maintenance][i] += s.upkeep[town][i];
    line[operation][i] += s.service[town][i] + fees[i] * s.income[town][i];
    line[operator_running][i] +=
        s.upkeep[operators][i] + s.service[operators][i] + fees[i] * s.income[operators][i];
    line[revenue][i] += s.income[town][i];
    line[operator_revenue][i] += s.income[operators][i];
    w.running[i] = bill + s.kva[town][i] * kva_price[i] + s.upkeep[town][i] + s.service[town][i] +
                   fees[i] * s.income[town][i];
    w.income[i] = s.income[town][i];
    w.sessions[i] = s.sessions[i];
    w.energy[i] = all[i];
  });
  induced(now, all, s.worth);
}

namespace {

// Money in the year at work, shared between town and operator, with what is left of it at the end.
JALON_FAST void pay(Year &now, Line of_town, Line of_operator, const Lanes &money, const Lanes &own,
                    const Lanes &life) {
  Work &w = now.w;
  const double age = now.last - now.y;
  each([&](std::size_t i) {
    const double left = life_left(age, life[i]);
    w.line[of_town][i] += own[i] * money[i];
    w.line[of_operator][i] += (1 - own[i]) * money[i];
    w.left[i] += own[i] * money[i] * left;
    w.operator_left[i] += (1 - own[i]) * money[i] * left;
  });
}

JALON_FAST void build(Year &now, const Group &g, const GroupLanes &group) {
  Work &w = now.w;
  const int age = now.y - g.start;
  const Lanes &drawn = g.lamp ? now.of("electro_mobility.price.lamp") : w.of(price_of, g.cls);
  const Lanes &civil = now.of("electro_mobility.civil_share");
  const Lanes &studies = now.of("electro_mobility.study_share");
  const Lanes &life = now.of("electro_mobility.charger.life");
  const Lanes &long_life = now.of("electro_mobility.civil.life");
  Lanes money, more;
  if (age == 0) {
    const bool given = !std::isnan(g.point_price), grid_given = !std::isnan(g.grid_price);
    const Lanes &grid = w.of(grid_of, g.cls), &borne = now.of("electro_mobility.grid.refaction");
    // A supply made permanent is no connection to the network.
    const double tariff = g.lamp ? 0 : 1;
    const Lanes &transformer = now.of("electro_mobility.transformer");
    const Lanes &from = now.of("electro_mobility.transformer_from");
    const Lanes &ratio = now.of("electro_mobility.subscribed_ratio");
    const Lanes &lower = now.of("electro_mobility.smart.power_saving");
    const double smart = g.smart <= g.start ? 1 : 0, own_transformer = g.lamp || grid_given ? 0 : 1;
    each([&](std::size_t i) {
      const double n = group.points[i];
      const double chargers =
          given ? g.point_price * (1 - civil[i]) : drawn[i] * (1 - civil[i]) * w.charger[i];
      const double ground = (given ? g.point_price : drawn[i]) * civil[i];
      const double stations = n / g.station_points;
      const double link = stations * (grid_given ? g.grid_price : grid[i]);
      money[i] = n * chargers * (1 + studies[i]);
      const double kva = station_kva(g.station_points, g.kilowatts, ratio[i], smart * lower[i]);
      const double high_voltage = kva > from[i] ? own_transformer * stations * transformer[i] : 0;
      more[i] = (n * ground + link * (1 - tariff * borne[i]) + high_voltage) * (1 + studies[i]);
      w.line[grid_works][i] += link * tariff * borne[i];
    });
    pay(now, investment, operator_works, money, group.own, life);
    pay(now, investment, operator_works, more, group.own, long_life);
  } else if (age > 0) {
    const auto place =
        static_cast<std::size_t>(std::min<int>(age, static_cast<int>(now.plan.years)));
    const Lanes &again = w.again[place], &civil_again = w.civil_again[place];
    each([&](std::size_t i) {
      const double n = group.points[i];
      money[i] = n * drawn[i] * (1 - civil[i]) * w.charger[i] * again[i];
      more[i] = n * drawn[i] * civil[i] * civil_again[i];
    });
    pay(now, renewal, operator_renewal, money, group.own, life);
    pay(now, renewal, operator_renewal, more, group.own, long_life);
  }
}

// Smart charging and payment fitted to points, and smart charging bought again with the charger.
void fit(Year &now, const Group &g, const GroupLanes &group) {
  Work &w = now.w;
  const Lanes &life = now.of("electro_mobility.charger.life");
  Lanes money;
  const auto buy = [&](Named price, bool first, std::size_t age) {
    const Lanes &each_costs = w.of(price), &again = w.again[age];
    each([&](std::size_t i) {
      money[i] = group.points[i] * each_costs[i] * (first ? 1 : again[i]);
    });
    pay(now, first ? investment : renewal, first ? operator_works : operator_renewal, money,
        group.own, life);
  };
  const auto at = [&](int year) {
    return static_cast<std::size_t>(std::min<int>(now.y - year, static_cast<int>(now.plan.years)));
  };
  if (now.y >= g.smart) buy("electro_mobility.smart.price", now.y == g.smart, at(g.smart));
  if (now.y >= g.pay) buy("electro_mobility.payment.price", now.y == g.pay, at(g.pay));
}

// Chargers there already: each at the end of its life; of unknown age, any age alike.
JALON_FAST void renew(Year &now, const Equipment &e, const EquipmentLanes &worth) {
  Work &w = now.w;
  const Lanes &life = now.of("electro_mobility.charger.life");
  const Lanes &long_life = now.of("electro_mobility.civil.life");
  const bool dated = e.in_service != 0;
  const double since = dated ? e.in_service - now.plan.first_year : 0, y = now.y;
  Lanes due, ground_due;
  // What is past its life is renewed at once.
  if (dated)
    each([&](std::size_t i) {
      const double bought = lesser(since, y);
      due[i] = bought_again(y - greater(bought, -life[i]), life[i], w.per_life[i]);
      ground_due[i] =
          bought_again(y - greater(bought, -long_life[i]), long_life[i], w.per_civil_life[i]);
    });
  else
    each([&](std::size_t i) { due[i] = w.per_life[i], ground_due[i] = w.per_civil_life[i]; });
  each([&](std::size_t i) {
    const double chargers = due[i] * w.charger[i];
    const double kept = w.charger_left[i], ground_kept = w.civil_left[i];
    const double a = worth.chargers[0][i] * chargers, b = worth.ground[0][i] * ground_due[i];
    const double c = worth.chargers[1][i] * chargers, d = worth.ground[1][i] * ground_due[i];
    w.line[renewal][i] += a + b;
    w.line[operator_renewal][i] += c + d;
    w.left[i] += a * kept + b * ground_kept;
    w.operator_left[i] += c * kept + d * ground_kept;
  });
}

}  // namespace

JALON_FAST void buy_points(Year &now) {
  Work &w = now.w;
  const Lanes &life = now.of("electro_mobility.charger.life");
  const Lanes &civil = now.of("electro_mobility.civil.life");
  const double age = now.last - now.y;
  each([&](std::size_t i) {
    w.charger_left[i] = life_left(age, life[i]);
    w.civil_left[i] = life_left(age, civil[i]);
  });
  for (std::size_t k = 0; k < now.plan.equipment.size(); ++k)
    renew(now, now.plan.equipment[k], w.equipment[k]);
  for (std::size_t k = 0; k < now.plan.groups.size(); ++k) {
    const Group &g = now.plan.groups[k];
    if (g.built) build(now, g, w.groups[k]);
    fit(now, g, w.groups[k]);
  }
}

}  // namespace electro_mobility
