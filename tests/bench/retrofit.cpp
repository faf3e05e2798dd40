// The retrofit appraised over draws: by Jalon (sampling, plugin through the boundary, ledger,
// tallies), and by the fused loop.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "core/appraisal/irr_many.h"
#include "core/uncertainty/columns.h"
#include "core/uncertainty/distribution.h"
#include "core/uncertainty/monte_carlo.h"
#include "core/uncertainty/sobol_indices.h"
#include "tests/bench/bench.h"
#include "tests/bench/fused.h"
#include "tests/bench/retrofit_case.h"

namespace bench {
namespace {

using jalon::Appraiser;
constexpr std::size_t k_draws = 1 << 17, k_block = jalon::k_chunk;
constexpr std::uint64_t k_base = 65536;  // of Sobol indices, as performance is usually told

std::vector<std::string> names_of(const RetrofitCase &c) {
  std::vector<std::string> names;
  for (const auto &f : c.appraiser.factors()) names.push_back(f.path);
  return names;
}

void by_jalon(benchmark::State &state, Appraiser::Wanted wanted, unsigned threads) {
  const RetrofitCase &c = retrofit_case();
  const auto function = c.appraiser.function({c.comparison}, wanted);
  for (auto _ : state) {
    jalon::MonteCarlo draws(c.joint, jalon::Sampling::sobol, 1, k_draws, function.outputs);
    jalon::ExperimentOptions options;
    options.threads = threads;
    jalon::run(draws, function, options);
    benchmark::DoNotOptimize(draws.draws());
  }
  state.SetItemsProcessed(state.iterations() * k_draws);
}

// Draws made and appraised, nothing of their distribution: what the fused loop does.
void drawn(benchmark::State &state) {
  const RetrofitCase &c = retrofit_case();
  const auto function = c.appraiser.function({c.comparison}, Appraiser::Wanted::everything);
  const jalon::Points points(jalon::Sampling::sobol, 1, names_of(c), k_draws);
  const jalon::Columns in(k_figures, 1, k_block), out(function.outputs, 1, k_block);
  std::vector<std::uint8_t> rejected(k_block);
  for (auto _ : state)
    for (std::size_t first = 0; first < k_draws; first += k_block) {
      c.joint.draw(points, first, k_block, in.all());
      function.evaluate(first, k_block, in.read(), out.all(), rejected.data());
    }
  state.SetItemsProcessed(state.iterations() * k_draws);
}

// Only the model and the ledger, of draws made before.
void appraised(benchmark::State &state) {
  const RetrofitCase &c = retrofit_case();
  const auto function = c.appraiser.function({c.comparison}, Appraiser::Wanted::values);
  const jalon::Points points(jalon::Sampling::sobol, 1, names_of(c), k_block);
  const jalon::Columns in(k_figures, 1, k_block), out(2, 1, k_block);
  c.joint.draw(points, 0, k_block, in.all());
  std::vector<std::uint8_t> rejected(k_block);
  for (auto _ : state) function.evaluate(0, k_block, in.read(), out.all(), rejected.data());
  state.SetItemsProcessed(state.iterations() * k_block);
}

void sampled(benchmark::State &state, jalon::Sampling sampling) {
  const RetrofitCase &c = retrofit_case();
  const jalon::Points points(sampling, 1, names_of(c), k_draws);
  const jalon::Columns in(k_figures, 1, k_block);
  std::uint64_t first = 0;
  for (auto _ : state) {
    c.joint.draw(points, first, k_block, in.all());
    first = (first + k_block) % k_draws;
  }
  state.SetItemsProcessed(state.iterations() * k_block);
}

const std::vector<Quantiles> &tables() {
  static const auto made = [] {
    const RetrofitCase &c = retrofit_case();
    std::vector<Quantiles> all;
    for (const auto place : c.factor) {
      const auto &figure = c.appraiser.factors()[place].figure;
      auto &table = all.emplace_back();
      table.front() = figure.low;
      for (std::size_t i = 1; i < k_steps; ++i)
        table[i] = jalon::quantile(figure, static_cast<double>(i) / k_steps);
      table[k_steps] = table[k_steps + 1] = figure.high;
    }
    return all;
  }();
  return made;
}

// What one loop by hand takes for the same: draws, values, their sums.
void by_hand(benchmark::State &state, bool flows) {
  const std::span<const Quantiles, k_figures> quantiles(tables().data(), k_figures);
  const jalon::Columns figures(k_figures, 1, k_block), values(2, 1, k_block),
      yearly(2, k_years, k_block), rates(2, 1, k_block);
  std::vector<const double *> of_authority, of_all;
  for (std::size_t y = 0; y < k_years; ++y) {
    of_authority.push_back(yearly[0] + y * k_block);
    of_all.push_back(yearly[1] + y * k_block);
  }
  for (auto _ : state) {
    double sum = 0;
    for (std::size_t first = 0; first < k_draws; first += k_block) {
      fused_draw(first, k_block, quantiles, figures.all());
      if (flows) {
        fused_flows(k_block, figures.read(), values[0], values[1], yearly[0], yearly[1]);
        jalon::irr_many(of_authority, k_block, rates[0]);
        jalon::irr_many(of_all, k_block, rates[1]);
      } else {
        fused_values(k_block, figures.read(), values[0], values[1]);
      }
      for (std::size_t i = 0; i < k_block; ++i) sum += values[1][i];
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * k_draws);
}

// The fused loop on as many threads as there are cores, each for itself: what this machine's cores
// give together to work that shares nothing.
void by_hand_all_cores(benchmark::State &state) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const std::span<const Quantiles, k_figures> quantiles(tables().data(), k_figures);
  for (auto _ : state) {
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < cores; ++t)
      threads.emplace_back([&] {
        const jalon::Columns figures(k_figures, 1, k_block), values(2, 1, k_block);
        double sum = 0;
        for (std::size_t first = 0; first < k_draws; first += k_block) {
          fused_draw(first, k_block, quantiles, figures.all());
          fused_values(k_block, figures.read(), values[0], values[1]);
          for (std::size_t i = 0; i < k_block; ++i) sum += values[1][i];
        }
        benchmark::DoNotOptimize(sum);
      });
  }
  state.SetItemsProcessed(state.iterations() * k_draws * cores);
}

// The fused loop as a function of the factors: what an experiment costs without a model.
jalon::Function fused_function() {
  return {k_figures, 2,
          [](std::uint64_t, std::size_t n, std::span<const double *const> in,
             std::span<double *const> out, std::uint8_t *) {
            std::array<const double *, k_figures> figures;
            for (std::size_t k = 0; k < k_figures; ++k) figures[k] = in[retrofit_case().factor[k]];
            fused_values(n, figures, out[0], out[1]);
          }};
}

void sobol_indices(benchmark::State &state, const jalon::Function &function, unsigned threads) {
  const RetrofitCase &c = retrofit_case();
  const auto transform = [&](std::size_t n, std::span<const std::uint32_t *const> coordinates,
                             std::span<double *const> values) {
    c.joint.transform(n, coordinates, values);
  };
  std::uint64_t evaluated = 0;
  for (auto _ : state) {
    jalon::SobolIndices indices(names_of(c), c.joint.groups(), transform, function.outputs, k_base,
                                1);
    jalon::ExperimentOptions options;
    options.threads = threads;
    evaluated += jalon::run(indices, function, options);
    benchmark::DoNotOptimize(indices.of(Appraiser::collective(0)));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(evaluated));
}

void add(const char *name, std::function<void(benchmark::State &)> work) {
  benchmark::RegisterBenchmark(name, std::move(work))
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime()
      ->Repetitions(3);
}

}  // namespace

void register_retrofit() {
  const Agreement same = agreement(retrofit_case());
  std::printf(
      "retrofit, 1,024 draws: greatest difference from Jalon, parts of a million euros: "
      "fused loop %.1e, numpy %.1e (goal: 1e-9)\n",
      same.fused, same.numpy);
  if (!(same.fused <= 1e-9)) std::printf("The fused loop does other sums: compare nothing.\n");

  using enum Appraiser::Wanted;
  add("retrofit_values", [](auto &s) { by_jalon(s, values, 1); });
  add("retrofit_values_all_cores", [](auto &s) { by_jalon(s, values, 0); });
  add("retrofit_everything", [](auto &s) { by_jalon(s, everything, 1); });
  add("retrofit_everything_all_cores", [](auto &s) { by_jalon(s, everything, 0); });
  add("retrofit_drawn", drawn);
  add("retrofit_model_and_ledger", appraised);
  add("retrofit_sampling_sobol", [](auto &s) { sampled(s, jalon::Sampling::sobol); });
  add("retrofit_sampling_random", [](auto &s) { sampled(s, jalon::Sampling::random); });
  const auto whole = [] {
    const RetrofitCase &c = retrofit_case();
    return c.appraiser.function({c.comparison}, values);
  };
  add("retrofit_sobol_indices", [=](auto &s) { sobol_indices(s, whole(), 1); });
  add("retrofit_sobol_indices_all_cores", [=](auto &s) { sobol_indices(s, whole(), 0); });
  add("fused_sobol_indices", [](auto &s) { sobol_indices(s, fused_function(), 1); });
  add("fused_sobol_indices_all_cores", [](auto &s) { sobol_indices(s, fused_function(), 0); });
  add("fused_values", [](auto &s) { by_hand(s, false); });
  add("fused_everything", [](auto &s) { by_hand(s, true); });
  add("fused_values_all_cores", by_hand_all_cores);

  auto &f = figures();
  f.push_back({"retrofit, all lines, accounts and rates of return: ns a draw, one thread",
               "retrofit_drawn", "", ""});
  f.push_back({"  over the fused loop with flows and rates", "retrofit_drawn", "fused_everything",
               "<= 2 (then 1.25)"});
  f.push_back({"  and means, quantiles and their intervals: ns a draw, one thread",
               "retrofit_everything", "", ""});
  f.push_back({"  over the same fused loop, which makes none", "retrofit_everything",
               "fused_everything", ""});
  f.push_back({"  numpy in blocks, the same outputs, over it, all cores", "numpy_everything",
               "retrofit_everything_all_cores", ">= 30"});
  f.push_back({"fused loop without lines, one thread over one on each core: what the cores give",
               "fused_values", "fused_values_all_cores", ""});
  f.push_back({"  one thread over all cores", "retrofit_everything",
               "retrofit_everything_all_cores", ">= 1.8 on two cores"});
  // The fused loop and numpy keep no line here: what lines cost that are written and read.
  f.push_back(
      {"retrofit, values of two accounts: ns a draw, one thread", "retrofit_values", "", ""});
  f.push_back({"  of it sampling, Sobol points", "retrofit_sampling_sobol", "retrofit_values", ""});
  f.push_back({"  of it model and ledger", "retrofit_model_and_ledger", "retrofit_values", ""});
  f.push_back({"  over the fused loop without lines", "retrofit_values", "fused_values", ""});
  f.push_back({"  numpy without lines over it, all cores", "numpy_values",
               "retrofit_values_all_cores", ""});
  f.push_back({"  one thread over all cores", "retrofit_values", "retrofit_values_all_cores", ""});
  f.push_back({"sampling of 8 figures, Sobol points: ns a draw and thread",
               "retrofit_sampling_sobol", "", "<= 6"});
  f.push_back({"sampling of 8 figures, random: ns a draw and thread", "retrofit_sampling_random",
               "", "<= 6"});
  f.push_back({"  numpy's sampling over it", "numpy_sampling", "retrofit_sampling_random", ""});
  f.push_back(
      {"  OpenTURNS' sampling over it", "openturns_sampling", "retrofit_sampling_random", ""});
  f.push_back({"Sobol indices with intervals of the fused loop: ns an evaluation, one thread",
               "fused_sobol_indices", "", ""});
  f.push_back({"  OpenTURNS, its own formula, without intervals over them, all cores",
               "openturns_sobol", "fused_sobol_indices_all_cores", ">= 50"});
  f.push_back({"Sobol indices with intervals through the boundary: ns an evaluation, one thread",
               "retrofit_sobol_indices", "", ""});
  f.push_back({"  OpenTURNS without intervals over them, all cores", "openturns_sobol",
               "retrofit_sobol_indices_all_cores", ""});
  f.push_back({"  OpenTURNS with intervals over them, all cores", "openturns_sobol_intervals",
               "retrofit_sobol_indices_all_cores", ""});
  f.push_back({"  numpy without intervals over them, all cores", "numpy_sobol",
               "retrofit_sobol_indices_all_cores", ""});
  f.push_back({"  one thread over all cores", "retrofit_sobol_indices",
               "retrofit_sobol_indices_all_cores", ">= 1.8 on two cores"});
}

}  // namespace bench
