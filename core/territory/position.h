// position.h - where the town is, taken from its file and written into settings.toml.
#pragma once
#include <optional>
#include <string>

#include "core/territory/inventory.h"

namespace jalon {

struct MiddlePosition {
  double longitude = 0, latitude = 0;  // degrees of WGS 84, to five decimals; medians
  std::size_t rows = 0;                // that have a position
  bool certain = false;  // commune codes say that they are the town's, and they are many
};

// The middle of the rows that were kept; nothing if none has a position, if it is not in the town's
// country, or if they lie further apart than one commune reaches.
std::optional<MiddlePosition> middle_position(const InventoryTable &table,
                                              const Surroundings &around);

// A figure [territory.AXIS] in degrees after a blank line. `date`: ISO.
std::string position_text(const std::string &axis, double value, const std::string &source,
                          const std::string &date, bool certain = true);

// The text of settings.toml with both figures, each added at the end or in the place of one that is
// hypothetical; one that stands there otherwise stays, as do all comments. Nothing if there is
// nothing to write. Throws Fault for a slip in the text, with its place, and if the file is so
// written that this cannot be done: the user is told what to write.
std::optional<std::string> with_position(const std::string &text, const std::string &shown,
                                         const MiddlePosition &middle, const std::string &source,
                                         const std::string &date);

}  // namespace jalon
