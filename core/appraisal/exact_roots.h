// exact_roots.h - all rates of return of flows that change sign more than once.
//
// Doubles are exact binary fractions, so the polynomial has exact integer coefficients, and
// Descartes' rule applied to halves of halves of (0, 1) (Vincent, Collins, Akritas) parts its roots
// with certainty. A polynomial with a multiple root is first divided by its common factor with its
// derivative.
#pragma once
#include <span>
#include <vector>

namespace jalon {

// Every r > -1 with sum of flows[t] / (1+r)^t = 0, ascending, each once. Flows are finite; the
// first and the last are not zero.
std::vector<double> exact_rates(std::span<const double> flows);

}  // namespace jalon
