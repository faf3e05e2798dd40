// pattern.h - a regular expression held against whole values.
//
// Patterns of Table Schema are those of XML Schema, in practice those of JavaScript: the whole
// value must match, with or without ^ and $. By PCRE2 and not std::regex, which recurses by the
// length of the value (a long cell ends the program) and takes microseconds for each of a hundred
// thousand cells; not RE2, which refuses the look-ahead that published schemas use. Its work for
// one value is bounded.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/message.h"

namespace jalon {

class CompiledPattern;

class ValuePattern {
 public:
  // `why`: what is wrong with the expression; empty = it can be used.
  ValuePattern(std::string text, Message &why);

  enum Answer { no, yes, too_much_work };
  Answer matches(std::string_view value) const;  // UTF-8
  const std::string &text() const { return text_; }

 private:
  std::string text_;
  std::shared_ptr<const CompiledPattern> compiled_;
};

}  // namespace jalon
