// tables.h - the inventory the model reads: on-street zones and off-street car parks.
//
// Only the number of spaces is needed; every other hole is filled from peers (and marked) or
// treated as unknown by the rule that the README states. Whether spaces are paid has no peers'
// share: where nothing tells it, nothing of paid parking is counted. parking.car_parks has a column
// for each of the national car-park schema (etalab/schema-stationnement) that the model or the
// diagnosis reads; the host lays the files' headers on them by their words, in lang/ in French.
#pragma once
#include "parameters.h"

namespace parking {

// Order of the choices; `unknown_regime` is the model's own, for a blank cell.
enum Regime : int { free_regime, time_limited, paid_regime, resident_regime, unknown_regime };
enum ControlBy : int { on_foot, by_scan_car };
enum Digital : int { nothing, in_a_list, in_a_gis, with_sensors, published };
enum ManagedBy : int { by_authority, by_operator };
enum Users : int { all_users, subscribers };
enum Structure : int { surface, building };

inline constexpr std::array regimes{
    jalon::choice("free", "Free"),
    jalon::choice("time_limited", "Free with a limited stay (blue zone)"),
    jalon::choice("paid", "Paid"),
    jalon::choice("resident", "Reserved for residents"),
};
inline constexpr std::array controls{jalon::choice("foot", "Agents on foot"),
                                     jalon::choice("scan_car", "Scan car")};
inline constexpr std::array yes_no{jalon::choice("no", "No"), jalon::choice("yes", "Yes")};
inline constexpr std::array digital_states{
    jalon::choice("none", "Nothing recorded"),
    jalon::choice("list", "In a list"),
    jalon::choice("gis", "In a geographic information system"),
    jalon::choice("sensors", "Counted by sensors"),
    jalon::choice("real_time", "Real time published"),
};
inline constexpr std::array user_kinds{jalon::choice("all", "All users"),
                                       jalon::choice("subscribers", "Subscribers only")};
inline constexpr std::array structures{jalon::choice("surface", "Enclosed, on the surface"),
                                       jalon::choice("building", "Building or underground")};
inline constexpr std::array managers{jalon::choice("authority", "The authority itself"),
                                     jalon::choice("operator", "An operator (concession)")};
inline constexpr std::array disabled_rules{
    jalon::choice("free", "Free for disabled people"),
    jalon::choice("as_others", "Paid as by others"),
    jalon::choice("special", "Special tariff"),
};

inline constexpr std::array first_hour_fills{
    jalon::fill_when("regime", "paid", "parking.peer.first_hour")};
inline constexpr std::array free_minutes_fills{
    jalon::fill_when("regime", "paid", "parking.peer.free_minutes")};
inline constexpr std::array paid_hours_fills{jalon::fill("parking.peer.paid_hours")};
inline constexpr std::array paid_days_fills{jalon::fill("parking.peer.paid_days")};
inline constexpr std::array occupancy_fills{jalon::fill("parking.peer.occupancy")};
inline constexpr std::array full_share_fills{jalon::fill("parking.peer.full_share")};
inline constexpr std::array stay_fills{jalon::fill("parking.peer.stay")};
inline constexpr std::array liable_fills{jalon::fill("parking.peer.liable")};
inline constexpr std::array checks_fills{jalon::fill_when("regime", "paid", "parking.peer.checks")};
inline constexpr std::array notice_fills{jalon::fill("parking.notice.face")};
inline constexpr std::array block_fills{jalon::fill("parking.peer.block_spaces")};
inline constexpr std::array permit_fills{
    jalon::fill_when("regime", "paid", "parking.peer.permit_price"),
    jalon::fill_when("regime", "resident", "parking.peer.permit_price")};
inline constexpr std::array off_street_hour_fills{
    jalon::fill_when("is_free", "no", "parking.peer.off_street_hour")};
inline constexpr std::array off_street_month_fills{
    jalon::fill_when("is_free", "no", "parking.peer.off_street_month")};
inline constexpr std::array off_street_occupancy_fills{
    jalon::fill("parking.peer.off_street_occupancy")};

inline constexpr std::array zone_columns{
    jalon::text("id", "Identifier", JALON_KEY),
    jalon::text("name", "Street or zone"),
    jalon::number("spaces", "Number of spaces", "1", {0, 1e6}, {}, JALON_REQUIRED),
    jalon::choices("regime", "Regime of the zone", regimes),
    jalon::number("first_hour", "Price of the first hour", "currency", {0, 20}, first_hour_fills),
    jalon::number("later_hour", "Price of an hour after the first", "currency", {0, 100}),
    jalon::number("free_minutes", "Free minutes at the start of a stay", "minute", {0, 240},
                  free_minutes_fills),
    jalon::number("paid_hours", "Paid or busy hours a day", "h", {0, 24}, paid_hours_fills),
    jalon::number("paid_days", "Paid or busy days a year", "day", {0, 366}, paid_days_fills),
    jalon::number("occupancy", "Mean occupancy in these hours", "1", {0, 1}, occupancy_fills),
    jalon::number("full_share", "Part of the block hours above 90 %", "1", {0, 1},
                  full_share_fills),
    jalon::number("stay", "Mean stay", "h", {0.1, 24}, stay_fills),
    jalon::number("liable", "Part of the parked time that must be paid", "1", {0, 1}, liable_fills),
    jalon::number("respect", "Respect rate: stays paid of those that must be", "1", {0, 1}),
    jalon::number("checks", "Checks per space and year", "1/year", {0, 5000}, checks_fills),
    jalon::choices("control", "Control by", controls),
    jalon::number("notice", "Post-payment notice, mean amount", "currency", {0, 200}, notice_fills),
    jalon::number("notices", "Notices issued in a year", "1/year", {0, 1e7}),
    jalon::number("meter_revenue", "Receipts of the terminals in a year", "currency/year",
                  {0, 1e9}),
    jalon::number("search", "Search time, measured by a survey", "minute", {0, 120}),
    jalon::number("block_spaces", "Spaces of a block", "1", {2, 400}, block_fills, JALON_INTEGER),
    jalon::number("permits", "Resident permits", "1", {0, 1e6}),
    jalon::number("permit_price", "Price of a resident permit", "currency/year", {0, 5000},
                  permit_fills),
    jalon::number("terminals", "Terminals", "1", {0, 1e5}),
    jalon::choices("mobile", "Payment by telephone", yes_no),
    jalon::choices("digital", "Digital state", digital_states, JALON_DIGITAL),
};
// In brackets, the column of the national schema.
inline constexpr std::array car_park_columns{
    jalon::text("id", "Identifier", JALON_KEY),                                      // id
    jalon::text("name", "Name"),                                                     // nom
    jalon::number("spaces", "Number of spaces", "1", {0, 1e5}, {}, JALON_REQUIRED),  // nb_places
    jalon::choices("users", "Kind of users", user_kinds),                            // type_usagers
    jalon::choices("is_free", "Free of charge", yes_no),                             // gratuit
    jalon::choices("structure", "Kind of structure", structures),                    // type_ouvrage
    jalon::number("park_and_ride", "Park-and-ride spaces", "1", {0, 1e5}),           // nb_pr
    jalon::number("disabled", "Spaces for disabled people", "1", {0, 1e5}),          // nb_pmr
    jalon::number("electric", "Spaces for electric cars", "1",
                  {0, 1e5}),                                          // nb_voitures_electriques
    jalon::number("bicycles", "Spaces for bicycles", "1", {0, 1e5}),  // nb_velo
    jalon::number("car_sharing", "Spaces for shared cars", "1", {0, 1e5}),  // nb_autopartage
    jalon::number("motorcycles", "Spaces for motorcycles", "1", {0, 1e5}),  // nb_2_rm
    jalon::number("car_pooling", "Spaces for car pooling", "1", {0, 1e5}),  // nb_covoit
    jalon::number("height", "Greatest height", "cm", {50, 2000}),           // hauteur_max
    jalon::choices("disabled_tariff", "Tariff for disabled people", disabled_rules),  // tarif_pmr
    // Many car parks sell no hour: the file then has the price of a stay or a day, and the national
    // base holds 40.00. As wide as price_2h; a dearer hour than the day's price is told the town.
    jalon::number("price_1h", "Price of 1 hour, with VAT", "currency", {0, 100},  // tarif_1h
                  off_street_hour_fills),
    jalon::number("price_2h", "Price of 2 hours, with VAT", "currency", {0, 100}),    // tarif_2h
    jalon::number("price_24h", "Price of 24 hours, with VAT", "currency", {0, 500}),  // tarif_24h
    jalon::number("resident_month", "Price of a month for residents, with VAT", "currency/month",
                  {0, 1000}),  // abo_resident
    jalon::number("month", "Price of a month for others, with VAT", "currency/month", {0, 1000},
                  off_street_month_fills),  // abo_non_resident
    jalon::number("occupancy", "Mean occupancy in busy hours", "1", {0, 1},
                  off_street_occupancy_fills),
    jalon::number("revenue", "Receipts of a year, without VAT", "currency/year", {0, 1e9}),
    jalon::number("running_cost", "Running cost of a year", "currency/year", {0, 1e9}),
    jalon::choices("managed_by", "Managed by", managers),
    jalon::number("fee", "Fee of the operator to the authority", "currency/year", {0, 1e9}),
    jalon::choices("digital", "Digital state", digital_states, JALON_DIGITAL),
};
inline constexpr std::array tables{
    jalon::table("parking.zones", "On-street parking zones", zone_columns, "spaces",
                 "parking.spaces_per_inhabitant"),
    jalon::table("parking.car_parks", "Car parks", car_park_columns, "spaces"),
};
enum TablePlace : std::size_t { zones_table, car_parks_table };

consteval std::size_t zone_column(std::string_view name) {
  return jalon::index_of(zone_columns, name);
}
consteval std::size_t car_park_column(std::string_view name) {
  return jalon::index_of(car_park_columns, name);
}

}  // namespace parking
