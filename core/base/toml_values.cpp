#include <algorithm>
#include <array>
#include <regex>
#include <vector>

#include "core/base/text.h"
#include "core/base/toml_looks.h"
#include "core/base/toml_slip.h"

// What people write where TOML wants a value: recognised by its form, one function a kind.
namespace jalon {
namespace {

constexpr std::size_t longest = 80;  // bytes; no number, date or unit that people write is longer

std::string replaced(std::string s, std::string_view from, std::string_view to) {
  for (auto at = s.find(from); at != s.npos; at = s.find(from, at + to.size()))
    s.replace(at, from.size(), to);
  return s;
}

std::string in_quotes(const std::string &s) {
  if (s.find_first_of("\\\"") == s.npos) return "\"" + s + "\"";
  if (s.find('\'') == s.npos) return "'" + s + "'";
  return "\"" + replaced(replaced(s, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

// The blanks of typography as plain ones, the typographic apostrophe as the plain one.
std::string plain_signs(std::string_view value) {
  std::string s(value);
  for (const auto blank : {"\u00a0", "\u202f", "\u2009", "\u2007"}) s = replaced(s, blank, " ");
  return replaced(replaced(s, "\u2019", "'"), "\u2212", "-");
}

constexpr std::array<std::string_view, 8> curly{"“", "”", "„", "«", "»", "‘", "’", "‹"};

bool starts_curly(std::string_view s) {
  return std::any_of(curly.begin(), curly.end(), [&](auto q) { return s.starts_with(q); });
}

std::optional<ValueSlip> curly_quotes(std::string_view value) {
  if (!starts_curly(value)) return std::nullopt;
  std::string inner(value);
  for (const auto q : curly) {
    if (inner.starts_with(q)) inner = inner.substr(q.size());
    if (inner.ends_with(q)) inner = inner.substr(0, inner.size() - q.size());
  }
  inner = std::string(trim(replaced(inner, "\u00a0", " ")));
  if (inner.ends_with('"')) inner.pop_back();
  return ValueSlip{"the quotes of {1} are typographic"_msg(toml_beginning(value)),
                   "straight quotes, as on the keyboard"_msg, "write `{1}`"_msg(in_quotes(inner))};
}

std::string two(const std::string &digits) {
  return digits.size() < 2 ? "0" + digits : digits;
}

std::optional<ValueSlip> date(const std::string &s) {
  static const std::regex day_first("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})"),
      year_first("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  std::smatch m;
  std::string year, month, day;
  if (std::regex_match(s, m, day_first)) {
    year = m[3], month = m[2], day = m[1];
    if (std::stoi(month) > 12 && std::stoi(day) <= 12) std::swap(month, day);
  } else if (std::regex_match(s, m, year_first)) {
    year = m[1], month = m[2], day = m[3];
  } else {
    return std::nullopt;
  }
  const int d = std::stoi(day), n = std::stoi(month), y = std::stoi(year);
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  if (n < 1 || n > 12 || d < 1 ||
      d > days[static_cast<std::size_t>(n - 1)] + (n == 2 && leap ? 1 : 0))
    return ValueSlip{"{1} is no day of the calendar"_msg(s),
                     "year-month-day, such as {1}"_msg("2027-03-15"),
                     "correct the day or the month"_msg};
  const auto iso = year + "-" + two(month) + "-" + two(day);
  if (iso == s) return std::nullopt;
  return ValueSlip{"the date {1} is not written as TOML writes dates"_msg(s),
                   "year-month-day, such as {1}"_msg("2027-03-15"), "write {1}"_msg(iso)};
}

std::optional<ValueSlip> time(const std::string &s) {
  static const std::regex hours("(\\d{1,2})[:hH](\\d{2})?");
  std::smatch m;
  if (!std::regex_match(s, m, hours)) return std::nullopt;
  return ValueSlip{"the time {1} is not written as TOML writes times"_msg(s),
                   "hours, minutes and seconds, such as {1}"_msg("07:30:00"),
                   "write {1}"_msg(two(m[1]) + ":" + (m[2].matched ? m[2].str() : "00") + ":00")};
}

std::optional<ValueSlip> truth(const std::string &s) {
  static const std::vector<std::string> yes{"true", "oui", "vrai", "yes", "on", "o", "y"},
      no{"false", "non", "faux", "no", "off", "n"};
  const auto lower = lower_case(s);
  const bool is_yes = std::find(yes.begin(), yes.end(), lower) != yes.end();
  if (!is_yes && std::find(no.begin(), no.end(), lower) == no.end()) return std::nullopt;
  if (s == "true" || s == "false") return std::nullopt;
  return ValueSlip{"found {1}"_msg(toml_quoted(s)),
                   "`true` for yes or `false` for no, without quotes"_msg,
                   "write {1}"_msg(is_yes ? "true" : "false")};
}

std::optional<ValueSlip> nothing(const std::string &s) {
  constexpr std::array words{"null", "none", "nil", "inconnu", "inconnue", "unknown", "n/a",
                             "na",   "nc",   "nd",  "?",       "-",        "--",      "..."};
  const auto lower = lower_case(s);
  if (std::find(words.begin(), words.end(), lower) == words.end()) return std::nullopt;
  return ValueSlip{"found {1}"_msg(toml_quoted(s)), "a value"_msg,
                   "leave the line out, or put # before it, if the value is unknown"_msg};
}

// A number as people write it, and what stands behind it.
struct Spoken {
  std::string whole, decimals, rest;
  bool comma = false, grouped = false;
  std::string number() const { return whole + (decimals.empty() ? "" : "." + decimals); }
};

std::optional<Spoken> spoken(const std::string &s) {
  static const std::regex grouped(
      "([-+]?) ?(\\d{1,3}(?: \\d{3})+|\\d{1,3}(?:'\\d{3})+|\\d{1,3}(?:\\.\\d{3})+(?=,|\\.\\d{3})|"
      "\\d{1,3}(?:,\\d{3})+(?=\\.\\d|,\\d{3}))(?:([.,])(\\d+))?(?![\\d.,])\\s*(.*)"),
      simple("([-+]?) ?(\\d+)(?:([.,])(\\d+))?(?![\\d.,])\\s*(.*)"),
      point_first("([-+]?) ?()([.,])(\\d+)(?![\\d.,])\\s*(.*)"),
      point_last("([-+]?) ?(\\d+)([.,])()(?![\\d.,])\\s*(.*)");
  std::smatch m;
  for (const auto *form : {&grouped, &simple, &point_first, &point_last}) {
    if (!std::regex_match(s, m, *form)) continue;
    Spoken out;
    for (const char c : m[2].str())
      if (c >= '0' && c <= '9') out.whole += c;
    if (out.whole.empty()) out.whole = "0";
    out.whole = (m[1] == "-" ? "-" : "") + out.whole;
    out.decimals = m[4].str().empty() && m[3].matched ? "0" : m[4].str();
    out.comma = m[3] == ",";
    out.grouped = form == &grouped;
    out.rest = m[5];
    return out;
  }
  return std::nullopt;
}

bool begins_with_zero(const std::string &whole) {
  const auto first = whole.find_first_of("0123456789");
  return whole.size() > first + 1 && whole[first] == '0';
}

// "1e5000": a number by its form, but none that a computer holds.
bool exponent(const std::string &rest) {
  return rest.size() > 1 && (rest[0] == 'e' || rest[0] == 'E') &&
         rest.find_first_not_of("+-0123456789", 1) == rest.npos;
}

ValueSlip with_unit(const std::string &s, const Spoken &n) {
  if (exponent(n.rest))
    return {"the number {1} is too large"_msg(s), "a number up to {1}"_msg("1e308"),
            "check the number of digits"_msg};
  const Message found = "behind the number stands something else: {1}"_msg(toml_quoted(s));
  const Message expected = "the number alone"_msg;
  if (n.rest == "%") {
    const auto x = parse_number(n.number());
    return {found, expected,
            "write {1} for a share, or {2} with unit = \"%\" beside it"_msg(
                x ? plain(*x / 100) : "0.15", n.number())};
  }
  static const std::vector<std::pair<std::string, std::string>> money{
      {"€", "EUR"}, {"euros", "EUR"}, {"euro", "EUR"}, {"$", "USD"}, {"£", "GBP"}};
  std::string unit = n.rest;
  for (const auto &[sign, code] : money)
    if (unit.starts_with(sign)) {
      unit = code + unit.substr(sign.size());
      break;
    }
  for (const auto &[sign, power] : {std::pair{"²", "2"}, std::pair{"³", "3"}})
    unit = replaced(unit, sign, power);
  return {found, expected,
          "write {1} here; a figure of settings says its unit beside it: unit = \"{2}\""_msg(
              n.number(), unit)};
}

// "km", "EUR/m3", "m²", "%", "EUR par an": no sentence, and nothing that a number begins.
bool like_unit(std::string_view rest) {
  const bool written = rest.size() <= 30 && rest.find_first_of("\"=,[]{}#;<>\\") == rest.npos;
  return written && std::string_view("0123456789+-.:/' ").find(rest.front()) == rest.npos &&
         std::count(rest.begin(), rest.end(), ' ') < 3;
}

// Exponents and underscores are well written: "1e5", "12_000".
bool toml_number(const std::string &s) {
  static const std::regex form("[-+]?[1-9][0-9]*(?:_[0-9]+)*(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  return std::regex_match(s, form) && parse_number(replaced(s, "_", "")) && s.size() < 19;
}

std::optional<ValueSlip> number(const std::string &s) {
  static const std::regex range(
      "([-+]?\\d+(?:[.,]\\d+)?) ?(?:à|a|to|-|–|\\.\\.+|/) ?"
      "([-+]?\\d+(?:[.,]\\d+)?)"),
      about("(?:~|≈|<|>|<=|>=|≤|≥|env(?:iron|\\.)?|about|ca\\.?|circa) ?(.*)"),
      front("(?:€|\\$|£|EUR|USD) ?(.*)");
  std::smatch m;
  if (std::regex_match(s, m, range))
    return ValueSlip{"two numbers: {1}"_msg(toml_quoted(s)), "one number"_msg,
                     "write the likely one; a figure of settings says its range beside it: dist = "
                     "{ kind = \"uniform\", low = {1}, high = {2} }"_msg(replaced(m[1], ",", "."),
                                                                         replaced(m[2], ",", "."))};
  if (std::regex_match(s, m, about) || std::regex_match(s, m, front))
    if (const auto n = spoken(m[1]); n && (n->rest.empty() || like_unit(n->rest)))
      return ValueSlip{"before the number stands something else: {1}"_msg(toml_quoted(s)),
                       "the number alone"_msg, "write {1}"_msg(n->number())};
  const auto n = spoken(s);
  if (!n || (s.find(',') == s.npos && toml_number(s))) return std::nullopt;
  if (!n->rest.empty()) {
    if (!like_unit(n->rest)) return std::nullopt;
    return with_unit(s, *n);
  }
  if (n->grouped)
    return ValueSlip{"the thousands of {1} are set apart"_msg(s), "digits without a gap"_msg,
                     "write {1}"_msg(n->number())};
  if (n->comma && n->decimals.size() == 3 && n->whole != "0" && n->whole != "-0")
    return ValueSlip{"{1} has a comma"_msg(s), "a number with a decimal point"_msg,
                     "write {1} with a point, or {2} if thousands are meant"_msg(
                         n->number(), n->whole + n->decimals)};
  if (n->comma)
    return ValueSlip{"{1} has a decimal comma"_msg(s), "a number with a decimal point"_msg,
                     "write {1} with a point"_msg(n->number())};
  if (begins_with_zero(n->whole)) {
    const auto x = parse_number(n->number());
    return ValueSlip{"the number {1} begins with a zero"_msg(s),
                     "a number, or a text in quotes"_msg,
                     "write `\"{1}\"` if it is a code, {2} if it is a number"_msg(
                         s, x ? plain(*x) : n->number())};
  }
  if (n->number() == s || !parse_number(s)) {
    if (n->whole.size() > 18)
      return ValueSlip{"the number {1} is too large"_msg(toml_beginning(s)),
                       "a whole number of at most 18 digits"_msg, "check the number of digits"_msg};
    if (n->number() == s) return std::nullopt;
  }
  return ValueSlip{"the number {1} is not written as TOML writes numbers"_msg(s),
                   "digits before and behind the decimal point"_msg, "write {1}"_msg(n->number())};
}

}  // namespace

std::optional<ValueSlip> value_slip(std::string_view value) {
  if (auto slip = curly_quotes(value)) return slip;
  if (value.empty() || value.size() > longest) return std::nullopt;
  std::string s(trim(plain_signs(value)));
  const bool ended = s.size() > 1 && (s.back() == ';' || s.back() == ',');
  if (ended) s = std::string(trim(std::string_view(s).substr(0, s.size() - 1)));
  for (const auto kind : {truth, nothing, date, time, number})
    if (auto slip = kind(s)) return slip;
  if (!ended) return std::nullopt;
  return ValueSlip{"a line does not end with \"{1}\""_msg(std::string(1, trim(value).back())),
                   "the end of the line"_msg, "write {1}"_msg(toml_beginning(s))};
}

Message unquoted_advice(std::string_view text) {
  if (const auto slip = value_slip(text)) return slip->advice;
  if (!parse_number(text) && text != "true" && text != "false") return {};
  return "write {1} without quotes"_msg(std::string(text));
}

}  // namespace jalon
