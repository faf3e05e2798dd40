#include "core/territory/rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/territory/cells.h"

namespace jalon {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t npos = static_cast<std::size_t>(-1);

}  // namespace

Row::Row(const jalon_table &table)
    : numbers(table.n_columns),
      texts(table.n_columns),
      quality(table.n_columns),
      parameter(table.n_columns) {
  clear();
}

void Row::clear() {
  std::fill(numbers.begin(), numbers.end(), nothing);
  std::fill(texts.begin(), texts.end(), std::string());
  std::fill(quality.begin(), quality.end(), static_cast<uint8_t>(JALON_UNKNOWN));
  std::fill(parameter.begin(), parameter.end(), JALON_NO_PARAMETER);
}

void Row::measure(std::size_t column, double number, const std::string &text) {
  numbers[column] = number;
  texts[column] = text;
  quality[column] = JALON_MEASURED;
}

void Row::estimate(std::size_t column, double number, uint32_t of) {
  numbers[column] = number;
  quality[column] = JALON_ESTIMATED;
  parameter[column] = of;
}

InventoryTable make_table(const jalon_table &declared) {
  InventoryTable table;
  table.name = declared.name;
  for (const jalon_column &c : columns_of(declared)) {
    InventoryColumn column;
    column.name = c.name;
    table.columns.push_back(std::move(column));
    table.import.quality[c.name] = {0, 0, 0};
  }
  return table;
}

void append(InventoryTable &table, const jalon_table &declared, const Row &row) {
  const auto columns = columns_of(declared);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    auto &column = table.columns[c];
    if (columns[c].type == JALON_TEXT)
      column.texts.push_back(row.texts[c]);
    else
      column.numbers.push_back(row.numbers[c]);
    column.quality.push_back(row.quality[c]);
    column.fill.push_back(row.parameter[c]);
    ++table.import.quality[column.name][row.quality[c]];
  }
  ++table.rows;
}

uint32_t parameter_index(const jalon_domain &domain, const char *name) {
  const auto i = parameters_of(domain).find(name);
  if (i == npos)
    throw Fault(
        "the plugin {1} fills a hole by \"{2}\", which it does not declare"_msg(domain.id, name),
        {}, "a declared parameter"_msg, "report this to the author of the plugin"_msg);
  return static_cast<uint32_t>(i);
}

Fills::Fills(const jalon_domain &domain, const jalon_table &table, const ParameterValue &value_of) {
  const auto columns = columns_of(table);
  for (const jalon_column &column : columns) {
    auto &rules = rules_.emplace_back();
    if (column.type != JALON_NUMBER) continue;
    for (const jalon_fill &fill : fills_of(column)) {
      Rule rule{npos, nothing, {nothing, parameter_index(domain, fill.parameter), {}}};
      if (*fill.when_column) {
        rule.when_column = columns.find(fill.when_column);
        const int choice = rule.when_column == npos
                               ? -1
                               : choice_index(columns[rule.when_column], fill.when_choice);
        if (choice < 0)
          throw Fault(
              "the plugin {1} fills {2} where {3} is {4}, which its table does not declare"_msg(
                  domain.id, column.name, fill.when_column, fill.when_choice),
              {}, "a declared choice"_msg, "report this to the author of the plugin"_msg);
        rule.when_choice = choice;
      }
      rule.estimate.value = value_of(rule.estimate.parameter);
      const std::string unit = column.unit;
      rule.estimate.done = "estimated at {1} (peer figure {2})"_msg(
          unit == "1" ? Message::number(rule.estimate.value)
                      : Message::joined(
                            {Message::number(rule.estimate.value), Message::pattern(unit)}, " "),
          fill.parameter);
      rules.push_back(std::move(rule));
    }
  }
}

std::optional<Fills::Estimate> Fills::find(std::size_t column, const Row &row) const {
  for (const auto &rule : rules_[column]) {
    if (rule.when_column != npos && row.numbers[rule.when_column] != rule.when_choice) continue;
    if (std::isnan(rule.estimate.value)) return std::nullopt;  // a figure that nobody gave yet
    return rule.estimate;
  }
  return std::nullopt;
}

}  // namespace jalon
