// slip.h - the slip of one key, for codes: in a few signs any two are near each other.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

// Whether one sign added, taken out or changed, or two neighbours exchanged, makes one of the
// other (capitals of ASCII do not count). Not for equal texts.
bool one_slip_apart(std::string_view a, std::string_view b);

// The candidate one slip apart; nothing if there is none or more than one.
std::optional<std::string> one_slip_from(std::string_view name,
                                         const std::vector<std::string> &candidates);

}  // namespace jalon
