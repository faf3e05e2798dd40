// tables.h - the inventory the model reads: light points and cabinets.
//
// The host proposes a mapping for a file by the words of names and labels, in all languages: the
// catalogue in lang/ says what files have as headers and codes ("Armoire", "BF").
//
// A row of lighting.points may stand for several equal points (count). Only the count is needed;
// every other hole is filled from peers (and marked) or treated as unknown by a stated rule.
#pragma once
#include "parameters.h"

namespace lighting {

// Order of the choices; `unknown_type` is the model's own, for a blank cell.
enum Type : int {
  hps,
  mercury,
  metal_halide,
  low_pressure_sodium,
  fluorescent,
  induction,
  incandescent,
  led,
  other,
  unknown_type,
  n_types
};
enum Regime : int { all_night, part_night, dimmed, off };
enum Clock : int { photocell, astronomical, other_clock };

inline constexpr std::array lamp_types{
    jalon::choice("hps", "High-pressure sodium"),
    jalon::choice("mercury", "Mercury"),
    jalon::choice("metal_halide", "Metal halide"),
    jalon::choice("low_pressure_sodium", "Low-pressure sodium"),
    jalon::choice("fluorescent", "Fluorescent"),
    jalon::choice("induction", "Induction"),
    jalon::choice("incandescent", "Incandescent"),
    jalon::choice("led", "LED"),
    jalon::choice("other", "Other lamp"),
};
inline constexpr std::array regimes{
    jalon::choice("all_night", "Lit all night"),
    jalon::choice("part_night", "Switched off for a part of the night"),
    jalon::choice("dimmed", "Dimmed for a part of the night"),
    jalon::choice("off", "Not lit at all"),
};
inline constexpr std::array yes_no{jalon::choice("no", "No"), jalon::choice("yes", "Yes")};
inline constexpr std::array clocks{
    jalon::choice("photocell", "Photocell"),
    jalon::choice("astronomical", "Astronomical clock"),
    jalon::choice("other", "Dial clock or control signal"),
};

inline constexpr std::array lamp_power_fills{
    jalon::fill_when("lamp_type", "hps", "lighting.peer.lamp_power.hps"),
    jalon::fill_when("lamp_type", "mercury", "lighting.peer.lamp_power.mercury"),
    jalon::fill_when("lamp_type", "metal_halide", "lighting.peer.lamp_power.metal_halide"),
    jalon::fill_when("lamp_type", "low_pressure_sodium",
                     "lighting.peer.lamp_power.low_pressure_sodium"),
    jalon::fill_when("lamp_type", "fluorescent", "lighting.peer.lamp_power.fluorescent"),
    jalon::fill_when("lamp_type", "induction", "lighting.peer.lamp_power.induction"),
    jalon::fill_when("lamp_type", "incandescent", "lighting.peer.lamp_power.incandescent"),
    jalon::fill_when("lamp_type", "led", "lighting.peer.lamp_power.led"),
    jalon::fill_when("lamp_type", "other", "lighting.peer.lamp_power.other"),
    jalon::fill("lighting.peer.lamp_power.unknown"),
};
inline constexpr std::array from_fills{
    jalon::fill_when("regime", "part_night", "lighting.regime.reduced_from"),
    jalon::fill_when("regime", "dimmed", "lighting.regime.reduced_from")};
inline constexpr std::array to_fills{
    jalon::fill_when("regime", "part_night", "lighting.regime.reduced_to"),
    jalon::fill_when("regime", "dimmed", "lighting.regime.reduced_to")};
inline constexpr std::array level_fills{
    jalon::fill_when("regime", "dimmed", "lighting.regime.reduced_level")};

inline constexpr std::array point_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::number("count", "Number of points", "1", {0, 1e6}),
    jalon::choices("lamp_type", "Lamp type", lamp_types),
    jalon::number("lamp_power", "Power of the lamps of one point, without gear", "W", {0, 5000},
                  lamp_power_fills),
    jalon::number("system_power", "Power of one point with its gear, as measured", "W", {0, 6000}),
    jalon::number("installed", "Year the luminaire was installed", "1", {1850, 2200}, {},
                  JALON_INTEGER),
    jalon::text("cabinet", "Cabinet that feeds the point"),
    jalon::choices("regime", "Regime", regimes),
    jalon::number("reduced_from", "Hour from which the light is off or dimmed", "h", {0, 24},
                  from_fills),
    jalon::number("reduced_to", "Hour until which the light is off or dimmed", "h", {0, 24},
                  to_fills),
    jalon::number("reduced_level", "Level of the dimmed light", "1", {0, 1}, level_fills),
    jalon::choices("dimmable", "Can be dimmed without new gear", yes_no),
    jalon::number("colour_temperature", "Colour temperature", "K", {1000, 20000}),
    jalon::number("upward_light", "Part of the light sent upward", "1", {0, 1}),
    jalon::text("support", "Kind of pole or bracket"),
};
inline constexpr std::array cabinet_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::number("subscribed_power", "Subscribed power", "kVA", {0, 1000}),
    jalon::choices("clock", "Clock", clocks),
    jalon::number("energy", "Metered energy of a year", "kWh", {0, 1e8}),
};
inline constexpr std::array tables{
    jalon::table("lighting.points", "Light points", point_columns, "count",
                 "lighting.points_per_inhabitant"),
    jalon::table("lighting.cabinets", "Lighting cabinets", cabinet_columns),
};

consteval std::size_t point_column(std::string_view name) {
  return jalon::index_of(point_columns, name);
}
consteval std::size_t cabinet_column(std::string_view name) {
  return jalon::index_of(cabinet_columns, name);
}

}  // namespace lighting
