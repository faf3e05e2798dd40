// plan.h - what a programme makes of the inventory: groups of charge points, of vehicles, of bikes.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row, so that a row falls into segments, each under a fixed set of entries. What
// founds something new covers no row: it builds its number times the part of the table covered,
// each row weighing as many things as it holds (all alike if they hold none). A table without rows
// counts as covered.
#pragma once
#include <jalon/pieces.hpp>
#include <vector>

#include "measures.h"
#include "stock.h"

namespace electro_mobility {

using jalon::Action, jalon::never;

// Prices by kWh that occur: the usual one (drawn), none, and those decided.
enum Price : std::size_t { usual_price, no_price, first_decided };

// Charge points that behave alike.
struct Group {
  Amount count;
  Class cls = ac;
  double kilowatts = 0;                           // of one point, where known
  uint32_t power_parameter = JALON_NO_PARAMETER;  // where not
  double own = jalon::unknown;                    // part on the town's account; NaN = drawn
  int station_points = 2;
  std::vector<std::size_t> price;  // by year
  bool built = false;              // by a measure, not there already
  int start = -1;                  // year of the works, if built
  int smart = never, pay = never;  // years in which these are fitted
  bool lamp = false, kerb = false;
  double point_price = jalon::unknown, grid_price = jalon::unknown, fee = 0;
  bool serves_in(int year) const { return !built || year > start; }
};
// Chargers there already, put in service in one year, for their renewal.
struct Equipment {
  struct Part {
    Amount count;
    Class cls;
    double own;  // NaN = drawn
  };
  int in_service;  // 0 = unknown
  std::vector<Part> parts;
};
// Vehicles of one kind and age, with the year from which they are replaced by electric ones.
struct Vehicles {
  std::size_t kind;  // 0 car, 1 van, 2 heavy
  bool electric, fuel_known;
  int bought;  // 0 = unknown
  int from;    // or never
  std::vector<std::size_t> rows;
  std::vector<double> part;  // of each of these rows
};
struct Bikes {
  Amount count;
  bool rental, is_electric;
  double trips;  // of a year; NaN = drawn
  double cost;   // of a bike and year; NaN = drawn
  int start;     // serves from the year after; -1: there already
};
struct Aid {
  Amount purchases;  // a year
  double aid;
  int start;
  double years;
};

struct Plan {
  Plan(const Stock &stock, const jalon::Programme &programme);

  const Stock *stock;
  int first_year;
  std::size_t years;
  std::vector<double> prices;  // decided ones, from first_decided on
  std::vector<Group> groups;
  std::vector<Equipment> equipment;
  std::vector<Vehicles> vehicles;
  std::vector<Bikes> bikes;
  std::vector<Aid> aids;

 private:
  std::size_t price_place(double price);
  void add_equipment(const PointRow &row);
};

}  // namespace electro_mobility
