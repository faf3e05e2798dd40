// sentences.h - English sentences that other rooms have put together, in the reader's language.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace jalon {

// A sentence taken apart: the text of the catalogue it was made from, and what stands at {1}, {2}.
struct Recognised {
  std::string text;
  std::vector<std::string> arguments;
};

// Nothing if the sentence follows none of the known texts: it is then shown as it is.
std::optional<Recognised> recognise(const std::string &sentence);

// The known texts, so that a test finds them all in the catalogue.
const std::vector<std::string> &known_sentences();

}  // namespace jalon
