// parameters.h - every figure of the electro-mobility model: its list, and how to name one.
//
// Amounts are EUR without VAT, constant prices. A source that was not read itself is marked
// to_verify; a judgement is marked hypothetical; where a range and its central value differ in
// that, the weaker counts and the source says which. README.md gives the equations.
#pragma once
#include "parameters_charging.h"
#include "parameters_demand.h"
#include "parameters_fleet.h"

namespace electro_mobility {

template <std::size_t... n>
constexpr auto joined(const std::array<jalon_parameter, n> &...lists) {
  std::array<jalon_parameter, (n + ...)> all{};
  std::size_t at = 0;
  const auto add = [&](const auto &list) {
    for (const auto &p : list) all[at++] = p;
  };
  (add(lists), ...);
  return all;
}
inline constexpr auto parameters = joined(demand_parameters, charging_parameters, fleet_parameters);

// Place of a parameter in the list, by name; a wrong name does not compile.
consteval std::size_t parameter_named(std::string_view name) {
  return jalon::index_of(parameters, name);
}

// Lets a function take a parameter by name: f("electro_mobility.tariff").
struct Named {
  std::size_t place;
  consteval Named(const char *name) : place(parameter_named(name)) {}
};

}  // namespace electro_mobility
