// The shipped example's largest question: its first project over draws, by the shipped lighting
// plugin, with the parts its time goes to; and the memory that many draws take.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/app/portfolio.h"
#include "core/uncertainty/columns.h"
#include "core/uncertainty/monte_carlo.h"
#include "tests/bench/bench.h"

namespace bench {
namespace {

using jalon::Appraiser;
constexpr std::size_t k_draws = 16384, k_block = 64;

struct Example {
  jalon::Opened opened;
  jalon::Portfolio portfolio;
  Appraiser appraiser;
  jalon::Comparison comparison;
  jalon::Joint joint;

  static const Example &get() {
    static const Example example;
    return example;
  }

 private:
  Example()
      : opened(jalon::open_dossier(jalon::find_install(),
                                   std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                                   {"2026-01-01", "", {}, {}})),
        portfolio(opened, {}),
        appraiser(portfolio.appraiser()),
        comparison(portfolio.project(0, portfolio.projects()[0].earliest)),
        joint(appraiser.factors(), {}) {}
};

jalon::Points points_of(const Example &e, std::uint64_t draws) {
  std::vector<std::string> names;
  for (const auto &f : e.appraiser.factors()) names.push_back(f.path);
  return jalon::Points(jalon::Sampling::sobol, 1, names, draws);
}

void over_draws(benchmark::State &state, Appraiser::Wanted wanted, unsigned threads) {
  const Example &e = Example::get();
  const auto function = e.appraiser.function({e.comparison}, wanted);
  for (auto _ : state) {
    jalon::MonteCarlo draws(e.joint, jalon::Sampling::sobol, 1, k_draws, function.outputs);
    jalon::ExperimentOptions options;
    options.threads = threads;
    jalon::run(draws, function, options);
  }
  state.SetItemsProcessed(state.iterations() * k_draws);
}

void sampled(benchmark::State &state) {
  const Example &e = Example::get();
  const auto points = points_of(e, k_draws);
  const jalon::Columns in(e.joint.factors().size(), 1, jalon::k_chunk);
  for (auto _ : state) e.joint.draw(points, 0, jalon::k_chunk, in.all());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(jalon::k_chunk));
}

// The model of the project and of the reference, and the ledger on what they answer.
struct Parts {
  const Example &e = Example::get();
  const jalon::Model &model = e.portfolio.models()[0];
  const jalon_domain &domain = model.plugin().domain();
  std::size_t years = e.appraiser.years().size();
  jalon::PreparedProgramme without = model.prepare({}, e.appraiser.years()),
                           with = model.prepare(e.comparison.with.at(0), e.appraiser.years());
  jalon::Columns parameters{domain.n_parameters, years, k_block},
      reference{domain.n_lines, years, k_block}, programme{domain.n_lines, years, k_block},
      indicators{domain.n_indicators, years, k_block},
      values{e.appraiser.accounts().size(), 1, k_block}, flows{2, years, k_block};
  std::vector<std::uint8_t> rejected = std::vector<std::uint8_t>(k_block);

  Parts() {
    const auto points = points_of(e, k_draws);
    const jalon::Columns drawn(e.joint.factors().size(), 1, k_block);
    e.joint.draw(points, 0, k_block, drawn.all());
    const auto declared = jalon::parameters_of(domain);
    for (std::size_t p = 0; p < declared.size(); ++p) {
      const auto &figure = e.opened.settings.at(declared[p].name);
      const bool yearly = declared[p].flags & JALON_PER_YEAR;
      const double *column = nullptr;
      for (std::size_t f = 0; f < e.joint.factors().size(); ++f)
        if (e.joint.factors()[f].path == declared[p].name) column = drawn[f];
      for (std::size_t y = 0; y < (yearly ? years : 1); ++y)
        for (std::size_t i = 0; i < k_block; ++i) {
          const double centre = yearly ? figure.in(e.appraiser.years()[y]) : figure.value;
          parameters[p][y * k_block + i] = !column ? centre
                                           : figure.value == 0
                                               ? column[i]
                                               : centre * (column[i] / figure.value);
        }
    }
  }
  void ask(const jalon::PreparedProgramme &p, const jalon::Columns &lines) {
    std::fill(rejected.begin(), rejected.end(), 0);
    p.evaluate(
        {0, k_block, k_block, parameters.read(), lines.all(), indicators.all(), rejected.data()});
  }
};

void models(benchmark::State &state) {
  Parts parts;
  for (auto _ : state) {
    parts.ask(parts.without, parts.reference);
    parts.ask(parts.with, parts.programme);
  }
  state.SetItemsProcessed(state.iterations() * k_block);
}

void ledger(benchmark::State &state) {
  Parts parts;
  parts.ask(parts.without, parts.reference);
  parts.ask(parts.with, parts.programme);
  for (auto _ : state)
    parts.e.appraiser.ledger(0).appraise({parts.programme.all()}, {parts.reference.all()}, k_block,
                                         k_block, 1, parts.values.all(), parts.flows[0],
                                         parts.flows[1]);
  state.SetItemsProcessed(state.iterations() * k_block);
}

}  // namespace

void register_champaign() {
  const auto add = [](const char *name, std::function<void(benchmark::State &)> work) {
    benchmark::RegisterBenchmark(name, std::move(work))
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Repetitions(3);
  };
  using enum Appraiser::Wanted;
  add("champaign_values", [](auto &s) { over_draws(s, values, 1); });
  add("champaign_values_all_cores", [](auto &s) { over_draws(s, values, 0); });
  add("champaign_everything", [](auto &s) { over_draws(s, everything, 1); });
  add("champaign_everything_all_cores", [](auto &s) { over_draws(s, everything, 0); });
  add("champaign_sampling", sampled);
  add("champaign_models", models);
  add("champaign_ledger", ledger);
  auto &f = figures();
  f.push_back(
      {"Champaign, lighting, everything: ns a draw, one thread", "champaign_everything", "", ""});
  f.push_back({"  of it the model, with and without the project", "champaign_models",
               "champaign_everything", ""});
  f.push_back({"  of it the ledger", "champaign_ledger", "champaign_everything", ""});
  f.push_back({"  of it sampling", "champaign_sampling", "champaign_everything", ""});
  f.push_back({"  values alone, of it", "champaign_values", "champaign_everything", ""});
  f.push_back({"  one thread over all cores", "champaign_everything",
               "champaign_everything_all_cores", ">= 1.8 on two cores"});
}

namespace {

// Of this process, MB: the mark that the kernel keeps since its program was started.
double peak_of_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:" && status >> word) return std::stod(word) / 1024;
  return 0;
}

}  // namespace

int draw_and_leave(std::uint64_t draws) {
  const Example &e = Example::get();
  const auto function = e.appraiser.function({e.comparison}, Appraiser::Wanted::everything);
  jalon::MonteCarlo all(e.joint, jalon::Sampling::sobol, 1, draws, function.outputs);
  jalon::run(all, function, {});
  std::printf("%.1f\n", peak_of_memory());
  return std::isfinite(all.of(e.appraiser.value(0, jalon::Ledger::collective)).mean.value) ? 0 : 1;
}

}  // namespace bench
