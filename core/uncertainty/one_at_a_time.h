// one_at_a_time.h - what a single figure does while all others keep their central value: the
// tornado (each figure at its P10 and its P90) and the switching value (where the result changes
// sign).
#pragma once
#include <span>
#include <vector>

#include "core/uncertainty/experiment.h"

namespace jalon {

// Where one input is moved, between which ends.
struct Swing {
  std::size_t input = 0;
  double low = 0, high = 0;
};

struct Tornado {
  struct Bar {
    double at_low = 0, at_high = 0;  // the output there; NaN if the model rejects it
  };
  std::vector<double> central;         // [output]
  std::vector<std::vector<Bar>> bars;  // [output][swing]
};

// `centre`: the central value of every input. 2 * swings + 1 points. What a stopped run did not
// come to is NaN.
Tornado tornado(const Function &function, std::span<const double> centre,
                std::span<const Swing> swings, const ExperimentOptions &options);

// Values of the input at which the output changes sign (above zero, zero, below zero), ascending;
// every one that a search of 256 equal steps between the ends tells apart, each then narrowed to
// 1e-12 of the distance between the ends or to where doubles end. An input is searched only if it
// may change a sign: 33 of the steps, unevenly spread, both ends among them, are looked at first,
// and one for which every output goes one way there, on one side of zero, has none. An output that
// is zero at a single step, an end included, changes sign there; one that is zero over several
// steps does so at both ends of the stretch, and nowhere if it is zero from end to end. Between two
// points, one of which is rejected or NaN, no change is seen. Empty: no change of sign between the
// ends; so too for those that a stopped run had not narrowed yet. [output][swing]
std::vector<std::vector<std::vector<double>>> switching_values(const Function &function,
                                                               std::span<const double> centre,
                                                               std::span<const Swing> swings,
                                                               const ExperimentOptions &options);

}  // namespace jalon
