// What a service is in year 0, for each draw: its size, its balance, the parts of its leakage.
#include <cmath>

#include "year.h"

namespace water {
namespace {

constexpr double reference_age = 50;  // of a main whose breaks are the measure of others
constexpr double quickest = 26;       // removals a year: no leak runs shorter than two weeks
constexpr double litres = 1000, hours_of_day = 24;

void size(const Service &town, const Work &w, std::size_t listed_meters, const Plan &plan,
          ServiceLanes &s) {
  const Lanes &per_subscriber = w.of("water.connections_per_subscriber");
  const Lanes &per_connection = w.of("water.mains_per_connection");
  const Lanes &per_inhabitant = w.of("water.connections_per_inhabitant");
  const Lanes &mains_each = w.of("water.mains_per_inhabitant");
  const Lanes &use = w.of("water.consumption");
  const double n = town.size;
  each([&](std::size_t i) {
    double c = n;
    if (town.from == SizeFrom::subscribers) c = n * per_subscriber[i];
    if (town.from == SizeFrom::length) c = n / per_connection[i];
    if (town.from == SizeFrom::volume) c = n / use[i];
    if (town.from == SizeFrom::inhabitants) c = n * per_inhabitant[i];
    s.connections[i] = c;
    s.km[i] = town.length > 0             ? town.length
              : town.length_by_inhabitant ? n * mains_each[i] / 1000
                                          : c * per_connection[i];
    s.meters[i] = town.subscribers > 0 ? town.subscribers : c / per_subscriber[i];
  });
  if (listed_meters == 0) return;
  double count = 0;
  for (const Meters &m : plan.network->meters)
    if (m.service == listed_meters - 1) count += m.count;
  each([&](std::size_t i) { s.meters[i] = count; });
}

// Volumes of year 0: as declared, or from peers.
void volumes(const Service &town, const Work &w, ServiceLanes &s) {
  const Lanes &use = w.of("water.consumption");
  const Lanes &index = w.of("water.peer.loss_index");
  const Lanes &unbilled = w.of("water.unbilled");
  const Volumes &v = town.volumes;
  each([&](std::size_t i) {
    if (town.balance) {
      s.billed[i] = v.billed_metered + v.billed_unmetered;
      s.other[i] = v.unbilled_metered + v.unbilled_unmetered;
      s.sold[i] = v.sold;
      s.produced[i] = v.produced;
      s.bought[i] = v.bought;
      s.supplied[i] = supplied(v);
    } else {
      s.billed[i] = s.connections[i] * use[i];
      const double lost = index[i] * days_of_year * s.km[i];
      s.supplied[i] = (s.billed[i] + lost) / (1 - unbilled[i]);
      s.other[i] = unbilled[i] * s.supplied[i];
      s.sold[i] = 0;
      s.bought[i] = town.saved_from == from_bought ? s.supplied[i] : 0;
      s.produced[i] = s.supplied[i] - s.bought[i];
    }
    const double entered = s.produced[i] + s.bought[i];
    s.own_part[i] = town.saved_from == from_produced ? 1
                    : town.saved_from == from_bought ? 0
                    : entered > 0                    ? s.produced[i] / entered
                                                     : 1;
  });
}

// Apparent losses, scaled so that they are never all of the losses.
void apparent_losses(const Work &w, const Lanes &error, ServiceLanes &s) {
  const Lanes &theft = w.of("water.theft");
  const Lanes &most = w.of("water.apparent.most");
  each([&](std::size_t i) {
    const double lost = s.supplied[i] - s.billed[i] - s.other[i];
    const double wanted = apparent_loss(s.billed[i], error[i]) + theft[i] * s.supplied[i];
    const double scale = wanted > 0 ? lesser(1.0, most[i] * lost / wanted) : 1;
    s.apparent[i] = scale;
    s.used[i] = s.billed[i] / (1 - scale * error[i]);
    s.theft[i] = scale * theft[i] * s.supplied[i];
  });
}

// Real losses fall into background, reported and unreported leakage; if the first two would be
// more than there is, they are brought down alike.
void leakage(const Service &town, const Work &w, ServiceLanes &s) {
  const Lanes &condition = w.of("water.background.condition");
  const Lanes &main_bursts = w.of("water.burst.mains");
  const Lanes &other_bursts = w.of("water.burst.connections");
  const Lanes &main_flow = w.of("water.burst.main_flow");
  const Lanes &other_flow = w.of("water.burst.connection_flow");
  const Lanes &main_days = w.of("water.repair.main_days");
  const Lanes &other_days = w.of("water.repair.connection_days");
  const Lanes &least = w.of("water.unreported.least");
  const Lanes &today = w.of("water.survey.today");
  const Lanes &n1 = w.of("water.pressure.exponent");
  const Lanes &flow = w.of("water.leak_flow");
  Lanes pressure_room, rise_room;
  const Lanes &p = lanes_of(town.pressure, w, "water.peer.pressure", pressure_room);
  const Lanes &rr = lanes_of(town.rise, w, "water.rate_of_rise", rise_room);
  const bool mains_known = town.main_repairs >= 0, others_known = town.connection_repairs >= 0;
  const bool survey_known = town.surveyed >= 0;
  const bool materials_known = town.plastic >= 0;
  each([&](std::size_t i) {
    const double real = greater(0.0, s.supplied[i] - s.used[i] - s.other[i] - s.theft[i]);
    const double on_mains = unreported_part.mains * s.km[i];
    const double on_all = on_mains + unreported_part.connection * s.connections[i];
    s.unreported_mains[i] = on_all > 0 ? on_mains / on_all : 0;
    // Repairs that a town counts are those of reported leaks and of leaks that were found; at least
    // half of them were reported.
    const double rises = rr[i] * days_of_year * s.km[i];
    const double found = new_leaks(rr[i], s.km[i], flow[i]);
    const double m = town.main_repairs, c = town.connection_repairs;
    s.main_breaks[i] =
        mains_known ? greater(m / 2, m - found * s.unreported_mains[i]) : main_bursts[i] * s.km[i];
    s.connection_breaks[i] = others_known ? greater(c / 2, c - found * (1 - s.unreported_mains[i]))
                                          : other_bursts[i] * s.connections[i];
    const double per_m = days_of_year / litres * condition[i] * p[i];
    const double bg_mains = per_m * background_part.mains * s.km[i];
    const double bg_rest = per_m * background_part.connection * s.connections[i];
    const double rep_mains = s.main_breaks[i] * leak_volume(main_flow[i], main_days[i]);
    const double rep_rest = s.connection_breaks[i] * leak_volume(other_flow[i], other_days[i]);
    const double known = bg_mains + bg_rest + rep_mains + rep_rest;
    const double room = real * (1 - least[i]);
    const double fit = known > room ? room / known : 1;
    s.background_mains[i] = fit * bg_mains;
    s.background_rest[i] = fit * bg_rest;
    s.reported_mains[i] = fit * rep_mains;
    s.reported_rest[i] = fit * rep_rest;
    s.unreported[i] = real - fit * known;
    // Today's effort is what keeps today's leakage: it removes as much as rises.
    s.removal[i] = s.unreported[i] * quickest > rises ? rises / s.unreported[i] : quickest;
    s.rise[i] = s.km[i] > 0 ? s.removal[i] * s.unreported[i] / (days_of_year * s.km[i]) : 0;
    const double all_found =
        s.removal[i] * s.unreported[i] / (days_of_year * hours_of_day * flow[i]);
    s.found_mains[i] = mains_known ? m - s.main_breaks[i] : all_found * s.unreported_mains[i];
    s.found_rest[i] =
        others_known ? c - s.connection_breaks[i] : all_found * (1 - s.unreported_mains[i]);
    s.survey[i] = survey_known && s.km[i] > 0 ? town.surveyed / s.km[i] : today[i];
    s.pressure[i] = p[i];
    const double background = real > 0 ? fit * (bg_mains + bg_rest) / real : 0;
    s.exponent[i] =
        materials_known ? leakage_exponent(background, burst_exponent(town.plastic)) : n1[i];
  });
  each([&](std::size_t i) { s.kept[i] = std::exp(-s.removal[i]); });
}

void costs(const Service &town, const Work &w, ServiceLanes &s) {
  const Lanes &kwh = w.of("water.electricity");
  const Lanes &price = w.of("energy.electricity.price");
  const Lanes &chemicals = w.of("water.treatment.price");
  const Lanes &levy = w.of("water.levy.price");
  const Lanes &fixed = w.of("water.fixed.price");
  const Lanes &average = w.of("water.value.average");
  Lanes room;
  const Lanes &bought = lanes_of(town.bought_price, w, "water.bought.price", room);
  const bool measured = town.electricity >= 0;
  each([&](std::size_t i) {
    const double entered = s.produced[i] + s.bought[i];
    s.kwh[i] = measured ? (entered > 0 ? town.electricity / entered : 0) : kwh[i];
    const double marginal =
        measured
            ? marginal_value(s.own_part[i], 0, 0, chemicals[i], levy[i], bought[i]) +
                  s.kwh[i] * price[i]
            : marginal_value(s.own_part[i], kwh[i], price[i], chemicals[i], levy[i], bought[i]);
    s.value[i] = value_of_m3(marginal, s.own_part[i] * fixed[i], average[i]);
  });
}

// Breaks per km of each cohort of mains: measured, or by age and material about the mean.
void mains(const Plan &plan, Work &w, std::size_t service, ServiceLanes &s) {
  const Service &town = plan.network->services[service];
  const Lanes &unknown_age = w.of("water.main.age");
  const Lanes &growth = w.of("water.main.ageing");
  const Lanes &fragile = w.of("water.main.fragile");
  const Lanes &new_age = w.of("water.main.new_age");
  const Lanes &usual = w.of("water.main.renewal_rate");
  double whole = 0;
  for (const MainCohort &c : plan.mains)
    if (c.service == service && c.whole) whole += c.km;
  const bool rate_known = town.renewed >= 0;
  Lanes weight{}, km{};
  each([&](std::size_t i) {
    s.whole_km[i] = whole > 0 ? s.km[i] / whole : 0;
    s.rate[i] = rate_known && s.km[i] > 0 ? renewal_rate(town.renewed, s.km[i]) : usual[i];
  });
  for (std::size_t k = 0; k < plan.mains.size(); ++k) {
    const MainCohort &c = plan.mains[k];
    if (c.service != service) continue;
    const bool dated = c.age >= 0;
    each([&](std::size_t i) {
      const double age = dated ? c.age : unknown_age[i];
      w.ages[k][i] = age;
      w.breaks[k][i] = (c.fragile ? fragile[i] : 1) *
                       break_rate(1, growth[i], lesser(age, 100.0), reference_age);
      const double own = c.whole ? c.km * s.whole_km[i] : c.km;
      weight[i] += own * w.breaks[k][i];
      km[i] += own;
    });
  }
  each([&](std::size_t i) {
    // Mains without a single break still wear: a rate that is next to nothing.
    const double mean = s.km[i] > 0 ? greater(1e-6, s.main_breaks[i] / s.km[i]) : 1e-6;
    weight[i] = weight[i] > 0 ? mean * km[i] / weight[i] : 0;
    s.new_breaks[i] = weight[i] * break_rate(1, growth[i], new_age[i], reference_age);
    s.hazard[i] = 0;
  });
  for (std::size_t k = 0; k < plan.mains.size(); ++k) {
    const MainCohort &c = plan.mains[k];
    if (c.service != service) continue;
    const bool measured = c.rate >= 0;
    each([&](std::size_t i) {
      w.breaks[k][i] = measured ? c.rate : weight[i] * w.breaks[k][i];
      s.hazard[i] += (c.whole ? c.km * s.whole_km[i] : c.km) * w.breaks[k][i];
    });
  }
  // The years before the first were like the mean of the last five.
  for (Lanes &past : s.renewed)
    each([&](std::size_t i) { past[i] = rate_known ? town.renewed / 5 : s.rate[i] * s.km[i]; });
}

// What measures make of a zone, once in service.
void zone_factors(const Zone &z, const ServiceLanes &s, const Work &w, ZoneLanes &out) {
  const Lanes &factor = w.of("water.pressure.burst_factor");
  const Lanes &most = w.of("water.pressure.burst_most");
  const Lanes &n3 = w.of("water.pressure.use_exponent");
  const Lanes &left = w.of("water.repair.faster");
  const bool measured = z.exponent == z.exponent, decided = z.repair_left == z.repair_left;
  out.regime = -1;
  each([&](std::size_t i) {
    out.level[i] = 1;
    out.leakage[i] = out.bursts[i] = out.use[i] = 1;
    out.repair[i] = decided ? z.repair_left : left[i];
  });
  if (z.pressure_year == never) return;
  each([&](std::size_t i) {
    out.leakage[i] = pressure_ratio(1, 1 - z.cut, measured ? z.exponent : s.exponent[i]);
    out.bursts[i] = 1 - burst_cut(factor[i], z.cut, most[i]);
    out.use[i] = pressure_ratio(1, 1 - z.cut, n3[i]);
  });
}

}  // namespace

void set_up(const Plan &plan, Work &w) {
  const Network &n = *plan.network;
  std::vector<bool> listed(n.services.size(), false);
  for (const Meters &m : n.meters) listed[m.service] = true;
  const Lanes &demand = w.of("water.demand.growth");
  const Lanes &ageing = w.of("water.main.ageing");
  each([&](std::size_t i) {
    w.ageing[0][i] = w.demand[0][i] = 1;
    w.ageing[1][i] = std::exp(ageing[i]);
  });
  for (std::size_t y = 1; y < w.ageing.size(); ++y)
    each([&](std::size_t i) {
      w.ageing[y][i] = w.ageing[y - 1][i] * w.ageing[1][i];
      w.demand[y][i] = w.demand[y - 1][i] * (1 + demand[i]);
    });
  for (std::size_t k = 0; k < n.services.size(); ++k) {
    ServiceLanes &s = w.services[k];
    Lanes error;
    size(n.services[k], w, listed[k] ? k + 1 : 0, plan, s);
    volumes(n.services[k], w, s);
    first_error(plan, w, k, error);
    apparent_losses(w, error, s);
    leakage(n.services[k], w, s);
    costs(n.services[k], w, s);
    mains(plan, w, k, s);
  }
  for (std::size_t z = 0; z < plan.zones.size(); ++z)
    zone_factors(plan.zones[z], w.services[plan.zones[z].service], w, w.zones[z]);
  each([&](std::size_t i) { w.left[i] = 0; });
}

}  // namespace water
