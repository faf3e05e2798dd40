// equations.h - the equations of the model, one by one, as the README numbers them.
//
// Shares lie between 0 and 1, times of a case are minutes, times of a year hours, money is the
// currency. Nothing here knows a default figure.
#pragma once
#include <cmath>
#include <cstddef>
#include <span>

namespace e_administration {

// std::min and std::max by value: references to what is lesser keep loops from being vectorised.
constexpr double lesser(double a, double b) {
  return b < a ? b : a;
}
constexpr double greater(double a, double b) {
  return a < b ? b : a;
}
constexpr double clamp01(double x) {
  return lesser(greater(x, 0.0), 1.0);
}

// ---- adoption

inline double logit(double share) {
  return std::log(share / (1 - share));
}
inline double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

// (1) Share online at time t of a curve with a ceiling, a rate (1/year) and a middle t0.
inline double logistic_share(double ceiling, double rate, double t, double t0) {
  return ceiling * logistic(rate * (t - t0));
}

// (1) The same curve one year on from any share on it; `growth` = exp(rate). A share at the
// ceiling stays, a share of 0 never starts.
constexpr double logistic_step(double share, double ceiling, double growth) {
  return ceiling * share * growth / (ceiling - share + share * growth);
}

// (2) What a series shows: growth of the logit per year, and the share that it leads to.
inline double logit_rate(double share_before, double share_after, double years) {
  return (logit(share_after) - logit(share_before)) / years;
}
inline double logit_forecast(double share, double rate, double years) {
  return logistic(logit(share) + rate * years);
}

// (3) Bass: part of the ceiling reached t years after the start; P innovators, Q imitators.
inline double bass(double p, double q, double t) {
  const double x = std::exp(-(p + q) * t);
  return (1 - x) / (1 + q / p * x);
}
// (3) One year on from any share on it; `decay` = exp(-(P + Q)).
constexpr double bass_step(double share, double ceiling, double p, double q, double decay) {
  const double f = ceiling > 0 ? lesser(share / ceiling, 1.0) : 1;
  const double x = (1 - f) / (1 + f * q / p) * decay;
  return greater(share, ceiling * (1 - x) / (1 + q / p * x));
}

// (4) Ceiling where use on line is compulsory.
constexpr double obligation_ceiling(double ceiling, double exempt) {
  return ceiling * (1 - exempt);
}

// ---- agents

// (5) Mean of figures by offline channel, the split being brought to a sum of 1.
constexpr double offline_mean(std::span<const double> split, std::span<const double> figure) {
  double sum = 0, total = 0;
  for (std::size_t c = 0; c < split.size(); ++c) {
    sum += split[c] * figure[c];
    total += split[c];
  }
  return total > 0 ? sum / total : 0;
}

// (6) Minutes of agents in a year: in front, behind, and calls that cases on line cause.
constexpr double front_minutes(double cases, double online, double offline_front,
                               double online_front) {
  return cases * ((1 - online) * offline_front + online * online_front);
}
constexpr double back_minutes(double cases, double online, double back, double automated) {
  return cases * back * (1 - automated * online);
}
constexpr double follow_up_minutes(double cases, double online, double part, double call) {
  return part * online * cases * call;
}
constexpr double agent_hours(double cases, double online, double offline_front, double online_front,
                             double back, double automated, double follow_up, double call) {
  return (front_minutes(cases, online, offline_front, online_front) +
          back_minutes(cases, online, back, automated) +
          follow_up_minutes(cases, online, follow_up, call)) /
         60;
}

// (7) Posts that hours come to.
constexpr double posts(double hours, double hours_per_post) {
  return hours / hours_per_post;
}

// (8) Hours that leave the payroll: the part that can be turned to money, never more than the
// posts that have fallen vacant; each vacancy serves once.
constexpr double cash_hours(double cash_before, double released, double cashable,
                            double vacancies) {
  return greater(0.0, lesser(cashable * released, cash_before + vacancies));
}

// (9) What a case of so many minutes costs.
constexpr double time_cost(double minutes, double cost_per_hour) {
  return minutes / 60 * cost_per_hour;
}

// ---- post, citizens, businesses

// (10) Letters.
constexpr double letters_cost(double letters, double paper, double stamp) {
  return letters * (paper + stamp);
}

// (11) Citizens: hours spared by cases that moved on line.
constexpr double citizen_hours_spared(double cases, double online_gain, double form_offline,
                                      double travel, double wait, double form_online) {
  return cases * online_gain * (form_offline + travel + wait - form_online) / 60;
}

// (12) Standard cost model: price x quantity = (tariff x time) x (population x frequency).
constexpr double standard_cost(double tariff_per_hour, double hours, double population,
                               double frequency) {
  return tariff_per_hour * hours * population * frequency;
}

// (13) Cases of people who cannot act on line alone but have to, when so many cases go on line.
constexpr double forced(double online, double excluded) {
  return greater(0.0, online + excluded - 1);
}

// (13) The same where a part `early` of them goes on line as readily as everybody, and the others
// last of all.
constexpr double alone_online(double online, double excluded, double early) {
  const double last = forced(online, excluded);
  return last + early * (online * excluded - last);
}

// (14) Assisted digital service, hours: excluded share x cases x minutes, of those it reaches.
constexpr double assisted_hours(double cases, double excluded, double reach, double minutes) {
  return cases * excluded * reach * minutes / 60;
}

// ---- money

// (15) Mean cost of a transaction over its channels, and the cost off line that is left when the
// mean and the cost on line are known.
constexpr double mean_cost(double online, double cost_online, double cost_offline) {
  return online * cost_online + (1 - online) * cost_offline;
}
constexpr double offline_cost(double online, double mean, double cost_online) {
  return (mean - online * cost_online) / (1 - online);
}
// (15) Part of the cost of transactions saved when the share on line goes from one to another.
constexpr double part_saved(double online_before, double online_after, double cost_online,
                            double cost_offline) {
  return 1 - mean_cost(online_after, cost_online, cost_offline) /
                 mean_cost(online_before, cost_online, cost_offline);
}

// (16) Cases a year from which what is saved pays what is fixed.
constexpr double break_even_volume(double fixed_a_year, double unit_saving, double online) {
  return fixed_a_year / (unit_saving * online);
}

// (17) What one of n communes pays of a fixed cost that they share; each further commune adds the
// part `overhead` of it.
constexpr double pooled_part(double communes, double overhead) {
  return (1 + overhead * (communes - 1)) / communes;
}

// (18) Part of the last purchase left `age` years after the first one, renewed every `life` years;
// purchases again by then.
inline double renewals(double age, double life) {
  return age > 0 ? std::floor(age / life) : 0;
}
inline double life_left(double age, double life) {
  return renewals(age, life) + 1 - age / life;
}

}  // namespace e_administration
