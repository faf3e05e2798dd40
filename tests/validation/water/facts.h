// facts.h - the facts of the published cases, and tables of audits.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace water_test {

nlohmann::json facts(const std::string &id);  // of data/cases.json

// Rows of a CSV by the names of its columns; a blank or a text is NaN.
using Audit = std::map<std::string, double>;
std::vector<Audit> audits(const std::string &file);

double relative(double computed, double published);

}  // namespace water_test
