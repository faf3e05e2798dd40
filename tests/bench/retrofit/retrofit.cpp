// A small but whole domain to measure with: a retrofit of eight uncertain figures over 21 years,
// each line by year. tests/bench/fused.cpp and tests/bench/peers/retrofit.py do the same sums.
#include <algorithm>
#include <jalon/plugin.hpp>

#if defined(__x86_64__) && !defined(__clang__)
#define RETROFIT_FAST __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RETROFIT_FAST
#endif

namespace retrofit {

constexpr jalon::evidence made_up{"made up, to measure speed", "2026", JALON_HYPOTHETICAL};
constexpr std::array parameters{
    jalon::parameter("retrofit.investment", "Works", "currency", {0, 1e7},
                     jalon::pert(900e3, 1100e3, 1700e3), made_up),
    jalon::parameter("retrofit.use", "Electricity used before", "kWh", {0, 1e8},
                     jalon::pert(700e3, 900e3, 1200e3), made_up),
    jalon::parameter("retrofit.saving", "Part of it saved", "1", {0, 1}, jalon::pert(0.4, 0.6, 0.7),
                     made_up),
    jalon::parameter("retrofit.upkeep", "Upkeep before, a year", "currency", {0, 1e7},
                     jalon::pert(40e3, 60e3, 100e3), made_up),
    jalon::parameter("retrofit.spared", "Part of the upkeep spared", "1", {0, 1},
                     jalon::triangular(0.2, 0.5, 0.6), made_up),
    jalon::parameter("retrofit.price", "Price of electricity in year 0", "currency", {0, 10},
                     jalon::triangular(0.12, 0.18, 0.3), made_up),
    jalon::parameter("retrofit.growth", "Growth of that price, a year", "1", {-0.5, 0.5},
                     jalon::triangular(-0.01, 0.01, 0.04), made_up),
    jalon::parameter("retrofit.carbon", "Carbon of electricity in year 0", "kg", {0, 10},
                     jalon::triangular(0.03, 0.05, 0.08), made_up)};
constexpr std::array columns{jalon::number("count", "Points", "1", {0, 1e6})};
constexpr std::array tables{jalon::table("retrofit.points", "Points", columns, "count")};
constexpr std::array measures{jalon::measure({.name = "retrofit.all",
                                              .label = "Retrofit",
                                              .help = "All at once",
                                              .table = "retrofit.points"})};
enum : std::size_t { investment, energy, excise, maintenance, renewal, residual, kwh, co2e };
constexpr std::array lines{
    jalon::money("retrofit.investment_line", "Works", "investment", "authority"),
    jalon::money("retrofit.energy", "Electricity without excise", "energy", "authority"),
    jalon::money("retrofit.excise", "Excise", "tax", "authority", "state"),
    jalon::money("retrofit.maintenance", "Upkeep", "maintenance", "authority"),
    jalon::money("retrofit.renewal", "Renewed at the end of life", "renewal", "authority"),
    jalon::money("retrofit.residual", "Value left", "residual", "", "authority"),
    jalon::line("retrofit.kwh", "Electricity used", "kWh", "electricity", "authority", ""),
    jalon::line("retrofit.co2e", "Greenhouse gases", "kg", "co2e", "environment", "")};
constexpr std::array<jalon_indicator, 0> indicators{};

struct Year {
  bool after;    // the works; never in the reference
  double decay;  // of the carbon of electricity
};

RETROFIT_FAST void evaluate_year(const Year &year, std::size_t n, const double *const *p,
                                 double *__restrict price, double *const *out) {
  const double *use = p[1], *saving = p[2], *upkeep = p[3], *spared = p[4], *growth = p[6],
               *carbon = p[7];
  double *__restrict o_energy = out[energy], *__restrict o_excise = out[excise],
                     *__restrict o_upkeep = out[maintenance], *__restrict o_kwh = out[kwh],
                     *__restrict o_co2e = out[co2e];
  const double saves = year.after ? 1 : 0, decay = year.decay;
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double used = use[i] * (1 - saves * saving[i]);
    o_kwh[i] = used;
    o_energy[i] = used * price[i] * 0.85;
    o_excise[i] = used * price[i] * 0.15;
    o_upkeep[i] = upkeep[i] * (1 - saves * spared[i]);
    o_co2e[i] = used * carbon[i] * decay;
    price[i] *= 1 + growth[i];
  }
}

void part_of_cost(const jalon::Block &block, std::size_t line, std::size_t year, double part) {
  if (part == 0) return block.zero(line, year);
  const auto cost = block.parameter(0);
  std::ranges::transform(cost, block.line(line, year).begin(), [=](double c) { return part * c; });
}

struct Retrofit {
  static constexpr jalon::about about{
      .id = "org.example.retrofit", .name = "retrofit", .version = "1.0.0", .label = "Retrofit"};
  static constexpr auto parameters = retrofit::parameters;
  static constexpr auto tables = retrofit::tables;
  static constexpr auto measures = retrofit::measures;
  static constexpr auto lines = retrofit::lines;
  static constexpr auto indicators = retrofit::indicators;

  Retrofit(const jalon::Host &, const jalon::Inventory &) {}

  struct Prepared {
    bool done;
    void evaluate(const jalon::Block &block) const {
      constexpr std::size_t most = 1024;
      alignas(64) double price[most];
      for (std::size_t first = 0; first < block.draws(); first += most) {
        const std::size_t n = std::min(most, block.draws() - first);
        std::array<const double *, retrofit::parameters.size()> p;
        for (std::size_t k = 0; k < p.size(); ++k) p[k] = block.parameter(k).data() + first;
        std::copy_n(p[5], n, price);
        double decay = 1;
        for (std::size_t y = 0; y < block.years(); ++y, decay *= 0.97) {
          std::array<double *, retrofit::lines.size()> out;
          for (std::size_t l = 0; l < out.size(); ++l) out[l] = block.line(l, y).data() + first;
          evaluate_year({done && y > 0, decay}, n, p.data(), price, out.data());
          part_of_cost(block, investment, y, done && y == 0 ? 1 : 0);
          part_of_cost(block, renewal, y, done && y == 12 ? 0.25 : 0);
          part_of_cost(block, residual, y, done && y + 1 == block.years() ? 0.15 : 0);
        }
      }
    }
  };
  Prepared prepare(const jalon::Programme &programme) const { return {programme.size() > 0}; }
};

}  // namespace retrofit

JALON_PLUGIN(retrofit::Retrofit)
