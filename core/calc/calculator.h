// calculator.h - answers cases: one kind of indicator each, from inputs given by name.
//
// A case is a JSON object `{"id", "kind", "inputs"}`. `expected`, where it is present, says by its
// shape which form of answer is wanted (its values are never looked at): an object asks for the
// fields of its names, anything else for one value; without it the kind's own form is given.
// `convention`, beside the inputs or among them, chooses between conventions. Other keys are
// ignored.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/calc/kind.h"

namespace jalon::calc {

class Calculator {
 public:
  Calculator();
  const std::vector<Kind> &kinds() const { return kinds_; }
  // Throws Fault, with the nearest name, for none.
  const Kind &kind(const std::string &name) const;

  // {"id", "value"} or {"id", "error"}; never throws for what a case may hold.
  Json answer(const Json &question) const;

  struct Answers {
    Json list = Json::array();  // one for each case, in their order
    bool complete = true;       // none is an error
  };
  // One case or a list of cases. Throws Fault, with line and column, for what is no JSON.
  Answers answer_text(std::string_view text) const;

 private:
  std::vector<Kind> kinds_;
};

// The answer of a kind. Throws Fault for whatever is wrong with the inputs, also where a library
// refuses them, and where the one value asked for is no finite number.
Answer answer_of(const Kind &kind, const Inputs &inputs);

// The JSON of a text, no deeper than cases are. Throws Fault, with line and column.
Json parse_json(std::string_view text, const std::string &file);

}  // namespace jalon::calc
