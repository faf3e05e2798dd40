#include "renewal.h"

#include <algorithm>
#include <cmath>

#include "equations.h"

namespace parking {

double alive_after(int years, double life, double hazard) {
  return std::pow(1 - hazard, years) * (1 - clamp01(years - life + 1));
}

Renewals renewals(double life, double hazard, double learning, int first, int last) {
  Renewals r{std::vector<double>(static_cast<std::size_t>(std::max(last, 0) + 1), 0), 0};
  if (first > last) return r;
  first = std::max(first, -60);  // what is older has no start left to speak of
  const auto n = static_cast<std::size_t>(last - first + 1);
  std::vector<double> alive(n), pieces(n, 0);
  double kept = 1, learnt = 1;  // (1 - hazard)^a, (1 - learning)^t
  for (std::size_t a = 0; a < n; ++a) {
    alive[a] = kept * (1 - clamp01(static_cast<double>(a) - life + 1));
    kept *= 1 - hazard;
  }
  pieces[0] = 1;
  for (std::size_t t = 1; t < n; ++t)
    for (std::size_t from = 0; from < t; ++from)
      pieces[t] += pieces[from] * (alive[t - from - 1] - alive[t - from]);
  for (std::size_t t = 0; t < n; ++t) {
    const double price = greater(0.5, learnt);
    learnt *= 1 - learning;
    const int year = first + static_cast<int>(t);
    if (year >= 0) r.bought[static_cast<std::size_t>(year)] = pieces[t] * price;
    const auto age = static_cast<double>(n - 1 - t);
    r.left += pieces[t] * price * alive[n - 1 - t] * greater(0.0, 1 - age / life);
  }
  return r;
}

}  // namespace parking
