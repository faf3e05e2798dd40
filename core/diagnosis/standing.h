// standing.h - where a figure stands to its limit and target, told by the draws. The diagnosis and
// the report of a run judge by this alone, so that neither contradicts the other.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace jalon {

enum class Standing {
  unknown,          // nobody knows the figure
  no_mark,          // no limit, no target
  beyond_limit,     //
  between,          // limit and target
  within_limit,     // there is no target
  short_of_target,  // there is no limit
  reached,          // the target
  unsure,           // the draws do not agree: see `keeps_limit` and `keeps_target`
  bounded,          // known as a bound only, which leaves limit or target open
};
std::string_view name_of(Standing standing);  // "unknown", "beyond limit", ...

// A figure and what it is held against.
struct AgainstMarks {
  std::optional<double> central;
  int bound = 0;      // +1: it is the least it can be, -1: the greatest, 0: neither
  int direction = 0;  // declared: +1 more is better, -1 less is
  std::optional<double> limit, target;
  // Shares of the draws that keep the limit, that reach the target; nothing: by the centre alone.
  std::optional<double> keeps_limit, keeps_target;
};
Standing standing_of(const AgainstMarks &figure);

// Which way is better: what the marks say, else what is declared.
int better_way(int direction, const std::optional<double> &limit,
               const std::optional<double> &target);

// The share of the draws on the good side of a mark, counted as they come.
class Keeping {
 public:
  Keeping(double mark, int way) : mark_(mark), way_(way) {}
  // `rejected`: one mark per draw, or null; such draws count nowhere.
  void add(std::span<const double> draws, const std::uint8_t *rejected);
  // Nothing where a draw has no value, or none counts, or nobody says which way is better.
  std::optional<double> share() const;

 private:
  double mark_;
  int way_;
  std::uint64_t keeping_ = 0, counted_ = 0, unknown_ = 0;
};

}  // namespace jalon
