// real_file.h - for tests: an extract of tests/core/table/data and its cells.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/table/number_text.h"
#include "core/table/source_table.h"

namespace jalon::testing::real {

inline SourceTable read(const std::string &name) {
  return read_source_table(std::string(TEST_DATA) + "/" + name, {});
}
inline const std::string &cell(const SourceTable &t, std::size_t row, const std::string &column) {
  return t.rows.at(row).cells.at(t.column(column));
}
inline std::vector<std::string> column(const SourceTable &t, const std::string &name) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < t.rows.size(); ++i) cells.push_back(cell(t, i, name));
  return cells;
}
// The sign that the texts of a column settle.
inline Decimal sign_of(const std::vector<std::string> &cells) {
  bool comma = false, point = false;
  for (const auto &text : cells) {
    comma = comma || decimal_sign_of(text) == ',';
    point = point || decimal_sign_of(text) == '.';
  }
  return comma && point ? Decimal::both
         : comma        ? Decimal::comma
         : point        ? Decimal::point
                        : Decimal::unsaid;
}
inline double number(const std::string &text, Decimal decimal = Decimal::unsaid) {
  const auto read = read_number(text, decimal);
  EXPECT_TRUE(read.value) << text << ": " << read.refused.english();
  return read.value.value_or(-1e99);
}
inline std::string told(const SourceTable &t) {
  std::string s;
  for (const auto &f : t.findings) s += "[" + f.column + "] " + f.done.english() + "\n";
  return s;
}
}  // namespace jalon::testing::real
