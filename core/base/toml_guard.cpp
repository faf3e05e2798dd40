#include "core/base/toml_guard.h"

#include "core/base/toml_slip.h"
#include "core/base/toml_spot.h"

namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool bare(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}
bool quote(char c) {
  return c == '"' || c == '\'';
}

// The length of "2026-01-01" at the beginning, underscores passed over as the parser does; 0 if
// there is none.
std::size_t date(std::string_view token) {
  constexpr std::string_view form = "dddd-dd-dd";
  std::size_t at = 0;
  for (const char wanted : form) {
    while (at < token.size() && token[at] == '_') ++at;
    if (at >= token.size() || (wanted == 'd' ? !digit(token[at]) : token[at] != wanted)) return 0;
    ++at;
  }
  while (at < token.size() && token[at] == '_') ++at;
  return at;
}

// Follows the text as far as it is well written; what comes behind, the parser does not reach
// either.
class Guard {
 public:
  explicit Guard(std::string_view text) : text_(text) {}

  void run() {
    while (going()) {
      lines();
      if (!going()) return;
      if (here() == '[')
        header();
      else if (key() && sign('='))
        value(1);
      blanks();
      if (going() && here() != '#' && here() != '\n' && here() != '\r') return;
    }
  }

  std::size_t danger() const { return danger_; }
  std::size_t deep() const { return deep_; }

 private:
  char here() const { return text_[at_]; }
  bool going() const { return !stopped_ && at_ < text_.size(); }
  bool stop() {
    stopped_ = true;
    return false;
  }
  bool refuse(std::size_t &what, std::size_t at) {
    what = at;
    return stop();
  }
  void blanks() {
    while (going() && (here() == ' ' || here() == '\t')) ++at_;
  }
  // Blanks, line ends and remarks.
  void lines() {
    for (blanks(); going() && (here() == '\n' || here() == '\r' || here() == '#'); blanks())
      at_ = here() == '#' ? std::min(text_.find('\n', at_), text_.size()) : at_ + 1;
  }
  bool sign(char c) {
    blanks();
    if (!going() || here() != c) return stop();
    ++at_;
    return true;
  }

  bool string() {
    const char mark = here();
    const bool many = text_.substr(at_, 3) == std::string(3, mark);
    for (at_ += many ? 3 : 1; at_ < text_.size(); ++at_) {
      if (mark == '"' && here() == '\\') {
        ++at_;
      } else if (here() == mark && (!many || text_.substr(at_, 3) == std::string(3, mark))) {
        at_ += many ? 3 : 1;
        // A text of several lines may end with quotes of its own.
        for (int own = 0; many && own < 2 && at_ < text_.size() && here() == mark; ++own) ++at_;
        return true;
      } else if (here() == '\n' && !many) {
        return stop();
      }
    }
    return stop();
  }

  bool key() {
    const auto begin = at_;
    for (int parts = 1;; ++parts) {
      if (parts > most_parts_of_key) return refuse(deep_, begin);
      blanks();
      if (!going()) return stop();
      if (quote(here())) {
        if (!string()) return false;
      } else {
        if (!bare(here())) return stop();
        while (at_ < text_.size() && bare(here())) ++at_;
      }
      blanks();
      if (!going() || here() != '.') return true;
      ++at_;
    }
  }

  void header() {
    ++at_;
    blanks();
    const bool list = going() && here() == '[';
    if (list) ++at_;
    blanks();
    if (!going() || here() == ']') {
      stop();
    } else if (!bare(here()) && !quote(here())) {
      refuse(danger_, at_);
    } else if (key() && sign(']') && list) {
      sign(']');
    }
  }

  void value(int depth) {
    constexpr int deepest = 256;  // where the parser itself stops
    blanks();
    if (!going() || depth > deepest)
      stop();
    else if (quote(here()))
      string();
    else if (here() == '[')
      list(depth);
    else if (here() == '{')
      table(depth);
    else
      token();
  }

  void list(int depth) {
    ++at_;
    for (bool wanted = true;; wanted = false) {
      lines();
      if (!going()) break;
      if (here() == ']') {
        ++at_;
        return;
      }
      if (!wanted) {
        if (here() != ',') break;
        ++at_;
        lines();
        if (!going()) break;
        if (here() == ']') continue;
      }
      if (here() == ',') break;
      if (here() == '}') {
        refuse(danger_, at_);
        return;
      }
      value(depth + 1);
    }
    stop();
  }

  void table(int depth) {
    ++at_;
    blanks();
    if (going() && here() == '}') {
      ++at_;
      return;
    }
    while (going() && key() && sign('=')) {
      value(depth + 1);
      blanks();
      if (!going()) break;
      const char c = here();
      ++at_;
      if (c == '}') return;
      if (c != ',') break;
    }
    stop();
  }

  // Whatever has no quotes or brackets around it.
  void token() {
    const auto rest = text_.substr(at_);
    const auto length = std::min(rest.find_first_of(" \t\r\n,]}#"), rest.size());
    if (length == 0) {
      stop();
      return;
    }
    const auto day = date(rest);
    const auto after = [&](std::size_t n) { return day + n < rest.size() ? rest[day + n] : '\0'; };
    if (day > 0 && (after(0) == 'T' || after(0) == 't') && day + 1 < length && !digit(after(1))) {
      refuse(danger_, at_);
      return;
    }
    at_ += length;
    if (day == 0 || day != length || after(0) != ' ' || !digit(after(1))) return;
    // A blank instead of the T: the time follows.
    const auto time = rest.substr(day + 1);
    const auto end = std::min(time.find_first_of(" \t\r\n,]}#"), time.size());
    if (end == 1 && time.size() > 1)
      refuse(danger_, at_ - length);
    else
      at_ += 1 + end;
  }

  std::string_view text_;
  std::size_t at_ = 0, danger_ = none, deep_ = none;
  bool stopped_ = false;
};

}  // namespace

std::optional<Fault> toml_guard(std::string_view text, const std::string &shown) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Guard guard(text);
  guard.run();
  TomlSpot spot;
  spot.text = text;
  if (guard.deep() != none)
    return Fault("this key has too many parts"_msg,
                 {shown, spot.line_of(guard.deep()), spot.column_of(guard.deep()), {}},
                 "at most {1} parts with points between them"_msg(most_parts_of_key),
                 "shorten it; a text with points in it stands between quotes"_msg);
  if (guard.danger() != none)
    return toml_slip(text, shown, spot.line_of(guard.danger()), spot.column_of(guard.danger()));
  return std::nullopt;
}

}  // namespace jalon
