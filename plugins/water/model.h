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

namespace water {

using jalon::each, jalon::Lanes, jalon::lanes, jalon::take;

// A service as it is in year 0; volumes in m3 a year.
struct ServiceLanes {
  Lanes connections, km, meters;
  Lanes supplied, produced, bought, sold, other;  // other: without meter, and service water
  Lanes billed;                                   // registered by meters
  Lanes used;                                     // what went through them
  Lanes apparent;                                 // scale of apparent losses, 1 or less
  Lanes theft;
  Lanes background_mains, background_rest, reported_mains, reported_rest;
  Lanes unreported, unreported_mains;    // the second: part of it on mains
  Lanes rise, removal, kept;             // m3/km/d/year; 1/year; exp(-removal)
  Lanes main_breaks, connection_breaks;  // reported, a year
  Lanes found_mains, found_rest;         // unreported leaks found, a year
  Lanes survey;                          // part of the mains surveyed a year
  Lanes own_part;                        // of a spared m3, what comes from own production
  Lanes kwh;                             // per m3, see Service::electricity
  Lanes value;                           // of a lost m3
  Lanes pressure, exponent;
  Lanes rate;                          // of usual renewal of mains
  Lanes hazard, whole_km, new_breaks;  // sum over mains; km of a cohort that is `whole`; see year.h
  std::array<Lanes, 5> renewed;        // km of the last five years, a ring
};

struct ZoneLanes {
  int regime;   // by_district + 2 by_control, of the year at work; -1 = none yet
  Lanes level;  // unreported leakage over that of year 0
  Lanes removal, kept, survey;
  Lanes leakage, bursts, use, repair;  // factors of the measures, once in service
};

struct Work {
  explicit Work(const Plan &plan);
  void load(const jalon::Block &block, std::size_t first, std::size_t count);
  void load_year(const jalon::Block &block, std::size_t first, std::size_t count, std::size_t year);
  const Lanes &of(Named parameter) const { return parameters[parameter.place]; }

  std::vector<Lanes> parameters;
  std::vector<ServiceLanes> services;
  std::vector<ZoneLanes> zones;
  std::vector<Lanes> breaks, ages;    // of the cohorts of mains: per km in year 0; age in year 0
  std::vector<Lanes> ageing, demand;  // growth since year 0, by year
  std::array<Lanes, n_lines> line;
  Lanes left;  // value left at the end of what was bought, gathered over the years
};

class Prepared {
 public:
  Prepared(const Network &network, const jalon::Programme &programme) : plan_(network, programme) {}
  void evaluate(const jalon::Block &block) const;

 private:
  Plan plan_;
};

// A number that is known, or the draws it stands for.
JALON_INLINE const Lanes &lanes_of(const Drawn &d, const Work &w, Named otherwise, Lanes &room) {
  if (d.drawn()) return w.parameters[d.parameter];
  if (d.value != d.value) return w.of(otherwise);
  each([&](std::size_t i) { room[i] = d.value; });
  return room;
}

// Steps of evaluate.
void set_up(const Plan &plan, Work &work);  // setup.cpp
void run_year(const Plan &plan, Work &work, const jalon::Block &block, std::size_t first,
              std::size_t count, int year);  // year.cpp

}  // namespace water
