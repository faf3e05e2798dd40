// check_table.h - a file held against a schema, cell by cell.
#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/schema/schema.h"
#include "core/schema/schema_fault.h"
#include "core/table/reading.h"

namespace jalon {

struct SchemaReport {
  std::filesystem::path file;
  std::string format, encoding, delimiter, layer;
  std::size_t rows = 0, columns = 0;  // below the header; of the file
  // The faults and remarks in order of row, those of the file first. Of each kind in each column
  // below the header no more than were asked for are kept; `counts` has them all.
  std::vector<SchemaFault> faults;
  struct Count {
    SchemaFault::Kind kind = SchemaFault::type;
    std::string column{};
    bool remark = false;
    std::size_t all = 0, kept = 0;
  };
  std::vector<Count> counts;  // the file's first, then in order of the schema's fields
  std::size_t n_faults = 0, n_remarks = 0;
  std::vector<Message> not_checked;  // what the schema asks for beyond this
};

struct CheckOptions {
  Reading reading{};
  std::size_t most = static_cast<std::size_t>(-1);  // kept of each kind in each column
};

// Reads the file once, row by row. Memory: the text of the file, what is kept of the faults, and
// the values of columns in which each value may stand only once. Throws Fault if the file cannot be
// read as a table at all.
SchemaReport check_table(const TableSchema &schema, const std::filesystem::path &file,
                         const CheckOptions &options = {});

}  // namespace jalon
