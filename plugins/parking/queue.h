// queue.h - a block of street as a queue with impatience (Erlang-A, M/M/N+M).
//
// Cars arrive at random; a car that finds no space cruises; each cruising car gives up after a
// patience of random length. `erlang_a` is exact; QueueTable serves it to loops over draws.
#pragma once
#include <cstddef>
#include <vector>

#include "equations.h"

namespace parking {

struct Queue {
  double occupancy;  // part of the spaces taken
  double full;       // part of the time with no space free
  double cruising;   // cars in search
  double wait;       // hours of search, mean of all arrivals
  double given_up;   // part of the arrivals
};

// Arrivals an hour, mean stay and patience in hours.
Queue erlang_a(int spaces, double arrivals, double stay, double patience);
double erlang_b(int spaces, double load);

// By load (arrivals x stay / spaces) and impatience (stay / patience), the part of the load that
// gives up. Occupancy is load - lost, cars cruising per space are lost / impatience: both exact
// balances of the queue. Linear between nodes in load and in the logarithm of impatience; above
// the last load the fluid limit (what comes more gives up).
class QueueTable {
 public:
  static constexpr double loads_per_unit = 80, last_load = 4;
  static constexpr int n_loads = 321, n_impatience = 17;
  static constexpr double least_impatience = 0.25;  // and doubled every second node
  static constexpr double most_load = 1000;         // above it nothing is told apart

  explicit QueueTable(int spaces);
  int spaces() const { return spaces_; }
  const double *lost() const { return lost_.data(); }  // [impatience][load]

  // Where an impatience lies: its place (first index) and the part of the way to the next. What is
  // no number has the first place and no part.
  struct Row {
    int first;
    double part;
  };
  static Row row_of(double impatience);
  double lost_at(double load, Row row) const;

 private:
  int spaces_;
  std::vector<double> lost_;
};

// One lookup, for loops over draws: no branch, so that the loop becomes vectors. Whatever the load,
// only the table is read: a load that is no number is answered by none, one below 0 by the line
// through the first two nodes.
inline double lost_load(const double *table, double load, int first, double part) {
  constexpr double last = QueueTable::n_loads - 2;
  const double x = load * QueueTable::loads_per_unit;
  const double inside = positive(x);
  const int i = static_cast<int>(lesser(inside, last));
  const double f = x - i;
  const int low = first + i, high = low + QueueTable::n_loads;
  const double a = table[low] + f * (table[low + 1] - table[low]);
  const double b = table[high] + f * (table[high + 1] - table[high]);
  return a + part * (b - a);
}

}  // namespace parking
