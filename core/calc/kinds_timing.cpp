// When a project is worth its while.
#include <cmath>

#include "core/appraisal/ratios.h"
#include "core/calc/kind.h"

namespace jalon::calc {
namespace {

Answer return_of_first_year(const Inputs &in) {
  const auto found =
      first_year_return(in.numbers("outlays"), in.number("first_year_benefit"), in.rate("rate"));
  if (!found) throw Fault("the outlays are worth nothing"_msg);
  return one("first_year_return", *found);
}

// Each start that lets the works end within the years of `benefits` is tried.
Answer best_start_year(const Inputs &in) {
  const auto outlays = in.numbers("outlays"), benefits = in.numbers("benefits");
  const double rate = in.rate("rate");
  const std::size_t life = in.has("life") ? in.count("life", 1000000) : benefits.size();
  if (outlays.size() >= benefits.size())
    throw Fault("`benefits` has {1} years, the works take {2}"_msg(
                    static_cast<double>(benefits.size()), static_cast<double>(outlays.size())),
                {}, "benefits by year, beyond the works"_msg);
  if (benefits.size() > 2000)
    throw Fault("input `{1}` has {2} entries"_msg("benefits", static_cast<double>(benefits.size())),
                {}, "at most {1}"_msg(2000));
  std::vector<double> values;
  const auto value = [&](std::size_t delay) {
    values.push_back(value_of_start(outlays, benefits, rate, delay, life));
    return values.back();
  };
  const auto best = best_start(benefits.size() - outlays.size(), value);
  if (!best) throw Fault("no start has a value that is a number"_msg);
  const int year_0 = in.whole("first_year", 0);
  Answer answer;
  answer.add("best_start_year", year_0 + static_cast<int>(*best));
  answer.add("npv", values[*best]);
  answer.add("npv_by_start_year", values);
  if (values[*best] < 0)
    answer.told.push_back("No start is worth its while: the value is negative in every year."_msg);
  return answer;
}

// The first year is break-even if it is not negative: nothing was owed before.
Answer break_even_year(const Inputs &in) {
  const auto indirect = in.numbers("cumulative_indirect");
  const auto financial = in.has("cumulative_financial") ? in.numbers("cumulative_financial")
                                                        : std::vector<double>(indirect.size());
  if (indirect.size() != financial.size())
    throw Fault("`{1}` has {2} entries and `{3}` {4}"_msg(
                    "cumulative_indirect", static_cast<double>(indirect.size()),
                    "cumulative_financial", static_cast<double>(financial.size())),
                {}, "an entry for each year in both"_msg);
  const int first = in.whole("first_year", 0);
  Json balance = Json::array(), year;
  for (std::size_t i = 0; i < indirect.size(); ++i) {
    const double sum = indirect[i] + financial[i];
    if (year.is_null() && sum >= 0) year = first + static_cast<int>(i);
    balance.push_back(sum);
  }
  Answer answer;
  answer.add("break_even_year", year).add("cumulative_balance", balance);
  return answer;
}

}  // namespace

std::vector<Kind> timing_kinds() {
  return {
      {"first_year_return", "outlays:numbers first_year_benefit rate",
       "net benefit of the first full year over the outlays carried at the rate to the opening"_msg,
       return_of_first_year},
      {"best_start_year", "outlays:numbers benefits:numbers rate [life] [first_year]",
       "start of the works with the greatest net present value at year 0, every start "
       "being tried; benefits by year to a project then in service"_msg,
       best_start_year},
      {"break_even_year", "cumulative_indirect:numbers [cumulative_financial:numbers] first_year",
       "first year whose cumulated balance is no longer negative; null: never"_msg,
       break_even_year},
  };
}

}  // namespace jalon::calc
