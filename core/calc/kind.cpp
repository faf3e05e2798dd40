#include "core/calc/kind.h"

#include "core/base/text.h"

namespace jalon::calc {

std::vector<InputKey> keys_of(const Kind &kind) {
  std::vector<InputKey> keys;
  for (std::string word : words_of(kind.inputs)) {
    InputKey key;
    if (word.front() == '[') {
      key.optional = true;
      word = word.substr(1, word.size() - 2);
    }
    const auto colon = word.find(':');
    key.name = word.substr(0, colon);
    const std::string form = colon == word.npos ? "" : word.substr(colon + 1);
    if (form == "numbers") key.form = InputKey::Form::numbers;
    if (form == "dates") key.form = InputKey::Form::dates;
    if (form == "text") key.form = InputKey::Form::text;
    if (form == "json") key.form = InputKey::Form::json;
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<Kind> all_kinds() {
  std::vector<Kind> all;
  for (auto *part :
       {flow_kinds, dated_kinds, annuity_kinds, ratio_kinds, timing_kinds, energy_kinds, path_kinds,
        public_kinds, distribution_kinds, sensitivity_kinds, sampling_kinds})
    for (auto &kind : part()) all.push_back(std::move(kind));
  return all;
}

}  // namespace jalon::calc
