// What the points of the town deliver: supply, price, congestion, ramp-up.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

// Demand on a unit of supply, over what it can deliver.
JALON_FAST void pressure(const Work &w, const Lanes &supply, const Lanes &potential, Lanes &out) {
  each([&](std::size_t i) {
    const double here = potential[i] * w.demand_factor[i] * kept(supply[i], w.enough[i]);
    out[i] = supply[i] > 0 ? here / supply[i] : 0;
  });
}

// The pressure at which the measured points deliver what was measured: newton's steps from below,
// on a curve that only bends down.
void fit_demand(const Plan &plan, Work &w) {
  each([&](std::size_t i) { w.demand_factor[i] = 1; });
  const auto &measured = plan.stock->measured;
  w.measured = !measured.empty();
  if (!w.measured) return;
  const Lanes &works = w.of("electro_mobility.availability");
  Lanes expected;
  pressure(w, w.there_capacity, w.potential[0], expected);
  each([&](std::size_t i) {
    double used = 0, all = 0, greatest = 0;
    for (const Measured &m : measured) {
      const double kwh = w.of(energy_of, m.cls)[i];
      const double can = m.points * works[i] * w.of(capacity_of, m.cls)[i] * kwh * 365;
      used += m.energy + m.sessions * kwh;
      all += can;
      greatest = greater(greatest, w.prices[m.free ? no_price : usual_price].pull[i]);
    }
    // Points that deliver more than they are thought to can: as full as can be told.
    used = lesser(used, 0.98 * all);
    double p = all > 0 ? -std::log1p(-used / all) / greatest : 0;
    for (int step = 0; step < 8; ++step) {
      double sum = 0, rise = 0;
      for (const Measured &m : measured) {
        const double pull = w.prices[m.free ? no_price : usual_price].pull[i];
        const double can =
            m.points * works[i] * w.of(capacity_of, m.cls)[i] * w.of(energy_of, m.cls)[i] * 365;
        const double idle = std::exp(-p * pull);
        sum += can * (1 - idle);
        rise += can * pull * idle;
      }
      p += rise > 0 ? (used - sum) / rise : 0;
    }
    w.demand_factor[i] = expected[i] > 0 ? p / expected[i] : 1;
  });
}

}  // namespace

JALON_FAST void set_up_points(const Plan &plan, Work &w) {
  const Lanes &cut = w.of("electro_mobility.price.cut");
  const Lanes &cut_at = w.of("electro_mobility.price.cut_at");
  const Lanes &odds = w.of("electro_mobility.price.odds");
  const Lanes &tariff = w.of("electro_mobility.tariff");
  const Lanes &dearer = w.of("electro_mobility.worth.elsewhere");
  Lanes at_usual;
  each([&](std::size_t i) {
    w.slope[i] = greater(slope_of(cut[i], cut_at[i], odds[i]), 1e-6);
    at_usual[i] = demand_at(tariff[i], w.slope[i], odds[i]);
  });
  for (std::size_t k = 0; k < plan.prices.size(); ++k)
    each([&](std::size_t i) {
      PriceLanes &p = w.prices[k];
      p.price[i] = k == usual_price ? tariff[i] : plan.prices[k];
      p.pull[i] = demand_at(p.price[i], w.slope[i], odds[i]) / at_usual[i];
      p.worth[i] = surplus_to(p.price[i], tariff[i] + dearer[i], w.slope[i], odds[i]);
    });

  const Lanes &works = w.of("electro_mobility.availability");
  const Lanes &of_unknown = w.of("electro_mobility.authority_share");
  for (Lanes &n : w.there) n = Lanes{};
  w.there_capacity = w.there_kilowatts = Lanes{};
  for (std::size_t k = 0; k < plan.groups.size(); ++k) {
    const Group &g = plan.groups[k];
    GroupLanes &out = w.groups[k];
    w.count(g.count, out.points);
    const Lanes &kwh = w.of(energy_of, g.cls), &most = w.of(capacity_of, g.cls);
    const bool drawn = g.power_parameter != JALON_NO_PARAMETER;
    const Lanes &power = drawn ? w.parameters[g.power_parameter] : works;
    const bool held = !std::isnan(g.own);
    each([&](std::size_t i) {
      out.capacity[i] = out.points[i] * works[i] * most[i] * kwh[i] * 365;
      out.own[i] = held ? g.own : of_unknown[i];
      out.kilowatts[i] = out.points[i] * (drawn ? power[i] : g.kilowatts);
      if (!g.built) {
        w.there[g.cls][i] += out.points[i];
        w.there_capacity[i] += out.capacity[i];
        w.there_kilowatts[i] += out.kilowatts[i];
      }
    });
  }
  const Lanes &civil_share = w.of("electro_mobility.civil_share");
  for (std::size_t k = 0; k < plan.equipment.size(); ++k) {
    EquipmentLanes &out = w.equipment[k];
    out = {};
    for (const Equipment::Part &part : plan.equipment[k].parts) {
      const Lanes &price = w.of(price_of, part.cls);
      const bool held = !std::isnan(part.own);
      Lanes n;
      w.count(part.count, n);
      each([&](std::size_t i) {
        const double own = held ? part.own : of_unknown[i];
        const double worth = n[i] * price[i], ground = worth * civil_share[i];
        out.chargers[0][i] += own * (worth - ground);
        out.chargers[1][i] += (1 - own) * (worth - ground);
        out.ground[0][i] += own * ground;
        out.ground[1][i] += (1 - own) * ground;
      });
    }
  }

  const Lanes &coverage = w.of("electro_mobility.coverage");
  const Lanes &kwh = w.of(energy_of, ac), &most = w.of(capacity_of, ac);
  const double people = plan.stock->people();
  each([&](std::size_t i) {
    w.usual_use[i] = works[i] * most[i] * kwh[i] * 365;
    w.enough[i] = greater(people * coverage[i] * w.usual_use[i], 1e-9);
  });
  fit_demand(plan, w);

  const Lanes &rate = w.of("electro_mobility.rate");
  const Lanes &charger_life = w.of("electro_mobility.charger.life");
  // Ramp-up: its odds fall by one factor a year.
  const Lanes &half_time = w.of("electro_mobility.ramp.half_time");
  Lanes falling, by;
  each([&](std::size_t i) {
    falling[i] = 9;
    by[i] = std::exp(-std::log(9.0) / half_time[i]);
  });
  const Lanes &life = charger_life;
  const Lanes &civil = w.of("electro_mobility.civil.life");
  each([&](std::size_t i) {
    w.recovery[i] = capital_recovery(rate[i], life[i]);
    w.per_life[i] = 1 / life[i];
    w.per_civil_life[i] = 1 / civil[i];
  });
  for (std::size_t a = 0; a <= plan.years; ++a)
    each([&](std::size_t i) {
      w.ramp[a][i] = 1 / (1 + falling[i]);
      falling[i] *= by[i];
      const double age = static_cast<double>(a);
      w.again[a][i] = bought_again(age, life[i], w.per_life[i]);
      w.civil_again[a][i] = bought_again(age, civil[i], w.per_civil_life[i]);
    });
}

JALON_FAST void serve(Year &now) {
  const Plan &plan = now.plan;
  Work &w = now.w;
  const auto year = static_cast<std::size_t>(now.y);
  // Known to drivers: what is new takes years.
  each([&](std::size_t i) { w.supply[i] = w.there_capacity[i] * w.others[i]; });
  const auto known_part = [&](const Group &g) -> const Lanes * {
    if (!g.built) return nullptr;
    const int age = now.y - g.start - 1;
    return &w.ramp[static_cast<std::size_t>(std::min<int>(age, static_cast<int>(plan.years)))];
  };
  for (std::size_t k = 0; k < plan.groups.size(); ++k) {
    const Group &g = plan.groups[k];
    if (!g.built || !g.serves_in(now.y)) continue;
    const Lanes &part = *known_part(g), &can = w.groups[k].capacity;
    each([&](std::size_t i) { w.supply[i] += can[i] * part[i]; });
  }
  Lanes load;
  pressure(w, w.supply, w.potential[year], load);
  std::vector<const Lanes *> filled(plan.prices.size(), nullptr);
  std::vector<Lanes> store(plan.prices.size());
  const auto filling = [&](std::size_t price) -> const Lanes & {
    if (!filled[price]) {
      const Lanes &pull = w.prices[price].pull;
      each([&](std::size_t i) { store[price][i] = -std::expm1(-load[i] * pull[i]); });
      filled[price] = &store[price];
    }
    return *filled[price];
  };
  for (std::size_t k = 0; k < plan.groups.size(); ++k) {
    const Group &g = plan.groups[k];
    Lanes &out = w.groups[k].served;
    if (!g.serves_in(now.y)) {
      out = Lanes{};
      continue;
    }
    const Lanes &full = filling(g.price[year]), &can = w.groups[k].capacity;
    if (const Lanes *part = known_part(g))
      each([&](std::size_t i) { out[i] = can[i] * full[i] * (*part)[i]; });
    else
      each([&](std::size_t i) { out[i] = can[i] * full[i]; });
  }
  w.filled = filling(usual_price);
}

}  // namespace electro_mobility
