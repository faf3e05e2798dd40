// tables.h - the inventory the model reads: services by year, mains, meters, metered districts.
//
// The host proposes a mapping for a file by the words of names and labels, in all languages: the
// catalogue in lang/ says what files have as headers and codes. Nothing is required; a blank is
// taken as the README says.
#pragma once
#include "parameters.h"

namespace water {

enum Management : int { direct, delegated };
enum SavedFrom : int { from_produced, from_bought, from_both };
enum Reading : int { on_site, walk_by, remote };
enum Monitoring : int { unmonitored, by_hand, logger, telemetry };

inline constexpr std::array no_yes{jalon::choice("no", "No"), jalon::choice("yes", "Yes")};
inline constexpr std::array managements{
    jalon::choice("direct", "Run by the authority"),
    jalon::choice("delegated", "Delegated to an operator"),
};
inline constexpr std::array saved_froms{
    jalon::choice("produced", "Its own production"),
    jalon::choice("bought", "Water bought in bulk"),
    jalon::choice("both", "Both, in proportion"),
};
inline constexpr std::array supervisions{
    jalon::choice("none", "No record"),
    jalon::choice("local", "Read on site"),
    jalon::choice("telemetry", "Sent by telemetry"),
    jalon::choice("supervision", "Supervised at a distance, with alarms"),
};
inline constexpr std::array materials{
    jalon::choice("grey_iron", "Grey cast iron"),
    jalon::choice("ductile_iron", "Ductile iron"),
    jalon::choice("steel", "Steel"),
    jalon::choice("asbestos_cement", "Asbestos cement"),
    jalon::choice("old_pvc", "PVC laid before 1980"),
    jalon::choice("pvc", "PVC"),
    jalon::choice("polyethylene", "Polyethylene"),
    jalon::choice("concrete", "Concrete"),
    jalon::choice("lead", "Lead"),
    jalon::choice("other", "Other material"),
};
inline constexpr std::array readings{
    jalon::choice("on_site", "Read on site"),
    jalon::choice("walk_by", "Read by radio from the street"),
    jalon::choice("remote", "Read at a distance by a fixed network"),
};
inline constexpr std::array monitorings{
    jalon::choice("none", "No meter"),
    jalon::choice("by_hand", "Meter read on site"),
    jalon::choice("logger", "Meter with a recorder"),
    jalon::choice("telemetry", "Meter with telemetry"),
};

inline constexpr std::array pressure_fills{jalon::fill("water.peer.pressure")};
inline constexpr std::array tariff_fills{jalon::fill("water.tariff")};
inline constexpr std::array bought_fills{jalon::fill("water.bought.price")};
inline constexpr std::array rise_fills{jalon::fill("water.rate_of_rise")};

inline constexpr std::array service_columns{
    jalon::text("service", "Name of the water service"),
    jalon::number("year", "Year of the figures", "1", {1900, 2200}, {}, JALON_INTEGER),
    jalon::number("connections", "Service connections", "1", {0, 1e7}),
    jalon::number("subscribers", "Subscribers", "1", {0, 1e7}),
    jalon::number("inhabitants", "Inhabitants served", "1", {0, 1e8}),
    jalon::number("length", "Network length without connections", "km", {0, 1e6}),
    jalon::number("produced", "Volume produced", "m3", {0, 1e10}),
    jalon::number("bought", "Volume bought from other services", "m3", {0, 1e10}),
    jalon::number("sold", "Volume sold to other services", "m3", {0, 1e10}),
    jalon::number("domestic", "Accounted domestic volume", "m3", {0, 1e10}),
    jalon::number("non_domestic", "Accounted non-domestic volume", "m3", {0, 1e10}),
    jalon::number("unmetered", "Volume used without meter", "m3", {0, 1e10}),
    jalon::number("service_water", "Service water of the network", "m3", {0, 1e10}),
    jalon::number("declared_efficiency", "Efficiency as declared (P104.3)", "1", {0, 10}),
    jalon::number("pressure", "Mean pressure", "m", {1, 300}, pressure_fills),
    jalon::number("main_repairs", "Repairs of mains in the year", "1", {0, 1e6}),
    jalon::number("connection_repairs", "Repairs of connections in the year", "1", {0, 1e6}),
    jalon::number("renewed_length", "Mains renewed in the last five years", "km", {0, 1e6}),
    jalon::number("surveyed_length", "Mains surveyed for leaks in the year", "km", {0, 1e6}),
    jalon::number("rate_of_rise", "Natural rate of rise, measured by night flows", "m3/km/d/year",
                  {0.01, 50}, rise_fills),
    jalon::number("electricity", "Electricity of the service in the year", "kWh", {0, 1e10}),
    jalon::number("bought_price", "Price of the water bought in bulk", "currency/m3", {0, 10},
                  bought_fills),
    jalon::number("tariff", "Variable part of the water tariff", "currency/m3", {0, 20},
                  tariff_fills),
    jalon::number("sewer_tariff", "Variable part of the sewer tariff", "currency/m3", {0, 20}),
    jalon::number("price_120", "Price of a m3 for 120 m3, with taxes (D102.0)", "currency/m3",
                  {0, 50}),
    jalon::number("knowledge", "Index of knowledge and asset management (P103.2B)", "1", {0, 120}),
    jalon::number("debt_years", "Years to pay the debt off (P153.2)", "year", {0, 1000}),
    jalon::choices("management", "Who runs the service", managements),
    jalon::number("contract_end", "Year in which the contract ends", "1", {1900, 2200}, {},
                  JALON_INTEGER),
    jalon::choices("stressed", "In a water-stressed zone", no_yes),
    jalon::choices("action_plan", "Has an action plan against losses", no_yes),
    jalon::choices("saved_from", "What a spared m3 is spared from", saved_froms),
    jalon::choices("supervision", "How flows are recorded", supervisions, JALON_DIGITAL),
};
inline constexpr std::array pipe_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::text("service", "Name of the water service"),
    jalon::number("length", "Length of the main", "m", {0, 1e8}),
    jalon::choices("material", "Material", materials),
    jalon::number("diameter", "Diameter", "mm", {5, 3000}),
    jalon::number("laid", "Year in which the main was laid", "1", {1700, 2200}, {}, JALON_INTEGER),
    jalon::number("repairs", "Repairs a year on this main", "1", {0, 1e4}),
};
inline constexpr std::array meter_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::text("service", "Name of the water service"),
    jalon::number("count", "Number of meters", "1", {0, 1e7}),
    jalon::number("installed", "Year in which the meter was fitted", "1", {1850, 2200}, {},
                  JALON_INTEGER),
    jalon::choices("reading", "How the meter is read", readings, JALON_DIGITAL),
};
inline constexpr std::array sector_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::text("service", "Name of the water service"),
    jalon::number("length", "Mains in the district", "km", {0, 1e5}),
    jalon::number("connections", "Connections in the district", "1", {0, 1e6}),
    jalon::number("night_flow", "Least flow at night", "m3/h", {0, 1e5}),
    jalon::number("night_use", "Of this, what users take", "m3/h", {0, 1e5}),
    jalon::choices("monitoring", "How the district is metered", monitorings, JALON_DIGITAL),
};

enum TableOf : std::size_t { services_table, pipes_table, meters_table, sectors_table };
inline constexpr std::array tables{
    jalon::table("water.services", "Water services, by year", service_columns, "connections",
                 "water.connections_per_inhabitant"),
    jalon::table("water.pipes", "Water mains", pipe_columns, "length",
                 "water.mains_per_inhabitant"),
    jalon::table("water.meters", "Water meters", meter_columns, "count",
                 "water.meters_per_inhabitant"),
    jalon::table("water.sectors", "Metered districts", sector_columns),
};

consteval std::size_t service_column(std::string_view name) {
  return jalon::index_of(service_columns, name);
}
consteval std::size_t pipe_column(std::string_view name) {
  return jalon::index_of(pipe_columns, name);
}
consteval std::size_t meter_column(std::string_view name) {
  return jalon::index_of(meter_columns, name);
}
consteval std::size_t sector_column(std::string_view name) {
  return jalon::index_of(sector_columns, name);
}

}  // namespace water
