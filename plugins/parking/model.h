// model.h - a programme evaluated over draws.
//
// Draws are worked through in groups (jalon/lanes.hpp); a draw never sees another.
#pragma once
#include <algorithm>
#include <cstddef>
#include <jalon/lanes.hpp>
#include <vector>

#include "plan.h"
#include "spread.h"

namespace parking {

using jalon::each, jalon::Lanes, jalon::lanes, jalon::take;
struct alignas(64) IntLanes {
  int v[lanes];
};

// What drivers meet on a space of a zone: prices of an hour, free hours, mean stay (h), what a
// paying stay comes to, the part of the parked time that must be paid but for the free minutes and
// the part past these, checks per space and year, amount of a notice, respect and where it goes to;
// load over that of the inventory (the change of the stay is in it).
struct State {
  bool paid = false;
  Lanes first, later, free, stay, payment, liable, past, checks, face, respect, target, factor;
  Lanes money;               // expected of a liable driver, per stay, at the target
  Lanes guided;              // part of the search that is left with guidance
  Lanes ride;                // load per space that stops at a park-and-ride
  Lanes fringe, off_street;  // load per space that moved there
  IntLanes impatience;       // place in the queue's table
  Lanes impatience_part, patience_per_stay;
  Lanes full_load;              // load that fills a block to 90 %
  Lanes permits, permit_price;  // permits per space; price of one
  std::vector<Lanes> ladder;    // demand at a price of so many steps; the middle is no step
  const double *rungs() const { return ladder.front().v; }  // [step][lane]
  std::array<IntLanes, n_bins> steps;
  double step = 0;  // of price
};

// Of a year, in busy hours, per space: part taken; load; lost load; load in nearly full bins before
// guidance; part taken times the steps of price above the usual one.
struct Flow {
  Lanes occupancy, load, lost, busy, priced;
};

// Of a year and per space: parked hours, stays, money, search.
struct Uses {
  Lanes hours, stays, meter, notices, cash, surcharge, vehicles;
  Lanes money;           // paid by users per parked hour
  Lanes search;          // hours, valued
  Lanes unmeasured;      // hours, not valued
  Lanes search_stay;     // valued hours per stay
  Lanes search_arrival;  // valued hours per arrival
  Lanes asked;           // hours that those who come would park; `hours` of them do
  Lanes given_up;        // part of those who come
};

struct ZoneLanes {
  bool measured = false;  // the search time
  Lanes spaces, hours, terminals, walk;
  std::array<Lanes, n_bins> weight, load;
  Lanes mean_load;
  Lanes factor_full, factor_valued, constant;  // search over the queue's; hours more per arrival
  Lanes cost;                                  // generalised cost of a stay, as the inventory is
  State state;
  Flow flow;
  Uses uses;
  Lanes declared_meter, declared_notices;  // of the model in year 0
};

// Equipment: what is bought by year, in parts of the first purchase at its price, and what is left
// of it at the end.
struct Schedule {
  std::vector<Lanes> bought;
  Lanes left;
};

// Room for one group of draws; made once per block.
struct Work {
  explicit Work(const Plan &plan);
  void load(const jalon::Block &block, std::size_t first, std::size_t count);
  const Lanes &of(Named parameter) const { return parameters[parameter.place]; }
  const Lanes &of(const Drawn &d, Lanes &room) const;

  std::vector<Lanes> parameters;
  std::vector<ZoneLanes> zones;
  std::vector<State> states;  // by segment, where it differs
  std::vector<Schedule> schedules;
  Lanes growth;                                         // demand over that of year 0
  Lanes off_price, off_price_operator_part, off_spare;  // of an hour off street
  Lanes led;        // part of the drivers in nearly full streets led off street
  Lanes off_hours;  // parked hours moved off street
  std::array<Lanes, n_lines> line;
  // Sums of the diagnosis.
  Lanes street, paid, taken, busy_hours, full, stays, days, paid_days, paid_hours, liable, payers,
      notices, vehicles, arrivals, valued, unvalued, lost_cars, measured, counted, real_time,
      load_hours;
};

class Prepared {
 public:
  Prepared(const Stock &stock, const jalon::Programme &programme) : plan_(stock, programme) {}
  void evaluate(const jalon::Block &block) const;

 private:
  Plan plan_;
};

// One year, for one group of draws.
struct Year {
  const Plan &plan;
  Work &w;
  int y, last;
  const Lanes &of(Named parameter) const { return w.of(parameter); }
};

// The zones as the inventory has them. (base.cpp)
void set_up_zones(const Plan &plan, Work &work);
// The queue over all bins. (flow.cpp)
void flow_of(const Work &work, const Zone &zone, const ZoneLanes &lanes_of, const State &state,
             const Lanes &factor, bool led, Flow &flow);
// `base`: the zone as the inventory has it, in the same year; nullptr for that zone itself. Where
// search was not measured, time lost against it is valued, and of time spared a part only.
void uses_of(const Work &work, const ZoneLanes &lanes_of, const State &state, const Flow &flow,
             const Uses *base, Uses &uses);
// Part of a zone's block hours above 90 %. (flow.cpp)
void full_part(const Work &work, const Zone &zone, const ZoneLanes &lanes_of, const State &state,
               const Lanes &factor, bool led, Lanes &part);
// Where the stay of a state lies in the queue's table. (base.cpp)
void place_impatience(const Work &work, const Zone &zone, State &state);
// Price controller: this year's changes. (pricing.cpp)
void change_prices(const Year &now, const Segment &segment, const Rules &rules, State &state);
void make_ladder(const Work &work, const Rules &rules, State &state);
// What drivers meet and how many come, under the rules of a year. `inflow` multiplies the demand
// of the inventory. (settle.cpp)
void settle(const Year &now, const Segment &segment, const Lanes &inflow, State &state);
// All segments whose rules change this year. (settle.cpp)
void settle_year(const Year &now);
// Money. (money.cpp, equipment.cpp, off_street.cpp)
void pay_segment(const Year &now, const Segment &segment, const State &state, const Flow &flow,
                 const Uses &uses, const Lanes &spaces);
void set_up_equipment(const Plan &plan, Work &work);
void buy_for(const Year &now, const Segment &segment, const Lanes &spaces);
void set_up_off_street(const Plan &plan, Work &work);
void lead_off_street(const Year &now);
void run_off_street(const Year &now);
// The diagnosis, and the writing of all outputs. (observe.cpp)
void observe(const Year &now, const Segment &segment, const State &state, const Flow &flow,
             const Uses &uses, const Lanes &spaces);
void write(const Year &now, const jalon::Block &block, std::size_t first, std::size_t count);

}  // namespace parking
