// one_source.h - a file that one body wrote of its own things may lack those of others.
#pragma once
#include <optional>
#include <string>

#include "core/territory/inventory.h"
#include "core/territory/mapping.h"

namespace jalon {

// What all rows of a file say in the column that tells who they are of.
struct OneSource {
  std::string column, value;
};

// By the first of the mapping's `one_source` columns that is filled in every row; nothing if rows
// differ there (capitals, accents and signs aside), or if no such column is whole. Of the file as
// it is, before rows of other communes are taken out: a wider file with several bodies is not
// partial where only one of them serves the town.
std::optional<OneSource> one_source(const SourceTable &source, const Mapping &mapping);

// A warning of the whole file, said of the rows it has now.
void tell_one_source(SourceTable &source, const OneSource &one);

// The warning above among what an import found, with the body in `found`; nullptr if there is none.
const Finding *found_one_source(const Import &import);

}  // namespace jalon
