// toml_spot.h - what surrounds the place where a parser of TOML stopped. Inside this room only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

// All positions are bytes of `text`; npos: there is none.
struct TomlSpot {
  struct Open {
    char bracket;  // '[' or '{'
    std::size_t at, segment, value;
  };
  std::string_view text{};
  std::size_t stop = 0;
  std::size_t statement = 0;                    // where the statement begins
  std::size_t segment = 0;                      // the key or item that is being read
  std::size_t value = std::string_view::npos;   // its value, once `=` was read
  std::size_t string = std::string_view::npos;  // an open text: its first quote
  std::size_t comment = std::string_view::npos;
  std::vector<std::size_t> statements{0};  // where each begins, blank lines among them
  std::vector<Open> open{};  // brackets that are open at the stop, header lines not counted

  bool in_string() const { return string != std::string_view::npos; }
  bool inside(char bracket) const { return !open.empty() && open.back().bracket == bracket; }
  std::size_t line_begin(std::size_t at) const;
  std::size_t line_end(std::size_t at) const;   // of the newline, or of "\r\n"
  int line_of(std::size_t at) const;            // from 1
  int column_of(std::size_t at) const;          // from 1, in characters
  std::string_view line(std::size_t at) const;  // the line that `at` stands in, trimmed
  std::string_view rest(std::size_t at) const;  // from `at` to the line's end
  std::size_t offset(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text.data());
  }
  // From `at` to what ends a value there: a comment or the line's end, within brackets also a
  // comma or a bracket. Without blanks around.
  std::string_view token(std::size_t at) const;
};

// Reads `text` (without byte order mark) as far as the stop.
TomlSpot toml_spot(std::string_view text, int line, int column);

// One key, or one header, of a file: enough to find what is given twice.
struct TomlName {
  std::string path;  // "a.b.c", quotes taken off
  std::size_t at;
  bool header, list;  // [a], [[a]]
};
// Those of all statements up to the stop, in order; the last may be the one stopped at.
std::vector<TomlName> toml_names(const TomlSpot &spot);
// "a . 'b'" -> "a.b".
std::string toml_path(std::string_view key);

}  // namespace jalon
