// gdal_gis.h - Gis by GDAL and PROJ.
#pragma once
#include "core/table/gis.h"

namespace jalon {

class GdalGis final : public Gis {
 public:
  bool known_crs(const std::string &crs) const override;
  std::optional<Box> area_of_use(const std::string &crs) const override;
  void to_degrees(std::vector<double> &x, std::vector<double> &y, const std::string &crs,
                  const Place &where) const override;
  SourceTable read_layer(const std::filesystem::path &file, const std::string &driver,
                         const Reading &how) const override;
};

}  // namespace jalon
