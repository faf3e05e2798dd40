// gis.h - the part of this room that needs GDAL, loaded when something first asks for it.
//
// GDAL brings a hundred shared libraries with it. A command that reads no workbook, no map and no
// coordinate system should not wait for them, so core/table/gis/ is a library of its own,
// lib/jalon/libjalon_gis.so.
#pragma once
#include "core/table/coordinates.h"
#include "core/table/source_table.h"

namespace jalon {

class Gis {
 public:
  virtual ~Gis() = default;
  virtual bool known_crs(const std::string &crs) const = 0;
  virtual std::optional<Box> area_of_use(const std::string &crs) const = 0;
  // x, y of the system `crs` (not "") to degrees of WGS 84, in place; NaN where that cannot be
  // done. Throws Fault for an unknown system.
  virtual void to_degrees(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
                          const Place &where) const = 0;
  // A workbook, GeoPackage, GeoJSON or Shapefile; `driver` is GDAL's name for it.
  virtual SourceTable read_layer(const std::filesystem::path &file, const std::string &driver,
                                 const Reading &how) const = 0;
};

// Loaded by the first call, for ever. Throws Fault if the library is not there. [any thread]
const Gis &gis();

}  // namespace jalon
