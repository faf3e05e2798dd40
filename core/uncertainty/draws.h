// draws.h - the joint realisations of all uncertain figures.
//
// The value of a parameter in draw i depends on the seed, the parameter's path and i alone: the
// same on any thread, in any block, and beside any other parameters. So all projects of a run meet
// the same draws. How a draw is made, for whoever wants to make it again elsewhere:
//
//   h = the first 16 hexadecimal digits of BLAKE2b-256 of the path, as a 64-bit number
//   w = Philox4x32-10 with key (seed low, seed high) and counter (k low, k high, h low, h high)
//       where k = i / 2 and low and high are 32-bit halves
//   k' = the upper 52 bits of (w1:w0) if i is even, of (w3:w2) if odd (the second word above)
//   u = (k' + 1/2) / 2^52, exact and never 0 nor 1; the draw is the figure's quantile at u
//
// u is the same bits on any machine; quantiles that need a logarithm (PERT, lognormal) follow the
// machine's mathematical library in the last digits.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

// Quantile of a figure's distribution at probability u in (0, 1). A lognormal figure is one on each
// side of its median, so that the median and both quantiles given hold. For a point: its value.
double quantile(const Figure &figure, double u);

// The uniform number in (0, 1) of a path and draw.
double uniform(uint64_t seed, const std::string &path, uint64_t draw);

// One parameter, ready to be drawn block by block. PERT quantiles come from a table made once
// (about a millisecond), within 1e-7 of its range from quantile(): keep a Sampler for all blocks of
// a run. [any thread]
class Sampler {
 public:
  Sampler(const Figure &figure, uint64_t seed, const std::string &path);

  // Fills out[0..n) with draws first..first+n. For a point figure: its value.
  void fill(uint64_t first, std::span<double> out) const;
  // A yearly column [year][draw]: the draw scales the whole path (value in year * draw / value).
  // Throws Fault for an uncertain path whose central value is 0.
  void fill(uint64_t first, std::span<const int> years, std::size_t draws, std::size_t stride,
            double *out) const;

 private:
  double at(double u) const;

  Figure figure_;
  uint64_t seed_, hash_;
  std::vector<double> table_;  // PERT: value and slope at equal steps of the logit of u
};

// The same for one block; a run of many blocks keeps a Sampler instead.
void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<double> out);
void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<const int> years, std::size_t draws, std::size_t stride, double *out);

}  // namespace jalon
