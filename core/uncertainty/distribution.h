// distribution.h - what is known of an uncertain figure: its distribution, exactly.
//
// These are the reference: exact to about 1e-13 of the figure's range, and slow. Draws use tables
// made of them (quantile_table.h).
#pragma once
#include "core/settings/figure.h"

namespace jalon {

// Value at probability u in (0, 1). For a point figure: its value. A lognormal figure given by
// median and quantiles is one on each side of its median, so that all three hold; one given by mean
// and standard deviation is the usual one. Of discrete and empirical: the least value with a share
// of at least u at or below it.
double quantile(const Figure &figure, double u);
// The same from the other end, exact also where 1 - v would round: quantile(1 - v).
double upper_quantile(const Figure &figure, double v);
// The value at a standard normal score z: quantile(Phi(z)) without the detour, for copulas.
double at_score(const Figure &figure, double z);

double mean(const Figure &figure);
double standard_deviation(const Figure &figure);
// Share of the distribution at or below x.
double cumulative(const Figure &figure, double x);

}  // namespace jalon
