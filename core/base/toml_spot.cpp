#include "core/base/toml_spot.h"

#include <algorithm>

#include "core/base/text.h"

namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;

bool first_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// Whether the text that begins with the quote at `at` is one of several lines: """ or '''.
bool tripled(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == std::string(3, text[at]);
}

// Behind the text that begins at `at`; none if it does not end before `end`. A text of one line
// ends with its line at the latest.
std::size_t behind_string(std::string_view text, std::size_t at, std::size_t end) {
  const char quote = text[at];
  const bool many = tripled(text, at);
  for (std::size_t i = at + (many ? 3 : 1); i < end; ++i) {
    if (quote == '"' && text[i] == '\\')
      ++i;
    else if (text[i] == quote && (!many || tripled(text, i)))
      return i + (many ? 3 : 1);
    else if (text[i] == '\n' && !many)
      return none;
  }
  return none;
}

class Walk {
 public:
  Walk(std::string_view text, std::size_t stop) {
    spot_.text = text;
    spot_.stop = stop;
  }

  TomlSpot run() {
    const auto text = spot_.text;
    for (at_ = 0; at_ < spot_.stop && !spot_.in_string(); ++at_) {
      const char c = text[at_];
      if (c == '#')
        comment();
      else if (c == '"' || c == '\'')
        string();
      else if (c == '[' && header())
        to_line_end();
      else
        sign(c);
    }
    return spot_;
  }

 private:
  bool header() const {
    return spot_.open.empty() && spot_.value == none &&
           trim(spot_.text.substr(spot_.statement, at_ - spot_.statement)).empty();
  }
  void to_line_end() { at_ = std::min(spot_.text.find('\n', at_), spot_.stop) - 1; }
  void comment() {
    const auto end = spot_.text.find('\n', at_);
    if (end >= spot_.stop) spot_.comment = at_;
    to_line_end();
  }
  void string() {
    const auto end = behind_string(spot_.text, at_, spot_.stop);
    if (end == none)
      spot_.string = at_;
    else
      at_ = end - 1;
  }
  void sign(char c) {
    switch (c) {
      case '[':
      case '{':
        spot_.open.push_back({c, at_, spot_.segment, spot_.value});
        begin(c);
        break;
      case ']':
      case '}':
        if (spot_.open.empty()) break;
        spot_.segment = spot_.open.back().segment;
        spot_.value = spot_.open.back().value;
        spot_.open.pop_back();
        break;
      case ',':
        if (!spot_.open.empty()) begin(spot_.open.back().bracket);
        break;
      case '=':
        if (spot_.value == none) spot_.value = at_ + 1;
        break;
      case '\n':
        if (!spot_.open.empty()) break;
        spot_.statement = spot_.segment = at_ + 1;
        spot_.statements.push_back(at_ + 1);
        spot_.value = none;
        break;
      default:
        break;
    }
  }
  void begin(char bracket) {
    spot_.segment = at_ + 1;
    spot_.value = bracket == '[' ? at_ + 1 : none;
  }

  TomlSpot spot_;
  std::size_t at_ = 0;
};

std::size_t offset_of(std::string_view text, int line, int column) {
  std::size_t at = 0;
  for (int n = 1; n < line; ++n) {
    const auto end = text.find('\n', at);
    if (end == none) return text.size();
    at = end + 1;
  }
  for (int n = 1; n < column && at < text.size() && text[at] != '\n'; ++n) do
      ++at;
    while (at < text.size() && !first_byte(text[at]));
  return at;
}

}  // namespace

std::size_t TomlSpot::line_begin(std::size_t at) const {
  const auto before = at == 0 ? none : text.rfind('\n', at - 1);
  return before == none ? 0 : before + 1;
}

std::size_t TomlSpot::line_end(std::size_t at) const {
  auto end = std::min(text.find('\n', at), text.size());
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

int TomlSpot::line_of(std::size_t at) const {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

int TomlSpot::column_of(std::size_t at) const {
  const auto part = text.substr(line_begin(at), at - line_begin(at));
  return 1 + static_cast<int>(std::count_if(part.begin(), part.end(), first_byte));
}

std::string_view TomlSpot::line(std::size_t at) const {
  return trim(rest(line_begin(at)));
}

std::string_view TomlSpot::rest(std::size_t at) const {
  return text.substr(at, line_end(at) - at);
}

std::string_view TomlSpot::token(std::size_t at) const {
  const auto end = line_end(at);
  const bool bracketed = !open.empty();
  auto i = at;
  for (; i < end; ++i) {
    const char c = text[i];
    if (c == '#' || (bracketed && (c == ',' || c == ']' || c == '}'))) break;
    if (c != '"') continue;
    const auto behind = behind_string(text, i, end);
    if (behind != none) i = behind - 1;
  }
  return trim(text.substr(at, i - at));
}

TomlSpot toml_spot(std::string_view text, int line, int column) {
  return Walk(text, offset_of(text, line, column)).run();
}

std::string toml_path(std::string_view key) {
  std::string path;
  for (const char c : key)
    if (c != ' ' && c != '\t' && c != '"' && c != '\'') path += c;
  return path;
}

std::vector<TomlName> toml_names(const TomlSpot &spot) {
  std::vector<TomlName> names;
  std::string table;
  for (const auto begin : spot.statements) {
    const auto line = trim(spot.text.substr(begin, spot.line_end(begin) - begin));
    if (line.empty() || line.starts_with('#')) continue;
    const auto at = static_cast<std::size_t>(line.data() - spot.text.data());
    if (line.starts_with('[')) {
      const bool list = line.starts_with("[[");
      const std::size_t from = list ? 2 : 1;
      table = toml_path(line.substr(from, std::max(line.find(']'), from) - from));
      names.push_back({table, at, true, list});
    } else if (const auto sign = line.find('='); sign != none) {
      const auto before = table.empty() ? "" : table + ".";
      names.push_back({before + toml_path(line.substr(0, sign)), at, false, false});
    }
  }
  return names;
}

}  // namespace jalon
