// points.h - uniform points of the unit cube, each made from its number alone.
//
// A coordinate is a 32-bit whole number k, standing for (k + 1/2) / 2^32: exact, never 0 nor 1, the
// same on any machine, thread, block size and compiler. Draw i belongs to replicate i mod 16: the
// 16 replicates are independent of each other and alike in law, whatever the method, so that the
// spread between them tells how far any result may be off.
//
//   random           Philox4x32-10 by Random123; key = seed, counter = (draw, hash of the name)
//   latin_hypercube  each replicate is a Latin hypercube of `strata` draws, then another
//   sobol            Sobol points (Joe-Kuo), point i / 16, scrambled by nested uniform (Owen)
//                    scrambling by hashing, each replicate and coordinate with a key of its own
//
// How each is made exactly is told in docs/contributor/uncertainty.md, for whoever wants to make a
// draw again elsewhere.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace jalon {

inline constexpr std::size_t k_replicates = 16;
// Standard errors to each side that make a 95 % interval of 16 values: Student, 15 degrees of
// freedom.
inline constexpr double k_student = 2.131449545559323;

enum class Sampling { random, latin_hypercube, sobol };
std::string_view name_of(Sampling sampling);  // "random", "latin-hypercube", "sobol"

inline double unit(std::uint32_t k) {
  return (static_cast<double>(k) + 0.5) * 0x1p-32;
}

class Points {
 public:
  // One coordinate per name. A coordinate of `random` and `latin_hypercube` depends on seed and its
  // name alone, one of `sobol` also on its place in the list. `draws`: how many are wanted, for the
  // strata of Latin hypercubes (1 to 1,024 in each replicate); any number may then be drawn.
  // Throws Fault for more coordinates than there are Sobol dimensions.
  Points(Sampling sampling, std::uint64_t seed, std::vector<std::string> names,
         std::uint64_t draws);
  ~Points();
  Points(Points &&) noexcept;

  std::size_t coordinates() const;
  // Coordinate of draws first..first+out.size(). [any thread]
  void fill(std::size_t coordinate, std::uint64_t first, std::span<std::uint32_t> out) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace jalon
