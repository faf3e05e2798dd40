// Bikes shared, let and aided: cost, time, cars left at home; health as kilometres of its own.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

// What trips on bikes change, whoever owns them.
JALON_FAST void ride(Year &now, bool rental, bool is_electric, const Lanes &trips) {
  Work &w = now.w;
  const Lanes &km_of = rental ? now.of("electro_mobility.bikes.trip.rental")
                              : now.of("electro_mobility.bikes.trip.share");
  const Lanes &minutes = rental ? now.of("electro_mobility.bikes.time.rental")
                                : now.of("electro_mobility.bikes.time.share");
  const Lanes &from_car = rental ? now.of("electro_mobility.bikes.from_car.rental")
                                 : now.of("electro_mobility.bikes.from_car.share");
  const Lanes &from_active = rental ? now.of("electro_mobility.bikes.from_active.rental")
                                    : now.of("electro_mobility.bikes.from_active.share");
  const Lanes &effort = now.of("electro_mobility.bikes.effort");
  const Lanes &damping = now.of("electro_mobility.bikes.damping");
  const Lanes &fuel = now.of("electro_mobility.engine.consumption");
  const Lanes &progress = now.of("electro_mobility.engine.progress");
  const Lanes &carbon = now.of("energy.fuel.carbon");
  const Lanes &duty = now.of("energy.fuel.duty");
  const Lanes &tailpipe = now.of("electro_mobility.tailpipe");
  const double y = now.y;
  each([&](std::size_t i) {
    // Origins add up to one at most: what is walked gives way.
    const double active = lesser(from_active[i], 1 - from_car[i]);
    const double km = trips[i] * km_of[i], car_km = km * from_car[i];
    const double litres = car_km * fuel[i] / (1 + progress[i] * y);
    w.line[bike_time][i] += trips[i] * minutes[i] / 60;
    w.line[engine_co2e_avoided][i] += litres * carbon[i];
    w.line[duty_lost][i] += litres * duty[i];
    w.line[engine_km_avoided][i] += car_km * tailpipe[i];
    w.line[cycling][i] += active_km(km, active, is_electric ? effort[i] : 1, damping[i]);
  });
}

void lend(Year &now, const Bikes &b, const BikeLanes &lent) {
  Work &w = now.w;
  const Lanes &fee = b.rental ? now.of("electro_mobility.bikes.fee.rental")
                              : now.of("electro_mobility.bikes.fee.share");
  each([&](std::size_t i) {
    w.line[bike_service][i] += bike_cost(lent.count[i], lent.cost[i]);
    w.line[bike_fees][i] += lent.count[i] * fee[i];
    w.bikes_all[i] += lent.count[i];
    w.trips[i] += lent.trips[i];
  });
  ride(now, b.rental, b.is_electric, lent.trips);
}

void aid(Year &now, const Aid &a, const Lanes &purchases) {
  Work &w = now.w;
  const Lanes &part = now.of("electro_mobility.bikes.aid_induced");
  const Lanes &price = now.of("electro_mobility.bikes.price");
  const Lanes &life = now.of("electro_mobility.bikes.life");
  const Lanes &daily = now.of("electro_mobility.bikes.trips.rental");
  const auto aided_in = [&](int year) { return year >= a.start && year < a.start + a.years; };
  if (aided_in(now.y))
    each([&](std::size_t i) {
      w.line[bike_aid][i] += purchases[i] * a.aid;
      w.line[bike_purchase][i] += purchases[i] * part[i] * price[i];
    });
  Lanes trips{};
  for (int year = std::max(a.start, 0); year < now.y && aided_in(year); ++year) {
    const double age = now.y - year - 1;
    each([&](std::size_t i) {
      trips[i] += purchases[i] * part[i] * clamp01(life[i] - age) * daily[i] * 365;
    });
  }
  ride(now, true, true, trips);
}

}  // namespace

void set_up_bikes(const Plan &plan, Work &w) {
  for (std::size_t k = 0; k < plan.bikes.size(); ++k) {
    const Bikes &b = plan.bikes[k];
    BikeLanes &out = w.bikes[k];
    w.count(b.count, out.count);
    const Lanes &daily = b.rental ? w.of("electro_mobility.bikes.trips.rental")
                                  : w.of("electro_mobility.bikes.trips.share");
    const Lanes &cost = b.rental ? w.of("electro_mobility.bikes.cost.rental")
                                 : w.of("electro_mobility.bikes.cost.share");
    const bool known = !std::isnan(b.trips), decided = !std::isnan(b.cost);
    each([&](std::size_t i) {
      out.trips[i] = known ? b.trips : out.count[i] * daily[i] * 365;
      out.cost[i] = decided ? b.cost : cost[i];
    });
  }
  for (std::size_t k = 0; k < plan.aids.size(); ++k)
    w.count(plan.aids[k].purchases, w.purchases[k]);
}

void run_bikes(Year &now) {
  now.w.bikes_all = now.w.trips = Lanes{};
  for (std::size_t k = 0; k < now.plan.bikes.size(); ++k)
    if (now.plan.bikes[k].start < now.y) lend(now, now.plan.bikes[k], now.w.bikes[k]);
  for (std::size_t k = 0; k < now.plan.aids.size(); ++k)
    aid(now, now.plan.aids[k], now.w.purchases[k]);
}

}  // namespace electro_mobility
