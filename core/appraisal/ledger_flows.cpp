#include <algorithm>
#include <array>
#include <cmath>

#include "core/appraisal/ledger.h"
#include "core/base/clones.h"

namespace jalon {
namespace {

// Draws worked on at once: what is added up for them stays in the first-level cache.
constexpr std::size_t k_tile = 256;
using Tile = std::array<double, k_tile>;

// One line of a block: a row of draws with and without the programme, and what a unit is worth.
struct Row {
  const double *with, *without;
  double value;
};
constexpr std::size_t k_rows = 4;  // lines read in one loop: `sum` is read and written less often

// How one year of a group counts in present values and in the flows of two accounts.
struct Factors {
  double discount, own, all;
};

// A model that adds up in another order with the programme than without it leaves the dust of
// rounding in years the programme does not touch; a year without a flow matters to a payback and to
// rates of return. What is less than this part of the line itself is no change. What is no finite
// number on either side is none in the sum.
constexpr double k_dust = 1e-12;

JALON_INLINE double change(double with, double without) {
  const double d = with - without;
  return std::fabs(d) < k_dust * (std::fabs(with) + std::fabs(without)) ? 0 : d;
}

// All loops below add in the order written, draw by draw: with any vectors, a draw's bits are the
// same. What they write overlaps with nothing that they read.
template <std::size_t rows>
JALON_INLINE double changed(double sum, const Row (&row)[rows], std::size_t i) {
  for (std::size_t k = 0; k < rows; ++k)
    sum = sum + row[k].value * change(row[k].with[i], row[k].without[i]);
  return sum;
}

template <std::size_t rows>
JALON_INLINE void add(double *__restrict sum, const Row *given, std::size_t n) {
  Row row[rows];
  for (std::size_t k = 0; k < rows; ++k) row[k] = given[k];
  for (std::size_t i = 0; i < n; ++i) sum[i] = changed(sum[i], row, i);
}

// `sum` already holds the lines before. Of flows one may be wanted alone: the other is scratch.
template <std::size_t rows, bool flows>
JALON_INLINE void post(const double *__restrict sum, const Row *given, Factors by,
                       double *__restrict present, double *__restrict own, double *__restrict all,
                       std::size_t n) {
  Row row[rows];
  for (std::size_t k = 0; k < rows; ++k) row[k] = given[k];
  for (std::size_t i = 0; i < n; ++i) {
    const double x = changed(sum[i], row, i);
    present[i] = present[i] + by.discount * x;
    if constexpr (!flows) continue;
    own[i] = own[i] + by.own * x;
    all[i] = all[i] + by.all * x;
  }
}

#define JALON_SUMMING(name, rows)                                                      \
  JALON_CLONED_LOOP void name(double *__restrict sum, const Row *row, std::size_t n) { \
    add<rows>(sum, row, n);                                                            \
  }
#define JALON_POSTING(name, rows, flows)                                                \
  JALON_CLONED_LOOP void name(const double *__restrict sum, const Row *row, Factors by, \
                              double *__restrict present, double *__restrict own,       \
                              double *__restrict all, std::size_t n) {                  \
    post<rows, flows>(sum, row, by, present, own, all, n);                              \
  }
JALON_SUMMING(add_one, 1)
JALON_SUMMING(add_four, 4)
JALON_POSTING(post_one, 1, true)
JALON_POSTING(post_two, 2, true)
JALON_POSTING(post_three, 3, true)
JALON_POSTING(post_four, 4, true)
JALON_POSTING(value_one, 1, false)
JALON_POSTING(value_two, 2, false)
JALON_POSTING(value_three, 3, false)
JALON_POSTING(value_four, 4, false)

JALON_CLONED_LOOP void add_scaled(double *__restrict sum, const double *__restrict column,
                                  double by, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) sum[i] = sum[i] + by * column[i];
}

using Post = decltype(&post_one);

}  // namespace

void Ledger::flows(std::span<double *const> programme, std::span<double *const> reference,
                   std::size_t draws, std::size_t stride, std::span<double *const> out,
                   double investment_factor) const {
  Tile sum;
  for (std::size_t first = 0; first < draws; first += k_tile)
    for (std::size_t y = 0; y < years_.size(); ++y) {
      const std::size_t n = std::min(k_tile, draws - first), at = y * stride + first;
      for (std::size_t a = 0; a < accounts(); ++a) std::fill_n(out[a] + at, n, 0.0);
      for (const Group &group : groups_) {
        std::fill_n(sum.begin(), n, 0.0);
        for (const std::size_t l : group.lines) {
          const Row row{programme[l] + at, reference[l] + at, unit_value(l, y)};
          add_one(sum.data(), &row, n);
        }
        const double factor = group.investment ? investment_factor : 1;
        for (const auto &[account, weight] : group.accounts)
          add_scaled(out[account] + at, sum.data(), factor * weight, n);
      }
    }
}

void Ledger::appraise(LineValues programme, LineValues reference, std::size_t draws,
                      std::size_t stride, double investment_factor, std::span<double *const> npv,
                      double *authority_flows, double *collective_flows) const {
  constexpr std::array<Post, k_rows> with_flows{post_one, post_two, post_three, post_four},
      values_alone{value_one, value_two, value_three, value_four};
  static constexpr Tile zero{};
  Tile sum, present, scratch_own, scratch_all;
  const std::size_t most = std::min(k_tile, draws);
  std::fill_n(scratch_own.begin(), most, 0.0);  // never read for what it says, but arithmetic on
  std::fill_n(scratch_all.begin(), most, 0.0);  // rubbish may be slow
  std::vector<Row> rows;  // of one year: the lines that are not 0 with and without
  for (std::size_t first = 0; first < draws; first += k_tile) {
    const std::size_t n = std::min(k_tile, draws - first);
    const auto row_of = [&](const LineValues &said, std::size_t l, std::size_t y, std::size_t at) {
      return said.zeros && said.zeros[l * years_.size() + y] ? zero.data() : said.columns[l] + at;
    };
    for (const Group &group : groups_) {
      const auto &lines = group.lines;
      const double factor = group.investment ? investment_factor : 1;
      const double own = authority_flows ? factor * group.weights[authority] : 0;
      const double all = collective_flows ? factor * group.weights[collective] : 0;
      const auto &posts = own != 0 || all != 0 ? with_flows : values_alone;
      std::fill_n(present.begin(), n, 0.0);
      for (std::size_t y = 0; y < years_.size(); ++y) {
        const std::size_t at = y * stride + first;
        rows.clear();
        for (const std::size_t l : lines) {
          const Row row{row_of(programme, l, y, at), row_of(reference, l, y, at), unit_value(l, y)};
          if (row.with != row.without) rows.push_back(row);
        }
        if (rows.empty()) continue;
        double *own_flow = own != 0 ? authority_flows + at : scratch_own.data();
        double *all_flow = all != 0 ? collective_flows + at : scratch_all.data();
        std::size_t k = 0;
        if (rows.size() > k_rows) std::fill_n(sum.begin(), n, 0.0);
        for (; rows.size() - k > k_rows; k += k_rows) add_four(sum.data(), rows.data() + k, n);
        posts[rows.size() - k - 1](k == 0 ? zero.data() : sum.data(), rows.data() + k,
                                   {discount_[y], own, all}, present.data(), own_flow, all_flow, n);
      }
      for (const auto &[account, weight] : group.accounts)
        if (npv[account]) add_scaled(npv[account] + first, present.data(), factor * weight, n);
    }
  }
}

Ledger::Mixed Ledger::paid_as_planned(LineValues planned, LineValues late) const {
  Mixed mixed;
  const std::size_t n_years = years_.size();
  for (std::size_t l = 0; l < lines_; ++l) {
    const LineValues &from = investment_line_[l] ? planned : late;
    mixed.columns.push_back(from.columns[l]);
    if (from.zeros)
      mixed.zeros.insert(mixed.zeros.end(), from.zeros + l * n_years,
                         from.zeros + (l + 1) * n_years);
    else if (planned.zeros || late.zeros)
      mixed.zeros.insert(mixed.zeros.end(), n_years, 0);
  }
  return mixed;
}

void Ledger::present_value(const double *flows, std::size_t draws, std::size_t stride,
                           std::span<double> out) const {
  std::fill_n(out.begin(), draws, 0.0);
  for (std::size_t y = 0; y < years_.size(); ++y) {
    const double *column = flows + y * stride;
    for (std::size_t i = 0; i < draws; ++i) out[i] += discount_[y] * column[i];
  }
}

}  // namespace jalon
