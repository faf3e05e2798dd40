#include "core/schema/shipped.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/text.h"
#include "core/schema/columns.h"
#include "core/schema/field_reader.h"
#include "core/table/row_source.h"

namespace jalon {

namespace fs = std::filesystem;

namespace {

constexpr double least_likeness = 0.25;

std::vector<std::string> names_in(const fs::path &config) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto &entry : fs::directory_iterator(config / "schemas", none))
    if (fs::exists(entry.path() / "schema.json", none))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::vector<ShippedSchema> shipped_schemas(const fs::path &config) {
  std::vector<ShippedSchema> all;
  for (const auto &name : names_in(config))
    all.push_back({name, read_schema(config / "schemas" / name / "schema.json")});
  return all;
}

TableSchema find_schema(const std::string &name, const fs::path &config) {
  if (name.find("://") != name.npos)
    throw Fault("'{1}' is an address on the network"_msg(name), {},
                "the name of a shipped schema, or a schema.json on this computer"_msg,
                "download it and name the file"_msg);
  const auto names = names_in(config);
  if (std::find(names.begin(), names.end(), name) != names.end())
    return read_schema(config / "schemas" / name / "schema.json");
  std::error_code error;
  if (fs::is_regular_file(name, error)) return read_schema(name);
  const auto near = nearest(name, names);
  throw Fault("there is no schema '{1}'"_msg(name), {},
              "one of {1}, or the path of a schema.json"_msg(short_list(names)),
              near ? "did you mean '{1}'?"_msg(*near) : Message("check the name"_msg));
}

std::vector<Resembling> resembling_schemas(const fs::path &file, const fs::path &config) {
  const RowSource source(file);
  std::vector<Resembling> all;
  for (const auto &[name, schema] : shipped_schemas(config)) {
    const auto &header = source.about().header;
    const double likeness = resemblance(schema, header);
    if (likeness < least_likeness) continue;
    all.push_back({name, schema.title, match_columns(schema, header).matched, schema.fields.size(),
                   likeness});
  }
  std::stable_sort(all.begin(), all.end(), [](const Resembling &a, const Resembling &b) {
    return a.likeness > b.likeness;
  });
  return all;
}

}  // namespace jalon
