#include "core/uncertainty/marginal.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/uncertainty/distribution.h"
#include "core/uncertainty/points.h"
#include "core/uncertainty/quantile_table.h"

namespace jalon {
namespace {

class Constant final : public Marginal, public ScoreMarginal {
 public:
  explicit Constant(double value) : value_(value) {}
  void at_coordinates(const std::uint32_t *, std::size_t n, double *out) const override {
    std::fill_n(out, n, value_);
  }
  void at_scores(std::size_t n, double *in_out) const override { std::fill_n(in_out, n, value_); }

 private:
  double value_;
};

class Uniform final : public Marginal {
 public:
  Uniform(const Figure &f, const Kernels &k) : low_(f.low), high_(f.high), kernel_(k.uniform) {}
  void at_coordinates(const std::uint32_t *k, std::size_t n, double *out) const override {
    kernel_(low_, high_, k, n, out);
  }

 private:
  double low_, high_;
  decltype(Kernels::uniform) kernel_;
};

class Triangular final : public Marginal {
 public:
  Triangular(const Figure &f, const Kernels &k) : kernel_(k.triangle) {
    const double range = f.high - f.low, left = (f.value - f.low) / range,
                 right = (f.high - f.value) / range;
    // Coordinates whose (k + 1/2) / 2^32 is below `left`. With the mode at the high end that is
    // all of them; the last is then drawn from the right all the same, and is as near to the mode.
    // A little less than the squares of the distances, for what floats may round off.
    const double less = (1 - 0x1p-21) * 0x1p-32;
    triangle_.low = f.low;
    triangle_.high = f.high;
    triangle_.turn =
        static_cast<std::uint32_t>(std::clamp(std::ceil(left * 0x1p32 - 0.5), 0.0, 0x1p32 - 1));
    triangle_.left = static_cast<float>(left * less);
    triangle_.right = static_cast<float>(right * less);
  }
  void at_coordinates(const std::uint32_t *k, std::size_t n, double *out) const override {
    kernel_(triangle_, k, n, out);
  }

 private:
  Triangle triangle_;
  decltype(Kernels::triangle) kernel_;
};

class Tabulated final : public Marginal {
 public:
  Tabulated(const Figure &f, const Kernels &k) : table_(f), kernel_(k.at_coordinates) {}
  void at_coordinates(const std::uint32_t *k, std::size_t n, double *out) const override {
    kernel_(table_.cells(), k, n, out);
  }

 private:
  QuantileTable table_;
  decltype(Kernels::at_coordinates) kernel_;
};

class TabulatedByScore final : public ScoreMarginal {
 public:
  TabulatedByScore(const Figure &f, const Kernels &k) : table_(f), kernel_(k.at_scores) {}
  void at_scores(std::size_t n, double *in_out) const override {
    kernel_(table_.cells(), n, in_out);
  }

 private:
  ScoreTable table_;
  decltype(Kernels::at_scores) kernel_;
};

// The places from which on each value but the first is drawn: the least one, found by halving,
// whose quantile is above all values before.
class Steps final : public Marginal {
 public:
  explicit Steps(const Figure &f) : values_(f.values) {
    std::uint32_t from = 0;
    for (std::size_t i = 0; i + 1 < values_.size(); ++i) {
      std::uint32_t least = from, most = std::numeric_limits<std::uint32_t>::max();
      while (least < most) {
        const std::uint32_t half = least + (most - least) / 2;
        quantile(f, unit(half)) > values_[i] ? most = half : least = half + 1;
      }
      starts_.push_back(from = least);
    }
  }
  void at_coordinates(const std::uint32_t *k, std::size_t n, double *out) const override {
    for (std::size_t i = 0; i < n; ++i)
      out[i] = values_[static_cast<std::size_t>(
          std::upper_bound(starts_.begin(), starts_.end(), k[i]) - starts_.begin())];
  }

 private:
  std::vector<double> values_;
  std::vector<std::uint32_t> starts_;
};

class StepsByScore final : public ScoreMarginal {
 public:
  explicit StepsByScore(const Figure &f) : values_(f.values) {
    for (std::size_t i = 0; i + 1 < values_.size(); ++i) {
      double below = -40, above = 40;
      for (int halved = 0; halved < 70; ++halved) {
        const double half = below + (above - below) / 2;
        (at_score(f, half) > values_[i] ? above : below) = half;
      }
      starts_.push_back(above);
    }
  }
  void at_scores(std::size_t n, double *in_out) const override {
    for (std::size_t i = 0; i < n; ++i)
      in_out[i] = values_[static_cast<std::size_t>(
          std::upper_bound(starts_.begin(), starts_.end(), in_out[i]) - starts_.begin())];
  }

 private:
  std::vector<double> values_;
  std::vector<double> starts_;
};

bool stepped(const Figure &f) {
  return f.distribution == Distribution::discrete || f.distribution == Distribution::empirical;
}

// One value, whatever the coordinate.
bool single(const Figure &f) {
  if (f.distribution == Distribution::point) return true;
  if (f.distribution == Distribution::normal) return !(f.sd > 0);
  if (f.distribution == Distribution::lognormal && f.sd > 0) return false;
  return !(f.low < f.high);
}

}  // namespace

std::unique_ptr<const Marginal> marginal(const Figure &f, const Kernels &kernels) {
  if (single(f)) return std::make_unique<Constant>(quantile(f, 0.5));
  if (stepped(f)) return std::make_unique<Steps>(f);
  if (f.distribution == Distribution::uniform) return std::make_unique<Uniform>(f, kernels);
  if (f.distribution == Distribution::triangular) return std::make_unique<Triangular>(f, kernels);
  return std::make_unique<Tabulated>(f, kernels);
}

std::unique_ptr<const ScoreMarginal> score_marginal(const Figure &f, const Kernels &kernels) {
  if (single(f)) return std::make_unique<Constant>(quantile(f, 0.5));
  if (stepped(f)) return std::make_unique<StepsByScore>(f);
  return std::make_unique<TabulatedByScore>(f, kernels);
}

}  // namespace jalon
