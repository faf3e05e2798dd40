#include "core/calc/answer.h"

#include <algorithm>

#include "core/base/text.h"

namespace jalon::calc {

Answer one(const std::string &name, Json value) {
  Answer answer;
  answer.value = value;
  answer.add(name, std::move(value));
  return answer;
}

Answer named(const std::string &name, Json value) {
  Answer answer;
  answer.add(name, std::move(value));
  return answer;
}

Json json_of(std::optional<double> value) {
  return value ? Json(*value) : Json();
}

std::optional<double> number_in_name(std::string_view text) {
  std::string number;
  for (const std::string_view minus : {"minus_", "minus", "m_", "m", "-"})
    if (text.starts_with(minus)) {
      number = "-";
      text.remove_prefix(minus.size());
      break;
    }
  number += text;
  const auto point = number.find('_');
  if (point != number.npos) number[point] = '.';
  return parse_number(number);
}

}  // namespace jalon::calc
