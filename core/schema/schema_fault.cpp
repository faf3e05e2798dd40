#include "core/schema/schema_fault.h"

#include <array>

namespace jalon {
namespace {

constexpr std::array<const char *, SchemaFault::kinds> codes{
    "encoding",    "layout",           "header-row",   "no-columns",   "missing-column",
    "column-name", "duplicate-column", "extra-column", "column-order", "no-rows",
    "broken-row",  "ragged-row",       "blank-row",    "primary-key",  "required",
    "type",        "pattern",          "enum",         "minimum",      "maximum",
    "min-length",  "max-length",       "unique"};

}  // namespace

const char *code_of(SchemaFault::Kind kind) {
  return codes.at(kind);
}

Message title_of(SchemaFault::Kind kind) {
  switch (kind) {
    case SchemaFault::encoding:
      return "encoding of the file"_msg;
    case SchemaFault::layout:
      return "layout of the file"_msg;
    case SchemaFault::header_row:
      return "place of the column names"_msg;
    case SchemaFault::no_columns:
      return "columns of another table"_msg;
    case SchemaFault::missing_column:
      return "missing column"_msg;
    case SchemaFault::column_name:
      return "name of a column"_msg;
    case SchemaFault::duplicate_column:
      return "column there twice"_msg;
    case SchemaFault::extra_column:
      return "column beyond the schema"_msg;
    case SchemaFault::column_order:
      return "order of the columns"_msg;
    case SchemaFault::no_rows:
      return "no rows"_msg;
    case SchemaFault::broken_row:
      return "unreadable row"_msg;
    case SchemaFault::ragged_row:
      return "row with more or fewer cells"_msg;
    case SchemaFault::blank_row:
      return "blank row"_msg;
    case SchemaFault::primary_key:
      return "key of the row"_msg;
    case SchemaFault::required:
      return "value missing"_msg;
    case SchemaFault::type:
      return "kind of value"_msg;
    case SchemaFault::pattern:
      return "form of the value"_msg;
    case SchemaFault::choice:
      return "value not in the list"_msg;
    case SchemaFault::minimum:
      return "value too small"_msg;
    case SchemaFault::maximum:
      return "value too large"_msg;
    case SchemaFault::min_length:
      return "value too short"_msg;
    case SchemaFault::max_length:
      return "value too long"_msg;
    case SchemaFault::unique:
      return "value there twice"_msg;
    case SchemaFault::kinds:
      break;
  }
  return {};
}

Message SchemaFault::where() const {
  if (row && !column.empty()) return "row {1}, column {2}"_msg(row, column);
  if (row) return "row {1}"_msg(row);
  return column.empty() ? Message() : "column {1}"_msg(column);
}

Message SchemaFault::message() const {
  Message text = found;
  if (!expected.empty()) text = "{1}; expected: {2}"_msg(text, expected);
  if (!advice.empty()) text = "{1}; to do: {2}"_msg(text, advice);
  const Message place = where();
  return place.empty() ? text : "{1}: {2}"_msg(place, text);
}

}  // namespace jalon
