// stock.h - the inventory as the model sees it.
#pragma once
#include <cstdint>
#include <vector>

#include "tables.h"

namespace electro_mobility {

// A number that is known, or that the draws of a figure stand for.
struct Drawn {
  double value = jalon::unknown;
  uint32_t parameter = JALON_NO_PARAMETER;
  bool drawn() const { return parameter != JALON_NO_PARAMETER; }
  bool operator==(const Drawn &) const = default;
};

// How many: `value` times the draws of `parameter`, if there is one (things per inhabitant).
struct Amount {
  double value = 0;
  uint32_t parameter = JALON_NO_PARAMETER;
};

struct PointRow {
  Amount count;
  Class cls;
  Drawn power;         // kW
  bool free;           // known to be free of charge
  double own;          // part on the town's account; NaN = unknown, drawn
  int in_service;      // year, 0 = unknown
  int station_points;  // points of its station
};
struct Measured {  // of points whose use of a year was measured
  Class cls;
  bool free;
  double points = 0, energy = 0, sessions = 0;  // sessions: of rows whose energy is unknown
};
struct VehicleRow {
  Amount count;
  int kind;  // unknown_kind if blank
  bool electric;
  bool fuel_known;  // if not, it counts as one with an engine, and in no share
  int bought;       // 0 = unknown
  Drawn distance, days;
  double longest_day;  // NaN = unknown
};
struct BikeRow {
  Amount count;
  bool rental, electric;
  double trips;  // of a year; NaN = unknown
};
// Parts of a choice or number that is known, over rows where it is known.
struct Known {
  double sum = 0, of = 0;
  void add(double x, double weight) { sum += x * weight, of += weight; }
  double mean() const { return of > 0 ? sum / of : jalon::unknown; }
};

struct Stock {
  Stock(const jalon::Host &host, const jalon::Inventory &inventory);

  double population;  // NaN = unknown
  // Inhabitants that demand starts from. Where nobody knows them, measured use alone gives its
  // level: any number will do.
  double people() const;
  std::vector<PointRow> points;
  std::vector<VehicleRow> vehicles;
  std::vector<BikeRow> bikes;
  std::vector<Amount> lights, spaces;  // of other domains, by row
  std::vector<Measured> measured;      // by class and price
  double energy_per_session;           // of rows where both are known; NaN
  Known availability, free, always_open, accessible;
  bool power_known = false;  // of some points, or of none because there are none

 private:
  void read_points(const jalon::Host &host, const jalon::Table &table);
  void read_vehicles(const jalon::Host &host, const jalon::Table &table);
  void read_bikes(const jalon::Table &table);
  Amount amount(const jalon::Column &column, std::size_t row, double if_unknown,
                uint32_t per_inhabitant) const;
  std::vector<Amount> amounts(const jalon::Table &table, double if_unknown,
                              uint32_t per_inhabitant) const;
};

Class class_of(double kilowatts);

}  // namespace electro_mobility
