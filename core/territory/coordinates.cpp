#include "core/territory/coordinates.h"

#include <ogr_spatialref.h>

#include <cmath>
#include <limits>
#include <memory>
#include <optional>

#include "core/territory/quiet_gdal.h"

namespace jalon {
namespace {

// Only definitions: a mapping must not make the import open files or addresses.
bool define(OGRSpatialReference &system, const std::string &crs) {
  if (system.SetFromUserInput(
          crs.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
    return false;
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return true;
}

}  // namespace

bool known_crs(const std::string &crs) {
  const QuietGdal gdal;
  OGRSpatialReference system;
  return define(system, crs);
}

void to_wgs84(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
              const Place &where) {
  QuietGdal gdal;
  constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
  const auto on_earth = [&](std::size_t i) {
    return std::fabs(x[i]) <= 180 && std::fabs(y[i]) <= 90;
  };
  std::unique_ptr<OGRCoordinateTransformation> transformation;
  if (!crs.empty()) {
    OGRSpatialReference from, to;
    to.SetWellKnownGeogCS("WGS84");
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (!define(from, crs))
      throw Fault("unknown coordinate system \"" + crs + "\"", where, "such as \"EPSG:2154\"",
                  "correct `crs` in the mapping");
    if (!from.IsSame(&to)) {
      transformation.reset(OGRCreateCoordinateTransformation(&from, &to));
      if (!transformation)
        throw Fault("no way from coordinate system \"" + crs + "\" to longitude and latitude",
                    where, "a system of the Earth's surface", gdal.message());
    }
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    bool good = std::isfinite(x[i]) && std::isfinite(y[i]) && (x[i] != 0 || y[i] != 0);
    if (good && transformation) {
      int done = 0;
      good = transformation->Transform(1, &x[i], &y[i], nullptr, &done) && done;
    }
    if (!good || !on_earth(i)) x[i] = y[i] = nowhere;
  }
}

}  // namespace jalon
