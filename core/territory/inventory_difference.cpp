#include "core/territory/inventory_difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/base/abi_list.h"
#include "core/base/text.h"

namespace jalon {
namespace {

std::string cell(const InventoryColumn &column, std::size_t row) {
  if (column.quality[row] != JALON_MEASURED) return {};
  if (!column.texts.empty()) return column.texts[row];
  return std::isnan(column.numbers[row]) ? std::string() : plain(column.numbers[row]);
}

bool is_key(const jalon_table &declared, std::size_t column) {
  return columns_of(declared)[column].flags & JALON_KEY;
}

bool has_keys(const jalon_table &declared, const InventoryTable &table) {
  bool any = false;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!is_key(declared, c)) continue;
    any = true;
    for (std::size_t row = 0; row < table.rows; ++row)
      if (cell(table.columns[c], row).empty()) return false;
  }
  return any;
}

// The rows of each key, each as one text.
std::map<std::string, std::vector<std::string>> rows_by_key(const jalon_table &declared,
                                                            const InventoryTable &table,
                                                            bool by_key) {
  std::map<std::string, std::vector<std::string>> all;
  for (std::size_t row = 0; row < table.rows; ++row) {
    std::string key, whole;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string text = cell(table.columns[c], row) + '\0';
      whole += text;
      if (by_key && is_key(declared, c)) key += text;
    }
    all[by_key ? key : whole].push_back(std::move(whole));
  }
  for (auto &[key, rows] : all) std::sort(rows.begin(), rows.end());
  return all;
}

}  // namespace

InventoryDifference difference_of(const jalon_table &declared, const InventoryTable &before,
                                  const InventoryTable &after) {
  InventoryDifference d;
  d.by_key = has_keys(declared, before) && has_keys(declared, after);
  auto olds = rows_by_key(declared, before, d.by_key);
  const auto news = rows_by_key(declared, after, d.by_key);
  for (const auto &[key, rows] : news) {
    const auto &old = olds[key];
    std::vector<std::string> equal;
    std::set_intersection(old.begin(), old.end(), rows.begin(), rows.end(),
                          std::back_inserter(equal));
    const std::size_t common = std::min(old.size(), rows.size());
    d.same += equal.size();
    d.changed += common - equal.size();
    d.added += rows.size() - common;
    d.gone += old.size() - common;
  }
  for (const auto &[key, rows] : olds)
    if (!news.contains(key)) d.gone += rows.size();
  return d;
}

}  // namespace jalon
