// bench.h - what the parts of the benchmark share.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bench {

// What was measured, by name: nanoseconds per item (a draw, a series, a start), or another unit
// that the name's figure states.
using Measured = std::map<std::string, double>;

// One figure: the numerator over the denominator, or the numerator itself if there is none.
struct Figure {
  std::string what, numerator, denominator, goal;
};
std::vector<Figure> &figures();
// What is measured by other means than Google Benchmark, after it.
std::vector<std::function<void(Measured &)>> &others();

void register_boundary();
void register_startup();
void register_retrofit();
void register_champaign();
void register_rates();
void register_peers();
void register_memory();
void register_imports();

// Appraises this many draws of a shipped project and prints its peak of memory, MB.
int draw_and_leave(std::uint64_t draws);

}  // namespace bench
