// One year of a programme, for one group of draws.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "model.h"

namespace lighting {
namespace {

// No declared life may be shorter: bounds the number of renewals looked at.
constexpr int shortest_life = 8;
static_assert(parameters[parameter_named("lighting.led.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.structure.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.clock.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.presence.life")].lower >= shortest_life &&
              parameters[parameter_named("lighting.remote.life")].lower >= shortest_life);
constexpr double hours_of_year = 8760;

template <class F>
void each(F &&f) {
  for (std::size_t i = 0; i < lanes; ++i) f(i);
}

// Part bought anew in year y of what was bought in year `start` and dies after `life` years.
Lanes bought_again(int y, int start, const Lanes &life) {
  Lanes part{};
  for (int n = 1; y + 1 - start > n * shortest_life; ++n)
    each([&](std::size_t i) {
      const double age = y - start - n * life[i];
      part[i] += clamp01(age + 1) - clamp01(age);
    });
  return part;
}

class Year {
 public:
  Year(const Plan &plan, Work &work, int year)
      : plan_(plan), w_(work), y_(year), last_(static_cast<int>(plan.years) - 1) {}

  void start() {
    for (Lanes &l : w_.line) l = Lanes{};
    for (Lanes *l :
         {&w_.reduced, &w_.leds, &w_.old_dated, &w_.dated, &w_.present, &w_.burning, &w_.kilowatts,
          &w_.subscription_saved, &w_.off_part, &w_.dim_part, &w_.white_part})
      *l = Lanes{};
    const Lanes &price = of("lighting.led.price");
    const Lanes &floor = of("lighting.led.price_floor");
    each([&](std::size_t i) { w_.head[i] = price[i] * std::max(floor[i], w_.learning[i]); });
  }

  void add(std::size_t place) {
    const Cohort &c = plan_.cohorts[place];
    const Treatment &t = plan_.treatments[c.treatment];
    const CohortLanes &stock = w_.cohorts[place];
    const bool there = !t.removed_after(y_);
    set_parts(c, t);
    kilowatts_ = Lanes{};
    if (there) serve(c, t, stock);
    if (y_ > t.subscribed_year) subscribe(t, stock);
    if (there) observe(c, t, stock);
    if (y_ < t.removal_year) {
      renew_anyway(c, t, stock);
      install_heads(c, t, stock);
      install_control(c, t, stock);
    }
    if (y_ == t.subscribed_year) {
      const Lanes &change = of("lighting.subscribed.change");
      each([&](std::size_t i) {
        w_.line[investment][i] += stock.points[i] * w_.cabinets_per_point[i] * change[i];
      });
    }
    if (y_ == t.removal_year) {
      const Lanes &price = of("lighting.removal.price");
      const Lanes &studies = of("lighting.study_share");
      each([&](std::size_t i) {
        w_.line[investment][i] += stock.points[i] * price[i] * (1 + studies[i]);
      });
      throw_away(stock.points);
    }
  }

  void finish() {
    const Lanes &standing = of("lighting.cabinet.standby");
    const Lanes &rounds = of("lighting.maintenance.cabinet");
    const Lanes &price = of("energy.electricity.price");
    const Lanes &power_price = of("energy.electricity.subscription");
    const Lanes &carbon = of("energy.electricity.carbon");
    const Lanes &excise = of("energy.electricity.excise_share");
    const Lanes &learning = of("lighting.led.learning");
    each([&](std::size_t i) {
      const double kwh =
          w_.line[electricity][i] + w_.cabinets[i] * standing[i] * hours_of_year / 1000;
      w_.line[electricity][i] = kwh;
      w_.line[electricity_purchase][i] = kwh * price[i] * (1 - excise[i]);
      w_.line[electricity_excise][i] = kwh * price[i] * excise[i];
      w_.line[subscription][i] = (w_.subscribed[i] - w_.subscription_saved[i]) * power_price[i];
      w_.line[maintenance][i] += w_.cabinets[i] * rounds[i];
      w_.line[electricity_co2e][i] = kwh * carbon[i];
      w_.line[residual][i] = y_ == last_ ? w_.left[i] : 0;
      if (y_ == 0) w_.base_energy[i] = kwh;
      w_.learning[i] *= 1 - learning[i];
    });
  }

  void write(const jalon::Block &block, std::size_t first, std::size_t count) const {
    const auto year = static_cast<std::size_t>(y_);
    for (std::size_t l = 0; l < n_lines; ++l)
      std::copy_n(w_.line[l].v, count, block.line(l, year).begin() + static_cast<long>(first));
    const auto put = [&](Indicator k, auto value) {
      const auto out = block.indicator(k, year);
      for (std::size_t i = 0; i < count; ++i) out[first + i] = value(i);
    };
    // A ratio to nothing is unknown, not zero.
    const auto ratio = [](double a, double b) { return b > 0 ? a / b : jalon::unknown; };
    const double people = plan_.stock->population;
    const Lanes &risk = of("lighting.safety.collisions");
    const Lanes &crime_off = of("lighting.safety.crime_part_night");
    const Lanes &crime_dim = of("lighting.safety.crime_dimming");
    const Lanes &crime_white = of("lighting.safety.crime_white");
    const auto &line = w_.line;
    const Lanes &n = w_.present;
    put(energy_per_point, [&](auto i) { return ratio(line[electricity][i], n[i]); });
    put(energy_per_inhabitant, [&](auto i) { return ratio(line[electricity][i], people); });
    put(led_share, [&](auto i) { return ratio(w_.leds[i], n[i]); });
    put(old_share, [&](auto i) { return ratio(w_.old_dated[i], w_.dated[i]); });
    put(lit_hours, [&](auto i) { return ratio(w_.burning[i], n[i]); });
    put(cost_per_point, [&](auto i) {
      return ratio(line[electricity_purchase][i] + line[electricity_excise][i] +
                       line[subscription][i] + line[maintenance][i] + line[operation][i],
                   n[i]);
    });
    put(points_per_cabinet, [&](auto i) { return ratio(n[i], w_.cabinets[i]); });
    put(power_per_cabinet, [&](auto i) { return ratio(w_.kilowatts[i], w_.cabinets[i]); });
    put(reduced_share, [&](auto i) { return ratio(w_.reduced[i], n[i]); });
    put(maintenance_factor,
        [&](auto i) { return w_.leds[i] > 0 ? w_.end_factor[i] : jalon::unknown; });
    put(subscribed_over_installed, [&](auto i) {
      return ratio(w_.subscribed[i] - w_.subscription_saved[i], w_.kilowatts[i]);
    });
    put(metered_over_modelled,
        [&](auto i) { return ratio(plan_.stock->metered, w_.base_energy[i]); });
    put(night_collisions_change,
        [&](auto i) { return ratio((w_.off_part[i] + w_.dim_part[i]) * (risk[i] - 1), n[i]); });
    put(night_crime_change, [&](auto i) {
      return ratio(w_.off_part[i] * (crime_off[i] - 1) + w_.dim_part[i] * (crime_dim[i] - 1) +
                       w_.white_part[i] * (crime_white[i] - 1) + 0.0,
                   n[i]);
    });
  }

 private:
  const Lanes &of(Named parameter) const { return w_.of(parameter); }

  // Parts of the points that this year are as they were, renewed anyway, or done by the measure.
  void set_parts(const Cohort &c, const Treatment &t) {
    const Lanes &rate = c.ratio == ratio_mercury ? w_.mercury_rate : w_.rate;
    const double time = std::min({y_, t.led_year, t.removal_year});
    const double done = y_ > t.led_year ? 1 : 0;
    if (c.is_led)
      renewed_ = Lanes{};
    else
      each([&](std::size_t i) {
        renewed_[i] = renewed_part(rate[i], time, c.queue_from, c.queue_width);
      });
    each([&](std::size_t i) {
      rest_[i] = 1 - renewed_[i];
      mine_[i] = done * rest_[i];
      untouched_[i] = (1 - done) * rest_[i];
    });
  }

  // Energy, light, upkeep.
  void serve(const Cohort &c, const Treatment &t, const CohortLanes &stock) {
    const NightHours &night = w_.nights[c.profile[static_cast<std::size_t>(y_)]];
    const bool watched = y_ > t.remote_year;
    const double sparing = watched ? 1 : 0;
    const Lanes &spared = of("lighting.remote.maintenance_saving");
    const Lanes &hours = c.is_led ? night.led : night.discharge;
    const Lanes &upkeep = c.is_led ? w_.upkeep_led : w_.upkeep_discharge;
    Lanes &energy = w_.line[electricity], &sky = w_.line[upward_light];
    each([&](std::size_t i) {
      const double old = untouched_[i] * stock.watts[i];
      const double led = renewed_[i] * stock.watts_anyway[i] + mine_[i] * stock.watts_measure[i];
      energy[i] += 1e-3 * (old * hours[i] + led * night.led[i]);
      kilowatts_[i] = 1e-3 * (old + led);
      w_.kilowatts[i] += kilowatts_[i];
      sky[i] += 1e-6 * night.light[i] *
                (untouched_[i] * stock.sky[i] + renewed_[i] * stock.sky_anyway[i] +
                 mine_[i] * stock.sky_measure[i]);
    });
    Lanes &kept_up = w_.line[maintenance];
    each([&](std::size_t i) {
      kept_up[i] += stock.points[i] * (1 - sparing * spared[i]) *
                    (untouched_[i] * upkeep[i] + (1 - untouched_[i]) * w_.upkeep_led[i]);
    });
    if (!watched) return;
    const Lanes &standby = of("lighting.remote.standby");
    const Lanes &fee = of("lighting.remote.subscription");
    each([&](std::size_t i) {
      const double nodes = stock.points[i] * (t.node_per_point ? 1 : w_.cabinets_per_point[i]);
      energy[i] += nodes * standby[i] * hours_of_year / 1000;
      w_.line[operation][i] += nodes * fee[i];
    });
  }

  void subscribe(const Treatment &t, const CohortLanes &stock) {
    const Lanes &margin = of("lighting.subscribed.margin");
    const Lanes &least = of("lighting.subscribed.minimum");
    const Lanes &factor = of("lighting.power_factor");
    each([&](std::size_t i) {
      const double now = w_.subscribed_per_watt[i] * stock.watts[i];
      const double fits =
          fitting_subscription(kilowatts_[i], std::isnan(t.margin) ? margin[i] : t.margin,
                               factor[i], least[i] * stock.points[i] * w_.cabinets_per_point[i]);
      w_.subscription_saved[i] += std::max(0.0, now - fits);
    });
  }

  void observe(const Cohort &c, const Treatment &t, const CohortLanes &stock) {
    const auto year = static_cast<std::size_t>(y_);
    const NightHours &night = w_.nights[c.profile[year]];
    const bool reduced = plan_.profiles.list()[c.profile[year]].reduced_five_hours;
    const bool is_off = t.off_in(y_), is_dim = !is_off && t.reduced_in(y_);
    const double dated = c.dated / c.points, older = c.older[year] / c.points;
    const double old_kind = c.is_led ? 0 : 1;
    each([&](std::size_t i) {
      const double n = stock.points[i];
      const double new_leds = n * old_kind * (1 - untouched_[i]);
      w_.present[i] += n;
      w_.burning[i] += n * night.burning[i];
      w_.leds[i] += n * (1 - old_kind) + new_leds;
      w_.white_part[i] += new_leds;
      w_.dated[i] += n * dated;
      w_.old_dated[i] += n * older * untouched_[i];
    });
    const auto count = [&](Lanes &sum) { each([&](std::size_t i) { sum[i] += stock.points[i]; }); };
    if (reduced) count(w_.reduced);
    if (is_off) count(w_.off_part);
    if (is_dim) count(w_.dim_part);
  }

  // Money for equipment of a life; what is left of it at the end is set aside for the last year.
  void buy(Line line, const Lanes &money, const Lanes &life, bool kept) {
    const Lanes &studies = of("lighting.study_share");
    const double planned = line == investment ? 1 : 0;
    each([&](std::size_t i) { w_.line[line][i] += money[i] * (1 + planned * studies[i]); });
    if (!kept) return;
    each([&](std::size_t i) { w_.left[i] += money[i] * life_left(last_ - y_, life[i]); });
  }
  void throw_away(const Lanes &luminaires) {
    const Lanes &waste = of("lighting.disposal.price");
    each([&](std::size_t i) { w_.line[disposal][i] += luminaires[i] * waste[i]; });
  }
  void buy_heads(Line line, const Lanes &heads, double decided, bool kept) {
    const Lanes &making = of("lighting.manufacture");
    Lanes money;
    each([&](std::size_t i) {
      money[i] = heads[i] * w_.head[i];
      w_.line[equipment_co2e][i] += heads[i] * making[i];
    });
    if (!std::isnan(decided)) each([&](std::size_t i) { money[i] = heads[i] * decided; });
    buy(line, money, of("lighting.led.life"), kept);
    throw_away(heads);
  }

  // The reference: old lamps are renewed at the town's pace, LED heads when they die.
  void renew_anyway(const Cohort &c, const Treatment &t, const CohortLanes &stock) {
    const Lanes &life = of("lighting.led.life");
    const Lanes &rate = c.ratio == ratio_mercury ? w_.mercury_rate : w_.rate;
    const bool kept = t.removal_year > last_ && !(c.is_led && t.led_year <= last_);
    const double stop = std::min(t.led_year, t.removal_year);
    Lanes heads{};
    const bool ageing = y_ < stop;
    if (c.is_led) {
      if (!ageing) return;
      if (std::isnan(c.age)) {
        each([&](std::size_t i) { heads[i] = 1 / life[i]; });
      } else {
        for (int n = 1; y_ + 1 + c.age > n * shortest_life; ++n)
          each([&](std::size_t i) {
            const double age = y_ + std::min(c.age, life[i] - 1) - n * life[i];
            heads[i] += clamp01(age + 1) - clamp01(age);
          });
      }
    } else {
      for (int n = 0; y_ + 1 > n * shortest_life; ++n)
        each([&](std::size_t i) {
          const double time = y_ - n * life[i];
          heads[i] += renewed_part(rate[i], std::min(time + 1, stop), c.queue_from, c.queue_width) -
                      renewed_part(rate[i], std::min(time, stop), c.queue_from, c.queue_width);
        });
    }
    each([&](std::size_t i) { heads[i] *= stock.points[i]; });
    buy_heads(renewal, heads, jalon::unknown, kept);
  }

  void install_heads(const Cohort &, const Treatment &t, const CohortLanes &stock) {
    if (y_ < t.led_year) return;
    const bool kept = t.removal_year > last_, now = y_ == t.led_year;
    const Line line = now ? investment : renewal;
    const auto part_of = [&](const Lanes &life) {
      if (!now) return bought_again(y_, t.led_year, life);
      Lanes all;
      each([&](std::size_t i) { all[i] = 1; });
      return all;
    };
    Lanes heads = part_of(of("lighting.led.life"));
    each([&](std::size_t i) { heads[i] *= stock.points[i] * rest_[i]; });
    buy_heads(line, heads, t.price, kept);
    if (!t.full) return;
    const Lanes &pole = of("lighting.pole.price");
    const Lanes &poles = of("lighting.pole.share");
    const Lanes &cable = of("lighting.cable.price");
    const Lanes &cabinet = of("lighting.cabinet.price");
    const Lanes &rebuilt = of("lighting.cabinet.share");
    const Lanes &life = of("lighting.structure.life");
    Lanes money = part_of(life);
    each([&](std::size_t i) {
      const double worn = std::isnan(t.poles) ? poles[i] : t.poles;
      const double remade = std::isnan(t.cabinets) ? rebuilt[i] : t.cabinets;
      money[i] *= stock.points[i] *
                  (worn * pole[i] + cable[i] + w_.cabinets_per_point[i] * remade * cabinet[i]);
    });
    buy(line, money, life, kept);
  }

  // Things bought once per point or cabinet and bought again at the end of their life.
  template <class Price>
  void install(int year, const Lanes &life, bool kept, Price &&price) {
    if (y_ < year) return;
    Lanes money{};
    if (y_ == year)
      each([&](std::size_t i) { money[i] = 1; });
    else
      money = bought_again(y_, year, life);
    each([&](std::size_t i) { money[i] *= price(i); });
    buy(y_ == year ? investment : renewal, money, life, kept);
  }

  void install_control(const Cohort &c, const Treatment &t, const CohortLanes &stock) {
    const bool kept = t.removal_year > last_;
    const auto cabinets = [&](std::size_t i) { return stock.points[i] * w_.cabinets_per_point[i]; };
    if (y_ == t.dimming_year) {
      const Lanes &easy = of("lighting.dimming.price.led");
      const Lanes &hard = of("lighting.dimming.price.discharge");
      const bool all_led = c.is_led || t.led_year <= y_;
      Lanes money;
      each([&](std::size_t i) {
        const double old = all_led ? 0 : untouched_[i];
        money[i] = stock.points[i] * c.gear * (old * hard[i] + (1 - old) * easy[i]);
      });
      buy(investment, money, of("lighting.led.life"), kept);
    }
    const Lanes &detector = of("lighting.presence.price");
    install(t.presence_year, of("lighting.presence.life"), kept,
            [&](std::size_t i) { return stock.points[i] * detector[i]; });
    const Lanes &part = of("lighting.remote.price_share");
    const Lanes &controller = of("lighting.remote.cabinet_price");
    install(t.remote_year, of("lighting.remote.life"), kept, [&](std::size_t i) {
      return t.node_per_point ? stock.points[i] * part[i] * w_.head[i]
                              : cabinets(i) * controller[i];
    });
    if (c.clock_is_exact || t.remote_year <= t.clock_year) return;
    const Lanes &clock = of("lighting.clock.price");
    install(t.clock_year, of("lighting.clock.life"), kept,
            [&](std::size_t i) { return cabinets(i) * clock[i]; });
  }

  const Plan &plan_;
  Work &w_;
  int y_, last_;
  Lanes renewed_, rest_, mine_, untouched_, kilowatts_;
};

}  // namespace

void run_year(const Plan &plan, Work &work, const jalon::Block &block, std::size_t first,
              std::size_t count, std::size_t year) {
  for (std::size_t p = 0; p < work.parameters.size(); ++p) {
    if (!(parameters[p].flags & JALON_PER_YEAR)) continue;
    const auto column = block.parameter(p, year);
    for (std::size_t i = 0; i < lanes; ++i)
      work.parameters[p][i] = column[first + std::min(i, count - 1)];
  }
  Year now(plan, work, static_cast<int>(year));
  now.start();
  for (std::size_t place = 0; place < plan.cohorts.size(); ++place) now.add(place);
  now.finish();
  now.write(block, first, count);
}

}  // namespace lighting
