// flatten.h - one settings file as a list of figures, each with its place. Inside this room only.
//
// toml++ forgets where a node stood when it is copied, so files are flattened one by one and only
// figures are ever merged.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/settings/correlation.h"
#include "core/settings/figure.h"

namespace jalon {

struct FlatFile {
  struct Entry {
    std::string path;
    Figure figure;  // as written: unit "" if none is given; consistency is fit()'s business
  };
  // A figure that [[correlation]] names, and where.
  struct Name {
    std::string path;
    Place place;
  };
  std::vector<Entry> entries;
  std::vector<Correlation> correlations;  // every pair of each [[correlation]]
  std::vector<Name> correlated;           // each figure of each [[correlation]]
  std::vector<std::string> broken;        // paths of figures that could not be read
  bool unread = false;                    // no TOML at all: nothing is known of what it gives
  std::vector<Fault> faults;
};

// Reads every figure of a file's text. `name` is what its places are called. Throws nothing: a
// text that is no TOML is one fault.
FlatFile flatten(std::string_view text, const std::string &name, Layer layer);

// "2026-02-30" is none.
bool is_iso_date(std::string_view text);

}  // namespace jalon
