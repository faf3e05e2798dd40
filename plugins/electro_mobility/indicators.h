// indicators.h - the figures of the diagnosis. A figure that nobody knows is NaN.
#pragma once
#include "parameters.h"

namespace electro_mobility {

// Order of `indicators`.
enum Indicator : std::size_t {
  points_per_1000,
  slow_points,
  ac_points,
  fast_points,
  ultra_points,
  electric_cars,
  cars_per_point,
  power_over_floor,
  supply_over_need,
  sessions_per_point,
  energy_per_session,
  measured_over_expected,
  availability,
  blocked_share,
  wait_probability,
  free_share,
  always_open_share,
  accessible_share,
  cost_cover,
  break_even_sessions,
  break_even_over_capacity,
  levelised_cost,
  deficit_per_inhabitant,
  deficit_of_others,
  fleet_electric_share,
  fleet_suitable_share,
  fleet_age,
  fleet_cost_per_km,
  bikes_per_1000,
  trips_per_bike,
  n_indicators
};

inline constexpr jalon::evidence breakeven{
    "operator heard by the National Assembly in 2018: 5 to 10 sessions a day and station", "2018",
    JALON_TO_VERIFY};

inline constexpr jalon::evidence afir{
    "regulation (EU) 2023/1804 (AFIR), article 3: 1.3 kW for each electric car and 0.8 kW for each "
    "plug-in hybrid; it binds the State as a whole: as the limit of a town, a judgement",
    "2024", JALON_HYPOTHETICAL};

inline constexpr std::array indicators{
    jalon::indicator("electro_mobility.points_per_1000", "Public points per 1,000 inhabitants", "1",
                     +1),
    jalon::indicator("electro_mobility.slow_points", "Points up to 7.4 kW", "1", 0),
    jalon::indicator("electro_mobility.ac_points", "Points of 7.4 to 22 kW", "1", 0),
    jalon::indicator("electro_mobility.fast_points", "Points of 22 to 150 kW", "1", 0),
    jalon::indicator("electro_mobility.ultra_points", "Points of 150 kW or more", "1", 0),
    jalon::indicator("electro_mobility.electric_cars", "Electric cars of the inhabitants", "1", 0),
    jalon::indicator("electro_mobility.cars_per_point", "Electric cars per public point", "1", 0),
    jalon::indicator("electro_mobility.power_over_floor",
                     "Public charging power over the European floor", "1", +1, {1, jalon::unknown},
                     afir),
    jalon::indicator(
        "electro_mobility.supply_over_need",
        "Points there are, counted as points of 22 kW, over those that the demand calls for", "1",
        0),
    jalon::indicator("electro_mobility.sessions_per_point", "Sessions per point and day", "1/day",
                     0),
    jalon::indicator("electro_mobility.energy_per_session", "Energy of a session", "kWh", 0),
    jalon::indicator("electro_mobility.measured_over_expected",
                     "Measured use over what the cars of the town lead one to expect", "1", 0),
    jalon::share("electro_mobility.availability", "Part of the time in working order", +1),
    jalon::share("electro_mobility.blocked_share",
                 "Drivers who find all points of the station taken, busiest month", -1),
    jalon::share("electro_mobility.wait_probability",
                 "Drivers who would have to wait, busiest month", -1),
    jalon::share("electro_mobility.free_share", "Part of the points that are free of charge", 0),
    jalon::share("electro_mobility.always_open_share", "Part of the points open day and night", +1),
    jalon::share("electro_mobility.accessible_share",
                 "Part of the points accessible to disabled people", +1),
    jalon::share("electro_mobility.cost_cover",
                 "Revenue over the running cost of the town's points", +1),
    jalon::indicator("electro_mobility.break_even_sessions",
                     "Sessions a day at which a 22 kW station of two points pays for itself",
                     "1/day", 0, {}, breakeven),
    jalon::indicator("electro_mobility.break_even_over_capacity",
                     "The same over the sessions such a station can take (above 1, it never pays)",
                     "1", -1),
    jalon::indicator("electro_mobility.levelised_cost",
                     "Full cost of a kWh at a 22 kW station of two points, at today's use",
                     "currency/kWh", -1),
    jalon::indicator("electro_mobility.deficit_per_inhabitant",
                     "Deficit of the town's points per inhabitant", "currency", -1),
    jalon::indicator("electro_mobility.deficit_of_others",
                     "Part of that deficit borne by those who drive no electric car", "currency",
                     -1),
    jalon::share("electro_mobility.fleet_electric_share",
                 "Part of the municipal vehicles that are electric", +1),
    jalon::share("electro_mobility.fleet_suitable_share",
                 "Part of the other vehicles whose longest day an electric one can do", 0),
    jalon::indicator("electro_mobility.fleet_age", "Mean age of the municipal vehicles", "year",
                     -1),
    jalon::indicator("electro_mobility.fleet_cost_per_km",
                     "Energy, upkeep and insurance of the fleet per kilometre", "currency/km", -1),
    jalon::indicator("electro_mobility.bikes_per_1000", "Public bikes per 1,000 inhabitants", "1",
                     0),
    jalon::indicator("electro_mobility.trips_per_bike", "Trips per public bike and day", "1/day",
                     +1),
};
static_assert(indicators.size() == n_indicators);

}  // namespace electro_mobility
