#include <algorithm>
#include <iostream>
#include <iterator>

#include "core/app/commands.h"
#include "core/app/program.h"
#include "core/calc/calculator.h"
#include "core/calc/spoken.h"

namespace jalon {

int command_calc(const CalcOptions &o, const Words &words) {
  const calc::Calculator calculator;
  if (o.json) {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const auto answers = calculator.answer_text(text);
    std::cout << answers.list.dump(1) << "\n";
    return answers.complete ? done : bad_input;
  }
  auto given = o.words;
  // --lang was read before the words were looked up; it may stand anywhere.
  for (auto at = given.begin(); at != given.end() && *at != "--";)
    at = at->starts_with("--lang=") ? given.erase(at)
         : *at == "--lang"          ? given.erase(at, std::min(at + 2, given.end()))
                                    : at + 1;
  if (o.list || given.empty()) {
    std::cout << calc::listed(calculator.kinds(), words);
    return done;
  }
  const auto &kind = calculator.kind(given.front());
  given.erase(given.begin());
  if (std::any_of(given.begin(), given.end(),
                  [](const auto &word) { return word == "--help" || word == "-h"; })) {
    std::cout << calc::listed({kind}, words);
    return done;
  }
  const auto inputs = calc::inputs_of(kind, given);
  for (const auto &doubt : calc::doubts_about(kind, inputs))
    std::cerr << "jalon: " << doubt.in(words) << "\n";
  std::cout << calc::told(kind, calc::answer_of(kind, calc::Inputs(inputs)), words);
  return done;
}

}  // namespace jalon
