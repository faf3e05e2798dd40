// value_lanes.h - the kernels of values, in as many lanes as a processor has.
//
// Included by sampling_kernels.cpp once for each kind of processor, in a namespace of its own and
// compiled for it. Hence nothing of the standard library here that a linker might share between
// them, and no templates.

typedef double Doubles __attribute__((vector_size(k_width * 8)));
typedef std::int64_t Masks __attribute__((vector_size(k_width * 8)));
typedef double Pair __attribute__((vector_size(16)));

#if JALON_WIDTH == 8
JALON_INLINE __m512i all(std::uint32_t x) {
  return _mm512_set1_epi32(static_cast<int>(x));
}
#endif

// Where the cells of coordinates lie, in bytes, and the place within, as whole numbers.
inline void locate(unsigned cell_bits, const std::uint32_t *k, std::size_t n,
                   std::uint32_t *offsets, std::int32_t *places) {
  const std::uint32_t upper = 32u << cell_bits << 5, inside = (1u << (31 - cell_bits)) - 1;
#if JALON_WIDTH == 8
  const __m128i octave = _mm_cvtsi32_si128(static_cast<int>(cell_bits + 5)),
                cell = _mm_cvtsi32_si128(static_cast<int>(31 - cell_bits - 5));
  const __m512i cells = all(((1u << cell_bits) - 1) << 5);
  for (std::size_t i = 0; i < n; i += 16) {
    const __m512i x = _mm512_loadu_si512(k + i), side = _mm512_srai_epi32(x, 31);
    const __m512i tail = _mm512_xor_si512(x, side);
    const __m512i odd = _mm512_add_epi32(_mm512_add_epi32(tail, tail), all(1));
    const __m512i zeros = _mm512_lzcnt_epi32(odd), whole = _mm512_sllv_epi32(odd, zeros);
    const __m512i exponent = _mm512_sll_epi32(_mm512_xor_si512(zeros, all(31)), octave);
    const __m512i at =
        _mm512_or_si512(exponent, _mm512_and_si512(_mm512_srl_epi32(whole, cell), cells));
    _mm512_storeu_si512(offsets + i, _mm512_or_si512(at, _mm512_and_si512(side, all(upper))));
    _mm512_storeu_si512(places + i, _mm512_and_si512(whole, all(inside)));
  }
#else
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<std::int32_t>(k[i]);
    const std::int32_t side = x >> 31, tail = x ^ side;
    const double odd = 2.0 * tail + 1;
    std::uint64_t bits;
    std::memcpy(&bits, &odd, sizeof bits);
    const auto cell = static_cast<std::uint32_t>(bits >> (52 - cell_bits)) - (1023u << cell_bits);
    offsets[i] = cell << 5 | (static_cast<std::uint32_t>(side) & upper);
    places[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(bits >> 21) & inside);
  }
#endif
}

JALON_INLINE Pair two(const Cell *cells, std::uint32_t offset, int half) {
  Pair p;
  std::memcpy(&p, reinterpret_cast<const char *>(cells) + offset + 16 * half, sizeof p);
  return p;
}

// (c0 + c2 t^2) + t (c1 + c3 t^2) of neighbouring lanes, the halves of cells side by side.
#if JALON_WIDTH >= 4
constexpr std::size_t k_few = 4;
typedef double Few __attribute__((vector_size(32)));

// Of the lanes 0 and 2: each half is loaded where it belongs.
JALON_INLINE Few joined(const Cell *cells, const std::uint32_t *at, int half) {
#ifdef __x86_64__
  return (Few)_mm256_insertf128_pd(_mm256_castpd128_pd256((__m128d)two(cells, at[0], half)),
                                   (__m128d)two(cells, at[2], half), 1);
#else
  return __builtin_shufflevector(two(cells, at[0], half), two(cells, at[2], half), 0, 1, 2, 3);
#endif
}

JALON_INLINE Few places_at(const std::int32_t *whole) {
#ifdef __x86_64__
  __m128i x;
  std::memcpy(&x, whole, sizeof x);
  return (Few)_mm256_cvtepi32_pd(x);
#else
  return Few{static_cast<double>(whole[0]), static_cast<double>(whole[1]),
             static_cast<double>(whole[2]), static_cast<double>(whole[3])};
#endif
}

JALON_INLINE Few cubic(const Cell *cells, const std::uint32_t *at, const Few &t) {
  const Few square = t * t;
  const Few a = joined(cells, at, 0) +
                __builtin_shufflevector(square, square, 0, 4, 2, 6) * joined(cells, at, 1),
            b = joined(cells, at + 1, 0) +
                __builtin_shufflevector(square, square, 1, 5, 3, 7) * joined(cells, at + 1, 1);
  return __builtin_shufflevector(a, b, 0, 4, 2, 6) + t * __builtin_shufflevector(a, b, 1, 5, 3, 7);
}
#else
constexpr std::size_t k_few = 2;
typedef Pair Few;

JALON_INLINE Few places_at(const std::int32_t *whole) {
  return Few{static_cast<double>(whole[0]), static_cast<double>(whole[1])};
}

JALON_INLINE Few cubic(const Cell *cells, const std::uint32_t *at, const Few &t) {
  const Few square = t * t;
  const Few a = two(cells, at[0], 0) +
                __builtin_shufflevector(square, square, 0, 2) * two(cells, at[0], 1),
            b = two(cells, at[1], 0) +
                __builtin_shufflevector(square, square, 1, 3) * two(cells, at[1], 1);
  return __builtin_shufflevector(a, b, 0, 2) + t * __builtin_shufflevector(a, b, 1, 3);
}
#endif

// Looking up right behind writing would wait for each cell: a block at a time.
struct alignas(64) Places {
  std::uint32_t offsets[k_block];
  std::int32_t whole[k_block];
};

inline void at_coordinates(const CoordinateCells &f, const std::uint32_t *k, std::size_t n,
                           double *out) {
  Places p;
  locate(f.cell_bits, k, n, p.offsets, p.whole);
  const Cell *cells = f.cells;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < n; i += k_few) {
    const Few y = cubic(cells, p.offsets + i, places_at(p.whole + i));
    std::memcpy(out + i, &y, sizeof y);
  }
}

JALON_INLINE Doubles kept(const Doubles &x, double low, double high) {
  const Doubles least = Doubles{} + low, most = Doubles{} + high, above = x > least ? x : least;
  return above < most ? above : most;
}

inline void at_scores(const ScoreCells &f, std::size_t n, double *in_out) {
  Places p;
  const Cell *cells = f.cells;
  const double per_score = f.per_score, shift = f.shift, last = f.last;
  for (std::size_t i = 0; i < n; i += k_width) {
    Doubles x;
    std::memcpy(&x, in_out + i, sizeof x);
    x = kept(x * per_score + shift, 0, last);
    // To whole numbers by way of the digits of a number so large that it has no others.
    const Doubles large = x - 0.5 + 0x1.8p52;
    for (std::size_t lane = 0; lane < k_width; ++lane)
      p.offsets[i + lane] = static_cast<std::uint32_t>(((Longs)large)[lane]) << 5;
    x -= large - 0x1.8p52;
    std::memcpy(in_out + i, &x, sizeof x);
  }
  for (std::size_t i = 0; i < n; i += k_few) {
    Few t;
    std::memcpy(&t, in_out + i, sizeof t);
    t = cubic(cells, p.offsets + i, t);
    std::memcpy(in_out + i, &t, sizeof t);
  }
}

// Which side a coordinate lies on is decided in whole numbers; distances from the end are made of
// floats, whose scales leave room for what these round off: neither side reaches the mode.
#if JALON_WIDTH == 8
inline void triangle(const Triangle &f, const std::uint32_t *k, std::size_t n, double *out) {
  const __m512d low = _mm512_set1_pd(f.low), high = _mm512_set1_pd(f.high),
                range = _mm512_set1_pd(f.high - f.low);
  const __m512 left = _mm512_set1_ps(f.left), right = _mm512_set1_ps(f.right);
  const __m512i turn = all(f.turn);
  for (std::size_t i = 0; i < n; i += 16) {
    const __m512i x = _mm512_loadu_si512(k + i);
    const __mmask16 above = _mm512_cmpge_epu32_mask(x, turn);
    const __m512 tail = _mm512_cvtepu32_ps(_mm512_mask_xor_epi32(x, above, x, all(~0u)));
    const __m512 distance = _mm512_sqrt_ps(_mm512_mul_ps(_mm512_add_ps(tail, _mm512_set1_ps(0.5f)),
                                                         _mm512_mask_blend_ps(above, left, right)));
    const __m512d first = _mm512_mul_pd(_mm512_cvtps_pd(_mm512_castps512_ps256(distance)), range),
                  second =
                      _mm512_mul_pd(_mm512_cvtps_pd(_mm512_extractf32x8_ps(distance, 1)), range);
    const auto above_first = static_cast<__mmask8>(above),
               above_second = static_cast<__mmask8>(above >> 8);
    _mm512_storeu_pd(out + i,
                     _mm512_mask_sub_pd(_mm512_add_pd(low, first), above_first, high, first));
    _mm512_storeu_pd(out + i + 8,
                     _mm512_mask_sub_pd(_mm512_add_pd(low, second), above_second, high, second));
  }
}
#else
JALON_INLINE Floats root(const Floats &x) {
#if !defined(__x86_64__)
  Floats y;
  for (std::size_t i = 0; i < 2 * k_width; ++i) y[i] = std::sqrt(x[i]);
  return y;
#elif JALON_WIDTH == 4
  return (Floats)_mm256_sqrt_ps((__m256)x);
#else
  return (Floats)_mm_sqrt_ps((__m128)x);
#endif
}

// The first or the second half of them.
JALON_INLINE Doubles widened(const Floats &x, int half) {
#if defined(__x86_64__) && JALON_WIDTH == 4
  return (Doubles)_mm256_cvtps_pd(half == 1 ? _mm256_extractf128_ps((__m256)x, 1)
                                            : _mm256_castps256_ps128((__m256)x));
#else
  Doubles y;
  for (std::size_t i = 0; i < k_width; ++i) y[i] = x[half * k_width + i];
  return y;
#endif
}

inline void triangle(const Triangle &f, const std::uint32_t *k, std::size_t n, double *out) {
  const Doubles low = Doubles{} + f.low, high = Doubles{} + f.high;
  const Words left = (Words)(Floats{} + f.left), right = (Words)(Floats{} + f.right);
  const std::uint32_t turn = f.turn;
  const double range = f.high - f.low;
  for (std::size_t i = 0; i < n; i += 2 * k_width) {
    Words x;
    std::memcpy(&x, k + i, sizeof x);
    const Words above = (Words)(x >= turn), tail = x ^ above;
    // Both halves and the product are exact, so this rounds once.
    const Floats whole = __builtin_convertvector((Ints)(tail >> 16), Floats) * 65536.0f +
                         __builtin_convertvector((Ints)(tail & 0xffff), Floats);
    const Words scale = (above & right) | (~above & left);
    // Negative from the high end.
    const Floats distance =
        (Floats)((Words)root((whole + 0.5f) * (Floats)scale) | (above & 0x80000000u));
    for (int half = 0; half < 2; ++half) {
      const Doubles d = widened(distance, half);
      const Doubles y = ((Masks)d < 0 ? high : low) + d * range;
      std::memcpy(out + i + half * k_width, &y, sizeof y);
    }
  }
}
#endif

inline void uniform(double low, double high, const std::uint32_t *k, std::size_t n, double *out) {
  const double step = (high - low) * 0x1p-32;
  for (std::size_t i = 0; i < n; ++i) {
    const auto shifted = static_cast<std::int32_t>(k[i] ^ 0x80000000u);
    const double x = low + (static_cast<double>(shifted) + 2147483648.5) * step;
    out[i] = x < high ? x : high;
  }
}

// From the last column to the first, so that what is still needed is still there.
inline void mix(const double *lower, std::size_t columns, std::size_t n, double *const *in_out) {
  constexpr std::size_t parts = 16 / k_width;
  for (std::size_t at = 0; at < n; at += 16)
    for (std::size_t i = columns; i-- > 0;) {
      Doubles sum[parts]{};
      for (std::size_t j = 0; j <= i; ++j)
        for (std::size_t p = 0; p < parts; ++p) {
          Doubles x;
          std::memcpy(&x, in_out[j] + at + p * k_width, sizeof x);
          sum[p] += x * lower[i * columns + j];
        }
      std::memcpy(in_out[i] + at, sum, sizeof sum);
    }
}
