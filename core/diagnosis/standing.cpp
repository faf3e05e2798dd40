#include "core/diagnosis/standing.h"

#include <cmath>

namespace jalon {

std::string_view name_of(Standing standing) {
  constexpr std::string_view names[] = {"unknown", "no mark",      "beyond limit",
                                        "between", "within limit", "short of target",
                                        "reached", "unsure",       "bound only"};
  return names[static_cast<std::size_t>(standing)];
}

int better_way(int direction, const std::optional<double> &limit,
               const std::optional<double> &target) {
  if (limit && target && *limit != *target) return *target > *limit ? 1 : -1;
  return direction;
}

Standing standing_of(const AgainstMarks &f) {
  const int way = better_way(f.direction, f.limit, f.target);
  if (!f.central) return Standing::unknown;
  if (way == 0 || (!f.limit && !f.target)) return Standing::no_mark;
  enum class Kept { yes, no, draws_differ, left_open };
  const auto kept = [&](double mark, const std::optional<double> &share) {
    const bool keeps = way * (*f.central - mark) >= 0;
    const bool differ = share && *share != (keeps ? 1.0 : 0.0);
    // More things could raise it to the mark, or bring it down to it.
    if (f.bound != 0 && (differ || (way * f.bound > 0) != keeps)) return Kept::left_open;
    return differ ? Kept::draws_differ : keeps ? Kept::yes : Kept::no;
  };
  const Kept limit = f.limit ? kept(*f.limit, f.keeps_limit) : Kept::yes,
             target = f.target ? kept(*f.target, f.keeps_target) : Kept::no;
  if (target == Kept::yes) return Standing::reached;
  if (limit == Kept::no) return Standing::beyond_limit;
  for (const Kept k : {limit, target}) {
    if (k == Kept::left_open) return Standing::bounded;
    if (k == Kept::draws_differ) return Standing::unsure;
  }
  if (f.limit && f.target) return Standing::between;
  return f.limit ? Standing::within_limit : Standing::short_of_target;
}

void Keeping::add(std::span<const double> draws, const std::uint8_t *rejected) {
  for (std::size_t i = 0; i < draws.size(); ++i) {
    if (rejected && rejected[i]) continue;
    unknown_ += std::isnan(draws[i]);
    keeping_ += way_ * (draws[i] - mark_) >= 0;
    ++counted_;
  }
}

std::optional<double> Keeping::share() const {
  if (counted_ == 0 || unknown_ > 0 || way_ == 0) return std::nullopt;
  return static_cast<double>(keeping_) / static_cast<double>(counted_);
}

}  // namespace jalon
