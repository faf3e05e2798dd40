#include "core/calc/calculator.h"

#include <cmath>

#include "core/base/text.h"

namespace jalon::calc {
namespace {

constexpr int k_most_depth = 32;

bool finite(const Json &value) {
  if (value.is_number_float()) return std::isfinite(value.get<double>());
  if (!value.is_structured()) return true;
  for (const auto &each : value)
    if (!finite(each)) return false;
  return true;
}

[[noreturn]] void not_finite() {
  throw Fault("the result is no finite number: these inputs have no answer of this kind"_msg);
}

Json field(const Answer &answer, const std::string &name) {
  for (const auto &[each, value] : answer.fields)
    if (each == name) return value;
  if (auto value = answer.described ? answer.described(name) : std::nullopt) return *value;
  std::vector<Message> known;
  for (const auto &each : answer.fields) known.emplace_back(each.first);
  throw Fault("this kind has no field `{1}` for these inputs"_msg(name), {},
              "one of: {1}"_msg(Message::joined(known)));
}

// Nobody asked for a zero with a sign.
Json without_negative_zero(Json value) {
  if (value.is_number_float() && value.get<double>() == 0) return 0.0;
  if (value.is_structured())
    for (auto &each : value) each = without_negative_zero(each);
  return value;
}

Json all_fields(const Answer &answer) {
  Json all = Json::object();
  for (const auto &[name, value] : answer.fields) all[name] = value;
  return all;
}

// The answer in the shape of `expected`.
Json shaped(const Answer &answer, const Json *expected) {
  if (expected && expected->is_object()) {
    Json all = Json::object();
    for (const auto &[name, ignored] : expected->items()) all[name] = field(answer, name);
    return all;
  }
  if (answer.value) return *answer.value;
  if (expected && answer.fields.size() == 1) return answer.fields.front().second;
  return all_fields(answer);
}

std::string convention_of(const Json &question, const Json &inputs) {
  for (const Json *part : {&inputs, &question}) {
    const auto found = part->find("convention");
    if (found == part->end() || found->is_null()) continue;
    if (!found->is_string())
      throw Fault("`convention` is {1}"_msg(kind_of_value(*found)), {}, "a text"_msg);
    return found->get<std::string>();
  }
  return {};
}

// Inputs that the kind does not know. One that looks like an input that is not given is a slip, and
// an answer without it would be an answer to something else; cases also say what they are about in
// keys of their own (item, ...), which are only told.
std::vector<std::string> ignored_inputs(const Kind &kind, const Inputs &inputs) {
  std::vector<std::string> ignored = inputs.ignored(), open;
  for (const auto &key : keys_of(kind))
    if (!inputs.has(key.name)) open.push_back(key.name);
  for (const auto &key : inputs.unasked()) {
    if (key == "convention") continue;
    if (const auto near = nearest(key, open))
      throw Fault("this kind has no input `{1}`"_msg(key), {}, "`{1}`?"_msg(*near),
                  "see jalon calc --list"_msg);
    ignored.push_back(key);
  }
  return ignored;
}

struct Valued {
  Json value;
  std::vector<std::string> ignored;  // inputs
};

Valued value_of(const Calculator &calculator, const Json &question) {
  if (!question.is_object())
    throw Fault("this case is {1}"_msg(kind_of_value(question)), {},
                "an object with `id`, `kind` and `inputs`"_msg);
  const auto id = question.find("id");
  if (id != question.end() && id->is_structured())
    throw Fault("`id` is {1}"_msg(kind_of_value(*id)), {}, "a text or a number"_msg);
  const auto kind = question.find("kind");
  if (kind == question.end() || !kind->is_string())
    throw Fault(kind == question.end() ? Message("the case has no `kind`"_msg)
                                       : "`kind` is {1}"_msg(kind_of_value(*kind)),
                {}, "the name of a kind"_msg, "see jalon calc --list"_msg);
  const auto &known = calculator.kind(kind->get<std::string>());
  const auto inputs = question.find("inputs");
  if (inputs == question.end()) throw Fault("the case has no `inputs`"_msg);
  if (!inputs->is_object())
    throw Fault("`inputs` is {1}"_msg(kind_of_value(*inputs)), {},
                "an object with the inputs by name: {1}"_msg(known.inputs));
  const Inputs given(*inputs, convention_of(question, *inputs));
  const Answer answer = answer_of(known, given);
  auto ignored = ignored_inputs(known, given);
  const auto expected = question.find("expected");
  Json value = shaped(answer, expected == question.end() ? nullptr : &*expected);
  if (!finite(value)) not_finite();
  return {without_negative_zero(std::move(value)), std::move(ignored)};
}

// Line and column, from 1, of the byte before which `n` others stand.
Place place_of(std::string_view text, std::size_t n, const std::string &file) {
  Place place{file, 1, 1};
  for (std::size_t i = 0; i < std::min(n, text.size()); ++i) {
    ++place.column;
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    }
  }
  return place;
}

}  // namespace

Calculator::Calculator() : kinds_(all_kinds()) {}

const Kind &Calculator::kind(const std::string &name) const {
  std::vector<std::string> names;
  for (const auto &kind : kinds_) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  const auto near = nearest(name, names);
  throw Fault(near ? "there is no kind `{1}`; did you mean `{2}`?"_msg(name, *near)
                   : "there is no kind `{1}`"_msg(name),
              {}, {}, "see jalon calc --list"_msg);
}

Json Calculator::answer(const Json &question) const {
  Json answer = Json::object();
  answer["id"] = nullptr;
  if (question.is_object())
    if (const auto id = question.find("id"); id != question.end() && !id->is_structured())
      answer["id"] = *id;
  try {
    auto valued = value_of(*this, question);
    answer["value"] = std::move(valued.value);
    if (!valued.ignored.empty()) answer["ignored"] = valued.ignored;
  } catch (const Fault &fault) {
    answer["error"] = fault.what();
  }
  return answer;
}

Answer answer_of(const Kind &kind, const Inputs &inputs) try {
  Answer answer = kind.answer(inputs);
  if (answer.value && !finite(*answer.value)) not_finite();
  return answer;
} catch (const Fault &) {
  throw;
} catch (const std::exception &e) {  // a library that refuses its arguments
  throw Fault("these inputs have no answer: {1}"_msg(std::string(e.what())));
}

Calculator::Answers Calculator::answer_text(std::string_view text) const {
  const Json json = parse_json(text, "-");
  if (!json.is_structured())
    throw Fault("this is {1}"_msg(kind_of_value(json)), {"-"}, "a case or a list of cases"_msg);
  Answers answers;
  const auto add = [&](const Json &question) {
    answers.list.push_back(answer(question));
    answers.complete = answers.complete && answers.list.back().contains("value");
  };
  if (json.is_object())
    add(json);
  else
    for (const auto &question : json) add(question);
  return answers;
}

Json parse_json(std::string_view text, const std::string &file) {
  const auto not_too_deep = [&](int depth, Json::parse_event_t, Json &) {
    if (depth > k_most_depth)
      throw Fault("this JSON is nested more than {1} deep"_msg(k_most_depth), {file});
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), not_too_deep);
  } catch (const Json::parse_error &e) {
    const Place place = place_of(text, e.byte > 0 ? e.byte - 1 : 0, file);
    if (trim(text).empty())
      throw Fault("nothing came in"_msg, {file}, "a case or a list of cases in JSON"_msg);
    std::string what = e.what();
    const auto at = what.find("column ");
    const auto colon = at == what.npos ? at : what.find(": ", at);
    throw Fault("this is no JSON: {1}"_msg(colon == what.npos ? what : what.substr(colon + 2)),
                place);
  } catch (const Json::exception &e) {
    throw Fault("this is no JSON: {1}"_msg(std::string(e.what())), {file});
  }
}

}  // namespace jalon::calc
