#include <algorithm>
#include <tuple>

#include "core/settings/fit.h"
#include "core/settings/rates.h"
#include "core/settings/settings.h"

namespace jalon {
namespace {

template <class Said>
Message where(const Said &said) {
  const auto place = said.place.message();
  const auto layer = message_of(said.layer);
  return place.empty() ? "the layer {1}"_msg(layer) : "the layer {1} ({2})"_msg(layer, place);
}

// Two figures of one layer, or one above a final one: nobody may guess which is meant.
void check_stack(const std::string &path, const std::vector<Figure> &stack,
                 std::vector<Fault> &faults) {
  for (std::size_t i = 0; i < stack.size(); ++i)
    for (std::size_t j = i + 1; j < stack.size(); ++j) {
      const Figure &strong = stack[i], &weak = stack[j];
      if (strong.layer == weak.layer)
        faults.emplace_back("{1} is given twice in {2}"_msg(path, where(strong)), weak.place,
                            "one figure per layer"_msg, "remove one of the two"_msg);
      else if (weak.final)
        faults.emplace_back("{1} may not be replaced: {2} says it is final, because: {3}"_msg(
                                path, where(weak), weak.reason),
                            strong.place, "no figure here"_msg,
                            "remove this one, or ask whoever keeps the other"_msg);
    }
}

}  // namespace

void Settings::resolve() {
  stacks_.clear();
  resolved_.clear();
  rates_.clear();
  units_.clear_rates();
  meant_.clear();
  correlations_.clear();
  std::vector<Fault> faults = faults_;
  for (const auto &[path, stack] : definitions_)
    if (!declared(path))
      for (const auto &figure : stack) {
        meant_.insert(nearest_path(path));
        refuse_unknown(path, figure.place, faults);
      }
  resolve_correlations(faults);
  resolve_rates(faults);
  for (const auto &[path, key] : keys_)
    if (!is_rate(path)) resolve_path(key, faults);
  if (faults.empty()) return;
  resolved_.clear();
  correlations_.clear();
  throw Faults(std::move(faults));
}

void Settings::refuse_unknown(const std::string &path, const Place &place,
                              std::vector<Fault> &faults) {
  faults.emplace_back(
      "no figure is called {1}"_msg(path), place, offered(path),
      nearest_path(path).empty() ? "see `jalon explain`, or remove it"_msg : Message());
}

void Settings::resolve_correlations(std::vector<Fault> &faults) {
  for (const auto &[path, place] : correlated_)
    if (!declared(path)) refuse_unknown(path, place, faults);
  auto said = said_;
  std::stable_sort(said.begin(), said.end(), [](const Correlation &a, const Correlation &b) {
    return std::tie(a.first, a.second, b.layer) < std::tie(b.first, b.second, a.layer);
  });
  for (const auto &each : said) {
    const Correlation *before = correlations_.empty() ? nullptr : &correlations_.back();
    if (!before || before->first != each.first || before->second != each.second)
      correlations_.push_back(each);
    else if (before->layer == each.layer)
      faults.emplace_back("the rank correlation of {1} and {2} is given twice in {3}"_msg(
                              each.first, each.second, where(*before)),
                          each.place, "one of each pair and layer"_msg,
                          "remove one of the two"_msg);
  }
}

// Before all else, and before any rate is given to units_: a rate is read by its own currencies.
void Settings::resolve_rates(std::vector<Fault> &faults) {
  for (const auto &[path, key] : keys_) {
    const auto known = definitions_.find(path);
    if (!is_rate(path) || known == definitions_.end()) continue;
    check_stack(path, known->second, faults);
    const std::string code = path.substr(rate_prefix.size());
    for (const auto &figure : known->second) {
      auto fitted = fit_rate(figure, key, code, units_, today_);
      faults.insert(faults.end(), fitted.faults.begin(), fitted.faults.end());
      stacks_[path].push_back(fitted.figure ? *fitted.figure : figure);
      if (fitted.figure && &figure == &known->second.front())
        rates_[code] = resolved_[path] = *fitted.figure;
    }
  }
  for (const auto &[code, rate] : rates_) units_.set_rate(code, rate.value);
}

void Settings::resolve_path(const Key &key, std::vector<Fault> &faults) {
  const auto known = definitions_.find(key.path);
  const std::string &currency = units_.currency();
  const std::string unit = spelt(key.unit, currency);
  if (known == definitions_.end()) {
    if (key.required && !hidden(key.path))
      faults.emplace_back(
          "nothing gives {1} ({2}, needed by {3})"_msg(key.path, label_of(key), key.owner), Place{},
          "a figure in {1}"_msg(unit),
          "write [{1}] with value, unit and source in the town's settings, or use --set"_msg(
              key.path));
    return;
  }
  check_stack(key.path, known->second, faults);
  for (const auto &figure : known->second) {
    const bool used = &figure == &known->second.front();
    auto fitted = fit(figure, key, units_, rates_, today_);
    faults.insert(faults.end(), fitted.faults.begin(), fitted.faults.end());
    Figure shown = fitted.figure ? *fitted.figure : figure;
    for (const auto &code : fitted.lacking) {
      if (used && !hidden(rate_of(code)))
        faults.emplace_back(
            "{1} is in {2}, the dossier counts in {3}"_msg(key.path, code, currency), figure.place,
            unit,
            "give {1} (settings.toml or --set) or this figure in {2}"_msg(rate_of(code), currency));
      shown.marks.push_back("in {1}, not converted: no rate is known"_msg(code));
    }
    if (used && fitted.figure) resolved_[key.path] = shown;
    stacks_[key.path].push_back(std::move(shown));
  }
}

// Whether a mistake that is told already explains that nothing gives the path.
bool Settings::hidden(const std::string &path) const {
  if (unread_ || meant_.count(path)) return true;
  return std::any_of(broken_.begin(), broken_.end(), [&](const std::string &broken) {
    return path == broken || path.starts_with(broken + ".");
  });
}

void Settings::check_years(int first, int last) const {
  std::vector<Fault> faults;
  for (const auto &[path, figure] : resolved_)
    if (auto fault = beyond_bounds(figure, key(path), units_, first, last))
      faults.push_back(std::move(*fault));
  if (!faults.empty()) throw Faults(std::move(faults));
}

}  // namespace jalon
