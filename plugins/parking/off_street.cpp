// Car parks: what they bring and cost, the room they have, and the drivers led there.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace parking {
namespace {

struct Yearly {
  Lanes revenue, taken;  // without what is led there; part of the spaces taken
};

Yearly yearly_of(const Year &now, const CarPark &c) {
  const Work &w = now.w;
  Lanes r[3];
  const Lanes &hour = w.of(c.hour, r[0]), &month = w.of(c.month, r[1]);
  const Lanes &occupancy = w.of(c.occupancy, r[2]);
  const Lanes &hours = now.of("parking.off_street.hours"), &let = now.of("parking.off_street.let");
  const Lanes &vat = now.of("parking.off_street.vat");
  Yearly y;
  each([&](std::size_t i) {
    const double held = c.subscribers_only ? 1 : let[i];
    y.taken[i] = lesser(1.0, occupancy[i] * w.growth[i]);
    const double by_hour = (1 - held) * hours[i] * hour[i] / (1 + vat[i]);
    const double by_month = held * 12 * month[i] / (1 + vat[i]);
    const double modelled = c.free ? 0 : c.spaces * y.taken[i] * (by_hour + by_month);
    y.revenue[i] = std::isnan(c.revenue) ? modelled : c.revenue;
  });
  return y;
}

// Part of all off-street spaces that are signed, and the spaces.
double signed_spaces(const Year &now, bool in_service) {
  double spaces = 0;
  for (const auto &g : now.plan.guidance)
    if (in_service ? now.y > g.year : now.y == g.year)
      for (std::size_t c = 0; c < g.covered.size(); ++c)
        spaces += g.covered[c] * now.plan.stock->car_parks[c].spaces;
  return spaces;
}

}  // namespace

void set_up_off_street(const Plan &plan, Work &w) {
  const Lanes &hours = w.of("parking.off_street.hours"), &vat = w.of("parking.off_street.vat");
  w.off_price = w.off_price_operator_part = w.off_spare = Lanes{};
  Lanes of_operator{};
  for (const CarPark &c : plan.stock->car_parks) {
    if (c.subscribers_only) continue;
    Lanes r[2];
    const Lanes &occupancy = w.of(c.occupancy, r[0]), &hour = w.of(c.hour, r[1]);
    each([&](std::size_t i) {
      const double spare = c.spaces * (1 - occupancy[i]) * hours[i];
      const double price = c.free ? 0 : hour[i] / (1 + vat[i]);
      w.off_spare[i] += spare;
      w.off_price[i] += spare * price;
      if (c.by_operator) of_operator[i] += spare * price;
    });
  }
  each([&](std::size_t i) {
    w.off_price_operator_part[i] = w.off_price[i] > 0 ? of_operator[i] / w.off_price[i] : 0;
    w.off_price[i] = w.off_spare[i] > 0 ? w.off_price[i] / w.off_spare[i] : 0;
  });
}

// How many of the drivers in nearly full streets are led away: as many as follow the signs, and
// no more than there is room for in the signed car parks.
JALON_FAST void lead_off_street(const Year &now) {
  Work &w = now.w;
  w.led = Lanes{};
  const double spaces = signed_spaces(now, true);
  if (!(spaces > 0)) return;
  double all = 0;
  for (const CarPark &c : now.plan.stock->car_parks) all += c.spaces;
  Lanes searching{};
  for (std::size_t k = 0; k < w.zones.size(); ++k) {
    const ZoneLanes &z = w.zones[k];
    each([&](std::size_t i) { searching[i] += z.spaces[i] * z.hours[i] * z.flow.busy[i]; });
  }
  const Lanes &effect = now.of("parking.signposting.effect");
  const double part = spaces / all;
  each([&](std::size_t i) {
    const double follow = effect[i] * part;
    const double wanted = follow * searching[i], room = part * w.off_spare[i];
    w.led[i] = wanted > room ? follow * room / wanted : follow;
  });
}

JALON_FAST void run_off_street(const Year &now) {
  Work &w = now.w;
  const Lanes &running = now.of("parking.off_street.running");
  const Lanes &on_surface = now.of("parking.off_street.running_surface");
  const Lanes &fee_part = now.of("parking.off_street.fee");
  for (const CarPark &c : now.plan.stock->car_parks) {
    const Yearly y = yearly_of(now, c);
    const Lanes &per_space = c.building ? running : on_surface;
    each([&](std::size_t i) {
      const double cost = std::isnan(c.running_cost) ? c.spaces * per_space[i] : c.running_cost;
      w.line[c.by_operator ? car_park_fees_operator : car_park_fees][i] += y.revenue[i];
      w.line[c.by_operator ? car_park_running_operator : car_park_running][i] += cost;
      if (c.by_operator)
        w.line[concession_fee][i] += std::isnan(c.fee) ? fee_part[i] * y.revenue[i] : c.fee;
    });
  }
  if (!now.plan.touches) return;
  each([&](std::size_t i) {
    // Who finds no room there is among those who give up; the others pay, and lose that much less.
    const double paid = lesser(w.off_hours[i], w.off_spare[i]) * w.off_price[i];
    const double of_operator = paid * w.off_price_operator_part[i];
    w.line[car_park_fees][i] += paid - of_operator;
    w.line[car_park_fees_operator][i] += of_operator;
    w.line[stays_forgone][i] -= paid;
  });
  if (now.plan.guidance.empty()) return;
  const Lanes &price = now.of("parking.signposting.price");
  const Lanes &keep = now.of("parking.signposting.running");
  for (const auto &g : now.plan.guidance) {
    double spaces = 0;
    for (std::size_t c = 0; c < g.covered.size(); ++c)
      spaces += g.covered[c] * now.plan.stock->car_parks[c].spaces;
    const Schedule &s = w.schedules[now.plan.equipment_of({Kind::signs, g.year})];
    Lanes &paid = w.line[now.y == g.year ? investment : renewal];
    const double kept = now.y > g.year ? 1 : 0, end = now.y == now.last ? 1 : 0;
    each([&](std::size_t i) {
      paid[i] += spaces * price[i] * s.bought[static_cast<std::size_t>(now.y)][i];
      w.line[data_services][i] += kept * spaces * keep[i];
      w.line[residual][i] += end * spaces * price[i] * s.left[i];
    });
  }
}

}  // namespace parking
