#include "core/report/sentences.h"

namespace jalon {
namespace {

// Places count from {1} in the order they stand.
std::optional<std::vector<std::string>> match(const std::string &text,
                                              const std::string &sentence) {
  std::vector<std::string> arguments;
  std::size_t at = 0, in = 0;
  for (;;) {
    const std::size_t place = text.find('{', at);
    const std::string fixed = text.substr(at, place == text.npos ? place : place - at);
    const bool last = place == text.npos;
    if (arguments.empty() && at == 0) {
      if (sentence.compare(0, fixed.size(), fixed) != 0) return std::nullopt;
      in = fixed.size();
    } else {
      // The last fixed part ends the sentence; one in between is taken where it comes first.
      const bool ends = sentence.size() >= in + fixed.size() &&
                        sentence.compare(sentence.size() - fixed.size(), fixed.size(), fixed) == 0;
      const std::size_t found =
          last ? (ends ? sentence.size() - fixed.size() : sentence.npos) : sentence.find(fixed, in);
      if (found == sentence.npos) return std::nullopt;
      arguments.push_back(sentence.substr(in, found - in));
      in = found + fixed.size();
    }
    if (last) break;
    at = place + 3;
  }
  return in == sentence.size() ? std::optional(arguments) : std::nullopt;
}

}  // namespace

const std::vector<std::string> &known_sentences() {
  static const std::vector<std::string> all = {
      // settings: marks of figures
      "expired on {1}: to verify",
      "not valid before {1}: to verify",
      "no source given: to verify",
      "converted from {1} at {2}",
      "in {1}, not converted: no rate is known",
      // warnings of a run
      "There is no inventory of \"{1}\": where the model needs it, it uses figures of peers.",
      "There is no inventory of \"{1}\" yet: it was estimated from the town's population.",
      "Project \"{1}\": {2} of {3} draws lie outside what the model can say and were left out.",
      "Together, \"{1}\" and \"{2}\" are worth less than the better one alone: the roadmap takes "
      "at "
      "most one of them.",
      "No own funds are given: the roadmap assumes that money is no limit.",
  };
  return all;
}

std::optional<Recognised> recognise(const std::string &sentence) {
  for (const auto &text : known_sentences())
    if (auto arguments = match(text, sentence)) return Recognised{text, std::move(*arguments)};
  return std::nullopt;
}

}  // namespace jalon
