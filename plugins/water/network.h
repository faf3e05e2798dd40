// network.h - the inventory as the model sees it: one service per name, in its latest year, with
// its mains, meters and districts.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "equations.h"
#include "tables.h"

namespace water {

// A number that is known, or that the draws of a figure stand for.
struct Drawn {
  double value = jalon::unknown;
  uint32_t parameter = JALON_NO_PARAMETER;
  bool drawn() const { return parameter != JALON_NO_PARAMETER; }
};

// How the number of connections is known; `size` of a service is that number.
enum class SizeFrom {
  connections,
  subscribers,  // times connections per subscriber
  length,       // km, over km per connection
  volume,       // m3 accounted, over use per connection
  inhabitants   // times connections per inhabitant
};

struct Service {
  std::size_t row = 0;  // of its latest year, which is the one that shares count on
  std::string name;
  bool guessed = false;  // made by the host from the population
  SizeFrom from = SizeFrom::connections;
  double size = 0;
  double subscribers = jalon::unknown, length = jalon::unknown;
  bool length_by_inhabitant = false;  // `size` inhabitants times mains per inhabitant
  bool balance = false;               // volumes are known and hold together
  Volumes volumes{};                  // if balance
  Drawn pressure, tariff, bought_price, rise;
  double sewer = 0;  // tariff, 0 if the inventory does not say: then not counted
  double main_repairs = jalon::unknown, connection_repairs = jalon::unknown;
  double renewed = jalon::unknown, surveyed = jalon::unknown, electricity = jalon::unknown;
  double price = jalon::unknown, knowledge = jalon::unknown, debt = jalon::unknown;
  int saved_from = -1;
  bool is_delegated = false, stressed = false, has_plan = false;
  double sectorised = 0;                 // part of the length in districts with telemetry
  bool sectors_known = false;            // the town lists its districts
  double night_losses = jalon::unknown;  // m3 a day per km, of the districts that measure them
  double plastic = jalon::unknown;       // part of the length; NaN unless half of it has a material
};

struct Main {
  std::size_t row, service;
  double km;
  bool whole;    // made from the population: stands for the whole length of the service
  bool fragile;  // of a material that breaks more
  int laid;      // 0 = unknown
  double rate;   // repairs per km and year, NaN = unknown
};

struct Meters {
  std::size_t row, service;
  double count;
  int installed;  // 0 = unknown
  int reading;    // Reading; on_site if blank
  bool reading_known;
};

struct Network {
  Network(const jalon::Host &host, const jalon::Inventory &inventory);

  std::vector<Service> services;
  std::vector<Main> mains;
  std::vector<Meters> meters;
  double population;  // NaN = unknown
};

// Volumes of a row, blanks as none; and how many of them are blank.
struct RowVolumes {
  Volumes volumes{};
  int blank = 0;
  bool enough = false;  // produced or bought, and domestic, are there
  bool holds = false;   // and no more is used than enters
};
RowVolumes volumes_of(const jalon::Table &services, std::size_t row);
// Which rows' volumes are not to be used; tells the town. (checks.cpp)
std::vector<bool> rejected_volumes(const jalon::Host &host, const jalon::Table &services);
// Checks of what is left, once all tables are taken in. (checks.cpp)
void check_network(const jalon::Host &host, const jalon::Inventory &inventory,
                   const Network &network);

}  // namespace water
