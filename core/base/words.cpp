#include "core/base/words.h"

#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "core/base/fault.h"
#include "core/base/files.h"

namespace jalon {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Catalogue = boost::locale::message_format<char>;

constexpr std::string_view no_break = "\u00a0", narrow_no_break = "\u202f", unknown = "\u2014",
                           infinite = "\u221e";

// A locale that holds one catalogue and nothing else: no locale of the system is needed.
std::locale catalogue_of(const std::filesystem::path &file, const std::string &language) {
  gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back("jalon");
  info.paths.emplace_back(".");  // not used by our callback, but without one nothing is loaded
  const auto bytes = read_file(file);
  info.callback = [&bytes](const std::string &, const std::string &) {
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  try {
    if (bytes.empty()) throw std::runtime_error("it is empty");  // to Boost it would be no file
    return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
  } catch (const std::exception &error) {
    throw Fault("this is no catalogue of words: {1}"_msg(error.what()), {file.string()},
                "a .mo file in UTF-8"_msg, "compile it again with msgfmt"_msg);
  }
}

// Digits of |x| with groups of three.
std::string grouped(double x, int digits, std::string_view separator, char point) {
  std::array<char, 400> text{};
  const auto end =
      std::to_chars(text.begin(), text.end(), std::fabs(x), std::chars_format::fixed, digits).ptr;
  const std::string_view all(text.begin(), static_cast<std::size_t>(end - text.begin()));
  const auto whole = all.substr(0, all.find('.'));
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out += separator;
    out += whole[i];
  }
  if (whole.size() < all.size()) out += point + std::string(all.substr(whole.size() + 1));
  return out;
}

bool rounds_to_zero(std::string_view digits) {
  return digits.find_first_of("123456789") == digits.npos;
}

struct Scaled {
  double x;
  int digits;
  std::string_view french, english;
};

// About three figures: what a reader keeps of an amount. Thresholds lie where rounding turns over
// ("999,600" is a million, not "1000 k").
Scaled scaled(double x) {
  constexpr std::array<Scaled, 3> scales{
      {{1e9, 2, "Md", "bn"}, {1e6, 2, "M", "M"}, {1e3, 1, "k", "k"}}};
  for (const auto &scale : scales) {
    const double part = std::fabs(x) / scale.x;
    if (part < 0.9995) continue;
    int digits = scale.digits;
    if (part >= (digits == 2 ? 9.995 : 9.95)) --digits;
    if (part >= 99.95 && digits > 0) --digits;
    return {x / scale.x, digits, scale.french, scale.english};
  }
  return {x, 0, "", ""};
}

std::string_view symbol_of(const std::string &currency) {
  if (currency == "EUR") return "\u20ac";
  if (currency == "USD") return "$";
  if (currency == "GBP") return "\u00a3";
  return currency;
}

}  // namespace

Words::Words(std::string language, const std::vector<std::filesystem::path> &folders)
    : language_(std::move(language)) {
  for (const auto &folder : folders) {
    const auto file = folder / (language_ + ".mo");
    if (std::filesystem::exists(file)) catalogues_.push_back(catalogue_of(file, language_));
  }
}

std::string Words::operator()(const std::string &english) const {
  // The empty text is gettext's key for a catalogue's own header.
  if (english.empty()) return english;
  for (const auto &locale : catalogues_)
    if (const char *text = std::use_facet<Catalogue>(locale).get(0, nullptr, english.c_str()))
      return text;
  return english;
}

std::string Words::number(double x, int digits) const {
  if (std::isnan(x)) return std::string(unknown);
  const bool french = language_ == "fr";
  const std::string text =
      std::isinf(x) ? std::string(infinite)
                    : grouped(x, digits, french ? narrow_no_break : ",", french ? ',' : '.');
  const bool negative = x < 0 && (std::isinf(x) || !rounds_to_zero(text));
  return (negative ? "-" : "") + text;
}

std::string Words::money(double x, const std::string &currency, bool rounded) const {
  if (std::isnan(x)) return std::string(unknown);
  // Cents matter in a price, not in a budget.
  const bool price = std::fabs(x) < 100 && x != std::floor(x);
  const bool large = rounded && !std::isinf(x) && std::fabs(x) >= 999.5;
  const Scaled amount = large ? scaled(x) : Scaled{x, price ? 2 : 0, "", ""};
  std::string text = number(amount.x, amount.digits);
  const std::string symbol(symbol_of(currency));
  if (language_ == "fr") return text + std::string(no_break) + std::string(amount.french) + symbol;
  const bool negative = text.front() == '-';
  if (negative) text.erase(0, 1);
  const std::string gap(symbol == currency ? no_break : "");
  return (negative ? "-" : "") + symbol + gap + text + std::string(amount.english);
}

std::string Words::percent(double share, int digits) const {
  if (std::isnan(share)) return std::string(unknown);
  return number(share * 100, digits) + std::string(language_ == "fr" ? no_break : "") + "%";
}

}  // namespace jalon
