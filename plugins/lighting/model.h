// model.h - a programme evaluated over draws.
//
// Draws are worked through in groups (jalon/lanes.hpp); a draw never sees another.
#pragma once
#include <algorithm>
#include <cstddef>
#include <jalon/lanes.hpp>
#include <vector>

#include "cohorts.h"

namespace lighting {

using jalon::each, jalon::Lanes, jalon::lanes, jalon::take;

// What a profile comes to in a year, in hours: of burning, and weighted by power and by light, by
// day too (late clocks) and in the dark alone; the part of its points dimmed or off for five hours
// of the night; and the hours burnt by day.
struct NightHours {
  Lanes burning, discharge, led, light, given, reduced, late;
};

// Of a cohort: as it is, with heads renewed anyway, and with those of the measure. `sky` is the
// lumens sent upward at full power, weighted by colour.
struct CohortLanes {
  Lanes points;
  Lanes watts, watts_anyway, watts_measure;
  Lanes sky, sky_anyway, sky_measure;
  Lanes subscribed_for;  // kW that the last subscription was made for
};

// Room for one group of draws; made once per block.
struct Work {
  explicit Work(const Plan &plan);
  void load(const jalon::Block &block, std::size_t first, std::size_t count);
  const Lanes &of(Named parameter) const { return parameters[parameter.place]; }

  std::vector<Lanes> parameters;   // yearly ones are loaded year by year
  std::vector<NightHours> nights;  // by profile
  std::vector<CohortLanes> cohorts;
  std::vector<Lanes> treated;  // points by treatment
  Lanes points, watts, cabinets, cabinets_per_point, subscribed, subscribed_per_watt;
  Lanes per_life, per_old_life, per_rate, per_mercury_rate;  // 1 / life of a head, 1 / pace
  Lanes relamping;                                           // a year's part of a group relamping
  Lanes end_factor;                 // light left at the end of an LED's life
  Lanes learning;                   // price of a head over today's, in the year at work
  Lanes head;                       // price of a head in the year at work
  Lanes head_left, structure_left;  // of those bought in the year at work, life left at the end
  Lanes base_energy;                // kWh of year 0
  std::array<Lanes, n_lines> line;
  Lanes reduced, leds, leds_typed, typed, told, old_dated, dated, present, burning, late, kilowatts,
      subscription_saved;
  Lanes off_part, dim_part, white_part;
  Lanes shared_kwh;  // saved under contracts, times the operator's share
  Lanes left;        // value left at the end, gathered over the years
};

class Prepared {
 public:
  Prepared(const Stock &stock, const jalon::Programme &programme) : plan_(stock, programme) {}
  void evaluate(const jalon::Block &block) const;

 private:
  Plan plan_;
};

// Steps of evaluate, in model.cpp, night.cpp and year.cpp.
void night_hours(const Plan &plan, Work &work);
void set_up(const Plan &plan, Work &work);
void run_year(const Plan &plan, Work &work, const jalon::Block &block, std::size_t first,
              std::size_t count, std::size_t year);

}  // namespace lighting
