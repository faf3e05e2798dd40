// header_row.h - which row of a sheet holds the names of the columns, and what each is called.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/source_table.h"

namespace jalon {

// A name as it is compared: without white space around it, one space for any inside (line breaks
// of a workbook's cell, no-break spaces).
std::string column_name(std::string_view text);

// The row of names, from 1: the first that is nearly as wide as the widest, if titles stand above
// it and it holds no number and no date. 1 if nothing tells. `rows`: the first ones of the file.
std::size_t recognise_header(const std::vector<std::vector<std::string>> &rows);

// The names of two rows in one, "Bac" over "Type" and "Volume" being "Bac Type" and "Bac Volume";
// empty if `below` is no second row of names: it has texts only, and only under the
// names that stretch over several columns.
std::vector<std::string> names_of_two_rows(const std::vector<std::string> &names,
                                           const std::vector<std::string> &below);

// Gives each column a name of its own: "[3]" to one without name that holds something, "Type [5]"
// to the second "Type". Notes both. Columns with neither name nor text stay without name.
void name_columns(SourceTable &table);

}  // namespace jalon
