// iman_conover.h - columns reordered so that they are correlated as wanted (Iman and Conover 1982).
#pragma once
#include <cstdint>
#include <vector>

namespace jalon::calc {

using Rows = std::vector<std::vector<double>>;

// With scores M (a row for each row of `samples`, a column for each of its columns), their
// correlation E = F'F and the target S = C'C (F, C upper triangles): T = M F^-1 C, and each column
// of the samples takes the order of that column of T.
struct Reordered {
  Rows cholesky_of_target, score_correlation, cholesky_of_score_correlation;
  Rows scores;  // T
  Rows reordered;
  Rows correlation;  // linear, of the reordered columns
};
// Throws Fault if sizes differ, or if a correlation matrix is none or singular.
Reordered iman_conover(const Rows &samples, const Rows &target, const Rows &scores);

// Van der Waerden scores, of variance 1, each column but the first shuffled.
Rows scores_of(std::size_t rows, std::size_t columns, std::uint32_t seed);

}  // namespace jalon::calc
