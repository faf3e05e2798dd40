#include "plan.h"

#include <algorithm>
#include <cmath>

#include "equations.h"

namespace parking {
namespace {

// Whether an entry means anything on a zone as it stands in the inventory; what another entry makes
// of it is seen in rules_of.
bool acts_on(std::size_t measure, const Zone &zone) {
  switch (measure) {
    case zone_extension:
      return zone.regime == free_regime || zone.regime == time_limited;
    case zone_removal:
      return zone.paid();
    case resident_permits:
      return !zone.open_to_all();
    case mobile_payment:
      return !zone.mobile;
    case sensors:
      return !zone.sensors;
    case off_street_guidance:
      return false;
    default:
      return true;
  }
}

}  // namespace

Plan::Plan(const Stock &s, const jalon::Programme &programme)
    : stock(&s), years(programme.years().size()), actions(jalon::actions_of(programme, measures)) {
  for (std::size_t z = 0; z < s.zones.size(); ++z) {
    const Zone &zone = s.zones[z];
    const auto acts = [&](std::size_t i) { return acts_on(actions[i].measure, zone); };
    for (jalon::Segment &cut : jalon::segments_of(programme, zone.row, acts)) {
      Segment segment{z, cut.part, std::move(cut.active), {0}, {}};
      for (const std::size_t place : segment.active) {
        segment.epochs.push_back(std::max(0, actions[place].year + 1));
        touches = true;
      }
      std::sort(segment.epochs.begin(), segment.epochs.end());
      segment.epochs.erase(std::unique(segment.epochs.begin(), segment.epochs.end()),
                           segment.epochs.end());
      segments.push_back(std::move(segment));
    }
  }
  for (Segment &segment : segments) {
    for (std::size_t y = 0; y <= years; ++y)
      segment.rules.push_back(rules_of(segment, static_cast<int>(y)));
    for (const std::size_t place : segment.active) {
      const Action &a = actions[place];
      if (a.measure == zone_extension || a.measure == zone_removal)
        shifts_.push_back(std::max(0, a.year + 1));
      const auto buys = [&](Kind kind) {
        const Equipment e{kind, a.year};
        if (std::find(equipment.begin(), equipment.end(), e) == equipment.end())
          equipment.push_back(e);
      };
      if (a.measure == zone_extension) buys(Kind::terminal);
      if (a.measure == sensors) buys(Kind::sensor), buys(Kind::battery);
      if (a.measure == park_and_ride) buys(Kind::ride);
      if (a.measure == reallocation) buys(Kind::kerb);
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < actions.size(); ++i)
    if (actions[i].measure == off_street_guidance) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return actions[a].year < actions[b].year; });
  std::vector<double> done(s.car_parks.size(), 0);
  for (const std::size_t i : order) {
    Guidance g{actions[i].year, std::vector<double>(s.car_parks.size(), 0)};
    for (std::size_t c = 0; c < s.car_parks.size(); ++c) {
      const double share = clamp01(programme[i].share(c));
      g.covered[c] = greater(0.0, share - done[c]);
      done[c] = greater(done[c], share);
    }
    if (std::all_of(g.covered.begin(), g.covered.end(), [](double x) { return x == 0; })) continue;
    touches = true;
    const Equipment e{Kind::signs, g.year};
    if (std::find(equipment.begin(), equipment.end(), e) == equipment.end()) equipment.push_back(e);
    guidance.push_back(std::move(g));
  }
}

std::size_t Plan::equipment_of(Equipment e) const {
  return static_cast<std::size_t>(std::find(equipment.begin(), equipment.end(), e) -
                                  equipment.begin());
}

bool Segment::changes_in(int year) const {
  return std::binary_search(epochs.begin(), epochs.end(), year);
}

bool Plan::zones_change_by(int year) const {
  return std::any_of(shifts_.begin(), shifts_.end(), [&](int y) { return y <= year; });
}

bool Plan::differs(const Segment &segment, int year) const {
  const auto in_force = [&](const Segment &s) {
    return std::any_of(s.active.begin(), s.active.end(),
                       [&](std::size_t place) { return year > actions[place].year; });
  };
  if (in_force(segment) || reallocated(segment.zone, year) > 0) return true;
  if (std::any_of(guidance.begin(), guidance.end(),
                  [&](const Guidance &g) { return year > g.year; }))
    return true;
  return !stock->zones[segment.zone].paid() && zones_change_by(year);
}

bool Plan::changes(const Segment &segment, int year) const {
  if (!differs(segment, year)) return false;
  if (year == 0 || !differs(segment, year - 1)) return true;
  if (segment.changes_in(year)) return true;
  if (reallocated(segment.zone, year) != reallocated(segment.zone, year - 1)) return true;
  return !stock->zones[segment.zone].paid() &&
         std::find(shifts_.begin(), shifts_.end(), year) != shifts_.end();
}

Rules Plan::rules_of(const Segment &segment, int year) const {
  const Zone &zone = stock->zones[segment.zone];
  Rules r;
  r.paid = r.was_paid = zone.paid();
  // In the order of their years: of two entries of one kind the later one holds, except where what
  // was bought cannot be bought again.
  std::vector<std::size_t> order = segment.active;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return actions[a].year < actions[b].year; });
  for (const std::size_t place : order) {
    const Action &a = actions[place];
    if (year <= a.year) continue;
    const auto option = [&](std::size_t k) { return a.options[k]; };
    switch (a.measure) {
      case zone_extension:
        if (r.paid) break;
        r.paid = true;
        r.extended = a.year;
        r.new_first = option(extension_first_hour);
        r.extension_checks = option(extension_checks);
        r.extension_permits = option(extension_permits);
        break;
      case zone_removal:
        if (!r.paid) break;
        r.paid = false;
        r.removed = a.year;
        break;
      case tariff:
        r.increase = option(tariff_increase);
        r.first = option(tariff_first_hour);
        r.later = option(tariff_later_hour);
        break;
      case free_first_minutes:
        r.free_minutes = option(free_minutes_option);
        break;
      case demand_pricing:
        if (r.pricing != never) break;
        r.pricing = a.year;
        r.step = option(pricing_step);
        r.above = option(pricing_above);
        r.below = lesser(option(pricing_below), option(pricing_above));
        r.least = option(pricing_least);
        r.most = option(pricing_most);
        r.changes = static_cast<int>(std::lround(option(pricing_changes)));
        break;
      case notice_level:
        r.notice = option(notice_amount);
        break;
      case foot_control:
      case scan_car:
        r.control = a.year;
        r.scan = a.measure == scan_car;
        r.checks = option(control_checks);
        r.outsourced = option(control_outsourced) >= 0.5;
        break;
      case mobile_payment:
        if (r.mobile != never) break;
        r.mobile = a.year;
        r.terminals_gone = option(mobile_terminals);
        break;
      case sensors:
        r.sensors = std::min(r.sensors, a.year);
        break;
      case resident_permits:
        r.permit_increase = option(permit_increase);
        r.permit_price = option(permit_new_price);
        break;
      case park_and_ride:
        r.ride += option(ride_spaces);
        break;
      case reallocation:
        r.reallocated = true;
        break;
      default:
        break;
    }
  }
  return r;
}

double Plan::reallocated(std::size_t zone, int year) const {
  double part = 0;
  for (const Segment &s : segments)
    if (s.zone == zone)
      for (const std::size_t place : s.active) {
        const Action &a = actions[place];
        if (a.measure != reallocation || year <= a.year) continue;
        part += s.part;
        break;
      }
  return part;
}

}  // namespace parking
