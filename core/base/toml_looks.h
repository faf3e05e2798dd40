// toml_looks.h - looks at the place where a parser of TOML stopped, one idea each. Inside this room
// only.
#pragma once
#include <optional>

#include "core/base/message.h"
#include "core/base/toml_spot.h"

namespace jalon {

struct TomlFinding {
  Message found;
  std::size_t at;  // byte of the text
  Message expected, advice;
};

// Nothing if it is no such slip. In the order in which they are asked: each relies on those before
// having found nothing.
std::optional<TomlFinding> toml_open(const TomlSpot &spot);       // quotes, brackets, odd signs
std::optional<TomlFinding> toml_comma(const TomlSpot &spot);      // { value = 0,15 }
std::optional<TomlFinding> toml_statement(const TomlSpot &spot);  // headers, keys, remarks
std::optional<TomlFinding> toml_value(const TomlSpot &spot);      // numbers, dates, yes and no
std::optional<TomlFinding> toml_twice(const TomlSpot &spot);      // keys and tables given before
std::optional<TomlFinding> toml_behind(const TomlSpot &spot);     // whatever else a value is not

// Enough of a text to recognise it, without cutting a UTF-8 character.
std::string toml_beginning(std::string_view text);
Message toml_quoted(std::string_view text);  // its beginning, in the reader's quotes

}  // namespace jalon
