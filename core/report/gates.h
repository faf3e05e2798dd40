// gates.h - the relevance gates of a measure that could not be read, so that nobody takes its
// figures for more than they are.
#pragma once
#include <string>
#include <vector>

#include "core/report/results.h"
#include "core/report/say.h"
#include "jalon/abi.h"

namespace jalon {

// The gates of `measure` whose indicator is unknown today (or is none of `indicators`, those of
// Results), in the order of their declaration.
std::vector<UnreadGate> unread_gates(const jalon_measure &measure,
                                     const std::vector<IndicatorResult> &indicators);

// Why there is little to gain behind a gate, as it stands within a sentence: models may end it with
// a full stop.
std::string gate_text(const Say &say, const std::string &otherwise);
// `known`: what is known of its indicator; then in which case there is little to gain.
std::string gate_doubt(const Say &say, const std::string &known, const std::string &otherwise);
// "to be confirmed: ...": what is unknown, and the text of the gate. "" if every gate was read.
std::string to_confirm_told(const Say &say, const ProjectResult &project);

}  // namespace jalon
