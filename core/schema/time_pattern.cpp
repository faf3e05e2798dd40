#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.h"
#include "core/schema/time_text.h"

namespace jalon {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};

constexpr std::string_view known = "YymdejHIpMSfzZbBhaAnt%";

std::string expanded(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size()) {
      out += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'D':
        out += "%m/%d/%y";
        break;
      case 'F':
        out += "%Y-%m-%d";
        break;
      case 'T':
        out += "%H:%M:%S";
        break;
      case 'R':
        out += "%H:%M";
        break;
      default:
        out += '%';
        out += pattern[i];
    }
  }
  return out;
}

bool is_space(char c) {
  return !trim(std::string_view(&c, 1)).size();
}

struct Reader {
  std::string_view rest;
  int year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0, day_of_year = 0;
  double fraction = 0, offset = 0;
  bool twelve = false, afternoon = false, has_half = false;

  bool digits(std::size_t least, std::size_t most, int &value) {
    value = 0;
    std::size_t n = 0;
    for (; n < most && !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; ++n) {
      value = value * 10 + (rest[0] - '0');
      rest.remove_prefix(1);
    }
    return n >= least;
  }
  bool within(std::size_t most, int low, int high, int &value) {
    return digits(1, most, value) && value >= low && value <= high;
  }
  void skip_space() {
    while (!rest.empty() && is_space(rest[0])) rest.remove_prefix(1);
  }
  bool literal(char c) {
    if (is_space(c)) {
      skip_space();
      return true;
    }
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  // The whole name or its first three letters.
  bool name(std::span<const std::string_view> names, int &which) {
    for (std::size_t i = 0; i < names.size(); ++i)
      for (const auto size : {names[i].size(), std::size_t{3}})
        if (lower_case(rest.substr(0, size)) == names[i].substr(0, size)) {
          rest.remove_prefix(std::min(size, rest.size()));
          which = static_cast<int>(i) + 1;
          return true;
        }
    return false;
  }
  bool zone() {
    if (literal('Z')) return true;
    const bool east = !rest.empty() && rest[0] == '+';
    int hours = 0, minutes = 0;
    if (!literal('+') && !literal('-')) return false;
    if (!digits(2, 2, hours)) return false;
    literal(':');
    if (!digits(2, 2, minutes) || hours > 24 || minutes > 59) return false;
    offset = (east ? 1 : -1) * (hours * 3600.0 + minutes * 60.0);
    return true;
  }
  bool part(char directive) {
    int ignored = 0;
    switch (directive) {
      case 'Y':
        return digits(4, 4, year);
      case 'y':
        if (!digits(1, 2, year)) return false;
        year += year < 69 ? 2000 : 1900;
        return true;
      case 'm':
        return within(2, 1, 12, month);
      case 'd':
        return within(2, 1, 31, day);
      case 'e':
        skip_space();
        return within(2, 1, 31, day);
      case 'j':
        return within(3, 1, 366, day_of_year);
      case 'H':
        return within(2, 0, 23, hour);
      case 'I':
        twelve = true;
        return within(2, 1, 12, hour);
      case 'p': {
        const std::string half = lower_case(rest.substr(0, 2));
        if (half != "am" && half != "pm") return false;
        has_half = true;
        afternoon = half == "pm";
        rest.remove_prefix(2);
        return true;
      }
      case 'M':
        return within(2, 0, 59, minute);
      case 'S':
        return within(2, 0, 61, second);
      case 'f': {
        const auto before = rest.size();
        int value = 0;
        if (!digits(1, 6, value)) return false;
        fraction = value;
        for (auto n = before - rest.size(); n > 0; --n) fraction /= 10;
        return true;
      }
      case 'z':
        return zone();
      case 'Z': {
        const auto before = rest.size();
        while (!rest.empty() && (std::isalpha(static_cast<unsigned char>(rest[0])))) {
          rest.remove_prefix(1);
        }
        return rest.size() < before;
      }
      case 'b':
      case 'B':
      case 'h':
        return name(months, month);
      case 'a':
      case 'A':
        return name(days, ignored);
      case 'n':
      case 't':
        skip_space();
        return true;
      default:
        return literal('%');
    }
  }
  std::optional<double> seconds() const {
    const auto date = day_of_year ? day_number(year, 1, 1) : day_number(year, month, day);
    if (!date) return std::nullopt;
    const int hours = !(twelve && has_half) ? hour : hour % 12 + (afternoon ? 12 : 0);
    return (*date + (day_of_year ? day_of_year - 1 : 0)) * 86400 + hours * 3600.0 + minute * 60.0 +
           second + fraction - offset;
  }
};

std::optional<double> by_any(std::span<const TimePattern> patterns, std::string_view text) {
  for (const auto &pattern : patterns)
    if (const auto value = pattern.read(text)) return value;
  return std::nullopt;
}

std::vector<TimePattern> compiled(std::span<const std::string_view> dates,
                                  std::span<const std::string_view> times) {
  std::vector<TimePattern> out;
  Message none;
  for (const auto date : dates)
    for (const auto time : times) out.emplace_back(std::string(date) + std::string(time), none);
  return out;
}

}  // namespace

TimePattern::TimePattern(std::string_view pattern, Message &why) : pattern_(expanded(pattern)) {
  for (std::size_t i = 0; i < pattern_.size(); ++i)
    if (pattern_[i] == '%' && (++i == pattern_.size() || known.find(pattern_[i]) == known.npos)) {
      why = "'{1}' is no part of a date that is known here"_msg(pattern_.substr(i - 1, 2));
      return;
    }
  if (pattern_.find('%') == pattern_.npos) why = "there is no part of a date in it, such as %Y"_msg;
}

std::optional<double> TimePattern::read(std::string_view text) const {
  Reader reader{text};
  for (std::size_t i = 0; i < pattern_.size(); ++i) {
    const bool directive = pattern_[i] == '%' && i + 1 < pattern_.size();
    if (directive ? !reader.part(pattern_[++i]) : !reader.literal(pattern_[i])) return std::nullopt;
  }
  return reader.rest.empty() ? reader.seconds() : std::nullopt;
}

std::optional<double> any_datetime(std::string_view text) {
  static constexpr std::array<std::string_view, 11> dates{
      "%Y-%m-%d", "%d/%m/%Y",  "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y",
      "%d/%m/%y", "%B %d, %Y", "%d %B %Y", "%B %d %Y", "%Y%m%d"};
  static constexpr std::array<std::string_view, 7> times{
      "", " %H:%M", " %H:%M:%S", ", %I:%M %p", " %I:%M %p", " %I:%M:%S %p", " %H:%M:%S%z"};
  static const auto patterns = compiled(dates, times);
  if (const auto value = iso_datetime(text)) return value;
  return by_any(patterns, text);
}

std::optional<double> any_time(std::string_view text) {
  static constexpr std::array<std::string_view, 1> none{""};
  static constexpr std::array<std::string_view, 6> times{"%H:%M",    "%I:%M %p",    "%I:%M:%S %p",
                                                         "%H:%M:%S", "%H:%M:%S.%f", "%Hh%M"};
  static const auto patterns = compiled(none, times);
  if (const auto value = iso_time(text)) return value;
  return by_any(patterns, text);
}

}  // namespace jalon
