// What the hours of darkness come to under each profile, for one group of draws.
#include <algorithm>

#include "equations.h"
#include "model.h"

namespace lighting {
namespace {

// What the hours of a piece weigh.
struct Weights {
  explicit Weights(const Work &w)
      : floor_led(w.of("lighting.dimming.floor")),
        floor_old(w.of("lighting.dimming.discharge_floor")) {
    const Lanes &rate = w.of("lighting.presence.rate"), &hold = w.of("lighting.presence.hold");
    const Lanes &asked = w.of("lighting.on_demand.rate"), &stays = w.of("lighting.on_demand.hold");
    each([&](std::size_t i) {
      passing[i] = part_up(rate[i], hold[i]);
      requests[i] = part_up(asked[i], stays[i]);
    });
  }
  // Adds `hours` of draw i spent in a piece.
  void add(NightHours &n, std::size_t i, double hours, const Piece &piece) const {
    if (piece.kind == Piece::dark) return;
    if (piece.kind == Piece::full) {
      n.burning[i] += hours;
      n.discharge[i] += hours;
      n.led[i] += hours;
      n.light[i] += hours;
      n.given[i] += hours;
      return;
    }
    // Cut at the cabinet until somebody asks: no power at all in between.
    const double on = piece.kind == Piece::demand ? hours * requests[i] : hours;
    const double up = piece.detection ? passing[i] : 1;
    const double level =
        piece.kind == Piece::demand ? piece.high : piece.low + up * (piece.high - piece.low);
    n.burning[i] += on;
    n.discharge[i] += on * power_at(level, floor_old[i]);
    n.led[i] += on * power_at(level, floor_led[i]);
    n.light[i] += on * level;
    n.given[i] += on * level;
  }

 private:
  const Lanes &floor_led, &floor_old;
  Lanes passing, requests;
};

using Places = std::array<LitHours::Place, lanes>;

// Hours of which some are drawn: each draw has a day of its own. Of the points that `part` says.
void drawn_night(const LitHours &table, const Places &places, const std::vector<Window> &drawn,
                 const Lanes &part, const Work &w, const Weights &weights, NightHours &n) {
  std::vector<Hours> windows(drawn.size());
  std::vector<double> hours;
  const auto value = [&](const Drawn &d, std::size_t i) {
    return d.drawn() ? w.parameters[d.parameter][i] : d.value;
  };
  each([&](std::size_t i) {
    for (std::size_t k = 0; k < windows.size(); ++k) {
      const Window &x = drawn[k];
      windows[k] = {x.kind, value(x.from, i), value(x.to, i), value(x.level, i)};
    }
    hours = {0, 24};
    add_hours(windows, hours);
    put_in_order(hours);
    double before = 0, reduced = 0;
    for (std::size_t j = 0; j + 1 < hours.size(); ++j) {
      const double until = table.before(places[i], hours[j + 1]);
      const Piece piece = piece_at((hours[j] + hours[j + 1]) / 2, windows);
      weights.add(n, i, part[i] * (until - before), piece);
      if (piece.kind != Piece::full) reduced += hours[j + 1] - hours[j];
      before = until;
    }
    n.reduced[i] += reduced >= five_hours ? part[i] : 0;
  });
}

// The points of unknown regime that are off at night, as peers are.
void perhaps_off(const LitHours &table, const Places &places, const Profile &profile, const Work &w,
                 const Weights &weights, const Lanes &part, NightHours &n) {
  constexpr auto from = parameter_named("lighting.regime.reduced_from"),
                 to = parameter_named("lighting.regime.reduced_to");
  std::vector<Window> windows = profile.windows;
  windows.push_back({Window::is_off,
                     {jalon::unknown, static_cast<uint32_t>(from)},
                     {jalon::unknown, static_cast<uint32_t>(to)},
                     {0}});
  drawn_night(table, places, windows, part, w, weights, n);
}

}  // namespace

JALON_FAST void night_hours(const Plan &plan, Work &w) {
  const LitHours &table = plan.stock->hours;
  const auto &hours = plan.profiles.hours();
  const auto &profiles = plan.profiles.list();
  const Lanes &latitude = w.of("territory.latitude");
  const Lanes &longitude = w.of("territory.longitude");
  const Lanes &altitude = w.of("lighting.sun_altitude");
  const Lanes &late = w.of("lighting.clock.offset");
  const Lanes &late_other = w.of("lighting.clock.other_offset");
  const Lanes &photocells = w.of("lighting.clock.photocell_share");
  const Lanes &off_share = w.of("lighting.peer.part_night_share");
  Lanes whole, rest;
  each([&](std::size_t i) {
    whole[i] = 1;
    rest[i] = 1 - off_share[i];
  });
  const auto sure = [&](const Profile &p) -> const Lanes & { return p.perhaps_off ? rest : whole; };
  const Weights weights(w);

  for (std::size_t k = 0; k < profiles.size(); ++k) {
    NightHours &n = w.nights[k];
    const Profile &p = profiles[k];
    const Lanes &part = sure(p);
    const bool lit = p.drawn() || std::any_of(p.pieces.begin(), p.pieces.end(),
                                              [](const Piece &x) { return x.kind != Piece::dark; });
    each([&](std::size_t i) {
      double extra = 0;
      if (p.switching == Switching::photocell) extra = late_hours(late[i]);
      if (p.switching == Switching::other) extra = late_hours(late_other[i]);
      if (p.switching == Switching::unknown) extra = late_hours(late[i]) * photocells[i];
      if (!lit) extra = 0;
      n.burning[i] = n.discharge[i] = n.led[i] = n.light[i] = extra;
      n.late[i] = extra;
      n.given[i] = 0;
      n.reduced[i] = p.reduced_five_hours ? part[i] : 0;
    });
  }
  Places places;
  each([&](std::size_t i) { places[i] = table.at(latitude[i], longitude[i], altitude[i]); });
  Lanes before{}, inside;
  for (std::size_t j = 0; j + 1 < hours.size(); ++j) {
    each([&](std::size_t i) {
      const double until = table.before(places[i], hours[j + 1]);
      inside[i] = until - before[i];
      before[i] = until;
    });
    for (std::size_t k = 0; k < profiles.size(); ++k) {
      if (profiles[k].pieces.empty()) continue;
      const Piece &piece = profiles[k].pieces[j];
      NightHours &n = w.nights[k];
      const Lanes &part = sure(profiles[k]);
      each([&](std::size_t i) { weights.add(n, i, part[i] * inside[i], piece); });
    }
  }
  for (std::size_t k = 0; k < profiles.size(); ++k) {
    const Profile &p = profiles[k];
    if (p.drawn()) drawn_night(table, places, p.windows, sure(p), w, weights, w.nights[k]);
    if (p.perhaps_off) perhaps_off(table, places, p, w, weights, off_share, w.nights[k]);
  }
}

}  // namespace lighting
