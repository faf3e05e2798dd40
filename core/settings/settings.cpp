#include "core/settings/settings.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/settings/fit.h"
#include "core/settings/flatten.h"

namespace jalon {
namespace {

constexpr std::string_view rate_prefix = "currency.rate.";

bool is_rate(const std::string &path) {
  return path.rfind(rate_prefix, 0) == 0;
}

std::string where(const Figure &figure) {
  const auto place = figure.place.text();
  return "the layer " + std::string(name_of(figure.layer)) +
         (place.empty() ? "" : " (" + place + ")");
}

// Two figures of one layer, or one above a final one: nobody may guess which is meant.
void check_stack(const std::string &path, const std::vector<Figure> &stack,
                 std::vector<Fault> &faults) {
  for (std::size_t i = 0; i < stack.size(); ++i)
    for (std::size_t j = i + 1; j < stack.size(); ++j) {
      const Figure &strong = stack[i], &weak = stack[j];
      if (strong.layer == weak.layer)
        faults.emplace_back(path + " is given twice in " + where(strong), weak.place,
                            "one figure per layer", "remove one of the two");
      else if (weak.final)
        faults.emplace_back(path + " may not be replaced: " + where(weak) +
                                " says it is final, because: " + weak.reason,
                            strong.place, "no figure here",
                            "remove this one, or ask whoever keeps the other");
    }
}

}  // namespace

Settings::Settings(std::string currency, std::string today)
    : units_(std::move(currency)), today_(std::move(today)) {
  if (!is_iso_date(today_))
    throw Fault("\"" + today_ + "\" is no date", {}, "a date such as 2026-02-01");
  for (const auto &code : units_.currencies())
    if (code != units_.currency()) {
      const std::string path = std::string(rate_prefix) + code;
      keys_[path] = {.path = path,
                     .label = "Worth of one " + code,
                     .unit = "currency/" + code,
                     .lower = 0,
                     .upper = std::numeric_limits<double>::infinity(),
                     .per_year = false,
                     .required = false,
                     .owner = "jalon"};
    }
}

void Settings::declare(const Key &key, const std::optional<Figure> &defaults) {
  if (!units_.known(key.unit))
    throw Fault(key.path + " is declared by " + key.owner + " in \"" + key.unit + "\", no unit", {},
                "a UDUNITS-2 unit, \"currency\" for money, \"1\" for none");
  const auto [at, fresh] = keys_.try_emplace(key.path, key);
  if (!fresh) {
    Key &first = at->second;
    bool same =
        first.lower == key.lower && first.upper == key.upper && first.per_year == key.per_year;
    try {
      same = same && units_.convert(1, key.unit, first.unit) == 1 &&
             units_.convert(0, key.unit, first.unit) == 0;
    } catch (const Fault &) {
      same = false;
    }
    if (!same)
      throw Fault(key.path + " is declared by " + first.owner + " in " + first.unit + " between " +
                      plain(first.lower) + " and " + plain(first.upper) + ", and by " + key.owner +
                      " in " + key.unit + " between " + plain(key.lower) + " and " +
                      plain(key.upper),
                  {}, "the same unit, bounds and yearliness from both",
                  "install versions of the two that agree");
    first.required = first.required || key.required;
  }
  if (!defaults || std::isnan(defaults->value)) return;
  const auto known = definitions_.find(key.path);
  if (known != definitions_.end() && known->second.back().layer == Layer::model) return;
  Figure figure = *defaults;
  figure.layer = Layer::model;
  if (figure.place.file.empty()) figure.place.file = key.owner;
  add(key.path, std::move(figure));
}

bool Settings::declared(const std::string &path) const {
  return keys_.count(path) > 0;
}

void Settings::add(const std::string &path, Figure figure) {
  auto &stack = definitions_[path];
  const auto weaker = std::find_if(stack.begin(), stack.end(),
                                   [&](const Figure &other) { return other.layer < figure.layer; });
  stack.insert(weaker, std::move(figure));
}

void Settings::add_file(Layer layer, const std::filesystem::path &file) {
  std::string bytes;
  try {
    bytes = read_file(file);
  } catch (const Fault &fault) {
    faults_.push_back(fault);
    return;
  }
  files_.push_back(file);
  read_ +=
      "file " + std::string(name_of(layer)) + " " + std::to_string(bytes.size()) + "\n" + bytes;
  auto flat = flatten(bytes, file.string(), layer);
  for (auto &[path, figure] : flat.entries) add(path, std::move(figure));
  broken_.insert(flat.broken.begin(), flat.broken.end());
  faults_.insert(faults_.end(), flat.faults.begin(), flat.faults.end());
}

void Settings::add_assignment(const std::string &text) {
  read_ += "assignment " + std::to_string(text.size()) + "\n" + text;
  const Place place{"--set " + text, 0, 0, {}};
  const auto equals = text.find('=');
  const std::string path(trim(std::string_view(text).substr(0, equals)));
  if (equals == text.npos || path.empty()) {
    faults_.emplace_back("this sets nothing", place, "path=value or path=value unit");
    return;
  }
  const auto right = trim(std::string_view(text).substr(equals + 1));
  const auto number = right.substr(0, right.find(' '));
  const auto value = parse_number(number);
  if (!value) {
    broken_.insert(path);
    faults_.emplace_back("\"" + std::string(number) + "\" is no number", place,
                         "path=value or path=value unit",
                         number.find(',') != number.npos ? "write the decimals after a point" : "");
    return;
  }
  Figure figure;
  figure.value = figure.low = figure.high = *value;
  figure.unit = trim(right.substr(number.size()));
  figure.source = "command line";
  figure.layer = Layer::command_line;
  figure.place = place;
  add(path, std::move(figure));
}

void Settings::resolve() {
  stacks_.clear();
  resolved_.clear();
  rates_.clear();
  units_.clear_rates();
  std::vector<Fault> faults = faults_;
  for (const auto &[path, stack] : definitions_)
    if (!declared(path))
      for (const auto &figure : stack) {
        const auto near = nearest_path(path);
        faults.emplace_back("no figure is called " + path, figure.place,
                            near.empty() ? "a declared path" : near,
                            near.empty() ? "see `jalon explain`, or remove it" : "");
      }
  resolve_rates(faults);
  for (const auto &[path, key] : keys_)
    if (!is_rate(path)) resolve_path(key, faults);
  if (faults.empty()) return;
  resolved_.clear();
  throw Faults(std::move(faults));
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
  const std::string unit = spelt(key.unit, units_.currency());
  if (known == definitions_.end()) {
    if (key.required && !broken_.count(key.path))
      faults.emplace_back(
          "nothing gives " + key.path + " (" + key.label + ", needed by " + key.owner + ")",
          Place{}, "a figure in " + unit,
          "write [" + key.path +
              "] with value, unit and source in the town's settings, or use --set");
    return;
  }
  check_stack(key.path, known->second, faults);
  for (const auto &figure : known->second) {
    const bool used = &figure == &known->second.front();
    auto fitted = fit(figure, key, units_, rates_, today_);
    faults.insert(faults.end(), fitted.faults.begin(), fitted.faults.end());
    Figure shown = fitted.figure ? *fitted.figure : figure;
    for (const auto &code : fitted.lacking) {
      if (used)
        faults.emplace_back(
            key.path + " is in " + code + ", the dossier counts in " + units_.currency(),
            figure.place, unit,
            "give " + std::string(rate_prefix) + code + " or this figure in " + units_.currency());
      shown.marks.push_back("in " + code + ", not converted: no rate is known");
    }
    if (used && fitted.figure) resolved_[key.path] = shown;
    stacks_[key.path].push_back(std::move(shown));
  }
}

const Key &Settings::key(const std::string &path) const {
  const auto at = keys_.find(path);
  if (at != keys_.end()) return at->second;
  const auto near = nearest_path(path);
  throw Fault("no figure is called " + path, {}, near.empty() ? "a declared path" : near);
}

const Figure &Settings::at(const std::string &path) const {
  const auto at = resolved_.find(path);
  if (at != resolved_.end()) return at->second;
  const Key &lacking = key(path);
  throw Fault("nothing gives " + path + " (" + lacking.label + ")", {},
              "a figure in " + spelt(lacking.unit, units_.currency()),
              "write it in the town's settings, or use --set");
}

bool Settings::defined(const std::string &path) const {
  return resolved_.count(path) > 0;
}

std::vector<Figure> Settings::stack(const std::string &path) const {
  for (const auto *stacks : {&stacks_, &definitions_})
    if (const auto at = stacks->find(path); at != stacks->end()) return at->second;
  return {};
}

std::vector<std::string> Settings::paths() const {
  std::vector<std::string> all;
  for (const auto &[path, key] : keys_)
    if (!is_rate(path) || definitions_.count(path)) all.push_back(path);
  return all;
}

std::string Settings::nearest_path(const std::string &path) const {
  std::vector<std::string> all;
  for (const auto &[known, key] : keys_) all.push_back(known);
  if (const auto near = nearest(path, all)) return *near;
  // The first words are what people leave out.
  for (const auto &known : all)
    if (known.size() > path.size() + 1 && known.ends_with("." + path)) return known;
  return {};
}

std::string Settings::digest() const {
  return jalon::digest(read_);
}

}  // namespace jalon
