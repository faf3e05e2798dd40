#include "core/appraisal/annuity.h"

#include <cmath>

namespace jalon::annuity {
namespace {

double power(double rate, double n) {
  return rate > -1 ? std::exp(n * std::log1p(rate)) : std::pow(1 + rate, n);
}

// ((1+r)^n - 1) / r
double future_of_ones(double rate, double n) {
  if (rate == 0) return n;
  return (rate > -1 ? std::expm1(n * std::log1p(rate)) : std::pow(1 + rate, n) - 1) / rate;
}

// (1 - (1+r)^-n) / r
double present_of_ones(double rate, double n) {
  if (rate == 0) return n;
  return (rate > -1 ? -std::expm1(-n * std::log1p(rate)) : 1 - std::pow(1 + rate, -n)) / rate;
}

double timing(double rate, bool due) {
  return due ? 1 + rate : 1;
}

// What is owed after `k` periods, as a pv: carried back from the end or forward from the start,
// whichever does not subtract large numbers.
double owed(double rate, double k, double n, double payment, double at_start, double at_end,
            bool due) {
  return rate > 0 ? pv(rate, n - k, payment, at_end, due) : -fv(rate, k, payment, at_start, due);
}

}  // namespace

double pv(double rate, double nper, double pmt, double fv, bool due) {
  return -(fv * power(rate, -nper) + pmt * timing(rate, due) * present_of_ones(rate, nper));
}

double fv(double rate, double nper, double pmt, double pv, bool due) {
  return -(pv * power(rate, nper) + pmt * timing(rate, due) * future_of_ones(rate, nper));
}

double pmt(double rate, double nper, double pv, double fv, bool due) {
  if (rate > 0)
    return -(pv + fv * power(rate, -nper)) / (timing(rate, due) * present_of_ones(rate, nper));
  return -(fv + pv * power(rate, nper)) / (timing(rate, due) * future_of_ones(rate, nper));
}

double nper(double rate, double pmt, double pv, double fv, bool due) {
  if (rate == 0) return -(pv + fv) / pmt;
  return std::log1p(-rate * (pv + fv) / (pmt * timing(rate, due) + pv * rate)) / std::log1p(rate);
}

double ipmt(double rate, double per, double nper, double pv, double fv, bool due) {
  if (rate == 0 || (due && per == 1)) return 0;
  const double payment = pmt(rate, nper, pv, fv, due);
  return -owed(rate, per - 1, nper, payment, pv, fv, due) * rate / timing(rate, due);
}

double ppmt(double rate, double per, double nper, double pv, double fv, bool due) {
  return pmt(rate, nper, pv, fv, due) - ipmt(rate, per, nper, pv, fv, due);
}

// What is owed less after `end` than before `start`; a payment at the start of its period takes a
// period's interest less off, and the first one is all principal.
double cumprinc(double rate, double nper, double pv, double start, double end, bool due) {
  const double payment = pmt(rate, nper, pv, 0, due);
  const bool first = due && start == 1;
  const double before = owed(rate, first ? 1 : start - 1, nper, payment, pv, 0, due);
  const double after = owed(rate, end, nper, payment, pv, 0, due);
  return (first ? payment : 0) + (after - before) / timing(rate, due);
}

double cumipmt(double rate, double nper, double pv, double start, double end, bool due) {
  if (rate == 0) return 0;
  return (end - start + 1) * pmt(rate, nper, pv, 0, due) -
         cumprinc(rate, nper, pv, start, end, due);
}

double rri(double nper, double pv, double fv) {
  return std::pow(fv / pv, 1 / nper) - 1;
}

double pduration(double rate, double pv, double fv) {
  return std::log(fv / pv) / std::log1p(rate);
}

double effect(double nominal, double per_year) {
  return future_of_ones(nominal / per_year, per_year) * (nominal / per_year);
}

double nominal(double effective, double per_year) {
  return per_year * std::expm1(std::log1p(effective) / per_year);
}

double sln(double cost, double salvage, double life) {
  return (cost - salvage) / life;
}

double syd(double cost, double salvage, double life, double period) {
  return (cost - salvage) * (life - period + 1) * 2 / (life * (life + 1));
}

double fvschedule(double principal, std::span<const double> rates) {
  for (const double rate : rates) principal *= 1 + rate;
  return principal;
}

double nfv(double rate, double nper, std::span<const double> flows) {
  double sum = 0;
  for (std::size_t i = 0; i < flows.size(); ++i)
    sum += flows[i] * power(rate, nper - static_cast<double>(i + 1));
  return sum;
}

double capital_recovery(double rate, double years) {
  return 1 / present_of_ones(rate, years);
}

}  // namespace jalon::annuity
