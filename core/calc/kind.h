// kind.h - the kinds of cases: name, inputs, convention, and the function that answers.
//
// Each kinds_*.cpp holds a table and the functions beside it; the arithmetic is core/appraisal's.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/calc/answer.h"

namespace jalon::calc {

struct Kind {
  std::string name;
  // Keys of the inputs, those in brackets may be left out; a key is a number unless ":numbers",
  // ":dates", ":text" or ":json" (as in a case) says otherwise. "values:numbers rate [guess]"
  std::string inputs;
  Message says;  // what it is and by which convention, in one line
  Answer (*answer)(const Inputs &);
};

// One input as the list above declares it.
struct InputKey {
  std::string name;
  enum class Form { number, numbers, dates, text, json } form = Form::number;
  bool optional = false;
};
std::vector<InputKey> keys_of(const Kind &kind);

std::vector<Kind> flow_kinds();
std::vector<Kind> dated_kinds();
std::vector<Kind> annuity_kinds();
std::vector<Kind> ratio_kinds();
std::vector<Kind> timing_kinds();
std::vector<Kind> energy_kinds();
std::vector<Kind> path_kinds();
std::vector<Kind> public_kinds();
std::vector<Kind> distribution_kinds();
std::vector<Kind> sensitivity_kinds();
std::vector<Kind> sampling_kinds();
std::vector<Kind> all_kinds();

}  // namespace jalon::calc
