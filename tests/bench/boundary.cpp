// What the plugin boundary costs: the model of the shipped example evaluated through the loaded
// plugin, against the same model compiled into this program and called without any boundary.
#include <benchmark/benchmark.h>

#include "core/app/opened.h"
#include "core/app/questions.h"
#include "core/domain/inventory_data.h"
#include "core/uncertainty/columns.h"
#include "tests/bench/bench.h"
#include "tests/bench/compiled_in.h"

namespace bench {
namespace {

constexpr std::size_t block = 1024;

// The example, opened once, with the programme of its first project.
struct Example {
  jalon::Opened opened;
  std::vector<jalon::Model> models;
  std::vector<jalon::ReadyProject> projects;
  std::vector<int> years;
  jalon::Programme programme;
  jalon::Columns parameters, lines, indicators;
  std::vector<uint8_t> rejected = std::vector<uint8_t>(block);

  static const Example &get() {
    static const Example example;
    return example;
  }

 private:
  const jalon_domain &domain() const { return models[0].plugin().domain(); }
  Example()
      : opened(jalon::open_dossier(jalon::find_install(),
                                   std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                                   {"2026-01-01", "", {}, {}})),
        models(jalon::take_inventories(opened, {})),
        projects(jalon::ready_projects(opened, models)),
        years(21),
        parameters(domain().n_parameters, 21, block),
        lines(domain().n_lines, 21, block),
        indicators(domain().n_indicators, 21, block) {
    for (int y = 0; y < 21; ++y) years[y] = opened.dossier.base_year + y;
    programme = jalon::question_of({{&projects[0], opened.dossier.base_year}}, 1)[0];
    const auto declared = jalon::parameters_of(domain());
    for (std::size_t p = 0; p < declared.size(); ++p) {
      const auto &figure = opened.settings.at(declared[p].name);
      const bool yearly = declared[p].flags & JALON_PER_YEAR;
      for (std::size_t y = 0; y < (yearly ? 21 : 1); ++y)
        for (std::size_t i = 0; i < block; ++i)  // a little apart, so that nothing is constant
          parameters[p][y * block + i] =
              (yearly ? figure.in(years[y]) : figure.value) *
              (1 + (figure.uncertain() ? 1e-3 * static_cast<double>(i % 32) : 0));
    }
  }
};

void through_the_boundary(benchmark::State &state, std::size_t n) {
  const Example &e = Example::get();
  const auto prepared = e.models[0].prepare(e.programme, e.years);
  auto rejected = e.rejected;
  for (auto _ : state)
    for (std::size_t first = 0; first < block; first += n)
      prepared.evaluate({first, n, block, e.parameters.read(), e.lines.all(), e.indicators.all(),
                         rejected.data()});
  state.SetItemsProcessed(state.iterations() * block);
}

void without_boundary(benchmark::State &state) {
  const Example &e = Example::get();
  const jalon::InventoryData data(e.models[0].tables());
  std::vector<jalon_entry_of_programme> entries;
  for (const auto &x : e.programme)
    entries.push_back({sizeof(jalon_entry_of_programme), static_cast<uint32_t>(x.measure),
                       x.start_year, 0, x.share.data(), x.options.data()});
  const std::vector<int32_t> years(e.years.begin(), e.years.end());
  const jalon_programme asked{sizeof(jalon_programme),
                              sizeof(jalon_entry_of_programme),
                              static_cast<uint32_t>(entries.size()),
                              static_cast<uint32_t>(years.size()),
                              entries.data(),
                              years.data()};
  auto rejected = e.rejected;
  const jalon_block b{sizeof(jalon_block),
                      21,
                      0,
                      block,
                      block,
                      e.parameters.read().data(),
                      nullptr,
                      e.lines.all().data(),
                      e.indicators.all().data(),
                      rejected.data()};
  const auto evaluate = compiled_in(*data.get(), asked, b);
  for (auto _ : state) evaluate();
  state.SetItemsProcessed(state.iterations() * block);
}

}  // namespace

void register_boundary() {
  benchmark::RegisterBenchmark("compiled_in", without_boundary);
  for (const std::size_t n : {1, 64, 1024}) {
    const std::string name = "boundary_block_" + std::to_string(n);
    benchmark::RegisterBenchmark(name.c_str(),
                                 [n](benchmark::State &s) { through_the_boundary(s, n); });
    figures().push_back({"lighting model through the boundary, blocks of " + std::to_string(n) +
                             " draws, over compiled in",
                         name, "compiled_in", n == 1024 ? "<= 1.25" : ""});
  }
}

}  // namespace bench
