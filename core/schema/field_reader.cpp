#include "core/schema/field_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace jalon {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void put(FieldValue *value, double number) {
  if (!value) return;
  value->number = number;
  value->same = plain(number);
}

// Digits from `at` on; `at` ends behind them.
std::size_t skip_digits(std::string_view s, std::size_t &at) {
  const std::size_t from = at;
  while (at < s.size() && is_digit(s[at])) ++at;
  return at - from;
}

bool is_decimal(std::string_view s) {
  std::size_t at = !s.empty() && (s[0] == '+' || s[0] == '-') ? 1 : 0;
  std::size_t digits = skip_digits(s, at);
  if (at < s.size() && s[at] == '.') digits += skip_digits(s, ++at);
  if (digits == 0) return false;
  if (at < s.size() && (s[at] == 'e' || s[at] == 'E')) {
    ++at;
    if (at < s.size() && (s[at] == '+' || s[at] == '-')) ++at;
    if (skip_digits(s, at) == 0) return false;
  }
  return at == s.size();
}

double value_of(std::string_view s) {
  if (s.starts_with('+')) s.remove_prefix(1);
  double x = 0;
  const auto read = std::from_chars(s.data(), s.data() + s.size(), x);
  if (read.ec == std::errc::result_out_of_range) {
    const auto e = s.find_first_of("eE");
    const bool tiny = e != s.npos && s.find('-', e) != s.npos;
    const double huge = tiny ? 0 : std::numeric_limits<double>::infinity();
    return s.starts_with('-') ? -huge : huge;
  }
  return x;
}

std::string replaced(std::string text, const std::string &what, const std::string &by) {
  if (what.empty() || what == by) return text;
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

bool is_email(std::string_view s) {
  const auto at = s.find('@');
  if (at == s.npos || at == 0 || at + 1 == s.size() || s.find('@', at + 1) != s.npos) return false;
  if (s.find_first_of(" \t\r\n,;<>()\"") != s.npos) return false;
  const auto host = s.substr(at + 1);
  return host.front() != '.' && host.back() != '.' && host.find("..") == host.npos;
}

bool is_uri(std::string_view s) {
  std::size_t at = 0;
  while (at < s.size() &&
         (is_letter(s[at]) || is_digit(s[at]) || s[at] == '+' || s[at] == '-' || s[at] == '.'))
    ++at;
  if (at == 0 || !is_letter(s[0]) || at + 1 >= s.size() || s[at] != ':') return false;
  if (s.substr(at + 1) == "//") return false;
  return std::none_of(s.begin(), s.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\' ||
           c == '^' || c == '`' || c == '{' || c == '|' || c == '}';
  });
}

bool is_uuid(std::string_view s) {
  if (s.size() != 36) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? s[i] != '-' : !is_hex(s[i])) return false;
  }
  return true;
}

bool is_base64(std::string_view s) {
  const auto body = s.substr(0, s.find('='));
  const auto padding = s.size() - body.size();
  return s.size() % 4 == 0 && padding <= 2 &&
         std::all_of(s.begin() + static_cast<std::ptrdiff_t>(body.size()), s.end(),
                     [](char c) { return c == '='; }) &&
         std::all_of(body.begin(), body.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; });
}

}  // namespace

FieldReader::FieldReader(const SchemaField &field) : field_(&field) {
  Message why;
  if (field.format != "default" && field.format != "any" && field.format != "any text" &&
      (field.type == FieldType::date || field.type == FieldType::datetime ||
       field.type == FieldType::time))
    pattern_.emplace(field.format, why);
}

bool FieldReader::read(std::string_view text, bool typed, FieldValue *value) const {
  switch (field_->type) {
    case FieldType::string:
      return string(text, value);
    case FieldType::integer:
      return whole_number(text, value);
    case FieldType::number:
      if (typed && is_decimal(text)) {
        put(value, value_of(text));
        return true;
      }
      return number(text, value);
    case FieldType::boolean:
      return boolean(text, value);
    case FieldType::date:
    case FieldType::datetime:
    case FieldType::time:
    case FieldType::year:
    case FieldType::yearmonth:
    case FieldType::duration:
      return timed(text, typed, value);
    case FieldType::geopoint:
      return read_geopoint(text, field_->format, value);
    case FieldType::geojson:
    case FieldType::array:
    case FieldType::object:
      return read_json(text, field_->type, field_->format, value);
    case FieldType::any:
      if (value) value->same = text;
      return true;
  }
  return true;
}

// Signs before and behind the number gone, where the schema allows them.
std::string_view FieldReader::stripped(std::string_view text) const {
  text = trim(text);
  const auto first = text.find_first_of("0123456789");
  if (field_->bare_number || first == text.npos) return text;
  std::size_t from = first;
  const auto &sign = field_->decimal_sign;
  if (text.substr(0, from).ends_with(sign)) from -= sign.size();
  if (from > 0 && (text[from - 1] == '-' || text[from - 1] == '+')) --from;
  return text.substr(from, text.find_last_of("0123456789") + 1 - from);
}

// The same with the schema's decimal and group signs made those of plain notation.
std::string FieldReader::bare(std::string_view text) const {
  return replaced(replaced(std::string(stripped(text)), field_->group_sign, ""),
                  field_->decimal_sign, ".");
}

bool FieldReader::whole_number(std::string_view text, FieldValue *value) const {
  const std::string changed =
      !field_->group_sign.empty() || !field_->bare_number ? bare(text) : std::string();
  const std::string_view s = changed.empty() ? trim(text) : std::string_view(changed);
  std::size_t at = !s.empty() && (s[0] == '+' || s[0] == '-') ? 1 : 0;
  const std::size_t from = at;
  if (skip_digits(s, at) == 0 || at != s.size()) return false;
  if (value) {
    value->number = value_of(s);
    auto digits = s.substr(from);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    value->same = (s[0] == '-' && digits != "0" ? "-" : "") + std::string(digits);
  }
  return true;
}

bool FieldReader::number(std::string_view text, FieldValue *value) const {
  const bool plain_notation =
      field_->decimal_sign == "." && field_->group_sign.empty() && field_->bare_number;
  const std::string changed = plain_notation ? std::string() : bare(text);
  const std::string_view s = plain_notation ? trim(text) : std::string_view(changed);
  // With a comma as decimal sign, a point is no other way to write it.
  if (!plain_notation && field_->decimal_sign != "." && field_->group_sign != "." &&
      stripped(text).find('.') != std::string_view::npos)
    return false;
  if (is_decimal(s)) {
    if (value) put(value, value_of(s));
    return true;
  }
  const bool special = s == "NaN" || s == "INF" || s == "-INF";
  if (special && value) {
    const double infinite = std::numeric_limits<double>::infinity();
    value->number = s == "NaN"   ? std::numeric_limits<double>::quiet_NaN()
                    : s == "INF" ? infinite
                                 : -infinite;
    value->same = s;
  }
  return special;
}

bool FieldReader::boolean(std::string_view text, FieldValue *value) const {
  const auto in = [&](const std::vector<std::string> &list) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  const bool yes = in(field_->true_values);
  if (!yes && !in(field_->false_values)) return false;
  if (value) value->same = yes ? "true" : "false";
  return true;
}

bool FieldReader::string(std::string_view text, FieldValue *value) const {
  if (value) value->same = text;
  const auto &format = field_->format;
  if (format == "default") return true;
  if (format == "email") return is_email(text);
  if (format == "uri") return is_uri(text);
  if (format == "uuid") return is_uuid(text);
  if (format == "binary") return is_base64(text);
  return true;
}

std::optional<double> FieldReader::time_by_format(std::string_view text) const {
  switch (field_->type) {
    case FieldType::date:
      return field_->format == "default" ? iso_date(text) : any_datetime(text);
    case FieldType::datetime:
      return field_->format == "default" ? iso_datetime(text) : any_datetime(text);
    case FieldType::time:
      return field_->format == "default" ? iso_time(text) : any_time(text);
    case FieldType::year:
      return iso_year(text);
    case FieldType::yearmonth:
      return iso_yearmonth(text);
    default:
      return iso_duration(text);
  }
}

bool FieldReader::timed(std::string_view text, bool typed, FieldValue *value) const {
  if (field_->format == "any text") {
    if (value) {
      value->number = std::numeric_limits<double>::quiet_NaN();
      value->same = text;
    }
    return true;
  }
  constexpr double day = 86400;
  const bool dated = field_->type == FieldType::date || field_->type == FieldType::datetime;
  std::optional<double> x;
  if (typed && dated) x = cell_datetime(text);  // in seconds, as patterns give them
  const bool in_seconds = x || pattern_ || field_->format == "any";
  if (!x) x = pattern_ ? pattern_->read(text) : time_by_format(text);
  if (!x) return false;
  // A date is told in days, whichever way it was read.
  put(value, field_->type == FieldType::date && in_seconds ? std::floor(*x / day) : *x);
  return true;
}

bool has_order(FieldType type) {
  switch (type) {
    case FieldType::integer:
    case FieldType::number:
    case FieldType::date:
    case FieldType::datetime:
    case FieldType::time:
    case FieldType::year:
    case FieldType::yearmonth:
    case FieldType::duration:
      return true;
    default:
      return false;
  }
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string short_list(const std::vector<std::string> &texts) {
  constexpr std::size_t most = 12;
  std::string out;
  for (std::size_t i = 0; i < texts.size() && i < most; ++i) out += (i ? ", " : "") + texts[i];
  if (texts.size() > most) out += ", ...";
  return out;
}

}  // namespace jalon
