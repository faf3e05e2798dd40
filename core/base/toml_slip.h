// toml_slip.h - why a text is no TOML, told to whoever wrote it in a text editor.
//
// A parser of TOML says where it stopped and speaks of its grammar, in English. What people slip on
// is known: a decimal comma, a quote left out, a date written their way. So the place is looked at
// again, and the slip is said in the reader's words with what to write instead.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/fault.h"

namespace jalon {

// `text` is the whole file, `shown` its name in messages; line and column are where the parser
// stopped, from 1, columns in characters. The fault always has a line and a column; they are those
// of the slip, which may lie before the place where the parser noticed it.
Fault toml_slip(std::string_view text, const std::string &shown, int line, int column);

// What to write instead of a value that TOML does not know as it stands: "0,15" -> "write 0.15 with
// a point", "oui" -> "write true". Nothing if the text is no such slip.
struct ValueSlip {
  Message found, expected, advice;
};
std::optional<ValueSlip> value_slip(std::string_view value);

// What to do about a text in quotes where a number, a date, true or false is wanted: "12 000" ->
// "write 12000", "0.15" -> "write 0.15 without quotes". Says nothing where that is not known.
Message unquoted_advice(std::string_view text);

}  // namespace jalon
