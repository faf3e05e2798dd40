// The model's own sums against the inventory.
#include <array>
#include <cmath>

#include "findings.h"
#include "network.h"

namespace water {
namespace {

constexpr std::array volume_columns{service_column("produced"),     service_column("bought"),
                                    service_column("sold"),         service_column("domestic"),
                                    service_column("non_domestic"), service_column("unmetered"),
                                    service_column("service_water")};

// Volumes of two rows that are there, are not nothing, and are the same to the last digit.
struct Alike {
  int same = 0;
  double largest = 0;  // of those that are the same: by it a reader finds the other row
  bool all = true;     // none differs
};
Alike alike(const jalon::Table &t, std::size_t a, std::size_t b) {
  Alike result;
  for (const std::size_t c : volume_columns) {
    const auto column = t.column(c);
    const double x = column.number(a), y = column.number(b);
    if (!(x > 0) && !(y > 0)) continue;
    if (column.measured(a) && column.measured(b) && x == y) {
      ++result.same;
      result.largest = greater(result.largest, x);
    } else {
      result.all = false;
    }
  }
  return result;
}

constexpr int few = 3;  // volumes in common that chance does not bring about

double percent(const Volumes &v) {
  return std::round(1000 * efficiency(v)) / 10;
}

}  // namespace

RowVolumes volumes_of(const jalon::Table &t, std::size_t row) {
  RowVolumes r;
  const auto get = [&](std::size_t column) {
    const double x = t.column(column).number(row);
    if (!std::isnan(x)) return x;
    ++r.blank;
    return 0.0;
  };
  const auto known = [&](std::size_t column) { return !std::isnan(t.column(column).number(row)); };
  Volumes &v = r.volumes;
  v.produced = get(service_column("produced"));
  v.bought = get(service_column("bought"));
  v.sold = get(service_column("sold"));
  v.billed_metered = get(service_column("domestic")) + get(service_column("non_domestic"));
  v.unbilled_unmetered = get(service_column("unmetered")) + get(service_column("service_water"));
  r.enough = (known(service_column("produced")) || known(service_column("bought"))) &&
             known(service_column("domestic")) && v.produced + v.bought > 0;
  r.holds = r.enough && supplied(v) > 0 && water_losses(v) >= 0;
  return r;
}

std::vector<bool> rejected_volumes(const jalon::Host &host, const jalon::Table &t) {
  std::vector<bool> rejected(t.rows(), false);
  const auto name = t.column(service_column("service"));
  const auto tell = [&](int32_t level, std::size_t row, const char *message,
                        std::initializer_list<double> values) {
    host.finding(level, services_table, row, service_column("domestic"), message, values);
  };
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const RowVolumes mine = volumes_of(t, row);
    Alike most;
    for (std::size_t other = 0; other < t.rows(); ++other) {
      if (other == row || name.text(other) == name.text(row)) continue;
      const Alike a = alike(t, row, other);
      if (a.same > most.same) most = a;
    }
    const bool is_copy = most.same >= few;
    const auto same = static_cast<double>(most.same);
    const Volumes &v = mine.volumes;
    if (mine.enough && !mine.holds) {
      rejected[row] = true;
      if (is_copy)
        tell(JALON_WARNING, row, told::copied_and_impossible, {same, most.largest, percent(v)});
      else
        tell(JALON_WARNING, row, told::impossible_balance,
             {v.sold + authorised(v), v.produced + v.bought, percent(v)});
    } else if (is_copy && most.all) {
      rejected[row] = true;
      tell(JALON_WARNING, row, told::all_copied, {same, most.largest});
    } else if (is_copy) {
      tell(JALON_WARNING, row, told::copied, {same, most.largest});
    }
  }
  return rejected;
}

namespace {

void check_service(const jalon::Host &host, const jalon::Table &t, const Service &s) {
  const auto tell = [&](int32_t level, std::size_t column, const char *message,
                        std::initializer_list<double> values) {
    host.finding(level, services_table, s.row, column, message, values);
  };
  if (s.guessed) return;
  if (!s.balance) {
    if (!volumes_of(t, s.row).enough)
      tell(JALON_WARNING, service_column("produced"), told::volumes_missing, {});
    return;
  }
  const double declared = t.column(service_column("declared_efficiency")).number(s.row);
  const double found = efficiency(s.volumes);
  if (std::abs(declared - found) > 0.0101)
    tell(JALON_WARNING, service_column("declared_efficiency"), told::declared_differs,
         {std::round(1000 * declared) / 10, percent(s.volumes)});
  if (const int blank = volumes_of(t, s.row).blank; blank > 0)
    tell(JALON_INFO, service_column("non_domestic"), told::blank_volumes,
         {static_cast<double>(blank)});
  const double index = loss_index(s.volumes, s.length);
  if (index > 60)
    tell(JALON_WARNING, service_column("length"), told::losses_absurd,
         {std::round(10 * index) / 10, s.length});
}

}  // namespace

void check_network(const jalon::Host &host, const jalon::Inventory &inventory,
                   const Network &network) {
  const auto services = inventory.table(services_table);
  for (std::size_t i = 0; i < network.services.size(); ++i) {
    const Service &s = network.services[i];
    check_service(host, services, s);
    double km = 0, meters = 0;
    bool whole = false;
    for (const Main &m : network.mains)
      if (m.service == i) km += m.km, whole = whole || m.whole;
    for (const Meters &m : network.meters)
      if (m.service == i) meters += m.count;
    if (km > 0 && !whole && std::abs(km / s.length - 1) > 0.1)
      host.finding(JALON_INFO, pipes_table, JALON_WHOLE_TABLE, pipe_column("length"),
                   told::mains_differ, {std::round(10 * km) / 10, s.length});
    if (meters > 0 && std::abs(meters / s.subscribers - 1) > 0.2)
      host.finding(JALON_INFO, meters_table, JALON_WHOLE_TABLE, meter_column("count"),
                   told::meters_differ, {meters, s.subscribers});
  }
}

}  // namespace water
