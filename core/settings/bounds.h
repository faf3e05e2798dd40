// bounds.h - a number held against the bounds of its key. Inside this room only.
#pragma once
#include <string>

#include "core/base/message.h"
#include "core/settings/settings.h"

namespace jalon {

// The bounds of a key in its unit as the dossier spells it, at the rates `units` knows.
Bounds bounds_of(const Key &key, const Units &units);

// A bound given in another unit may be missed by the last digit: it is met, then.
bool meets(double x, double bound);

std::string amount(double x, const std::string &unit);  // "3 EUR", "3" for a plain number
// "at most 3 EUR", of the bound that x has passed.
Message bound_expected(double x, double bound, const std::string &unit);

}  // namespace jalon
