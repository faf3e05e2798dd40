// bounds.h - does any figure, taken to a bound that is declared for it, break a plugin's model?
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "jalon/testing.hpp"

namespace bounds {

using namespace jalon::testing;

struct Declaration {
  std::span<const jalon_parameter> parameters;
  std::span<const jalon_table> tables;
  std::span<const jalon_measure> measures;
  std::span<const jalon_line> lines;
  std::span<const jalon_indicator> indicators;
};

// Rows with every number at a bound, every choice the first or the last; one of nothing known.
inline std::vector<Row> rows_at_bounds(const jalon_table &table) {
  Row low, high;
  for (const jalon_column &c : std::span(table.columns, table.n_columns)) {
    if (c.type == JALON_NUMBER) {
      low[c.name] = c.lower, high[c.name] = c.upper;
    } else if (c.type == JALON_CHOICE) {
      low[c.name] = std::string(c.choices[0].name);
      high[c.name] = std::string(c.choices[c.n_choices - 1].name);
    } else {
      low[c.name] = std::string("a"), high[c.name] = std::string("b");
    }
  }
  Row mixed = high, none;
  for (const jalon_column &c : std::span(table.columns, table.n_columns))
    if (c.type == JALON_NUMBER && std::string_view(c.name) != table.count_column)
      mixed[c.name] = c.lower;
  if (*table.count_column) low[table.count_column] = high[table.count_column];
  // What must be known is known.
  for (const jalon_column &c : std::span(table.columns, table.n_columns))
    if (c.flags & JALON_REQUIRED) none[c.name] = 1.0;
  return {low, high, mixed, none};
}
inline Town hostile(const Declaration &d) {
  Town town{.population = 3000};
  for (const jalon_table &t : d.tables) town.tables[t.name] = rows_at_bounds(t);
  return town;
}
inline Town estimated(const Declaration &d) {
  Town town{.population = 8000};
  for (const jalon_table &t : d.tables)
    if (*t.per_inhabitant) {
      town.tables[t.name] = {Row{}};
      town.estimated.push_back(t.name);
    }
  return town;
}

// Two draws for each figure: at its lower bound, at its upper one, the others central.
inline Figures one_at_a_bound(const Declaration &d) {
  Figures figures;
  for (std::size_t p = 0; p < d.parameters.size(); ++p) {
    const jalon_parameter &q = d.parameters[p];
    const double usual = std::isnan(q.value) ? (q.lower + q.upper) / 2 : q.value;
    figures[q.name] = [&q, p, usual](std::size_t, std::size_t draw) {
      return draw == 2 * p ? q.lower : draw == 2 * p + 1 ? q.upper : usual;
    };
  }
  return figures;
}
// Every figure at one of its bounds, chosen by the bits of the draw.
inline Figures all_at_bounds(const Declaration &d) {
  Figures figures;
  for (std::size_t p = 0; p < d.parameters.size(); ++p)
    figures[d.parameters[p].name] = [&q = d.parameters[p], p](std::size_t, std::size_t draw) {
      const uint64_t bits = (draw + 1) * 0x9e3779b97f4a7c15u ^ (p + 1) * 0xbf58476d1ce4e5b9u;
      return (bits * 0x94d049bb133111ebu) >> 63 ? q.upper : q.lower;
    };
  return figures;
}
// The first line that a draw spoils, to tell where to look.
inline std::string spoilt(const Declaration &d, const Answer &a, std::size_t draw) {
  for (std::size_t y = 0; y < a.years; ++y)
    for (std::size_t l = 0; l < d.lines.size(); ++l)
      if (!std::isfinite(a.lines[l][y * a.draws + draw]))
        return std::string(d.lines[l].name) + " in year " + std::to_string(y);
  return "no line";
}
inline void expect_no_draw_rejected(const Declaration &d, const Answer &a, const char *what) {
  for (std::size_t draw = 0; draw < a.draws; ++draw)
    EXPECT_FALSE(a.rejected[draw]) << what << ", draw " << draw << ": " << spoilt(d, a, draw);
}

// All measures at once, their options central, lowest or highest.
inline std::vector<Entry> everything(const Declaration &d, double jalon_option::*bound) {
  std::vector<Entry> all;
  for (const jalon_measure &m : d.measures) {
    Entry entry{m.name, 2026, {}, {}};
    if (bound)
      for (const jalon_option &o : std::span(m.options, m.n_options))
        entry.options[o.name] = o.*bound;
    all.push_back(entry);
  }
  return all;
}

inline void expect_answers(const Declaration &d, const Town &town, double jalon_option::*bound) {
  const Asked asked{.programme = everything(d, bound),
                    .years = 25,
                    .draws = 2 * d.parameters.size(),
                    .block = 64,
                    .figures = one_at_a_bound(d)};
  const Answer a = ask(town, asked);
  const auto said = [&](std::size_t draw) {
    return std::string(d.parameters[draw / 2].name) + (draw % 2 ? " at most" : " at least");
  };
  for (std::size_t l = 0; l < d.lines.size(); ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      EXPECT_FALSE(std::isinf(a.lines[l][i])) << d.lines[l].name << ", " << said(i % asked.draws);
  for (std::size_t k = 0; k < d.indicators.size(); ++k)
    for (std::size_t i = 0; i < a.indicators[k].size(); ++i)
      EXPECT_FALSE(std::isinf(a.indicators[k][i]))
          << d.indicators[k].name << ", " << said(i % asked.draws);
  for (std::size_t i = 0; i < asked.draws; ++i) EXPECT_FALSE(a.rejected[i]) << said(i);
}

}  // namespace bounds
