#include "plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace water {

std::vector<Segment> segments_of(const jalon::Programme &programme,
                                 const std::vector<Action> &actions, std::string_view table,
                                 std::size_t row) {
  return jalon::segments_of(
      programme, row, [&](std::size_t i) { return table == measures[actions[i].measure].table; });
}

namespace {

using jalon::earlier;

void apply(const Action &a, Zone &z) {
  switch (a.measure) {
    case sectors:
      if (!earlier(z.sectors_year, a.year)) break;
      z.district_km = a.options[district_km];
      z.district_days = a.options[district_days];
      break;
    case leak_control:
      if (!earlier(z.control_year, a.year)) break;
      z.months = a.options[control_months];
      z.control_end = std::isnan(a.options[control_years])
                          ? never
                          : a.year + static_cast<int>(std::lround(a.options[control_years]));
      break;
    case fast_repair:
      if (earlier(z.repair_year, a.year)) z.repair_left = a.options[repair_part];
      break;
    case pressure:
      if (!(a.options[pressure_cut] > 0) || !earlier(z.pressure_year, a.year)) break;
      z.cut = a.options[pressure_cut];
      z.exponent = a.options[pressure_n1];
      z.stations = a.options[pressure_stations];
      break;
    case pumps:
      if (earlier(z.pumps_year, a.year)) z.pump_saving = a.options[pumps_saving];
      break;
    case knowledge:
      if (earlier(z.knowledge_year, a.year)) z.points = a.options[knowledge_points];
      break;
    default:
      break;
  }
}

constexpr int years_per_bin = 5;
int bin_of(int year) {
  return year == 0 ? 0 : year / years_per_bin;
}

// Renewal takes the oldest first: where each bin of years stands in the queue, as parts of the
// dated mains of its service. Undated mains stand all along.
using Queue = std::map<std::pair<std::size_t, int>, std::pair<double, double>>;
Queue queue_of(const Network &n) {
  std::map<std::pair<std::size_t, int>, double> bins;
  std::vector<double> all(n.services.size(), 0), from(all);
  for (const Main &m : n.mains)
    if (m.laid != 0) {
      bins[{m.service, bin_of(m.laid)}] += m.km;
      all[m.service] += m.km;
    }
  Queue queue;
  for (const auto &[key, km] : bins) {
    const std::size_t s = key.first;
    queue[key] = {from[s] / all[s], km / all[s]};
    from[s] += km;
  }
  return queue;
}

void cut_mains(const Network &n, const jalon::Programme &programme,
               const std::vector<Action> &actions, Plan &plan) {
  const Queue queue = queue_of(n);
  using Key = std::tuple<std::size_t, int, bool, bool, bool, std::size_t, std::vector<std::size_t>>;
  std::map<Key, std::size_t> places;
  std::vector<double> aged, broken;
  std::vector<double> listed(n.services.size(), 0);
  std::vector<bool> whole(n.services.size(), false);
  for (std::size_t i = 0; i < n.mains.size(); ++i) {
    const Main &m = n.mains[i];
    listed[m.service] += m.km;
    whole[m.service] = whole[m.service] || m.whole;
    for (const Segment &segment : segments_of(programme, actions, "water.pipes", m.row)) {
      const bool measured = !std::isnan(m.rate);
      // Mains whose breaks are measured are few or grouped by the town: each is a cohort by its
      // years, its material and whether it is measured.
      const Key key{m.service, bin_of(m.laid), m.fragile,     measured,
                    m.whole,   m.laid != 0,    segment.active};
      const auto [place, is_new] = places.try_emplace(key, plan.mains.size());
      if (is_new) {
        MainCohort c;
        c.service = m.service;
        c.whole = m.whole;
        c.fragile = m.fragile;
        if (m.laid != 0) {
          const auto [from, width] = queue.at({m.service, bin_of(m.laid)});
          c.queue_from = from;
          c.density = 1 / width;
        }
        for (const std::size_t e : segment.active) {
          const Action &a = actions[e];
          if (!earlier(c.year, a.year)) continue;
          c.price = a.options[main_price];
          c.years = a.options[main_years];
        }
        plan.mains.push_back(c);
        aged.push_back(0);
        broken.push_back(0);
      }
      const double km = m.km * segment.part;
      plan.mains[place->second].km += km;
      if (m.laid != 0) aged[place->second] += km * std::max(0, plan.first_year - m.laid);
      if (measured) broken[place->second] += km * m.rate;
      if (m.laid == 0) aged[place->second] = jalon::unknown;
      if (!measured) broken[place->second] = jalon::unknown;
    }
  }
  for (std::size_t k = 0; k < plan.mains.size(); ++k) {
    plan.mains[k].age = aged[k] / plan.mains[k].km;
    plan.mains[k].rate = broken[k] / plan.mains[k].km;
  }
  // What no list tells is of unknown age, and no project can stand on it.
  for (std::size_t s = 0; s < n.services.size(); ++s) {
    if (whole[s]) continue;
    MainCohort rest;
    rest.service = s;
    rest.km = listed[s] > 0 ? std::max(0.0, n.services[s].length - listed[s]) : 1;
    rest.whole = listed[s] <= 0;
    if (rest.km > 0) plan.mains.push_back(rest);
  }
}

void cut_meters(const Network &n, const jalon::Programme &programme,
                const std::vector<Action> &actions, Plan &plan) {
  using Key = std::tuple<std::size_t, int, int, bool, std::vector<std::size_t>>;
  std::map<Key, std::size_t> places;
  std::vector<double> aged;
  std::vector<bool> listed(n.services.size(), false);
  for (const Meters &m : n.meters) {
    listed[m.service] = true;
    for (const Segment &segment : segments_of(programme, actions, "water.meters", m.row)) {
      const Key key{m.service, bin_of(m.installed), m.reading, m.reading_known, segment.active};
      const auto [place, is_new] = places.try_emplace(key, plan.meters.size());
      if (is_new) {
        MeterCohort c;
        c.service = m.service;
        c.reading = m.reading;
        c.reading_known = m.reading_known;
        for (const std::size_t e : segment.active) {
          const Action &a = actions[e];
          if (a.measure == smart_meters && earlier(c.smart_year, a.year)) {
            c.price = a.options[meter_price];
            c.network = !(a.options[meter_network] < 0.5);
            c.alerts = c.network && !(a.options[meter_alerts] < 0.5);
          } else if (a.measure == meter_renewal && earlier(c.plain_year, a.year)) {
            c.plain_price = a.options[meter_price];
          }
        }
        plan.meters.push_back(c);
        aged.push_back(0);
      }
      const double count = m.count * segment.part;
      plan.meters[place->second].count += count;
      aged[place->second] +=
          m.installed == 0 ? jalon::unknown : count * std::max(0, plan.first_year - m.installed);
    }
  }
  for (std::size_t k = 0; k < plan.meters.size(); ++k)
    plan.meters[k].age = aged[k] / plan.meters[k].count;
  for (std::size_t s = 0; s < n.services.size(); ++s)
    if (!listed[s]) {
      MeterCohort all;
      all.service = s;
      all.count = 1;
      plan.meters.push_back(all);
    }
}

}  // namespace

Plan::Plan(const Network &town, const jalon::Programme &programme)
    : network(&town),
      first_year(programme.years().front()),
      years(static_cast<int>(programme.years().size())) {
  const std::vector<Action> actions = jalon::actions_of(programme, measures);
  for (std::size_t s = 0; s < town.services.size(); ++s) {
    const double metered = town.services[s].sectorised;
    for (const Segment &segment :
         segments_of(programme, actions, "water.services", town.services[s].row))
      for (const bool already : {false, true}) {
        Zone z;
        z.service = s;
        z.part = segment.part * (already ? metered : 1 - metered);
        z.metered = already;
        if (!(z.part > 0)) continue;
        for (const std::size_t e : segment.active) apply(actions[e], z);
        zones.push_back(z);
      }
  }
  cut_mains(town, programme, actions, *this);
  cut_meters(town, programme, actions, *this);
}

}  // namespace water
