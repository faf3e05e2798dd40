// exponential_sum.h - the rates at which flows at any times are worth nothing.
//
// With r = e^s - 1, flows v at times t are worth the sum of v e^(-t s): a polynomial whose
// exponents need not be whole. Descartes' rule holds for it: no more zeros than changes of sign.
// Multiplied by e^(T s), T between the times of one change of sign, and derived, it loses just this
// change and keeps the others; by Rolle, between two zeros lies one of the derivative. So the zeros
// are found from the last derivative, which has none, up to the sum itself, none being passed over.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace jalon {

// Every rate above -1 that a double can tell, with sum of values[i] / (1+r)^times[i] = 0,
// ascending. A double zero comes once; what cannot be told from zero counts as zero. Values are
// finite, times too. Beyond 200 changes of sign (fewer for very many flows) the zeros are looked
// for in a grid, and close pairs may be missed. Empty if there is none (or if all values are zero).
std::vector<double> rates_of(std::span<const double> values, std::span<const double> times);

// The one of several rates that spreadsheets show: the one that Newton's method reaches from
// `guess` (without one: from 10 %, or from inflows over outflows less 1 if that is less); if it
// leaves the rates above -1 or does not settle, the nearest to the guess in log(1+r). `rates` is
// not empty.
double usual_rate(std::span<const double> rates, std::span<const double> values,
                  std::span<const double> times, std::optional<double> guess = {});

}  // namespace jalon
