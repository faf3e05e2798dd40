// number_text.h - numbers as people and spreadsheets write them: decimal comma or point, spaces
// and apostrophes between thousands, a unit at the end. Nothing ambiguous is guessed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.h"

namespace jalon {

// Without ASCII white space, no-break and thin spaces at both ends.
std::string_view trim_spaces(std::string_view s);

// Which decimal sign the texts of a column use.
enum class Decimal {
  unsaid,  // nothing tells: "1,234" is refused, "1.234" is plain notation
  point,
  comma,
  both,  // the column uses both signs: "1,234" and "1.234" are refused
};

struct NumberText {
  std::optional<double> value;
  Message repaired;  // what was put right; empty = nothing
  Message refused;   // why there is no value
  int unit = -1;     // which of `units` stood behind the number; -1 = none
};

// Reads a whole text. `units`: texts that may stand behind the number. NaN, infinity, hexadecimal
// and anything else that is no decimal number is refused.
NumberText read_number(std::string_view text, Decimal decimal,
                       const std::vector<std::string> &units = {});

// What one text tells of its column's decimal sign: ',' or '.', or 0 when it tells nothing.
char decimal_sign_of(std::string_view text, const std::vector<std::string> &units = {});

}  // namespace jalon
