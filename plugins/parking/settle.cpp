// What drivers meet under the rules of a year, and how many come then.
#include <array>
#include <cmath>
#include <limits>

#include "equations.h"
#include "model.h"

namespace parking {
namespace {

void set_prices(const Year &now, const Zone &zone, const ZoneLanes &z, const Rules &r, State &s) {
  const State &base = z.state;
  const Lanes &stay_elasticity = now.of("parking.elasticity.stay");
  const bool fresh = !r.was_paid;  // no free minutes unless an entry says so
  for (std::size_t i = 0; i < lanes; ++i) {
    double first = fresh && !std::isnan(r.new_first) ? r.new_first : base.first[i];
    double later = fresh ? first : base.later[i];
    first *= 1 + r.increase;
    later *= 1 + r.increase;
    if (!std::isnan(r.first)) {
      later *= first > 0 ? r.first / first : 1;
      first = r.first;
    }
    if (!std::isnan(r.later)) later = r.later;
    s.first[i] = first;
    s.later[i] = later;
    s.free[i] = !std::isnan(r.free_minutes) ? r.free_minutes / 60 : fresh ? 0 : base.free[i];
    s.stay[i] = base.stay[i];
    if (r.paid && r.was_paid) {
      // The price of an hour of the stay as it was.
      const double price = mean_payment(base.stay[i], s.free[i], first, later);
      const double before = base.payment[i];
      if (price > 0 && before > 0)
        s.stay[i] *= between(std::pow(price / before, stay_elasticity[i]), 0.25, 4);
    }
    s.past[i] = beyond(s.free[i], s.stay[i]);
    s.payment[i] = r.paid ? mean_payment(s.stay[i], s.free[i], first, later) : 0;
    s.liable[i] = base.liable[i];
  }
  s.paid = r.paid;
  bool same = true;
  for (std::size_t i = 0; i < lanes; ++i) same = same && s.stay[i] == base.stay[i];
  if (same) {  // and so are the cars that look for a space
    s.patience_per_stay = base.patience_per_stay;
    s.impatience = base.impatience;
    s.impatience_part = base.impatience_part;
    s.full_load = base.full_load;
  } else {
    place_impatience(now.w, zone, s);
  }
}

void set_control(const Year &now, const ZoneLanes &z, const Rules &r, State &s) {
  const State &base = z.state;
  const Lanes &by_scan = now.of("parking.scan.checks");
  each([&](std::size_t i) {
    double checks = base.checks[i];
    if (!r.was_paid && !std::isnan(r.extension_checks)) checks = r.extension_checks;
    if (r.control != never) checks = std::isnan(r.checks) ? by_scan[i] : r.checks;
    s.checks[i] = checks;
    s.face[i] = std::isnan(r.notice) ? base.face[i] : r.notice;
  });
}

// Chance of a check times the notice.
double expected_of(const ZoneLanes &z, const State &s, std::size_t i) {
  const double rate = z.hours[i] > 0 ? s.checks[i] / z.hours[i] : 0;
  return expected_notice(checked_during(rate, s.stay[i] * s.past[i]), s.face[i]);
}

void set_respect(const Year &now, const ZoneLanes &z, const Rules &r, State &s, bool begins) {
  const State &base = z.state;
  const Lanes &level = now.of("parking.respect.level"), &slope = now.of("parking.respect.slope");
  const Lanes &easier = now.of("parking.mobile.respect");
  for (std::size_t i = 0; i < lanes; ++i) {
    const double expected = expected_of(z, s, i);
    const double shift = r.mobile != never ? easier[i] : 0;
    double target = 0;
    if (!r.paid) {
      target = base.respect[i];
    } else if (!(s.payment[i] > 0)) {
      target = 0.99;  // nothing to pay
    } else if (r.was_paid) {
      const double before = base.payment[i] > 0 ? expected_of(z, base, i) / base.payment[i] : 0;
      const double after = expected / s.payment[i];
      if (before > 0 && after > 0)
        target = respect_after(base.respect[i], slope[i], lesser(after / before, 1e100), shift);
      else if (after == before)  // never checked, and is not now: as they pay today
        target = logistic(logit(base.respect[i]) + shift);
      else if (after > 0)
        target = respect_of(level[i] + shift, slope[i], after);
    } else if (expected > 0) {
      target = respect_of(level[i] + shift, slope[i], expected / s.payment[i]);
    }
    s.target[i] = target;
    s.money[i] = r.paid ? expected_money(target, s.payment[i], expected) : 0;
    // A zone that begins to be paid begins with the respect it leads to.
    if (begins) s.respect[i] = r.was_paid || !r.paid ? base.respect[i] : target;
  }
}

// An elasticity answers a ratio of costs: where neither money nor time costs anything there is none
// to answer. A stay costs a cent at least, and no more than so many times the drivers of today
// come.
constexpr double least_cost = 0.01, most_times = 100;

// Seeks the demand at which as many come as it makes want to come. What is wanted falls as demand
// rises, for search gets longer: the answer lies between any demand and what is wanted at it. Steps
// from one to the other alone would swing without end where streets are nearly full.
struct Seeker {
  double low = 0, high = std::numeric_limits<double>::infinity();
  double before = 0, gap_before = 0;  // the demand tried before, and what was wanted beyond it

  // After what is `wanted` at a demand, the demand to try next.
  double next(double demand, double wanted, bool first) {
    const double gap = wanted - demand;
    if (std::isnan(gap)) return gap;
    low = greater(low, lesser(demand, wanted));
    high = lesser(high, greater(demand, wanted));
    const double secant = demand - gap * (demand - before) / (gap - gap_before);
    const double to = first ? demand + 0.75 * gap : secant;
    before = demand;
    gap_before = gap;
    return to > low && to < high ? to : (low + high) / 2;
  }
};
constexpr int most_steps = 8;

// How many come: the fixed point of demand and search.
void set_demand(const Year &now, const Zone &zone, const ZoneLanes &z, const Rules &r,
                const Lanes &inflow, State &s) {
  const State &base = z.state;
  const Lanes &value = now.of("parking.value_of_time"), &scale = now.of("parking.logit.scale");
  const Lanes &elasticity = now.of("parking.elasticity");
  const Lanes &fringe = now.of("parking.logit.fringe"), &off = now.of("parking.logit.off_street");
  const Lanes &other = now.of("parking.logit.other");
  const bool by_choice = r.paid != r.was_paid;
  Lanes demand = inflow, load, answer, longer;
  std::array<Seeker, lanes> seekers;
  for (std::size_t i = 0; i < lanes; ++i) {
    longer[i] = s.stay[i] / base.stay[i];
    answer[i] = cost_elasticity(elasticity[i], z.cost[i], base.money[i]);
  }
  Flow flow;
  for (int step = 0; step < most_steps; ++step) {
    each([&](std::size_t i) { load[i] = demand[i] * longer[i]; });
    flow_of(now.w, zone, z, s, load, false, flow);
    for (std::size_t i = 0; i < lanes; ++i) {
      const double queue =
          flow.load[i] > 0 ? flow.lost[i] * s.patience_per_stay[i] * s.stay[i] / flow.load[i] : 0;
      const double search = (z.factor_full[i] * queue + z.constant[i]) * s.guided[i];
      const double time = value[i] * (search + z.walk[i]);
      double wanted;
      if (by_choice) {
        // Pay, do not pay and search here are one alternative of its expected cost; the free
        // fringe, off street and all else are the others, as they were.
        const double share = 1 - fringe[i] - off[i] - other[i];
        const double before = base.liable[i] * base.money[i] + (z.cost[i] - base.money[i]);
        const double after = s.liable[i] * s.money[i] + time;
        wanted = inflow[i] * pivoted(share, after - before, scale[i]) / share;
      } else {
        const double cost = greater(least_cost, s.money[i] + time);
        wanted = inflow[i] *
                 lesser(most_times, demand_factor(cost, greater(least_cost, z.cost[i]), answer[i]));
      }
      demand[i] = seekers[i].next(demand[i], wanted, step == 0);
    }
  }
  each([&](std::size_t i) {
    s.factor[i] = demand[i] * longer[i];
    const double left = by_choice ? (inflow[i] - demand[i]) * z.mean_load[i] : 0;
    const double others = fringe[i] + off[i] + other[i];
    s.fringe[i] = others > 0 ? left * fringe[i] / others : 0;
    s.off_street[i] = others > 0 ? greater(0.0, left * off[i] / others) : 0;
  });
}

// Load that leaves the zones made paid for the free streets, over what stands there.
void fringe_inflow(const Year &now, Lanes &inflow) {
  Lanes moved{}, there{};
  for (std::size_t k = 0; k < now.plan.segments.size(); ++k) {
    const Segment &segment = now.plan.segments[k];
    const Rules &r = segment.rules[static_cast<std::size_t>(now.y)];
    const ZoneLanes &z = now.w.zones[segment.zone];
    const State &s = now.w.states[k];
    const bool free = now.plan.stock->zones[segment.zone].open_to_all();
    if (r.paid != r.was_paid)
      each([&](std::size_t i) { moved[i] += s.fringe[i] * segment.part * z.spaces[i]; });
    else if (free && !r.reallocated)
      each([&](std::size_t i) { there[i] += z.mean_load[i] * segment.part * z.spaces[i]; });
  }
  each([&](std::size_t i) {
    inflow[i] = there[i] > 0 ? between(1 + moved[i] / there[i], 0.1, 4) : 1;
  });
}

}  // namespace

void settle(const Year &now, const Segment &segment, const Lanes &inflow, State &s) {
  const auto year = static_cast<std::size_t>(now.y);
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const ZoneLanes &z = now.w.zones[segment.zone];
  const Rules &r = segment.rules[year];
  const bool first_time = now.y == 0 || !now.plan.differs(segment, now.y - 1);
  const bool begins = first_time || r.paid != segment.rules[year - 1].paid;
  if (first_time) s = z.state;
  set_prices(now, zone, z, r, s);
  set_control(now, z, r, s);
  set_respect(now, z, r, s, begins);
  const Lanes &effect = now.of("parking.guidance.effect");
  const Lanes &informed = now.of("parking.guidance.informed");
  const Lanes &use = now.of("parking.park_and_ride.use");
  const Lanes &from_zone = now.of("parking.park_and_ride.from_zone");
  const double kept = 1 - now.plan.reallocated(segment.zone, now.y);
  const bool guided = r.sensors != never;
  Lanes come;
  each([&](std::size_t i) {
    s.guided[i] = guided ? 1 - effect[i] * informed[i] : 1;
    // Cars of spaces taken away look in the rest of the zone.
    const double here = kept > 0 ? lesser(1 / kept, 20.0) : 1;
    const double gone = r.reallocated ? 0 : here;
    const double rides = r.ride * use[i] * from_zone[i];
    const double load = z.mean_load[i];
    const double stopped = lesser(rides, 0.9 * load * gone * inflow[i]);
    s.ride[i] = r.ride > 0 ? stopped : 0;
    come[i] = gone * inflow[i] - (load > 0 ? s.ride[i] / load : 0);
  });
  if (r.pricing == never || !r.paid) s.ladder.clear();
  const std::vector<Lanes> ladder = std::move(s.ladder);
  s.ladder.clear();  // the usual price decides who comes; its steps are added to it by hour
  if (r.reallocated) {
    s.factor = s.fringe = s.off_street = s.ride = Lanes{};
  } else {
    set_demand(now, zone, z, r, come, s);
  }
  const bool pricing = r.pricing != never && r.paid && !r.reallocated;
  if (pricing) {
    make_ladder(now.w, r, s);
    if (ladder.empty() || begins) {
      for (auto &steps : s.steps)
        for (int &j : steps.v) j = static_cast<int>(s.ladder.size() / 2);
    }
  }
}

void settle_year(const Year &now) {
  const Lanes one = [] {
    Lanes x;
    each([&](std::size_t i) { x[i] = 1; });
    return x;
  }();
  bool shifted = false;
  for (std::size_t k = 0; k < now.plan.segments.size(); ++k) {
    const Segment &segment = now.plan.segments[k];
    const Rules &r = segment.rules[static_cast<std::size_t>(now.y)];
    if (r.paid == r.was_paid) continue;
    shifted = true;
    if (now.plan.changes(segment, now.y)) settle(now, segment, one, now.w.states[k]);
  }
  Lanes inflow = one;
  if (shifted) fringe_inflow(now, inflow);
  for (std::size_t k = 0; k < now.plan.segments.size(); ++k) {
    const Segment &segment = now.plan.segments[k];
    const Rules &r = segment.rules[static_cast<std::size_t>(now.y)];
    if (r.paid != r.was_paid || !now.plan.changes(segment, now.y)) continue;
    const bool free = now.plan.stock->zones[segment.zone].open_to_all();
    settle(now, segment, free ? inflow : one, now.w.states[k]);
  }
}

}  // namespace parking
