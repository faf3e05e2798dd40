// spoken.h - a case from the words of a command line, and its answer for a person.
#pragma once
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/calc/kind.h"

namespace jalon::calc {

// The inputs that `words` give: "--rate 0.04", "--rate=4%", "--dates 2026-01-01,2027-01-01",
// "--anchors '{"2030": 250}'", '-' and '_' alike; numbers without a name (after "--" or not) fill
// the first list of the kind, or, in their order, its single numbers that are not given by name.
// Throws Fault for a name the kind does not have, and for what is no number.
Json inputs_of(const Kind &kind, const std::vector<std::string> &words);

// Rates that were probably meant in per cent: 4 is 400 %.
std::vector<Message> doubts_about(const Kind &kind, const Json &inputs);

// The answer in lines, numbers as the reader writes them.
std::string told(const Kind &kind, const Answer &answer, const Words &words);
// "irr     values [guess]" and below it what it is; one kind after another.
std::string listed(const std::vector<Kind> &kinds, const Words &words);

}  // namespace jalon::calc
