// model.h - a programme evaluated over draws.
//
// Draws are worked through in groups (jalon/lanes.hpp); a draw never sees another.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <jalon/lanes.hpp>
#include <vector>

#include "plan.h"

namespace electro_mobility {

using jalon::each, jalon::Lanes, jalon::lanes, jalon::take;

// A price by kWh: itself, demand at it over demand at the usual one, worth of a kWh beyond it.
struct PriceLanes {
  Lanes price, pull, worth;
};
// Of a group of points: how many, what they can deliver in a year, and what is paid for them.
struct GroupLanes {
  Lanes points, capacity, own, kilowatts;
  Lanes served;  // kWh of the year at work
};
// Of vehicles of one kind and age: all, and those that a measure replaces and whose days fit.
struct VehicleLanes {
  Lanes count, fit, km, fit_km;
  Lanes batteries;  // bought in a year for each electric vehicle, money
  // Parts of the fitting ones at the start of the year at work: electric anyway (in the reference),
  // that at the start of the measure, replaced under it; and replacements of all years so far.
  Lanes anyway, at_start, done, replaced;
  Lanes electric;  // part electric in the programme asked
};
// Chargers there already of one year: what they are worth new, by who pays their renewal.
struct EquipmentLanes {
  std::array<Lanes, 2> chargers, ground;  // town, operators
};
struct BikeLanes {
  Lanes count, trips, trip_km, cost;
};

// Room for one group of draws; made once per block.
struct Work {
  explicit Work(const Plan &plan);
  void load(const jalon::Block &block, std::size_t first, std::size_t count);
  const Lanes &of(Named parameter) const { return parameters[parameter.place]; }
  // Of a parameter by class of points ("energy", "capacity", ...), in the order of Class.
  const Lanes &of(const std::array<std::size_t, n_classes> &by_class, Class cls) const {
    return parameters[by_class[cls]];
  }
  // How many: the amount times the draws of its parameter.
  void count(const Amount &amount, Lanes &out) const {
    if (amount.parameter == JALON_NO_PARAMETER)
      each([&](std::size_t i) { out[i] = amount.value; });
    else
      each([&](std::size_t i) { out[i] = amount.value * parameters[amount.parameter][i]; });
  }

  std::vector<Lanes> parameters;  // yearly ones are loaded year by year
  std::vector<Lanes> cars;        // electric, by year
  std::vector<Lanes> market;      // electric part of new cars, by year
  std::vector<Lanes> potential;   // kWh a year that they and visitors ask of public points
  std::vector<PriceLanes> prices;
  std::vector<GroupLanes> groups;
  std::vector<EquipmentLanes> equipment;
  std::vector<VehicleLanes> vehicles;
  std::vector<BikeLanes> bikes;
  std::vector<Lanes> purchases;             // aided a year
  std::array<std::vector<Lanes>, 3> depot;  // electric vehicles that come, by kind and year
  std::array<Lanes, 3> arrived_by_measure;  // of these, in the year at work
  std::vector<Lanes> ramp;                  // by age
  std::vector<Lanes> again;                 // chargers bought again, by age
  std::vector<Lanes> civil_again;           // civil works, by age
  std::array<Lanes, n_classes> there;       // points there already
  Lanes enough;                             // supply that keeps 1 - 1/e of the demand
  Lanes demand_factor;                      // measured use over expected; 1 if unmeasured
  bool measured = false;
  Lanes slope;                     // of the price response
  Lanes usual_use;                 // kWh a year that a point of 22 kW can deliver
  Lanes filled;                    // of a point at the usual price, this year
  Lanes recovery;                  // of works over the life of a charger
  Lanes per_life, per_civil_life;  // 1 / life of a charger, of civil works
  Lanes charger_left, civil_left;  // of those bought in the year at work, left at the end
  Lanes there_kilowatts, there_capacity, others, learning,
      charger;                // charger: price factor in the year at work
  Lanes left, operator_left;  // value left, gathered over the years
  std::array<Lanes, n_lines> line;

  // Of the year at work, for the diagnosis.
  Lanes points, supply, kilowatts, sessions, energy, blocked, waits, weight;
  std::array<Lanes, n_classes> in_class;
  Lanes running, income;  // of the points on the town's account
  Lanes vehicles_known, vehicles_electric, vehicles_rest, vehicles_fit, age, aged, fleet_km,
      fleet_cost;
  Lanes bikes_all, trips;
};

class Prepared {
 public:
  Prepared(const Stock &stock, const jalon::Programme &programme) : plan_(stock, programme) {}
  void evaluate(const jalon::Block &block) const;

 private:
  Plan plan_;
};

// One year at work.
struct Year {
  const Plan &plan;
  Work &w;
  int y, last;  // both counted from 0
  const Lanes &of(Named parameter) const { return w.of(parameter); }
};

// Steps of evaluate.
void set_up_demand(const Plan &plan, Work &w);  // demand.cpp
void set_up_points(const Plan &plan, Work &w);  // points.cpp
void serve(Year &now);                          // points.cpp
void run_points(Year &now);                     // stations.cpp
void buy_points(Year &now);                     // stations.cpp
void set_up_fleet(const Plan &plan, Work &w);   // fleet.cpp
void run_fleet(Year &now);                      // fleet.cpp
void set_up_bikes(const Plan &plan, Work &w);   // bikes.cpp
void run_bikes(Year &now);                      // bikes.cpp
// Figures of the diagnosis, and the writing of all outputs. (observe.cpp)
void write(const Year &now, const jalon::Block &block, std::size_t first, std::size_t count);

// Electricity taken from the grid by the town's own things (`part` of kWh), at its price.
void pay_electricity(Year &now, const Lanes &kwh, const Lanes &price_factor);

// No declared life may be shorter: a year sees one renewal at most.
inline constexpr int shortest_life = 2;
// Times something is bought again up to an age, each spread over the year that it falls in.
inline double renewals_to(double age, double life, double per_life) {
  const double lives = static_cast<double>(static_cast<int>(age * per_life));  // age >= 0
  const double since = age - lives * life;
  return lives >= 1 ? lives - 1 + (since < 1 ? since : 1) : 0;
}
// Part bought anew in the year of age `age` (counted from the purchase), by lives of `life`.
inline double bought_again(double age, double life, double per_life) {
  return renewals_to(age + 1, life, per_life) - renewals_to(age, life, per_life);
}

inline double bought_again(double age, double life) {
  return bought_again(age, life, 1 / life);
}

// Names of parameters by class.
#define ELECTRO_MOBILITY_BY_CLASS(what)                    \
  {                                                        \
    parameter_named("electro_mobility." what ".slow"),     \
        parameter_named("electro_mobility." what ".ac"),   \
        parameter_named("electro_mobility." what ".fast"), \
        parameter_named("electro_mobility." what ".ultra") \
  }
using ByClass = std::array<std::size_t, n_classes>;
inline constexpr ByClass energy_of = ELECTRO_MOBILITY_BY_CLASS("energy");
inline constexpr ByClass capacity_of = ELECTRO_MOBILITY_BY_CLASS("capacity");
inline constexpr ByClass session_of = ELECTRO_MOBILITY_BY_CLASS("session");
inline constexpr ByClass price_of = ELECTRO_MOBILITY_BY_CLASS("price");
inline constexpr ByClass grid_of = ELECTRO_MOBILITY_BY_CLASS("grid");
inline constexpr ByClass upkeep_of = ELECTRO_MOBILITY_BY_CLASS("maintenance");
#undef ELECTRO_MOBILITY_BY_CLASS

}  // namespace electro_mobility
