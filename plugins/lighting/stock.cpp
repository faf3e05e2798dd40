#include "stock.h"

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace lighting {
namespace {

constexpr int32_t usual_year = 2025;

LitHours lit_hours(const jalon::Host &host) {
  const auto since = host.series("territory.clock.since");
  const auto offset = host.series("territory.clock.offset");
  const auto year = static_cast<int>(host.number("territory.year").value_or(usual_year));
  LitHours hours(year, since, offset);
  if (!hours.has_clock())
    host.log(JALON_WARNING,
             "the legal clock of the territory is unknown: hours of the night are counted in "
             "whole hours from UTC by longitude, without summer time");
  return hours;
}

constexpr std::array<uint32_t, n_types> usual_power{
    parameter_named("lighting.peer.lamp_power.hps"),
    parameter_named("lighting.peer.lamp_power.mercury"),
    parameter_named("lighting.peer.lamp_power.metal_halide"),
    parameter_named("lighting.peer.lamp_power.low_pressure_sodium"),
    parameter_named("lighting.peer.lamp_power.fluorescent"),
    parameter_named("lighting.peer.lamp_power.induction"),
    parameter_named("lighting.peer.lamp_power.incandescent"),
    parameter_named("lighting.peer.lamp_power.led"),
    parameter_named("lighting.peer.lamp_power.other"),
    parameter_named("lighting.peer.lamp_power.unknown")};

int choice_or(double number, int otherwise) {
  return std::isnan(number) ? otherwise : static_cast<int>(number);
}

Drawn cell(const jalon::Column &column, std::size_t row) {
  return {column.number(row), column.fill(row)};
}

Switching switching_of(int clock) {
  switch (clock) {
    case photocell:
      return Switching::photocell;
    case astronomical:
      return Switching::exact;
    case other_clock:
      return Switching::other;
    default:
      return Switching::unknown;
  }
}

struct Cabinets {
  std::map<std::string, Switching, std::less<>> switching;
  double rows = 0;
  double silent = 0;  // those whose subscription is unknown
};

Cabinets read_cabinets(const jalon::Table &table, Stock &stock) {
  Cabinets cabinets;
  cabinets.rows = stock.known_cabinets = static_cast<double>(table.rows());
  stock.metered = jalon::unknown;
  if (table.rows() == 0) return cabinets;
  const auto id = table.column(cabinet_column("id"));
  const auto power = table.column(cabinet_column("subscribed_power"));
  const auto clock = table.column(cabinet_column("clock"));
  const auto energy = table.column(cabinet_column("energy"));
  stock.metered = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (std::isnan(power.number(row)))
      cabinets.silent += 1;
    else
      stock.subscribed += power.number(row);
    stock.metered += energy.number(row);
    cabinets.switching[std::string(id.text(row))] = switching_of(choice_or(clock.number(row), -1));
  }
  return cabinets;
}

}  // namespace

Stock::Stock(const jalon::Host &host, const jalon::Inventory &inventory)
    : hours(lit_hours(host)),
      population(host.number("territory.population").value_or(jalon::unknown)) {
  const Cabinets cabinets = read_cabinets(inventory.table(1), *this);
  const auto table = inventory.table(0);
  if (table.rows() == 0) return;
  const auto count = table.column(point_column("count"));
  const auto type = table.column(point_column("lamp_type"));
  const auto lamp = table.column(point_column("lamp_power"));
  const auto system = table.column(point_column("system_power"));
  const auto installed = table.column(point_column("installed"));
  const auto cabinet = table.column(point_column("cabinet"));
  const auto regime = table.column(point_column("regime"));
  const auto from = table.column(point_column("reduced_from"));
  const auto to = table.column(point_column("reduced_to"));
  const auto level = table.column(point_column("reduced_level"));
  const auto dimmable = table.column(point_column("dimmable"));
  const auto colour = table.column(point_column("colour_temperature"));
  const auto upward = table.column(point_column("upward_light"));

  std::set<std::string, std::less<>> unlisted;  // cabinets that points name, not in the table
  points.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Point p{};
    p.count = std::isnan(count.number(row)) ? 1 : count.number(row);
    // Only the population can have given a count that was not measured.
    const bool estimated = count.known(row) && !count.measured(row);
    if (estimated && !std::isnan(population)) {
      p.per_inhabitant = true;
      p.count = population;
    }
    p.type = choice_or(type.number(row), unknown_type);
    p.lamp_watts = lamp.number(row);
    p.lamp_parameter = lamp.fill(row);
    if (std::isnan(p.lamp_watts) && p.lamp_parameter == JALON_NO_PARAMETER)
      p.lamp_parameter = usual_power[static_cast<std::size_t>(p.type)];
    p.system_watts = system.number(row);
    p.installed = choice_or(installed.number(row), 0);
    p.regime_known = !std::isnan(regime.number(row));
    p.regime = choice_or(regime.number(row), all_night);
    p.reduced_from = cell(from, row);
    p.reduced_to = cell(to, row);
    p.reduced_level = cell(level, row);
    p.dimmable = choice_or(dimmable.number(row), 0) == 1;
    p.colour = colour.number(row);
    p.upward = upward.number(row);
    p.switching = Switching::unknown;
    const auto name = cabinet.text(row);
    if (const auto c = cabinets.switching.find(name); c != cabinets.switching.end())
      p.switching = c->second;
    else if (!name.empty())
      unlisted.emplace(name);
    else if (cabinets.rows == 0)
      (p.per_inhabitant ? loose_inhabitants : loose_points) += p.count;
    // What goes dark at an hour of the clock hangs on a clock.
    if (p.regime == part_night && p.switching == Switching::unknown) p.switching = Switching::exact;
    points.push_back(p);
  }
  const auto more = static_cast<double>(unlisted.size());
  known_cabinets += more;
  if (more > 0) metered = jalon::unknown;
  if (cabinets.rows > 0) unsubscribed_part = (cabinets.silent + more) / known_cabinets;
}

}  // namespace lighting
