#include "core/appraisal/dated.h"

#include <algorithm>
#include <cmath>

#include "core/appraisal/exponential_sum.h"

namespace jalon {

std::vector<double> years_from(date::sys_days from, std::span<const date::sys_days> dates,
                               DayCount basis) {
  std::vector<double> times;
  for (const auto day : dates) times.push_back(years_between(from, day, basis));
  return times;
}

double value_at_times(std::span<const double> values, std::span<const double> times, double rate) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    sum += values[i] * std::exp(-times[i] * std::log1p(rate));
  return sum;
}

double xnpv(std::span<const double> values, std::span<const date::sys_days> dates, double rate,
            DayCount basis) {
  if (dates.empty()) return 0;
  return value_at_times(values, years_from(dates.front(), dates, basis), rate);
}

double xnfv(std::span<const double> values, std::span<const date::sys_days> dates, double rate,
            DayCount basis) {
  if (dates.empty()) return 0;
  const auto last = *std::max_element(dates.begin(), dates.end());
  std::vector<double> times;
  for (const auto day : dates) times.push_back(-years_between(day, last, basis));
  return value_at_times(values, times, rate);
}

std::vector<double> xirr(std::span<const double> values, std::span<const date::sys_days> dates,
                         DayCount basis) {
  if (dates.empty()) return {};
  const auto first = *std::min_element(dates.begin(), dates.end());
  return rates_of(values, years_from(first, dates, basis));
}

}  // namespace jalon
