// message.h - what a user is told, said later in the language of whoever reads it.
//
// `"no column is called {1}"_msg(name)` keeps the English pattern and what fills it apart, so that
// the pattern can be looked up in a catalogue (words.h). What fills is shown as it is (a name, a
// path, the text of a cell), or is itself a message. A test finds every "..."_msg of the code in
// the French catalogue.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jalon {

class Words;

class Message {
 public:
  Message() = default;                 // says nothing
  Message(std::string as_it_is);       // NOLINT: names and texts of others are never translated
  Message(const char *text) = delete;  // mark the literal: "..."_msg, or std::string as it is
  static Message pattern(std::string english, std::vector<Message> fill = {});

  // A number of a result, with the decimal mark of the reader. (Numbers of a file are shown as
  // files write them.)
  static Message number(double x);
  // An amount, in whole units of the currency (its ISO code): "1 234 567 €", "€1,234,567".
  static Message money(double x, std::string currency);

  // The parts one after another with `between` between them; without parts, nothing is said.
  static Message joined(std::vector<Message> parts, std::string between = ", ");

  bool empty() const { return kind_ == Kind::joined ? fill_.empty() : text_.empty(); }
  std::string english() const;
  std::string in(const Words &words) const;

  friend bool operator==(const Message &, const Message &) = default;

 private:
  std::string put(const Words *words) const;

  enum class Kind { as_it_is, number, money, pattern, joined };
  Kind kind_ = Kind::as_it_is;
  std::string text_{};           // or the pattern, or what stands between the parts
  std::vector<Message> fill_{};  // {1} is fill_[0]; or the parts
};

// A pattern without its fill; it is itself a message when nothing has to be filled.
class Pattern {
 public:
  explicit Pattern(const char *english) : english_(english) {}
  template <class... Fill>
  Message operator()(Fill &&...fill) const {
    return Message::pattern(english_, {shown(std::forward<Fill>(fill))...});
  }
  operator Message() const { return Message::pattern(english_); }  // NOLINT

 private:
  static Message shown(Message message) { return message; }
  static Message shown(std::string text) { return {std::move(text)}; }
  static Message shown(const char *text) { return {std::string(text)}; }
  static Message shown(std::string_view text) { return {std::string(text)}; }
  static Message shown(double x);  // as plain() writes it; whole numbers too

  const char *english_;
};

inline Pattern operator""_msg(const char *english, std::size_t) {
  return Pattern(english);
}

}  // namespace jalon
