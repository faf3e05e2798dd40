#include <ogr_spatialref.h>

#include <cmath>
#include <limits>
#include <memory>

#include "core/table/gis/gdal_gis.h"
#include "core/table/gis/quiet_gdal.h"

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

bool GdalGis::known_crs(const std::string &crs) const {
  const QuietGdal gdal;
  OGRSpatialReference system;
  return define(system, crs);
}

std::optional<Box> GdalGis::area_of_use(const std::string &crs) const {
  const QuietGdal gdal;
  OGRSpatialReference system;
  if (!define(system, crs)) return std::nullopt;
  Box box;
  const char *name = nullptr;
  if (!system.GetAreaOfUse(&box.west, &box.south, &box.east, &box.north, &name) ||
      box.west < -180 || box.west > box.east)  // not known, or across the date line
    return std::nullopt;
  return box;
}

void GdalGis::to_degrees(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
                         const Place &where) const {
  QuietGdal gdal;
  OGRSpatialReference from, to;
  to.SetWellKnownGeogCS("WGS84");
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (!define(from, crs))
    throw Fault("unknown coordinate system \"{1}\""_msg(crs), where, "such as \"EPSG:2154\""_msg,
                "correct `crs` in the mapping"_msg);
  if (from.IsSame(&to)) return;
  const std::unique_ptr<OGRCoordinateTransformation> transformation(
      OGRCreateCoordinateTransformation(&from, &to));
  if (!transformation)
    throw Fault(
        with_detail("no way from coordinate system \"{1}\" to longitude and latitude"_msg(crs),
                    gdal.message()),
        where, "a system of the Earth's surface"_msg, "correct `crs` in the mapping"_msg);
  for (std::size_t i = 0; i < x.size(); ++i) {
    int done = 0;
    if (!std::isfinite(x[i]) || !std::isfinite(y[i]) ||
        !transformation->Transform(1, &x[i], &y[i], nullptr, &done) || !done)
      x[i] = y[i] = std::numeric_limits<double>::quiet_NaN();
  }
}

extern "C" __attribute__((visibility("default"))) const Gis *jalon_gis() {
  static const GdalGis gis;
  return &gis;
}

}  // namespace jalon
