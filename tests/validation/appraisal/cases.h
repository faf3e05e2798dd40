// cases.h - published cases: what went in, what came out, and how closely it was printed.
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

using Case = nlohmann::json;

inline std::vector<Case> cases(const std::string &file) {
  std::ifstream in(TEST_DATA "/" + file + ".json");
  return nlohmann::json::parse(in).get<std::vector<Case>>();
}

inline Case find_case(const std::string &file, const std::string &id) {
  for (const auto &c : cases(file))
    if (c.at("id") == id) return c;
  throw std::runtime_error("no case " + id + " in " + file);
}

inline std::vector<double> numbers(const Case &list) {
  return list.get<std::vector<double>>();
}

// Passes if within the absolute tolerance or the relative one.
inline void expect_near(double found, double expected, double tol_abs, double tol_rel = 0) {
  EXPECT_LE(std::fabs(found - expected), std::max(tol_abs, tol_rel * std::fabs(expected)))
      << "found " << found << ", published " << expected;
}

inline double tolerance(const Case &c, const char *name) {
  return c.contains(name) && c.at(name).is_number() ? c.at(name).get<double>() : 0;
}

inline Figure constant(double value) {
  Figure f;
  f.value = value;
  return f;
}

inline Figure path(const Case &anchors, Interpolation interpolation) {
  Figure f;
  for (const auto &[year, value] : anchors.items()) f.by_year[std::stoi(year)] = value;
  f.interpolation = interpolation;
  return f;
}

}  // namespace jalon
