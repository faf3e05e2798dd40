#include "core/territory/slip.h"

#include <algorithm>

#include "core/base/text.h"

namespace jalon {

bool one_slip_apart(std::string_view first, std::string_view second) {
  std::string a = lower_case(first), b = lower_case(second);
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b || b.size() - a.size() > 1) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

std::optional<std::string> one_slip_from(std::string_view name,
                                         const std::vector<std::string> &candidates) {
  std::optional<std::string> found;
  for (const auto &candidate : candidates) {
    if (!one_slip_apart(name, candidate)) continue;
    if (found && *found != candidate) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace jalon
