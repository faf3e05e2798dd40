// Rates of return of a million series of 21 flows.
#include <benchmark/benchmark.h>
#include <sys/mman.h>

#include <new>
#include <random>
#include <vector>

#include "core/appraisal/indicators.h"
#include "core/appraisal/irr_many.h"
#include "tests/bench/bench.h"

namespace bench {
namespace {

constexpr std::size_t k_series = 1'000'000, k_flows = 21;

// [year][series], in large pages where the system has them, as numpy asks for its arrays. Kept for
// the run.
const double *cells() {
  static const double *const made = [] {
    constexpr std::size_t bytes = k_flows * k_series * sizeof(double);
    constexpr std::align_val_t page{2 << 20};
    auto *const all = static_cast<double *>(::operator new(bytes, page));
    ::madvise(all, bytes, MADV_HUGEPAGE);
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> unit(0, 1);
    for (std::size_t i = 0; i < k_series; ++i) {
      all[i] = -1000 * (0.5 + unit(random));
      const double saved = 60 + 80 * unit(random);
      for (std::size_t t = 1; t < k_flows; ++t)
        all[t * k_series + i] = saved * (0.97 + 0.06 * unit(random));
    }
    return all;
  }();
  return made;
}

void many(benchmark::State &state, std::size_t n) {
  std::vector<const double *> flows;
  for (std::size_t t = 0; t < k_flows; ++t) flows.push_back(cells() + t * k_series);
  std::vector<double> out(k_series);
  for (auto _ : state) jalon::irr_many(flows, n, out.data());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n));
}

void one_by_one(benchmark::State &state) {
  std::vector<double> series(k_flows);
  std::size_t i = 0;
  for (auto _ : state) {
    for (std::size_t t = 0; t < k_flows; ++t) series[t] = cells()[t * k_series + i];
    benchmark::DoNotOptimize(jalon::irr(series));
    i = (i + 1) % k_series;
  }
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

void register_rates() {
  const auto add = [](const char *name, std::function<void(benchmark::State &)> work) {
    benchmark::RegisterBenchmark(name, std::move(work))->UseRealTime()->Repetitions(3);
  };
  add("rates_of_a_million", [](auto &s) { many(s, k_series); });
  add("rates_of_a_block", [](auto &s) { many(s, 1024); });
  add("rates_one_by_one", one_by_one);
  auto &f = figures();
  f.push_back({"rates of return of a million series, from memory: ns a series and thread",
               "rates_of_a_million", "", "<= 20"});
  f.push_back({"rates of return of 1,024 series, from the cache: ns a series and thread",
               "rates_of_a_block", "", "<= 20"});
  f.push_back({"  one by one over them", "rates_one_by_one", "rates_of_a_million", ""});
  f.push_back({"  numpy's Newton in blocks over them", "numpy_irr", "rates_of_a_million", ""});
}

}  // namespace bench
