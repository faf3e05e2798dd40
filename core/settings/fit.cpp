#include "core/settings/fit.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/settings/bounds.h"
#include "core/settings/shape.h"

namespace jalon {
namespace {

class Fitting {
 public:
  Fitting(const Figure &figure, const Key &key, const Units &units)
      : figure_(figure), key_(key), units_(units), unit_(spelt(key.unit, units.currency())) {}

  Figure &figure() { return figure_; }
  const std::string &unit() const { return unit_; }
  bool good() const { return faults_.empty(); }

  void refuse(const Message &what, const Message &expected = {}, const Message &advice = {}) {
    faults_.emplace_back("{1}: {2}"_msg(key_.path, what), figure().place, expected, advice);
  }

  // A number alone is taken in the key's unit only where nobody can mean another.
  void default_unit() {
    Figure &f = figure();
    if (!f.unit.empty()) return;
    if (key_.unit == "1" || f.layer == Layer::model || f.layer == Layer::command_line)
      f.unit = unit_;
    else
      refuse("no unit is given"_msg, "a unit convertible to {1}"_msg(unit_),
             "add unit = \"{1}\""_msg(unit_));
  }

  // People say "4.5 %" of a rate a year, and nobody can mean anything else by it.
  void read_percent() {
    if ((figure().unit == "%" || figure().unit == "percent") && yearly()) figure().unit = "%/year";
  }

  Message units_expected() const {
    if (yearly()) return "a rate a year: \"%/year\", \"%\" or \"1/year\""_msg;
    if (unit_ == "1") return "a number without unit, or \"%\""_msg;
    return "a unit convertible to {1}"_msg(unit_);
  }

  void convert() {
    Figure &f = figure();
    if (f.growth != 0 || f.interpolation == Interpolation::geometric)
      if (units_.convert(0, f.unit, unit_) != 0)
        refuse("a unit without true zero ({1}) has no growth"_msg(f.unit), unit_);
    const auto converted = [&](double x) { return units_.convert(x, f.unit, unit_); };
    for (double *x : {&f.value, &f.low, &f.high}) *x = converted(*x);
    for (auto &[year, x] : f.by_year) x = converted(x);
    for (double &x : f.values) x = converted(x);
    if (f.sd > 0) {
      f.mean = converted(f.mean);
      f.sd = units_.convert_difference(f.sd, f.unit, unit_);
    }
    f.unit = unit_;
    settle_ends(f);
  }

  void check_numbers() {
    const Figure &f = figure();
    bool finite = std::isfinite(f.value) && std::isfinite(f.low) && std::isfinite(f.high);
    for (const auto &[year, x] : f.by_year) finite = finite && std::isfinite(x);
    for (const double x : f.values) finite = finite && std::isfinite(x);
    if (by_mean(f) && !(f.mean > 0)) finite = true;  // its ends are nothing: see check_order()
    if (!finite) refuse("not a finite number in {1}"_msg(unit_), "a number"_msg);
  }

  void check_order() {
    const Figure &f = figure();
    if (!f.uncertain()) return;
    const bool ordered = f.low <= f.value && f.value <= f.high && f.low < f.high;
    const std::string shown =
        plain(f.low) + ", " + plain(f.value) + ", " + plain(f.high) + " " + unit_;
    if (f.distribution == Distribution::normal || by_mean(f))
      check_normal(ordered);
    else if (!f.values.empty() && f.low == f.high)
      refuse("every value of the distribution is {1}"_msg(amount(f.low, unit_)),
             "at least two different values"_msg, "give it as value, without dist"_msg);
    else if (!ordered)
      refuse("low, value and high are {1}"_msg(shown), "low <= value <= high, and low < high"_msg);
    else if (f.distribution == Distribution::lognormal &&
             !(0 < f.low && f.low < f.value && f.value < f.high))
      refuse("low, median and high of a lognormal are {1}"_msg(shown),
             std::string("0 < low < median < high"));
    else if (f.distribution == Distribution::truncated_normal)
      check_truncation();
    if (good() && !f.by_year.empty() && f.value == 0)
      refuse("a distribution around a first year of 0 says nothing of the others"_msg,
             "a first year other than 0"_msg);
  }

  void check_normal(bool ordered) {
    const Figure &f = figure();
    if (by_mean(f) && !(f.mean > 0))
      refuse("the mean of a lognormal is {1}"_msg(amount(f.mean, unit_)), "a number above 0"_msg,
             "use a normal distribution for what may be negative"_msg);
    else if (!(f.low < f.high) || (by_mean(f) && !(f.low > 0)))
      refuse("an sd of {1} beside a mean of {2} makes no distribution"_msg(amount(f.sd, unit_),
                                                                           amount(f.mean, unit_)),
             "mean and sd of comparable size"_msg);
    else if (!ordered)
      refuse("the central value is {1}, but nine draws out of ten lie between {2} and {3}"_msg(
                 amount(f.value, unit_), amount(f.low, unit_), amount(f.high, unit_)),
             "a central value between them"_msg, "correct value, or mean and sd"_msg);
  }

  void check_truncation() {
    const Figure &f = figure();
    if (truncated(f).share >= 1e-6) return;
    refuse("a normal of mean {1} and sd {2} has nearly nothing between {3} and {4}"_msg(
               amount(f.mean, unit_), amount(f.sd, unit_), amount(f.low, unit_),
               amount(f.high, unit_)),
           "low and high that leave at least a millionth of it"_msg,
           "correct mean, sd, low or high"_msg);
  }

  void check_years() {
    const Figure &f = figure();
    if (!key_.per_year && !f.by_year.empty())
      refuse("given by year"_msg, "one value: it does not vary by year"_msg);
    if (!key_.per_year && f.growth != 0)
      refuse("given with growth"_msg, "one value: it does not vary by year"_msg);
    if (f.interpolation != Interpolation::geometric) return;
    for (const auto &[year, x] : f.by_year)
      if (x <= 0)
        refuse("geometric interpolation passes through {1} in {2}"_msg(x, year),
               "values above 0, or another interpolation"_msg);
  }

  void check_bounds() {
    Figure &f = figure();
    bounds_ = bounds_of(key_, units_);
    check_bound(f.value, f.uncertain() ? "the central value"_msg : "the value"_msg);
    if (!f.uncertain())
      f.low = f.high = f.value;
    else if (f.values.empty())
      check_reach();
    for (double &x : f.values) check_bound(x, "a value of the distribution"_msg);
    settle_ends(f);
    for (auto &[year, x] : f.by_year) check_bound(x, "the value of {1}"_msg(year));
  }

  void check_reach() {
    Figure &f = figure();
    auto [low, high, ends] = reach_of(f);
    if (ends) {
      check_bound(f.low, "low"_msg);
      check_bound(f.high, "high"_msg);
      return;
    }
    const Message advice =
        "use a distribution with ends, such as truncated_normal with low and high"_msg;
    check_bound(low, "the lowest draw in a million"_msg, advice);
    check_bound(high, "the highest draw in a million"_msg, advice);
  }

  void check_validity(const std::string &today) {
    Figure &f = figure();
    if (!f.valid_to.empty() && f.valid_to < today)
      mark("expired on {1}: to verify"_msg(f.valid_to), Confidence::to_verify);
    if (!f.valid_from.empty() && f.valid_from > today)
      mark("not valid before {1}: to verify"_msg(f.valid_from), Confidence::to_verify);
  }

  void mark(const Message &sentence, Confidence at_least) {
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
    Fit out;
    if (good()) out.figure.emplace(std::move(figure_));
    out.faults = std::move(faults_);
    return out;
  }

 private:
  void check_bound(double &x, const Message &which, const Message &advice = {}) {
    const double bound = std::clamp(x, bounds_.lower, bounds_.upper);
    if (meets(x, bound)) {
      x = bound;
      return;
    }
    refuse((x < bound ? "{1} given by the layer {2}, {3}, is below the bound"_msg
                      : "{1} given by the layer {2}, {3}, is above the bound"_msg)(
               which, message_of(figure().layer), amount(x, unit_)),
           bound_expected(x, bound, unit_), advice);
  }

  bool yearly() const {
    try {
      return units_.convert(1, "1/year", unit_) == 1;
    } catch (const Fault &) {
      return false;
    }
  }

  Figure figure_;
  const Key &key_;
  const Units &units_;
  std::string unit_;
  Bounds bounds_{};
  std::vector<Fault> faults_;
};

}  // namespace

Fit fit(const Figure &figure, const Key &key, const Units &units,
        const std::map<std::string, Figure> &rates, const std::string &today) {
  Fitting work(figure, key, units);
  work.default_unit();
  if (!work.good()) return std::move(work).done();
  work.read_percent();

  const auto foreign = units.foreign_currencies(work.figure().unit);
  std::vector<std::string> lacking;
  for (const auto &code : foreign)
    if (!rates.count(code)) lacking.push_back(code);
  if (!lacking.empty()) return {std::nullopt, std::move(lacking), {}};
  try {
    work.convert();
  } catch (const Fault &fault) {
    work.refuse(fault.found(), work.units_expected());
    return std::move(work).done();
  }
  for (const auto &code : foreign) {
    const Figure &rate = rates.at(code);
    work.mark("converted from {1} at {2}"_msg(code, amount(rate.value, rate.unit)),
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
    work.refuse("a rate is used at its central value alone"_msg,
                "one value, without dist or by_year"_msg);
  if (f.value <= 0) work.refuse("a rate of {1}"_msg(f.value), "a number above 0"_msg);
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
      work.refuse("\"{1}\" is no rate between {2} and {3}"_msg(f.unit, code, units.currency()),
                  work.unit());
    }
  }
  work.check_all(today);
  return std::move(work).done();
}

}  // namespace jalon
