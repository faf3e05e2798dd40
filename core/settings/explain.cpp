#include <algorithm>

#include "core/base/text.h"
#include "core/settings/fit.h"
#include "core/settings/settings.h"

namespace jalon {
namespace {

std::string_view name_of(Interpolation way) {
  return way == Interpolation::step     ? "step"
         : way == Interpolation::linear ? "linear"
                                        : "geometric";
}

std::string percent_a_year(double growth) {
  return (growth < 0 ? "" : "+") + plain(growth * 100) + " % a year";
}

// "0.28 EUR/kWh, triangular(0.22, 0.28, 0.4)"; years in one line.
std::string value_of(const Figure &f) {
  std::string text;
  if (f.by_year.empty()) {
    text = plain(f.value);
  } else {
    for (const auto &[year, x] : f.by_year)
      text += (text.empty() ? "" : ", ") + std::to_string(year) + ": " + plain(x);
  }
  if (f.unit != "1" && !f.unit.empty()) text += " " + f.unit;
  if (f.by_year.size() > 1) text += " (" + std::string(name_of(f.interpolation)) + ")";
  if (f.growth != 0)
    text += ", then " + percent_a_year(f.growth) +
            (f.by_year.empty() ? " from " + std::to_string(f.growth_from) : "");
  if (f.uncertain()) {
    text += ", " + std::string(name_of(f.distribution)) + "(" + plain(f.low) + ", ";
    if (f.distribution != Distribution::uniform) text += plain(f.value) + ", ";
    text += plain(f.high) + ")";
  }
  return text;
}

std::string evidence_of(const Figure &f) {
  std::string text = f.source.empty() ? "no source" : "source: " + f.source;
  if (!f.as_of.empty()) text += "; as of " + f.as_of;
  if (f.price_year != 0) text += "; prices of " + std::to_string(f.price_year);
  if (!f.valid_from.empty()) text += "; valid from " + f.valid_from;
  if (!f.valid_to.empty()) text += "; valid to " + f.valid_to;
  return text + "; " + std::string(name_of(f.confidence));
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

}  // namespace

std::string explain(const Settings &settings, const std::string &path) {
  const Key &key = settings.key(path);
  const auto stack = settings.stack(path);
  std::string text = path + " = ";
  text += settings.defined(path)
              ? value_of(settings.at(path))
              : "nothing (in " + spelt(key.unit, settings.units().currency()) + ")";
  text += "\n  " + key.label;
  if (!key.owner.empty()) text += " (declared by " + key.owner + ")";
  text += "\n";
  std::size_t layers = 0, places = 0;
  for (const auto &f : stack) {
    layers = std::max(layers, name_of(f.layer).size());
    places = std::max(places, f.place.text().size());
  }
  for (const auto &f : stack) {
    const bool used = &f == &stack.front();
    text += std::string(used ? "  \u25ba " : "    ") +
            padded(std::string(name_of(f.layer)), layers) + "  " + padded(f.place.text(), places) +
            "  " + value_of(f) + "\n";
    const std::string margin(6 + layers, ' ');
    text += margin + evidence_of(f) + "\n";
    if (f.final) text += margin + "final: " + f.reason + "\n";
    for (const auto &mark : f.marks) text += margin + mark + "\n";
  }
  return text;
}

}  // namespace jalon
