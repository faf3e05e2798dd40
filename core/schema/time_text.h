// time_text.h - dates and times of day of a schema's fields, as numbers that can be compared.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace jalon {

// Days since 1970-01-01 of the proleptic Gregorian calendar; nothing if there is no such day.
std::optional<double> day_number(int year, int month, int day);

// All read the whole text. ISO 8601, as Table Schema asks: "2024-03-15"; "2024-03-15T10:30:00Z",
// with or without fraction of a second and offset (none = UTC), as seconds since 1970;
// "10:30:00", with or without fraction and offset, as seconds; "2024" and "-0044"; "2024-03" as
// months; "P1Y2M3DT4H5M6S", "P2W" as seconds, a month being a twelfth of 365.25 days.
std::optional<double> iso_date(std::string_view text);
std::optional<double> iso_datetime(std::string_view text);
std::optional<double> iso_time(std::string_view text);
std::optional<double> iso_year(std::string_view text);
std::optional<double> iso_yearmonth(std::string_view text);
std::optional<double> iso_duration(std::string_view text);

// A date as a workbook's typed cell is told here: "2024/03/15" or "2024/03/15 10:30:00".
std::optional<double> cell_datetime(std::string_view text);

// A pattern of strptime, as in "%d/%m/%Y": %Y %y %m %d %e %j %H %I %p %M %S %f %z %Z %b %B %h %a %A
// %D %F %T %R %n %t %%; numbers may lack leading zeros, names are English, any white space of the
// pattern stands for any white space.
class TimePattern {
 public:
  // `why`: what cannot be understood; empty = it can be used.
  TimePattern(std::string_view pattern, Message &why);
  // Seconds since 1970-01-01 UTC; what the pattern leaves out is that of 1900-01-01 00:00.
  std::optional<double> read(std::string_view text) const;

 private:
  std::string pattern_;  // with the compound directives replaced
};

// A date, or a date and a time, in one of the forms in common use.
std::optional<double> any_datetime(std::string_view text);
std::optional<double> any_time(std::string_view text);

}  // namespace jalon
