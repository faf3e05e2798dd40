// coordinates.h - from a file's coordinates to longitude and latitude.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

// Whether PROJ knows this coordinate system ("EPSG:3857", "EPSG:2154", WKT).
bool known_crs(const std::string &crs);

// Degrees, WGS 84.
struct Box {
  double west = 0, south = 0, east = 0, north = 0;
  bool holds(double longitude, double latitude, double margin = 0) const {
    return longitude >= west - margin && longitude <= east + margin && latitude >= south - margin &&
           latitude <= north + margin;
  }
};

// Where a coordinate system is meant to be used; nothing if it does not say.
std::optional<Box> area_of_use(const std::string &crs);

// Kilometres between two places.
double distance(double longitude_a, double latitude_a, double longitude_b, double latitude_b);

// Turns x, y into longitude, latitude of WGS 84, in place; NaN where a point is not on the Earth
// or cannot be turned. x is the easting or longitude whatever order the system's definition has.
// "" = already WGS 84. Throws Fault for an unknown system.
void to_wgs84(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
              const Place &where);

}  // namespace jalon
