#include <algorithm>
#include <array>
#include <limits>

#include "core/appraisal/ledger.h"
#include "core/appraisal/norms.h"
#include "core/base/abi_list.h"
#include "core/base/text.h"

namespace jalon {
namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();

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

constexpr std::array k_works{
    KindOfWorks{"standard_buildings", "Standard buildings"},
    KindOfWorks{"non_standard_buildings", "Non-standard buildings"},
    KindOfWorks{"standard_civil", "Standard civil engineering"},
    KindOfWorks{"non_standard_civil", "Non-standard civil engineering"},
    KindOfWorks{"equipment", "Equipment and development, digital included"},
};

// Those who stand for persons with an income of their own.
constexpr std::array k_people{
    std::pair{"operator", "Income of those behind the operator over the reference income"},
    std::pair{"users", "Income of the users over the reference income"},
    std::pair{"residents", "Income of the residents over the reference income"},
    std::pair{"businesses", "Income of those behind the businesses over the reference income"},
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

Key optional(Key key) {
  key.required = false;
  return key;
}

Key value_key(const std::string &category, const std::string &label, const std::string &unit) {
  Key k = optional(key("value." + category, "Value of: " + label, unit_per(unit), 0, k_infinite));
  k.said = "Value of: {1}"_msg(Message::pattern(label));
  k.per_year = true;
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

void declare_rate(Settings &settings) {
  // Beyond these bounds a rate or a cost is a slip (3.2 for 3.2 %), not a rule.
  Key rate = key("discount_rate", "Real discount rate", "1/year", -0.05, 0.25);
  rate.per_year = true;
  settings.declare(rate, std::nullopt);
  settings.declare(
      optional(key("risk_premium", "Premium for risk in the discount rate", "1/year", 0, 0.2)),
      std::nullopt);
  settings.declare(optional(key("beta", "Beta: how much returns follow the economy", "1", -3, 5)),
                   std::nullopt);
}

void declare_weights(Settings &settings) {
  settings.declare(optional(key("eta", "Elasticity of the marginal utility of income", "1", 0, 5)),
                   std::nullopt);
  for (const auto &[who, label] : k_people)
    settings.declare(optional(key(std::string("income.") + who, label, "1", 0.01, 100)),
                     std::nullopt);
}

void declare_optimism(Settings &settings) {
  for (const auto &works : k_works) {
    const std::string below = std::string("optimism_bias.") + works.name;
    Key cost =
        optional(key(below + ".investment",
                     std::string("Optimism bias of the investment: ") + works.label, "1", 0, 10));
    cost.said = "Optimism bias of the investment: {1}"_msg(Message::pattern(works.label));
    settings.declare(cost, std::nullopt);
    Key time = optional(key(below + ".duration",
                            std::string("Optimism bias of the duration of works: ") + works.label,
                            "1", 0, 10));
    time.said = "Optimism bias of the duration of works: {1}"_msg(Message::pattern(works.label));
    settings.declare(time, std::nullopt);
  }
}

bool same_unit(const Settings &settings, const std::string &a, const std::string &b) {
  try {
    return settings.units().convert(1, a, b) == 1;
  } catch (const Fault &) {
    return false;
  }
}

}  // namespace

std::span<const Quantity> standard_quantities() {
  return k_standard;
}

std::span<const KindOfWorks> kinds_of_works() {
  return k_works;
}

void check_works(const std::string &works, const Place &where) {
  std::vector<std::string> names;
  for (const auto &kind : k_works) names.emplace_back(kind.name);
  if (works.empty() || std::find(names.begin(), names.end(), works) != names.end()) return;
  const auto near = nearest(works, names);
  throw Fault("there are no works of the kind `{1}`"_msg(works), where,
              "one of: {1}"_msg(Message::joined({names.begin(), names.end()})),
              near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
}

void declare_norms(Settings &settings) {
  declare_rate(settings);
  settings.declare(
      key("cost_of_public_funds", "Extra cost of one net public unit of money", "1", 0, 1),
      std::nullopt);
  settings.declare(
      optional(key("scarcity_of_public_funds",
                   "Extra cost of one unit of public spending, where it is rationed", "1", 0, 1)),
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
  declare_weights(settings);
  declare_optimism(settings);
  Key index = optional(key("price_index", "Index of prices", "1", 1e-6, 1e9));
  index.per_year = true;
  settings.declare(index, std::nullopt);
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

}  // namespace jalon
