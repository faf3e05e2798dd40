// dates.h - dates as people and office programs write them.
#pragma once
#include <optional>
#include <string_view>

namespace jalon {

struct DateText {
  bool looks_so = false;      // digits and separators such as 15/03/2019, 2019-03-15, 03/2019
  std::optional<int> year{};  // none: there is no such day, or the year has two digits
  bool short_year = false;    // 15/03/19
};

// The whole text, a time of day behind the date allowed. Day and month may stand in either order.
DateText read_date(std::string_view text);

}  // namespace jalon
