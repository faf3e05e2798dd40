// What a segment brings and costs in a year, and what its users gain or lose.
#include <cmath>

#include "equations.h"
#include "model.h"

namespace parking {
namespace {

void pay_for_control(const Year &now, const Segment &segment, const Rules &r, const State &s,
                     const Lanes &spaces) {
  Work &w = now.w;
  const Lanes &hour = now.of("parking.foot.hour"), &pace = now.of("parking.foot.pace");
  const Lanes &scan_check = now.of("parking.scan.check");
  const Lanes &margin = now.of("parking.control.margin");
  const bool scan = r.control != never ? r.scan : now.plan.stock->zones[segment.zone].scan;
  const bool outside = r.control != never && r.outsourced;
  each([&](std::size_t i) {
    const double check = scan ? scan_check[i] : hour[i] / pace[i];
    const double cost = spaces[i] * s.checks[i] * check;
    w.line[outside ? control_operator : control][i] += cost;
    if (outside) w.line[control_contract][i] += cost * (1 + margin[i]);
  });
}

void pay_permits(const Year &now, const Segment &segment, const Rules &r, const State &base,
                 const Lanes &spaces) {
  Work &w = now.w;
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const Lanes &elasticity = now.of("parking.elasticity.permit");
  const Lanes &per_space = now.of("parking.permits_per_space");
  const bool fresh = r.paid && !r.was_paid;
  if (!(r.paid || zone.regime == resident_regime)) return;
  for (std::size_t i = 0; i < lanes; ++i) {
    double permits = base.permits[i];
    if (fresh) permits = std::isnan(r.extension_permits) ? per_space[i] : r.extension_permits;
    permits *= spaces[i];
    const double before = base.permit_price[i];
    const double price =
        std::isnan(r.permit_price) ? before * (1 + r.permit_increase) : r.permit_price;
    double kept = permits;
    if (price != before && before > 0 && price > 0) kept *= std::pow(price / before, elasticity[i]);
    w.line[permit_fees][i] += kept * price;
    w.line[permits_forgone][i] += worth_given_up(permits, kept, before, price);
  }
}

// Against the zone as the inventory has it, in the same year: what the stays no longer made were
// worth. Drivers led off street or to a park-and-ride still make theirs. That fewer give up is a
// gain by the queue alone: where search was not measured, the same part of it counts as of the time
// spared.
void count_forgone(const Year &now, const ZoneLanes &z, const State &s, const Uses &u,
                   const Lanes &spaces, const Lanes &moved_hours) {
  const Uses &base = z.uses;
  const Lanes &value = now.of("parking.value_of_time");
  const Lanes &part = now.of("parking.search.valued");
  const double prudent = z.measured ? 0 : 1;
  each([&](std::size_t i) {
    const double n = spaces[i];
    const double doubt = prudent * (1 - part[i]);
    const double held_back = doubt * greater(0.0, base.given_up[i] - u.given_up[i]);
    const double elsewhere = moved_hours[i] * (1 - doubt * base.given_up[i]);
    const double hours0 = n * base.hours[i];
    const double hours1 = n * (u.hours[i] - held_back * u.asked[i]) + elsewhere;
    const double stays0 = n * base.stays[i];
    const double stays1 = (hours1 - elsewhere) / s.stay[i] + elsewhere / z.state.stay[i];
    const double money1 = u.hours[i] > 0 ? u.money[i] : base.money[i];
    const double search1 = u.stays[i] > 0 ? u.search_stay[i] : base.search_stay[i];
    now.w.line[stays_forgone][i] +=
        worth_given_up(hours0, hours1, base.money[i], money1) +
        value[i] * worth_given_up(stays0, stays1, base.search_stay[i], search1);
  });
}

// Hours of search that are valued, and what is driven in them.
void count_search(const Year &now, const Lanes &hours) {
  Work &w = now.w;
  const Lanes &speed = now.of("parking.cruising.speed"), &carbon = now.of("parking.car.carbon");
  each([&](std::size_t i) {
    const double kilometres = hours[i] * speed[i];
    w.line[search_time][i] += hours[i];
    w.line[cruising][i] += kilometres;
    w.line[cruising_air][i] += kilometres;
    w.line[cruising_co2e][i] += kilometres * carbon[i];
  });
}

}  // namespace

JALON_FAST void pay_segment(const Year &now, const Segment &segment, const State &s,
                            const Flow &flow, const Uses &u, const Lanes &spaces) {
  Work &w = now.w;
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const ZoneLanes &z = w.zones[segment.zone];
  const Rules &r = segment.rules[static_cast<std::size_t>(now.y)];
  const Lanes &processing = now.of("parking.notice.cost");
  const Lanes &overheads = now.of("parking.management");
  const Lanes &mobile_fee = now.of("parking.mobile.fee");
  const Lanes &mobile_share = now.of("parking.mobile.share");
  const Lanes &minutes = now.of("parking.mobile.minutes");
  const Lanes &carbon = now.of("parking.car.carbon");
  const double mobile = zone.mobile || r.mobile != never ? 1 : 0;
  const double newly_mobile = r.mobile != never && r.paid ? 1 : 0;
  if (r.paid && !r.reallocated) {
    pay_for_control(now, segment, r, s, spaces);
    each([&](std::size_t i) { w.line[management][i] += spaces[i] * overheads[i]; });
  }
  if (!r.reallocated) pay_permits(now, segment, r, z.state, spaces);
  each([&](std::size_t i) {
    const double n = spaces[i];
    w.line[meter_fees][i] += n * u.meter[i];
    w.line[notice_receipts][i] += n * u.cash[i];
    w.line[notice_surcharge][i] += n * u.surcharge[i];
    w.line[notice_processing][i] += n * u.notices[i] * processing[i];
    w.line[payment_services][i] += mobile * n * u.meter[i] * mobile_share[i] * mobile_fee[i];
    const double payments = n * u.stays[i] * s.liable[i] * s.past[i] * s.respect[i];
    w.line[payment_time_saved][i] += newly_mobile * payments * mobile_share[i] * minutes[i] / 60;
  });
  Lanes searched;
  each([&](std::size_t i) {
    searched[i] = spaces[i] * u.search[i];
    w.line[search_unmeasured][i] += spaces[i] * u.unmeasured[i];
  });
  count_search(now, searched);
  if (!now.plan.differs(segment, now.y)) return;
  Lanes led{};
  if (!r.reallocated && !now.plan.guidance.empty()) {
    each([&](std::size_t i) { led[i] = spaces[i] * flow.busy[i] * w.led[i] * z.hours[i]; });
  }
  Lanes moved, not_spared;
  const Lanes &part = now.of("parking.search.valued");
  const double prudent = z.measured ? 0 : 1;
  each([&](std::size_t i) {
    w.off_hours[i] += led[i] + spaces[i] * s.off_street[i] * w.growth[i] * z.hours[i];
    moved[i] = led[i] + spaces[i] * s.ride[i] * w.growth[i] * z.hours[i];
    // Their search is spared, too, and valued only if it was measured.
    not_spared[i] = prudent * (1 - part[i]) * moved[i] / z.state.stay[i] * z.uses.search_arrival[i];
    w.line[search_unmeasured][i] -= not_spared[i];
  });
  count_search(now, not_spared);
  count_forgone(now, z, s, u, spaces, moved);
  if (!(r.ride > 0)) return;
  const Lanes &transfer = now.of("parking.park_and_ride.minutes");
  const Lanes &distance = now.of("parking.park_and_ride.distance");
  Lanes room;
  const Lanes &days = w.of(zone.days, room);
  each([&](std::size_t i) {
    // One car a day in each space that is taken by a driver of the zone, there and back.
    const double trips = 2 * spaces[i] * s.ride[i] * days[i];
    w.line[transfer_time][i] += trips * transfer[i] / 60;
    w.line[kilometres_saved][i] += trips * distance[i];
    w.line[kilometres_saved_air][i] += trips * distance[i];
    w.line[kilometres_saved_co2e][i] += trips * distance[i] * carbon[i];
  });
}

}  // namespace parking
