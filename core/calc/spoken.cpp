#include "core/calc/spoken.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/calc/calculator.h"

namespace jalon::calc {
namespace {

std::optional<double> number_in(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  const auto x = parse_number(trim(text));
  return x && percent ? std::optional(*x / 100) : x;
}

double number_for(const std::string &key, const std::string &text) {
  const auto x = number_in(text);
  if (!x)
    throw Fault("`{1}` is given as \"{2}\""_msg(key, text), {},
                "a number, such as {1}, {2} or {3}"_msg("1200", "-0.5", "4%"));
  return *x;
}

std::vector<std::string> parts_of(const std::string &text) {
  std::string blanks = text;
  std::replace_if(
      blanks.begin(), blanks.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
  return words_of(blanks);
}

Json value_for(const InputKey &key, const std::string &text) {
  if (text.starts_with('[') || text.starts_with('{')) return parse_json(text, "--" + key.name);
  switch (key.form) {
    case InputKey::Form::number:
      return number_for(key.name, text);
    case InputKey::Form::text:
      return text;
    case InputKey::Form::json:
      return number_in(text) ? Json(*number_in(text)) : parse_json(text, "--" + key.name);
    case InputKey::Form::numbers:
    case InputKey::Form::dates:
      break;
  }
  Json list = Json::array();
  for (const auto &part : parts_of(text))
    list.push_back(key.form == InputKey::Form::dates ? Json(part)
                                                     : Json(number_for(key.name, part)));
  return list;
}

const InputKey &key_named(const std::vector<InputKey> &keys, const std::string &name,
                          const Kind &kind) {
  std::vector<std::string> names;
  for (const auto &key : keys) {
    if (key.name == name) return key;
    names.push_back(key.name);
  }
  const auto near = nearest(name, names);
  throw Fault(near ? "`{1}` has no input `{2}`; did you mean `{3}`?"_msg(kind.name, name, *near)
                   : "`{1}` has no input `{2}`"_msg(kind.name, name),
              {}, "its inputs: {1}"_msg(kind.inputs));
}

void place_numbers(const std::vector<InputKey> &keys, const std::vector<std::string> &numbers,
                   const Kind &kind, Json &inputs) {
  if (numbers.empty()) return;
  for (const auto &key : keys)
    if (key.form == InputKey::Form::numbers && !inputs.contains(key.name)) {
      inputs[key.name] = Json::array();
      for (const auto &text : numbers) inputs[key.name].push_back(number_for(key.name, text));
      return;
    }
  std::size_t next = 0;
  for (const auto &key : keys)
    if (key.form == InputKey::Form::number && !inputs.contains(key.name) && next < numbers.size())
      inputs[key.name] = number_for(key.name, numbers[next++]);
  if (next < numbers.size())
    throw Fault("`{1}` has no place for {2}"_msg(kind.name, numbers[next]), {},
                "its inputs: {1}"_msg(kind.inputs));
}

bool is_rate(std::string_view name) {
  static constexpr std::array<std::string_view, 8> rates{
      "irr", "xirr", "mirr", "rate", "rri", "effect", "nominal", "first_year_return"};
  return name == "all_rates" || std::find(rates.begin(), rates.end(), name) != rates.end();
}

// As many digits as are needed for nine figures.
std::string figure(double x, const Words &words) {
  const double size = std::fabs(x);
  if (x != 0 && (size < 1e-6 || size >= 1e15)) return plain(x);
  const int most =
      x == 0 ? 0 : std::clamp(8 - static_cast<int>(std::floor(std::log10(size))), 0, 12);
  const auto rounded = [&](int digits) {
    const double scale = std::pow(10, digits);
    return std::round(x * scale) / scale;
  };
  int digits = 0;
  while (digits < most && rounded(digits) != rounded(most)) ++digits;
  return words.number(x, digits);
}

std::string shown(const std::string &name, const Json &value, const Words &words) {
  if (value.is_null()) return Message("none"_msg).in(words);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return plain(value.get<double>());  // a year, a generator's number
  if (value.is_number())
    return is_rate(name) ? words.percent(value.get<double>(), 4)
                         : figure(value.get<double>(), words);
  std::string text;
  for (const auto &[key, each] : value.items()) {
    if (!text.empty()) text += "; ";
    if (value.is_object()) text += key + " ";
    text += each.is_array() ? "(" + shown(name, each, words) + ")" : shown(name, each, words);
  }
  return text;
}

}  // namespace

Json inputs_of(const Kind &kind, const std::vector<std::string> &words) {
  const auto keys = keys_of(kind);
  Json inputs = Json::object();
  std::vector<std::string> numbers, said;
  bool named = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    if (named && word == "--") {
      named = false;
      continue;
    }
    if (!named || !word.starts_with("--")) {
      said.push_back(word);
      for (const auto &part : parts_of(word)) numbers.push_back(part);
      continue;
    }
    const auto equals = word.find('=');
    std::string name = word.substr(2, equals == word.npos ? word.npos : equals - 2);
    std::replace(name.begin(), name.end(), '-', '_');
    const InputKey &key = key_named(keys, name, kind);
    if (equals == word.npos && i + 1 == words.size())
      throw Fault("--{1} is given without a value"_msg(name));
    inputs[name] = value_for(key, equals == word.npos ? words[++i] : word.substr(equals + 1));
  }
  // "-100,5 60,3": two numbers with a decimal comma, or two lists?
  for (const auto &word : said)
    if (said.size() > 1 && word.find_first_of(",;") != word.npos)
      throw Fault("\"{1}\" holds a comma, among other numbers"_msg(word), {},
                  "numbers with a decimal point, apart by blanks: {1}"_msg("-100.5 60.3"),
                  "a list with commas stands alone: {1}"_msg("-100,60,60"));
  place_numbers(keys, numbers, kind, inputs);
  return inputs;
}

std::vector<Message> doubts_about(const Kind &kind, const Json &inputs) {
  std::vector<Message> doubts;
  for (const auto &key : keys_of(kind)) {
    const auto given = inputs.find(key.name);
    if (key.form != InputKey::Form::number || key.name.find("rate") == key.name.npos ||
        given == inputs.end() || !given->is_number() || std::fabs(given->get<double>()) <= 1)
      continue;
    const double x = given->get<double>();
    doubts.push_back("`{1}` = {2} is taken as {3} %; {2} % is written {2}% or {4}"_msg(
        key.name, x, 100 * x, x / 100));
  }
  return doubts;
}

std::string told(const Kind &kind, const Answer &answer, const Words &words) {
  std::string text = kind.name + ": " + kind.says.in(words) + "\n";
  std::size_t widest = 0;
  for (const auto &[name, value] : answer.fields) widest = std::max(widest, name.size());
  for (const auto &[name, value] : answer.fields)
    text +=
        "  " + name + std::string(widest - name.size() + 2, ' ') + shown(name, value, words) + "\n";
  for (const auto &each : answer.told) text += each.in(words) + "\n";
  return text;
}

std::string listed(const std::vector<Kind> &kinds, const Words &words) {
  std::string text;
  for (const auto &kind : kinds) {
    std::string inputs;
    for (const auto &key : keys_of(kind))
      inputs += " " + (key.optional ? "[" + key.name + "]" : key.name);
    text += kind.name + inputs + "\n    " + kind.says.in(words) + "\n";
  }
  return text;
}

}  // namespace jalon::calc
