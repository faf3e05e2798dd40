// plan.h - what a programme does to a part of a row, and when.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries; what that
// set amounts to is a Treatment. Of several LED entries on one segment the earliest counts, the
// others find the work done; dimming keeps the lowest level; hours off are the union.
#pragma once
#include <jalon/pieces.hpp>
#include <vector>

#include "measures.h"
#include "stock.h"

namespace lighting {

using jalon::Action, jalon::never, jalon::Segment;

// A contract under which an operator pays works and is paid from the energy saved.
struct Contract {
  int year = never;
  double years = 0, share = 0, financed = 0;
  // Works of `at` are its own to pay; savings of `at` are shared.
  bool pays_in(int at) const { return at >= year && at <= year + years; }
  bool shares_in(int at) const { return at > year && at <= year + years; }
};

// A subscription brought down to the power of the year after, until the next time.
struct Resubscription {
  int year;
  double margin;  // NaN = drawn
};

struct Treatment {
  std::vector<std::size_t> actions;  // places in the list of actions
  int led_year = never;
  int removal_year = never;
  int remote_year = never;
  int clock_year = never;  // a clock comes with astro_clocks and with switch_off
  int dimming_year = never;
  int presence_year = never;
  int off_year = never;
  int demand_year = never;
  std::vector<Resubscription> subscriptions;  // by year
  Contract contract;
  bool full = false, constant_light = false, node_per_point = true;
  double price = jalon::unknown, ratio = jalon::unknown;  // decided; NaN = draws
  double poles = jalon::unknown, cabinets = jalon::unknown;
  double colour = 3000;

  bool removed_after(int year) const { return year > removal_year; }
  bool reduced_in(int year) const { return year > dimming_year || year > presence_year; }
  bool off_in(int year) const { return year > off_year || year > demand_year; }
};
Treatment treatment_of(const std::vector<Action> &actions, std::vector<std::size_t> active);

// False where the entry leaves a point of this lamp (Type) as it is, as if it did not cover it.
bool acts_on(const Action &action, int lamp_type);

// Cuts a row by the entries that act on it.
std::vector<Segment> segments_of(const jalon::Programme &programme,
                                 const std::vector<Action> &actions, std::size_t row,
                                 int lamp_type);

}  // namespace lighting
