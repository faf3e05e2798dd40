// inventory_data.h - inventory tables in the shape the boundary wants. Borrows from the tables.
#pragma once
#include <vector>

#include "core/territory/inventory.h"

namespace jalon {

class InventoryData {
 public:
  explicit InventoryData(const std::vector<InventoryTable> &tables);
  InventoryData(const InventoryData &) = delete;
  const jalon_inventory *get() const { return &inventory_; }

 private:
  std::vector<std::vector<std::vector<const char *>>> texts_;  // [table][column][row]
  std::vector<std::vector<jalon_column_data>> columns_;
  std::vector<jalon_table_data> tables_;
  jalon_inventory inventory_{};
};

}  // namespace jalon
