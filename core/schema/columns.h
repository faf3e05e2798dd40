// columns.h - which column of a file is which field of a schema.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.h"
#include "core/schema/schema_fault.h"

namespace jalon {

// A name without what people change in it: capitals, accents, spaces, signs.
std::string folded_name(std::string_view name);

struct ColumnMatch {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<std::size_t> field_of;   // by column of the file; npos = none
  std::vector<std::size_t> column_of;  // by field of the schema; npos = none
  std::size_t matched = 0;
};

// By name; a field without column of its name takes one whose folded name is the same.
ColumnMatch match_columns(const TableSchema &schema, const std::vector<std::string> &header);

// What the header does not fulfil: columns missing, beyond, misnamed, without name, twice there,
// in another order. Version 1 of Table Schema says that columns SHOULD be those of the schema in
// its order: optional columns that are missing, others beyond and another order are remarks.
std::vector<SchemaFault> judge_header(const TableSchema &schema,
                                      const std::vector<std::string> &header,
                                      const ColumnMatch &match, std::size_t header_row);

// How much a header is that of a schema, 0 to 1: twice the columns in common over all columns.
double resemblance(const TableSchema &schema, const std::vector<std::string> &header);

}  // namespace jalon
