// correlation.h - rank correlations by a Gaussian copula.
//
// A Spearman rank correlation s becomes the normal correlation 2 sin(pi s / 6). A matrix that no
// variables can have (not positive semidefinite) is replaced by the nearest correlation matrix
// (N. J. Higham, IMA Journal of Numerical Analysis 22, 2002), and the reader is told by how much.
// That may happen to ranks that some other copula could have.
#pragma once
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/settings/correlation.h"

namespace jalon {

// Figures that vary together, and the lower triangle L (row by row, n x n) with z = L * e normal
// scores of e independent ones.
struct CorrelatedGroup {
  std::vector<std::size_t> factors;  // places in the list of factors, ascending
  std::vector<double> lower;         // n * n, row-major
};

struct Copula {
  std::vector<CorrelatedGroup> groups;  // no factor in two; factors without correlation in none
  std::vector<Message> told;            // repairs, and correlations of figures that do not vary
};

// The rank correlation that a normal one makes.
double rank_of_normal(double normal);

// `paths`: of all factors (uncertain figures) of a run. Correlations that name a figure which is
// not among them are told and left out. Throws Faults for what correlations cannot be.
Copula copula_of(const std::vector<std::string> &paths,
                 const std::vector<Correlation> &correlations);

// The nearest correlation matrix (symmetric n x n, row-major), in the Frobenius norm, eigenvalues
// at least `least`. A matrix that is one already, with such eigenvalues, comes back as it is.
std::vector<double> nearest_correlation(const std::vector<double> &matrix, std::size_t n,
                                        double least = 1e-8);

}  // namespace jalon
