// The figures of the diagnosis, and the writing of all outputs.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "model.h"

namespace parking {

JALON_FAST void observe(const Year &now, const Segment &segment, const State &s, const Flow &flow,
                        const Uses &u, const Lanes &spaces) {
  Work &w = now.w;
  const auto year = static_cast<std::size_t>(now.y);
  const Rules &r = segment.rules[year];
  if (r.reallocated) return;
  const Zone &zone = now.plan.stock->zones[segment.zone];
  const ZoneLanes &z = w.zones[segment.zone];
  const bool differs = now.plan.differs(segment, now.y);
  const double paid = r.paid ? 1 : 0, measured = std::isnan(zone.search) ? 0 : 1;
  const double real = zone.sensors || r.sensors != never ? 1 : 0;
  const double counted = real > 0 || !zone.occupancy.drawn() ? 1 : 0;
  Lanes room, factor, full;
  const Lanes &days = w.of(zone.days, room);
  each([&](std::size_t i) { factor[i] = s.factor[i] * w.growth[i]; });
  full_part(w, zone, z, s, factor, differs, full);
  each([&](std::size_t i) {
    const double n = spaces[i];
    const double block_hours = n * z.hours[i];
    w.street[i] += n;
    w.paid[i] += paid * n;
    w.measured[i] += measured * n;
    w.counted[i] += counted * n;
    w.real_time[i] += real * n;
    w.taken[i] += block_hours * flow.occupancy[i];
    w.full[i] += block_hours * full[i];
    w.busy_hours[i] += block_hours;
    w.stays[i] += n * u.stays[i];
    w.days[i] += n * days[i];
    const double due = paid * n * u.hours[i] * s.liable[i] * s.past[i];
    w.paid_days[i] += paid * n * days[i];
    w.paid_hours[i] += due * s.respect[i];
    w.liable[i] += due;
    w.payers[i] += due * s.respect[i];
    w.notices[i] += n * u.notices[i];
    w.vehicles[i] += n * u.vehicles[i];
    w.arrivals[i] += block_hours * flow.load[i] / s.stay[i];
    w.lost_cars[i] += block_hours * flow.lost[i] / s.stay[i];
    w.valued[i] += n * u.search[i];
    w.unvalued[i] += n * u.unmeasured[i];
  });
}

namespace {

// What the town declares over what the model has for the same zones in year 0.
double declared_ratio(const Year &now, std::size_t i, bool revenue) {
  double declared_sum = 0, modelled = 0;
  for (const auto &d : now.plan.stock->declared) {
    const double given = revenue ? d.revenue : d.notices;
    if (std::isnan(given)) continue;
    const ZoneLanes &z = now.w.zones[d.zone];
    declared_sum += given;
    modelled += revenue ? z.declared_meter[i] : z.declared_notices[i];
  }
  return modelled > 0 ? declared_sum / modelled : jalon::unknown;
}

}  // namespace

JALON_FAST void write(const Year &now, const jalon::Block &block, std::size_t first,
                      std::size_t count) {
  Work &w = now.w;
  const auto &line = w.line;
  const auto year = static_cast<std::size_t>(now.y);
  jalon::write_lines(block, line, year, first, count);
  if (now.y == 0)
    for (ZoneLanes &z : w.zones)
      each([&](std::size_t i) {
        z.declared_meter[i] = z.spaces[i] * z.uses.meter[i];
        z.declared_notices[i] = z.spaces[i] * z.uses.notices[i];
      });

  Lanes out;
  const auto put = [&](Indicator k, auto value) {
    each([&](std::size_t i) { out[i] = value(i); });
    jalon::put(out, first, count, block.indicator(k, year));
  };
  // A ratio to nothing is unknown, not zero; so is a count of what no table tells.
  const auto ratio = [](double a, double b) { return b > 0 ? a / b : jalon::unknown; };
  const bool zones = !now.plan.stock->zones.empty(), parks = !now.plan.stock->car_parks.empty();
  double off = 0, off_paid = 0, off_counted = 0;
  for (const CarPark &c : now.plan.stock->car_parks) {
    off += c.spaces;
    off_paid += c.free ? 0 : c.spaces;
    off_counted += c.counted ? c.spaces : 0;
  }
  if (!zones) off_paid = off_counted = jalon::unknown;
  for (const auto &g : now.plan.guidance)
    for (std::size_t c = 0; c < g.covered.size() && now.y > g.year; ++c)
      if (!now.plan.stock->car_parks[c].counted)
        off_counted += g.covered[c] * now.plan.stock->car_parks[c].spaces;
  Lanes off_taken{};
  const Lanes &off_hours = now.of("parking.off_street.hours");
  for (const CarPark &c : now.plan.stock->car_parks) {
    Lanes room;
    const Lanes &occupancy = w.of(c.occupancy, room);
    each(
        [&](std::size_t i) { off_taken[i] += c.spaces * lesser(1.0, occupancy[i] * w.growth[i]); });
  }
  const double people = now.plan.stock->population;
  put(spaces_per_inhabitant,
      [&](auto i) { return zones ? ratio(w.street[i] + off, people) : jalon::unknown; });
  put(street_spaces, [&](auto i) { return zones ? w.street[i] : jalon::unknown; });
  // What is known to be paid is a least number; none known is not none.
  const bool unsaid = now.plan.stock->regime_unknown;
  put(paid_spaces,
      [&](auto i) { return zones && (w.paid[i] > 0 || !unsaid) ? w.paid[i] : jalon::unknown; });
  put(paid_share, [&](auto i) {
    return unsaid ? jalon::unknown : ratio(w.paid[i] + off_paid, w.street[i] + off);
  });
  put(mean_occupancy, [&](auto i) { return ratio(w.taken[i], w.busy_hours[i]); });
  put(full_share, [&](auto i) { return ratio(w.full[i], w.busy_hours[i]); });
  put(stays_per_day, [&](auto i) { return ratio(w.stays[i], w.days[i]); });
  put(paid_hours_per_day, [&](auto i) { return ratio(w.paid_hours[i], w.paid_days[i]); });
  put(respect_rate, [&](auto i) { return ratio(w.payers[i], w.liable[i]); });
  put(revenue_per_space, [&](auto i) { return ratio(line[meter_fees][i], w.paid[i]); });
  put(notices_per_space, [&](auto i) { return ratio(w.notices[i], w.paid[i]); });
  put(notices_per_vehicle, [&](auto i) { return ratio(w.notices[i], w.vehicles[i]); });
  put(cost_over_revenue, [&](auto i) {
    const double cost = line[control][i] + line[control_contract][i] + line[notice_processing][i] +
                        line[management][i] + line[payment_services][i] + line[upkeep][i] +
                        line[renewal][i];
    return w.paid[i] > 0 ? ratio(cost, line[meter_fees][i] + line[notice_receipts][i])
                         : jalon::unknown;
  });
  put(search_minutes, [&](auto i) { return 60 * ratio(w.valued[i], w.arrivals[i]); });
  put(search_minutes_high,
      [&](auto i) { return 60 * ratio(w.valued[i] + w.unvalued[i], w.arrivals[i]); });
  put(search_measured_share, [&](auto i) { return ratio(w.measured[i], w.street[i]); });
  put(occupancy_counted, [&](auto i) { return ratio(w.counted[i], w.street[i]); });
  put(given_up_share, [&](auto i) { return ratio(w.lost_cars[i], w.arrivals[i]); });
  put(real_time_share,
      [&](auto i) { return ratio(w.real_time[i] + off_counted, w.street[i] + off); });
  put(Indicator::off_street_spaces, [&](auto) { return parks ? off : jalon::unknown; });
  put(off_street_occupancy, [&](auto i) {
    const double led = lesser(w.off_hours[i], w.off_spare[i]);
    return ratio(off_taken[i] + (off_hours[i] > 0 ? led / off_hours[i] : 0), off);
  });
  put(declared_revenue, [&](auto i) { return declared_ratio(now, i, true); });
  put(declared_notices, [&](auto i) { return declared_ratio(now, i, false); });
}

}  // namespace parking
