#include "stock.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace electro_mobility {
namespace {

constexpr double hours_of_year = 8760;
constexpr double shortest_session_per_day = 96;  // a quarter of an hour each, day and night
constexpr double largest_session = 150;          // kWh: more than car batteries hold

int choice_or(double number, int otherwise) {
  return std::isnan(number) ? otherwise : static_cast<int>(number);
}
Drawn cell(const jalon::Column &column, std::size_t row) {
  return {column.number(row), column.fill(row)};
}
Measured &measured_of(std::vector<Measured> &list, Class cls, bool free) {
  for (Measured &m : list)
    if (m.cls == cls && m.free == free) return m;
  return list.emplace_back(Measured{cls, free});
}

}  // namespace

Class class_of(double kilowatts) {
  if (kilowatts <= 7.4) return slow;
  if (kilowatts <= 22) return ac;
  return kilowatts < 150 ? fast : ultra;
}

double Stock::people() const {
  if (!std::isnan(population)) return population;
  return measured.empty() ? 0 : 10000;
}

Amount Stock::amount(const jalon::Column &column, std::size_t row, double if_unknown,
                     uint32_t per_inhabitant) const {
  if (std::isnan(column.number(row))) return {if_unknown, JALON_NO_PARAMETER};
  // Only the population can have given a count that was not measured.
  const bool estimated = column.known(row) && !column.measured(row);
  if (estimated && per_inhabitant != JALON_NO_PARAMETER && !std::isnan(population))
    return {population, per_inhabitant};
  return {column.number(row), JALON_NO_PARAMETER};
}

std::vector<Amount> Stock::amounts(const jalon::Table &table, double if_unknown,
                                   uint32_t per_inhabitant) const {
  std::vector<Amount> list;
  if (table.rows() == 0) return list;
  const auto count = table.column(0);
  for (std::size_t row = 0; row < table.rows(); ++row)
    list.push_back(amount(count, row, if_unknown, per_inhabitant));
  return list;
}

Stock::Stock(const jalon::Host &host, const jalon::Inventory &inventory)
    : population(host.number("territory.population").value_or(jalon::unknown)),
      energy_per_session(jalon::unknown) {
  read_points(host, inventory.table(t_points));
  read_vehicles(host, inventory.table(t_fleet));
  read_bikes(inventory.table(t_bikes));
  lights = amounts(inventory.table(t_lights), 1, parameter_named("lighting.points_per_inhabitant"));
  if (people() == 0)
    host.log(JALON_WARNING,
             "the population is unknown, and no use of charge points was measured: nobody is "
             "counted as charging in public");
  spaces = amounts(inventory.table(t_zones), 0, parameter_named("parking.spaces_per_inhabitant"));
}

void Stock::read_points(const jalon::Host &host, const jalon::Table &table) {
  if (table.rows() == 0) return;
  const auto column = [&](std::string_view name) {
    for (std::size_t c = 0; c < point_columns.size(); ++c)
      if (name == point_columns[c].name) return table.column(c);
    throw std::logic_error("no such column");
  };
  const auto count = column("count"), station = column("station"), power = column("power");
  const auto ccs = column("socket_ccs"), year = column("in_service"), is_free = column("free");
  const auto open = column("always_open"), access = column("accessibility");
  const auto holder = column("holder"), works = column("availability");
  const auto sessions = column("sessions"), energy = column("energy");

  std::map<std::string, double, std::less<>> at_station;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Amount n = amount(count, row, 1, JALON_NO_PARAMETER);
    if (!station.text(row).empty()) at_station[std::string(station.text(row))] += n.value;
  }
  double both_energy = 0, both_sessions = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    PointRow p{};
    p.count = amount(count, row, 1, parameter_named("electro_mobility.points_per_inhabitant"));
    p.power = cell(power, row);
    const double kw = power.number(row);
    if (std::isnan(kw)) p.power.parameter = parameter_named("electro_mobility.peer.power");
    p.cls = std::isnan(kw) ? ac : class_of(kw);
    if (power.measured(row) || p.count.value == 0) power_known = true;
    p.free = choice_or(is_free.number(row), 0) == 1;
    const int held = choice_or(holder.number(row), -1);
    p.own = held < 0 ? jalon::unknown : held == by_authority ? 1 : 0;
    p.in_service = choice_or(year.number(row), 0);
    const auto found = at_station.find(station.text(row));
    const double size = found == at_station.end() ? 2 : found->second;
    p.station_points = static_cast<int>(std::clamp(std::round(size), 1.0, 50.0));
    points.push_back(p);

    const double n = p.count.parameter == JALON_NO_PARAMETER ? p.count.value : 0;
    const auto note = [&](Known &known, const jalon::Column &c, auto &&part) {
      if (!std::isnan(c.number(row))) known.add(part(c.number(row)), n);
    };
    note(free, is_free, [](double x) { return x; });
    note(always_open, open, [](double x) { return x; });
    note(accessible, access, [](double x) { return x > 0 ? 1 : 0; });
    note(availability, works, [](double x) { return x; });

    if (power.measured(row) && choice_or(ccs.number(row), 0) == 1 && kw < 20)
      host.finding(JALON_WARNING, t_points, row, point_column("power"),
                   "{1} kW with a Combo CCS socket: such sockets give 20 kW and more, so the power "
                   "is probably that of another socket; it is used all the same",
                   {kw});
    double used = energy.number(row), times = sessions.number(row);
    if (times > n * 365 * shortest_session_per_day) {
      host.finding(JALON_WARNING, t_points, row, point_column("sessions"),
                   "{1} sessions a year at {2} points are more than one each quarter of an hour: "
                   "the figure is not used",
                   {times, n});
      times = jalon::unknown;
    }
    if (used > n * kw * hours_of_year) {
      host.finding(JALON_WARNING, t_points, row, point_column("energy"),
                   "{1} kWh are more than {2} points of {3} kW can deliver in a year: the figure "
                   "is not used",
                   {used, n, kw});
      used = jalon::unknown;
    }
    if (used > 0 && times > 0 && used / times > largest_session) {
      host.finding(JALON_WARNING, t_points, row, point_column("energy"),
                   "{1} kWh a session are more than a car's battery holds: sessions or energy are "
                   "wrong; neither is used",
                   {used / times});
      used = times = jalon::unknown;
    }
    if (used > 0 && times > 0) both_energy += used, both_sessions += times;
    if (!(n > 0) || (std::isnan(used) && std::isnan(times))) continue;
    Measured &m = measured_of(measured, p.cls, p.free);
    m.points += n;
    if (!std::isnan(used))
      m.energy += used;
    else
      m.sessions += times;
  }
  if (both_sessions > 0) energy_per_session = both_energy / both_sessions;
}

void Stock::read_vehicles(const jalon::Host &host, const jalon::Table &table) {
  if (table.rows() == 0) return;
  const auto count = table.column(fleet_column("count"));
  const auto kind = table.column(fleet_column("kind")), fuel = table.column(fleet_column("fuel"));
  const auto bought = table.column(fleet_column("bought"));
  const auto distance = table.column(fleet_column("distance"));
  const auto days = table.column(fleet_column("days"));
  const auto longest = table.column(fleet_column("longest_day"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    VehicleRow v{};
    v.count = amount(count, row, 1, parameter_named("electro_mobility.fleet.per_inhabitant"));
    v.kind = choice_or(kind.number(row), unknown_kind);
    v.fuel_known = !std::isnan(fuel.number(row));
    v.electric = choice_or(fuel.number(row), diesel) == electric;
    v.bought = choice_or(bought.number(row), 0);
    v.distance = cell(distance, row);
    v.days = cell(days, row);
    v.longest_day = longest.number(row);
    // Whatever fills it, no figure may be missing.
    if (std::isnan(v.distance.value))
      v.distance.parameter = parameter_named("electro_mobility.fleet.distance.car");
    if (std::isnan(v.days.value))
      v.days.parameter = parameter_named("electro_mobility.fleet.days.car");
    if (distance.measured(row) && days.measured(row) &&
        v.longest_day * v.days.value < v.distance.value) {
      host.finding(JALON_WARNING, t_fleet, row, fleet_column("longest_day"),
                   "{1} days of {2} km at most do not make {3} km a year: the longest day is "
                   "taken from the distance instead",
                   {v.days.value, v.longest_day, v.distance.value});
      v.longest_day = jalon::unknown;
    }
    vehicles.push_back(v);
  }
}

void Stock::read_bikes(const jalon::Table &table) {
  if (table.rows() == 0) return;
  const auto count = table.column(bike_column("count"));
  const auto kind = table.column(bike_column("kind"));
  const auto is_electric = table.column(bike_column("electric"));
  const auto trips = table.column(bike_column("trips"));
  for (std::size_t row = 0; row < table.rows(); ++row)
    bikes.push_back(
        {amount(count, row, 1, parameter_named("electro_mobility.bikes.per_inhabitant")),
         choice_or(kind.number(row), at_stations) == long_rental,
         choice_or(is_electric.number(row), 0) == 1, trips.number(row)});
}

}  // namespace electro_mobility
