#include "core/uncertainty/one_at_a_time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jalon {
namespace {

constexpr double k_unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t k_steps = 256;  // of the search, hence k_steps + 1 points
constexpr std::size_t k_inner = 15;   // points inside a bracket, so that it becomes a 16th
constexpr double k_narrow = 1e-12;    // of the distance between the ends
constexpr double k_rounds = 8;        // of narrowing, nearly always: 256 * 16^8 > 1e12

// Points at the centre but for one input.
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

class TornadoPoints : public AroundCentre {
 public:
  TornadoPoints(std::span<const double> centre, std::span<const Swing> swings, std::size_t outputs)
      : AroundCentre(centre), swings_(swings) {
    found_.central.assign(outputs, k_unknown);
    found_.bars.assign(outputs, std::vector<Tornado::Bar>(swings.size(), {k_unknown, k_unknown}));
  }
  std::uint64_t points() const override { return 2 * swings_.size() + 1; }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t o = 0; o < out.size(); ++o)
      for (std::size_t j = 0; j < n; ++j) cell(o, first + j) = rejected[j] ? k_unknown : out[o][j];
  }
  Tornado found() && { return std::move(found_); }

 protected:
  void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const override {
    if (point == 0) return;
    const Swing &swing = swings_[(point - 1) / 2];
    in[swing.input][at] = point % 2 == 1 ? swing.low : swing.high;
  }

 private:
  double &cell(std::size_t output, std::uint64_t point) {
    if (point == 0) return found_.central[output];
    Tornado::Bar &bar = found_.bars[output][(point - 1) / 2];
    return point % 2 == 1 ? bar.at_low : bar.at_high;
  }

  std::span<const Swing> swings_;
  Tornado found_;
};

// Between `low` and `high` the output changes sign.
struct Bracket {
  std::size_t output = 0, swing = 0;
  double low = 0, high = 0, at_low = 0, at_high = 0;
};

struct Root {
  std::size_t output = 0, swing = 0;
  double at = 0;
};

bool differ_in_sign(double x, double y) {  // not if one is NaN
  return !std::isnan(x) && !std::isnan(y) && (x > 0) - (x < 0) != (y > 0) - (y < 0);
}

double step(const Swing &swing, std::size_t k) {
  const double share = static_cast<double>(k) / static_cast<double>(k_steps);
  return std::lerp(std::min(swing.low, swing.high), std::max(swing.low, swing.high), share);
}

// All steps of one swing, then those of the next. Only the values of the swing under way are kept.
class Search : public AroundCentre {
 public:
  Search(std::span<const double> centre, std::span<const Swing> swings, std::size_t outputs)
      : AroundCentre(centre), swings_(swings), values_(outputs, std::vector<double>(k_steps + 1)) {}
  std::uint64_t points() const override { return swings_.size() * (k_steps + 1); }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t k = (first + j) % (k_steps + 1);
      for (std::size_t o = 0; o < out.size(); ++o)
        values_[o][k] = rejected[j] ? k_unknown : out[o][j];
      if (k == k_steps)
        for (std::size_t o = 0; o < out.size(); ++o) look(o, (first + j) / (k_steps + 1));
    }
  }
  std::vector<Bracket> brackets;
  std::vector<Root> roots;

 protected:
  void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const override {
    const Swing &swing = swings_[point / (k_steps + 1)];
    in[swing.input][at] = step(swing, point % (k_steps + 1));
  }

 private:
  void look(std::size_t output, std::size_t swing) {
    if (!std::isfinite(swings_[swing].low) || !std::isfinite(swings_[swing].high)) return;
    const std::vector<double> &v = values_[output];
    const auto lone_zero = [&v](std::size_t k) {
      return v[k] == 0 && (k == 0 || v[k - 1] != 0) && (k == k_steps || v[k + 1] != 0);
    };
    for (std::size_t k = 0; k <= k_steps; ++k) {
      const Swing &s = swings_[swing];
      if (lone_zero(k)) roots.push_back({output, swing, step(s, k)});
      if (k > 0 && differ_in_sign(v[k - 1], v[k]) && !lone_zero(k - 1) && !lone_zero(k))
        brackets.push_back({output, swing, step(s, k - 1), step(s, k), v[k - 1], v[k]});
    }
  }

  std::span<const Swing> swings_;
  std::vector<std::vector<double>> values_;  // [output][step]
};

// Points inside every open bracket.
class Narrowing : public AroundCentre {
 public:
  Narrowing(std::span<const double> centre, std::span<const Swing> swings,
            std::span<const Bracket> brackets)
      : AroundCentre(centre),
        swings_(swings),
        brackets_(brackets),
        values_(brackets.size() * k_inner) {}
  std::uint64_t points() const override { return values_.size(); }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t j = 0; j < n; ++j)
      values_[first + j] =
          rejected[j] ? k_unknown : out[brackets_[(first + j) / k_inner].output][j];
  }
  // What is left of them: of each the first part in which the sign changes. None if the change was
  // one across points that have no value.
  std::vector<Bracket> narrower() const {
    std::vector<Bracket> all;
    for (std::size_t b = 0; b < brackets_.size(); ++b) {
      Bracket part = brackets_[b];
      for (std::size_t i = 1; i <= k_inner + 1; ++i) {
        const bool last = i == k_inner + 1;
        part.high = last ? brackets_[b].high : inner(brackets_[b], i);
        part.at_high = last ? brackets_[b].at_high : values_[b * k_inner + i - 1];
        if (differ_in_sign(part.at_low, part.at_high)) {
          all.push_back(part);
          break;
        }
        part.low = part.high, part.at_low = part.at_high;
      }
    }
    return all;
  }

 protected:
  void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const override {
    const Bracket &bracket = brackets_[point / k_inner];
    in[swings_[bracket.swing].input][at] = inner(bracket, 1 + point % k_inner);
  }

 private:
  static double inner(const Bracket &bracket, std::size_t i) {
    return std::lerp(bracket.low, bracket.high, static_cast<double>(i) / (k_inner + 1));
  }

  std::span<const Swing> swings_;
  std::span<const Bracket> brackets_;
  std::vector<double> values_;
};

bool narrow_enough(const Bracket &bracket, const Swing &swing) {
  return bracket.high - bracket.low <= k_narrow * std::fabs(swing.high - swing.low) ||
         std::nextafter(bracket.low, bracket.high) >= bracket.high;
}

// A zero is the answer itself, as at the ends of a stretch of zeros.
double answer(const Bracket &bracket) {
  return std::fabs(bracket.at_low) <= std::fabs(bracket.at_high) ? bracket.low : bracket.high;
}

// Round `round` tells of the whole search.
ExperimentOptions part_of(const ExperimentOptions &options, double round) {
  ExperimentOptions part = options;
  if (options.progress)
    part.progress = [&options, round](double fraction) {
      options.progress((std::min(round, k_rounds) + fraction) / (k_rounds + 1));
    };
  return part;
}

}  // namespace

Tornado tornado(const Function &function, std::span<const double> centre,
                std::span<const Swing> swings, const ExperimentOptions &options) {
  TornadoPoints points(centre, swings, function.outputs);
  run(points, function, options);
  return std::move(points).found();
}

std::vector<std::vector<std::vector<double>>> switching_values(const Function &function,
                                                               std::span<const double> centre,
                                                               std::span<const Swing> swings,
                                                               const ExperimentOptions &options) {
  Search search(centre, swings, function.outputs);
  run(search, function, part_of(options, 0));
  std::vector<Bracket> open = std::move(search.brackets);
  for (double round = 1; !open.empty(); ++round) {
    Narrowing narrowing(centre, swings, open);
    if (run(narrowing, function, part_of(options, round)) < narrowing.points()) break;
    std::vector<Bracket> wide;
    for (const Bracket &bracket : narrowing.narrower()) {
      if (narrow_enough(bracket, swings[bracket.swing]))
        search.roots.push_back({bracket.output, bracket.swing, answer(bracket)});
      else
        wide.push_back(bracket);
    }
    open = std::move(wide);
  }
  if (open.empty() && options.progress) options.progress(1);

  std::vector<std::vector<std::vector<double>>> values(
      function.outputs, std::vector<std::vector<double>>(swings.size()));
  for (const Root &root : search.roots) values[root.output][root.swing].push_back(root.at);
  for (auto &of_output : values)
    for (auto &found : of_output) {
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
    }
  return values;
}

}  // namespace jalon
