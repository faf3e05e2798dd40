// spread.h - probability distributions as cases name them: density, distribution function,
// quantiles and moments.
#pragma once
#include <functional>
#include <optional>

#include "core/calc/inputs.h"

namespace jalon::calc {

// Moments are NaN where they do not exist. The kurtosis is not the excess: 3 for a normal.
struct Spread {
  std::function<double(double)> density, cumulative, quantile;
  double mean = 0, variance = 0, skewness = 0, kurtosis = 0;
  std::optional<double> entropy{};                     // where there is a closed form
  std::vector<std::pair<std::string, double>> more{};  // shapes of a PERT
};

// By `dist`: uniform, triangular, pert, beta, normal, truncated_normal, lognormal (shifted or not),
// exponential, gamma, weibull, gumbel, student. Throws Fault for parameters that make none.
Spread spread_of(const Inputs &in);

// -E[log density], by integration over the quantiles; NaN if they cannot be computed.
double entropy_of(const Spread &spread);

}  // namespace jalon::calc
