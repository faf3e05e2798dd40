#include "plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace electro_mobility {
namespace {

// Cuts a row by the entries of some measures.
template <class Acts>
std::vector<jalon::Segment> cut(const jalon::Programme &programme, std::size_t row, Acts &&acts) {
  return jalon::segments_of(programme, row,
                            [&](std::size_t i) { return acts(programme[i].measure()); });
}

// Part of a table that an entry covers.
template <class Rows>
double coverage(const jalon::Entry &entry, const Rows &rows) {
  double covered = 0, all = 0, plain = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double share = std::clamp(entry.share(r), 0.0, 1.0), n = rows[r].count.value;
    covered += share * n, all += n, plain += share;
  }
  if (all > 0) return covered / all;
  return rows.empty() ? 1 : plain / static_cast<double>(rows.size());
}

// What is decided, or a plan by inhabitant; without a population, so many.
Amount planned(double decided, uint32_t plan, double population, double otherwise, double part) {
  if (!std::isnan(decided)) return {decided * part, JALON_NO_PARAMETER};
  if (!std::isnan(population)) return {population * part, plan};
  return {otherwise * part, JALON_NO_PARAMETER};
}

bool is_lamp(std::size_t m) {
  return m == lamp_chargers;
}
bool is_kerb(std::size_t m) {
  return m == kerb_charging;
}

constexpr double usual_power(Class cls) {
  return cls == slow ? 7.4 : cls == ac ? 22 : cls == fast ? 50 : 150;
}

}  // namespace

std::size_t Plan::price_place(double price) {
  if (std::isnan(price)) return usual_price;
  if (price == 0) return no_price;
  for (std::size_t k = first_decided; k < prices.size(); ++k)
    if (prices[k] == price) return k;
  prices.push_back(price);
  return prices.size() - 1;
}

void Plan::add_equipment(const PointRow &p) {
  auto found = std::find_if(equipment.begin(), equipment.end(),
                            [&](const Equipment &e) { return e.in_service == p.in_service; });
  if (found == equipment.end()) found = equipment.insert(found, Equipment{p.in_service, {}});
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  for (Equipment::Part &part : found->parts)
    if (part.cls == p.cls && same(part.own, p.own) && part.count.parameter == p.count.parameter) {
      part.count.value += p.count.value;
      return;
    }
  found->parts.push_back({p.count, p.cls, p.own});
}

Plan::Plan(const Stock &town, const jalon::Programme &programme)
    : stock(&town),
      first_year(programme.years().front()),
      years(programme.years().size()),
      prices(first_decided, 0) {
  const std::vector<Action> actions = jalon::actions_of(programme, measures);

  // Points there are, under new tariffs and smart charging.
  const auto on_points = [](std::size_t m) { return m == tariff_change || m == smart_charging; };
  using Key = std::tuple<std::size_t, bool, double, double, uint32_t, int, uint32_t,
                         std::vector<std::size_t>>;
  std::map<Key, std::size_t> places;
  for (std::size_t row = 0; row < town.points.size(); ++row) {
    const PointRow &p = town.points[row];
    if (!(p.count.value > 0)) continue;
    const double own = std::isnan(p.own) ? -1 : p.own;
    add_equipment(p);
    for (const jalon::Segment &s : cut(programme, row, on_points)) {
      const double kw = p.power.drawn() ? 0 : p.power.value;
      const Key key{
          p.cls, p.free, own, kw, p.power.parameter, p.station_points, p.count.parameter, s.active};
      const auto [place, first] = places.try_emplace(key, groups.size());
      if (first) {
        Group g;
        g.count.parameter = p.count.parameter;
        g.cls = p.cls;
        g.kilowatts = kw;
        g.power_parameter = p.power.parameter;
        g.own = p.own;
        g.station_points = p.station_points;
        g.price.assign(years, p.free ? no_price : usual_price);
        std::vector<std::size_t> by_year = s.active;
        std::stable_sort(by_year.begin(), by_year.end(), [&](std::size_t a, std::size_t b) {
          return actions[a].year < actions[b].year;
        });
        for (const std::size_t i : by_year) {
          const Action &a = actions[i];
          if (a.measure == smart_charging) {
            g.smart = std::min(g.smart, a.year);
            continue;
          }
          const std::size_t asked = price_place(a.options[0]);
          for (std::size_t y = 0; y < years; ++y)
            if (static_cast<int>(y) > a.year) g.price[y] = asked;
          if (p.free && asked != no_price) g.pay = std::min(g.pay, a.year);
        }
        groups.push_back(std::move(g));
      }
      groups[place->second].count.value += p.count.value * s.part;
    }
  }

  // Points that are built.
  const auto build = [&](const Action &a, const Amount &count, Class cls) {
    Group g;
    g.built = true;
    g.count = count;
    g.cls = cls;
    g.start = a.year;
    g.price.assign(years, price_place(a.options[o_tariff]));
    if (a.options[o_smart] >= 0.5) g.smart = a.year;
    g.point_price = a.options[o_price];
    g.grid_price = a.options[o_grid];
    g.own = 1 - a.options[o_concession];
    g.fee = a.options[o_fee];
    g.lamp = is_lamp(a.measure);
    g.kerb = is_kerb(a.measure);
    if (g.lamp)
      g.station_points = 1;
    else
      g.station_points = static_cast<int>(std::round(a.options[o_station_points]));
    g.kilowatts = a.measure == dc_hub ? a.options[o_power] : usual_power(cls);
    if (g.count.value > 0) groups.push_back(std::move(g));
  };
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const Action &a = actions[i];
    if (a.measure != slow_street && a.measure != ac_stations && a.measure != dc_hub) continue;
    const Class cls = a.measure == slow_street   ? slow
                      : a.measure == ac_stations ? ac
                                                 : class_of(a.options[o_power]);
    const uint32_t plan = a.measure == slow_street   ? parameter_named("electro_mobility.plan.slow")
                          : a.measure == ac_stations ? parameter_named("electro_mobility.plan.ac")
                                                     : parameter_named("electro_mobility.plan.dc");
    build(a,
          planned(a.options[o_points], plan, town.population, a.options[o_station_points],
                  coverage(programme[i], town.points)),
          cls);
  }
  // What stands on things of other domains: as many as are covered, each once.
  const auto on_things = [&](const std::vector<Amount> &things, bool (*acts)(std::size_t),
                             Class cls) {
    std::map<std::pair<std::size_t, uint32_t>, double> counts;
    for (std::size_t row = 0; row < things.size(); ++row)
      for (const jalon::Segment &s : cut(programme, row, acts)) {
        if (s.active.empty()) continue;
        const std::size_t first = *std::min_element(
            s.active.begin(), s.active.end(),
            [&](std::size_t a, std::size_t b) { return actions[a].year < actions[b].year; });
        counts[{first, things[row].parameter}] += things[row].value * s.part;
      }
    for (const auto &[key, value] : counts) build(actions[key.first], {value, key.second}, cls);
  };
  on_things(town.lights, is_lamp, slow);
  on_things(town.spaces, is_kerb, ac);

  // Vehicles.
  std::map<std::tuple<std::size_t, bool, bool, int, int>, std::size_t> vehicle_places;
  for (std::size_t row = 0; row < town.vehicles.size(); ++row) {
    const VehicleRow &v = town.vehicles[row];
    if (!(v.count.value > 0)) continue;
    const auto replaces = [&](std::size_t m) { return m == fleet_electric && !v.electric; };
    for (const jalon::Segment &s : cut(programme, row, replaces)) {
      int from = never;
      for (const std::size_t i : s.active) from = std::min(from, actions[i].year);
      const std::size_t kind = v.kind == truck || v.kind == bus ? 2 : v.kind == van ? 1 : 0;
      const auto [place, first] = vehicle_places.try_emplace(
          {kind, v.electric, v.fuel_known, v.bought, from}, vehicles.size());
      if (first) vehicles.push_back({kind, v.electric, v.fuel_known, v.bought, from, {}, {}});
      vehicles[place->second].rows.push_back(row);
      vehicles[place->second].part.push_back(s.part);
    }
  }

  // Bikes.
  for (const BikeRow &b : town.bikes)
    if (b.count.value > 0)
      bikes.push_back({b.count, b.rental, b.electric, b.trips, jalon::unknown, -1});
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const Action &a = actions[i];
    if (a.measure != bike_share && a.measure != bike_rental && a.measure != bike_purchase_aid)
      continue;
    const double part = coverage(programme[i], town.bikes);
    const bool lent = a.measure == bike_rental;
    const uint32_t plan = a.measure == bike_share
                              ? parameter_named("electro_mobility.plan.share_bikes")
                          : lent ? parameter_named("electro_mobility.plan.rental_bikes")
                                 : parameter_named("electro_mobility.plan.aided_bikes");
    const Amount count = planned(a.options[0], plan, town.population, 10, part);
    if (!(count.value > 0)) continue;
    if (a.measure == bike_purchase_aid)
      aids.push_back({count, a.options[o_aid], a.year, a.options[o_aid_years]});
    else
      bikes.push_back({count, lent, a.options[o_electric] >= 0.5, jalon::unknown,
                       a.options[o_bike_cost], a.year});
  }
}

}  // namespace electro_mobility
