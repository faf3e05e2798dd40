#include "core/territory/clock.h"

#include <date/tz.h>

#include "core/base/fault.h"
#include "core/base/text.h"

namespace jalon {
namespace {

using std::chrono::hours;

const date::time_zone &zone_named(const std::string &name) {
  std::vector<std::string> names;
  try {
    for (const auto &zone : date::get_tzdb().zones) {
      if (zone.name() == name) return zone;
      names.push_back(zone.name());
    }
  } catch (const std::runtime_error &e) {
    throw Fault("the system's time zones cannot be read: {1}"_msg(e.what()), {}, Message(),
                "install the package tzdata"_msg);
  }
  const auto near = nearest(name, names);
  throw Fault(
      "there is no time zone named `{1}`"_msg(name), {},
      "the name of an IANA time zone: \"Europe/Paris\""_msg,
      near ? "did you mean \"{1}\"?"_msg(*near) : Message("look it up by continent and city"_msg));
}

date::sys_days first_of_march(int year) {
  return date::sys_days(date::year{year} / 3 / 1);
}

// The compiled zone files list changes up to 2037 and then only a rule that the library does not
// read. Clocks change on "the last Sunday of March", so a later year is like the last listed one
// in which 1 March falls on the same weekday. (No rule in force changes clocks before March.)
int listed_year(int year) {
  constexpr int last_listed = 2037;
  int like = year;
  if (year > last_listed)
    for (like = last_listed;
         date::weekday(first_of_march(like)) != date::weekday(first_of_march(year));)
      --like;
  return like;
}

}  // namespace

Clock legal_clock(const std::string &timezone, int year) {
  if (year < 1900 || year > 9999)
    throw Fault("the year {1} has no legal clock here"_msg(year), {},
                "a year from 1900 to 9999"_msg);
  const auto &zone = zone_named(timezone);
  const int like = listed_year(year);
  const auto shift = first_of_march(year) - first_of_march(like);
  // A day on each side: the local year starts and ends up to 14 hours away from that of UTC.
  const date::sys_seconds start = date::sys_days(date::year{year} / 1 / 1) - shift - hours(24);
  const date::sys_seconds end = date::sys_days(date::year{year + 1} / 1 / 1) - shift + hours(24);
  Clock clock;
  for (auto at = start; at < end;) {
    const auto info = zone.get_info(at);
    const auto offset = static_cast<double>(info.offset.count());
    if (clock.offset.empty() || clock.offset.back() != offset) {
      clock.since.push_back(static_cast<double>((at + shift).time_since_epoch().count()));
      clock.offset.push_back(offset);
    }
    at = info.end;
  }
  return clock;
}

}  // namespace jalon
