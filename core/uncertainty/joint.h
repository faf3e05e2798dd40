// joint.h - the joint distribution of all uncertain figures of a run, ready to be drawn.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/settings/figure.h"
#include "core/uncertainty/correlation.h"
#include "core/uncertainty/points.h"

namespace jalon {

// An uncertain figure.
struct Factor {
  std::string path;
  Figure figure;
};

class Joint {
 public:
  // Makes the tables of quantiles, some milliseconds each, on all cores.
  Joint(std::vector<Factor> factors, const std::vector<Correlation> &correlations);
  ~Joint();
  Joint(Joint &&) noexcept;

  const std::vector<Factor> &factors() const;
  // Factors that vary together, and each other one alone: [group][place in factors()].
  const std::vector<std::vector<std::size_t>> &groups() const;
  const std::vector<Message> &told() const;  // what was repaired or left out
  // The rank correlation that two figures, by their places, are drawn with.
  double rank(std::size_t first, std::size_t second) const;

  // Values of n points (at most k_chunk) given by uniform coordinates, one column per factor; the
  // values of a correlated group need all its coordinates. Same bits on every processor and with
  // every compiler. Within 1e-6 of the spread from P1 to P99 of what distribution.h says (tested).
  // [any thread]
  void transform(std::size_t n, std::span<const std::uint32_t *const> coordinates,
                 std::span<double *const> values) const;
  // Draws first..first+n of `points`, which has one coordinate per factor.
  void draw(const Points &points, std::uint64_t first, std::size_t n,
            std::span<double *const> values) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace jalon
