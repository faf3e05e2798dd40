// Proves that no figure, taken to a bound that is declared for it, breaks the model: with an
// inventory that is estimated from the population, and with one whose cells lie on their bounds.
#include "../bounds.h"

#include "harness.h"

namespace {

const bounds::Declaration declared{lighting::parameters, lighting::tables, lighting::measures,
                                   lighting::lines, lighting::indicators};

TEST(Bounds, OfEachFigureAreBorneByAnEstimatedTown) {
  bounds::expect_answers(declared, bounds::estimated(declared), nullptr);
}
TEST(Bounds, OfEachFigureAreBorneByAHostileTown) {
  bounds::expect_answers(declared, bounds::hostile(declared), nullptr);
}
TEST(Bounds, OfEachFigureAndOptionAreBorneByBoth) {
  for (const auto bound : {&jalon_option::lower, &jalon_option::upper}) {
    bounds::expect_answers(declared, bounds::estimated(declared), bound);
    bounds::expect_answers(declared, bounds::hostile(declared), bound);
  }
}

}  // namespace
