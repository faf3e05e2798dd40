// indicators.h - indicators of value of one series of yearly flows.
//
// Flows are in constant money, index 0 is year 0 (undiscounted unless said otherwise); negative =
// spent. Formulas: reference `appraisal.md` section 4; each function says its own convention.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace jalon {

// Sum of flow[t] / (1+rate)^t, t from 0. The rate is not -1.
double npv(std::span<const double> flows, double rate);
// The spreadsheet convention: the first flow is discounted by one period.
double npv_spreadsheet(std::span<const double> flows, double rate);
// The same with given factors (declining schedules); years beyond the shorter of the two count 0.
double present_value(std::span<const double> flows, std::span<const double> factors);

// Every real root above -1 of npv(flows, r) = 0, ascending, each once; empty if there is none, or
// if a flow is not finite. Certified: with one change of sign there is one root (Descartes); with
// more, the roots are counted and parted in exact arithmetic, so that neither two close roots nor
// a double one are missed, and none is made up. About a microsecond in the first case, up to
// milliseconds in the second.
std::vector<double> irr(std::span<const double> flows);

// Modified rate of return: what is paid is brought to year 0 at `finance_rate`, what is received
// carried to the last year at `reinvest_rate`, and the rate between the two is given. Nothing if
// nothing is paid or nothing received, or if either is worth less than nothing.
std::optional<double> mirr(std::span<const double> flows, double finance_rate,
                           double reinvest_rate);

// Years until the cumulated flow is no longer negative, for good until the end; interpolated
// inside the year it crosses. Nothing if it never is. 0 if it never was negative.
std::optional<double> payback(std::span<const double> flows);
std::optional<double> discounted_payback(std::span<const double> flows,
                                         std::span<const double> factors);

// The same until the first time only, as textbooks and energy models have it: a renewal that comes
// later is not seen.
std::optional<double> first_payback(std::span<const double> flows);

// Present value of benefits over present value of costs, by the sign of each year's flow of each
// column: here `benefits` and `costs` are both positive series. Nothing if costs are worth nothing.
std::optional<double> benefit_cost(std::span<const double> benefits, std::span<const double> costs,
                                   std::span<const double> factors);

// The constant yearly amount over years 1..n with this present value. `factors`: of years 0..n;
// NaN if there is no year after 0.
double equivalent_annual(double present_value, std::span<const double> factors);

// 1 / (1+rate)^t for years 0..years.
std::vector<double> discount_factors(double rate, std::size_t years);
// The flows times their factors; years beyond the shorter of the two are left out.
std::vector<double> discounted(std::span<const double> flows, std::span<const double> factors);

}  // namespace jalon
