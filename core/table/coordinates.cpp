#include "core/table/coordinates.h"

#include <cmath>
#include <limits>

#include "core/table/gis.h"

namespace jalon {

bool known_crs(const std::string &crs) {
  return gis().known_crs(crs);
}

std::optional<Box> area_of_use(const std::string &crs) {
  if (crs.empty()) return std::nullopt;
  return gis().area_of_use(crs);
}

double distance(double longitude_a, double latitude_a, double longitude_b, double latitude_b) {
  constexpr double radius = 6371, degree = 3.14159265358979323846 / 180;
  const double half_north = std::sin((latitude_b - latitude_a) * degree / 2),
               half_east = std::sin((longitude_b - longitude_a) * degree / 2);
  const double a = half_north * half_north + std::cos(latitude_a * degree) *
                                                 std::cos(latitude_b * degree) * half_east *
                                                 half_east;
  return 2 * radius * std::asin(std::sqrt(std::min(1.0, a)));
}

void to_wgs84(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
              const Place &where) {
  constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x[i] == 0 && y[i] == 0)
      x[i] = y[i] = nowhere;  // what an empty position is often written as
  if (!crs.empty()) gis().to_degrees(x, y, crs, where);
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!(std::fabs(x[i]) <= 180 && std::fabs(y[i]) <= 90)) x[i] = y[i] = nowhere;
}

}  // namespace jalon
