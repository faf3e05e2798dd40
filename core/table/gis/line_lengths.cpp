#include "core/table/gis/line_lengths.h"

#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double semi_major = 6378137, eccentricity2 = 0.00669437999014;  // WGS 84
constexpr double degree = 0.017453292519943295;

double segment(double x0, double y0, double x1, double y1) {
  const double sine = std::sin(0.5 * (y0 + y1) * degree), w2 = 1 - eccentricity2 * sine * sine,
               east = semi_major / std::sqrt(w2), north = east * (1 - eccentricity2) / w2;
  return std::hypot(north * (y1 - y0) * degree,
                    east * std::sqrt(1 - sine * sine) * (x1 - x0) * degree);
}

}  // namespace

void LineLengths::add(const OGRGeometry *shape) {
  const std::size_t row = rows_++;
  const auto take = [&](const OGRLineString &line) {
    const std::size_t from = x_.size();
    for (int i = 0; i < line.getNumPoints(); ++i) {
      x_.push_back(line.getX(i));
      y_.push_back(line.getY(i));
    }
    parts_.push_back({row, from, x_.size()});
  };
  if (!shape || shape->IsEmpty()) return;
  const auto kind = wkbFlatten(shape->getGeometryType());
  if (kind == wkbLineString) take(*shape->toLineString());
  if (kind == wkbMultiLineString)
    for (const auto *line : *shape->toMultiLineString()) take(*line);
}

std::vector<double> LineLengths::metres(const std::string &crs, const Gis &gis,
                                        const Place &where) const {
  if (parts_.empty() || crs.empty()) return {};
  auto x = x_, y = y_;
  gis.to_degrees(x, y, crs, where);
  std::vector<double> sums(rows_, 0);
  for (const auto &part : parts_)
    for (std::size_t i = part.from + 1; i < part.to; ++i)
      sums[part.row] += segment(x[i - 1], y[i - 1], x[i], y[i]);
  for (double &metres : sums)
    if (!(metres > 0)) metres = std::numeric_limits<double>::quiet_NaN();
  return sums;
}

}  // namespace jalon
