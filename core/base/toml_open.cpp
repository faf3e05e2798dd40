#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/toml_looks.h"
#include "core/base/toml_slip.h"

// What opens and never closes, and signs that no text has.
namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;

using Found = std::optional<TomlFinding>;

// Whether a line looks like the beginning of a statement: "key =", "[table]".
bool begins_statement(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.starts_with('[')) return true;
  const auto sign = line.find('=');
  return sign != none && sign > 0 && line.find_first_of("\"'{[") >= sign;
}

Found backslash(const TomlSpot &spot, std::size_t begin) {
  const auto at = spot.text.rfind('\\', std::min(spot.stop, spot.text.size() - 1));
  if (spot.text[begin] != '"' || at == none || at <= begin || spot.stop - at > 10)
    return std::nullopt;
  return TomlFinding{"between double quotes, a \\ stands for a special sign: {1}"_msg(
                         toml_quoted(spot.text.substr(at, 2))),
                     at, "a path with /, or a text between single quotes"_msg,
                     "write / or \\\\ instead of \\"_msg};
}

Found open_string(const TomlSpot &spot) {
  if (!spot.in_string()) return std::nullopt;
  const auto at = spot.string;
  const char quote = spot.text[at];
  if (spot.text.substr(at, 3) == std::string(3, quote)) {
    if (!trim(spot.text.substr(spot.stop)).empty()) return backslash(spot, at);
    return TomlFinding{"the text that begins here is never closed"_msg, at,
                       "{1} at its end"_msg(std::string(3, quote)),
                       "close it with {1}"_msg(std::string(3, quote))};
  }
  if (spot.stop < spot.line_end(at)) return backslash(spot, at);
  const auto inner = trim(spot.rest(at).substr(1));
  constexpr std::array<std::string_view, 3> closing{"”", "“", "»"};
  for (const auto sign : closing)
    if (const auto found = inner.find(sign); found != none)
      return TomlFinding{
          "the quotes of {1} are not both straight"_msg(toml_beginning(spot.rest(at))), at,
          "straight quotes, as on the keyboard"_msg,
          "write `\"{1}\"`"_msg(toml_beginning(trim(inner.substr(0, found))))};
  return TomlFinding{"a quote is missing: the text that begins here does not end on its line"_msg,
                     at, "{1} at its end"_msg(std::string(1, quote)),
                     "close the text with {1}"_msg(std::string(1, quote))};
}

// Blanks that TOML does not take for blanks, but for those inside of a number.
Found blank(const TomlSpot &spot) {
  if (spot.value != none) return std::nullopt;
  for (const std::string_view sign : {"\u00a0", "\u202f", "\u2009", "\u3000", "\u200b"})
    if (spot.text.substr(spot.stop).starts_with(sign))
      return TomlFinding{"a no-break space stands here, which looks like a space"_msg, spot.stop,
                         "a space of the keyboard"_msg, "delete it and type a space"_msg};
  return std::nullopt;
}

Found control_sign(const TomlSpot &spot) {
  if (spot.stop >= spot.text.size()) return std::nullopt;
  const auto c = static_cast<unsigned char>(spot.text[spot.stop]);
  if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t' ||
      (c == '\r' && spot.text.substr(spot.stop, 2) == "\r\n"))
    return std::nullopt;
  return TomlFinding{"an invisible control character stands here"_msg, spot.stop,
                     "visible text"_msg, "delete it, and type what is around it again"_msg};
}

bool value_begun(const TomlSpot &spot) {
  return !trim(spot.token(spot.value)).empty();
}

// Between two items of a list.
Found missing_comma(const TomlSpot &spot) {
  if (spot.stop >= spot.text.size() || spot.value == none) return std::nullopt;
  const auto before = trim(spot.text.substr(spot.value, spot.stop - spot.value));
  if (before.empty() || spot.text[spot.stop] == ',') return std::nullopt;
  if (value_slip(spot.token(spot.value))) return std::nullopt;
  if (trim(spot.rest(spot.stop)).starts_with(';'))
    return TomlFinding{"the items of the list are set apart by \";\""_msg, spot.stop,
                       "a comma between items"_msg, "write , instead of ;"_msg};
  return TomlFinding{"between two items of the list a comma is missing"_msg, spot.stop,
                     "a comma between items, ] at the end"_msg, "add a comma, or close with ]"_msg};
}

Found open_bracket(const TomlSpot &spot) {
  if (spot.open.empty()) return std::nullopt;
  const auto &open = spot.open.back();
  const bool same_line = spot.line_of(open.at) == spot.line_of(spot.stop);
  const bool line_ended = trim(spot.rest(spot.stop)).empty();
  const bool file_ended = spot.stop >= spot.text.size();
  if (open.bracket == '[') {
    if (!file_ended && (same_line || !begins_statement(spot.line(spot.stop))))
      return missing_comma(spot);
    return TomlFinding{"the list that begins here is not closed"_msg, open.at, "] at its end"_msg,
                       "close the list with ]"_msg};
  }
  if (line_ended && (spot.value == none || value_begun(spot)))
    return TomlFinding{"the { that opens here is not closed on its line"_msg, open.at,
                       "} on the same line"_msg,
                       "close it with }, all on one line, without a comma before the }"_msg};
  return std::nullopt;
}

}  // namespace

std::optional<TomlFinding> toml_open(const TomlSpot &spot) {
  for (const auto look : {open_string, blank, control_sign, open_bracket})
    if (auto finding = look(spot)) return finding;
  return std::nullopt;
}

}  // namespace jalon
