// Leaks of a service, zone by zone: background, reported and unreported, and what is done.
#include <cmath>

#include "year.h"

namespace water {
namespace {

constexpr double longest = 20;  // years: nobody plans surveys further apart

// Interval between surveys that a zone is under this year, and what it amounts to.
void set_regime(const Year &now, const Zone &z, const ServiceLanes &s, ZoneLanes &out) {
  const bool district = z.by_district(now.y), control = z.by_control(now.y);
  const int regime = (district ? 1 : 0) + (control ? 2 : 0);
  if (regime == out.regime) return;
  out.regime = regime;
  out.removal = s.removal;
  out.kept = s.kept;
  out.survey = s.survey;
  if (regime == 0) return;
  const bool guided = district || z.metered;  // crews walk only where flows drift
  const Lanes &ci = now.of("water.survey.price");
  const Lanes &walked = now.of("water.survey.in_districts");
  const Lanes &days = now.of("water.district.days");
  const bool held = district && z.district_days == z.district_days;
  const bool decided = control && z.months == z.months;
  Lanes price, pays;
  each([&](std::size_t i) { price[i] = guided ? ci[i] * walked[i] : ci[i]; });
  interval_of(now.w, s, price, pays);
  each([&](std::size_t i) {
    const double soonest = guided ? 2 * days[i] / days_of_year : 0;
    const double economic = greater(soonest, pays[i]);
    double years = longest;
    if (district) years = held ? 2 * z.district_days / days_of_year : economic;
    if (control) years = lesser(years, decided ? z.months / 12 : economic);
    const double removal = removal_of_interval(years);
    const bool more = removal > s.removal[i];  // else today's effort does as well
    out.removal[i] = more ? removal : s.removal[i];
    const double walks = (guided ? walked[i] : 1) / years;
    out.survey[i] = more ? (guided ? walks : greater(s.survey[i], walks)) : s.survey[i];
  });
  each([&](std::size_t i) { out.kept[i] = std::exp(-out.removal[i]); });
}

void works(Year &now, const Zone &z, const ServiceLanes &s, ServiceYear &out) {
  const double part = z.part;
  Lanes money;
  const auto yearly = [&](int start, Line line, auto &&amount) {
    if (now.y <= start) return;
    each([&](std::size_t i) { money[i] = amount(i); });
    pay(now, line, money);
  };
  if (!z.metered && now.y >= z.sectors_year) {
    const Lanes &length = now.of("water.district.length");
    const Lanes &price = now.of("water.district.price");
    const Lanes &upkeep = now.of("water.district.upkeep");
    const bool known = z.district_km == z.district_km;
    const auto districts = [&](std::size_t i) {
      return part * s.km[i] / (known ? z.district_km : length[i]);
    };
    each([&](std::size_t i) { money[i] = districts(i) * price[i]; });
    install(now, z.sectors_year, money, now.of("water.district.life"));
    yearly(z.sectors_year, monitoring_costs,
           [&](std::size_t i) { return districts(i) * upkeep[i]; });
  }
  if (now.y >= z.pressure_year) {
    const Lanes &length = now.of("water.pressure.station_length");
    const Lanes &price = now.of("water.pressure.station_price");
    const Lanes &upkeep = now.of("water.pressure.station_upkeep");
    const bool known = z.stations == z.stations;
    const auto stations = [&](std::size_t i) {
      return part * (known ? z.stations : s.km[i] / length[i]);
    };
    each([&](std::size_t i) { money[i] = stations(i) * price[i]; });
    install(now, z.pressure_year, money, now.of("water.pressure.station_life"));
    yearly(z.pressure_year, monitoring_costs,
           [&](std::size_t i) { return stations(i) * upkeep[i]; });
  }
  const Lanes &duty = now.of("water.repair.duty");
  yearly(z.repair_year, repairs, [&](std::size_t i) { return part * s.connections[i] * duty[i]; });
  if (now.y >= z.knowledge_year) {
    const Lanes &price = now.of("water.knowledge.price");
    const Lanes &upkeep = now.of("water.knowledge.upkeep");
    if (now.y == z.knowledge_year) {
      each([&](std::size_t i) { money[i] = part * s.km[i] * price[i]; });
      pay(now, investment, money);
    }
    yearly(z.knowledge_year, monitoring_costs,
           [&](std::size_t i) { return part * s.km[i] * upkeep[i]; });
  }
  if (now.y >= z.pumps_year) {
    const Lanes &saved = now.of("water.pumps.saving");
    const Lanes &price = now.of("water.pumps.price");
    const bool known = z.pump_saving == z.pump_saving;
    const bool on_all = now.plan.network->services[z.service].electricity >= 0;
    const auto saving = [&](std::size_t i) { return part * (known ? z.pump_saving : saved[i]); };
    each([&](std::size_t i) {
      const double m3 = on_all ? s.produced[i] + s.bought[i] : s.produced[i];
      money[i] = saving(i) * s.kwh[i] * m3 * price[i];
    });
    install(now, z.pumps_year, money, now.of("water.pumps.life"));
    if (now.y > z.pumps_year) each([&](std::size_t i) { out.pumped[i] -= saving(i); });
  }
}

}  // namespace

void interval_of(const Work &, const ServiceLanes &s, const Lanes &price, Lanes &years) {
  each([&](std::size_t i) {
    years[i] = s.value[i] > 0 && s.rise[i] > 0
                   ? lesser(longest, economic_interval(price[i], s.value[i], s.rise[i]))
                   : longest;
  });
}

JALON_FAST void leak(Year &now, std::size_t service, ServiceYear &out) {
  Work &w = now.w;
  const ServiceLanes &s = w.services[service];
  const Lanes &main_price = now.of("water.repair.main_price");
  const Lanes &other_price = now.of("water.repair.connection_price");
  const Lanes &survey_price = now.of("water.survey.price");
  const Lanes &cut_off = now.of("water.interruption.connections");
  const Lanes &hours = now.of("water.interruption.hours");
  out.leaked = out.background = out.reported = out.use = out.main_repairs = Lanes{};
  each([&](std::size_t i) { out.pumped[i] = 1; });
  for (std::size_t k = 0; k < now.plan.zones.size(); ++k) {
    const Zone &z = now.plan.zones[k];
    if (z.service != service) continue;
    ZoneLanes &zone = w.zones[k];
    set_regime(now, z, s, zone);
    const bool lowered = now.y > z.pressure_year, faster = now.y > z.repair_year;
    if (now.y == z.pressure_year + 1)  // leaks that run already flow less at once
      each([&](std::size_t i) { zone.level[i] *= zone.leakage[i]; });
    const double part = z.part;
    each([&](std::size_t i) {
      const double flows = lowered ? zone.leakage[i] : 1;
      const double bursts = lowered ? zone.bursts[i] : 1;
      const double time = faster ? zone.repair[i] : 1;
      const double worn = out.condition[i];
      // (5) over one year, in parts of today's unreported leakage.
      const double rises = flows * (s.unreported_mains[i] * worn + 1 - s.unreported_mains[i]);
      const double level = s.removal[i] * rises / zone.removal[i];
      const double above = zone.level[i] - level;
      const double mean = level + above * (1 - zone.kept[i]) / zone.removal[i];
      zone.level[i] = level + above * zone.kept[i];
      const double unreported = part * s.unreported[i] * mean;
      const double background =
          part * flows * (s.background_mains[i] * worn + s.background_rest[i]);
      const double reported =
          part * flows * bursts * time * (s.reported_mains[i] * worn + s.reported_rest[i]);
      out.background[i] += background;
      out.reported[i] += reported;
      out.leaked[i] += background + reported + unreported;
      out.use[i] += part * (lowered ? zone.use[i] : 1);
      const double broken = part * bursts * worn * s.main_breaks[i];
      const double others = part * bursts * s.connection_breaks[i];
      // As many more are found as more is removed, each flowing as the pressure lets it.
      const double more = part * zone.removal[i] * mean / (s.removal[i] * flows);
      const double on_mains = more * s.found_mains[i], on_rest = more * s.found_rest[i];
      out.main_repairs[i] += broken + on_mains;
      w.line[repairs][i] +=
          (broken + on_mains) * main_price[i] + (others + on_rest) * other_price[i];
      w.line[leak_surveys][i] += part * s.km[i] * zone.survey[i] * survey_price[i];
      w.line[interruption][i] += (broken + on_mains) * cut_off[i] * hours[i];
    });
    works(now, z, s, out);
  }
}

}  // namespace water
