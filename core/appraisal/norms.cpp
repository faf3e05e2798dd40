#include "core/appraisal/norms.h"

#include <array>
#include <cmath>
#include <limits>

#include "core/appraisal/ledger.h"
#include "core/base/abi_list.h"
#include "core/base/text.h"

namespace jalon {
namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();
// A by_year key of a schedule above this is a calendar year by mistake.
constexpr int k_longest_schedule = 1000;

constexpr std::array k_standard{
    Quantity{"co2e", "kg", "Greenhouse gases, CO2 equivalent"},
    Quantity{"time", "hour", "Time of people"},
    Quantity{"casualty.killed", "1", "Person killed in an accident"},
    Quantity{"casualty.hospitalised", "1", "Person hospitalised after an accident"},
    Quantity{"casualty.light", "1", "Person lightly injured in an accident"},
    Quantity{"accident.material", "1", "Material damage of an accident"},
    Quantity{"air.car.open_country", "km", "Air pollution of a car, below 37 inhabitants per km2"},
    Quantity{"air.car.sparse", "km", "Air pollution of a car, 37 to 450 inhabitants per km2"},
    Quantity{"air.car.town", "km", "Air pollution of a car, 450 to 1,500 inhabitants per km2"},
    Quantity{"air.car.dense", "km", "Air pollution of a car, 1,500 to 4,500 inhabitants per km2"},
    Quantity{"air.car.very_dense", "km", "Air pollution of a car, above 4,500 inhabitants per km2"},
    Quantity{"car.running", "km", "Running cost of a car"},
    Quantity{"qaly", "1", "Year of life in full health"},
    Quantity{"wellbeing", "1", "Point of life satisfaction of one person for one year"},
};

std::string unit_per(const std::string &line_unit) {
  if (line_unit.empty() || line_unit == "1") return "currency";
  return "currency/(" + line_unit + ")";
}

Key key(std::string name, std::string label, std::string unit, double lower, double upper) {
  return {.path = "norms." + name,
          .label = std::move(label),
          .unit = std::move(unit),
          .lower = lower,
          .upper = upper,
          .owner = "jalon"};
}

Key value_key(const std::string &category, const std::string &label, const std::string &unit) {
  Key k = key("value." + category, "Value of: " + label, unit_per(unit), 0, k_infinite);
  k.said = "Value of: {1}"_msg(Message::pattern(label));
  k.per_year = true;
  k.required = false;
  return k;
}

Figure convention(double value, const std::string &source) {
  Figure f;
  f.value = f.low = f.high = value;
  f.unit = "1";
  f.source = source;
  f.as_of = "2026";
  return f;
}

bool same_unit(const Settings &settings, const std::string &a, const std::string &b) {
  try {
    return settings.units().convert(1, a, b) == 1;
  } catch (const Fault &) {
    return false;
  }
}

// The figure as a whole number, or 0 and a fault more.
int whole(const Settings &settings, const std::string &path, std::vector<Fault> &faults) {
  const Figure &f = settings.at(path);
  if (f.value == std::floor(f.value)) return static_cast<int>(f.value);
  faults.emplace_back(
      path + " = " + plain(f.value), f.place,
      "a whole number from {1} to {2}"_msg(settings.key(path).lower, settings.key(path).upper));
  return 0;
}

void check_schedule(const Figure &rate, std::vector<Fault> &faults) {
  if (rate.by_year.empty()) return;
  if (rate.by_year.rbegin()->first > k_longest_schedule)
    faults.emplace_back(
        "norms.discount_rate has the year {1}"_msg(rate.by_year.rbegin()->first), rate.place,
        "years counted from year 0 of the appraisal"_msg,
        "write by_year = { 0 = ..., 31 = ... } for a rate that changes after 30 years"_msg);
  if (rate.interpolation != Interpolation::step)
    faults.emplace_back("norms.discount_rate is not read in steps"_msg, rate.place,
                        std::string("interpolation = \"step\""));
}

}  // namespace

std::span<const Quantity> standard_quantities() {
  return k_standard;
}

void declare_norms(Settings &settings) {
  // Beyond these bounds a rate or a cost is a slip (3.2 for 3.2 %), not a rule.
  Key rate = key("discount_rate", "Real discount rate", "1/year", -0.05, 0.25);
  rate.per_year = true;
  settings.declare(rate, std::nullopt);
  settings.declare(
      key("cost_of_public_funds", "Extra cost of one net public unit of money", "1", 0, 1),
      std::nullopt);
  settings.declare(key("horizon", "Years appraised after year 0", "year", 1, 200), std::nullopt);
  settings.declare(key("residual_value", "Residual value counts (1) or not (0)", "1", 0, 1),
                   std::nullopt);
  for (const auto &who : stakeholders) {
    const bool is_public = who == "authority" || who == "state";
    settings.declare(
        key("public." + who, "Money of the " + who + " is public (1) or not (0)", "1", 0, 1),
        convention(is_public ? 1 : 0,
                   is_public ? "Convention: it lives on taxes and public tariffs"
                             : "Convention: not a public body unless the norms say so"));
  }
  for (const auto &q : k_standard)
    settings.declare(value_key(q.name, q.label, q.unit), std::nullopt);
}

void declare_values(Settings &settings, const jalon_domain &domain) {
  for (const jalon_line &line : lines_of(domain)) {
    if (std::string_view(line.unit) == "currency") continue;
    Key k = value_key(line.category, line.label, line.unit);
    k.owner = domain.id;
    if (!settings.declared(k.path)) {
      settings.declare(k, std::nullopt);
    } else if (const auto there = settings.key(k.path).unit; !same_unit(settings, k.unit, there)) {
      throw Fault(
          "line {1} of plugin {2} counts {3} in {4}"_msg(line.name, domain.id, line.category,
                                                         line.unit),
          {}, "the unit in which {1} is priced ({2})"_msg(k.path, there),
          "ask the plugin's author to count it in that unit, or to name it differently"_msg);
    }
  }
}

Norms norms_from(const Settings &settings) {
  std::vector<Fault> faults;
  Norms norms;
  norms.discount_rate = settings.at("norms.discount_rate");
  check_schedule(norms.discount_rate, faults);
  norms.cost_of_public_funds = settings.at("norms.cost_of_public_funds").value;
  norms.horizon = whole(settings, "norms.horizon", faults);
  norms.residual_value = whole(settings, "norms.residual_value", faults) != 0;
  for (const auto &who : stakeholders)
    if (whole(settings, "norms.public." + who, faults) != 0)
      norms.public_stakeholders.push_back(who);
  const std::string prefix = "norms.value.";
  for (const auto &path : settings.paths())
    if (path.starts_with(prefix) && settings.defined(path))
      norms.values[path.substr(prefix.size())] = settings.at(path);
  if (!faults.empty()) throw Faults(std::move(faults));
  return norms;
}

double discount_factor(const Figure &rate, int index) {
  double factor = 1;
  for (int year = 1; year <= index; ++year) factor /= 1 + rate.in(year);
  return factor;
}

}  // namespace jalon
