#include "core/base/toml_slip.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/toml_encoding.h"
#include "core/base/toml_looks.h"

namespace jalon {
namespace {

// Whatever was slipped on: where the parser stopped, and what a line may be.
TomlFinding unknown(const TomlSpot &spot) {
  const auto rest = trim(spot.rest(spot.stop));
  const auto part = rest.empty() ? spot.line(spot.stop) : rest;
  return {part.empty() ? "something is missing here"_msg
                       : "this cannot be understood: {1}"_msg(toml_quoted(part)),
          spot.stop, "key = value, [table], or # and a remark"_msg,
          "mend this line; what follows it was not read"_msg};
}

TomlFinding finding(const TomlSpot &spot) {
  for (const auto look :
       {toml_open, toml_comma, toml_statement, toml_value, toml_twice, toml_behind})
    if (auto found = look(spot)) return *found;
  return unknown(spot);
}

}  // namespace

std::string toml_beginning(std::string_view text) {
  std::size_t n = std::min<std::size_t>(text.size(), 40);
  while (n < text.size() && n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return std::string(text.substr(0, n)) + (n < text.size() ? "..." : "");
}

Message toml_quoted(std::string_view text) {
  return "\"{1}\""_msg(toml_beginning(text));
}

Fault toml_slip(std::string_view text, const std::string &shown, int line, int column) {
  if (auto fault = not_plain_text(text, shown)) return *fault;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto spot = toml_spot(text, line, column);
  const auto found = finding(spot);
  return Fault(found.found, {shown, spot.line_of(found.at), spot.column_of(found.at), {}},
               found.expected, found.advice);
}

}  // namespace jalon
