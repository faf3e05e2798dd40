// second_parts.h - the parts of the second computation: a town's strips (second.cpp), then its
// payroll and its tools (second_money.cpp).
#pragma once
#include <algorithm>
#include <cmath>

#include "second.h"

namespace e_administration_test {

using namespace e_administration;

constexpr double eternity = 1e6;
constexpr int strips = 20;

struct SecondTool {
  double year, price, licence = 0, upkeep = 0, lesson = 0;
  bool shared = false, spent = false;
};

struct Calculation {
  const Town &town;
  const std::vector<Entry> &programme;
  std::size_t years;
  const Lookup &f;
  std::vector<SecondTool> tools;
  std::vector<std::vector<double>> flow;  // [name of flow][year], see enum
  double platform_year = eternity, platform_there = 0, package_year = eternity, package_there = 0;
  double cases_now = 0;

  enum Flow { minutes, letters, users, firms, km, help_hours, cases, online, n_flows };

  static double number(const Row &r, const char *name, double otherwise) {
    const auto cell = r.find(name);
    return cell == r.end() ? otherwise : std::get<double>(cell->second);
  }
  static std::string word(const Row &r, const char *name) {
    const auto cell = r.find(name);
    return cell == r.end() ? "" : std::get<std::string>(cell->second);
  }
  static double given(const Entry &e, const char *option, double otherwise) {
    const auto o = e.options.find(option);
    return o == e.options.end() ? otherwise : o->second;
  }
  // Does the entry reach this strip of this row, and do anything there?
  bool covers(const Entry &e, std::size_t row, int strip) const {
    const Row &r = town.procedures[row];
    const double share = e.share.empty() ? 1 : e.share[row];
    if (share < (strip + 1.0) / strips - 1e-9) return false;
    const std::string m = e.measure.substr(17), level = word(r, "digital_level");
    const bool whole = level == "teleprocedure" || level == "edi";
    if (m == "paperless" || m == "pooling") return true;
    if (word(r, "kind") == "internal") return false;
    if (m == "teleservice") return !whole || given(e, "compulsory", 0) > 0;
    if (m == "town_planning") return word(r, "kind") == "urban_planning";
    if (m == "appointments") return word(r, "booking") != "online";
    return true;
  }
  const Entry *earliest(const char *measure, std::size_t row, int strip) const {
    const Entry *found = nullptr;
    for (const Entry &e : programme)
      if (e.measure.substr(17) == measure && covers(e, row, strip) &&
          (!found || e.start_year < found->start_year))
        found = &e;
    return found;
  }
  double when(const Entry *e) const { return e ? e->start_year - town.year : eternity; }

  void strip(std::size_t row, int s, double weight, bool on, bool unsure);
  void row(std::size_t row);
  void own(const SecondTool &tool, std::vector<std::vector<double>> &line, double pool_year,
           double pooled) const;
};

}  // namespace e_administration_test
