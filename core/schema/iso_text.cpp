#include <chrono>

#include "core/schema/time_text.h"

namespace jalon {
namespace {

// Takes signs off the front of a text; once something is not there, nothing more is.
class Scan {
 public:
  explicit Scan(std::string_view text) : rest_(text) {}
  bool done() const { return good_ && rest_.empty(); }
  bool good() const { return good_; }
  bool sees(char c) const { return good_ && !rest_.empty() && rest_.front() == c; }
  bool sees_digit() const {
    return good_ && !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
  }
  bool take(char c) {
    if (!sees(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(char c) { good_ = take(c); }
  int digits(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t n = 0;
    for (; n < most && sees_digit(); ++n) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (n < least) good_ = false;
    return value;
  }
  double decimals() {
    double value = 0, share = 0.1;
    if (!sees_digit()) good_ = false;
    for (; sees_digit(); share /= 10, rest_.remove_prefix(1))
      value += share * (rest_.front() - '0');
    return value;
  }
  char next() {
    if (!good_ || rest_.empty()) return 0;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  void refuse() { good_ = false; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

double date_of(Scan &scan, char separator) {
  const int year = scan.digits(4, 4);
  scan.need(separator);
  const int month = scan.digits(2, 2);
  scan.need(separator);
  const int day = scan.digits(2, 2);
  const auto days = day_number(year, month, day);
  if (!days) scan.refuse();
  return days.value_or(0);
}

double time_of(Scan &scan) {
  const int hour = scan.digits(2, 2);
  scan.need(':');
  const int minute = scan.digits(2, 2);
  scan.need(':');
  const int second = scan.digits(2, 2);
  if (hour > 23 || minute > 59 || second > 60) scan.refuse();
  const double fraction = scan.take('.') || scan.take(',') ? scan.decimals() : 0;
  return hour * 3600.0 + minute * 60.0 + second + fraction;
}

// Seconds to take off; "" is UTC.
double offset_of(Scan &scan) {
  if (scan.take('Z') || scan.take('z')) return 0;
  const bool east = scan.sees('+');
  if (!scan.take('+') && !scan.take('-')) return 0;
  const int hours = scan.digits(2, 2);
  int minutes = 0;
  if (scan.take(':') || scan.sees_digit()) minutes = scan.digits(2, 2);
  if (hours > 24 || minutes > 59) scan.refuse();
  return (east ? 1 : -1) * (hours * 3600.0 + minutes * 60.0);
}

std::optional<double> whole(const Scan &scan, double value) {
  return scan.done() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<double> iso_date(std::string_view text) {
  Scan scan(text);
  const double days = date_of(scan, '-');
  return whole(scan, days);
}

std::optional<double> iso_datetime(std::string_view text) {
  Scan scan(text);
  const double days = date_of(scan, '-');
  if (!scan.take('T') && !scan.take('t') && !scan.take(' ')) return std::nullopt;
  const double seconds = time_of(scan);
  const double offset = offset_of(scan);
  return whole(scan, days * 86400 + seconds - offset);
}

std::optional<double> iso_time(std::string_view text) {
  Scan scan(text);
  const double seconds = time_of(scan);
  const double offset = offset_of(scan);
  return whole(scan, seconds - offset);
}

std::optional<double> iso_year(std::string_view text) {
  Scan scan(text);
  const bool before = scan.take('-');
  const int year = scan.digits(4, 9);
  return whole(scan, before ? -year : year);
}

std::optional<double> iso_yearmonth(std::string_view text) {
  Scan scan(text);
  const int year = scan.digits(4, 4);
  scan.need('-');
  const int month = scan.digits(2, 2);
  if (month < 1 || month > 12) scan.refuse();
  return whole(scan, year * 12.0 + month);
}

std::optional<double> iso_duration(std::string_view text) {
  constexpr double day = 86400, month = 365.25 * day / 12;
  constexpr std::string_view marks = "YMWDTHMS";
  constexpr double seconds[] = {12 * month, month, 7 * day, day, 0, 3600, 60, 1};
  Scan scan(text);
  const bool negative = scan.take('-');
  scan.need('P');
  double total = 0;
  bool any = false, in_time = false;
  for (std::size_t from = 0; scan.good() && !scan.done();) {
    if (!in_time && scan.take('T')) {
      in_time = true;
      any = false;
      from = 5;
      continue;
    }
    double value = scan.digits(1, 9);
    const bool fraction = scan.take('.') || scan.take(',');
    if (fraction) value += scan.decimals();
    const auto at = marks.find(scan.next(), from);
    // Months and minutes have one letter: which is meant tells the T.
    if (at == marks.npos || at == 4 || (at > 4) != in_time || (fraction && at != 7))
      return std::nullopt;
    total += value * seconds[at];
    from = at + 1;
    any = true;
  }
  if (!any) return std::nullopt;
  return whole(scan, negative ? -total : total);
}

std::optional<double> cell_datetime(std::string_view text) {
  Scan scan(text);
  const double days = date_of(scan, '/');
  double seconds = 0;
  if (scan.take(' ')) seconds = time_of(scan);
  return whole(scan, days * 86400 + seconds);
}

}  // namespace jalon
