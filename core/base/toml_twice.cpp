#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/toml_looks.h"
#include "core/base/toml_slip.h"

// What is given twice.
namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;

using Found = std::optional<TomlFinding>;

TomlFinding given_before(const TomlSpot &spot, const TomlName &now, const TomlName &before) {
  const auto line = std::to_string(spot.line_of(before.at));
  if (now.header && before.header)
    return TomlFinding{
        "the table [{1}] stands on line {2} already"_msg(now.path, line), now.at,
        "each table once"_msg,
        "move what follows below the table of line {1}, or write [[{2}]] on both if it is "
        "a list of tables"_msg(line, now.path)};
  if (now.path == before.path && now.header == before.header)
    return TomlFinding{"`{1}` is given on line {2} already"_msg(now.path, line), now.at,
                       "each key once"_msg, "keep one of the two lines"_msg};
  return TomlFinding{"`{1}` does not go with `{2}` on line {3}"_msg(now.path, before.path, line),
                     now.at, "either a value or a table of that name"_msg,
                     "keep one of the two"_msg};
}

Found twice_in_braces(const TomlSpot &spot) {
  if (!spot.inside('{') || spot.value == none) return std::nullopt;
  const auto name_of = [](std::string_view part) {
    const auto sign = part.find('=');
    return sign == none ? std::string() : toml_path(part.substr(0, sign));
  };
  const auto now = name_of(spot.text.substr(spot.segment, spot.value - spot.segment));
  if (now.empty()) return std::nullopt;
  std::size_t begin = spot.open.back().at + 1;
  while (begin < spot.segment) {
    const auto end = std::min(spot.text.find(',', begin), spot.segment);
    if (name_of(spot.text.substr(begin, end - begin)) == now)
      return TomlFinding{"`{1}` is given twice between the same { }"_msg(now), spot.segment,
                         "each key once"_msg, "keep one of the two"_msg};
    begin = end + 1;
  }
  return std::nullopt;
}

// The name of the key that is being read, and its place.
Found twice(const TomlSpot &spot) {
  if (auto fault = twice_in_braces(spot)) return fault;
  const auto names = toml_names(spot);
  if (names.empty() || !spot.open.empty()) return std::nullopt;
  const auto &now = names.back();
  if (spot.line_of(now.at) != spot.line_of(spot.statement)) return std::nullopt;
  std::size_t from = 0;  // a new [[list]] begins anew
  for (std::size_t i = 0; i + 1 < names.size(); ++i)
    if (names[i].list && (now.path + ".").starts_with(names[i].path + ".") &&
        !(now.list && now.path == names[i].path))
      from = now.header && now.path == names[i].path ? i : i + 1;
  for (std::size_t i = from; i + 1 < names.size(); ++i) {
    const auto &before = names[i];
    const bool same = before.path == now.path;
    const bool above = !before.header && (now.path + ".").starts_with(before.path + ".");
    const bool below = !now.header && (before.path + ".").starts_with(now.path + ".");
    if (same || above || below) return given_before(spot, now, before);
  }
  return std::nullopt;
}

}  // namespace

std::optional<TomlFinding> toml_twice(const TomlSpot &spot) {
  for (const auto look : {twice_in_braces, twice})
    if (auto finding = look(spot)) return finding;
  return std::nullopt;
}

}  // namespace jalon
