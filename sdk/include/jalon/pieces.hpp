// pieces.hpp - what a programme does to the parts of a row, and when.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries, which the
// model then evaluates jointly.
//
//   const auto actions = jalon::actions_of(programme, measures);
//   const auto acts = [&](std::size_t i) { return actions[i].measure == sorting; };
//   for (const jalon::Segment &s : jalon::segments_of(programme, row, acts))
//     for (const std::size_t place : s.active) apply(actions[place], count * s.part);
#pragma once
#include <algorithm>
#include <climits>
#include <vector>

#include "data.hpp"

namespace jalon {

inline constexpr int never = INT_MAX / 4;  // a year: later than any, and safe to add to

// An entry. Years count from the first of the programme. A measure is paid in its year and serves
// from the next on.
struct Action {
  std::size_t measure;
  int year;
  std::vector<double> options;  // as decided, or as declared
};
inline std::vector<Action> actions_of(const Programme &programme,
                                      std::span<const jalon_measure> measures) {
  std::vector<Action> actions;
  const int first = programme.years().front();
  for (std::size_t i = 0; i < programme.size(); ++i) {
    const Entry entry = programme[i];
    Action a{entry.measure(), entry.start_year() - first, {}};
    for (std::size_t k = 0; k < measures[a.measure].n_options; ++k) {
      const double given = entry.option(k);
      a.options.push_back(given == given ? given : measures[a.measure].options[k].value);
    }
    actions.push_back(std::move(a));
  }
  return actions;
}

// `part` of a row is under `active`: places of entries, ascending.
struct Segment {
  double part;
  std::vector<std::size_t> active;
};
// Cuts a row; parts add up to 1. Entries for which acts(place) is false leave the row as it is, as
// if they did not cover it: say no for those of measures of other tables.
template <class Acts>
std::vector<Segment> segments_of(const Programme &programme, std::size_t row, Acts &&acts) {
  std::vector<double> shares, cuts{1.0};
  for (std::size_t i = 0; i < programme.size(); ++i) {
    const double s = acts(i) ? programme[i].share(row) : 0;
    shares.push_back(s);
    if (s > 0 && s < 1) cuts.push_back(s);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Segment> segments;
  double from = 0;
  for (const double to : cuts) {
    Segment &segment = segments.emplace_back(Segment{to - from, {}});
    for (std::size_t i = 0; i < programme.size(); ++i)
      if (shares[i] >= to) segment.active.push_back(i);
    from = to;
  }
  return segments;
}

// The earlier of two years wins: true if `other` does.
constexpr bool earlier(int &year, int other) {
  if (other >= year) return false;
  year = other;
  return true;
}

}  // namespace jalon
