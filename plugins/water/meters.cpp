// Meters: what they miss as they grow older, and what they and their reading cost.
#include "year.h"

namespace water {
namespace {

// Of a cohort that nobody replaces by a project: mean part missed in the year, and how often a
// meter of it is renewed in the year.
JALON_INLINE void usual(const Work &w, const MeterCohort &c, double y, Lanes &error,
                        Lanes &renewals) {
  const Lanes &fresh = w.of("water.meter.error_new");
  const Lanes &growth = w.of("water.meter.error_growth");
  const Lanes &life = w.of("water.meter.life");
  if (!(c.age >= 0)) {  // any age alike
    each([&](std::size_t i) {
      error[i] = under_registration(life[i] / 2, fresh[i], growth[i]);
      renewals[i] = 1 / life[i];
    });
    return;
  }
  const double age = c.age, middle = y + 0.5;
  each([&](std::size_t i) {
    // Meters past their life wait in line, a life long.
    const bool overdue = age >= life[i];
    const double old = greater(0.0, 1 - middle / life[i]);
    const double young = lesser(middle, life[i]) / 2;
    const double waiting = old * under_registration(age + middle, fresh[i], growth[i]) +
                           (1 - old) * under_registration(young, fresh[i], growth[i]);
    const double lived = life[i] * part_lived(age + middle, life[i]);
    const double turning = under_registration(lived, fresh[i], growth[i]);
    const double due = whole_lives(age + y + 1, life[i]) - whole_lives(age + y, life[i]);
    error[i] = overdue ? waiting : turning;
    renewals[i] = overdue ? 1 / life[i] : due;
  });
}

JALON_INLINE double count_of(const Plan &plan, std::size_t service) {
  double all = 0;
  for (const MeterCohort &c : plan.meters)
    if (c.service == service) all += c.count;
  return all;
}

const Lanes &price_of(const Year &now, int reading) {
  return reading == remote    ? now.of("water.meter.remote_price")
         : reading == walk_by ? now.of("water.meter.walk_by_price")
                              : now.of("water.meter.price");
}

JALON_INLINE void read(Year &now, int reading, const Lanes &meters) {
  const Lanes &often = now.of("water.meter.reads");
  const Lanes &price = now.of("water.meter.read_price");
  const Lanes &lighter = now.of("water.meter.walk_by_read");
  const Lanes &fee = now.of("water.meter.remote_fee");
  if (reading == remote) {
    pay(now, monitoring_costs, [&] {
      Lanes money;
      each([&](std::size_t i) { money[i] = meters[i] * fee[i]; });
      return money;
    }());
    return;
  }
  Lanes &paid = now.w.line[meter_reading];
  each([&](std::size_t i) {
    paid[i] += meters[i] * often[i] * price[i] * (reading == walk_by ? lighter[i] : 1);
  });
}

}  // namespace

void first_error(const Plan &plan, Work &w, std::size_t service, Lanes &error) {
  const double all = count_of(plan, service);
  error = Lanes{};
  Lanes missed, renewals;
  for (const MeterCohort &c : plan.meters) {
    if (c.service != service) continue;
    usual(w, c, 0, missed, renewals);
    each([&](std::size_t i) { error[i] += c.count / all * missed[i]; });
  }
}

JALON_FAST void turn_meters(Year &now, std::size_t service, ServiceYear &out) {
  Work &w = now.w;
  const ServiceLanes &s = w.services[service];
  const Lanes &fresh = now.of("water.meter.error_new");
  const Lanes &growth = now.of("water.meter.error_growth");
  const Lanes &life = now.of("water.meter.life");
  const double all = count_of(now.plan, service), y = now.y;
  out.error = out.alerted = Lanes{};
  for (const MeterCohort &c : now.plan.meters) {
    if (c.service != service) continue;
    const double part = c.count / all;
    const int start = c.replaced();
    const bool done = now.y > start;
    const bool smart = c.smart_year <= start;
    const int reading = done && smart ? (c.network ? remote : walk_by) : c.reading;
    Lanes missed, renewals, meters;
    each([&](std::size_t i) { meters[i] = part * s.meters[i]; });
    if (done) {
      const double age = y - start - 0.5;
      each([&](std::size_t i) {
        const double lived = life[i] * part_lived(age, life[i]);
        missed[i] = under_registration(lived, fresh[i], growth[i]);
      });
    } else {
      usual(w, c, y, missed, renewals);
    }
    each([&](std::size_t i) { out.error[i] += part * missed[i]; });
    if (done && smart && c.alerts) each([&](std::size_t i) { out.alerted[i] += part; });
    read(now, reading, meters);
    // Purchases.
    if (now.y >= start) {
      const int kind = smart ? (c.network ? remote : walk_by) : c.reading;
      const double decided = smart ? c.price : c.plain_price;
      const Lanes &usual_price = price_of(now, kind);
      const bool is_decided = decided == decided;
      Lanes money;
      each([&](std::size_t i) { money[i] = meters[i] * (is_decided ? decided : usual_price[i]); });
      install(now, start, money, life);
    } else {
      const Lanes &price = price_of(now, c.reading);
      Lanes money;
      each([&](std::size_t i) { money[i] = meters[i] * renewals[i] * price[i]; });
      pay(now, renewal, money);
    }
    // What the meters of the reference are worth at the end.
    if (now.y == now.last && now.y < start) {
      const Lanes &price = price_of(now, c.reading);
      const bool dated = c.age >= 0;
      each([&](std::size_t i) {
        const double end = c.age + y + 1;
        const double young = lesser(y + 1, life[i]);
        const double spent = !dated             ? 0.5
                             : c.age >= life[i] ? 1 - young / life[i] * (1 - young / life[i] / 2)
                                                : part_lived(end, life[i]);
        w.left[i] += meters[i] * price[i] * (1 - spent);
      });
    }
    Sums &sums = now.sums;
    each([&](std::size_t i) { sums.meters[i] += meters[i]; });
    if (c.reading_known || (done && smart)) {
      each([&](std::size_t i) { sums.read[i] += meters[i]; });
      if (reading == remote) each([&](std::size_t i) { sums.remote[i] += meters[i]; });
    }
    if (c.age >= 0 || done)
      each([&](std::size_t i) {
        double age = part_lived(c.age + y, life[i]) * life[i];
        if (done)
          age = part_lived(y - start, life[i]) * life[i];
        else if (c.age >= life[i]) {
          const double old = greater(0.0, 1 - y / life[i]);
          age = old * (c.age + y) + (1 - old) * lesser(y, life[i]) / 2;
        }
        sums.dated[i] += meters[i];
        sums.aged[i] += meters[i] * age;
      });
  }
}

}  // namespace water
