// finding_groups.h - findings that say the same of many cells, told once.
#pragma once
#include <string>
#include <vector>

#include "core/territory/inventory.h"

namespace jalon {

struct FindingGroup {
  const Finding *first;                   // of the kind, in the column, that all of them share
  std::size_t count = 0;                  // findings
  std::vector<std::size_t> rows;          // as row_in_file(); without those of the whole file
  std::vector<const Finding *> examples;  // that differ in what was found or done; the first few
  bool more = false;                      // there are others than the examples
  bool some_blank = false;                // nothing stood there in one of them at least
  bool same_done = true;                  // what was done is the same to the letter
};

// Of one kind, one column and one thing done, whatever the values: "read as 2011" and "read as
// 2012" are one. Warnings first, then refused, set aside, notes, estimated, repaired, at last the
// rows that the mapping asks to set aside, a group of their own; within these in order of row.
// Refers to `import`, which must outlive it.
std::vector<FindingGroup> group_findings(const Import &import, std::size_t examples = 3);

}  // namespace jalon
