// inventory_difference.h - what next year's file of a table says otherwise than this year's.
#pragma once
#include <cstddef>

#include "core/territory/inventory.h"

namespace jalon {

struct InventoryDifference {
  std::size_t added = 0, gone = 0;  // rows
  std::size_t changed = 0, same = 0;
  bool by_key = false;  // rows are known by their key; else one that changed is gone and added
};

// By the declared key, where the table has one and each row of both says it; else by the whole row.
// Cells are compared as they were read: what is not known in both is the same. Order does not
// matter, a row that stands twice counts twice.
InventoryDifference difference_of(const jalon_table &declared, const InventoryTable &before,
                                  const InventoryTable &after);

}  // namespace jalon
