#include "core/table/dates.h"

#include <array>
#include <chrono>
#include <vector>

#include "core/table/number_text.h"

namespace jalon {
namespace {

struct Part {
  int value = 0;
  std::size_t digits = 0;
};

bool exists(int year, int month, int day) {
  return std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

}  // namespace

DateText read_date(std::string_view text) {
  text = trim_spaces(text);
  std::vector<Part> parts(1);
  char separator = 0;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      if (++parts.back().digits > 4) return {};
      parts.back().value = parts.back().value * 10 + (c - '0');
    } else if ((c == '/' || c == '-' || c == '.') && (!separator || c == separator) &&
               parts.back().digits && parts.size() < 3) {
      separator = c;
      parts.emplace_back();
    } else {
      break;
    }
  }
  // What follows a whole date is a time of day.
  if (at < text.size() && (parts.size() < 3 || (text[at] != ' ' && text[at] != 'T'))) return {};
  if (parts.size() < 2 || !parts.back().digits) return {};
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].digits == 3 || (parts[i].digits == 4 && i != 0 && i + 1 != parts.size()))
      return {};
  const bool first = parts.front().digits == 4, last = parts.back().digits == 4;
  if (first && last) return {};
  DateText date;
  if (parts.size() == 2) {  // month and year; "12.2015" and "2015.12" would be numbers
    if (first == last || separator == '.') return {};
    const int month = first ? parts[1].value : parts[0].value;
    date.looks_so = true;
    if (month >= 1 && month <= 12) date.year = first ? parts[0].value : parts[1].value;
    return date;
  }
  date.looks_so = true;
  date.short_year = !first && !last;
  if (date.short_year) return date;
  const Part &year = first ? parts[0] : parts[2];
  const int a = first ? parts[1].value : parts[0].value,
            b = first ? parts[2].value : parts[1].value;
  if (exists(year.value, a, b) || exists(year.value, b, a)) date.year = year.value;
  return date;
}

}  // namespace jalon
