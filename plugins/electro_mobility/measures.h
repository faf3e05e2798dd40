// measures.h - what can be done for electro-mobility, and what each choice means.
//
// Measures that found something new (stations, bikes) cover the table of what exists, which a town
// without any has too, as one row of count 0 or estimated from its inhabitants: what they build is
// their option `points` (or `bikes`) times the part of the table that the entry covers.
#pragma once
#include "indicators.h"
#include "lines.h"
#include "tables.h"

namespace electro_mobility {

// Order of `measures`: what matters most to small towns first, for it is proposed first.
enum Measure : std::size_t {
  ac_stations,
  fleet_electric,
  tariff_change,
  slow_street,
  bike_rental,
  bike_purchase_aid,
  lamp_chargers,
  dc_hub,
  smart_charging,
  kerb_charging,
  bike_share
};

// Options of everything that builds points, in one order; a measure has the first few of them.
enum BuildOption : std::size_t {
  o_tariff,
  o_smart,
  o_price,
  o_grid,
  o_concession,
  o_fee,
  o_station_points,
  o_points,
  o_power
};
inline constexpr std::array hub_options{
    jalon::option("tariff", "Tariff without VAT, if decided (0 = free)", "currency/kWh", {0, 5},
                  jalon::unknown),
    jalon::option("smart", "Smart charging (1 = yes)", "1", {0, 1}, 0),
    jalon::option("price", "Price of a point in these works, supplied and fitted, if known",
                  "currency", {0, 500000}, jalon::unknown),
    jalon::option("grid",
                  "Price of the grid connection of a station, transformer included, if known",
                  "currency", {0, 2000000}, jalon::unknown),
    jalon::option("concession", "Part of the cost and of the revenue taken by an operator", "1",
                  {0, 1}, 0),
    jalon::option("fee", "Fee that the operator pays the town, per point and year", "currency/year",
                  {0, 20000}, 0),
    jalon::option("station_points", "Points of a station", "1", {1, 50}, 4),
    jalon::option("points", "New points, if decided", "1", {0, 2000}, jalon::unknown),
    jalon::option("power", "Power of a point", "kW", {43, 400}, 150),
};
inline constexpr std::array build_options{
    hub_options[0],
    hub_options[1],
    hub_options[2],
    hub_options[3],
    hub_options[4],
    hub_options[5],
    jalon::option("station_points", "Points of a station", "1", {1, 50}, 2),
    hub_options[7],
};
inline constexpr std::array kerb_options{build_options[0], build_options[1], build_options[2],
                                         build_options[3], build_options[4], build_options[5],
                                         build_options[6]};
inline constexpr std::array lamp_options{
    build_options[0],
    build_options[1],
    build_options[2],
    jalon::option("grid", "Price of making the supply permanent, per charger, if any", "currency",
                  {0, 20000}, 0),
    build_options[4],
    build_options[5]};
inline constexpr std::array tariff_options{
    jalon::option("tariff", "New tariff without VAT (0 = free)", "currency/kWh", {0, 5}, 0.37)};
enum BikeOption : std::size_t { o_bikes, o_electric, o_bike_cost };
inline constexpr std::array share_options{
    jalon::option("bikes", "New bikes, if decided", "1", {0, 20000}, jalon::unknown),
    jalon::option("electric", "Electric bikes (1 = yes)", "1", {0, 1}, 0),
    jalon::option("cost", "Cost of a bike and year, all in, if known", "currency/year", {0, 20000},
                  jalon::unknown),
};
inline constexpr std::array rental_options{
    share_options[0], jalon::option("electric", "Electric bikes (1 = yes)", "1", {0, 1}, 1),
    share_options[2]};
enum AidOption : std::size_t { o_purchases, o_aid, o_aid_years };
inline constexpr std::array aid_options{
    jalon::option("purchases", "Purchases aided each year, if decided", "1", {0, 20000},
                  jalon::unknown),
    jalon::option("aid", "Aid for a purchase", "currency", {0, 5000}, 300),
    jalon::option("years", "Years of aid", "year", {1, 40}, 3),
};

inline constexpr std::array station_effort{jalon::effort(0, 12, 3, 8), jalon::effort(1, 4, 2, 2)};
inline constexpr std::array hub_effort{jalon::effort(0, 15, 3, 15), jalon::effort(1, 4, 2, 3)};
inline constexpr std::array lamp_effort{jalon::effort(0, 12, 4, 6), jalon::effort(1, 3, 2, 1)};
inline constexpr std::array tariff_effort{jalon::effort(0, 4, 3, 5)};
inline constexpr std::array smart_effort{jalon::effort(0, 4, 8, 2), jalon::effort(1, 1, 3, 0)};
inline constexpr std::array fleet_effort{jalon::effort(0, 15, 3, 8), jalon::effort(1, 5, 2, 2)};
inline constexpr std::array share_effort{jalon::effort(0, 15, 6, 15), jalon::effort(1, 8, 3, 4)};
inline constexpr std::array rental_effort{jalon::effort(0, 12, 4, 8), jalon::effort(1, 8, 2, 2)};
inline constexpr std::array aid_effort{jalon::effort(0, 6, 3, 4), jalon::effort(1, 8, 1, 1),
                                       jalon::effort(2, 8, 1, 1)};

inline constexpr std::array supply_gates{
    jalon::gate_below("electro_mobility.supply_over_need", 1.5,
                      "there are already more points than the demand calls for: new ones "
                      "would mostly take the drivers of the others")};
inline constexpr std::array tariff_gates{
    jalon::gate_above("electro_mobility.free_share", 0.001, "no point is known to be free")};
inline constexpr std::array smart_gates{
    jalon::gate_above("electro_mobility.sessions_per_point", 0.2,
                      "the points are hardly used: there is little energy to shift")};
inline constexpr std::array fleet_gates{
    jalon::gate_above("electro_mobility.fleet_suitable_share", 0.05,
                      "hardly any vehicle has days short enough for an electric one"),
    jalon::gate_below("electro_mobility.fleet_electric_share", 0.95,
                      "the fleet is electric already")};
inline constexpr std::array share_gates{
    jalon::gate_above("electro_mobility.trips_per_bike", 0.5,
                      "the shared bikes that are there hardly move: more of them would stand "
                      "still")};

// What is usual for a town that has said nothing yet (usual_share) is a judgement.
inline constexpr std::array measures{
    jalon::measure({.name = "electro_mobility.ac_stations",
                    .label = "Stations of 22 kW",
                    .help = "Stations of some points of 22 kW, by the town or its syndicate, or "
                            "by an operator under a concession.",
                    .table = "electro_mobility.charge_points",
                    .options = build_options,
                    .effort = station_effort,
                    .relevance = "Where cars stay one to four hours. The use of a new station "
                                 "takes years to come; before, it runs at a loss.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.sessions_per_point electro_mobility.cost_cover "
                              "electro_mobility.availability",
                    .lifetime = 10,
                    .gates = supply_gates}),
    jalon::measure({.name = "electro_mobility.fleet_electric",
                    .label = "Electric municipal fleet, with charging at the depot",
                    .help = "From then on each vehicle covered that comes to be replaced is "
                            "replaced by an electric one, if its days allow, with its part of a "
                            "depot charger.",
                    .table = "electro_mobility.fleet",
                    .effort = fleet_effort,
                    .relevance = "Vehicles that drive much on short days gain most; those that "
                                 "hardly move do not earn their price back.",
                    .procurement = "supplies",
                    .account = "M57 2182",
                    .vat = "compensated",
                    .grants = "clean_vehicles",
                    .follow = "electro_mobility.fleet_electric_share "
                              "electro_mobility.fleet_cost_per_km",
                    .usual_share = 0.7,
                    .gates = fleet_gates}),
    jalon::measure({.name = "electro_mobility.tariff",
                    .label = "New tariff",
                    .help = "The points covered ask another price by kWh; free points are fitted "
                            "to be paid.",
                    .table = "electro_mobility.charge_points",
                    .options = tariff_options,
                    .effort = tariff_effort,
                    .relevance = "Drivers go elsewhere for a part: the one published case lost 42 "
                                 "% of its energy when free charging became paid.",
                    .procurement = "services",
                    .account = "M57 70",
                    .vat = "compensated",
                    .follow = "electro_mobility.cost_cover electro_mobility.sessions_per_point",
                    .gates = tariff_gates,
                    .where_column = "free",
                    .where_choices = "yes"}),
    jalon::measure({.name = "electro_mobility.slow_points",
                    .label = "Slow street chargers",
                    .help = "Points of up to 7.4 kW, for the night of those who have no garage.",
                    .table = "electro_mobility.charge_points",
                    .options = build_options,
                    .effort = station_effort,
                    .relevance = "Where many homes have no private place; brings little in a "
                                 "district of houses with garages.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.sessions_per_point electro_mobility.cost_cover "
                              "electro_mobility.availability",
                    .lifetime = 10,
                    .gates = supply_gates}),
    jalon::measure({.name = "electro_mobility.bike_rental",
                    .label = "Long-term rental of e-bikes",
                    .help = "Bikes let by the month or the year to inhabitants.",
                    .table = "electro_mobility.bikes",
                    .options = rental_options,
                    .effort = rental_effort,
                    .relevance = "For those who commute some kilometres; needs a safe place to "
                                 "put the bike.",
                    .procurement = "services",
                    .account = "M57 611",
                    .vat = "final",
                    .grants = "cycling",
                    .follow = "electro_mobility.bikes_per_1000"}),
    jalon::measure({.name = "electro_mobility.bike_aid",
                    .label = "Aid to buy an e-bike",
                    .help = "The town pays a part of the e-bikes that inhabitants buy.",
                    .table = "electro_mobility.bikes",
                    .options = aid_options,
                    .effort = aid_effort,
                    .relevance = "Part of the bikes would have been bought anyway: only the others "
                                 "are credited.",
                    .procurement = "services",
                    .account = "M57 20422",
                    .vat = "final",
                    .grants = "cycling",
                    .follow = "electro_mobility.bikes_per_1000"}),
    jalon::measure({.name = "electro_mobility.lamp_chargers",
                    .label = "Chargers on lamp posts",
                    .help = "A slow charger on each lamp post covered, on the supply of street "
                            "lighting.",
                    .table = "lighting.points",
                    .options = lamp_options,
                    .effort = lamp_effort,
                    .relevance = "Where posts stand at the kerb beside parked cars and the supply "
                                 "has power to spare, as after an LED renovation, and is live by "
                                 "day.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.sessions_per_point electro_mobility.cost_cover",
                    .lifetime = 10,
                    .usual_share = 0.01,
                    .gates = supply_gates,
                    .flags = JALON_OCCUPIES}),
    jalon::measure({.name = "electro_mobility.dc_hub",
                    .label = "Fast charging hub",
                    .help = "A station of fast points (direct current, 50 to 150 kW and more).",
                    .table = "electro_mobility.charge_points",
                    .options = hub_options,
                    .effort = hub_effort,
                    .relevance = "On a main road, or for taxis and deliveries. Operators build "
                                 "these at their own risk where traffic is enough: try a call "
                                 "for private initiative first.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.sessions_per_point electro_mobility.cost_cover",
                    .lifetime = 10,
                    .gates = supply_gates}),
    jalon::measure({.name = "electro_mobility.smart_charging",
                    .label = "Smart charging",
                    .help = "The points covered steer their power by the price and by what the "
                            "connection can give.",
                    .table = "electro_mobility.charge_points",
                    .effort = smart_effort,
                    .relevance = "Where cars stay for hours; nothing to gain at fast points.",
                    .procurement = "supplies",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.cost_cover electro_mobility.levelised_cost",
                    .lifetime = 10,
                    .gates = smart_gates}),
    jalon::measure({.name = "electro_mobility.kerb_charging",
                    .label = "Kerb spaces given to charging",
                    .help = "Each space covered gets a point of 22 kW and is reserved for cars "
                            "that charge.",
                    .table = "parking.zones",
                    .options = kerb_options,
                    .effort = station_effort,
                    .relevance = "A space where parking is scarce or paid is worth money: it is "
                                 "counted as a cost each year.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "charging_stations",
                    .follow = "electro_mobility.sessions_per_point electro_mobility.cost_cover",
                    .lifetime = 10,
                    .usual_share = 0.01,
                    .gates = supply_gates,
                    .flags = JALON_OCCUPIES}),
    jalon::measure({.name = "electro_mobility.bike_share",
                    .label = "Shared bikes",
                    .help = "Bikes taken and left at stations or in the street, run by a service "
                            "that the town pays by bike and year.",
                    .table = "electro_mobility.bikes",
                    .options = share_options,
                    .effort = share_effort,
                    .relevance = "Made for dense towns; in a small one few trips are made, and "
                                 "most of them were walked before.",
                    .procurement = "services",
                    .account = "M57 611",
                    .vat = "final",
                    .grants = "cycling",
                    .follow = "electro_mobility.trips_per_bike electro_mobility.bikes_per_1000",
                    .gates = share_gates}),
};

}  // namespace electro_mobility
