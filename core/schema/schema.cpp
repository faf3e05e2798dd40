#include "core/schema/schema.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/schema/field_reader.h"

namespace jalon {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 15> type_names{
    "string",    "integer",  "number",   "boolean", "date",  "datetime", "time", "year",
    "yearmonth", "duration", "geopoint", "geojson", "array", "object",   "any"};

// Formats of each type beside "default"; dates and times also take patterns.
std::vector<std::string> formats_of(FieldType type) {
  switch (type) {
    case FieldType::string:
      return {"default", "email", "uri", "binary", "uuid"};
    case FieldType::geopoint:
      return {"default", "array", "object"};
    case FieldType::geojson:
      return {"default", "topojson"};
    case FieldType::date:
    case FieldType::datetime:
    case FieldType::time:
      return {"default", "any"};
    default:
      return {"default"};
  }
}

// A value as a cell would hold it.
std::string cell_of(const Json &value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return plain(value.get<double>());
  return value.dump();
}

class SchemaReader {
 public:
  SchemaReader(const Json &json, const std::filesystem::path &file) : json_(json) {
    schema_.file = file;
  }

  TableSchema read() {
    if (!json_.is_object() || !json_.contains("fields")) {
      const bool package = json_.is_object() && json_.contains("resources");
      fault("",
            package ? Message("this is a data package, not a Table Schema"_msg)
                    : Message("there is no list of fields in it"_msg),
            "a Table Schema: an object with \"fields\""_msg,
            package ? Message("name the schema.json that it refers to"_msg)
                    : Message("check that this is the schema and not the data"_msg));
      throw Faults(std::move(faults_));
    }
    schema_.name = text(json_, "name", "");
    schema_.title = text(json_, "title", "");
    schema_.version = text(json_, "version", "");
    if (json_.contains("missingValues")) schema_.missing = texts(json_, "missingValues", "");
    read_fields();
    read_key();
    note_the_rest();
    if (!faults_.empty()) throw Faults(std::move(faults_));
    return std::move(schema_);
  }

 private:
  void fault(const std::string &at, Message found, Message expected, Message advice) {
    faults_.emplace_back(at.empty() ? found : "`{1}`: {2}"_msg(at, found),
                         Place{schema_.file.string()}, std::move(expected), std::move(advice));
  }
  void wrong_kind(const std::string &at, const Json &value, Message expected) {
    std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > 60) shown = shown.substr(0, 60) + "...";
    fault(at, "it is {1}"_msg(shown), std::move(expected), "correct the schema"_msg);
  }
  static std::string below(const std::string &at, const std::string &key) {
    return at.empty() ? key : at + "." + key;
  }

  std::string text(const Json &of, const std::string &key, const std::string &at) {
    const auto it = of.find(key);
    if (it == of.end() || it->is_null()) return {};
    if (!it->is_string()) {
      if (key == "example" || key == "version") return cell_of(*it);
      wrong_kind(below(at, key), *it, "a text"_msg);
      return {};
    }
    return it->get<std::string>();
  }
  std::vector<std::string> texts(const Json &of, const std::string &key, const std::string &at) {
    std::vector<std::string> out;
    const auto &list = of.at(key);
    if (!list.is_array()) {
      wrong_kind(below(at, key), list, "a list of texts"_msg);
      return out;
    }
    for (const auto &value : list) out.push_back(cell_of(value));
    return out;
  }
  bool truth(const Json &of, const std::string &key, const std::string &at, bool otherwise) {
    const auto it = of.find(key);
    if (it == of.end()) return otherwise;
    if (it->is_boolean()) return it->get<bool>();
    wrong_kind(below(at, key), *it, "true or false"_msg);
    return otherwise;
  }

  void read_fields() {
    const auto &fields = json_.at("fields");
    if (!fields.is_array() || fields.empty()) {
      wrong_kind("fields", fields, "a list of at least one field"_msg);
      return;
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string at = "fields[" + std::to_string(i) + "]";
      if (!fields[i].is_object()) {
        wrong_kind(at, fields[i], "an object with \"name\""_msg);
        continue;
      }
      SchemaField field = read_field(fields[i], at);
      if (field.name.empty())
        fault(at, "the field has no name"_msg, "\"name\": the name of the column"_msg,
              "correct the schema"_msg);
      else if (!names.insert(field.name).second)
        fault(at, "the name '{1}' stands there a second time"_msg(field.name), "each name once"_msg,
              "correct the schema"_msg);
      schema_.fields.push_back(std::move(field));
    }
  }

  SchemaField read_field(const Json &json, const std::string &at) {
    SchemaField field;
    field.name = text(json, "name", at);
    field.title = text(json, "title", at);
    field.example = text(json, "example", at);
    if (const auto type = text(json, "type", at); !type.empty()) {
      if (const auto known = type_named(type)) {
        field.type = *known;
      } else {
        const std::vector<std::string> all(type_names.begin(), type_names.end());
        const auto near = nearest(type, all);
        fault(below(at, "type"), "there is no type '{1}'"_msg(type),
              "one of {1}"_msg(short_list(all)),
              near ? "did you mean '{1}'?"_msg(*near) : Message("correct the schema"_msg));
      }
    }
    if (const auto format = text(json, "format", at); !format.empty()) field.format = format;
    check_format(field);
    if (json.contains("trueValues")) field.true_values = texts(json, "trueValues", at);
    if (json.contains("falseValues")) field.false_values = texts(json, "falseValues", at);
    if (const auto sign = text(json, "decimalChar", at); !sign.empty()) field.decimal_sign = sign;
    field.group_sign = text(json, "groupChar", at);
    field.bare_number = truth(json, "bareNumber", at, true);
    if (const auto it = json.find("constraints"); it != json.end()) {
      if (it->is_object())
        read_constraints(*it, below(at, "constraints"), field);
      else if (!it->is_null())
        wrong_kind(below(at, "constraints"), *it, "an object"_msg);
    }
    return field;
  }

  // A format that is not understood leaves the values as texts: told, since a schema in use may
  // have any.
  void check_format(SchemaField &field) {
    const auto known = formats_of(field.type);
    if (std::find(known.begin(), known.end(), field.format) != known.end()) return;
    const bool dated = field.type == FieldType::date || field.type == FieldType::datetime ||
                       field.type == FieldType::time;
    Message why = "it is not among {1}"_msg(short_list(known));
    if (dated) {
      if (field.format.starts_with("fmt:")) field.format.erase(0, 4);
      why = {};
      const TimePattern pattern(field.format, why);
    }
    if (why.empty()) return;
    schema_.notes.push_back("the format '{1}' of the column {2} is not checked: {3}"_msg(
        field.format, field.name, why));
    field.format = dated ? "any text" : "default";
  }

  void read_constraints(const Json &json, const std::string &at, SchemaField &field) {
    auto &c = field.constraints;
    c.required = truth(json, "required", at, false);
    c.unique = truth(json, "unique", at, false);
    if (const auto pattern = text(json, "pattern", at); !pattern.empty()) {
      Message why;
      ValuePattern compiled(pattern, why);
      if (why.empty())
        c.pattern = std::move(compiled);
      else
        fault(below(at, "pattern"), "'{1}' is no regular expression: {2}"_msg(pattern, why),
              "a regular expression of XML Schema"_msg, "correct the schema"_msg);
    }
    if (json.contains("enum")) {
      c.choices = texts(json, "enum", at);
      if (c.choices.empty() && json.at("enum").is_array())
        wrong_kind(below(at, "enum"), json.at("enum"), "at least one value"_msg);
      std::vector<const std::string *> all;
      for (const auto &choice : c.choices) all.push_back(&choice);
      check_values(field, all, below(at, "enum"));
    }
    read_bound(json, "minimum", at, field, c.minimum);
    read_bound(json, "maximum", at, field, c.maximum);
    read_length(json, "minLength", at, field, c.min_length);
    read_length(json, "maxLength", at, field, c.max_length);
  }

  void check_values(const SchemaField &field, const std::vector<const std::string *> &values,
                    const std::string &at) {
    const FieldReader reader(field);
    for (const auto *value : values) {
      FieldValue read;
      if (!reader.read(*value, false, &read))
        fault(at, "'{1}' is no value of the type {2}"_msg(*value, name_of(field.type)),
              "values of the field's own type"_msg, "correct the schema"_msg);
    }
  }
  void read_bound(const Json &json, const std::string &key, const std::string &at,
                  const SchemaField &field, std::optional<std::string> &bound) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return;
    if (!has_order(field.type)) {
      schema_.notes.push_back(
          "`{1}` of the column {2} is not checked: its type, {3}, has no order"_msg(
              key, field.name, name_of(field.type)));
      return;
    }
    bound = cell_of(*it);
    check_values(field, {&*bound}, below(at, key));
  }
  void read_length(const Json &json, const std::string &key, const std::string &at,
                   const SchemaField &field, std::optional<std::size_t> &length) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return;
    if (!it->is_number_unsigned()) {
      wrong_kind(below(at, key), *it, "a whole number, 0 or more"_msg);
      return;
    }
    if (field.type == FieldType::string || field.type == FieldType::array ||
        field.type == FieldType::object || field.type == FieldType::any)
      length = it->get<std::size_t>();
    else
      schema_.notes.push_back(
          "`{1}` of the column {2} is not checked: its type, {3}, has no length"_msg(
              key, field.name, name_of(field.type)));
  }

  void read_key() {
    const auto it = json_.find("primaryKey");
    if (it == json_.end() || it->is_null()) return;
    if (it->is_string())
      schema_.primary_key = {it->get<std::string>()};
    else
      schema_.primary_key = texts(json_, "primaryKey", "");
    std::vector<std::string> names;
    for (const auto &field : schema_.fields) names.push_back(field.name);
    for (const auto &name : schema_.primary_key)
      if (schema_.field(name) == TableSchema::npos) {
        const auto near = nearest(name, names);
        fault("primaryKey", "there is no field '{1}'"_msg(name), "names of fields"_msg,
              near ? "did you mean '{1}'?"_msg(*near) : Message("correct the schema"_msg));
      }
  }

  void note_the_rest() {
    if (json_.contains("foreignKeys") && !json_.at("foreignKeys").empty())
      schema_.notes.push_back("links to other tables (foreignKeys) are not checked"_msg);
    if (const auto it = json_.find("custom_checks"); it != json_.end() && it->is_array()) {
      std::vector<std::string> names;
      for (const auto &check : *it)
        if (check.is_object()) names.push_back(text(check, "name", "custom_checks"));
      if (!names.empty())
        schema_.notes.push_back(
            "checks that are no part of Table Schema are not made: {1}"_msg(short_list(names)));
    }
  }

  const Json &json_;
  TableSchema schema_;
  std::vector<Fault> faults_;
};

}  // namespace

std::string name_of(FieldType type) {
  return std::string(type_names.at(static_cast<std::size_t>(type)));
}

std::optional<FieldType> type_named(std::string_view name) {
  const auto it = std::find(type_names.begin(), type_names.end(), name);
  if (it == type_names.end()) return std::nullopt;
  return static_cast<FieldType>(it - type_names.begin());
}

std::size_t TableSchema::field(std::string_view wanted) const {
  const auto it = std::find_if(fields.begin(), fields.end(),
                               [&](const SchemaField &field) { return field.name == wanted; });
  return it == fields.end() ? npos : static_cast<std::size_t>(it - fields.begin());
}

TableSchema parse_schema(std::string_view text, const std::filesystem::path &file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (nests_too_deep(text))
    throw Fault("its lists and objects nest too deeply"_msg, {file.string()},
                "a Table Schema in JSON"_msg,
                "correct it, or name the schema.json and not the page that shows it"_msg);
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error &error) {
    const auto until = std::min(error.byte, text.size());
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(until), '\n');
    throw Fault("this is no JSON"_msg, {file.string(), static_cast<int>(line)},
                "a Table Schema in JSON"_msg,
                "correct it, or name the schema.json and not the page that shows it"_msg);
  }
  return SchemaReader(json, file).read();
}

TableSchema read_schema(const std::filesystem::path &file) {
  return parse_schema(read_file(file), file);
}

}  // namespace jalon
