// spread.h - how the occupancy of blocks and hours spreads around its mean: a Beta distribution
// with an observed mean and an observed share above 90 %.
#pragma once
#include <array>
#include <cstddef>
#include <vector>

namespace parking {

// The regularised incomplete beta function.
double incomplete_beta(double a, double b, double x);

inline constexpr std::array<double, 10> bin_edges{0, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 1};
inline constexpr std::size_t n_bins = bin_edges.size() - 1;
inline constexpr double full_above = 0.9;
inline constexpr std::size_t first_busy_bin = 5, first_full_bin = 6;
static_assert(bin_edges[first_full_bin] == full_above && bin_edges[first_busy_bin] == 0.85);

// Of each bin, its probability and its part of the mean.
struct Spread {
  std::array<double, n_bins> weight, moment;
};
// The Beta of a mean and a concentration (a + b).
Spread beta_spread(double mean, double concentration);
// The Beta of a mean and a share above 90 %; the nearest one where no Beta has both. `feasible`
// tells which shares any distribution can have.
Spread fitted_spread(double mean, double full_share);
struct ShareBounds {
  double least, most;
};
ShareBounds feasible_full_share(double mean);

// The same on a grid of both, bilinear between: mean and share are kept exactly, since both are
// linear in what is interpolated. Made once, at the first use.
class SpreadTable {
 public:
  static constexpr int n_means = 49, n_shares = 25;  // means 0.02 ... 0.98, shares 0 ... 1
  static constexpr int stride = 2 * static_cast<int>(n_bins);
  static const SpreadTable &get();
  const double *data() const { return data_.data(); }  // [mean][share][weights, moments]

 private:
  SpreadTable();
  std::vector<double> data_;
};

}  // namespace parking
