#include "core/base/fault.h"

#include <utility>

namespace jalon {
namespace {

Message whole(const Message &found, const Place &where, const Message &expected,
              const Message &advice) {
  Message s = found;
  if (!expected.empty()) s = "{1}; expected: {2}"_msg(s, expected);
  if (!advice.empty()) s = "{1}; to do: {2}"_msg(s, advice);
  const Message place = where.message();
  return place.empty() ? s : "{1}: {2}"_msg(place, s);
}

Message lines(const std::vector<Fault> &all) {
  std::vector<Message> parts;
  for (const auto &fault : all) parts.push_back(fault.message());
  return Message::joined(std::move(parts), "\n");
}

}  // namespace

Message Place::message() const {
  if (field.empty()) {
    std::string s = file;
    if (line > 0) s += ":" + std::to_string(line);
    if (line > 0 && column > 0) s += ":" + std::to_string(column);
    return s;
  }
  return line > 0 ? "{1}, row {2}, column {3}"_msg(file, line, field)
                  : "{1}, column {2}"_msg(file, field);
}

Fault::Fault(Message found, Place where, Message expected, Message advice)
    : Fault(whole(found, where, expected, advice), found, where) {}

Fault::Fault(const Message &whole, const Message &found, Place where)
    : std::runtime_error(whole.english()),
      where_(std::move(where)),
      found_(found),
      message_(whole) {}

Faults::Faults(std::vector<Fault> all)
    : Fault(lines(all), lines(all), Place{}), all_(std::move(all)) {}

}  // namespace jalon
