#include <algorithm>
#include <cmath>
#include <limits>

#include "core/diagnosis/parts.h"

namespace jalon {
namespace {

std::optional<double> known(double x) {
  return std::isfinite(x) ? std::optional(x) : std::nullopt;
}

Peer in_unit(const Peer &peer, const jalon_indicator &declared, const Units &units) {
  Peer p = peer;
  const auto convert = [&](double x) {
    try {
      return units.convert(x, peer.unit, declared.unit);
    } catch (const Fault &fault) {
      throw Fault(fault.found(), peer.place, "a unit that converts to {1}"_msg(declared.unit));
    }
  };
  p.unit = declared.unit;
  if (p.mean) p.mean = convert(*p.mean);
  for (auto &[share, value] : p.quantiles) value = convert(value);
  return p;
}

// Peers of the town's size. Without population, only those of any size.
bool of_size(const Peer &peer, std::optional<double> population) {
  if (!peer.from && !peer.to) return true;
  return population && *population >= peer.from.value_or(0) &&
         *population <= peer.to.value_or(std::numeric_limits<double>::infinity());
}

}  // namespace

std::optional<double> gap_of(double value, int direction, const std::optional<double> &limit,
                             const std::optional<double> &target) {
  const int way = better_way(direction, limit, target);
  if (!std::isfinite(value) || way == 0 || (!limit && !target)) return std::nullopt;
  if (limit && target && *limit != *target)
    return std::clamp((*target - value) / (*target - *limit), 0.0, 1.0);
  const double mark = target.value_or(limit.value_or(0));
  const double short_by = way * (mark - value);  // above 0: the mark is not kept
  if (short_by <= 0) return 0;
  if (limit) return 1;
  return mark == 0 ? 1 : std::min(1.0, short_by / std::fabs(mark));
}

AgainstMarks marks_of(const IndicatorReading &r) {
  return {r.value.central, r.value.bound, r.direction,   r.limit,
          r.target,        r.keeps_limit, r.keeps_target};
}

PeerPlace place_among(const Peer &peer, double value, int direction) {
  PeerPlace p{peer, {}, 0, 0};
  if (peer.mean) {
    p.side = value == *peer.mean ? 0 : (value > *peer.mean ? 1 : -1) * direction;
    return p;
  }
  const auto &q = peer.quantiles;
  if (value < q.begin()->second) {
    p.below = q.begin()->first;
    p.outside = -1;
  } else if (value > q.rbegin()->second) {
    p.below = q.rbegin()->first;
    p.outside = 1;
  } else {
    auto upper = q.begin();
    while (std::next(upper) != q.end() && upper->second < value) ++upper;
    if (upper == q.begin()) {
      p.below = upper->first;
    } else {
      const auto lower = std::prev(upper);
      const double width = upper->second - lower->second;
      p.below = width > 0
                    ? lower->first + (upper->first - lower->first) * (value - lower->second) / width
                    : upper->first;
    }
  }
  const double middle = p.outside + (*p.below - 0.5);
  p.side = middle == 0 ? 0 : (middle > 0 ? 1 : -1) * direction;
  return p;
}

std::vector<IndicatorReading> read_indicators(const Model &model, std::size_t k,
                                              const Sampled &sampled, const PartialBounds &bounds,
                                              const EstimatedParts &parts,
                                              const std::vector<Peer> &peers,
                                              std::optional<double> population,
                                              const Units &units) {
  std::vector<IndicatorReading> all;
  const auto declared = indicators_of(model.plugin().domain());
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const jalon_indicator &d = declared[i];
    IndicatorReading r;
    r.name = d.name;
    r.label = d.label;
    r.unit = d.unit;
    r.direction = d.direction;
    r.value = ranged(sampled.central[k].indicators[i][0], sampled.draws[k].indicators[i],
                     sampled.rejected[k]);
    if (r.value.central) r.value.bound = bounds.indicators[i];
    r.limit = known(d.limit);
    r.target = known(d.target);
    const int way = better_way(d.direction, r.limit, r.target);
    const auto share_of = [&](const std::optional<double> &mark) -> std::optional<double> {
      if (!mark || !r.value.central) return std::nullopt;
      Keeping keeping(*mark, way);
      keeping.add(sampled.draws[k].indicators[i], sampled.rejected[k].data());
      return keeping.share();
    };
    r.keeps_limit = share_of(r.limit);
    r.keeps_target = share_of(r.target);
    r.evidence = {d.source, d.as_of, static_cast<Confidence>(d.confidence)};
    r.share = d.flags & JALON_SHARE;
    r.estimated = r.value.estimated = parts.indicators[i] && r.value.central;
    r.standing = standing_of(marks_of(r));
    if (r.value.central && r.standing != Standing::bounded)
      r.gap = gap_of(*r.value.central, r.direction, r.limit, r.target);
    for (const auto &peer : peers) {
      if (peer.indicator != d.name || !of_size(peer, population)) continue;
      const Peer p = in_unit(peer, d, units);
      if (r.value.central && !r.estimated && r.value.bound == 0)
        r.peers.push_back(place_among(p, *r.value.central, way));
      else
        r.peers.push_back({p, {}, 0, 0});
    }
    all.push_back(std::move(r));
  }
  return all;
}

Ranged gap_of_domain(const std::vector<IndicatorReading> &indicators, std::size_t k,
                     const Sampled &sampled) {
  double sum = 0, n = 0;
  for (const auto &i : indicators)
    if (i.gap) sum += *i.gap, ++n;
  if (n == 0) return {};
  std::vector<double> draws(sampled.n);
  for (std::size_t draw = 0; draw < draws.size(); ++draw) {
    double total = 0;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      if (!indicators[i].gap) continue;
      const auto gap = gap_of(sampled.draws[k].indicators[i][draw], indicators[i].direction,
                              indicators[i].limit, indicators[i].target);
      total += gap.value_or(std::numeric_limits<double>::quiet_NaN());
    }
    draws[draw] = total / n;
  }
  return ranged(sum / n, draws, sampled.rejected[k]);
}

}  // namespace jalon
