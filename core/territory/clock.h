// clock.h - the legal clock of a place in a year, from the system's time-zone database.
#pragma once
#include <string>
#include <vector>

namespace jalon {

struct Clock {
  std::vector<double> since;   // seconds since 1970-01-01 UTC; the first is before the year starts
  std::vector<double> offset;  // seconds to add to UTC from then on
};

// Throws Fault for a name that is no IANA time zone.
Clock legal_clock(const std::string &timezone, int year);

}  // namespace jalon
