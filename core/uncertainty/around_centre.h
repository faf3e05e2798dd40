// around_centre.h - points at the centre but for one input. Part of one_at_a_time.
#pragma once
#include <algorithm>
#include <limits>

#include "core/uncertainty/one_at_a_time.h"

namespace jalon {

inline constexpr double k_unknown = std::numeric_limits<double>::quiet_NaN();

class AroundCentre : public Experiment {
 public:
  void fill(std::uint64_t first, std::size_t n, std::span<double *const> in) const override {
    for (std::size_t i = 0; i < centre_.size(); ++i) std::fill_n(in[i], n, centre_[i]);
    for (std::size_t j = 0; j < n; ++j) move(first + j, in, j);
  }

 protected:
  explicit AroundCentre(std::span<const double> centre) : centre_(centre) {}
  virtual void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const = 0;

 private:
  std::span<const double> centre_;
};

}  // namespace jalon
