// dist.h - how a figure varies, as the table `dist` of a record says it. Inside this room only.
#pragma once
#include <optional>

#include "core/settings/reader.h"

namespace jalon {

// Reads `dist` into the figure. `central` is what value or by_year say, if they do; returns what
// the distribution makes of it. Whether its numbers make a distribution is checked once they are
// in the unit of their key (fit.h), as far as a unit can matter.
std::optional<double> read_distribution(Reader &reader, const toml::table &dist,
                                        std::optional<double> central, Figure &figure);

}  // namespace jalon
