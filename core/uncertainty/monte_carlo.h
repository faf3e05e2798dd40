// monte_carlo.h - the draws of a run: every output of a function over the joint distribution.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/uncertainty/experiment.h"
#include "core/uncertainty/joint.h"
#include "core/uncertainty/points.h"
#include "core/uncertainty/preference.h"
#include "core/uncertainty/tally.h"

namespace jalon {

inline constexpr std::uint64_t k_first_draws = 16384;  // of the automatic number of draws
inline constexpr std::uint64_t k_most_draws = 1 << 20;

// One input per factor of the joint distribution. Memory does not grow with the draws.
class MonteCarlo : public Experiment {
 public:
  // `joint` outlives it. `draws`: 0 = automatic, that is k_first_draws, then twice as many each
  // time, until `enough` says so or k_most_draws are made.
  MonteCarlo(const Joint &joint, Sampling sampling, std::uint64_t seed, std::uint64_t draws,
             std::size_t outputs);

  // Asked whenever all draws so far are taken, if their number is automatic: summaries may be read
  // from it. Empty: never enough.
  void stop_when(std::function<bool()> enough) { enough_ = std::move(enough); }
  // Also compares these outputs draw by draw: the quantities of `preference`, which outlives the
  // run, in this order.
  void compare(Preference &preference, std::vector<std::size_t> outputs);

  std::uint64_t points() const override { return wanted_; }
  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override;
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override;

  std::uint64_t draws() const { return taken_; }
  Summary of(std::size_t output) const { return tallies_[output].summary(); }

 private:
  struct Comparison {
    Preference *preference;
    std::vector<std::size_t> outputs;
  };

  const Joint &joint_;
  Points points_;
  bool automatic_;
  std::uint64_t wanted_, taken_ = 0;
  std::function<bool()> enough_;
  std::vector<Comparison> comparisons_;
  std::vector<Tally> tallies_;
};

}  // namespace jalon
