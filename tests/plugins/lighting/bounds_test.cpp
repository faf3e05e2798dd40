// Proves that no figure, taken to a bound that is declared for it, breaks the model: with an
// inventory that is estimated from the population, and with one whose cells lie on their bounds.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace lighting_test;
using namespace jalon::testing;
using lighting::indicators, lighting::lines, lighting::measures, lighting::parameters,
    lighting::tables;
using Place = jalon::testing::Town;

// Rows with every number at a bound, every choice the first or the last; one of nothing known.
std::vector<Row> rows_at_bounds(const jalon_table &table) {
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
Place hostile() {
  Place town{.population = 3000};
  for (const jalon_table &t : tables) town.tables[t.name] = rows_at_bounds(t);
  return town;
}
Place estimated() {
  Place town{.population = 8000};
  for (const jalon_table &t : tables)
    if (*t.per_inhabitant) {
      town.tables[t.name] = {Row{}};
      town.estimated.push_back(t.name);
    }
  return town;
}

// Two draws for each figure: at its lower bound, at its upper one, the others central.
Figures one_at_a_bound() {
  Figures figures;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const jalon_parameter &q = parameters[p];
    const double usual = std::isnan(q.value) ? (q.lower + q.upper) / 2 : q.value;
    figures[q.name] = [&q, p, usual](std::size_t, std::size_t draw) {
      return draw == 2 * p ? q.lower : draw == 2 * p + 1 ? q.upper : usual;
    };
  }
  return figures;
}
// All measures at once, their options central, lowest or highest.
std::vector<jalon::testing::Entry> everything(double jalon_option::*bound) {
  std::vector<jalon::testing::Entry> all;
  for (const jalon_measure &m : measures) {
    jalon::testing::Entry entry{m.name, 2026, {}, {}};
    if (bound)
      for (const jalon_option &o : std::span(m.options, m.n_options))
        entry.options[o.name] = o.*bound;
    all.push_back(entry);
  }
  return all;
}

void expect_answers(const Place &town, double jalon_option::*bound) {
  const Asked asked{.programme = everything(bound),
                    .years = 25,
                    .draws = 2 * parameters.size(),
                    .block = 64,
                    .figures = one_at_a_bound()};
  const Answer a = jalon::testing::ask(town, asked);
  const auto said = [&](std::size_t draw) {
    return std::string(parameters[draw / 2].name) + (draw % 2 ? " at most" : " at least");
  };
  for (std::size_t l = 0; l < lines.size(); ++l)
    for (std::size_t i = 0; i < a.lines[l].size(); ++i)
      EXPECT_TRUE(std::isfinite(a.lines[l][i]) || std::isnan(a.lines[l][i]))
          << lines[l].name << ", " << said(i % asked.draws);
  for (std::size_t k = 0; k < indicators.size(); ++k)
    for (std::size_t i = 0; i < a.indicators[k].size(); ++i)
      EXPECT_FALSE(std::isinf(a.indicators[k][i]))
          << indicators[k].name << ", " << said(i % asked.draws);
  for (std::size_t d = 0; d < asked.draws; ++d) EXPECT_FALSE(a.rejected[d]) << said(d);
}

TEST(Bounds, OfEachFigureAreBorneByAnEstimatedTown) {
  expect_answers(estimated(), nullptr);
}
TEST(Bounds, OfEachFigureAreBorneByAHostileTown) {
  expect_answers(hostile(), nullptr);
}
TEST(Bounds, OfEachFigureAndOptionAreBorneByBoth) {
  for (const auto bound : {&jalon_option::lower, &jalon_option::upper}) {
    expect_answers(estimated(), bound);
    expect_answers(hostile(), bound);
  }
}

}  // namespace
