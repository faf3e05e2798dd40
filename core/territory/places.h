// places.h - where each row of a file lies.
#pragma once
#include <vector>

#include "core/table/source_table.h"
#include "core/territory/inventory.h"
#include "core/territory/mapping.h"

namespace jalon {

struct Places {
  std::vector<double> longitude, latitude;  // by row of the source; empty if no row is located
  std::vector<Finding> findings;            // in order of row
};

// From the column or columns the mapping names, else from the geometry of the file. The mapping's
// crs wins over the file's. Places that cannot be in this town are taken for unknown, with findings
// (see far_places.h). Throws Fault for a column that the file does not have.
Places find_places(const SourceTable &source, const Mapping &mapping, const Surroundings &around);

// One more fault for each column the mapping names and the file does not have.
void check_columns(const SourceTable &source, const Mapping &mapping, std::vector<Fault> &faults);

// Where the mapping says `what` ("longitude", "skip NAME").
Place place_of(const Mapping &mapping, const std::string &what);

// Place of a column of the file, or one more fault that names the columns there are.
std::size_t find_column(const SourceTable &source, const std::string &name, const Place &where,
                        std::vector<Fault> &faults);

}  // namespace jalon
