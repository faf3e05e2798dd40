// irr_many.h - rates of return of many series of flows at once.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace jalon {

// `flows[year]`: the flows of that year, one cell per series, `n` series (any number; blocks of
// about 1,024 stay in the caches). `out`: n rates, each the one real root above -1 if there is
// exactly one; NaN if there is none or several, or a flow is not finite.
//
// A series whose flows change sign once has one root (Descartes): found by safeguarded Newton steps
// over all series at once, those finished masked, to a few units in the last place of 1 + rate.
// Others are handed to irr(), which certifies; `several`, if not null, gets the places of those with
// more than one root, so that irr() can name them all. Same bits on every processor. [any thread]
void irr_many(std::span<const double *const> flows, std::size_t n, double *out,
              std::vector<std::uint32_t> *several = nullptr);

}  // namespace jalon
