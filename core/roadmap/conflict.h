// conflict.h - a small set of constraints that cannot hold together.
#pragma once
#include <functional>
#include <vector>

#include "core/roadmap/constraint.h"

namespace jalon {

// `impossible(set)`: no plan keeps to this set (it may say false when it does not know). Given that
// `all` is impossible: a part of it that is, each element of which is necessary, those that come
// first in `all` being preferred. QuickXplain: U. Junker, AAAI 2004.
std::vector<Constraint> conflict_in(
    const std::vector<Constraint> &all,
    const std::function<bool(const std::vector<Constraint> &)> &impossible);

}  // namespace jalon
