// totals_rows.h - rows of a sheet that are not things: sums of the others, and remarks below them.
#pragma once
#include <map>

#include "core/table/source_table.h"

namespace jalon {

// By index of the source's rows, what to tell of them (set_aside). A row of totals begins with the
// word and holds otherwise only numbers; it is the last one, or its numbers are the sums of those
// above, or there is nothing beside the word. Without the word: the last row, blank where all
// others are filled, a sum of its column.
std::map<std::size_t, Finding> find_totals(const SourceTable &source);

}  // namespace jalon
