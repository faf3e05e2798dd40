// day_count.h - years between two dates, by the conventions of finance.
#pragma once
#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

enum class DayCount {
  act_365,        // days / 365
  act_360,        // days / 360
  act_364,        // days / 364
  act_365_25,     // days / 365.25
  act_act,        // ISDA: days in leap years / 366, days in other years / 365
  no_leap_365,    // days but 29 February / 365
  no_leap_360,    // days but 29 February / 360
  thirty_us,      // 30/360 SIA: the end of February counts as the 30th
  thirty_isda,    // 30/360 bond basis: a 31st counts as the 30th, the second after a 30th only
  thirty_e,       // 30E/360: a 31st counts as the 30th
  thirty_e_plus,  // 30E+/360: a second 31st counts as the 1st of the next month
  thirty_e_isda,  // 30E/360 ISDA: the ends of February count as the 30th too
};

// "act/365", "Actual/365 fixed", "30/360 SIA", ...; nothing if it is none that we know.
std::optional<DayCount> day_count_named(std::string_view name);
std::vector<std::string> day_count_names();  // one spelling of each

// Years from `from` to `to`; negative if `to` is before `from`.
double years_between(date::sys_days from, date::sys_days to, DayCount basis);

}  // namespace jalon
