// plan.h - what a programme does to a part of a zone, and when.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries. What a
// segment is under in a year is a Rules; it changes in the years of `epochs`.
#pragma once
#include <jalon/pieces.hpp>
#include <vector>

#include "measures.h"
#include "stock.h"

namespace parking {

using jalon::Action, jalon::never;

// What holds on a segment in a year; NaN = as it was, or drawn.
struct Rules {
  bool paid = false;  // drivers pay here
  bool was_paid = false;
  bool reallocated = false;
  int extended = never, removed = never;  // year of the entry in force
  double new_first = jalon::unknown;      // of an extension
  double extension_checks = jalon::unknown, extension_permits = jalon::unknown;
  double increase = 0, first = jalon::unknown, later = jalon::unknown;  // of a tariff
  double free_minutes = jalon::unknown;
  double notice = jalon::unknown;
  int control = never;  // year of the entry in force
  bool scan = false, outsourced = false;
  double checks = jalon::unknown;
  int mobile = never;
  double terminals_gone = 0;
  int sensors = never;
  double permit_increase = 0, permit_price = jalon::unknown;
  double ride = 0;  // park-and-ride spaces per space
  int pricing = never;
  double step = 0, above = 1, below = 0, least = 1, most = 1;
  int changes = 0;
};

// Something bought in a year, that lives and is bought again.
enum class Kind { terminal, sensor, battery, ride, kerb, signs };
struct Equipment {
  Kind kind;
  int year;
  bool operator==(const Equipment &) const = default;
};

struct Segment {
  std::size_t zone;
  double part;                      // of the zone's spaces
  std::vector<std::size_t> active;  // places in Plan::actions
  std::vector<int> epochs;   // years, ascending, in which the rules change; 0 is always there
  std::vector<Rules> rules;  // by year, and of the year after the last
  bool changes_in(int year) const;
};

struct Plan {
  Plan(const Stock &stock, const jalon::Programme &programme);
  Rules rules_of(const Segment &segment, int year) const;
  // Whether drivers meet something else than in the reference, on the segment or by what is done
  // elsewhere; and whether that begins or changes in the year.
  bool differs(const Segment &segment, int year) const;
  bool changes(const Segment &segment, int year) const;

  const Stock *stock;
  std::size_t years;
  std::vector<Action> actions;
  std::vector<Segment> segments;
  // By action on car parks: the part of each car park covered by that entry and not by an earlier
  // one.
  struct Guidance {
    int year;
    std::vector<double> covered;
  };
  std::vector<Guidance> guidance;               // by year
  bool touches = false;                         // some segment or car park is under an entry
  std::vector<Equipment> equipment;             // all that is bought
  std::size_t equipment_of(Equipment e) const;  // its place
  // Part of a zone's spaces given another use by the year.
  double reallocated(std::size_t zone, int year) const;

 private:
  bool zones_change_by(int year) const;  // some zone was extended or given up before
  std::vector<int> shifts_;              // years from which drivers move between zones
};

}  // namespace parking
