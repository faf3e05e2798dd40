// schema_fault.h - one thing in a file that is not as its schema asks.
#pragma once
#include <cstddef>
#include <string>

#include "core/base/message.h"

namespace jalon {

struct SchemaFault {
  enum Kind {
    // of the file and its header
    encoding,
    layout,
    header_row,
    no_columns,
    missing_column,
    column_name,
    duplicate_column,
    extra_column,
    column_order,
    no_rows,
    // of a row
    broken_row,
    ragged_row,
    blank_row,
    primary_key,
    // of a cell
    required,
    type,
    pattern,
    choice,
    minimum,
    maximum,
    min_length,
    max_length,
    unique,
    kinds
  };
  Kind kind = type;
  bool remark = false;   // worth telling, and allowed
  std::size_t row = 0;   // as a spreadsheet numbers it; 0 = the whole file
  std::string column{};  // of the file or, if it is missing there, of the schema; "" = the row
  std::string value{};   // the text of the cell or the line, cut if very long
  Message found{}, expected{}, advice{};

  Message where() const;    // "row 3, column x"; empty for the whole file
  Message message() const;  // "row 3, column x: found; expected: ...; to do: ..."
};

const char *code_of(SchemaFault::Kind kind);  // "missing-column"; stable
Message title_of(SchemaFault::Kind kind);     // "columns missing"

}  // namespace jalon
