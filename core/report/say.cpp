#include "core/report/say.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <utility>

namespace jalon {
namespace {

bool known(const std::optional<double> &x) {
  return x && std::isfinite(*x);
}

// The fewest decimals that keep a figure within a thousandth of itself.
int useful_digits(double x) {
  if (std::fabs(x) < 5e-7) return 0;  // six decimals cannot tell it from nothing
  double scale = 1;
  for (int digits = 0; digits < 6; ++digits, scale *= 10)
    if (std::fabs(std::round(x * scale) / scale - x) <= 5e-4 * std::fabs(x)) return digits;
  return 6;
}

// What UDUNITS spells out and people abbreviate.
std::string short_unit(const std::string &unit) {
  static const std::map<std::string, std::string> names = {
      {"minute", "min"}, {"hour", "h"}, {"second", "s"}, {"kilogram", "kg"}, {"degree", "°"},
      {"m2", "m²"},      {"m3", "m³"},  {"d", "day"},    {"days", "day"},    {"months", "month"}};
  const auto found = names.find(unit);
  return found == names.end() ? unit : found->second;
}

// Those that stand for themselves.
bool is_unit(const std::string &name) {
  static const std::set<std::string> names = {
      "1",  "currency", "m",     "km",   "mm",  "m2",   "m3",   "l",      "kg",     "t",
      "W",  "kW",       "kWh",   "MWh",  "kVA", "h",    "d",    "K",      "lm",     "lx",
      "Pa", "year",     "month", "week", "day", "days", "hour", "minute", "second", "litre"};
  return names.contains(name);
}

// Units that are words of a language.
std::string in_words(const Words &words, const std::string &unit) {
  for (const char *word : {"year", "month", "week", "day", "litre"})
    if (unit == word) return words(word);
  return unit;
}

// "3.4%": the decimals that a share of this size can use.
int percent_digits(double share) {
  for (const int digits : {0, 1}) {
    const double scale = digits == 0 ? 100 : 1000;
    if (std::fabs(share) >= 10 / scale) return digits;
    if (std::fabs(std::round(share * scale) / scale - share) <= 1e-9) return digits;
  }
  return 2;
}

}  // namespace

double rounded_to(double x, double uncertainty) {
  if (x == 0 || !std::isfinite(x)) return x;
  const double width = std::fabs(uncertainty);
  const bool ranged = width > 0 && std::isfinite(width);
  const double digits = ranged ? 2 - std::ceil(std::log10(width) + 1e-9)
                               : std::max(0.0, 3 - std::ceil(std::log10(std::fabs(x)) + 1e-9));
  if (std::fabs(digits) > 300) return x;
  // A power of ten below one is not exact: divided by, it leaves no dust of rounding.
  const double scale = std::pow(10, std::fabs(digits));
  return digits < 0 ? std::round(x / scale) * scale : std::round(x * scale) / scale;
}

const char *sign_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::certain:
      return "";
    case Confidence::to_verify:
      return "†";
    case Confidence::hypothetical:
      break;
  }
  return "‡";
}

Say::Say(const Words &words, std::string currency)
    : words_(words), currency_(std::move(currency)) {}

std::string Say::operator()(const std::string &english,
                            const std::vector<std::string> &arguments) const {
  return Message::pattern(english, {arguments.begin(), arguments.end()}).in(words_);
}

std::string Say::message(const Message &message) const {
  return with_units(message.in(words_));
}

std::string Say::count(double n, const std::string &one, const std::string &many) const {
  return (*this)(this->one(n) ? one : many, {number(n)});
}

bool Say::one(double n) const {
  return language() == "fr" ? std::fabs(n) < 2 : n == 1;
}

std::string Say::number(std::optional<double> x) const {
  return known(x) ? words_.number(*x, useful_digits(*x)) : words_("unknown");
}

std::string Say::things(std::optional<double> x) const {
  if (!known(x)) return words_("unknown");
  // Part of one thing is not nothing.
  return std::fabs(*x) < 0.5 ? number(x) : words_.number(std::round(*x), 0);
}

std::string Say::money(std::optional<double> x, bool rounded) const {
  if (!known(x)) return words_("unknown");
  // The dust of rounding is no price of "0.00".
  return words_.money(std::fabs(*x) < 0.005 ? 0 : *x, currency_, rounded);
}

std::string Say::signed_money(std::optional<double> x) const {
  return (known(x) && *x >= 0.005 ? "+" : "") + money(x);
}

std::string Say::percent(std::optional<double> share, int digits) const {
  return known(share) ? words_.percent(*share, digits) : words_("unknown");
}

std::string Say::chance(std::optional<double> share) const {
  if (known(share) && *share > 0.99) return (*this)("over {1}", {percent(0.99)});
  if (known(share) && *share < 0.01) return (*this)("under {1}", {percent(0.01)});
  return percent(share);
}

std::string Say::ratio(std::optional<double> x) const {
  if (!known(x)) return words_("unknown");
  const double rounded = std::fabs(*x) < 10 ? std::round(*x * 100) / 100 : rounded_to(*x, 0);
  return number(rounded == 0 ? x : rounded);
}

std::string Say::years(std::optional<double> n) const {
  if (!n) return words_("never within the years appraised");
  if (!known(n)) return words_("unknown");
  const double rounded = std::round(*n * 10) / 10;
  const bool one = language() == "fr" ? rounded < 2 : rounded == 1;
  return (*this)(one ? "{1} year" : "{1} years",
                 {words_.number(rounded, rounded == std::round(rounded) ? 0 : 1)});
}

std::string Say::rates(const std::vector<double> &roots) const {
  std::string out;
  for (const double root : roots)
    out = out.empty() ? percent(root, 1) : (*this)("{1}; {2}", {out, percent(root, 1)});
  return out.empty() ? words_("none") : out;
}

const std::string &Say::title(const std::string &french, const std::string &english) const {
  if (language() == "fr") return french.empty() ? english : french;
  return english.empty() ? french : english;
}

std::string Say::symbol() const {
  static const std::map<std::string, std::string> symbols = {
      {"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}};
  const auto found = symbols.find(currency_);
  return found == symbols.end() ? currency_ : found->second;
}

std::string Say::unit(const std::string &unit) const {
  std::string out;
  for (std::size_t at = 0; at <= unit.size();) {
    const std::size_t end = std::min(unit.find('/', at), unit.size());
    std::string part = unit.substr(at, end - at);
    // "currency/(kg)": brackets around a single unit.
    if (part.size() > 2 && part.front() == '(' && part.find_first_of(" .*^)") == part.size() - 1)
      part = part.substr(1, part.size() - 2);
    if (at > 0) out += "/";
    if (part == "currency" || part == currency_)
      out += symbol();
    else if (part != "1")
      out += in_words(words_, short_unit(part));
    at = end + 1;
  }
  return out;
}

std::string Say::with_units(const std::string &text) const {
  static const std::regex after_number(R"(([0-9]) ([A-Za-z1][A-Za-z0-9]*(?:/[A-Za-z0-9]+)*))");
  static const char *const counted[] = {"year", "month", "week", "day", "litre"};
  std::string out;
  auto at = text.cbegin();
  for (std::sregex_iterator i(text.cbegin(), text.cend(), after_number), end; i != end; ++i) {
    const std::smatch &found = *i;
    const auto next = found[0].second;
    out.append(at, found[2].first);
    at = next;
    std::string told = found[2];
    // Part of a longer word, or of a unit written otherwise.
    const bool whole = next == text.cend() || !(std::isalnum(static_cast<unsigned char>(*next)) ||
                                                std::string_view("/^.-_").find(*next) + 1 > 0 ||
                                                static_cast<unsigned char>(*next) >= 0x80);
    const bool ended = next != text.cend() && *next == '.';  // or the end of a sentence
    if (whole || ended) {
      bool all = told.find('/') != told.npos || told == "currency";
      std::size_t from = 0;
      while (all && from <= told.size()) {
        const auto to = std::min(told.find('/', from), told.size());
        all = is_unit(told.substr(from, to - from));
        from = to + 1;
      }
      if (all) told = unit(told);
      // The number as it stands: with any decimals it is "one" below two in French alone.
      auto first = found[1].first;
      while (first != text.cbegin() &&
             (std::isdigit(static_cast<unsigned char>(*std::prev(first))) ||
              *std::prev(first) == '.' || *std::prev(first) == ','))
        --first;
      std::string number(first, found[1].second);
      std::replace(number.begin(), number.end(), ',', '.');
      for (const char *word : counted)
        if (told == word || told == words_(word)) {
          const double n = std::strtod(number.c_str(), nullptr);
          const std::string many = words_(std::string(word) + "s");
          told = one(n) ? words_(word) : many;
          break;
        }
    }
    out += told;
  }
  out.append(at, text.cend());
  // The catalogue's words for the unit "currency".
  if (const std::string money = words_("currency"); money != "currency")
    for (auto found = out.find(money); found != out.npos; found = out.find(money, found))
      out.replace(found, money.size(), symbol());
  return out;
}

std::string Say::quantity(std::optional<double> x, const std::string &unit) const {
  if (known(x) && unit == "currency") return money(x);
  if (known(x) && unit == "year") return count(*x, "{1} year", "{1} years");
  if (known(x) && unit == "month") return count(*x, "{1} month", "{1} months");
  if (known(x) && (unit == "day" || unit == "days")) return count(*x, "{1} day", "{1} days");
  if (known(x) && unit == "%") return figure(*x / 100, "1", true);
  const std::string suffix = this->unit(unit);
  if (!known(x) || suffix.empty()) return number(x);
  return number(x) + (suffix.starts_with('/') || suffix == "°" ? "" : "\u00a0") + suffix;
}

std::string Say::reading(std::optional<double> x, const std::string &unit, bool share,
                         double uncertainty) const {
  if (known(x) && unit == "%") return reading(*x / 100, "1", true);
  if (!known(x)) return quantity(x, unit);
  if (!share) return quantity(rounded_to(*x, uncertainty), unit);
  return percent(x, percent_digits(*x)) + this->unit(unit);
}

std::string Say::figure(std::optional<double> x, const std::string &unit, bool share) const {
  if (!known(x) || !share) return quantity(x, unit);
  return percent(x, useful_digits(100 * *x)) + this->unit(unit);
}

std::string Say::account(const std::string &name) const {
  static const std::map<std::string, const char *> names = {{"authority", "the authority"},
                                                            {"collective", "the whole community"},
                                                            {"public", "the public purse"},
                                                            {"investment", "investment"},
                                                            {"operator", "the operator"},
                                                            {"users", "users"},
                                                            {"residents", "residents"},
                                                            {"businesses", "businesses"},
                                                            {"state", "the State"},
                                                            {"grid", "the grid"},
                                                            {"environment", "the environment"}};
  const auto found = names.find(name);
  return words_(found == names.end() ? name : found->second);
}

std::string Say::category(const std::string &name) const {
  static const std::map<std::string, const char *> names = {{"investment", "investment"},
                                                            {"renewal", "renewal"},
                                                            {"energy", "energy"},
                                                            {"maintenance", "upkeep"},
                                                            {"operation", "operation"},
                                                            {"revenue", "revenue"},
                                                            {"tax", "taxes"},
                                                            {"grant", "grants"},
                                                            {"residual", "residual value"},
                                                            {"disposal", "disposal"},
                                                            {"other", "other"}};
  const auto found = names.find(name);
  return words_(found == names.end() ? name : found->second);
}

std::string Say::reason(const Reason &reason) const {
  return text(reason,
              {[this](const std::string &english) { return words_(english); },
               [this](double x) { return money(x); }, [this](double x) { return number(x); }});
}

}  // namespace jalon
