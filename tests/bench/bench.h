// bench.h - what the parts of the benchmark share.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace bench {

// One figure: `time` of something over `time` of what it is compared with.
struct Ratio {
  std::string what, numerator, denominator, goal;
};
std::vector<Ratio> &ratios();

void register_boundary();
void register_startup();

}  // namespace bench
