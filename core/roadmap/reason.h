// reason.h - why, in one sentence: English here, translatable, numbers in the reader's manner.
#pragma once
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace jalon {

struct Reason;
// A title (shown as it is), an amount, a year or a count, or several reasons said one after the
// other.
using ReasonArgument = std::variant<std::string, double, int, std::vector<Reason>>;

struct Reason {
  enum class Kind {
    none,  // nothing to say
    // Why a project is out, or not at its best year. Whole sentences.
    no_start,
    unknown_start,
    no_value,
    pays,
    impossible,
    displaces,
    displaces_at_least,
    displaces_at_most,
    spoils,
    unsettled,
    equal,
    adds_nothing,
    late_impossible,
    late,
    late_at_least,
    late_at_most,
    late_unsettled,
    late_equal,
    // Why a project that is worth nothing or less is in. Whole sentences.
    had_to_be,
    needed,
    helped,
    // Why a project starts when it does. Whole sentences; `mandatory` holds another of them.
    best_year,
    no_better_year,
    only_year,
    mandatory,
    // Why there is no plan. Whole sentences.
    conflict,
    not_found,
    // What changes from one plan to another.
    leaves,
    moves,
    enters,
    own_value,
    more_moves,
    nothing_moves,
    // A constraint, named: parts of "impossible", "late_impossible" and "conflict".
    must,
    must_without_start,
    needs,
    needs_without_start,
    excludes,
    room,
    titled,
    funds,
    funds_up_to,
    business_days,
    digital_days,
    steering_days,
    net_savings,
    debt,
    all_together,
    // A constraint and by how much it is not met: parts of "displaces" and "late".
    funds_short,
    funds_up_to_short,
    business_days_short,
    digital_days_short,
    steering_days_short,
    net_savings_short,
    debt_short,
    more_limits,
    // What a project gains or loses beside another: parts of "displaces" and "spoils".
    less_beside,
    more_beside,
  };
  static constexpr int kinds = static_cast<int>(Kind::more_beside) + 1;

  Kind kind = Kind::none;
  std::vector<ReasonArgument> arguments;
};

// The English text of a kind, with {1}, {2}... where its arguments go: the key for translators.
const char *template_of(Reason::Kind kind);
// What programs call it, in any language: "no_value", "adds_nothing"; "none".
const char *name_of(Reason::Kind kind);
// How several reasons are said one after the other: two at a time.
inline constexpr const char *between_reasons = "{1}; {2}";

// How a reader's language says it. `translate` is given the templates and `between_reasons`;
// `money`: values, funds, spending; `number`: days, seconds. Years are plain digits.
struct ReasonVoice {
  std::function<std::string(const std::string &)> translate;
  std::function<std::string(double)> money, number;
};
std::string text(const Reason &reason, const ReasonVoice &voice);

// The same in English: "125,000", "12.5".
std::string english(const Reason &reason);

}  // namespace jalon
