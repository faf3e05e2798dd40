#include "core/appraisal/day_count.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace jalon {
namespace {

struct Named {
  DayCount basis;
  std::string_view shown;    // the spelling that is listed
  std::string_view aliases;  // without blanks, "actual" as "act", ' ' between
};

constexpr std::array<Named, 12> k_names{{
    {DayCount::act_365, "act/365",
     "act/365 act/365f act/365fixed a/365 a/365f a/365fixed english act365"},
    {DayCount::act_360, "act/360", "act/360 a/360 french act360"},
    {DayCount::act_364, "act/364", "act/364 a/364 act364"},
    {DayCount::act_365_25, "act/365.25", "act/365.25 a/365.25 act365.25"},
    {DayCount::act_act, "act/act ISDA", "act/act act/actisda act/act(isda) actact"},
    {DayCount::no_leap_365, "nl/365", "nl/365 nl365"},
    {DayCount::no_leap_360, "nl/360", "nl/360 nl360"},
    {DayCount::thirty_us, "30/360 SIA", "30/360sia 30/360us 30u/360 30us/360 30/360(sia)"},
    {DayCount::thirty_isda, "30/360", "30/360 30/360isda bondbasis 30a/360"},
    {DayCount::thirty_e, "30E/360", "30e/360 30/360isma 30/360european 30/360eu eurobondbasis"},
    {DayCount::thirty_e_plus, "30E+/360", "30e+/360"},
    {DayCount::thirty_e_isda, "30E/360 ISDA", "30e/360isda 30e/360german german"},
}};

using Day = date::year_month_day;

int day_of(const Day &d) {
  return static_cast<int>(static_cast<unsigned>(d.day()));
}

bool ends_february(const Day &d) {
  return d.month() == date::February && d == Day(d.year() / date::February / date::last);
}

int thirties(const Day &a, const Day &b, int day_a, int day_b) {
  return 360 * (static_cast<int>(b.year()) - static_cast<int>(a.year())) +
         30 * (static_cast<int>(static_cast<unsigned>(b.month())) -
               static_cast<int>(static_cast<unsigned>(a.month()))) +
         day_b - day_a;
}

int thirty_days(const Day &a, const Day &b, DayCount basis) {
  const bool february_a = ends_february(a), february_b = ends_february(b);
  int from = std::min(day_of(a), 30), to = day_of(b);
  switch (basis) {
    case DayCount::thirty_us:
      if (february_a) from = 30;
      if (february_a && february_b)
        to = 30;
      else if (from == 30)
        to = std::min(to, 30);
      break;
    case DayCount::thirty_isda:
      if (from == 30) to = std::min(to, 30);
      break;
    case DayCount::thirty_e_isda:
      if (february_a) from = 30;
      to = february_b ? 30 : std::min(to, 30);
      break;
    case DayCount::thirty_e_plus:  // 31 is the 1st of the next month: one more than a 30th
      break;
    default:
      to = std::min(to, 30);
  }
  return thirties(a, b, from, to);
}

double act_act(date::sys_days from, date::sys_days to) {
  double years = 0;
  while (from < to) {
    const auto year = Day(from).year();
    const date::sys_days next = (year + date::years(1)) / date::January / 1;
    const auto end = std::min(next, to);
    years += static_cast<double>((end - from).count()) / (year.is_leap() ? 366 : 365);
    from = end;
  }
  return years;
}

int leap_days(date::sys_days from, date::sys_days to) {  // 29 February in (from, to]
  int count = 0;
  for (auto year = Day(from).year(); year <= Day(to).year(); year += date::years(1))
    if (year.is_leap()) {
      const date::sys_days leap = year / date::February / 29;
      if (from < leap && leap <= to) ++count;
    }
  return count;
}

}  // namespace

std::optional<DayCount> day_count_named(std::string_view name) {
  std::string key;
  for (const char c : lower_case(name))
    if (c != ' ' && c != '_') key += c;
  if (key.starts_with("actual")) key.erase(3, 3);
  if (const auto at = key.find("/actual"); at != key.npos) key.erase(at + 4, 3);
  for (const auto &each : k_names) {
    const auto aliases = words_of(each.aliases);
    if (std::find(aliases.begin(), aliases.end(), key) != aliases.end()) return each.basis;
  }
  return std::nullopt;
}

std::vector<std::string> day_count_names() {
  std::vector<std::string> names;
  for (const auto &each : k_names) names.emplace_back(each.shown);
  return names;
}

double years_between(date::sys_days from, date::sys_days to, DayCount basis) {
  if (to < from) return -years_between(to, from, basis);
  const auto days = static_cast<double>((to - from).count());
  switch (basis) {
    case DayCount::act_365:
      return days / 365;
    case DayCount::act_360:
      return days / 360;
    case DayCount::act_364:
      return days / 364;
    case DayCount::act_365_25:
      return days / 365.25;
    case DayCount::act_act:
      return act_act(from, to);
    case DayCount::no_leap_365:
      return (days - leap_days(from, to)) / 365;
    case DayCount::no_leap_360:
      return (days - leap_days(from, to)) / 360;
    default:
      return thirty_days(Day(from), Day(to), basis) / 360.0;
  }
}

}  // namespace jalon
