// facts.h - the facts of the published cases.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "harness.h"

namespace parking_test {

nlohmann::json read_data(const std::string &file);
nlohmann::json facts(const std::string &id);  // of data/cases.json
double relative(double computed, double published);
const jalon_parameter &declared(std::string_view name);

// A paid zone whose figures are all given: no peer stands behind a cell.
Row known_zone(double occupancy, double full_share);

}  // namespace parking_test
