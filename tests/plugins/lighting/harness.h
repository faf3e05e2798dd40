// harness.h - a small host: asks the lighting plugin through the C boundary, as the real one does.
#pragma once
#include <functional>
#include <jalon/plugin.hpp>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lighting.h"

namespace lighting_test {

// A row of a table: what is not said is unknown. Choices are given by name.
using Cell = std::variant<double, std::string>;
using Row = std::map<std::string, Cell>;

// The legal clock of a year, as the host's series.
struct LegalClock {
  std::vector<double> since, offset;
};
LegalClock european(int year, int winter_hours);  // summer time from March to October
LegalClock constant(int year, double hours);

struct Town {
  std::vector<Row> points, cabinets;
  double population = jalon::unknown;
  bool estimated_from_population = false;  // the first row's count is inhabitants times the peers'
  int year = 2023;
  LegalClock clock = european(2023, 1);
};

struct Entry {
  std::string measure;
  int start_year = 0;
  std::vector<double> share = {};              // empty: all rows, wholly
  std::map<std::string, double> options = {};  // the others: as declared
};

// A figure by year (0, 1, ...) and draw.
using Figure = std::function<double(std::size_t year, std::size_t draw)>;
inline Figure fixed(double x) {
  return [x](std::size_t, std::size_t) { return x; };
}

struct Asked {
  std::vector<Entry> programme = {};
  std::size_t years = 20;
  std::size_t draws = 1;
  std::size_t block = 1024;
  std::map<std::string, Figure> figures = {};  // the others: the declared central value
};

struct Answer {
  std::size_t years, draws;
  std::vector<std::vector<double>> lines, indicators;  // [which][year * draws + draw]
  std::vector<bool> rejected;                          // by draw
  double line(lighting::Line l, std::size_t year, std::size_t draw = 0) const {
    return lines[l][year * draws + draw];
  }
  double indicator(lighting::Indicator k, std::size_t year, std::size_t draw = 0) const {
    return indicators[k][year * draws + draw];
  }
  double sum(lighting::Line l, std::size_t draw = 0) const;
  // All money of a year that the authority pays, less what it receives.
  double paid(std::size_t year, std::size_t draw = 0) const;
};

// Throws std::runtime_error with the plugin's message if it refuses.
Answer ask(const Town &town, const Asked &asked);

// Figures that switch off what a hand computation does not want to see: no renewal, standby,
// late clocks, rebound, learning, studies, waste, growth of failures; poles, cables and cabinets
// that cost nothing.
std::map<std::string, Figure> plain_figures();

// What the plugin logged during the last ask.
const std::vector<std::string> &logged();

}  // namespace lighting_test
