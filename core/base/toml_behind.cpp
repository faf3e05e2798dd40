#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/toml_looks.h"
#include "core/base/toml_slip.h"

// What stands behind a `=`.
namespace jalon {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view digits = "0123456789";

using Found = std::optional<TomlFinding>;

// { value = 0,15, ...}: the comma was read as the end of the value.
Found decimal_comma(const TomlSpot &spot) {
  if (!spot.inside('{') || spot.value != none) return std::nullopt;
  const auto at = spot.segment;
  if (at < 2 || at >= spot.text.size() || digits.find(spot.text[at - 2]) == none ||
      digits.find(spot.text[at]) == none)
    return std::nullopt;
  const auto end = std::min(spot.text.find_first_not_of(digits, at), spot.text.size());
  if (trim(spot.rest(end)).starts_with('=')) return std::nullopt;
  auto begin = at - 1;
  while (begin > 0 && (digits.find(spot.text[begin - 1]) != none || spot.text[begin - 1] == '-' ||
                       spot.text[begin - 1] == '+'))
    --begin;
  const auto slip = value_slip(spot.text.substr(begin, end - begin));
  if (!slip) return std::nullopt;
  return TomlFinding{slip->found, begin, slip->expected, slip->advice};
}

Found value(const TomlSpot &spot) {
  if (spot.value == none) return std::nullopt;
  const auto token = spot.token(spot.value);
  if (token.empty()) {
    if (spot.inside('[')) {
      if (!spot.rest(spot.stop).starts_with(',')) return std::nullopt;
      return TomlFinding{"two commas follow each other"_msg, spot.stop,
                         "a value between commas"_msg, "remove one of the commas"_msg};
    }
    return TomlFinding{"behind the = there is nothing"_msg, spot.stop, "a value"_msg,
                       "write the value, or put # before the line if it is unknown"_msg};
  }
  const auto slip = value_slip(token);
  if (!slip) return std::nullopt;
  return TomlFinding{slip->found, spot.offset(token), slip->expected, slip->advice};
}

bool first_word_is_text(std::string_view token) {
  return token.find_first_not_of("0123456789+-_.:eTZxob") < token.find(' ');
}

Found text_without_quotes(const TomlSpot &spot) {
  if (spot.value == none) return std::nullopt;
  if (spot.inside('{') && trim(spot.rest(spot.stop)).starts_with(';'))
    return TomlFinding{"between { and } keys are set apart by \";\""_msg, spot.stop,
                       "a comma between keys"_msg, "write , instead of ;"_msg};
  auto token = spot.token(spot.value);
  const char first = token.empty() ? '"' : token.front();
  if (first == '"' || first == '\'' || first == '[' || first == '{' ||
      (digits.find(first) != none && !first_word_is_text(token)))
    return std::nullopt;
  const auto where = spot.offset(token);
  const bool half = token.size() > 1 && (token.ends_with('"') || token.ends_with('\''));
  if (half) token = trim(token.substr(0, token.size() - 1));
  const bool single = token.find_first_of("\\\"") != none;
  const std::string quote = single ? "'" : "\"";
  return TomlFinding{half ? "before the text the quote is missing: {1}"_msg(toml_quoted(token))
                          : "a text stands here without quotes: {1}"_msg(toml_quoted(token)),
                     where, "a number, true, false, a date, or a text in quotes"_msg,
                     "write `{1}`"_msg(quote + toml_beginning(token) + quote)};
}

Found something_behind(const TomlSpot &spot) {
  if (spot.value == none) return std::nullopt;
  const auto rest = trim(spot.rest(spot.stop));
  const auto before = trim(spot.text.substr(spot.value, spot.stop - spot.value));
  if (rest.empty() || before.empty()) return std::nullopt;
  if (before.ends_with('"') || before.ends_with('\''))
    return TomlFinding{
        "the text ends here, and something follows it: {1}"_msg(toml_quoted(rest)), spot.stop,
        "the end of the line"_msg,
        "a quote inside of a text is written \\\"; a text with an apostrophe stands in "
        "double quotes; # stands before a remark"_msg};
  return TomlFinding{"behind the value something else stands: {1}"_msg(toml_quoted(rest)),
                     spot.stop, "the end of the line"_msg,
                     "put it on a line of its own, or # before it if it is a remark"_msg};
}

}  // namespace

std::optional<TomlFinding> toml_comma(const TomlSpot &spot) {
  return decimal_comma(spot);
}

std::optional<TomlFinding> toml_value(const TomlSpot &spot) {
  return value(spot);
}

std::optional<TomlFinding> toml_behind(const TomlSpot &spot) {
  for (const auto look : {text_without_quotes, something_behind})
    if (auto finding = look(spot)) return finding;
  return std::nullopt;
}

}  // namespace jalon
