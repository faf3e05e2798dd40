// Runs all benchmarks, then prints each figure as a ratio of two of them.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>

#include "tests/bench/bench.h"

namespace bench {

std::vector<Ratio> &ratios() {
  static std::vector<Ratio> all;
  return all;
}

namespace {

class Keeper : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run> &runs) override {
    for (const auto &run : runs)
      if (run.aggregate_name == "median" || run.repetitions <= 1)
        times[run.run_name.function_name] = run.GetAdjustedRealTime();
    ConsoleReporter::ReportRuns(runs);
  }
  std::map<std::string, double> times;
};

}  // namespace
}  // namespace bench

int main(int argc, char **argv) {
  bench::register_boundary();
  bench::register_startup();
  benchmark::Initialize(&argc, argv);
  bench::Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  std::printf("\n%-66s %8s   %s\n", "ratio", "here", "goal");
  for (const auto &r : bench::ratios())
    if (keeper.times.contains(r.numerator) && keeper.times.contains(r.denominator))
      std::printf("%-66s %8.3f   %s\n", r.what.c_str(),
                  keeper.times[r.numerator] / keeper.times[r.denominator], r.goal.c_str());
}
