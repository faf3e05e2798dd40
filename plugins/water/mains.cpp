// Mains: how they age, and what is renewed, anyway or by a project.
#include <cmath>

#include "year.h"

namespace water {
namespace {

constexpr double shortest_life = 40;
static_assert(parameters[parameter_named("water.main.life")].lower >= shortest_life);
constexpr int oldest = 100;  // an older main breaks no more often

// Part of a cohort that was renewed up to a time, for the first time.
struct Renewed {
  const MainCohort &c;
  double operator()(double rate, double time) const {
    const double start = c.year;
    const double anyway = renewed_part(rate, lesser(time, start), c.queue_from, c.density);
    if (c.year == never) return anyway;
    return anyway + (1 - anyway) * clamp01((time - start) / c.years);
  }
  double by_project(double rate, double time) const {
    if (c.year == never) return 0;
    const double start = c.year;
    const double anyway = renewed_part(rate, start, c.queue_from, c.density);
    return (1 - anyway) * clamp01((time - start) / c.years);
  }
};

}  // namespace

JALON_FAST void age_mains(Year &now, std::size_t service, ServiceYear &out) {
  Work &w = now.w;
  ServiceLanes &s = w.services[service];
  const Lanes &price = now.of("water.main.renewal_price");
  const Lanes &life = now.of("water.main.life");
  const double y = now.y;
  Lanes &ring = s.renewed[static_cast<std::size_t>(now.y % 5)];
  Lanes condition{}, works{}, anyway{}, all_km{};
  for (std::size_t k = 0; k < now.plan.mains.size(); ++k) {
    const MainCohort &c = now.plan.mains[k];
    if (c.service != service) continue;
    const Renewed part{c};
    const Lanes &breaks = w.breaks[k];
    const int grows = c.age >= 0 ? std::max(0, oldest - static_cast<int>(c.age)) : now.y;
    const Lanes &growth = w.ageing[static_cast<std::size_t>(std::min(now.y, grows))];
    const bool planned = c.year != never, dated = c.age >= 0;
    Lanes km, done, next;
    if (c.whole)
      each([&](std::size_t i) { km[i] = c.km * s.whole_km[i]; });
    else
      each([&](std::size_t i) { km[i] = c.km; });
    if (planned)
      each([&](std::size_t i) {
        done[i] = part(s.rate[i], y);
        next[i] = part(s.rate[i], y + 1);
      });
    else
      each([&](std::size_t i) {
        done[i] = renewed_part(s.rate[i], y, c.queue_from, c.density);
        next[i] = renewed_part(s.rate[i], y + 1, c.queue_from, c.density);
      });
    each([&](std::size_t i) {
      condition[i] += km[i] * (breaks[i] * growth[i] * (1 - done[i]) + s.new_breaks[i] * done[i]);
      all_km[i] += km[i] * (next[i] - done[i]);
    });
    if (planned && now.y >= c.year) {
      const bool decided = c.price == c.price;
      each([&](std::size_t i) {
        const double project =
            km[i] * (part.by_project(s.rate[i], y + 1) - part.by_project(s.rate[i], y));
        works[i] += project * (decided ? c.price : price[i]);
      });
    } else {
      each([&](std::size_t i) { anyway[i] += km[i] * (next[i] - done[i]); });
    }
    // What was renewed comes due again a life later.
    for (int n = 1; y + 1 > n * shortest_life; ++n)
      each([&](std::size_t i) {
        const double time = y - n * life[i];
        const double again =
            km[i] * (part(s.rate[i], greater(0.0, time + 1)) - part(s.rate[i], greater(0.0, time)));
        anyway[i] += again;
        all_km[i] += again;
      });
    if (now.y == now.last)
      each([&](std::size_t i) {  // old mains that nobody renewed
        const double age = w.ages[k][i] + y + 1;
        now.w.left[i] += 1000 * km[i] * price[i] * (1 - next[i]) * greater(0.0, 1 - age / life[i]);
      });
    if (dated) {
      // Renewed mains are on average half as old as their renewal is long ago.
      const double young = (c.year < now.y ? y - c.year : y) / 2, old = c.age + y;
      each([&](std::size_t i) {
        now.sums.main_dated[i] += km[i];
        now.sums.main_age[i] += km[i] * (old + done[i] * (young - old));
      });
    }
  }
  each([&](std::size_t i) {
    works[i] *= 1000;
    anyway[i] *= 1000 * price[i];
  });
  pay(now, investment, works);
  pay(now, renewal, anyway);
  keep_value(now, works, life, y);
  keep_value(now, anyway, life, y);
  each([&](std::size_t i) {
    out.condition[i] = s.hazard[i] > 0 ? condition[i] / s.hazard[i] : 1;
    double five = 0;
    for (const Lanes &past : s.renewed) five += past[i];
    now.sums.renewed[i] += five / 5;
    ring[i] = all_km[i];
  });
}

}  // namespace water
