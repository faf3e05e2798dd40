// Equipment: bought, kept up, bought again at the end of its life or of its maker's support, and
// what is left of it at the end.
#include <cmath>

#include "equations.h"
#include "model.h"
#include "renewal.h"

namespace parking {
namespace {

struct Ages {
  const Lanes *life, *hazard, *learning;
};

Ages ages_of(const Work &w, Kind kind) {
  switch (kind) {
    case Kind::terminal:
      return {&w.of("parking.terminal.life"), nullptr, nullptr};
    case Kind::sensor:
      return {&w.of("parking.sensor.life"), &w.of("parking.sensor.obsolescence"),
              &w.of("parking.sensor.learning")};
    case Kind::battery:
      return {&w.of("parking.sensor.battery_life"), nullptr, nullptr};
    case Kind::ride:
      return {&w.of("parking.park_and_ride.life"), nullptr, nullptr};
    case Kind::kerb:
      return {&w.of("parking.reallocation.life"), nullptr, nullptr};
    default:
      return {&w.of("parking.signposting.life"), nullptr, nullptr};
  }
}

// A purchase of the year, or what falls due of an earlier one.
void buy(const Year &now, Equipment e, const Lanes &worth, bool kept) {
  const Schedule &s = now.w.schedules[now.plan.equipment_of(e)];
  const auto year = static_cast<std::size_t>(now.y);
  Lanes &paid = now.w.line[now.y == e.year ? investment : renewal];
  each([&](std::size_t i) { paid[i] += worth[i] * s.bought[year][i]; });
  if (now.y == now.last && kept)
    each([&](std::size_t i) { now.w.line[residual][i] += worth[i] * s.left[i]; });
}

Lanes times(const Lanes &a, const Lanes &b, double c = 1) {
  Lanes x;
  each([&](std::size_t i) { x[i] = a[i] * b[i] * c; });
  return x;
}

// Terminals of an inventory: any age alike, a part renewed each year, worth half of new ones.
void keep_old_terminals(const Year &now, const Lanes &terminals, bool at_end) {
  const Lanes &price = now.of("parking.terminal.price"), &life = now.of("parking.terminal.life");
  const Lanes &keep = now.of("parking.terminal.upkeep");
  const double end = at_end && now.y == now.last ? 0.5 : 0;
  each([&](std::size_t i) {
    now.w.line[upkeep][i] += terminals[i] * keep[i];
    now.w.line[renewal][i] += terminals[i] * price[i] / life[i];
    now.w.line[residual][i] += end * terminals[i] * price[i];
  });
}

void keep_old_sensors(const Year &now, const Lanes &spaces, bool at_end) {
  const Lanes &price = now.of("parking.sensor.price"), &life = now.of("parking.sensor.life");
  const Lanes &battery = now.of("parking.sensor.battery");
  const Lanes &battery_life = now.of("parking.sensor.battery_life");
  const Lanes &hazard = now.of("parking.sensor.obsolescence");
  const Lanes &data = now.of("parking.sensor.data");
  const double end = at_end && now.y == now.last ? 0.5 : 0;
  for (std::size_t i = 0; i < lanes; ++i) {
    const double mean_life = expected_life(life[i], -std::log1p(-hazard[i]));
    now.w.line[renewal][i] += spaces[i] * (price[i] / mean_life + battery[i] / battery_life[i]);
    now.w.line[data_services][i] += spaces[i] * data[i];
    now.w.line[residual][i] += end * spaces[i] * price[i];
  }
}

void pay_entries(const Year &now, const Segment &segment, const Lanes &spaces,
                 const Lanes &terminals) {
  Work &w = now.w;
  const auto &next = segment.rules[static_cast<std::size_t>(now.y) + 1];
  Lanes &paid = w.line[investment];
  const auto pay = [&](const Lanes &count, const Lanes &price, double times_more = 1) {
    each([&](std::size_t i) { paid[i] += count[i] * price[i] * times_more; });
  };
  for (const std::size_t place : segment.active) {
    const Action &a = now.plan.actions[place];
    if (a.year != now.y) continue;
    switch (a.measure) {
      case tariff:
      case free_first_minutes:
      case demand_pricing:
      case notice_level:
        if (next.paid) pay(terminals, now.of("parking.terminal.setting"));
        break;
      case scan_car:
        if (next.paid)
          pay(terminals, now.of("parking.terminal.upgrade"), a.options[control_upgrade]);
        break;
      case mobile_payment:
        if (next.paid && next.mobile == now.y) pay(spaces, now.of("parking.mobile.setup"));
        break;
      case zone_extension:
        if (next.extended == now.y) pay(spaces, now.of("parking.signs.price"));
        break;
      case zone_removal:
        if (next.removed == now.y) pay(spaces, now.of("parking.signs.price"));
        break;
      default:
        break;
    }
  }
}

}  // namespace

void set_up_equipment(const Plan &plan, Work &w) {
  const int last = static_cast<int>(plan.years) - 1;
  for (std::size_t k = 0; k < plan.equipment.size(); ++k) {
    const Ages ages = ages_of(w, plan.equipment[k].kind);
    Schedule &s = w.schedules[k];
    s.bought.assign(plan.years, Lanes{});
    for (std::size_t i = 0; i < lanes; ++i) {
      const Renewals r =
          renewals((*ages.life)[i], ages.hazard ? (*ages.hazard)[i] : 0,
                   ages.learning ? (*ages.learning)[i] : 0, plan.equipment[k].year, last);
      for (std::size_t y = 0; y < plan.years; ++y) s.bought[y][i] = r.bought[y];
      s.left[i] = r.left;
    }
  }
}

JALON_FAST void buy_for(const Year &now, const Segment &segment, const Lanes &spaces) {
  Work &w = now.w;
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const ZoneLanes &z = w.zones[segment.zone];
  const Rules &r = segment.rules[static_cast<std::size_t>(now.y)];
  const Rules &next = segment.rules[static_cast<std::size_t>(now.y) + 1];
  const Rules &end = segment.rules[static_cast<std::size_t>(now.last)];
  const Lanes &per_terminal = now.of("parking.terminal.spaces");
  const double part = segment.part;
  const bool extended = next.extended != never;
  Lanes terminals;
  each([&](std::size_t i) {
    const double some = extended ? spaces[i] / per_terminal[i] : z.terminals[i] * part;
    terminals[i] = some * (r.mobile != never ? 1 - r.terminals_gone : 1);
  });
  if (r.reallocated) {
    // Nothing is kept but the new use.
  } else if (zone.paid() && r.paid) {
    keep_old_terminals(now, terminals, end.paid && !end.reallocated);
  } else if (extended && now.y > next.extended && r.paid) {
    const Lanes &keep = now.of("parking.terminal.upkeep");
    each([&](std::size_t i) { w.line[upkeep][i] += terminals[i] * keep[i]; });
  }
  if (!segment.active.empty()) {
    if (!r.reallocated) pay_entries(now, segment, spaces, terminals);
    const bool there = !end.reallocated;
    if (extended && now.y >= next.extended && next.paid && !r.reallocated)
      buy(now, {Kind::terminal, next.extended}, times(terminals, now.of("parking.terminal.price")),
          there && end.paid);
    if (next.sensors != never && now.y >= next.sensors && !r.reallocated) {
      buy(now, {Kind::sensor, next.sensors}, times(spaces, now.of("parking.sensor.price")), there);
      // The first battery comes with the sensor.
      Lanes batteries = times(spaces, now.of("parking.sensor.battery"));
      if (now.y == next.sensors) batteries = Lanes{};
      buy(now, {Kind::battery, next.sensors}, batteries, false);
      const Lanes &data = now.of("parking.sensor.data");
      if (now.y > next.sensors)
        each([&](std::size_t i) { w.line[data_services][i] += spaces[i] * data[i]; });
    }
    if (r.pricing != never && r.paid && !r.reallocated) {
      const Lanes &data = now.of("parking.pricing.data");
      each([&](std::size_t i) { w.line[data_services][i] += spaces[i] * data[i]; });
    }
    const Lanes &running = now.of("parking.park_and_ride.running");
    int kerb = never;  // two entries on one part give it one new use
    for (const std::size_t place : segment.active) {
      const Action &a = now.plan.actions[place];
      if (a.measure == reallocation) kerb = std::min(kerb, a.year);
      if (a.measure != park_and_ride || now.y < a.year) continue;
      const double built = a.options[ride_spaces];
      buy(now, {Kind::ride, a.year}, times(spaces, now.of("parking.park_and_ride.price"), built),
          true);
      if (now.y > a.year)
        each([&](std::size_t i) { w.line[car_park_running][i] += spaces[i] * built * running[i]; });
    }
    if (kerb != never && now.y >= kerb)
      buy(now, {Kind::kerb, kerb}, times(spaces, now.of("parking.reallocation.price")), true);
  }
  if (zone.sensors && !r.reallocated) keep_old_sensors(now, spaces, !end.reallocated);
}

}  // namespace parking
