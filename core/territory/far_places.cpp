#include "core/territory/far_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/text.h"
#include "core/table/coordinates.h"

namespace jalon {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t enough = 5;     // points whose bulk says where a town is
constexpr double from_centre = 50;    // km; no commune reaches that far from its centre
constexpr double from_bulk = 20;      // km, at least
constexpr double times_spread = 10;   // of the median distance
constexpr double commune_reach = 25;  // km; Arles, the widest of metropolitan France, is 45 across
constexpr double wide_part = 0.1;     // of the points beyond it
constexpr double border_degrees = 1;  // areas of use and countries are rough

double median(std::vector<double> v) {
  const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
  std::nth_element(v.begin(), middle, v.end());
  return *middle;
}

struct Town {
  double longitude = 0, latitude = 0, reach = 0;  // km
  bool holds(double x, double y) const { return distance(longitude, latitude, x, y) <= reach; }
};

class FarPlaces {
 public:
  FarPlaces(Places &places, const SourceTable &source, const GivenPlaces &given,
            const Surroundings &around)
      : places_(places), source_(source), given_(given), around_(around) {}

  void drop() {
    if (const auto area = area_of_use(given_.crs)) {
      drop_unless([&](double x, double y) { return area->holds(x, y, border_degrees); },
                  [&](std::size_t) {
                    return "outside the area where this coordinate system is used: its place is "
                           "taken for unknown"_msg();
                  });
    }
    if (bulk_elsewhere()) return;
    if (around_.one_commune && !around_.centre) tell_wide();
    if (const auto town = find_town())
      drop_unless([&](double x, double y) { return town->holds(x, y); },
                  [&](std::size_t i) { return why_far(*town, i); });
    if (dropped_)
      places_.findings.push_back(
          {Finding::note, 0, given_.column, "",
           "places far from the town: {1}; they are taken for unknown, their rows are kept"_msg(
               dropped_),
           true});
  }

 private:
  std::vector<std::size_t> located() const {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < places_.longitude.size(); ++i)
      if (!std::isnan(places_.longitude[i])) rows.push_back(i);
    return rows;
  }

  template <class Holds, class Why>
  void drop_unless(Holds &&holds, Why &&why) {
    for (const auto i : located()) {
      if (holds(places_.longitude[i], places_.latitude[i])) continue;
      places_.findings.push_back({Finding::refused, source_.rows[i].number, given_.column,
                                  plain(given_.x[i]) + ", " + plain(given_.y[i]), why(i)});
      places_.longitude[i] = places_.latitude[i] = nowhere;
      ++dropped_;
    }
  }

  // The middle of the points, by median.
  std::array<double, 2> middle() const {
    std::vector<double> x, y;
    for (const auto i : located()) {
      x.push_back(places_.longitude[i]);
      y.push_back(places_.latitude[i]);
    }
    return {median(std::move(x)), median(std::move(y))};
  }

  // Where all of the file lies elsewhere, a finding for each row would tell nothing more.
  bool bulk_elsewhere() {
    if (located().empty()) return false;
    const auto [x, y] = middle();
    const auto at_home = [&](double longitude, double latitude) {
      if (around_.centre)
        return Town{(*around_.centre)[0], (*around_.centre)[1], from_centre}.holds(longitude,
                                                                                   latitude);
      return !around_.country || around_.country->holds(longitude, latitude, border_degrees);
    };
    if (at_home(x, y)) return false;
    const std::string found =
        plain(std::round(x * 100) / 100) + ", " + plain(std::round(y * 100) / 100);
    std::vector<double> turned_x{y}, turned_y{x};
    if (!given_.crs.empty()) {
      turned_x = given_.y;
      turned_y = given_.x;
      to_wgs84(turned_x, turned_y, given_.crs, {});
      std::erase_if(turned_x, [](double v) { return std::isnan(v); });
      std::erase_if(turned_y, [](double v) { return std::isnan(v); });
    }
    const bool turned =
        !turned_x.empty() && at_home(median(std::move(turned_x)), median(std::move(turned_y)));
    places_.findings.push_back(
        {Finding::note, 0, given_.column, found,
         turned
             ? "the points lie far from the territory, and would lie in it with longitude and latitude exchanged: exchange the two in the mapping; until then their places are taken for unknown"_msg()
             : "the points lie far from the territory: correct crs, longitude and latitude in the mapping; until then their places are taken for unknown"_msg(),
         true});
    std::fill(places_.longitude.begin(), places_.longitude.end(), nowhere);
    std::fill(places_.latitude.begin(), places_.latitude.end(), nowhere);
    return true;
  }

  void tell_wide() {
    std::vector<double> x, y;
    for (const auto i : located()) {
      x.push_back(places_.longitude[i]);
      y.push_back(places_.latitude[i]);
    }
    if (wider_than_a_commune(x, y))
      places_.findings.push_back(
          {Finding::note, 0, given_.column, "",
           "many rows lie more than {1} km from the middle of the file: it is probably wider than "
           "the town; name its column of INSEE codes in the mapping (commune = \"...\"), or set "
           "the other rows aside with `skip`"_msg(commune_reach),
           true});
  }

  std::optional<Town> find_town() const {
    if (around_.centre) return Town{(*around_.centre)[0], (*around_.centre)[1], from_centre};
    const auto rows = located();
    if (rows.size() < enough) return std::nullopt;
    const auto [x, y] = middle();
    std::vector<double> away;
    for (const auto i : rows)
      away.push_back(distance(x, y, places_.longitude[i], places_.latitude[i]));
    return Town{x, y, std::max(from_bulk, times_spread * median(std::move(away)))};
  }

  Message why_far(const Town &town, std::size_t i) const {
    std::vector<double> x{given_.y[i]}, y{given_.x[i]};
    to_wgs84(x, y, given_.crs, {});
    if (!std::isnan(x[0]) && town.holds(x[0], y[0]))
      return "longitude and latitude are exchanged: its place is taken for unknown"_msg;
    const double km =
        distance(town.longitude, town.latitude, places_.longitude[i], places_.latitude[i]);
    return "{1} km from the town: its place is taken for unknown"_msg(std::round(km));
  }

  Places &places_;
  const SourceTable &source_;
  const GivenPlaces &given_;
  const Surroundings &around_;
  std::size_t dropped_ = 0;
};

}  // namespace

bool wider_than_a_commune(const std::vector<double> &longitude,
                          const std::vector<double> &latitude) {
  if (longitude.size() < enough) return false;
  const double x = median(longitude), y = median(latitude);
  std::size_t beyond = 0;
  for (std::size_t i = 0; i < longitude.size(); ++i)
    beyond += distance(x, y, longitude[i], latitude[i]) > commune_reach;
  return static_cast<double>(beyond) > wide_part * static_cast<double>(longitude.size());
}

void drop_far_places(Places &places, const SourceTable &source, const GivenPlaces &given,
                     const Surroundings &around) {
  FarPlaces(places, source, given, around).drop();
}

}  // namespace jalon
