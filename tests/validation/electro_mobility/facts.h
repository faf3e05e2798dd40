// facts.h - the facts of the published cases and of the real sessions.
#pragma once
#include <nlohmann/json.hpp>

#include "harness.h"

namespace electro_mobility_test {

nlohmann::json read_data(const std::string &file);
nlohmann::json facts(const std::string &id);  // of data/cases.json

double relative(double computed, double published);
// Between the least and the greatest value that the plugin declares for a figure.
void expect_in_range(std::string_view name, double x);

}  // namespace electro_mobility_test
