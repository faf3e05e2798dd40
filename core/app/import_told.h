// import_told.h - what an import tells of the rows that it did not keep.
#pragma once
#include <vector>

#include "core/base/message.h"
#include "core/territory/inventory.h"

namespace jalon {

class Words;

// A line for each reason why rows were set aside, those of other territories apart: how many rows,
// why, and the first of them as a spreadsheet numbers it. Most rows first; the rarest share a line.
std::vector<Message> set_aside_told(const Import &import, const Words &words);

}  // namespace jalon
