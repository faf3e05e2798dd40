// plan.h - what a programme does to a part of a row, and when.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries; what that
// set amounts to is a Treatment. Of several LED entries on one segment the earliest counts, the
// others find the work done; dimming keeps the lowest level; hours off are the union.
#pragma once
#include <climits>
#include <vector>

#include "measures.h"
#include "stock.h"

namespace lighting {

inline constexpr int never = INT_MAX / 4;

// Years count from the first of the programme. A measure is paid in its year and serves from the
// next on.
struct Action {
  std::size_t measure;
  int year;
  std::vector<double> options;
};
std::vector<Action> actions_of(const jalon::Programme &programme);

struct Window {
  double from, to;  // legal time, hours; over midnight if from > to
  enum Kind { is_off, is_dim, is_presence } kind;
  double level;
};

struct Treatment {
  std::vector<int> actions;  // places in the list of actions
  int led_year = never;
  int removal_year = never;
  int remote_year = never;
  int clock_year = never;  // a clock comes with astro_clocks and with switch_off
  int dimming_year = never;
  int presence_year = never;
  int off_year = never;
  int subscribed_year = never;
  bool full = false, constant_light = false, node_per_point = true;
  double price = jalon::unknown, ratio = jalon::unknown;  // decided; NaN = draws
  double poles = jalon::unknown, cabinets = jalon::unknown, margin = jalon::unknown;
  double colour = 3000;

  bool removed_after(int year) const { return year > removal_year; }
  bool reduced_in(int year) const { return year > dimming_year || year > presence_year; }
  bool off_in(int year) const { return year > off_year; }
};
Treatment treatment_of(const std::vector<Action> &actions, std::vector<int> active);

// Cuts a row: `part` of it is under `active` (places of entries). Parts add up to 1.
struct Segment {
  double part;
  std::vector<int> active;
};
std::vector<Segment> segments_of(const jalon::Programme &programme, std::size_t row);

// How the night goes: one piece per interval of the legal day, between all hours of the programme.
struct Piece {
  enum Kind { full, dark, reduced } kind = full;
  double high = 1, low = 1;  // reduced: light when somebody passes, and otherwise
  bool detection = false;
};
struct Profile {
  std::vector<Window> windows;
  Switching switching = Switching::unknown;
  std::vector<Piece> pieces;  // one per interval of the list of hours
  bool reduced_five_hours = false;

  bool same_as(const Profile &other) const;
};

// All profiles of a programme, each once.
class Profiles {
 public:
  std::size_t place_of(Profile profile);
  // Cuts the day at all hours seen so far and fills the pieces in.
  void finish();
  const std::vector<Profile> &list() const { return list_; }
  const std::vector<double> &hours() const { return hours_; }  // 0 ... 24, ascending

 private:
  std::vector<Profile> list_;
  std::vector<double> hours_;
};

// Hours of a point before any measure, and in a year of a treatment.
Profile profile_before(const Point &point);
Profile profile_in(int year, const Profile &before, const Treatment &treatment,
                   const std::vector<Action> &actions);

}  // namespace lighting
