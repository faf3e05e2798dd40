#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/schema/field_reader.h"

namespace jalon {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 64;

std::optional<Json> parsed(std::string_view text) {
  if (nests_too_deep(text)) return std::nullopt;
  auto json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

std::optional<double> coordinate(const Json &value) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return parse_number(trim(value.get_ref<const std::string &>()));
  return std::nullopt;
}

bool is_geometry(const Json &json);

// Numbers, or lists of such lists down to `depth` levels.
bool is_position(const Json &json, int depth) {
  if (!json.is_array()) return false;
  if (depth == 0)
    return json.size() >= 2 &&
           std::all_of(json.begin(), json.end(), [](const Json &x) { return x.is_number(); });
  return std::all_of(json.begin(), json.end(),
                     [depth](const Json &part) { return is_position(part, depth - 1); });
}

bool all_of_list(const Json &json, const char *key, bool (*good)(const Json &)) {
  const auto it = json.find(key);
  return it != json.end() && it->is_array() && std::all_of(it->begin(), it->end(), good);
}

bool is_feature(const Json &json) {
  if (!json.is_object() || json.value("type", Json()) != "Feature") return false;
  const auto geometry = json.find("geometry");
  return geometry != json.end() && (geometry->is_null() || is_geometry(*geometry)) &&
         json.contains("properties");
}

bool is_geometry(const Json &json) {
  if (!json.is_object()) return false;
  const auto type = json.value("type", Json());
  if (type == "GeometryCollection") return all_of_list(json, "geometries", is_geometry);
  static constexpr std::array<std::pair<const char *, int>, 6> depths{{{"Point", 0},
                                                                       {"MultiPoint", 1},
                                                                       {"LineString", 1},
                                                                       {"MultiLineString", 2},
                                                                       {"Polygon", 2},
                                                                       {"MultiPolygon", 3}}};
  for (const auto &[name, depth] : depths)
    if (type == name)
      return json.contains("coordinates") && is_position(json["coordinates"], depth);
  return false;
}

bool is_geojson(const Json &json) {
  if (json.is_object() && json.value("type", Json()) == "FeatureCollection")
    return all_of_list(json, "features", is_feature);
  return is_feature(json) || is_geometry(json);
}

}  // namespace

// Brackets that stand outside texts.
bool nests_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > deepest)
      return true;
    else if (!quoted && (c == ']' || c == '}'))
      --depth;
  }
  return false;
}

std::optional<std::array<double, 2>> geopoint_of(std::string_view text, const std::string &format) {
  std::optional<double> longitude, latitude;
  if (format == "default") {
    const auto comma = text.find(',');
    if (comma == text.npos) return std::nullopt;
    longitude = parse_number(trim(text.substr(0, comma)));
    latitude = parse_number(trim(text.substr(comma + 1)));
  } else {
    const auto json = parsed(text);
    if (!json) return std::nullopt;
    if (format == "array" && json->is_array() && json->size() == 2) {
      longitude = coordinate((*json)[0]);
      latitude = coordinate((*json)[1]);
    } else if (format == "object" && json->is_object() && json->size() == 2 &&
               json->contains("lon") && json->contains("lat")) {
      longitude = coordinate((*json)["lon"]);
      latitude = coordinate((*json)["lat"]);
    }
  }
  if (!longitude || !latitude) return std::nullopt;
  return std::array{*longitude, *latitude};
}

bool read_geopoint(std::string_view text, const std::string &format, FieldValue *value) {
  const auto place = geopoint_of(text, format);
  if (!place || std::fabs((*place)[0]) > 180 || std::fabs((*place)[1]) > 90) return false;
  if (value) value->same = plain((*place)[0]) + " " + plain((*place)[1]);
  return true;
}

bool read_json(std::string_view text, FieldType type, const std::string &format,
               FieldValue *value) {
  const auto json = parsed(text);
  if (!json) return false;
  const bool good = type == FieldType::array    ? json->is_array()
                    : type == FieldType::object ? json->is_object()
                    : format == "topojson"
                        ? json->is_object() && json->value("type", Json()) == "Topology" &&
                              json->contains("objects") && json->contains("arcs")
                        : is_geojson(*json);
  if (good && value) {
    value->length = json->size();
    value->same = json->dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return good;
}

}  // namespace jalon
