// schema.h - a Table Schema: what the columns of a file should be.
//
// JSON by the Frictionless specification, version 1
// (https://specs.frictionlessdata.io/table-schema/), the form of schema.data.gouv.fr. What cannot
// be checked (foreign keys, checks of one publisher) is told in `notes`, never passed over.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/schema/pattern.h"

namespace jalon {

enum class FieldType {
  string,
  integer,
  number,
  boolean,
  date,
  datetime,
  time,
  year,
  yearmonth,
  duration,
  geopoint,
  geojson,
  array,
  object,
  any
};
std::string name_of(FieldType type);  // as schemas write it
std::optional<FieldType> type_named(std::string_view name);

// Texts as the schema's author would write them in a cell; fields.h reads them.
struct Constraints {
  bool required = false, unique = false;
  std::optional<ValuePattern> pattern{};
  std::vector<std::string> choices{};  // of `enum`; empty = any value
  std::optional<std::string> minimum{}, maximum{};
  std::optional<std::size_t> min_length{}, max_length{};
};

struct SchemaField {
  std::string name, title{}, example{};
  FieldType type = FieldType::string;
  std::string format = "default";
  std::vector<std::string> true_values{"true", "True", "TRUE", "1"};
  std::vector<std::string> false_values{"false", "False", "FALSE", "0"};
  std::string decimal_sign = ".", group_sign{};
  bool bare_number = true;
  Constraints constraints{};
};

struct TableSchema {
  std::filesystem::path file;
  std::string name, title, version;  // "" = not said
  std::vector<SchemaField> fields;
  std::vector<std::string> missing{""};  // texts that stand for "no value"
  std::vector<std::string> primary_key;  // names of fields
  std::vector<Message> notes;            // what it asks for that is not checked here

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t field(std::string_view name) const;  // of that name, or npos
};

// Throws Faults, each with its place in the JSON, for what is no Table Schema: every mistake at
// once.
TableSchema read_schema(const std::filesystem::path &file);
TableSchema parse_schema(std::string_view json, const std::filesystem::path &file);

}  // namespace jalon
