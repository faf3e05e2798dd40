// marginal.h - one uncertain figure, ready to be drawn: by its coordinate, or by its normal score
// if it varies together with others. Part of joint.
#pragma once
#include <cstdint>
#include <memory>

#include "core/settings/figure.h"
#include "core/uncertainty/sampling_kernels.h"

namespace jalon {

class Marginal {
 public:
  virtual ~Marginal() = default;
  // n: a multiple of 16, at most 1,024. [any thread]
  virtual void at_coordinates(const std::uint32_t *k, std::size_t n, double *out) const = 0;
};

std::unique_ptr<const Marginal> marginal(const Figure &figure, const Kernels &kernels);

// The same by the normal score.
class ScoreMarginal {
 public:
  virtual ~ScoreMarginal() = default;
  virtual void at_scores(std::size_t n, double *in_out) const = 0;
};

std::unique_ptr<const ScoreMarginal> score_marginal(const Figure &figure, const Kernels &kernels);

}  // namespace jalon
