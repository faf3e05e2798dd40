// checking.h - for tests: a schema and a file given as texts, and what a check tells of them.
#pragma once
#include <string>
#include <vector>

#include "core/schema/check_table.h"
#include "tests/core/table/scratch.h"

namespace jalon::testing {

inline TableSchema schema_of(const std::string &fields, const std::string &rest = "") {
  return parse_schema("{\"fields\": [" + fields + "]" + (rest.empty() ? "" : ", " + rest) + "}",
                      "schema.json");
}

inline SchemaReport checked(const TableSchema &schema, const std::string &bytes,
                            const CheckOptions &options = {}, const std::string &name = "t.csv") {
  const Scratch folder;
  folder.write(name, bytes);
  return check_table(schema, folder.path() / name, options);
}

// "kind row column", one for each fault, remarks in brackets.
inline std::vector<std::string> told(const SchemaReport &report) {
  std::vector<std::string> all;
  for (const auto &fault : report.faults) {
    const std::string text = std::string(code_of(fault.kind)) + " " + std::to_string(fault.row) +
                             (fault.column.empty() ? "" : " " + fault.column);
    all.push_back(fault.remark ? "(" + text + ")" : text);
  }
  return all;
}

// The messages, one a line.
inline std::string said(const SchemaReport &report) {
  std::string all;
  for (const auto &fault : report.faults) all += fault.message().english() + "\n";
  return all;
}

// Which texts are values of a field, given as the JSON of its type, format and so on: a file of
// two columns, the second keeping lines with an empty cell from being blank.
inline std::vector<std::string> refused(const std::string &field,
                                        const std::vector<std::string> &values) {
  if (values.empty()) return {};
  const auto schema = schema_of("{\"name\": \"v\", " + field + "}, {\"name\": \"k\"}");
  std::string bytes = "v,k\n";
  for (const auto &value : values) {
    std::string doubled;
    for (const char c : value) doubled += c == '"' ? "\"\"" : std::string(1, c);
    bytes += "\"" + doubled + "\",k\n";
  }
  std::vector<std::string> out;
  for (const auto &fault : checked(schema, bytes).faults) out.push_back(fault.value);
  return out;
}

}  // namespace jalon::testing
