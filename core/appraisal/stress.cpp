#include "core/appraisal/stress.h"

#include <algorithm>
#include <cmath>

#include "core/settings/shape.h"

namespace jalon {
namespace {

constexpr std::string_view k_values = "norms.value.";

// The figure with these years instead of its own, its range being moved to the first of them.
Figure with_years(const Figure &figure, std::map<int, double> years, double growth) {
  const double first = years.begin()->second;
  Figure out = figure.value == 0 ? figure : scaled(figure, first / figure.value);
  out.value = first;
  if (!out.uncertain()) out.low = out.high = first;
  out.by_year = std::move(years);
  out.interpolation = Interpolation::step;
  out.growth = growth;
  out.growth_from = 0;
  return out;
}

// Every year written out up to the last that the figure says anything of; from there on it grows at
// a constant rate.
Figure by_factor_per_year(const Figure &figure, double per_year, int base_year) {
  int last = base_year;
  if (!figure.by_year.empty()) last = std::max(last, figure.by_year.rbegin()->first);
  if (figure.growth != 0) last = std::max(last, figure.growth_from);
  std::map<int, double> years;
  for (int year = base_year; year <= last; ++year)
    years[year] = figure.in(year)*std::pow(per_year, year - base_year);
  return with_years(figure, std::move(years), (1 + figure.growth) * per_year - 1);
}

bool changes_by_year(const Figure &figure) {
  const auto &years = figure.by_year;
  return figure.growth != 0 || std::any_of(years.begin(), years.end(), [&](const auto &year) {
           return year.second != years.begin()->second;
         });
}

bool within_bounds(const Figure &figure, const Key &key, const Units &units, int first, int last) {
  const Bounds bounds = bounds_in(units, {key.lower, key.upper},
                                  key.bounds_unit.empty() ? key.unit : key.bounds_unit, key.unit);
  const Reach reach = figure.uncertain() ? reach_of(figure) : Reach{figure.value, figure.value};
  for (int year = first; year <= last; ++year) {
    const double central = figure.in(year);
    const double ratio = figure.value == 0 ? 1 : central / figure.value;
    for (const double x : {central, reach.low * ratio, reach.high * ratio})
      if (!(x >= bounds.lower && x <= bounds.upper)) return false;
  }
  return true;
}

double percent(double share) {
  return std::round(share * 1000) / 10;
}

Message in_words(const Change &change, const Message &label) {
  if (change.hold) return "{1}: stays at its level of year 0"_msg(label);
  const double one = change.times != 1 ? change.times : change.times_per_year;
  const double share = percent(std::fabs(one - 1));
  if (change.times != 1)
    return change.times > 1 ? "{1}: {2} % higher in every year"_msg(label, share)
                            : "{1}: {2} % lower in every year"_msg(label, share);
  return one >= 1 ? "{1}: {2} % more with every year after year 0"_msg(label, share)
                  : "{1}: {2} % less with every year after year 0"_msg(label, share);
}

Message overrun_in_words(const std::map<std::string, double> &overrun) {
  const auto [low, high] = std::minmax_element(
      overrun.begin(), overrun.end(), [](auto &a, auto &b) { return a.second < b.second; });
  const double usual = percent(overrun.at("otherwise"));
  if (low->second == high->second) return "Works cost {1} % more than planned"_msg(usual);
  return "Works cost more than planned: from {1} % to {2} % more by their kind, {3} % if it is not said"_msg(
      percent(low->second), percent(high->second), usual);
}

// Why the figure does not change; nothing if it does.
Message no_use(const Change &change, const Settings &settings, const Figure *figure) {
  if (!settings.declared(change.path)) return "no figure here is called {1}"_msg(change.path);
  const Key &key = settings.key(change.path);
  if (!figure) return "{1}: has no value here"_msg(label_of(key));
  if (change.hold && !changes_by_year(*figure))
    return "{1}: is the same in every year as it is"_msg(label_of(key));
  if (change.times_per_year != 1 && !key.per_year)
    return "{1}: cannot vary by year"_msg(label_of(key));
  return {};
}

}  // namespace

double investment_factor(const Stress &stress, const Norms &norms, const std::string &works) {
  double share = norms.optimism_bias(works);
  auto found = stress.overrun.find(works);
  if (found == stress.overrun.end()) found = stress.overrun.find("otherwise");
  if (found != stress.overrun.end()) share = std::max(share, found->second);
  return 1 + share;
}

Figure stressed(const Figure &figure, const Change &change, int base_year) {
  if (change.hold) {
    Figure out = with_years(figure, {{base_year, figure.in(base_year)}}, 0);
    out.by_year.clear();
    return out;
  }
  if (change.times != 1) return scaled(figure, change.times);
  if (change.times_per_year != 1)
    return by_factor_per_year(figure, change.times_per_year, base_year);
  return figure;
}

StressedFigures stressed(const Stress &stress, const Settings &settings, const Norms &norms,
                         int first, int last) {
  StressedFigures out;
  if (!stress.overrun.empty()) out.changes.push_back(overrun_in_words(stress.overrun));
  if (stress.delay_years != 0)
    out.changes.push_back(
        stress.delay_years == 1
            ? Message("Works are paid for as planned and serve a year later"_msg)
            : "Works are paid for as planned and serve {1} years later"_msg(stress.delay_years));
  for (const Change &change : stress.changes) {
    const Figure *figure = nullptr;
    if (change.path.starts_with(k_values)) {
      const auto value = norms.values.find(change.path.substr(k_values.size()));
      if (value != norms.values.end()) figure = &value->second;
    } else if (settings.declared(change.path) && settings.defined(change.path)) {
      figure = &settings.at(change.path);
    }
    if (Message why = no_use(change, settings, figure); !why.empty()) {
      out.left_out.push_back(std::move(why));
      continue;
    }
    const Key &key = settings.key(change.path);
    Figure changed = stressed(*figure, change, first);
    if (!within_bounds(changed, key, settings.units(), first, last)) {
      out.left_out.push_back("{1}: would leave its bounds, and stays as it is"_msg(label_of(key)));
      continue;
    }
    out.changes.push_back(in_words(change, label_of(key)));
    out.figures.emplace(change.path, std::move(changed));
  }
  return out;
}

Norms stressed(const Norms &norms, const StressedFigures &figures) {
  Norms out = norms;
  for (const auto &[path, figure] : figures.figures)
    if (path.starts_with(k_values)) out.values[path.substr(k_values.size())] = figure;
  return out;
}

}  // namespace jalon
