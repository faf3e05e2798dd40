// irr_lanes.h - rates of return of a block of series, in as many lanes as a processor has.
//
// With one change of sign the rate is the one positive root x = 1 / (1 + rate) of P(x) = sum of
// flow[t] x^t. Write A and B for the sums of the sizes of the terms after and before the change,
// so that P is A - B or B - A, and u for ln x: ln(A/B) is nearly a straight line in u whose slope,
// the distance between the mean years of A and of B, is never below 1. A step of Halley's on it
// (`jump`) comes near the root from anywhere; steps of Newton's on x^-c P (`finish`) finish, c
// being chosen so that the curvature at the root nearly vanishes: Halley's once, then kept.
//
// The first steps are taken in single precision: where they end is rough anyhow.
//
// The root's condition is at most 2, so that what Horner's sums round off is all there is of error.
// A step below 2^-28 with c in [0, years] proves that x was near the root, and so that the step has
// made it exact to rounding.
//
// With several changes of sign the same steps serve where there is provably one root (seen at once,
// or by `judge`); that they end at it is proved by the change of sign of P around it.
//
// Each lane's arithmetic is its own: neighbours, block and processor change no bit of it.
//
// Included by irr_many.cpp once for each kind of processor, in a namespace of its own and compiled
// for it. Hence nothing of the standard library here that a linker might share between them.

#include "core/appraisal/irr_root_count.h"

inline Mask at_work(const Mask &state) {
  return (state == goes_on) | (state == must_prove);
}

// P and its first two derivatives by ln x, and the same of the sizes of the flows.
struct Sums {
  Vector p, p1, p2, s, s1, s2;
};

// The next x, from A, B, their mean years and the spread around these.
inline Vector jump(const Sums &v, const Vector &x, const Vector &sign, double reach) {
  const Vector p = v.p * sign, p1 = v.p1 * sign, p2 = v.p2 * sign;
  const Vector a = v.s + p, b = v.s - p, r = 1 / (a * b), ra = b * r, rb = a * r;
  const Vector mean_a = (v.s1 + p1) * ra, mean_b = (v.s1 - p1) * rb;
  const Vector spread = ((v.s2 + p2) * ra - mean_a * mean_a) - ((v.s2 - p2) * rb - mean_b * mean_b);
  const Vector gap = mean_a - mean_b, slope = gap > 1 ? gap : all(1), square = slope * slope;
  const Vector height = logarithm(a * rb);
  const Vector bent = within(square - 0.5 * height * spread, 0.5 * square, 2 * square);
  return x * exponential(within(-height * slope / bent, all(-reach), all(reach)));
}

// Where P does change its sign around x: that far, and by more than sums round off.
inline Mask changes_around(const Block &b, std::size_t k, const Vector &x) {
  const Vector low = x * (1 - 0x1p-26), high = x * (1 + 0x1p-26);
  Vector below{}, above{}, size{};
  for (std::size_t t = b.years; t-- > 0;) {
    const Vector f = load(b.tile + t * k_step + k * k_width);
    below = below * low + f;
    above = above * high + f;
    size = size * high + magnitude(f);
  }
  const Vector noise = size * k_noise;
  return ((below < -noise) & (above > noise)) | ((below > noise) & (above < -noise));
}

// From x: two of Newton's steps on x^-c P; stores rates and states. A lane that goes on is done
// where the last step proves it.
inline void finish(const Block &b, std::size_t at, Vector (&x)[k_vectors],
                   const Vector (&c)[k_vectors], const Mask (&state)[k_vectors], State &out) {
  Vector p[k_vectors], d[k_vectors], step[k_vectors];
  for (int i = 0; i < 2; ++i) {
    for (std::size_t k = 0; k < k_vectors; ++k) p[k] = d[k] = Vector{};
    for (std::size_t t = b.years; t-- > 0;)
      for (std::size_t k = 0; k < k_vectors; ++k) {
        d[k] = d[k] * x[k] + p[k];
        p[k] = p[k] * x[k] + load(b.tile + t * k_step + k * k_width);
      }
    for (std::size_t k = 0; k < k_vectors; ++k) {
      step[k] = p[k] / (x[k] * d[k] - c[k] * p[k]);
      x[k] -= x[k] * step[k];
    }
  }
  Mask unfinished{};
  for (std::size_t k = 0; k < k_vectors; ++k) {
    Mask good = (magnitude(step[k]) <= 0x1p-28) & (x[k] >= b.least) & (x[k] <= b.most);
    const Mask to_prove = state[k] == must_prove;
    if (any(to_prove)) good &= ~to_prove | changes_around(b, k, x[k]);
    const Mask now = (good & at_work(state[k])) ? Mask{} : state[k];
    const Vector rate = now == is_done ? 1 / x[k] - 1 : all(__builtin_nan(""));
    unfinished |= now > has_none;
    const std::size_t to = at + k * k_width;
    store(x[k], out.x + to);
    store(rate, out.rate + to);
    std::memcpy(out.state + to, &now, sizeof now);
  }
  out.unfinished[at / k_group] |= any(unfinished);
}

// Leaves a group of which no lane goes on.
inline void put_off(std::size_t at, const Mask (&state)[k_vectors], State &out) {
  Mask unfinished{};
  for (std::size_t k = 0; k < k_vectors; ++k) {
    const std::size_t to = at + k * k_width;
    store(all(1), out.x + to);
    store(all(__builtin_nan("")), out.rate + to);
    std::memcpy(out.state + to, &state[k], sizeof state[k]);
    unfinished |= state[k] > has_none;
  }
  out.unfinished[at / k_group] |= any(unfinished);
}

// Halley's step from x, and the c of the steps to come, from P and its derivatives.
inline void halley(const Block &b, const Vector &p, const Vector &d, const Vector &q, Vector &x,
                   Vector &c) {
  const Vector bent = d * d - q * p, r = 1 / (d * bent);
  c = within(x * q * bent * r, Vector{}, all(static_cast<double>(b.years)));
  x -= p * d * d * r;
}

// Flows that come from memory: each group fetches what some of the columns hold for the k_ahead
// groups after the next ones, so that a column is read far along at a time. (Where it is not
// inlined, GCC 12 takes it for a function without effect.)
__attribute__((always_inline)) inline void fetch_ahead(const Block &b, std::size_t at) {
  constexpr std::size_t k_ahead = 8, span = k_ahead * k_step;
  for (std::size_t t = at / k_step % k_ahead; t < b.years; t += k_ahead)
    for (std::size_t i = 0; i < span; i += 8)
      __builtin_prefetch(b.flows[t] + b.offset + (at / span + 1) * span + i, 0, 2);
}

// First round: tells what each series is, and where it has one change of sign comes near its root,
// from x = 1, where sums need no products.
inline void first_round(const Block &b, std::size_t n, State &out) {
  const double *const *const flows = b.flows;
  double *const tile = b.tile;
  float *const roughly = reinterpret_cast<float *>(tile + b.years * k_step);
  for (std::size_t at = 0; at < n; at += k_step) {
    Vector x[k_vectors], c[k_vectors], sign[k_vectors];
    Sums sums[k_vectors];
    Mask state[k_vectors];
    fetch_ahead(b, at);
    for (std::size_t k = 0; k < k_vectors; ++k) {
      const std::size_t offset = b.offset + at + k * k_width;
      Rough p{}, p1{}, p2{}, s{}, s1{}, s2{};
      RoughNatural least = RoughNatural{} + 1;
      Vector last = load(flows[b.years - 1] + offset);
      Natural flips{};
      for (std::size_t t = b.years; t-- > 0;) {
        const Vector f = load(flows[t] + offset);
        const Rough g = rough(f);
        const RoughNatural size = magnitude_bits(g);
        const std::size_t to = t * k_step + k * k_width;
        store(f, tile + to);
        std::memcpy(roughly + to, &g, sizeof g);
        p2 += p1;
        p1 += p;
        p += g;
        s2 += s1;
        s1 += s;
        s += roughs(size);
        least = size < least ? size : least;
        flips += (naturals(f) ^ naturals(last)) >> 63;
        last = f;
      }
      Vector changes = doubles(flips | 0x4330000000000000) - 0x1p52;
      bool some_zero = false;  // the sign of a zero is none
      for (std::size_t i = 0; i < k_width; ++i) some_zero |= least[i] == 0;
      if (some_zero) {
        const Changes slowly = sign_changes(b, offset);
        changes = slowly.number;
        last = slowly.last;
      }
      // Falling factorials to powers: sum t(t-1)/2 f to sum t^2 f.
      sums[k] = {exact(p), exact(p1), exact(2 * p2 + p1), exact(s), exact(s1), exact(2 * s2 + s1)};
      // `last` is the first flow that is not zero: A has the sign against it.
      sign[k] = last > 0.0 ? all(-1) : all(1);
      const Sums &v = sums[k];
      const Mask usual = (v.s >= 1e-30) & (v.s <= 1e30), between = magnitude(v.p) < v.s;
      const Mask none = (changes == 0.0) & (v.s <= 1e30), one = changes == 1.0;
      const Mask turns = (changes > 1.0) & usual & between;
      Mask other = Mask{} + is_other;
      if (any(turns)) {
        const Outline seen = outline(b, k, v.s);
        other = (turns & seen.clear() & seen.one()) ? Mask{} + must_prove : other;
      }
      state[k] = none ? Mask{} + has_none : ((one & usual & between) ? Mask{} + goes_on : other);
    }
    Mask served{};
    for (std::size_t k = 0; k < k_vectors; ++k) served |= at_work(state[k]);
    if (!any(served)) {  // no step serves here
      put_off(at, state, out);
      continue;
    }
    for (std::size_t k = 0; k < k_vectors; ++k) x[k] = jump(sums[k], all(1), sign[k], b.reach);
    Rough p[k_vectors], d[k_vectors], q[k_vectors], y[k_vectors];
    for (std::size_t k = 0; k < k_vectors; ++k) {
      p[k] = d[k] = q[k] = Rough{};
      y[k] = rough(x[k]);
    }
    for (std::size_t t = b.years; t-- > 0;)
      for (std::size_t k = 0; k < k_vectors; ++k) {
        Rough g;
        std::memcpy(&g, roughly + t * k_step + k * k_width, sizeof g);
        q[k] = q[k] * y[k] + d[k];
        d[k] = d[k] * y[k] + p[k];
        p[k] = p[k] * y[k] + g;
      }
    for (std::size_t k = 0; k < k_vectors; ++k) {
      x[k] = exact(y[k]);
      halley(b, exact(p[k]), exact(d[k]), exact(q[k]), x[k], c[k]);
    }
    finish(b, at, x, c, state, out);
  }
}

// Another round for series that go on, from where they are.
inline void next_round(const Block &b, std::size_t n, State &out) {
  for (std::size_t at = 0; at < n; at += k_step) {
    Vector x[k_vectors], c[k_vectors], p[k_vectors], d[k_vectors], q[k_vectors], sign[k_vectors];
    Sums sums[k_vectors];
    Mask state[k_vectors];
    std::memcpy(&x, out.x + at, sizeof x);
    std::memcpy(&state, out.state + at, sizeof state);
    for (std::size_t k = 0; k < k_vectors; ++k) {
      Sums v{};
      Vector last{};
      x[k] = ((x[k] > 0.0) & (x[k] < 1e300)) ? x[k] : all(1);
      for (std::size_t t = b.years; t-- > 0;) {
        const Vector f = load(b.flows[t] + b.offset + at + k * k_width);
        store(f, b.tile + t * k_step + k * k_width);
        v.p2 = v.p2 * x[k] + v.p1;
        v.p1 = v.p1 * x[k] + v.p;
        v.p = v.p * x[k] + f;
        v.s2 = v.s2 * x[k] + v.s1;
        v.s1 = v.s1 * x[k] + v.s;
        v.s = v.s * x[k] + magnitude(f);
        last = f != 0.0 ? f : last;
      }
      v.p1 *= x[k];
      v.s1 *= x[k];
      v.p2 = 2 * v.p2 * x[k] * x[k] + v.p1;
      v.s2 = 2 * v.s2 * x[k] * x[k] + v.s1;
      sums[k] = v;
      sign[k] = last > 0.0 ? all(-1) : all(1);
      p[k] = d[k] = q[k] = Vector{};
    }
    for (std::size_t k = 0; k < k_vectors; ++k) x[k] = jump(sums[k], x[k], sign[k], b.reach);
    for (std::size_t t = b.years; t-- > 0;)
      for (std::size_t k = 0; k < k_vectors; ++k) {
        q[k] = q[k] * x[k] + d[k];
        d[k] = d[k] * x[k] + p[k];
        p[k] = p[k] * x[k] + load(b.tile + t * k_step + k * k_width);
      }
    for (std::size_t k = 0; k < k_vectors; ++k) halley(b, p[k], d[k], q[k], x[k], c[k]);
    finish(b, at, x, c, state, out);
  }
}

// Of series with several changes of sign: which provably have no root, one, or more.
inline void judge(const Block &b, std::size_t n, State &out) {
  for (std::size_t at = 0; at < n; at += k_width) {
    const std::size_t offset = b.offset + at;
    Outline seen{};
    Bound<k_levels> above, below;
    for (std::size_t t = b.years; t-- > 0;) {
      const Vector f = load(b.flows[t] + offset);
      seen.first = f != 0.0 ? f : seen.first;
      above.next(f);
    }
    for (std::size_t t = 0; t < b.years; ++t) {
      const Vector f = load(b.flows[t] + offset);
      seen.last = f != 0.0 ? f : seen.last;
      below.next(f);
    }
    seen.sum = below.sum();
    seen.size = below.size();
    seen.above = above.roots(b.years);
    seen.below = below.roots(b.years);
    const Mask usual = (seen.size >= 1e-60) & (seen.size <= 1e60) & seen.clear();
    const Mask other = Mask{} + is_other;
    const Mask known = seen.several() ? Mask{} + has_several
                                      : (seen.none() ? Mask{} + has_none
                                                     : (seen.one() ? Mask{} + must_prove : other));
    Mask state = usual ? known : other;
    const Mask in_doubt = usual & (state == other);
    if (any(in_doubt))
      state = (in_doubt & (roots_at_least(b, offset) > 1.0)) ? Mask{} + has_several : state;
    store(all(1), out.x + at);
    store(all(__builtin_nan("")), out.rate + at);
    std::memcpy(out.state + at, &state, sizeof state);
  }
}
