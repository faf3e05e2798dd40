// best_table.h - which declared tables an unknown file may be for.
#pragma once
#include <string>
#include <vector>

#include "core/table/source_table.h"
#include "jalon/abi.h"

namespace jalon {

class Words;

struct TableLikeness {
  std::string table;
  std::size_t columns = 0;  // of it that the file seems to have
};

// The likeliest first; those with fewer than two columns, or far less likely than the first, are
// left out. By names and contents, as a mapping would be proposed: a column counts the less the
// more tables could use it (an identifier, a year), and the name of the file counts too.
std::vector<TableLikeness> tables_like(const SourceTable &source,
                                       const std::vector<const jalon_table *> &tables,
                                       const std::vector<const Words *> &languages);

}  // namespace jalon
