// lines.h - what the model answers: who pays and gains what, and the figures of the diagnosis.
#pragma once
#include "parameters.h"

namespace lighting {

// Order of `lines`.
enum Line : std::size_t {
  electricity_purchase,
  electricity_excise,
  subscription,
  maintenance,
  operation,
  investment,
  renewal,
  disposal,
  residual,
  electricity,
  electricity_co2e,
  equipment_co2e,
  upward_light,
  operator_works,
  contract_payment,
  light_given,
  n_lines
};

inline constexpr std::array lines{
    jalon::money("lighting.electricity_purchase", "Electricity bought, without excise", "energy",
                 "authority"),
    jalon::money("lighting.electricity_excise", "Excise duty on electricity", "tax", "authority",
                 "state"),
    // What the town no longer subscribes saves the network nothing: a transfer.
    jalon::money("lighting.subscription", "Subscribed power", "energy", "authority", "grid"),
    jalon::money("lighting.maintenance", "Upkeep, repairs and relamping", "maintenance",
                 "authority"),
    jalon::money("lighting.operation", "Services of remote management and light on demand",
                 "operation", "authority"),
    jalon::money("lighting.investment", "Works of the measures, with studies", "investment",
                 "authority"),
    jalon::money("lighting.renewal", "Equipment renewed at the end of its life", "renewal",
                 "authority"),
    jalon::money("lighting.disposal", "Waste treatment of luminaires", "disposal", "authority"),
    jalon::money("lighting.residual", "Value left in the equipment at the end", "residual", "",
                 "authority"),
    jalon::line("lighting.electricity", "Electricity used", "kWh", "electricity", "authority", ""),
    jalon::line("lighting.electricity_co2e", "Greenhouse gases of the electricity", "kg", "co2e",
                "environment", ""),
    jalon::line("lighting.equipment_co2e", "Greenhouse gases of making the luminaires", "kg",
                "co2e", "environment", ""),
    jalon::line("lighting.upward_light", "Light sent to the sky, weighted by its blue part",
                "Mlm.h", "light_upward", "environment", ""),
    jalon::money("lighting.operator_works", "Works of the measures paid by the operator",
                 "investment", "operator"),
    jalon::money("lighting.contract_payment", "Part of the savings paid to the operator",
                 "operation", "authority", "operator"),
    // What a removal or a switch-off takes away; heads of another kind give the same light.
    jalon::line("lighting.light_given", "Light given: hours of one point at full light", "hour",
                "light_given", "", "users"),
};
static_assert(lines.size() == n_lines);

// Order of `indicators`.
enum Indicator : std::size_t {
  energy_per_point,
  energy_per_inhabitant,
  led_share,
  old_share,
  lit_hours,
  late_hours_burnt,
  cost_per_point,
  points_per_cabinet,
  installed_power,
  power_per_cabinet,
  reduced_share,
  maintenance_factor,
  subscribed_over_installed,
  metered_over_modelled,
  night_collisions_change,
  night_crime_change,
  n_indicators
};

inline constexpr jalon::evidence ademe{
    "ADEME (France), Territoires en transitions, indicators cae_20 and cae_20.b", "2012-2026",
    JALON_CERTAIN};
inline constexpr std::array indicators{
    jalon::indicator("lighting.energy_per_point", "Electricity per light point", "kWh", -1,
                     {220, 160}, ademe),
    jalon::indicator("lighting.energy_per_inhabitant", "Electricity per inhabitant", "kWh", -1,
                     {90, 60}, ademe),
    jalon::share("lighting.led_share", "Part of the points that are LED", +1),
    jalon::share("lighting.old_share", "Part of the dated points older than 25 years", -1,
                 {0.4, jalon::unknown},
                 {"national figure quoted in French trade press: over 40 % of the points", "2023",
                  JALON_TO_VERIFY}),
    jalon::indicator("lighting.lit_hours", "Hours lit per point and year", "h", 0),
    jalon::indicator("lighting.late_hours", "Hours burnt by day per point and year", "h", -1),
    jalon::indicator("lighting.cost_per_point", "Energy and upkeep per light point", "currency",
                     -1),
    jalon::indicator("lighting.points_per_cabinet", "Light points per cabinet", "1", 0),
    jalon::indicator("lighting.installed_power", "Installed power, lamps with their gear", "kW", 0),
    jalon::indicator("lighting.power_per_cabinet", "Installed power per cabinet", "kW", 0),
    jalon::share("lighting.reduced_share",
                 "Part of the points dimmed or off for five hours of the night or more", +1),
    jalon::indicator("lighting.maintenance_factor",
                     "Light left at the end of life of the LED heads", "1", +1),
    jalon::indicator("lighting.subscribed_over_installed", "Subscribed power over installed power",
                     "kVA/kW", -1),
    jalon::indicator("lighting.metered_over_modelled",
                     "Metered electricity over the model's, before any measure", "1", 0),
    jalon::indicator("lighting.night_collisions_change",
                     "Night collisions, relative change after dimming and switching off", "1", -1),
    jalon::share("lighting.night_crime_change", "Night crime, relative change", -1),
};
static_assert(indicators.size() == n_indicators);

}  // namespace lighting
