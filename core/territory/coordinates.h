// coordinates.h - from a file's coordinates to longitude and latitude.
#pragma once
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

// Whether PROJ knows this coordinate system ("EPSG:3857", "EPSG:2154", WKT).
bool known_crs(const std::string &crs);

// Turns x, y into longitude, latitude of WGS 84, in place; NaN where a point is not on the Earth
// or cannot be turned. x is the easting or longitude whatever order the system's definition has.
// "" = already WGS 84. Throws Fault for an unknown system.
void to_wgs84(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
              const Place &where);

}  // namespace jalon
