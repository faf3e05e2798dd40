#include "core/uncertainty/sampling_kernels.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <cmath>
#include <cstring>

#include "core/base/processor.h"

// Vectors are handed to inlined functions only: no binary interface depends on them.
#pragma GCC diagnostic ignored "-Wpsabi"
#ifndef __clang__
// GCC 12 warns of its own AVX-512 headers.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace jalon {
namespace {

constexpr std::uint32_t k_multiplier[2] = {0xD2511F53, 0xCD9E8D57},
                        k_weyl[2] = {0x9E3779B9, 0xBB67AE85};
constexpr std::size_t k_block = 1024;  // draws whose cells are looked up before they are used

#define JALON_INLINE [[gnu::always_inline]] inline
#define JALON_KERNELS \
  { random, sobol, strata_at, place_in_strata, at_coordinates, at_scores, triangle, uniform, mix }

// The same lines for each kind of processor. Not by target_clones: GCC takes vectors apart for the
// plainest processor before it makes the clones.
namespace plain {
#define JALON_WIDTH 2
#include "core/uncertainty/point_lanes.h"
#include "core/uncertainty/value_lanes.h"
constexpr Kernels k_kernels = JALON_KERNELS;
#undef JALON_WIDTH
}  // namespace plain
#ifdef __x86_64__
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
#endif
namespace v3 {
#define JALON_WIDTH 4
#include "core/uncertainty/point_lanes.h"
#include "core/uncertainty/value_lanes.h"
constexpr Kernels k_kernels = JALON_KERNELS;
#undef JALON_WIDTH
}  // namespace v3
#ifdef __clang__
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4")
#endif
namespace v4 {
#define JALON_WIDTH 8
#include "core/uncertainty/point_lanes.h"
#include "core/uncertainty/value_lanes.h"
constexpr Kernels k_kernels = JALON_KERNELS;
#undef JALON_WIDTH
}  // namespace v4
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

}  // namespace

Philox::Philox(std::uint64_t seed, std::uint64_t name) : hash(name) {
  std::uint32_t k[2] = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  for (int i = 0; i < 20; ++i) {
    keys[i] = k[i % 2];
    k[i % 2] += k_weyl[i % 2];
  }
}

void Philox::block(std::uint64_t counter, std::uint32_t (&c)[4]) const {
  c[0] = static_cast<std::uint32_t>(counter);
  c[1] = static_cast<std::uint32_t>(counter >> 32);
  c[2] = static_cast<std::uint32_t>(hash);
  c[3] = static_cast<std::uint32_t>(hash >> 32);
  for (int i = 0; i < 20; i += 2) {
    const std::uint64_t p0 = std::uint64_t{c[0]} * k_multiplier[0],
                        p1 = std::uint64_t{c[2]} * k_multiplier[1];
    c[0] = static_cast<std::uint32_t>(p1 >> 32 ^ c[1] ^ keys[i]);
    c[1] = static_cast<std::uint32_t>(p1);
    c[2] = static_cast<std::uint32_t>(p0 >> 32 ^ c[3] ^ keys[i + 1]);
    c[3] = static_cast<std::uint32_t>(p0);
  }
}

Kernels kernels_for(unsigned level) {
#ifdef __x86_64__
  level = processor_level(level);
  if (level == 4) return v4::k_kernels;
  if (level == 3) return v3::k_kernels;
#endif
  return plain::k_kernels;
}

}  // namespace jalon
