#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/toml_looks.h"
#include "core/base/toml_slip.h"

// Headers, keys and remarks.
namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;

using Found = std::optional<TomlFinding>;

bool bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

// A blank beside a dot: "a . b" is a key.
bool dotted(std::string_view name, std::size_t i) {
  const auto before = trim(name.substr(0, i)), behind = trim(name.substr(i));
  return before.ends_with('.') || behind.starts_with('.');
}

Found bad_key(const TomlSpot &spot, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '"' || c == '\'') return std::nullopt;
    if (bare(c) || c == '.' || ((c == ' ' || c == '\t') && dotted(name, i))) continue;
    return TomlFinding{
        "a key has only letters without accents, digits, - and _: {1}"_msg(toml_quoted(name)),
        spot.offset(name), "a key such as {1}"_msg("energy_price"),
        "correct the key; a key with other signs stands in quotes: `{1}`"_msg(
            "\"" + toml_beginning(name) + "\"")};
  }
  return std::nullopt;
}

Found header(const TomlSpot &spot) {
  const auto line = spot.line(spot.stop);
  if (!spot.open.empty() || spot.value != none || !line.starts_with('[')) return std::nullopt;
  const bool list = line.starts_with("[[");
  auto name = line.substr(list ? 2 : 1);
  name = trim(name.substr(0, name.find_first_of("]#")));
  const std::string right = (list ? "[[" : "[") + std::string(name) + (list ? "]]" : "]");
  const auto behind = line.find(']');
  if (trim(name).empty())
    return TomlFinding{"a table without a name: {1}"_msg(toml_quoted(line)), spot.offset(line),
                       "[table] or [[table]]"_msg, "write its name between the brackets"_msg};
  if (behind == none || !line.substr(behind).starts_with(list ? "]]" : "]") ||
      trim(line.substr(behind + (list ? 2 : 1))).starts_with(']'))
    return TomlFinding{"the brackets of {1} do not match"_msg(toml_quoted(line)), spot.offset(line),
                       "as many ] as ["_msg, "write `{1}`"_msg(right)};
  const auto rest = trim(line.substr(behind + (list ? 2 : 1)));
  if (!rest.empty() && !rest.starts_with('#'))
    return TomlFinding{"something stands behind the table's name: {1}"_msg(toml_quoted(rest)),
                       spot.offset(rest), "the end of the line"_msg,
                       "put it on a line of its own, or # before it if it is a remark"_msg};
  return bad_key(spot, name);
}

Found comment(const TomlSpot &spot) {
  const auto line = spot.line(spot.stop);
  if (spot.value != none || !spot.open.empty()) return std::nullopt;
  for (const std::string_view sign : {"//", "--", ";", "/*", "<!--", "%", "REM "})
    if (line.starts_with(sign))
      return TomlFinding{"a remark does not begin with {1}"_msg(std::string(trim(sign))),
                         spot.offset(line), "# before a remark"_msg,
                         "write # instead of {1}"_msg(std::string(trim(sign)))};
  return std::nullopt;
}

Found key(const TomlSpot &spot) {
  if (spot.value != none || (spot.open.empty() && spot.line(spot.stop).starts_with('[')))
    return std::nullopt;
  const auto segment = spot.token(spot.segment);
  const auto sign = segment.find('=');
  if (segment.empty()) return std::nullopt;
  if (segment.starts_with('='))
    return TomlFinding{"before the = the key is missing"_msg, spot.offset(segment),
                       "key = value"_msg, "write the key before the ="_msg};
  if (segment.starts_with("]") || segment.starts_with("}"))
    return TomlFinding{"{1} closes what was never opened"_msg(toml_quoted(segment.substr(0, 1))),
                       spot.offset(segment), "key = value, [table], or # and a remark"_msg,
                       "remove it, or write what opens before it"_msg};
  if (sign != none) return bad_key(spot, trim(segment.substr(0, sign)));
  const auto colon = segment.find(':');
  if (colon != none && colon > 0)
    return TomlFinding{"a colon stands where a = belongs: {1}"_msg(toml_quoted(segment)),
                       spot.offset(segment) + colon, "key = value"_msg, "write = instead of :"_msg};
  return TomlFinding{"between key and value the = is missing: {1}"_msg(toml_quoted(segment)),
                     spot.offset(segment), "key = value, [table], or # and a remark"_msg,
                     "write = behind the key, or # before the line if it is a remark"_msg};
}

}  // namespace

std::optional<TomlFinding> toml_statement(const TomlSpot &spot) {
  for (const auto look : {header, comment, key})
    if (auto finding = look(spot)) return finding;
  return std::nullopt;
}

}  // namespace jalon
