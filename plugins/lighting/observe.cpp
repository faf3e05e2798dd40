// The figures of the diagnosis, and the writing of all outputs.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "year.h"

namespace lighting {
namespace {

constexpr double old_age = 25;

// 1 if a head in its n-th year of service, bought again at the end of each life, is old.
double is_old(double n, double life) {
  return n - life * std::floor((n - 1) / life) > old_age ? 1 : 0;
}

// Part of a cohort's dated heads that is old: those that were there and were not renewed, and later
// those of a long life that were.
void old_part(const Year &now, const Cohort &c, const Treatment &t, Lanes &part) {
  const Lanes &life = now.of("lighting.led.life");
  const Lanes &rate = renewal_rate(now, c);
  const double y = now.y, since = now.y - t.led_year;
  const double older = c.older[static_cast<std::size_t>(now.y)] / c.dated;
  const double stop = std::min({now.y, t.led_year, t.removal_year});
  const double from = c.queue_from, density = c.density;
  const auto renewed_in = [&](std::size_t i, double time) {
    return renewed_part(rate[i], lesser(time, stop), from, density);
  };
  if (now.y > t.led_year)
    each([&](std::size_t i) { part[i] = now.mine[i] * is_old(since, life[i]); });
  else if (c.is_led && !c.dark) {
    const double begun = greater(c.age, 1.0);
    each([&](std::size_t i) {
      const double n = y + lesser(begun, life[i]);
      const double dead = clamp01(n - life[i]);
      part[i] = (1 - dead) * older + (dead > 0 ? dead * is_old(n, life[i]) : 0);
    });
  } else
    each([&](std::size_t i) { part[i] = now.untouched[i] * older; });
  if (!c.is_led && !c.dark && y > old_age)
    each([&](std::size_t i) {
      part[i] += greater(0.0, renewed_in(i, y - old_age) - renewed_in(i, y - life[i]));
    });
}

}  // namespace

JALON_FAST void observe(Year &now, const Cohort &c, const Treatment &t, const CohortLanes &stock) {
  Work &w = now.w;
  const NightHours &night = w.nights[c.profile[static_cast<std::size_t>(now.y)]];
  const bool is_off = t.off_in(now.y), is_dim = !is_off && t.reduced_in(now.y);
  const double was_old = c.is_led ? 0 : 1;
  each([&](std::size_t i) {
    const double n = stock.points[i];
    const double new_leds = n * was_old * (1 - now.untouched[i]);
    w.present[i] += n;
    w.burning[i] += n * night.burning[i];
    w.late[i] += n * night.late[i];
    const double leds = n * (1 - was_old) + new_leds;
    w.told[i] += n * c.told;
    w.reduced[i] += n * c.told * night.reduced[i];
    w.leds[i] += leds;
    w.typed[i] += n * c.typed;
    w.leds_typed[i] += leds * c.typed;
    w.white_part[i] += new_leds;
  });
  if (c.dated > 0) {
    const double dated = c.dated / c.points;
    Lanes old;
    old_part(now, c, t, old);
    each([&](std::size_t i) {
      w.dated[i] += stock.points[i] * dated;
      w.old_dated[i] += stock.points[i] * dated * old[i];
    });
  }
  const auto count = [&](Lanes &sum) { each([&](std::size_t i) { sum[i] += stock.points[i]; }); };
  if (is_off) count(w.off_part);
  if (is_dim) count(w.dim_part);
}

JALON_FAST void write(const Year &now, const jalon::Block &block, std::size_t first,
                      std::size_t count) {
  const Work &w = now.w;
  const auto &line = w.line;
  const auto year = static_cast<std::size_t>(now.y);
  jalon::write_lines(block, line, year, first, count);

  Lanes of_all;
  const auto put = [&](Indicator k, auto value) {
    each([&](std::size_t i) { of_all[i] = value(i); });
    jalon::put(of_all, first, count, block.indicator(k, year));
  };
  // A ratio to nothing is unknown, not zero.
  const auto ratio = [](double a, double b) { return b > 0 ? a / b : jalon::unknown; };
  const double people = now.plan.stock->population;
  const Lanes &risk = now.of("lighting.safety.collisions");
  const Lanes &crime_off = now.of("lighting.safety.crime_part_night");
  const Lanes &crime_dim = now.of("lighting.safety.crime_dimming");
  const Lanes &crime_white = now.of("lighting.safety.crime_white");
  const Lanes &n = w.present;
  const bool listed = !now.plan.stock->points.empty();
  put(energy_per_point, [&](auto i) { return ratio(line[electricity][i], n[i]); });
  put(energy_per_inhabitant, [&](auto i) { return ratio(line[electricity][i], people); });
  // Shares of the points of which it is known: what nobody has told is not zero.
  put(led_share, [&](auto i) { return ratio(w.leds_typed[i], w.typed[i]); });
  put(old_share, [&](auto i) { return ratio(w.old_dated[i], w.dated[i]); });
  put(lit_hours, [&](auto i) { return ratio(w.burning[i], n[i]); });
  put(late_hours_burnt, [&](auto i) { return ratio(w.late[i], n[i]); });
  put(cost_per_point, [&](auto i) {
    return ratio(line[electricity_purchase][i] + line[electricity_excise][i] +
                     line[subscription][i] + line[maintenance][i] + line[operation][i] +
                     line[contract_payment][i],
                 n[i]);
  });
  put(points_per_cabinet, [&](auto i) { return ratio(n[i], w.cabinets[i]); });
  put(installed_power, [&](auto i) { return listed ? w.kilowatts[i] : jalon::unknown; });
  put(power_per_cabinet, [&](auto i) { return ratio(w.kilowatts[i], w.cabinets[i]); });
  put(reduced_share, [&](auto i) { return ratio(w.reduced[i], w.told[i]); });
  put(maintenance_factor, [&](auto i) { return w.leds[i] > 0 ? w.end_factor[i] : jalon::unknown; });
  put(subscribed_over_installed,
      [&](auto i) { return ratio(w.subscribed[i] - w.subscription_saved[i], w.kilowatts[i]); });
  put(metered_over_modelled,
      [&](auto i) { return ratio(now.plan.stock->metered, w.base_energy[i]); });
  put(night_collisions_change,
      [&](auto i) { return ratio((w.off_part[i] + w.dim_part[i]) * (risk[i] - 1), n[i]); });
  put(night_crime_change, [&](auto i) {
    return ratio(w.off_part[i] * (crime_off[i] - 1) + w.dim_part[i] * (crime_dim[i] - 1) +
                     w.white_part[i] * (crime_white[i] - 1) + 0.0,
                 n[i]);
  });
}

}  // namespace lighting
