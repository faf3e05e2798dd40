#include "model.h"

#include <cmath>

#include "equations.h"

namespace parking {

Work::Work(const Plan &plan)
    : parameters(parking::parameters.size()),
      zones(plan.stock->zones.size()),
      states(plan.segments.size()),
      schedules(plan.equipment.size()) {}

const Lanes &Work::of(const Drawn &d, Lanes &room) const {
  if (d.drawn()) return parameters[d.parameter];
  each([&](std::size_t i) { room[i] = d.value; });
  return room;
}

void Work::load(const jalon::Block &block, std::size_t first, std::size_t count) {
  Lanes wrong{};
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    Lanes &l = parameters[p];
    take(block.parameter(p), first, count, l);
    // A draw that is no number is set aside; the model goes on with something in its place.
    const double instead = parking::parameters[p].value;
    each([&](std::size_t i) {
      wrong[i] += l[i] - l[i];
      l[i] = l[i] - l[i] == 0 ? l[i] : instead;
    });
  }
  for (std::size_t i = 0; i < count; ++i)
    if (!(wrong[i] == 0)) block.reject(first + i);
}

namespace {

void start(const Year &now) {
  Work &w = now.w;
  for (Lanes &l : w.line) l = Lanes{};
  for (Lanes *l :
       {&w.street,   &w.paid,      &w.taken,      &w.busy_hours, &w.full,      &w.stays,
        &w.days,     &w.paid_days, &w.paid_hours, &w.liable,     &w.payers,    &w.notices,
        &w.vehicles, &w.arrivals,  &w.valued,     &w.unvalued,   &w.lost_cars, &w.measured,
        &w.counted,  &w.real_time, &w.load_hours, &w.off_hours})
    *l = Lanes{};
}

// Each zone as the inventory has it, in this year: what all else is held against.
JALON_FAST void run_zones(const Year &now) {
  Work &w = now.w;
  for (std::size_t k = 0; k < w.zones.size(); ++k) {
    ZoneLanes &z = w.zones[k];
    flow_of(w, now.plan.stock->zones[k], z, z.state, w.growth, false, z.flow);
    uses_of(w, z, z.state, z.flow, nullptr, z.uses);
  }
}

JALON_FAST void run_segment(const Year &now, std::size_t place) {
  Work &w = now.w;
  const Segment &segment = now.plan.segments[place];
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const ZoneLanes &z = w.zones[segment.zone];
  const auto year = static_cast<std::size_t>(now.y);
  const Rules &r = segment.rules[year];
  Lanes spaces;
  each([&](std::size_t i) { spaces[i] = z.spaces[i] * segment.part; });
  buy_for(now, segment, spaces);
  if (!now.plan.differs(segment, now.y)) {
    pay_segment(now, segment, z.state, z.flow, z.uses, spaces);
    observe(now, segment, z.state, z.flow, z.uses, spaces);
    return;
  }
  State &s = w.states[place];
  if (r.pricing != never && r.paid && !r.reallocated) change_prices(now, segment, r, s);
  Lanes factor;
  each([&](std::size_t i) { factor[i] = s.factor[i] * w.growth[i]; });
  Flow flow;
  Uses uses;
  flow_of(w, zone, z, s, factor, true, flow);
  uses_of(w, z, s, flow, &z.uses, uses);
  pay_segment(now, segment, s, flow, uses, spaces);
  observe(now, segment, s, flow, uses, spaces);
  const Lanes &adjustment = now.of("parking.respect.adjustment");
  each([&](std::size_t i) {
    s.respect[i] = respect_next(s.respect[i], s.target[i], adjustment[i]);
  });
}

}  // namespace

void Prepared::evaluate(const jalon::Block &block) const {
  Work work(plan_);
  const int last = static_cast<int>(plan_.years) - 1;
  for (std::size_t first = 0; first < block.draws(); first += lanes) {
    const std::size_t count = std::min(lanes, block.draws() - first);
    work.load(block, first, count);
    set_up_zones(plan_, work);
    set_up_off_street(plan_, work);
    set_up_equipment(plan_, work);
    const Lanes &growth = work.of("parking.growth");
    each([&](std::size_t i) { work.growth[i] = 1; });
    for (int y = 0; y <= last; ++y) {
      const Year now{plan_, work, y, last};
      start(now);
      run_zones(now);
      settle_year(now);
      lead_off_street(now);
      for (std::size_t place = 0; place < plan_.segments.size(); ++place) run_segment(now, place);
      run_off_street(now);
      write(now, block, first, count);
      each([&](std::size_t i) { work.growth[i] *= 1 + growth[i]; });
    }
  }
}

}  // namespace parking
