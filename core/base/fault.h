// fault.h - what a user can cause, said so that the user can mend it.
//
// The host throws Fault for bad input and nothing else; `jalon` prints it and ends with a non-zero
// code. Anything else that is thrown is an error of the program itself.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/message.h"

namespace jalon {

// Where something stands: a file, and as much of a position as is known. Lines, columns and rows
// count from 1 as people count them; 0 and "" mean "not known". For a table, `line` is the row of
// the data (the header is not a row) and `field` the column's name.
struct Place {
  std::string file{};
  int line = 0;
  int column = 0;
  std::string field{};
  Message message() const;  // "town.toml:12:3", "bins.csv, row 7, column kind"; empty if unknown
  std::string text() const { return message().english(); }
};

// One mistake. Only `found` is indispensable; what() says it in English, message() in any language:
// "town.toml:12:3: found; expected: ...; to do: ...".
class Fault : public std::runtime_error {
 public:
  explicit Fault(Message found, Place where = {}, Message expected = {}, Message advice = {});
  const Place &where() const { return where_; }
  const Message &found() const { return found_; }
  const Message &message() const { return message_; }

 protected:
  explicit Fault(const Message &whole, const Message &found, Place where);

 private:
  Place where_;
  Message found_, message_;
};

// Several mistakes at once: a file is read to its end before it is refused. One a line.
class Faults : public Fault {
 public:
  explicit Faults(std::vector<Fault> all);  // `all` is not empty
  const std::vector<Fault> &all() const { return all_; }

 private:
  std::vector<Fault> all_;
};

}  // namespace jalon
