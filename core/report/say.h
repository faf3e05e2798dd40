// say.h - how the report and the summary put numbers and sentences: Words, plus what is missing,
// what cannot be known, and the signs that stand after a figure that is not certain.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/report/results.h"

namespace jalon {

class Say {
 public:
  // `words` must outlive this.
  Say(const Words &words, std::string currency);

  // The text in the reader's language, {1}, {2}, ... replaced by the arguments as they are.
  std::string operator()(const std::string &english,
                         const std::vector<std::string> &arguments = {}) const;
  std::string message(const Message &message) const;
  // `one` or `many` by the language's rule (French says "0 projet"), {1} replaced by the number.
  std::string count(double n, const std::string &one, const std::string &many) const;
  bool one(double n) const;  // whether the language puts it in the singular

  // Nothing, NaN and infinity are said as "unknown".
  std::string number(std::optional<double> x) const;  // decimals as a reader can use them
  std::string things(std::optional<double> x) const;  // a count: whole, though it may be estimated
  std::string money(std::optional<double> x, bool rounded = true) const;
  std::string signed_money(std::optional<double> x) const;  // rounded, "+" when above zero
  std::string percent(std::optional<double> share, int digits = 0) const;
  // Of a finite number of draws: "over 99%" and "under 1%" beyond those, never 100% or 0%.
  std::string chance(std::optional<double> share) const;
  std::string ratio(std::optional<double> x) const;           // two decimals are enough
  std::string years(std::optional<double> n) const;           // "7.4 years"; nothing = "never"
  std::string rates(const std::vector<double> &roots) const;  // "4.5%; 12.0%", "none"
  // A text of another room with its units as people write them: "3 m3/km/d/year" becomes "3
  // m³/km/day/year", "200 day" (or its translation) "200 days". Texts of users may be in it: only
  // what stands after a number and consists of known units is touched.
  std::string with_units(const std::string &text) const;
  // A unit as people write it: "currency/kWh" -> "€/kWh", "1" -> "", "1/year" -> "/year".
  std::string unit(const std::string &unit) const;
  std::string quantity(std::optional<double> x, const std::string &unit) const;
  // A reading of an indicator: a share is rounded to per cent as people read it ("17%", "3.4%"),
  // anything else by rounded_to with `uncertainty`, the width of its likely range (0 = none known).
  std::string reading(std::optional<double> x, const std::string &unit, bool share,
                      double uncertainty = 0) const;
  // A figure as it was given: a share in per cent with all of its useful digits.
  std::string figure(std::optional<double> x, const std::string &unit, bool share) const;
  std::string account(const std::string &name) const;   // "authority" -> "The authority"
  std::string category(const std::string &name) const;  // of money
  std::string reason(const Reason &reason) const;

  // The same for amounts in another currency.
  Say in_currency(const std::string &currency) const { return Say(words_, currency); }
  // The title of a norm or scenario in the reader's language; the other's if that is missing.
  const std::string &title(const std::string &french, const std::string &english) const;
  const std::string &language() const { return words_.language(); }
  const std::string &currency() const { return currency_; }
  std::string symbol() const;  // of the currency

 private:
  const Words &words_;
  std::string currency_;
};

// The one rule of rounding of what was computed: to two significant digits of its uncertainty, such
// as the width of its likely range. Without one (0, NaN) to three significant digits of its own;
// whole numbers of a hundred and more stay whole.
double rounded_to(double x, double uncertainty);
// The same without a width: two digits that count are enough for what is a judgement itself.
inline double two_digits(double x) {
  return rounded_to(x, x);
}

// Signs after a figure; the legend of the report explains them.
inline constexpr const char *estimated_sign = "°";
const char *sign_of(Confidence confidence);  // "", "†", "‡"

}  // namespace jalon
