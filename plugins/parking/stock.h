// stock.h - the inventory as the model sees it.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "queue.h"
#include "tables.h"

namespace parking {

// A number that is known, or that the draws of a figure stand for. Neither: unknown.
struct Drawn {
  double value = jalon::unknown;
  uint32_t parameter = JALON_NO_PARAMETER;
  bool drawn() const { return parameter != JALON_NO_PARAMETER; }
  bool known() const { return drawn() || value == value; }
};

// A row of parking.zones.
struct Zone {
  std::size_t row = 0;
  double spaces = 0;            // or inhabitants, if per_inhabitant
  bool per_inhabitant = false;  // spaces are `spaces` times the draws of spaces_per_inhabitant
  int regime = unknown_regime;  // then used as free streets are, and nothing is counted of payment
  Drawn first_hour, free_minutes, hours, days, occupancy, full_share, stay, liable, checks, notice,
      permit_price;
  double later_hour = jalon::unknown;  // NaN: as the first
  Drawn respect;                       // unknown: from the notices, see below
  double notices_per_space = jalon::unknown;
  double permits = jalon::unknown, terminals = jalon::unknown;  // NaN: from peers, per space
  double search = jalon::unknown;                               // minutes measured; NaN: not
  bool scan = false, mobile = false, sensors = false;
  const QueueTable *queue = nullptr;
  bool paid() const { return regime == paid_regime; }
  bool open_to_all() const { return !paid() && regime != resident_regime; }
};

struct CarPark {
  double spaces;
  bool free, by_operator, building, counted;
  Drawn hour, month, occupancy;  // prices with VAT
  bool subscribers_only;
  double revenue, running_cost, fee;  // NaN: from figures
};

struct Stock {
  Stock(const jalon::Host &host, const jalon::Inventory &inventory);

  std::vector<Zone> zones;
  std::vector<CarPark> car_parks;
  std::size_t zone_rows = 0;
  double population;            // NaN = unknown
  bool regime_unknown = false;  // of a zone that has spaces
  // Declared receipts and notices, and the zones (places) they are of; for comparison only.
  struct Declared {
    std::size_t zone;
    double revenue, notices;
  };
  std::vector<Declared> declared;

 private:
  const QueueTable *queue_of(double block_spaces);
  void take_zones(const jalon::Host &host, const jalon::Table &table);
  void take_car_parks(const jalon::Host &host, const jalon::Table &table);
  std::map<int, std::shared_ptr<const QueueTable>> queues_;
};

// The regime of a row of parking.zones; where it is blank, paid if the row has a price, terminals,
// receipts or post-payment notices, which nothing else has.
int regime_of(const jalon::Table &zones, std::size_t row);

// Tells the town what in its tables contradicts itself. (findings.cpp)
void find_in_zones(const jalon::Host &host, const jalon::Table &table);
void find_in_car_parks(const jalon::Host &host, const jalon::Table &table);

}  // namespace parking
