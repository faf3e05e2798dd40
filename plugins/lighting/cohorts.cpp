#include "cohorts.h"

#include <cmath>
#include <tuple>

#include "equations.h"

namespace lighting {

RatioGroup ratio_group(int type) {
  switch (type) {
    case mercury:
      return ratio_mercury;
    case fluorescent:
      return ratio_fluorescent;
    case induction:
      return ratio_induction;
    case incandescent:
      return ratio_incandescent;
    case led:
      return ratio_of_led;
    default:
      return ratio_general;
  }
}

namespace {

constexpr int years_per_bin = 5;
int bin_of(int installed) {
  return installed == 0 ? 0 : installed / years_per_bin;
}

// Renewal takes the oldest first: where each bin of years stands in the queue, as parts of the
// dated old points of the town (mercury has a queue of its own). Undated points stand all along.
using Queue = std::map<int, std::pair<double, double>>;
Queue queue_of(const std::vector<Point> &points, bool of_mercury) {
  std::map<int, double> bins;
  double all = 0;
  for (const Point &p : points) {
    if (p.installed == 0 || p.regime == off || p.type == led) continue;
    if ((p.type == mercury) != of_mercury) continue;
    bins[bin_of(p.installed)] += p.count;
    all += p.count;
  }
  Queue queue;
  double from = 0;
  for (const auto &[bin, count] : bins) {
    if (count > 0) queue[bin] = {from / all, count / all};
    from += count;
  }
  return queue;
}

Lamps &lamps_of(Cohort &cohort, const Point &p) {
  std::array<double, 3> colour{};
  if (!std::isnan(p.colour)) colour = colour_weights(p.colour);
  for (Lamps &l : cohort.lamps)
    if (l.type == p.type && l.colour == colour &&
        (l.upward == p.upward || (std::isnan(l.upward) && std::isnan(p.upward))))
      return l;
  cohort.lamps.push_back({p.type, 0, 0, {}, p.upward, colour});
  return cohort.lamps.back();
}

void add_power(Lamps &lamps, const Point &p, double count) {
  if (!std::isnan(p.system_watts)) {
    lamps.system_watts += count * p.system_watts;
  } else if (p.lamp_parameter == JALON_NO_PARAMETER) {
    lamps.lamp_watts += count * p.lamp_watts;
  } else {
    for (auto &[parameter, points] : lamps.drawn)
      if (parameter == p.lamp_parameter) {
        points += count;
        return;
      }
    lamps.drawn.emplace_back(p.lamp_parameter, count);
  }
}

}  // namespace

Plan::Plan(const Stock &town, const jalon::Programme &programme)
    : stock(&town), first_year(programme.years().front()), years(programme.years().size()) {
  const std::vector<Action> actions = jalon::actions_of(programme, measures);
  const Queue usual = queue_of(town.points, false), mercuries = queue_of(town.points, true);

  std::map<std::vector<std::size_t>, std::size_t> treatment_places;
  Profiles before;
  using Key = std::tuple<std::size_t, std::size_t, int, int, bool, bool>;
  std::map<Key, std::size_t> cohort_places;
  std::vector<double> aged;  // per cohort: sum of ages of dated points

  for (std::size_t row = 0; row < town.points.size(); ++row) {
    const Point &p = town.points[row];
    if (!(p.count > 0)) continue;
    const std::size_t base = before.place_of(profile_before(p));
    for (const Segment &segment : segments_of(programme, actions, row, p.type)) {
      const auto [t, is_new] = treatment_places.try_emplace(segment.active, treatments.size());
      if (is_new) treatments.push_back(treatment_of(actions, segment.active));
      const bool dated = p.installed != 0;
      const Key key{t->second,        base, ratio_group(p.type), bin_of(p.installed),
                    p.per_inhabitant, dated};
      const auto [place, first] = cohort_places.try_emplace(key, cohorts.size());
      if (first) {
        Cohort c;
        c.treatment = t->second;
        c.ratio = ratio_group(p.type);
        c.is_led = p.type == led;
        c.per_inhabitant = p.per_inhabitant;
        c.dark = p.regime == off;
        c.switching = p.switching;
        c.older.assign(years, 0);
        if (dated && !c.is_led && !c.dark) {
          const auto &queue = p.type == mercury ? mercuries : usual;
          std::tie(c.queue_from, c.queue_width) = queue.at(bin_of(p.installed));
          c.density = 1 / c.queue_width;
        }
        c.before = profiles.place_of(before.list()[base]);
        for (std::size_t y = 0; y < years; ++y)
          c.profile.push_back(profiles.place_of(profile_in(static_cast<int>(y), before.list()[base],
                                                           treatments[c.treatment], actions)));
        cohorts.push_back(std::move(c));
        aged.push_back(0);
      }
      Cohort &c = cohorts[place->second];
      const double count = p.count * segment.part;
      c.points += count;
      if (!p.dimmable) c.gear += count;
      if (p.type != unknown_type) c.typed += count;
      if (p.regime_known) c.told += count;
      add_power(lamps_of(c, p), p, count);
      if (!dated) continue;
      c.dated += count;
      aged[place->second] += count * std::max(0, first_year - p.installed);
      for (std::size_t y = 0; y < years; ++y)
        if (first_year + static_cast<int>(y) - p.installed > 25) c.older[y] += count;
    }
  }
  for (std::size_t k = 0; k < cohorts.size(); ++k) {
    Cohort &c = cohorts[k];
    c.gear /= c.points;
    c.typed /= c.points;
    c.told /= c.points;
    if (c.dated > 0) c.age = aged[k] / c.dated;
  }
  profiles.finish();
}

}  // namespace lighting
