#include "core/table/number_text.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace jalon {
namespace {

// Spaces that office programs and French typography put into numbers, as UTF-8.
constexpr std::array<std::string_view, 5> wide_spaces{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
                                                      "\xE2\x80\x87", "\xE2\x80\x88"};
constexpr std::string_view typographic_apostrophe = "\xE2\x80\x99";
constexpr std::string_view minus_sign = "\xE2\x88\x92";
constexpr char gap = '_';  // stands for any space or apostrophe inside a number

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view s) {
  return std::all_of(s.begin(), s.end(), is_digit);
}

// The unit at the end, if one of `units` stands there behind a digit or a space.
std::string_view without_unit(std::string_view s, const std::vector<std::string> &units,
                              int &which) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto &unit = units[i];
    if (unit.empty() || unit == "1" || s.size() <= unit.size() || !s.ends_with(unit)) continue;
    const auto number = trim_spaces(s.substr(0, s.size() - unit.size()));
    if (number.empty() || !(is_digit(number.back()) || number.back() == '.')) continue;
    which = static_cast<int>(i);
    return number;
  }
  return s;
}

// ASCII letters of a number: digits, signs, e, gaps. Nothing if anything else is in the text.
std::optional<std::string> plain_signs(std::string_view s) {
  std::string out;
  while (!s.empty()) {
    const auto starts = [&](std::string_view what) { return s.starts_with(what); };
    if (is_digit(s[0]) || s[0] == '+' || s[0] == '-' || s[0] == '.' || s[0] == ',') {
      out += s[0];
    } else if (s[0] == 'e' || s[0] == 'E') {
      out += 'e';
    } else if (s[0] == ' ' || s[0] == '\'') {
      out += gap;
    } else if (const auto *wide = std::find_if(wide_spaces.begin(), wide_spaces.end(), starts);
               wide != wide_spaces.end()) {
      out += gap;
      s.remove_prefix(wide->size() - 1);
    } else if (starts(typographic_apostrophe)) {
      out += gap;
      s.remove_prefix(typographic_apostrophe.size() - 1);
    } else if (starts(minus_sign)) {
      out += '-';
      s.remove_prefix(minus_sign.size() - 1);
    } else {
      return std::nullopt;
    }
    s.remove_prefix(1);
  }
  return out;
}

struct Parts {
  std::string sign, mantissa, exponent;
};

std::optional<Parts> parts_of(std::string_view text) {
  const auto s = plain_signs(text);
  if (!s || s->empty()) return std::nullopt;
  Parts p;
  std::size_t at = 0;
  if ((*s)[0] == '-' || (*s)[0] == '+') p.sign = (*s)[at++] == '-' ? "-" : "";
  const auto e = std::min(s->find('e', at), s->size());
  p.mantissa = s->substr(at, e - at);
  if (e < s->size()) {
    p.exponent = s->substr(e + 1);
    std::string_view digits = p.exponent;
    if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 4 || !all_digits(digits)) return std::nullopt;
    if (p.exponent[0] == '+') p.exponent.erase(0, 1);
  }
  if (p.mantissa.find_first_of("+-") != std::string::npos) return std::nullopt;
  return p;
}

struct SignReading {
  char sign = 0;           // decimal sign of this text; 0 = there is none to tell
  bool ambiguous = false;  // one sign, before exactly three digits
};

SignReading sign_of(const Parts &parts) {
  const std::string &m = parts.mantissa;
  const auto commas = std::count(m.begin(), m.end(), ',');
  const auto points = std::count(m.begin(), m.end(), '.');
  if (commas && points) return {m[m.find_last_of(",.")]};
  if (commas + points == 0) return {};
  if (commas > 1) return {'.'};
  if (points > 1) return {','};
  const auto at = m.find_first_of(",.");
  // Nobody writes thousands before an exponent.
  const bool like_thousands = parts.exponent.empty() && m.size() - at - 1 == 3 && at >= 1 &&
                              at <= 3 && m[0] != '0' &&
                              all_digits(std::string_view(m).substr(0, at));
  return {m[at], like_thousands};
}

// Digits of the whole part, thousands separators taken out; nothing if they are not separators.
std::optional<std::string> whole_digits(std::string_view whole, char thousands, bool &repaired) {
  if (all_digits(whole)) return std::string(whole);
  const auto first = whole.find_first_not_of("0123456789");
  const char separator = whole[first];
  if (separator != thousands && separator != gap) return std::nullopt;
  if (first < 1 || first > 3) return std::nullopt;
  std::string digits(whole.substr(0, first));
  whole.remove_prefix(first);
  while (!whole.empty()) {
    if (whole[0] != separator || whole.size() < 4 || !all_digits(whole.substr(1, 3)))
      return std::nullopt;
    digits += whole.substr(1, 3);
    whole.remove_prefix(4);
  }
  repaired = true;
  return digits;
}

}  // namespace

std::string_view trim_spaces(std::string_view s) {
  for (;;) {
    s = trim(s);
    const auto before = s.size();
    for (const auto space : wide_spaces) {
      if (s.starts_with(space)) s.remove_prefix(space.size());
      if (s.ends_with(space)) s.remove_suffix(space.size());
    }
    if (s.size() == before) return s;
  }
}

NumberText read_number(std::string_view text, Decimal decimal,
                       const std::vector<std::string> &units) {
  NumberText result;
  const auto refuse = [&](const Message &why) {
    result.refused = why;
    return result;
  };
  const auto bare = without_unit(trim_spaces(text), units, result.unit);
  const auto parts = parts_of(bare);
  if (!parts) return refuse("not a number"_msg);
  const auto &m = parts->mantissa;

  const auto own = sign_of(*parts);
  char sign = own.sign ? own.sign : '.';
  if (decimal == Decimal::point || decimal == Decimal::comma) {
    sign = decimal == Decimal::comma ? ',' : '.';
  } else if (own.ambiguous && (own.sign == ',' || decimal == Decimal::both)) {
    return refuse(
        "could be read with or without decimals: say decimal = \",\" or decimal = \".\" under [file] of the mapping"_msg);
  }
  const auto at = std::min(m.find(sign), m.size());
  const std::string_view whole = std::string_view(m).substr(0, at);
  const std::string_view decimals = at < m.size() ? std::string_view(m).substr(at + 1) : "";
  bool thousands = false;
  const auto digits = whole_digits(whole, sign == ',' ? '.' : ',', thousands);
  const bool read = digits && !(thousands && !parts->exponent.empty()) && all_digits(decimals) &&
                    digits->size() + decimals.size() > 0;
  if (!read)
    return refuse(own.sign && own.sign != sign
                      ? "not a number with the decimal sign \"{1}\""_msg(std::string(1, sign))
                      : Message("not a number"_msg));
  std::string plain_text = parts->sign + (digits->empty() ? "0" : *digits);
  if (!decimals.empty()) plain_text += "." + std::string(decimals);
  if (!parts->exponent.empty()) plain_text += "e" + parts->exponent;
  result.value = parse_number(plain_text);
  if (!result.value) return refuse("too large for a number"_msg);
  std::vector<Message> repairs;
  if (thousands) repairs.push_back("thousands separators removed"_msg);
  if (result.unit >= 0)
    repairs.push_back("unit {1} removed"_msg(units[static_cast<std::size_t>(result.unit)]));
  if (!repairs.empty()) result.repaired = Message::joined(std::move(repairs));
  return result;
}

char decimal_sign_of(std::string_view text, const std::vector<std::string> &units) {
  int unit = -1;
  const auto parts = parts_of(without_unit(trim_spaces(text), units, unit));
  if (!parts) return 0;
  const auto own = sign_of(*parts);
  if (!own.sign || own.ambiguous) return 0;
  const auto decimal = own.sign == ',' ? Decimal::comma : Decimal::point;
  return read_number(text, decimal, units).value ? own.sign : '\0';
}

}  // namespace jalon
