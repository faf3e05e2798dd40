#include <algorithm>
#include <cmath>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/territory/cells.h"
#include "core/territory/inventory.h"

namespace jalon {
namespace {

std::size_t find_declared(const jalon_table &declared, const std::string &name, uint32_t wanted,
                          const Place &place) {
  const auto columns = columns_of(declared);
  const auto at = columns.find(name);
  if (at == columns.npos) {
    std::vector<std::string> names;
    std::string list;
    for (const jalon_column &c : columns) {
      names.emplace_back(c.name);
      list += (list.empty() ? "one of " : ", ") + names.back();
    }
    const auto near = nearest(name, names);
    throw Fault(std::string("the table \"") + declared.name + "\" has no column \"" + name + "\"",
                place, list, near ? "did you mean \"" + *near + "\"?" : "");
  }
  if ((columns[at].type == JALON_NUMBER) != (wanted == JALON_NUMBER))
    throw Fault(
        "the column " + name + (wanted == JALON_NUMBER ? " holds no numbers" : " holds numbers"),
        place, wanted == JALON_NUMBER ? "a list of texts" : "two numbers: least, greatest");
  return at;
}

double choice_number(const jalon_column &column, const std::string &name, const Place &place) {
  if (const int i = choice_index(column, name); i >= 0) return i;
  std::vector<std::string> names;
  for (const jalon_choice &c : choices_of(column)) names.emplace_back(c.name);
  const auto near = nearest(name, names);
  throw Fault("\"" + name + "\" is no choice of " + column.name, place,
              "one of " + choice_list(column), near ? "did you mean \"" + *near + "\"?" : "");
}

}  // namespace

std::vector<double> covered(const InventoryTable &table, const jalon_table &declared,
                            const RowFilter &where, const Place &place) {
  if (!(where.share > 0 && where.share <= 1))
    throw Fault("a share of " + plain(where.share) + " covers nothing that exists", place,
                "more than 0, at most 1");
  std::vector<double> share(table.rows, where.share);
  std::string asked;
  const auto drop_unless = [&](auto &&holds) {
    for (std::size_t row = 0; row < table.rows; ++row)
      if (!holds(row)) share[row] = 0;
  };
  for (const auto &[name, values] : where.any_of) {
    const auto at = find_declared(declared, name, JALON_CHOICE, place);
    const auto &column = table.columns[at];
    for (const auto &value : values) asked += (asked.empty() ? "" : ", ") + name + " = " + value;
    if (columns_of(declared)[at].type == JALON_TEXT) {
      drop_unless([&](std::size_t row) {
        return !column.texts[row].empty() &&
               std::find(values.begin(), values.end(), column.texts[row]) != values.end();
      });
    } else {
      std::vector<double> numbers;
      for (const auto &value : values)
        numbers.push_back(choice_number(columns_of(declared)[at], value, place));
      drop_unless([&](std::size_t row) {
        return std::find(numbers.begin(), numbers.end(), column.numbers[row]) != numbers.end();
      });
    }
  }
  for (const auto &[name, range] : where.between) {
    const auto &column = table.columns[find_declared(declared, name, JALON_NUMBER, place)];
    asked += (asked.empty() ? "" : ", ") + name + " between " + plain(range[0]) + " and " +
             plain(range[1]);
    drop_unless([&](std::size_t row) {
      return column.numbers[row] >= range[0] && column.numbers[row] <= range[1];
    });
  }
  if (std::all_of(share.begin(), share.end(), [](double s) { return s == 0; }))
    throw Fault("no row of " + table.name + " is covered" + (asked.empty() ? "" : " by " + asked),
                place, "at least one of its " + std::to_string(table.rows) + " rows",
                "change the filter, or see what the columns hold in the inventory report");
  return share;
}

}  // namespace jalon
