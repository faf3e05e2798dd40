#include "queue.h"

#include <algorithm>
#include <cmath>

namespace parking {

double erlang_b(int spaces, double load) {
  double b = 1;
  for (int k = 1; k <= spaces; ++k) b = load * b / (k + load * b);
  return b;
}

Queue erlang_a(int spaces, double arrivals, double stay, double patience) {
  if (!(arrivals > 0)) return {0, 0, 0, 0, 0};
  const double load = arrivals * stay, give_up = 1 / patience;
  // Weights of k cars from that of a full block down and up: the largest is near there or where
  // arrivals and departures balance; sums are scaled as they grow.
  double taken = spaces, below = 1, scale = 1;  // sums of weight and of k x weight; weight of full
  double weight = 1;
  for (int k = spaces; k > 0; --k) {
    weight *= k / load;
    below += weight;
    taken += (k - 1) * weight;
    if (below > 1e200)
      for (double *x : {&weight, &below, &taken, &scale}) *x *= 1e-200;
    if (weight < 1e-18 * below) break;
  }
  double above = 0, queue = 0;
  weight = scale;
  for (int j = 1;; ++j) {
    weight *= arrivals / (spaces / stay + j * give_up);
    above += weight;
    queue += j * weight;
    if (above > 1e200)
      for (double *x : {&weight, &above, &queue, &scale, &below, &taken}) *x *= 1e-200;
    if (!(weight > 1e-17 * (above + below))) break;
  }
  const double all = below + above;
  Queue q{};
  q.occupancy = (taken + spaces * above) / (all * spaces);
  q.full = (scale + above) / all;
  q.cruising = queue / all;
  q.wait = q.cruising / arrivals;
  q.given_up = give_up * q.wait;
  return q;
}

QueueTable::QueueTable(int spaces) : spaces_(std::max(1, spaces)) {
  lost_.assign(static_cast<std::size_t>(n_loads * n_impatience), 0);
  for (int e = 0; e < n_impatience; ++e) {
    const double impatience = least_impatience * std::pow(2, e / 2.0);
    for (int i = 1; i < n_loads; ++i) {
      const double load = i / loads_per_unit;
      const Queue q = erlang_a(spaces_, load * spaces_, 1, 1 / impatience);
      lost_[static_cast<std::size_t>(e * n_loads + i)] = load * q.given_up;
    }
  }
}

QueueTable::Row QueueTable::row_of(double impatience) {
  const double x = std::clamp(2 * std::log2(impatience / least_impatience), 0.0,
                              static_cast<double>(n_impatience - 1));
  if (std::isnan(x)) return {0, x};
  const int place = std::min(static_cast<int>(x), n_impatience - 2);
  return {place * n_loads, x - place};
}

double QueueTable::lost_at(double load, Row row) const {
  return lost_load(lost_.data(), load, row.first, row.part);
}

}  // namespace parking
