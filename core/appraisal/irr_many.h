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
// A series whose flows change sign once has one root (Descartes): found by steps of Newton's over
// all series at once, those finished set aside, to a few units in the last place of 1 + rate. So is
// that of most series with more changes: sums of sums of the flows prove that there is one, none or
// several. What is left in doubt is handed to irr(), at up to a thousand times the time. `several`,
// if not null, gets the places of the series with more than one root, ascending, so that irr() can
// name them all. Same bits on every processor: `level` is the
// widest kind of x86-64 (2, 3 or 4) that may be used, for tests. [any thread]
void irr_many(std::span<const double *const> flows, std::size_t n, double *out,
              std::vector<std::uint32_t> *several = nullptr, unsigned level = 4);

}  // namespace jalon
