// Prices that follow occupancy: one price per bin of block hours, changed some times a year.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace parking {
namespace {

constexpr int most_steps = 24;  // each way

}  // namespace

// Demand at each step of price over that at the usual price; small steps: the price alone decides.
// Steps outside the bounds of the entry are not there: they repeat the last one inside.
void make_ladder(const Work &w, const Rules &r, State &s) {
  const Lanes &elasticity = w.of("parking.elasticity");
  s.step = r.step;
  s.ladder.resize(2 * most_steps + 1);
  for (std::size_t i = 0; i < lanes; ++i) {
    const double usual = s.payment[i] / (s.stay[i] * greater(1e-9, s.past[i]));
    double last_price = jalon::unknown, last = 1;  // most steps lie outside the bounds
    for (int j = -most_steps; j <= most_steps; ++j) {
      const double price = between(usual + j * r.step, usual * r.least, usual * r.most);
      if (price != last_price)
        last = usual > 0 ? lesser(100.0,
                                  demand_factor(greater(price, 0.02 * usual), usual, elasticity[i]))
                         : 1;
      last_price = price;
      s.ladder[static_cast<std::size_t>(j + most_steps)][i] = last;
    }
  }
}

// A change of price in a bin of hours; whether any draw's price moved.
JALON_INLINE bool change(const double *table, const Lanes &demand, const Lanes &come,
                         const Lanes &usual, const Rules &r, const State &s, int *steps) {
  const double *rungs = s.rungs();
  const int *first = s.impatience.v;
  const double *part = s.impatience_part.v;
  const double step = r.step, above = r.above, below = r.below, least = r.least, most = r.most;
  int moved = 0;
  each([&](std::size_t i) {
    const int j = steps[i];
    const double x = come[i] * rungs[j * static_cast<int>(lanes) + static_cast<int>(i)];
    const double load = demand[i] * lesser(x, QueueTable::most_load);
    const double occupancy = load - lost_load(table, load, first[i], part[i]);
    const double price = usual[i] + (j - most_steps) * step;
    const Controller c{above, below, step, usual[i] * least, usual[i] * most};
    const double next = next_price(price, occupancy, c);
    // Only whole steps: a bound that lies inside one is not crossed.
    const int up = next >= price + 0.999 * step && j < 2 * most_steps ? 1 : 0;
    const int down = next <= price - 0.999 * step && j > 0 ? 1 : 0;
    steps[i] = j + up - down;
    moved |= up | down;
  });
  return moved != 0;
}

JALON_FAST void change_prices(const Year &now, const Segment &segment, const Rules &r, State &s) {
  const ZoneLanes &z = now.w.zones[segment.zone];
  const double *table = now.plan.stock->zones[segment.zone].queue->lost();
  const Lanes &growth = now.w.growth;
  Lanes come, usual;
  each([&](std::size_t i) {
    come[i] = s.factor[i] * growth[i];
    usual[i] = s.payment[i] / (s.stay[i] * greater(1e-9, s.past[i]));
  });
  // A price that no change moved is moved by none after it in the year.
  for (std::size_t k = 0; k < n_bins; ++k)
    for (int n = 0; n < r.changes; ++n)
      if (!change(table, z.load[k], come, usual, r, s, s.steps[k].v)) break;
}

}  // namespace parking
