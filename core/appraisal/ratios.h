// ratios.h - what a project is worth per unit of something, and when or for which value it is worth
// anything at all.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace jalon {

// Benefits against costs, all present values (or all yearly equivalents) and positive.
struct BenefitCost {
  double benefits = 0, disbenefits = 0;  // to whoever they come
  double investment = 0, operation = 0;  // to whoever pays
};
// (benefits - disbenefits) / (investment + operation). Nothing if that is worth nothing.
std::optional<double> conventional_ratio(const BenefitCost &p);
// (benefits - disbenefits - operation) / investment: operation counts as a benefit lost.
std::optional<double> modified_ratio(const BenefitCost &p);
// What the dearer of two alternatives brings more per unit it costs more.
std::optional<double> incremental_ratio(const BenefitCost &cheaper, const BenefitCost &dearer);

// Net present value per unit of `spent` (positive): of the investment, or of net public money.
std::optional<double> value_per_unit(double net_present_value, double spent);

// First-year return: the net benefit of the first full year of service over the outlays until
// then, carried at `rate` to the opening (the end of the last year of works). `outlays`: positive,
// by year of works.
std::optional<double> first_year_return(std::span<const double> outlays, double benefit,
                                        double rate);

// The start, among 0..candidates-1 (years of delay), at which `value` is greatest; the earliest of
// equals. A search over all of them: a rule such as "when the first-year return passes the rate"
// holds only when benefits grow for ever. Nothing if no value is a number.
std::optional<std::size_t> best_start(std::size_t candidates,
                                      const std::function<double(std::size_t)> &value);
// Present value, at year 0, of works (`outlays`, positive) that begin after `delay` years and whose
// service begins the year after their last, as long as `life` years; `benefits[y]`: net benefit of
// year y to a project in service then; none beyond the list.
double value_of_start(std::span<const double> outlays, std::span<const double> benefits,
                      double rate, std::size_t delay, std::size_t life);

// Factor on one part of a net present value at which the whole is nothing: 1 - whole / part.
// Nothing if the part is worth nothing.
std::optional<double> switching_factor(double whole, double part);

// Present value of costs over present value of output: the price that pays for all. Nothing
// without output.
std::optional<double> levelised_cost(std::span<const double> costs, std::span<const double> output,
                                     double cost_rate, double output_rate);

}  // namespace jalon
