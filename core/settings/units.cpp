#include "core/settings/units.h"

#include <udunits2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "core/base/fault.h"

namespace jalon {
namespace {

constexpr std::array known_currencies{"AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK",
                                      "DKK", "EUR", "GBP", "HUF", "INR", "JPY", "KRW", "MAD",
                                      "MXN", "NOK", "NZD", "OMR", "PLN", "RON", "SEK", "SGD",
                                      "TND", "TRY", "USD", "XAF", "XOF", "XPF", "ZAR"};

// What a town counts in and UDUNITS does not know. Prefixes work on all symbols: "kWh", "tCO2e".
struct Alias {
  const char *text, *definition;
};
constexpr std::array symbols{Alias{"Wh", "3600 J"}, Alias{"var", "V.A"}, Alias{"CO2e", "1"},
                             Alias{"gCO2e", "0.001 kg"}, Alias{"tCO2e", "1000 kg"}};
constexpr std::array counts{"point",   "points",  "inhabitant", "inhabitants", "person",
                            "persons", "vehicle", "vehicles",   "trip",        "trips",
                            "item",    "items",   "household",  "households"};

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The runs of letters of a unit's text.
std::vector<std::string> letters_of(const std::string &unit) {
  std::vector<std::string> runs(1);
  for (const char c : unit)
    if (letter(c))
      runs.back() += c;
    else if (!runs.back().empty())
      runs.emplace_back();
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

// Conversion factors are not exact in binary: 100 EUR/MWh must be 0.1 EUR/kWh, not the double
// beside it. 15 digits are all that a decimal figure can carry through a double.
double without_noise(double x, int digits = 15) {
  std::array<char, 40> text{};
  const auto end =
      std::to_chars(text.begin(), text.end(), x, std::chars_format::scientific, digits - 1).ptr;
  double rounded = x;
  std::from_chars(text.begin(), end, rounded);
  return rounded;
}

std::set<std::string> set_of(const std::vector<std::string> &list) {
  return {list.begin(), list.end()};
}

}  // namespace

struct Units::Impl {
  explicit Impl(std::string code);
  ~Impl();
  Impl(const Impl &) = delete;
  Impl &operator=(const Impl &) = delete;

  ut_unit *read(const std::string &text);  // nullptr: no unit; owned by the cache
  void forget() {
    for (auto &[text, unit] : cache) ut_free(unit);
    cache.clear();
  }
  void map_foreign(const std::string &code, ut_unit *unit) {
    forget();
    ut_unmap_symbol_to_unit(system, code.c_str(), UT_ASCII);
    ut_map_symbol_to_unit(code.c_str(), UT_ASCII, unit);
  }

  std::string currency;
  ut_system *system = nullptr;
  ut_unit *own = nullptr;
  std::map<std::string, ut_unit *> foreign;  // by code: a dimension of its own
  std::map<std::string, ut_unit *> rated;    // by code: a multiple of `own`
  std::map<std::string, ut_unit *> cache;
};

Units::Impl::Impl(std::string code) : currency(std::move(code)) {
  if (currency.size() != 3 ||
      !std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    throw Fault("\"{1}\" is no currency code"_msg(currency), {}, "three capital letters"_msg,
                "write the ISO 4217 code, such as EUR"_msg);
  ut_set_error_message_handler(ut_ignore);
  system = ut_read_xml(nullptr);
  if (!system)
    throw Fault("the database of units cannot be read"_msg, {}, "UDUNITS-2 as installed"_msg,
                "install the UDUNITS-2 data files, or unset UDUNITS2_XML_PATH"_msg);
  for (const auto &[text, definition] : symbols) {
    ut_unit *unit = ut_parse(system, definition, UT_ASCII);
    ut_map_symbol_to_unit(text, UT_ASCII, unit);
    ut_free(unit);
  }
  ut_unit *one = ut_get_dimensionless_unit_one(system);
  for (const char *name : counts) ut_map_name_to_unit(name, UT_ASCII, one);
  ut_free(one);

  own = ut_new_base_unit(system);
  ut_map_symbol_to_unit("currency", UT_ASCII, own);
  ut_map_symbol_to_unit(currency.c_str(), UT_ASCII, own);
  for (const std::string other : known_currencies)
    if (other != currency) {
      ut_unit *unit = foreign[other] = ut_new_base_unit(system);
      ut_map_symbol_to_unit(other.c_str(), UT_ASCII, unit);
    }
}

Units::Impl::~Impl() {
  forget();
  for (auto &[code, unit] : foreign) ut_free(unit);
  for (auto &[code, unit] : rated) ut_free(unit);
  ut_free(own);
  ut_free_system(system);
}

ut_unit *Units::Impl::read(const std::string &text) {
  // No unit of use is longer, and an endless text must not keep the parser busy.
  if (text.size() > 100) return nullptr;
  if (const auto hit = cache.find(text); hit != cache.end()) return hit->second;
  ut_unit *unit = ut_parse(system, text.c_str(), UT_UTF8);
  if (unit) cache.emplace(text, unit);
  return unit;
}

Units::Units(std::string currency) : impl_(std::make_unique<Impl>(std::move(currency))) {}
Units::~Units() = default;
Units::Units(Units &&) noexcept = default;
Units &Units::operator=(Units &&) noexcept = default;

std::vector<std::string> Units::currencies() const {
  std::vector<std::string> codes(known_currencies.begin(), known_currencies.end());
  if (std::find(codes.begin(), codes.end(), impl_->currency) == codes.end())
    codes.push_back(impl_->currency);
  return codes;
}

void Units::set_rate(const std::string &code, double rate) {
  if (!impl_->foreign.count(code) || !(rate > 0) || !std::isfinite(rate))
    throw Fault("no rate of {1} can be {2}"_msg(code, rate), {},
                "another known currency than {1}, and a rate above zero"_msg(impl_->currency));
  ut_unit *unit = ut_scale(rate, impl_->own);
  impl_->map_foreign(code, unit);
  if (ut_unit *before = std::exchange(impl_->rated[code], unit)) ut_free(before);
}

void Units::clear_rates() {
  for (auto &[code, unit] : impl_->rated) {
    impl_->map_foreign(code, impl_->foreign.at(code));
    ut_free(unit);
  }
  impl_->rated.clear();
}

bool Units::known(const std::string &unit) const {
  return impl_->read(unit) != nullptr;
}

double Units::convert(double value, const std::string &from, const std::string &to) const {
  ut_unit *const a = impl_->read(from);
  if (!a) throw Fault("\"{1}\" is no unit"_msg(from), {}, "a unit convertible to {1}"_msg(to));
  ut_unit *const b = impl_->read(to);
  if (!b)
    throw Fault("\"{1}\" is no unit"_msg(to), {}, "a UDUNITS-2 unit such as kWh or EUR/m3"_msg);
  if (ut_compare(a, b) == 0) return value;
  cv_converter *const way = ut_get_converter(a, b);
  if (way) {
    const double at0 = cv_convert_double(way, 0), at1 = cv_convert_double(way, 1),
                 at2 = cv_convert_double(way, 2), result = cv_convert_double(way, value);
    cv_free(way);
    const double slope = at1 - at0;
    if (std::isfinite(at0) && std::fabs(at2 - at1 - slope) <= 1e-9 * std::fabs(slope) + 1e-300)
      return std::isfinite(result) ? without_noise(result) : result;
  }
  std::set<std::string> lacking;
  for (const auto &unit : {from, to}) lacking.merge(set_of(lacking_rates(unit)));
  if (!lacking.empty())
    throw Fault(
        "{1} does not convert to {2}: no rate is known for {3}"_msg(
            from, to, Message::joined({lacking.begin(), lacking.end()})),
        {}, to,
        "give the figure in {2}, or currency.rate.{1} in {2}/{1} (settings.toml or --set)"_msg(
            *lacking.begin(), currency()));
  throw Fault("{1} does not convert to {2}"_msg(from, to), {}, "a unit convertible to {1}"_msg(to));
}

double Units::convert_difference(double value, const std::string &from,
                                 const std::string &to) const {
  const double zero = convert(0, from, to), there = convert(value, from, to);
  // What an offset leaves has fewer digits.
  return zero == 0 ? there : without_noise(there - zero, 12);
}

const std::string &Units::currency() const {
  return impl_->currency;
}

std::vector<std::string> Units::foreign_currencies(const std::string &unit) const {
  std::vector<std::string> codes;
  for (const auto &run : letters_of(unit)) {
    const std::string code = run.size() < 3 ? run : run.substr(run.size() - 3);
    const std::string prefix = run.substr(0, run.size() - code.size());
    const bool currency = prefix.empty() || prefix == "k" || prefix == "M" || prefix == "G";
    if (currency && impl_->foreign.count(code) &&
        std::find(codes.begin(), codes.end(), code) == codes.end())
      codes.push_back(code);
  }
  return codes;
}

std::vector<std::string> Units::lacking_rates(const std::string &unit) const {
  auto codes = foreign_currencies(unit);
  std::erase_if(codes, [&](const std::string &code) { return impl_->rated.count(code) > 0; });
  return codes;
}

std::string spelt(std::string unit, const std::string &currency) {
  constexpr std::string_view word = "currency";
  for (auto at = unit.find(word); at != unit.npos; at = unit.find(word, at + currency.size()))
    unit.replace(at, word.size(), currency);
  return unit;
}

Bounds bounds_in(const Units &units, Bounds bounds, const std::string &from,
                 const std::string &to) {
  if (from == to) return bounds;
  const bool lacking = !units.lacking_rates(from).empty() || !units.lacking_rates(to).empty();
  const auto moved = [&](double bound, double open) {
    if (std::isinf(bound)) return bound;
    if (!lacking) return units.convert(bound, from, to);
    return bound == 0 ? 0 : open;
  };
  constexpr double infinite = std::numeric_limits<double>::infinity();
  return {moved(bounds.lower, -infinite), moved(bounds.upper, infinite)};
}

}  // namespace jalon
