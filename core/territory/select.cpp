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
      list += (list.empty() ? "" : ", ") + names.back();
    }
    const auto near = nearest(name, names);
    throw Fault("the table \"{1}\" has no column \"{2}\""_msg(declared.name, name), place,
                "one of {1}"_msg(list), near ? "did you mean \"{1}\"?"_msg(*near) : Message());
  }
  if ((columns[at].type == JALON_NUMBER) != (wanted == JALON_NUMBER))
    throw wanted == JALON_NUMBER
        ? Fault("the column {1} holds no numbers"_msg(name), place, "a list of texts"_msg)
        : Fault("the column {1} holds numbers"_msg(name), place,
                "two numbers: least, greatest"_msg);
  return at;
}

double choice_number(const jalon_column &column, const std::string &name, const Place &place) {
  if (const int i = choice_index(column, name); i >= 0) return i;
  std::vector<std::string> names;
  for (const jalon_choice &c : choices_of(column)) names.emplace_back(c.name);
  const auto near = nearest(name, names);
  throw Fault("\"{1}\" is no choice of {2}"_msg(name, column.name), place,
              "one of {1}"_msg(choice_list(column)),
              near ? "did you mean \"{1}\"?"_msg(*near) : Message());
}

}  // namespace

std::vector<double> covered(const InventoryTable &table, const jalon_table &declared,
                            const RowFilter &where, const Place &place) {
  if (!(where.share > 0 && where.share <= 1))
    throw Fault("a share of {1} covers nothing that exists"_msg(where.share), place,
                "more than 0, at most 1"_msg);
  std::vector<double> share(table.rows, where.share);
  std::vector<Message> asked;
  const auto drop_unless = [&](auto &&holds) {
    for (std::size_t row = 0; row < table.rows; ++row)
      if (!holds(row)) share[row] = 0;
  };
  for (const auto &[name, values] : where.any_of) {
    const auto at = find_declared(declared, name, JALON_CHOICE, place);
    const auto &column = table.columns[at];
    for (const auto &value : values) asked.push_back(name + " = " + value);
    if (columns_of(declared)[at].type == JALON_TEXT) {
      drop_unless([&, &values = values](std::size_t row) {
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
    asked.push_back("{1} between {2} and {3}"_msg(name, range[0], range[1]));
    drop_unless([&, &range = range](std::size_t row) {
      return column.numbers[row] >= range[0] && column.numbers[row] <= range[1];
    });
  }
  if (std::all_of(share.begin(), share.end(), [](double s) { return s == 0; }))
    throw Fault(asked.empty() ? "no row of {1} is covered"_msg(table.name)
                              : "no row of {1} is covered by {2}"_msg(
                                    table.name, Message::joined(std::move(asked))),
                place, "at least one of its {1} rows"_msg(table.rows),
                "change the filter, or see what the columns hold in the inventory report"_msg);
  return share;
}

}  // namespace jalon
