// chance.h - how likely a gain is, in words, and where the central value lies among the draws. A
// central value alone is no verdict: the draws say how much of it to believe.
#pragma once
#include <optional>
#include <string>

#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// Shares of the draws from which a chance is called so; below the last: "probably not".
inline constexpr double almost_sure = 0.90, probable = 0.67, undecided = 0.33;
// "almost surely", "probably", "undecided", "probably not"; "unknown" for none.
std::string likely_told(const Say &say, double chance);
// These thresholds in one sentence.
std::string thresholds_told(const Say &say);

// What the draws say of an account of an appraisal; nullptr if there is none, or no draw.
const Spread *spread_of(const AppraisalResult *appraisal, std::string_view account);
// An amount rounded to what the width of the likely range (P10 to P90) permits.
std::string drawn_money(const Say &say, double amount, const Spread &spread);
// "-€2.3M to +€5.9M", P10 to P90, so rounded.
std::string range_told(const Say &say, const Spread &spread);

// Share of the draws below a value, read from their histogram; nothing without any.
std::optional<double> share_below(const Spread &spread, double value);
// 1: the value lies above three draws of four, -1: below three of four, 0: in their middle half, or
// not known.
int off_centre(const Spread &spread, double value);
// That the central value of an account lies outside the middle half of its draws, with their median
// beside it; "" if it does not.
std::string off_centre_told(const Say &say, const AccountResult *account);

// The roadmap chooses by the central value: those that it leaves out although a gain is likelier
// with them than with one that it keeps, with their chances, as one sentence; "" if there is none.
// Those that no plan can hold, or that would bring the plan nothing, are no choice.
std::string likelier_left_out_told(const Say &say, const Results &results);

}  // namespace jalon
