#include <algorithm>
#include <cmath>

#include "core/uncertainty/around_centre.h"

namespace jalon {
namespace {

constexpr std::size_t k_steps = 256;  // of the search, hence k_steps + 1 points
constexpr std::size_t k_looks = 33;   // points of a first look
constexpr double k_dust = 1e-9;       // of a value: what rounding may move it by
constexpr std::size_t k_inner = 15;   // points inside a bracket, so that it becomes a 16th
constexpr double k_narrow = 1e-12;    // of the distance between the ends
constexpr double k_rounds = 10;  // look, search, and narrowing nearly always: 256 * 16^8 > 1e12

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

// The step of the k-th look: both ends and, between them, 13 or 5 steps apart, so that nothing
// periodic keeps pace.
std::size_t step_of_look(std::size_t k) {
  return k == 0 ? 0 : k + 1 == k_looks ? k_steps : 8 * k - 4 + 5 * k % 8;
}

// Do the values go one way, if any, without meeting zero or a point without a value? Those that are
// all the same, zero included, do.
bool go_one_way(std::span<const double> values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  for (const double v : values)
    if (!std::isfinite(v)) return false;
  if (*least == *greatest) return true;
  if (*least <= 0 && *greatest >= 0) return false;
  const double dust = k_dust * std::min(std::fabs(*least), std::fabs(*greatest));
  const bool up = values.back() > values.front();
  for (std::size_t k = 1; k < values.size(); ++k) {
    const double rise = values[k] - values[k - 1];
    if ((up ? rise : -rise) < -dust) return false;
  }
  return true;
}

// A few steps of each swing: which of them have an output that may change sign?
class FirstLook : public AroundCentre {
 public:
  FirstLook(std::span<const double> centre, std::span<const Swing> swings, std::size_t outputs)
      : AroundCentre(centre),
        swings_(swings),
        values_(outputs, std::vector<double>(k_looks)),
        open_(swings.size()) {}
  std::uint64_t points() const override { return swings_.size() * k_looks; }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t k = (first + j) % k_looks, swing = (first + j) / k_looks;
      for (std::size_t o = 0; o < out.size(); ++o)
        values_[o][k] = rejected[j] ? k_unknown : out[o][j];
      if (k + 1 == k_looks)
        open_[swing] = std::isfinite(swings_[swing].low) && std::isfinite(swings_[swing].high) &&
                       !std::all_of(values_.begin(), values_.end(), go_one_way);
    }
  }
  // Their places.
  std::vector<std::size_t> open() const {
    std::vector<std::size_t> places;
    for (std::size_t s = 0; s < open_.size(); ++s)
      if (open_[s]) places.push_back(s);
    return places;
  }

 protected:
  void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const override {
    const Swing &swing = swings_[point / k_looks];
    in[swing.input][at] = step(swing, step_of_look(point % k_looks));
  }

 private:
  std::span<const Swing> swings_;
  std::vector<std::vector<double>> values_;  // [output][look]
  std::vector<bool> open_;
};

// All steps of one open swing, then those of the next. Only the values of the swing under way are
// kept.
class Search : public AroundCentre {
 public:
  Search(std::span<const double> centre, std::span<const Swing> swings,
         std::vector<std::size_t> open, std::size_t outputs)
      : AroundCentre(centre),
        swings_(swings),
        open_(std::move(open)),
        values_(outputs, std::vector<double>(k_steps + 1)) {}
  std::uint64_t points() const override { return open_.size() * (k_steps + 1); }
  void take(std::uint64_t first, std::size_t n, std::span<const double *const> out,
            const std::uint8_t *rejected) override {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t k = (first + j) % (k_steps + 1);
      for (std::size_t o = 0; o < out.size(); ++o)
        values_[o][k] = rejected[j] ? k_unknown : out[o][j];
      if (k == k_steps)
        for (std::size_t o = 0; o < out.size(); ++o) look(o, open_[(first + j) / (k_steps + 1)]);
    }
  }
  std::vector<Bracket> brackets;
  std::vector<Root> roots;

 protected:
  void move(std::uint64_t point, std::span<double *const> in, std::size_t at) const override {
    const Swing &swing = swings_[open_[point / (k_steps + 1)]];
    in[swing.input][at] = step(swing, point % (k_steps + 1));
  }

 private:
  void look(std::size_t output, std::size_t swing) {
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
  std::vector<std::size_t> open_;            // their places
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

std::vector<std::vector<std::vector<double>>> switching_values(const Function &function,
                                                               std::span<const double> centre,
                                                               std::span<const Swing> swings,
                                                               const ExperimentOptions &options) {
  FirstLook look(centre, swings, function.outputs);
  run(look, function, part_of(options, 0));
  Search search(centre, swings, look.open(), function.outputs);
  run(search, function, part_of(options, 1));
  std::vector<Bracket> open = std::move(search.brackets);
  for (double round = 2; !open.empty(); ++round) {
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
