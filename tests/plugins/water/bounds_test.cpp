// Proves that every figure may lie anywhere within its declared bounds, and that a draw that is no
// number spoils itself alone: the host looks for switching values there.
#include "../bounds.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

const bounds::Declaration declared{parameters, tables, measures, lines, indicators};

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

void expect_all_finite(const Answer &a, const char *what) {
  bounds::expect_no_draw_rejected(declared, a, what);
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
  expect_all_finite(bounds::one_at_a_bound(declared), 2 * parameters.size());
}

TEST(Bounds, LetAllFiguresLieAtThemAtOnce) {
  expect_all_finite(bounds::all_at_bounds(declared), 640);
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
