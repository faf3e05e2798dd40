#include "core/settings/fit.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace jalon {
namespace {

class Fitting {
 public:
  Fitting(const Figure &figure, const Key &key, const Units &units) : key_(key), units_(units) {
    unit_ = spelt(key.unit, units.currency());
    out_.figure = figure;
  }

  Figure &figure() { return *out_.figure; }
  const std::string &unit() const { return unit_; }
  bool good() const { return out_.faults.empty(); }

  void refuse(const std::string &what, const std::string &expected = {},
              const std::string &advice = {}) {
    out_.faults.emplace_back(key_.path + ": " + what, figure().place, expected, advice);
  }

  // A number alone is taken in the key's unit only where nobody can mean another.
  void default_unit() {
    Figure &f = figure();
    if (!f.unit.empty()) return;
    if (key_.unit == "1" || f.layer == Layer::model || f.layer == Layer::command_line)
      f.unit = unit_;
    else
      refuse("no unit is given", "a unit convertible to " + unit_, "add unit = \"" + unit_ + "\"");
  }

  void convert() {
    Figure &f = figure();
    if (f.growth != 0 || f.interpolation == Interpolation::geometric)
      if (units_.convert(0, f.unit, unit_) != 0)
        refuse("a unit without true zero (" + f.unit + ") has no growth", unit_);
    for (double *x : {&f.value, &f.low, &f.high}) *x = units_.convert(*x, f.unit, unit_);
    for (auto &[year, x] : f.by_year) x = units_.convert(x, f.unit, unit_);
    f.unit = unit_;
  }

  void check_numbers() {
    const Figure &f = figure();
    bool finite = std::isfinite(f.value) && std::isfinite(f.low) && std::isfinite(f.high);
    for (const auto &[year, x] : f.by_year) finite = finite && std::isfinite(x);
    if (!finite) refuse("not a finite number in " + unit_, "a number");
  }

  void check_order() {
    const Figure &f = figure();
    const std::string shown =
        plain(f.low) + ", " + plain(f.value) + ", " + plain(f.high) + " " + unit_;
    if (!f.uncertain()) return;
    if (!(f.low <= f.value && f.value <= f.high && f.low < f.high))
      refuse("low, value and high are " + shown, "low <= value <= high, and low < high");
    else if (f.distribution == Distribution::lognormal &&
             !(0 < f.low && f.low < f.value && f.value < f.high))
      refuse("low, median and high of a lognormal are " + shown, "0 < low < median < high");
    else if (!f.by_year.empty() && f.value == 0)
      refuse("a distribution around a first year of 0 says nothing of the others",
             "a first year other than 0");
  }

  void check_years() {
    const Figure &f = figure();
    if (!key_.per_year && !f.by_year.empty())
      refuse("given by year", "one value: it does not vary by year");
    if (!key_.per_year && f.growth != 0)
      refuse("given with growth", "one value: it does not vary by year");
    if (f.interpolation != Interpolation::geometric) return;
    for (const auto &[year, x] : f.by_year)
      if (x <= 0)
        refuse("geometric interpolation passes through " + plain(x) + " in " + std::to_string(year),
               "values above 0, or another interpolation");
  }

  void check_bounds() {
    Figure &f = figure();
    check_bound(f.value, f.uncertain() ? "the central value" : "the value");
    if (f.uncertain()) {
      check_bound(f.low, "low");
      check_bound(f.high, "high");
    } else {
      f.low = f.high = f.value;
    }
    for (auto &[year, x] : f.by_year) check_bound(x, "the value of " + std::to_string(year));
  }

  void check_validity(const std::string &today) {
    Figure &f = figure();
    if (!f.valid_to.empty() && f.valid_to < today)
      mark("expired on " + f.valid_to + ": to verify", Confidence::to_verify);
    if (!f.valid_from.empty() && f.valid_from > today)
      mark("not valid before " + f.valid_from + ": to verify", Confidence::to_verify);
  }

  void mark(const std::string &sentence, Confidence at_least) {
    figure().marks.push_back(sentence);
    figure().confidence = std::max(figure().confidence, at_least);
  }

  void check_all(const std::string &today) {
    check_numbers();
    if (good()) {
      check_order();
      check_years();
      check_bounds();
      check_validity(today);
    }
  }

  Fit done() && {
    if (!good()) out_.figure.reset();
    return std::move(out_);
  }
  Fit lacking(std::vector<std::string> codes) && {
    out_.lacking = std::move(codes);
    out_.figure.reset();
    return std::move(out_);
  }

 private:
  void check_bound(double &x, const std::string &which) {
    const double bound = x < key_.lower ? key_.lower : x > key_.upper ? key_.upper : x;
    if (bound == x) return;
    // A bound given in another unit may be missed by the last digit: it is met, then.
    if (std::fabs(x - bound) <= 1e-12 * std::max(1.0, std::fabs(bound))) {
      x = bound;
      return;
    }
    refuse(which + " given by the layer " + std::string(name_of(figure().layer)) + ", " + plain(x) +
               " " + unit_ + ", is " + (x < bound ? "below " : "above ") + "the bound",
           (x < bound ? "at least " : "at most ") + plain(bound) + " " + unit_);
  }

  const Key &key_;
  const Units &units_;
  std::string unit_;
  Fit out_;
};

}  // namespace

std::string spelt(std::string unit, const std::string &currency) {
  constexpr std::string_view word = "currency";
  for (auto at = unit.find(word); at != unit.npos; at = unit.find(word, at + currency.size()))
    unit.replace(at, word.size(), currency);
  return unit;
}

Fit fit(const Figure &figure, const Key &key, const Units &units,
        const std::map<std::string, Figure> &rates, const std::string &today) {
  Fitting work(figure, key, units);
  work.default_unit();
  if (!work.good()) return std::move(work).done();

  const auto foreign = units.foreign_currencies(work.figure().unit);
  std::vector<std::string> lacking;
  for (const auto &code : foreign)
    if (!rates.count(code)) lacking.push_back(code);
  if (!lacking.empty()) return std::move(work).lacking(std::move(lacking));
  try {
    work.convert();
  } catch (const Fault &fault) {
    work.refuse(fault.found(), "a unit convertible to " + work.unit());
    return std::move(work).done();
  }
  for (const auto &code : foreign) {
    const Figure &rate = rates.at(code);
    work.mark("converted from " + code + " at " + plain(rate.value) + " " + rate.unit,
              rate.confidence);
  }
  work.check_all(today);
  return std::move(work).done();
}

Fit fit_rate(const Figure &figure, const Key &key, const std::string &code, const Units &units,
             const std::string &today) {
  Fitting work(figure, key, units);
  work.default_unit();
  Figure &f = work.figure();
  if (f.uncertain() || !f.by_year.empty() || f.growth != 0)
    work.refuse("a rate is used at its central value alone", "one value, without dist or by_year");
  if (f.value <= 0) work.refuse("a rate of " + plain(f.value), "a number above 0");
  if (!work.good()) return std::move(work).done();
  try {
    work.convert();
  } catch (const Fault &) {
    try {
      const std::string inverse = code + "/" + units.currency();
      f.value = 1 / units.convert(f.value, f.unit, inverse);
      f.low = f.high = f.value;
      f.unit = work.unit();
    } catch (const Fault &) {
      work.refuse("\"" + f.unit + "\" is no rate between " + code + " and " + units.currency(),
                  work.unit());
    }
  }
  work.check_all(today);
  return std::move(work).done();
}

}  // namespace jalon
