// testing_answer.hpp - what a test says to testing.hpp and gets back: a town, a question, an
// answer.
#pragma once
#include <chrono>
#include <functional>

#include "testing_parts.hpp"

namespace jalon::testing {

// European summer time, or the same all year; hours east of Greenwich.
inline LegalClock constant_clock(int year, double hours) {
  using namespace std::chrono;
  const auto start = sys_days(std::chrono::year(year) / January / 1) - days(2);
  return {{static_cast<double>(duration_cast<seconds>(start.time_since_epoch()).count())},
          {hours * 3600}};
}
inline LegalClock european_clock(int year, int winter_hours) {
  using namespace std::chrono;
  LegalClock clock = constant_clock(year, winter_hours);
  for (const auto month : {March, October}) {
    const auto change = sys_days(std::chrono::year(year) / month / Sunday[last]) + hours(1);
    clock.since.push_back(
        static_cast<double>(duration_cast<seconds>(change.time_since_epoch()).count()));
    clock.offset.push_back((winter_hours + (month == March ? 1 : 0)) * 3600.0);
  }
  return clock;
}

// Wherever a name is asked for here, the domain's own may be written without its first word.
struct Town {
  std::map<std::string, std::vector<Row>> tables = {};  // the others: no rows
  // Tables without inventory: their first row's count is inhabitants times the declared figure.
  std::vector<std::string> estimated = {};
  double population = unknown;
  int year = 2025;  // year 0
  LegalClock clock = {};
};

struct Entry {
  std::string measure;
  int start_year = 0;                          // a calendar year
  std::vector<double> share = {};              // by row; empty: all rows of its table, wholly
  std::map<std::string, double> options = {};  // the others: as declared
};

// A figure by year (0, 1, ...) and draw. Unless it is declared by year, that of year 0 counts.
using Figure = std::function<double(std::size_t year, std::size_t draw)>;
using Figures = std::map<std::string, Figure>;
inline Figure fixed(double x) {
  return [x](std::size_t, std::size_t) { return x; };
}

struct Asked {
  std::vector<Entry> programme = {};  // empty: the reference
  std::size_t years = 20;
  std::size_t draws = 1;
  std::size_t block = 1024;  // the draws are asked for in blocks of so many
  Figures figures = {};      // the others: the declared central value
};

struct Answer {
  std::size_t years, draws;
  std::vector<std::vector<double>> lines, indicators;  // [which][year * draws + draw]
  std::vector<bool> rejected;                          // by draw
  const jalon_domain *domain;

  // By place in the declared list, or by name.
  double line(std::size_t l, std::size_t year, std::size_t draw = 0) const {
    return lines.at(l).at(year * draws + draw);
  }
  double line(std::string_view name, std::size_t year, std::size_t draw = 0) const {
    return line(detail::lines_of(*domain).place(name, domain->name), year, draw);
  }
  double indicator(std::size_t k, std::size_t year, std::size_t draw = 0) const {
    return indicators.at(k).at(year * draws + draw);
  }
  double indicator(std::string_view name, std::size_t year, std::size_t draw = 0) const {
    return indicator(detail::indicators_of(*domain).place(name, domain->name), year, draw);
  }
  // Over all years.
  double sum(std::size_t l, std::size_t draw = 0) const {
    double s = 0;
    for (std::size_t y = 0; y < years; ++y) s += line(l, y, draw);
    return s;
  }
  double sum(std::string_view name, std::size_t draw = 0) const {
    return sum(detail::lines_of(*domain).place(name, domain->name), draw);
  }
  // All money of a year that a stakeholder pays, less what it receives.
  double paid(std::size_t year, std::size_t draw = 0, std::string_view by = "authority") const {
    return money(year, draw, [&](std::string_view end) { return end == by; });
  }
  // The same of all together: transfers cancel, resources used up remain.
  double resources(std::size_t year, std::size_t draw = 0) const {
    return money(year, draw, [](std::string_view end) { return !end.empty(); });
  }

 private:
  template <class Counts>
  double money(std::size_t year, std::size_t draw, Counts &&counts) const {
    double s = 0;
    const auto declared = detail::lines_of(*domain);
    for (std::size_t l = 0; l < declared.size(); ++l) {
      if (std::string_view(declared[l].unit) != "currency") continue;
      if (counts(declared[l].from)) s += line(l, year, draw);
      if (counts(declared[l].to)) s -= line(l, year, draw);
    }
    return s;
  }
};

}  // namespace jalon::testing
