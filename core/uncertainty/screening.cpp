#include "core/uncertainty/screening.h"

#include <algorithm>
#include <bit>

#include "core/uncertainty/columns.h"

namespace jalon {
namespace {

std::vector<std::string> names_of(const Joint &joint, const std::string &mark) {
  std::vector<std::string> names;
  for (const auto &factor : joint.factors()) names.push_back(factor.path + mark);
  return names;
}

// Point 64 * k + i: point i as it is for k = 0, else with the k-th of the groups tried drawn anew.
class Screening : public Experiment {
 public:
  Screening(const Joint &joint, const Function &function, std::uint64_t seed)
      : joint_(joint),
        plain_(joint.factors().size(), 1, k_screened),
        anew_(joint.factors().size(), 1, k_screened),
        moving_(joint.groups().size()),
        first_(function.outputs, std::vector<double>(k_screened)),
        first_rejected_(k_screened) {
    for (std::size_t g = 0; g < moving_.size(); ++g) {
      const auto &group = joint.groups()[g];
      moving_[g] = std::any_of(group.begin(), group.end(),
                               [&](std::size_t factor) { return function.may_read(factor); });
      if (moving_[g]) tried_.push_back(g);
    }
    const Points points(Sampling::sobol, seed, names_of(joint, " (screening)"), k_screened);
    const Points others(Sampling::sobol, seed, names_of(joint, " (screening, anew)"), k_screened);
    joint.draw(points, 0, k_screened, plain_.all());
    joint.draw(others, 0, k_screened, anew_.all());
  }

  std::uint64_t points() const override { return k_screened * (tried_.size() + 1); }

  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override {
    for (std::size_t at = 0; at < n; at += k_screened) {
      for (std::size_t f = 0; f < in.size(); ++f) std::copy_n(plain_[f], k_screened, in[f] + at);
      if (const std::uint64_t k = (first + at) / k_screened; k > 0)
        for (const std::size_t f : joint_.groups()[tried_[k - 1]])
          std::copy_n(anew_[f], k_screened, in[f] + at);
    }
  }

  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t at = 0; at < n; at += k_screened) {
      const std::uint64_t k = (first + at) / k_screened;
      if (k == 0) {
        for (std::size_t o = 0; o < out.size(); ++o)
          std::copy_n(out[o] + at, k_screened, first_[o].begin());
        std::copy_n(rejected + at, k_screened, first_rejected_.begin());
      } else {
        moving_[tried_[k - 1]] = differ(at, out, rejected);
      }
    }
  }

  const std::vector<bool> &moving() const { return moving_; }

 private:
  bool differ(std::size_t at, std::span<const double *const> out,
              const std::uint8_t *rejected) const {
    for (std::size_t i = 0; i < k_screened; ++i) {
      if (rejected[at + i] != first_rejected_[i]) return true;
      for (std::size_t o = 0; o < out.size() && !rejected[at + i]; ++o)
        if (std::bit_cast<std::uint64_t>(out[o][at + i]) !=
            std::bit_cast<std::uint64_t>(first_[o][i]))
          return true;
    }
    return false;
  }

  const Joint &joint_;
  Columns plain_, anew_;
  std::vector<bool> moving_;                // by group
  std::vector<std::size_t> tried_;          // groups
  std::vector<std::vector<double>> first_;  // [output][point]
  std::vector<std::uint8_t> first_rejected_;
};

}  // namespace

std::vector<bool> moving_groups(const Function &function, const Joint &joint, std::uint64_t seed,
                                const ExperimentOptions &options) {
  Screening screening(joint, function, seed);
  run(screening, function, options);
  return screening.moving();
}

}  // namespace jalon
