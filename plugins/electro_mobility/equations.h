// equations.h - the equations of the model, one by one, as the README numbers them.
#pragma once
#include <cmath>

namespace electro_mobility {

constexpr double lesser(double a, double b) {
  return b < a ? b : a;
}
constexpr double greater(double a, double b) {
  return a < b ? b : a;
}
constexpr double clamp01(double x) {
  return lesser(greater(x, 0.0), 1.0);
}

// ---- spread of electric cars

// (1) Logistic: `ceiling / (1 + e^(-pace (t - middle)))`.
inline double logistic(double ceiling, double pace, double middle, double t) {
  return ceiling / (1 + std::exp(-pace * (t - middle)));
}
// Its pace and middle from two observed dates, `share` being of the ceiling.
struct Logistic {
  double pace, middle;
};
inline Logistic logistic_of(double year_a, double share_a, double year_b, double share_b) {
  const double a = std::log(share_a / (1 - share_a)), b = std::log(share_b / (1 - share_b));
  const double pace = (b - a) / (year_b - year_a);
  return {pace, year_a - a / pace};
}

// (2) Bass: part adopted a year later.
constexpr double bass_step(double part, double innovation, double imitation) {
  return part + (innovation + imitation * part) * (1 - part);
}

// (3) Cars left at an age: half of them at `half_life`.
inline double survival(double age, double half_life, double spread) {
  return 1 / (1 + std::exp((age - half_life) / spread));
}
// The same by Weibull's law, and its hazard.
inline double weibull_survival(double age, double shape, double scale) {
  return std::exp(-std::pow(age / scale, shape));
}
inline double weibull_hazard(double age, double shape, double scale) {
  return shape / scale * std::pow(age / scale, shape - 1);
}

// ---- what cars ask of public points

// (4) Part of the energy taken at public points, by those with a private place and without.
constexpr double public_share(double with_garage, double of_garage, double of_none) {
  return with_garage * of_garage + (1 - with_garage) * of_none;
}
// (5) Energy a year, kWh.
constexpr double public_energy(double cars, double km, double kwh_per_km, double public_part,
                               double transit_kwh) {
  return cars * km * kwh_per_km * public_part + transit_kwh;
}
// (6) Sizing: sessions a day, and points for them at a part `filling` of what a point can take.
constexpr double sessions_for(double kwh_per_year, double kwh_per_session) {
  return kwh_per_year / (365 * kwh_per_session);
}
constexpr double points_for(double sessions_per_day, double capacity, double filling) {
  return sessions_per_day / (capacity * filling);
}
// (7) The European floor of public power, kW.
constexpr double power_floor(double electric_cars, double hybrids) {
  return 1.3 * electric_cars + 0.8 * hybrids;
}

// (8) Congestion: what `points` serve of a demand, both a day; never more than they can take.
inline double served(double demand, double points, double capacity) {
  const double all = points * capacity;
  return all > 0 ? -all * std::expm1(-demand / all) : 0;
}
// Part of the demand for public charging that a supply keeps in town; `enough` keeps 1 - 1/e.
inline double kept(double supply, double enough) {
  return -std::expm1(-supply / enough);
}

// (9) Erlang: `offered` = arrivals x length. Blocked, if nobody waits.
constexpr double erlang_b(int points, double offered) {
  double blocked = 1;
  for (int k = 1; k <= points; ++k) blocked = offered * blocked / (k + offered * blocked);
  return blocked;
}
// Waits, if all wait; 1 where the queue has no end.
constexpr double erlang_c_of(int points, double offered, double blocked) {
  return offered < points ? points * blocked / (points - offered * (1 - blocked)) : 1;
}
constexpr double erlang_c(int points, double offered) {
  return erlang_c_of(points, offered, erlang_b(points, offered));
}
// Mean wait of all, in the unit of `length`, of whom nobody waits longer than `longest` on average.
constexpr double mean_wait(int points, double offered, double length, double longest) {
  if (!(offered > 0)) return 0;
  if (offered >= points) return longest;
  return erlang_c(points, offered) * lesser(length / (points - offered), longest);
}
constexpr double offered_load(double points, double sessions_per_point, double hours,
                              double window) {
  return points * sessions_per_point * hours / window;
}

// Points that others have by now, over those of today, when cars are so many times those of today.
constexpr double opened_by_others(double cars_over_today, double follow) {
  return greater(1.0, 1 + follow * (cars_over_today - 1));
}
// Power that a station subscribes, kVA.
constexpr double station_kva(double points, double kilowatts, double ratio, double part_saved) {
  return points * kilowatts * ratio * (1 - part_saved);
}

// (10) Ramp-up: 10 % of the usual use at the opening, half after the half-time, 90 % after two.
inline double ramp_up(double age, double half_time) {
  return 1 / (1 + std::exp(-std::log(9.0) * (age / half_time - 1)));
}

// ---- money of a station

// (11) Works: points, grid after the part that the tariff bears, studies, grants.
constexpr double works(double points, double charger, double civil, double grid, double refaction,
                       double studies, double grants) {
  return points * (charger + civil) + grid * (1 - refaction) + studies - grants;
}
constexpr double unit_price(double today, double floor_part, double learning_factor) {
  return today * greater(floor_part, learning_factor);
}
// (12) Running cost of a year.
constexpr double running_cost(double stations, double fixed, double kwh, double price,
                              double efficiency, double kva, double subscription, double fee_part,
                              double revenue) {
  return stations * fixed + kwh * price / efficiency + kva * subscription + fee_part * revenue;
}
constexpr double margin_per_session(double kwh, double tariff, double price, double efficiency,
                                    double fee) {
  return kwh * (tariff - price / efficiency) - fee;
}
inline double capital_recovery(double rate, double years) {
  return rate == 0 ? 1 / years : rate / -std::expm1(-years * std::log1p(rate));
}
// (13) Sessions a day and station at which it pays for itself; without end if the margin is none.
constexpr double break_even(double fixed, double capital, double recovery, double margin) {
  return margin > 0 ? (fixed + capital * recovery) / (365 * margin) : HUGE_VAL;
}
// (14) Full cost of a kWh delivered.
constexpr double levelised(double capital, double recovery, double running, double kwh) {
  return (capital * recovery + running) / kwh;
}

// (15) Price response: logit between charging here and elsewhere, `odds` of here when it is free.
// Demand over that at price 0. With odds 0 it is e^(-slope x price).
inline double slope_of(double cut, double price, double odds) {
  return -std::log((1 - cut) / (1 + odds * cut)) / price;
}
inline double demand_at(double price, double slope, double odds) {
  const double x = std::exp(-slope * price);
  return (1 + odds) * x / (1 + odds * x);
}
// What a kWh at that price is worth to drivers beyond it: area under (15) above the price.
inline double surplus(double price, double slope, double odds) {
  const double x = odds * std::exp(-slope * price);
  const double ratio = x > 1e-9 ? std::log1p(x) / x : 1;
  return ratio * (1 + x) / slope;
}
// The same where nobody comes any more from the price `choke` on.
inline double surplus_to(double price, double choke, double slope, double odds) {
  if (!(choke > price)) return 0;
  const double lost = -std::expm1(-slope * (choke - price));
  const double x = odds * std::exp(-slope * price);
  const double ratio = x > 1e-9 ? std::log1p(x * lost / (1 + x * (1 - lost))) / x : lost;
  return ratio * (1 + x) / slope;
}
// Loss when a price goes from a to b, by the rule of a half.
constexpr double rule_of_half(double kwh_a, double kwh_b, double price_a, double price_b) {
  return 0.5 * (kwh_a + kwh_b) * (price_b - price_a);
}

// ---- environment

// (16) Greenhouse gases avoided by energy in batteries, of which `induced` counts, kg.
constexpr double avoided_co2e(double kwh, double induced, double kwh_per_km, double engine_per_km,
                              double grid_per_kwh, double efficiency, double making_per_km) {
  const double km = induced * kwh / kwh_per_km;
  return km * (engine_per_km - making_per_km) - induced * kwh / efficiency * grid_per_kwh;
}
// (17) Fuel duty that the State no longer receives.
constexpr double duty_of(double kwh, double induced, double kwh_per_km, double litre_per_km,
                         double duty) {
  return induced * kwh / kwh_per_km * litre_per_km * duty;
}

// ---- municipal fleet

// (18) The longest usual day fits an electric vehicle.
constexpr bool feasible(double longest_day, double winter_range, double used) {
  return longest_day <= used * winter_range;
}
// (19) Batteries bought again over a life.
inline double battery_renewals(double km_of_life, double kwh_per_km, double battery_kwh,
                               double cycles) {
  return std::floor(km_of_life * kwh_per_km / (battery_kwh * cycles));
}
// (20) Total cost of ownership: price less value left, and the years' cost discounted.
inline double ownership(double price, double left, double km, double energy_per_km,
                        double energy_price, double upkeep_per_km, double insurance_and_tax,
                        double charger, double rate, int years) {
  double sum = price + charger - left / std::pow(1 + rate, years);
  for (int t = 1; t <= years; ++t)
    sum += (km * (energy_per_km * energy_price + upkeep_per_km) + insurance_and_tax) /
           std::pow(1 + rate, t);
  return sum;
}
// (21) Yearly saving on energy of an electric vehicle.
constexpr double energy_saving(double km, double fuel_per_km, double fuel_price, double kwh_per_km,
                               double kwh_price) {
  return km * (fuel_per_km * fuel_price - kwh_per_km * kwh_price);
}

// ---- bikes

// (22) Modal origin: what is neither from the car nor walked or cycled (transit, new trips).
constexpr double other_origin(double from_car, double from_active) {
  return greater(0.0, 1 - from_car - from_active);
}
// (23) Kilometres whose exercise counts: not walked or cycled before, by effort, less what exercise
// replaces other exercise.
constexpr double active_km(double km, double from_active, double effort, double damping) {
  return km * (1 - from_active) * effort * (1 - damping);
}
// (24) What the bikes are worth: time, externalities of cars, health apart.
constexpr double bike_worth(double trips, double value_of_time, double hours_saved, double from_car,
                            double car_external_per_km, double km) {
  return trips * (value_of_time * hours_saved + from_car * car_external_per_km * km);
}
constexpr double bike_cost(double bikes, double cost_per_bike) {
  return bikes * cost_per_bike;
}

// (25) Life left in what was bought `age` years ago, as a part.
constexpr double life_left(double age, double life) {
  return greater(0.0, 1 - age / life);
}

}  // namespace electro_mobility
