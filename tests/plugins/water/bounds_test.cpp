// Proves that every figure may lie anywhere within its declared bounds, and that a draw that is no
// number spoils itself alone: the host looks for switching values there.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

Town estimated() {
  Town town;
  town.population = 7800;
  town.services_estimated = town.pipes_estimated = town.meters_estimated = true;
  town.services = {{{"connections", 3000.0}}};
  town.pipes = {{{"length", 60000.0}}};
  town.meters = {{{"count", 3000.0}}};
  return town;
}
Town listed() {
  Town town = espace_sud();
  town.pipes = {{{"length", 500000.0}, {"laid", 1960.0}, {"material", "old_pvc"}},
                {{"length", 1100000.0}, {"laid", 2010.0}},
                {{"length", 50000.0}}};
  town.meters = {{{"count", 20000.0}, {"installed", 2005.0}}, {{"count", 20000.0}}};
  return town;
}
// All measures of the declaration, each in force on all rows of its table.
std::vector<Entry> everything(const Town &town) {
  std::vector<Entry> programme;
  int year = town.year;
  for (const jalon_measure &m : measures) {
    const std::string_view table = m.table;
    const bool has_rows = table == "water.pipes"    ? !town.pipes.empty()
                          : table == "water.meters" ? !town.meters.empty()
                                                    : true;
    if (has_rows) programme.push_back({m.name, year++ % 4 + town.year, {}, {}});
  }
  return programme;
}

// Draw 2 p has parameter p at its lower bound, 2 p + 1 at its upper.
Figures one_at_its_bounds() {
  Figures figures;
  for (std::size_t p = 0; p < parameters.size(); ++p)
    figures[parameters[p].name] = [&q = parameters[p], p](std::size_t, std::size_t draw) {
      return draw == 2 * p ? q.lower : draw == 2 * p + 1 ? q.upper : q.value;
    };
  return figures;
}
// Every figure at one of its bounds, chosen by the bits of the draw.
Figures all_at_bounds() {
  Figures figures;
  for (std::size_t p = 0; p < parameters.size(); ++p)
    figures[parameters[p].name] = [&q = parameters[p], p](std::size_t, std::size_t draw) {
      const uint64_t bits = (draw + 1) * 0x9e3779b97f4a7c15u ^ (p + 1) * 0xbf58476d1ce4e5b9u;
      return (bits * 0x94d049bb133111ebu) >> 63 ? q.upper : q.lower;
    };
  return figures;
}

// The first line that a draw spoils, to tell where to look.
std::string spoilt(const Answer &a, std::size_t draw) {
  for (std::size_t y = 0; y < a.years; ++y)
    for (std::size_t l = 0; l < n_lines; ++l)
      if (!std::isfinite(a.lines[l][y * a.draws + draw]))
        return std::string(lines[l].name) + " in year " + std::to_string(y);
  return "no line";
}
void expect_all_finite(const Answer &a, const char *what) {
  for (std::size_t d = 0; d < a.draws; ++d)
    EXPECT_FALSE(a.rejected[d]) << what << ", draw " << d << ": " << spoilt(a, d);
}
void expect_all_finite(const Figures &figures, std::size_t draws) {
  for (const Town &town : {estimated(), listed()}) {
    Asked asked{.years = 12, .draws = draws, .figures = figures};
    expect_all_finite(ask(town, asked), "reference");
    for (const Entry &e : everything(town)) {
      asked.programme = {e};
      expect_all_finite(ask(town, asked), e.measure.c_str());
    }
  }
}

TEST(Bounds, LetEachFigureAloneLieAtItsOwn) {
  expect_all_finite(one_at_its_bounds(), 2 * parameters.size());
}

TEST(Bounds, LetAllFiguresLieAtThemAtOnce) {
  expect_all_finite(all_at_bounds(), 640);
}

TEST(Bounds, ThatABlankDrawBreaksSpoilItAlone) {
  for (const double wrong : {std::nan(""), std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()})
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      Asked asked{.programme = {{"water.leak_control", 2026}, {"water.pressure", 2026}},
                  .years = 6,
                  .draws = 3};
      const double usual = parameters[p].value;
      asked.figures[parameters[p].name] = [=](std::size_t, std::size_t draw) {
        return draw == 1 ? wrong : usual;
      };
      const Answer a = ask(listed(), asked);
      EXPECT_TRUE(a.rejected[1]) << parameters[p].name;
      EXPECT_FALSE(a.rejected[0] || a.rejected[2]) << parameters[p].name;
    }
}

// Outside the bounds the host asks nothing; the model must still not read where nothing is.
TEST(Bounds, ThatAreLeftByAMileDoNotEndTheProgram) {
  for (const double far : {-1e300, -1e6, 1e6, 1e300})
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Asked asked{.programme = {{"water.leak_control", 2026}, {"water.pressure", 2026}},
                        .years = 6,
                        .draws = 2,
                        .figures = {{parameters[p].name, fixed(far)}}};
      try {
        ask(listed(), asked);
      } catch (const std::logic_error &e) {
        // An indicator may be infinite there; no line may be.
        EXPECT_NE(std::string(e.what()).find("no finite number"), std::string::npos) << e.what();
      }
    }
}

}  // namespace
