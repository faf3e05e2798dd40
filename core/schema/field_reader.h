// field_reader.h - whether a text is a value of a schema's field, and which.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.h"
#include "core/schema/time_text.h"

namespace jalon {

struct FieldValue {
  double number = 0;       // of ordered types: what bounds are held against; NaN for NaN
  std::size_t length = 0;  // of arrays and objects; of strings length_of() counts
  std::string same;        // two values are the same if these are
};

class FieldReader {
 public:
  explicit FieldReader(const SchemaField &field);  // which outlives the reader

  // Whether the text is a value; what it is goes into `value` if that is wanted. `typed`: from a
  // workbook's typed cell, whose numbers and dates have one form whatever the schema says.
  bool read(std::string_view text, bool typed, FieldValue *value) const;

 private:
  bool whole_number(std::string_view text, FieldValue *value) const;
  bool number(std::string_view text, FieldValue *value) const;
  bool boolean(std::string_view text, FieldValue *value) const;
  bool string(std::string_view text, FieldValue *value) const;
  bool timed(std::string_view text, bool typed, FieldValue *value) const;
  std::optional<double> time_by_format(std::string_view text) const;
  std::string_view stripped(std::string_view text) const;
  std::string bare(std::string_view text) const;

  const SchemaField *field_;
  std::optional<TimePattern> pattern_;
};

bool has_order(FieldType type);                // minimum and maximum mean something
std::size_t length_of(std::string_view text);  // signs, not bytes, of UTF-8
std::string short_list(const std::vector<std::string> &texts);  // "a, b, c"; long ones are cut

// Whether JSON nests deeper than is walked here: what walks it calls itself for each level.
bool nests_too_deep(std::string_view json);

// field_json.cpp: values that are JSON or made of two numbers.
// Longitude and latitude as written, be they of the Earth or not.
std::optional<std::array<double, 2>> geopoint_of(std::string_view text, const std::string &format);
bool read_geopoint(std::string_view text, const std::string &format, FieldValue *value);
bool read_json(std::string_view text, FieldType type, const std::string &format, FieldValue *value);

}  // namespace jalon
