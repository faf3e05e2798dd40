// profile.h - how the night goes at a point: hours that are dark, dimmed, watched or on demand.
//
// Hours of a project are decided. Those of a recorded regime may stand for the draws of a figure
// (a hole filled from peers): the day is then cut anew in each draw.
#pragma once
#include <vector>

#include "plan.h"

namespace lighting {

struct Window {
  enum Kind { is_off, is_dim, is_presence, is_demand } kind;
  Drawn from, to;  // legal time, hours; over midnight if from > to
  Drawn level;     // is_dim, is_presence
};

// A window of which all numbers are known.
struct Hours {
  Window::Kind kind;
  double from, to, level;
};

// What one stretch of the legal day is.
struct Piece {
  enum Kind { full, dark, reduced, demand } kind = full;
  double high = 1, low = 1;  // reduced: light when somebody passes, and otherwise
  bool detection = false;
};

// The hours at which a day of these windows changes: 0 ... 24, ascending.
void add_hours(const std::vector<Hours> &windows, std::vector<double> &hours);
void put_in_order(std::vector<double> &hours);
// At an hour: off beats dimming, the lowest level wins, and light on demand comes on in the dark
// (but not at a point that is never lit).
Piece piece_at(double hour, const std::vector<Hours> &windows);

inline constexpr double five_hours = 5 - 1e-9;

struct Profile {
  std::vector<Window> windows;
  Switching switching = Switching::unknown;
  // Of unknown regime: a drawn part of the points is off between the usual hours besides.
  bool perhaps_off = false;
  std::vector<Piece> pieces;  // one per interval of Profiles::hours; none if drawn
  bool reduced_five_hours = false;

  bool drawn() const;
  bool same_as(const Profile &other) const;
};

// All profiles of a programme, each once.
class Profiles {
 public:
  std::size_t place_of(Profile profile);
  // Cuts the day at all hours that are known and fills the pieces in.
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
