// model.h - a programme evaluated over draws, in groups of `lanes`.
#pragma once
#include <array>
#include <vector>

#include "lanes.h"
#include "plan.h"

namespace e_administration {

// Of a piece: what does not change from year to year, then its share on line, which does.
struct PieceLanes {
  Lanes cases, procedures;
  Lanes front, front_booked, front_online, back;      // agent minutes of a case
  Lanes citizen, citizen_booked, citizen_online, km;  // minutes; kilometres by car
  Lanes letters, excluded, business, counter, automated, reach;
  Lanes launch;  // year in which the form is paid; it serves from the next
  Lanes online;  // share, of the year at work
};

// Of an asset: first price, what learning to use it costs, and the year they are paid; what is
// there before year 0, at today's price.
struct AssetLanes {
  Lanes worth, training, year, there, licence, licence_there, upkeep_part;
};

// Sums of a year.
struct Sums {
  Lanes minutes, minutes_outward, citizen, business, km, letters, letters_outward, assisted_hours;
  Lanes cases, online, counter, unassisted, rekeyed, planning;
};

// Room for one group of draws; made once per block.
struct Work {
  explicit Work(const Plan &plan);
  void load(const jalon::Block &block, std::size_t first, std::size_t count);
  const Lanes &of(Named parameter) const { return values[parameter.place]; }
  const Lanes &of(const Drawn &cell, Lanes &room) const {
    if (cell.fill != JALON_NO_PARAMETER) return values[cell.fill];
    room = all(cell.value);
    return room;
  }

  std::vector<Lanes> values;  // of the parameters
  std::vector<PieceLanes> pieces;
  std::vector<AssetLanes> assets;
  std::array<Lanes, n_lines> line;
  Sums sum;
  Lanes growth, growth_compulsory, ceiling, ceiling_compulsory, decay;  // of adoption
  Lanes volume;          // cases of the year at work over those of today
  Lanes pooled;          // part paid of what is fixed and shared
  Lanes usual_duty;      // year paid for the duty of town planning; `never` if none
  Lanes base_hours;      // of year 0
  Lanes cash, released;  // hours off the payroll; hours released, of the year at work
  Lanes inhabitants, agents;
  Lanes break_even, outward_cases, outward_procedures;  // of today
};

class Prepared {
 public:
  Prepared(const Stock &stock, const jalon::Programme &programme) : plan_(stock, programme) {}
  void evaluate(const jalon::Block &block) const;

 private:
  Plan plan_;
};

// Steps of evaluate. Years count from 0.
void set_up_pieces(const Plan &plan, Work &work);      // cohorts.cpp
void set_up_assets(const Plan &plan, Work &work);      // purchase.cpp; needs the hours of year 0
void set_up_break_even(const Plan &plan, Work &work);  // purchase.cpp
void adopt(const Plan &plan, Work &work, int year);    // adoption.cpp: shares on line of the year
void serve(const Plan &plan, Work &work, int year);    // service.cpp: `sum` of the year
void pay_agents(const Plan &plan, Work &work, int year);  // service.cpp: lines other than tools
void pay_tools(const Plan &plan, Work &work, int year);   // purchase.cpp: lines of tools
void write(const Plan &plan, const Work &work, const jalon::Block &block, std::size_t first,
           std::size_t count, int year);  // observe.cpp

}  // namespace e_administration
