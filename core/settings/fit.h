// fit.h - one figure brought into the unit of its key, and held against it. Inside this room only.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/settings/figure.h"
#include "core/settings/settings.h"
#include "core/settings/units.h"

namespace jalon {

struct Fit {
  std::optional<Figure> figure;      // nothing: see faults, or the lacking rate
  std::vector<std::string> lacking;  // currencies without which it cannot be converted
  std::vector<Fault> faults;
};

// Converts value, distribution and years, checks order and bounds, and marks what has expired.
// `rates` are those already given to `units`, by code.
Fit fit(const Figure &figure, const Key &key, const Units &units,
        const std::map<std::string, Figure> &rates, const std::string &today);

// A rate of `code` in units of the dossier's currency, whichever way round it was written.
Fit fit_rate(const Figure &figure, const Key &key, const std::string &code, const Units &units,
             const std::string &today);

// Where a figure leaves the bounds of its key in the years asked, by growth or because its
// distribution varies in proportion to its years; nothing if it never does. By_year keys below 1000
// count from year 0 of the appraisal, `first`.
std::optional<Fault> beyond_bounds(const Figure &figure, const Key &key, const Units &units,
                                   int first, int last);

}  // namespace jalon
