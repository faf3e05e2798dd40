#include "facts.h"

#include <gtest/gtest.h>

#include <fstream>

namespace electro_mobility_test {

nlohmann::json read_data(const std::string &file) {
  std::ifstream in(std::string(TEST_DATA "/") + file);
  return nlohmann::json::parse(in);
}

nlohmann::json facts(const std::string &id) {
  static const nlohmann::json all = read_data("cases.json");
  return all.at("cases").at(id);
}

double relative(double computed, double published) {
  return computed / published - 1;
}

void expect_in_range(std::string_view name, double x) {
  EXPECT_GE(x, declared(name).low) << name;
  EXPECT_LE(x, declared(name).high) << name;
}

}  // namespace electro_mobility_test
