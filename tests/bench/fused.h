// fused.h - the retrofit's arithmetic by hand, as near the limit of the machine as one loop gets:
// sampling, both programmes, all lines, differences, accounts and net present values in registers.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bench {

inline constexpr std::size_t k_years = 21, k_figures = 8;
inline constexpr double k_rate = 0.032, k_public_funds = 0.2;
double carbon_value(std::size_t year);  // currency per kg

// Values of both accounts of draws whose figures are given: columns of n cells, in the order of the
// plugin's parameters.
void fused_values(std::size_t n, std::span<const double *const> figures, double *authority,
                  double *collective);
// With their flows, [year][draw].
void fused_flows(std::size_t n, std::span<const double *const> figures, double *authority,
                 double *collective, double *authority_flows, double *collective_flows);

// Quantiles of one figure at equal steps of probability, ends included.
inline constexpr std::size_t k_steps = 1024;
using Quantiles = std::array<double, k_steps + 2>;

// Draws first..first+n by a counter-based generator and linear interpolation in `tables`: into
// columns of n cells.
void fused_draw(std::uint64_t first, std::size_t n, std::span<const Quantiles, k_figures> tables,
                std::span<double *const> figures);

}  // namespace bench
