#include "core/uncertainty/points.h"

#include <algorithm>
#include <bit>
#include <boost/random/sobol.hpp>
#include <cstring>
#include <utility>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/uncertainty/sampling_kernels.h"

namespace jalon {
namespace {

static_assert(k_replicates == k_lanes);

constexpr std::uint64_t k_most_strata = 1024;
constexpr std::uint32_t k_most_shuffled = 64;
constexpr std::size_t k_dimensions = boost::random::default_sobol_table::max_dimension;

std::uint64_t hash_of(const std::string &text) {
  return std::stoull(digest(text).substr(0, 16), nullptr, 16);
}

std::uint32_t reversed(std::uint32_t x) {
  std::uint32_t y = 0;
  for (int i = 0; i < 32; ++i) y |= (x >> i & 1) << (31 - i);
  return y;
}

// The direction numbers of many dimensions, [bit of the number of the point][dimension]; the first
// 32 bits of 64, so that points go on after 2^32.
class Directions {
 public:
  explicit Directions(std::size_t dimensions)
      : dimensions_(std::max<std::size_t>(1, dimensions)), lattice_(dimensions_) {}
  std::uint32_t operator()(std::size_t bit, std::size_t dimension) const {
    return static_cast<std::uint32_t>(*lattice_.iter_at(bit * dimensions_ + dimension) >> 32);
  }

 private:
  std::size_t dimensions_;
  boost::random::qrng_detail::sobol_lattice<boost::uint_least64_t, 64,
                                            boost::random::default_sobol_table>
      lattice_;
};

SobolCoordinate sobol_coordinate(const Directions &directions, std::size_t dimension,
                                 const Philox &scrambles) {
  SobolCoordinate s;
  std::uint32_t all = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    s.directions[bit] = reversed(directions(bit, dimension));
    s.steps[bit] = all ^= s.directions[bit];
  }
  for (std::size_t r = 0; r < k_replicates; ++r) {
    std::uint32_t words[4];
    scrambles.block(r, words);
    for (std::size_t i = 0; i < 4; ++i) s.keys[i][r] = i % 2 == 0 ? words[i] : words[i] | 1;
  }
  return s;
}

LatinRound latin_round(const Philox &permutations, std::uint64_t round, std::uint32_t strata) {
  LatinRound r;
  r.strata = strata;
  r.bits = static_cast<std::uint32_t>(std::bit_width(strata - 1));
  for (std::size_t replicate = 0; replicate < k_replicates; ++replicate) {
    std::uint32_t words[4];
    permutations.block(round * k_replicates + replicate, words);
    for (std::size_t i = 0; i < 4; ++i) {
      r.keys[i][replicate] = words[i] >> 16;
      r.keys[4 + i][replicate] = (words[i] & 0xffff) | 1;
    }
  }
  return r;
}

// Few strata are shuffled in full: a permutation of few by keys is not fair enough. Rows of 16.
void shuffle(const Philox &permutations, std::uint64_t round, std::uint32_t strata,
             std::uint32_t *rows) {
  for (std::size_t r = 0; r < k_replicates; ++r) {
    const auto at = [&](std::uint32_t i) -> std::uint32_t & { return rows[i * k_replicates + r]; };
    for (std::uint32_t i = 0; i < strata; ++i) at(i) = i;
    std::uint32_t words[4];
    for (std::uint32_t i = strata - 1; i > 0; --i) {
      const std::uint32_t n = strata - 1 - i;  // words used before
      if (n % 4 == 0)
        permutations.block((round * k_replicates + r) * (k_most_shuffled / 4) + n / 4, words);
      std::swap(at(i), at(static_cast<std::uint32_t>(std::uint64_t{words[n % 4]} * (i + 1) >> 32)));
    }
  }
}

struct Coordinate {
  Philox random, shuffles;  // shuffles: keys of what the method does besides
  SobolCoordinate sobol;
};

}  // namespace

struct Points::Impl {
  Sampling sampling;
  std::uint32_t strata;
  std::vector<Coordinate> coordinates;
  Kernels kernels = kernels_for();

  void whole(const Coordinate &c, std::uint64_t first, std::size_t n, std::uint32_t *out) const {
    if (sampling == Sampling::sobol) {
      kernels.sobol(c.sobol, first, n, out);
      return;
    }
    kernels.random(c.random, first, n, out);
    if (sampling == Sampling::latin_hypercube && strata > 1) stratify(c, first, n, out);
  }

  void stratify(const Coordinate &c, std::uint64_t first, std::size_t n, std::uint32_t *out) const {
    std::uint64_t round = first / k_replicates / strata;
    auto position = static_cast<std::uint32_t>(first / k_replicates % strata);
    alignas(64) std::uint32_t chosen[k_most_shuffled * k_replicates];
    std::uint64_t shuffled = ~round;
    for (std::size_t left = n / k_replicates; left > 0;) {
      const std::size_t rows = std::min<std::size_t>({left, strata - position, k_most_shuffled});
      const std::uint32_t *at = chosen;
      if (strata > k_most_shuffled) {
        kernels.strata_at(latin_round(c.shuffles, round, strata), position, rows, chosen);
      } else {
        if (shuffled != round) shuffle(c.shuffles, shuffled = round, strata, chosen);
        at += position * k_replicates;
      }
      kernels.place_in_strata(strata, at, rows * k_replicates, out);
      out += rows * k_replicates;
      left -= rows;
      position += static_cast<std::uint32_t>(rows);
      if (position == strata) position = 0, ++round;
    }
  }
};

std::string_view name_of(Sampling sampling) {
  switch (sampling) {
    case Sampling::random:
      return "random";
    case Sampling::latin_hypercube:
      return "latin-hypercube";
    case Sampling::sobol:
      break;
  }
  return "sobol";
}

Points::Points(Sampling sampling, std::uint64_t seed, std::vector<std::string> names,
               std::uint64_t draws) {
  const bool sobol = sampling == Sampling::sobol;
  if (sobol && names.size() > k_dimensions)
    throw Fault("Sobol points have {1} coordinates at most, and {2} are asked for"_msg(
                    k_dimensions, names.size()),
                {}, {}, "draw by `random` or by `latin-hypercube`"_msg);
  auto impl = std::make_unique<Impl>();
  impl->sampling = sampling;
  impl->strata =
      static_cast<std::uint32_t>(std::clamp<std::uint64_t>(draws / k_replicates, 1, k_most_strata));
  const Directions directions(sobol ? names.size() : 0);
  for (std::size_t i = 0; i < names.size(); ++i) {
    // No figure has a name of two lines.
    const std::string shuffle = names[i] + (sobol ? "\nscramble" : "\nstrata");
    Coordinate c{{seed, hash_of(names[i])}, {seed, hash_of(shuffle)}, {}};
    if (sobol) c.sobol = sobol_coordinate(directions, i, c.shuffles);
    impl->coordinates.push_back(c);
  }
  impl_ = std::move(impl);
}

Points::~Points() = default;
Points::Points(Points &&) noexcept = default;

std::size_t Points::coordinates() const {
  return impl_->coordinates.size();
}

void Points::fill(std::size_t coordinate, std::uint64_t first, std::span<std::uint32_t> out) const {
  const Coordinate &c = impl_->coordinates[coordinate];
  while (!out.empty()) {
    const std::size_t inside = first % k_unit;
    std::size_t n = out.size() / k_unit * k_unit;
    if (inside == 0 && n > 0) {
      impl_->whole(c, first, n, out.data());
    } else {
      alignas(64) std::uint32_t unit[k_unit];
      impl_->whole(c, first - inside, k_unit, unit);
      n = std::min(k_unit - inside, out.size());
      std::memcpy(out.data(), unit + inside, n * sizeof *unit);
    }
    first += n;
    out = out.subspan(n);
  }
}

}  // namespace jalon
