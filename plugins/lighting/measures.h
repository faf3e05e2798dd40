// measures.h - what can be done with street lighting, and what each choice means.
#pragma once
#include "lines.h"
#include "tables.h"

namespace lighting {

// Order of `measures`: what matters most to small towns first, for it is proposed first.
enum Measure : std::size_t {
  led_head,
  switch_off,
  subscribed_power,
  astro_clocks,
  dimming,
  led_full,
  removal,
  remote,
  presence,
  on_demand,
  performance_contract
};

// Options shared by name keep one place, so that the model reads them alike.
enum HeadOption : std::size_t {
  luminaire_price,
  power_ratio,
  colour_temperature,
  constant_light,
  pole_share,
  cabinet_share
};
enum HeadOnlyOption : std::size_t { also_led = constant_light + 1 };  // of led_head alone
enum WindowOption : std::size_t { window_from, window_to, window_level };
enum ContractOption : std::size_t { contract_years, contract_share, contract_financed };

inline constexpr std::array led_options{
    jalon::option("luminaire_price",
                  "Price of a head in these works, supplied and fitted, if known", "currency",
                  {0, 5000}, jalon::unknown),
    jalon::option("power_ratio", "Power after over power before, if a study tells it", "1",
                  {0.05, 1.2}, jalon::unknown),
    jalon::option("colour_temperature", "Colour temperature of the new light", "K", {1800, 6500},
                  2700),
    jalon::option("constant_light", "Constant light output (1 = yes)", "1", {0, 1}, 0),
    jalon::option("also_led", "Replace heads that are LED already, too (1 = yes)", "1", {0, 1}, 0),
};
static_assert(std::string_view(led_options[also_led].name) == "also_led");
inline constexpr std::array led_full_options{
    led_options[0],
    led_options[1],
    led_options[2],
    led_options[3],
    jalon::option("pole_share", "Part of the poles to replace, if known", "1", {0, 1},
                  jalon::unknown),
    jalon::option("cabinet_share", "Part of the cabinets to rebuild, if known", "1", {0, 1},
                  jalon::unknown),
};
inline constexpr std::array dimming_options{
    jalon::option("from", "From, legal time", "h", {0, 24}, 23),
    jalon::option("to", "Until, legal time", "h", {0, 24}, 5),
    jalon::option("level", "Light kept", "1", {0, 1}, 0.5),
};
inline constexpr std::array switch_off_options{
    jalon::option("from", "From, legal time", "h", {0, 24}, 23),
    jalon::option("to", "Until, legal time", "h", {0, 24}, 5),
};
inline constexpr std::array presence_options{
    jalon::option("from", "From, legal time", "h", {0, 24}, 22),
    jalon::option("to", "Until, legal time", "h", {0, 24}, 6),
    jalon::option("low_level", "Light kept when nobody is there", "1", {0, 1}, 0.2),
};
inline constexpr std::array remote_options{
    jalon::option("per_point", "A node on each point (1) or a controller per cabinet (0)", "1",
                  {0, 1}, 1),
};
inline constexpr std::array subscribed_options{
    jalon::option("margin", "Safety margin over the installed power, if decided", "1", {1, 3},
                  jalon::unknown),
};

inline constexpr std::array on_demand_options{
    jalon::option("from", "From, legal time", "h", {0, 24}, 23),
    jalon::option("to", "Until, legal time", "h", {0, 24}, 5),
};
inline constexpr std::array contract_options{
    jalon::option("years", "Length of the contract", "year", {1, 40}, 10),
    jalon::option("share", "Part of the energy bill saved that goes to the operator", "1", {0, 1},
                  0.8),
    jalon::option("financed", "Part of the works that the operator pays", "1", {0, 1}, 1),
};

inline constexpr std::array led_effort{jalon::effort(0, 15, 2, 10), jalon::effort(1, 5, 1, 3)};
inline constexpr std::array led_full_effort{jalon::effort(0, 25, 2, 15),
                                            jalon::effort(1, 10, 1, 5)};
inline constexpr std::array dimming_effort{jalon::effort(0, 6, 2, 4), jalon::effort(1, 1, 1, 0)};
inline constexpr std::array switch_off_effort{jalon::effort(0, 6, 1, 12),
                                              jalon::effort(1, 1, 0, 3)};
inline constexpr std::array presence_effort{jalon::effort(0, 10, 5, 5), jalon::effort(1, 3, 2, 1)};
inline constexpr std::array remote_effort{jalon::effort(0, 10, 20, 8), jalon::effort(1, 4, 10, 2)};
inline constexpr std::array clocks_effort{jalon::effort(0, 4, 1, 1)};
inline constexpr std::array subscribed_effort{jalon::effort(0, 3, 0, 1)};
inline constexpr std::array removal_effort{jalon::effort(0, 6, 0, 6)};
inline constexpr std::array on_demand_effort{jalon::effort(0, 6, 8, 10), jalon::effort(1, 2, 3, 3)};
inline constexpr std::array contract_effort{jalon::effort(0, 10, 0, 20), jalon::effort(1, 5, 0, 3)};

// Thresholds of gates are judgements, but for what their sentence says.
inline constexpr std::array led_gates{
    jalon::gate_below("lighting.led_share", 0.9, "nearly all points are LED already")};
inline constexpr std::array led_full_gates{
    jalon::gate_above("lighting.old_share", 0.05,
                      "hardly any point is older than 25 years: poles and cabinets can stay")};
inline constexpr std::array dimming_gates{
    jalon::gate_below("lighting.reduced_share", 0.9,
                      "nearly all points are dimmed or off for a good part of the night "
                      "already")};
inline constexpr std::array presence_gates{
    jalon::gate_above("lighting.led_share", 0.1,
                      "nearly all lamps are discharge lamps, which do not come up at once: "
                      "first LED heads"),
    dimming_gates[0]};
inline constexpr std::array remote_gates{
    jalon::gate_above("lighting.energy_per_point", 100,
                      "so little is used that what the nodes draw day and night takes a good "
                      "part of what they spare")};
inline constexpr std::array clock_gates{
    jalon::gate_above("lighting.late_hours", 20,
                      "points burn no longer than the night lasts: there are no late hours "
                      "to cut")};
inline constexpr std::array subscribed_gates{
    jalon::gate_above("lighting.subscribed_over_installed", 1.35,
                      "little more is subscribed than the installed power and its margin")};
inline constexpr std::array removal_gates{
    jalon::gate_above("lighting.energy_per_inhabitant", 60,
                      "lighting uses as little per inhabitant as in exemplary towns (ADEME): "
                      "few points are likely to be useless")};
inline constexpr std::array on_demand_gates{
    jalon::gate_above("lighting.led_share", 0.1,
                      "nearly all lamps are discharge lamps, which take minutes to come "
                      "back: first LED heads")};
inline constexpr std::array contract_gates{
    jalon::gate_above("lighting.energy_per_point", 160,
                      "points use as little as in exemplary towns (ADEME): there is little "
                      "saving to share with an operator")};

// What is usual for a town that has said nothing yet (usual_share) is a judgement.
inline constexpr std::array measures{
    jalon::measure(
        {.name = "lighting.led",
         .label = "LED heads",
         .help =
             "Each head that is not LED yet is replaced by an LED head of the same light; poles "
             "and cables stay.",
         .table = "lighting.points",
         .options = led_options,
         .effort = led_effort,
         .excludes = "lighting.led_full",
         .relevance =
             "Points known to be LED are left as they are, even where a project covers "
             "them, unless the option also_led says otherwise. Little to gain on points that "
             "are switched off most of the night.",
         .account = "M57 21534",
         .vat = "compensated",
         .grants = "lighting_renovation energy_saving_certificates",
         .follow = "lighting.energy_per_point lighting.led_share lighting.maintenance_factor",
         .gates = led_gates}),
    jalon::measure(
        {.name = "lighting.switch_off",
         .label = "Switching off for a part of the night",
         .help = "Light is cut between two hours of the legal clock, by a clock in the cabinet.",
         .table = "lighting.points",
         .options = switch_off_options,
         .effort = switch_off_effort,
         .relevance = "Saves the variable part of the bill only; a centre with night life or a "
                      "dangerous crossing calls for dimming instead. Lost comfort and better "
                      "sleep are not monetised.",
         .account = "M57 21534",
         .vat = "compensated",
         .follow = "lighting.reduced_share lighting.lit_hours lighting.night_collisions_change",
         .gates = dimming_gates}),
    jalon::measure(
        {.name = "lighting.subscribed_power",
         .label = "Subscribed power brought down",
         .help = "The subscription of each cabinet is brought down to the installed power and a "
                 "margin.",
         .table = "lighting.points",
         .options = subscribed_options,
         .effort = subscribed_effort,
         .relevance = "After an LED renovation; what the town saves, the network no longer earns.",
         .procurement = "services",
         .account = "M57 60612",
         .vat = "final",
         .follow = "lighting.subscribed_over_installed",
         .gates = subscribed_gates}),
    jalon::measure({.name = "lighting.astro_clocks",
                    .label = "Astronomical clocks instead of photocells",
                    .help = "A clock in the cabinet switches at dusk and dawn to the minute.",
                    .table = "lighting.points",
                    .effort = clocks_effort,
                    .relevance =
                        "Brings nothing where the cabinet already has such a clock, is remotely "
                        "managed, or gets one with a switch-off.",
                    .account = "M57 21534",
                    .vat = "compensated",
                    .follow = "lighting.late_hours",
                    .lifetime = 15,
                    .gates = clock_gates}),
    jalon::measure(
        {.name = "lighting.dimming",
         .label = "Dimming in mid-night",
         .help = "Each point lowers its light between two hours of the legal clock.",
         .table = "lighting.points",
         .options = dimming_options,
         .effort = dimming_effort,
         .relevance = "Brings nothing during hours that are switched off; on discharge lamps half "
                      "the light still draws two thirds of the power.",
         .account = "M57 21534",
         .vat = "compensated",
         .grants = "lighting_renovation energy_saving_certificates",
         .follow = "lighting.reduced_share lighting.energy_per_point",
         .gates = dimming_gates}),
    jalon::measure(
        {.name = "lighting.led_full",
         .label = "LED heads with poles, cables and cabinets made safe",
         .help = "LED heads, and the worn poles, cables and cabinets are replaced in the same "
                 "works.",
         .table = "lighting.points",
         .options = led_full_options,
         .effort = led_full_effort,
         .excludes = "lighting.led",
         .relevance = "Where poles or cabinets are condemned. What is worn would be renewed within "
                      "some years anyway: the works only bring it forward. Heads that are LED "
                      "already are replaced too: leave out the points that are to keep theirs.",
         .account = "M57 21534",
         .vat = "compensated",
         .grants = "lighting_renovation energy_saving_certificates",
         .follow = "lighting.energy_per_point lighting.led_share lighting.old_share",
         .usual_share = 0.2,
         .gates = led_full_gates}),
    jalon::measure(
        {.name = "lighting.removal",
         .label = "Removal of useless points",
         .help = "Points that light nothing useful are taken away for good. The light lost has no "
                 "price: it is shown in hours.",
         .table = "lighting.points",
         .effort = removal_effort,
         .relevance =
             "Points near houses or crossings are rarely useless: look at each on site. The "
             "more points are removed the better the account looks, even of points that "
             "are needed: the number of useless ones is the limit, not the account.",
         .account = "M57 21534",
         .vat = "compensated",
         .follow = "lighting.energy_per_inhabitant",
         .usual_share = 0.02,
         .gates = removal_gates,
         .flags = JALON_OCCUPIES}),
    jalon::measure(
        {.name = "lighting.remote",
         .label = "Remote management",
         .help = "Nodes on the points, or controllers in the cabinets, report faults and switch "
                 "to the minute. They draw power day and night.",
         .table = "lighting.points",
         .options = remote_options,
         .effort = remote_effort,
         .relevance = "Little to gain in a regular residential street that already dims by "
                      "itself.",
         .procurement = "supplies",
         .account = "M57 21534",
         .vat = "compensated",
         .follow = "lighting.cost_per_point",
         .lifetime = 12,
         .gates = remote_gates}),
    jalon::measure(
        {.name = "lighting.presence",
         .label = "Presence detection",
         .help = "The light stays low between two hours and comes up when somebody passes.",
         .table = "lighting.points",
         .options = presence_options,
         .effort = presence_effort,
         .relevance =
             "Little to gain where people pass all night long; discharge lamps do not come "
             "up at once: for LED heads.",
         .account = "M57 21534",
         .vat = "compensated",
         .grants = "lighting_renovation energy_saving_certificates",
         .follow = "lighting.reduced_share lighting.energy_per_point",
         .lifetime = 10,
         .usual_share = 0.2,
         .gates = presence_gates}),
    jalon::measure(
        {.name = "lighting.on_demand",
         .label = "Light on demand",
         .help = "Light is cut between two hours of the legal clock and comes back for some "
                 "minutes when somebody asks for it, by an application or a call.",
         .table = "lighting.points",
         .options = on_demand_options,
         .effort = on_demand_effort,
         .relevance = "For streets that would be dark; old discharge lamps take minutes to come "
                      "back, and not everybody has a telephone at hand.",
         .account = "M57 21534",
         .vat = "compensated",
         .follow = "lighting.reduced_share lighting.lit_hours lighting.night_collisions_change",
         .lifetime = 10,
         .usual_share = 0.1,
         .gates = on_demand_gates}),
    jalon::measure(
        {.name = "lighting.performance_contract",
         .label = "Energy performance contract",
         .help =
             "An operator pays the works done on these points during the contract, and receives "
             "a part of the energy bill saved against the consumption before any measure.",
         .table = "lighting.points",
         .options = contract_options,
         .effort = contract_effort,
         .needs = "lighting.led",
         .relevance = "Changes who pays and who gains, not what is gained: alone it does nothing. "
                      "The operator's own interest and margin are in the part it takes.",
         .procurement = "services",
         .follow = "lighting.cost_per_point lighting.energy_per_point",
         .lifetime = 10,
         .gates = contract_gates}),
};

}  // namespace lighting
