// file_amount.h - an amount of money as somebody's file writes it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/cents.h"
#include "core/base/fault.h"

namespace jalon {

// A number without spaces between its digits, a point for its decimals: "1 234,50" -> "1234.50".
// Where point and comma both stand, the last one is the decimal sign.
std::string with_point(const std::string &text);

// Blank is nothing; what is no amount, or has more than two decimals that count, is a fault too.
std::optional<Cents> file_amount(const std::string &text, const std::string &field,
                                 const Place &where, std::vector<Fault> &faults);

}  // namespace jalon
