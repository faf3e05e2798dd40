#include "facts.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

namespace water_test {

nlohmann::json facts(const std::string &id) {
  static const nlohmann::json all = [] {
    std::ifstream in(std::string(TEST_DATA "/") + "cases.json");
    return nlohmann::json::parse(in);
  }();
  return all.at("cases").at(id);
}

std::vector<Audit> audits(const std::string &file) {
  std::ifstream in(std::string(TEST_DATA "/") + file);
  std::string line, cell;
  std::vector<std::string> names;
  std::getline(in, line);
  for (std::istringstream head(line); std::getline(head, cell, ',');) names.push_back(cell);
  std::vector<Audit> rows;
  while (std::getline(in, line)) {
    Audit row;
    std::istringstream cells(line);
    for (const auto &name : names) {
      cell.clear();
      std::getline(cells, cell, ',');
      char *end = nullptr;
      const double x = std::strtod(cell.c_str(), &end);
      row[name] = cell.empty() || *end ? std::numeric_limits<double>::quiet_NaN() : x;
    }
    rows.push_back(row);
  }
  return rows;
}

double relative(double computed, double published) {
  return computed / published - 1;
}

}  // namespace water_test
