#include "tests/bench/fused.h"

#include <bit>

#if defined(__x86_64__) && !defined(__clang__)
#define FUSED_FAST __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FUSED_FAST
#endif

namespace bench {
namespace {

// What depends on the year alone.
struct Weights {
  double discount[k_years];
  double carbon[k_years];    // its value, times what is left of its content
  double invested[k_years];  // of the works: renewed, or left at the end
};

const Weights &weights() {
  static const Weights all = [] {
    Weights w;
    double discount = 1, decay = 1;
    for (std::size_t y = 0; y < k_years; ++y, discount /= 1 + k_rate, decay *= 0.97) {
      w.discount[y] = discount;
      w.carbon[y] = carbon_value(y) * decay;
      w.invested[y] = y == 12 ? -0.25 : y + 1 == k_years ? 0.15 : 0;
    }
    return w;
  }();
  return all;
}

// 32 bits from a counter (Widynski's squares).
inline std::uint64_t squares(std::uint64_t counter, std::uint64_t key) {
  std::uint64_t x = counter * key, y = x, z = y + key;
  x = x * x + y;
  x = (x >> 32) | (x << 32);
  x = x * x + z;
  x = (x >> 32) | (x << 32);
  x = x * x + y;
  x = (x >> 32) | (x << 32);
  return (x * x + z) >> 32;
}

constexpr double public_weight = 1 + k_public_funds;

}  // namespace

double carbon_value(std::size_t year) {
  return 0.1 + 0.012 * static_cast<double>(year);
}

// Vectors of draws in registers, all years through.
FUSED_FAST void fused_values(std::size_t n, std::span<const double *const> figures,
                             double *__restrict authority, double *__restrict collective) {
  const Weights &w = weights();
  const double *f0 = figures[0], *f1 = figures[1], *f2 = figures[2], *f3 = figures[3],
               *f4 = figures[4], *f5 = figures[5], *f6 = figures[6], *f7 = figures[7];
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double cost = f0[i], saved = f1[i] * f2[i], kept = f3[i] * f4[i], growth = 1 + f6[i],
                 clean = saved * f7[i];
    double price = f5[i], own = -cost, all = -cost * public_weight;
    for (std::size_t y = 1; y < k_years; ++y) {
      price *= growth;
      const double bill = saved * price, excise = bill * 0.15;
      const double cash = bill * 0.85 + excise + kept + w.invested[y] * cost;
      // Excise goes from the authority to the State: it cancels, and in the public purse too.
      own += w.discount[y] * cash;
      all += w.discount[y] * ((cash - excise) * public_weight + clean * w.carbon[y]);
    }
    authority[i] = own;
    collective[i] = all;
  }
}

// The same year by year, over few enough draws for the first-level cache.
FUSED_FAST void fused_flows(std::size_t n, std::span<const double *const> f, double *authority,
                            double *collective, double *authority_flows, double *collective_flows) {
  const Weights &w = weights();
  constexpr std::size_t tile = 64;
  alignas(64) double saved[tile], kept[tile], clean[tile], price[tile];
  for (std::size_t first = 0; first < n; first += tile) {
    const std::size_t m = n - first < tile ? n - first : tile;
    const double *cost = f[0] + first, *use = f[1] + first, *saving = f[2] + first,
                 *upkeep = f[3] + first, *spared = f[4] + first, *start = f[5] + first,
                 *growth = f[6] + first, *carbon = f[7] + first;
    double *own = authority + first, *all = collective + first;
#pragma GCC ivdep
    for (std::size_t i = 0; i < m; ++i) {
      saved[i] = use[i] * saving[i];
      kept[i] = upkeep[i] * spared[i];
      clean[i] = saved[i] * carbon[i];
      price[i] = start[i];
      authority_flows[first + i] = own[i] = -cost[i];
      collective_flows[first + i] = all[i] = -cost[i] * public_weight;
    }
    for (std::size_t y = 1; y < k_years; ++y) {
      double *cash_of = authority_flows + y * n + first,
             *value_of = collective_flows + y * n + first;
      const double discount = w.discount[y], invested = w.invested[y], worth = w.carbon[y];
#pragma GCC ivdep
      for (std::size_t i = 0; i < m; ++i) {
        price[i] *= 1 + growth[i];
        const double bill = saved[i] * price[i], excise = bill * 0.15;
        const double cash = bill * 0.85 + excise + kept[i] + invested * cost[i];
        const double value = (cash - excise) * public_weight + clean[i] * worth;
        cash_of[i] = cash;
        value_of[i] = value;
        own[i] += discount * cash;
        all[i] += discount * value;
      }
    }
  }
}

FUSED_FAST void fused_draw(std::uint64_t first, std::size_t n,
                           std::span<const Quantiles, k_figures> tables,
                           std::span<double *const> figures) {
  for (std::size_t k = 0; k < k_figures; ++k) {
    const double *table = tables[k].data();
    double *__restrict out = figures[k];
    const std::uint64_t key = 0x9e3779b97f4a7c15u * (2 * k + 1);
#pragma GCC ivdep
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint64_t u = squares(first + i, key);
      const auto step = static_cast<std::int64_t>(u >> 22);
      // 22 bits below the point, as the low bits of a double between 1 and 2.
      const double part = std::bit_cast<double>(((u & 0x3fffff) << 30) | 0x3ff0000000000000u) - 1;
      out[i] = table[step] + part * (table[step + 1] - table[step]);
    }
  }
}

}  // namespace bench
