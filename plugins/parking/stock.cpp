#include "stock.h"

#include <cmath>

#include "equations.h"

namespace parking {
namespace {

int choice_or(double number, int otherwise) {
  return std::isnan(number) ? otherwise : static_cast<int>(number);
}

Drawn cell(const jalon::Column &column, std::size_t row) {
  return {column.number(row), column.fill(row)};
}
// What the declared fills leave blank, as in a zone whose regime is blank.
Drawn cell_or(const jalon::Column &column, std::size_t row, Named otherwise) {
  const Drawn d = cell(column, row);
  return d.known() ? d : Drawn{jalon::unknown, static_cast<uint32_t>(otherwise.place)};
}
Drawn drawn(Named parameter) {
  return {jalon::unknown, static_cast<uint32_t>(parameter.place)};
}
// Prices of nothing where something is paid are blanks in disguise; findings.cpp tells.
Drawn price_or(const jalon::Column &column, std::size_t row, Named otherwise) {
  const Drawn d = cell_or(column, row, otherwise);
  return !d.drawn() && d.value == 0 ? drawn(otherwise) : d;
}

}  // namespace

int regime_of(const jalon::Table &zones, std::size_t row) {
  const double said = zones.column(zone_column("regime")).number(row);
  if (!std::isnan(said)) return static_cast<int>(said);
  for (const std::size_t sign :
       {zone_column("first_hour"), zone_column("later_hour"), zone_column("meter_revenue"),
        zone_column("terminals"), zone_column("notices")}) {
    const auto column = zones.column(sign);
    if (column.measured(row) && column.number(row) > 0) return paid_regime;
  }
  return unknown_regime;
}

const QueueTable *Stock::queue_of(double block_spaces) {
  constexpr double usual = parameters[parameter_named("parking.peer.block_spaces")].value;
  const double known = std::isnan(block_spaces) ? usual : block_spaces;
  const int n = static_cast<int>(std::lround(between(known, 1, 400)));
  auto &table = queues_[n];
  if (!table) table = std::make_shared<const QueueTable>(n);
  return table.get();
}

void Stock::take_zones(const jalon::Host &, const jalon::Table &table) {
  const auto column = [&](std::size_t place) { return table.column(place); };
  const auto spaces = column(zone_column("spaces"));
  const auto checks = column(zone_column("checks")), notices = column(zone_column("notices"));
  const auto search = column(zone_column("search")), block = column(zone_column("block_spaces"));
  const auto permits = column(zone_column("permits"));
  const auto terminals = column(zone_column("terminals"));
  const auto revenue = column(zone_column("meter_revenue"));
  const auto respect = column(zone_column("respect"));
  zone_rows = table.rows();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Zone z;
    z.row = row;
    z.spaces = std::isnan(spaces.number(row)) ? 1 : spaces.number(row);
    // Only the population can have given a count that was not measured.
    if (spaces.known(row) && !spaces.measured(row) && !std::isnan(population)) {
      z.per_inhabitant = true;
      z.spaces = population;
    }
    z.free_minutes = cell_or(column(zone_column("free_minutes")), row, "parking.peer.free_minutes");
    z.first_hour = price_or(column(zone_column("first_hour")), row, "parking.peer.first_hour");
    z.later_hour = column(zone_column("later_hour")).number(row);
    z.hours = cell_or(column(zone_column("paid_hours")), row, "parking.peer.paid_hours");
    z.days = cell_or(column(zone_column("paid_days")), row, "parking.peer.paid_days");
    z.occupancy = cell_or(column(zone_column("occupancy")), row, "parking.peer.occupancy");
    z.full_share = cell_or(column(zone_column("full_share")), row, "parking.peer.full_share");
    z.stay = cell_or(column(zone_column("stay")), row, "parking.peer.stay");
    z.liable = cell_or(column(zone_column("liable")), row, "parking.peer.liable");
    z.checks = cell_or(checks, row, "parking.peer.checks");
    z.notice = cell_or(column(zone_column("notice")), row, "parking.notice.face");
    z.permit_price = cell_or(column(zone_column("permit_price")), row, "parking.peer.permit_price");
    z.permits = permits.number(row);
    z.terminals = terminals.number(row);
    z.search = search.number(row);
    z.scan = choice_or(column(zone_column("control")).number(row), on_foot) == by_scan_car;
    z.mobile = choice_or(column(zone_column("mobile")).number(row), 0) == 1;
    z.sensors = choice_or(column(zone_column("digital")).number(row), nothing) >= with_sensors;
    z.queue = queue_of(block.number(row));
    z.respect = cell(respect, row);
    // Notices and checks that are both counted tell the respect; else peers do.
    const double most = z.spaces * checks.number(row) *
                        column(zone_column("occupancy")).number(row);  // vehicles checked
    if (!z.respect.known() && checks.measured(row) && notices.number(row) < most &&
        !z.per_inhabitant)
      z.notices_per_space = notices.number(row) / z.spaces;
    else if (!z.respect.known())
      z.respect = drawn("parking.peer.respect");
    z.regime = regime_of(table, row);
    regime_unknown = regime_unknown || (z.regime == unknown_regime && z.spaces > 0);
    if (!z.paid()) z.first_hour = drawn("parking.peer.first_hour");  // what paying would cost
    if (z.paid() && (!std::isnan(revenue.number(row)) || !std::isnan(notices.number(row))))
      declared.push_back({zones.size(), revenue.number(row), notices.number(row)});
    zones.push_back(z);
  }
}

void Stock::take_car_parks(const jalon::Host &, const jalon::Table &table) {
  const auto column = [&](std::size_t place) { return table.column(place); };
  const auto spaces = column(car_park_column("spaces"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto choice = [&](std::size_t place, int otherwise) {
      return choice_or(column(place).number(row), otherwise);
    };
    CarPark c{};
    c.spaces = std::isnan(spaces.number(row)) ? 1 : spaces.number(row);
    c.free = choice(car_park_column("is_free"), 0) == 1;
    c.by_operator = choice(car_park_column("managed_by"), by_authority) == by_operator;
    c.building = choice(car_park_column("structure"), surface) == building;
    c.counted = choice(car_park_column("digital"), nothing) >= with_sensors;
    c.subscribers_only = choice(car_park_column("users"), all_users) == subscribers;
    c.hour = price_or(column(car_park_column("price_1h")), row, "parking.peer.off_street_hour");
    c.month = price_or(column(car_park_column("month")), row, "parking.peer.off_street_month");
    c.occupancy =
        cell_or(column(car_park_column("occupancy")), row, "parking.peer.off_street_occupancy");
    c.revenue = column(car_park_column("revenue")).number(row);
    c.running_cost = column(car_park_column("running_cost")).number(row);
    c.fee = column(car_park_column("fee")).number(row);
    car_parks.push_back(c);
  }
}

Stock::Stock(const jalon::Host &host, const jalon::Inventory &inventory)
    : population(host.number("territory.population").value_or(jalon::unknown)) {
  take_zones(host, inventory.table(zones_table));
  take_car_parks(host, inventory.table(car_parks_table));
  find_in_zones(host, inventory.table(zones_table));
  find_in_car_parks(host, inventory.table(car_parks_table));
}

}  // namespace parking
