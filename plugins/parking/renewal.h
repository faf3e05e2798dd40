// renewal.h - equipment bought once and bought again, in parts of the first purchase.
#pragma once
#include <vector>

namespace parking {

// `bought` by year 0 .. last: 1 in the year of the first purchase; afterwards what falls due of all
// that was bought before, at a price that falls by `learning` a year, down to half. A piece dies at
// the end of its life, or sooner with a chance of `hazard` in each year. A life that ends within a
// year splits over two. `left`: value of what is there at the end of year `last`, by the life left.
struct Renewals {
  std::vector<double> bought;
  double left;
};
Renewals renewals(double life, double hazard, double learning, int first, int last);

// Part of what was bought that is alive after so many years (not negative).
double alive_after(int years, double life, double hazard);

}  // namespace parking
