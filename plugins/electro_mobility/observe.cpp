// The figures of the diagnosis, and the writing of all outputs.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace electro_mobility {
namespace {

constexpr double usual_ac_power = 22;
constexpr double points_of_station = 2;

// A ratio to nothing is unknown, not zero.
double ratio(double a, double b) {
  return b > 0 ? a / b : jalon::unknown;
}

// A station of two points of 22 kW in the year at work: what it costs and takes.
struct Station {
  double fixed, capital, recovery, margin, energy_price;
};
Station station_of(const Year &now, std::size_t i) {
  const Work &w = now.w;
  const auto &f = [&](Named p) { return now.of(p)[i]; };
  Station s{};
  s.fixed =
      points_of_station * (w.of(upkeep_of, ac)[i] + f("electro_mobility.supervision")) +
      station_kva(points_of_station, usual_ac_power, f("electro_mobility.subscribed_ratio"), 0) *
          f("electro_mobility.subscription_price");
  const double kva =
      station_kva(points_of_station, usual_ac_power, f("electro_mobility.subscribed_ratio"), 0);
  const double grid =
      w.of(grid_of, ac)[i] * (1 - f("electro_mobility.grid.refaction")) +
      (kva > f("electro_mobility.transformer_from") ? f("electro_mobility.transformer") : 0);
  s.capital =
      (points_of_station * w.of(price_of, ac)[i] + grid) * (1 + f("electro_mobility.study_share"));
  s.recovery = w.recovery[i];
  const double tariff = f("electro_mobility.tariff");
  const double kwh = w.of(energy_of, ac)[i];
  const double price = f("energy.electricity.price") * f("electro_mobility.electricity.ratio");
  s.energy_price = price / f("electro_mobility.efficiency");
  s.margin = margin_per_session(kwh, tariff, price, f("electro_mobility.efficiency"),
                                f("electro_mobility.fee_share") * kwh * tariff);
  return s;
}

}  // namespace

JALON_FAST void write(const Year &now, const jalon::Block &block, std::size_t first,
                      std::size_t count) {
  const Work &w = now.w;
  const Stock &stock = *now.plan.stock;
  const auto &line = w.line;
  const auto year = static_cast<std::size_t>(now.y);
  jalon::write_lines(block, line, year, first, count);

  Lanes of_all;
  const auto put = [&](Indicator k, auto value) {
    each([&](std::size_t i) {
      const double x = value(i);
      of_all[i] = x - x == 0 ? x : jalon::unknown;  // without end is unknown, too
    });
    jalon::put(of_all, first, count, block.indicator(k, year));
  };
  const double people = stock.population;
  const bool inventory = !stock.points.empty();
  // Without a row nobody knows how many points there are; with rows of none, there are none.
  const auto known = [&](double x) { return inventory ? x : jalon::unknown; };
  put(points_per_1000, [&](auto i) { return known(ratio(1000 * w.points[i], people)); });
  for (std::size_t c = 0; c < n_classes; ++c)
    put(static_cast<Indicator>(slow_points + c),
        [&](auto i) { return stock.power_known ? w.in_class[c][i] : jalon::unknown; });
  const double no_people = std::isnan(people) ? jalon::unknown : 0;
  put(electric_cars, [&](auto i) { return w.cars[year][i] + no_people; });
  put(cars_per_point, [&](auto i) { return ratio(w.cars[year][i], w.points[i]) + no_people; });
  const Lanes &hybrids = now.of("electro_mobility.hybrid.ratio");
  const auto floor_kw = [&](std::size_t i) {
    return power_floor(w.cars[year][i], w.cars[year][i] * hybrids[i]);
  };
  // Points that others open are of the power of those there.
  const auto power = [&](std::size_t i) {
    return w.kilowatts[i] + w.there_kilowatts[i] * (w.others[i] - 1);
  };
  put(power_over_floor, [&](auto i) { return known(ratio(power(i), floor_kw(i))) + no_people; });
  const Lanes &kwh = w.of(energy_of, ac), &most = w.of(capacity_of, ac);
  const Lanes &filling = now.of("electro_mobility.filling");
  put(supply_over_need, [&](auto i) {
    const double demand = sessions_for(w.potential[year][i] * w.demand_factor[i], kwh[i]);
    const double need =
        greater(points_for(demand, most[i], filling[i]), floor_kw(i) / usual_ac_power);
    return known(ratio(w.supply[i] / w.usual_use[i], need));
  });
  put(sessions_per_point, [&](auto i) { return ratio(w.sessions[i] / 365, w.points[i]); });
  put(energy_per_session, [&](auto i) {
    if (year == 0 && !std::isnan(stock.energy_per_session)) return stock.energy_per_session;
    return ratio(w.energy[i], w.sessions[i]);
  });
  put(measured_over_expected, [&](auto i) {
    return w.measured && !std::isnan(people) ? w.demand_factor[i] : jalon::unknown;
  });
  put(availability, [&](auto) -> double { return stock.availability.mean(); });
  put(blocked_share, [&](auto i) { return ratio(w.blocked[i], w.weight[i]); });
  put(wait_probability, [&](auto i) { return ratio(w.waits[i], w.weight[i]); });
  put(free_share, [&](auto) { return stock.free.mean(); });
  put(always_open_share, [&](auto) { return stock.always_open.mean(); });
  put(accessible_share, [&](auto) { return stock.accessible.mean(); });
  put(cost_cover, [&](auto i) { return ratio(w.income[i], w.running[i]); });
  Lanes full_cost, over_capacity;
  put(break_even_sessions, [&](auto i) {
    const Station s = station_of(now, i);
    const double sold = points_of_station * w.usual_use[i] * w.filled[i];
    full_cost[i] = sold > 0 ? levelised(s.capital, s.recovery, s.fixed, sold) + s.energy_price
                            : jalon::unknown;
    const double sessions = break_even(s.fixed, s.capital, s.recovery, s.margin);
    over_capacity[i] = ratio(sessions, points_of_station * w.usual_use[i] / (365 * kwh[i]));
    return sessions;
  });
  put(break_even_over_capacity, [&](auto i) { return over_capacity[i]; });
  put(levelised_cost, [&](auto i) { return full_cost[i]; });
  const auto deficit = [&](std::size_t i) { return w.running[i] - w.income[i]; };
  put(deficit_per_inhabitant, [&](auto i) { return known(ratio(deficit(i), people)); });
  const Lanes &cars = now.of("electro_mobility.cars_per_inhabitant");
  put(deficit_of_others,
      [&](auto i) { return known(deficit(i) * (1 - ratio(w.cars[year][i], people * cars[i]))); });
  put(fleet_electric_share,
      [&](auto i) { return ratio(w.vehicles_electric[i], w.vehicles_known[i]); });
  put(fleet_suitable_share, [&](auto i) { return ratio(w.vehicles_fit[i], w.vehicles_rest[i]); });
  put(fleet_age, [&](auto i) { return ratio(w.age[i], w.aged[i]); });
  put(fleet_cost_per_km, [&](auto i) { return ratio(w.fleet_cost[i], w.fleet_km[i]); });
  put(bikes_per_1000, [&](auto i) {
    return stock.bikes.empty() && w.bikes_all[i] == 0 ? jalon::unknown
                                                      : ratio(1000 * w.bikes_all[i], people);
  });
  put(trips_per_bike, [&](auto i) { return ratio(w.trips[i] / 365, w.bikes_all[i]); });
}

}  // namespace electro_mobility
