// annuity.h - level payments over a number of periods, as spreadsheets name them.
//
// All five quantities are tied by
//   pv (1+r)^n + pmt (1 + r due) ((1+r)^n - 1) / r + fv = 0      (r = 0: pv + pmt n + fv = 0),
// money received being positive, money paid negative; `due`: payments fall at the start of each
// period (type 1) instead of its end (type 0). A result is NaN or infinite where none exists.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace jalon::annuity {

double pv(double rate, double nper, double pmt, double fv = 0, bool due = false);
double fv(double rate, double nper, double pmt, double pv = 0, bool due = false);
double pmt(double rate, double nper, double pv, double fv = 0, bool due = false);
// Periods; they need not be whole. The rate is above -1.
double nper(double rate, double pmt, double pv, double fv = 0, bool due = false);
// Every rate above -1 that ties the others, ascending (at most two); rates near 0 keep their
// digits.
std::vector<double> rates(double nper, double pmt, double pv, double fv = 0, bool due = false);

// Interest and principal in the payment of period `per` (from 1): ipmt + ppmt = pmt. A first
// payment at the start of its period holds no interest.
double ipmt(double rate, double per, double nper, double pv, double fv = 0, bool due = false);
double ppmt(double rate, double per, double nper, double pv, double fv = 0, bool due = false);
// Their sums over the periods start..end.
double cumipmt(double rate, double nper, double pv, double start, double end, bool due = false);
double cumprinc(double rate, double nper, double pv, double start, double end, bool due = false);

double rri(double nper, double pv, double fv);        // rate that makes fv of pv
double pduration(double rate, double pv, double fv);  // periods that make fv of pv
double effect(double nominal, double per_year);       // effective yearly rate of a nominal one
double nominal(double effective, double per_year);

double sln(double cost, double salvage, double life);                 // straight line
double syd(double cost, double salvage, double life, double period);  // sum of years' digits
double fvschedule(double principal, std::span<const double> rates);
// The flows, the first at period 1, all carried to period `nper`.
double nfv(double rate, double nper, std::span<const double> flows);

// Payment per unit lent over whole or broken years: r / (1 - (1+r)^-n).
double capital_recovery(double rate, double years);

}  // namespace jalon::annuity
