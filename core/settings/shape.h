// shape.h - what follows from the parameters of a distribution without drawing from it.
#pragma once
#include "core/settings/figure.h"

namespace jalon {

inline constexpr double k_z95 = 1.6448536269514722;          // standard normal quantile at 0.95
inline constexpr double k_z_millionth = 4.7534243088228987;  // at 1 - 1e-6

// Standard normal: density, share below z, share between a <= b without loss in the tails.
double normal_density(double z);
double normal_share(double z);
double normal_share(double a, double b);
// The integral of exp(-a s - s^2 / 2) over s from 0 to t, for |t| of at most 1: shares of an
// interval so narrow that two shares could not be told apart.
double normal_run(double a, double t);

// A standard normal variable, given that it lies between a and b, a < b.
struct TruncatedShape {
  double share, mean, sd;  // how much of the whole lies there, and its moments
};
TruncatedShape truncated(double a, double b);
TruncatedShape truncated(const Figure &figure);  // the same, mean and sd in the figure's unit

// The normal distribution of the logarithm of a lognormal given by mean and sd.
struct LogShape {
  double mu, sigma;
};
LogShape log_shape(const Figure &figure);
bool by_mean(const Figure &lognormal);

// Mean of the distribution.
double mean_of(const Figure &figure);

// Sets low and high of distributions that have none of their own (see figure.h).
void settle_ends(Figure &figure);

// What draws may come to: low and high; where draws may leave them for ever further, the quantiles
// of one in a million. A lognormal given by low and high is held to these.
struct Reach {
  double low, high;
  bool ends = true;  // of the distribution, or what its file calls low and high
};
Reach reach_of(const Figure &figure);

}  // namespace jalon
