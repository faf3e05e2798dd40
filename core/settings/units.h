// units.h - UDUNITS-2, with the dossier's currency as a unit of its own.
//
// "currency" and the dossier's ISO code ("EUR") are the same unit; any other ISO code is another
// dimension unless a rate was given, so that dollars never turn into euros silently. [one thread]
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace jalon {

class Units {
 public:
  explicit Units(std::string currency);  // ISO 4217 code of the dossier
  ~Units();
  Units(Units &&) noexcept;
  Units &operator=(Units &&) noexcept;

  // The codes that are read as currencies, the dossier's own among them.
  std::vector<std::string> currencies() const;

  // 1 unit of `code` is worth `rate` units of the dossier's currency.
  void set_rate(const std::string &code, double rate);
  void clear_rates();

  bool known(const std::string &unit) const;  // can the text be read as a unit at all?
  // Factor and offset from one unit to the other, without the noise of the last binary digits.
  // Reciprocals ("kWh/EUR" for "EUR/kWh") and logarithmic units are not convertible. Throws Fault
  // if they are not convertible; the message says which of the two is wrong, or that a currency
  // rate is missing.
  double convert(double value, const std::string &from, const std::string &to) const;
  // The same of a difference between two values: 2 degC are 2 K.
  double convert_difference(double value, const std::string &from, const std::string &to) const;
  const std::string &currency() const;
  // The foreign currency codes that the text contains ("USD/kWh" -> {"USD"}); those without rate.
  std::vector<std::string> foreign_currencies(const std::string &unit) const;
  std::vector<std::string> lacking_rates(const std::string &unit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// "currency/kWh" -> "EUR/kWh".
std::string spelt(std::string unit, const std::string &currency);

struct Bounds {
  double lower, upper;  // inclusive; -inf and +inf allowed
};

// Bounds given in one unit, as they stand in another. A currency without rate says nothing of an
// amount but its sign: a bound of 0 stays, any other is lifted, so that nothing is refused falsely.
// Throws Fault if the two units cannot be converted at any rate.
Bounds bounds_in(const Units &units, Bounds bounds, const std::string &from, const std::string &to);

}  // namespace jalon
