// tables.h - the inventory the model reads: charge points, municipal vehicles, public bikes; and
// two tables of other domains, for what is shared with them.
//
// The columns of charge points are those that the national IRVE file can fill, and what a
// supervisor's report adds (sessions, energy, availability). Only the count is needed; a row may
// stand for several equal things.
#pragma once
#include "parameters.h"

namespace electro_mobility {

// Power classes of the national plans (SDIRVE): up to 7.4 kVA, to 22, below 150, and above.
enum Class : std::size_t { slow, ac, fast, ultra, n_classes };
enum Kind : int { car, van, truck, bus, unknown_kind };
enum Fuel : int { petrol, diesel, hybrid, gas, electric };
enum BikeKind : int { at_stations, without_stations, long_rental };
enum Holder : int { by_authority, by_operator };

inline constexpr std::array yes_no{jalon::choice("no", "No"), jalon::choice("yes", "Yes")};
inline constexpr std::array locations{
    jalon::choice("street", "Street"),
    jalon::choice("public_car_park", "Public car park"),
    jalon::choice("private_open", "Private car park open to the public"),
    jalon::choice("customers", "Private car park for customers"),
    jalon::choice("fast_station", "Station for fast charging"),
};
inline constexpr std::array accesses{jalon::choice("open", "Open access"),
                                     jalon::choice("restricted", "Restricted access")};
inline constexpr std::array accessibilities{
    jalon::choice("not_accessible", "Not accessible"),
    jalon::choice("accessible", "Accessible, not reserved"),
    jalon::choice("reserved", "Reserved for disabled people"),
};
inline constexpr std::array holders{
    jalon::choice("authority", "On the account of the town or its syndicate"),
    jalon::choice("operator", "On the account of an operator"),
};
// Ascending, as JALON_DIGITAL asks.
inline constexpr std::array digital_states{
    jalon::choice("none", "Not connected"),
    jalon::choice("supervised", "Supervised from afar"),
    jalon::choice("published", "Its state is published in real time"),
    jalon::choice("controlled", "Its power is steered"),
};
inline constexpr std::array kinds{
    jalon::choice("car", "Car"),
    jalon::choice("van", "Van"),
    jalon::choice("truck", "Truck or refuse truck"),
    jalon::choice("bus", "Bus or coach"),
};
inline constexpr std::array fuels{
    jalon::choice("petrol", "Petrol"),     jalon::choice("diesel", "Diesel"),
    jalon::choice("hybrid", "Hybrid"),     jalon::choice("gas", "Gas"),
    jalon::choice("electric", "Electric"),
};
inline constexpr std::array bike_kinds{
    jalon::choice("station_share", "Shared bikes at stations"),
    jalon::choice("free_share", "Shared bikes without stations"),
    jalon::choice("rental", "Long-term rental"),
};

inline constexpr std::array power_fills{jalon::fill("electro_mobility.peer.power")};
inline constexpr std::array point_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::number("count", "Number of points", "1", {0, 1e5}),
    jalon::text("station", "Station"),
    jalon::number("power", "Power of the point", "kW", {0.5, 1000}, power_fills),
    jalon::choices("socket_ef", "Domestic socket", yes_no),
    jalon::choices("socket_type_2", "Type 2 socket", yes_no),
    jalon::choices("socket_ccs", "Combo CCS socket", yes_no),
    jalon::choices("socket_chademo", "CHAdeMO socket", yes_no),
    jalon::choices("socket_other", "Other socket", yes_no),
    jalon::number("in_service", "Year put in service", "1", {1990, 2200}, {}, JALON_INTEGER),
    jalon::choices("free", "Free of charge", yes_no),
    jalon::choices("card_payment", "Payment by card", yes_no),
    jalon::choices("always_open", "Open 24 hours a day, 7 days a week", yes_no),
    jalon::choices("access", "Conditions of access", accesses),
    jalon::choices("accessibility", "Accessible to disabled people", accessibilities),
    jalon::choices("location", "Where the station stands", locations),
    jalon::choices("holder", "On whose account", holders),
    jalon::number("availability", "Part of the time in working order", "1", {0, 1}),
    jalon::number("sessions", "Sessions of a year, all points of the row", "1", {0, 1e8}),
    jalon::number("energy", "Energy delivered in a year, all points of the row", "kWh", {0, 1e9}),
    jalon::choices("digital", "Digital state", digital_states, JALON_DIGITAL),
};

inline constexpr std::array distance_fills{
    jalon::fill_when("kind", "car", "electro_mobility.fleet.distance.car"),
    jalon::fill_when("kind", "van", "electro_mobility.fleet.distance.van"),
    jalon::fill_when("kind", "truck", "electro_mobility.fleet.distance.heavy"),
    jalon::fill_when("kind", "bus", "electro_mobility.fleet.distance.heavy"),
    jalon::fill("electro_mobility.fleet.distance.car")};
inline constexpr std::array days_fills{
    jalon::fill_when("kind", "car", "electro_mobility.fleet.days.car"),
    jalon::fill_when("kind", "van", "electro_mobility.fleet.days.van"),
    jalon::fill_when("kind", "truck", "electro_mobility.fleet.days.heavy"),
    jalon::fill_when("kind", "bus", "electro_mobility.fleet.days.heavy"),
    jalon::fill("electro_mobility.fleet.days.car")};
inline constexpr std::array fleet_columns{
    jalon::text("id", "Registration or name", JALON_KEY),
    jalon::number("count", "Number of vehicles", "1", {0, 1e5}),
    jalon::choices("kind", "Kind of vehicle", kinds),
    jalon::choices("fuel", "Energy", fuels),
    jalon::number("bought", "Year it was bought or first registered", "1", {1950, 2200}, {},
                  JALON_INTEGER),
    jalon::number("distance", "Distance in a year, of one vehicle", "km", {0, 300000},
                  distance_fills),
    jalon::number("days", "Days of use in a year", "day", {1, 366}, days_fills),
    jalon::number("longest_day", "Distance of its longest usual day", "km", {0, 2000}),
    jalon::text("service", "Service that uses it"),
};
inline constexpr std::array bike_columns{
    jalon::text("id", "Station or fleet", JALON_KEY),
    jalon::number("count", "Number of bikes", "1", {0, 1e5}),
    jalon::choices("kind", "Kind of service", bike_kinds),
    jalon::choices("electric", "Electric bikes", yes_no),
    jalon::number("trips", "Trips of a year, all bikes of the row", "1", {0, 1e9}),
};
// Of other domains, as they declare them.
inline constexpr std::array light_columns{
    jalon::number("count", "Number of points", "1", {0, 1e6})};
inline constexpr std::array zone_columns{
    jalon::number("spaces", "Number of spaces", "1", {0, 1e6}, {}, JALON_REQUIRED)};

enum Table : std::size_t { t_points, t_fleet, t_bikes, t_lights, t_zones };
inline constexpr std::array tables{
    jalon::table("electro_mobility.charge_points", "Charge points", point_columns, "count",
                 "electro_mobility.points_per_inhabitant"),
    jalon::table("electro_mobility.fleet", "Municipal vehicles", fleet_columns, "count",
                 "electro_mobility.fleet.per_inhabitant"),
    jalon::table("electro_mobility.bikes", "Public bikes", bike_columns, "count",
                 "electro_mobility.bikes.per_inhabitant"),
    jalon::table("lighting.points", "Light points", light_columns, "count",
                 "lighting.points_per_inhabitant"),
    jalon::table("parking.zones", "On-street parking zones", zone_columns, "spaces",
                 "parking.spaces_per_inhabitant"),
};

consteval std::size_t point_column(std::string_view name) {
  return jalon::index_of(point_columns, name);
}
consteval std::size_t fleet_column(std::string_view name) {
  return jalon::index_of(fleet_columns, name);
}
consteval std::size_t bike_column(std::string_view name) {
  return jalon::index_of(bike_columns, name);
}

}  // namespace electro_mobility
