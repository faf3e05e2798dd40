// summary.h - the results of a run in a screenful of text.
#pragma once
#include <string>

#include "core/base/words.h"
#include "core/report/results.h"

namespace jalon {

// At most 38 lines (3 more where rules are compared) for the terminal, which folds long ones, in
// the language of `words`, each ended by a newline: what we have, what it would cost and bring
// (with the open question that puts it in doubt), what is worth it and refused with what is
// lacking, the plan, each project with its likely range and the chance of a gain, what is uncertain
// (draws and whether they are enough, each project's chance of loss and what that hangs on), what
// to do next (missing data first). Lists are shortened to a few items and say how many more there
// are. Colours (ANSI) only if asked. Control characters in texts of the results are replaced: a
// title cannot drive a terminal.
std::string summary(const Results &results, const Words &words, bool colour);

}  // namespace jalon
