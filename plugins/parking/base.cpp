// The zones as the inventory has them: what drivers meet, how full the blocks are, and the demand
// that makes them so.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace parking {
namespace {

// Bins of the Beta distribution with the zone's mean and share above 90 %.
void spread_out(Work &w, const Zone &zone, ZoneLanes &z) {
  Lanes mean_room, share_room;
  const Lanes &mean = w.of(zone.occupancy, mean_room), &share = w.of(zone.full_share, share_room);
  const double *table = SpreadTable::get().data();
  Lanes a, b, scale;
  IntLanes place;
  each([&](std::size_t i) {
    const double m = between(mean[i], 0.02, 0.98) / 0.02 - 1;
    const double s = clamp01(share[i]) * (SpreadTable::n_shares - 1);
    const int row = static_cast<int>(lesser(positive(m), SpreadTable::n_means - 2.0));
    const int column = static_cast<int>(lesser(positive(s), SpreadTable::n_shares - 2.0));
    place.v[i] = (row * SpreadTable::n_shares + column) * SpreadTable::stride;
    a[i] = m - row;
    b[i] = s - column;
    scale[i] = lesser(1.0, mean[i] / 0.02);
  });
  constexpr int next = SpreadTable::n_shares * SpreadTable::stride;
  for (std::size_t k = 0; k < n_bins; ++k) {
    const double middle = (bin_edges[k] + bin_edges[k + 1]) / 2;
    const int weight = static_cast<int>(k), moment = static_cast<int>(k + n_bins);
    each([&](std::size_t i) {
      const auto read = [&](int what) {
        const double *t = table + place.v[i] + what;
        const double low = t[0] + b[i] * (t[SpreadTable::stride] - t[0]);
        const double high = t[next] + b[i] * (t[next + SpreadTable::stride] - t[next]);
        return low + a[i] * (high - low);
      };
      const double p = read(weight);
      const double inside = p > 1e-12 ? read(moment) / p : middle;
      z.weight[k][i] = p;
      // A block is never seen quite full all hour long; above this its demand cannot be told.
      z.load[k][i] = lesser(0.99, inside) * scale[i];
    });
  }
}

// One of Newton's steps to the load of an occupancy. The queue's occupancy is concave in the load:
// from below, the steps never pass the root.
JALON_INLINE double nearer(const double *table, double occupancy, double load, int first,
                           double part) {
  const double lost = lost_load(table, load, first, part);
  const double more = lost_load(table, load + 1 / QueueTable::loads_per_unit, first, part);
  const double slope = greater(1e-3, 1 - (more - lost) * QueueTable::loads_per_unit);
  return between(load + (occupancy - (load - lost)) / slope, 0, QueueTable::last_load);
}

// From the occupancy of each bin to its load.
void loads_of(const Zone &zone, ZoneLanes &z) {
  const double *table = zone.queue->lost();
  const State &s = z.state;
  z.mean_load = Lanes{};
  for (std::size_t k = 0; k < n_bins; ++k) {
    Lanes load = z.load[k];
    for (int step = 0; step < 9; ++step)
      each([&](std::size_t i) {
        load[i] = nearer(table, z.load[k][i], load[i], s.impatience.v[i], s.impatience_part[i]);
      });
    z.load[k] = load;
    each([&](std::size_t i) { z.mean_load[i] += z.weight[k][i] * load[i]; });
  }
}

void respect_now(Work &w, const Zone &zone, ZoneLanes &z) {
  State &s = z.state;
  Lanes room, mean_room;
  const Lanes &mean = w.of(zone.occupancy, mean_room);
  if (zone.respect.known()) {
    const Lanes &given = w.of(zone.respect, room);
    each([&](std::size_t i) { s.respect[i] = between(given[i], 0.01, 0.99); });
  } else {
    each([&](std::size_t i) {
      const double cars = s.checks[i] * mean[i] * s.liable[i] * s.past[i];
      const double seen = cars > 0 ? 1 - zone.notices_per_space / cars : 0;
      s.respect[i] = between(seen, 0.01, 0.99);
    });
  }
}

}  // namespace

void place_impatience(const Work &w, const Zone &zone, State &s) {
  const Lanes &patience = w.of("parking.patience");
  const double *table = zone.queue->lost();
  for (std::size_t i = 0; i < lanes; ++i) {
    s.patience_per_stay[i] = patience[i] / 60 / s.stay[i];
    const auto row = QueueTable::row_of(1 / s.patience_per_stay[i]);
    s.impatience.v[i] = row.first;
    s.impatience_part[i] = row.part;
    s.full_load[i] = full_above;
  }
  for (int step = 0; step < 8; ++step)
    each([&](std::size_t i) {
      s.full_load[i] =
          nearer(table, full_above, s.full_load[i], s.impatience.v[i], s.impatience_part[i]);
    });
}

JALON_FAST void set_up_zones(const Plan &plan, Work &w) {
  const Lanes &walk = w.of("parking.walk");
  const Lanes &value = w.of("parking.value_of_time");
  const Lanes &search_factor = w.of("parking.search.factor");
  const Lanes &per_inhabitant = w.of("parking.spaces_per_inhabitant");
  const Lanes &per_terminal = w.of("parking.terminal.spaces");
  const Lanes &permits = w.of("parking.permits_per_space");
  for (std::size_t place = 0; place < plan.stock->zones.size(); ++place) {
    const Zone &zone = plan.stock->zones[place];
    ZoneLanes &z = w.zones[place];
    State &s = z.state;
    Lanes r[8];
    const Lanes &days = w.of(zone.days, r[0]), &hours = w.of(zone.hours, r[1]);
    const Lanes &liable = w.of(zone.liable, r[2]), &stay = w.of(zone.stay, r[3]);
    const Lanes &free = w.of(zone.free_minutes, r[4]), &checks = w.of(zone.checks, r[5]);
    const Lanes &first = w.of(zone.first_hour, r[6]), &face = w.of(zone.notice, r[7]);
    Lanes permit_room;
    const Lanes &permit_price = w.of(zone.permit_price, permit_room);
    const bool has_permits = zone.paid() || zone.regime == resident_regime;
    each([&](std::size_t i) {
      z.spaces[i] = zone.spaces * (zone.per_inhabitant ? per_inhabitant[i] : 1);
      z.hours[i] = hours[i] * days[i];
      z.walk[i] = walk[i] / 60;
      s.first[i] = first[i];
      s.later[i] = std::isnan(zone.later_hour) ? first[i] : zone.later_hour;
      s.free[i] = free[i] / 60;
      s.stay[i] = greater(0.05, stay[i]);
      s.checks[i] = checks[i];
      s.face[i] = face[i];
      s.factor[i] = s.guided[i] = 1;
      s.ride[i] = s.fringe[i] = s.off_street[i] = 0;
      const double counted =
          std::isnan(zone.terminals) ? z.spaces[i] / per_terminal[i] : zone.terminals;
      z.terminals[i] = zone.paid() ? counted : 0;
      const double known = zone.spaces > 0 ? zone.permits / zone.spaces : 0;
      s.permits[i] = !has_permits                                      ? 0
                     : std::isnan(zone.permits) || zone.per_inhabitant ? permits[i]
                                                                       : known;
      s.permit_price[i] = permit_price[i];
    });
    for (std::size_t i = 0; i < lanes; ++i) {
      s.payment[i] = mean_payment(s.stay[i], s.free[i], s.first[i], s.later[i]);
      s.liable[i] = liable[i];
      s.past[i] = beyond(s.free[i], s.stay[i]);
    }
    if (!zone.paid()) each([&](std::size_t i) { s.payment[i] = 0; });
    s.paid = zone.paid();
    place_impatience(w, zone, s);
    spread_out(w, zone, z);
    loads_of(zone, z);
    respect_now(w, zone, z);
    s.target = s.respect;
    for (std::size_t i = 0; i < lanes; ++i) {
      const double rate = z.hours[i] > 0 ? s.checks[i] / z.hours[i] : 0;
      const double chance = checked_during(rate, s.stay[i] * s.past[i]);
      s.money[i] = zone.paid() ? expected_money(s.respect[i], s.payment[i],
                                                expected_notice(chance, s.face[i]))
                               : 0;
    }
    // One factor makes the queue's search that of the survey; what a factor of 50 leaves out has
    // other causes than full blocks, and stays as it is.
    const Lanes one = s.factor;
    flow_of(w, zone, z, s, one, false, z.flow);
    const bool measured = z.measured = !std::isnan(zone.search);
    each([&](std::size_t i) {
      const double queue =
          z.flow.load[i] > 0 ? z.flow.lost[i] * s.patience_per_stay[i] * s.stay[i] / z.flow.load[i]
                             : 0;
      const double wanted = zone.search / 60;
      const double calibrated = queue > 0 ? lesser(50.0, wanted / queue) : 1;
      z.factor_full[i] = measured ? calibrated : search_factor[i];
      z.factor_valued[i] = measured ? calibrated : 1;
      z.constant[i] = measured ? greater(0.0, wanted - calibrated * queue) : 0;
      const double search = z.factor_full[i] * queue + z.constant[i];
      z.cost[i] = s.money[i] + value[i] * (search + z.walk[i]);
    });
  }
}

}  // namespace parking
