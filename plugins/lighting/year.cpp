// One year of a programme, for one group of draws: energy, upkeep, subscription, and its sums.
#include "year.h"

#include <algorithm>
#include <cmath>

#include "equations.h"

namespace lighting {
namespace {

constexpr double hours_of_year = 8760;

void renewed_by(const Year &now, const Cohort &c, const Treatment &t, int year, Lanes &part) {
  const Lanes &rate = renewal_rate(now, c);
  const double time = std::min({year, t.led_year, t.removal_year});
  const double from = c.queue_from, density = c.density;
  if (c.is_led || c.dark)
    part = Lanes{};
  else
    each([&](std::size_t i) { part[i] = renewed_part(rate[i], time, from, density); });
}

void set_parts(Year &now, const Cohort &c, const Treatment &t) {
  const double done = now.y > t.led_year ? 1 : 0;
  renewed_by(now, c, t, now.y, now.renewed);
  each([&](std::size_t i) {
    now.rest[i] = 1 - now.renewed[i];
    now.mine[i] = done * now.rest[i];
    now.untouched[i] = (1 - done) * now.rest[i];
  });
}

// Installed power of a cohort in a year, kW.
Lanes kilowatts_in(const Year &now, const Cohort &c, const Treatment &t, const CohortLanes &stock,
                   int year) {
  Lanes power{};
  if (t.removed_after(year)) return power;
  Lanes renewed;
  renewed_by(now, c, t, year, renewed);
  const Lanes &then = year > t.led_year ? stock.watts_measure : stock.watts;
  each([&](std::size_t i) {
    power[i] = 1e-3 * ((1 - renewed[i]) * then[i] + renewed[i] * stock.watts_anyway[i]);
  });
  return power;
}

// kWh of a cohort in the year at work, of lamps and of what stands by.
void use(Year &now, const Cohort &c, const Treatment &t, const CohortLanes &stock, Lanes &kwh) {
  Work &w = now.w;
  const NightHours &night = w.nights[c.profile[static_cast<std::size_t>(now.y)]];
  const Lanes &hours = c.is_led ? night.led : night.discharge;
  Lanes &sky = w.line[upward_light], &given = w.line[light_given];
  each([&](std::size_t i) {
    const double old = now.untouched[i] * stock.watts[i];
    const double led =
        now.renewed[i] * stock.watts_anyway[i] + now.mine[i] * stock.watts_measure[i];
    kwh[i] = 1e-3 * (old * hours[i] + led * night.led[i]);
    w.kilowatts[i] += 1e-3 * (old + led);
    given[i] += stock.points[i] * night.given[i];
    sky[i] += 1e-6 * night.light[i] *
              (now.untouched[i] * stock.sky[i] + now.renewed[i] * stock.sky_anyway[i] +
               now.mine[i] * stock.sky_measure[i]);
  });
  if (now.y <= t.remote_year) return;
  const Lanes &standby = now.of("lighting.remote.standby");
  const Lanes &fee = now.of("lighting.remote.subscription");
  each([&](std::size_t i) {
    const double nodes = stock.points[i] * (t.node_per_point ? 1 : w.cabinets_per_point[i]);
    kwh[i] += nodes * standby[i] * hours_of_year / 1000;
    w.line[operation][i] += nodes * fee[i];
  });
}

// Rounds, calls and relamping of `part` of a cohort, whose failures are `often` their mean.
template <class Often>
void keep_led(Year &now, const Cohort &c, const Lanes &points, const Lanes &part, Often &&often) {
  const Lanes &call = now.of("lighting.intervention.price");
  const Lanes &rounds = now.of("lighting.maintenance.led");
  const Lanes &failures = now.of("lighting.led.failure");
  const double lit = c.dark ? 0 : 1;
  each([&](std::size_t i) {
    now.w.line[maintenance][i] +=
        points[i] * part[i] * upkeep(rounds[i], lit * often(i) * failures[i], call[i], 0);
  });
}

template <class Often>
void keep_old(Year &now, const Cohort &c, const Lanes &points, Often &&often) {
  const Lanes &call = now.of("lighting.intervention.price");
  const Lanes &rounds = now.of("lighting.maintenance.discharge");
  const Lanes &failures = now.of("lighting.discharge.failure");
  const Lanes &relamping = now.w.relamping;
  const double lit = c.dark ? 0 : 1;
  each([&](std::size_t i) {
    now.w.line[maintenance][i] +=
        points[i] * now.untouched[i] *
        upkeep(rounds[i], lit * often(i) * failures[i], call[i], lit * relamping[i]);
  });
}

// Failures follow the age of what is there.
void keep_up(Year &now, const Cohort &c, const Treatment &t, const CohortLanes &stock) {
  const Lanes &growth = now.of("lighting.failure.growth");
  const Lanes &life = now.of("lighting.led.life");
  const Lanes &per_life = now.w.per_life, &per_old_life = now.w.per_old_life;
  const double y = now.y, since = now.y - t.led_year;
  const bool dated = !std::isnan(c.age), done = now.y > t.led_year;
  const bool remote = now.y > t.remote_year;
  Lanes fewer;
  if (remote) {
    const Lanes &spared = now.of("lighting.remote.maintenance_saving");
    each([&](std::size_t i) { fewer[i] = stock.points[i] * (1 - spared[i]); });
  }
  const Lanes &points = remote ? fewer : stock.points;
  if (done)
    keep_led(now, c, points, now.mine, [&](std::size_t i) {
      return failures_at(part_lived((since - 0.5) * per_life[i]), growth[i]);
    });
  else if (c.is_led && dated) {
    const double begun = greater(c.age, 1.0);
    keep_led(now, c, points, now.untouched, [&](std::size_t i) {
      const double n = y + lesser(begun, life[i]);  // its year of service
      return failures_at(part_lived((n - 0.5) * per_life[i]), growth[i]);
    });
  } else if (c.is_led) {
    keep_led(now, c, points, now.untouched, [](std::size_t) { return 1.0; });
  } else if (dated) {
    const double age = greater(0.0, c.age + y - 0.5);
    keep_old(now, c, points,
             [&](std::size_t i) { return failures_at(age * per_old_life[i], growth[i]); });
  } else {
    keep_old(now, c, points,
             [&](std::size_t i) { return failures_of_ageing(y * per_old_life[i], growth[i]); });
  }
  if (!c.is_led && !c.dark) {
    // Heads renewed one after the other: their mean age, half a life once they are renewed again.
    const Lanes &rate = renewal_rate(now, c);
    const Lanes &per_rate = c.ratio == ratio_mercury ? now.w.per_mercury_rate : now.w.per_rate;
    const double stop = std::min({now.y, t.led_year, t.removal_year});
    const double from = c.queue_from, end = c.queue_from + c.queue_width;
    keep_led(now, c, points, now.renewed, [&](std::size_t i) {
      const double begun = rate[i] * stop;
      const double moment = (lesser(from, begun) + lesser(end, begun)) / 2;
      const double age = y - moment * per_rate[i] - 0.5;
      return failures_at(lesser(greater(age * per_life[i], 0.0), 0.5), growth[i]);
    });
  }
  if (now.y <= t.demand_year) return;
  const Lanes &service = now.of("lighting.on_demand.subscription");
  each([&](std::size_t i) {
    now.w.line[operation][i] += stock.points[i] * now.w.cabinets_per_point[i] * service[i];
  });
}

// Saved against the consumption before any measure, as the contract counts it.
void share_savings(Year &now, const Cohort &c, const Contract &contract, const CohortLanes &stock,
                   const Lanes &kwh) {
  const NightHours &before = now.w.nights[c.before];
  const Lanes &hours = c.is_led ? before.led : before.discharge;
  each([&](std::size_t i) {
    const double saved = 1e-3 * stock.watts[i] * hours[i] - kwh[i];
    now.w.shared_kwh[i] += contract.share * greater(0.0, saved);
  });
}

// The subscription was made to fit the power of the year after it was last brought down.
void subscribe(Year &now, const Cohort &c, const Treatment &t, CohortLanes &stock) {
  const Resubscription *latest = nullptr;
  for (const Resubscription &r : t.subscriptions) {
    if (now.y > r.year) latest = &r;
    if (now.y != r.year) continue;
    const Lanes &change = now.of("lighting.subscribed.change");
    each([&](std::size_t i) {
      now.w.line[investment][i] += stock.points[i] * now.w.cabinets_per_point[i] * change[i];
    });
  }
  if (!latest) return;
  const Lanes &margin = now.of("lighting.subscribed.margin");
  const Lanes &least = now.of("lighting.subscribed.minimum");
  const Lanes &factor = now.of("lighting.power_factor");
  if (now.y == std::max(0, latest->year + 1))
    stock.subscribed_for = kilowatts_in(now, c, t, stock, latest->year + 1);
  const Lanes &power = stock.subscribed_for;
  each([&](std::size_t i) {
    const double before = now.w.subscribed_per_watt[i] * stock.watts[i];
    const double fits =
        fitting_subscription(power[i], std::isnan(latest->margin) ? margin[i] : latest->margin,
                             factor[i], least[i] * stock.points[i] * now.w.cabinets_per_point[i]);
    now.w.subscription_saved[i] += greater(0.0, before - fits);
  });
}

void start(Year &now) {
  Work &w = now.w;
  for (Lanes &l : w.line) l = Lanes{};
  for (Lanes *l : {&w.reduced, &w.leds, &w.leds_typed, &w.typed, &w.told, &w.old_dated, &w.dated,
                   &w.present, &w.burning, &w.late, &w.kilowatts, &w.subscription_saved,
                   &w.off_part, &w.dim_part, &w.white_part, &w.shared_kwh})
    *l = Lanes{};
  const Lanes &price = now.of("lighting.led.price");
  const Lanes &floor = now.of("lighting.led.price_floor");
  const Lanes &head_life = now.of("lighting.led.life");
  const Lanes &structure_life = now.of("lighting.structure.life");
  const double age = now.last - now.y;
  each([&](std::size_t i) {
    w.head[i] = price[i] * greater(floor[i], w.learning[i]);
    w.head_left[i] = life_left(age, head_life[i]);
    w.structure_left[i] = life_left(age, structure_life[i]);
  });
}

double by_operator(const Contract &contract, int year) {
  return contract.pays_in(year) ? contract.financed : 0;
}

void add(Year &now, std::size_t place) {
  const Cohort &c = now.plan.cohorts[place];
  const Treatment &t = now.plan.treatments[c.treatment];
  CohortLanes &stock = now.w.cohorts[place];
  now.by_operator = by_operator(t.contract, now.y);
  set_parts(now, c, t);
  Lanes kwh;
  if (t.removed_after(now.y)) {
    kwh = Lanes{};
  } else {
    use(now, c, t, stock, kwh);
    keep_up(now, c, t, stock);
    observe(now, c, t, stock);
  }
  each([&](std::size_t i) { now.w.line[electricity][i] += kwh[i]; });
  if (t.contract.shares_in(now.y)) share_savings(now, c, t.contract, stock, kwh);
  subscribe(now, c, t, stock);
  if (now.y < t.removal_year) {
    buy_heads(now, c, t, stock);
    buy_control(now, c, t, stock);
  }
  if (now.y == t.removal_year) {
    const Lanes &price = now.of("lighting.removal.price");
    Lanes money;
    each([&](std::size_t i) { money[i] = stock.points[i] * price[i]; });
    pay_works(now, money);
    throw_away(now, stock.points);
  }
}

void finish(Year &now) {
  Work &w = now.w;
  const Lanes &standing = now.of("lighting.cabinet.standby");
  const Lanes &rounds = now.of("lighting.maintenance.cabinet");
  const Lanes &price = now.of("energy.electricity.price");
  const Lanes &power_price = now.of("energy.electricity.subscription");
  const Lanes &carbon = now.of("energy.electricity.carbon");
  const Lanes &excise = now.of("energy.electricity.excise_share");
  const Lanes &learning = now.of("lighting.led.learning");
  each([&](std::size_t i) {
    const double kwh = w.line[electricity][i] + w.cabinets[i] * standing[i] * hours_of_year / 1000;
    w.line[electricity][i] = kwh;
    w.line[electricity_purchase][i] = kwh * price[i] * (1 - excise[i]);
    w.line[electricity_excise][i] = kwh * price[i] * excise[i];
    w.line[contract_payment][i] = w.shared_kwh[i] * price[i];
    w.line[subscription][i] = (w.subscribed[i] - w.subscription_saved[i]) * power_price[i];
    w.line[maintenance][i] += w.cabinets[i] * rounds[i];
    w.line[electricity_co2e][i] = kwh * carbon[i];
    w.line[residual][i] = now.y == now.last ? w.left[i] : 0;
    if (now.y == 0) w.base_energy[i] = kwh;
    w.learning[i] *= 1 - learning[i];
  });
}

}  // namespace

const Lanes &renewal_rate(const Year &now, const Cohort &c) {
  return c.ratio == ratio_mercury ? now.of("lighting.renewal.mercury_rate")
                                  : now.of("lighting.renewal.rate");
}

JALON_FAST void run_year(const Plan &plan, Work &work, const jalon::Block &block, std::size_t first,
                         std::size_t count, std::size_t year) {
  for (std::size_t p = 0; p < work.parameters.size(); ++p) {
    if (!(parameters[p].flags & JALON_PER_YEAR)) continue;
    take(block.parameter(p, year), first, count, work.parameters[p]);
  }
  Year now{plan, work, static_cast<int>(year), static_cast<int>(plan.years) - 1, {}, {}, {}, {}};
  start(now);
  for (std::size_t place = 0; place < plan.cohorts.size(); ++place) add(now, place);
  for (std::size_t place = 0; place < plan.treatments.size(); ++place) {
    now.by_operator = by_operator(plan.treatments[place].contract, now.y);
    buy_structures(now, place);
  }
  finish(now);
  write(now, block, first, count);
}

}  // namespace lighting
