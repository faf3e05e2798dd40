#include "facts.h"

#include <fstream>
#include <stdexcept>

namespace parking_test {

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

const jalon_parameter &declared(std::string_view name) {
  for (const auto &p : parking::parameters)
    if (name == p.name) return p;
  throw std::runtime_error("no such parameter: " + std::string(name));
}

Row known_zone(double occupancy, double full_share) {
  return {{"spaces", 1000.0},       {"regime", "paid"},         {"first_hour", 1.0},
          {"free_minutes", 0.0},    {"paid_hours", 9.0},        {"paid_days", 300.0},
          {"occupancy", occupancy}, {"full_share", full_share}, {"stay", 1.0},
          {"liable", 1.0},          {"respect", 0.99},          {"checks", 0.0},
          {"notice", 25.0},         {"block_spaces", 25.0},     {"search", 0.0}};
}

}  // namespace parking_test
