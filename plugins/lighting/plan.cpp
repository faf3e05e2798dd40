#include "plan.h"

#include <algorithm>
#include <cmath>

namespace lighting {

Treatment treatment_of(const std::vector<Action> &actions, std::vector<std::size_t> active) {
  Treatment t;
  for (const std::size_t place : active) {
    const Action &a = actions[place];
    // No hours between `from` and `to`: nothing is done, nothing is paid.
    const bool nightly = a.measure == dimming || a.measure == switch_off || a.measure == presence ||
                         a.measure == on_demand;
    if (nightly && a.options[window_from] == a.options[window_to]) continue;
    const auto earlier = [&](int &year) {
      if (a.year >= year) return false;
      year = a.year;
      return true;
    };
    switch (a.measure) {
      case led_head:
      case led_full:
        if (!earlier(t.led_year)) break;
        t.full = a.measure == led_full;
        t.price = a.options[luminaire_price];
        t.ratio = a.options[power_ratio];
        if (!std::isnan(a.options[colour_temperature])) t.colour = a.options[colour_temperature];
        t.constant_light = a.options[constant_light] >= 0.5;
        t.poles = t.full ? a.options[pole_share] : jalon::unknown;
        t.cabinets = t.full ? a.options[cabinet_share] : jalon::unknown;
        break;
      case dimming:
        earlier(t.dimming_year);
        break;
      case presence:
        earlier(t.presence_year);
        break;
      case switch_off:
        earlier(t.off_year);
        earlier(t.clock_year);
        break;
      case astro_clocks:
        earlier(t.clock_year);
        break;
      case remote:
        if (earlier(t.remote_year)) t.node_per_point = !(a.options[0] < 0.5);
        break;
      case subscribed_power:
        t.subscriptions.push_back({a.year, a.options[0]});
        break;
      case on_demand:
        earlier(t.demand_year);
        break;
      case performance_contract:
        if (earlier(t.contract.year)) {
          t.contract.years = a.options[contract_years];
          t.contract.share = a.options[contract_share];
          t.contract.financed = a.options[contract_financed];
        }
        break;
      case removal:
        earlier(t.removal_year);
        break;
    }
  }
  // Removal first: nothing is done to a point in the year it goes, or later.
  for (int *year : {&t.led_year, &t.remote_year, &t.clock_year, &t.dimming_year, &t.presence_year,
                    &t.off_year, &t.demand_year})
    if (*year >= t.removal_year) *year = never;
  std::stable_sort(t.subscriptions.begin(), t.subscriptions.end(),
                   [](const auto &a, const auto &b) { return a.year < b.year; });
  t.actions = std::move(active);
  return t;
}

bool acts_on(const Action &action, int lamp_type) {
  if (action.measure != led_head || lamp_type != led) return true;
  return action.options[also_led] >= 0.5;  // not given: no
}

std::vector<Segment> segments_of(const jalon::Programme &programme,
                                 const std::vector<Action> &actions, std::size_t row,
                                 int lamp_type) {
  return jalon::segments_of(programme, row,
                            [&](std::size_t i) { return acts_on(actions[i], lamp_type); });
}

}  // namespace lighting
