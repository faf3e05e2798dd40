#include <algorithm>
#include <cmath>

#include "core/diagnosis/parts.h"
#include "core/uncertainty/tally.h"

namespace jalon {

Sampled sample(const Asked &asked, const Settings &settings, const DiagnosisOptions &options) {
  Sampled s;
  s.n = options.draws;
  const auto &factors = asked.factors();
  for (std::size_t f = 0; f < factors.size(); ++f) s.columns.emplace_back(s.n);
  if (!factors.empty()) {
    std::vector<std::string> names;
    for (const auto &f : factors) names.push_back(f.path);
    const Joint joint(factors, settings.correlations());
    const Points points(Sampling::sobol, options.seed, names, s.n);
    for (std::uint64_t at = 0; at < s.n; at += k_chunk) {
      std::vector<double *> values;
      for (auto &column : s.columns) values.push_back(column.data() + at);
      joint.draw(points, at, std::min<std::uint64_t>(k_chunk, s.n - at), values);
    }
  }
  return s;
}

Ranged ranged(double central, std::span<const double> draws, std::span<const uint8_t> rejected) {
  if (!std::isfinite(central)) return {};
  Ranged r{central, {}, {}};
  const Summary s = summarise(draws, rejected);
  if (s.missing > 0)
    r.without = static_cast<double>(s.missing) / static_cast<double>(s.draws + s.missing);
  if (s.draws == 0 || s.missing > 0) return r;  // unknown in one draw is unknown
  for (const auto &q : {s.p10, s.p50, s.p90})
    if (!std::isfinite(q.value)) return r;
  r.p10 = s.p10.value;
  r.median = s.p50.value;
  r.p90 = s.p90.value;
  return r;
}

}  // namespace jalon
