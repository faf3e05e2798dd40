#include "core/territory/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/settings/units.h"
#include "core/territory/cells.h"

namespace jalon {

bool is_borrowed(const jalon_domain &domain, const jalon_table &table) {
  const std::string_view name = table.name;
  return name.substr(0, name.find('.')) != domain.name;
}

double things_in_row(const jalon_table &declared, const InventoryTable &table, std::size_t row) {
  if (!*declared.count_column) return 1;
  return table.columns[columns_of(declared).find(declared.count_column)].numbers[row];
}

bool sums_up(const jalon_table &declared, const jalon_column &column) {
  constexpr double most_of_an_index = 1000;  // a number that may be greater counts things
  if (column.type != JALON_NUMBER || is_year(column)) return false;
  if (column.name == std::string_view(declared.count_column)) return true;
  const std::string_view unit = column.unit;
  if (unit == "1") return column.upper > most_of_an_index;
  static constexpr std::array summed{"m3", "kg", "kWh", "W"};
  static const Units units("EUR");
  return std::any_of(summed.begin(), summed.end(), [&](const char *of) {
    try {
      return std::isfinite(units.convert(1, column.unit, of));
    } catch (const Fault &) {
      return false;
    }
  });
}

Breakdown breakdown_of(const jalon_table &declared, std::size_t column,
                       const InventoryTable &table) {
  Breakdown b;
  b.kinds.resize(choices_of(columns_of(declared)[column]).size());
  const InventoryColumn &data = table.columns[column];
  for (std::size_t row = 0; row < table.rows; ++row) {
    const double things = things_in_row(declared, table, row);
    if (std::isnan(things)) continue;
    if (data.quality[row] == JALON_UNKNOWN) {
      b.unknown += things;
      continue;
    }
    auto &kind = b.kinds[static_cast<std::size_t>(data.numbers[row])];
    (data.quality[row] == JALON_MEASURED ? kind.measured : kind.estimated) += things;
  }
  return b;
}

}  // namespace jalon
