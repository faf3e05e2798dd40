#include "core/domain/judge.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/clones.h"

namespace jalon {
namespace {

// A NaN of our own: what a plugin leaves it in was not filled, or only added to.
constexpr double k_unfilled = std::bit_cast<double>(uint64_t{0x7ff800006a616c6f});
constexpr uint64_t k_payload = 0xffffffff;

bool unfilled(double x) {
  return std::isnan(x) &&
         ((std::bit_cast<uint64_t>(x) ^ std::bit_cast<uint64_t>(k_unfilled)) & k_payload) == 0;
}

void mark(std::span<double *const> columns, const BlockView &b, std::size_t years) {
  for (double *column : columns)
    for (std::size_t y = 0; y < years; ++y) {
      double *cells = column + y * b.stride;
      if (b.first_draw == 0) std::fill_n(cells, b.draws, k_unfilled);
      cells[b.draws - 1] = k_unfilled;
    }
}

constexpr std::uint64_t k_exponent = 0x7ff0000000000000, k_size = 0x7fffffffffffffff;

// Whether any cell is NaN or infinite; infinite alone. One pass without a branch, on bits.
JALON_CLONED_LOOP bool any_not_finite(const double *cells, std::size_t n) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < n; ++i)
    bad |= (std::bit_cast<std::uint64_t>(cells[i]) & k_exponent) == k_exponent;
  return bad != 0;
}
JALON_CLONED_LOOP bool any_infinite(const double *cells, std::size_t n) {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < n; ++i)
    bad |= (std::bit_cast<std::uint64_t>(cells[i]) & k_size) == k_exponent;
  return bad != 0;
}

// `any`: whether there is such a cell at all, which is rare.
template <class IsBad>
void bad_cells(double *cells, std::size_t column, std::size_t year, const BlockView &b,
               bool (*any)(const double *, std::size_t), IsBad &&is_bad, const Found &found) {
  if (!any(cells, b.draws)) return;
  for (std::size_t i = 0; i < b.draws; ++i)
    if (!b.rejected[i] && is_bad(cells[i])) found({column, year, i, unfilled(cells[i])});
}

}  // namespace

void mark_unfilled(const BlockView &b, std::size_t years) {
  if (b.draws == 0) return;
  mark(b.lines, b, years);
  mark(b.indicators, b, years);  // unknown wherever one of its draws is
}

void bad_lines(const BlockView &b, std::size_t years, const uint8_t *unseen, const Found &found) {
  const auto bad = [](double x) { return !std::isfinite(x); };
  for (std::size_t l = 0; l < b.lines.size(); ++l)
    for (std::size_t y = 0; y < years && !(unseen && unseen[l]); ++y)
      if (!b.zeros || !b.zeros[l * years + y])
        bad_cells(b.lines[l] + y * b.stride, l, y, b, any_not_finite, bad, found);
}

void bad_indicators(const BlockView &b, std::size_t years, const Found &found) {
  const auto bad = [](double x) { return std::isinf(x); };
  for (std::size_t k = 0; k < b.indicators.size(); ++k)
    for (std::size_t y = 0; y < years; ++y)
      bad_cells(b.indicators[k] + y * b.stride, k, y, b, any_infinite, bad, found);
}

}  // namespace jalon
