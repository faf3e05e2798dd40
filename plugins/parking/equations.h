// equations.h - the equations of the model, one by one, as the README numbers them.
//
// Hours and kilometres; money in the dossier's currency. Shares are parts of 1.
#pragma once
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace parking {

// std::min and std::max by value: references keep loops from being vectorised.
constexpr double lesser(double a, double b) {
  return b < a ? b : a;
}
constexpr double greater(double a, double b) {
  return a < b ? b : a;
}
// Nothing of what is below 0 or no number: what an index may be made of.
constexpr double positive(double x) {
  return 0 < x ? x : 0;
}
constexpr double between(double x, double low, double high) {
  return lesser(greater(x, low), high);
}
constexpr double clamp01(double x) {
  return between(x, 0, 1);
}

// (1) Stays per space and day; stays served per hour; hours paid per space and day.
constexpr double turnover(double occupancy, double hours, double stay) {
  return occupancy * hours / stay;
}
constexpr double served_arrivals(double occupancy, double spaces, double stay) {
  return occupancy * spaces / stay;
}
constexpr double paid_hours_per_space(double occupancy, double hours, double liable,
                                      double respect) {
  return occupancy * hours * liable * respect;
}

// (2) Part of the parked time that is after the free first hours, and part of the stays (and of the
// cars found by a check) that last longer: the same for stays of exponential length.
inline double beyond(double free_hours, double stay) {
  return std::exp(-free_hours / stay);
}

// (3) Mean payment of a stay: nothing up to `free_hours`, `first` an hour up to the end of the
// first hour, `later` an hour afterwards. Exponential stays.
inline double mean_payment(double stay, double free_hours, double first, double later) {
  const double from = beyond(free_hours, stay);
  const double after = beyond(greater(1.0, free_hours), stay);
  return stay * (first * (from - after) + later * after);
}

// (4) Generalised cost of a stay: price, time, and what a driver who pays with probability
// `respect` must expect of a notice. The model's mean driver also pays with that probability:
// expected_money in the place of price x stay.
constexpr double generalised_cost(double price, double stay, double value_of_time, double search,
                                  double walk, double in, double respect, double expected_notice) {
  return price * stay + value_of_time * (search + walk + in) + (1 - respect) * expected_notice;
}
constexpr double expected_money(double respect, double payment, double expected_notice) {
  return respect * payment + (1 - respect) * expected_notice;
}

// (5) Demand after over demand before, at constant elasticity, and to first order (CAPCOA).
inline double demand_factor(double cost, double cost_before, double elasticity) {
  return std::pow(cost / cost_before, elasticity);
}
constexpr double first_order_change(double elasticity, double relative_change) {
  return elasticity * relative_change;
}
inline double stay_after(double stay, double price, double price_before, double elasticity) {
  return stay * std::pow(price / price_before, elasticity);
}

// (6) Elasticity to generalised cost that answers a change of money as `elasticity` says; at most
// four times it, and itself where nothing is paid.
constexpr double cost_elasticity(double elasticity, double cost, double money) {
  return elasticity * (money > 0 ? lesser(4.0, cost / money) : 1);
}

// (7) Multinomial logit: shares of alternatives of a generalised cost and a constant; the constants
// that give observed shares; and the share of one alternative when its cost alone changes.
std::vector<double> logit_shares(std::span<const double> cost, std::span<const double> constants,
                                 double scale);
std::vector<double> logit_constants(std::span<const double> cost, std::span<const double> shares,
                                    double scale);
// No overflow whatever the cost.
inline double pivoted(double share, double change_of_cost, double scale) {
  const double weight = share * std::exp(between(-scale * change_of_cost, -700, 700));
  return weight / (weight + (1 - share));
}

// (8) What bounds the queue of queue.h: spaces inspected far from saturation, cars cruising when
// saturated (fluid limit).
constexpr double spaces_inspected(double occupancy) {
  return 1 / (1 - occupancy);
}
constexpr double saturated_cruising(double arrivals, double spaces, double stay, double patience) {
  return greater(0.0, arrivals - spaces / stay) * patience;
}

// (9) Macroscopic checks: throughput and full price of a saturated centre (Arnott and Inci), time a
// driver is ready to cruise (Shoup: stay, price off street and on street, fuel cost of an hour,
// people in the car, value of their time).
constexpr double saturated_throughput(double spaces, double stay) {
  return spaces / stay;
}
constexpr double full_price(double value_of_time, double hours_per_km, double distance,
                            double cruising, double spaces, double stay, double fee) {
  return value_of_time * (hours_per_km * distance + cruising * stay / spaces) + fee * stay;
}
constexpr double shoup_cruising(double stay, double off_street, double on_street, double fuel,
                                double people, double value_of_time) {
  return stay * (off_street - on_street) / (fuel + people * value_of_time);
}

// (10) Kilometres driven in search: arrivals an hour, hours of search each, km/h, hours, days.
constexpr double cruising_kilometres(double arrivals, double search, double speed, double hours,
                                     double days) {
  return arrivals * search * speed * hours * days;
}

// (11) Checks come at random, `rate` an hour: chance of one during a stay, and what not paying is
// expected to cost.
inline double checked_during(double rate, double stay) {
  return 1 - std::exp(-rate * stay);
}
constexpr double expected_notice(double chance, double charge) {
  return chance * charge;
}

// (12) Respect: a logit in the logarithm of what not paying costs over what paying costs.
inline double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}
inline double logit(double share) {
  return std::log(share / (1 - share));
}
inline double respect_of(double level, double slope, double notice_over_price) {
  return logistic(level + slope * std::log(notice_over_price));
}
// The same, calibrated on one observed respect; `ratio` is notice_over_price after over before.
inline double respect_after(double observed, double slope, double ratio, double shift = 0) {
  return logistic(logit(observed) + slope * std::log(ratio) + shift);
}
// Level and slope from two local observations.
struct RespectLine {
  double level, slope;
};
inline RespectLine respect_line(double respect1, double ratio1, double respect2, double ratio2) {
  const double slope = (logit(respect2) - logit(respect1)) / (std::log(ratio2) - std::log(ratio1));
  return {logit(respect1) - slope * std::log(ratio1), slope};
}
// A year's step of the respect towards its target.
constexpr double respect_next(double respect, double target, double adjustment) {
  return respect + adjustment * (target - respect);
}

// (13) Post-payment notices of a year, what they bring, and what is added to an unpaid one.
constexpr double notices(double checks, double occupancy, double respect, double liable) {
  return checks * occupancy * (1 - respect) * liable;
}
constexpr double notice_cash(double count, double face, double yield) {
  return count * face * yield;
}
constexpr double surcharge(double face, double share, double least) {
  return greater(share * face, least);
}
// Respect that a count of notices tells.
constexpr double respect_seen(double count, double checks, double occupancy, double liable) {
  return 1 - count / (checks * occupancy * liable);
}

// (14) Paid at the terminals in a year.
constexpr double meter_revenue(double spaces, double occupancy, double hours, double days,
                               double liable, double respect, double price) {
  return spaces * occupancy * hours * days * liable * respect * price;
}
constexpr double operating_cost(double terminals, double per_terminal, double mobile_revenue,
                                double mobile_fee, double checks, double per_check, double count,
                                double per_notice, double staff) {
  return terminals * per_terminal + mobile_revenue * mobile_fee + checks * per_check +
         count * per_notice + staff;
}

// (15) Change of the users' surplus when a cost changes (rule of a half), its part due to those who
// leave, and what stays given up were worth to those who made them.
constexpr double surplus_change(double quantity0, double quantity1, double cost0, double cost1) {
  return (quantity0 + quantity1) / 2 * (cost0 - cost1);
}
constexpr double deadweight(double change_of_quantity, double change_of_cost) {
  return change_of_quantity * change_of_cost / 2;
}
constexpr double worth_given_up(double quantity0, double quantity1, double cost0, double cost1) {
  return (quantity0 - quantity1) * (cost0 + cost1) / 2;
}

// (16) Price controller: one step up above an occupancy, one down below another, within bounds.
struct Controller {
  double above, below, step, least, most;
};
constexpr double next_price(double price, double occupancy, const Controller &c) {
  const double up = lesser(price + c.step, c.most), down = greater(price - c.step, c.least);
  return occupancy > c.above ? up : occupancy < c.below ? down : price;
}

// (17) Search time saved by guidance, of all arrivals, an hour's: the effect is a part of the
// search of those who are informed.
constexpr double guided_saving(double arrivals, double search, double effect, double informed) {
  return arrivals * effect * search * informed;
}

// (18) Off street: capital recovery, levelised cost of an hour (or a stay), and the occupancy at
// which a car park pays for itself.
inline double capital_recovery(double rate, double years) {
  return rate == 0 ? 1 / years : rate / (1 - std::pow(1 + rate, -years));
}
inline double levelised_cost(double capital, double rate, double years, double running,
                             double spaces, double used_per_space) {
  return (capital * capital_recovery(rate, years) + running) / (spaces * used_per_space);
}
inline double break_even_occupancy(double capital, double rate, double years, double running,
                                   double spaces, double open_hours, double price) {
  return (capital * capital_recovery(rate, years) + running) / (spaces * open_hours * price);
}

// (19) Equipment: mean life when the maker may stop supporting it, price after years of learning.
inline double expected_life(double life, double hazard) {
  return hazard > 0 ? (1 - std::exp(-hazard * life)) / hazard : life;
}
inline double learnt_price(double price, double learning, double years, double floor) {
  return greater(floor, price * std::pow(1 - learning, years));
}

}  // namespace parking
