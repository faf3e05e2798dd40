// dated.h - indicators of flows on dates.
#pragma once
#include <span>
#include <vector>

#include "core/appraisal/day_count.h"

namespace jalon {

// Years of each date from `from`.
std::vector<double> years_from(date::sys_days from, std::span<const date::sys_days> dates,
                               DayCount basis);

// Sum of values[i] / (1+rate)^times[i], times in years; the rate is above -1.
double value_at_times(std::span<const double> values, std::span<const double> times, double rate);

// Value at the first listed date (XNPV), at the latest date (XNFV). The rate is above -1.
double xnpv(std::span<const double> values, std::span<const date::sys_days> dates, double rate,
            DayCount basis);
double xnfv(std::span<const double> values, std::span<const date::sys_days> dates, double rate,
            DayCount basis);

// Every rate above -1 at which the value is nothing, counted from the earliest date, ascending;
// dates in any order. See exponential_sum.h.
std::vector<double> xirr(std::span<const double> values, std::span<const date::sys_days> dates,
                         DayCount basis);

}  // namespace jalon
