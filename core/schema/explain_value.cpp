#include "core/schema/explain_value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/schema/columns.h"
#include "core/table/number_text.h"

namespace jalon {
namespace {

Message quoted(const std::string &text) {
  return cut_text(text);
}

Message with_example(Message expected, const SchemaField &field) {
  if (field.example.empty()) return expected;
  return "{1}, such as '{2}'"_msg(expected, cut_text(field.example, 60));
}

// What the schema's own signs make of a number written in another way.
std::optional<std::string> number_meant(const SchemaField &field, const FieldReader &reader,
                                        const std::string &text) {
  const auto number = read_number(text, Decimal::unsaid);
  if (!number.value) return std::nullopt;
  std::string meant = plain(*number.value);
  if (const auto point = meant.find('.'); point != meant.npos)
    meant.replace(point, 1, field.decimal_sign);
  if (!reader.read(meant, false, nullptr)) return std::nullopt;
  return meant;
}

std::optional<std::string> truth_meant(const SchemaField &field, const std::string &text) {
  static constexpr std::array<std::string_view, 8> yes{"true", "vrai", "oui", "yes",
                                                       "o",    "y",    "1",   "x"};
  static constexpr std::array<std::string_view, 7> no{"false", "faux", "non", "no", "n", "0", ""};
  const std::string folded = folded_name(text);
  if (folded.empty()) return std::nullopt;
  if (std::find(yes.begin(), yes.end(), folded) != yes.end() && !field.true_values.empty())
    return field.true_values.front();
  if (std::find(no.begin(), no.end(), folded) != no.end() && !field.false_values.empty())
    return field.false_values.front();
  return std::nullopt;
}

// "15/03/2024" as "2024-03-15", if its day cannot be a month.
std::optional<std::string> date_meant(const FieldReader &reader, const std::string &text) {
  Message none;
  static const TimePattern day_first("%d/%m/%Y", none), month_first("%m/%d/%Y", none);
  std::string slashed(trim(text));
  for (char &c : slashed)
    if (c == '-' || c == '.') c = '/';
  if (!day_first.read(slashed) || month_first.read(slashed)) return std::nullopt;
  const auto first = slashed.find('/'), second = slashed.rfind('/');
  const auto two = [](std::string part) { return part.size() < 2 ? "0" + part : part; };
  std::string meant = slashed.substr(second + 1) + "-" +
                      two(slashed.substr(first + 1, second - first - 1)) + "-" +
                      two(slashed.substr(0, first));
  if (!reader.read(meant, false, nullptr)) return std::nullopt;
  return meant;
}

Message expected_of(const SchemaField &field) {
  const bool any = field.format == "any";
  const bool by_pattern = field.format != "default" && !any;
  switch (field.type) {
    case FieldType::string:
      if (field.format == "email") return "an e-mail address"_msg;
      if (field.format == "uri") return "an address such as https://example.org/page"_msg;
      if (field.format == "uuid")
        return "a UUID: 36 signs such as 123e4567-e89b-12d3-a456-426614174000"_msg;
      return "bytes in base 64"_msg;
    case FieldType::integer:
      return "a whole number"_msg;
    case FieldType::number:
      return field.decimal_sign == "."
                 ? Message("a number with a point before its decimals"_msg)
                 : "a number with '{1}' before its decimals"_msg(field.decimal_sign);
    case FieldType::boolean:
      return "one of {1}; or of {2}"_msg(short_list(field.true_values),
                                         short_list(field.false_values));
    case FieldType::date:
      if (by_pattern) return "a date written {1}"_msg(field.format);
      return any ? Message("a date"_msg) : Message("a date written year-month-day: 2024-03-15"_msg);
    case FieldType::datetime:
      if (by_pattern) return "a date and a time written {1}"_msg(field.format);
      return any ? Message("a date and a time"_msg)
                 : Message("a date and a time: 2024-03-15T10:30:00Z"_msg);
    case FieldType::time:
      if (by_pattern) return "a time written {1}"_msg(field.format);
      return any ? Message("a time"_msg) : Message("a time: 10:30:00"_msg);
    case FieldType::year:
      return "a year of four digits"_msg;
    case FieldType::yearmonth:
      return "a year and a month: 2024-03"_msg;
    case FieldType::duration:
      return "a duration of ISO 8601, such as P1Y6M or PT30M"_msg;
    case FieldType::geopoint:
      if (field.format == "array") return "longitude and latitude in degrees: [2.35, 48.85]"_msg;
      if (field.format == "object")
        return "longitude and latitude in degrees: {\"lon\": 2.35, \"lat\": 48.85}"_msg;
      return "longitude and latitude in degrees: 2.35, 48.85"_msg;
    case FieldType::geojson:
      return field.format == "topojson" ? Message("an object of TopoJSON"_msg)
                                        : Message("a geometry or a feature of GeoJSON"_msg);
    case FieldType::array:
      return "a list in JSON: [\"a\", \"b\"]"_msg;
    case FieldType::object:
      return "an object in JSON: {\"a\": 1}"_msg;
    case FieldType::any:
      break;
  }
  return {};
}

Message type_advice(const SchemaField &field, const FieldReader &reader, const std::string &text) {
  const std::string bare(trim_spaces(text));
  if (bare != text && reader.read(bare, false, nullptr))
    return "take the spaces around it away"_msg;
  if (field.type == FieldType::geopoint) {
    const auto place = geopoint_of(text, field.format);
    if (place && std::fabs((*place)[1]) <= 180 && std::fabs((*place)[0]) <= 90)
      return "exchange the two: longitude comes first"_msg;
  }
  std::optional<std::string> meant;
  if (field.type == FieldType::integer || field.type == FieldType::number)
    meant = number_meant(field, reader, text);
  if (field.type == FieldType::boolean) meant = truth_meant(field, text);
  if (field.type == FieldType::date) meant = date_meant(reader, text);
  if (meant) return "write {1}"_msg(*meant);
  return field.constraints.required ? Message("correct the cell"_msg)
                                    : Message("correct the cell, or leave it empty"_msg);
}

}  // namespace

std::string cut_text(const std::string &text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

void explain_type(const SchemaField &field, const FieldReader &reader, const std::string &text,
                  SchemaFault &fault) {
  fault.found = "'{1}' is not of the type {2}"_msg(
      quoted(text), field.format == "default" || field.format == "any"
                        ? name_of(field.type)
                        : name_of(field.type) + " (" + field.format + ")");
  fault.expected = with_example(expected_of(field), field);
  fault.advice = type_advice(field, reader, text);
}

void explain_choice(const SchemaField &field, const std::string &text, SchemaFault &fault) {
  const auto &choices = field.constraints.choices;
  fault.found = "'{1}' is not in the list"_msg(quoted(text));
  fault.expected = "one of {1}"_msg(short_list(choices));
  const std::string folded = folded_name(text);
  const auto same = std::find_if(choices.begin(), choices.end(), [&](const std::string &choice) {
    return folded_name(choice) == folded;
  });
  if (same != choices.end()) {
    fault.advice = "write {1}"_msg(*same);
    return;
  }
  const auto near = text.size() > 2 ? nearest(text, choices) : std::nullopt;
  fault.advice =
      near ? "did you mean '{1}'?"_msg(*near) : Message("choose one of the values of the list"_msg);
}

void explain_pattern(const SchemaField &field, const std::string &text, ValuePattern::Answer answer,
                     SchemaFault &fault) {
  const auto &pattern = *field.constraints.pattern;
  fault.expected = with_example("a text of the form {1}"_msg(cut_text(pattern.text(), 120)), field);
  if (answer == ValuePattern::too_much_work) {
    fault.found = "'{1}' could not be held against the form: too much work"_msg(quoted(text));
    fault.advice = "check this cell by eye"_msg;
    return;
  }
  fault.found = "'{1}' does not have the form that is asked for"_msg(quoted(text));
  const std::string bare(trim_spaces(text));
  std::string joined;
  for (const char c : bare)
    if (c != ' ' && c != '.') joined += c;
  if (bare != text && pattern.matches(bare) == ValuePattern::yes)
    fault.advice = "take the spaces around it away"_msg;
  else if (pattern.matches("0" + bare) == ValuePattern::yes)
    fault.advice = "a leading zero was lost: write {1}"_msg("0" + bare);
  else if (!joined.empty() && joined != bare && pattern.matches(joined) == ValuePattern::yes)
    fault.advice = "write {1}"_msg(joined);
  else
    fault.advice = field.constraints.required ? Message("correct the cell"_msg)
                                              : Message("correct the cell, or leave it empty"_msg);
}

}  // namespace jalon
