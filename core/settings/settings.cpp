#include "core/settings/settings.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/files.h"
#include "core/settings/flatten.h"
#include "core/settings/rates.h"

namespace jalon {

Message label_of(const Key &key) {
  return key.said.empty() ? Message::pattern(key.label) : key.said;
}

Settings::Settings(std::string currency, std::string today)
    : units_(std::move(currency)), today_(std::move(today)) {
  if (!is_iso_date(today_))
    throw Fault("\"{1}\" is no date"_msg(today_), {}, "a date such as {1}"_msg("2026-02-01"));
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
                     .owner = "jalon",
                     .said = "Worth of one {1}"_msg(code)};
    }
}

void Settings::declare(const Key &key, const std::optional<Figure> &defaults) {
  for (const auto &unit : {key.unit, key.bounds_unit.empty() ? key.unit : key.bounds_unit})
    if (!units_.known(unit))
      throw Fault("{1} is declared by {2} in \"{3}\", no unit"_msg(key.path, key.owner, unit), {},
                  "a UDUNITS-2 unit, \"currency\" for money, \"1\" for none"_msg);
  const auto [at, fresh] = keys_.try_emplace(key.path, key);
  if (!fresh) {
    Key &first = at->second;
    // Amounts of two currencies agree at no fixed rate: then the first bounds hold.
    const bool comparable =
        units_.foreign_currencies(first.bounds_unit) == units_.foreign_currencies(key.bounds_unit);
    bool same = first.per_year == key.per_year &&
                (!comparable || (first.lower == key.lower && first.upper == key.upper));
    try {
      same = same && units_.convert(1, key.unit, first.unit) == 1 &&
             units_.convert(0, key.unit, first.unit) == 0;
    } catch (const Fault &) {
      same = false;
    }
    if (!same)
      throw Fault(
          "{1} is declared by {2} in {3} between {4} and {5}, and by {6} in {7} between "
          "{8} and {9}"_msg(key.path, first.owner, first.unit, first.lower, first.upper, key.owner,
                            key.unit, key.lower, key.upper),
          {}, "the same unit, bounds and yearliness from both"_msg,
          "install versions of the two that agree"_msg);
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
    unread_ = true;
    return;
  }
  files_.push_back(file);
  read_ +=
      "file " + std::string(name_of(layer)) + " " + std::to_string(bytes.size()) + "\n" + bytes;
  auto flat = flatten(bytes, file.string(), layer);
  for (auto &[path, figure] : flat.entries) add(path, std::move(figure));
  said_.insert(said_.end(), flat.correlations.begin(), flat.correlations.end());
  for (auto &[path, place] : flat.correlated) correlated_.emplace_back(path, place);
  unread_ = unread_ || flat.unread;
  broken_.insert(flat.broken.begin(), flat.broken.end());
  faults_.insert(faults_.end(), flat.faults.begin(), flat.faults.end());
}

const Key &Settings::key(const std::string &path) const {
  const auto at = keys_.find(path);
  if (at != keys_.end()) return at->second;
  throw Fault("no figure is called {1}"_msg(path), {}, offered(path));
}

const Figure &Settings::at(const std::string &path) const {
  const auto at = resolved_.find(path);
  if (at != resolved_.end()) return at->second;
  const Key &lacking = key(path);
  throw Fault("nothing gives {1} ({2})"_msg(path, label_of(lacking)), {},
              "a figure in {1}"_msg(spelt(lacking.unit, units_.currency())),
              "write it in the town's settings, or use --set"_msg);
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

std::string Settings::digest() const {
  return jalon::digest(read_);
}

}  // namespace jalon
