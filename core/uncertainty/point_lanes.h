// point_lanes.h - the kernels of points, in as many lanes as a processor has. Lanes of 32 bits
// are Words, lanes of 64 bits Longs.
//
// Included by sampling_kernels.cpp once for each kind of processor, in a namespace of its own and
// compiled for it. Hence nothing of the standard library here that a linker might share between
// them, and no templates.

constexpr std::size_t k_width = JALON_WIDTH;  // lanes of 64 bits
typedef std::uint64_t Longs __attribute__((vector_size(k_width * 8)));
typedef std::uint32_t Words __attribute__((vector_size(k_width * 8)));
typedef std::int32_t Ints __attribute__((vector_size(k_width * 8)));
typedef float Floats __attribute__((vector_size(k_width * 8)));

// Product of the lower halves of each lane.
JALON_INLINE Longs product(const Longs &a, const Longs &b) {
#if !defined(__x86_64__)
  return (a & 0xffffffffu) * (b & 0xffffffffu);
#elif JALON_WIDTH == 8
  return (Longs)_mm512_mul_epu32((__m512i)a, (__m512i)b);
#elif JALON_WIDTH == 4
  return (Longs)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#else
  return (Longs)_mm_mul_epu32((__m128i)a, (__m128i)b);
#endif
}

// Lane by lane: one of `even`, one of `odd`, and so on.
JALON_INLINE void store_zipped(const Longs &even, const Longs &odd, std::uint32_t *out) {
#if JALON_WIDTH == 8
  const Longs a = __builtin_shufflevector(even, odd, 0, 8, 1, 9, 2, 10, 3, 11),
              b = __builtin_shufflevector(even, odd, 4, 12, 5, 13, 6, 14, 7, 15);
#elif JALON_WIDTH == 4
  const Longs a = __builtin_shufflevector(even, odd, 0, 4, 1, 5),
              b = __builtin_shufflevector(even, odd, 2, 6, 3, 7);
#else
  const Longs a = __builtin_shufflevector(even, odd, 0, 2),
              b = __builtin_shufflevector(even, odd, 1, 3);
#endif
  std::memcpy(out, &a, sizeof a);
  std::memcpy(out + 2 * k_width, &b, sizeof b);
}

// Each lane of 64 bits works on one counter; what stands in its upper half never matters.
inline void random(const Philox &philox, std::uint64_t first, std::size_t n, std::uint32_t *out) {
  constexpr std::size_t together = k_width == 8 ? 4 : 2;  // as many as the registers hold
  const Longs m0 = Longs{} + k_multiplier[0], m1 = Longs{} + k_multiplier[1];
  Longs count{};
  for (std::size_t i = 0; i < k_width; ++i) count[i] = first / 4 + i;
  for (std::size_t done = 0; done < n; done += 4 * k_width * together) {
    Longs a[together], b[together], c[together], d[together];
    for (std::size_t g = 0; g < together; ++g) {
      a[g] = count + g * k_width;
      b[g] = a[g] >> 32;
      c[g] = Longs{} + philox.hash;
      d[g] = c[g] >> 32;
    }
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      const Longs k0 = Longs{} + philox.keys[2 * round], k1 = Longs{} + philox.keys[2 * round + 1];
#pragma GCC unroll 4
      for (std::size_t g = 0; g < together; ++g) {
        const Longs p0 = product(a[g], m0), p1 = product(c[g], m1);
        a[g] = (p1 >> 32) ^ b[g] ^ k0;
        b[g] = p1;
        c[g] = (p0 >> 32) ^ d[g] ^ k1;
        d[g] = p0;
      }
    }
    for (std::size_t g = 0; g < together; ++g)
      store_zipped((a[g] & 0xffffffffu) | b[g] << 32, (c[g] & 0xffffffffu) | d[g] << 32,
                   out + done + 4 * k_width * g);
    count += k_width * together;
  }
}

JALON_INLINE Words reversed(Words x) {
#if JALON_WIDTH == 8
  const __m512i bytes =
      _mm512_broadcast_i32x4(_mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
  x = (Words)_mm512_shuffle_epi8((__m512i)x, bytes);
#elif JALON_WIDTH == 4
  const __m256i bytes = _mm256_broadcastsi128_si256(
      _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
  x = (Words)_mm256_shuffle_epi8((__m256i)x, bytes);
#else
  x = x >> 16 | x << 16;
  x = (x >> 8 & 0x00ff00ffu) | (x & 0x00ff00ffu) << 8;
#endif
  x = (x >> 4 & 0x0f0f0f0fu) | (x & 0x0f0f0f0fu) << 4;
  x = (x >> 2 & 0x33333333u) | (x & 0x33333333u) << 2;
  return (x >> 1 & 0x55555555u) | (x & 0x55555555u) << 1;
}

// A nested uniform scramble: in reversed bits each step lets a bit depend on lower ones alone.
inline void sobol(const SobolCoordinate &s, std::uint64_t first, std::size_t n,
                  std::uint32_t *out) {
  constexpr std::size_t lanes = 2 * k_width, parts = k_lanes / lanes;
  Words keys[4][parts];
  std::memcpy(keys, s.keys, sizeof keys);
  std::uint64_t point = first / k_lanes;
  std::uint32_t x = 0;
  for (std::uint64_t j = point; j != 0; j &= j - 1) x ^= s.directions[__builtin_ctzll(j)];
  for (std::size_t done = 0; done < n; done += k_lanes) {
    const Words shared = Words{} + (x ^ x * 0x3d20adeau);
    for (std::size_t p = 0; p < parts; ++p) {
      Words y = (shared + keys[0][p]) * keys[1][p];
      y ^= y * 0x05526c56u;
      y ^= y * 0x53a22864u;
      y = (y + keys[2][p]) * keys[3][p];
      y ^= y * 0x3d20adeau;
      y = reversed(y);
      std::memcpy(out + done + p * lanes, &y, sizeof y);
    }
    if (++point != 0) x ^= s.steps[__builtin_ctzll(point)];
  }
}

// Each step can be undone, so it is a permutation of 0..2^bits - 1.
JALON_INLINE Words permuted(const Words *add, const Words *multiply, Words x, std::uint32_t mask,
                            std::uint32_t half) {
  for (int k = 0; k < 4; ++k) {
    x = (x + add[k]) * multiply[k] & mask;
    x ^= x >> half;
  }
  return x;
}

// Floor of (2 s rest + n - 1) / 2n: how far the first coordinate of stratum s lies above s * width.
// Exact, since the quotient of these whole numbers and 1/2 more is further than that from the next.
JALON_INLINE Words above(const Words &s, std::uint32_t n, std::uint32_t rest) {
  const Words whole = s * (2 * rest) + (n - 1);
  const Floats x = __builtin_convertvector((Ints)whole, Floats);
  return (Words) __builtin_convertvector((x + 0.5f) * (1 / static_cast<float>(2 * n)), Ints);
}

JALON_INLINE bool any(const Words &x) {
  std::uint32_t all = 0, lanes[2 * k_width];
  std::memcpy(lanes, &x, sizeof lanes);
  for (const auto lane : lanes) all |= lane;
  return all != 0;
}

// Strata at rows position..position+rows: the permutation is walked until it comes back to one of
// them, which is a permutation of the strata.
inline void strata_at(const LatinRound &r, std::uint32_t position, std::size_t rows,
                      std::uint32_t *out) {
  constexpr std::size_t lanes = 2 * k_width, parts = k_lanes / lanes;
  const std::uint32_t n = r.strata, mask = (1u << r.bits) - 1, half = (r.bits + 1) / 2;
  for (std::size_t p = 0; p < parts; ++p) {
    Words add[4], multiply[4];
    for (int k = 0; k < 4; ++k) {
      std::memcpy(add + k, r.keys[k] + p * lanes, sizeof *add);
      std::memcpy(multiply + k, r.keys[4 + k] + p * lanes, sizeof *multiply);
    }
    for (std::size_t row = 0; row < rows; ++row) {
      Words x = permuted(add, multiply, Words{} + (position + static_cast<std::uint32_t>(row)),
                         mask, half);
      if (mask >= n)
        for (Words outside = (Words)(x >= n); any(outside); outside = (Words)(x >= n))
          x = (permuted(add, multiply, x, mask, half) & outside) | (x & ~outside);
      std::memcpy(out + row * k_lanes + p * lanes, &x, sizeof x);
    }
  }
}

// Stratum s begins at the first k with (k + 1/2) / 2^32 >= s / n.
inline void place_in_strata(std::uint32_t n, const std::uint32_t *strata, std::size_t count,
                            std::uint32_t *in_out) {
  const auto width = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / n),
             rest = static_cast<std::uint32_t>((std::uint64_t{1} << 32) % n);
  for (std::size_t i = 0; i < count; i += 2 * k_width) {
    Words s, w;
    std::memcpy(&s, strata + i, sizeof s);
    std::memcpy(&w, in_out + i, sizeof w);
    const Words begin = s * width + above(s, n, rest),
                size = (s + 1) * width + above(s + 1, n, rest) - begin;
    const Longs even = product((Longs)w, (Longs)size) >> 32,
                odd = product((Longs)w >> 32, (Longs)size >> 32) >> 32 << 32;
    w = begin + (Words)(even | odd);
    std::memcpy(in_out + i, &w, sizeof w);
  }
}
