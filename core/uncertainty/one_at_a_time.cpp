#include "core/uncertainty/around_centre.h"

namespace jalon {
namespace {

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

}  // namespace

Tornado tornado(const Function &function, std::span<const double> centre,
                std::span<const Swing> swings, const ExperimentOptions &options) {
  TornadoPoints points(centre, swings, function.outputs);
  run(points, function, options);
  return std::move(points).found();
}

}  // namespace jalon
