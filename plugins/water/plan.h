// plan.h - what a programme does to the parts of a service, its mains and its meters, and when.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries. Of several
// entries of one measure on a segment the earliest counts. Years count from the first of the
// programme; a measure is paid in its year and serves from the next on.
#pragma once
#include <jalon/pieces.hpp>
#include <vector>

#include "measures.h"
#include "network.h"

namespace water {

using jalon::Action, jalon::never, jalon::Segment;

// Cuts a row by the entries of measures of that table.
std::vector<Segment> segments_of(const jalon::Programme &programme,
                                 const std::vector<Action> &actions, std::string_view table,
                                 std::size_t row);

// A part of a service's network that is treated alike.
struct Zone {
  std::size_t service = 0;
  double part = 1;
  bool metered = false;  // lies in districts with telemetry already
  int sectors_year = never, control_year = never, control_end = never, repair_year = never;
  int pressure_year = never, pumps_year = never, knowledge_year = never;
  double district_km = jalon::unknown, district_days = jalon::unknown;
  double months = jalon::unknown, repair_left = jalon::unknown;
  double cut = 0, exponent = jalon::unknown, stations = jalon::unknown;
  double pump_saving = jalon::unknown, points = 0;

  // How leaks are searched for in a year, beside today's effort.
  bool by_district(int year) const { return year > sectors_year && !metered; }
  bool by_control(int year) const { return year > control_year && year <= control_end; }
};

// Mains of one service that age alike and are renewed together.
struct MainCohort {
  std::size_t service = 0;
  double km = 0;       // of the list; its part of the service is km over the sum of all cohorts
  bool whole = false;  // km is a part of the service's length instead
  bool fragile = false;
  double rate = jalon::unknown;  // repairs per km, measured
  double age = jalon::unknown;   // in year 0; NaN = drawn
  double queue_from = 0, density = 1;
  int year = never;  // of the project
  double price = jalon::unknown, years = 1;
};

// Meters of one service that are of an age and are treated alike.
struct MeterCohort {
  std::size_t service = 0;
  double count = 0;             // a weight: the service's meters are shared out by it
  double age = jalon::unknown;  // at the start of year 0
  int reading = on_site;
  bool reading_known = false;
  int smart_year = never, plain_year = never;
  bool network = true, alerts = true;
  double price = jalon::unknown, plain_price = jalon::unknown;
  int replaced() const { return smart_year < plain_year ? smart_year : plain_year; }
};

struct Plan {
  Plan(const Network &network, const jalon::Programme &programme);
  const Network *network;
  int first_year;
  int years;
  std::vector<Zone> zones;  // by service
  std::vector<MainCohort> mains;
  std::vector<MeterCohort> meters;
};

}  // namespace water
