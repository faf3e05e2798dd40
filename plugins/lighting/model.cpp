#include "model.h"

#include <algorithm>
#include <cmath>

#include "equations.h"

namespace lighting {
namespace {

constexpr std::array<std::size_t, n_types> ballast{
    parameter_named("lighting.ballast.hps"),
    parameter_named("lighting.ballast.mercury"),
    parameter_named("lighting.ballast.metal_halide"),
    parameter_named("lighting.ballast.low_pressure_sodium"),
    parameter_named("lighting.ballast.fluorescent"),
    parameter_named("lighting.ballast.induction"),
    parameter_named("lighting.ballast.incandescent"),
    parameter_named("lighting.ballast.led"),
    parameter_named("lighting.ballast.other"),
    parameter_named("lighting.ballast.unknown")};

constexpr std::array<std::size_t, n_ratios> ratios{
    parameter_named("lighting.led.power_ratio"),
    parameter_named("lighting.led.power_ratio.mercury"),
    parameter_named("lighting.led.power_ratio.fluorescent"),
    parameter_named("lighting.led.power_ratio.induction"),
    parameter_named("lighting.led.power_ratio.incandescent")};

// Of lamps whose colour is not known: sodium is the measure of all.
bool is_white(int type) {
  return type == mercury || type == metal_halide || type == fluorescent || type == induction ||
         type == other;
}

void cohort_lanes(const Plan &plan, Work &w) {
  const Lanes &per_inhabitant = w.of("lighting.points_per_inhabitant");
  const Lanes &efficacy_old = w.of("lighting.efficacy.discharge");
  const Lanes &efficacy_led = w.of("lighting.efficacy.led");
  const Lanes &upward_old = w.of("lighting.upward.discharge");
  const Lanes &upward_led = w.of("lighting.upward.led");
  const Lanes &reflectance = w.of("lighting.reflectance");
  const Lanes &warm = w.of("lighting.blue.2200");
  const Lanes &neutral = w.of("lighting.blue.3000");
  const Lanes &cold = w.of("lighting.blue.4000");
  const Lanes &blue_led = w.of("lighting.blue.led_unknown");
  const Lanes &blue_white = w.of("lighting.blue.white_discharge");
  w.points = w.watts = Lanes{};
  for (Lanes &t : w.treated) t = Lanes{};
  for (std::size_t k = 0; k < plan.cohorts.size(); ++k) {
    const Cohort &c = plan.cohorts[k];
    CohortLanes &out = w.cohorts[k];
    out.watts = out.sky = Lanes{};
    for (const Lamps &l : c.lamps) {
      const Lanes &gear = w.parameters[ballast[static_cast<std::size_t>(l.type)]];
      Lanes power;
      each([&](std::size_t i) { power[i] = l.lamp_watts; });
      for (const auto &term : l.drawn) {
        const Lanes &drawn = w.parameters[term.first];
        const double points = term.second;
        each([&](std::size_t i) { power[i] += points * drawn[i]; });
      }
      const bool is_led = l.type == led;
      const bool colour_known = l.colour[0] + l.colour[1] + l.colour[2] > 0;
      const Lanes &efficacy = is_led ? efficacy_led : efficacy_old;
      const Lanes &upward = is_led ? upward_led : upward_old;
      each([&](std::size_t i) {
        const double watts = system_power(power[i], gear[i]) + l.system_watts;
        double blue = 1;
        if (colour_known)
          blue = l.colour[0] * warm[i] + l.colour[1] * neutral[i] + l.colour[2] * cold[i];
        else if (is_led)
          blue = blue_led[i];
        else if (is_white(l.type))
          blue = blue_white[i];
        const double up = std::isnan(l.upward) ? upward[i] : l.upward;
        out.watts[i] += watts;
        out.sky[i] += watts * efficacy[i] * part_upward(up, reflectance[i]) * blue;
      });
    }
    each([&](std::size_t i) {
      const double unit = c.per_inhabitant ? per_inhabitant[i] : 1;
      out.points[i] = c.points * unit;
      out.watts[i] *= unit;
      out.sky[i] *= unit;
      w.points[i] += out.points[i];
      w.treated[c.treatment][i] += out.points[i];
      w.watts[i] += out.watts[i];
    });
  }
}

// What LED heads make of the cohorts.
void led_lanes(const Plan &plan, Work &w) {
  const Lanes &rebound = w.of("lighting.rebound");
  const Lanes &efficacy = w.of("lighting.efficacy.led");
  const Lanes &upward = w.of("lighting.upward.led");
  const Lanes &reflectance = w.of("lighting.reflectance");
  const Lanes &warm = w.of("lighting.blue.2200");
  const Lanes &neutral = w.of("lighting.blue.3000");
  const Lanes &cold = w.of("lighting.blue.4000");
  Lanes sky, same;
  each([&](std::size_t i) {
    sky[i] = efficacy[i] * part_upward(upward[i], reflectance[i]);
    same[i] = 1;
  });
  for (std::size_t k = 0; k < plan.cohorts.size(); ++k) {
    const Cohort &c = plan.cohorts[k];
    const Treatment &t = plan.treatments[c.treatment];
    CohortLanes &out = w.cohorts[k];
    const bool is_led = c.ratio == ratio_of_led;
    const Lanes &drawn = is_led ? same : w.parameters[ratios[is_led ? 0 : c.ratio]];
    const auto colour = colour_weights(t.colour);
    const bool decided = !std::isnan(t.ratio);
    each([&](std::size_t i) {
      const double anyway = drawn[i] + rebound[i] * greater(0.0, 1 - drawn[i]);
      const double measure = decided ? t.ratio + rebound[i] * greater(0.0, 1 - t.ratio) : anyway;
      const double blue = colour[0] * warm[i] + colour[1] * neutral[i] + colour[2] * cold[i];
      out.watts_anyway[i] = out.watts[i] * anyway;
      out.watts_measure[i] = out.watts[i] * measure;
      out.sky_anyway[i] = out.watts_anyway[i] * sky[i] * neutral[i];
      out.sky_measure[i] = out.watts_measure[i] * sky[i] * blue;
      if (t.constant_light) out.watts_measure[i] *= constant_light_factor(w.end_factor[i]);
    });
  }
}

}  // namespace

Work::Work(const Plan &plan)
    : parameters(lighting::parameters.size()),
      nights(plan.profiles.list().size()),
      cohorts(plan.cohorts.size()),
      treated(plan.treatments.size()) {}

JALON_FAST void Work::load(const jalon::Block &block, std::size_t first, std::size_t count) {
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (lighting::parameters[p].flags & JALON_PER_YEAR) continue;
    take(block.parameter(p), first, count, parameters[p]);
  }
}

JALON_FAST void set_up(const Plan &plan, Work &w) {
  night_hours(plan, w);
  cohort_lanes(plan, w);
  const Stock &stock = *plan.stock;
  const Lanes &per_cabinet = w.of("lighting.points_per_cabinet");
  const Lanes &per_inhabitant = w.of("lighting.points_per_inhabitant");
  const Lanes &usual = w.of("lighting.subscribed.ratio");
  const Lanes &life_old = w.of("lighting.discharge.life");
  const Lanes &rate = w.of("lighting.renewal.rate");
  const Lanes &mercury_rate = w.of("lighting.renewal.mercury_rate");
  const Lanes &relamping = w.of("lighting.relamping.price");
  const Lanes &interval = w.of("lighting.relamping.interval");
  const Lanes &life = w.of("lighting.led.life");
  const Lanes &l70 = w.of("lighting.led.l70");
  const Lanes &dirt = w.of("lighting.led.dirt");
  const Lanes &latitude = w.of("territory.latitude");
  const Lanes &longitude = w.of("territory.longitude");
  const Lanes &altitude = w.of("lighting.sun_altitude");
  each([&](std::size_t i) {
    w.cabinets[i] =
        stock.known_cabinets +
        (stock.loose_points + stock.loose_inhabitants * per_inhabitant[i]) / per_cabinet[i];
    w.cabinets_per_point[i] = w.points[i] > 0 ? w.cabinets[i] / w.points[i] : 0;
    w.subscribed[i] = stock.subscribed + stock.unsubscribed_part * usual[i] * w.watts[i] / 1000;
    w.subscribed_per_watt[i] = w.watts[i] > 0 ? w.subscribed[i] / w.watts[i] : 0;
    w.per_life[i] = 1 / life[i];
    w.per_old_life[i] = 1 / life_old[i];
    w.per_rate[i] = rate[i] > 0 ? 1 / rate[i] : 0;
    w.per_mercury_rate[i] = mercury_rate[i] > 0 ? 1 / mercury_rate[i] : 0;
    w.relamping[i] = relamping[i] / interval[i];
    const double night = stock.hours.all(stock.hours.at(latitude[i], longitude[i], altitude[i]));
    w.end_factor[i] = lumen_maintenance(night * life[i], l70[i]) * dirt[i];
    w.learning[i] = 1;
    w.left[i] = 0;
  });
  led_lanes(plan, w);
}

void Prepared::evaluate(const jalon::Block &block) const {
  Work work(plan_);
  for (std::size_t first = 0; first < block.draws(); first += lanes) {
    const std::size_t count = std::min(lanes, block.draws() - first);
    work.load(block, first, count);
    set_up(plan_, work);
    for (std::size_t year = 0; year < plan_.years; ++year)
      run_year(plan_, work, block, first, count, year);
  }
}

}  // namespace lighting
