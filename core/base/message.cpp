#include "core/base/message.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/words.h"

namespace jalon {

Message::Message(std::string as_it_is) : text_(std::move(as_it_is)) {}

Message Message::pattern(std::string english, std::vector<Message> fill) {
  Message message;
  message.text_ = std::move(english);
  message.kind_ = Kind::pattern;
  message.fill_ = std::move(fill);
  return message;
}

Message Message::number(double x) {
  Message message(plain(x));
  message.kind_ = Kind::number;
  return message;
}

Message Message::money(double x, std::string currency) {
  Message message(plain(x));
  message.kind_ = Kind::money;
  message.fill_ = {Message(std::move(currency))};
  return message;
}

Message Message::joined(std::vector<Message> parts, std::string between) {
  Message message;
  message.text_ = std::move(between);
  message.kind_ = Kind::joined;
  message.fill_ = std::move(parts);
  return message;
}

std::string Message::put(const Words *words) const {
  if (kind_ == Kind::as_it_is) return text_;
  std::string out;
  if (kind_ == Kind::number) {
    out = text_;
    if (words && words->language() == "fr") std::replace(out.begin(), out.end(), '.', ',');
    return out;
  }
  if (kind_ == Kind::money) {
    const Words english("en", {});
    return (words ? *words : english).money(parse_number(text_).value_or(0), fill_[0].text_);
  }
  if (kind_ == Kind::joined) {
    for (const auto &part : fill_) out += (&part == &fill_.front() ? "" : text_) + part.put(words);
    return out;
  }
  const std::string text = words ? (*words)(text_) : text_;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Only {1} to {9}, and only those that are filled: any other brace is text.
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    const std::size_t which = place ? static_cast<std::size_t>(text[i + 1] - '1') : fill_.size();
    if (which < fill_.size()) {
      out += fill_[which].put(words);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string Message::english() const {
  return put(nullptr);
}
std::string Message::in(const Words &words) const {
  return put(&words);
}

Message Pattern::shown(double x) {
  return {plain(x)};
}

}  // namespace jalon
