// screening.h - uncertain figures that move no result, told before anything costly is asked of
// them.
#pragma once
#include <cstdint>
#include <vector>

#include "core/uncertainty/experiment.h"
#include "core/uncertainty/joint.h"

namespace jalon {

inline constexpr std::size_t k_screened = 64;  // points

// By group of `joint`: whether drawing the group anew, all else as it is, changes one bit of one
// output at one of 64 points spread over the joint distribution. A group that does not is taken to
// move nothing: it might, in a corner that none of the points lies in. 64 * (groups + 1) points are
// evaluated. Of a stopped run, groups not come to are told as moving.
std::vector<bool> moving_groups(const Function &function, const Joint &joint, std::uint64_t seed,
                                const ExperimentOptions &options);

}  // namespace jalon
