// The queue over all bins of block hours, and what comes of it in a year.
#include "equations.h"
#include "model.h"

namespace parking {
namespace {

constexpr int stride = static_cast<int>(lanes);
static_assert(sizeof(Lanes) == lanes * sizeof(double));

// A bin at `x` times its demand. Nothing here but lanes: the loop becomes vectors.
JALON_INLINE void add_bin(const double *table, const Lanes &weight, const Lanes &demand,
                          const Lanes &x, const State &s, Lanes &load_sum, Lanes &lost_sum) {
  const int *first = s.impatience.v;
  const double *part = s.impatience_part.v;
  each([&](std::size_t i) {
    const double load = demand[i] * x[i];
    const double lost = lost_load(table, load, first[i], part[i]);
    load_sum[i] += weight[i] * load;
    lost_sum[i] += weight[i] * lost;
  });
}

}  // namespace

JALON_FAST void flow_of(const Work &w, const Zone &zone, const ZoneLanes &z, const State &s,
                        const Lanes &factor, bool led, Flow &flow) {
  const double *table = zone.queue->lost();
  const bool priced = !s.ladder.empty();
  Lanes load{}, lost{}, busy{}, steps{}, all, fewer;
  each([&](std::size_t i) { all[i] = lesser(factor[i], QueueTable::most_load); });
  if (led)
    each([&](std::size_t i) { fewer[i] = all[i] * (1 - w.led[i]); });
  else
    fewer = all;
  const double middle = static_cast<double>(s.ladder.size() / 2);
  for (std::size_t k = 0; k < n_bins; ++k) {
    const bool is_busy = k >= first_busy_bin;
    const Lanes &usual = is_busy ? fewer : all;
    Lanes x = usual, before = all;
    if (priced) {
      const int *step = s.steps[k].v;
      const double *rungs = s.rungs();
      each([&](std::size_t i) {
        const double answer = rungs[step[i] * stride + static_cast<int>(i)];
        x[i] *= answer;
        before[i] *= answer;
      });
    }
    const Lanes &weight = z.weight[k], &demand = z.load[k];
    if (is_busy) each([&](std::size_t i) { busy[i] += weight[i] * demand[i] * before[i]; });
    const Lanes load_below = load, lost_below = lost;
    add_bin(table, weight, demand, x, s, load, lost);
    if (priced) {
      const int *step = s.steps[k].v;
      each([&](std::size_t i) {
        const double taken = load[i] - load_below[i] - (lost[i] - lost_below[i]);
        steps[i] += taken * (step[i] - middle);
      });
    }
  }
  each([&](std::size_t i) {
    flow.occupancy[i] = greater(0.0, load[i] - lost[i]);
    flow.load[i] = load[i];
    flow.lost[i] = lost[i];
    flow.busy[i] = busy[i];
    flow.priced[i] = steps[i];
  });
}

JALON_FAST void uses_of(const Work &w, const ZoneLanes &z, const State &s, const Flow &flow,
                        const Uses *base, Uses &u) {
  const Lanes &yield = w.of("parking.notice.yield"), &unpaid = w.of("parking.notice.unpaid");
  const Lanes &share = w.of("parking.notice.surcharge");
  const Lanes &least = w.of("parking.notice.surcharge_least");
  const Lanes &recovery = w.of("parking.notice.recovery");
  const Lanes &part = w.of("parking.search.valued");
  const double paid = s.paid ? 1 : 0, unsure = z.measured ? 0 : 1;
  const bool prudent = base && !z.measured;
  const Uses *before = base ? base : &u;
  each([&](std::size_t i) {
    u.hours[i] = flow.occupancy[i] * z.hours[i];
    u.stays[i] = u.hours[i] / s.stay[i];
    u.asked[i] = flow.load[i] * z.hours[i];
    u.given_up[i] = flow.load[i] > 0 ? flow.lost[i] / flow.load[i] : 0;
    u.vehicles[i] = paid * s.checks[i] * flow.occupancy[i];
    // `payment` knows of the free time; prices by step stand in flow.priced.
    const double price = s.payment[i] / s.stay[i];
    const double steps = flow.priced[i] * z.hours[i] * s.step * s.past[i];
    u.meter[i] = paid * s.liable[i] * s.respect[i] * (u.hours[i] * price + steps);
    u.notices[i] = paid * parking::notices(s.checks[i], flow.occupancy[i], s.respect[i],
                                           s.liable[i] * s.past[i]);
    u.cash[i] = notice_cash(u.notices[i], s.face[i], yield[i]);
    u.surcharge[i] =
        u.notices[i] * unpaid[i] * recovery[i] * parking::surcharge(s.face[i], share[i], least[i]);
    const double arrivals = flow.load[i] * z.hours[i] / s.stay[i];
    const double queue = flow.lost[i] * s.patience_per_stay[i] * z.hours[i];
    const double found = z.factor_valued[i] * queue + z.constant[i] * arrivals;
    const double each_one = arrivals > 0 ? found * s.guided[i] / arrivals : 0;
    double valued = each_one;
    if (prudent) {
      const double spared = before->search_arrival[i] - each_one;
      valued += (1 - part[i]) * greater(0.0, spared);
    }
    u.search_arrival[i] = valued;
    u.search[i] = arrivals * valued;
    u.unmeasured[i] = unsure * (z.factor_full[i] * queue * s.guided[i] - u.search[i]);
    u.search_stay[i] = u.stays[i] > 0 ? u.search[i] / u.stays[i] : 0;
    u.money[i] = u.hours[i] > 0 ? (u.meter[i] + u.cash[i] + u.surcharge[i]) / u.hours[i] : 0;
  });
}

// The occupancy in the inventory of the blocks that are at 90 % now; what lay above is full.
JALON_FAST void full_part(const Work &w, const Zone &zone, const ZoneLanes &z, const State &s,
                          const Lanes &factor, bool led, Lanes &part) {
  const double *table = zone.queue->lost();
  const State &base = z.state;
  const auto border = [&](double x, std::size_t i) {
    const double then = s.full_load[i] / greater(x, 1e-3);
    return then - lost_load(table, then, base.impatience.v[i], base.impatience_part[i]);
  };
  const auto above = [&](double at, std::size_t k, std::size_t i) {
    const double low = bin_edges[k], high = bin_edges[k + 1];
    return z.weight[k][i] * clamp01((high - at) / (high - low));
  };
  if (!s.ladder.empty()) {
    Lanes sum{};
    const double *rungs = s.rungs();
    for (std::size_t k = 0; k < n_bins; ++k) {
      const int *step = s.steps[k].v;
      const double fewer = led && k >= first_busy_bin ? 1 : 0;
      each([&](std::size_t i) {
        const double come = factor[i] * (1 - fewer * w.led[i]);
        const double x = come * rungs[step[i] * stride + static_cast<int>(i)];
        sum[i] += above(border(x, i), k, i);
      });
    }
    part = sum;
    return;
  }
  Lanes usual, busy, sum{};
  each([&](std::size_t i) { usual[i] = border(factor[i], i); });
  if (led)
    each([&](std::size_t i) { busy[i] = border(factor[i] * (1 - w.led[i]), i); });
  else
    busy = usual;
  for (std::size_t k = 0; k < n_bins; ++k) {
    const Lanes &at = k >= first_busy_bin ? busy : usual, &weight = z.weight[k];
    const double high = bin_edges[k + 1], per_width = 1 / (bin_edges[k + 1] - bin_edges[k]);
    each([&](std::size_t i) { sum[i] += weight[i] * clamp01((high - at[i]) * per_width); });
  }
  part = sum;
}

}  // namespace parking
