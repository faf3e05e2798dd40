// Runs all benchmarks and the peers, then prints each figure as a ratio of two of them.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/bench/bench.h"

namespace bench {

std::vector<Figure> &figures() {
  static std::vector<Figure> all;
  return all;
}

std::vector<std::function<void(Measured &)>> &others() {
  static std::vector<std::function<void(Measured &)>> all;
  return all;
}

namespace {

// Keeps the best of the repetitions: what else runs on the machine can only add.
class Keeper : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run> &runs) override {
    for (const auto &run : runs) {
      if (run.error_occurred || run.run_type != Run::RT_Iteration) continue;
      const auto items = run.counters.find("items_per_second");
      const double time =
          items == run.counters.end() ? run.GetAdjustedRealTime() : 1e9 / items->second;
      const auto [at, is_new] = measured.emplace(run.run_name.function_name, time);
      if (!is_new) at->second = std::min(at->second, time);
    }
    ConsoleReporter::ReportRuns(runs);
  }
  Measured measured;
};

}  // namespace
}  // namespace bench

int main(int argc, char **argv) {
  constexpr std::string_view draw = "--draw-and-leave=";
  if (argc == 2 && std::string_view(argv[1]).starts_with(draw))
    return bench::draw_and_leave(std::strtoull(argv[1] + draw.size(), nullptr, 10));
  bench::register_boundary();
  bench::register_startup();
  bench::register_retrofit();
  bench::register_champaign();
  bench::register_rates();
  bench::register_peers();
  bench::register_memory();
  bench::register_imports();
  const bool all = argc == 1;  // peers and children only with everything
  benchmark::Initialize(&argc, argv);
  bench::Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  if (all)
    for (const auto &other : bench::others()) other(keeper.measured);
  std::printf("\n%-78s %10s   %s\n", "figure", "here", "goal");
  for (const auto &f : bench::figures()) {
    const auto numerator = keeper.measured.find(f.numerator);
    const auto denominator = keeper.measured.find(f.denominator);
    if (numerator == keeper.measured.end()) continue;
    if (!f.denominator.empty() && denominator == keeper.measured.end()) continue;
    std::printf("%-78s %10.3f   %s\n", f.what.c_str(),
                numerator->second / (f.denominator.empty() ? 1 : denominator->second),
                f.goal.c_str());
  }
}
