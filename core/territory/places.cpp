#include "core/territory/places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "core/base/text.h"
#include "core/table/coordinates.h"
#include "core/territory/cells.h"
#include "core/territory/far_places.h"

namespace jalon {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

// One coordinate of every row; NaN with a finding where the text is no number.
std::vector<double> read_coordinate(const SourceTable &source, const Mapping &mapping,
                                    std::size_t at, std::vector<Finding> &findings) {
  jalon_column any{};
  any.type = JALON_NUMBER;
  any.unit = "1";
  any.lower = -inf;
  any.upper = inf;
  CellReader reader(any, nullptr, source.typed);
  for (const auto &row : source.rows) reader.learn(row.cells[at]);
  reader.settle(mapping.decimal);
  std::vector<double> numbers;
  for (const auto &row : source.rows) {
    const Cell cell = reader.read(row.cells[at]);
    numbers.push_back(cell.number);
    if (cell.state == Cell::refused)
      findings.push_back({Finding::refused, row.number, source.header[at], row.cells[at],
                          "no coordinate: {1}"_msg(cell.done)});
    else if (!cell.done.empty())
      findings.push_back({Finding::repaired, row.number, source.header[at], row.cells[at],
                          "{1}: read as {2}"_msg(cell.done, cell.number)});
  }
  return numbers;
}

// The two numbers of "[2.35, 48.85]", "POINT (2.35 48.85)" or "2.35;48.85".
std::optional<std::array<double, 2>> two_numbers(std::string_view text) {
  std::array<double, 2> numbers{};
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = text.find_first_of("+-.0123456789", at);
    if (from == text.npos) break;
    at = std::min(text.find_first_not_of("+-.eE0123456789", from), text.size());
    const auto number = parse_number(text.substr(from, at - from));
    if (!number || n == 2) return std::nullopt;
    numbers[n++] = *number;
  }
  return n == 2 ? std::optional(numbers) : std::nullopt;
}

// Both coordinates of every row out of one column.
void read_positions(const SourceTable &source, const Mapping &mapping, std::size_t at,
                    Places &places) {
  const std::size_t east = mapping.latitude_first ? 1 : 0;
  constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
  for (const auto &row : source.rows) {
    const auto both = two_numbers(row.cells[at]);
    places.longitude.push_back(both ? (*both)[east] : nowhere);
    places.latitude.push_back(both ? (*both)[1 - east] : nowhere);
    if (!both && !trim_spaces(row.cells[at]).empty())
      places.findings.push_back(
          {Finding::refused, row.number, source.header[at], row.cells[at],
           "no position: two numbers with a decimal point are expected, as [2.35, 48.85]"_msg});
  }
}

Message why_nowhere(double x, double y, const std::string &crs) {
  if (x == 0 && y == 0) return "0, 0 is written where a place is missing: unknown"_msg;
  if (crs.empty())
    return "not a longitude and a latitude in degrees: say crs = \"EPSG:...\" in the mapping if they are others"_msg;
  return "not a place on the Earth in this coordinate system"_msg;
}

}  // namespace

std::size_t find_column(const SourceTable &source, const std::string &name, const Place &where,
                        std::vector<Fault> &faults) {
  const auto at = source.column(name);
  if (!name.empty() && at != SourceTable::npos) return at;
  std::string list;
  for (const auto &h : source.header)
    if (!h.empty()) list += (list.empty() ? "\"" : ", \"") + h + "\"";
  const auto near = nearest(name, source.header);
  faults.emplace_back(
      "the file {1} has no column \"{2}\""_msg(source.file.filename().string(), name), where,
      "one of {1}"_msg(list),
      near && !near->empty() ? "did you mean \"{1}\"?"_msg(*near)
                             : Message("correct the name, or the delimiter or header row"_msg));
  return 0;
}

Place place_of(const Mapping &mapping, const std::string &what) {
  const auto it = mapping.places.find(what);
  return it == mapping.places.end() ? Place{mapping.file.string()} : it->second;
}

void check_columns(const SourceTable &source, const Mapping &mapping, std::vector<Fault> &faults) {
  if (!mapping.longitude.empty())
    find_column(source, mapping.longitude, place_of(mapping, "longitude"), faults);
  if (!mapping.latitude.empty())
    find_column(source, mapping.latitude, place_of(mapping, "latitude"), faults);
  if (!mapping.position.empty())
    find_column(source, mapping.position, place_of(mapping, "position"), faults);
  for (const auto &name : mapping.commune)
    find_column(source, name, place_of(mapping, "commune"), faults);
  for (const auto &name : mapping.one_source)
    find_column(source, name, place_of(mapping, "one_source"), faults);
  for (const auto &[name, texts] : mapping.skip)
    find_column(source, name, place_of(mapping, "skip " + name), faults);
  for (const auto &[declared, column] : mapping.columns)
    for (const auto &name : column.all_from()) find_column(source, name, column.place, faults);
}

Places find_places(const SourceTable &source, const Mapping &mapping, const Surroundings &around) {
  Places places;
  std::string crs = mapping.crs, column;
  if (!mapping.longitude.empty()) {
    std::vector<Fault> faults;
    const auto x = find_column(source, mapping.longitude, place_of(mapping, "longitude"), faults);
    const auto y = find_column(source, mapping.latitude, place_of(mapping, "latitude"), faults);
    if (!faults.empty()) throw Faults(std::move(faults));
    column = mapping.longitude + ", " + mapping.latitude;
    places.longitude = read_coordinate(source, mapping, x, places.findings);
    places.latitude = read_coordinate(source, mapping, y, places.findings);
  } else if (!mapping.position.empty()) {
    std::vector<Fault> faults;
    const auto at = find_column(source, mapping.position, place_of(mapping, "position"), faults);
    if (!faults.empty()) throw Faults(std::move(faults));
    column = mapping.position;
    read_positions(source, mapping, at, places);
  } else if (!source.x.empty()) {
    places.longitude = source.x;
    places.latitude = source.y;
    if (crs.empty()) crs = source.crs;
    if (crs.empty())
      places.findings.push_back(
          {Finding::note, 0, "", "",
           "the file does not name its coordinate system: taken as longitude and latitude; say "
           "crs = \"EPSG:...\" in the mapping to settle it"_msg});
  } else {
    return places;
  }
  const auto x = places.longitude, y = places.latitude;
  const auto given = [&](std::size_t i) { return !std::isnan(x[i]) && !std::isnan(y[i]); };
  bool any = false;
  for (std::size_t i = 0; i < x.size(); ++i) any = any || given(i);
  if (!any) return {{}, {}, std::move(places.findings)};

  to_wgs84(places.longitude, places.latitude, crs, {mapping.file.string()});
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!given(i))
      places.findings.push_back(
          {Finding::note, source.rows[i].number, column, "", "no coordinates"_msg});
    else if (std::isnan(places.longitude[i]))
      places.findings.push_back({Finding::refused, source.rows[i].number, column,
                                 plain(x[i]) + ", " + plain(y[i]), why_nowhere(x[i], y[i], crs)});
  }
  drop_far_places(places, source, {x, y, crs, column}, around);
  any = std::any_of(places.longitude.begin(), places.longitude.end(),
                    [](double v) { return !std::isnan(v); });
  if (!any) places.longitude.clear(), places.latitude.clear();
  std::stable_sort(places.findings.begin(), places.findings.end(),
                   [](const Finding &a, const Finding &b) { return a.row < b.row; });
  return places;
}

}  // namespace jalon
