// answer.h - what a kind of case answers: named fields, and one of them or none that stands for
// all.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/calc/inputs.h"

namespace jalon::calc {

struct Answer {
  // Fields by name, in the order shown; null = there is none ("never paid back").
  std::vector<std::pair<std::string, Json>> fields{};
  // Fields that a name itself describes, npv_11 or quantile_0_05; nothing for other names.
  std::function<std::optional<Json>(std::string_view)> described{};
  // The answer as one value; without one the fields are the answer. Both may be asked for.
  std::optional<Json> value{};
  // What a person is told besides.
  std::vector<Message> told{};

  Answer &add(std::string name, Json value) {
    fields.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// A kind with one value that is also known by name.
Answer one(const std::string &name, Json value);
// The same, where the value is asked for by its name unless a case says otherwise.
Answer named(const std::string &name, Json value);
// Null for nothing.
Json json_of(std::optional<double> value);

// "0_05" -> 0.05, "3" -> 3, "minus_2" or "m2" -> -2; nothing for what is no number.
std::optional<double> number_in_name(std::string_view text);

}  // namespace jalon::calc
