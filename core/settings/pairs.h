// pairs.h - the [[correlation]] tables of one settings file. Inside this room only.
#pragma once
#include <toml++/toml.h>

#include "core/settings/flatten.h"

namespace jalon {

// Whether the key `correlation` of a file holds them, and not figures of a path that begins so.
bool are_correlations(const toml::node &node);

// Adds every pair, the figures named, and the faults.
void read_correlations(const toml::node &node, const std::string &file, Layer layer, FlatFile &out);

}  // namespace jalon
