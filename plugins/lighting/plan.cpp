#include "plan.h"

#include <algorithm>
#include <cmath>

namespace lighting {

std::vector<Action> actions_of(const jalon::Programme &programme) {
  std::vector<Action> actions;
  const int first = programme.years().front();
  for (std::size_t i = 0; i < programme.size(); ++i) {
    const jalon::Entry entry = programme[i];
    Action a{entry.measure(), entry.start_year() - first, {}};
    for (std::size_t k = 0; k < measures[a.measure].n_options; ++k) {
      const double given = entry.option(k);
      a.options.push_back(std::isnan(given) ? measures[a.measure].options[k].value : given);
    }
    actions.push_back(std::move(a));
  }
  return actions;
}

Treatment treatment_of(const std::vector<Action> &actions, std::vector<int> active) {
  Treatment t;
  for (const int place : active) {
    const Action &a = actions[static_cast<std::size_t>(place)];
    // No hours between `from` and `to`: nothing is done, nothing is paid.
    const bool nightly = a.measure == dimming || a.measure == switch_off || a.measure == presence;
    if (nightly && a.options[window_from] == a.options[window_to]) continue;
    const auto earlier = [&](int &year) {
      if (a.year >= year) return false;
      year = a.year;
      return true;
    };
    switch (a.measure) {
      case led_head:
      case led_full:
        if (!earlier(t.led_year)) break;
        t.full = a.measure == led_full;
        t.price = a.options[luminaire_price];
        t.ratio = a.options[power_ratio];
        if (!std::isnan(a.options[colour_temperature])) t.colour = a.options[colour_temperature];
        t.constant_light = a.options[constant_light] >= 0.5;
        t.poles = t.full ? a.options[pole_share] : jalon::unknown;
        t.cabinets = t.full ? a.options[cabinet_share] : jalon::unknown;
        break;
      case dimming:
        earlier(t.dimming_year);
        break;
      case presence:
        earlier(t.presence_year);
        break;
      case switch_off:
        earlier(t.off_year);
        earlier(t.clock_year);
        break;
      case astro_clocks:
        earlier(t.clock_year);
        break;
      case remote:
        if (earlier(t.remote_year)) t.node_per_point = !(a.options[0] < 0.5);
        break;
      case subscribed_power:
        if (earlier(t.subscribed_year)) t.margin = a.options[0];
        break;
      case removal:
        earlier(t.removal_year);
        break;
    }
  }
  // Removal first: nothing is done to a point in the year it goes, or later.
  for (int *year :
       {&t.led_year, &t.remote_year, &t.clock_year, &t.dimming_year, &t.presence_year, &t.off_year})
    if (*year >= t.removal_year) *year = never;
  t.actions = std::move(active);
  return t;
}

std::vector<Segment> segments_of(const jalon::Programme &programme, std::size_t row) {
  std::vector<double> cuts{1.0};
  for (std::size_t i = 0; i < programme.size(); ++i) {
    const double s = programme[i].share(row);
    if (s > 0 && s < 1) cuts.push_back(s);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Segment> segments;
  double from = 0;
  for (const double to : cuts) {
    Segment segment{to - from, {}};
    for (std::size_t i = 0; i < programme.size(); ++i)
      if (programme[i].share(row) >= to) segment.active.push_back(static_cast<int>(i));
    segments.push_back(std::move(segment));
    from = to;
  }
  return segments;
}

bool Profile::same_as(const Profile &other) const {
  return switching == other.switching &&
         std::equal(windows.begin(), windows.end(), other.windows.begin(), other.windows.end(),
                    [](const Window &a, const Window &b) {
                      return a.from == b.from && a.to == b.to && a.kind == b.kind &&
                             a.level == b.level;
                    });
}

std::size_t Profiles::place_of(Profile profile) {
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (list_[i].same_as(profile)) return i;
  list_.push_back(std::move(profile));
  return list_.size() - 1;
}

namespace {

bool covers(const Window &w, double hour) {
  if (w.from <= w.to) return w.from <= hour && hour < w.to;
  return hour >= w.from || hour < w.to;
}

Piece piece_at(double hour, const std::vector<Window> &windows) {
  Piece piece;
  double low = 1;
  for (const Window &w : windows) {
    if (!covers(w, hour)) continue;
    if (w.kind == Window::is_off) return {Piece::dark, 0, 0, false};
    piece.kind = Piece::reduced;
    if (w.kind == Window::is_dim) {
      piece.high = std::min(piece.high, w.level);
    } else {
      piece.detection = true;
      low = std::min(low, w.level);
    }
  }
  // A detector brings the light up to what it would be without one, never above.
  piece.low = std::min(low, piece.high);
  return piece;
}

}  // namespace

void Profiles::finish() {
  hours_ = {0, 24};
  for (const Profile &p : list_)
    for (const Window &w : p.windows) hours_.insert(hours_.end(), {w.from, w.to});
  std::sort(hours_.begin(), hours_.end());
  hours_.erase(std::unique(hours_.begin(), hours_.end()), hours_.end());
  for (Profile &p : list_) {
    double reduced = 0;
    p.pieces.clear();
    for (std::size_t i = 0; i + 1 < hours_.size(); ++i) {
      p.pieces.push_back(piece_at((hours_[i] + hours_[i + 1]) / 2, p.windows));
      if (p.pieces.back().kind != Piece::full) reduced += hours_[i + 1] - hours_[i];
    }
    p.reduced_five_hours = reduced >= 5 - 1e-9;
  }
}

Profile profile_before(const Point &point) {
  Profile p;
  p.switching = point.switching;
  const bool hours_known = !std::isnan(point.reduced_from) && !std::isnan(point.reduced_to);
  if (point.regime == off) p.windows = {{0, 24, Window::is_off, 0}};
  if (point.regime == part_night && hours_known)
    p.windows = {{point.reduced_from, point.reduced_to, Window::is_off, 0}};
  if (point.regime == dimmed && hours_known && !std::isnan(point.reduced_level))
    p.windows = {{point.reduced_from, point.reduced_to, Window::is_dim, point.reduced_level}};
  return p;
}

Profile profile_in(int year, const Profile &before, const Treatment &treatment,
                   const std::vector<Action> &actions) {
  Profile p{before.windows, before.switching, {}, false};
  for (const int place : treatment.actions) {
    const Action &a = actions[static_cast<std::size_t>(place)];
    if (year <= a.year || a.year >= treatment.removal_year) continue;
    const auto add = [&](Window::Kind kind, double level) {
      if (a.options[window_from] == a.options[window_to]) return;
      p.windows.push_back({a.options[window_from], a.options[window_to], kind, level});
    };
    if (a.measure == switch_off) add(Window::is_off, 0);
    if (a.measure == dimming) add(Window::is_dim, a.options[window_level]);
    if (a.measure == presence) add(Window::is_presence, a.options[window_level]);
  }
  if (year > treatment.clock_year || year > treatment.remote_year) p.switching = Switching::exact;
  return p;
}

}  // namespace lighting
