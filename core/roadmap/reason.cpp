#include "core/roadmap/reason.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/base/text.h"

namespace jalon {
namespace {

bool in_money(Reason::Kind kind) {
  using Kind = Reason::Kind;
  const bool days = kind == Kind::business_days || kind == Kind::digital_days ||
                    kind == Kind::steering_days || kind == Kind::business_days_short ||
                    kind == Kind::digital_days_short || kind == Kind::steering_days_short;
  return !days && kind != Kind::not_found;
}

// In one pass: what fills a place is not read again.
std::string fill(const std::string &pattern, const std::function<std::string(std::size_t)> &at,
                 std::size_t places) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto which = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : places;
    if (which < places) {
      out += at(which);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string said(const ReasonArgument &value, bool money, const ReasonVoice &voice) {
  if (const auto *title = std::get_if<std::string>(&value)) return *title;
  if (const auto *amount = std::get_if<double>(&value))
    return money ? voice.money(*amount) : voice.number(*amount);
  if (const auto *year = std::get_if<int>(&value)) return std::to_string(*year);
  std::string all;
  for (const auto &part : std::get<std::vector<Reason>>(value)) {
    const std::string one = text(part, voice);
    const auto either = [&](std::size_t which) { return which == 0 ? all : one; };
    all = all.empty() ? one : fill(voice.translate(between_reasons), either, 2);
  }
  return all;
}

std::string english_number(double x) {
  // Cents of thousands help nobody; half a person-day does.
  const double unit = std::fabs(x) < 1000 ? 100 : 1;
  std::string digits = plain(std::round(x * unit) / unit);
  if (digits == "-0") digits = "0";
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first + 3;)
    digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace

const char *template_of(Reason::Kind kind) {
  using Kind = Reason::Kind;
  switch (kind) {
    case Kind::none:
      return "";
    case Kind::no_start:
      return "It has no possible start year.";
    case Kind::unknown_start:
      return "What it is worth, what it costs or the days it takes is not known for any start "
             "year.";
    case Kind::no_value:
      return "Its collective value is not positive at any start year (best: {1}, starting in {2}).";
    case Kind::pays:
      return "Its own collective value, started in {2}, would be {1}: it is left out, though what "
             "it "
             "saves would let the plan as a whole gain {3}.";
    case Kind::impossible:
      return "No plan can include it and keep to all of this: {1}.";
    case Kind::displaces:
      return "Taking it would cost the plan {1} of value: in the best plan with it, which starts "
             "it in {2}, {3}. What keeps it from simply being added: {4}.";
    case Kind::displaces_at_least:
      return "Taking it would cost the plan at least {1} of value, and at most {2} (the search "
             "was stopped by the time limit).";
    case Kind::displaces_at_most:
      return "Taking it would cost the plan at most {1} of value, perhaps nothing (the search was "
             "stopped by the time limit).";
    case Kind::spoils:
      return "It would take from the plan at least as much as it adds: alone, started in {1}, it "
             "is worth {2}; {3}.";
    case Kind::unsettled:
      return "No plan with it was found within the time limit; if there is one, it is worth at "
             "least {1} less than this plan.";
    case Kind::equal:
      return "It is a tie: another plan, with this project, would be worth exactly as much. It "
             "would start in {1}, and {2}. Both cannot be had: {3}.";
    case Kind::adds_nothing:
      return "Added to the plan it would bring nothing more: alone, started in {1}, it would be "
             "worth {2}, but the plan brings that already ({3}).";
    case Kind::late_impossible:
      return "Its best start year would be {1}, but no plan can start it then and keep to all of "
             "this: {2}.";
    case Kind::late:
      return "Its best start year would be {1}, but starting it then would cost the plan {2} of "
             "value: in the best plan that does, {3}. What keeps it from simply being moved: {4}.";
    case Kind::late_at_least:
      return "Its best start year would be {1}, but starting it then would cost the plan at least "
             "{2} of value, and at most {3} (the search was stopped by the time limit).";
    case Kind::late_at_most:
      return "Its best start year would be {1}, but starting it then would cost the plan at most "
             "{2} of value, perhaps nothing (the search was stopped by the time limit).";
    case Kind::late_unsettled:
      return "Its best start year would be {1}, but no plan that does so was found within the "
             "time limit; if there is one, it is worth at least {2} less than this plan.";
    case Kind::late_equal:
      return "Its best start year would be {1}; a plan that does so is worth exactly as much: {2}. "
             "What keeps it from simply being moved: {3}.";
    case Kind::had_to_be:
      return "It is in the plan because it must be done; its own value is {1}.";
    case Kind::needed:
      return "It is in the plan because \"{2}\" needs it; its own value is {1}.";
    case Kind::helped:
      return "It is in the plan because together with \"{2}\" it is worth {3} more than the sum of "
             "both; its own value is {1}.";
    case Kind::best_year:
      return "It is worth most when started in {1}.";
    case Kind::no_better_year:
      return "In no year would it be worth more than when started in {1}.";
    case Kind::only_year:
      return "It can only start in {1}.";
    case Kind::mandatory:
      return "It must be done. {1}";
    case Kind::conflict:
      return "No plan can keep to all of this: {1}.";
    case Kind::not_found:
      return "No plan was found within the time limit of {1} seconds; there may be one.";
    case Kind::leaves:
      return "\"{1}\" would leave the plan";
    case Kind::moves:
      return "\"{1}\" would start in {2} instead of {3}";
    case Kind::enters:
      return "\"{1}\" would come into the plan";
    case Kind::own_value:
      return "its own value is {1}";
    case Kind::more_moves:
      return "the start years of {1} others would change";
    case Kind::nothing_moves:
      return "nothing else would change";
    case Kind::must:
      return "\"{1}\" must be done";
    case Kind::must_without_start:
      return "\"{1}\" must be done but has no start year for which all is known";
    case Kind::needs_without_start:
      return "\"{1}\" needs \"{2}\", which has no start year for which all is known";
    case Kind::needs:
      return "\"{1}\" needs \"{2}\", which must start no later";
    case Kind::excludes:
      return "\"{1}\" and \"{2}\" exclude each other";
    case Kind::room:
      return "there is no room on the same things for all of these: {1}";
    case Kind::titled:
      return "\"{1}\"";
    case Kind::funds:
      return "the own funds of {1} ({2})";
    case Kind::funds_up_to:
      return "the own funds up to {1} ({2} in all)";
    case Kind::business_days:
      return "the business person-days of {1} ({2})";
    case Kind::digital_days:
      return "the digital person-days of {1} ({2})";
    case Kind::steering_days:
      return "the steering person-days of {1} ({2})";
    case Kind::net_savings:
      return "what net savings leave in {1} ({2})";
    case Kind::debt:
      return "the room for debt of {1} ({2})";
    case Kind::all_together:
      return "the constraints taken together (not narrowed down within the time limit)";
    case Kind::funds_short:
      return "the own funds of {1} ({2}, where {3} would be needed)";
    case Kind::funds_up_to_short:
      return "the own funds up to {1} ({2} in all, where {3} would be needed)";
    case Kind::business_days_short:
      return "the business person-days of {1} ({2}, where {3} would be needed)";
    case Kind::digital_days_short:
      return "the digital person-days of {1} ({2}, where {3} would be needed)";
    case Kind::steering_days_short:
      return "the steering person-days of {1} ({2}, where {3} would be needed)";
    case Kind::net_savings_short:
      return "what net savings leave in {1} ({2}, where {3} would be needed)";
    case Kind::debt_short:
      return "the room for debt of {1} ({2}, where {3} would be needed)";
    case Kind::more_limits:
      return "{1} other limits";
    case Kind::less_beside:
      return "together with \"{1}\" it is worth {2} less than the sum of both";
    case Kind::more_beside:
      return "together with \"{1}\" it is worth {2} more than the sum of both";
  }
  return "";
}

const char *name_of(Reason::Kind kind) {
  // In the order of Reason::Kind.
  static constexpr const char *names[] = {"none",
                                          "no_start",
                                          "unknown_start",
                                          "no_value",
                                          "pays",
                                          "impossible",
                                          "displaces",
                                          "displaces_at_least",
                                          "displaces_at_most",
                                          "spoils",
                                          "unsettled",
                                          "equal",
                                          "adds_nothing",
                                          "late_impossible",
                                          "late",
                                          "late_at_least",
                                          "late_at_most",
                                          "late_unsettled",
                                          "late_equal",
                                          "had_to_be",
                                          "needed",
                                          "helped",
                                          "best_year",
                                          "no_better_year",
                                          "only_year",
                                          "mandatory",
                                          "conflict",
                                          "not_found",
                                          "leaves",
                                          "moves",
                                          "enters",
                                          "own_value",
                                          "more_moves",
                                          "nothing_moves",
                                          "must",
                                          "must_without_start",
                                          "needs",
                                          "needs_without_start",
                                          "excludes",
                                          "room",
                                          "titled",
                                          "funds",
                                          "funds_up_to",
                                          "business_days",
                                          "digital_days",
                                          "steering_days",
                                          "net_savings",
                                          "debt",
                                          "all_together",
                                          "funds_short",
                                          "funds_up_to_short",
                                          "business_days_short",
                                          "digital_days_short",
                                          "steering_days_short",
                                          "net_savings_short",
                                          "debt_short",
                                          "more_limits",
                                          "less_beside",
                                          "more_beside"};
  static_assert(std::size(names) == Reason::kinds);
  return names[static_cast<std::size_t>(kind)];
}

std::string text(const Reason &reason, const ReasonVoice &voice) {
  if (reason.kind == Reason::Kind::none) return {};
  const std::string pattern = voice.translate(template_of(reason.kind));
  const auto argument = [&](std::size_t which) {
    return said(reason.arguments[which], in_money(reason.kind), voice);
  };
  return fill(pattern, argument, reason.arguments.size());
}

std::string english(const Reason &reason) {
  const auto same = [](const std::string &template_text) { return template_text; };
  return text(reason, {same, english_number, english_number});
}

}  // namespace jalon
