#include "core/base/fault.h"

#include <utility>

namespace jalon {
namespace {

std::string compose(const std::string &found, const Place &where, const std::string &expected,
                    const std::string &advice) {
  std::string s = where.text();
  if (!s.empty()) s += ": ";
  s += found;
  if (!expected.empty()) s += "; expected: " + expected;
  if (!advice.empty()) s += "; to do: " + advice;
  return s;
}

std::string join(const std::vector<Fault> &all) {
  std::string s;
  for (const auto &f : all) s += (s.empty() ? "" : "\n") + std::string(f.what());
  return s;
}

}  // namespace

std::string Place::text() const {
  std::string s = file;
  if (!field.empty()) {
    if (line > 0) s += ", row " + std::to_string(line);
    return s + ", column " + field;
  }
  if (line > 0) s += ":" + std::to_string(line);
  if (line > 0 && column > 0) s += ":" + std::to_string(column);
  return s;
}

Fault::Fault(std::string found, Place where, std::string expected, std::string advice)
    : std::runtime_error(compose(found, where, expected, advice)),
      where_(std::move(where)),
      found_(std::move(found)) {}

Faults::Faults(std::vector<Fault> all) : Fault(join(all)), all_(std::move(all)) {}

}  // namespace jalon
