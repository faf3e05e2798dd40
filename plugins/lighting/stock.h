// stock.h - the inventory as the model sees it.
#pragma once
#include <cstdint>
#include <vector>

#include "hours.h"
#include "tables.h"

namespace lighting {

// What is known of the clock that switches a point.
enum class Switching : int { exact, photocell, other, unknown };

// A number that is known, or that the draws of a figure stand for.
struct Drawn {
  double value = jalon::unknown;
  uint32_t parameter = JALON_NO_PARAMETER;
  bool drawn() const { return parameter != JALON_NO_PARAMETER; }
  bool operator==(const Drawn &) const = default;
};

struct Point {
  double count;             // points, or inhabitants if per_inhabitant
  bool per_inhabitant;      // the count is `count` times the draws of points_per_inhabitant
  int type;                 // Type, unknown_type if blank
  double lamp_watts;        // of one point; ignored if lamp_parameter is set
  uint32_t lamp_parameter;  // the parameter whose draws are the lamp power, or JALON_NO_PARAMETER
  double system_watts;      // NaN = not measured
  int installed;            // 0 = unknown
  int regime;               // Regime
  bool regime_known;        // if not, peers tell the part that is off at night; it is in no share
  Drawn reduced_from, reduced_to, reduced_level;
  bool dimmable;          // known to need no new gear
  double colour, upward;  // NaN = unknown
  Switching switching;
};

struct Stock {
  Stock(const jalon::Host &host, const jalon::Inventory &inventory);

  std::vector<Point> points;  // one per row of the table; count 0 where nothing is there
  LitHours hours;
  double population;             // NaN = unknown
  double known_cabinets = 0;     // those of the table, and others that points name
  double loose_points = 0;       // points that no known cabinet feeds: cabinets from peers
  double loose_inhabitants = 0;  // the same, for a count estimated per inhabitant
  double subscribed = 0;         // kVA of the cabinets where it is known
  double unsubscribed_part = 1;  // part of the power whose subscription is unknown
  double metered;                // kWh of a year, all cabinets; NaN unless all are known
};

}  // namespace lighting
