// line_lengths.h - how long the lines of a map are on the ground.
#pragma once
#include <ogr_geometry.h>

#include <cstddef>
#include <vector>

#include "core/table/gis.h"

namespace jalon {

class LineLengths {
 public:
  // The next row's shape; nullptr = it has none. Lines and collections of lines have a length.
  void add(const OGRGeometry *shape);
  // Of each row in metres on the ellipsoid of WGS 84, whatever the coordinate system; NaN = no
  // line, or one that has no place on the Earth. Empty if no row has a length, or `crs` is "".
  // Each segment by the radii of curvature at its middle: exact to a millimetre for segments of
  // some kilometres.
  std::vector<double> metres(const std::string &crs, const Gis &gis, const Place &where) const;

 private:
  struct Part {
    std::size_t row, from, to;  // vertices
  };
  std::size_t rows_ = 0;
  std::vector<Part> parts_;
  std::vector<double> x_, y_;  // all vertices, to be converted at once
};

}  // namespace jalon
