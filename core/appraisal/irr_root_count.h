// irr_root_count.h - how many rates a series of flows can have, as its sums show. Part of
// irr_lanes.h, which includes it once for each kind of processor: no guard.

#include "core/appraisal/irr_vectors.h"

// Changes of sign along a sequence, zeroes left out.
struct Changes {
  Vector last{}, number{};
  void next(const Vector &f) {
    const Mask up = (f > 0.0) & (last < 0.0), down = (f < 0.0) & (last > 0.0);
    number += (up | down) ? all(1) : Vector{};
    last = f != 0.0 ? f : last;
  }
};

// What a series looks like from x = 1: the first and the last flow that is not zero, the sum of
// all, and how many roots lie below and above at most.
struct Outline {
  Vector first, last, sum, size, below, above;
  Mask clear() const { return magnitude(sum) > size * k_noise; }  // what the sign of the sum is
  Mask even() const { return (first > 0.0) == (last > 0.0); }     // the number of its roots
  Mask none() const {
    return even() & ((sum > 0.0) == (first > 0.0)) & (below == 0.0) & (above == 0.0);
  }
  Mask one() const {
    const Mask in_front = ((sum > 0.0) == (last > 0.0)) & (below == 1.0) & (above == 0.0);
    const Mask behind = ((sum > 0.0) == (first > 0.0)) & (below == 0.0) & (above == 1.0);
    return (in_front | behind) & ~even();
  }
  Mask several() const { return even() & ((sum > 0.0) != (first > 0.0)); }
};

// From the last year to the first, whose flow is then `last`.
inline Changes sign_changes(const Block &b, std::size_t offset) {
  Changes changes;
  for (std::size_t t = b.years; t-- > 0;) changes.next(load(b.flows[t] + offset));
  return changes;
}

// Upper bound of the roots of P below 1, or, where the flows come from the last to the first, above
// 1: the changes of sign of the coefficients of P / (1 - x)^k (Descartes), which are sums of sums
// of the flows; beyond the last year these change no more often than their values there.
template <std::size_t levels>
class Bound {
 public:
  void next(const Vector &flow) {
    Vector x = flow, size = magnitude(flow);
    for (std::size_t k = 0; k < levels; ++k) {
      x = sum_[k] += x;
      size = size_[k] += size;
      look(k, x, size);
    }
  }
  Vector roots(std::size_t years) {
    Vector least = all(static_cast<double>(years));
    for (std::size_t k = 0; k < levels; ++k) {
      for (std::size_t j = k; j-- > 0;) look(k, sum_[j], size_[j]);
      const Vector now = doubtful_[k] ? least : changes_[k].number;
      least = now < least ? now : least;
    }
    return least;
  }
  const Vector &sum() const { return sum_[0]; }
  const Vector &size() const { return size_[0]; }

 private:
  void look(std::size_t k, const Vector &x, const Vector &size) {
    doubtful_[k] |= (magnitude(x) <= size * k_noise) & (size > 0.0);
    changes_[k].next(x);
  }
  Vector sum_[levels]{}, size_[levels]{};
  Changes changes_[levels];
  Mask doubtful_[levels]{};
};

// The same for the first levels, in less time: in doubt where any sum is near zero.
template <std::size_t levels>
class QuickBound {
 public:
  explicit QuickBound(const Vector &flow) {
    for (std::size_t k = 0; k < levels; ++k) {
      sum_[k] = flow;
      least_[k] = magnitude(flow);
    }
  }
  void next(const Vector &flow) {
    Vector x = flow;
    for (std::size_t k = 0; k < levels; ++k) {
      const Natural before = naturals(sum_[k]);
      x = sum_[k] += x;
      look(k, x, before);
    }
  }
  Vector roots(std::size_t years, const Vector &size) {
    Vector least = all(static_cast<double>(years)), most = size;
    for (std::size_t k = 0; k < levels; ++k, most *= static_cast<double>(years)) {
      Natural before = naturals(sum_[k]);
      for (std::size_t j = k; j-- > 0; before = naturals(sum_[j])) look(k, sum_[j], before);
      const Vector number = doubles(flips_[k] | 0x4330000000000000) - 0x1p52;
      const Vector now = least_[k] <= most * k_noise ? least : number;
      least = now < least ? now : least;
    }
    return least;
  }
  const Vector &sum() const { return sum_[0]; }

 private:
  void look(std::size_t k, const Vector &x, const Natural &before) {
    const Vector size = magnitude(x);
    least_[k] = size < least_[k] ? size : least_[k];
    flips_[k] += (naturals(x) ^ before) >> 63;
  }
  Vector sum_[levels], least_[levels];
  Natural flips_[levels]{};
};

// The same of the k-th vector of series in the tile, by first levels of sums; without bounds where
// a series begins or ends with years of nothing. `size`: the sum of the sizes of flows.
inline Outline outline(const Block &b, std::size_t k, const Vector &size) {
  const double *const flows = b.tile + k * k_width;
  const std::size_t n = b.years;
  const Vector first = load(flows), last = load(flows + (n - 1) * k_step);
  QuickBound<2> below(first), above(last);
  for (std::size_t t = 1; t < n; ++t) {
    below.next(load(flows + t * k_step));
    above.next(load(flows + (n - 1 - t) * k_step));
  }
  return {first, last, below.sum(), size, below.roots(n, size), above.roots(n, size)};
}

// Roots of P that are seen where it changes its sign between rates from -90 % to 1,000 %.
inline Vector roots_at_least(const Block &b, std::size_t offset) {
  Changes changes;
  for (double x = 10; x > 0.09; x *= 0.85) {
    Vector p{}, size{};
    for (std::size_t t = b.years; t-- > 0;) {
      const Vector f = load(b.flows[t] + offset);
      p = p * x + f;
      size = size * x + magnitude(f);
    }
    changes.next(magnitude(p) > size * k_noise ? p : Vector{});
  }
  return changes.number;
}
