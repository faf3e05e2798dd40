#include "profile.h"

#include <algorithm>
#include <cmath>

namespace lighting {
namespace {

bool covers(const Hours &w, double hour) {
  if (w.from <= w.to) return w.from <= hour && hour < w.to;
  return hour >= w.from || hour < w.to;
}

std::vector<Hours> known_hours(const Profile &profile) {
  std::vector<Hours> list;
  for (const Window &w : profile.windows)
    list.push_back({w.kind, w.from.value, w.to.value, w.level.value});
  return list;
}

}  // namespace

void add_hours(const std::vector<Hours> &windows, std::vector<double> &hours) {
  for (const Hours &w : windows) hours.insert(hours.end(), {w.from, w.to});
}

void put_in_order(std::vector<double> &hours) {
  std::sort(hours.begin(), hours.end());
  hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
}

Piece piece_at(double hour, const std::vector<Hours> &windows) {
  Piece piece;
  double low = 1;
  bool cut = false, demand = false;
  for (const Hours &w : windows) {
    if (!covers(w, hour)) continue;
    if (w.kind == Window::is_off) {
      if (w.from == 0 && w.to == 24) return {Piece::dark, 0, 0, false};
      cut = true;
    } else if (w.kind == Window::is_demand) {
      demand = true;
    } else {
      piece.kind = Piece::reduced;
      if (w.kind == Window::is_dim) {
        piece.high = std::min(piece.high, w.level);
      } else {
        piece.detection = true;
        low = std::min(low, w.level);
      }
    }
  }
  if (demand) return {Piece::demand, piece.high, 0, false};
  if (cut) return {Piece::dark, 0, 0, false};
  // A detector brings the light up to what it would be without one, never above.
  piece.low = std::min(low, piece.high);
  return piece;
}

bool Profile::drawn() const {
  return std::any_of(windows.begin(), windows.end(), [](const Window &w) {
    return w.from.drawn() || w.to.drawn() || w.level.drawn();
  });
}

bool Profile::same_as(const Profile &other) const {
  return switching == other.switching && perhaps_off == other.perhaps_off &&
         std::equal(windows.begin(), windows.end(), other.windows.begin(), other.windows.end(),
                    [](const Window &a, const Window &b) {
                      return a.kind == b.kind && a.from == b.from && a.to == b.to &&
                             a.level == b.level;
                    });
}

std::size_t Profiles::place_of(Profile profile) {
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (list_[i].same_as(profile)) return i;
  list_.push_back(std::move(profile));
  return list_.size() - 1;
}

void Profiles::finish() {
  hours_ = {0, 24};
  for (const Profile &p : list_)
    if (!p.drawn()) add_hours(known_hours(p), hours_);
  put_in_order(hours_);
  for (Profile &p : list_) {
    p.pieces.clear();
    if (p.drawn()) continue;
    const auto windows = known_hours(p);
    double reduced = 0;
    for (std::size_t i = 0; i + 1 < hours_.size(); ++i) {
      p.pieces.push_back(piece_at((hours_[i] + hours_[i + 1]) / 2, windows));
      if (p.pieces.back().kind != Piece::full) reduced += hours_[i + 1] - hours_[i];
    }
    p.reduced_five_hours = reduced >= five_hours;
  }
}

Profile profile_before(const Point &point) {
  Profile p;
  p.switching = point.switching;
  p.perhaps_off = !point.regime_known;
  const bool hours_known =
      !std::isnan(point.reduced_from.value) && !std::isnan(point.reduced_to.value);
  if (point.regime == off) p.windows = {{Window::is_off, {0}, {24}, {0}}};
  if (point.regime == part_night && hours_known)
    p.windows = {{Window::is_off, point.reduced_from, point.reduced_to, {0}}};
  if (point.regime == dimmed && hours_known && !std::isnan(point.reduced_level.value))
    p.windows = {{Window::is_dim, point.reduced_from, point.reduced_to, point.reduced_level}};
  return p;
}

Profile profile_in(int year, const Profile &before, const Treatment &treatment,
                   const std::vector<Action> &actions) {
  Profile p = before;
  for (const std::size_t place : treatment.actions) {
    const Action &a = actions[place];
    if (year <= a.year || a.year >= treatment.removal_year) continue;
    const auto add = [&](Window::Kind kind, double level) {
      if (a.options[window_from] == a.options[window_to]) return;
      p.windows.push_back({kind, {a.options[window_from]}, {a.options[window_to]}, {level}});
    };
    if (a.measure == switch_off) add(Window::is_off, 0);
    if (a.measure == dimming) add(Window::is_dim, a.options[window_level]);
    if (a.measure == presence) add(Window::is_presence, a.options[window_level]);
    if (a.measure == on_demand) add(Window::is_demand, 0);
  }
  if (year > treatment.clock_year || year > treatment.remote_year || year > treatment.demand_year)
    p.switching = Switching::exact;
  return p;
}

}  // namespace lighting
