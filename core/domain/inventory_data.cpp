#include "core/domain/inventory_data.h"

namespace jalon {

InventoryData::InventoryData(const std::vector<InventoryTable> &tables) {
  for (const auto &table : tables) {
    auto &texts = texts_.emplace_back();
    auto &columns = columns_.emplace_back();
    for (const auto &column : table.columns) {
      auto &pointers = texts.emplace_back();
      for (const auto &text : column.texts) pointers.push_back(text.c_str());
      jalon_column_data data{};
      data.struct_size = sizeof data;
      data.numbers = column.numbers.empty() ? nullptr : column.numbers.data();
      data.texts = pointers.empty() ? nullptr : pointers.data();
      data.quality = column.quality.data();
      data.fill = column.fill.empty() ? nullptr : column.fill.data();
      columns.push_back(data);
    }
    tables_.push_back(
        {sizeof(jalon_table_data), sizeof(jalon_column_data), table.rows, columns.data()});
  }
  inventory_ = {sizeof inventory_, sizeof(jalon_table_data), tables_.data()};
}

}  // namespace jalon
