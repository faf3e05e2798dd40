// draws.h - the joint realisations of all uncertain figures.
//
// The value of a parameter in draw i depends on the seed, the parameter's path and i alone
// (Philox4x32-10, a counter-based generator): the same on any machine, thread, block, and beside
// any other parameters. So all projects of a run meet the same draws.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "core/settings/figure.h"

namespace jalon {

// Quantile of a figure's distribution at probability u in (0, 1).
double quantile(const Figure &figure, double u);

// The uniform number in (0, 1) of a path and draw.
double uniform(uint64_t seed, const std::string &path, uint64_t draw);

// Fills out[0..n) with draws first..first+n. For a point figure: its value.
void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<double> out);
// A yearly column [year][draw]: the draw scales the whole path (value in year * draw / value).
void fill_draws(const Figure &figure, uint64_t seed, const std::string &path, uint64_t first,
                std::span<const int> years, std::size_t draws, std::size_t stride, double *out);

}  // namespace jalon
