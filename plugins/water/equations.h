// equations.h - the equations of the model, one by one, as the README numbers them.
//
// Volumes in m3 a year, lengths in km, pressures in metres of water, times in years unless said.
// Sources: AWWA M36 and its Free Water Audit (balance, UARL in US units), WB-EasyCalc 6.17 (UARL in
// SI units), the French order of 2 May 2007 (P104.3 to P107.2), code de l'environnement D.
// 213-48-14-1 (threshold) and D. 213-48-12-4 (performance levy), IWA literature for the others.
#pragma once
#include <cmath>
#include <initializer_list>

namespace water {

// std::min and std::max by value: references keep loops from being vectorised.
constexpr double lesser(double a, double b) {
  return b < a ? b : a;
}
constexpr double greater(double a, double b) {
  return a < b ? b : a;
}
constexpr double clamp01(double x) {
  return lesser(greater(x, 0.0), 1.0);
}
inline constexpr double days_of_year = 365;

// (1) The balance of a year. In French accounts billed_metered is what is accounted, domestic and
// non-domestic; unbilled_unmetered is service water and what is used without meter.
struct Volumes {
  double produced = 0, bought = 0, sold = 0;
  double billed_metered = 0, billed_unmetered = 0, unbilled_metered = 0, unbilled_unmetered = 0;
};
constexpr double supplied(const Volumes &v) {
  return v.produced + v.bought - v.sold;
}
constexpr double authorised(const Volumes &v) {
  return v.billed_metered + v.billed_unmetered + v.unbilled_metered + v.unbilled_unmetered;
}
constexpr double water_losses(const Volumes &v) {
  return supplied(v) - authorised(v);
}
constexpr double real_losses(double losses, double apparent) {
  return losses - apparent;
}
constexpr double non_revenue(double losses, const Volumes &v) {
  return losses + v.unbilled_metered + v.unbilled_unmetered;
}

// (2) French indicators: efficiency P104.3; linear indices of losses P106.3, of what is not
// accounted P105.3, of consumption; m3 per km and day. Ratios as parts of 1.
constexpr double efficiency(const Volumes &v) {
  return (v.sold + authorised(v)) / (v.produced + v.bought);
}
constexpr double linear_index(double volume, double km) {
  return volume / (days_of_year * km);
}
constexpr double loss_index(const Volumes &v, double km) {
  return linear_index(water_losses(v), km);
}
constexpr double unaccounted_index(const Volumes &v, double km) {
  return linear_index(supplied(v) - v.billed_metered, km);
}
constexpr double consumption_index(const Volumes &v, double km) {
  return linear_index(authorised(v) + v.sold, km);
}
constexpr double efficiency_from(double consumption_index, double loss_index) {
  return consumption_index / (consumption_index + loss_index);
}
// Least efficiency that the law asks for: `cap`, or `base` and `slope` times the consumption index
// where that is lower. 65 % (70 % in a water-stressed zone that draws more than 2 million m3) and
// 0.2 point; 85 %.
constexpr double legal_threshold(double consumption_index, double base = 0.65, double slope = 0.002,
                                 double cap = 0.85) {
  return lesser(cap, base + slope * consumption_index);
}
// Mean renewal rate P107.2, from the length renewed in the last five years.
constexpr double renewal_rate(double km_in_five_years, double km) {
  return km_in_five_years / 5 / km;
}

// (3) Unavoidable losses a day at a pressure, and the infrastructure leakage index. `hours` of
// supply a day. Private pipe runs from the edge of the street to the meter.
constexpr double unavoidable_litres(double mains_km, double connections, double private_km,
                                    double pressure_m, double hours = 24) {
  return (18 * mains_km + 0.8 * connections + 25 * private_km) * pressure_m * hours / 24;
}
constexpr double unavoidable_gallons(double mains_miles, double connections, double private_miles,
                                     double pressure_psi) {  // US gallons
  return (5.41 * mains_miles + 0.15 * connections + 7.5 * private_miles) * pressure_psi;
}
constexpr double leakage_index(double real_losses, double unavoidable) {
  return real_losses / unavoidable;
}
// Its parts a day, in litres per metre of pressure: per km of mains, per connection, per km of
// private pipe.
struct UnavoidablePart {
  double mains, connection, private_pipe;
};
inline constexpr UnavoidablePart background_part{9.60, 0.60, 16.0};
inline constexpr UnavoidablePart reported_part{5.86, 0.04, 1.9};
inline constexpr UnavoidablePart unreported_part{2.58, 0.16, 7.1};
// Class of an index: 0 to 4 for A1, A2, B, C, D of the World Bank's matrix.
constexpr int leakage_class(double index, bool developing = false) {
  const double scale = developing ? 2 : 1;
  int c = 0;
  for (const double bound : {1.5, 2.0, 4.0, 8.0}) c += index >= bound * scale;
  return c;
}

// (4) What losses cost in the AWWA audit, money.
constexpr double cost_of_losses(double volume, double price) {
  return volume * price;
}
constexpr double non_revenue_share_of_cost(double apparent_cost, double real_cost, double unbilled,
                                           double variable_cost, double operating_cost) {
  return (apparent_cost + real_cost + unbilled * variable_cost) / operating_cost;
}

// (5) Unreported leakage: rises by `rise` a year, and is removed at the rate `removal` (1/year)
// that finding leaks amounts to; surveys of the whole network every T years remove 2 / T, which
// leaves rise x T / 2 on average. Without removal it rises for ever.
// Written so that a removal next to nothing does not lose its digits.
inline double unreported_after(double now, double rise, double removal, double years) {
  const double x = removal * years, gone = x > 0 ? -std::expm1(-x) / x : 1;
  return now + (rise - removal * now) * years * gone;
}
inline double unreported_mean(double now, double rise, double removal, double years) {
  const double x = removal * years;
  if (x < 1e-8) return now + (rise - removal * now) * years / 2;
  const double gone = -std::expm1(-x) / x;
  return now + (rise - removal * now) * years * (1 - gone) / x;
}
constexpr double removal_of_interval(double years) {
  return 2 / years;
}

// (6) Economic intervention. CI: survey of a km, money; CV: value of a m3; RR: natural rate of
// rise, m3 per km and day per year.
constexpr double control_cost(double interval, double ci, double cv, double rr, double km) {
  return km * (ci / interval + cv * days_of_year * rr * interval / 2);
}
inline double economic_interval(double ci, double cv, double rr) {
  return std::sqrt(2 * ci / (days_of_year * cv * rr));
}
inline double economic_interval_months(double ci, double cv, double rr) {  // as IWA tables print it
  return std::sqrt(0.789 * (ci / cv) / rr);
}
constexpr double control_budget(double interval, double ci, double km) {  // a year
  return ci * km / interval;
}
constexpr double economic_unreported(double budget, double cv) {  // m3 a year
  return budget / cv;
}
constexpr double mean_run_days(double interval) {
  return interval * days_of_year / 2;
}
constexpr double economic_level(double background, double reported, double unreported) {
  return background + reported + unreported;
}

// (7) Leaks: a flow in m3/h over days; new unreported leaks a year that make the rise; what earlier
// awareness saves.
constexpr double leak_volume(double flow, double days) {
  return flow * 24 * days;
}
constexpr double new_leaks(double rr, double km, double flow) {
  return rr * km / (24 * flow);
}
constexpr double awareness_saving(double leaks, double flow, double days_before,
                                  double days_after) {
  return leaks * leak_volume(flow, days_before - days_after);
}
// Flow through a hole (EPANET): m3/s, area in m2, pressure in Pa.
inline double hole_flow(double coefficient, double area, double pressure, double exponent = 0.5,
                        double density = 1000) {
  return coefficient * area * std::pow(pressure, exponent) * std::sqrt(2 / density);
}

// (8) Pressure (FAVAD). Leakage goes with the power N1 of pressure; N1 from the part that is
// background leakage and the part of plastic pipes.
inline double pressure_ratio(double before, double after, double exponent) {
  return std::pow(after / before, exponent);
}
constexpr double burst_exponent(double plastic_part) {
  return 0.5 + plastic_part;
}
constexpr double leakage_exponent(double background_share, double burst_exponent) {
  return 1.5 * background_share + burst_exponent * (1 - background_share);
}
constexpr double burst_cut(double factor, double pressure_cut, double most = 1) {
  return lesser(most, factor * pressure_cut);
}

// (9) Mains: breaks grow with age (Shamir and Howard); what renewal of some km spares.
inline double break_rate(double at_reference, double growth, double age, double reference_age) {
  return at_reference * std::exp(growth * (age - reference_age));
}
constexpr double breaks_spared(double km, double old_rate, double new_rate) {
  return km * (old_rate - new_rate);
}
constexpr double leakage_spared(double km, double old_index, double new_index) {  // m3 a year
  return km * (old_index - new_index) * days_of_year;
}
// Part of a cohort renewed by `time` at the pace `rate` of the whole, oldest first: the cohort
// stands in the queue from `from`, `density` is 1 / its width.
constexpr double renewed_part(double rate, double time, double from, double density) {
  return clamp01((rate * time - from) * density);
}

// (10) Meters under-register a part of what is used that grows with age.
inline constexpr double most_error = 0.5;  // a meter that is worse no longer counts as one
constexpr double under_registration(double age, double when_new, double per_year) {
  return lesser(most_error, when_new + per_year * age);
}
constexpr double apparent_loss(double registered, double error) {
  return registered * error / (1 - error);
}
constexpr double recovered(double used, double error_before, double error_after) {
  return used * (error_before - error_after);
}

// (11) Value of a lost m3: marginal, and the part of the fixed cost that an average adds.
constexpr double marginal_value(double own_part, double electricity, double price, double treatment,
                                double levy, double bought_price) {
  return own_part * (electricity * price + treatment + levy) + (1 - own_part) * bought_price;
}
constexpr double value_of_m3(double marginal, double fixed, double average) {
  return marginal + average * fixed;
}

// (12) Putting an investment off by some years, at a rate.
inline double deferral_value(double capital, double rate, double years) {
  return capital * (1 - std::pow(1 + rate, -years));
}

// (13) Levy on the performance of networks: coefficient from the primary efficiency (accounted over
// supplied) weighted by the consumption index, and from asset management.
constexpr double performance_part(double primary, double consumption_index, double weight = 0.002) {
  return lesser(0.55, greater(0.0, 0.0275 * (100 * (primary - weight * consumption_index) - 65)));
}
constexpr double levy_coefficient(double performance, double management) {
  return lesser(1.0, greater(0.2, 1 - performance - management));
}

// (14) Lives: how often a thing bought anew each `life` was, and the part behind of the one at
// work. Not negative.
constexpr double whole_lives(double years, double life) {
  return static_cast<double>(static_cast<int>(years / life));
}
constexpr double part_lived(double years, double life) {
  return years / life - whole_lives(years, life);
}

// (15) Worth left, of its price new, after `years` more, in what was of any age alike up to `life`
// and was not renewed.
constexpr double left_of_any_age(double years, double life) {
  const double rest = greater(0.0, 1 - years / life);
  return rest * rest / 2;
}

}  // namespace water
