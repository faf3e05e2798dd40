#include "core/roadmap/conflict.h"

#include <cstddef>

namespace jalon {
namespace {

using Set = std::vector<Constraint>;

Set both(Set a, const Set &b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// The part of `open` needed, beside all of `given`, for a conflict.
Set needed(const Set &given, bool grown, const Set &open,
           const std::function<bool(const Set &)> &impossible) {
  if (grown && impossible(given)) return {};
  if (open.size() <= 1) return open;
  const auto middle = open.begin() + static_cast<std::ptrdiff_t>(open.size() / 2);
  const Set first(open.begin(), middle), second(middle, open.end());
  const Set of_second = needed(both(given, first), true, second, impossible);
  const Set of_first = needed(both(given, of_second), !of_second.empty(), first, impossible);
  return both(of_first, of_second);
}

}  // namespace

Set conflict_in(const Set &all, const std::function<bool(const Set &)> &impossible) {
  return needed({}, true, all, impossible);
}

}  // namespace jalon
