#include "network.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "findings.h"

namespace water {
namespace {

int choice_or(double number, int otherwise) {
  return std::isnan(number) ? otherwise : static_cast<int>(number);
}
Drawn cell(const jalon::Column &column, std::size_t row) {
  return {column.number(row), column.fill(row)};
}

// The latest year of each service; of two rows for one year the first.
std::vector<std::size_t> latest_rows(const jalon::Host &host, const jalon::Table &t) {
  const auto name = t.column(service_column("service"));
  const auto year = t.column(service_column("year"));
  const auto when = [&](std::size_t row) {
    return std::isnan(year.number(row)) ? -1.0 : year.number(row);
  };
  std::map<std::string, std::size_t, std::less<>> latest;
  std::vector<std::string> order;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    // Nameless rows of one year each would be one service; two for a year are two services.
    std::string key(name.text(row));
    if (key.empty() && std::isnan(year.number(row))) key = "\n" + std::to_string(row);
    const auto [place, is_new] = latest.try_emplace(key, row);
    if (is_new)
      order.push_back(key);
    else if (when(row) > when(place->second))
      place->second = row;
    else if (when(row) == when(place->second))
      host.finding(JALON_WARNING, services_table, row, service_column("year"),
                   told::same_year_twice);
  }
  std::vector<std::size_t> rows;
  for (const auto &key : order) rows.push_back(latest.find(key)->second);
  return rows;
}

// Volumes of the latest row, or of the latest before it that hold together.
void take_volumes(const jalon::Host &host, const jalon::Table &t, const std::vector<bool> &rejected,
                  Service &s) {
  const auto name = t.column(service_column("service"));
  const auto year = t.column(service_column("year"));
  const auto usable = [&](std::size_t row) { return !rejected[row] && volumes_of(t, row).holds; };
  std::size_t best = s.row;
  if (!usable(best)) {
    bool found = false;
    for (std::size_t row = 0; row < t.rows(); ++row)
      if (!s.name.empty() && name.text(row) == s.name && usable(row) &&
          (!found || year.number(row) > year.number(best)))
        best = row, found = true;
    if (!found) return;
    host.finding(JALON_INFO, services_table, s.row, service_column("year"), told::older_volumes,
                 {year.number(best), year.number(s.row)});
  }
  s.balance = true;
  s.volumes = volumes_of(t, best).volumes;
}

void take_size(const jalon::Host &host, const jalon::Table &t, double population, Service &s) {
  const auto count = t.column(service_column("connections"));
  const double connections = count.number(s.row);
  const double served = t.column(service_column("inhabitants")).number(s.row);
  // Only the population can have given a count that was not measured.
  s.guessed = count.known(s.row) && !count.measured(s.row);
  const auto is = [&](SizeFrom from, double size) {
    s.from = from;
    s.size = size;
  };
  if (s.guessed && !std::isnan(population))
    is(SizeFrom::inhabitants, population);
  else if (connections > 0)
    is(SizeFrom::connections, connections);
  else if (s.subscribers > 0)
    is(SizeFrom::subscribers, s.subscribers);
  else if (s.length > 0)
    is(SizeFrom::length, s.length);
  else if (s.balance && s.volumes.billed_metered > 0)
    is(SizeFrom::volume, s.volumes.billed_metered);
  else if (served > 0)
    is(SizeFrom::inhabitants, served);
  else
    host.finding(JALON_WARNING, services_table, s.row, service_column("connections"),
                 told::nothing_known);
}

Service service_of(const jalon::Host &host, const jalon::Table &t,
                   const std::vector<bool> &rejected, double population, std::size_t row) {
  const auto number = [&](std::size_t column) { return t.column(column).number(row); };
  const auto drawn = [&](std::size_t column) { return cell(t.column(column), row); };
  Service s;
  s.row = row;
  s.name = t.column(service_column("service")).text(row);
  take_volumes(host, t, rejected, s);
  s.subscribers = number(service_column("subscribers"));
  if (const double km = number(service_column("length")); km > 0) s.length = km;
  take_size(host, t, population, s);
  s.pressure = drawn(service_column("pressure"));
  s.tariff = drawn(service_column("tariff"));
  if (const double sewer = number(service_column("sewer_tariff")); sewer > 0) s.sewer = sewer;
  s.bought_price = drawn(service_column("bought_price"));
  s.rise = drawn(service_column("rate_of_rise"));
  s.main_repairs = number(service_column("main_repairs"));
  s.connection_repairs = number(service_column("connection_repairs"));
  s.renewed = number(service_column("renewed_length"));
  s.surveyed = number(service_column("surveyed_length"));
  s.electricity = number(service_column("electricity"));
  s.price = number(service_column("price_120"));
  if (s.price == 0) s.price = jalon::unknown;  // a declared 0 means: not filled in
  s.knowledge = number(service_column("knowledge"));
  s.debt = number(service_column("debt_years"));
  s.saved_from = choice_or(number(service_column("saved_from")), -1);
  s.is_delegated = choice_or(number(service_column("management")), direct) == delegated;
  s.stressed = choice_or(number(service_column("stressed")), 0) == 1;
  s.has_plan = choice_or(number(service_column("action_plan")), 0) == 1;
  if (s.renewed > s.length) {
    host.finding(JALON_WARNING, services_table, row, service_column("renewed_length"),
                 told::renewed_too_much, {s.renewed, s.length});
    s.renewed = jalon::unknown;
  }
  return s;
}

// Finds the service that a row of another table names; blank: the only one, or the first.
class Finder {
 public:
  explicit Finder(const std::vector<Service> &services) {
    for (std::size_t i = 0; i < services.size(); ++i) places_.try_emplace(services[i].name, i);
    one_ = services.size() == 1;
  }
  std::size_t operator()(std::string_view name) {
    if (const auto found = places_.find(name); found != places_.end()) return found->second;
    if (!(one_ && name.empty())) ++lost_;
    return 0;
  }
  void tell(const jalon::Host &host, std::size_t table, std::size_t column) {
    if (lost_ > 0)
      host.finding(JALON_WARNING, table, JALON_WHOLE_TABLE, column, told::unknown_service,
                   {static_cast<double>(lost_)});
    lost_ = 0;
  }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  bool one_ = false;
  int lost_ = 0;
};

bool is_fragile(int material) {
  return material == 0 || material == 2 || material == 3 || material == 4 || material == 8;
}
static_assert(std::string_view(materials[3].name) == "asbestos_cement" &&
              std::string_view(materials[4].name) == "old_pvc" &&
              std::string_view(materials[8].name) == "lead");
bool is_plastic(int material) {
  return material >= 4 && material <= 6;
}

void take_mains(const jalon::Table &t, Finder &find, Network &n) {
  const auto service = t.column(pipe_column("service"));
  const auto length = t.column(pipe_column("length"));
  const auto material = t.column(pipe_column("material"));
  const auto laid = t.column(pipe_column("laid"));
  const auto repairs = t.column(pipe_column("repairs"));
  std::vector<double> known(n.services.size(), 0), plastic(known), all(known);
  std::vector<bool> whole(n.services.size(), false);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    Main m{row, find(service.text(row)), length.number(row) / 1000, false, false, 0, 0};
    m.whole = length.known(row) && !length.measured(row);
    if (!(m.km > 0)) continue;
    const int kind = choice_or(material.number(row), -1);
    m.fragile = is_fragile(kind);
    m.laid = choice_or(laid.number(row), 0);
    m.rate = repairs.number(row) / m.km;
    all[m.service] += m.km;
    if (m.whole) whole[m.service] = true;
    if (kind >= 0) known[m.service] += m.km;
    if (is_plastic(kind)) plastic[m.service] += m.km;
    n.mains.push_back(m);
  }
  for (std::size_t i = 0; i < n.services.size(); ++i) {
    Service &s = n.services[i];
    if (known[i] > all[i] / 2) s.plastic = plastic[i] / known[i];
    // The list of mains is the next best to a declared length.
    if (std::isnan(s.length) && all[i] > 0 && !whole[i]) s.length = all[i];
    s.length_by_inhabitant = s.guessed && s.from == SizeFrom::inhabitants && std::isnan(s.length);
  }
}

void take_sectors(const jalon::Table &t, Finder &find, Network &n) {
  const auto service = t.column(sector_column("service"));
  const auto length = t.column(sector_column("length"));
  const auto flow = t.column(sector_column("night_flow"));
  const auto use = t.column(sector_column("night_use"));
  const auto how = t.column(sector_column("monitoring"));
  std::vector<double> metered(n.services.size(), 0), km(metered), leaked(metered);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::size_t i = find(service.text(row));
    const double l = length.number(row);
    n.services[i].sectors_known = true;
    if (!(l > 0)) continue;
    if (choice_or(how.number(row), unmonitored) == telemetry) metered[i] += l;
    const double night = flow.number(row) - use.number(row);
    if (std::isnan(night)) continue;
    km[i] += l;
    leaked[i] += 24 * night;
  }
  for (std::size_t i = 0; i < n.services.size(); ++i) {
    Service &s = n.services[i];
    if (s.length > 0) s.sectorised = std::min(1.0, metered[i] / s.length);
    if (km[i] > 0) s.night_losses = leaked[i] / km[i];
  }
}

}  // namespace

Network::Network(const jalon::Host &host, const jalon::Inventory &inventory)
    : population(host.number("territory.population").value_or(jalon::unknown)) {
  const auto table = inventory.table(services_table);
  const auto rejected = rejected_volumes(host, table);
  for (const std::size_t row : latest_rows(host, table))
    services.push_back(service_of(host, table, rejected, population, row));
  if (services.empty()) return;
  Finder find(services);
  take_mains(inventory.table(pipes_table), find, *this);
  find.tell(host, pipes_table, pipe_column("service"));
  take_sectors(inventory.table(sectors_table), find, *this);
  find.tell(host, sectors_table, sector_column("service"));
  const auto t = inventory.table(meters_table);
  const auto service = t.column(meter_column("service"));
  const auto count = t.column(meter_column("count"));
  const auto installed = t.column(meter_column("installed"));
  const auto reading = t.column(meter_column("reading"));
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const double number = std::isnan(count.number(row)) ? 1 : count.number(row);
    if (!(number > 0)) continue;
    meters.push_back({row, find(service.text(row)), number, choice_or(installed.number(row), 0),
                      choice_or(reading.number(row), on_site), !std::isnan(reading.number(row))});
  }
  find.tell(host, meters_table, meter_column("service"));
  check_network(host, inventory, *this);
}

}  // namespace water
