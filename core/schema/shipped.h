// shipped.h - the schemas that come with Jalon: config/schemas/<name>/schema.json.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/schema/schema.h"

namespace jalon {

struct ShippedSchema {
  std::string name;  // of its folder
  TableSchema schema;
};

// All of them, by name. `config`: the folder that holds schemas/. Throws Faults for one that is no
// Table Schema.
std::vector<ShippedSchema> shipped_schemas(const std::filesystem::path &config);

// The schema meant by a name of a shipped one or by the path of a schema.json. Throws Fault, the
// nearest name offered.
TableSchema find_schema(const std::string &name, const std::filesystem::path &config);

struct Resembling {
  std::string name, title;
  std::size_t shared = 0, fields = 0;  // columns in common; of the schema
  double likeness = 0;                 // 0 to 1
};

// The shipped schemas that a file's columns resemble, most first; those that share too little with
// it are left out. Throws Fault if the file cannot be read as a table.
std::vector<Resembling> resembling_schemas(const std::filesystem::path &file,
                                           const std::filesystem::path &config);

}  // namespace jalon
