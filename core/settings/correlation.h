// correlation.h - how uncertain figures vary together, as settings files say it.
//
//   [[correlation]]
//   figures = ["energy.price", "maintenance.price"]
//   rank = 0.6                    # Spearman; of every pair of the list
//   source = "..."
//   as_of = 2026
//   confidence = "hypothetical"
//
//   [[correlation]]
//   figures = ["a.x", "a.y", "a.z"]
//   ranks = [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]
//
// Of a pair said in several layers the strongest counts, be it 0; twice in one layer is refused.
// Whether variables can vary together so is not asked here: what cannot be is repaired, and told,
// by whoever draws (uncertainty/correlation.h).
#pragma once
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

// One pair, after the layers were laid over each other.
struct Correlation {
  std::string first, second;  // paths, first < second
  double rank = 0;            // Spearman, within -1 and 1
  std::string source, as_of;
  Confidence confidence = Confidence::certain;
  Layer layer = Layer::model;
  Place place;
};

}  // namespace jalon
