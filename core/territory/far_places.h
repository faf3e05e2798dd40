// far_places.h - places of a file that cannot be in its town. Internal to the room.
#pragma once
#include <string>
#include <vector>

#include "core/territory/places.h"

namespace jalon {

// What a file gave before it was turned into longitude and latitude.
struct GivenPlaces {
  std::vector<double> x, y;
  std::string crs, column;  // column: for findings
};

// Places outside the area of use of the coordinate system, outside the country, or tens of
// kilometres from the town become unknown, each with a finding, and one for the whole file. The
// town is where it is known to be, else where the bulk of the points lies (median; its spread says
// what is far), if there are enough of them.
void drop_far_places(Places &places, const SourceTable &source, const GivenPlaces &given,
                     const Surroundings &around);

// Whether a good part of the points (none NaN) lies further from their middle than a commune
// reaches.
bool wider_than_a_commune(const std::vector<double> &longitude,
                          const std::vector<double> &latitude);

}  // namespace jalon
