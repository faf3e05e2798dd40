// irr_vectors.h - vectors of doubles and what is reckoned with them, in as many lanes as a
// processor has. Part of irr_lanes.h, which is included once for each kind of processor: no guard.

constexpr std::size_t k_width = JALON_WIDTH, k_vectors = JALON_VECTORS;
constexpr std::size_t k_step = k_width * k_vectors;
constexpr double k_noise =
    0x1p-44;  // more than sums of 400 years round off, over their terms' sizes
typedef double Vector __attribute__((vector_size(k_width * sizeof(double))));
typedef std::uint64_t Natural __attribute__((vector_size(k_width * sizeof(double))));
typedef std::int64_t Mask __attribute__((vector_size(k_width * sizeof(double))));
typedef float Rough __attribute__((vector_size(k_width * sizeof(float))));
typedef std::uint32_t RoughNatural __attribute__((vector_size(k_width * sizeof(float))));

inline Vector load(const double *from) {
  Vector to;
  std::memcpy(&to, from, sizeof to);
  return to;
}
inline void store(const Vector &x, double *to) {
  std::memcpy(to, &x, sizeof x);
}
inline Vector all(double x) {
  return Vector{} + x;
}
inline Natural naturals(const Vector &x) {
  Natural m;
  std::memcpy(&m, &x, sizeof m);
  return m;
}
inline Vector doubles(const Natural &m) {
  Vector x;
  std::memcpy(&x, &m, sizeof x);
  return x;
}
inline Natural as_naturals(const Mask &m) {
  Natural n;
  std::memcpy(&n, &m, sizeof n);
  return n;
}
inline Vector magnitude(const Vector &x) {
  return doubles(naturals(x) & 0x7fffffffffffffff);
}
inline Rough rough(const Vector &x) {
  return __builtin_convertvector(x, Rough);
}
inline Vector exact(const Rough &x) {
  return __builtin_convertvector(x, Vector);
}
inline RoughNatural magnitude_bits(const Rough &x) {
  RoughNatural m;
  std::memcpy(&m, &x, sizeof m);
  return m & 0x7fffffff;
}
inline Rough roughs(const RoughNatural &m) {
  Rough x;
  std::memcpy(&x, &m, sizeof x);
  return x;
}
inline Vector within(const Vector &x, const Vector &low, const Vector &high) {
  const Vector up = x > low ? x : low;
  return up < high ? up : high;
}

inline bool any(const Mask &m) {
  bool found = false;
  for (std::size_t i = 0; i < k_width; ++i) found |= m[i] != 0;
  return found;
}
// ln of a positive normal number to about 1e-6: exponent, and 2 atanh of what is left.
inline Vector logarithm(const Vector &x) {
  const Natural b = naturals(x);
  const Vector e = doubles((b >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
  const Vector m = doubles((b & 0x000fffffffffffff) | 0x3ff0000000000000);  // 1 to 2
  const Mask large = m > 1.4142135623730951;
  const Vector n = large ? 0.5 * m : m, k = large ? e + 1 : e;
  const Vector z = (n - 1) / (n + 1), zz = z * z;
  return k * 0.69314718055994531 + z * (2 + zz * (2.0 / 3 + zz * (2.0 / 5 + zz * (2.0 / 7))));
}

// e^u to about 1e-6, exactly 1 for 0; |u| below 600.
inline Vector exponential(const Vector &u) {
  const Vector whole = u * 1.4426950408889634 + 0x1.8p52;
  const Vector r = u - (whole - 0x1.8p52) * 0.69314718055994531;
  const Vector power = doubles((naturals(whole) << 52) + 0x3ff0000000000000);
  return power *
         (1 +
          r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))))));
}
