// quantities.h - how much the rows of an inventory stand for, and of what kinds it is.
#pragma once
#include <cstddef>
#include <vector>

#include "core/territory/inventory.h"
#include "jalon/abi.h"

namespace jalon {

// Whether another domain owns the table: it reads the files and counts the things once for all.
bool is_borrowed(const jalon_domain &domain, const jalon_table &table);

// How many things (or kilometres, cases ...) a row stands for by the table's count column; 1 where
// the table has none. NaN where nobody knows: such a row adds to no sum.
double things_in_row(const jalon_table &declared, const InventoryTable &table, std::size_t row);

// Whether the sum of a number column over rows tells something: what the rows count, numbers of
// things, volumes, masses, energies and powers. Not prices, shares, indices, years, heights.
bool sums_up(const jalon_table &declared, const jalon_column &column);

// Things by what a choice column says of them.
struct Breakdown {
  struct Kind {
    double measured = 0, estimated = 0;
  };
  std::vector<Kind> kinds;  // by choice, as declared
  double unknown = 0;       // things whose kind nobody knows
};
Breakdown breakdown_of(const jalon_table &declared, std::size_t column,
                       const InventoryTable &table);

}  // namespace jalon
